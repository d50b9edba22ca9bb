"""Identifiers in a question are masked before anything else sees them: e-mail, phone, URL, IP, record numbers, full dates.

Presidio would find names as well but needs a language model that is not to be had from the package index; these few
kinds have a written form that a pattern can tell.
"""

import ipaddress
import re

from bot.schema import Masked

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*"
_PATTERNS = (
    ("email", re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")),
    ("url", re.compile(r"\b(?:https?://|ftp://|www\.)[^\s<>\"')\]]+", re.IGNORECASE)),
    (
        "ip",
        re.compile(
            r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])|(?<![\w:])(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}(?![\w:])", re.IGNORECASE
        ),
    ),
    (
        "date",
        re.compile(
            rf"\b\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}\b|\b\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:\d{{4}}|\d{{2}})\b"
            rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+\d{{4}}\b|\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}\b",
            re.IGNORECASE,
        ),
    ),
    (
        "record_number",
        re.compile(
            r"\b(?:mrn|nhs|ssn|hospital|patient|record|case|accession|chart|file|id|pid|hosp)\s*(?:(?:no|nr|num|number|id)\b\.?)?\s*[:#]?\s*"
            r"(?P<number>[A-Z]{0,3}[-\s]?\d[\d\s-]{3,}\d)\b|\b(?P<ssn>\d{3}-\d{2}-\d{4})\b|\b(?P<bare>\d{7,})\b",
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
    spans: list[tuple[int, int, str]] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = _span(kind, match)
            if start < end and not any(start < e and s < end for s, e, _ in spans):
                spans.append((start, end, kind))
    spans.sort()
    masked: list[str] = []
    position = 0
    for start, end, kind in spans:
        masked += [text[position:start], f"[{kind}]"]
        position = end
    masked.append(text[position:])
    return "".join(masked), tuple(Masked(type=kind, start=start, end=end) for start, end, kind in spans)


def _span(kind: str, match: re.Match[str]) -> tuple[int, int]:
    if kind == "record_number":
        group = next(g for g in ("number", "ssn", "bare") if match[g])
        return match.span(group)
    if kind == "ip" and not _is_address(match.group()):
        return match.start(), match.start()
    return match.span()


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True
