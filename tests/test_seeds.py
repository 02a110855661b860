"""The specimens in seeds/: what stands beside each is found, all of it and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from wenlint.core.finding import Finding
from wenlint.engine.check import ActiveRule, check
from wenlint.engine.registry import Registry
from wenlint.readers import READERS, read

SEEDS = Path(__file__).parent.parent / "seeds"
SPECIMENS = sorted(
    path for path in SEEDS.iterdir() if path.suffix in READERS and path.name != "README.md"
)


def expected(path: Path) -> Iterator[tuple[int, int, str, str]]:
    """Yield row, column, code and text of what must be found in a specimen."""
    for line in Path(f"{path}.findings").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            place, code, text = line.split(" ", 2)
            row, column = place.split(":")
            yield (
                int(row),
                int(column),
                code,
                text.encode().decode("unicode_escape") if (text.startswith("\\u")) else text,
            )


def touches(finding: Finding, row: int, column: int, length: int) -> bool:
    start, end = finding.location.start, finding.location.end
    return start < (row, column + length) and (row, column) < end


@pytest.mark.parametrize("path", SPECIMENS, ids=lambda path: path.name)
def test_a_specimen_shows_what_stands_beside_it(path: Path, registry: Registry) -> None:
    rules = [
        ActiveRule(rule, rule.options(), rule.severity)
        for rule in registry.rules
        if rule.is_default
    ]
    findings = check(read(path.read_bytes(), path.name), rules).findings
    wanted = list(expected(path))
    missed = [
        label
        for label in wanted
        if not any(
            finding.code == label[2] and touches(finding, label[0], label[1], len(label[3]))
            for finding in findings
        )
    ]
    unlabelled = [
        (finding.location.start, finding.code, finding.message.zh)
        for finding in findings
        if not any(
            finding.code == code and touches(finding, row, column, len(text))
            for row, column, code, text in wanted
        )
    ]
    assert not missed
    assert not unlabelled


def test_the_specimens_are_as_many_and_as_long_as_they_should_be() -> None:
    assert len(SPECIMENS) >= 12
    assert sum(path.name.startswith("clean-") for path in SPECIMENS) >= 4
    assert all(len(read(path.read_bytes(), path.name).text) >= 600 for path in SPECIMENS)
