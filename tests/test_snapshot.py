"""The snapshot tool: equal is 0, different is 1, a file that is not there is 2."""

from __future__ import annotations

from pathlib import Path

import snapshot


def test_it_compares(tmp_path: Path, capsys) -> None:
    one, other = tmp_path / "a", tmp_path / "b"
    one.write_text("甲\tPH001\n", encoding="utf-8")
    other.write_text("甲\tPH002\n", encoding="utf-8")
    assert snapshot.main(["compare", str(one), str(one)]) == 0
    assert snapshot.main(["compare", str(one), str(other)]) == 1
    assert "+甲\tPH002" in capsys.readouterr().out
    assert snapshot.main(["compare", str(one), str(tmp_path / "c")]) == 2


def test_it_names_every_finding(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "报告.txt").write_text("正文有XX市。\n", encoding="utf-8")
    monkeypatch.setattr(snapshot, "documents", lambda _: snapshot_of(tmp_path))
    target = tmp_path / "out"
    assert snapshot.main(["write", str(target), str(tmp_path)]) == 0
    assert target.read_text(encoding="utf-8").startswith("报告.txt\tPH001\t1:4-1:6\t")


def snapshot_of(folder: Path):
    path = folder / "报告.txt"
    yield path.name, snapshot.read(path.read_bytes(), path.name)
