"""A local preview: serves the built site and builds it anew when something changes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs.livereload import LiveReloadServer

from generator.errors import PublishError
from generator.publish import SITE_URL

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.settings import Layout

HOST = "127.0.0.1"


def serve_site(layout: Layout, rebuild: Callable[[], None], *, port: int, say: Callable[[str], None]) -> None:
    """Serve until interrupted, below the path that SITE_URL has.

    Raises PublishError where the port is taken.
    """
    path = urlsplit(os.environ.get(SITE_URL, "/")).path.rstrip("/") + "/"
    server = LiveReloadServer(builder=rebuild, host=HOST, port=port, root=str(layout.site), mount_path=path)
    for watched in (layout.articles, layout.pages, layout.settings.parent, layout.templates, layout.mkdocs):
        server.watch(str(watched))
    say(f"Preview at http://{HOST}:{port}{path} – stop with Ctrl+C.")
    try:
        server.serve(open_in_browser=False)  # type: ignore[no-untyped-call] # MkDocs has no types here
    except OSError as error:
        raise PublishError(f"Port {port} cannot be used ({error.strerror}). Choose another with --port.") from error
    except KeyboardInterrupt:
        server.shutdown(wait=True)
