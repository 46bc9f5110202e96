"""What crawlers are told: everything may be read, and where the list of pages is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.website import Website


def robots_files(site: Website) -> dict[str, bytes]:
    """robots.txt; it names the list of pages once the site has an address."""
    lines = ["User-agent: *", "Allow: /"]
    if site.url:
        lines += ["", f"Sitemap: {site.url}sitemap.xml"]
    return {"robots.txt": "".join(f"{line}\n" for line in lines).encode()}
