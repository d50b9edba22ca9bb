"""Identifiers in a question are masked before anything else sees them: e-mail, phone, URL, IP, record numbers, full dates.

Presidio would find names as well but needs a language model that is not to be had from the package index; these few
kinds have a written form that a pattern can tell.
"""

import ipaddress
import re
import unicodedata

from bot.schema import Masked
from corpus.words import without_invisible

_DATE_PARTS, _MOST_DAYS, _MONTHS = 3, 31, 12

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*"
_PATTERNS = (
    ("email", re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")),
    (
        "url",
        re.compile(
            r"\b(?:https?://|ftp://|www\.)[^\s<>\"')\]]+|\b(?:[\w-]+\.)+(?:org|com|net|edu|gov|uk|de|fr|info|io)/[^\s<>]*", re.I
        ),
    ),
    (
        "ip",
        re.compile(
            r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])|(?<![\w:])(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}(?![\w:])", re.IGNORECASE
        ),
    ),
    (
        "date",
        re.compile(
            rf"\b\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d)|\b\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:\d{{4}}|\d{{2}})\b(?!\s?(?:mm|cm|mg|ml|mSv|Gy))"
            rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+\d{{4}}\b|\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}\b",
            re.IGNORECASE,
        ),
    ),
    (
        "record_number",
        re.compile(
            r"\b(?:mrn|mr#|uhid|nhs|ssn|hospital|patient|record|case|accession|chart|file|id|pid|hosp)\s*"
            r"(?:(?:no|nr|num|number|id)\b\.?)?\s*[:#-]?\s*(?P<number>[A-Z]{0,3}[-\s]?\d[\d\s/-]{2,}\d)\b|\b(?P<ssn>\d{3}-\d{2}-\d{4})\b|\b(?P<bare>\d{7,})\b",
            re.IGNORECASE,
        ),
    ),
    (
        "phone",
        re.compile(
            r"(?<![\w.])(?:\+|00)\d[\d\s().-]{6,18}\d\b|(?<![\w.])\(?\d{3,4}\)?[\s.-]\d{3}[\s.-]?\d{3,4}\b|(?<![\w.])0\d{9,10}\b"
        ),
    ),
)


def mask_identifiers(text: str) -> tuple[str, tuple[Masked, ...]]:
    """The text with every identifier replaced by `[type]`, and where they stood in the text as given."""
    plain, origin = _without_disguise(text)
    spans: list[tuple[int, int, str]] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(plain):
            start, end = _span(kind, match)
            if start < end and not any(start < e and s < end for s, e, _ in spans):
                spans.append((start, end, kind))
    found = tuple(Masked(type=k, start=origin[s], end=origin[e - 1] + 1) for s, e, k in sorted(spans))
    masked: list[str] = []
    position = 0
    for item in found:
        masked += [text[position : item.start], f"[{item.type}]"]
        position = item.end
    masked.append(text[position:])
    return "".join(masked), found


def _without_disguise(text: str) -> tuple[str, list[int]]:
    """Invisible characters dropped and full-width forms made plain; for each character, where it came from."""
    plain: list[str] = []
    origin: list[int] = []
    for position, character in enumerate(text):
        for shown in unicodedata.normalize("NFKC", without_invisible(character)):
            plain.append(shown)
            origin.append(position)
    return "".join(plain), origin


def _span(kind: str, match: re.Match[str]) -> tuple[int, int]:
    if kind == "record_number":
        group = next(g for g in ("number", "ssn", "bare") if match[g])
        return match.span(group)
    real = {"ip": _is_address, "date": _is_date}.get(kind, bool)
    return match.span() if real(match.group()) else (match.start(), match.start())


def _is_date(text: str) -> bool:
    """Numbers that can be day, month and year; "12-34-56" is a regimen."""
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    if len(numbers) < _DATE_PARTS:
        return True  # the month is a word
    small = [n for n in numbers if n <= _MOST_DAYS]
    return len(small) >= _DATE_PARTS - 1 and any(1 <= n <= _MONTHS for n in small)


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True
