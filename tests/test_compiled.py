"""Compiled patterns are kept between runs, where nobody else can have put them."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from wenlint.compiled import VARIABLE, keep_patterns, recall_patterns
from wenlint.core import patterns
from wenlint.core.patterns import COMPILED, KNOWN, lazy

pytestmark = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="nothing is kept here")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return an empty folder to keep patterns in; what this process has compiled comes back."""
    compiled, known = dict(COMPILED), dict(KNOWN)
    COMPILED.clear()
    KNOWN.clear()
    monkeypatch.setenv(VARIABLE, str(tmp_path / "wenlint"))
    yield tmp_path / "wenlint"
    COMPILED.update(compiled)
    KNOWN.clear()
    KNOWN.update(known)


def kept() -> bool:
    """Compile something, keep it, and say whether another run would have it at hand."""
    lazy(r"甲(?P<x>乙|丙)+").search("甲")
    keep_patterns(1)
    COMPILED.clear()
    KNOWN.clear()
    recall_patterns()
    return bool(KNOWN)


def test_what_is_recalled_is_not_compiled_and_finds_the_same(folder: Path) -> None:
    assert kept()
    found = lazy(r"甲(?P<x>乙|丙)+").search("子甲乙丙丁")
    assert found is not None
    assert (found.span(), found["x"], COMPILED) == ((1, 4), "丙", {})
    assert [path.stat().st_mode & 0o777 for path in (folder, *folder.iterdir())] == [0o700, 0o600]


def test_what_another_run_has_kept_meanwhile_stays(folder: Path) -> None:
    lazy("甲+").search("")
    keep_patterns(1)
    KNOWN.clear()
    COMPILED.clear()
    lazy("乙+").search("")
    keep_patterns(1)
    KNOWN.clear()
    recall_patterns()
    assert {source for source, _ in KNOWN} == {"甲+", "乙+"}
    assert len(list(folder.iterdir())) == 1


def test_a_few_are_not_worth_a_file(folder: Path) -> None:
    lazy("甲+").search("")
    keep_patterns()
    assert not folder.exists()


@pytest.mark.parametrize("mode", [0o777, 0o770, 0o702])
def test_a_folder_that_others_may_write_is_not_used(folder: Path, mode: int) -> None:
    folder.mkdir()
    folder.chmod(mode)
    assert not kept()
    assert not list(folder.iterdir())
    folder.chmod(0o700)
    assert kept()
    folder.chmod(mode)
    KNOWN.clear()
    recall_patterns()
    assert not KNOWN


def test_a_file_that_others_may_write_is_not_read(folder: Path) -> None:
    assert kept()
    (file,) = folder.iterdir()
    file.chmod(0o666)
    KNOWN.clear()
    recall_patterns()
    assert not KNOWN


def test_a_link_is_not_followed(folder: Path, tmp_path: Path) -> None:
    assert kept()
    (file,) = folder.iterdir()
    file.rename(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")
    KNOWN.clear()
    recall_patterns()
    assert not KNOWN


@pytest.mark.parametrize(
    "data", [b"", b"nonsense", pickle.dumps(["甲"]), pickle.dumps(Path("甲")), b"\x80\x05" * 999]
)
def test_a_damaged_file_is_a_miss_and_replaced(folder: Path, data: bytes) -> None:
    assert kept()
    (file,) = folder.iterdir()
    file.write_bytes(data)
    KNOWN.clear()
    recall_patterns()
    assert not KNOWN
    assert kept()


def test_a_kept_pattern_that_is_none_is_compiled(folder: Path) -> None:
    assert kept()
    (key,) = KNOWN
    for wrong in (b"", pickle.dumps(Path("甲")), pickle.dumps(3)):
        KNOWN[key] = wrong
        assert lazy(*key).search("甲乙") is not None


def test_nothing_is_kept_in_a_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "work/cache"))
    (tmp_path / "work/.git").mkdir(parents=True)
    assert not kept()
    assert not (tmp_path / "work/cache").exists()
    (tmp_path / "work/.git").rmdir()
    assert kept()


@pytest.mark.parametrize("value", ["", "here", "./cache"])
def test_a_folder_that_is_not_named_whole_keeps_nothing(
    value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, value)
    monkeypatch.chdir(tmp_path)
    assert not kept()
    assert not list(tmp_path.iterdir())


def test_what_cannot_be_written_is_not_kept(folder: Path) -> None:
    folder.write_text("甲", encoding="utf-8")
    assert not kept()
    assert patterns.COMPILED == {}
