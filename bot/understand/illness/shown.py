"""What imaging has shown so far of a lesion without a diagnosis: how it looks, nothing, nothing of use, or not yet made."""

from itertools import pairwise, takewhile

from bot.understand.illness.kin import is_told_of_kin
from bot.understand.imaging.none_so_far import never_looked_into
from bot.understand.imaging.studies import NamedStudy
from bot.understand.imaging.untold import imaging_untold, is_told_to_be_unknown
from bot.understand.scenario import FacetReading
from bot.understand.wording.sentences import asks_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded, words_of

LOOKS = (
    ("osteoid_osteoma", "appearance_osteoid"),
    ("aggressive_lesion", "appearance_aggressive"),
    ("benign_lesion", "appearance_benign"),
)
"""What a bone lesion can look like, the more telling first."""
_LOOKS_OF = {"malignant": "aggressive_lesion", "benign": "benign_lesion"}
"""How a bone lesion looks on a film that made somebody think of a tumour of such behaviour."""
_RESULT_REACH = 12
"""Words between a study and its result, at most."""
STOPS, _OF_TWO = ".;!?\n", "!?\n"
_PLACE_REACH = 5
"""Words between a film and the part that it shows, at most."""
BEHIND = 3
"""Words behind "no scan" that can tell of what else there was none."""
_SAYS = {"say", "show", "showed", "suggest", "suggested", "read", "look", "looked", "report", "reported", "?"}
"""Words behind a film, as they are folded, that tell what it was read as."""
_LIKE = {
    "like",
    "typical",
    "typically",
    "likely",
    "classic",
    "classical",
    "probable",
    "probably",
    "consistent",
    "keeping",
    "compatible",
}
_LIKE |= {"wie", "typisch", "wahrscheinlich", "como", "tipico", "probable", "typique", "probabile", "provavel"}
_FILMS = as_folded("film xray radiograph xr")
_IDLE = {"the", "a", "an", "was", "is", "were", "been", "has", "his", "her", "plain"}
_READ_REACH = 8
"""Words between a film and what it was read as, at most, if it is said to be read."""
_RELATIVE = {"that", "which", "que", "qui", "che", "das", "die", "der"}
_TELLING = {"that", "which", "whose", "where", "when", "if", "after", "because", "since", "as"}
"""Words behind which a question tells something."""
_FURTHER = {"other", "further", "more", "else", "additional"}
_NOR_ANY = {("and", "no"), ("or", "any"), ("nor", "any")}


def first_imaging(
    reading: Reading, tissue: FacetReading | None, studies: list[NamedStudy], spoken_of: bool
) -> FacetReading | None:
    """What imaging has shown so far; `spoken_of`: it is talked about already, so a result needs no study beside it."""
    soft = tissue is not None and tissue.values == ("soft_tissue",)
    plain = [s for s in studies if s.parts["modality"] in ("radiography", "us")]
    told_unclear = [c for c in reading.cues("appearance_unclear") if not (_is_asked(c, reading) or never_looked_into(c, reading))]
    told_unclear = [c for c in told_unclear if not _is_of_the_lesion(c, studies, reading)]
    unclear = next((c for c in told_unclear if (spoken_of and not plain) or _near(c, plain, reading)), None)
    looks = any(reading.affirmed(cue) for _, cue in LOOKS)
    if unclear and (soft or (tissue is None and not looks)):
        return FacetReading(("nondiagnostic",), "said", unclear.words)
    both = {s.parts["modality"] for s in plain} >= {"radiography", "us"}  # "indeterminate radiograph and ultrasound"
    doubtful = [m for m in reading.affirmed("appearance_aggressive") if m.words.casefold() == "indeterminate"]
    if both and doubtful and (tissue is None or soft) and _near(doubtful[0], plain, reading):
        return FacetReading(("nondiagnostic",), "said", doubtful[0].words)
    bone = tissue is not None and tissue.values == ("bone",)
    if not soft and (bone or _radiographs(plain)) and (undecided := reading.affirmed("undecided_look")):
        return FacetReading(("aggressive_lesion",), "said", undecided[0].words)
    if not soft:
        for value, cue in LOOKS:
            if told := [m for m in reading.affirmed(cue) if not _of_something_else(m, reading)]:
                return FacetReading((value,), "said", told[0].words)
        films = _radiographs(plain)
        films = [s for s in films if not _is_of_another_part(s, reading)]
        normals = (
            c for c in reading.cues("appearance_none") if (spoken_of and not plain) or _near(c, films, reading) or _of_a_film(c)
        )
        normal = next(normals, None)
        if normal:
            return FacetReading(("no_lesion",), "said", normal.words)
        if bone and (
            doubts := [c for c in told_unclear if _near(c, films, reading)]
        ):  # "the film of the humerus does not settle it"
            return FacetReading(("aggressive_lesion",), "said", doubts[0].words)
    unimaged = [c for c in reading.cues("unimaged") if not (is_qualified(c, reading) or _is_of_a_later_study(c, studies))]
    unimaged = [c for c in unimaged if not is_told_to_be_unknown(c, reading)]
    begins = [] if imaging_untold(reading) else [c for c in reading.cues("first_request") if not _opens_a_course(c, reading)]
    first = unimaged or ([] if spoken_of or _imaged(reading, plain) else begins)
    return FacetReading(("not_done",), "said", first[0].words) if first else None


