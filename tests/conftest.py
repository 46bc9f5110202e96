"""The sites that several tests look at, each built at most once a worker."""

from __future__ import annotations

import fcntl
import gzip
import json
import os
import pickle
import re
import shutil
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from click.testing import CliRunner
from hypothesis import settings

from generator.cli import main
from tests import samples

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from click.testing import Result

ROOT = Path(__file__).resolve().parent.parent
# Below a path, as on GitHub Pages; nothing answers there, so whoever asks for it fails.
SITE_URL = "https://nachrichten.example/briefings/"
ENVIRONMENT = {
    "SITE_URL": SITE_URL,
    "PYTHONPATH": str(ROOT),  # MkDocs, a process of its own, is to use this checkout too
    # Rich takes these for a terminal, which no test has.
    "FORCE_COLOR": None,
    "TTY_COMPATIBLE": None,
    "TTY_INTERACTIVE": None,
}

# How long an example takes says nothing on a machine that does other things as well.
settings.register_profile("project", deadline=None)
settings.load_profile("project")


class Briefings(Protocol):
    """The command, run in this process."""

    def __call__(self, *arguments: str | Path) -> Result:
        """Run it with these arguments."""


@dataclass(frozen=True, slots=True)
class Built:
    """A project that was built: its folder, one above it, which files were there before, and what the command said."""

    root: Path
    above: Path
    before: frozenset[Path]
    said: str

    @property
    def docs(self) -> Path:
        """The Markdown pages."""
        return self.root / "build" / "docs"

    @property
    def site(self) -> Path:
        """The HTML pages."""
        return self.root / "build" / "site"


class Once(Protocol):
    """Builds a site in a folder that all processes of a run share."""

    def __call__(self, name: str, build: Callable[[Path], Built]) -> Built:
        """The site of that name, built by whoever asks first."""


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def briefings() -> Briefings:
    """The command, with the address that all test sites have; what is no expected error is raised."""

    def run(*arguments: str | Path) -> Result:
        runner = CliRunner(env=ENVIRONMENT)
        return runner.invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)

    return run


