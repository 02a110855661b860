"""The language server as an editor meets it: a real client on the other end of its pipes."""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pytest

pytest.importorskip("pygls", reason="needs the extra `slow`")

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from wenlint.cli import main
from wenlint.config import Config
from wenlint.core.finding import FileReport
from wenlint.core.location import Location
from wenlint.core.text import Position
from wenlint.engine.registry import Registry
from wenlint.linter import make_linter
from wenlint.readers import read_text
from wenlint.server.actions import FIX_ALL
from wenlint.server.ruler import Ruler
from wenlint.server.silencing import silencing_edit

pytestmark = pytest.mark.slow

PATIENCE = 20  # seconds after which an answer is missing, on the slowest of machines
ZERO_WIDTH_SPACE = "\u200b"

Result = TypeVar("Result")


class _Client(LanguageClient):
    """A client that remembers how its server ended."""

    code: int | None = None

    async def server_exit(self, server: asyncio.subprocess.Process) -> None:
        self.code = server.returncode


class Editor:
    """An editor: opens documents, types, asks, and keeps what the server tells it."""

    def __init__(self, folder: Path, capabilities: types.ClientCapabilities) -> None:
        self.folder = folder
        self.published: list[types.PublishDiagnosticsParams] = []
        self.messages: list[str] = []
        self.registered: list[types.Registration] = []
        self._news = asyncio.Event()
        self._loop = asyncio.new_event_loop()
        self._client = _Client("editor", "1")
        self._listen()
        self.capabilities = self._await(self._start(capabilities)).capabilities

    def _listen(self) -> None:
        def publish(params: types.PublishDiagnosticsParams) -> None:
            self.published.append(params)
            self._news.set()

        def show(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)
            self._news.set()

        def register(params: types.RegistrationParams) -> None:
            self.registered += params.registrations
            self._news.set()

        self._client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(publish)
        self._client.feature(types.WINDOW_SHOW_MESSAGE)(show)
        self._client.feature(types.CLIENT_REGISTER_CAPABILITY)(register)

    async def _start(self, capabilities: types.ClientCapabilities) -> types.InitializeResult:
        command = (sys.executable, "-X", "utf8", "-m", "wenlint", "server", "--stdio")
        await self._client.start_io(*command, cwd=self.folder)
        root = self.folder.as_uri()
        params = types.InitializeParams(capabilities=capabilities, root_uri=root)
        answer = await self._client.initialize_async(params)
        self._client.initialized(types.InitializedParams())
        return answer

    def _await(self, answer: Any) -> Any:
        return self._loop.run_until_complete(asyncio.wait_for(answer, PATIENCE))

    def wait_for(self, found: Callable[[], Result]) -> Result:
        """Return what `found` returns as soon as that is true."""

        async def wait() -> Result:
            while not (result := found()):
                self._news.clear()
                await self._news.wait()
            return result

        result: Result = self._await(wait())
        return result

    def open(self, name: str, text: str, language: str = "plaintext", uri: str = "") -> str:
        uri = uri or (self.folder / name).as_uri()
        item = types.TextDocumentItem(uri, language, 1, text)
        self._client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def change(self, uri: str, version: int, text: str) -> None:
        document = types.VersionedTextDocumentIdentifier(version, uri)
        changes: list[Any] = [types.TextDocumentContentChangeWholeDocument(text)]
        self._client.text_document_did_change(types.DidChangeTextDocumentParams(document, changes))

    def save(self, uri: str) -> None:
        document = types.TextDocumentIdentifier(uri)
        self._client.text_document_did_save(types.DidSaveTextDocumentParams(document))

    def close(self, uri: str) -> None:
        document = types.TextDocumentIdentifier(uri)
        self._client.text_document_did_close(types.DidCloseTextDocumentParams(document))

    def config_changed(self, path: Path) -> None:
        event = types.FileEvent(path.as_uri(), types.FileChangeType.Changed)
        params = types.DidChangeWatchedFilesParams([event])
        self._client.workspace_did_change_watched_files(params)

    def versions(self, uri: str) -> list[int | None]:
        return [params.version for params in self.published if params.uri == uri]

    def diagnostics(self, uri: str, version: int = 1) -> Sequence[types.Diagnostic]:
        """Return what is found in a version of the document, once the server has told."""
        return self.told(uri, lambda params: params.version == version)

    def told(
        self, uri: str, wanted: Callable[[types.PublishDiagnosticsParams], bool]
    ) -> Sequence[types.Diagnostic]:
        def found() -> list[types.PublishDiagnosticsParams]:
            return [params for params in self.published if params.uri == uri and wanted(params)]

        return list(self.wait_for(found)[-1].diagnostics)

    def actions(
        self, uri: str, range_: types.Range, *only: str | types.CodeActionKind
    ) -> list[types.CodeAction]:
        context = types.CodeActionContext([], list(only) or None)
        document = types.TextDocumentIdentifier(uri)
        params = types.CodeActionParams(document, range_, context)
        return list(self._await(self._client.text_document_code_action_async(params)) or [])

    def hover(self, uri: str, position: types.Position) -> types.Hover | None:
        params = types.HoverParams(types.TextDocumentIdentifier(uri), position)
        answer: types.Hover | None = self._await(self._client.text_document_hover_async(params))
        return answer

    def leave(self, *, politely: bool = True) -> int | None:
        """End the session and return the server's exit code."""

        async def leave() -> None:
            if politely:
                await self._client.shutdown_async(None)
            self._client.exit(None)
            await self._client.stop()  # type: ignore[no-untyped-call]

        self._await(leave())
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.close()
        return self._client.code


