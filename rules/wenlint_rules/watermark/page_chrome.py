r"""网页部件：随网页一起复制来的按钮、导航、页脚留在文中。
Page chrome: buttons, navigation and footers were copied along with a web page.

从网页复制正文时，字号按钮、浏览次数、分享提示、上下篇链接、备案号、公众号页面的提示会一起带来。它们
单独成行，与正文无关，可以放心删去。部件不靠整句来认：一行只由按钮、计数、站名一类词组成，或者是
展开、推荐、搜索、评论、播放、应用推广的一句，即是部件（各类见清单）。

不报：句子里谈论这些部件（点击“打印”按钮，统计浏览次数）、表格单元格、合同和登记表里写明的备案号、
Markdown里带链接的上一篇和下一篇（有意的导航）、来源、发布时间、责任编辑、附件下载说明、栏目标题
“相关链接”、讲解这些部件的小节的标题。

选项：phrases 添加别的整行，“…”代表不多于30个字，“#”代表数，“(甲|乙)”代表任一。

    [rules.WM005]
    phrases = ["扫码看视频"]

出处：政府网站、新闻网站、微信公众号文章页面；清洗网页语料的程序里的词表。

反例：
    大中小 【打印】【关闭】
    【字体：大 中 小】
    [打印本页] [关闭窗口]
    浏览次数：1024
    发布时间：2022-03-05 来源：市政府办公室 浏览次数：368
    时间：2022-03-05 来源：市应急局 点击：368 【打印】
    分享让更多人看到
    分享到：微信 微博 QQ空间
    京ICP备12345678号-1
    版权所有 某市人民政府 京ICP备12345678号 京公网安备 11010102000001号
    网站标识码：1101010001
    点击查看更多
    上一篇：市政府召开常务会议
    下一篇：没有了
    上一篇 下一篇
    上一页 / 下一页
    上一章 返回目录 下一章
    微信扫一扫
    扫一扫在手机打开当前页
    当前位置：首页 > 政务公开 > 通知公告
    预览时标签不可点
    回到顶部
    返回顶部
    ： ， ， ， 。 视频 小程序 赞 ，轻点两下取消赞 在看 ，轻点两下取消在看
    Copyright © 2020 某某网 All Rights Reserved
    加入收藏 | 设为首页
    点赞 12　评论 3　收藏　举报
    转发至：朋友圈 微博 QQ
    查看剩余内容 ▼
    為您推薦
    发表于 2025-03-04 · IP属地甘肃
    搜索到相关结果约 2,300 条（耗时 0.2 秒）
    在客户端内打开，阅读更流畅
    暂无评论，抢沙发
    （责任编辑：柏松）　热门文章：老桥为何不倒　一图看懂渡口班次
    猜你喜欢：冬天怎样照看老船
    我们使用 Cookie 优化体验，接受　拒绝

正例：
    页面右上角设有打印、关闭按钮，点击即可打印。
    本月门户网站浏览次数：较上月增长三成。
    访问量：32000次
    阅读：
    上一篇：切换到前一篇文章
    网站备案号：京ICP备12345678号，由乙方负责办理。
    用户可以打开微信扫一扫，识别墙上的二维码。
    当前位置：北京市海淀区
    责任编辑：张三
    来源：人民日报　发布时间：2022年3月5日
    相关链接
    点击查看更多按钮，展开全部办事事项。
    上一篇报告指出，改革进入攻坚期。
    分享到的经验很有启发。
    版权所有者应当自作品完成之日起两年内登记。
    点开“展开全文”以后，再按“收起”就能恢复原样。
    全年推送短视频40条，点赞800次，评论60条。
    栏目分为新闻、图片、视频三类。
    本馆的手机客户端可以阅读电子书，首次打开须登记读者证号。

正例（Markdown）：
    | 指标 | 数值 |
    | --- | --- |
    | 浏览次数：1024 | 点击查看更多 |

    上一篇：[绪论](01.md)

    下一篇：[方法](03.md)

    ## 推荐阅读

    - 《农具史话》

    列表底部显示的样式为：

    上一页 / 下一页

    **相关问题**：

    - 盒子认不出硬盘怎么办

    ### 返回顶部

    列表很长时右下角显示，按下即回到第一行。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import regex

from wenlint.core.document import BlockKind, Document, TriviaKind
from wenlint.core.hit import Hit
from wenlint.core.patterns import lazy
from wenlint.core.text import Span, strip
from wenlint.engine.rule import rule
from wenlint.language.simplified import simplified
from wenlint_rules.watermark.gates import lines_with
from wenlint_rules.watermark.inventory import phrase
from wenlint_rules.watermark.listing import listing
from wenlint_rules.watermark.removal import removal
from wenlint_rules.watermark.residue import residue

_GATE_WORDS = """
打印 字体 字号 浏览 点击 阅读 访问 分享 ICP 公网安备 标识码
扫一扫 位置 返回 顶部 版权所有 opyright 首页 标签不可点 轻点两下 滑动看下一个 更多> 更多» 更多＞
访客 浏览者 猜你 猜您 可能喜 可能还喜 可能感兴 都在看 还在看 在搜 看了又看
你推荐 您推荐 门推荐 彩推荐
你推薦 您推薦 門推薦 彩推薦 相关文 相关新 相关报 相关推 门文章
"""
# 第一条 and 一页纸 turn nothing.
_TURNS = (f"{way}一{leaf}" for way in "上下前后" for leaf in "页章节篇条回")
_GATES = (*_GATE_WORDS.split(), *_TURNS)
_GAP = r"[ \t\u3000\xa0|｜·/]*"
_OPEN = r"[【\[（(〖]?\s*"
_SHUT = r"\s*[】\]）)〗]?"
_BUTTON = rf"""(?: {_OPEN} (?:字[体号](?:大小)?[:：]?\s*)?
    {_OPEN} 特?大 {_SHUT}{_GAP}{_OPEN} 中 {_SHUT}{_GAP}{_OPEN} 小 {_SHUT} {_SHUT}
  | {_OPEN} (?: (?:我要)?打印(?:本[页文]|此页|文章|页面)? | 关闭(?:窗口|本页|页面)?
    | 收藏(?:本[页站])? | 加入收藏 | 设为首页 | 首页 | 返回(?:顶部|首页|列表|上一页)
    | 回到?顶部 | 分享 | 评论 | 我要纠错 | 网站地图 | 站点地图 | 网站声明 | 联系我们 | 关于我们
    | 无障碍(?:阅读|浏览)? | 长者(?:模式|助手|版) | 繁体(?:中文|版)? | 手机版 | RSS订阅
    | 复制链接 ) {_SHUT} )"""
_NUMBER = rf"[:：]\s* (?:{_OPEN} \d[\d,]* \s* (?:次|人次)? {_SHUT})?"
_COUNT = rf"{_OPEN} (?:(?:浏览|阅读)(?:次数|量)|点击次数) {_NUMBER} {_SHUT}"
# Such a figure may be the document's own; beside buttons or a masthead it is the page's.
_WEAK_COUNT = rf"{_OPEN} (?:浏览|阅读|点击|访问)(?:次数|量|数|率)? {_NUMBER} {_SHUT}"
_MASTHEAD = r"""(?: (?: (?:发布|更新|发表|录入)?(?:时间|日期) | (?:信息)?来源 | 稿源 | 作者
  | (?:责任)?编辑 | 发布(?:机构|单位) )
  [:：]\s* [^\s:：]{0,24} (?:\s+\d{1,2}:\d{2}(?::\d{2})?)? )"""
_AROUND = rf"(?:(?&button)|(?&masthead)) {_GAP}"
_TURN = r"[上下前后]一[页章节篇条回][ \t]*(?:[»›→>]|>>)?"
_LEAF = rf"""(?:[«‹←<]|<<)?[ \t]*(?:{_TURN} | (?:返回|回到)?(?:目录|书页|章节列表|列表|首页)
  | 末页 | 尾页 | 加入书签 | 加入书架)"""
_RECORD = r"""(?: \p{Han}{1,2}ICP备\s*\d{6,}号(?:-\d{1,3})? | \p{Han}{1,2}公网安备\s*\d{10,}号?
  | 网站标识码[:：]?\s*(?:bm)?\d{6,} )"""
# 猜你喜欢：冬天… names another article, in words that no writer has for his readings.
_RECOMMENDED = r"""(?: [猜]?[你您](?:可能)?(?:还|也)?(?:喜[欢歡]|感兴趣|感興趣|想看)
  | 大家[都还還也]?在[看搜] | 看了又看 | [为為給给][你您]推[荐薦] | (?:热门|熱門|精彩)推[荐薦] )"""
_CHROME = lazy(
    rf"""
      (?(DEFINE)(?P<button>{_BUTTON})(?P<masthead>{_MASTHEAD})(?P<record>{_RECORD}))
      (?:
      (?:(?&button){_GAP}){{2,}}+
    | {_OPEN} (?:打印(?:本[页文]|此页)|关闭窗口|(?:返回|回到?)顶部|设为首页|加入收藏) {_SHUT}
    | 【?字[体号][:：] [^\n]{{0,12}} [大小] [^\n]{{0,4}}
    | (?:{_AROUND})*+ {_COUNT} {_GAP} (?:(?:{_AROUND}|{_COUNT}){_GAP})*+
    | (?:{_AROUND})++ {_WEAK_COUNT} {_GAP} (?:(?:{_AROUND}|{_COUNT}){_GAP})*+
    | (?:{_AROUND})++ (?:相关|推荐|延伸|热门)(?:阅读|文章|新闻|报道)[:：]?
    | {_OPEN} (?:责任)?编辑\s*[:：]\s*[^\s:：】\]）)]{{1,12}} {_SHUT} {_GAP}
      (?:相关|推荐|延伸|热门)(?:阅读|文章|新闻|报道|推荐) [:：]? [^\n。]{{0,60}}
    | {_RECOMMENDED} [:：]\s* [^\n。，；:：]{{4,40}}
    | 分享让更多人看到
    | 分享到[:：]? (?:\s*(?:微信|朋友圈|微博|新浪微博|QQ空间|QQ好友|QQ|豆瓣|人人网|腾讯微博|更多))*
      (?:{_GAP}(?&button))*+
    | (?:版权所有[^\n。]{{0,40}}?)? (?:ICP备案号[:：]\s*)? (?&record)
      (?: [ \t\u3000|｜,，]*
        (?:(?&record)|版权所有|技术支持[:：][^\n]{{0,20}}|All\ Rights\ Reserved\.?) )*
    | Copyright\s*(?:©|\(C\))? [^\n]{{0,60}} All\ Rights?\ Reserved\.? [^\n]{{0,40}}
    | (?:点击|轻触)(?:查看|阅读|展开)(?:更多|原文|全文|剩余全文|剩余\d+%)(?:内容)?(?:>>|»|\.\.\.|…)?
    | 更多\s*(?:>>|»|＞＞) | 您是第\s*\d+\s*位(?:访客|访问者|浏览者)
    | 轻触阅读原文
    | (?:[«‹←<]{{1,2}}[ \t]*)? [上下]一[篇条][:：]\s*
      (?!切换|查看|跳转|返回|点击|显示|打开|进入|按) [^\n。]{{0,60}}
    | (?=[^\n]{{0,30}}[上下前后]一) (?:{_LEAF} [ \t\u3000\xa0|｜·/—-]* ){{2,}}+
    | 微信扫一扫 (?:\s*(?:关注该公众号|使用小程序|分享到朋友圈|分享))?
    | 扫一扫[，,]?在手机上?(?:打开|阅读|查看)(?:当前页|本页|文章)?
    | 扫一扫[，,]?手机浏览
    | [您你]?的?(?:当前|现在)?的?(?:所在)?的?位置(?:是)?[:：]\s*
      [^\n>»›]{{1,12}} (?:\s*(?:>>?|»|›)\s*[^\n>»›]{{1,24}}){{1,6}}
    | 预览时标签不可点 | (?:向上|继续)滑动看下一个
    | [^\n]{{0,80}}轻点两下取消(?:赞|在看)[^\n]{{0,60}}
      )
    """,
    regex.IGNORECASE | regex.VERBOSE,
)


_SHOWS = lazy(
    r"显示|样[式子]|格式|形如|如[下图]|例如|比如|字样|写[着有明为]|呈现|渲染|输出|效果|示例|印[着有]"
)
_LEAD_REACH = 120


@dataclass(frozen=True, slots=True)
class Options:
    phrases: tuple[str, ...] = ()
    """Further lines."""


@rule("WM005", "page-chrome", inventory=listing("WM005"), options=Options)
def check(document: Document, options: Options) -> Iterator[Hit]:
    """Find lines that are a part of a web page, not of the document."""
    text = document.view(simplified)
    more = tuple(phrase(said, "网页") for said in options.phrases)
    gates = (*_GATES, *(gate for entry in more for gate in entry.gates))
    patterns = (_CHROME, *(entry.pattern for entry in more))
    linked = [piece.offset for piece in document.trivia if piece.kind is TriviaKind.LINK]
    had: set[Span] = set()
    for line in lines_with(text, gates):
        span = strip(text, line)
        if len(span) > 120:
            continue
        said = span.of(text)
        if not any(pattern.fullmatch(said) for pattern in patterns):
            continue
        if _stands_apart(document, span) or any(span.start <= at < span.end for at in linked):
            continue
        if _heads_a_text(document, span) or _is_example(document, span):
            continue
        had.add(span)
        # A masthead and the title of another page may be wanted elsewhere.
        yield _hit(document, span, safe=not regex.search("[:：]", said))
    for one in document.view(residue).get("WM005", ()):
        if one.span not in had and not any(one.span.start <= at < one.span.end for at in linked):
            yield _hit(document, one.span, safe=False)


def _hit(document: Document, span: Span, *, safe: bool) -> Hit:
    return Hit(
        span,
        "这是网页上的部件，不是正文，请删去",
        "a part of the web page, not of the text; delete it",
        fix=removal(document, span, safe=safe),
    )


def _heads_a_text(document: Document, span: Span) -> bool:
    """Say whether a line is the heading of a text about the part: 上一篇下一篇, 返回顶部."""
    blocks, source = document.blocks, document.source
    start = source.span(span).start
    in_bold = source.text[max(0, start - 2) : start] in ("**", "__")
    return any(
        (block.kind is BlockKind.HEADING or in_bold)
        and block.span.overlaps(span)
        and following.kind is not BlockKind.HEADING
        for block, following in pairwise(blocks)
    )


def _is_example(document: Document, span: Span) -> bool:
    """Say whether the line before announces what a page shows: 页首的样式如下：."""
    before = document.text[max(0, span.start - _LEAD_REACH) : span.start].rstrip(" \t\n\u3000>")
    lead = before[before.rfind("\n") + 1 :]
    return lead.endswith(("：", ":")) and _SHOWS.search(lead) is not None


def _stands_apart(document: Document, span: Span) -> bool:
    """Say whether a line is a table's cell, or a true header or footer."""
    kinds = (BlockKind.TABLE_CELL, BlockKind.HEADER, BlockKind.FOOTER)
    return any(block.kind in kinds and block.span.overlaps(span) for block in document.blocks)