@pytest.fixture(scope="session")
def make_project() -> Callable[[Path], Path]:
    """Makes a folder a project like this one, with hand-written pages and without articles."""

    def make(folder: Path) -> Path:
        samples.make_project(folder, {})
        shutil.copytree(ROOT / "content" / "pages", folder / "content" / "pages")
        (folder / "content" / "articles").mkdir()
        return folder

    return make


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Builds a site once for all processes of a run: the first makes it, the others wait for it."""
    base = tmp_path_factory.getbasetemp()
    common = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def make(name: str, build: Callable[[Path], Built]) -> Built:
        folder, kept = common / name, common / f"{name}.pickle"
        with (common / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not kept.exists():
                shutil.rmtree(folder, ignore_errors=True)  # of a build that failed
                folder.mkdir()
                kept.write_bytes(pickle.dumps(build(folder)))
        built: Built = pickle.loads(kept.read_bytes())
        return built

    return make


@pytest.fixture(scope="session")
def sample_site(once: Once, make_project: Callable[[Path], Path], briefings: Briefings) -> Built:
    """The sample articles, built. Whoever wants to change something copies the folder."""

    def build(above: Path) -> Built:
        root = make_project(above / "projekt")
        shutil.copytree(ROOT / "content" / "articles", root / "content" / "articles", dirs_exist_ok=True)
        return _build(root, above, briefings)

    return once("sample", build)


@pytest.fixture(scope="session")
def hostile_site(once: Once, make_project: Callable[[Path], Path], briefings: Briefings) -> Built:
    """Articles that attack the site in every format, broken files and good ones between them, built."""
    return once("hostile", lambda above: _hostile(above, make_project, briefings))


def _hostile(above: Path, make_project: Callable[[Path], Path], briefings: Briefings) -> Built:
    root = make_project(above / "a" / "b" / "projekt")
    # Which names a model sees may change; these attacks must be seen.
    german = root / "site_config" / "languages" / "de.toml"
    german.write_text(german.read_text("utf-8").replace('"models/de_briefings"', '"rules"'), "utf-8")
    settings_file = root / "site_config" / "briefings.toml"
    written = settings_file.read_text("utf-8")
    shown = written.replace('article_text = "excerpt"', 'article_text = "full"')
    assert shown != written
    settings_file.write_text(shown, "utf-8")
    with (root / "site_config" / "topics.toml").open("a", encoding="utf-8") as topics:
        topics.write(hostile_topic())
    for name, content in hostile_files().items():
        path = root / "content" / "articles" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    (root / "content" / "articles" / "verweis.txt").symlink_to("/etc/passwd")
    return _build(root, above, briefings)


def files_below(folder: Path) -> frozenset[Path]:
    """All files, relative to the folder."""
    return frozenset(path.relative_to(folder) for path in folder.rglob("*") if not path.is_dir())


def _build(root: Path, above: Path, briefings: Briefings) -> Built:
    before = files_below(above)
    result = briefings("build", "--root", root)
    assert result.exit_code == 0, result.output
    return Built(root, above, before, result.stderr)


# --- Articles that attack the site ---

# Goes through every field of an article, and must be shown as it is and do nothing. None has a double quotation
# mark, which would end the quotations that these words are put into; titles have them.
ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</p></article></textarea></title><svg onload=alert(1)>",
    "<!-- weg -->",
    "<![CDATA[ x ]]>",
    "]]>",
    "&lt;b&gt; &amp; &#60;i&#62;",
    "[x](javascript:alert(1))",
    "[x][1] [[x]] [^1]",
    "[1]: javascript:alert(1)",
    "![x](data:text/html,x)",
    "<javascript:alert(1)>",
    "https://boese.example/<b>",
    "javascript:alert(1)",
    "{{ 7*7 }}",
    "{{ config }}{% raw %}{# weg #}",
    "{: onclick='alert(1)' #x .y }",
    "--8<-- '../../mkdocs.yml'",
    "--8<-- '/etc/passwd'",
    "{!../../mkdocs.yml!}",
    "/// woertlich",
    "///",
    "/// html | script",
    "//// html | div.liste",
    "attrs: {onclick: alert(1)}",
    "!!! danger",
    "# x",
    "- x",
    "> x",
    "```",
    "~~~",
    "---",
    "| a | b |",
    "*x* __x__ `x` ~~x~~ ==x== ^x^ $x$ :smile:",
    r"\<b\> \# \\",
    "../../../etc/passwd",
    "\x00\x07\u202e\u200b\ufefftfahcs\u2028\x85neztrow",
)

# Whole titles, given in front matter.
TITLES = (
    "Off",
    ": - {",
    '"',
    "'",
    "---",
    "2025-04-04",
    "&anker",
    "*verweis",
    "!!python/object/apply:os.system [id]",
    "%",
    "Zeile eins\nZeile zwei\n---\nkind: start",
    "\u202eumgedreht\u202c",
    "un\u200bsicht\u00adbar",
    "Null\x00byte",
    "🙂 🇩🇪",
    "__config",
    "__search",
    "../../../etc/passwd",
    "/etc/passwd",
    "..",
    "index",
    "README",
    "404",
    '"><script>alert(1)</script>',
    "' onmouseover='alert(1)",
    "{{ 7*7 }}",
    '"}\n\n///\n\n/// html | script\n\nalert(1)',
    '\\", onclick: "alert(1)", class: "x',
    "a|b\\",
)
LONG_TITLES = ("Ein langer Titel " * 600, "Unzertrennlich" * 700)

# Names of bodies as the text has them; people's are made of letters alone.
BODIES = ("Werk{{7*7}}Nord GmbH", "A*B*C GmbH", "Bau#Kopf GmbH", "Bau|Zwei GmbH", "INDEX", "README")

# Harmless articles between the others, by file.
GOOD = {
    "text.txt": "Aus der Textdatei",
    "markdown.md": "Aus der Markdown-Datei",
    "seite.html": "Aus der Webseite",
    "feed.xml": "Aus dem Feed",
    "zeile.jsonl": "Aus der Zeilendatei",
    "gepackt.jsonl.gz": "Aus der gepackten Datei",
    "utf16.txt": "Grüße aus zwei Bytes",
    "latin1.txt": "Grüße aus einem Byte",
}

# What cannot be read: place → what the message must say of problem and remedy.
BROKEN = {
    "leer.txt": ("the file is empty", "delete it"),
    "weiss.md": ("there is no text in it", "Add the article's text"),
    "unsichtbar.jsonl:1": ("no text", "text"),
    "riesig.txt": ("the file has 10,500,000 bytes", "raise read.max_file_bytes"),
    "riesig.jsonl:1": ("the line has 10,500,", "raise read.max_file_bytes"),
    "halb.jsonl:1": ("half a character", "Save the file anew"),
    "halb.jsonl:2": ("half a character", "Save the file anew"),
    "kaputt.jsonl:1": ("the line is not JSON", "Write one whole JSON object a line"),
    "kaputt.jsonl:2": ("is not a JSON object", "Write one such as"),
    "kaputt.jsonl:3": ("'text' is missing", "Give the article's text"),
    "kaputt.jsonl:4": ("'title' is a number", "between quotation marks"),
    "kaputt.jsonl.gz": ("compressed data are damaged", "again"),
    "kaputt.md": ("line 3", "Correct the front matter's YAML"),
    "kaputt.xml": ("no entries were found", "Save the feed anew"),
    "bombe.xml": ("declares entities", "Take its DOCTYPE out"),
    "muell.txt": ("no text in a known character set", "Save it as UTF-8"),
    "bild.png": ("'.png' are not read", "Known endings are"),
    "verweis.txt": ("a link to a file outside", "Put the file itself here"),
}
# Kept without an address: place → the same.
WITHOUT_ADDRESS = {
    "adressen.jsonl:1": ("'javascript:alert(1)' is not plausible", "https:// in front"),
    "adressen.jsonl:2": ("'data:text/html,<b>' is not plausible", "https:// in front"),
    "notiz.md": ("'javascript:alert(1)' is not plausible", "https:// in front"),
    "draht.xml, entry 1": ("'javascript:alert(1)' is not plausible", "https:// in front"),
}
# A file name must not write to the terminal, nor a line of its own into the report.
NASTY_NAMES = ("\x1b[31mrot.txt", "umbruch\nwarning text.txt: erfunden.txt")


def attacked_text(attack: str, number: int) -> str:
    """An article's text with the words as lead, quotations, context and paragraphs of their own."""
    return (
        f"Vorspann {number} {attack}\n\n"
        f"„Wir sagen {attack} und meinen es auch so“, sagte Bürgermeister Otto Müller dem Blatt {attack} am Montag. "
        f"Er erklärte, dass {attack} nicht gelte. Laut Ministerin Ida Roth kommt {attack} morgen.\n\n"
        f"Davor.\n\n{attack}\n\n    {attack}\n\nDanach {attack} kommt\n{attack}\nnichts mehr."
    )