def client(
    *encodings: str, related: bool = True, versions: bool = True, watching: bool = True
) -> types.ClientCapabilities:
    return types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=list(encodings) or None),
        text_document=types.TextDocumentClientCapabilities(
            publish_diagnostics=types.PublishDiagnosticsClientCapabilities(
                related_information=related
            )
        ),
        workspace=types.WorkspaceClientCapabilities(
            workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=versions),
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(
                dynamic_registration=watching
            ),
        ),
    )


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """One session for all tests that need no session of their own: starting takes a second."""
    editor = Editor(tmp_path_factory.mktemp("shared"), client())
    yield editor
    assert editor.leave() == 0


@pytest.fixture
def editor(shared: Editor, tmp_path: Path) -> Editor:
    shared.folder = tmp_path
    shared.messages.clear()
    return shared


def range_of(text: str, part: str) -> types.Range:
    """Return the range of `part` in `text`, in UTF-16 units."""
    start = text.index(part)
    return types.Range(_position(text, start), _position(text, start + len(part)))


def _position(text: str, offset: int) -> types.Position:
    starts = [0, *(match.end() for match in re.finditer("\r\n|\n|\r", text[:offset]))]
    units = len(text[starts[-1] : offset].encode("utf-16-le")) // 2
    return types.Position(len(starts) - 1, units)


def _offset(text: str, position: types.Position) -> int:
    starts = [0, *(match.end() for match in re.finditer("\r\n|\n|\r", text))]
    start = starts[position.line]
    line = text[start:].encode("utf-16-le")[: position.character * 2]
    return start + len(line.decode("utf-16-le"))


def applied(text: str, action: types.CodeAction) -> str:
    """Return `text` with the action's edits, as an editor applies them."""
    assert action.edit is not None
    assert action.edit.document_changes is not None
    (change,) = action.edit.document_changes
    assert isinstance(change, types.TextDocumentEdit)
    return _with_edits(text, [edit for edit in change.edits if isinstance(edit, types.TextEdit)])


def _with_edits(text: str, edits: Sequence[types.TextEdit]) -> str:
    for edit in sorted(edits, key=lambda edit: _offset(text, edit.range.start), reverse=True):
        start, end = _offset(text, edit.range.start), _offset(text, edit.range.end)
        text = text[:start] + edit.new_text + text[end:]
    return text


def codes(diagnostics: Sequence[types.Diagnostic]) -> list[Any]:
    return [diagnostic.code for diagnostic in diagnostics]


