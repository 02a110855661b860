"""The container of office documents: a zip of parts that relations bind together (ECMA-376-2).

Nothing that it says of itself is believed: sizes are counted while the parts are inflated, names
that lead out of it are names of parts like others and name no file.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping

from msgspec import Struct

from wenlint.core.message import Message
from wenlint.readers.unreadable import Unparsable, broken, excessive
from wenlint.readers.xml_tree import Element, Meter, parse

MOST_BYTES = 64_000_000
"""The most bytes that the parts of one document may inflate to together."""

_PORTION = 1 << 20
_MOST_PARTS = 20_000
_MOST_RATIO = 200  # what repeats itself most in real documents shrinks to a hundredth
_EXPECTED = 4_000_000  # a part of so many bytes may shrink as it likes
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


class Relation(Struct, frozen=True):
    """What a part is bound to: the last word of the relation's type, and the part's name."""

    kind: str
    target: str


class Package:
    """An open container; parts are inflated when asked for."""

    def __init__(self, data: bytes) -> None:
        """Open the container of `data`; raises Unparsable."""
        if data.startswith(_OLE):
            raise _not_a_package(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _FAULTS as error:
            raise broken(f"不是 zip 容器：{error}", f"no zip container: {error}") from None
        entries = self._zip.infolist()
        if len(entries) > _MOST_PARTS:
            raise excessive(f"{len(entries)} 个部件", f"{len(entries)} parts")
        # Of two parts of one name Word takes the first; to zipfile the last would win.
        self._parts: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            self._parts.setdefault(_folded(entry.filename), entry)
        self._left = MOST_BYTES
        self._meter = Meter()
        self._data = data

    def __contains__(self, name: str) -> bool:
        return _folded(name) in self._parts

    def read(self, name: str) -> bytes:
        """Return what a part holds; raises Unparsable where it is missing or larger than agreed."""
        entry = self._parts.get(_folded(name))
        if entry is None:
            raise broken(f"缺少部件 {name}", f"part {name} is missing")
        if entry.flag_bits & 1:
            raise broken(f"部件 {name} 已加密", f"part {name} is encrypted")
        held = bytearray()
        try:
            if entry.file_size > self._left:
                raise _too_much()
            with self._zip.open(entry) as stream:
                while portion := stream.read(_PORTION):
                    held += portion
                    if len(held) > self._left:
                        raise _too_much()
                    if len(held) > max(_EXPECTED, entry.compress_size * _MOST_RATIO):
                        raise excessive(
                            f"部件 {name} 的压缩比超过 {_MOST_RATIO}",
                            f"part {name} shrank to less than one part in {_MOST_RATIO}",
                        )
        except _FAULTS as error:
            raise broken(f"部件 {name} 读不出：{error}", f"part {name}: {error}") from None
        self._left -= len(held)
        return bytes(held)

    def tree(self, name: str) -> Element:
        """Return the root element of a part; raises Unparsable."""
        return parse(self.read(name), self._meter)

    def relations(self, part: str) -> Mapping[str, Relation]:
        """Return what `part` (""  is the package) is bound to inside the package, by id."""
        folder, base = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{base}.rels")
        if name not in self:
            return {}
        found = {}
        for one in self.tree(name).children:
            target = one.get("Target")
            if target is not None and one.get("TargetMode") != "External":
                kind = one.get("Type", "").rpartition("/")[2]
                found[one.get("Id", "")] = Relation(kind, _resolved(folder, target))
        return found

    def with_parts(self, changed: Mapping[str, bytes]) -> bytes:
        """Return the container with `changed` in the place of the parts of those names, or new.

        All other parts are copied as they lie there, compressed. Raises Unparsable.
        """
        written = io.BytesIO()
        left = {_folded(name): (name, said) for name, said in changed.items()}
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
            for entry in self._zip.infolist():
                copy = zipfile.ZipInfo(entry.filename, entry.date_time)
                copy.external_attr = entry.external_attr
                copy.create_system = entry.create_system
                _, said = left.pop(_folded(entry.filename), ("", None))
                if said is not None:
                    new.writestr(copy, said, zipfile.ZIP_DEFLATED)
                else:
                    self._copy(entry, copy, new)
            for name, said in left.values():
                new.writestr(zipfile.ZipInfo(name), said, zipfile.ZIP_DEFLATED)
        return written.getvalue()

    def _copy(self, entry: zipfile.ZipInfo, copy: zipfile.ZipInfo, new: zipfile.ZipFile) -> None:
        """Append an entry with its bytes untouched: nothing is inflated, no checksum is asked."""
        at = entry.header_offset
        lengths = self._data[at + _LENGTHS : at + _HEADER]
        if self._data[at : at + 4] != b"PK\x03\x04" or len(lengths) != 4:
            raise broken(f"部件 {entry.filename} 的位置有误", f"{entry.filename} is misplaced")
        start = at + _HEADER + sum(struct.unpack("<HH", lengths))
        assert new.fp is not None  # it is open
        copy.compress_type = entry.compress_type
        copy.flag_bits = entry.flag_bits & ~_SIZES_FOLLOW
        copy.CRC, copy.file_size = entry.CRC, entry.file_size
        copy.compress_size = entry.compress_size
        copy.header_offset = new.fp.tell()
        new.fp.write(copy.FileHeader(zip64=None))
        new.fp.write(self._data[start : start + entry.compress_size])
        new.start_dir = new.fp.tell()
        new.filelist.append(copy)
        new.NameToInfo[copy.filename] = copy


_HEADER = 30  # bytes before the name of an entry; the lengths of what follows are the last four
_LENGTHS = 26
_SIZES_FOLLOW = 8


def _resolved(folder: str, target: str) -> str:
    """Return the name of the part that `target` means, said in a part of `folder`."""
    path = target if target.startswith("/") else posixpath.join("/", folder, target)
    return posixpath.normpath(path).lstrip("/")


def _folded(name: str) -> str:
    """Return a part's name as names are compared: without case (ECMA-376-2, 6.2.2.3)."""
    return name.replace("\\", "/").lstrip("/").lower()


def _too_much() -> Exception:
    return excessive(
        f"解压后超过 {MOST_BYTES // 10**6} MB", f"over {MOST_BYTES // 10**6} MB inflated"
    )


def _not_a_package(data: bytes) -> Exception:
    if _ENCRYPTED in data:
        return Unparsable(
            Message(
                "文件有密码，读不了；请先在 Word 或 WPS 里取消密码，再检查",
                "it has a password and cannot be read; remove that in Word or WPS, then check it",
            )
        )
    return Unparsable(
        Message(
            "其实是旧格式的 .doc，只是改了后缀；请用 Word 或 WPS 另存为 .docx，再检查",
            "it is a .doc of the old format by another name; save it as .docx, then check that",
        )
    )
