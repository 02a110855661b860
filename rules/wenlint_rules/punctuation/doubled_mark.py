r"""标点重叠：两个点号连用，或两个不能并列的点号碰在一起。
Doubled or clashing marks: two marks in a row that cannot stand together.

句内点号和句末点号只能用一个。“，，”“。。”是多打了一个，“、，”“，。”“。、”是改句子时旧标点没有删去。

不报：
- 省略号、破折号：……、。。。、——；连用的！！、？？、？！；
- 说到标点的话：用“，。”断句；标点的清单；
- 代码、公式里的。

出处：GB/T 15834—2011；修改稿里改了句子忘了删的标点。

反例：

    水库已经蓄水，，下游注意安全。
    入汛以来没有发生险情。。
    参加的有水利、农业、，共三个部门。
    图纸已经送审，。请等候通知。

正例：

    他说：“等一等……”然后走了！！真的？！
    逗号和句号（，。）不能连用，“，，”是错的。
    走了。。。再也没有回来。
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.core.document import Document
from wenlint.core.hit import Edit, Fix, Hit, Severity
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.core.triggers import lines_with
from wenlint.engine.rule import NoOptions, rule

_STOPS = "，。、；："
_PAIR = lazy(
    rf"(?<=[\p{{Han}}\dA-Za-z”）》」])(?P<first>[{_STOPS}])(?P<second>[{_STOPS}])(?<![，、]：)(?![{_STOPS}”」）])"
)
_TALKS = lazy(r"标点|標點|逗号|顿号|句号|冒号|分号|點號|点号|符号|符號")
_AROUND = 30


@rule("PUN002", "doubled-mark", severity=Severity.WARNING, triggers=(lines_with(_STOPS),))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text = document.text
    for match in _PAIR.finditer(text):
        if _TALKS.search(text, max(0, match.start() - _AROUND), match.end() + _AROUND):
            continue
        same = match["first"] == match["second"]
        # Of two that clash the stronger one tells where the sentence ends, if it ends there.
        fix = None
        if same:
            edit = Edit(Span(match.start() + 1, match.end()), "")
            fix = Fix("删去一个", "remove one", (edit,), safe=False)
        yield Hit(
            Span(*match.span()),
            f"标点“{match[0]}”" + ("重复了" if same else "不能连用"),
            f"the marks {match[0]} " + ("are doubled" if same else "clash"),
            fix=fix,
        )
