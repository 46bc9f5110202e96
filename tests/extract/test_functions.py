"""Tests of which functions a text gives a person: before the name, behind it, as a predicate, and none at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extract.functions import Functions
from tests.samples import PROPERTY, analysed, pipeline, profiles

BEFORE = ["Landrätin ", "Der frühere Minister ", "Bremens Bürgermeister ", "Der Chef der Werft, ", "Ein Vertrauter "]
NAMES = ["Katrin Ohlsen", "Enno Brandt", "Prof. Dr. Joost Harms", "Enno Brandts", "Harms (CDU)"]
BEHIND = [
    "",
    ", Chefin des Zoos,",
    ", die Mutter des Trainers,",
    " als Sprecher",
    ", 54,",
    ", Gründer und Chef der Werft,",
]
VERBS = [
    " kam",
    " ist Präsident",
    " bleibt Ministerin der Stadt",
    " wurde zum Richter gewählt",
    " trat als Trainer zurück",
]


def functions(text: str, name: str) -> list[str]:
    """Return the functions that a German text gives to the person of this full name."""
    _, analysis = analysed(text)
    (actor,) = [one for one in analysis.actors if one.name == name]
    return [role.text for role in actor.roles]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der frühere Verkehrsminister Enno Brandt kam.", ["frühere Verkehrsminister"]),
        ("Der langjährige Bremer Bürgermeister Enno Brandt kam.", ["langjährige Bremer Bürgermeister"]),
        ("Der neue polnische Außenminister Enno Brandt kam.", ["neue polnische Außenminister"]),
        ("Der stellvertretende Vorsitzende Enno Brandt kam.", ["stellvertretende Vorsitzende"]),
        ("Sie traf den früheren Kanzler Enno Brandt in Oslo.", ["früheren Kanzler"]),
        ("Die Rede des amerikanischen Präsidenten Enno Brandt war lang.", ["amerikanischen Präsidenten"]),
        ("Der Sieg des Kandidaten Enno Brandt war knapp.", ["Kandidaten"]),
        ("Der Rücktritt von Innenminister Enno Brandt überrascht.", ["Innenminister"]),
        ("Laut Bürgermeister Enno Brandt bleibt das Bad zu.", ["Bürgermeister"]),
        ("Am Abend lobte der Trainer Enno Brandt.", ["Trainer"]),
        ("Der 54-jährige Bürgermeister Enno Brandt half.", ["Bürgermeister"]),
        ("Der umstrittene, oft kritisierte Minister Enno Brandt ging.", ["Minister"]),
        ("SPD-Chef Enno Brandt kritisiert die Pläne.", ["SPD-Chef"]),
        ("Der CDU-Bundestagsabgeordnete Enno Brandt kam.", ["CDU-Bundestagsabgeordnete"]),
        ("Ex-Kanzler Enno Brandt schweigt.", ["Ex-Kanzler"]),
        ("Der Landwirt Enno Brandt klagt.", ["Landwirt"]),
        ("Dem Minister Enno Brandt zufolge stimmt das.", ["Minister"]),
        ("Der aus Lehnau stammende Ingenieur Enno Brandt gewann.", ["Ingenieur"]),
        ("Der in Haft sitzende Politiker Enno Brandt klagt.", ["Politiker"]),
    ],
)
def test_before_the_name(text: str, expected: list[str]) -> None:
    """A function right before the name counts in every case, with its adjectives; an age is none of them."""
    assert expected == functions(text, "Enno Brandt")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bremens Bürgermeister Enno Brandt sprach.", ["Bremens Bürgermeister"]),
        ("Deutschlands Außenminister Enno Brandt reiste nach Oslo.", ["Deutschlands Außenminister"]),
        ("Frankreichs früherer Präsident Enno Brandt reiste ab.", ["Frankreichs früherer Präsident"]),
        ("Nordrhein-Westfalens Ministerpräsident Enno Brandt kam.", ["Nordrhein-Westfalens Ministerpräsident"]),
    ],
)
def test_genitive_before_the_function(text: str, expected: list[str]) -> None:
    """Whose function it is may stand before it."""
    assert expected == functions(text, "Enno Brandt")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kanzlerin Prof. Dr. Katrin Ohlsen eröffnete die Messe.", ["Kanzlerin"]),
        ("Klinikdirektorin Dr. Katrin Ohlsen widersprach.", ["Klinikdirektorin"]),
        ("Bürgermeisterin Frau Katrin Ohlsen kam.", ["Bürgermeisterin"]),
        ("Außenministerin a. D. Katrin Ohlsen kam.", ["Außenministerin"]),
        ("Die Leiterin des Zoos, Dr. Katrin Ohlsen, kam.", ["Leiterin des Zoos"]),
        ("Am Montag kam Professorin Katrin Ohlsen.", []),
    ],
)
def test_titles_between(text: str, expected: list[str]) -> None:
    """Titles and forms of address between function and name are passed over, and are no functions themselves."""
    assert expected == functions(text, "Katrin Ohlsen")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Direktor des Klinikums, Enno Brandt, widersprach.", ["Direktor des Klinikums"]),
        ("Der neue Leiter des Zoos, Enno Brandt, kam.", ["neue Leiter des Zoos"]),
        ("Mit dem Leiter des Zoos, Enno Brandt, sprach niemand.", ["Leiter des Zoos"]),
        ("Der Präsident der Industrie- und Handelskammer, Enno Brandt, warnte.",
         ["Präsident der Industrie- und Handelskammer"]),
        ("Der Konzernchef, Enno Brandt, kam.", ["Konzernchef"]),
        ("Der Sprecher des Landrats, Enno Brandt, kam.", ["Sprecher des Landrats"]),
        ("Der Sprecher von Landrat Joost Harms, Enno Brandt, kam.", ["Sprecher von Landrat Joost Harms"]),
        ("Der Bruder des Präsidenten, Enno Brandt, kam.", []),
        ("Als der Minister kam, ging Enno Brandt.", []),
        ("Bis der Minister kam, blieb Enno Brandt.", []),
        ("Nach dem Rücktritt des Ministers, Enno Brandt war krank, begann der Streit.", []),
        ("Neben dem Trainer kam auch Enno Brandt.", []),
    ],
)  # fmt: skip
def test_before_a_comma(text: str, expected: list[str]) -> None:
    """The noun to which the name is an apposition is a function with all that says whose; not one inside it."""
    assert expected == functions(text, "Enno Brandt")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Enno Brandt, Direktor des Hafens, widersprach.", ["Direktor des Hafens"]),
        ("Enno Brandt, der Direktor des Hafens, widersprach.", ["Direktor des Hafens"]),
        ("Enno Brandt, neuer Direktor des Hafens, widersprach.", ["neuer Direktor des Hafens"]),
        ("Enno Brandt, ein Trainer aus Hamburg, jubelte.", ["Trainer aus Hamburg"]),
        ("Mit Enno Brandt, dem Chef der Werft, sprach niemand.", ["Chef der Werft"]),
        ("Sie lobte Enno Brandt, den Chef der Werft.", ["Chef der Werft"]),
        ("Das sagte Enno Brandt, der Direktor der Werft, am Montag.", ["Direktor der Werft"]),
        ("Enno Brandt, Hamburgs Bürgermeister, kam.", ["Hamburgs Bürgermeister"]),
        ("Enno Brandt, Deutschlands bekanntester Sänger, kam.", ["Deutschlands bekanntester Sänger"]),
        ("Enno Brandt, damals Chef der Werft, kam.", ["Chef der Werft"]),
        ("Enno Brandt, Vorstand der Solarwind AG, geht.", ["Vorstand der Solarwind AG"]),
        ("Enno Brandt, Sprecher von Präsident Joost Harms, kam.", ["Sprecher von Präsident Joost Harms"]),
        ("Enno Brandt, der Sprecher des Präsidenten, der aus Hamburg stammt, kam.", ["Sprecher des Präsidenten"]),
        ("Enno Brandt (SPD), der Bürgermeister von Lehnau, lehnte ab.", ["Bürgermeister von Lehnau"]),
        ("Enno Brandt (CDU), Landrat von Almsee, kam.", ["Landrat von Almsee"]),
        ("Enno Brandt (54), Bürgermeister von Lehnau, lehnte ab.", ["Bürgermeister von Lehnau"]),
        ("Enno Brandt, 54, Bürgermeister von Lehnau, lehnte ab.", ["Bürgermeister von Lehnau"]),
        ("Landrat Enno Brandt (CDU) kam.", ["Landrat"]),
    ],
)
def test_behind_the_name(text: str, expected: list[str]) -> None:
    """A function behind the name counts with article and without, also behind a party or age in brackets."""
    assert expected == functions(text, "Enno Brandt")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Enno Brandt, Gründer und Chef von Solarwind, ging.", ["Gründer", "Chef von Solarwind"]),
        ("Enno Brandt, Gründer und Geschäftsführer der Firma, ging.", ["Gründer", "Geschäftsführer der Firma"]),
        ("Enno Brandt, früherer Minister und heutiger Chef der Werft, kam.",
         ["früherer Minister", "heutiger Chef der Werft"]),
    ],
)  # fmt: skip
def test_coordinated_functions(text: str, expected: list[str]) -> None:
    """Two functions with „und“ are two, each with its own attributes."""
    assert expected == functions(text, "Enno Brandt")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Katrin Ohlsen ist Präsidentin des Ruderverbandes.", ["Präsidentin des Ruderverbandes"]),
        ("Katrin Ohlsen ist die neue Präsidentin des Ruderverbandes.", ["neue Präsidentin des Ruderverbandes"]),
        ("Katrin Ohlsen ist seit 2019 Chefin der Werft.", ["Chefin der Werft"]),
        ("Katrin Ohlsen war von 2011 bis 2019 Ministerin für Verkehr.", ["Ministerin für Verkehr"]),
        ("Katrin Ohlsen bleibt Präsidentin des Ruderverbandes.", ["Präsidentin des Ruderverbandes"]),
        ("Katrin Ohlsen wurde Ministerin.", ["Ministerin"]),
        ("Katrin Ohlsen ist Ministerin geworden.", ["Ministerin"]),
        ("Katrin Ohlsen wurde zur Direktorin des Hafens ernannt.", ["Direktorin des Hafens"]),
        ("Katrin Ohlsen ist zur Präsidentin gewählt worden.", ["Präsidentin"]),
        ("Der Rat berief Katrin Ohlsen zur Geschäftsführerin.", ["Geschäftsführerin"]),
        ("Zur neuen Vorsitzenden wählten die Mitglieder Katrin Ohlsen.", ["neuen Vorsitzenden"]),
        ("Katrin Ohlsen trat als Ministerin zurück.", ["Ministerin"]),
        ("Katrin Ohlsen reiste als Gesandte nach Oslo.", ["Gesandte"]),
        ("Als Sprecherin der Bauern widersprach Katrin Ohlsen.", ["Sprecherin der Bauern"]),
        ("Als neue Direktorin wird Katrin Ohlsen das Museum leiten.", ["neue Direktorin"]),
        ("Katrin Ohlsen gilt als Vertraute des Präsidenten.", ["Vertraute des Präsidenten"]),
        ("Katrin Ohlsen wurde als Direktorin abberufen.", ["Direktorin"]),
        ("Neue Präsidentin ist Katrin Ohlsen.", ["Neue Präsidentin"]),
        ("Neue Chefin wird Katrin Ohlsen.", ["Neue Chefin"]),
        ("Präsidentin bleibt Katrin Ohlsen.", ["Präsidentin"]),
        ("Katrin Ohlsen fuhr zum Präsidenten.", []),
        ("Katrin Ohlsen ist keine Expertin.", []),
        ("Katrin Ohlsen ist nicht Präsidentin.", []),
        ("Katrin Ohlsen war nie Ministerin.", []),
        ("Katrin Ohlsen wäre gern Präsidentin.", []),
        ("Katrin Ohlsen will nicht Kanzlerin werden.", []),
        ("Katrin Ohlsen machte ihren Anwalt zum Richter.", []),
        ("Katrin Ohlsen ernannte Enno Brandt zum Botschafter.", []),
        ("Katrin Ohlsen ging zum Arzt.", []),
        ("Katrin Ohlsen ist größer als der Trainer.", []),
        ("Katrin Ohlsen kam als Erste.", []),
        ("Katrin Ohlsen ist 54 Jahre alt.", []),
        ("Katrin Ohlsen sprach mit dem Präsidenten.", []),
        ("Katrin Ohlsen kritisierte, der Präsident habe gelogen.", []),
        ("Katrin Ohlsen bezeichnete den Bürgermeister als Experten.", []),
    ],
)
def test_predicates(text: str, expected: list[str]) -> None:
    """What somebody is, stays, becomes, is elected to or acts as is a function; where somebody goes is none."""
    assert expected == functions(text, "Katrin Ohlsen")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Botschafter Joost Harms und Nele Tamsen kamen.", [["Botschafter"], ["Botschafter"]]),
        ("Die Präsidenten Joost Harms und Nele Tamsen trafen sich.", [["Präsidenten"], ["Präsidenten"]]),
        ("Die Chefs Joost Harms und Nele Tamsen schwiegen.", [["Chefs"], ["Chefs"]]),
        ("Die Minister Joost Harms und Nele Tamsen kamen.", [["Minister"], ["Minister"]]),
        ("Bürgermeister Joost Harms und Nele Tamsen kamen.", [["Bürgermeister"], []]),
        ("Sänger Joost Harms und Pianistin Nele Tamsen treten auf.", [["Sänger"], ["Pianistin"]]),
        ("Bürgermeister Joost Harms und seine Frau Nele Tamsen kamen.", [["Bürgermeister"], []]),
        ("Joost Harms, Präsident des Verbandes, und Nele Tamsen, Direktorin der Werft, kamen.",
         [["Präsident des Verbandes"], ["Direktorin der Werft"]]),
        ("Joost Harms (CDU), Minister für Verkehr, und Nele Tamsen (SPD), Ministerin für Umwelt, kamen.",
         [["Minister für Verkehr"], ["Ministerin für Umwelt"]]),
    ],
)  # fmt: skip
def test_two_names(text: str, expected: list[list[str]]) -> None:
    """A plural before two names goes for both, a singular for the first alone."""
    assert expected == [functions(text, name) for name in ("Joost Harms", "Nele Tamsen")]


@pytest.mark.parametrize(
    "text",
    [
        "Katrin Ohlsen, Minister Enno Brandt und Nele Harms kamen.",
        "Katrin Ohlsen, Landrat Enno Brandt und andere kamen.",
        "Katrin Ohlsen kam, Landrat Enno Brandt nicht.",
        "Katrin Ohlsen, Präsident Joost Harms, Kanzler Enno Brandt: alle kamen.",
        "Im Gespräch mit Enno Brandt, Katrin Ohlsen und dem Trainer ging es um Geld.",
        "Ein Sprecher von Katrin Ohlsen widersprach.",
        "Katrin Ohlsen, deren Anwalt schwieg, kam.",
        "Katrin Ohlsen, so der Trainer, habe gewonnen.",
        "Katrin Ohlsen, die den Trainer kennt, jubelte.",
        "Katrin Ohlsen habe gewonnen, Trainer und Fans jubelten.",
        "Der Präsident lobte Katrin Ohlsen.",
        "Der Präsident will Katrin Ohlsen entlassen.",
        "Im Prozess gegen Katrin Ohlsen sagte der Richter nichts.",
        "Katrin Ohlsen sei krank, sagte der Trainer.",
    ],
)
def test_function_of_somebody_else(text: str) -> None:
    """A function beside another name, or of nobody named, is not this person's."""
    assert functions(text, "Katrin Ohlsen") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ein Vertrauter Wladimir Putins reiste ab. Putin blieb.", "Wladimir Putin"),
        ("Ein Berater Enno Brandts reiste ab. Brandt blieb.", "Enno Brandt"),
        ("Eine Vertraute Enno Brandts reiste ab. Am Ende lachte Brandt.", "Enno Brandt"),
    ],
)
def test_name_in_the_genitive(text: str, name: str) -> None:
    """The noun that the name's genitive belongs to is another person's function."""
    assert functions(text, name) == []


