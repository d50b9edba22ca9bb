"""A relapse that a sample has proven, and a lump in the old bed that nobody has sampled."""

from bot.understand.course.old_self import old_self
from bot.understand.course.relapse import is_of_another
from bot.understand.course.signs import lung_findings
from bot.understand.scenario import FacetReading, is_first_staging
from bot.understand.wording.sentences import asks_at, sentence_at
from corpus.reading import RETURNS, Mention, Reading
from corpus.words import as_folded, is_year

_SPOT = ("lump", "finding", "lung_finding")
_NEAR, _NODE_REACH, _NEXT = 6, 6, 1
"""Words between a sample and what was sampled, at most, and sentences from a relapse to its proof."""
_OF_A_NAME = {"of", "for", "after", "a", "an"}
"""Before a sample these lead to the first tumour: "surveillance for a relapse of a biopsy-proven sarcoma"."""
_SAME, _AGAIN = {"same", "identical"}, {"again", "once"}
_OPEN = as_folded("if whether possible suspected suspect unless until afraid fear fears worried nothing")
_ANEW = {"again", "re", "then", "and", "subsequently", "was"}
"""Beside a treatment that followed a relapse."""
_BODY = as_folded("node nodes")


def proven_relapse(reading: Reading, treated: FacetReading | None) -> FacetReading | None:
    """ "Biopsy-proven regrowth in the bed", "FNA of the groin node: clear cell sarcoma, treated 2020"."""
    if reading.cues("not_sampled"):
        return None
    samples = [m for m in reading.mentions if _is_a_result(m) and not (reading.negates(m) or _is_of_nothing(m, reading))]
    samples = [m for m in samples if not any(o.first <= m.first and m.last <= o.last and o.words != m.words for o in samples)]
    returned = [m for m in reading.affirmed(*RETURNS) if not is_of_another(m, reading)]
    returned = [m for m in returned if any(_proves(s, m, reading) for s in samples)]
    if returned:
        return FacetReading(("known_recurrence",), "said", returned[0].words)
    again = _named_again(samples, reading) or _sampled_again(samples, reading, treated) or old_self(reading, treated)
    return FacetReading(("known_recurrence",), "said", again.words) if again else None


def _is_of_nothing(sample: Mention, reading: Reading) -> bool:
    """ "Nothing is proven"."""
    return "nothing" in {w.folded for w in reading.words[max(0, sample.first - 2) : sample.first]}


def _is_a_result(mention: Mention) -> bool:
    done = mention.concept.facet == "biopsy" and mention.concept.value == "done"
    return done or mention.concept.cue in ("sample", "sampling", "pathology") or mention.concept.study.get("modality") == "biopsy"


def _proves(sample: Mention, back: Mention, reading: Reading) -> bool:
    """In one sentence, with no name or treatment between them, or in the next: "It is back. Core: the same"."""
    if sample.concept.facet != "biopsy":
        return False
    start, end = sentence_at(reading, back.first)
    asked = asks_at(end, reading)
    if _OPEN & {w.folded for w in reading.words[start:end]} or _treated_behind(sample, back, reading):
        return False
    if start <= sample.first < end:
        return not (asked and sample.last < back.first) and not _parted(sample, back, reading)
    first, _ = sentence_at(reading, sample.first)
    return first == end + _NEXT and not asked and sample.concept.facet == "biopsy" and not _placed_apart(sample, reading)


def _parted(sample: Mention, back: Mention, reading: Reading) -> bool:
    low, high = sorted((sample, back), key=lambda m: m.first)
    between = [m for m in reading.mentions if low.last < m.first < high.first]
    if low is sample:
        return any(m.concept.facet in ("histology", "treatment") for m in between)
    leads = bool(_OF_A_NAME & {w.folded for w in reading.words[max(low.last + 1, sample.first - 2) : sample.first]})
    return leads or any(m.concept.facet == "treatment" for m in between)


def _treated_behind(sample: Mention, back: Mention, reading: Reading) -> bool:
    """ "Recurrence in 2019, biopsy-proven, resected again": that one is gone."""
    last = max(sample.last, back.last)
    done = [m for m in reading.mentions if m.concept.facet == "treatment" and m.concept.value == "done" and m.first > last]
    around = [{w.folded for w in (*reading.words[m.first - 1 : m.first], *reading.words[m.last + 1 : m.last + 2])} for m in done]
    return any(_ANEW & words for words in around)


def _placed_apart(sample: Mention, reading: Reading) -> bool:
    """ "Biopsied in 2018": of the first tumour."""
    start, end = sentence_at(reading, sample.first)
    return any(is_year(w.folded) for w in reading.words[start:end])


def _named_again(samples: list[Mention], reading: Reading) -> Mention | None:
    """ "Core needle: same liposarcoma", "histology of the nodule: osteosarcoma again"."""
    for name in (m for m in reading.mentions if m.concept.facet == "histology"):
        start, _ = sentence_at(reading, name.first)
        before = {w.folded for w in reading.words[max(start, name.first - 1) : name.first]}
        behind = {w.folded for w in reading.words[name.last + 1 : name.last + 2]}
        told = any(start <= s.first < name.first for s in samples) or _was_cut_out(start, name, reading)
        if (_SAME & before or _AGAIN & behind) and told:
            return name
    return None


