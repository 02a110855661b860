"""What the elements of HTML are to their reader: blocks and their kinds, code, the unshown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from wenlint.core.document import BlockKind
from wenlint.core.patterns import lazy


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LISTS = frozenset({"ul", "ol", "dl", "menu", "dir"})
ITEMS = frozenset({"li", "dt", "dd"})
CELLS = frozenset({"td", "th"})
ROWS = frozenset({"tr", "thead", "tbody", "tfoot"})
PREFORMATTED = frozenset({"pre", "listing", "xmp", "plaintext"})
BLOCKS = (
    HEADINGS
    | LISTS
    | ITEMS
    | PREFORMATTED
    | _names(
        "p div section article main piece nav header footer address blockquote figure figcaption"
        " caption center details summary dialog fieldset legend form hgroup search title"
    )
)
"""Their tags part the prose before and behind them."""

VOID = _names("area base br col embed hr img input link meta param source track wbr frame basefont")
CODE = frozenset({"code", "kbd", "samp", "tt", "var"})
REVISED = frozenset({"del", "s", "strike"})
UNSHOWN = frozenset({"script", "style", "template", "noscript", "rt", "rp"})
"""Not shown, or shown above the line: the words at both sides of them belong together."""
EMBEDDED = _names(
    "svg math select datalist textarea iframe object video audio canvas noembed noframes"
)
"""Shown, but no prose: a separator stands for each."""

_TRANSPARENT = _names(
    "html head body a abbr acronym applet b bdi bdo big button blink cite colgroup data dfn em"
    " font frameset i image ins label map mark marquee meter nobr optgroup option output picture"
    " progress q ruby rb rtc slot small span strong sub sup table time u"
)
KNOWN = (
    BLOCKS | VOID | CODE | REVISED | UNSHOWN | EMBEDDED | CELLS | ROWS | _TRANSPARENT
)  # a tag that is not among them may be the residue of a program

# Parts of the page around the document, by their names and by what page makers call them.
_PAGE_ROLES = frozenset({"navigation", "contentinfo", "banner", "search", "menubar", "toolbar"})
_PAGE_CLASS = lazy(
    r"[\w-]{0,20}nav|nav(?:bar|igation|head|foot|i)?(?:er)?(?:[-_][\w-]*)?|breadcrumbs?"
    r"|(?:[\w-]{0,20}[-_])?footer|[\w-]{0,20}sidebar|pager|pagination|menu|toolbar|copyright|related"
)
_FOOTERS = lazy(r"[\w-]{0,20}foot(?:er)?|contentinfo")
_CONTENTS = frozenset({"toc", "doc-toc", "table-of-contents", "tableofcontents", "contents"})
_NOTES = frozenset({"footnotes", "footnote", "doc-endnotes", "doc-footnote", "endnotes"})
_HIDING = lazy(r"(?i)(?:^|;)\s*display\s*:\s*none\b")

Attributes = Mapping[str, str]


class Frame(NamedTuple):
    """A block element that is open, and what the prose directly in it is.

    `lists` is how many lists it stands in; `fixed` says that its kind is that of all it holds;
    `in_article` that a `<header>` in it is the head of the document, not of the page.
    """

    name: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    quoted: bool = False
    lists: int = 0
    fixed: bool = False
    in_article: bool = False
    preformatted: bool = False


def frame_of(name: str, attributes: Attributes, above: Frame) -> Frame:
    """Return the frame of the element `name` within `above`; it inherits what it does not set."""
    frame = above._replace(name=name, lists=above.lists + (name in LISTS))
    if above.fixed:
        return frame
    if (kind := _fixed_kind(name, attributes)) is not None:
        return frame._replace(kind=kind, level=0, fixed=True)
    if name == "aside":  # what stands beside the text; a heading there is none of its headings
        return frame._replace(kind=BlockKind.PARAGRAPH, level=0, fixed=True)
    if name in HEADINGS:
        return frame._replace(kind=BlockKind.HEADING, level=int(name[1]))
    if name in ITEMS:
        return frame._replace(kind=BlockKind.LIST_ITEM, level=max(1, frame.lists))
    if name in ("article", "main", "section"):
        return frame._replace(kind=BlockKind.PARAGRAPH, level=0, in_article=True)
    if name == "header" and not above.in_article:
        return frame._replace(kind=BlockKind.HEADER, level=0)
    return frame._replace(quoted=above.quoted or name == "blockquote")


def _fixed_kind(name: str, attributes: Attributes) -> BlockKind | None:
    """Return the kind of an element that is one thing, whatever stands in it."""
    if name in ("caption", "figcaption"):
        return BlockKind.CAPTION
    if name == "title":
        return BlockKind.METADATA
    if name != "nav" and name != "footer" and not attributes:
        return None
    said = {
        word.lower()
        for key in ("class", "id", "role")
        for word in attributes.get(key, "").split()[:20]
    }
    if said & _NOTES:
        return BlockKind.FOOTNOTE
    if said & _CONTENTS:
        return None
    if name == "footer" or any(map(_FOOTERS.fullmatch, said)):
        return BlockKind.FOOTER
    if name == "nav" or said & _PAGE_ROLES or any(map(_PAGE_CLASS.fullmatch, said)):
        return BlockKind.HEADER
    return None


def is_hidden(attributes: Attributes) -> bool:
    """Say whether an element is not shown."""
    if not attributes:
        return False
    return "hidden" in attributes or _HIDING.search(attributes.get("style", "")) is not None


def is_layout(attributes: Attributes) -> bool:
    """Say whether a table is said to be none: it only lays out a page."""
    return attributes.get("role", "").lower() in ("presentation", "none")
