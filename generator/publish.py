"""Pages → files → site: writes what changed, drops what is gone, and runs MkDocs."""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generator import markdown
from generator.errors import PublishError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from generator.settings import Layout

SITE_URL = "SITE_URL"
STAMP = "site.stamp"
# One fault in a template breaks every page: the first lines tell as much as all.
MESSAGE_LINES = 12


@dataclass(frozen=True, slots=True)
class Changes:
    """How many files were written, removed, and left as they were."""

    written: int = 0
    removed: int = 0
    kept: int = 0


def write_files(folder: Path, files: Mapping[str, bytes], *, prune: bool = False) -> Changes:
    """Write the files that differ from what is there, each in one step; ``prune`` removes all others.

    Raises PublishError where a path would lead out of the folder or a file cannot be written.
    """
    written = 0
    for name, content in sorted(files.items()):
        path = folder / _checked(name)
        if not _holds(path, content):
            _write(path, content)
            written += 1
    removed = _prune(folder, set(files)) if prune else 0
    return Changes(written, removed, len(files) - written)


def build_site(
    layout: Layout, *, timestamp: int, index: Callable[[Path], None], words: str, verbose: bool = False
) -> Changes | None:
    """Build the site from the Markdown if anything it depends on has changed; None if nothing has.

    ``timestamp``, in seconds, stands for the time of building, so that the same articles give the same bytes;
    ``index`` makes the search of the site in the folder that it is given, of what ``words`` is a digest of.
    A site that cannot be built leaves the one before untouched.

    Raises PublishError with what MkDocs said.
    """
    stamp = f"{_state(layout)} {timestamp} {words}\n".encode()
    if _holds(layout.build / STAMP, stamp) and layout.site.is_dir():
        return None
    with tempfile.TemporaryDirectory(dir=layout.build, prefix="site-") as folder:
        _run_mkdocs(layout, Path(folder), timestamp=timestamp, verbose=verbose)
        index(Path(folder))
        changes = _take_over(Path(folder), layout.site)
    _write(layout.build / STAMP, stamp)
    return changes


def _checked(name: str) -> PurePosixPath:
    path = PurePosixPath(name)
    if path.is_absolute() or not path.parts or ".." in path.parts or "\\" in name:
        raise PublishError(f"{name!r} is no path below the output folder; nothing was written there.")
    return path


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False


@contextmanager
def _guard(path: Path) -> Iterator[None]:
    """Name the path where the file system refuses."""
    try:
        yield
    except OSError as error:
        raise PublishError(f"{path}: cannot be written: {error.strerror}. Free the path or mend its rights.") from error


def _write(path: Path, content: bytes) -> None:
    """Under another name first, so that nobody ever sees half a file."""
    temporary = path.with_name(f".{path.name[:100]}.{os.getpid()}.tmp")
    with _guard(path):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(content)
            temporary.replace(path)
        except OSError:
            with suppress(OSError):
                temporary.unlink()
            raise


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() or path.is_symlink())


def _prune(folder: Path, keep: set[str]) -> int:
    """Remove files that are not to be kept, and folders that are empty then."""
    gone = [path for path in _files(folder) if path.relative_to(folder).as_posix() not in keep]
    for path in gone:
        with _guard(path):
            path.unlink()
    for path in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
        if not any(path.iterdir()):
            with _guard(path):
                path.rmdir()
    return len(gone)


def _take_over(source: Path, target: Path) -> Changes:
    """Let ``target`` hold what ``source`` holds, touching only files that differ."""
    if not (source / "index.html").is_file():
        raise PublishError(
            "MkDocs wrote no start page; the site before was left as it is. Look at site_dir in mkdocs.yml."
        )
    names = set()
    written = 0
    for path in sorted(_files(source)):
        name = path.relative_to(source).as_posix()
        names.add(name)
        if not _holds(target / name, path.read_bytes()):
            with _guard(target / name):
                (target / name).parent.mkdir(parents=True, exist_ok=True)
                path.replace(target / name)
            written += 1
    return Changes(written, _prune(target, names), len(names) - written)


def _state(layout: Layout) -> str:
    """A digest of everything that the site is built from."""
    digest = hashlib.sha256()
    for package in ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "pagefind-bin"):
        digest.update(f"{package} {importlib.metadata.version(package)}\n".encode())
    # The project's own Markdown extension builds the pages too.
    extension = Path(markdown.__file__)
    for path in (
        extension,
        layout.mkdocs,
        layout.derived_mkdocs,
        *sorted(_files(layout.theme)),
        *sorted(_files(layout.docs)),
    ):
        content = path.read_bytes()
        name = path.relative_to(layout.root).as_posix() if path.is_relative_to(layout.root) else path.name
        digest.update(f"{name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def _run_mkdocs(layout: Layout, folder: Path, *, timestamp: int, verbose: bool) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    # A relative site folder would be taken as one below the settings' folder.
    places = ["--config-file", str(layout.derived_mkdocs), "--site-dir", str(folder.resolve())]
    environment = os.environ | {
        "SOURCE_DATE_EPOCH": str(timestamp),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONHASHSEED": "0",
    }
    result = subprocess.run(  # noqa: S603 - our own interpreter and arguments
        [*command, *places],
        env=environment,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=None if verbose else subprocess.PIPE,
        stderr=None if verbose else subprocess.STDOUT,
        text=True,
    )
    if result.returncode:
        said = [line for line in (result.stdout or "").splitlines() if line and not line.startswith("INFO")]
        more = (
            f"\n… and {len(said) - MESSAGE_LINES} more lines; see them with --verbose."
            if len(said) > MESSAGE_LINES
            else ""
        )
        shown = "\n".join(said[:MESSAGE_LINES])
        raise PublishError(f"MkDocs could not build the site (exit code {result.returncode}).\n{shown}{more}".rstrip())
    shutil.rmtree(folder / ".cache", ignore_errors=True)
