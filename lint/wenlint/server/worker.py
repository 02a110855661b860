"""One thread that does one piece of work after the other, and that leaving does not wait for."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Any, TypeVar

Result = TypeVar("Result")


class Worker:
    """Works through what it is given, in order; what is cancelled before its turn is left out.

    An executor of concurrent.futures would do, but the interpreter waits for its threads: an
    editor that leaves while a long text is checked would wait, too.
    """

    def __init__(self) -> None:
        self._waiting: SimpleQueue[tuple[Future[Any], Callable[[], Any]]] = SimpleQueue()
        threading.Thread(target=self._work, name="wenlint", daemon=True).start()

    async def do(self, work: Callable[[], Result]) -> Result:
        """Return what `work` returns, once its turn has come."""
        future: Future[Result] = Future()
        self._waiting.put((future, work))
        return await asyncio.wrap_future(future)

    def _work(self) -> None:
        while True:
            future, work = self._waiting.get()
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(work())
            except Exception as error:  # it belongs to who gave the work
                future.set_exception(error)
