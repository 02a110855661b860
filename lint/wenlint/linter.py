"""The linter: rules and configuration, loaded once; a text, bytes or a file to its findings."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from wenlint.config import Config, ConfigError, active_rules, ignored_codes
from wenlint.core.diagnostics import diagnostic
from wenlint.core.document import Document
from wenlint.core.finding import FileReport
from wenlint.core.message import Message
from wenlint.discovery import Found
from wenlint.engine.check import ActiveRule, check, check_across
from wenlint.engine.registry import Registry
from wenlint.engine.suppress import suppress
from wenlint.files import TooLarge, Unreadable, read_regular
from wenlint.git.ignore import BadPattern, Patterns, patterns_of
from wenlint.office import office_kind, remedy
from wenlint.readers import ReadOptions, Undecodable, Unparsable, read, read_text
from wenlint.readers.decode import whole


class Linter(Struct, frozen=True):
    """Checks texts, bytes and files with the rules that a configuration makes active.

    Made once (`make_linter`), for the command line, each of its processes and the server alike.
    """

    config: Config
    registry: Registry
    rules: tuple[ActiveRule, ...]
    per_file_ignores: tuple[tuple[Patterns, frozenset[str]], ...]

    def check_file(self, found: Found) -> FileReport:
        """Read and check a file. What goes wrong is a finding of the outcome, never an error."""
        name = display_path(found.path)
        try:
            data = read_regular(found.path, self.limit)
        except TooLarge as error:
            return self.too_large(name, error.size)
        except Unreadable as error:
            return unchecked(name, "WL001", "unreadable", _unreadable(error.why))
        document = self._read(data, name)
        del data  # it may be large
        return self._check_document(document, found.path)

    @property
    def _reading(self) -> ReadOptions:
        return ReadOptions(self.config.encoding, self.config.tracked == "final")

    @property
    def limit(self) -> int:
        """The most bytes of a file."""
        return self.config.max_megabytes * 1_000_000

    def check_bytes(self, data: bytes, name: str, path: Path) -> FileReport:
        """Check the bytes of a file; `name` is what reports call it."""
        return self._check_document(self._read(data, name), path)

    def _read(self, data: bytes, name: str) -> Document | FileReport:
        """Return the document of a file's bytes, or the report that says why there is none."""
        if len(data) > self.limit:
            return self.too_large(name, len(data))
        if (kind := office_kind(name)) is not None:
            return unchecked(name, "WL001", "unreadable", remedy(name, kind))
        try:
            return read(data, name, self._reading)
        except Undecodable as error:
            return unchecked(name, "WL002", "undecodable", Message(error.zh, error.en))
        except Unparsable as error:
            if error.over_a_limit:
                return unchecked(name, "WL005", "over-a-limit", error.why)
            return unchecked(name, "WL003", "unparsable", error.why)
        except Exception as error:
            return unchecked(name, "WL003", "unparsable", _unparsable(error))

    def check_text(self, text: str, name: str, path: Path) -> FileReport:
        """Check a text at hand, an editor's for one, as what the file at `path` will hold."""
        if len(text) > self.limit:
            return self.too_large(name, len(text))
        try:
            document = read_text(whole(text), name)
        except Undecodable as error:
            return unchecked(name, "WL002", "undecodable", Message(error.zh, error.en))
        except Exception as error:
            return unchecked(name, "WL003", "unparsable", _unparsable(error))
        return self._check_document(document, path)

    def too_large(self, name: str, size: int) -> FileReport:
        """Return the report of a file that is larger than the settings allow."""
        return unchecked(name, "WL005", "over-a-limit", _too_large(size, self.config))

    def _check_document(self, document: Document | FileReport, path: Path) -> FileReport:
        if isinstance(document, FileReport):
            return document  # it could not be read
        rules = self.rules_for(path)
        if not rules:
            return FileReport(document.path, checked=False)
        alone, across = _codes(rules)
        try:
            return suppress(document, check(document, rules), self.registry, alone, across)
        except Exception as error:
            return unchecked(document.path, "WL003", "unparsable", _unparsable(error))

    def check_across(self, files: Sequence[Found]) -> Mapping[str, FileReport]:
        """Return what the rules about several documents find, by the paths of the files.

        The files are read once more, all into this process; one that cannot be read has its
        finding from check_file already.
        """
        rules = [active for active in self.rules if active.rule.check_across is not None]
        if not rules:
            return {}
        documents: dict[str, tuple[Document, Path]] = {}
        kept = {}
        for found in files:
            name = display_path(found.path)
            try:
                data = read_regular(found.path, self.limit)
                if office_kind(name) is None:
                    documents[name] = read(data, name, self._reading), found.path
            except Unreadable as error:
                kept[name] = unchecked(name, "WL001", "unreadable", _unreadable(error.why))
            except Exception:  # told by check_file, as the former unless that came meanwhile
                continue
        reports = check_across([document for document, _ in documents.values()], rules)
        for name, (document, path) in documents.items():
            alone, across = _codes(self.rules_for(path))
            report = reports[name]
            findings = tuple(f for f in report.findings if f.code in across or f.fatal)
            report = replace(report, findings=findings)
            kept[name] = suppress(document, report, self.registry, across, alone)
        return kept

    def rules_for(self, path: Path) -> Sequence[ActiveRule]:
        if not self.per_file_ignores:
            return self.rules
        relative = _relative(path.absolute(), self.config.root.absolute())
        ignored: set[str] = set()
        for spec, codes in self.per_file_ignores:
            if spec.mean(relative):
                ignored |= codes
        return [active for active in self.rules if active.rule.code not in ignored]


