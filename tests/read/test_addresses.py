"""Web addresses."""

import pytest

from generator.read.addresses import canonical_address, host, web_address

CANONICAL = {
    "https://example.org/a": "https://example.org/a",
    "http://EXAMPLE.org:80/a/": "https://example.org/a",
    "https://example.org/a?id=3&utm_medium=x&UTM_source=y#oben": "https://example.org/a?id=3",
    "https://example.org:8443/A": "https://example.org:8443/A",
    "https://example.org/": "",
    "https://example.org/?utm_source=x": "",
    "https://example.org/?p=12": "https://example.org?p=12",
    "mailto:a@example.org": "",
    "https://[::1": "",
    "https://example.org:hafen/": "",
    "": "",
}


@pytest.mark.parametrize(("url", "expected"), CANONICAL.items())
def test_spellings_of_one_address_become_one(url: str, expected: str) -> None:
    assert canonical_address(url) == expected


def test_host_is_without_www() -> None:
    assert host("https://www.example.org/a") == "example.org"


@pytest.mark.parametrize("url", ["example.org/a", "javascript:alert(1)", "https://", "ftp://example.org/a"])
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="not a web address"):
        web_address(url)