def looked_at(reading: Reading, facets: dict[str, FacetReading], studies: list[NamedStudy]) -> list[Mention]:
    """Cues of how a bone lesion looks, where a radiograph or a lesion is spoken of."""
    osteoid = reading.affirmed("appearance_osteoid")
    if osteoid:
        return osteoid
    of_bone = _radiographs(studies)
    if not of_bone:
        return []
    tumour = "tissue" in facets and facets["tissue"].how == "said"  # a bone tumour is thought of, not only a bone named
    normal = [c for c in reading.cues("appearance_none") if tumour and _near(c, of_bone, reading)]
    looks = [m for m in reading.affirmed("appearance_aggressive", "appearance_benign") if not _of_something_else(m, reading)]
    return looks or normal


def looked_in_vain(reading: Reading, studies: list[NamedStudy]) -> list[Mention]:
    """ "Soft tissue tumour, x-ray and ultrasound no help": both were made of what has no better name, and told nothing."""
    plain = [s for s in studies if s.parts["modality"] in ("radiography", "us")]
    both = {s.parts["modality"] for s in plain} >= {"radiography", "us"}
    return [m for m in reading.cues("appearance_unclear") if both and _near(m, plain, reading) and not _is_asked(m, reading)]


def named_on_a_film(reading: Reading, facets: dict[str, FacetReading], studies: list[NamedStudy]) -> FacetReading | None:
    """ "Film: likely NOF of the tibia", "?malignant lesion on x-ray": what a radiograph of the bone made somebody think of."""
    behaviour, tissue = facets.get("behaviour"), facets.get("tissue")
    looks = _LOOKS_OF.get(behaviour.values[0]) if behaviour and len(behaviour.values) == 1 else None
    names = [m for m in reading.mentions if m.concept.facet == "histology"]
    read = any(_is_read_on(name, film, reading) for name in names for film in _radiographs(studies))
    bones = any(m.concept.facet == "site" and m.concept.implies.get("tissue") == ("bone",) for m in reading.mentions)
    of_bone = tissue.values == ("bone",) if tissue else bones
    told = behaviour and looks and read and of_bone
    return FacetReading((looks,), "implied", behaviour.words) if behaviour and looks and told else None


def _is_of_the_lesion(cue: Mention, studies: list[NamedStudy], reading: Reading) -> bool:
    """ "A mass, no diagnosis: ultrasound or MRI first?": it has none, and what follows is asked about."""
    if not cue.words.casefold().endswith("diagnosis"):
        return False
    start, end = sentence_at(reading, cue.first)
    inside = [s for s in studies if start <= s.first < end]
    opens = any(start <= m.first < end for m in reading.cues("first_request"))
    return bool(inside) and (opens or asks_at(end, reading)) and (opens or all(s.first > cue.last for s in inside))


def _is_asked(cue: Mention, reading: Reading) -> bool:
    """ "Are film and ultrasound useless for a deep lump?" asks; "is MRI right for a mass that they did not explain?" tells."""
    start, end = sentence_at(reading, cue.first)
    opens = any(m.first == start for m in reading.cues("interrogative"))
    tells = any(w.folded in _TELLING for w in reading.words[start : cue.first])
    return opens and not tells and asks_at(end, reading)


def _opens_a_course(first: Mention, reading: Reading) -> bool:
    """ "Pain, first on exertion, then at rest": how it went, and no request."""
    _, end = sentence_at(reading, first.first)
    asked = asks_at(end, reading)
    return not asked and "then" in {w.folded for w in reading.words[first.last + 1 : end]}


def _is_read_on(name: Mention, film: NamedStudy, reading: Reading) -> bool:
    low, high = (film.last, name.first) if film.first < name.first else (name.last, film.first)
    gap = [w.folded for w in reading.words[low + 1 : high] if w.folded not in _IDLE]
    if film.first < name.first:
        if _is_what_it_looks_like(name, film, reading):
            return True
        said = any(word in _SAYS for word in gap[: BEHIND + 1]) and not set(gap) & set(".;!\n")
        return (len(gap) <= BEHIND + 1 and bool(gap) and gap[0] in (":", "=")) or (said and len(gap) <= _READ_REACH)
    return len(gap) <= BEHIND + 1 and (gap[-1:] == ["on"] or bool(_SAYS & set(gap[-2:])))


