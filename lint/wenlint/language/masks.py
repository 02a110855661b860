"""Runs of letters that stand for a name or a figure left out: `XX市`, `x.x万元`, `新x清`.

Each is judged by what stands beside it. What is likely only (`X天`) or weak (`活力x院`, which
might be a brand or a product) counts in a document that has others.

A mask that is only spoken of is none. Four views tell it, from the place to the whole: quotes and
the words that govern them, and what a rule dictates (mention.py: a mention for certain); what the
letters are said to stand for nearby (a mention, too); a sentence that asks, advises on writing or
gives an example (weak: a report may do so); a text full of Latin words, where xx is a variable (one
step down). A text in which nearly all masks are mentions is about placeholders.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum

import regex
from msgspec import Struct

from wenlint.core.document import Document
from wenlint.core.patterns import lazy, plain
from wenlint.core.text import Span
from wenlint.language.annexes import annexes, is_law
from wenlint.language.asterisks import stands_apart
from wenlint.language.mention import (
    SCENE,
    SENTENCE,
    hides_names,
    is_beside_code,
    is_directed,
    is_exam,
    is_inscribed,
    is_prescribed,
    is_sample,
    is_spoken_of,
    is_technical,
    is_technical_text,
    sentence_around,
)
from wenlint.language.simplified import in_simplified
from wenlint.language.words import MEASURE, PLACE
from wenlint.lexicon.lists import CHAPTERS_OF_MASKS
from wenlint.lexicon.measure_sets import COUNTED_YEARS, MASKED_MORE
from wenlint.lexicon.names import FIELD, NAME_HEAD
from wenlint.lexicon.placeholders import X_CAPITALS, X_SIGNS

_RUN = lazy(
    rf"(?P<x>[{X_SIGNS}]++(?:[.．+＋,-][{X_SIGNS}]++)*+)"
    rf"|(?<![A-Za-z\d])(?:YYYY年MM月DD日|YYYY(?=年)"
    rf"|(?P<letter>[A-PR-WYZ])(?P=letter)++(?=\s?{PLACE})"
    rf"|(?P<triple>[A-Va-vYyZz])(?P=triple){{2,}}+(?={NAME_HEAD}))"
)
_CHINESE_MARKS = frozenset("，。、；：？！“”‘’《》（）【】〔〕［］〈〉「」『』—…～－＋｜／")
_FREE = _CHINESE_MARKS | frozenset(":;!?,\"'()[]+/*#|~ \u3000\xa0\t\n\r\x1f")
# Where a run may begin: at a sign for an X, or a letter behind none.
_FIRST = plain(rf"[A-Za-z{X_SIGNS}](?:(?<=[{X_SIGNS}])|(?<![A-Za-z\d].))", regex.S)
_SPACE = frozenset(" \u3000\xa0")
_FIGURE_WANTED = lazy(
    rf"[ \xa0]?(?:[余多]?[百千万亿]{{0,2}}(?:余|多)?(?:{MEASURE}|{MASKED_MORE})|[余多]?[百千万亿]"
    r"|个百分点|℃|㎡|°C|平方|[:：][xX×]{2})"
)
_PLACE = lazy(rf"[ \xa0]?{PLACE}")
_AFTER_SLASH = lazy(rf"(?:[^\x00-\x7f]|(?:\A|[\n“（，：])[{X_SIGNS}]+)/\Z")
_LIST_MARK = lazy(r"(?:\A|[\n\x1f])[ \t\u3000]*+\d{1,2}\.\Z")
_DATE = lazy(
    rf"[ ]?(?:年[ ]?(?:[{X_SIGNS}]{{1,2}}|\d{{1,2}})[ ]?月"
    rf"|月[ ]?(?:[{X_SIGNS}]{{1,2}}|\d{{1,2}})[ ]?[日号])"
)
_AFTER_DATE = lazy(rf"[{X_SIGNS}\d][ ]?[年月][ ]?\Z")
_COUNTED_YEAR = lazy(rf"(?:19|20)\d\d[年-]|[1-9]\d*(?:[{COUNTED_YEARS}]|A级)")
_SCHOOL_YEAR = lazy(r"[学财]年|[春秋]季|[届级]")
_HOW = lazy(r"怎[么样]|如何")
_CENTURY = lazy(r"(?<!\d)(?:19|20|2|20\d|2\d)\Z")
_TERM = lazy(  # X光, Ｘ射线, x轴, X平台: a term or a name of its own
    r"光|射线|轴|线(?!下|上)|染色体|号染|型|档|世代|波段|战警|因子|联|翼|理论|坐标|方向|片|粒子|刀|连锁|综合征"
    r"|系列|教授|先生|小姐|女士|平台|政策|元[一二三]?次方程"
)
_RUN_TERM = lazy(r"[ ]?(?:染色体|综合征|世纪|核型|号线缆)")
_SEX = lazy(r"染色体|核型|X[YO]型")
_MATH = lazy(  # what may begin it is asked first: it is searched around each single letter
    r"[xX]\s?(?:[-+]\s?\d|(?<![xX]{2}\s?)的)|(?=[方未函解代变取坐公乘相次多不已设\d=＝≈≤≥÷√²³<>])"
    r"(?:方程|未知数|函数|解得|代入|变量|取值|坐标|公式|乘[以积]|相乘|次方|多项式|不等式|已知|设\s?[xX]"
    r"|\d[xX](?![xX])|[=＝≈≤≥÷√²³<>])"
)
_PRODUCT = lazy(r".{1,2}?(?:数(?!字)|率|均|系数|限|比例)")
_DEFINES = lazy(
    r"[ ]?[”’」]?(?:(?:代表|表示)[^，。：]{0,6}(?:[数号字位]|年份|月份|名称|任意|某)|指代"
    r"|指的是|是指|为(?:序|编|年|流水|顺序|版本|占位|具体|变)|即为"
    r"|等占位|占位|开头|打头|改[为成]|换[为成]|代入|(?:取|填)[^，。：]{0,8}(?:年份|月份|[年月]的?[前后末]|[前后末][两二三四]位)"
    r"|是[一二三四五六七八九十百]{1,3}(?=[，。；])"
    r"|是[^，。]{0,12}(?:数字|整数|字符串?|编号|变量|占位符?|字母)"
    r"|为.{0,4}(?:端口|编号|序号|版本号|文件名|用户名|主机名|域名|地址|目录|路径|密码|变量|任意))"
)
_SHOWN = lazy(r"[“‘「『`（(]|格式|命名|编号|写|[例比]如|形如|替换")
_TELLS = lazy(
    r"(?:[学财]?年(?!份|[代级])度?|[月市县区镇村])(?![是为表代指用])[\u4e00-\u9fff，\d]{3}"
)
_STATES = lazy(
    r"(?:共(?![需要应享同])(?:[\u4e00-\u9fff]{0,3}(?<![需要应可请]))|(?:总计|累计|合计)[\u4e00-\u9fff]{0,2}|达到?|新增|[\u4e00-\u9fff]了)\Z"
)
_TOLD = lazy(
    r"(?:[^\p{Han}]近|大?约|[超经]过|多达|高达|[仅只]有|目前有|[共现]有|[这那]|了|以下|下列|多出?|少于|不到)\Z"
)
_NUMBERED_BY = 4
_SHOWING = "“”‘’「」《》`\x1f"
_REPLACED = lazy(r"[\u4e00-\u9fff]{0,4}?[”’」]?(?:改|换|替换)[为成]")
_BY_OTHERS = lazy(
    r"由[\u4e00-\u9fff]{1,8}(?:自行|各自|自己|按实际|据实)(?:填[写报入上]|[拟确]定|命名|冠名|代入)"
    r"|(?:自行|各自|据实)(?:填[写报入上]|拟定|命名|代入)"
)
_TAKES = lazy(r"[把将][^，。；]{0,6}\Z")
_EXPLAINED = lazy(r"为|是|表示|代表|指")
_CHAPTER = lazy(f"[{CHAPTERS_OF_MASKS}]")
_NUMBERED = lazy(r"(?:附录|卷|第)\Z")  # XX may be a Roman figure there
_SIGN_NAMED = lazy(r"[打画划标用带加有按“‘或√、：\n]\Z|\A\Z")
_CROSS_SIGN = lazy(r"(?<!第)[×✕]号(?![楼院线文令房门公])")
_DOCUMENT_NUMBER = lazy(r"[\u4e00-\u9fff]{1,6}[〔［\[]")
_PORT = lazy(rf"\d\.\d+:\Z|(?:[\dA-Fa-f{X_SIGNS}]{{2}}:){{2,}}\Z")
_LABELLED = lazy(rf"(?:{FIELD}|联系人|负责人|主持人|招标人|投标人|经办人)[：:][ ]?\Z")
_FACTORS = lazy(r"[（(][\u4e00-\u9fff]{1,6}\Z")  # （用户×小时）
_ADDRESS = lazy(rf"[{X_SIGNS}]+(?:\.[{X_SIGNS}]+){{3}}\Z")
_ROMAN = lazy(r"(?<![A-Za-z])(?=[IVX]{2})X*(?:I[VX]|V?I{1,3}|V)(?![A-Za-z])")
_LABEL_HEAD = lazy(r"[图表式卷]\Z")
_NAME_HEAD = lazy(NAME_HEAD)
_OWN = lazy(
    r"(?:[本我该][\u4e00-\u9fff]|由[\u4e00-\u9fff]{0,3}[省市县区镇乡村校局院馆社])[\u4e00-\u9fff]{0,8}第\Z"
)
_OCCASION = lazy(r"[次届期回]")
_ROMAN_NUMBER = lazy(r"X{1,3}\Z")
_ROMAN_HEAD = lazy(f"[ ]?(?:世纪|[{CHAPTERS_OF_MASKS}])")
_OPERATED = lazy(  # 单价 × 件, 3 人 × 天
    rf"[=＝÷+/≈]|[价费率数量额资标准长宽高）)][ \xa0]?\Z|\s[{X_SIGNS}*]\s"
)
_OPERATED_ON = lazy(rf"[=＝÷+/≈]|\s[{X_SIGNS}*]\s")
_TIMES = ("年代", "周年", "年", "月", "日")  # counted in other figures
_NUMBERING = "图表式卷编篇章节录部册号型级类区轴王皇帝第"
_FIRST_PICTURE = "\u2300"  # 📍XX市
_NEAR = 40
_DEFINITION = 120
_GUIDE = 3
_CROSS = frozenset("×✕")


class Certainty(IntEnum):
    """How sure it is that a run stands for something left out; a mention surely does not."""

    MENTION = 0
    WEAK = 1
    LIKELY = 2
    SURE = 3


class Candidate(Struct, frozen=True):
    """A run that stands for something, and how surely."""

    span: Span
    certainty: Certainty


def settle(found: Iterable[Candidate], others: int = 0) -> tuple[Span, ...]:
    """Return the runs to believe: the sure ones, and all where at least two are likely.

    `others` is how many masks of another kind the document has.
    """
    found = tuple(found)
    if others + sum(mask.certainty > Certainty.WEAK for mask in found) > 1:
        return tuple(mask.span for mask in found)
    return tuple(mask.span for mask in found if mask.certainty is Certainty.SURE)


def letter_masks(document: Document) -> tuple[Span, ...]:
    """Return the runs of letters in `text` that stand for something, in order: a view."""
    document = document.view(in_simplified)
    found: list[Candidate] = []
    mentions = 0
    for candidate in _judged(document):
        if candidate.certainty is Certainty.MENTION:
            mentions += 1
        else:
            found.append(candidate)
    if mentions >= _GUIDE and mentions >= 2 * len(found):
        # A text about placeholders; but a sentence that tells something with one has forgotten it.
        return tuple(
            mask.span
            for mask in found
            if mask.certainty is Certainty.SURE and _states(document.text, mask.span)
        )
    if document.view(is_law):
        return _settle_law(document, found)
    return settle(found)


def _settle_law(document: Document, found: Sequence[Candidate]) -> tuple[Span, ...]:
    """Judge the articles of a law by themselves: its annexes are full of masks that are meant."""
    annexed = [part for _, part, _ in document.view(annexes)]
    body = [mask for mask in found if not any(part.covers(mask.span) for part in annexed)]
    return settle(found) if settle(body) else settle(mask for mask in found if mask not in body)


def _judged(document: Document) -> Iterator[Candidate]:
    text, technical = document.text, document.view(is_technical_text)
    runs = list(_runs(text))
    defined = _definitions(text, runs)
    for match in runs:
        span = Span(*match.span())
        if match["x"] is None:
            certainty = _plain_filler(text, span)
        elif not _stands_free(text, span) or _ADDRESS.match(match[0]):
            continue
        elif len(span) == 1 and not _century(text, span):
            certainty = _judge_single(document, span)
        else:
            certainty = _judge_run(document, span)
            if _ends_year(text, span):
                span = _with_century(text, span)
        if certainty is not None and not is_inscribed(text, span):
            places = defined.get(text[span.end - 1], ())
            if _is_near(span, places) and not _is_used(text, span, places):
                certainty = Certainty.MENTION
            yield Candidate(span, _as_told(text, span, certainty, technical))


def _runs(text: str) -> Iterator[regex.Match[str]]:
    end = 0
    for first in _FIRST.finditer(text):
        match = _RUN.match(text, first.start()) if first.start() >= end else None
        if match is not None:
            end = match.end()
            yield match


def _as_told(text: str, span: Span, certainty: Certainty, technical: bool) -> Certainty:
    """Return how sure it is that the mask is used and not only spoken of."""
    if certainty is Certainty.MENTION or is_prescribed(text, span) or is_directed(text, span):
        return Certainty.MENTION
    if is_sample(text, span) or is_spoken_of(text, span) or _is_left_open(text, span):
        return Certainty.WEAK
    if not _wants(text, span) and _HOW.search(sentence_around(text, span)[0]):
        return Certainty.WEAK
    if technical or is_beside_code(text, span):
        if _LABELLED.search(text, max(0, span.start - 12), span.start):
            return certainty
        wanted = certainty is Certainty.SURE and _wants(text, span)
        if wanted and _counts(text, span):
            return certainty
        if wanted and _FIGURE_WANTED.match(text, span.end):
            before = text[max(0, span.start - _NUMBERED_BY) : span.start]
            if span.of(text)[0] in "×✕" or _TOLD.search(before):
                return certainty  # no variable
        return Certainty.LIKELY if wanted else Certainty.WEAK
    return certainty


def _is_left_open(text: str, span: Span) -> bool:
    """Say whether the sentence leaves a quoted name to others: “××走流程”，名称由各站自行填写."""
    before, after = sentence_around(text, span)
    return any(sign in before for sign in "“「《") and _BY_OTHERS.search(after) is not None


def _definitions(text: str, runs: Iterable[regex.Match[str]]) -> Mapping[str, Sequence[int]]:
    """Return, by letter, where it is told what runs of it stand for: `其中XX换成年份`."""
    places: dict[str, list[int]] = {}
    for match in runs:
        if match["x"] and (
            _DEFINES.match(text, match.end())
            or (
                _REPLACED.match(text, match.end())
                and _TAKES.search(text, max(0, match.start() - 8), match.start())
            )
        ):
            places.setdefault(match["x"][0], []).append(match.start())
    return places


def _is_near(span: Span, places: Sequence[int]) -> bool:
    place = bisect_left(places, span.start - _DEFINITION)
    return place < len(places) and places[place] < span.end + _DEFINITION


def _is_used(text: str, span: Span, places: Sequence[int]) -> bool:
    """Say whether a sentence tells something with the run, whatever it stands for elsewhere.

    `20XX年共印发三份。` in a line that neither defines nor quotes it.
    """
    before, after = sentence_around(text, span)
    told = _TELLS.match(after) is not None and not _SHOWN.search(before)
    if not (told or _counts(text, span)) or is_technical(before + after):
        return False
    if text[span.end + len(after) : span.end + len(after) + 1] != "。":
        return False
    start = text.rfind("\n", max(0, span.start - _DEFINITION), span.start) + 1
    end = text.find("\n", span.end, span.end + _DEFINITION)
    place = bisect_left(places, start)
    return place == len(places) or places[place] > (end if end >= 0 else span.end + _DEFINITION)


def _states(text: str, span: Span) -> bool:
    """Say whether a sentence states a figure or a date with the run: 上月共有xx人请假."""
    before, after = sentence_around(text, span)
    if any(sign in before + after for sign in _SHOWING):
        return False
    return _counts(text, span) or _is_used(text, span, ())


def _counts(text: str, span: Span) -> bool:
    """Say whether a plain sentence says how many there are, or were: 共有xx人, 修好了xx处."""
    before, after = sentence_around(text, span)
    return (
        not any(sign in before + after for sign in _SHOWING)
        and _STATES.search(before) is not None
        and _FIGURE_WANTED.match(text, span.end) is not None
    )


def _stands_free(text: str, span: Span) -> bool:
    """Say whether no Latin letter, figure or sign of code touches the run."""
    return _free_before(text, span) and _free_after(text, span)


def _is_han(character: str) -> bool:
    return (
        "\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf" or character == "〇"
    )


def _free_before(text: str, span: Span) -> bool:
    left = text[span.start - 1 : span.start]
    if not left or _is_han(left):
        return True
    if left in _FREE:
        further = text[max(0, span.start - 2) : span.start - 1]
        if left == ":" and _PORT.search(text, max(0, span.start - 24), span.start):
            return False
        if left == "#" and further.strip("#\n") and not _is_han(text[span.end : span.end + 1]):
            return False  # close #xxxx
        if left == "/":
            return _AFTER_SLASH.search(text, max(0, span.start - 24), span.start) is not None
        if left in "'\"[" and not _is_han(text[span.end : span.end + 1]):
            return not further.isascii() or further in X_SIGNS
        return not (
            left == " " and further.isascii() and further.isalnum() and not _wants(text, span)
        )
    if left in "%％℃日号" or (left > _FIRST_PICTURE and not left.isalnum()):
        return True
    if left.isdigit():  # 20XX年, 13XX万元, but not 4xx, 3x3
        return len(span) > 1 and (
            _ends_year(text, span) or (_wants(text, span) and text[span.end : span.end + 1] != "号")
        )
    if left == ".":  # 1.XX镇: the mark of a list item
        return _LIST_MARK.search(text, max(0, span.start - 8), span.start) is not None
    return left in "-·" and (_is_han(text[max(0, span.start - 2) : span.start - 1]))


def _free_after(text: str, span: Span) -> bool:
    right = text[span.end : span.end + 1]
    if not right or _is_han(right) or right in "%％‰℃°㎡":
        return True
    further = text[span.end + 1 : span.end + 2]
    if right in _FREE:
        if right in "/'\"]" and not _is_han(text[max(0, span.start - 1) : span.start]):
            return not further or not further.isascii() or further in X_SIGNS
        latin = right == " " and further.isascii() and further.isalnum()
        return not latin or (len(span) > 1 and _is_han(text[max(0, span.start - 1) : span.start]))
    if right.isdigit():
        return len(span) > 1 and _COUNTED_YEAR.match(text, span.end) is not None
    if right == ".":
        return not (further.isascii() and further.isalnum())
    return right in "-·" and (_is_han(further) or further in X_SIGNS)


def _wants(text: str, span: Span) -> bool:
    """Say whether a figure or the name of a place has to stand before what follows."""
    return bool(_FIGURE_WANTED.match(text, span.end) or _PLACE.match(text, span.end))


def _ends_year(text: str, span: Span) -> bool:
    """Say whether the run is the end of a year begun in figures: 20XX年, 〔20XX〕, 20XX-20XX."""
    right = text[span.end : span.end + 1]
    return (
        right != ""
        and (right in "年〕］）)-—–~～至" or _SCHOOL_YEAR.match(text, span.end) is not None)
        and _century(text, span) is not None
    )


def _century(text: str, span: Span) -> regex.Match[str] | None:
    return _CENTURY.search(text, max(0, span.start - 4), span.start)


def _with_century(text: str, span: Span) -> Span:
    """Return the span with the figures of a year begun: `20XX`年."""
    found = _century(text, span)
    return Span(found.start(), span.end) if found else span


def _plain_filler(text: str, span: Span) -> Certainty | None:
    before, after = sentence_around(text, span, 20)
    if "级" in before + after or is_technical(before + after) or "格式" in before + after:
        return None
    return Certainty.SURE


def _judge_run(document: Document, span: Span) -> Certainty | None:
    text = document.text
    left, right = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    before, after = sentence_around(text, span)
    if _RUN_TERM.match(after) or _SEX.search(before + after) or _DEFINES.match(after):
        return None
    if before.endswith("其中") and _EXPLAINED.match(after):
        return None
    if "+" in span.of(text) and _MATH.search(before + after):
        return None
    if _may_be_roman(document, span):
        return Certainty.WEAK
    figure = _FIGURE_WANTED.match(text, span.end) is not None
    if hides_names(document, span, SENTENCE if figure and right != "号" else SCENE):
        return None
    if figure or _PLACE.match(text, span.end):
        return Certainty.SURE
    if is_technical(before + after) or _CHAPTER.match(after) or _NUMBERED.search(before):
        return Certainty.WEAK
    if _is_han(left) or _is_han(right) or left in _CHINESE_MARKS or right in _CHINESE_MARKS:
        return Certainty.SURE
    if right.isdigit() or (left == ":" and _is_han(before[-2:-1])):
        return Certainty.SURE
    return Certainty.WEAK


def _may_be_roman(document: Document, span: Span) -> bool:
    """Say whether the run may be a Roman numeral: `第XX届奥林匹克运动会`."""
    text = document.text
    if not _ROMAN_NUMBER.match(span.of(text)) or text.startswith(_TIMES, span.end):
        return False
    if _is_own_ordinal(text, span):
        return False
    around = text[max(0, span.start - _NEAR) : span.end + _NEAR]
    wanted = _wants(text, span) or _NAME_HEAD.match(text, span.end) is not None
    nth = text[span.start - 1 : span.start] == "第"  # 第XX号 beside 卷III
    if ("I" in around or "V" in around) and (nth or not wanted):
        # Things of one kind are counted alike: 第XX届 beside 第XIX届, not beside 第XIV军团.
        head = text[span.end : span.end + 1] if nth else ""
        kin = head if _is_han(head) else ""
        romans = [roman for roman in _ROMAN.finditer(around) if around.startswith(kin, roman.end())]
        if romans:
            return nth or not _is_within_words(text, span) or _is_named_so(text, span, romans)
    if not wanted and _LABEL_HEAD.search(text, max(0, span.start - 1), span.start):
        return document.view(_holds_roman)
    numbered = text[span.start - 1 : span.start] == "第" or _NUMBERED.search(
        text, max(0, span.start - 2), span.start
    )
    return bool(numbered and _ROMAN_HEAD.match(text, span.end))


def _is_named_so(text: str, span: Span, romans: Sequence[regex.Match[str]]) -> bool:
    """Say whether a Roman numeral near by stands behind the same word: 约翰XX, 约翰XXI."""
    before = text[max(0, span.start - 2) : span.start]
    return any(
        roman.string.endswith(before, max(0, roman.start() - 2), roman.start()) for roman in romans
    )


def _is_within_words(text: str, span: Span) -> bool:
    """Say whether words stand on both sides, none of which numbers: 驻地XX军官兵, not 卷XX记."""
    before = text[span.start - 1 : span.start]
    return (
        _is_han(before)
        and before not in _NUMBERING
        and _is_han(text[span.end : span.end + 1])
        and text[span.end : span.end + 1] not in "世章节卷"
    )


def _is_own_ordinal(text: str, span: Span) -> bool:
    """Say whether whoever writes counts an event or a term of their own: 我馆第XX次讲座.

    Chinese institutions count those in figures, whatever else the text counts in Roman ones.
    """
    return _OWN.search(text, max(0, span.start - 16), span.start) is not None and (
        _OCCASION.match(text, span.end) is not None
    )


def _holds_roman(document: Document) -> bool:
    return _ROMAN.search(document.text) is not None


def _judge_single(document: Document, span: Span) -> Certainty | None:
    text = document.text
    left, right = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if not right or right == "\n":
        return None
    apart = right in _SPACE or left in _SPACE
    return _judge_apart(document, span) if apart else _judge_close(document, span)


def _judge_close(document: Document, span: Span) -> Certainty | None:
    """Judge a single letter that words touch on both sides."""
    text = document.text
    mask = span.of(text)
    left, right = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    before, after = sentence_around(text, span)
    if (mask not in _CROSS and _TERM.match(after)) or hides_names(document, span, SENTENCE):
        return None
    if _MATH.search(before[-_NEAR:] + mask + after[:_NEAR]):
        return None
    if _DATE.match(after) or (right in "日号" and _AFTER_DATE.search(before)):
        return Certainty.SURE
    if _DOCUMENT_NUMBER.match(after) or (right == "号" and left in "〕］】"):
        return Certainty.SURE
    if mask in _CROSS and (_PRODUCT.match(after) or left in "）)%％"):
        return None
    if _CROSS_SIGN.match(text, span.start):
        return None if _SIGN_NAMED.search(before) else Certainty.WEAK
    if _FIGURE_WANTED.match(after):
        product = document.view(is_exam) or (mask in _CROSS and _FACTORS.search(before))
        return Certainty.WEAK if product else _judge_count(mask, left)
    if hides_names(document, span):
        return None
    return _judge_name(mask, left, right, after)


def _judge_apart(document: Document, span: Span) -> Certainty | None:
    """Judge a single letter set off by spaces as figures are: 2022 年 ×月 ×日, 走访 × 户."""
    text = document.text
    before, after = sentence_around(text, span)
    mask, left = span.of(text), before.rstrip(" \u00a0")[-1:]
    if len(before) - len(before.rstrip()) > 1 or hides_names(document, span, SENTENCE):
        return None
    if _DATE.match(after) or (after.lstrip()[:1] in ("日", "号") and _AFTER_DATE.search(before)):
        return Certainty.SURE if _is_han(left) or left in _CHINESE_MARKS else None
    if not stands_apart(text, span) and not (before[-1:] in _SPACE and _FIGURE_WANTED.match(after)):
        return None
    if _OPERATED.search(before) or _OPERATED_ON.search(after) or document.view(is_exam):
        return None
    if _MATH.search(before[-_NEAR:] + mask + after[:_NEAR]):
        return None
    return _judge_count(mask, left) if _is_han(left) or left in _CHINESE_MARKS else None


def _judge_count(mask: str, left: str) -> Certainty:
    """Judge a single letter before a measure word or a unit."""
    if left == "第":
        return Certainty.SURE
    beside = _is_han(left) or left in _CHINESE_MARKS
    product = mask in _CROSS and left in "人天元米次个年月"
    return Certainty.SURE if beside and not product and mask not in X_CAPITALS else Certainty.LIKELY


def _judge_name(mask: str, left: str, right: str, after: str) -> Certainty | None:
    """Judge a single letter that can only stand for a name, or a part of one."""
    if _PLACE.match(after):
        return Certainty.LIKELY if mask in X_CAPITALS else Certainty.SURE
    if left == "第" and _CHAPTER.match(after):
        return Certainty.LIKELY
    return Certainty.WEAK if _is_name_part(left, right) else None


def _is_name_part(left: str, right: str) -> bool:
    """Say whether a single letter stands inside a name (新x清) or in quotes of its own (‘x’)."""
    if _is_han(right):
        return _is_han(left) or not left or left in _CHINESE_MARKS or left in "·\n"
    return left in "“‘" and right in "”’" and left != "" and right != ""
