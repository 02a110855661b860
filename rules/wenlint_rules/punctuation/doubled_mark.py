r"""标点重叠：两个点号连用，或两个不能并列的点号碰在一起。
Doubled or clashing marks: two marks in a row that cannot stand together.

句内点号和句末点号只能用一个。“，，”“。。”是多打了一个，“、，”“，。”“。、”是改句子时旧标点没有删去。

不报：
- 省略号、破折号：……、。。。、——；连用的！！、？？、？！；
- 说到标点的话：用“，。”断句；标点的清单；键是@和：，这样单说一个符号的；
- 中间隔着代码、公式、图片、链接的；
- 全篇都用“。。”作省略号的随笔；“哈哈。。”“好吧。。”一类的口语。

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
    键盘上认得的只有井号和：，别的键一概不理。
    哎呀。。我又把钥匙锁在屋里了。

正例（全文）：

    今天又停水了。。
    跑到楼下提了两桶。。累得直不起腰。
    晚上来水了，水是黄的。。
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.core.document import Document, TriviaKind
from wenlint.core.hit import Edit, Fix, Hit, Severity
from wenlint.core.patterns import lazy, plain
from wenlint.core.text import Span
from wenlint.core.triggers import lines_with
from wenlint.engine.rule import NoOptions, rule
from wenlint.structure.parallels import trivia_in

_STOPS = "，。、；："
_PAIR = lazy(
    rf"(?<=[\p{{Han}}\dA-Za-z”）》」])(?P<first>[{_STOPS}])(?P<second>[{_STOPS}])(?<![，、]：)(?![{_STOPS}”」）])"
)
_TWO = plain(f"[{_STOPS}](?=[{_STOPS}])")
_TALKS = lazy(r"标点|標點|逗号|顿号|句号|冒号|分号|點號|点号|符号|符號")
_AROUND = 30
# A sign that is named and not set: nothing ends with 和.
_NAMED = lazy(r"[和与與或及]\Z")
_CHAT = lazy(r"[啊呀哦噢喔嗯呃唉哎额哈呵嘿嘛咯呗诶]。。|。。[啊呀哦噢喔嗯呃唉哎额哈呵嘿]|。。好吧")
_ELLIPSIS = lazy(r"。。+")
_HABIT = 3
_BETWEEN = frozenset({TriviaKind.CODE, TriviaKind.IMAGE, TriviaKind.HTML, TriviaKind.LINK})


@rule("PUN002", "doubled-mark", severity=Severity.WARNING, triggers=(lines_with(_STOPS),))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text = document.text
    trailing = "。。" in text and len(_ELLIPSIS.findall(text)) >= _HABIT
    for first in _TWO.finditer(text):
        match = _PAIR.match(text, first.start())
        if match is None:
            continue
        start, end = match.span()
        if _TALKS.search(text, max(0, start - _AROUND), end + _AROUND):
            continue
        if match[0] == "。。" and (trailing or _CHAT.search(text, start - 1, end + 2)):
            continue
        if _NAMED.search(text, start - 1, start) and match["first"] != match["second"]:
            continue
        if any(one.kind in _BETWEEN for one in trivia_in(document, Span(start + 1, end))):
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
