r"""Compares two versions of wenlint on a folder of repositories: which findings came and went.

    python tests/ecosystem.py FOLDER                        main against the working tree
    python tests/ecosystem.py FOLDER --before v0.1.0 --after HEAD
    python tests/ecosystem.py FOLDER --before /usr/bin/wenlint --select PUN,TXT

A version is a git revision of this project, checked out in a temporary worktree, or a command.
Every folder in FOLDER is a repository; files that stand in FOLDER itself are one more, `.`. A
finding is known by its file, its code and the text of its line, so that rows may shift.

Exit codes: 0 nothing came or went, 1 something did, 2 the comparison could not be made.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / folder) for folder in ("lint", "rules")]

from wenlint.readers import READERS, Undecodable  # noqa: E402
from wenlint.readers.decode import decode  # noqa: E402

_PER = 100_000
_LONGEST_LINE = 160


class Failure(Exception):
    """Why the comparison cannot be made."""


@dataclass(frozen=True, slots=True)
class Version:
    """A version of wenlint: what is shown of it, the command, and its environment."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Repository:
    """The files of one repository; `paths` is what the command line names of it."""

    name: str
    paths: tuple[Path, ...]
    characters: int


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding with the text of its line."""

    repository: str
    path: str
    code: str
    row: int
    message: str
    line: str

    @property
    def key(self) -> tuple[str, str, str]:
        return self.code, self.path, self.line


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare, print, and return the exit code."""
    options = _parser().parse_args(arguments)
    try:
        return _compare(options)
    except Failure as failure:
        print(f"ecosystem: {failure}", file=sys.stderr)  # noqa: T201
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="the folder that holds the repositories")
    parser.add_argument("--before", default="main", help="revision or command (main)")
    parser.add_argument("--after", help="revision or command (the working tree)")
    parser.add_argument("--select", metavar="RULES", help="only these rules, as wenlint takes them")
    return parser


def _compare(options: argparse.Namespace) -> int:
    repositories = list(find_repositories(options.folder))
    with ExitStack() as stack:
        versions = [stack.enter_context(version(name)) for name in (options.before, options.after)]
        before, after = (
            [
                finding
                for repository in repositories
                for finding in run(one, repository, options.folder, options.select)
            ]
            for one in versions
        )
    print(f"before: {versions[0].name}\nafter:  {versions[1].name}\n")  # noqa: T201
    for line in report(repositories, before, after):
        print(line)  # noqa: T201
    return int(any(difference(before, after)))


def find_repositories(folder: Path) -> Iterator[Repository]:
    """Yield the repositories of `folder` that hold a document; raises Failure if none does."""
    if not folder.is_dir():
        raise Failure(f"there is no folder {folder}")
    entries = sorted(folder.iterdir())
    loose = tuple(path for path in entries if path.is_file() and path.suffix.lower() in READERS)
    parts = [(path.name, (path,)) for path in entries if path.is_dir()] + [(".", loose)]
    found = 0
    for name, paths in parts:
        documents = [file for path in paths for file in _documents(path)]
        if documents:
            found += 1
            yield Repository(name, paths, sum(map(_length, documents)))
    if not found:
        raise Failure(f"{folder} holds no document ({' '.join(READERS)})")


def _documents(path: Path) -> Iterator[Path]:
    for file in [path] if path.is_file() else path.rglob("*"):
        if file.suffix.lower() in READERS and file.is_file():
            yield file


def _length(path: Path) -> int:
    return len(_text(path))


def _text(path: Path) -> str:
    try:
        return decode(path.read_bytes(), None).text
    except (OSError, Undecodable):
        return ""


@contextmanager
def version(name: str | None) -> Iterator[Version]:
    """Make a version ready to run: a command, a revision, or for None the working tree."""
    if name is None:
        yield _of_tree("the working tree", ROOT)
        return
    words = shlex.split(name)
    if words and shutil.which(words[0]):
        yield Version(name, tuple(words), os.environ)
        return
    known = _git("rev-parse", "--verify", "--quiet", name + "^{commit}")
    if known.returncode:
        raise Failure(f"{name} is neither a command nor a revision")
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        made = _git("worktree", "add", "--detach", str(tree), known.stdout.strip())
        if made.returncode:
            raise Failure(f"{name} cannot be checked out: {made.stderr.strip()}")
        try:
            yield _of_tree(f"{name} ({known.stdout[:10]})", tree)
        finally:
            _git("worktree", "remove", "--force", str(tree))


