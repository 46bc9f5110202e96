"""Articles that come twice."""

from generator.read.duplicates import without_duplicates
from generator.records import Article, Skipped


def article(identifier: str, text: str, url: str = "", origin: str = "") -> Article:
    """An article with nothing but what is compared."""
    return Article(identifier, "Titel", text, (), url=url, origin=origin or f"{identifier}.txt")


def test_the_first_stays_and_later_ones_are_reported_with_the_reason() -> None:
    results: list[Article | Skipped] = [
        article("a", "Eins zwei", "https://example.org/a"),
        Skipped("b.txt", "leer"),
        article("c", "EINS\n\n zwei "),
        article("d", "Anders", "http://example.org/a/?utm_source=x"),
        article("a", "Neu", origin="e.txt"),
        article("f", "Noch anders", "https://example.org/"),
        article("g", "Ganz anders", "https://example.org/"),
    ]
    expected = [
        results[0],
        Skipped("b.txt", "leer"),
        Skipped("c.txt", "same text as a.txt; taken once"),
        Skipped("d.txt", "same address as a.txt; taken once"),
        Skipped("e.txt", "the id 'a' is used by a.txt; rename one of the files, or give one of them another id"),
        results[5],
        results[6],
    ]
    assert list(without_duplicates(results)) == expected


def test_braces_in_ids_and_origins_stay() -> None:
    results = [article("{a}", "Eins", origin="{x}.txt"), article("{a}", "Zwei")]
    assert list(without_duplicates(results))[1] == Skipped(
        "{a}.txt", "the id '{a}' is used by {x}.txt; rename one of the files, or give one of them another id"
    )
