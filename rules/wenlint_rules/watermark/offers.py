"""Judges what a sentence offers: whether it sells documents, membership or ghost-writing.

Known phrases are looked up in the inventory. What no inventory knows is weighed: a sentence is an
advert if it tells the reader how to reach somebody and sells such goods in so many words; one that
speaks about such offers (a judgment, a contract, a notice to parents) is none.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

import regex

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint_rules.watermark.inventory import Phrase, inventory, phrase
from wenlint_rules.watermark.mention import is_mentioned
from wenlint_rules.watermark.noise import Plain

# How to reach the seller.
_REACH = lazy(
    r"""(?:关注|搜索?|添加|加入?|扫码?|扫描|长按|识别|联系|咨询|私信) [^。]{0,12}?
      (?:公众号|公号|微信|vx|v信|薇信|qq|扣扣|群(?![众体团落岛策])|网盘|二维码|客服|会员
        |小编|助教|文库|素材库)
    | (?:公众号|公号|微信号?|vx|v信|薇信|q群|qq群?号?|扣扣|客服(?:微信|电话|qq)?)
      [:是] :? [\p{Han}a-z0-9]
    | 尽在 | [进入加]群(?![众体团落岛策]) | 加[v微q]
    | (?:有意|需要|欢迎|合作) [^。,]{0,12} (?:联系|咨询|私信|加入|加)
    | (?:登录|访问|请到|请上|前往) [^。]{0,16} (?:www|\.com|\.cn|文库|素材网|范文网)
    | (?:立即|扫码|即可|点击) (?:免费)? (?:领取|下载|获取)
    | www\.[a-z0-9-]{2,20}\.(?:com|net|cc|vip|top)""",
    regex.VERBOSE,
)
# What is sold, and how much each is worth as a sign that it is.
_OFFERS = tuple(
    (worth, lazy(pattern))
    for worth, pattern in (
        (2, "素材库|文库|范文|公文|代写|代笔|润笔|笔杆子|网盘群|会员群|svip|终身会员|年费会员"),
        (2, "素材|讲话稿|发言稿|文稿|党课|申论|心得体会"),
        (2, "(?:各类|专业|承接)[^。,]{0,8}(?:写作|撰稿)|代发[布表]|论文发表"),
        (1, "资料|材料|文档|课件|ppt|模板|电子书|干货"),
        (1, "更多(?:优质|高质量|精品|内部)?材料(?=[,;:请可尽欢加]|$)"),
        (1, "试卷|真题|题库|答案"),
        (1, r"更多|各类|海量|全套|一手|内部|独家|每日更新|每天更新|好评|\d[多余]?万?[字篇份套g]"),
        (1, "付费|会员|vip|网盘|领取|积分|优惠|限时|低至|购买|接单|谨防假冒|认准|保密|收费"),
    )
)
_ENOUGH = 3
# A sentence with one of these speaks about offers, or to people whom the document is for.
_OTHER_VOICE = lazy(
    "被告|原告|本院|案件|公安|民警|犯罪|市场监管|学术不端|买卖|查处|打击|整治|诈骗|骗|违法|违规|处罚|罚款"
    "|甲方|乙方|丙方|应当|条例|课程|讲座|直播|训练营|报名|招聘|应聘|岗位|申报|申请|申领|备案|登记|参会|会议"
    "|大赛|参赛|比赛|征文|家长|考生|学生|同学|班级|馆藏|图书馆|投标|招标|用户|公司|企业|我[局校院馆]|本[馆刊报]"
    "|屡禁不止|牟利|兜售|招揽|声称|号称|引流"
)
_QUOTATION = lazy(r"[“「『\"]([^“”「」『』\"]{0,120})[”」』\"]")
_SPEECH = lazy("尽在|请|加[群微vq入]|关注|扫码|联系|即可|领取|下载")
_BEGGING = lazy(
    r"[(【\[] [^()【】\[\]]{0,20} 求(?:推荐票|月票|订阅|打赏) [^()【】\[\]]{0,20} [)】\]]",
    regex.VERBOSE,
)
_NAME = lazy(
    r"""(?:公众号|公号):? [“"「『]? ([\p{Han}a-z0-9]{2,10})
    | [【“"「『] ([\p{Han}a-z0-9]{1,8}(?:素材库|素材网|文库|资料库|范文网|公文网|代笔|代写))
    | 尽在 (?:微信)?(?:公众号)? [“"「『]? ([\p{Han}a-z0-9]{2,10})
    | 认准 [“"「『]? (\p{Han}{3,8})""",
    regex.VERBOSE,
)
_NO_NAME = lazy("回复|领取|获取|免费|后|即可|查看|里面|本站|我们|下方|下载|公众号")


def advert_phrase(said: str) -> Phrase:
    """Return a user's phrase, made plain but for the signs that have a meaning in phrases."""
    parts = (
        sign if sign in "…，#(|)" else unicodedata.normalize("NFKC", sign).lower()
        for sign in said
        if not sign.isspace()
    )
    return phrase("".join(parts), "站点")


def known_phrases(
    text: str, part: Plain, more: Sequence[Phrase] = ()
) -> Iterator[tuple[Span, str]]:
    """Yield where `part` holds a phrase of the inventory, with the class of its source."""
    for entry in (*inventory("site_advert.tsv"), *more):
        for found in entry.find(part.text):
            span = part.original(found.start, found.end)
            if not is_mentioned(text, span, reach=12):
                yield span, entry.source
    for match in _BEGGING.finditer(part.text):
        yield part.original(*match.span()), "小说站"


def weight(sentence: str) -> tuple[int, bool]:
    """Return how much a plain sentence sells, and whether it says how to reach the seller."""
    if _OTHER_VOICE.search(sentence):
        return 0, False
    said = _QUOTATION.sub(lambda match: "" if _SPEECH.search(match[1]) else match[0], sentence)
    sold = sum(points for points, pattern in _OFFERS if pattern.search(said))
    return sold, _REACH.search(said) is not None


def sells(sentence: str) -> bool:
    """Say whether a plain sentence is an advert by what it says."""
    sold, reach = weight(sentence)
    return reach and sold >= _ENOUGH


def names(part: str) -> Iterator[str]:
    """Yield the names under which a plain advert sells."""
    for match in _NAME.finditer(part):
        name = next(group for group in match.groups() if group)
        if len(name) >= 3 and not _NO_NAME.search(name):
            yield name
