"""The step `compose`: the only place that builds an Answer, and only from a Ruling on the whole draft."""

from collections.abc import Iterator, Sequence

from bot.check.ruling import Ruling
from bot.decide.criteria import Decision
from bot.decide.outcome import Outcome
from bot.draft.lines import BESIDE, Draft, Line, Quote, lay_out
from bot.draft.standing import standing
from bot.model.record import ModelRecord
from bot.schema import (
    Answer,
    AnswerClass,
    AnswerLine,
    Change,
    Citation,
    Clarify,
    DecidedBy,
    FacetValue,
    Masked,
    Offered,
    OwnPassage,
    Redirect,
    Warning,
    Withheld,
)
from corpus import Corpus
from index.hits import Hit


def compose(
    id: str | int | float | None,
    outcome: Outcome,
    draft: Draft,
    ruling: Ruling,
    corpus: Corpus,
    masked: Sequence[Masked],
    notices: Sequence[str],
    own: Sequence[Hit] = (),
    model: ModelRecord | None = None,
) -> Answer:
    """The Answer of what the ruling lets stand; `notices` are names of phrases of the corpus."""
    left = standing(draft, ruling)
    kept = [line for line in left if line.role not in BESIDE]
    if not any(line.role == "own" and line.quotes for line in kept):
        kept = [line for line in kept if line.role != "own"]  # the lead-in alone says nothing
    numbers, citations = _cited(kept, draft.first)
    text, _ = lay_out(kept, ["".join(f" [{n}]" for n in cited) for cited in numbers])
    answer_class, decided_by = _class_of(outcome, draft, kept)
    scenario, proposed = outcome.scenario, model.proposed if model else ()
    decided = tuple(s.procedure_id for p in outcome.parts if not p.condition for s in p.studies)
    return Answer(
        id=id,
        question_kind=scenario.kind,
        answer_class=answer_class,
        decided_by=decided_by,
        parts=outcome.parts,
        asked=outcome.asked,
        clarify=_clarify(outcome.decision, kept, corpus),
        redirect=_redirect(outcome, kept, corpus),
        changes=tuple(_changes(outcome, draft, left, corpus)),
        offered=tuple(_offered(outcome, corpus)),
        facets={n: FacetValue(values=f.values, how=f.how, words=f.words) for n, f in sorted(scenario.facets.items())},
        text=text,
        lines=tuple(
            AnswerLine(text=line.text, role=line.role, citations=tuple(cited), id=line.id)  # type: ignore[arg-type]  # BESIDE is left out
            for line, cited in zip(kept, numbers, strict=True)
        ),
        citations=citations,
        own_documents=tuple(_own_passages(own, left, corpus)),
        warnings=tuple(_warnings(kept, corpus)),
        proposed=tuple(dict.fromkeys(p for study in proposed for p in sorted(study))),
        decided=decided,
        overruled=outcome.decides and any(not study & set(decided) for study in proposed),
        withheld=(*_withheld(ruling), *(model.withheld if model else ())),
        masked=tuple(masked),
        notices=tuple(corpus.scale.phrases[n] for n in (*notices, *(model.notices if model else ()))),
        versions={},
        timings_ms={},
    )


def _withheld(ruling: Ruling) -> list[Withheld]:
    return [Withheld(sentence=f.words, rule=f.rule, because=f.because) for f in ruling.findings if f.withholds]


def _cited(lines: Sequence[Line], first: Sequence[Line]) -> tuple[list[list[int]], tuple[Citation, ...]]:
    """The numbers of each line, and the citations: in order of first use, those of `first` before all others.

    A quote used twice keeps its number.
    """
    of_key: dict[tuple[str, int, int], Citation] = {}
    for line in (*(line for line in first if line in lines), *lines):
        for quote in line.quotes:
            of_key.setdefault(_key(quote), _citation(len(of_key) + 1, quote))
    return [[of_key[_key(quote)].n for quote in line.quotes] for line in lines], tuple(of_key.values())


def _key(quote: Quote) -> tuple[str, int, int]:
    return quote.passage.id, quote.start, quote.end


def _citation(number: int, quote: Quote) -> Citation:
    passage = quote.passage
    holders = [s.statement.holder for s in passage.spans if s.start < quote.end and quote.start < s.end]
    facts = [f for s in passage.spans if s.start < quote.end and quote.start < s.end for f in s.statement.facts]
    return Citation(
        n=number,
        passage_id=passage.id,
        fact_ids=tuple(dict.fromkeys(facts)),
        kind=passage.kind,
        document=f"{passage.source.title} ({passage.source.edition})",
        section=passage.section,
        quote=quote.text,
        start=quote.start,
        end=quote.end,
        url=passage.source.url,
        passage=passage.text,
        holder=", ".join(dict.fromkeys(holders)) or passage.source.publisher,
        page=passage.page,
    )


