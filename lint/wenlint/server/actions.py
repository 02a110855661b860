"""Findings as the actions that an editor offers: fix this, fix all, silence this."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from lsprotocol import types
from msgspec import Struct

from wenlint.core.document import Document
from wenlint.core.finding import Finding
from wenlint.core.text import Span
from wenlint.fixing import accepted_edits
from wenlint.readers import has_comments, read_text
from wenlint.server.diagnostics import Shown
from wenlint.server.silencing import silencing_edit

FIX_ALL = "source.fixAll.wenlint"
KINDS: Sequence[str] = (types.CodeActionKind.QuickFix.value, FIX_ALL)

Pair = tuple[Finding, types.Diagnostic]
Edits = Sequence[tuple[Span, str]]


def code_actions(
    shown: Shown, range_: types.Range, only: Sequence[str] | None, *, versioned: bool
) -> list[types.CodeAction]:
    """Return the actions for what touches `range_`, of the kinds `only` where it names some.

    `versioned` says whether the editor takes edits that name the version they are for.
    """
    desk = _Desk(shown, versioned)
    actions: list[types.CodeAction] = []
    if _wanted(KINDS[0], only):
        here = list(shown.at(range_))
        actions += [action for pair in here if (action := desk.fixing(*pair))]
        actions.sort(key=lambda action: not action.is_preferred)
        actions += desk.silencing_all(here)
    if _wanted(FIX_ALL, only):
        actions += desk.fixing_all()
    return actions


def _wanted(kind: str, only: Sequence[str] | None) -> bool:
    """Say whether `only` names `kind` or a kind above it: `source.fixAll` means ours too."""
    return only is None or any(kind == one or kind.startswith(one + ".") for one in only)


class _Desk(Struct, frozen=True, dict=True):
    """Makes the actions for one text."""

    shown: Shown
    versioned: bool

    def fixing(self, finding: Finding, diagnostic: types.Diagnostic) -> types.CodeAction | None:
        """Return the quick fix of a finding that has one."""
        if finding.fix is None:
            return None
        text = self.shown.checked.text.text
        edits, _ = accepted_edits(text, [finding], unsafe=True)
        what = finding.fix.message.in_language(self.shown.checked.language)
        doubt = "" if finding.fix.safe else self._say("，不安全，请核对", ", unsafe: check it")
        return types.CodeAction(
            self._say(f"{what}（{finding.code}{doubt}）", f"{what} ({finding.code}{doubt})"),
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic],
            is_preferred=finding.fix.safe or None,
            edit=self._workspace_edit(edits),
        )

    def fixing_all(self) -> Iterator[types.CodeAction]:
        """Yield the action that applies all safe fixes, if there are any."""
        checked = self.shown.checked
        edits, count = accepted_edits(checked.text.text, checked.findings, unsafe=False)
        if count:
            yield types.CodeAction(
                self._say(
                    f"修正全部可安全修正的问题（{count}处）", f"Fix all that is safe ({count})"
                ),
                kind=FIX_ALL,
                edit=self._workspace_edit(edits),
            )

    def silencing_all(self, pairs: Sequence[Pair]) -> Iterator[types.CodeAction]:
        """Yield the actions that insert a suppression, one for each code in a block."""
        found: dict[tuple[Span, str], list[Pair]] = {}
        for finding, diagnostic in pairs:
            edit = self._silencing_edit(finding)
            if edit is not None:
                found.setdefault(edit, []).append((finding, diagnostic))
        for edit, silenced in found.items():
            code = silenced[0][0].code
            yield types.CodeAction(
                self._say(f"在此处忽略 {code}", f"Ignore {code} here"),
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[diagnostic for _, diagnostic in silenced],
                edit=self._workspace_edit([edit]),
            )

    def _silencing_edit(self, finding: Finding) -> tuple[Span, str] | None:
        if self._commented is None or finding.code.startswith("WL"):
            return None
        return silencing_edit(self._commented, finding)

    @cached_property
    def _commented(self) -> Document | None:
        """The document, if it is in a format that has comments."""
        text = self.shown.checked.text
        if not has_comments(text.path.name):
            return None
        return read_text(text.text, str(text.path))

    def _say(self, zh: str, en: str) -> str:
        return en if self.shown.checked.language == "en" else zh

    def _workspace_edit(self, edits: Edits) -> types.WorkspaceEdit:
        changes = [types.TextEdit(self.shown.ruler.span(span), new) for span, new in edits]
        uri, version = self.shown.uri, self.shown.checked.text.version
        if not self.versioned:
            return types.WorkspaceEdit(changes={uri: changes})
        target = types.OptionalVersionedTextDocumentIdentifier(uri, version)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(target, changes)])
