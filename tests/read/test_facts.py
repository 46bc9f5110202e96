"""Details from tables of keys."""

import pytest

from generator.errors import ReadError
from generator.read.facts import Facts, facts_of


def test_known_keys_are_taken_and_others_ignored() -> None:
    table = {"id": 7, "title": "Titel", "author": ["A", "B"], "url": None, "ressort": 3}
    assert facts_of(table, "a.md") == Facts(id="7", title="Titel", author="A, B")


WRONG = {"title": 5, "id": True, "date": {}, "author": ["A", 1], "kicker": ["A"], "source": 1.5}


@pytest.mark.parametrize(("key", "value"), WRONG.items())
def test_values_that_are_no_texts_are_refused_by_name(key: str, value: object) -> None:
    with pytest.raises(ReadError, match=f"^a.md: '{key}' is (a|true).*, not a text"):
        facts_of({key: value}, "a.md")
