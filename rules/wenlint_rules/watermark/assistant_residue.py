r"""助手残留：聊天机器人的引用标记、客套话、声明留在文中。
Assistant residue: citation tokens, courtesies and disclaimers of a chatbot were left in the text.

用聊天机器人起草，复制时会带上它的引用标记（【85†L261-269】、:contentReference[oaicite:2]{index=2}）、
思考和会话标记（</think>、<|im_start|>）、带来源参数的链接（utm_source=chatgpt.com）、说给提问人听的
客套话（好的，根据您的需求……）和生成声明。读者见了，便知文稿未经审读。记号可以放心删去；客套话须连同
上下文审读。

不报：谈论这些系统的文章（引号里的话、“…标签”、“…字样”、代码）、本来就同读者说话的信函、教程、周刊
（通篇有“您”“你”）里的“希望对您有帮助”、对话记录（客服：好的）、作者自己的声明（本文由AI辅助翻译）、
法规里的“由人工智能生成”、文件头里法定的AIGC标识、脚注 [^3]。

选项：phrases 添加别的话，“…”代表不多于30个字，“#”代表数，“(甲|乙)”代表任一。

    [rules.WM004]
    phrases = ["以上由…小助手整理"]

出处：ChatGPT、Gemini、Grok、Perplexity、Kimi、豆包、DeepSeek、Copilot生成的公开文档；“（注：文档部分
内容可能由 AI 生成）”极多见。

反例：
    全年完成投资12亿元。:contentReference[oaicite:2]{index=2}
    同比增长8%[oai_citation:3‡stats.gov.cn](https://www.stats.gov.cn)
    产业结构持续优化。citeturn0search0turn2search1
    据统计，共有三类。\ue200cite\ue202turn0search0\ue201
    见附件\ue200filecite\ue202turn0file1\ue201所列
    详见有关规定【85†L261-269】。
    规模居全省前列【4:0†source】
    [cite_start]全市粮食总产量120万吨[cite: 1, 2]。
    经济运行平稳。[^3^]
    增速位居第一[citation:3][citation:5]
    来源见https://example.gov.cn/a?utm_source=chatgpt.com
    附件：sandbox:/mnt/data/年度报告.docx
    </think>
    <|im_start|>assistant
    <grok-card data-id="a1b2" data-type="citation_card"></grok-card>
    作为一个人工智能语言模型，我无法提供最新数据。
    好的，根据您的需求，我为您撰写了一份工作总结：
    当然可以！以下是修改后的通知：
    以下是为您撰写的年度工作总结，共分四个部分：
    希望以上内容对您有所帮助！
    如果您还有其他需要调整的地方，请随时告诉我。
    根据您的要求，我已完成方案的修改。
    需要我帮您把这份方案扩写成完整的报告吗？
    （注：文档部分内容可能由 AI 生成）
    内容由 AI 生成，请仔细甄别
    本回答由AI生成，内容仅供参考，请仔细甄别。
    以上是一份会议通知的范文，您可以根据实际情况进行调整。
    好的，这是根据您的要求修改后的版本：
    截至我的知识更新日期，该条例尚未修订。
    已深度思考（用时 21 秒）
    豆包说：
    重新生成　点赞　点踩

反例（全文）：
    当然可以！以下是为您撰写的工作总结：
    第一条 为了规范管理，制定本办法。
    以上总结仅供参考，您可以根据实际情况进行修改。
    如果您还需要补充，请随时告诉我。
    希望以上内容对您有所帮助！

反例（全文）：
    这类作文开头多是“以下是为您撰写的作文”，结尾多是“希望这些内容对您有帮助，祝您成功”。
    先让学生复述。
    以上就是为您整理的内容。如需调整，请随时告诉我。

反例（全文）：
    我的述职
    我今年带了两个班。我每周家访一次。我记下每个孩子的长处。我把笔记整理成册。我还学了手语。
    希望以上内容对您有所帮助！

反例（全文）：
    以下是为您草拟的函，可按实际情形修改：
    关于借用场地的函
    拟借贵校操场一天，用于春季运动会。
    需要我再帮您写一份回函吗？

反例（全文）：
    關於停水的通知
    週三上午停水三小時，請提前儲水。
    （以上時間、地點為示例，請依實際情況替換）

反例（Markdown）：
    全文见[统计公报](https://example.gov.cn/b?utm_source=chatgpt.com)。

反例（Markdown）：
    </think>

    第一条 为了规范管理，制定本办法。

反例（Markdown）：
    截图见[附件](https://ppl-ai-file-upload.s3.amazonaws.com/web/direct-files/1/a.pdf)。

正例：
    模型先输出<think>和</think>标签，再给出答案。
    文稿里若有“:contentReference[oaicite:0]{index=0}”这样的标记，应当删去。
    ChatGPT常以“好的，根据您的需求”开头，以“希望以上内容对您有所帮助”结尾。
    平台应当在页面注明“内容由AI生成，请仔细甄别”字样。
    客服：好的，根据您的需求，我们安排师傅明天上门。
    根据您的需求，我们提供以下三种套餐。
    服务提供者应当对由人工智能生成的内容进行标识。
    本文由AI辅助翻译，经作者校订。
    作为一个农业大省，我们始终重视粮食安全。
    链接末尾的utm_source=chatgpt.com是来源参数。
    当然，这是一份沉甸甸的责任，也是一份荣誉。
    “对不起，我无法提供这些信息。”他站起身来。
    如果您有任何疑问，请随时告知我们。
    好的经验要总结推广，好的做法要坚持下去。
    当然，以上只是初步设想，以下分三个方面汇报。
    当然，按你的要求，也能换成别的口味。
    上述材料由智能写作系统自动生成，经人工审核后报送。

正例（全文）：
    街道办事处答复

    来信反映的路灯已经修复。
    如需了解进度，请拨打值班电话，工作人员会为您查询。

正例（全文）：
    养蚕的第一周
    头两天只喂嫩叶，早晚各一次。
    后面我还会给大家补充蜕皮时的记录，把问题一并整理进来。

正例（全文）：
    尊敬的李先生：
    您好！来信收悉。
    您反映的供暖问题，我们已派人查看。您家中管道老化，建议您联系物业更换。
    希望以上内容对您有所帮助。

正例（Markdown）：
    ---
    AIGC: '{"Label":"1","ContentProducer":"001"}'
    ---

    <think>标签里是模型的思考过程。

    正文有脚注[^3]，代码里有`</think>`和`turn0search0`。

    [^3]: 见统计年鉴。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from wenlint.core.document import BlockKind, Document, Line, TriviaKind
from wenlint.core.hit import Edit, Fix, Hit
from wenlint.core.patterns import lazy
from wenlint.core.text import Span, strip
from wenlint.engine.rule import rule
from wenlint.language.simplified import simplified
from wenlint_rules.watermark.chat_tokens import (
    ADDRESS,
    ADDRESS_GATES,
    PARAMETER,
    SESSION,
    SESSION_TAG,
    TOKEN,
    TOKEN_GATES,
    TRACE,
)
from wenlint_rules.watermark.gates import lines_with
from wenlint_rules.watermark.inventory import phrase
from wenlint_rules.watermark.listing import listing
from wenlint_rules.watermark.llm_boilerplate import (
    CLOSING,
    COURTESY,
    COURTESY_GATES,
    DISCLAIMER,
    OPENING,
    PLEASANTRY,
)
from wenlint_rules.watermark.mention import is_mentioned
from wenlint_rules.watermark.removal import removal
from wenlint_rules.watermark.residue import residue
from wenlint_rules.watermark.trivia import place_of

# What somebody else says in a document, it does not say to its readers.
_QUOTED = lazy(r"“[^”\n]{0,100}”")
_SENTENCE = lazy(r"[^。！？\n]+[。！？]*")
_I = lazy(
    r"我(?!们|国|省|市|县|区|镇|乡|局|厅|院|校|司|部|所|厂|村|队|军|方|行)|敬上|此致|尊敬的|亲爱的"
)
_OFTEN = 4
_SHORTEST, _FIRST, _LAST, _LONGEST = 3, 2, 2, 120
_SIGNATURE_LINES, _LONGEST_SIGNATURE = 3, 24
_SENTENCE_SIGNS = lazy(r"[。！？；，…]")
_LINKS = (TriviaKind.LINK, TriviaKind.IMAGE, TriviaKind.HTML)


@dataclass(frozen=True, slots=True)
class Options:
    phrases: tuple[str, ...] = ()
    """Further phrases."""


@rule("WM004", "assistant-residue", inventory=listing("WM004"), options=Options)
def check(document: Document, options: Options) -> Iterator[Hit]:
    """Find what a chatbot left."""
    yield from _tokens(document)
    yield from _addresses(document)
    said = tuple(_sentences(document, options))
    yield from said
    for one in document.view(residue).get("WM004", ()):
        if not any(one.span.overlaps(hit.span) for hit in said):
            yield _sentence_hit(document, one.span)


def _tokens(document: Document) -> Iterator[Hit]:
    text = document.text
    for line in lines_with(text, TOKEN_GATES):
        for pattern in (TOKEN, SESSION):
            for match in pattern.finditer(text, line.start, line.end):
                span = strip(text, Span(*match.span()))
                if not is_mentioned(text, span):
                    yield Hit(
                        span,
                        f"“{span.of(text)}”是聊天机器人的标记，请删去",
                        f"“{span.of(text)}” is a chatbot's token; delete it",
                        fix=removal(document, span),
                    )


def _addresses(document: Document) -> Iterator[Hit]:
    """Yield links that say that a chatbot found them."""
    text = document.text
    if any(gate in text for gate in ADDRESS_GATES):
        for match in ADDRESS.finditer(text):
            trace = TRACE.search(match[0])
            if trace:
                start = match.start() + trace.start()
                span = Span(start, match.start() + trace.end())
                yield _address_hit(span, trace[0], _without_parameter(match))
    for piece in document.trivia:
        trace = TRACE.search(piece.text) if piece.kind in _LINKS else None
        if trace and not text.startswith(piece.text, piece.offset):
            yield _address_hit(place_of(document, piece), trace[0], None)
        elif piece.kind is TriviaKind.HTML and SESSION_TAG.match(piece.text):
            before = text[text.rfind("\n", 0, piece.offset) + 1 : piece.offset]
            if not before.strip() and not is_mentioned(text, Span(piece.offset, piece.offset)):
                yield Hit(
                    place_of(document, piece),
                    f"此处有聊天机器人的标记 {piece.text}，请删去",
                    f"a chatbot's token stands here, {piece.text}; delete it",
                )


def _address_hit(span: Span, trace: str, fix: Fix | None) -> Hit:
    return Hit(
        span,
        f"链接里的“{trace}”是聊天机器人加的，请核对来源并删去",
        f"a chatbot added “{trace}” to this link; check the source and delete it",
        fix=fix,
    )


def _without_parameter(address: regex.Match[str]) -> Fix | None:
    found = PARAMETER.search(address[0])
    if found is None:
        return None
    span = Span(address.start() + found.start(), address.start() + found.end())
    return Fix("删去来源参数", "delete the parameter", (Edit(span, ""),), safe=True)


def _sentences(document: Document, options: Options) -> Iterator[Hit]:
    """Yield courtesies to the one who asked, and disclaimers."""
    text = document.text
    for entry in (phrase(said, "聊天机器人") for said in options.phrases):
        for span in entry.find(text):
            yield _sentence_hit(document, span)
    plain = document.view(simplified)
    found = [
        (strip(text, Span(*match.span())), pattern)
        for line in lines_with(plain, COURTESY_GATES)
        for pattern in (DISCLAIMER, COURTESY, PLEASANTRY)
        for match in pattern.finditer(plain, line.start, line.end)
    ]
    addresses_readers = _addresses_readers(text, [span for span, _ in found])
    said: list[Span] = []
    for span, pattern in found:
        if is_mentioned(text, span, reach=3):
            continue
        if pattern is not PLEASANTRY or not addresses_readers:
            said.append(span)
    said += [
        span for span in _edges(document, plain) if not any(span.overlaps(other) for other in said)
    ]
    for span in said:
        yield _sentence_hit(document, span)


def _edges(document: Document, plain: str) -> Iterator[Span]:
    """Yield the first and the last lines where a chatbot hands a text over and takes its leave."""
    lines = document.lines
    if len(lines) < _SHORTEST:
        return
    for line, pattern in (
        *((line, OPENING) for line in lines[:_FIRST]),
        *((line, CLOSING) for line in _last_of_body(document)),
    ):
        if line.block.kind is not BlockKind.PARAGRAPH or len(line.span) > _LONGEST:
            continue
        sentences = [Span(*m.span()) for m in _SENTENCE.finditer(plain, *_ends(line.span))]
        said = any(pattern.fullmatch(plain, *_ends(part)) for part in (line.span, *sentences))
        if not said or is_mentioned(document.text, line.span, reach=3):
            continue
        if not _tells_of_himself(plain):
            yield line.span


def _last_of_body(document: Document) -> Sequence[Line]:
    """Return the last lines of a document: before the signature and the date, if it has them."""
    lines, end = document.lines, len(document.lines)
    while end > 1 and len(lines) - end < _SIGNATURE_LINES:
        said = lines[end - 1].span.of(document.text)
        if len(said) > _LONGEST_SIGNATURE or _SENTENCE_SIGNS.search(said):
            break
        end -= 1
    return lines[max(0, end - _LAST) : end] or lines[-_LAST:]


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _tells_of_himself(plain: str) -> bool:
    """Say whether somebody speaks in a text: a letter or a tale, whose writer offers his help."""
    return _I.search(plain) is not None and len(_I.findall(plain)) > _OFTEN


def _sentence_hit(document: Document, span: Span) -> Hit:
    return Hit(
        span,
        "这是聊天机器人说给提问人的话，不是正文，请删去并审读全文",
        "a chatbot says this to the one who asked; delete it and read the text over",
        fix=removal(document, span, safe=False),
    )


def _addresses_readers(text: str, courtesies: Sequence[Span]) -> bool:
    """Say whether a document speaks to its readers elsewhere: then it may take leave of them."""
    if not courtesies:
        return False
    if any(word in text for word in ("尊敬的", "亲爱的", "您好", "你好")):
        return True
    said = "\n".join(span.of(text) for span in courtesies)
    text = _QUOTED.sub("", text)
    said = _QUOTED.sub("", said)
    return sum(text.count(you) - said.count(you) for you in "您你") >= 3
