"""The shapes of lines that a page, a chat window or a program adds to a text, as data.

A phrase is known or not; a shape is known by the classes of words that it is made of
(`lexicon.page_words`): a line of words of these classes and of no other, with one of each class
that it `needs`. `开通会员后阅读全文` and `加入會員，解鎖完整文章` are one shape.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from string import ascii_letters
from typing import NamedTuple

from wenlint.core.patterns import lazy, plain
from wenlint.core.text import Span
from wenlint.lexicon.anchors import Anchored, anchored
from wenlint.lexicon.page_words import WORD_CLASSES
from wenlint.lexicon.patterns import any_of

ANYWHERE, FIRST, LAST, EDGE, INSERTED, BESIDE_CODE, IMPERSONAL = (
    *("anywhere", "first", "last", "edge", "inserted", "beside code", "impersonal"),
)
"""Where a line must stand: anywhere, among the first or the last lines of the text, at either end,
at the end or between two paragraphs (it heads no list), right beside code, in a text where nobody
speaks: a writer who says 我 and 你 may take leave of his readers himself."""


class Shape(NamedTuple):
    """One shape; `what` it is, in Chinese and English, and `since` when it is seen.

    `needs` are alternatives, each a set of classes of which the line has a word of every one, twice
    where it stands twice; `also` may stand there, too. `row`: parted by blanks and bars, never by
    commas. `spare` characters may be of no class: names.
    """

    code: str
    zh: str
    en: str
    since: int
    needs: tuple[tuple[str, ...], ...]
    also: tuple[str, ...] = ()
    row: bool = False
    spare: int = 0
    where: str = ANYWHERE


_READ = ("glue", "text", "read", "whole", "exclusive", "unlock", "trial", "over", "arrow")
_MEMBERS = (*_READ, "join", "price", "member", "paid", "rest", "log in", "app")
_CHIPS = ("button", "machine button", "count", "fans", "arrow", "byline")
_POSTS = ("count", "posted", "date", "place", "device", "byline")
_REMARK = ("glue", "note", "these", "things", "example", "adapt", "according", "reference", "all")
_STAMP = ("stamp glue", "tool", "trial version", "made", "limit", "translator")
_REPOST = (
    *("glue", "notice", "work", "host"),
    *("author", "owned", "repost", "condition", "blog link", "address"),
)
_ACCOUNT = (
    *("glue", "channel", "follow", "take", "goods", "like", "pass on", "plead", "beg", "work"),
    "text",
)

SHAPES: tuple[Shape, ...] = (
    Shape(
        "WM001",
        "会员、付费、试读提示：卖会员和全文",
        "a notice of members, payment or trial reading",
        2010,
        (
            ("rest", "join"),
            ("rest", "member"),
            ("trial", "over"),
            ("trial", "over", "join"),
            ("member", "exclusive"),
            ("join", "exclusive"),
            ("member", "whole"),
            ("join", "whole"),
            ("join", "member", "read"),
            ("join", "unlock", "text"),
            ("unlock", "text", "price"),
            ("log in", "whole"),
            ("log in", "unlock", "text"),
            ("member", "read", "text", "join"),
            ("paid", "join", "text"),
            ("paid", "join"),
            ("paid", "read", "text"),
            ("paid", "member"),
            ("trial", "join", "read"),
            ("exclusive", "over", "join"),
        ),
        _MEMBERS,
    ),
    Shape(
        "WM001",
        "登录提示：不登录不能评论、查看",
        "a notice to log in",
        2003,
        (
            ("log in", "comment", "log in"),
            ("log in", "log in", "log in"),
            ("log in", "log in", "glue"),
        ),
        ("glue", "read", "arrow"),
    ),
    Shape(
        "WM001",
        "登录提示：不登录不能评论、查看",
        "a notice to log in",
        2003,
        (("log in", "comment"),),
        ("glue", "arrow"),
        where=INSERTED,
    ),
    Shape(
        "WM004",
        "聊天窗口的一排按钮",
        "a row of buttons of a chat window",
        2023,
        (
            ("machine button", "button"),
            ("machine button", "machine button"),
            ("English button",) * 3,
            ("machine button", "English button"),
        ),
        (*_CHIPS, "glue", "English button"),
        row=True,
    ),
    Shape(
        "WM004",
        "思考、搜索的进度：已深度思考",
        "how long a chatbot thought, or what it read",
        2024,
        (("thinking",), ("sources",)),
        ("glue", "took", "sources", "thinking", "arrow"),
        where=INSERTED,
    ),
    Shape(
        "WM004",
        "对话的发言人：ChatGPT 说：",
        "who speaks in a chat",
        2022,
        (("bot", "colon"), ("bot", "says"), ("asker", "says", "colon")),
        ("says", "colon"),
    ),
    Shape(
        "WM004",
        "附言：以上数据为示例，请替换",
        "a remark that names and figures are samples",
        2023,
        (
            ("these", "example", "adapt"),
            ("note", "example", "adapt"),
            ("note", "example", "reference"),
            ("these", "adapt", "according"),
            ("note", "adapt", "according"),
            ("these", "reference", "according"),
            ("reference", "adapt", "according"),
            ("these", "example", "according"),
        ),
        _REMARK,
        where=LAST,
        spare=2,
    ),
    Shape(
        "WM004",
        "附言：以上数据为示例，请替换",
        "a remark that names and figures are samples",
        2023,
        (
            ("these", "example", "adapt", "according"),
            ("these", "things", "all", "example", "adapt"),
        ),
        _REMARK,
        where=IMPERSONAL,
        spare=2,
    ),
    Shape(
        "WM004",
        "附言：由 AI 生成，仅供参考",
        "a remark that a machine wrote the text",
        2023,
        (("machine", "made", "reference"), ("machine", "made", "adapt")),
        ("glue", "note", "work", "reference", "adapt", "these", "things", "text"),
        where=EDGE,
    ),
    Shape(
        "WM003",
        "试用版、免费版软件的印记：卖正式版",
        "the stamp of a trial version",
        2000,
        (
            ("trial version", "made"),
            ("trial version", "limit"),
            ("tool", "trial version"),
            ("limit", "member", "made"),
        ),
        (*_STAMP, "member"),
        spare=4,
    ),
    Shape(
        "WM003",
        "机器翻译的印记",
        "the stamp of a translating program",
        2015,
        (
            ("translator", "unproofed"),
            ("translator", "made", "work"),
            ("translator", "translator"),
        ),
        ("glue", "translator", "unproofed", "made", "work", "text"),
    ),
    Shape(
        "WM003",
        "机器翻译的印记",
        "the stamp of a translating program",
        2015,
        (("translator", "made"), ("translator",)),
        ("glue", "made"),
        where=EDGE,
    ),
    Shape(
        "WM005",
        "一排按钮和计数：赞同 342　收藏　分享",
        "a row of buttons and counts",
        2010,
        (("fans", "button"), ("fans", "count"), ("fans", "fans"), ("own", "fans")),
        (*_CHIPS, "fans", "own", "glue"),
        row=True,
        spare=10,
    ),
    Shape(
        "WM005",
        "一排按钮和计数：赞同 342　收藏　分享",
        "a row of buttons and counts",
        2010,
        (("count", "button"), ("button",) * 3, ("count", "count"), ("own", "button")),
        (*_CHIPS, "site", "own", "date", "glue"),
        row=True,
    ),
    Shape(
        "WM005",
        "一排按钮和计数：赞同 342　收藏　分享",
        "a row of buttons and counts",
        2010,
        (("button", "button"),),
        (*_CHIPS,),
        row=True,
        where=EDGE,
    ),
    Shape(
        "WM005",
        "分享栏：分享到：微信 微博",
        "a bar to share",
        2008,
        (("share to", "site"),),
        ("glue", "button", "share to"),
        row=True,
    ),
    Shape(
        "WM005",
        "分享栏：分享到：微信 微博",
        "a bar to share",
        2008,
        (("site",) * 4,),
        ("button", "English button"),
        row=True,
    ),
    Shape(
        "WM005",
        "发布栏：发布于……IP 属地……阅读",
        "when and where a post was made",
        2020,
        (
            ("place",),
            ("posted", "count"),
            ("posted", "device"),
            ("date", "device"),
            ("date", "count", "count"),
            ("count", "count"),
            ("posted", "date", "author", "owned"),
        ),
        (*_POSTS, "glue", "button", "owned", "author"),
        row=True,
        spare=10,
    ),
    Shape(
        "WM005",
        "搜索结果：找到约……条结果",
        "the head of search results",
        2000,
        (("found", "results"), ("results", "took"), ("search tab", "search tab")),
        ("glue", "found", "results", "took", "tab", "search tab"),
        spare=4,
    ),
    Shape(
        "WM005",
        "搜索页的标签：综合 图片 视频",
        "the tabs of a search page",
        2000,
        (("search tab", "tab", "tab", "tab"), ("tab",) * 5),
        ("tab", "search tab"),
        row=True,
    ),
    Shape(
        "WM005",
        "推荐栏：猜你喜欢",
        "a column of other articles",
        2010,
        (("related",),),
        ("related", "reading", "arrow", "glue"),
    ),
    Shape(
        "WM005",
        "推荐栏：相关阅读",
        "a column of other articles",
        2010,
        (("reading",),),
        ("related", "reading", "arrow"),
        where=INSERTED,
    ),
    Shape(
        "WM005",
        "折叠按钮：展开全文",
        "a button that unfolds the text",
        2012,
        (("unfold",),),
        ("unfold", "arrow", "glue", "count", "rest", "text", "whole"),
    ),
    Shape(
        "WM005",
        "评论框：抢沙发",
        "a box for comments",
        2005,
        (("comment box",),),
        ("comment box", "comment field", "count", "glue", "button", "log in"),
    ),
    Shape(
        "WM005",
        "Cookie 提示",
        "a notice of cookies",
        2018,
        (("cookie", "choice"),),
        ("glue", "cookie words", "choice", "button"),
    ),
    Shape(
        "WM005",
        "播放条：00:00 / 02:31",
        "a bar to play sound",
        2018,
        (("play time",), ("audio", "audio"), ("audio", "button")),
        ("audio", "play time", "button", "glue", "arrow", "count", "text"),
        where=INSERTED,
    ),
    Shape(
        "WM005",
        "应用推广：打开 APP 阅读全文",
        "a button to read on in an app",
        2014,
        (("app", "app promise"),),
        ("glue", "open", "app promise", "whole", "text", "read", "arrow"),
    ),
    Shape(
        "WM005",
        "代码框的按钮：复制代码",
        "a button of a code box",
        2015,
        (("code button",),),
        ("code button", "running", "language", "arrow"),
        where=BESIDE_CODE,
        row=True,
    ),
    Shape(
        "WM005",
        "网页上独有的话：最佳答案",
        "words that only pages have",
        2008,
        (("own",),),
        ("own", "button", "arrow"),
    ),
    Shape(
        "WM002",
        "文档站的下载信息：上传人、大小、下载",
        "what a document site tells of a file",
        2008,
        (("file data",) * 3, ("file data", "file data", "button")),
        ("file data", "button"),
        row=True,
        spare=6,
    ),
    Shape(
        "WM002",
        "文档站的站名和网址",
        "the name and the address of a document site",
        2008,
        (("library", "front page"), ("library address",)),
        ("library", "front page", "library address", "glue", "owned", "work", "text"),
        spare=12,
    ),
    Shape(
        "WM002",
        "公众号、群的推广：关注后领取资料",
        "an advert of an account that gives files",
        2014,
        (
            ("channel", "goods"),
            ("follow", "take", "goods"),
            ("channel", "follow", "take"),
            ("channel", "channel", "take"),
        ),
        (*_ACCOUNT, "read"),
        spare=10,
    ),
    Shape(
        "WM002",
        "公众号、群的推广：关注后领取资料",
        "an advert of an account that gives files",
        2014,
        (("follow", "goods"), ("follow", "take"), ("channel", "take")),
        (*_ACCOUNT, "read"),
        spare=10,
        where=IMPERSONAL,
    ),
    Shape(
        "WM002",
        "公众号的推广：长按识别，关注我们",
        "an advert of an account to follow",
        2014,
        (("channel", "follow"), ("channel", "like")),
        (*_ACCOUNT, "read"),
        where=INSERTED,
    ),
    Shape(
        "WM002",
        "求赞：点个在看再走",
        "begging for likes",
        2016,
        (
            ("like", "plead"),
            ("like", "beg", "like"),
            ("like", "beg", "beg"),
            ("like", "beg", "pass on"),
            ("pass on", "plead", "beg"),
            ("pass on", "plead", "pass on"),
        ),
        _ACCOUNT,
        spare=16,
    ),
    Shape(
        "WM002",
        "求转发、求留言：欢迎在评论区分享",
        "begging for comments",
        2016,
        (("pass on", "beg", "pass on"), ("pass on", "beg", "beg")),
        _ACCOUNT,
        spare=16,
        where=IMPERSONAL,
    ),
    Shape(
        "WM009",
        "博客站的版权和转载声明",
        "a notice of copyright or reposting of a blog host",
        2008,
        (
            ("author", "repost", "condition"),
            ("condition", "repost", "address"),
            ("author", "owned", "repost"),
            ("host", "owned", "author"),
            ("host", "repost", "condition"),
            ("blog link", "condition"),
            ("blog link", "owned"),
            ("host", "owned", "condition"),
            ("author", "work", "host", "owned"),
        ),
        _REPOST,
        spare=12,
    ),
)
"""All shapes, in the order of the rules that report them."""

_LEEWAY, _FEW = 0.12, 2  # characters of no class, by the length of the line and at most
_COMMA = plain(r"[、，。；,;！？]")
_NAMED = lazy(r"[“「『《【][^“”「」『』《》【】]{1,24}[”」』》】]|‘[^‘’]{1,20}’")


class _Reader(NamedTuple):
    """What reads one shape: the pattern of its words, the classes of each, its anchors."""

    word: re.Pattern[str]
    classes: Mapping[str, frozenset[str]]
    patterns: Mapping[str, str]


def shape_of(said: str, shape: Shape) -> bool:
    """Say whether a line, in simplified characters, has a shape."""
    if shape.row and _COMMA.search(said):
        return False
    reader = _reader(shape)
    if shape.spare:
        said = _NAMED.sub("“”", said)
    had: dict[str, int] = {}
    covered = 0
    for match in reader.word.finditer(said):
        group = match.lastgroup
        classes: Iterable[str]
        classes = reader.classes[match[0]] if group is None else (reader.patterns[group],)
        for one in classes:
            had[one] = had.get(one, 0) + 1
        covered += _letters(match[0])
    if not any(_holds(had, need) for need in shape.needs):
        return False
    letters = _letters(said)
    leeway = 0 if said.endswith("。") else min(letters * _LEEWAY, _FEW)
    return letters - covered <= min(max(shape.spare, leeway), letters / 2)


def _letters(said: str) -> int:
    return sum(map(str.isalpha, said))


def shapes_of_words(said: str) -> tuple[Shape, ...]:
    """Return the shapes of whose classes a line holds a word each: none for most lines.

    Whether the line is of such words alone, `shape_of` tells.
    """
    classes = _classes_in(said)
    index = _index()
    if classes.isdisjoint(index.needs):
        return ()
    bare = _classes_in(_NAMED.sub("“”", said)) if _NAMED.search(said) else classes
    found = {
        place
        for name in classes
        for place, need in index.needs.get(name, ())
        if need <= (bare if SHAPES[place].spare else classes)
    }
    return tuple(SHAPES[place] for place in sorted(found))


def lines_of_words(text: str, lines: Sequence[Span], at_ends: Container[Span]) -> Iterator[Span]:
    """Yield the lines of `text`, given in order, that `shapes_of_words` must look at.

    `at_ends` are those among the first and the last of the text. A line with a comma is no row of
    buttons; of what else there is it must hold a word of the rarest class, and little that is in
    none of the words.
    """
    rare = _rare()
    had = [0] * len(lines)
    starts = [line.start for line in lines]
    found = list(rare.words.find(text))
    for word, gate, bits in rare.patterns:
        if word in text:
            found.extend((match.start(), bits) for match in gate.finditer(text))
    for at, bits in found:
        place = bisect_right(starts, at) - 1
        if place >= 0 and at < lines[place].end:
            had[place] |= bits
    has_comma, inside = _COMMA.search, rare.inside
    for place, line in enumerate(lines):
        bits = had[place]
        if bits and line not in at_ends:
            bits &= inside
        if (bits and _may_be_shaped(line.of(text), bits)) or (
            not has_comma(text, line.start, line.end) and _may_be_row(line.of(text))
        ):
            yield line


def _may_be_shaped(said: str, had: int) -> bool:
    """Say whether a line with commas may have a shape, by the rarest classes that it has."""
    signs = bare = frozenset(said)
    if not signs.isdisjoint(_OPEN_SIGNS) and _OPEN.search(said):
        return True
    if not _OPENING.isdisjoint(signs):
        bare = frozenset(_NAMED.sub("“”", said))
    for spare, alphabet in _candidates(had):
        foreign = (bare if spare else signs) - alphabet
        if len(foreign) <= spare or sum(map(str.isalpha, foreign)) <= max(spare, _FEW):
            return True
    return False


def _may_be_row(said: str) -> bool:
    """Say whether a line without commas may be a row, by the signs that stand in no row."""
    if _OPEN_IN_ROWS.search(said):
        return True
    return any(
        sum(map(str.isalpha, said.translate(known))) <= max(spare, _FEW)
        for spare, known in _rare().rows
    )


_OPENING = frozenset("“‘「『《【")
# The classes of which every shape without a row needs one, those first that are rarest in prose.
_RAREST = (
    *("cookie", "library address", "play time", "sources", "thinking", "blog link", "reading"),
    *("translator", "results", "comment box", "related", "trial", "paid", "trial version"),
    *("pass on", "like", "follow", "repost", "bot", "unfold", "reference", "author", "machine"),
    *("channel", "library", "rest", "exclusive", "own", "unlock", "log in", "whole", "member"),
    *("address", "comment", "example", "take", "search tab", "app", "host", "says", "audio"),
    *("note", "these"),
)
# A word and a pattern of what every match of the pattern of one of them holds, and the classes.
_GATES = (
    ("", r"\d\s*[万千百wWkK]?\+?\s*[个篇份条项笔相搜检结记网资]", ("sources", "results")),
    ("相关结果", "相关结果", ("results",)),
    (":", r"\d:\d", ("play time",)),
    (".", r"\.[a-z]", ("library address", "blog link", "address")),
    ("ook", "ook", ("cookie",)),
    ("OOK", "OOK", ("cookie",)),
    ("oogle", "oogle", ("translator",)),
    ("ranslat", "ranslat", ("translator",)),
    ("还", "还[有剩]", ("rest",)),
    ("人觉得", "人觉得", ("own",)),
    ("人认为", "人认为", ("own",)),
    ("人赞同", "人赞同", ("own",)),
    ("采纳率", "采纳率", ("own",)),
)
# Where a pattern of a class may take signs that stand in none of its words.
_OPEN = re.compile(r"\.[a-z]|ranslat|APP|App|app|客户端|人(?:觉得|认为)|采纳率")


_OPEN_SIGNS = frozenset(".lPp端觉认纳")
_OPEN_IN_ROWS = re.compile(
    rf"[:：].*[:：]|[KMG]B|IP|[来发]自|发表于|粉丝|获赞|获收藏|Lv|{_OPEN.pattern}"
)


class _Rare(NamedTuple):
    """The rarest classes that the shapes need, a bit each: their words, their patterns."""

    words: Anchored
    rows: Sequence[tuple[int, Mapping[int, None]]]
    """Of each row what it has to spare, and its signs to be taken out."""
    patterns: Sequence[tuple[str, re.Pattern[str], int]]
    shapes: Sequence[tuple[int, int, frozenset[str]]]
    """Of each shape the bits, the signs that it has to spare, and the signs of its words."""
    inside: int
    """What shapes need that may stand elsewhere than at the ends of a text."""


@cache
def _rare() -> _Rare:
    bits = {name: 1 << place for place, name in enumerate(_RAREST)}
    shapes: list[tuple[int, int, frozenset[str]]] = []
    inside = 0
    for shape in SHAPES:
        if not shape.row:
            had = 0
            for need in shape.needs:
                had |= min(bits[name] for name in need if name in bits)
            shapes.append((had, shape.spare, _alphabet(shape)))
            inside |= 0 if shape.where in (FIRST, LAST, EDGE) else had
    needed = {name for name, bit in bits.items() if any(bit & had for had, _, _ in shapes)}
    words: dict[str, int] = {}
    for name in needed:
        for word in WORD_CLASSES[name].words.split():
            words[word] = words.get(word, 0) | bits[name]
    spares = {shape.spare for shape in SHAPES if shape.row}
    rows = [
        (
            spare,
            dict.fromkeys(
                ord(sign)
                for shape in SHAPES
                if shape.row and shape.spare == spare
                for sign in _alphabet(shape)
            ),
        )
        for spare in sorted(spares)
    ]
    patterns = [
        (word, re.compile(gate), sum(bits[name] for name in classes if name in needed))
        for word, gate, classes in _GATES
    ]
    return _Rare(anchored(words), rows, [one for one in patterns if one[2]], shapes, inside)


@lru_cache(maxsize=1024)
def _candidates(had: int) -> Sequence[tuple[int, frozenset[str]]]:
    """Return the shapes that need a class of `had`: what they have to spare, and their signs."""
    return [(spare, alphabet) for bits, spare, alphabet in _rare().shapes if bits & had]


def _alphabet(shape: Shape) -> frozenset[str]:
    classes = [WORD_CLASSES[one] for need in shape.needs for one in need]
    classes += [WORD_CLASSES[one] for one in shape.also]
    signs = {sign for one in classes for sign in one.words + one.pattern}
    return frozenset(signs | set(ascii_letters if any(one.pattern for one in classes) else ""))


class _Index(NamedTuple):
    """The words of all classes by their first two signs, and what each shape needs by one class."""

    words: Mapping[str, Sequence[tuple[str, frozenset[str]]]]
    signs: Mapping[str, frozenset[str]]
    patterns: Sequence[tuple[str, re.Pattern[str]]]
    needs: Mapping[str, Sequence[tuple[int, frozenset[str]]]]


# Whatever a pattern of a class matches holds one of these.
_PATTERNED = re.compile("[0-9A-Za-z:：👍💬⭐❤👀]|发表于|[来发]自")


def _classes_in(said: str) -> frozenset[str]:
    """Return the classes of which a line holds a word."""
    index = _index()
    found: set[str] = set()
    for sign in index.signs.keys() & set(said):
        found |= index.signs[sign]
    for at in range(len(said) - 1):
        for word, names in index.words.get(said[at : at + 2], ()):
            if said.startswith(word, at):
                found |= names
    if _PATTERNED.search(said):
        found.update(name for name, pattern in index.patterns if pattern.search(said))
    return frozenset(found)


@cache
def _index() -> _Index:
    needed = {name for shape in SHAPES for need in shape.needs for name in need}
    names: dict[str, set[str]] = {}
    for name in needed:
        for word in WORD_CLASSES[name].words.split():
            names.setdefault(word, set()).add(name)
    words: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for word, classes in names.items():
        if len(word) > 1:
            words.setdefault(word[:2], []).append((word, frozenset(classes)))
    often = Counter(name for shape in SHAPES for need in shape.needs for name in set(need))
    needs: dict[str, list[tuple[int, frozenset[str]]]] = {}
    for place, shape in enumerate(SHAPES):
        for need in shape.needs:
            # By its rarest class, for then the fewest needs are looked at.
            rarest = min(need, key=lambda name: (name == "glue", often[name]))
            needs.setdefault(rarest, []).append((place, frozenset(need)))
    return _Index(
        words,
        {word: frozenset(classes) for word, classes in names.items() if len(word) == 1},
        [
            (name, re.compile(WORD_CLASSES[name].pattern))
            for name in sorted(needed)
            if WORD_CLASSES[name].pattern
        ],
        needs,
    )


def _holds(had: Mapping[str, int], need: Iterable[str]) -> bool:
    need = tuple(need)
    return all(had.get(one, 0) >= need.count(one) for one in need)


@cache
def _reader(shape: Shape) -> _Reader:
    names = {name for need in shape.needs for name in need} | set(shape.also)
    classes: dict[str, set[str]] = {}
    patterns: dict[str, str] = {}
    sources = []
    for place, name in enumerate(sorted(names)):
        one = WORD_CLASSES[name]
        for word in one.words.split():
            classes.setdefault(word, set()).add(name)
        if one.pattern:
            patterns[f"p{place}"] = name
            sources.append(f"(?P<p{place}>{one.pattern})")
    words = any_of(classes) if classes else "(?!)"
    return _Reader(
        re.compile("|".join([*sources, words])),
        {word: frozenset(names) for word, names in classes.items()},
        patterns,
    )
