"""Radiation levels in a text: symbols and dose bands, taken out before its words are read."""

import re

_BAND = r"<?\s?\d+(?:\.\d+)?(?:\s?[-–]\s?\d+(?:\.\d+)?)?"
_LEVEL = re.compile(rf"(?P<symbols>☢{{1,6}}|\bO\b(?=\s?\(0 mSv\)))?\s?\(?(?P<msv>{_BAND})\s?mSv\b\)?|(?P<alone>☢{{1,6}})")
_BELOW = re.compile(r"\b(?:below|under|less than) (?=0\.\d+ ?mSv)", re.IGNORECASE)
_NUMERAL = r"\d+(?:\.\d+)?|one|three|ten|thirty|hundred|(?:a |one )hundred"
_SPAN = re.compile(
    rf"\b(?:between |from )?({_NUMERAL})\s?(?:and|to|through)\s({_NUMERAL})[\s-]?(?=(?:mSv|millisieverts?)\b)", re.IGNORECASE
)
_UNIT = re.compile(r"\bmillisieverts?\b", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(a single|one|two|three|four|five|[1-5])[\s-](?:radiation[\s-])?symbols?\b"
    r"(?!\s(?:more|fewer|less|higher|lower|above|below))",  # "one symbol fewer" compares
    re.IGNORECASE,
)
_ZERO = re.compile(
    r"\b((?:levels?|RRL|band|symbol|sign|assigned|marked|given|listed|rated|radiation)(?: of| is| as| at)?"
    r"|\b(?:symbol|sign|level|RRL|radiation)\b[^.;☢]{1,60}?(?: is|:|,)) O\b"
    r"(?! ?\(0 mSv)(?=[.,;:)]| in\b| for\b| by\b| both\b| and\b|$)"
)
"""The letter that stands for no radiation."""
_LEFT_OUT = re.compile(
    r"(\b(?:has|have|to|at|only|(?:that|the one) of(?: \S{1,30}){1,5}?) (?:one|two|three|four|five))(?=[.,;]|$)", re.IGNORECASE
)
"""Symbols that are counted once, and then not named again: "four symbols, while the bone scan has three"."""
_NTH = re.compile(r"\b(?:radiation )?level (one|two|three|four|five|[1-5])\b", re.IGNORECASE)
_NUMBERS = {"a single": "1", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "ten": "10", "thirty": "30"}
_HINT = re.compile(r"(?i:symbol|level|msv|millisievert)|☢|\bO\b")
"""What every way of telling a level has one of."""
_STAND_IN = "dosebandnumber"


def bands_of(text: str) -> tuple[str, dict[str, tuple[str, ...]]]:
    """The text with a word in place of each level, and what each word stands for: symbols, a band in mSv, or both."""
    said: dict[str, tuple[str, ...]] = {}
    if not _HINT.search(text):
        return text, said
    text = _NTH.sub(lambda m: f"level {'☢' * int(_digits(m[1]))}", _ZERO.sub(r"\1 0 mSv", text))
    if counted := _COUNTED.search(text):
        text = text[: counted.end()] + _LEFT_OUT.sub(r"\1 symbols", text[counted.end() :])
    text = _COUNTED.sub(lambda m: "☢" * int(_digits(m[1])), _UNIT.sub("mSv", text))
    text = _BELOW.sub("<", _SPAN.sub(lambda m: f"{_digits(m[1])}-{_digits(m[2])} ", text))

    def stand_in(match: re.Match[str]) -> str:
        word = f"{_STAND_IN}{'abcdefghijklmnopqrstuvwxyz'[min(len(said), 25)]}"
        parts = [match["symbols"], match["msv"], match["alone"]]
        said[word] = (*said.get(word, ()), *(re.sub(r"\s", "", p).replace("–", "-") for p in parts if p))
        return f" {word} "

    return _LEVEL.sub(stand_in, text) if "mSv" in text or "☢" in text else text, said


def _digits(numeral: str) -> str:
    """A number in digits."""
    word = numeral.casefold()
    return "100" if word.endswith("hundred") else _NUMBERS.get(word, word)