# --- sessions -----------------------------------------------------------------------------


def test_type_see_mend(editor: Editor) -> None:
    text = "一、做法\n𠮷林抓𠮷学习。\n"
    uri = editor.open("报告 1.txt", text)
    assert editor.diagnostics(uri, 1) == []

    text = f"一、做法\n𠮷林抓{ZERO_WIDTH_SPACE}学习。\n三、不足\n"
    editor.change(uri, 2, text)
    found = editor.diagnostics(uri, 2)
    assert codes(found) == ["WM007", "NUM001"]
    assert found[0].range == range_of(text, ZERO_WIDTH_SPACE)
    assert found[0].range.start == types.Position(1, 4)  # 𠮷 is two units of UTF-16
    assert {diagnostic.source for diagnostic in found} == {"wenlint"}
    assert found[0].severity is types.DiagnosticSeverity.Error
    assert found[0].code_description is None
    (other,) = found[1].related_information or ()
    assert other.location == types.Location(uri, range_of(text, "一、"))

    fix, *others = editor.actions(uri, found[0].range, types.CodeActionKind.QuickFix)
    assert others == []
    assert fix.is_preferred
    assert list(fix.diagnostics or ()) == [found[0]]
    text = applied(text, fix)
    assert text == "一、做法\n𠮷林抓学习。\n三、不足\n"
    editor.change(uri, 3, text)
    (gap,) = editor.diagnostics(uri, 3)

    (unsafe,) = editor.actions(uri, gap.range)
    assert "不安全" in unsafe.title
    assert unsafe.is_preferred is None
    editor.change(uri, 4, applied(text, unsafe))
    assert editor.diagnostics(uri, 4) == []

    editor.close(uri)
    assert editor.told(uri, lambda params: params.version is None) == []


def test_only_the_last_of_quick_changes_is_checked(editor: Editor) -> None:
    uri = editor.open("a.txt", "一、做法\n")
    editor.diagnostics(uri, 1)
    started = time.monotonic()
    for version in range(2, 12):
        editor.change(uri, version, f"一、做法\n三、不足{version}\n")
    assert codes(editor.diagnostics(uri, 11)) == ["NUM001"]
    assert time.monotonic() - started > 0.25
    assert editor.versions(uri) == [1, 11]


def test_an_action_asked_while_typing_is_for_the_newest_text(editor: Editor) -> None:
    uri = editor.open("a.txt", f"甲{ZERO_WIDTH_SPACE}乙\n")
    editor.diagnostics(uri, 1)
    text = f"前面加了字，甲{ZERO_WIDTH_SPACE}乙\n"
    editor.change(uri, 2, text)
    (fix,) = editor.actions(uri, range_of(text, text), "quickfix")
    assert applied(text, fix) == "前面加了字，甲乙\n"
    assert fix.edit is not None
    (change,) = fix.edit.document_changes or ()
    assert isinstance(change, types.TextDocumentEdit)
    assert change.text_document.version == 2


@pytest.mark.parametrize("kind", ["source.fixAll", FIX_ALL, "source"])
def test_fix_all_that_is_safe(editor: Editor, kind: str) -> None:
    text = f"##paidbegin##\n一、做{ZERO_WIDTH_SPACE}法\n𠮷{ZERO_WIDTH_SPACE}林\n三、不足\n"
    uri = editor.open("a.txt", text)
    (fix,) = editor.actions(uri, range_of(text, "三"), kind)
    assert fix.kind == FIX_ALL
    assert "3" in fix.title
    assert applied(text, fix) == "一、做法\n𠮷林\n三、不足\n"
    editor.change(uri, 2, "一、做法\n三、不足\n")
    assert editor.actions(uri, range_of(text, "一"), kind) == []
    editor.close(uri)