def _own_passages(own: Sequence[Hit], left: Sequence[Line], corpus: Corpus) -> Iterator[OwnPassage]:
    """The places found in the user's own documents, under their title if it may stand."""
    titles = {line.id: line.text for line in left if line.role == "label"}
    for passage in (hit.passage for hit in own):
        yield OwnPassage(
            document=passage.document,
            title=titles.get(passage.document, corpus.scale.phrases["own-unnamed"]),
            page=passage.page,
            passage_id=passage.id,
            start=passage.offset,
            end=passage.offset + len(passage.text),
            superseded="(superseded)" in passage.source.edition,
        )


def _class_of(outcome: Outcome, draft: Draft, kept: Sequence[Line]) -> tuple[AnswerClass, DecidedBy]:
    if outcome.refused:
        return "refused", "abstained"
    if outcome.decision.ask:
        return "clarify", "abstained"
    if outcome.decision.rule:
        return "out_of_scope", "rule"
    if outcome.parts:
        return "answered", "rule" if any(p.alternatives for p in outcome.parts) else "criteria"
    waits_for_prose = draft.waits
    return (
        ("answered", "passages")
        if waits_for_prose or any(line.role == "prose" for line in kept)
        else ("out_of_scope", "abstained")
    )


def _clarify(decision: Decision, kept: Sequence[Line], corpus: Corpus) -> Clarify | None:
    question = next((line.text for line in kept if line.id == "clarify"), None)
    if decision.ask is None or question is None:
        return None
    facet = corpus.facets[decision.ask]
    left = [corpus.variants[c.variant_id] for c in decision.choices]
    if not left[1:]:  # what nobody knows can be of the others as well
        left = list(corpus.main_topic.variants)
    useful = dict.fromkeys(v for variant in left for v in variant.when.get(facet.id, ()))
    possible = decision.scenario.possible(facet.id, corpus) or frozenset(facet.values)
    return Clarify(facet=facet.id, question=question, values={v: facet.values[v] for v in useful if v in possible})


def _redirect(outcome: Outcome, kept: Sequence[Line], corpus: Corpus) -> Redirect | None:
    decision = outcome.decision
    rule = decision.redirect or decision.rule
    if rule is None or not any(line.role == "redirect" and line.id == rule.id for line in kept):
        return None
    if rule.redirect:
        return Redirect(to=rule.redirect, why=rule.text)
    variants = list(dict.fromkeys(part.variant for part in outcome.parts))
    topics = list(dict.fromkeys(corpus.topic_of(v).id for v in variants))
    to = "; ".join(corpus.topics[topic].full_title for topic in topics)
    one_topic, one_variant = topics[0] if len(topics) == 1 else None, variants[0] if len(variants) == 1 else None
    return Redirect(to=to, why=rule.text, topic=one_topic, variant=one_variant)


def _changes(outcome: Outcome, draft: Draft, left: Sequence[Line], corpus: Corpus) -> Iterator[Change]:
    """The changes of which every sentence stands."""
    told: dict[str | None, list[Line]] = {}
    for line in draft.lines:
        if line.role == "change":
            told.setdefault(line.id, []).append(line)
    for change in outcome.changes:
        facet = corpus.facets[change.facet]
        lines = told.get(f"{facet.id}={change.value}", [])
        if lines and all(line in left for line in lines):
            yield Change(
                facet=facet.id,
                facet_words=facet.words,
                value=change.value,
                value_words=facet.values[change.value],
                answer_class="clarify" if change.decision.ask else "out_of_scope" if change.decision.rule else "answered",
                variants=tuple(r.variant for r in change.recommended),
                studies=tuple(corpus.procedures[p].name for r in change.recommended for p in r.studies),
                text=" ".join(line.text for line in lines),
            )


def _offered(outcome: Outcome, corpus: Corpus) -> Iterator[Offered]:
    for facet in (corpus.facets[name] for name in outcome.offered):
        yield Offered(facet=facet.id, words=facet.words, question=facet.question, values=dict(facet.values))


def _warnings(kept: Sequence[Line], corpus: Corpus) -> list[Warning]:
    sources = {rule.id: corpus.sources[rule.source] for rule in corpus.rules}
    return [
        Warning(id=line.id, text=line.text, source=sources[line.id].title) for line in kept if line.role == "warning" and line.id
    ]
