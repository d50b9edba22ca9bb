"""Facets read by rules over the terms: what is said, negated, done, or follows from something said."""

import re
from collections.abc import Iterable

from bot.understand.lexicon import Mention, Reading
from bot.understand.scenario import FacetReading, How
from bot.understand.studies import NamedStudy, occupied
from corpus import Corpus

_AGE = re.compile(
    r"\b(?P<years>\d{1,3})\s*-?\s*(?:(?P<sex>[MF])\b(?!\s*(?:ago|post|after))|(?:(?:y/?o|yo|yr|yrs|years?|y)\b[\s-]*"
    r"(?:old|o\b)?\s*(?P<sex2>[MF]\b)?))(?P<rest>\s*-?\s*(?:old|ago|post|after|since|out|later|follow|NED|s/p|of|in|off)?)",
)
_AGED = re.compile(r"\baged?\s+(?P<years>\d{1,3})\b|\b(?P<comma>\d{1,3})\s*,\s*(?=PMH)", re.IGNORECASE)
_MONTHS_OLD = re.compile(r"\b\d{1,2}[\s-]*(?:months?|mo|weeks?|wk|days?)[\s-]*old\b", re.IGNORECASE)
_GLUCOSE = re.compile(
    r"(?:glucose|sugar|bsl|bgl|fbg|glyc\w+)\D{0,25}?(?P<value>\d{2,3}(?:\.\d)?)\s*(?P<unit>mg/?dl|mmol/?l)?", re.IGNORECASE
)
_NOT_AN_AGE = {"ago", "post", "after", "since", "out", "later", "follow", "NED", "s/p", "of", "in", "off"}
_EXCLUDED_SITES = ("spine", "head_neck", "abdomen", "skin")
_SCOPE_REACH = 5


def read_facets(reading: Reading, studies: list[NamedStudy], corpus: Corpus) -> dict[str, FacetReading]:
    """The facets that one text tells, purpose and target apart from what follows from treatment and tumour."""
    inside = set(occupied(studies))
    said = [m for m in reading.mentions if m.concept.facet or m.concept.implies]
    said = [m for m in said if not (m.concept.facet in ("target", "site") and m.first in inside)]
    kept = [m for m in said if not (_negated(m, reading) or _past(m, reading)) and _in_scope(m, said, reading)]
    kept = _one_tumour(kept, reading)
    found = _evidence(kept, corpus)
    found.update(_age_and_sex(reading.text, found))
    glucose = _GLUCOSE.search(reading.text)
    if glucose:
        found["glucose"] = FacetReading((f"{glucose['value']} {glucose['unit'] or ''}".strip(),), "said", glucose.group())
    return found


def _negated(mention: Mention, reading: Reading) -> bool:
    """ "No biopsy" and the like are terms of their own, and purposes are not negated but replaced."""
    return mention.concept.facet not in ("purpose", "sex") and reading.negates(mention)


def _past(mention: Mention, reading: Reading) -> bool:
    """In a list of past illnesses, up to the end of the sentence."""
    for cue in reading.cues("past_history"):
        gap = reading.words[cue.last + 1 : mention.first]
        if cue.last < mention.first and not any(w.folded in ".;!?\n" for w in gap):
            return True
    return False


def _tumours(mentions: Iterable[Mention]) -> list[Mention]:
    return [
        m for m in mentions if m.concept.facet == "histology" or m.concept.facet == "tissue" or "behaviour" in m.concept.implies
    ]


def _in_scope(mention: Mention, said: list[Mention], reading: Reading) -> bool:
    """A site that would put the tumour outside the topic counts only beside the tumour ("sarcoma of the jaw")."""
    if mention.concept.facet != "site" or "origin" not in mention.concept.implies:
        return True
    for tumour in _tumours(said):
        if tumour.concept.facet == "site":
            continue
        low, high = sorted((tumour, mention), key=lambda m: m.first)
        gap = reading.words[low.last + 1 : high.first]
        stops = ".;:!?\n," if low is mention else ".;:!?\n"
        if len(gap) <= _SCOPE_REACH and not any(w.folded in stops for w in gap):
            return True
    return False


