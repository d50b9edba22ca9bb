"""What is written of the patient in figures: age, sex, blood glucose and renal function."""

import re

from bot.understand.scenario import FacetReading
from corpus.reading import Reading

_AGE = re.compile(
    r"\b(?P<years>\d{1,3})\s*-?\s*(?:(?P<sex>[MF]|(?<=\d)f(?!/))\b(?!\s*(?:ago|post|after))|(?:(?:y/?o|yo|yr|yrs|years?|y)\b[\s-]*"
    r"(?:old|o\b)?\s*(?P<sex2>[MF]\b)?))(?P<rest>\s*-?\s*(?:old|ago|post|after|since|out|later|follow|NED|s/p|of|in|off)?)",
)
_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SPELLED = re.compile(
    rf"\b(?:(?P<tens>{_TENS.replace(' ', '|')})[\s-]?)?(?P<units>{_UNITS.replace(' ', '|')})?[\s-]years?[\s-]old\b", re.IGNORECASE
)
"""An age in letters: "nine years old", "a thirty-two-year-old"."""
_AGED = re.compile(r"\bage(?:d|\s+is|\s+was|:|\s*=)?\s+(?P<years>\d{1,3})\b|\b(?P<comma>\d{1,3})\s*,\s*(?=PMH)", re.IGNORECASE)
_IS_AGED = re.compile(
    r"\b(?:(?:s?he|patient|boy|girl|child|kid|they)(?:\W?s|\s+is|\s+are|\s+was|\s+were|\s+would\s+be|\s+had\s+been|\s+has\s+turned|\s+turned|\W?re)|turned)"
    r"\s+(?:(?:only|just|actually|really|about|already|not|even|by\s+the\s+way)\s+)*(?P<years>\d{1,3})\b(?!\s*[-/%:.]?\s*\w*\d)"
    r"(?!\s*(?:months?|mo|weeks?|wks?|days?|hours?|h|cm|mm|kg|lb|cycles?|courses?|times|yrs?\s+out|y(?:ea)?rs?\s+(?:out|after|post|since|on))\b)",
    re.IGNORECASE,
)
"""A number that is said of somebody: "he's only 9", "she is 41"; not "she is 6 months after"."""
_NOT_BUT = re.compile(
    r"\bnot\s+(?:\w+\s+)?\d{1,3}\s*(?:years?|yrs?|y)?(?:\s*old)?\s*,?\s*but\s+(?P<years>\d{1,3})\b(?!\s*[./%]?\d)", re.IGNORECASE
)
"""An age put right: "not 41 years but 14"."""
_MONTHS_OLD = re.compile(r"\b\d{1,2}[\s-]*(?:months?|mo|weeks?|wk|days?)[\s-]*old\b", re.IGNORECASE)
_HERS = re.compile(r"\b(?:her|his|their)\s+(?:\w+\s+)?$", re.IGNORECASE)
"""Before the age of somebody's child: "nursing her 4-month-old"."""
_OF_PAPER = re.compile(
    r"\b(?:diagnosis|dx|biopsy|core|histology|pathology|report|result|scan|mri|ct|film)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
_GLUCOSE = re.compile(
    r"(?:glucose|sugar|bsl|bgl|fbg|glyc\w+|(?:finger[\s-]?(?:prick|stick)|capillary)(?=\D{0,25}?\d{2,3}(?:\.\d)?\s*m(?:g|mol)))"
    r"\D{0,25}?(?P<value>\d{2,3}(?:\.\d)?)\s*(?P<unit>mg/?dl|mmol/?l)?",
    re.IGNORECASE,
)
_EGFR = re.compile(r"\begfr\D{0,15}?(?P<value>\d{1,3})\b", re.IGNORECASE)
_FIGURE = re.compile(r"\d")
_DURATION = re.compile(r"\d+\s*-?\s*(?:y|yr|yrs|years?)", re.IGNORECASE)
_ADULT, _OLDEST = 18, 120
"""Years; ACR's child radiation levels are for patients under 18."""
_AGO_REACH = 2
"""Words between a duration and what makes it one."""
_NOT_AN_AGE = {"ago", "post", "after", "since", "out", "later", "follow", "NED", "s/p", "of", "in", "off"}


def read_patient(reading: Reading) -> dict[str, FacetReading]:
    """Age, age band, sex, glucose and eGFR as far as they are written in figures, or the age in letters."""
    if not (_FIGURE.search(reading.text) or reading.cues("age_unit")):
        spelled = _spelled_age(reading.text)
        return {"age": spelled, "age_band": _band(spelled)} if spelled else {}
    result = _written_age(reading)
    if "age" in result:
        result["age_band"] = _band(result["age"])
    elif months := next((m for m in _MONTHS_OLD.finditer(reading.text) if not _is_another_age(m.start(), reading)), None):
        result["age_band"] = FacetReading(("child",), "implied", months.group())
    if glucose := _GLUCOSE.search(reading.text):
        value = f"{glucose['value']} {glucose['unit'] or ''}".strip()
        result["glucose"] = FacetReading((value,), "said", glucose.group())
    if egfr := _EGFR.search(reading.text):
        result["egfr"] = FacetReading((egfr["value"],), "said", egfr.group())
    return result


def _band(age: FacetReading) -> FacetReading:
    band = "child" if int(age.values[0]) < _ADULT else "adult"
    return FacetReading((band,), "implied", age.words)


def _is_another_age(at: int, reading: Reading) -> bool:
    """ "Nursing her 4-month-old", "the diagnosis is 6 days old": the age of somebody's child, or of a finding."""
    return bool(_HERS.search(reading.text[:at]) or _OF_PAPER.search(reading.text[:at]))


def _in_another_language(reading: Reading) -> FacetReading | None:
    """A number before the language's word for years of age; "hace 2 anos" and "il y a 2 ans" are durations."""
    for unit in reading.cues("age_unit"):
        number = reading.words[unit.first - 1] if unit.first else None
        if number is None or not number.folded.isdigit() or int(number.folded) > _OLDEST:
            continue
        near = range(unit.first - 1 - _AGO_REACH, unit.last + 1 + _AGO_REACH)
        if not any(ago.first in near and ago.last != unit.last for ago in reading.cues("time_ago")):
            return FacetReading((number.folded,), "said", reading.text[number.start : unit.end])
    return None


def _spelled_age(text: str) -> FacetReading | None:
    """ "What if she were nine years old?"; the age of somebody's child is not hers."""
    for match in _SPELLED.finditer(text) if "old" in text.casefold() else ():
        tens, units = match["tens"], match["units"]
        years = 10 * (_TENS.split().index(tens.lower()) + 2) if tens else 0
        years += _UNITS.split().index(units.lower()) + 1 if units else 0
        if years and not _HERS.search(text[: match.start()]):
            return FacetReading((str(years),), "said", match.group().strip())
    return None


def _written_age(reading: Reading) -> dict[str, FacetReading]:
    """ "45M", "8-year-old", "aged 60"; "18F-FDG" is no girl of 18, and "2 years" alone is a duration."""
    if corrected := _NOT_BUT.search(reading.text) if reading.cues("correction") else None:
        return {"age": FacetReading((corrected["years"],), "said", corrected.group())}
    tracers = [(m.start, m.end) for m in reading.mentions if "tracer" in m.concept.study]
    for match in _AGE.finditer(reading.text):
        sex, words = match["sex"] or match["sex2"], match.group().strip()
        if any(start < match.end() and match.start() < end for start, end in tracers) or int(match["years"]) > _OLDEST:
            continue
        if not sex and (_DURATION.fullmatch(words) or (match["rest"].strip(" -") in _NOT_AN_AGE and "old" not in words)):
            continue
        age = {"age": FacetReading((match["years"],), "said", words)}
        return {**age, "sex": FacetReading(("male" if sex == "M" else "female",), "said", words)} if sex else age
    if years := _in_another_language(reading):
        return {"age": years}
    if spelled := _spelled_age(reading.text):
        return {"age": spelled}
    if aged := _AGED.search(reading.text):
        return {"age": FacetReading((aged["years"] or aged["comma"],), "said", aged.group().strip())}
    somebody = _IS_AGED.search(reading.text)
    plausible = somebody and int(somebody["years"]) <= _OLDEST
    return {"age": FacetReading((somebody["years"],), "said", somebody.group())} if somebody and plausible else {}