@pytest.mark.parametrize(
    "text",
    [
        "Seine Ehefrau Katrin Ohlsen kam.",
        "Die Tochter Katrin Ohlsen half.",
        "Nachbarin Katrin Ohlsen half.",
        "Die Lebensgefährtin Katrin Ohlsen schwieg.",
        "Rentnerin Katrin Ohlsen klagt.",
        "Zeugin Katrin Ohlsen schwieg.",
        "Opfer Katrin Ohlsen schwieg.",
        "Katrin Ohlsen, Ehefrau des Präsidenten, kam.",
        "Katrin Ohlsen, die Witwe des Sängers, kam.",
        "Katrin Ohlsen, die Mutter des Trainers, kam.",
        "Katrin Ohlsen ist die Ehefrau des Präsidenten.",
        "Katrin Ohlsen ist Mutter von zwei Kindern.",
        "Die Schwester des Trainers, Katrin Ohlsen, kam.",
        "Die 31-jährige Katrin Ohlsen half.",
        "Die 31-Jährige Katrin Ohlsen half.",
        "Katrin Ohlsen, 31, half.",
        "Katrin Ohlsen (31) half.",
        "Der Fall Katrin Ohlsen bewegt alle.",
        "Am Montag kam Katrin Ohlsen an.",
        "In Berlin Katrin Ohlsen zu treffen ist leicht.",
    ],
)
def test_no_function(text: str) -> None:
    """Family, roles in a trial, ages and other nouns right before a name are no functions."""
    assert functions(text, "Katrin Ohlsen") == []


