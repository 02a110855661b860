r"""站点广告：素材站、文库站、小说站的广告留在文中。
Site advert: a site that sells documents left its advert in the text.

从素材站、文库站下载的材料常夹着它们的广告，有的掺进杂符躲避过滤（【更#多素材尽在@某某~文库】）。
先去掉杂符、空格，全角变半角，再同已知的话比较；没有收录的，看一句话是否既教人怎样联系（公众号、微信、
QQ群、网盘），又出售文档、会员或代笔。广告行透露的站名（公众号：某某君）若在正文里出现，多半是查找替换时
顶掉了原词，也报。一行广告报一处；夹在句中的括号广告只报括号。

不报：单位自己的公众号（通过“县融媒体中心”微信公众号发布信息）、刊物自己的订阅和活动（微信搜索某某或者
扫描二维码，即可订阅）、请家长扫码进群的通知、判决书和整治通知里引述的广告、广告或出版合同、谈论代写代笔的
文章、责任编辑、来源、# 话题、用 * 遮住的字；文章的
作者自己请读者留言、分享的话（通篇没有“我”“你”的消息、通知里有这种话才报），就放在二维码图片旁边的话。

选项：phrases 添加别的广告语（“…”代表不多于30个字，“#”代表数，“(甲|乙)”代表任一）；allowed 列出
自己的账号、站名，含有它们的句子不报。

    [rules.WM002]
    phrases = ["更多内容尽在…学堂"]
    allowed = ["本社文库"]

出处：公开的党建工作总结、综述汇编（掺杂符的广告、会员和代笔广告、被站名顶掉的词），人人文库、百度文库、
菁优网等站的页面，站点爬虫项目里清洗广告的词表。

反例：
    推动责任落实抓得不紧。*【更#多素材尽在@嘟嘟~@@&文库】
    一、工作成效【更~多素材@尽在^*嘟嘟文库#】
    二、存在问题（关@注~公#众号^材料铺子&获取更多）
    抓好整改落实。更#多范~文尽@在嘟嘟文库
    【嘟嘟素材库】——每天更新公文材料800多篇，会员群+网盘群同步更新，有意加入请联系：1 2367
    欢迎加入“嘟嘟文库svip会员”，8000万字材料，解决您的各类素材需求！添加客服：abc，谨防假冒！
    【嘟嘟代笔】原创高质量、高度保密，承接各类讲话稿写作，需要的请联系客服：abc
    更多讲话稿、心得体会，请关注公众号：嘟嘟君
    海量范文、PPT模板免费领取，扫码加微信即可入群
    党建引领促发展，更多材料请添加微信：gongwen88
    公 众 号：嘟嘟君，更 多 范 文 请 关 注
    《年度工作总结》由会员分享，可在线阅读，更多相关《年度工作总结（27页珍藏版）》请在嘟嘟文库网上搜索。
    版权说明：本文档由用户提供并上传，收益归属内容提供方，若内容存在侵权，请进行举报或认领
    已阅读5页，还剩6页未读
    党支部工作总结（27页珍藏版）
    下载积分：20
    作者原创，不允许二次传播，一经发现收回会员权益
    全网材料一手整理，付费加v入群
    嘟嘟小说网，最快更新，无弹窗小说阅读
    第三章 归来（求推荐票！）
    本书由嘟嘟论坛整理，版权归作者所有
    学习好资料 欢迎下载
    此文档下载后可任意编辑
    豆丁网　www.docin.com
    上传者：小麦　页数：9页　大小：120KB　下载：31次
    扫码关注公众号，回复“课件”即可领取电子版
    渡口每半点开一班船。关注不迷路，进群领福利！
    码字不易，觉得有用就点个赞、转发支持一下吧

反例（全文）：
    乡村书屋启用
    书屋每天开放八小时，藏书三千册。
    喜欢这条消息，欢迎留言转发，期待支持
    书屋由返乡青年轮流值守。

反例（全文）：
    渔具展本周开幕，门票当日有效。
    長按識別二維碼，關注我們
    展品共三百件，附有說明。

反例（全文）：
    坚持集体学习，中心组组长嘟嘟君七十余篇。
    更多讲话稿请关注公众号：嘟嘟君、客服：abc

反例（全文）：
    更多范文、讲话稿，请加客服微信
    微信：gongwen_88
    三、下步打算

正例：
    微信搜索“某某的网络日志”或者扫描二维码，即可订阅。
    通过“县融媒体中心”微信公众号发布信息320条，回应群众关切。
    更多旅游资讯，请关注“畅游青山”微信公众号。
    请各位家长扫描二维码加入班级微信群，及时下载最新课件和学习资料。
    考生可关注学校公众号，免费领取全套历年真题。
    欢迎扫码加入会议微信群，下载会议材料。
    更多申报材料模板请加QQ群下载。
    被告人在公众号发布“更多论文范文，专业代写，请加微信”的广告，招揽买家。
    一些账号以“更多素材尽在某某文库”为名招揽会员，兜售范文。
    甲方负责素材库建设，乙方通过公众号、会员群推广各类范文和资料，需要时联系客服微信。
    应当自觉抵制论文代写，发现代写代发线索请联系学校监察室。
    网站页脚写着“由会员分享，可在线阅读”等字样。
    巷口贴着“关注不迷路”“进群抢红包”之类的小广告。
    静默打印可以无弹窗直接打印。
    书前有序，全书由学生整理，一九八二年出版。
    作者不得向读者求推荐票。
    （责任编辑：张三　来源：人民日报）
    全年新增会员**人，下载应用*次，付费用户占**%。
    【#国庆出游#】景区客流回升，门票可在公众号购买。
    本市发放（图书｜素材｜文具）三类救助包。
    纪念邮册共27页，精装版限量发行。
    用户下载积分按季度清零。
    网址：www.qinghe.gov.cn
    读者关注本馆公众号，在后台回复“预约”二字即可预约座位。

正例（Markdown）：
    # 渔具图谱

    图谱收录三百种。

    ## 关注我们

    长按识别二维码，关注我们

正例（全文）：
    某某素材库使用手册
    欢迎加入素材库会员，海量素材请添加客服微信咨询。

正例（Markdown）：
    我用旧电视盒子搭了一台相册服务器，过程记在这里。

    说明文档 https://docs.example.org/zh/album/

    所有发往旧端口的请求都转发到新端口。

    扫描下方二维码，即可领取相框图纸资料：

    ![二维码](code.png)

    如果你有更省电的办法，欢迎留言分享。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from wenlint.core.document import BlockKind, Document
from wenlint.core.hit import Hit, Related
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.engine.rule import rule
from wenlint_rules.watermark.advert_lines import Advert, Judgement, adverts_on, contacts_beside
from wenlint_rules.watermark.gates import lines_at, places
from wenlint_rules.watermark.inventory import inventory
from wenlint_rules.watermark.listing import listing
from wenlint_rules.watermark.noise import disguised_runs, plain
from wenlint_rules.watermark.offers import advert_phrase, names, weight
from wenlint_rules.watermark.removal import removal
from wenlint_rules.watermark.residue import residue

# No advert is without one of these, or without a gate of the inventory.
_GATE_WORDS = """
尽在 公众号 公号 微信 QQ qq V信 v信 薇信 加V 加v 加微 网盘 会员 文库 素材 范文 代写 代笔 下载 付费
扫码 领取 入群 不迷路 红包 福利 礼包 求推荐 求月票 求订阅 电子书
"""
_LATIN_GATES = ("ersonal use only", "For personal")
_SPACED = lazy(r" (?<=\p{Han} )(?=\p{Han} \p{Han} \p{Han} )")
_SUBJECT = lazy(
    r"(?:素材库|文库|会员|网盘|代写|代笔|公众号|题库)[^\n]{0,12}"
    r"(?:手册|办法|指南|协议|说明|简介|介绍|方案|管理|规定|制度)"
)
_OFTEN = 5


@dataclass(frozen=True, slots=True)
class Options:
    phrases: tuple[str, ...] = ()
    """Further phrases of adverts."""
    allowed: tuple[str, ...] = ()
    """Names; a sentence that holds one is no advert."""


@rule("WM002", "site-advert", inventory=listing("WM002", "site_advert.tsv"), options=Options)
def check(document: Document, options: Options) -> Iterator[Hit]:
    """Find adverts and the names that they brought into the text."""
    text = document.text
    adverts = list(_adverts(document, options))
    for advert in adverts:
        yield Hit(
            advert.span,
            f"这是{advert.source}的广告，不是正文，请删去",
            "an advert of a site, not part of the text; delete it",
            fix=removal(document, advert.span, safe=False),
        )
    for one in document.view(residue).get("WM002", ()):
        if options.allowed and any(name in one.span.of(text) for name in options.allowed):
            continue
        if not any(one.span.overlaps(advert.span) for advert in adverts):
            yield Hit(
                one.span,
                "这是文档站或公众号的推广，不是正文，请删去",
                "an advert of a document site or an account, not part of the text; delete it",
                fix=removal(document, one.span, safe=False),
            )
    sellers = {name: advert for advert in reversed(adverts) for name in names(advert.says)}
    for name, advert in sellers.items():
        for span in _elsewhere(text, name, adverts):
            yield Hit(
                span,
                f"“{name}”是本文广告里的站名，多半顶掉了原词，请改回",
                f"“{name}” is the name from an advert in this text; it probably overwrote a word",
                related=(Related(advert.span, "广告在这里", "the advert"),),
            )


def _adverts(document: Document, options: Options) -> Iterator[Advert]:
    text = document.text
    judgement = Judgement(
        tuple(advert_phrase(said) for said in options.phrases),
        options.allowed,
        weighs=not _is_about_offers(document),
    )
    runs = [run for run in disguised_runs(text) if not judgement.allows(run.of(text))]
    gates = (*_gates(), *(gate for entry in judgement.phrases for gate in entry.gates))
    for line in lines_at(text, [*places(text, gates), *_spaced(text)]):
        found = [
            advert
            for advert in adverts_on(text, line, judgement)
            if not any(run.overlaps(advert.span) and _is_all(text, run, advert) for run in runs)
        ]
        runs = [run for run in runs if not any(advert.span.overlaps(run) for advert in found)]
        yield from found
        if found:
            yield from contacts_beside(text, line)
    for run in runs:
        yield Advert(run, "站点", plain(text, run).text)


def _is_all(text: str, run: Span, advert: Advert) -> bool:
    """Say whether a disguised run is all there is to an advert that was found around it."""
    before = plain(text, Span(min(run.start, advert.span.start), run.start)).text
    after = plain(text, Span(run.end, max(run.end, advert.span.end))).text
    return weight(before + after)[0] < 2


@cache
def _gates() -> tuple[str, ...]:
    known = (word for entry in inventory("site_advert.tsv") for word in entry.gates)
    words = {*_GATE_WORDS.split(), *_LATIN_GATES, *known}
    return tuple(sorted(w for w in words if not any(v in w for v in words if v != w)))


def _spaced(text: str) -> Iterator[int]:
    """Yield where blanks part single characters, which hides words from whoever looks for them."""
    if " " in text:
        yield from (match.start() for match in _SPACED.finditer(text))


def _elsewhere(text: str, name: str, adverts: Sequence[Advert]) -> list[Span]:
    """Return where a seller's name stands outside adverts; often enough, it is the subject."""
    spans = [Span(*match.span()) for match in regex.finditer(regex.escape(name), text)]
    outside = [s for s in spans if not any(a.span.overlaps(s) for a in adverts)]
    return outside if len(outside) <= _OFTEN else []


def _is_about_offers(document: Document) -> bool:
    """Say whether a title shows that such an offer is what the document is about."""
    titles = [b.span for b in document.blocks if b.kind is BlockKind.HEADING]
    titles += [line.span for line in document.lines[:1]]
    return any(_SUBJECT.search(title.of(document.text)) for title in titles)
