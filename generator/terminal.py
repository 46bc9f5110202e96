"""What a run says to whom started it: messages and progress."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

from generator.markdown import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(slots=True)
class Terminal:
    """Messages on standard error, with a progress bar where that is a terminal."""

    quiet: bool = False
    verbose: bool = False
    console: Console = field(default_factory=lambda: Console(stderr=True))

    @contextmanager
    def step(self, name: str, total: int | None = None) -> Iterator[Callable[[], None]]:
        """Show a stage while it runs; say how long it took if asked to be verbose."""
        started = time.perf_counter()
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
        )
        shown = self.console.is_terminal and not self.quiet
        with Progress(*columns, console=self.console, transient=True, disable=not shown) as bar:
            task = bar.add_task(name, total=total)
            yield lambda: bar.advance(task)
        if self.verbose:
            self.say(f"{name}: {time.perf_counter() - started:.2f} s")

    def say(self, message: str) -> None:
        """Something good to know."""
        if not self.quiet:
            self._print(message)

    def warn(self, message: str) -> None:
        """Something that was left out or changed; said even if asked to be quiet."""
        self._print(message, "[yellow]warning[/] ")

    def fail(self, message: str) -> None:
        """Why it did not work."""
        self._print(message, "[red]error[/] ")

    def _print(self, message: str, label: str = "") -> None:
        """Without what could steer the terminal: names of files and words of articles are in messages."""
        visible = "\n".join(clean(line) for line in message.split("\n"))
        self.console.print(f"{label}{escape(visible)}", highlight=False, soft_wrap=True)
