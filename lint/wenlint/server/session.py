"""One editor served: its documents checked as they change, its requests answered."""

from __future__ import annotations

import asyncio
import sys
from contextlib import redirect_stdout
from enum import Enum
from pathlib import Path
from urllib.parse import unquote

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path
from pygls.workspace import TextDocument

from wenlint import __version__
from wenlint.config import FILE_NAMES
from wenlint.engine.registry import Registry
from wenlint.explain import rule_markdown
from wenlint.readers import TEXT_READERS
from wenlint.server.actions import KINDS, code_actions
from wenlint.server.checked import Checked, EditorText, check_text
from wenlint.server.diagnostics import Shown, show
from wenlint.server.worker import Worker

DELAY = 0.3
"""Seconds without a change after which a text is checked."""

_SUFFIXES = {"markdown": ".md", "html": ".html"}


class Server(LanguageServer):
    """The server of one editor: what each open document shows, and the checks under way.

    One thread checks, one text after the other; the editor is answered meanwhile.
    """

    def __init__(self, registry: Registry) -> None:
        # Whole texts: pygls applies changes by str.splitlines(), which also breaks lines at form
        # feeds and U+2028 and would lose step with the editor.
        kind = types.TextDocumentSyncKind.Full
        super().__init__("wenlint", __version__, text_document_sync_kind=kind)
        self.stopping = False
        self._registry = registry
        self._worker = Worker()
        self._runs: dict[str, asyncio.Task[None]] = {}
        self._shown: dict[str, Shown] = {}
        self._troubles: dict[str, str] = {}

    def check_soon(self, uri: str, delay: float = DELAY) -> None:
        """Check the document after `delay` seconds, unless it changes before."""
        if uri in self._runs:
            self._runs[uri].cancel()
        self._runs[uri] = asyncio.get_running_loop().create_task(self._check(uri, delay))

    def check_all_soon(self) -> None:
        """Check every open document: the settings may have changed."""
        for uri in list(self._runs):
            self.check_soon(uri)

    def forget(self, uri: str) -> None:
        """Take back all that was said about a document that the editor closed."""
        if uri in self._runs:
            self._runs.pop(uri).cancel()
        self._shown.pop(uri, None)
        self._troubles.pop(uri, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    async def settled(self, uri: str) -> Shown | None:
        """Return what is shown of the document as it stands, once it is checked."""
        while (run := self._runs.get(uri)) is not None and not run.done():
            await asyncio.wait([run])
        return self._shown.get(uri)

    async def _check(self, uri: str, delay: float) -> None:
        await asyncio.sleep(delay)
        document = self.workspace.text_documents.get(unquote(uri))
        if document is None:
            return
        text = EditorText(_path(document), document.source, document.version)
        root = Path(self.workspace.root_path or text.path.parent)
        checked = await self._worker.do(lambda: check_text(text, self._registry, root))
        self._publish(uri, checked)

    def _publish(self, uri: str, checked: Checked) -> None:
        encoding = _name(self.workspace.position_encoding or "utf-16")
        shown = show(checked, uri, encoding, related=_shows_related(self.client_capabilities))
        self._shown[uri] = shown
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, shown.diagnostics, checked.text.version)
        )
        self._tell(uri, checked.trouble)

    def _tell(self, uri: str, trouble: str) -> None:
        """Show a trouble once, however many documents and changes meet it."""
        news = trouble not in self._troubles.values()
        self._troubles[uri] = trouble
        if trouble and news:
            message = types.ShowMessageParams(types.MessageType.Error, f"wenlint: {trouble}")
            self.window_show_message(message)


def _path(document: TextDocument) -> Path:
    """Return the file of a document; one not saved yet is named by its language."""
    path = Path(to_fs_path(document.uri) or document.path)
    suffix = _SUFFIXES.get(document.language_id or "")
    if suffix and path.suffix.lower() not in TEXT_READERS:
        return path.with_name(path.name + suffix)
    return path


def _name(kind: Enum | str) -> str:
    """Return the name of a kind: the protocol's own kinds are an Enum's, others stay strings."""
    return str(kind.value if isinstance(kind, Enum) else kind)


def _shows_related(client: types.ClientCapabilities) -> bool:
    there = client.text_document and client.text_document.publish_diagnostics
    return bool(there and there.related_information)


def _takes_versions(client: types.ClientCapabilities) -> bool:
    there = client.workspace and client.workspace.workspace_edit
    return bool(there and there.document_changes)


def _watches_files(client: types.ClientCapabilities) -> bool:
    there = client.workspace and client.workspace.did_change_watched_files
    return bool(there and there.dynamic_registration)


# --- what the editor says and asks --------------------------------------------------------


async def _initialized(ls: Server, _: types.InitializedParams) -> None:
    if not _watches_files(ls.client_capabilities):
        return
    watcher = types.FileSystemWatcher(f"**/{{{','.join(FILE_NAMES)}}}")
    options = types.DidChangeWatchedFilesRegistrationOptions([watcher])
    method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
    registration = types.Registration("wenlint-configuration", method, options)
    await ls.client_register_capability_async(types.RegistrationParams([registration]))


def _opened(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
    ls.check_soon(params.text_document.uri, delay=0)


def _changed(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
    ls.check_soon(params.text_document.uri)


def _saved(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
    """Check again: the way to new settings in an editor that watches no files."""
    ls.check_soon(params.text_document.uri)


def _closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    ls.forget(params.text_document.uri)


def _settings_changed(ls: Server, _: object) -> None:
    ls.check_all_soon()


async def _code_action(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    shown = await ls.settled(params.text_document.uri)
    if shown is None:
        return []
    only = [_name(kind) for kind in params.context.only or ()]
    versioned = _takes_versions(ls.client_capabilities)
    return code_actions(shown, params.range, only or None, versioned=versioned)


async def _hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    shown = await ls.settled(params.text_document.uri)
    if shown is None:
        return None
    there = list(shown.at(types.Range(params.position, params.position)))
    rules = shown.checked.registry.by_code
    codes = dict.fromkeys(finding.code for finding, _ in there if finding.code in rules)
    if not codes:
        return None
    text = "\n\n---\n\n".join(rule_markdown(rules[code]) for code in codes)
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text), there[0][1].range)


def _shutdown(ls: Server, _: object) -> None:
    ls.stopping = True


def make_server(registry: Registry) -> Server:
    """Return a server that checks by the rules of `registry`."""
    server = Server(registry)
    server.feature(types.INITIALIZED)(_initialized)
    server.feature(types.TEXT_DOCUMENT_DID_OPEN)(_opened)
    server.feature(types.TEXT_DOCUMENT_DID_CHANGE)(_changed)
    server.feature(types.TEXT_DOCUMENT_DID_SAVE)(_saved)
    server.feature(types.TEXT_DOCUMENT_DID_CLOSE)(_closed)
    server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)(_settings_changed)
    server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)(_settings_changed)
    options = types.CodeActionOptions(code_action_kinds=list(KINDS))
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)(_code_action)
    server.feature(types.TEXT_DOCUMENT_HOVER)(_hover)
    server.feature(types.SHUTDOWN)(_shutdown)
    return server


def serve(registry: Registry) -> int:
    """Serve one editor over the standard streams until it leaves; return the exit code.

    That is 0 if the editor asked the server to shut down before, as the protocol wants it.
    """
    server = make_server(registry)
    streams = sys.stdin.buffer, sys.stdout.buffer
    with redirect_stdout(sys.stderr):  # a stray print must not break the protocol
        server.start_io(*streams)
    return 0 if server.stopping else 1
