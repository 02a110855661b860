r"""Writes every finding over the project's own texts and any folder, and compares two such lists.

    python tests/snapshot.py write before.txt [FOLDER ...]
    python tests/snapshot.py compare before.txt after.txt

A snapshot holds one line a finding: text, code, place, message; sorted, all rules on, those in
preview too. The texts are the examples of the rules, the table of wordings, the generated claims,
the specimens, and the documents of each FOLDER. What must change the walls and not the behaviour
is right when the two lists are equal.

Exit codes: 0 written, or equal; 1 they differ; 2 it could not be done.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from difflib import unified_diff
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / folder) for folder in ("lint", "rules", "tests")]

import test_figures  # noqa: E402
import test_figures_parts  # noqa: E402

import wenlint_rules  # noqa: E402
from wenlint.core.document import Document  # noqa: E402
from wenlint.core.visible import visible  # noqa: E402
from wenlint.engine.check import ActiveRule, check  # noqa: E402
from wenlint.engine.registry import load_rules  # noqa: E402
from wenlint.engine.ruledoc import parse_doc  # noqa: E402
from wenlint.readers import READERS, Undecodable, read, read_text  # noqa: E402

RULES = [
    ActiveRule(rule, rule.options(), rule.severity)
    for rule in load_rules(wenlint_rules).rules
    if rule.check_across is None
]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or compare, and return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    writing = commands.add_parser("write", help="write a snapshot")
    writing.add_argument("target", type=Path)
    writing.add_argument("folders", nargs="*", type=Path)
    comparing = commands.add_parser("compare", help="compare two")
    comparing.add_argument("before", type=Path)
    comparing.add_argument("after", type=Path)
    options = parser.parse_args(arguments)
    try:
        if options.command == "write":
            lines = sorted(snapshot(options.folders))
            options.target.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
            return 0
        return compare(options.before, options.after)
    except OSError as error:
        print(f"snapshot: {error}", file=sys.stderr)  # noqa: T201
        return 2


def compare(before: Path, after: Path) -> int:
    """Print how two snapshots differ; return 1 if they do."""
    texts = (path.read_text(encoding="utf-8").splitlines() for path in (before, after))
    lines = list(unified_diff(*texts, str(before), str(after), n=0, lineterm=""))
    print("\n".join(lines) or "equal")  # noqa: T201
    return int(bool(lines))


def snapshot(folders: Sequence[Path]) -> Iterator[str]:
    """Yield a line for every finding over all texts."""
    for name, document in documents(folders):
        for finding in check(document, RULES).findings:
            start, end = finding.location.start, finding.location.end
            place = f"{start.row}:{start.column}-{end.row}:{end.column}"
            yield "\t".join((visible(name), finding.code, place, visible(finding.message.zh)))


def documents(folders: Sequence[Path]) -> Iterator[tuple[str, Document]]:
    """Yield every text with a name that stays the same from run to run."""
    for rule in RULES:
        for number, example in enumerate(parse_doc(rule.rule.doc).examples):
            name = f"example {rule.rule.code} {number:03}"
            yield name, read_text(example.text, example.name)
    table = Path(__file__).with_name("test_figures_wordings.tsv").read_text(encoding="utf-8")
    for number, line in enumerate(table.splitlines()):
        yield f"wording {number:04}", read_text(line.partition("\t")[2], "text.txt")
    for module in (test_figures, test_figures_parts):
        for claim in module.CLAIMS:
            (case,) = claim.values
            for side, filling in (("right", case.right), ("wrong", case.wrong)):
                text = case.text.replace(test_figures.GAP, filling)
                yield f"claim {claim.id} {side}", read_text(text, f"text{case.suffix}")
    for folder in (ROOT / "seeds", *folders):
        yield from files(folder)


def files(folder: Path) -> Iterator[tuple[str, Document]]:
    """Yield the documents of `folder`; what cannot be decoded is left out."""
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in READERS and path.is_file():
            with suppress(Undecodable):
                yield path.relative_to(folder).as_posix(), read(path.read_bytes(), path.name)


if __name__ == "__main__":
    sys.exit(main())