def _of_tree(name: str, tree: Path) -> Version:
    places = os.pathsep.join(str(tree / folder) for folder in ("lint", "rules"))
    environment = {**os.environ, "PYTHONPATH": places}
    return Version(name, (sys.executable, "-m", "wenlint"), environment)


def _git(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", "-C", str(ROOT), *arguments], capture_output=True, text=True, check=False
    )


def run(
    one: Version, repository: Repository, folder: Path, select: str | None = None
) -> Iterator[Finding]:
    """Yield what a version finds in a repository; raises Failure if it does not work."""
    chosen = ["--select", select] if select else []
    # The folder may be one that git ignores.
    reading = ["--isolated", "--no-respect-gitignore"]
    settings = [*reading, "--exit-zero", "--output-format", "json-lines", *chosen]
    done = subprocess.run(
        [*one.command, "check", *map(str, repository.paths), *settings],
        env=one.environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    try:
        found = [json.loads(line) for line in done.stdout.split("\n") if line]
    except ValueError:
        raise Failure(f"{one.name} wrote no JSON about {repository.name}") from None
    # A file that cannot be read ends in 2 as well, but is a finding.
    if done.returncode and not found:
        raise Failure(f"{one.name} failed on {repository.name}: {done.stderr.strip()}")
    for path, elements in groupby(found, key=lambda element: str(element["filename"])):
        lines = _text(Path(path)).replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for element in elements:
            row = int(element["location"]["row"])
            yield Finding(
                repository.name,
                os.path.relpath(path, folder),
                str(element["code"]),
                row,
                str(element["message"]),
                lines[row - 1] if row <= len(lines) else "",
            )


def difference(
    before: Iterable[Finding], after: Iterable[Finding]
) -> tuple[list[Finding], list[Finding]]:
    """Return what went and what came."""
    before, after = list(before), list(after)
    return _without(before, after), _without(after, before)


def _without(findings: Iterable[Finding], others: Iterable[Finding]) -> list[Finding]:
    known = Counter(other.key for other in others)
    left = []
    for finding in findings:
        if known[finding.key]:
            known[finding.key] -= 1
        else:
            left.append(finding)
    return left


def report(
    repositories: Sequence[Repository], before: Sequence[Finding], after: Sequence[Finding]
) -> Iterator[str]:
    """Yield the lines of the report: each finding that came or went, then the totals."""
    went, came = difference(before, after)
    signed = [("-", finding) for finding in went] + [("+", finding) for finding in came]
    signed.sort(key=lambda one: (one[1].code, one[1].path, one[1].row))
    for code, changes in groupby(signed, key=lambda one: one[1].code):
        yield code
        for sign, finding in changes:
            yield f"{sign} {finding.path}:{finding.row}: {finding.message}"
            yield f"      {_short(finding.line)}"
        yield ""
    codes = sorted({finding.code for finding in (*before, *after)})
    yield from _table("rule", codes, "code", before, after, went, came)
    yield ""
    names = [repository.name for repository in repositories]
    yield from _table("repository", names, "repository", before, after, went, came)
    yield ""
    yield f"findings per {_PER:,} characters:"
    for repository in repositories:
        rates = (
            _PER * sum(finding.repository == repository.name for finding in side)
            for side in (before, after)
        )
        yield _rates(repository.name, repository.characters, *rates)
    characters = sum(repository.characters for repository in repositories)
    yield _rates("all", characters, _PER * len(before), _PER * len(after))


def _table(head: str, names: Iterable[str], field: str, *sides: Sequence[Finding]) -> Iterator[str]:
    counts = [Counter(getattr(finding, field) for finding in side) for side in sides]
    yield f"{head:<40} {'before':>8} {'after':>8} {'went':>8} {'came':>8}"
    for name in names:
        yield " ".join([f"{name:<40}", *(f"{count[name]:>8,}" for count in counts)])
    yield " ".join([f"{'all':<40}", *(f"{len(side):>8,}" for side in sides)])


def _rates(name: str, characters: int, before: int, after: int) -> str:
    each = max(characters, 1)
    return f"{name:<40} {before / each:>8.2f} {after / each:>8.2f}   of {characters:,}"


def _short(line: str) -> str:
    line = line.strip()
    return line if len(line) <= _LONGEST_LINE else line[: _LONGEST_LINE - 1] + "…"


if __name__ == "__main__":
    sys.exit(main())
