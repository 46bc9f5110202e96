"""Languages of texts."""

import pytest

from generator.read.detect import detect_language, language_code

TEXTS = {
    "Die Bürgermeisterin hat am Montag den Umbau des Bahnhofs angekündigt.": "de",
    "The mayor announced on Monday that the station will be rebuilt.": "en",
    "La maire a annoncé lundi la reconstruction de la gare centrale.": "fr",
    "Zwei Wörter": "",
    "12 34 56 78": "",
    "": "",
}


@pytest.mark.parametrize(("text", "expected"), TEXTS.items())
def test_the_language_is_told_from_three_words_on(text: str, expected: str) -> None:
    assert detect_language(text) == expected


@pytest.mark.parametrize(("tag", "expected"), {"de": "de", "DE": "de", "de-AT": "de", "en_US": "en"}.items())
def test_tags_become_two_letters(tag: str, expected: str) -> None:
    assert language_code(tag) == expected


@pytest.mark.parametrize("tag", ["deutsch", "d", "", "de AT"])
def test_what_is_no_tag_is_refused(tag: str) -> None:
    with pytest.raises(ValueError, match="not a language code"):
        language_code(tag)
