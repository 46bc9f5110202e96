"""Tests of where work runs."""

from __future__ import annotations

import os
import threading
from concurrent.futures import ProcessPoolExecutor

import pytest

from generator.executors import InlineExecutor, make_executor


def test_inline_runs_at_once_in_this_thread() -> None:
    """A call is finished when ``submit`` returns, and ran where the caller is."""
    with InlineExecutor() as executor:
        future = executor.submit(threading.get_ident)
        assert future.done()
        assert future.result() == threading.get_ident()


def test_inline_passes_arguments_on() -> None:
    """Arguments by place and by name reach the call."""
    assert InlineExecutor().submit(int, "11", base=2).result() == 3


def test_inline_keeps_the_order() -> None:
    """The standard ``map`` works and gives results in order."""
    assert list(InlineExecutor().map(abs, [-3, 1, -2])) == [3, 1, 2]


def test_inline_keeps_errors_for_the_result() -> None:
    """An error is raised where the result is asked for, not where the call is handed in."""
    future = InlineExecutor().submit(int, "drei")
    with pytest.raises(ValueError, match="drei"):
        future.result()


def test_inline_can_be_interrupted() -> None:
    """Ctrl+C ends the run instead of becoming a result."""

    def interrupted() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        InlineExecutor().submit(interrupted)


@pytest.mark.parametrize(
    ("workers", "cores", "expected"),
    [
        (1, 8, InlineExecutor),
        (2, 1, ProcessPoolExecutor),
        (0, 1, InlineExecutor),
        (0, 4, ProcessPoolExecutor),
        (0, None, InlineExecutor),
    ],
)
def test_make_executor(monkeypatch: pytest.MonkeyPatch, workers: int, cores: int | None, expected: type) -> None:
    """One worker is this process, several are a pool, and none stands for one a core."""
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    with make_executor(workers) as executor:
        assert type(executor) is expected
