r"""词语连写：同一个词紧挨着写了两遍（“进一步进一步”“的的”“第第”）。
Doubled word: a word written twice in a row.

改稿时留下的旧词、断行处重打的词，常常紧挨着出现两遍。先用正则找出候选，再只对候选前后的几个字分词：
两遍都恰好是完整的词才报，所以“组织组织部”“和和平”“目的的”“可以以”不会误报。

不报：
- 叠字叠词：人人、层层、天天、家家户户、研究研究、一步一步、一代一代、非常非常、等等；
- 想要试一试的动词：先演示演示，帮我打探打探，修改修改参数；正在做的（正在加载加载数据）仍报；
- 逐一、任凭和加重的说法：一笔账目一笔账目，整车整车，想吃什么吃什么，调大调大再调大，二〇二〇年；
- 前后分属两个词的：组织|组织力，和|和平，作为|为主线，所有|有用，从|从库，校验和|和签名；
- 中心语和定语相同的：进程的进程号，前缀和的前缀和；
- 做事的人或工具接着所做的事：人大代表|代表选民，自动翻译|翻译说明书，提醒大家|大家要带伞；
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
    系统正在加载加载数据，请选择选择合适的模板，需要核对核对两份名单。
    请将附件附件发到邮箱，他才才到家。
    各镇要高度高度重视，通过这次培训培训，大家收获很大。
    表的的字段要改，总量和和增速都已核实。
    本院认为认为，合同有效；盘点结果没有没有出入；书籍按按书名排列；排课要留出出机动时间。
    裁判裁判吹哨示意，由保管员保管员签收，库里备有有手套。
    乘客和司机司机须佩戴安全带，师傅师傅慢慢地推车。
    两项指标同比都同比上升，请各组进行再进行检查。
    水箱温度度超过限值就停机，他们们都在堤上，程序能能从断点续传，这这份名单已已经作废。
    程序递归递归地走遍每一层，雨天的米袋比比往常更沉。
    在學員宿舍裡，那那是唯一的燈；登記處通知，如如果下雨就延期。

正例：

    讲着讲着，大家都笑了；住在很远很远的山里；一个环节一个环节地过。
    人人参与，层层负责，天天巡查，家家户户通水。
    工会组织组织力有待加强，各级工会组织都要用心，市委组织部组织部分干部参训。
    这件事还要研究研究，一步一步来，把烦心事一件一件解决好。
    以担当作为为主线，军事目的的实现，村民可以以房屋出资，所有有用的材料，战争和和平的问题。
    坚持实事求是是我们党的作风，大家高喊“加油加油！”。
    制定了档案管理管理办法，召开产业推进推进会，大家和和平平地商议。
    他非常非常感谢，的的确确没有想到；哔哩哔哩网站等等，都在其列。
    咱们先估量估量再说，我也想議論議論，爺爺總說什麼什麼菜好吃；组的组的成员也算成员。
    您先品尝品尝，请你给新来的同事演示演示操作步骤，这篇文章还要多润色润色。
    一笔账目一笔账目地核对，粮食整车整车往外拉，想吃什么吃什么，把字号调大调大再调大。
    系统从从库中选出新的主库，文件校验和和签名都要核对，优先处理处理器空闲的任务。
    该停产停产，该搬迁搬迁；去仓库挑选挑选布料，有空也指导指导新手，账目核实核实。
    合伙人的合伙人的债务另算；比较表中列和和行和，键值对对顺序没有要求；看出出了差错。
    一张张选票、一粒粒谷子，他告诉我我的座位在后排，上上周和最最好的，线性性成立，因此此案不再审理。
    每个进程的进程号都不相同，求前缀和的前缀和，自二〇二〇年起。
    井盖也该检修检修了，滤网取出来清洗清洗；我马上马上就到，两个字节两个字节地读。
    用长螺丝固定固定座；采用自动翻译翻译说明书，由人大代表代表选民发言，提醒大家大家都要带伞。

正例（Markdown）：

    使用[异地备份](/backup.md)备份账册，每晚一次。
    写完记得朗诵朗诵，切记切记；你的你的，我的我的，钱将将够用，哪儿哪儿都干净。
    访客登录登录页，“快来快来。”众人喊，唱得嘹亮嘹亮更嘹亮。
    前缀和的前缀和的定义见后。他不得不得罪人，灯罩要拧开开关才亮。

反例（全文）：

    坡上那条土路，多年来一直是村里运粮的唯一通道
    唯一通道，下雨天就走不了车，村民意见很大。

反例：

    从一九三〇年到到一九三五年。
    下井人员不得不得带火种。
    上岸以后解开开缆绳。
    截至截至八月底，堤坝已经合龙。
    县图书馆馆于三月开放。
    依法处罚处罚，增强船员船员体质。
    报县人民政府人民政府备案，健全体制机制机制。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

import regex

from wenlint.core.document import BlockKind, Document, Line
from wenlint.core.hit import Edit, Fix, Hit, Related, Severity
from wenlint.core.patterns import lazy, plain
from wenlint.core.text import Span
from wenlint.engine.rule import NoOptions, rule
from wenlint.language.doubled_character import is_doubled_character
from wenlint.language.doubling import (
    is_complement_again,
    is_compound,
    is_governed,
    is_joint,
    is_owned,
    is_spoken,
    is_suffix,
    is_tried,
    never_ends_a_noun,
)
from wenlint.language.echoes import Echoes
from wenlint.language.simplified import simplified
from wenlint.language.tokenizer import Word, is_listed, words
from wenlint.lexicon.traditional import SIMPLIFIED
from wenlint.structure.markers import marks_at

_LONGEST = 8
# A word of two to eight characters, or a particle, twice; thrice is a cry, 和和平平 a manner.
_SINGLE = "的了和与在是把将对被及并或从向由于而为有以不也就都才已又很却但按出到成入开"
_DOUBLED = lazy(
    rf"(?P<word>[{_SINGLE}](?!.(?P<more>\p{{Han}})(?P=more))"
    rf"|第(?=第[一二三四五六七八九十百\d])|\p{{Han}}{{2,{_LONGEST}}})(?P=word)"
    r"(?!(?P=word))(?<!(?P=word){3})"
)
_HAN_BEGINS = "\u2e80"  # no Chinese character stands before
_ADVERBS = "都均已再还也"
_WITH_ADVERB = plain(rf"([\u4e00-\u9fff]{{2,4}})([{_ADVERBS}])\1(?=[\u4e00-\u9fff]{{2}})")
# How far from its first copy the second one stands behind an adverb.
_OVER_ADVERB = (3, 4, 5)
_LIGHT_VERBS = ("进行", "予以", "加以", "开展", "给予")
_SHORTEST_PHRASE, _LONGEST_PHRASE = 4, 12
_FIRST_PHRASE = lazy(rf"(\p{{Han}}{{{_SHORTEST_PHRASE},{_LONGEST_PHRASE}}})，")
# A line of verse takes up the end of the one before.
_LONGEST_VERSE = 20
_LONGEST_CUT = 12  # without the comma it was cut
_BODIES = ("nt", "nz")
_LONG_NAME = 3
_NAMES = ("nr", "nz", "nt", "o", "e", "y", "z", "x", "eng")
# What may stand before a doubled word without being a part of it.
_PARTICLES = (
    "的了和与及或并在是把将对被从向由为以不也就都又再更还已要会应须需能可请来去其各该此这那"
)
_PREPOSITIONS = "比在对把被从由向以与和为就都也还"
_INDEED = lazy("的[确士]")
_AGAIN = ("再", "又", "还", "更", "更加")
_ELSEWHERE = 20_000
_NEAR = 12
# 该手术手术，该保守保守: what is wanted is done, said of one thing after the other.
_WANTED = "该想要能爱可"
_WANTED_TOO = lazy(r"(?P<want>[该想要能爱可])(?P<deed>\p{Han}{1,4})(?P=deed)")
_WANTED_REACH = 30
# 按按太阳穴 presses; 按按货位排列 goes by something, with a verb behind it.
_BY = "按"
_COMPLEMENTS = "出到成入开"
_ENDS_IN_LATIN = lazy(r"[A-Za-z\d_] ?\Z")
_OWNERS = ("我的", "你的", "他的", "她的", "您的")
_HAN = lazy(r"\p{Han}")
# Behind 到到: a moment, and no place that one goes to.
_MOMENT = lazy(r"[\d〇零一二三四五六七八九十]")
_CLAUSE_END = lazy(r"[^\p{Han}\w]")


@rule("DUP006", "doubled-word", severity=Severity.WARNING)
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    written, text = document.text, document.view(simplified)
    echoes = Echoes(text.replace("\n\n", "\n "))  # blank lines are no words
    twice = [at for at in echoes.places(1, 1) if text[at] >= _HAN_BEGINS]
    told = 0
    for match in _doubled(text, echoes, twice):
        word = match["word"]
        if match.start() < told or _is_speech(text, match) or _is_a_joint(document, match):
            continue
        if word != "第" and not _is_doubled(text, match):
            continue
        second = Span(match.start() + len(word), match.end())
        told = match.end()
        word = second.of(written)
        yield Hit(
            Span(*match.span()),
            f"“{word}”连写了两遍",
            f"{word} is written twice in a row",
            fix=Fix(f"删去一个“{word}”", f"remove one {word}", (Edit(second, ""),), safe=False),
        )
    yield from _around_adverbs(written, echoes)
    yield from _over_lines(document)
    for at in _characters(text, twice):
        sign = written[at]
        yield Hit(
            Span(at, at + 2),
            f"“{sign}”连写了两遍",
            f"{sign} is written twice in a row",
            fix=Fix(
                f"删去一个“{sign}”",
                f"remove one {sign}",
                (Edit(Span(at + 1, at + 2), ""),),
                safe=False,
            ),
        )


def _around_adverbs(text: str, echoes: Echoes) -> Iterator[Hit]:
    """Yield words that stand before and behind an adverb: 环比都环比上涨, 进行再进行核对."""
    end = 0
    for place in sorted(
        at
        for distance in _OVER_ADVERB
        for at in echoes.places(distance, distance - 1)
        if text[at + distance - 1] in _ADVERBS
    ):
        match = _WITH_ADVERB.match(text, place) if place >= end else None
        if match is None:
            continue
        end = match.end()
        word = match[1].translate(SIMPLIFIED)
        light = word in _LIGHT_VERBS
        if not is_listed(word) or (match[2] in "再还也" and not light):
            continue
        if light or words(word)[0].tag in ("n", "j", "vn", "l", "nz"):
            yield Hit(
                Span(*match.span()),
                f"“{match[1]}”在“{match[2]}”前后各写了一遍",
                f"{match[1]} stands before and behind {match[2]}",
            )


def _over_lines(document: Document) -> Iterator[Hit]:
    """Yield the phrase that ends a line and begins the next one again."""
    text = document.text
    for before, line in pairwise(document.lines):
        start = line.span.start
        comma = text.find("，", start + _SHORTEST_PHRASE, start + _LONGEST_PHRASE + 1)
        if comma < 0:
            continue
        end = before.span.end + (text[before.span.end - 1] != "，")
        if not text.endswith(text[start:comma], before.span.start, end - 1):
            continue
        if line.block.kind is not BlockKind.PARAGRAPH or not _HAN.match(text, end - 2):
            continue
        phrase = _FIRST_PHRASE.match(text, line.span.start, line.span.end)
        if phrase is None or not text.endswith(phrase[1], before.span.start, end - 1):
            continue
        if end > before.span.end and not _is_cut(document, before):
            continue
        longest = _LONGEST_VERSE if end == before.span.end else _LONGEST_CUT
        if before.span.end - before.span.start > longest:
            again = Span(line.span.start, line.span.start + len(phrase[1]))
            yield Hit(
                again,
                f"上一行末尾的“{phrase[1]}”在这一行开头又写了一遍",
                f"{phrase[1]} ends the line before and stands here again",
                (
                    Related(
                        Span(end - 1 - len(phrase[1]), end - 1), "前一次在这里", "the time before"
                    ),
                ),
            )


def _is_cut(document: Document, line: Line) -> bool:
    """Say whether a line without an end is a sentence and no heading, which the text takes up."""
    said = line.span.of(document.text)
    return "，" in said and line.span.start not in document.view(marks_at)


def _characters(text: str, twice: Sequence[int]) -> Iterator[int]:
    """Yield where a character stands twice that no doubled word of `_DOUBLED` begins with."""
    end = 0
    for at in twice:
        sign = text[at]
        if at < end or not "\u4e00" <= sign <= "\u9fff" or text[at + 1 : at + 2] != sign:
            continue
        end = at + 2
        if is_doubled_character(text, at, joins=sign in _SINGLE):
            yield at


def _doubled(text: str, echoes: Echoes, twice: Sequence[int]) -> Iterator[regex.Match[str]]:
    places = {at for at in twice if text[at] in _SINGLE or text[at] == "第"}
    for size in range(2, _LONGEST + 1):
        places.update(at for at in echoes.places(size, size) if text[at] >= _HAN_BEGINS)
    end = 0
    for place in sorted(places):
        match = _DOUBLED.match(text, place) if place >= end else None
        if match is not None:
            # 体制机制机制 is 制机 twice, and from the next character on 机制 twice.
            goes_on = text[match.end() : match.end() + 1] == text[match.start()]
            end = match.start() + 1 if goes_on else match.end()
            yield match


def _is_speech(text: str, match: regex.Match[str]) -> bool:
    """Say whether speech doubles the word on purpose, or a quotation is nothing else."""
    word = match["word"]
    # 放大放大再放大; and 的 begins a second attribute: 前缀和的前缀和的定义, 表的表结构.
    if is_spoken(word) or (word[0] == "的" != word):
        return True
    if text.startswith(tuple(sign + word for sign in _AGAIN), match.end()):
        return True
    if text[match.start() - 1 : match.start()] in _WANTED and _is_wanted_too(text, match):
        return True
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    # ENABLE_PUSH 设置设置为 0: the name of a thing in Latin letters ends with the first copy.
    if after in ("为", "成") and _ENDS_IN_LATIN.search(
        text, max(0, match.start() - 2), match.start()
    ):
        return True
    if word in _OWNERS and _HAN.match(after) is None:
        return True  # 他的他的，我的我的: each has his own
    closed = text[match.end() : match.end() + 2].lstrip("。，…")[:1]
    return after in ("！", "!", "～") or (
        before in ("“", "《", "「") and closed in ("”", "》", "」")
    )


def _is_wanted_too(text: str, match: regex.Match[str]) -> bool:
    """Say whether the same is said of another deed beside it: 该手术手术，该保守保守."""
    want = text[match.start() - 1 : match.start()]
    start, end = max(0, match.start() - _WANTED_REACH), match.end() + _WANTED_REACH
    return any(
        other["want"] == want and other["deed"] != match["word"]
        for other in _WANTED_TOO.finditer(text, start, min(end, len(text)))
    )


def _is_a_joint(document: Document, match: regex.Match[str]) -> bool:
    """Say whether two words meet here, as markup, the words around or the rest of the text show.

    In 使用[备份存储](…)存储账册 a link ends between the copies; in 党组织组织力 the first is the
    end of 党组织, which the document uses elsewhere.
    """
    text, source = document.view(simplified), document.source
    if len(match["word"]) == 1:
        return is_joint(text, match.start())
    second = match.start() + len(match["word"])
    there = source.span(Span(second - 1, second + 1))
    if source.text[there.start + 1 : there.start + 2] in ("[", "]"):
        return True
    before = text[match.start() - 1 : match.start()]
    if not before.isalnum() or before in _PARTICLES:
        return False
    longer = before + match["word"]
    around = max(0, match.start() - _ELSEWHERE), match.end() + _ELSEWHERE
    return text.count(longer, *around) > 1


def _is_doubled(text: str, match: regex.Match[str]) -> bool:
    """Say whether both copies are whole words."""
    word = match["word"]
    if word == "的":  # 目的|的 is known as a joint; jieba takes 表的 for a word
        return _INDEED.match(text, match.end() - 1) is None
    clause = _clause(text, match)
    found = words(clause.of(text))
    starts = list(accumulate((len(one.text) for one in found), initial=clause.start))
    if match.start() not in starts:
        return _ends_a_word(text, match, starts)
    if match.end() not in starts:
        return _begins_an_idiom(found, starts.index(match.start()), word)
    first, last = starts.index(match.start()), starts.index(match.end())
    if match.start() + len(word) not in starts:
        if never_ends_a_noun(word) and len(found[first].text) == len(word) + 1:
            return True  # 不得不|得: no idiom goes on there
        return found[first].tag == "u"  # jieba takes 的的 for one word
    tag = found[first].tag
    body = tag in _BODIES and len(word) >= _LONG_NAME  # 人民政府人民政府, but 圆圆圆圆
    if tag.startswith(_NAMES) and not body and not (tag == "nr" and is_listed(word)):
        return False
    if word in _COMPLEMENTS:
        # 到|到: it goes there; but 1919年到到1949年
        return word == "到" and _MOMENT.match(text, match.end()) is not None
    if word == _BY:
        return any(one.tag == "v" for one in found[last + 1 :])
    return len(word) == 1 or not _are_two(found, first, last)


def _ends_a_word(text: str, match: regex.Match[str], starts: Sequence[int]) -> bool:
    """Say whether the second copy is a word and the first ends one that it can not be: 留出|出."""
    word = match["word"]
    if match.start() + len(word) not in starts or match.end() not in starts:
        return False
    return never_ends_a_noun(word) or is_complement_again(text, match.start())


def _begins_an_idiom(found: Sequence[Word], first: int, word: str) -> bool:
    """Say whether a whole word stands before an idiom that begins with it: 高度高度重视."""
    if len(word) == 1 or first + 1 >= len(found) or found[first].text != word:
        return False
    if len(found[first + 1].text) <= len(word) + 1:
        return False  # 连接|连接器: a name, not an idiom
    return found[first + 1].tag in ("i", "l") and found[first + 1].text.startswith(word)


def _are_two(found: Sequence[Word], first: int, last: int) -> bool:
    """Say whether a verb is doubled on purpose, or each copy belongs to what is on its side."""
    if first + 2 == last and (is_tried(found, first, last) or is_compound(found, first, last)):
        return True
    if last >= len(found):
        return False
    if is_owned(found, first, last):
        return True
    behind = found[last]
    # 习惯习惯比分数要紧: 比 and a noun, and no noun that the second copy goes with.
    two = behind.text[0] in _PREPOSITIONS and is_listed(behind.text[1:]) and len(behind.text) > 2
    nouns = found[first].tag.startswith(("n", "vn")) and behind.tag.startswith("n") and not two
    if found[first].tag.startswith("n") and len(found[first].text) >= _LONG_NAME:
        return is_suffix(behind.text)  # 主管部门|主管部门|备案: it says all by itself
    if nouns and (
        not first or found[first - 1].tag in ("c", "p") or found[first - 1].text in "让由请叫"
    ):
        return is_suffix(found[last].text)  # 和|儿童儿童|免票: nothing that it could end
    if nouns and (is_governed(found[first - 1]) or found[first - 1].text == "的"):
        return is_suffix(found[last].text)  # 增强|人民人民|体质
    return nouns or is_suffix(found[last].text)


def _clause(text: str, match: regex.Match[str]) -> Span:
    """Return what stands around a candidate up to the marks, at most a few words."""
    start = max(0, match.start() - _NEAR)
    for mark in _CLAUSE_END.finditer(text, start, match.start()):
        start = mark.end()
    end = min(len(text), match.end() + _NEAR)
    stop = _CLAUSE_END.search(text, match.end(), end)
    return Span(start, stop.start() if stop else end)
