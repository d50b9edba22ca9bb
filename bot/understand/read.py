"""The step `scenario`: a question in its conversation becomes facets, named studies and a kind."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from bot.errors import InputError
from bot.understand.apart.of_this_case import of_this_case
from bot.understand.course.purpose import read_purpose, read_relapse
from bot.understand.course.staged_once import staged_once
from bot.understand.course.treatment_advice import read_treatment_advice
from bot.understand.course.years_later import calmed, is_explained_away, supposed_well, with_time, years_later
from bot.understand.edition import read_edition
from bot.understand.facets import read_facets
from bot.understand.illness.complication import for_the_trouble
from bot.understand.illness.lesion import read_lesion
from bot.understand.illness.osteoid_story import osteoid_by_its_story
from bot.understand.illness.shown import named_on_a_film
from bot.understand.illness.staging_finding import what_to_make_of_it, without_the_explanation
from bot.understand.illness.unnamed import read_unnamed
from bot.understand.imaging.contrast import in_both_states
from bot.understand.imaging.status import with_status
from bot.understand.imaging.studies import NamedStudy, named_studies
from bot.understand.imaging.survey_made import with_a_finding
from bot.understand.imaging.taken import already_taken
from bot.understand.intake import Inquiry, Intake
from bot.understand.scenario import FacetReading, Scenario
from bot.understand.turns.another_like_it import told_of_the_other
from bot.understand.turns.conversation import follow
from bot.understand.turns.corrections import follows_a_result, is_undiagnosed_after_all, looks, without_the_finding
from bot.understand.turns.kind_replied import kind_replied
from bot.understand.turns.mixed_up import is_new_case, leaves_the_case
from bot.understand.turns.new_again import is_another_new_tumour
from bot.understand.turns.nothing_replied import no_imaging_replied, nothing_replied
from bot.understand.turns.other_place import other_place
from bot.understand.turns.purpose_replied import comes_regularly
from bot.understand.turns.recalled import recalled, with_the_case
from bot.understand.turns.replied import rest_replied, site_replied
from bot.understand.turns.tissue_put_right import tissue_put_right
from bot.understand.turns.turn import Turn
from bot.understand.turns.turn_site import site_told
from bot.understand.where.below import is_plural
from bot.understand.where.soft_place import without_where_it_is_looked_for
from bot.understand.where.structures import bone_in_doubt, structure_replied
from bot.understand.where.target import read_target
from bot.understand.wording.struck import without_the_struck_out
from corpus import Corpus
from corpus.languages import ENGLISH, Lexicons
from corpus.reading import Mention, Reading

_ADDING = {"and", "or", "what"}
"""Words that open a turn which asks about a further place."""
_FEW = 4
"""Words of a turn that only names a place."""
_STRANGE, _WORD = 2, 4
"""Words that no term tells, from which on a question is of something else, and letters of one."""
_VOWELS = set("aeiouy")
_OF_OURS = (
    "domain", "the_tumour", "any_tumor", "distant", "recurrence", "local_recurrence", "lump", "finding", "descriptor",
    "ask_definition", "ask_property", "ask_technique", "ask_preparation", "ask_evidence", "ask_document", "ask_dose",
    "ask_often", "ask_next",
)  # fmt: skip
"""Cues of a question that is ours, or that passages answer."""
_REPLY = 3
"""Words and marks of a turn that is nothing but a reply."""
_ABOUT_A_TUMOUR = {"histology", "tissue", "behaviour", "origin", "grade", "treatment", "biopsy", "edition"}
"""Without one of these, a purpose or a target, a complaint is what the question is about: "low back pain, MRI now?"."""


def read_scenario(taken: Intake, inquiry: Inquiry, lexicons: Lexicons, corpus: Corpus) -> Scenario:
    """Facets given beat those of the question, those beat what was chosen before, and that beats earlier turns.

    Raises:
        InputError: a given facet or value is not in `corpus show facets`.
    """
    chosen = {name: _chosen(name, values, corpus) for name, values in inquiry.facets.items()}
    before: Scenario | None = None
    cases: list[Scenario] = []
    for number, text in enumerate(taken.earlier):
        last, before = before, _after(text, recalled(text, before, cases, lexicons), taken.earlier[:number], lexicons, corpus)
        cases = with_the_case(cases, last, before)
    if inquiry.chosen_before:
        chosen_before = {name: _chosen(name, values, corpus) for name, values in inquiry.chosen_before.items()}
        before = before or Scenario()
        before = replace(before, facets={**before.facets, **chosen_before})
    scenario = _after(taken.text, recalled(taken.text, before, cases, lexicons), taken.earlier, lexicons, corpus)
    if scenario.kind == "unclear" and chosen:
        scenario = replace(scenario, kind="which_study")
    return replace(scenario, facets=dict(sorted({**scenario.facets, **chosen}.items())))


def _after(text: str, before: Scenario | None, earlier: tuple[str, ...], lexicons: Lexicons, corpus: Corpus) -> Scenario:
    """The scenario after a text; without the diagnosis that it takes back, what imaging had shown counts again."""
    turn = read_turn(text, lexicons, corpus, before)
    scenario = follow(before, turn, corpus)
    if before is None:
        scenario = _by_strange_words(scenario, turn.reading)
    elif _is_noise(turn):
        scenario = replace(scenario, kind="unclear")
    if before and is_undiagnosed_after_all(before.facets, turn.facets):
        told = [(r, named_studies(r, corpus)) for r in map(lexicons.read, earlier)]
        films = [named_on_a_film(r, dict(before.facets), studies) for r, studies in told]
        film = next((film for film in films if film), None)
        shown = {"first_imaging": film} if film else {}
        shown |= looks(read_lesion(r, {}, studies, turn.facets) for r, studies in told)
        return replace(scenario, facets={**shown, **scenario.facets})
    return scenario


def read_turn(text: str, lexicons: Lexicons, corpus: Corpus, before: Scenario | None = None) -> Turn:
    """What one text of the user tells, in the light of what is known before it ("the rest" of what was looked at)."""
    reading = told_of_the_other(of_this_case(lexicons.read(text)), before.facets if before else {})
    named = without_the_struck_out(named_studies(reading, corpus), reading)
    studies = with_status(in_both_states(named, reading, corpus), reading)
    anew = is_new_case(reading) or leaves_the_case(reading) or (before and is_another_new_tumour(before.facets, reading))
    known = before.facets if before and not anew else {}
    facets = read_scenario_facets(reading, studies, corpus, known)
    if follows_a_result(known, reading, studies):
        facets = without_the_finding(facets)
    if what_to_make_of_it(reading, studies):
        facets = without_the_explanation(facets, reading)
        studies = [replace(s, status="done") for s in studies]
    if reading.language != ENGLISH:
        facets["language"] = FacetReading((reading.language,), "implied")
    purpose = facets.get("purpose") or known.get("purpose")
    if purpose and purpose.values == ("undiagnosed_lesion",):
        studies = already_taken(reading, studies)
    if "edition" in facets:  # "the old edition had radiography at 3" tells of no finished study
        studies = [replace(s, status="asked") if s.status == "done" else s for s in studies]
    return Turn(reading, facets, tuple(s for s in studies if s.status != "not_made"))


def read_scenario_facets(
    reading: Reading, studies: list[NamedStudy], corpus: Corpus, known: Mapping[str, FacetReading] = MappingProxyType({})
) -> dict[str, FacetReading]:
    """Every facet that one text tells, purpose and target among them; `known` is what the turns before have told."""
    if reply := _replied(reading, corpus, known):
        return reply
    facets = without_where_it_is_looked_for(read_facets(reading, studies, corpus), known, studies, reading)
    later, calm = years_later(reading, known), calmed(reading, known) or supposed_well(reading, known)
    if calm or (known and is_explained_away(facets.get("condition"), reading)):
        facets.pop("condition", None)
    purpose = later or calm or read_purpose(reading, facets)
    if purpose is None and known and (new := reading.affirmed("new")) and _is_told_at_once(new[0], reading):
        purpose = FacetReading(("initial_staging",), "said", new[0].words)  # "new", to "is it new or treated?"
    purpose = (staged_once(purpose, reading, known) if known else None) or purpose
    purpose = purpose or (comes_regularly(reading, known) if known else None)
    if purpose is None or purpose.values == ("undiagnosed_lesion",):
        purpose = read_relapse(reading, known) or purpose
    facets.pop("purpose", None)
    target = rest_replied(reading, known) or read_target(reading, facets, studies, purpose or known.get("purpose"), known)
    target = target or site_replied(reading, known)
    facets.pop("target", None)
    if not (known or purpose or target or _tells_a_tumour(facets)) and (ill := _of_something_else(reading)):
        facets.setdefault("condition", ill)
    if purpose:
        facets["purpose"] = purpose
    if target:
        facets["target"] = target
    facets = with_a_finding(facets, reading, studies)
    facets = with_time({**facets, **bone_in_doubt(reading, facets)}, later, reading, known)
    if away := site_told(reading, known):
        facets["origin"] = away
    found = {**for_the_trouble(facets, reading), **read_edition(reading), **read_lesion(reading, facets, studies, known)}
    found |= osteoid_by_its_story(reading, found, studies) | no_imaging_replied(reading, studies, known)
    return {**found, **read_unnamed(reading, found, known), **read_treatment_advice(reading, studies, found)}


def _replied(reading: Reading, corpus: Corpus, known: Mapping[str, FacetReading]) -> dict[str, FacetReading]:
    """What a turn tells that does nothing but name a place, a tissue or a kind of tumour."""
    if place := _bones_asked(reading, known) or other_place(reading, known):
        return {"target": place}
    told = _bare_value(reading, corpus, known) or tissue_put_right(reading, known) or nothing_replied(reading, known)
    return told or structure_replied(reading, known) or kind_replied(reading, known)


def _is_told_at_once(new: Mention, reading: Reading) -> bool:
    """ "New", "new, lungs, nothing done yet": the first word of a reply, up to a mark."""
    behind = reading.words[new.last + 1 : new.last + 2]
    return len(reading.words) <= _REPLY or (new.first == 0 and bool(behind) and behind[0].folded in (",", ".", ";"))


def _tells_a_tumour(facets: Mapping[str, FacetReading]) -> bool:
    """A muscle lets know the tissue, and is not yet a tumour."""
    return any(facets[name].how == "said" or name != "tissue" for name in _ABOUT_A_TUMOUR & facets.keys())


def _of_something_else(reading: Reading) -> FacetReading | None:
    """A complaint, or a test that screens the well, where no tumour is spoken of."""
    complaint, screened = reading.affirmed("complaint"), reading.cues("screening_test")
    of_the_table = reading.cues("ask_rating", "ask_rrl", "ask_why", "ask_radiation")
    if screened and (reading.cues("ask_often") or not of_the_table):
        return FacetReading(("cancer_screening",), "implied", screened[0].words)
    return FacetReading(("complaint",), "implied", complaint[0].words) if complaint and not of_the_table else None


def _by_strange_words(scenario: Scenario, reading: Reading) -> Scenario:
    """ "Mallet finger: radiograph or ultrasound?": a study is asked for, of no tumour, and for what no term tells."""
    facets = scenario.facets
    told = _tells_a_tumour(facets) or {"purpose", "target", "condition", "age"} & facets.keys()
    if told or scenario.kind not in ("is_appropriate", "compare") or not any(s.status == "asked" for s in scenario.studies):
        return scenario
    strange = _strange_words(reading)
    enough = len(strange) >= _STRANGE or (strange and "site" in facets)
    return scenario.implying(condition="complaint") if enough else scenario


def _strange_words(reading: Reading) -> list[str]:
    if reading.language != ENGLISH or reading.cues(*_OF_OURS):
        return []
    known = {at for m in reading.mentions for at in range(m.first, m.last + 1)}
    return [w.folded for at, w in enumerate(reading.words) if at not in known and w.folded.isalpha() and len(w.folded) >= _WORD]


def _is_noise(turn: Turn) -> bool:
    """ "lkj qqq mri zzt blorp": a turn that tells nothing, and of whose words no term knows most."""
    words = [w.folded for w in turn.reading.words if w.folded.isalpha()]
    known = {at for m in turn.reading.mentions for at in range(m.first, m.last + 1)}
    strange = [w for at, w in enumerate(turn.reading.words) if at not in known and w.folded.isalpha() and len(w.folded) > 1]
    told = turn.facets.keys() or turn.reading.language != ENGLISH or turn.reading.cues(*_OF_OURS)
    unsayable = [w for w in strange if len(w.folded) >= _REPLY and not _VOWELS & set(w.folded)]
    return not told and len(unsayable) >= _STRANGE and len(strange) >= _REPLY and 2 * len(strange) > len(words)


def _bones_asked(reading: Reading, known: Mapping[str, FacetReading]) -> FacetReading | None:
    """ "And the bones?", after another place: the skeleton is to be looked at, and nothing is told of the tumour."""
    before = known.get("target")
    bones = [m for m in reading.cues("bone_reply") if is_plural(m)]
    if before is None or not bones:
        return None
    words = [w for w in reading.words if not w.is_mark]
    opens = words[0].folded in _ADDING if words else False
    asks = (before.values != ("local",) or opens) and len(words) <= _FEW
    return FacetReading(("extrapulmonary",), "said", bones[0].words) if asks else None


def _bare_value(reading: Reading, corpus: Corpus, known: Mapping[str, FacetReading]) -> dict[str, FacetReading]:
    """A reply that is nothing but the words of one facet value ("bone", "outside the lungs"), and tells something new."""
    said = tuple(w.folded for w in reading.words if not w.is_mark)
    for facet, value in corpus.replies.get(said, ()):
        if facet not in known or known[facet].values != (value,):
            return {facet: FacetReading((value,), "said", reading.text.strip())}
    return {}


def _chosen(name: str, values: Sequence[str], corpus: Corpus) -> FacetReading:
    facet = corpus.facets.get(name)
    if facet is None:
        raise InputError(f"There is no facet {name!r}. The facets are: {', '.join(corpus.facets)}.")
    unknown = [v for v in values if not facet.open and v not in facet.values]
    if unknown:
        raise InputError(f"Facet {name!r} has no value {unknown[0]!r}. Its values are: {', '.join(facet.values)}.")
    return FacetReading(tuple(values), "chosen")
