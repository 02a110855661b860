r"""“等”前多了顿号：水、电、等。
Pause before 等: 、 stands before 等.

并列成分之间用顿号，末尾的“等”“等等”之前不用顿号。

不报：
- “等级”“等候”“等额选举”这样以“等”开头的词；
- 并列成分之间用逗号的（“……，等等”应当用逗号）。

修复：删去顿号。

出处：GB/T 15834-2011 附录B.1.2。

反例：

    村里通了水、电、等。
    检查了渡口、缆绳、栏杆、等设施。
    要带雨衣、手电、等等。
    備有雨衣、手電、等物資。

正例：

    村里通了水、电等，检查了渡口、缆绳等设施。
    分为初等、中等、高等、等外四级。
    实行直接选举、等额选举。
    候船、等候的旅客都有座位。
    坡地实行免耕、等高种植。
    1、等几天再去看渡口。
    可以先登记，可以先交钱，等等。
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.core.document import Document
from wenlint.core.hit import Edit, Fix, Hit, Severity
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.core.triggers import lines_with
from wenlint.engine.rule import NoOptions, rule
from wenlint.language.simplified import simplified
from wenlint.language.tokenizer import words

_PAUSE = lazy(r"、等(?P<more>等?)(?P<behind>\p{Han}{0,6})")
_WAITS = lazy(
    r"着|到|了|我|你|他|她|人(?!员|士|[，。；]|\Z)|车|船|于|不|外|一下|通知|结果|消息|待|天|明天|死|风|雨"
)
# What 等 makes one word with that no dictionary need hold: 等高, 等宽, 等轴.
_EVEN = frozenset("高宽轴长距值价级额式差比效温压容身腰边外速位候待分份")
_PEOPLE = lazy(r"人(?:员|士|\Z)")
_MARK = lazy(r"[\dA-Z一二三四五六七八九十]{1,3}\Z")
_SPREAD = "、等"


@rule(
    "GW008",
    "pause-before-deng",
    severity=Severity.WARNING,
    opt_in=True,
    triggers=(lines_with("等"),),
)
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text = document.view(simplified)
    if _SPREAD not in text:
        return
    for match in _PAUSE.finditer(text):
        if not match["more"] and match["behind"] and _is_word(match["behind"]):
            continue
        start = text.rfind("\n", 0, match.start()) + 1
        if _MARK.match(text[start : match.start()].strip()):
            continue  # 1、等几天: the mark of a line
        span = Span(match.start(), match.start() + 2)
        yield Hit(
            span,
            "“等”前不用顿号（GB/T 15834 B.1.2）",
            "no 、 before 等 (GB/T 15834 B.1.2)",
            fix=Fix(
                "删去顿号",
                "remove the mark",
                (Edit(Span(span.start, span.start + 1), ""),),
                safe=True,
            ),
        )


def _is_word(behind: str) -> bool:
    """Say whether 等 begins a word, or waits for something."""
    if _PEOPLE.match(behind):
        return False
    return (
        behind[0] in _EVEN
        or _WAITS.match(behind) is not None
        or len(words("等" + behind)[0].text) > 1
    )