def _was_cut_out(start: int, name: Mention, reading: Reading) -> bool:
    """ "A nodule excised last week = UPS again": what was cut out has a name; "excised in 2022: UPS again?" asks."""
    _, end = sentence_at(reading, name.first)
    lumps = [m.last for m in reading.affirmed(*_SPOT) if start <= m.first < name.first]
    cut = any(
        m.concept.facet == "treatment" and m.concept.value == "done" and any(0 <= m.first - at <= _NEAR for at in lumps)
        for m in reading.mentions
        if m.last < name.first
    )
    return cut and not asks_at(end, reading)


def _sampled_again(samples: list[Mention], reading: Reading, treated: FacetReading | None) -> Mention | None:
    """ "Groin node FNA positive", "core of a new nodule in the bed: UPS", told of a tumour that was treated before."""
    done = treated is not None and "done" in treated.values
    for sample in samples:
        names = any(m.first == sample.last + 1 for m in reading.mentions if m.concept.facet == "histology")
        if names and not sample.words.endswith((":", "=")):
            continue  # "a biopsy-proven sarcoma": of the tumour itself; "lump in the scar, core: UPS" tells a result
        start, end = sentence_at(reading, sample.first)
        spots = [m for m in reading.mentions if start <= m.first < end and _is_a_new_place(m)]
        spots = [m for m in spots if not names or m.first < sample.first]  # "pathology: UPS, margin involved"
        near = [m for m in spots if min(abs(m.first - sample.last), abs(sample.first - m.last)) <= _NODE_REACH]
        told = any(_is_an_ill_name(m) and m.first > sample.last for m in reading.mentions if m.first < end)
        told |= any(sample.first <= m.first < end for m in reading.cues("result"))
        former = done or _is_dated(reading, start)
        if near and told and former and not any(reading.negates(m) for m in near):
            return near[0]
    return None


def _is_an_ill_name(mention: Mention) -> bool:
    """ "Sampled: a neuroma" names nothing that has come back."""
    return mention.concept.facet == "histology" and mention.concept.implies.get("behaviour") != ("benign",)


def _is_a_new_place(mention: Mention) -> bool:
    """A node, or the bed of the tumour; a lump alone may have been how the tumour was found."""
    node = mention.concept.value == "extrapulmonary" and bool(_BODY & set(mention.words.casefold().split()))
    return node or (mention.concept.facet == "target" and mention.concept.value == "local")


def is_of_long_ago(before: int, reading: Reading) -> bool:
    """ "UPS thigh 2018, lung metastasis proven last week": the tumour has its year, which is told before."""
    return _is_dated(reading, before) and not reading.cues("untreated", "never_treated", "nothing_given")


def _is_dated(reading: Reading, before: int) -> bool:
    """ "UPS arm 2021. Core of ...": a tumour with its year, told before."""
    names = [m.first for m in reading.mentions if m.concept.facet == "histology" and m.first < before]
    return any(is_year(w.folded) and any(n < at for n in names) for at, w in enumerate(reading.words[:before]))


def unsampled_in_the_bed(reading: Reading, facets: dict[str, FacetReading]) -> FacetReading | None:
    """ "UPS resected there in 2021, new nodule in the bed, no biopsy yet": a relapse is in question, and no first diagnosis."""
    treated = facets.get("treatment")
    former = (treated is not None and "done" in treated.values) or _is_dated(reading, len(reading.words))
    malignant = "histology" in facets and "behaviour" in facets and facets["behaviour"].values == ("malignant",)
    if not (former and malignant):
        return None
    lumps = reading.affirmed(*_SPOT, "suspicion", "new")
    places = [
        m for m in reading.mentions if m.concept.facet == "target" and m.concept.value == "local" and not reading.negates(m)
    ]
    places += reading.cues("right_there")
    unsampled = reading.cues("not_sampled") or [m for m in reading.mentions if m.concept.value == "undiagnosed_lesion"]
    return FacetReading(("suspected_recurrence",), "implied", places[0].words) if lumps and places and unsampled else None


def restaged_after_treatment(reading: Reading, said: FacetReading | None, treated: FacetReading | None) -> FacetReading | None:
    """ "A lung nodule grew on surveillance, treated osteosarcoma: PET to stage?": what was treated is staged again."""
    staged = is_first_staging(said)
    done = treated is not None and "done" in treated.values
    if not (staged and done and said) or reading.cues("untreated", "never_treated", "nothing_given"):
        return None
    signs = lung_findings(reading)
    grew = any(w.folded in ("grew", "grown", "growing", "surveillance") for w in reading.words)
    return FacetReading(("restaging",), "said", said.words) if signs and grew else None
