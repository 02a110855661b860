r"""引用的条款号与所说的内容对不上：自动编号变了，引用没有跟着变
A reference names an article by a number that an automatic number has moved away from.

合同里写“依据第五条质量标准”，前面的自动编号删去一条以后，质量标准成了第四条，第五条是验收，引用就错了。条款的
编号由 Word 自动生成、引用后面又写着条款名时核对：名称是另一条的标题，而不是所引那一条的标题，就报。

不报：没有写条款名的引用；两个字的名称后面接着说事的（按第二条付款后）；引用别的文件（《……》第五条、该法第五条）；两条同名；手打的编号。

出处：公开的 Word 合同范本。

正例：
    第一条 质量标准
    第二条 验收
    依据第一条质量标准进行检验。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import regex
from msgspec import Struct

from wenlint.core.document import AutomaticNumber, Document
from wenlint.core.hit import Hit, Related
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.engine.rule import NoOptions, rule
from wenlint.lexicon.numerals import UP_TO_THOUSANDS

_ARTICLE = lazy(rf"第[{UP_TO_THOUSANDS}0-9]{{1,5}}[条章节]")
_REFERENCE = lazy(rf"(?<![》法例定则程])(第[{UP_TO_THOUSANDS}0-9]{{1,5}}[条章节])[为是的“《（(「]?")
_LONGEST_TITLE = 14
_MAY_BE_VERB = 2  # 验收, 付款, 交货 are titles, and what the parties do
_BEHIND_NAME = lazy(r"[，。；、：:）)”」》\n]|\Z|的|条款|约定|规定|[之一][章条节]|执行|办理|处理")
_TITLE = lazy(r"[ \t\u3000]*+([\u4e00-\u9fff]{2,14})(?=[ \t\u3000：:]*+(?:\n|\Z|[：:]))")


class _Article(Struct, frozen=True):
    number: AutomaticNumber
    label: str
    title: str


@rule("NUM017", "moved-reference")
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    articles = list(_articles(document))
    often = Counter(one.title for one in articles)
    titles = {one.title: one for one in articles if often[one.title] == 1}
    labels = {one.label: one for one in articles}
    if not titles:
        return
    starts = {one.number.span.start for one in articles}
    for match in _REFERENCE.finditer(document.text):
        meant = labels.get(match[1])
        if meant is None or match.start() in starts:
            continue
        if document.text.startswith(meant.title, match.end()):
            continue
        named = _named(document.text, match.end(), titles)
        if (
            named is not None
            and named.label != meant.label
            and _is_name(document.text, match, named)
        ):
            yield Hit(
                Span(match.start(1), match.end() + len(named.title)),
                f"“{named.title}”现在是{named.label}，{meant.label}是“{meant.title}”，"
                "引用没有跟着自动编号改",
                f'"{named.title}" is {named.label} now, and {meant.label} is "{meant.title}": '
                "the reference did not follow the automatic number",
                (Related(named.number.span, "这一条在这里", "the article meant"),),
            )


def _articles(document: Document) -> Iterator[_Article]:
    """Yield the articles that Word numbers and that have a title on the line of the number."""
    for number in document.numbers:
        label = number.span.of(document.text).strip()
        title = _TITLE.match(document.text, number.span.end)
        if title is not None and _ARTICLE.fullmatch(label):
            yield _Article(number, label, title[1])


def _is_name(text: str, match: regex.Match[str], named: _Article) -> bool:
    """Say whether what stands behind a reference is a name: 按第二条付款后 tells what is done."""
    end = match.end() + len(named.title)
    return len(named.title) > _MAY_BE_VERB or _BEHIND_NAME.match(text, end) is not None


def _named(text: str, start: int, titles: Mapping[str, _Article]) -> _Article | None:
    """Return the article whose title stands at `start`: the longest, should there be several."""
    lengths = range(_LONGEST_TITLE, 1, -1)
    return next(filter(None, (titles.get(text[start : start + one]) for one in lengths)), None)
