r"""Reads a rule's docstring: its summary, its text, its examples.

A docstring begins with one line in Chinese and one in English, the summary. Paragraphs follow:
what the rule finds and why, where it stays silent (`不报：`), its options (`选项：`), its sources
(`出处：`). Examples stand indented under a line of their own:

    反例：  正例：               every line below is an example by itself
    反例（全文）：  正例（全文）：     the block below is one plain text
    反例（Markdown）： and so on     the block below is one Markdown file
    反例（HTML）： and so on         the block below is one HTML file
    反例（SUMMARY.md）： and so on   the block below is one file of this name
    反例（多份）： and so on         plain texts of several documents, parted by a line of ====,
                                 behind which the name of the next one may stand

`\uXXXX` in an example stands for that character.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from msgspec import Struct

from wenlint.core.patterns import lazy

_HEADING = lazy(
    r"(?P<kind>反例|正例)(?:（(?P<form>全文|Markdown|HTML|多份|[\w.-]+\.\w+)）)?：[ \t]*"
)
_PART_END = lazy(r"(?m)^={4,}(?:[ ]+(?P<name>[\w./-]+))?\n")
_SUFFIXES = {"全文": ".txt", "多份": ".txt", "Markdown": ".md", "HTML": ".html"}
_ESCAPE = lazy(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})")


class Example(Struct, frozen=True):
    """A text that must draw its rule (`bad`) or must not; `suffix` says how to read it.

    It is the suffix of the file's name, or, where the name itself matters, all of it.
    """

    text: str
    bad: bool
    suffix: str

    @property
    def name(self) -> str:
        """The name of the file that holds the example."""
        return f"example{self.suffix}" if self.suffix.startswith(".") else self.suffix

    @property
    def parts(self) -> list[tuple[str, str]]:
        """The documents of an example of several, each with its name."""
        found = [(self.name, "")]
        end = 0
        for part in _PART_END.finditer(self.text):
            found[-1] = (found[-1][0], self.text[end : part.start()])
            found.append((part["name"] or f"{len(found)}{self.name}", ""))
            end = part.end()
        found[-1] = (found[-1][0], self.text[end:])
        return [(name, text) for name, text in found if text.strip()]


class RuleDoc(Struct, frozen=True):
    """A docstring taken apart; `body` is all after the summary, as written."""

    summary_zh: str
    summary_en: str
    body: str
    examples: tuple[Example, ...]


def parse_doc(doc: str) -> RuleDoc:
    """Take the docstring of a rule's module apart; raises ValueError if it has no summary."""
    lines = inspect.cleandoc(doc).split("\n")
    if len(lines) < 2 or not lines[0] or not lines[1]:
        raise ValueError("a rule's docstring begins with a line in Chinese and one in English")
    body = lines[2:]
    return RuleDoc(lines[0], lines[1], "\n".join(body).strip("\n"), tuple(_examples(body)))


def _examples(lines: list[str]) -> Iterator[Example]:
    at = 0
    while at < len(lines):
        heading = _HEADING.fullmatch(lines[at])
        at += 1
        if heading is None:
            continue
        block: list[str] = []
        while at < len(lines) and (not lines[at].strip() or lines[at].startswith("    ")):
            block.append(_unescape(lines[at][4:].rstrip()))
            at += 1
        bad = heading["kind"] == "反例"
        if heading["form"] is None:
            yield from (Example(line, bad, ".txt") for line in block if line)
        else:
            suffix = _SUFFIXES.get(heading["form"], heading["form"])
            yield Example("\n".join(block).strip("\n") + "\n", bad, suffix)


def _unescape(text: str) -> str:
    return _ESCAPE.sub(lambda match: chr(int(match[1] or match[2], 16)), text)
