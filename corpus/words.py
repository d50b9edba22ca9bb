"""Text -> words with their place, and the folding that makes spellings of one word equal.

Folding is for comparison only; every offset is a code point into the text as given.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]"
)
_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff]"
"""Chinese is written without blanks: each character counts as a word."""
_LETTERS = r"(?:(?!" + _HAN + r")[^\W\d_])(?:(?!" + _HAN + r")[^\W\d_]|[\u0300-\u036f])*"
_ELIDED = r"(?:[dDlL]|[dDnN][eE]?[lL][lL]|[aA][lL][lL]|[dDsSnN][aAuUeE][lL][lL])['’](?=[aeiouhàâéèêëîïôöœAEIOUHÀÂÉÈÊÎÔŒ])"
"""An article or "of" that French and Italian write in one with its noun: "l'osteosarcoma", "dell'omero"."""
_TOKEN = re.compile(
    rf"\d+(?:[.,]\d+)?|{_HAN}|{_ELIDED}|{_LETTERS}(?:['’]{_LETTERS})?|(?<!\b[a-zA-Z]\.[a-zA-Z])\.(?!\w)|(?<=\s)[-–—](?=\s)|[?+,;:!()\[\]\n|=<>%&*，。；：！？（）、]",
    re.UNICODE,
)
_YEAR, _CENTURIES = 4, ("18", "19", "20")
"""Figures of a year, and what it begins with."""
_SHORT = 400
"""Characters of a text that is likely to be a sentence: several readers ask for the words of the same one."""
_SPELLING = (
    (re.compile("tumour"), "tumor"),
    (re.compile("haem"), "hem"),
    (re.compile("paed"), "ped"),
    (re.compile("oedem"), "edem"),
    (re.compile("oesoph"), "esoph"),
    (re.compile("glycaem"), "glycem"),
    (re.compile("leukaem"), "leukem"),
    (re.compile("artefact"), "artifact"),
    (re.compile("(?<=.{3})is(?=(e|ed|es|ing|ation|ations)$)"), "iz"),
    (re.compile("^colour"), "color"),
    (re.compile("sarc$"), "sarcoma"),
    (re.compile("ph"), "f"),
    (re.compile("^fibre"), "fiber"),
    (re.compile("^dyspnoea"), "dyspnea"),
    (re.compile("^reoc+ur"), "recur"),
)


_MARKS = str.maketrans("，。；：！？（）、", ",.;:!?(),")
"""Full-width punctuation, as Chinese is written with."""
_SIMPLIFIED = str.maketrans(
    "腫轉診療術後應該檢顯復發為無與區間軟組織髖關節顱頸體齡歲醫師請問麼個還沒開給對並單純複雜質壓縮邊緣寬較長難從類細顆現懷斷層掃電腦攝聲標準劑強輻線結臟頭東裡內側膚經過繼續進優選擇鹽腎動靜脈傷損癒殘餘觀測監隨訪驗確認離園種變異嗎殼適當級別圍幾張這樣雙總係臨評價檔視網絡語護將來貼濕證實環達報導響題誌滿團隊會話廠養餵嬰兒產婦歷記錄讓覺紅綠藍黃點麗紙鐘膠鏡劃鬆",
    "肿转诊疗术后应该检显复发为无与区间软组织髋关节颅颈体龄岁医师请问么个还没开给对并单纯复杂质压缩边缘宽较长难从类细颗现怀断层扫电脑摄声标准剂强辐线结脏头东里内侧肤经过继续进优选择盐肾动静脉伤损愈残余观测监随访验确认离园种变异吗壳适当级别围几张这样双总系临评价档视网络语护将来贴湿证实环达报导响题志满团队会话厂养喂婴儿产妇历记录让觉红绿蓝黄点丽纸钟胶镜划松",
)
"""Traditional characters of medical Chinese and how they are written on the mainland."""


class Word(NamedTuple):
    """A word, number or punctuation mark: folded form and place (code points)."""

    folded: str
    start: int
    end: int

    @property
    def is_mark(self) -> bool:
        """True for punctuation."""
        return not self.folded[0].isalnum()


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """Lower case, no accents or compatibility forms, American spelling, singular."""
    plain = unicodedata.normalize("NFKD", word.translate(_MARKS).translate(_SIMPLIFIED)).casefold().replace("’", "'")
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    for british, american in _SPELLING:
        plain = british.sub(american, plain)
    if len(plain) > 3 and plain.endswith("s") and not plain.endswith(("ss", "is", "us", "'s")):
        plain = plain[:-1]
    plain = re.sub("n't$", "nt", plain)  # people leave the apostrophe out
    return plain.removesuffix("'s") or plain


def as_folded(words: str) -> frozenset[str]:
    """Words parted by blanks, as texts are compared: a set that is held against folded words is written as people write."""
    return frozenset(map(fold, words.split()))


def without_invisible(text: str) -> str:
    """The text with invisible and bidirectional control characters replaced by nothing."""
    return INVISIBLE.sub("", text)


def words_of(text: str) -> list[Word]:
    """All words and punctuation marks of a text, in order."""
    return list(_short(text) if len(text) <= _SHORT else _split(text))


def _split(text: str) -> tuple[Word, ...]:
    return tuple([Word(fold(word := m.group()) or word, *m.span()) for m in _TOKEN.finditer(text)])


_short = lru_cache(maxsize=1024)(_split)


@lru_cache(maxsize=65536)
def folded_words(form: str) -> tuple[str, ...]:
    """The folded words of a surface form; remembered, since every language's lexicon holds the English forms as well."""
    return tuple(word.folded for word in words_of(form))


def is_year(word: str) -> bool:
    """True for the number of a year from 1800 on."""
    return len(word) == _YEAR and word[:2] in _CENTURIES and word.isascii() and word.isdigit()