def _is_what_it_looks_like(name: Mention, film: NamedStudy, reading: Reading) -> bool:
    """ "Film of the knee: lesion of the femur, looks like an enchondroma": in the sentence of the film, however far behind."""
    between = {w.folded for w in reading.words[film.last + 1 : name.first]}
    led = {w.folded for w in reading.words[max(film.last + 1, name.first - BEHIND) : name.first]}
    return bool(led & _LIKE) and not between & set(".;!\n")


def _of_something_else(look: Mention, reading: Reading) -> bool:
    """ "A thyroid nodule, benign", "a benign thyroid nodule": in the sentence of another illness."""
    if is_told_of_kin(look, reading):
        return True
    start, end = sentence_at(reading, look.first)
    inside = [m for m in reading.mentions if start <= m.first < end]
    filmed = any(m.concept.study.get("modality") == "radiography" or m.concept.cue == "lump" for m in inside)
    ill = any((m.concept.facet == "condition" or m.concept.cue == "other_operation") and m.first <= look.last + 1 for m in inside)
    return not filmed and ill


def is_qualified(cue: Mention, reading: Reading) -> bool:
    """ "Is there no study that is clearly right?" tells nothing of what was done, "no lesion on x-ray" of what was seen."""
    inside = any(cue.first < m.first < cue.last for m in reading.cues("lump", "finding", "obstacle"))
    barred = [m for m in reading.mentions if m.concept.facet == "mri_possible"]  # "no MRI possible"
    inside |= any(m.first <= cue.last and cue.first <= m.last for m in barred)
    near = reading.words[cue.first : cue.last + 1 + BEHIND]  # "no other imaging so far", "no scan of any other part"
    told = [w.folded for w in takewhile(lambda w: not w.is_mark, near)]
    further = set(told) & _FURTHER and not _NOR_ANY & set(pairwise(told))  # "no ultrasound and no other scan"
    return inside or bool(further) or any(w.folded in _RELATIVE for w in reading.words[cue.last + 1 : cue.last + 2])


def _is_of_a_later_study(cue: Mention, studies: list[NamedStudy]) -> bool:
    """ "A pacemaker, so no MRI", "no CT yet": whether film and ultrasound were made is not told."""
    inside = [s for s in studies if cue.first <= s.first <= cue.last]
    return bool(inside) and not any(s.parts["modality"] in ("radiography", "us") for s in inside)


def _imaged(reading: Reading, studies: list[NamedStudy]) -> bool:
    """ "Straight from the x-ray", "seen on a radiograph": there has been imaging, so none of it can be the first."""
    before = ({w.folded for w in reading.words[max(0, s.first - 2) : s.first]} for s in studies)
    return any(words & {"from", "on", "after"} for words in before) or any(s.status == "done" for s in studies)


def _is_of_another_part(film: NamedStudy, reading: Reading) -> bool:
    """ "An X-ray of the wrist in 2022, normal. The arm has never been imaged": of a time or a place that is told once."""
    if all(is_qualified(c, reading) for c in reading.cues("unimaged")):
        return False
    start, end = sentence_at(reading, film.first)
    sites = [m for m in reading.mentions if m.concept.facet == "site"]
    of = [m for m in sites if 0 < m.first - film.first <= _PLACE_REACH and m.first < end]
    again = {m.words.casefold() for m in sites if not start <= m.first < end}
    past = any(start <= m.first < end for m in reading.cues("last_period", "time_ago"))
    return past or (bool(of) and of[0].words.casefold() not in again)


def _radiographs(studies: list[NamedStudy]) -> list[NamedStudy]:
    """A film of the chest says nothing of the bone."""
    return [s for s in studies if s.parts["modality"] == "radiography" and s.parts.get("region") != "chest"]


def _of_a_film(look: Mention) -> bool:
    """ "Nothing on the film": what was seen and where, in one form."""
    return bool(_FILMS & {w.folded for w in words_of(look.words)})


def _near(cue: Mention, studies: list[NamedStudy], reading: Reading) -> bool:
    of_two = cue.words.casefold().startswith("neither")  # "a film and an ultrasound; neither gave a diagnosis"
    stops = _OF_TWO if of_two else STOPS
    for study in studies:
        low, high = (study.last, cue.first) if study.first < cue.first else (cue.last, study.first)
        gap = reading.words[low + 1 : high]
        if sum(not w.is_mark for w in gap) <= _RESULT_REACH and not any(w.folded in stops for w in gap):
            return True
    return False
