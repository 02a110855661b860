"""The characters of the vocabulary in simplified and traditional form, one for one.

No table spells its words twice: a word in traditional characters is the word translated by this.
The rules read few of them yet (amounts, in `numerals.FORMAL`); the matrix shows which.
"""

from __future__ import annotations

_PAIRS = (
    "师師级級语語数數组組体體内內里裏册冊党黨员員优優总總为為万萬项項个個会會议議应應实實产產设設额額资資"
    "给給补補贴貼户戶与與东東镇鎮县縣区區报報齐齊较較点點对對账賬库庫线線学學归歸档檔训訓练練种種麦麥亩畝"
    "减減负負责責单單电電话話标標达達红紅强強约約远遠图圖馆館费費处處财財营營进進检檢测測结結无無占佔现現"
    "办辦务務众眾两兩业業满滿样樣从從计計别別类類条條环環积積际際增增长長价價币幣亿億辆輛"
)
# Of the words by which a text refers to its parts.
_PARTS = "节節编編见見后後续續录錄则則课課题題问問页頁于於规規书書说說这這签簽"
TRADITIONAL = str.maketrans(_PAIRS[::2], _PAIRS[1::2])
"""Turns simplified characters into traditional ones."""
SIMPLIFIED = str.maketrans((_PAIRS + _PARTS)[1::2], (_PAIRS + _PARTS)[::2])
"""Turns traditional characters into simplified ones, place by place."""
