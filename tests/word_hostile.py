"""Word files that nobody writes in good faith, or that got lost on their way: one function each.

What is read in spite of it holds `LINE`; all else must be refused with a finding.
"""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from tests.word_files import level, numbering, paragraph, run, table, word

LINE = "全年完成投资XX万元。"
BROKEN = frozenset({"WL003"})
EXCESSIVE = frozenset({"WL005"})
READ: frozenset[str] = frozenset()

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "word/document.xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OPEN = f'<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>'
_CLOSE = "</w:body></w:document>"
_LEVELS = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2")


class Hostile(NamedTuple):
    """A file, and the codes that must be said of it; none where it is read.

    `heavy` is one that takes a second to make or to refuse.
    """

    make: Callable[[], bytes]
    codes: frozenset[str] = READ
    heavy: bool = False


def _heavy(make: Callable[[], bytes], codes: frozenset[str] = READ) -> Hostile:
    return Hostile(make, codes, heavy=True)


def _sound() -> bytes:
    return word(paragraph("说明"), paragraph(LINE))


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        return {name: container.read(name) for name in container.namelist()}


def _zipped(parts: Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as container:
        for name, data in parts:
            container.writestr(zipfile.ZipInfo(name), data, method)
    return written.getvalue()


def _with(more: Mapping[str, bytes], without: Sequence[str] = ()) -> bytes:
    parts = {**_parts(_sound()), **more}
    return _zipped((name, data) for name, data in parts.items() if name not in without)


def _main(data: bytes | str) -> bytes:
    return _with({_MAIN: data if isinstance(data, bytes) else data.encode()})


def _body(*inner: str) -> bytes:
    return word(*inner, paragraph(LINE))


def _stored(*inner: str) -> bytes:
    """Return a document whose main part lies there as it is, so that no ratio gives it away."""
    parts = _parts(_sound())
    parts[_MAIN] = f"{_OPEN}{''.join(inner)}{paragraph(LINE)}{_CLOSE}".encode()
    return _zipped(parts.items(), zipfile.ZIP_STORED)


def _relation(kind: str, target: str, more: str = "", number: str = "x1") -> str:
    return f'<Relationship Id="{number}" Type="{_R}/{kind}" Target="{target}"{more}/>'


def _relations(*inner: str) -> bytes:
    return f'<Relationships xmlns="{_RELATIONS}">{"".join(inner)}</Relationships>'.encode()


# --- the container ------------------------------------------------------------------------


def _cut(share: float) -> Callable[[], bytes]:
    def make() -> bytes:
        data = _sound()
        return data[: int(len(data) * share)]

    return make


def _entry(data: bytes, name: str) -> tuple[int, int]:
    """Return where the entry of a part begins, and where the directory tells of it."""
    wanted = name.encode()
    return data.index(wanted) - 30, data.rindex(wanted) - 46


def _patched(data: bytes, name: str, local: int, central: int, said: bytes) -> bytes:
    """Return a container whose entry `name` says something else in both places."""
    first, second = _entry(data, name)
    changed = bytearray(data)
    changed[first + local : first + local + len(said)] = said
    changed[second + central : second + central + len(said)] = said
    return bytes(changed)


def _media(data: bytes = b"\x89PNG" * 100) -> bytes:
    return _with({"word/media/image1.png": data})


def _overlapping() -> bytes:
    """Return a container whose directory tells two hundred times of the same large part."""
    data = _with({"word/header9.xml": b" " * 8_000_000})
    end = data.rindex(b"PK\x05\x06")
    start = struct.unpack("<I", data[end + 16 : end + 20])[0]
    _, at = _entry(data, "word/header9.xml")
    record = data[at : data.find(b"PK\x01\x02", at + 4) if b"PK\x01\x02" in data[at + 4 :] else end]
    copies = b"".join(record.replace(b"header9", f"h{place:06}".encode()) for place in range(200))
    kept = data[start:end]
    count = struct.unpack("<H", data[end + 10 : end + 12])[0] + 200
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(kept + copies), start, 0)
    return data[:start] + kept + copies + tail


