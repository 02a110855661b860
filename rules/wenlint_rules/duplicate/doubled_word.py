r"""词语连写：同一个词紧挨着写了两遍（“进一步进一步”“的的”“第第”）。
Doubled word: a word written twice in a row.

改稿时留下的旧词、断行处重打的词，常常紧挨着出现两遍。先用正则找出候选，再只对候选前后的几个字分词：
两遍都恰好是完整的词才报，所以“组织组织部”“和和平”“目的的”“可以以”不会误报。

不报：
- 叠字叠词：人人、层层、天天、家家户户、研究研究、一步一步、一代一代、非常非常、等等；
- 前后分属两个词的：组织|组织力，和|和平，作为|为主线，所有|有用，实事求是|是；
- 前一遍是另一个词的末尾，这个词文中别处也用：党组织|组织力；
- 后一遍是另一个词的开头：管理|管理办法，推进|推进会；
- 名称、拟声词、口号里的重复：哔哩哔哩，“加油加油！”；
- 引号里单独的一个叠词。

修复：删去第二遍；不算安全，偶有有意的强调。

出处：综述、总结、技术周刊里的“脚本脚本的头部”。

反例：

    要进一步进一步完善机制。
    我们的的工作取得了成绩。
    违反第第三条规定的，责令改正。
    各部门要加强加强领导，落实责任。
    会议要求加强领导加强领导，落实责任。
    在执行脚本脚本的头部，加上一行说明。

正例：

    讲着讲着，大家都笑了；住在很远很远的山里；一个环节一个环节地过。
    人人参与，层层负责，天天巡查，家家户户通水。
    工会组织组织力有待加强，各级工会组织都要用心，市委组织部组织部分干部参训。
    这件事还要研究研究，一步一步来，把烦心事一件一件解决好。
    以担当作为为主线，军事目的的实现，村民可以以房屋出资，所有有用的材料，战争和和平的问题。
    坚持实事求是是我们党的作风，大家高喊“加油加油！”。
    制定了档案管理管理办法，召开产业推进推进会，大家和和平平地商议。
    他非常非常感谢，的的确确没有想到；哔哩哔哩网站等等，都在其列。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

import regex

from wenlint.document import Document
from wenlint.language.segment import words
from wenlint.patterns import lazy
from wenlint.rule import Edit, Fix, Hit, NoOptions, Severity, rule
from wenlint.text import Span

# A word of two to eight characters, or a particle, twice; thrice is a cry, 和和平平 a manner.
_DOUBLED = lazy(
    r"(?P<word>[的了和与在是把将对被及并或从向由于而为有以不也就都](?!.(?P<more>\p{Han})(?P=more))"
    r"|第(?=第[一二三四五六七八九十百\d])|\p{Han}{2,8})(?P=word)(?!(?P=word))(?<!(?P=word){3})"
)
# One by one; and sounds, all of whose characters are written with a mouth.
_BY_ONE = lazy(
    r"[一几每半两三四五六七八九十百千].{1,2}|一[个次项件户名家]\p{Han}{1,3}|[口-噻]{2,4}"
)
# What speech doubles for stress, and what one does a little of: 研究研究.
_SPOKEN = lazy(
    r"\p{Han}{1,2}着|[很最极太请]\p{Han}|[那这]么|多少万|非常|特别|十分|[很好许]多|多少|什么|怎[么样]|如何|哪[里些]|永远|真的|常常|慢慢|渐渐|好好|早早|等等|刚刚|偏偏"
    r"|恭喜|谢谢|你好|再见|加油|努力|胜利|万岁|前进|彼此|[大小多少来往快]{2}|往往|纷纷|谁谁|某某"
    r"|研究|讨论|考虑|商量|学习|休息|锻炼|打听|了解|感受|体验|观察|交流|介绍|收拾|打扫|准备|整理|琢磨|活动|熟悉|照顾"
    r"|尝试|检查|放松|调整|合计|盘算|思考|反省|回忆|参谋|比较|走动|意思|算计|教育|表现|[认见]识|教训|宣传|帮助|关心"
    r"|欣赏|品味|试验|指点|开导|评[论说]|说道|打扮|运动|凑合|轻松|高兴|热闹|痛快|暖和|凉快|清静"
)
_NAMES = ("nr", "nz", "nt", "o", "e", "y", "z", "x", "eng")
# 管理|管理办法, 推进|推进会: the second copy begins a compound.
_SUFFIX = lazy(r"[会法部局厅处科组员者率性型化院所站室]")
# Two words that meet with the same character: 可以|以, 目的|的, 和|和平, 从而|而. What cuts words
# takes a second to load, and these are most of what it would be asked.
_JOINT = lazy(
    r"(?<=[可所予加得足难借用])以以|(?<=[目似有标])的的|(?<=[所没持含具享拥占共国还只])有有"
    r"|(?<=[作成行因认以视称分])为为|(?<=[就还但求于只正都总可凡若])是是|和和(?=[平谐睦气解美])"
    r"|(?<=[参给])与与|与与(?=会)|(?<=[存现正所内潜实])在在|(?<=[为除罢终])了了|了了(?=解)"
    r"|(?<=[针面相绝核应反])对对|对对(?=[于象应比接])|(?<=[以涉普顾触])及及|及及(?=[时格])|(?<=[合吞兼])并并"
    r"|(?<=[服自听随])从从|从从(?=[事严前])|(?<=[方导面取志倾定走])向向|(?<=[自理事缘案])由由|(?<=[关由对至])于于"
    r"|(?<=[从因反])而而|(?<=[成造])就就|(?<=[首古成全花旧])都都"
)
# What may stand before a doubled word without being a part of it.
_PARTICLES = (
    "的了和与及或并在是把将对被从向由为以不也就都又再更还已要会应须需能可请来去其各该此这那"
)
_ELSEWHERE = 20_000
_NEAR = 12
_CLAUSE_END = lazy(r"[^\p{Han}\w]")


@rule("DUP006", "doubled-word", severity=Severity.WARNING)
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text = document.text
    for match in _DOUBLED.finditer(text):
        word = match["word"]
        if _is_speech(text, match) or _is_a_joint(text, match):
            continue
        if word != "第" and not _is_doubled(text, match):
            continue
        second = Span(match.start() + len(word), match.end())
        yield Hit(
            Span(*match.span()),
            f"“{word}”连写了两遍",
            f"{word} is written twice in a row",
            fix=Fix(f"删去一个“{word}”", f"remove one {word}", (Edit(second, ""),), safe=False),
        )


def _is_speech(text: str, match: regex.Match[str]) -> bool:
    """Say whether speech doubles the word on purpose, or a quotation is nothing else."""
    word = match["word"]
    if _SPOKEN.fullmatch(word) or _BY_ONE.fullmatch(word) or len(set(word)) == 1 < len(word):
        return True
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return after in ("！", "!", "～") or (
        before in ("“", "《", "「") and after in ("”", "》", "」")
    )


def _is_a_joint(text: str, match: regex.Match[str]) -> bool:
    """Say whether two words meet here, as the words around or the rest of the document show.

    In 党组织组织力 the first copy is the end of 党组织, which the document uses elsewhere.
    """
    if len(match["word"]) == 1:
        return _JOINT.match(text, match.start()) is not None
    before = text[match.start() - 1 : match.start()]
    if not before.isalnum() or before in _PARTICLES:
        return False
    longer = before + match["word"]
    around = max(0, match.start() - _ELSEWHERE), match.end() + _ELSEWHERE
    return text.count(longer, *around) > 1


def _is_doubled(text: str, match: regex.Match[str]) -> bool:
    """Say whether both copies are whole words."""
    start = max(0, match.start() - _NEAR)
    for mark in _CLAUSE_END.finditer(text, start, match.start()):
        start = mark.end()
    end = min(len(text), match.end() + _NEAR)
    if (stop := _CLAUSE_END.search(text, match.end(), end)) is not None:
        end = stop.start()
    found = words(text[start:end])
    starts = list(accumulate((len(word.text) for word in found), initial=start))
    if match.start() not in starts or match.end() not in starts:
        return False
    first, last = starts.index(match.start()), starts.index(match.end())
    if match.start() + len(match["word"]) not in starts:
        return found[first].tag == "u"  # jieba takes 的的 for one word
    if found[first].tag.startswith(_NAMES):
        return False
    following = found[last] if last < len(found) else None
    if following is None or len(match["word"]) == 1:
        return True
    if found[first].tag.startswith(("n", "vn")) and following.tag.startswith("n"):
        return False
    return _SUFFIX.fullmatch(following.text) is None
