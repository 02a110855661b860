"""Paths to files: folders walked, .gitignore and exclude respected, nothing lost silently."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from msgspec import Struct, field

from wenlint.config import Config, ConfigError
from wenlint.core.diagnostics import diagnostic
from wenlint.core.finding import FileReport, LeftOut, Skipped
from wenlint.core.location import Location
from wenlint.core.message import Message
from wenlint.core.text import Position
from wenlint.files import SETTINGS_LIMIT, TooLarge, Unreadable, read_regular, reason
from wenlint.git.ignore import BadPattern, Patterns, patterns_of, read_patterns
from wenlint.git.index import NoIndex, Tracked, tracked_in
from wenlint.git.worktree import leads_out, repository_of, work_tree
from wenlint.office import office_kind, remedy
from wenlint.readers import is_word, text_reader_of

EXCLUDED = Message("被 exclude 排除", "left out by exclude")
IGNORED = Message("git 忽略", "ignored by git")
LINKED = Message("指向文件夹的链接，不跟进", "links to folders, not followed")
OTHER = Message("后缀不在检查之列", "of other suffixes")

# What programs of version control keep for themselves; no document can be tracked in there.
_VERSION_CONTROL = (".git", ".hg", ".svn")
_OPEN_IN_WORD = "~$"  # begins the name of the lock beside a document that is open
_EXAMPLES = 3
_SUFFIXES_NAMED = 5


class MissingPath(Exception):
    """A path of the command line that is not there."""


class Found(Struct, frozen=True):
    """A file to check; `named` if the command line named it itself."""

    path: Path
    named: bool


class Discovery(Struct, frozen=True):
    """The files below some paths; what could not be looked at, and what was left out."""

    files: tuple[Found, ...] = ()
    diagnostics: tuple[FileReport, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def discover(paths: Sequence[Path], config: Config, *, force_exclude: bool) -> Discovery:
    """Return the files below `paths`, each once, in order.

    A file that is named is checked whatever its suffix, and even if `exclude` means it unless
    `force_exclude`; in folders only the configured suffixes count. What `.gitignore` names is
    checked all the same if git tracks it. Raises MissingPath for a path that is not there, and
    ConfigError for a pattern that means nothing.
    """
    for path in paths:
        if not os.path.lexists(path):
            raise MissingPath(str(path))
    walk = _Walk(config)
    here = repository_of(Path.cwd())
    for path in paths:
        own = repository_of(path.parent)
        if leads_out(path, [tree for tree in (here, own) if tree is not None]):
            walk.refuse(path)
        elif os.path.isdir(path):
            walk.enter(path)
        elif force_exclude and is_excluded(path, config):
            walk.leave(EXCLUDED, path)
        else:
            walk.found.append(Found(path, named=True))
    return Discovery(
        tuple(_once(walk.found)),
        tuple({report.path: report for report in walk.diagnostics}.values()),
        tuple(walk.skipped),
        tuple(walk.left_out()),
    )


def is_excluded(path: Path, config: Config) -> bool:
    """Say whether the `exclude` of `config` means the file `path`, be it there or not."""
    return _exclusion(config).mean(_from(config.root, path))


def _exclusion(config: Config) -> Patterns:
    try:
        return _exclusion_of((*config.exclude, *config.extend_exclude))
    except BadPattern as error:
        place = f"{config.source}: " if config.source else ""
        raise ConfigError(
            f"{place}exclude: {error.pattern!r} 不是可用的模式：{error.why.zh}；请改正或删去 "
            f"(no pattern: {error.why.en}; correct or remove it)"
        ) from None


@lru_cache(maxsize=4)
def _exclusion_of(patterns: tuple[str, ...]) -> Patterns:
    return patterns_of(patterns)


def _from(root: Path, path: Path) -> str:
    """Return `path` from `root` on, or from the top of the disk, with `/` between its parts."""
    absolute, base = os.path.abspath(path), os.path.realpath(root)
    if absolute == base or absolute.startswith(base.rstrip(os.sep) + os.sep):
        absolute = absolute[len(base) :]
    return absolute.replace(os.sep, "/").lstrip("/")


def _once(found: Iterable[Found]) -> Iterable[Found]:
    """Yield each file once: under its own name rather than that of a link to it.

    A link with another suffix than its file is read in another way, so it counts as well.
    """
    files = list(found)
    own = {_known_by(one) for one in files if not os.path.islink(one.path)}
    seen = set()
    for one in files:
        key = _known_by(one)
        if key not in seen and not (os.path.islink(one.path) and not one.named and key in own):
            seen.add(key)
            yield one


def _known_by(found: Found) -> tuple[str, object]:
    name = found.path.name
    return os.path.realpath(found.path), is_word(name) or text_reader_of(name)


class _Walk(Struct, dict=True):
    """What is met below the folders of a run."""

    config: Config
    found: list[Found] = field(default_factory=list)
    diagnostics: list[FileReport] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    _left: dict[Message, list[str]] = field(default_factory=dict)
    _others: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._suffixes = tuple(suffix.lower() for suffix in self.config.suffixes)
        self._exclude = _exclusion(self.config)
        self._git = _Git(self.diagnostics)

    def leave(self, why: Message, path: Path | str) -> None:
        """Leave out what stands at `path`."""
        self._left.setdefault(why, []).append(str(path))

    def refuse(self, path: Path | str) -> None:
        """Tell of a link out of the tree: a report would quote what is no document of it."""
        message = Message(
            "是指向仓库之外的链接，没有读；请写明它所指的文件，或在 exclude 中排除它",
            "a link that leads out of the repository, not read; name the file that it points to, "
            "or exclude it",
        )
        self.diagnostics.append(_diagnostic(str(path), "WL001", "unreadable", message))

    def left_out(self) -> Iterable[LeftOut]:
        """Yield what was left out on purpose, by reason."""
        for why, paths in self._left.items():
            shown = [_shown(path) for path in paths[:_EXAMPLES]]
            yield LeftOut(why, len(paths), _open(shown, len(paths) > _EXAMPLES))
        if self._others:
            most = self._others.most_common(_SUFFIXES_NAMED)
            shown = [f"{suffix or '-'} {count:,}" for suffix, count in most]
            more = len(self._others) > _SUFFIXES_NAMED
            yield LeftOut(OTHER, self._others.total(), _open(shown, more))

    def enter(self, top: Path) -> None:
        """Look through the folder `top`."""
        if self._exclude.mean(_from(self.config.root, top), folder=True):
            self.leave(EXCLUDED, top)
            return
        ignored = self.config.respect_gitignore and self._git.ignores_all_of(top)
        if ignored and not self._git.tracks_below(os.path.abspath(top)):
            self.leave(IGNORED, top)
            return
        tree = work_tree(top)
        folders = [(str(top), ignored)]
        while folders:
            here, ignored = folders.pop()
            inside = self._look(here, tree, ignored=ignored)
            folders += reversed(inside)

    def _look(self, here: str, tree: Path, *, ignored: bool) -> list[tuple[str, bool]]:
        """Take the files of one folder; return its folders, each with whether git ignores it."""
        try:
            with os.scandir(here) as listed:
                entries = sorted(listed, key=lambda entry: entry.name)
        except OSError as error:
            self.diagnostics.append(_unlisted(here, error))
            return []
        inside = []
        for entry in entries:
            path = os.path.normpath(os.path.join(here, entry.name))
            link, folder = _is_link(entry), _is_folder(entry)
            if not folder and not self._takes(entry.name):
                self._pass_by(entry.name, path, ignored=ignored)
            elif entry.name in _VERSION_CONTROL and folder and self._excludes(path, folder=True):
                continue
            elif self._excludes(path, folder=folder):
                self.leave(EXCLUDED, path)
            elif folder and link:
                self.leave(LINKED, path)
            elif folder:
                ignores = ignored or self._ignores(path, folder=True)
                if ignores and not self._git.tracks_below(path):
                    self.leave(IGNORED, path)
                else:
                    inside.append((path, ignores))
            elif self._passes_over(path, ignored=ignored):
                self.leave(IGNORED, path)
            else:
                self._take(Path(path), tree if link else None)
        return inside

    def _take(self, path: Path, tree: Path | None) -> None:
        """Take a file, one that is a link only if it leads to another of `tree`."""
        if tree is not None and leads_out(path, [tree]):
            self.refuse(path)
        else:
            self.found.append(Found(path, named=False))

    def _takes(self, name: str) -> bool:
        return name.lower().endswith(self._suffixes) and not name.startswith(_OPEN_IN_WORD)

    def _excludes(self, path: str, *, folder: bool) -> bool:
        parts = _from(self.config.root, Path(path)).split("/")
        return bool(self._exclude.verdict(parts, folder=folder))

    def _ignores(self, path: str, *, folder: bool) -> bool:
        return self.config.respect_gitignore and self._git.ignores(path, folder=folder)

    def _passes_over(self, path: str, *, ignored: bool) -> bool:
        """Say whether git ignores a file, or its folder, and does not track it either."""
        return (ignored or self._ignores(path, folder=False)) and not self._git.tracks(path)

    def _pass_by(self, name: str, path: str, *, ignored: bool) -> None:
        """Count a file that is no text by its suffix; name a document of an office program."""
        kind = office_kind(name)
        if kind is None:
            self._others[os.path.splitext(name)[1].lower()] += 1
        elif self._excludes(path, folder=False):
            self.leave(EXCLUDED, path)
        elif self._passes_over(path, ignored=ignored):
            self.leave(IGNORED, path)
        else:
            self.skipped.append(Skipped(_shown(path), remedy(name, kind)))


def _open(examples: Sequence[str], more: bool) -> tuple[str, ...]:
    return (*examples, "…") if more else tuple(examples)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link in a circle, a folder that may not be searched: told when it is read
        return False


def _is_link(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_symlink()
    except OSError:
        return False


class _Git:
    """What git ignores and what it tracks, by the .gitignore files and the index."""

    def __init__(self, diagnostics: list[FileReport]) -> None:
        self._diagnostics = diagnostics
        self._chains: dict[str, tuple[tuple[str, Patterns], ...]] = {}
        self._tops: dict[str, str | None] = {}
        self._tracked: dict[str, Tracked | None] = {}

    def ignores(self, path: str, *, folder: bool) -> bool:
        """Say whether `path` itself is ignored, whatever is above it."""
        absolute = os.path.abspath(path)
        for base, patterns in reversed(self._chain(os.path.dirname(absolute))):
            parts = absolute[len(base) :].strip(os.sep).split(os.sep)
            verdict = patterns.verdict(parts, folder=folder)
            if verdict is not None:
                return verdict
        return False

    def ignores_all_of(self, folder: Path) -> bool:
        """Say whether `folder` or one above it is ignored."""
        absolute = os.path.abspath(folder)
        top = self._top(absolute)
        if top is None:
            return False
        while absolute != top:
            if self.ignores(absolute, folder=True):
                return True
            absolute = os.path.dirname(absolute)
        return False

    def tracks(self, path: str) -> bool:
        return self._knows(path, folder=False)

    def tracks_below(self, path: str) -> bool:
        return self._knows(path, folder=True)

    def _knows(self, path: str, *, folder: bool) -> bool:
        absolute = os.path.abspath(path)
        top = self._top(os.path.dirname(absolute))
        if top is None:
            return False
        if top not in self._tracked:
            self._tracked[top] = self._read_index(top)
        tracked = self._tracked[top]
        if tracked is None:
            return True  # nobody knows: better checked than passed over
        name = absolute[len(top) :].strip(os.sep).replace(os.sep, "/")
        return name in (tracked.folders if folder else tracked.files)

    def _read_index(self, top: str) -> Tracked | None:
        try:
            return tracked_in(Path(top))
        except NoIndex as error:
            index = os.path.join(top, ".git")
            message = Message(
                f"git 的索引读不了（{error}），分不清忽略的文件里哪些受 git 管理；请修复仓库，"
                "或用 --no-respect-gitignore",
                f"the index of git cannot be read ({error}), so it is not known which ignored "
                "files it tracks; repair the repository, or use --no-respect-gitignore",
            )
            self._diagnostics.append(_diagnostic(index, "WL001", "unreadable", message))
            return None

    def _top(self, folder: str) -> str | None:
        """Return the top of the repository that `folder` lies in."""
        new = []
        place, top = folder, None
        while place not in self._tops:
            new.append(place)
            if os.path.lexists(os.path.join(place, ".git")):
                top = place
                break
            if place == os.path.dirname(place):
                break
            place = os.path.dirname(place)
        else:
            top = self._tops[place]
        self._tops |= dict.fromkeys(new, top)
        return self._tops[folder]

    def _chain(self, folder: str) -> tuple[tuple[str, Patterns], ...]:
        """Return the ignore files that hold in `folder`, the repository's own first."""
        top = self._top(folder)
        new = []
        while top is not None and folder not in self._chains:
            new.append(folder)
            if folder == top:
                break
            folder = os.path.dirname(folder)
        chain = () if top is None else self._chains.get(folder, ())
        for one in reversed(new):
            names = [os.path.join(one, ".git", "info", "exclude")] if one == top else []
            found = [
                (one, self._read(name))
                for name in [*names, os.path.join(one, ".gitignore")]
                if os.path.lexists(name) and not os.path.islink(name)  # git follows none either
            ]
            chain = self._chains[one] = (*chain, *found)
        return chain

    def _read(self, name: str) -> Patterns:
        """Return the patterns of an ignore file; what is wrong with it is told, and left out."""
        try:
            data = read_regular(Path(name), SETTINGS_LIMIT)
        except Unreadable as error:
            self._complain(name, "WL001", "unreadable", error.why)
            return Patterns()
        except TooLarge:
            limit = Message("超过 1 MB", "larger than 1 MB")
            self._complain(name, "WL005", "over-a-limit", limit)
            return Patterns()
        lines = os.fsdecode(data.removeprefix(b"\xef\xbb\xbf")).split("\n")
        patterns, bad = read_patterns(line.removesuffix("\r") for line in lines)
        if bad:
            pattern, why = bad[0].pattern, bad[0].why
            what = Message(
                f"第{bad[0].row}行的 {pattern!r} 不是可用的模式：{why.zh}",
                f"{pattern!r} is no pattern: {why.en}",
            )
            self._complain(name, "WL003", "unparsable", what, bad[0].row)
        return patterns

    def _complain(self, name: str, code: str, rule: str, why: Message, row: int = 1) -> None:
        message = Message(
            f"忽略规则用不上（{why.zh}），没有据此略过文件；请改正，或用 --no-respect-gitignore",
            f"what is to be ignored is not known ({why.en}), so nothing was left out for it; "
            "correct it, or use --no-respect-gitignore",
        )
        self._diagnostics.append(_diagnostic(name, code, rule, message, row))


def _unlisted(folder: str, error: OSError) -> FileReport:
    why = reason(error)
    message = Message(
        f"文件夹列不出来（{why.zh}），里面的文件都没有检查；请检查权限，或在 exclude 中排除它",
        f"the folder cannot be listed ({why.en}), nothing in it was checked; "
        "check its permissions, or exclude it",
    )
    return _diagnostic(folder, "WL001", "unreadable", message)


def _diagnostic(path: str, code: str, name: str, message: Message, row: int = 1) -> FileReport:
    shown = _shown(path)
    place = Location(Position(row, 1), Position(row, 1))
    return FileReport(shown, (diagnostic(shown, code, name, message, place),), checked=False)


def _shown(path: str) -> str:
    try:
        return Path(os.path.relpath(path)).as_posix()
    except (OSError, ValueError):  # another drive on Windows
        return Path(path).as_posix()
