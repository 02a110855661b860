"""Tells words that a text speaks of, as samples or as names of things, from words it uses.

`邮件主题注明“XX单位报名”` prescribes a form, `把xx替换成文件名` explains a notation, `被告人张××`
hides a name on purpose: nobody forgot anything there.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

import regex

from wenlint.language.words import GAP_AFTER, SURNAME
from wenlint.patterns import lazy
from wenlint.text import Span

_WINDOW = 80
_SENTENCE_BREAK = lazy(r"[。！？；\n\x1f]")
_OPENING = "“‘《（(【「『\"'〈[〔"
_CLOSING = "”’》）)】」』\"'〉]〕"
_ANY_OPENING = lazy(f"[{regex.escape(_OPENING)}]")
_PARTNER = dict(zip(_OPENING, _CLOSING, strict=True))
_PRESCRIBES = lazy(
    r"(?:注明|标注|标明|写明|写成|备注|命名|格式|形如|样例|示例|占位符?|字样|主题[栏行]?(?:请|应)?(?:写|填)?)"
    r"[^“”，。；\n]{0,4}\Z"
)
_GIVES_EXAMPLE = lazy(
    r"(?:例如|比如|诸如|譬如|如|像|类似|模[板版]|输入|搜索|点击|选择)[为是：:，]?\Z"
)
_CLOSES_SAMPLE = lazy(
    r".{0,2}(?:字样|格式|命名|样式|的形式|之类|这样的|这种|这类|一词|二字|两字|占位|按钮|菜单|选项)"
)
_TECHNICAL = lazy(
    r"变量|函数|参数|字符|文件名|通配|占位|正则|源码|源代码|返回值|字段名|语法|域名|命令行|替换[为成]|换成"
    r"|状态码|错误码|版本号|十六进制|表示任意|代表任意|缩写|用户名|表达式|插值|渲染|写法|配置项|配置文件"
)
_EXAM = lazy(r"选择题|填空题|判断题|简答题|应用题|计算题|试卷|试题|答题卡|得分栏")
_CASE = lazy(
    r"原告|被告|上诉人|申诉人|被害人|受害人|嫌疑人|执行人|当事人|基本案情|裁定|判决|判处|纠纷|盗窃|诈骗|受贿|行贿"
    r"|起诉|诉称|辩称|罪犯|刑事拘留|行政处罚|患者|留置|双开|违纪|开除党籍"
)
# 江某、王某某、张××: a surname, and a character that is none.
_HIDDEN_PERSON = lazy(
    rf"{SURNAME}某{{1,3}}+(?![些种一位个项类天年月日地])"
    rf"|(?:\A|[^\u4e00-\u9fff]|[人告由与和及对向将为诉员者方民]){SURNAME}[xX×*＊]{{1,2}}+"
    r"(?![xX×*＊某.])"
)
SCENE = 400
SENTENCE = 40
"""How near a hidden person must be for figures, too, to be hidden on purpose."""


def sentence_around(text: str, span: Span, limit: int = _WINDOW) -> tuple[str, str]:
    """Return what the sentence says before and after `span`, at most `limit` each."""
    before = text[max(0, span.start - limit) : span.start]
    after = text[span.end : span.end + limit]
    return _SENTENCE_BREAK.split(before)[-1], _SENTENCE_BREAK.split(after)[0]


def is_prescribed(text: str, span: Span) -> bool:
    """Say whether `span` lies in quotes or brackets that show how something is to be written."""
    quotation = _quotation(text, span)
    return quotation is not None and (
        _PRESCRIBES.search(quotation[0]) is not None
        or _CLOSES_SAMPLE.match(quotation[1]) is not None
    )


def is_sample(text: str, span: Span) -> bool:
    """Say whether `span` lies in quotes that prescribe, or that give an example."""
    quotation = _quotation(text, span)
    return quotation is not None and (
        _GIVES_EXAMPLE.search(quotation[0]) is not None or is_prescribed(text, span)
    )


def _quotation(text: str, span: Span) -> tuple[str, str] | None:
    """Return what stands before and after the innermost quotation or bracket around `span`."""
    before, after = sentence_around(text, span, 40)
    if not _ANY_OPENING.search(before):
        return None
    closed: list[str] = []
    for place in range(len(before) - 1, -1, -1):
        character = before[place]
        if closed and closed[-1] == character:
            closed.pop()
        elif character in _PARTNER:
            end = after.find(_PARTNER[character])
            return before[:place], after[end + 1 :] if end >= 0 else ""
        elif character in _CLOSING:
            closed.append(_OPENING[_CLOSING.index(character)])
    return None


def is_technical(sentence: str) -> bool:
    """Say whether a sentence speaks of notations: variables, file names, status codes."""
    return _TECHNICAL.search(sentence) is not None


@lru_cache(maxsize=4)
def is_exam(text: str) -> bool:
    """Say whether the text is an examination paper, where blanks and unknowns are the matter."""
    return _EXAM.search(text) is not None


def hides_names(text: str, span: Span, scene: int = SCENE) -> bool:
    """Say whether `span` stands in the story of a case, where names are hidden on purpose.

    That is: near a person hidden so (江某, 张××), in a passage that speaks of parties, crimes,
    judgments or patients.
    """
    people = _hidden_people(text)
    place = bisect_left(people, span.start - scene)
    if place == len(people) or people[place] > span.end + scene:
        return False
    return _CASE.search(text, max(0, span.start - scene), span.end + scene) is not None


@lru_cache(maxsize=4)
def _hidden_people(text: str) -> tuple[int, ...]:
    return tuple(
        match.start()
        for match in _HIDDEN_PERSON.finditer(text)
        if match[0][-1] == "某" or not GAP_AFTER.match(text, match.end())
    )