def test_lines_end_as_the_editor_ends_them(editor: Editor) -> None:
    text = f"第一行\r\n\f\u2028𠮷甲{ZERO_WIDTH_SPACE}乙\r\n一、做法\r三、不足\r\n"
    uri = editor.open("a.txt", text)
    found = [one for one in editor.diagnostics(uri) if one.code in ("WM007", "NUM001")]
    assert [one.range for one in found if one.code == "NUM001"] == [range_of(text, "三、")]
    assert range_of(text, ZERO_WIDTH_SPACE) in [one.range for one in found]
    (fix,) = editor.actions(uri, range_of(text, ZERO_WIDTH_SPACE), "quickfix")
    assert applied(text, fix) == text.replace(ZERO_WIDTH_SPACE, "")


def test_hover_explains_the_rule(editor: Editor) -> None:
    text = "# 标题\n\n今年，𠮷林XX市投产。\n"
    uri = editor.open("a.md", text, "markdown")
    there = range_of(text, "XX")
    hover = editor.hover(uri, there.start)
    assert hover is not None
    assert hover.range == there
    assert isinstance(hover.contents, types.MarkupContent)
    assert hover.contents.kind is types.MarkupKind.Markdown
    assert hover.contents.value.startswith("### PH001 ")
    assert "反例：\n\n    " in hover.contents.value
    assert editor.hover(uri, types.Position(0, 0)) is None


def test_a_comment_silences_a_finding(editor: Editor) -> None:
    text = "# 标题\r\n\r\n今年，XX市投产。\r\n"
    uri = editor.open("a.md", text, "markdown")
    assert codes(editor.diagnostics(uri)) == ["PH001"]
    (ignore,) = editor.actions(uri, range_of(text, "XX"))
    text = applied(text, ignore)
    assert text == "# 标题\r\n\r\n<!-- wenlint: ignore[PH001] -->\r\n今年，XX市投产。\r\n"
    editor.change(uri, 2, text)
    assert editor.diagnostics(uri, 2) == []
    plain = editor.open("a.txt", text)
    assert editor.actions(plain, range_of(text, "XX")) == []


def test_a_document_not_saved_yet(editor: Editor) -> None:
    text = "- 今年，XX市投产。\n"
    uri = editor.open("", text, "markdown", uri="untitled:Untitled-1")
    assert codes(editor.diagnostics(uri)) == ["PH001"]
    assert [action.title for action in editor.actions(uri, range_of(text, "XX"))]


def test_odd_requests_end_nothing(editor: Editor) -> None:
    """An editor that mixes up its documents gets no answer, and the next document is checked."""
    text = "今年，𠮷林XX市投产。\n"
    uri = editor.open("a.txt", text)
    editor.diagnostics(uri)
    beyond = types.Range(types.Position(99, 99), types.Position(5, 0))
    assert editor.hover(uri, beyond.start) is None
    assert editor.actions(uri, beyond) == []
    other = (editor.folder / "never-opened.txt").as_uri()
    assert editor.hover(other, beyond.start) is None
    assert editor.actions(other, beyond) == []
    editor.change(other, 1, text)
    editor.save(other)
    editor.close(other)
    assert codes(editor.diagnostics(editor.open("b.txt", text))) == ["PH001"]


# --- settings -----------------------------------------------------------------------------


def test_the_nearest_configuration_as_it_changes(editor: Editor) -> None:
    folder = editor.folder / "docs"
    folder.mkdir()
    (editor.folder / "wenlint.toml").write_text('ignore = ["NUM"]', "utf-8")
    config = folder / "wenlint.toml"
    config.write_text('lang = "en"\n[severity]\nNUM001 = "info"', "utf-8")
    text = "一、做法\n三、不足\n"
    other = editor.open("a.txt", text)
    uri = editor.open("docs/a.txt", text)
    (gap,) = editor.diagnostics(uri)
    assert gap.severity is types.DiagnosticSeverity.Information
    assert gap.message.startswith("the numbering has a gap")
    assert editor.diagnostics(other) == []

    config.write_text('[severity]\nNUM001 = "warning"', "utf-8")
    editor.change(uri, 2, text + "。")
    (gap,) = editor.diagnostics(uri, 2)
    assert gap.severity is types.DiagnosticSeverity.Warning
    assert "编号" in gap.message

    config.write_text('[per-file-ignores]\n"a.*" = ["NUM001"]', "utf-8")
    assert [one.method for one in editor.registered] == ["workspace/didChangeWatchedFiles"]
    editor.config_changed(config)
    assert editor.told(uri, lambda params: not params.diagnostics) == []
    assert editor.messages == []


