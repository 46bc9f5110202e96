"""When pages say they were published."""

import pytest

from generator.read.markup import parse_html
from generator.read.page_date import published

JSON = '<script type="application/ld+json">{}</script>'
PAGES = {
    JSON.format('{"@graph": [{"datePublished": "2025-04-04T03:51Z"}]}'): "2025-04-04T03:51+00:00",
    JSON.format('[{"a": {"datePublished": "2001-01-01"}}, {"datePublished": "2025-04-04"}]'): "2025-04-04",
    JSON.format('{"datePublished": "gestern"}') + '<meta name="date" content="2025-04-04">': "2025-04-04",
    JSON.format("{kaputt") + '<meta property="article:published_time" content="2025-04-04T03:51+02:00">': (
        "2025-04-04T03:51+02:00"
    ),
    JSON.format("[" * 9000): "",
    '<article><header><time datetime="2025-04-04T03:51">heute</time></header></article>': "2025-04-04T03:51",
    '<time datetime="2025-04-04">anderswo</time>': "",
}


@pytest.mark.parametrize(("page", "expected"), PAGES.items(), ids=range(len(PAGES)))
def test_statements_for_machines_are_read(page: str, expected: str) -> None:
    tree = parse_html(f"<p>Text</p>{page}", "a.html")
    assert tree is not None
    assert published(tree) == expected