def hostile_topic() -> str:
    """A topic whose name and words attack the site; only such words as a file of topics may have."""
    words = [one for one in ATTACKS if one.isprintable() and re.search(r"[^\W_]", one) and not set("*=") & set(one)]
    name = json.dumps(f"Thema {ATTACKS[0]} {{{{ 7*7 }}}}")
    return (
        f'\n[[topic]]\nid = "angriff"\nname = {{ de = {name}, en = {name} }}\nwords = {{ de = {json.dumps(words)} }}\n'
    )


def hostile_files() -> Mapping[str, bytes]:
    """The articles by file name."""
    return {
        **{name: content.encode() for name, content in _attacking().items()},
        **{name: content.encode() for name, content in _good().items()},
        **_broken(),
        "gepackt.jsonl.gz": gzip.compress(_line(title=GOOD["gepackt.jsonl.gz"], text=_prose("gepackt")).encode()),
        "utf16.txt": _pasted(GOOD["utf16.txt"], "Größe").encode("utf-16"),
        "latin1.txt": _pasted(GOOD["latin1.txt"], "Höhe").encode("latin-1"),
        **dict.fromkeys(NASTY_NAMES, b""),
    }


def _attacking() -> dict[str, str]:
    attacks = [
        _line(
            id=f"../../../{number}/{attack}",
            title=f"Titel {number} {attack} Ende",
            kicker=f"Dachzeile {attack}",
            source=f"Quelle {attack}",
            author=f"Autor {attack}",
            url=f"https://boese.example/{number}/{attack}",
            date="2025-04-04",
            text=attacked_text(attack, number),
        )
        for number, attack in enumerate(ATTACKS)
    ]
    named = "".join(f" Der Preis bei {body} steigt. Laut {body} kommt der Zug morgen." for body in BODIES)
    titled = {f"titel-{number}.md": _front_matter(title) for number, title in enumerate((*TITLES, *LONG_TITLES))}
    return {
        **titled,
        "off.md": "---\ntitle: Off\n---\nDie Aus-Taste wird gedrückt, und nichts geschieht.\n",
        "attacken.jsonl": "".join(attacks),
        "namen.jsonl": _line(id="/etc/passwd", title="Namen", text=f"Es geht um Namen.{named}"),
        "kennungen.jsonl": _line(id="a\u2028b\x85c", title="Kennung", text="Diese Kennung bricht eine Zeile um."),
        "adressen.jsonl": _line(title="Adresse", url="javascript:alert(1)", text="Diese Adresse führt ins Nichts.")
        + _line(title="Daten", url="data:text/html,<b>", text="Auch diese Adresse führt ins Nichts."),
        "notiz.md": "---\nurl: javascript:alert(1)\n---\n# Aus Markdown {{ 7*7 }}\n\n"
        "Wir lesen <script>alert(1)</script> und [weiter](javascript:alert(1)) und {: onclick='alert(1)' }.\n\n"
        "--8<-- '../../mkdocs.yml'\n\n<div onclick='alert(1)'>Kasten</div>\n",
        "netz.html": _PAGE,
        "draht.xml": _FEED.format(
            title="&lt;script&gt;alert(1)&lt;/script&gt;Aus dem Draht {{ 7*7 }}",
            link="javascript:alert(1)",
            text=escape(
                '<p onclick="alert(1)">Der Feed nennt &lt;script&gt;alert(2)&lt;/script&gt; und '
                "{: onclick='x' }.<script>alert(1)</script></p>"
            ),
        ),
        "schrift.txt": "Stand: 04.04.2025\nQuelle: <script>alert(1)</script>\nAutor: {{ 7*7 }}\n"
        "<img src=x onerror=alert(1)> im Titel\n\nDie Datei nennt <script>alert(1)</script> im Text.\n\n"
        "/// woertlich\n\nSie nennt auch {% raw %} und --8<-- '/etc/passwd' im Text.\n",
    }