def test_a_broken_configuration_is_a_message(editor: Editor) -> None:
    config = editor.folder / "wenlint.toml"
    config.write_text('selct = ["NUM"]', "utf-8")
    text = "一、做法\n三、不足\n"
    first, second = editor.open("a.txt", text), editor.open("b.txt", text)
    (trouble,) = editor.diagnostics(first)
    assert "selct" in trouble.message
    assert trouble.severity is types.DiagnosticSeverity.Error
    editor.diagnostics(second)
    editor.change(first, 2, text + "。")
    assert len(editor.diagnostics(first, 2)) == 1
    assert len(editor.messages) == 1
    assert "selct" in editor.messages[0]
    assert editor.actions(first, range_of(text, "三")) == []

    config.write_text('select = ["NUM"]', "utf-8")
    editor.change(first, 3, text)
    assert codes(editor.diagnostics(first, 3)) == ["NUM001"]
    editor.close(first)
    editor.close(second)


def test_what_the_configuration_leaves_out(editor: Editor) -> None:
    (editor.folder / "wenlint.toml").write_text('extend-exclude = ["归档/"]', "utf-8")
    text = "一、做法\n三、不足\n"
    assert editor.diagnostics(editor.open("归档/a.txt", text)) == []
    assert editor.diagnostics(editor.open(".venv/a.txt", text)) == []
    assert len(editor.diagnostics(editor.open("b.txt", text))) == 1