def _fifty_bombs() -> bytes:
    """Return a document with fifty headers that inflate to eight megabytes each."""
    headers = [paragraph(f"页眉{place}") + " " * 8_000_000 for place in range(50)]
    return word(paragraph(LINE), headers=headers)


def _nested_bomb() -> bytes:
    inner = b"\0" * 10_000_000
    for place in range(6):
        inner = _zipped([(f"{place}{copy}.zip", inner) for copy in range(4)])
    return _with({"word/embeddings/a.zip": inner})


def _twice() -> bytes:
    parts = _parts(_sound())
    other = parts[_MAIN].replace(b"XX", b"30")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile tells of the double name
        return _zipped([*parts.items(), (_MAIN, other)])


def _renamed(change: Callable[[str], str]) -> Callable[[], bytes]:
    return lambda: _zipped((change(name), data) for name, data in _parts(_sound()).items())


# --- relations ----------------------------------------------------------------------------


def _bound(*inner: str, more: Mapping[str, bytes] | None = None) -> bytes:
    return _with({"word/_rels/document.xml.rels": _relations(*inner), **(more or {})})


def _start(*inner: str) -> bytes:
    return _with({"_rels/.rels": _relations(*inner)})


def _header_that_is_the_document() -> bytes:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="x1"/></w:sectPr>'
    return _with(
        {
            _MAIN: f"{_OPEN}{paragraph(LINE)}{section}{_CLOSE}".encode(),
            "word/_rels/document.xml.rels": _relations(_relation("header", "document.xml")),
        }
    )


# --- XML ----------------------------------------------------------------------------------


def _entities(declared: str, used: str = "&a;") -> bytes:
    return _main(f"<!DOCTYPE x [{declared}]>{_OPEN}{paragraph(used)}{_CLOSE}")


def _nested(name: str, times: int, inner: str = "") -> str:
    return f"<{name}>" * times + inner + f"</{name}>" * times


_CONTROLS = _nested("w:sdt><w:sdtContent", 80, paragraph(LINE)).replace(
    "</w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"
)


def _tables(times: int, inner: str) -> str:
    return "<w:tbl><w:tr><w:tc>" * times + inner + "</w:tc></w:tr></w:tbl>" * times


def _boxes(times: int) -> str:
    opened = '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent>'
    closed = "</w:txbxContent></v:shape></w:pict></w:r></w:p>"
    return opened * times + paragraph("框内") + closed * times


def _choices(times: int) -> str:
    opened, closed = "<mc:AlternateContent><mc:Choice>", "</mc:Choice></mc:AlternateContent>"
    return opened * times + paragraph("可选") + closed * times


def _declared(encoding: str, codec: str = "") -> Callable[[], bytes]:
    declaration = f'<?xml version="1.0" encoding="{encoding}"?>'
    text = f"{declaration}{_OPEN}{paragraph(LINE)}{_CLOSE}"
    return lambda: _main(text.encode(codec or encoding))


def _bytes(inner: bytes) -> Callable[[], bytes]:
    """Return a main part whose second paragraph holds `inner` as it is."""
    said = f"<w:p><w:r><w:t>{LINE}</w:t></w:r></w:p><w:p><w:r><w:t>".encode()
    return lambda: _main(_OPEN.encode() + said + inner + f"</w:t></w:r></w:p>{_CLOSE}".encode())


def _prefix(prefix: str) -> bytes:
    colon = f"{prefix}:" if prefix else ""
    text = f"{_OPEN}{paragraph(LINE)}{_CLOSE}"
    text = text.replace("<w:", f"<{colon}").replace("</w:", f"</{colon}")
    text = text.replace("xmlns:w=", f"xmlns:{prefix}=" if prefix else "xmlns=")
    return _main(text)


_REBOUND = (
    f'<x:p xmlns:x="{_W}" xmlns:w="urn:other"><x:r><x:t>{LINE}</x:t></x:r><w:t>无关</w:t></x:p>'
)


