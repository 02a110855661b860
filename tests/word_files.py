"""Word documents made by script: what the tests of the Word reader and its copies read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_KINDS = ("styles", "numbering", "footnotes", "endnotes", "comments", "settings")


def run(text: str, look: str = "") -> str:
    """Return a run of the words `text`, with the properties `look`."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, style: str = "", numbered: tuple[int, int] | None = None) -> str:
    """Return a paragraph of runs, or of bare words; `numbered` is its list and level."""
    said = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbered is not None:
        number, level = numbered
        said += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    inner = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p>{f'<w:pPr>{said}</w:pPr>' if said else ''}{inner}</w:p>"


def table(*rows: Sequence[str]) -> str:
    """Return a table of cells that hold one paragraph each."""
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def heading_styles() -> str:
    """Return styles: the body's, and two of headings by their outline."""
    return "".join(
        f'<w:style w:type="paragraph" w:styleId="H{level}"><w:name w:val="heading {level}"/>'
        f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr></w:style>'
        for level in (1, 2)
    )


def level(place: int, style: str, pattern: str, more: str = "") -> str:
    """Return a level of a list: its format and how the number is written."""
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def numbering(definitions: Mapping[int, str], lists: Mapping[int, tuple[int, str]]) -> str:
    """Return word/numbering.xml: definitions by id, and lists as (definition, overrides)."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'
        for number, levels in definitions.items()
    )
    nums = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>'
        for number, (definition, overrides) in lists.items()
    )
    return abstract + nums


def word(
    *body: str,
    headers: Sequence[str] = (),
    main: str = "word/document.xml",
    raw: Mapping[str, bytes] | None = None,
    **parts: str,
) -> bytes:
    """Return a .docx: `body` in the main part, other parts by kind (styles, footnotes …).

    `raw` are parts that stand as they are, in the place of those of their names.
    """
    folder = main.rpartition("/")[0]
    references = "".join(
        f'<w:headerReference w:type="default" r:id="h{place}"/>' for place in range(len(headers))
    )
    section = f"<w:sectPr>{references}</w:sectPr>"
    files = {
        main: f"<w:document {_SPACES}><w:body>{''.join(body)}{section}</w:body></w:document>",
        **{
            f"{folder}/{kind}.xml": f"<w:{kind} {_SPACES}>{parts[kind]}</w:{kind}>"
            for kind in _KINDS
            if kind in parts
        },
        **{
            f"{folder}/header{place}.xml": f"<w:hdr {_SPACES}>{said}</w:hdr>"
            for place, said in enumerate(headers)
        },
    }
    bound = [(kind, kind, f"{kind}.xml") for kind in _KINDS if kind in parts]
    bound += [(f"h{place}", "header", f"header{place}.xml") for place in range(len(headers))]
    base = main.rpartition("/")[2]
    files[f"{folder}/_rels/{base}.rels"] = _relations(bound)
    files["_rels/.rels"] = _relations([("main", "officeDocument", main)])
    files["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{main}" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    held = {name: (_DECLARATION + said).encode() for name, said in files.items()} | dict(raw or {})
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as container:
        for name, data in held.items():
            container.writestr(name, data)
    return written.getvalue()


def _relations(bound: Sequence[tuple[str, str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{one}" Type="{_R}/{kind}" Target="{target}"/>'
        for one, kind, target in bound
    )
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{inner}</Relationships>"
    )
