"""What has changed since a revision, as git knows it."""

from __future__ import annotations

import codecs
import os
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from wenlint.core.patterns import lazy
from wenlint.engine.changed import Changes
from wenlint.files import TooLarge, Unreadable, read_regular
from wenlint.readers import Unparsable, is_word, read

if TYPE_CHECKING:
    import regex

_HUNK = lazy(r"@@ -\d+(?:,(?P<gone>\d+))? \+(?P<start>\d+)(?:,(?P<count>\d+))? @@")
_QUOTED = lazy(r"\\(?:(?P<octal>[0-7]{3})|(?P<sign>.))")
_SIGNS = dict(zip("abtnvfr", "\a\b\t\n\v\f\r", strict=True))
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_EVERY_ROW = range(1, 1 << 62)
_NO_ROW = range(0)
_LARGEST_WORD = 64_000_000
# How ls-files -v marks the files that git compares; the others, assumed to be unchanged (h) or
# skipped (S), may have changed unseen: they count as new.
_LOOKED_AT = ("H", "M", "R", "C", "K")

# Whatever the configuration of git says; it may have come with the documents.
_DIFF = (
    "-O/dev/null",  # no diff.orderFile
    "--unified=0",
    "--inter-hunk-context=0",
    "--find-renames",
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--no-relative",
    "--src-prefix=a/",
    "--dst-prefix=b/",
    "--ignore-submodules=all",  # git would run what their configurations name; they are asked below
)
# Nothing that the repository's own configuration names is run.
_NO_FOREIGN_CODE = (
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.pager=cat",
    "core.alternateRefsCommand=",
    "core.quotePath=false",
    "advice.graftFileDeprecated=false",  # it would warn of the grafts that are left out
    "safe.bareRepository=explicit",  # a folder of documents may look like a repository
)
_FILTER = lazy(r"(?m)^(?P<name>filter\..+)\.(?:clean|smudge|process|required)$")
# What git tells its hooks of their repository; the others, submodules for one, it does not mean.
_OF_HOOKS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR")
# Of the other variables of git only those that say where things are. GIT_DIFF_OPTS, for one,
# would bring context lines into the diff, and GIT_TRACE and its kin write where they are told.
_KEPT = (
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_CEILING_DIRECTORIES",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
    "GIT_EXEC_PATH",
)
_SAFE = {
    "LC_ALL": "C",  # messages that can be told apart
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",  # the same to an older git: none may be fetched by
    "GIT_NO_REPLACE_OBJECTS": "1",  # what a revision holds, not what stands in for it
    "GIT_GRAFT_FILE": os.devnull,
}


class GitError(Exception):
    """git could not say what changed; the message says why and what to do."""


def changes_since(revision: str, folder: Path, *, merge_base: bool) -> Changes:
    """Return what the working tree around `folder` has changed since `revision`.

    With `merge_base`, since the current branch left it. Submodules are followed. Raises GitError
    outside a repository and for an unknown revision.
    """
    top = _top(folder)
    base = _commit(top, revision)
    if merge_base:
        base = _merge_base(top, revision, base)
    return _changes(top, base)


def _top(folder: Path) -> Path:
    """Return the top of the repository around the working directory, if it holds `folder` too.

    Otherwise that of the one around `folder`.
    """
    here = Path.cwd()
    try:
        # With the variables that git sets for hooks: they say which repository it is.
        top = Path(_git(here, "rev-parse", "--show-toplevel", in_hook=True)[:-1])
        if folder.resolve().is_relative_to(top):
            return top
    except GitError:
        if folder == here:
            raise
    return Path(_git(folder, "rev-parse", "--show-toplevel")[:-1])


def _commit(folder: Path, revision: str) -> str:
    name = f"{revision}^{{commit}}"
    try:
        return _git(folder, "rev-parse", "--verify", "--end-of-options", name).strip()
    except GitError:
        raise GitError(
            f"git 找不到版本 {revision}，{_remedy(folder, '请核对名称，或先 git fetch')} "
            f"(unknown revision {revision}; {_remedy(folder, 'check its name, or git fetch')})"
        ) from None