def _good() -> dict[str, str]:
    return {
        "text.txt": _pasted(GOOD["text.txt"], "Text"),
        "markdown.md": f"# {GOOD['markdown.md']}\n\n{_prose('Markdown')}\n",
        "seite.html": f"<html lang=de><head><title>{GOOD['seite.html']}</title></head><body><article>"
        f"<h1>{GOOD['seite.html']}</h1><p>{_prose('Seite')}</p></article></body></html>",
        "feed.xml": _FEED.format(title=GOOD["feed.xml"], link="https://gut.example/1", text=_prose("Feed")),
        "zeile.jsonl": _line(title=GOOD["zeile.jsonl"], text=_prose("Zeile")),
    }


def _broken() -> dict[str, bytes]:
    huge = "Wort " * 2_100_000
    half = _line(title="halb", text="ein halbes Zeichen: \ud800") + _line(id="\ud800", text="noch ein halbes Zeichen")
    wrong = '{"text": "offen\n[1]\n{"title": "ohne"}\n' + _line(title=5, text="Eine Zahl ist kein Titel.")
    packed = gzip.compress(_line(title="abgeschnitten", text=_prose("Rest")).encode())
    return {
        "leer.txt": b"",
        "weiss.md": b" \n\t\n\xc2\xa0\n",
        "unsichtbar.jsonl": _line(text="\u200b\u200e\u202e").encode(),
        "riesig.txt": huge.encode(),
        "riesig.jsonl": _line(text=huge).encode(),
        "halb.jsonl": half.encode(),
        "kaputt.jsonl": wrong.encode(),
        "kaputt.jsonl.gz": packed[: len(packed) // 2],
        "kaputt.md": b'---\ntitle: "offen\n---\nEin Text.\n',
        "kaputt.xml": b"<rss><channel>",
        "bombe.xml": b'<!DOCTYPE x [<!ENTITY a "aaaa">]><rss><channel><item><title>&a;</title></item></channel></rss>',
        "muell.txt": bytes(range(256)) * 8,
        "bild.png": b"\x89PNG\r\n\x1a\n",
    }


_PAGE = """<!DOCTYPE html><html lang="de"><head><meta charset="utf-8">
<title>Aus der Seite &lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }}</title>
<link rel="canonical" href="javascript:alert(1)"><meta name="author" content='"><script>alert(1)</script>'>
<script>alert(1)</script></head><body onload="alert(1)"><article>
<h1 onclick="alert(1)">Aus der Seite &lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }}</h1>
<p>Die Seite nennt <img src=x onerror=alert(1)> und <a href="javascript:alert(1)">einen Verweis</a>, der nicht
führt, und &lt;script&gt;alert(3)&lt;/script&gt; als Text, damit der Absatz lang genug für eine Nachricht ist.</p>
<p>{: onclick='alert(1)' } &lt;!-- weg --&gt; und <iframe src="https://boese.example"></iframe> stehen im zweiten
Absatz, der ebenfalls lang genug ist, damit niemand ihn für eine Überschrift hält.</p>
<script>alert(1)</script></article></body></html>
"""

_FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Feed</title><item><title>{title}</title>'
    "<link>{link}</link><description>{text}</description></item></channel></rss>"
)


def _line(**values: object) -> str:
    return json.dumps({"language": "de", **values}) + "\n"


def _front_matter(title: str) -> str:
    return f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---\n{_prose(repr(title)[:50])}\n"


def _prose(word: str) -> str:
    """Two harmless sentences that no other article has."""
    return f"Am Montag wurde im Rathaus über {word} gesprochen. Der Rat will im Mai wieder zusammenkommen."


def _pasted(title: str, word: str) -> str:
    return f"{title}\nStand: 04.04.2025 03:51 Uhr\n\n{_prose(word)}\n\nÜber alles Weitere wird später geredet.\n"
