"""Rows -> what is shown: the rated rows of a variant, its recommended studies, and what is left without some of them."""

from collections.abc import Iterable
from dataclasses import replace

from bot.decide.conditions import fires
from bot.decide.criteria import Choice
from bot.schema import Asked, Edition, NotRated, Part, Radiation, RatedRow, Study
from bot.understand.imaging.studies import NamedStudy, candidates, name_of, rated_candidates
from bot.understand.scenario import Scenario
from corpus import Corpus
from corpus.schema import Category, Level, Procedure, Row, Variant

_NEXT_BEST = (Category.MAYBE, Category.DISAGREEMENT)


def rated_row(corpus: Corpus, variant_id: str, row: Row) -> RatedRow:
    """One row with names, dose bands and source filled in."""
    topic = corpus.topic_of(variant_id)
    source = corpus.sources[topic.source]
    return RatedRow(
        variant=variant_id,
        procedure_id=row.procedure,
        procedure=corpus.procedures[row.procedure].name,
        imaging=corpus.procedures[row.procedure].imaging,
        category=row.category.value,
        rating=row.rating,
        rrl_adult=_radiation(corpus, row.rrl_adult, adult=True),
        rrl_child=_radiation(corpus, row.rrl_child, adult=False),
        evidence=row.evidence,
        source=f"{source.publisher}, {source.edition}: {source.url}",
    )


def _radiation(corpus: Corpus, level: Level, *, adult: bool) -> Radiation:
    band = next(b for b in corpus.scale.radiation if b.level == level)
    return Radiation(level=level, msv=band.adult_msv if adult else band.child_msv)


def set_aside(scenario: Scenario, corpus: Corpus) -> set[str]:
    """The procedures that are not available, refused, or ruled out by a rule that fired."""
    away = {
        p.id
        for study in scenario.studies
        if study.status == "unavailable"
        for form in _forms(study, scenario, corpus)
        for p in corpus.procedures.values()
        if _covers(form, p)
    }
    for rule, ruled_out in corpus.setting_aside:
        if fires(rule, scenario, corpus):
            away |= ruled_out
    return away


def _forms(study: NamedStudy, scenario: Scenario, corpus: Corpus) -> list[NamedStudy]:
    """ "No PET scanner" means PET/CT and PET/MRI, but for the one that the question names beside it."""
    if not study.is_bare:
        return [study]
    named = {s.parts["modality"] for s in scenario.studies if s.status != "unavailable"}
    modality = study.parts["modality"]
    kin = [name for name in corpus.scale.bare_name.get(modality, ()) if name not in named and name != modality]
    return [study, *(replace(study, parts={**study.parts, "modality": name}) for name in kin)]


def _covers(study: NamedStudy, procedure: Procedure) -> bool:
    """No scanner means no study on it: what was not said of tracer, SPECT or region is not held against it."""
    held = {"region": ("chest", "whole_body"), "tracer": ("fluoride",)}
    loose = {k: v for k, v in study.parts.items() if k in ("modality", "contrast") or v in held.get(k, ())}
    loose = {k: v for k, v in loose.items() if k not in study.defaulted or k in ("modality", "contrast")}
    return all(getattr(procedure, key) == value for key, value in loose.items())


def part_for(choice: Choice, scenario: Scenario, corpus: Corpus, today: str) -> Part:
    """The part of an answer for one variant; `today` (ISO date) only decides whether the edition is stale."""
    variant = corpus.variants[choice.variant_id]
    topic = corpus.topic_of(choice.variant_id)
    away = set_aside(scenario, corpus)
    studies, relation, alternatives = recommend(variant, away)
    return Part(
        variant=choice.variant_id,
        label=variant.label,
        words=variant.words,
        condition=dict(choice.condition) or None,
        relation=relation,  # type: ignore[arg-type]  # one of the four literals by construction
        studies=tuple(Study(**rated_row(corpus, choice.variant_id, r).model_dump(), slot=slot) for r, slot in studies),
        alternatives=tuple(rated_row(corpus, choice.variant_id, r) for r in alternatives),
        rows=tuple(rated_row(corpus, choice.variant_id, r) for r in variant.rows),
        edition=Edition(
            topic=topic.id,
            title=topic.title,
            year=topic.year,
            url=corpus.sources[topic.source].url,
            review_by=topic.review_by,
            stale=today > topic.review_by,
        ),
    )


def recommend(variant: Variant, away: set[str]) -> tuple[list[tuple[Row, int]], str, list[Row]]:
    """Usually appropriate rows with their slots, how they relate, and the best remaining rows if one is set aside."""
    best = [r for r in variant.rows if r.category is Category.USUALLY]
    kept = [r for r in best if r.procedure not in away]
    declared = [set(slot) & {r.procedure for r in best} for slot in variant.slots]
    declared = [slot for slot in declared if slot]
    covered = set().union(*declared) if declared else set()
    known = {r.procedure for r in best} <= covered
    slots = declared if known else [{r.procedure} for r in best]
    studies = [(r, n) for n, slot in enumerate(slots, 1) for r in kept if r.procedure in slot]
    filled = {n for _, n in studies}
    if not kept:
        relation = "none_usually_appropriate"
    elif len(kept) == 1:
        relation = "single"
    else:
        relation = "all_of" if known and len(filled) > 1 else "one_of"
    alternatives: list[Row] = []
    if len(kept) < len(best):
        lost_a_slot = len(filled) < len(slots)
        others = [r for r in variant.rows if r.category in _NEXT_BEST and r.procedure not in away] if lost_a_slot else []
        alternatives = kept + others
    return studies, relation, alternatives


def asked_studies(scenario: Scenario, parts: Iterable[Part], corpus: Corpus) -> list[Asked]:
    """Every study the question names (a finished one apart), with its row in each variant that is shown."""
    shown = list(parts)
    if not shown:
        return []
    found = []
    for study in scenario.studies:
        if study.status == "done":
            continue
        possible = candidates(study, corpus)
        matches: list[RatedRow | NotRated] = []
        undecided = False
        for part in shown:
            rated = {p.id for p in rated_candidates(study, part.variant, corpus)}
            rows = [row for row in part.rows if row.procedure_id in rated]
            undecided |= "contrast" not in study.parts and len(rows) > 1
            matches.extend(rows or _unrated(study, part.variant, possible, corpus))
        found.append(Asked(as_written=study.words, matches=tuple(matches), undecided_on="contrast" if undecided else None))
    return found


def _unrated(study: NamedStudy, variant_id: str, possible: list[Procedure], corpus: Corpus) -> list[NotRated]:
    if len(possible) == 1:
        return [NotRated(variant=variant_id, procedure_id=possible[0].id, procedure=possible[0].name)]
    name = name_of(study.parts, corpus)
    slug = "-".join(name.casefold().replace("/", " ").replace(",", " ").split())
    return [NotRated(variant=variant_id, procedure_id=slug, procedure=name)]