def _codes(rules: Sequence[ActiveRule]) -> tuple[set[str], set[str]]:
    """Return the codes of the rules about one document, and of those about several."""
    across = {active.rule.code for active in rules if active.rule.check_across is not None}
    return {active.rule.code for active in rules} - across, across


def make_linter(config: Config, registry: Registry) -> Linter:
    """Return the linter for `config`; raises ConfigError."""
    ignores = tuple(
        (_files_meant(config, pattern), ignored_codes(config, registry, selectors))
        for pattern, selectors in config.per_file_ignores.items()
    )
    return Linter(config, registry, active_rules(config, registry), ignores)


def _files_meant(config: Config, pattern: str) -> Patterns:
    try:
        return patterns_of([pattern])
    except BadPattern as error:
        raise ConfigError(
            f"{config.source}: per-file-ignores.{pattern!r} 不是可用的模式：{error.why.zh} "
            f"(no pattern: {error.why.en})"
        ) from None


def display_path(path: Path) -> str:
    """Return `path` as reports print it: from the working directory, with `/`."""
    return _relative(path.absolute(), Path.cwd())


def _relative(path: Path, base: Path) -> str:
    try:
        return Path(os.path.relpath(path, base)).as_posix()
    except ValueError:  # another drive on Windows
        return path.as_posix()


def unread(path: str, why: Message) -> FileReport:
    """Return the report of a file that was not read, for the reason `why`."""
    return unchecked(path, "WL001", "unreadable", why)


def unchecked(path: str, code: str, name: str, message: Message) -> FileReport:
    return FileReport(path, (diagnostic(path, code, name, message),))


def _unparsable(error: Exception) -> Message:
    why = f"{type(error).__name__}: {error}"
    return Message(f"解析失败（{why}）", f"cannot be parsed ({why})")


def _unreadable(why: Message) -> Message:
    return Message(
        f"文件读不了（{why.zh}）；请检查权限与路径",
        f"cannot be read ({why.en}); check its permissions and its path",
    )


def _too_large(size: int, config: Config) -> Message:
    return Message(
        f"文件有 {size / 1e6:.0f} MB，超过上限 {config.max_megabytes} MB；"
        "可调高 max-megabytes，或在 exclude 中排除它",
        f"{size / 1e6:.0f} MB, over the limit of {config.max_megabytes} MB; "
        "raise max-megabytes or exclude the file",
    )
