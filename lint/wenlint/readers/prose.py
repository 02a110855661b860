"""What the readers of markup share: prose told from code, and traced back to the file."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from wenlint.core.document import Trivia
from wenlint.core.patterns import lazy
from wenlint.core.source import RunBuilder, Source
from wenlint.readers.decode import Decoded

_HAN = lazy(r"[\u4e00-\u9fff]")


def is_prose(code: str) -> bool:
    """Say whether what is marked as code is prose all the same: it is mostly Chinese."""
    return 2 * len(_HAN.findall(code)) > len(code.strip())


def traced(
    builder: RunBuilder,
    trivia: Iterable[Trivia],
    decoded: Decoded,
    plain: Source,
    *,
    markup: bool = False,
) -> tuple[str, Source, tuple[Trivia, ...]]:
    """Return prose, source and trivia of a file whose line ends were made `\\n` to be read.

    `plain` leads back from there to the file.
    """
    text, source = builder.build(decoded.text, decoded.encoding, decoded.bom, markup=markup)
    if "\r" in decoded.text:
        source = source.through(plain, len(text))
        trivia = (replace(piece, span=plain.span(piece.span)) for piece in trivia)
    return text, source, tuple(trivia)
