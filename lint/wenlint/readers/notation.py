r"""What stands in Markdown that is neither prose nor CommonMark: templates, formulas, directives.

Site generators, template engines and MathJax read these before or after the Markdown parser
does. They are found in the source, so that the parser does not pair their asterisks or take
their backslashes, and cut out of the prose as code is. Variables to be filled in are no such
notation ({{姓名}}, ${甲方}, $$paidbegin$$ is residue); the rules look for those.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from wenlint.core.document import TriviaKind
from wenlint.core.patterns import lazy


class Notation(NamedTuple):
    """A range of the source that is no prose.

    `stands` says that it stands for something within its sentence, as code does; a mark of
    layout leaves nothing behind. `opens` is the block that a mark at the beginning of a line
    opens: none, "#" for a container with a title, "+" for one whose content is indented.
    """

    start: int
    end: int
    kind: TriviaKind
    stands: bool = True
    opens: str = ""


# --- formulas ---------------------------------------------------------------------------------

_INLINE = lazy(r"(?<![\\$])\$(?P<said>(?:[^$\n`\\]|\\.){1,400}+)\$(?![\d$])")
_DISPLAY = lazy(
    r"(?<![\\$])\$\$(?!\$)(?P<said>(?:[^$\n`]|\n(?![ \t>]*\n)|\$(?!\$)){1,6000}+)\$\$(?!\$)"
)
_PARENTHESES = lazy(r"\\{1,2}\((?P<said>(?:[^\n`\\]|\\(?!\\?[()])[^\n]){1,300}+)\\{1,2}\)")
_BRACKETS = lazy(
    r"\\{1,2}\[(?P<said>(?:[^\n`\\]|\n(?![ \t>]*\n)|\\(?!\\?[\[\]])[^\n]){1,3000}+)\\{1,2}\]"
)
_BRACES = lazy(r"\\\{(?P<said>[^\u3400-\u9fff{}\n`$]{1,80}+)\\\}")
_ENVIRONMENT = lazy(r"\\begin\{([a-z]{2,20}\*?)\}")
_LONGEST_ENVIRONMENT = 6000
_CHINESE = lazy(r"[\u3400-\u9fff\u3001\u3002\uff01-\uff60“”]")
_COMMAND = lazy(r"\\[A-Za-z]{2,}")
_OPERATOR = lazy(r"[\\^_{}=<>+*/|]")
_STRONG_OPERATOR = lazy(r"[\\^_{}=]")
_WORD = lazy(r"(?=.*[A-Za-z]{3})[ ]?[A-Za-z_-]{3,40}[ ]?")
_SHELL = lazy(r"\{[A-Za-z_][\w.-]{2,}[^{}]*\}")


def _is_formula(said: str) -> bool:
    """Say whether what stands between two dollar signs is a formula: no prose, no money."""
    if _CHINESE.search(said) and not _COMMAND.search(said):
        return False
    if _WORD.fullmatch(said) or _SHELL.match(said):
        return False
    if said[0] in " \t" or said[-1] in " \t":
        return _STRONG_OPERATOR.search(said) is not None
    return said[-1] not in ",;:/-，；：、"


def _formulas(text: str) -> Iterator[Notation]:
    if "$$" in text:
        for match in _DISPLAY.finditer(text):
            said = match["said"]
            if not _WORD.fullmatch(said) and (
                not _CHINESE.search(said) or _COMMAND.search(said) or "\n" in said
            ):
                yield Notation(*match.span(), TriviaKind.CODE)
    if "$" in text:
        for match in _INLINE.finditer(text):
            after = text[match.end() : match.end() + 1]
            if _is_formula(match["said"]) and not (
                ((after.isascii() and after.isalpha()) or after in ("{", "_"))
                and len(match["said"]) > 2
                and not _OPERATOR.search(match["said"])
            ):
                yield Notation(*match.span(), TriviaKind.CODE)
    if "\\" in text:
        yield from _backslashed(text)


def _backslashed(text: str) -> Iterator[Notation]:
    for pattern in (_PARENTHESES, _BRACKETS):
        for match in pattern.finditer(text):
            said = match["said"]
            if _STRONG_OPERATOR.search(said) and (
                not _CHINESE.search(said) or _COMMAND.search(said)
            ):
                yield Notation(*match.span(), TriviaKind.CODE)
    for match in _BRACES.finditer(text):
        yield Notation(*match.span(), TriviaKind.CODE)
    ends: dict[str, int] = {}
    for match in _ENVIRONMENT.finditer(text):
        name = match[1]
        if ends.get(name, 0) < match.end():
            found = text.find(f"\\end{{{name}}}", match.end())
            ends[name] = found if found >= 0 else len(text) + _LONGEST_ENVIRONMENT
        end = ends[name]
        if end - match.start() <= _LONGEST_ENVIRONMENT and "`" not in text[match.end() : end]:
            yield Notation(match.start(), end + len(name) + 6, TriviaKind.CODE)


# --- templates --------------------------------------------------------------------------------

_BRACED = lazy(
    r"""
      \{\{[<%](?:[^{}\n]|\{(?!\{)|\}(?!\})){0,400}+\}\}                   # Hugo: {{< note >}}
    | \{\{\{(?!\s*[\u3400-\u9fff])[^{}\n]{0,100}+\}\}\}                   # {{{ .name }}}
    | \{%(?:[^%{\n]|%(?!\})|\{(?!%)){0,400}+%\}          # Jinja: {% if x %}
    | \{\#[ \t](?:[^#\n]|\#(?!\})){0,200}+\#\}                            # {# a comment #}
    | \{/\*(?:[^*]|\*(?!/)){0,500}+\*/\}                                  # {/* of MDX */}
    | \{\{-?[ \t]*(?=[^{}\n]{0,200}[.$|('"<>=!\#/\[?:+])[A-Za-z_.$'"(\#/>!^&-][^{}\n]{0,200}+\}\}
    """,
    regex.X,
)
VARIABLE = lazy(r"\{\{(?![^{}\n]*[\u3400-\u9fff])[^{}\n]{0,100}+\}\}")
"""A variable in double braces whose name is not Chinese: within tags it is a demonstration."""

_ATTRIBUTES = lazy(  # {#an-anchor}, {: .wide}, { data-title="..." }
    r"""\{:?[ \t]*(?:[.\#][\w-]|[a-z-]{2,30}=["'])[^{}\n]{0,300}+\}|\{:toc[^{}\n]{0,20}\}""",
    regex.X,
)
_ROLE = lazy(r":[a-z_]{2,20}:(?=`)")
_JSX = lazy(r"</?[A-Z][\w.]*+(?:[^<>{}\n]|\{(?:[^{}\n]|\{[^{}\n]{0,200}\}){0,300}\}){0,300}+>")
_MDX = lazy(
    r"""(?m)^(?:import[ ](?:[^\n'"]{1,200}[ ]from[ ])?(?:'[^'\n]+'|"[^"\n]+");?
    |export[ ](?:default|const|function)[ ][^\n]*)[ \t]*$""",
    regex.X,
)
_CONTENTS = lazy(r"(?mi)^[ \t]*(?:\[\[_?toc_?\]\]|\[toc\]|@\[toc\][^\n]*)[ \t]*$")
_CONTAINER = lazy(  # :::tip a title
    r"(?m)^[ \t>]*(?P<mark>:{3,}+[ \t]*(?:\{[^{}\n]*\}|[A-Za-z][.\w-]*(?<![\u3400-\u9fff]))?)"
)
_ADMONITION = lazy(  # ???+ note "a title"
    r"""(?m)^[ \t>]*(?P<mark>(?:!!!|\?\?\?\+?|===[!+]?)(?:[ \t]++[A-Za-z][\w-]*+)*+[ \t]*"?)"""
    r"""(?P<title>[^"\n]*)(?P<end>"?)[ \t]*$"""
)
_ADDRESS = lazy(
    r"https?://[^\s%<>()\x60\u3000-\u9fff\uff00-\uffef]{1,500}+"
    r"(?P<rest>%[\dA-Fa-f]{2}[^\s<>()\x60\u3000-\u9fff\uff00-\uffef]*)"
)


# What gates a pattern, the pattern, what is found, whether it stands for something.
_TEMPLATES = (
    ("{", _BRACED, TriviaKind.CODE, True),
    ("{", _ATTRIBUTES, TriviaKind.HTML, False),
    ("={", _JSX, TriviaKind.HTML, False),
    (":`", _ROLE, TriviaKind.HTML, False),
    ("import ", _MDX, TriviaKind.CODE, False),
    ("export ", _MDX, TriviaKind.CODE, False),
    ("toc", _CONTENTS, TriviaKind.HTML, False),
    ("TOC", _CONTENTS, TriviaKind.HTML, False),
)


def _templates(text: str) -> Iterator[Notation]:
    for gate, pattern, kind, stands in _TEMPLATES:
        if gate in text:
            for match in pattern.finditer(text):
                yield Notation(*match.span(), kind, stands=stands and not _alone(text, match))


def _alone(text: str, match: regex.Match[str]) -> bool:
    """Say whether a match is all that its line says."""
    start = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    before, after = text[start : match.start()], text[match.end() : end if end >= 0 else len(text)]
    return not before.strip(" \t>") and not after.strip()


def _directives(text: str) -> Iterator[Notation]:
    if ":::" in text:
        for match in _CONTAINER.finditer(text):
            yield Notation(*match.span("mark"), TriviaKind.HTML, stands=False, opens="#")
    if "!!!" in text or "???" in text or "===" in text:
        for match in _ADMONITION.finditer(text):
            mark, quoted = match["mark"], match["end"] and match["mark"].endswith('"')
            if quoted or (not match["title"] and mark[-1].isalpha()):
                yield Notation(*match.span("mark"), TriviaKind.HTML, stands=False, opens="+")
                if quoted:
                    yield Notation(*match.span("end"), TriviaKind.HTML, stands=False)


def _addresses(text: str) -> Iterator[Notation]:
    """Yield the parts of bare addresses from their first percent-encoded character on."""
    if "%" in text and "://" in text:
        for match in _ADDRESS.finditer(text):
            yield Notation(*match.span("rest"), TriviaKind.CODE)


def notations(text: str) -> list[Notation]:
    """Return what of the source of a Markdown file is no prose, in order, none within another."""
    found = [*_directives(text), *_templates(text), *_formulas(text), *_addresses(text)]
    found.sort(key=lambda one: (one.start, -one.end))
    apart: list[Notation] = []
    for one in found:
        if not apart or one.start >= apart[-1].end:
            apart.append(one)
    return apart
