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
from wenlint.lexicon.adverts import (
    ACCOUNTS,
    ADDRESSES,
    CHANNELS,
    LIBRARIES,
    NO_GROUP,
    OFFERS,
    OTHER_VOICE,
    SELLING_SPEECH,
)
from wenlint_rules.watermark.inventory import Phrase, inventory, phrase
from wenlint_rules.watermark.mention import is_mentioned
from wenlint_rules.watermark.noise import Plain

# How to reach the seller.
_REACH = lazy(
    rf"""(?:关注|搜索?|添加|加入?|扫码?|扫描|长按|识别|联系|咨询|私信) [^。]{{0,12}}?
      (?:{CHANNELS})
    | (?:{ADDRESSES})
      [:是] :? [\p{{Han}}a-z0-9]
    | (?:关注|收藏)[^。,]{{0,8}}不迷路
    | 尽在 | [进入加]群(?![{NO_GROUP}]) | 加[v微q]
    | (?:有意|需要|欢迎|合作) [^。,]{{0,12}} (?:联系|咨询|私信|加入|加)
    | (?:登录|访问|请到|请上|前往) [^。]{{0,16}} (?:www|\.com|\.cn|文库|素材网|范文网)
    | (?:立即|扫码|即可|点击) (?:免费)? (?:领取|下载|获取)
    | www\.[a-z0-9-]{{2,20}}\.(?:com|net|cc|vip|top)""",
    regex.VERBOSE,
)
_OFFERS = tuple((worth, lazy(pattern)) for worth, pattern in OFFERS)
_ENOUGH = 3
_OTHER_VOICE = lazy(OTHER_VOICE)
_QUOTATION = lazy(r"[“「『\"]([^“”「」『』\"]{0,120})[”」』\"]")
_SPEECH = lazy(SELLING_SPEECH)
_BEGGING = lazy(
    r"[(【\[] [^()【】\[\]]{0,20} 求(?:推荐票|月票|订阅|打赏) [^()【】\[\]]{0,20} [)】\]]",
    regex.VERBOSE,
)
_NAME = lazy(
    rf"""(?:{ACCOUNTS}):? [“"「『]? ([\p{{Han}}a-z0-9]{{2,10}})
    | [【“"「『] ([\p{{Han}}a-z0-9]{{1,8}}(?:{LIBRARIES}))
    | 尽在 (?:微信)?(?:公众号)? [“"「『]? ([\p{{Han}}a-z0-9]{{2,10}})
    | 认准 [“"「『]? (\p{{Han}}{{3,8}})""",
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
    lowered = part.text.lower()
    for entry in (*inventory("site_advert.tsv"), *more):
        for found in entry.pattern.finditer(part.text) if entry.may_stand_in(lowered) else ():
            span = part.original(*found.span())
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
