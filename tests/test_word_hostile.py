"""Hostile and broken Word files: each is refused with a finding, or read; none costs much."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from tests.word_hostile import HOSTILE, LINE, READ, Hostile

from wenlint.annotating import annotated
from wenlint.config import Config
from wenlint.engine.registry import Registry
from wenlint.linter import Linter, make_linter
from wenlint.readers import read

SECONDS = 5
KILOBYTES = 300_000
CHANGED = {"document.xml", "document.xml.rels", "comments.xml", "[content_types].xml"}
# Runs the command and tells the most memory that it had: what the system tells of a child that
# has ended counts that of its parent in.
MEASURED = """
import re, sys
from pathlib import Path
from wenlint.cli import main
code = main(sys.argv[1:])
print("peak", re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
sys.exit(code)
"""


@pytest.fixture(scope="module")
def linter(registry: Registry) -> Linter:
    return make_linter(Config(), registry)


LIGHT = {name: one for name, one in HOSTILE.items() if not one.heavy}


@pytest.mark.parametrize("hostile", LIGHT.values(), ids=LIGHT)
def test_each_is_refused_or_read(hostile: Hostile, linter: Linter) -> None:
    data = hostile.make()
    report = linter.check_bytes(data, "报告.docx", Path("报告.docx"))
    fatal = {one.code for one in report.findings if one.fatal}
    assert fatal == hostile.codes, [one.message.zh for one in report.findings if one.fatal]
    if hostile.codes == READ:
        text = read(data, "报告.docx").text
        assert LINE in text
        copy = annotated(data, report.findings, "zh", "2026-01-02T03:04:05Z")
        assert read(copy, "报告.docx").text == text
        assert _changed(data, copy) <= CHANGED


def _changed(data: bytes, copy: bytes) -> set[str]:
    """Return the last names of the parts that differ, and hold that a copy has all parts."""
    old, new = (zipfile.ZipFile(io.BytesIO(one)).infolist() for one in (data, copy))
    kept = Counter((one.filename, one.CRC, one.file_size, one.compress_type) for one in new)
    lost = Counter((one.filename, one.CRC, one.file_size, one.compress_type) for one in old) - kept
    names = {name.lower().replace("\\", "/") for name, *_ in lost}
    return {name.rpartition("/")[2] for name in names}


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is asked of Linux")
@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_each_costs_little_by_the_command(hostile: Hostile, tmp_path: Path) -> None:
    (tmp_path / "报告.docx").write_bytes(hostile.make())
    command = ["check", "报告.docx", "--isolated", "--annotate", "副本.docx"]
    with (tmp_path / "said").open("w+b") as said:
        process = subprocess.Popen(
            [sys.executable, "-c", MEASURED, *command], cwd=tmp_path, stdout=said, stderr=said
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        told = said.read().decode()
    assert "Traceback" not in told
    assert process.returncode == (1 if hostile.codes == READ else 2), told
    assert (tmp_path / "副本.docx").exists() == (hostile.codes == READ)
    assert usage.ru_utime + usage.ru_stime < SECONDS
    assert int(told.rpartition("peak ")[2]) < KILOBYTES