def _merge_base(folder: Path, revision: str, commit: str) -> str:
    try:
        return _git(folder, "merge-base", commit, "HEAD").strip()
    except GitError:
        raise GitError(
            f"git 找不到 HEAD 与 {revision} 的分叉点，{_remedy(folder, '两者没有共同的历史')} "
            f"(no merge base of HEAD and {revision}; "
            f"{_remedy(folder, 'they share no history')})"
        ) from None


def _remedy(folder: Path, otherwise: str) -> str:
    """Return what to do about history that is missing: in a shallow clone, to fetch it."""
    shallow = _git(folder, "rev-parse", "--is-shallow-repository").strip() == "true"
    return "git fetch --unshallow" if shallow else otherwise


def _changes(top: Path, base: str) -> Changes:
    """Return what changed in the repository at `top` and in its submodules."""
    diff = (*_without_filters(top), "diff", *_DIFF, base)
    rows = dict(_changed_rows(top, _git(top, *diff)))
    whole = [path for path in rows if _counted_otherwise(path)]
    whole += _binary(top, _git(top, *diff, "--numstat", "-z"))
    rows.update({path: _rows_of_word(top, base, path) or [_EVERY_ROW] for path in whole})
    tracked: set[Path] = set()
    for entry in _git(top, "ls-files", "--stage", "-v", "-z").split("\0"):
        mode, _, name = entry[2:].partition(" ")
        path = top / name.partition("\t")[2]
        if entry[:1] not in _LOOKED_AT:
            continue
        if mode != "160000":
            tracked.add(path)
        elif (path / ".git").exists():
            inside = _changes_in_submodule(top, base, path)
            rows.update(inside.rows)
            tracked |= inside.tracked
    return Changes(rows, frozenset(tracked))


def _without_filters(top: Path) -> Sequence[str]:
    """Return the options that turn off the filters which the configuration names.

    To compare, git would run them on every file that changed.
    """
    listed = _git(top, "config", "--name-only", "--list")
    names = dict.fromkeys(match["name"] for match in _FILTER.finditer(listed))
    for name in names:
        if "=" in name:  # where `git -c` takes the name to end: it would stay on
            raise GitError(
                f"{top}: git 的配置里有 {name}，名称含等号，无法关闭，没有运行，请改名 "
                "(a filter with = in its name cannot be turned off; rename it)"
            )
    off = ("clean=", "smudge=", "process=", "required=false")
    return tuple(part for name in names for what in off for part in ("-c", f"{name}.{what}"))


def _changes_in_submodule(top: Path, base: str, path: Path) -> Changes:
    """Return what changed in a submodule since the commit that `base` has of it.

    Where that is not at hand, nothing in it counts as tracked: all of it is new.
    """
    try:
        listed = _git(top, "ls-tree", "-z", base, "--", path.relative_to(top).as_posix())
        kind, _, rest = listed.partition(" ")[2].partition(" ")
        return _changes(path, rest.split("\t")[0]) if kind == "commit" else _NOTHING
    except GitError:
        return _NOTHING


_NOTHING = Changes({}, frozenset())


def _changed_rows(top: Path, diff: str) -> Mapping[Path, Sequence[range]]:
    """Return the rows that `diff`, which shows no context, puts into each file."""
    rows: dict[Path, list[range]] = {}
    current: list[range] = []
    body = 0
    for line in diff.split("\n"):
        if body:  # a line of a document, which may look like a line of the diff
            body -= not line.startswith("\\")
        elif line.startswith("+++ "):
            current = rows.setdefault(top / _named(line[4:]), [])
        elif match := _HUNK.match(line):
            start, count = int(match["start"]), int(match["count"] or 1)
            body = count + int(match["gone"] or 1)
            # Where lines were only taken out, their neighbours count as changed.
            current.append(range(start, start + count) if count else range(start, start + 2))
    return rows