# --- numbers, styles, fields, changes -----------------------------------------------------


def _numbered(definitions: str, *items: str, styles: str = "") -> bytes:
    return word(*items, paragraph(LINE, numbered=(1, 0)), numbering=definitions, styles=styles)


def _list_style(name: str, number: int) -> str:
    return (
        f'<w:style w:type="numbering" w:styleId="{name}"><w:name w:val="{name}"/><w:pPr><w:numPr>'
        f'<w:numId w:val="{number}"/></w:numPr></w:pPr></w:style>'
    )


def _style(name: str, based_on: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based_on}"/></w:style>'
    )


def _circle_of_links() -> bytes:
    definitions = {
        0: '<w:numStyleLink w:val="B"/>',
        1: '<w:numStyleLink w:val="A"/>',
    }
    return _numbered(
        numbering(definitions, {1: (0, ""), 2: (1, "")}),
        styles=_list_style("A", 1) + _list_style("B", 2),
    )


def _levels(text: str, start: str = "1") -> bytes:
    said = level(0, "upperRoman", text).replace('start w:val="1"', f'start w:val="{start}"')
    return _numbered(numbering({0: said}, {1: (0, "")}))


def _at(*places: str) -> bytes:
    items = (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        f"{run('事项')}</w:p>"
        for place in places
    )
    return _numbered(numbering({0: _LEVELS}, {1: (0, "")}), *items)


def _many_lists() -> bytes:
    number = 5_000
    items = (paragraph("项", numbered=(one, 0)) for one in range(2, number))
    return _numbered(numbering({0: _LEVELS}, dict.fromkeys(range(1, number), (0, ""))), *items)


def _long_labels() -> bytes:
    said = level(0, "lowerLetter", "%1" * 100_000).replace('start w:val="1"', 'start w:val="700"')
    items = (paragraph("项", numbered=(1, 0)) for _ in range(3000))
    return _numbered(numbering({0: said}, {1: (0, "")}), *items)


