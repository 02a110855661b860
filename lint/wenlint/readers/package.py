"""The container of office documents: a zip of parts that relations bind together (ECMA-376-2).

Nothing that it says of itself is believed: sizes are counted while the parts are inflated, names
that lead out of it are names of parts like others and name no file.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping

from msgspec import Struct

from wenlint.readers.unreadable import broken, excessive
from wenlint.readers.xml_tree import parse

MOST_BYTES = 128_000_000
"""The most bytes that the parts of one document may inflate to together."""

_PORTION = 1 << 20
_MOST_PARTS = 20_000
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
        except _FAULTS as error:
            raise broken(f"部件 {name} 读不出：{error}", f"part {name}: {error}") from None
        self._left -= len(held)
        return bytes(held)

    def relations(self, part: str) -> Mapping[str, Relation]:
        """Return what `part` (""  is the package) is bound to inside the package, by id."""
        folder, base = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{base}.rels")
        if name not in self:
            return {}
        found = {}
        for one in parse(self.read(name)).children:
            said = one.attributes
            if said.get("TargetMode") != "External" and "Target" in said:
                kind = said.get("Type", "").rpartition("/")[2]
                target = _resolved(folder, said["Target"])
                found[said.get("Id", "")] = Relation(kind, target)
        return found


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
        return broken("文件有密码，先在 Word 或 WPS 里取消", "it has a password: remove that first")
    return broken("其实是旧格式的 .doc", "it is a .doc of the old format")
