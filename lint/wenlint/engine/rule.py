"""What a rule is: Rule, and the decorators that make one of a function."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from msgspec import Struct

from wenlint.core.document import Document
from wenlint.core.hit import Hit, Severity
from wenlint.core.triggers import Trigger


class OutOfTime(Exception):
    """What a rule raises that gave up on a document; says why, and what to do."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en


@dataclass(frozen=True, slots=True)
class NoOptions:
    """The options of a rule that has none."""


Options = TypeVar("Options")
Check = Callable[[Document, Options], Iterable[Hit]]
CheckAcross = Callable[[Sequence[Document], Options], Iterable[tuple[Document, Hit]]]


class Rule(Struct, frozen=True):
    """A rule as the engine knows it; the type of its options is erased here.

    `options` is a frozen dataclass whose fields all have defaults; the configuration makes an
    instance of it and nothing else is ever handed to `check`. `doc` is the docstring of the
    rule's module: its documentation and its examples. A rule about several documents has
    `check_across` and finds nothing in a single one. One that is `opt_in` asks for what not every
    document owes, and is on only where its family, its code or its name is selected.
    A rule is shown a text in traditional characters in simplified ones, so that one vocabulary
    reads both (`engine/characters.py`), unless it is about the text `as_written`.
    `inventory` lists what it knows as data. Where none of its `triggers` occurs it is not run;
    without any it always is.
    """

    code: str
    name: str
    severity: Severity
    preview: bool
    options: type[Any]
    check: Callable[[Document, Any], Iterable[Hit]]
    doc: str
    check_across: Callable[[Sequence[Document], Any], Iterable[tuple[Document, Hit]]] | None = None
    triggers: tuple[Trigger, ...] = ()
    inventory: Callable[[], Sequence[str]] | None = None
    opt_in: bool = False
    as_written: bool = False

    def is_triggered(self, document: Document) -> bool:
        """Say whether there is any use in running the rule on `document`."""
        for trigger in self.triggers:  # asked so often that a generator would be felt
            if document.view(trigger):
                return True
        return not self.triggers

    @property
    def is_default(self) -> bool:
        """Whether it runs where nothing is selected."""
        return not self.preview and not self.opt_in and self.check_across is None

    @property
    def family(self) -> str:
        """The letters of the code: PH, WM, NUM …"""
        return self.code.rstrip("0123456789")


def rule(
    code: str,
    name: str,
    *,
    severity: Severity = Severity.ERROR,
    preview: bool = False,
    opt_in: bool = False,
    as_written: bool = False,
    triggers: tuple[Trigger, ...] = (),
    inventory: Callable[[], Sequence[str]] | None = None,
    options: type[Options] = NoOptions,  # type: ignore[assignment]  # a default for a type variable
) -> Callable[[Check[Options]], Rule]:
    """Make a rule of a function `check(document, options)` that yields hits.

    The function must be pure. `triggers` are what must occur for it to find anything;
    `inventory` lists what it knows as data. Its module's
    docstring documents it (see wenlint.engine.ruledoc).
    """

    def decorate(check: Check[Options]) -> Rule:
        doc = sys.modules[check.__module__].__doc__ or ""
        return Rule(
            *(code, name, severity, preview, options, check, doc),
            triggers=triggers,
            inventory=inventory,
            opt_in=opt_in,
            as_written=as_written,
        )

    return decorate


def rule_across(
    code: str,
    name: str,
    *,
    severity: Severity = Severity.ERROR,
    options: type[Options] = NoOptions,  # type: ignore[assignment]  # a default for a type variable
) -> Callable[[CheckAcross[Options]], Rule]:
    """Make a rule of a function `check(documents, options)` over all documents of a run.

    It yields hits, each with the document that it is in. It is off until `--across`.
    """

    def decorate(check: CheckAcross[Options]) -> Rule:
        doc = sys.modules[check.__module__].__doc__ or ""
        return Rule(code, name, severity, False, options, _find_nothing, doc, check)

    return decorate


def _find_nothing(document: Document, options: object) -> Iterable[Hit]:  # noqa: ARG001  # a check
    return ()