def test_functions_of_all_mentions() -> None:
    """Every mention of a person adds its functions, in the order of the text, and one may stand twice."""
    text = "Trainer Enno Brandt kam. Enno Brandt, Chef des Teams, blieb. Am Ende ging Trainer Brandt."
    assert functions(text, "Enno Brandt") == ["Trainer", "Chef des Teams", "Trainer"]


def test_function_on_both_sides() -> None:
    """What stands before the name and what stands behind it are two functions."""
    assert functions("Der Ökonom Enno Brandt, Leiter des Instituts, warnt.", "Enno Brandt") == [
        "Ökonom",
        "Leiter des Instituts",
    ]


def test_without_a_tree() -> None:
    """Where there are no trees, only the words right before the name tell, without attributes."""
    text = "The old Mayor Alma Reese came. Tom Hale, mayor of Reeseton, left."
    doc = pipeline("en")(text)
    found = Functions(doc, profiles()["en"])
    roles = {name.text: [role.text for role in found.of(name)] for name in doc.ents if name.label_ == "PER"}
    assert roles == {"Alma Reese": ["Mayor"], "Tom Hale": []}


@PROPERTY
@given(st.tuples(*(st.sampled_from(words) for words in (BEFORE, NAMES, BEHIND, VERBS))))
def test_a_function_never_holds_its_own_name(parts: tuple[str, ...]) -> None:
    """Whatever surrounds a name, its functions are words beside it, in text order, and none lies inside another."""
    _, analysis = analysed("".join(parts) + ".")
    for actor in analysis.actors:
        own = {place for one in actor.mentions if one.form != "compound" for place in range(one.begin, one.end)}
        assert all(own.isdisjoint(range(role.begin, role.end)) for role in actor.roles)
        assert sorted({(role.begin, role.end) for role in actor.roles}) == [(one.begin, one.end) for one in actor.roles]
        assert all(one.end <= other.begin for one, other in zip(actor.roles, actor.roles[1:], strict=False))
