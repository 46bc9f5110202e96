"""Web addresses: which are usable, and which two are the same; pure."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

_SCHEMES = frozenset({"http", "https"})
_DEFAULT_PORTS = frozenset({None, 80, 443})


def web_address(url: str) -> str:
    """The address as given.

    Raises ValueError unless it is http or https with a host.
    """
    if _split(url) is None:
        raise ValueError(f"{url!r} is not a web address")
    return url


def canonical_address(url: str) -> str:
    """One spelling for all addresses of an article; empty for what names no single page, such as a site's front page.

    >>> canonical_address("HTTP://Example.org/a/?utm_source=x&id=3#oben")
    'https://example.org/a?id=3'
    """
    parts = _split(url)
    if parts is None:
        return ""
    port = "" if parts.port in _DEFAULT_PORTS else f":{parts.port}"
    path = parts.path.rstrip("/")
    pairs = [pair for pair in parts.query.split("&") if pair and not pair.lower().startswith("utm_")]
    query = "?" + "&".join(pairs) if pairs else ""
    return f"https://{parts.hostname}{port}{path}{query}" if path or query else ""


def host(url: str) -> str:
    """The address's host without ``www.``; empty if there is none.

    >>> host("https://www.example.org/a")
    'example.org'
    """
    parts = _split(url)
    return (parts.hostname or "").removeprefix("www.") if parts else ""


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        usable = parts.scheme in _SCHEMES and bool(parts.hostname) and (parts.port or 0) >= 0
    except ValueError:  # an unclosed IPv6 bracket, a port that is no number
        return None
    return parts if usable else None