def _binary(top: Path, statistics: str) -> Iterator[Path]:
    """Yield the files in which git sees no lines, as UTF-16 has none for it."""
    fields = iter(statistics.split("\0"))
    for field in fields:
        name = field.rpartition("\t")[2]
        if not name and field:  # renamed: the two names follow
            name = (next(fields), next(fields))[1]
        if field.startswith("-\t-\t"):
            yield top / name


def _rows_of_word(top: Path, base: str, path: Path) -> Sequence[range]:
    """Return the rows of the text of a Word document that the revision does not have.

    None where it is no Word document, or one of the two cannot be read: all of it counts as new.
    """
    if not is_word(path.name):
        return ()
    try:
        before = _git(top, "cat-file", "blob", f"{base}:{path.relative_to(top).as_posix()}")
        old = read(before.encode("utf-8", "surrogateescape"), path.name).text
        new = read(read_regular(path, _LARGEST_WORD), path.name).text
    except (GitError, Unparsable, Unreadable, TooLarge):
        return ()
    known = Counter(old.split("\n"))
    rows = []
    for row, line in enumerate(new.split("\n"), 1):
        known[line] -= 1
        if known[line] < 0:
            rows.append(range(row, row + 1))
    return rows or [_NO_ROW]


def _counted_otherwise(path: Path) -> bool:
    """Say whether git may count the lines of a file otherwise than reports do."""
    try:
        data = path.read_bytes()
    except OSError:  # a file that was deleted, or the link to a submodule
        return False
    lone_return = b"\r" in data.replace(b"\r\n", b"")
    return lone_return or b"\0" in data or data[:2] in _UTF_16


def _named(name: str) -> str:
    """Return the path that a line of a diff names, without its prefix and quotes."""
    name = name.rstrip("\t")
    if name.startswith('"'):
        name = (
            _QUOTED.sub(_unquoted, name[1:-1])
            .encode("utf-8", "surrogateescape")
            .decode("utf-8", "surrogateescape")
        )
    return name.removeprefix("b/")


def _unquoted(match: regex.Match[str]) -> str:
    if match["octal"]:
        return bytes([int(match["octal"], 8)]).decode("utf-8", "surrogateescape")
    return _SIGNS.get(match["sign"], match["sign"])


def _git(folder: Path, *arguments: str, in_hook: bool = False) -> str:
    """Return what git prints; with `in_hook`, of the repository that a hook of git runs for.

    This is the only place where git is run. Raises GitError.
    """
    options = (part for setting in _NO_FOREIGN_CODE for part in ("-c", setting))
    program = _program()
    try:
        done = subprocess.run(
            [program, *options, *arguments],
            cwd=folder,
            env=_environment(os.environ, in_hook=in_hook),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise _no_git(str(error)) from None
    if done.returncode == 0:
        return done.stdout.decode("utf-8", "surrogateescape")
    why = done.stderr.decode("utf-8", "replace").strip()
    if "not a git repository" in why:
        raise GitError(
            f"{folder} 不在 git 仓库里，无法比较改动，请到仓库里运行 "
            "(not in a git repository; run it in one)"
        )
    raise GitError(f"git 出错 (git failed): {why}")


def _program() -> str:
    """Return where git is, by the folders of PATH; never one found from the working directory.

    Windows would look there first, a dot in PATH says so elsewhere. Raises GitError.
    """
    name = "git.exe" if os.name == "nt" else "git"
    for folder in filter(os.path.isabs, os.get_exec_path()):
        path = Path(folder, name)
        if path.is_file() and os.access(path, os.X_OK):
            return str(path)
    raise _no_git(name)


def _no_git(why: str) -> GitError:
    return GitError(
        f"没有 git 或运行不了，请安装 git 并加入 PATH (git cannot be run; install it): {why}"
    )


def _environment(given: Mapping[str, str], *, in_hook: bool) -> dict[str, str]:
    """Return the variables for git: those of `given` that are not git's, and of its own few."""
    kept = (*_KEPT, *_OF_HOOKS) if in_hook else _KEPT
    inherited = {
        name: value
        for name, value in given.items()
        if not name.upper().startswith("GIT_") or name in kept or name.startswith("GIT_CONFIG")
    }
    return {**inherited, **_SAFE}