def test_the_baseline_is_known(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(editor.folder)
    (editor.folder / "a.txt").write_text("今年，XX市投产。\n", "utf-8")
    assert main(["check", "a.txt", "--write-baseline", "known.json"]) == 0
    (editor.folder / "wenlint.toml").write_text('baseline = "known.json"', "utf-8")
    text = "新的一行。\n今年，XX市投产。\n明年，XX县投产。\n"
    (new,) = editor.diagnostics(editor.open("a.txt", text))
    assert new.range.start.line == 2

    (editor.folder / "known.json").write_text("{}", "utf-8")
    (trouble,) = editor.diagnostics(editor.open("b.txt", text))
    assert "known.json" in trouble.message
    editor.wait_for(lambda: editor.messages)


# --- clients of other kinds ---------------------------------------------------------------


def test_a_client_that_can_do_little(tmp_path: Path) -> None:
    editor = Editor(tmp_path, client("utf-8", related=False, versions=False, watching=False))
    assert editor.capabilities.position_encoding == types.PositionEncodingKind.Utf8
    text = f"一、𠮷做法{ZERO_WIDTH_SPACE}\n三、不足\n"
    uri = editor.open("a.txt", text)
    invisible, gap = editor.diagnostics(uri)
    assert invisible.range.start == types.Position(0, len("一、𠮷做法".encode()))
    assert gap.related_information is None
    assert "\n→ 1:1  " in gap.message
    (fix,) = editor.actions(uri, invisible.range, "quickfix")[:1]
    assert fix.edit is not None
    assert fix.edit.document_changes is None
    assert list(fix.edit.changes or ()) == [uri]
    assert editor.registered == []

    (tmp_path / "wenlint.toml").write_text('ignore = ["WM", "NUM"]', "utf-8")
    editor.save(uri)  # it watches no files
    assert editor.told(uri, lambda params: not params.diagnostics) == []
    assert editor.leave(politely=False) == 1  # the protocol wants shutdown before exit


def test_leaving_waits_for_no_check(tmp_path: Path) -> None:
    editor = Editor(tmp_path, client())
    editor.open("a.md", "一、做法XX市\n" * 60_000, "markdown")  # half a minute's work
    started = time.monotonic()
    assert editor.leave() == 0
    assert time.monotonic() - started < 15


def test_without_the_extra(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [name for name in sys.modules if name.startswith("wenlint.server")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "lsprotocol", None)
    monkeypatch.setitem(sys.modules, "pygls", None)
    assert main(["server"]) == 2
    assert "pip install 'wenlint[server]'" in capsys.readouterr().err


# --- parts --------------------------------------------------------------------------------


@pytest.mark.parametrize(("encoding", "character"), [("utf-8", 10), ("utf-16", 4), ("utf-32", 3)])
def test_columns_in_each_encoding(encoding: str, character: int) -> None:
    place = Location(Position(2, 4), Position(3, 1))
    range_ = Ruler("甲\r\n乙𠮷丙丁\r戊", encoding).place(place)
    assert range_ == types.Range(types.Position(1, character), types.Position(2, 0))


@pytest.mark.parametrize(
    ("text", "silenced"),
    [
        ("今年，XX市投产。", "<!-- c -->\n今年，XX市投产。"),
        ("前文。\n今年，XX市投产。", "<!-- c -->\n前文。\n今年，XX市投产。"),
        ("上文。\n\n**XX市**投产。", "上文。\n\n<!-- c -->\n**XX市**投产。"),
        ("## 二、XX市投产", "<!-- c -->\n## 二、XX市投产"),
        ("XX市投产\n===", "<!-- c -->\nXX市投产\n==="),
        ("- 甲\n- XX市投产\n- 乙", "- 甲\n- XX市投产 <!-- c -->\n- 乙"),
        ("1. 甲\n   - XX市投产\n2. 乙", "1. 甲\n   - XX市投产 <!-- c -->\n2. 乙"),
        ("- 甲\n\n  XX市投产\n- 乙", "- 甲\n\n  XX市投产 <!-- c -->\n- 乙"),
        ("> 上\n>\n> XX市投产。\n>\n> 下", "> 上\n>\n> XX市投产。 <!-- c -->\n>\n> 下"),
        ("|甲|乙|\n|-|-|\n|XX市|好|", "|甲|乙|\n|-|-|\n|XX市 <!-- c -->|好|"),
        ("|甲|乙|\n|-|-|\n| 好 | **XX市** |", "|甲|乙|\n|-|-|\n| 好 | **XX市** <!-- c --> |"),
        ("正文[^1]。\n\n[^1]: 见XX市文件。", "正文[^1]。\n\n[^1]: 见XX市文件。 <!-- c -->"),
    ],
)
def test_where_a_comment_silences(registry: Registry, text: str, silenced: str) -> None:
    linter = make_linter(Config(select=("PH001",)), registry)

    def check(text: str) -> FileReport:
        return linter.check_text(text, "a.md", Path("a.md"))

    (finding,) = check(text).findings
    edit = silencing_edit(read_text(text, "a.md"), finding)
    assert edit is not None
    span, comment = edit
    changed = text[: span.start] + comment + text[span.end :]
    assert changed == silenced.replace("<!-- c -->", "<!-- wenlint: ignore[PH001] -->")
    assert check(changed).findings == ()


def test_no_comment_before_front_matter(registry: Registry) -> None:
    text = "---\ntitle: XX市投产\n---\n\n正文。\n"
    linter = make_linter(Config(select=("PH001",)), registry)
    for finding in linter.check_text(text, "a.md", Path("a.md")).findings:
        assert silencing_edit(read_text(text, "a.md"), finding) is None


def test_a_client_that_says_goodbye_and_is_gone_ends_the_server_well() -> None:
    initialize = {"capabilities": {}, "processId": None, "rootUri": None}
    messages = (
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": initialize},
        {"jsonrpc": "2.0", "id": 2, "method": "shutdown"},
        {"jsonrpc": "2.0", "method": "exit"},
    )
    bodies = [json.dumps(message).encode() for message in messages]
    done = subprocess.run(
        [sys.executable, "-m", "wenlint", "server"],
        input=b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(body), body) for body in bodies),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")