def _sign(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _notes(times: int) -> bytes:
    note = f'<w:footnote w:id="2">{paragraph("注文。" * 1000)}</w:footnote>'
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    return word(paragraph(LINE, *[reference] * times), footnotes=note)


def _deleted_marks() -> bytes:
    mark = '<w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr>'
    return word(paragraph(LINE), f"<w:p>{mark}{run('续')}</w:p>" * 2000)


def _crossing() -> str:
    return paragraph(
        '<w:commentRangeEnd w:id="1"/><w:commentRangeStart w:id="2"/>',
        "甲",
        '<w:commentRangeStart w:id="1"/><w:commentRangeEnd w:id="2"/><w:commentRangeEnd w:id="9"/>',
        "乙",
    )


def _comments(inner: bytes) -> bytes:
    relations = _relations(_relation("comments", "comments.xml"))
    return _with({"word/_rels/document.xml.rels": relations, "word/comments.xml": inner})


HOSTILE: Mapping[str, Hostile] = {
    # the container
    "nothing": Hostile(lambda: b"", BROKEN),
    "no zip": Hostile(lambda: LINE.encode(), BROKEN),
    "an encrypted document": Hostile(
        lambda: _OLE + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le"), BROKEN
    ),
    "an old document": Hostile(lambda: _OLE + b"\0" * 512 + b"WordDocument", BROKEN),
    **{f"cut at {at:.0%}": Hostile(_cut(at), BROKEN) for at in (0.01, 0.3, 0.5, 0.8, 0.99)},
    "a directory that points nowhere": Hostile(
        lambda: _sound()[:-6] + b"\xff\xff\xff\x7f\0\0", BROKEN
    ),
    "a wrong checksum": Hostile(lambda: _patched(_sound(), _MAIN, 14, 16, b"abcd"), BROKEN),
    "a wrong checksum in a picture": Hostile(
        lambda: _patched(_media(), "word/media/image1.png", 14, 16, b"abcd")
    ),
    "an unknown compression": Hostile(lambda: _patched(_sound(), _MAIN, 8, 10, b"\x63\0"), BROKEN),
    "an unknown compression in a picture": Hostile(
        lambda: _patched(_media(), "word/media/image1.png", 8, 10, b"\x63\0")
    ),
    "an encrypted part": Hostile(lambda: _patched(_sound(), _MAIN, 6, 8, b"\x01\0"), BROKEN),
    "an encrypted picture": Hostile(
        lambda: _patched(_media(), "word/media/image1.png", 6, 8, b"\x01\0")
    ),
    "a size that lies": Hostile(
        lambda: _patched(_sound(), _MAIN, 22, 24, struct.pack("<I", 10)), BROKEN
    ),
    "a size of four gigabytes": Hostile(
        lambda: _patched(_sound(), _MAIN, 22, 24, b"\xfe\xff\xff\xff"), EXCESSIVE
    ),
    "something before the zip": Hostile(lambda: b"MZ" * 5000 + _sound()),
    "a main part twice": Hostile(_twice),
    "names that lead out": Hostile(lambda: _with({"../../../etc/x": b"x", "/etc/y": b"y"})),
    "names with backslashes": Hostile(_renamed(lambda name: name.replace("/", "\\"))),
    "names in capitals": Hostile(_renamed(str.upper)),
    "a name of sixty thousand signs": Hostile(lambda: _with({"a" * 60_000: b""})),
    "names that are no text": Hostile(lambda: _with({"word/\x00\x1b[31m\u202e.xml": b"x"})),
    "thirty thousand parts": _heavy(
        lambda: _with({f"p{place}": b"" for place in range(30_000)}), EXCESSIVE
    ),
    "a part of three hundred megabytes": _heavy(
        lambda: _main(_OPEN.encode() + b" " * 300_000_000), EXCESSIVE
    ),
    "a picture of three hundred megabytes": _heavy(lambda: _media(b"\0" * 300_000_000)),
    "fifty large headers": _heavy(_fifty_bombs, EXCESSIVE),
    "parts that overlap": Hostile(_overlapping),
    "a zip in a zip in a zip": _heavy(_nested_bomb),
    # relations
    "no relations": Hostile(lambda: _with({}, ["_rels/.rels"]), BROKEN),
    "no main part": Hostile(lambda: _with({}, [_MAIN]), BROKEN),
    "relations that are no XML": Hostile(lambda: _with({"_rels/.rels": b"\0\1\2"}), BROKEN),
    "a main part elsewhere": Hostile(
        lambda: _start(
            _relation("officeDocument", "http://127.0.0.1:9/x.xml", ' TargetMode="External"')
        ),
        BROKEN,
    ),
    "a main part of the system": Hostile(
        lambda: _start(_relation("officeDocument", "../../../../etc/passwd")), BROKEN
    ),
    "a main part that is its relations": Hostile(
        lambda: _start(_relation("officeDocument", "_rels/.rels")), BROKEN
    ),
    "a header that is the document": Hostile(_header_that_is_the_document),
    "relations that lead nowhere": Hostile(
        lambda: _bound(
            *(_relation(kind, "none.xml") for kind in ("styles", "numbering", "footnotes")),
            _relation("comments", "comments.xml"),
        )
    ),
    "relations in a circle": Hostile(
        lambda: _bound(
            _relation("styles", "document.xml"),
            _relation("numbering", "_rels/document.xml.rels"),
            _relation("footnotes", "/word/document.xml"),
        )
    ),
    "a hundred thousand relations": _heavy(
        lambda: _bound(*(_relation("image", "a.png", "", f"r{n}") for n in range(100_000)))
    ),
    "no content types": Hostile(
        lambda: _with({"[Content_Types].xml": _relations()}),
    ),
    # XML
    "entities that grow": Hostile(
        lambda: _entities(
            '<!ENTITY z "aaaaaaaaaa">'
            + "".join(
                "<!ENTITY {} '{}'>".format(name, f"&{other};" * 10)
                for name, other in zip("abcdefghi", "bcdefghiz", strict=True)
            )
        ),
        BROKEN,
    ),
    "one long entity": Hostile(
        lambda: _entities(f'<!ENTITY a "{"a" * 100_000}">', "&a;" * 9000), BROKEN
    ),
    "an entity from outside": Hostile(
        lambda: _entities('<!ENTITY a SYSTEM "file:///etc/passwd">'), BROKEN
    ),
    "a parameter entity": Hostile(
        lambda: _entities('<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;', "x"), BROKEN
    ),
    "a document type": Hostile(
        lambda: _main(f'<!DOCTYPE x SYSTEM "x.dtd">{_OPEN}{paragraph(LINE)}{_CLOSE}'), BROKEN
    ),
    "an entity that nobody declared": Hostile(_bytes(b"&nobody;"), BROKEN),
    "an entity in a relation": Hostile(
        lambda: _with({"_rels/.rels": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}), BROKEN
    ),
    "three thousand controls": Hostile(
        lambda: _main(_OPEN + _nested("w:sdt", 3000) + _CLOSE), EXCESSIVE
    ),
    "eighty controls": Hostile(lambda: word(_CONTROLS)),
    "ten thousand tables in each other": Hostile(
        lambda: _main(_OPEN + _tables(10_000, paragraph("内")) + _CLOSE), EXCESSIVE
    ),
    "fifty tables in each other": Hostile(lambda: word(_tables(50, paragraph(LINE)))),
    "forty text boxes in each other": Hostile(lambda: _body(_boxes(30))),
    "a thousand text boxes in each other": Hostile(lambda: _body(_boxes(1000)), EXCESSIVE),
    "ninety choices in each other": Hostile(lambda: _body(_choices(90))),
    "choices of nothing": Hostile(
        lambda: _body("<mc:AlternateContent/>" * 1000, _nested("mc:AlternateContent", 90))
    ),
    "eight million empty paragraphs, packed": _heavy(
        lambda: _body("<w:p/>" * 8_000_000), EXCESSIVE
    ),
    "eight million empty paragraphs": _heavy(lambda: _stored("<w:p/>" * 8_000_000), EXCESSIVE),
    "a hundred thousand paragraphs with names": _heavy(
        lambda: _stored('<w:p w:id="1"><w:r/></w:p>' * 100_000)
    ),
    "two million paragraphs with names": _heavy(
        lambda: _stored('<w:p w:id="1"><w:r/></w:p>' * 2_000_000), EXCESSIVE
    ),
    "forty megabytes of spaces": _heavy(lambda: _stored(" " * 40_000_000)),
    "seventy megabytes of spaces": _heavy(lambda: _stored(" " * 70_000_000), EXCESSIVE),
    "half a million looks of a run": _heavy(
        lambda: _body(f"<w:p><w:r><w:rPr>{'<w:b/>' * 500_000}</w:rPr></w:r></w:p>")
    ),
    "half a million line ends": _heavy(lambda: _body("\n" * 500_000)),
    "ten million line ends": _heavy(lambda: _stored("\n" * 10_000_000), EXCESSIVE),
    "an attribute of fifty megabytes": _heavy(
        lambda: _stored(f'<w:p w:x="{"a" * 50_000_000}"/>'), EXCESSIVE
    ),
    "a hundred thousand attributes": Hostile(
        lambda: _stored("<w:p " + " ".join(f'a{n}=""' for n in range(100_000)) + "/>"), EXCESSIVE
    ),
    "a remark of fifty megabytes": _heavy(lambda: _stored(f"<!--{'a' * 50_000_000}-->"), EXCESSIVE),
    "a name of a million letters": Hostile(lambda: _body(f"<w:{'a' * 1_000_000}/>")),
    "raw text": Hostile(lambda: _body("<w:p><w:r><w:t><![CDATA[共XX户]]></w:t></w:r></w:p>")),
    "an instruction": Hostile(lambda: _body("<?php system('x') ?>")),
    "half an element": Hostile(lambda: _main(_OPEN + "<w:p><w:r>"), BROKEN),
    "two roots": Hostile(lambda: _main(_OPEN + _CLOSE + _OPEN + _CLOSE), BROKEN),
    "no body": Hostile(lambda: _main(f'<w:document xmlns:w="{_W}"/>'), BROKEN),
    "no namespace": Hostile(
        lambda: _main(f"<document><body><p>{LINE}</p></body></document>"), BROKEN
    ),
    "a prefix that is not bound": Hostile(
        lambda: _main(f"<w:document><w:body>{paragraph(LINE)}{_CLOSE}"), BROKEN
    ),
    "another prefix": Hostile(lambda: _prefix("ns0")),
    "no prefix": Hostile(lambda: _prefix("")),
    "a prefix bound anew": Hostile(lambda: word(paragraph("说明"), _REBOUND)),
    "nothing but a prefix bound anew": Hostile(lambda: word(_REBOUND)),
    "GBK": Hostile(_declared("gbk")),
    "GB18030, which calls itself GB2312": Hostile(_declared("GB2312", "gb18030")),
    "UTF-16": Hostile(_declared("utf-16")),
    "UTF-16 without a mark": Hostile(_declared("utf-16", "utf-16-be")),
    "UTF-8 that calls itself UTF-16": Hostile(_declared("utf-16", "utf-8")),
    "UTF-8 with a mark": Hostile(_declared("utf-8", "utf-8-sig")),
    "UTF-32": Hostile(_declared("utf-32"), BROKEN),
    "UTF-7": Hostile(_declared("utf-7"), BROKEN),
    "an encoding that is none": Hostile(_declared("zip", "utf-8"), BROKEN),
    "GBK that calls itself UTF-8": Hostile(_declared("utf-8", "gbk"), BROKEN),
    "a null": Hostile(_bytes(b"\0"), BROKEN),
    "a control sign": Hostile(_bytes(b"\x1b[31m"), BROKEN),
    "a surrogate": Hostile(_bytes(b"\xed\xa0\x80"), BROKEN),
    "half a character": Hostile(_bytes(b"\xe5\x85"), BROKEN),
    "too long a character": Hostile(_bytes(b"\xc0\xbc"), BROKEN),
    "a reference to a null": Hostile(_bytes(b"&#0;"), BROKEN),
    "a reference to a surrogate": Hostile(_bytes(b"&#xD800;"), BROKEN),
    "a reference to the last sign": Hostile(_bytes(b"&#x10FFFF;")),
    "signs that turn the line": Hostile(_bytes("\u202e\u2066共XX户\u200b".encode())),
    # numbers and styles
    "a style based on itself": Hostile(
        lambda: word(paragraph(LINE, style="A"), styles=_style("A", "A"))
    ),
    "styles in a circle": Hostile(
        lambda: word(paragraph(LINE, style="A"), styles=_style("A", "B") + _style("B", "A"))
    ),
    "five thousand styles in a row": _heavy(
        lambda: word(
            *(paragraph("话", style=f"S{n}") for n in range(0, 5_000, 10)),
            paragraph(LINE, style="S4999"),
            styles="".join(_style(f"S{n}", f"S{n - 1}") for n in range(5_000)),
        )
    ),
    "a style that is not there": Hostile(lambda: word(paragraph(LINE, style="没有"))),
    "outlines that are no numbers": Hostile(
        lambda: _body(
            *(
                f'<w:p><w:pPr><w:outlineLvl w:val="{value}"/></w:pPr>{run("题")}</w:p>'
                for value in ("²", "-1", "99", "9" * 5000, "", "一")
            )
        )
    ),
    "a list that is not there": Hostile(lambda: _numbered(numbering({}, {}))),
    "a list of nothing": Hostile(lambda: _numbered(numbering({}, {1: (7, "")}))),
    "a list without levels": Hostile(lambda: _numbered(numbering({0: ""}, {1: (0, "")}))),
    "links of lists in a circle": Hostile(_circle_of_links),
    "levels that are none": Hostile(lambda: _at("9", "99", "-1", "²", "9" * 5000, "")),
    "numbers of levels that are none": Hostile(lambda: _levels("%99%0%%1%9%二%")),
    "a start of a billion": Hostile(lambda: _levels("%1.", "1000000000000")),
    "a start below nothing": Hostile(lambda: _levels("%1.", "-7")),
    "a start that is no number": Hostile(lambda: _levels("%1.", "٣")),
    "labels of a million signs": _heavy(_long_labels),
    "five thousand lists of one definition": _heavy(_many_lists),
    "sixty thousand levels": _heavy(
        lambda: _numbered(
            numbering({0: "".join(level(n, "decimal", "%1") for n in range(100_000))}, {1: (0, "")})
        )
    ),
    # tables, notes, comments, fields, changes
    "spans of a billion columns": Hostile(
        lambda: _body(
            "<w:tbl><w:tr><w:trPr><w:gridBefore w:val='2000000000'/></w:trPr>"
            f"<w:tc><w:tcPr><w:gridSpan w:val='{'9' * 50}'/></w:tcPr>{paragraph('合')}</w:tc>"
            f"<w:tc><w:tcPr><w:gridSpan w:val='²'/></w:tcPr>{paragraph('并')}</w:tc></w:tr></w:tbl>"
        )
    ),
    "a row of five thousand cells": _heavy(lambda: _body(table(["格"] * 5_000))),
    "tables without rows and cells": Hostile(
        lambda: _body("<w:tbl/><w:tbl><w:tr/><w:tr><w:tc/></w:tr></w:tbl>" * 1000)
    ),
    "notes that are not there": Hostile(
        lambda: _body(paragraph("话", '<w:r><w:footnoteReference w:id="77"/></w:r>'))
    ),
    "a note meant ten thousand times": Hostile(lambda: _notes(10_000)),
    "a note that means itself": Hostile(
        lambda: word(
            paragraph(LINE, '<w:r><w:footnoteReference w:id="2"/></w:r>'),
            footnotes='<w:footnote w:id="2">'
            + paragraph("注", '<w:r><w:footnoteReference w:id="2"/></w:r>')
            + "</w:footnote>",
        )
    ),
    "comments that cross": Hostile(lambda: _body(_crossing() * 100)),
    "comments that are no XML": Hostile(lambda: _comments(b"<w:comments"), BROKEN),
    "comments with numbers beyond all": Hostile(
        lambda: _comments(
            f'<w:comments xmlns:w="{_W}"><w:comment w:id="{"9" * 5000}"/><w:comment/>'
            '<w:comment w:id="²"/></w:comments>'.encode()
        )
    ),
    "comments in one empty element": Hostile(
        lambda: _comments(f'<c:comments  xmlns:c="{_W}" />'.encode())
    ),
    "fields that never end": _heavy(
        lambda: _body(*[paragraph(_sign("begin"), "话")] * 5000, paragraph(LINE))
    ),
    "fields that never began": Hostile(
        lambda: _body(paragraph(*[_sign("end"), _sign("separate")] * 5000))
    ),
    "instructions without end": _heavy(
        lambda: _body(
            paragraph(
                _sign("begin"), "<w:r><w:instrText>TOC </w:instrText></w:r>" * 50_000, _sign("end")
            )
        )
    ),
    "changes in each other": Hostile(
        lambda: _body(
            '<w:p><w:ins w:id="1" w:author="a">' * 1
            + _nested("w:ins", 150, run("增") * 3000)
            + "</w:ins></w:p>"
        )
    ),
    "hints in each other": Hostile(
        lambda: _body(
            "<w:p>"
            + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" * 90
            + run("填写") * 3000
            + "</w:sdtContent></w:sdt>" * 90
            + "</w:p>"
        )
    ),
    "two thousand paragraphs that are one": Hostile(_deleted_marks),
    "a paragraph in a run": Hostile(
        lambda: _body(f"<w:p><w:r><w:t>甲<w:p>{run('共XX户')}</w:p>乙</w:t></w:r></w:p>")
    ),
}