def _is_musculoskeletal(mention: Mention) -> bool:
    implied = mention.concept.implies
    return "musculoskeletal" in implied.get("origin", ()) or (
        mention.concept.facet == "histology"
        and "origin" not in implied
        and bool({"malignant", "aggressive"} & set(implied.get("behaviour", ())))
        and mention.concept.id not in ("cancer", "malignancy")
    )


def _one_tumour(mentions: list[Mention], reading: Reading) -> list[Mention]:
    """Beside a musculoskeletal tumour, other cancers, benign lumps and ailments are history, not the question."""
    if not any(_is_musculoskeletal(m) for m in mentions):
        return mentions

    def is_side_remark(m: Mention) -> bool:
        origin = set(m.concept.implies.get("origin", ()))
        other = bool(origin) and not origin & {"musculoskeletal", "metastasis", *_EXCLUDED_SITES}
        past_skin = (
            m.concept.facet == "histology"
            and bool(origin & {"skin", "head_neck", "abdomen", "spine"})
            and ("musculoskeletal" not in origin and any(_is_musculoskeletal(n) and n.first > m.last for n in mentions))
        )
        benign = m.concept.facet == "histology" and m.concept.implies.get("behaviour") == ("benign",)
        return other or past_skin or m.concept.facet == "condition" or benign

    return [m for m in mentions if not is_side_remark(m)]


def _evidence(mentions: list[Mention], corpus: Corpus) -> dict[str, FacetReading]:
    said: dict[str, list[tuple[tuple[str, ...], How, str]]] = {}
    for mention in mentions:
        concept = mention.concept
        if concept.facet:
            value = (concept.value or concept.id,)
            said.setdefault(concept.facet, []).append((value, concept.how, mention.words))
        for facet, values in concept.implies.items():
            said.setdefault(facet, []).append((values, "implied", mention.words))
    return {facet: _merged(facet, items, corpus) for facet, items in said.items()}


def _merged(facet: str, items: list[tuple[tuple[str, ...], How, str]], corpus: Corpus) -> FacetReading:
    """What is said beats what follows; several things said are all possible, several implications narrow down."""
    outright = [item for item in items if item[1] == "said"]
    words = "; ".join(dict.fromkeys(item[2] for item in (outright or items)))
    if outright:
        return FacetReading(_ordered(facet, {v for item in outright for v in item[0]}, corpus), "said", words)
    sites = [set(item[0]) for item in items]
    if facet == "origin":
        excluded = [s for s in sites if s & {*_EXCLUDED_SITES, "metastasis"} and "musculoskeletal" not in s]
        sites = excluded[:1] or sites
    narrowed = set.intersection(*sites) or set.union(*sites)
    return FacetReading(_ordered(facet, narrowed, corpus), "implied", words)


def _ordered(facet: str, values: set[str], corpus: Corpus) -> tuple[str, ...]:
    order = list(corpus.facets[facet].values)
    return tuple(sorted(values, key=lambda v: (order.index(v) if v in order else len(order), v)))


def _age_and_sex(text: str, found: dict[str, FacetReading]) -> dict[str, FacetReading]:
    result: dict[str, FacetReading] = {}
    for match in _AGE.finditer(text):
        sex = match["sex"] or match["sex2"]
        if match["rest"].strip(" -") in _NOT_AN_AGE and not sex and "old" not in match.group():
            continue
        if not sex and re.fullmatch(r"\d+\s*-?\s*(?:y|yr|yrs|years?)\s*", match.group(), re.IGNORECASE):
            continue  # "2 years" alone is a duration
        if int(match["years"]) <= 120:
            result["age"] = FacetReading((match["years"],), "said", match.group().strip())
            if sex:
                result["sex"] = FacetReading(("female" if sex == "F" else "male",), "said", match.group().strip())
            break
    aged = _AGED.search(text)
    if "age" not in result and aged:
        result["age"] = FacetReading((aged["years"] or aged["comma"],), "said", aged.group().strip())
    if "age" in result:
        band = "child" if int(result["age"].values[0]) < 18 else "adult"
        result["age_band"] = FacetReading((band,), "implied", result["age"].words)
    elif months := _MONTHS_OLD.search(text):
        result["age_band"] = FacetReading(("child",), "implied", months.group())
    if len(found.get("age_band", FacetReading((), "said")).values) > 1:
        result.setdefault("age_band", found["age_band"])
    return result
