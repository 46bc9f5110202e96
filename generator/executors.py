"""Where work runs: in this process, in a pool of processes, or wherever another Executor takes it."""

from __future__ import annotations

import os
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class InlineExecutor(Executor):
    """Runs each call at once, in the calling thread."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """The finished call as a future."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - a future carries whatever its call raised
            future.set_exception(error)
        return future


def make_executor(workers: int) -> Executor:
    """An executor for so many processes; 1 is this process alone, 0 one for each processor core."""
    count = workers or os.cpu_count() or 1
    # Spawned, so that workers begin alike on every system and inherit no locks.
    return InlineExecutor() if count == 1 else ProcessPoolExecutor(count, mp_context=get_context("spawn"))
