"""The card: what the table says for each part of an answer, shown before any prose."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from bot.schema import Answer, NotRated, Part, RatedRow, Study
from corpus import Corpus
from ui import words
from ui.chips import assumed_words, condition_words
from ui.marks import badge, is_child, radiation_line
from ui.markup import literal


def draw_cards(answer: Answer, corpus: Corpus) -> None:
    """One card for each part; two stand side by side where there is room."""
    if len(answer.parts) == 1:
        _draw_card(answer.parts[0], answer, corpus)
        return
    for first in range(0, len(answer.parts), 2):
        for column, part in zip(st.columns(2), answer.parts[first : first + 2], strict=False):
            with column:
                _draw_card(part, answer, corpus)


def _draw_card(part: Part, answer: Answer, corpus: Corpus) -> None:
    with st.container(border=True, height="stretch", gap="xsmall"):
        _draw_head(part, corpus)
        if part.studies:
            _draw_studies(part, is_child(answer), corpus)
        else:
            _draw_remaining(part, is_child(answer), corpus)
        _draw_asked(part, answer, corpus)
        _draw_disagreement(part, answer, corpus)
        _draw_foot(part, answer, corpus)


def _draw_head(part: Part, corpus: Corpus) -> None:
    condition = condition_words(part, corpus)
    if condition:
        st.markdown(f":material/call_split: **{words.IF}: {literal(condition)}**")
    st.caption(f"{words.SCENARIO}: {literal(part.words)}")


def _draw_studies(part: Part, child: bool, corpus: Corpus) -> None:
    if part.relation == "all_of":
        _draw_groups(part.studies, child, corpus)
        return
    if part.relation == "one_of":
        st.markdown(f"**{_relation(part.relation, len(part.studies))}**")
    for study in part.studies:
        _draw_study(study, child, corpus, big=len(part.studies) == 1)


def _draw_groups(studies: Sequence[Study], child: bool, corpus: Corpus) -> None:
    groups = [list(members) for _, members in groupby(studies, key=lambda study: study.slot)]
    st.markdown(f"**{_relation('all_of', len(groups))}**")
    for number, members in enumerate(groups, 1):
        either = f" · {words.RELATIONS['one_of'][len(members) > 2].lower()}" if len(members) > 1 else ""
        st.caption(f"{words.GROUP} {number}{either}")
        for study in members:
            _draw_study(study, child, corpus)


def _relation(relation: str, count: int) -> str:
    return words.RELATIONS[relation][count > 2]


def _draw_remaining(part: Part, child: bool, corpus: Corpus) -> None:
    st.markdown(f"**{words.NONE_LEFT if part.alternatives else words.NONE_AT_ALL}**")
    if part.alternatives:
        st.caption(words.REMAINING)
    for row in part.alternatives:
        _draw_study(row, child, corpus)


def _draw_study(row: RatedRow, child: bool, corpus: Corpus, big: bool = False) -> None:
    if big:
        st.subheader(literal(row.procedure), anchor=False)
        st.markdown(f"{badge(row.category)} &nbsp; {radiation_line(row, child, corpus)}")
        return
    st.markdown(f"**{literal(row.procedure)}**  \n{badge(row.category)} &nbsp; :small[{radiation_line(row, child, corpus)}]")


def _draw_asked(part: Part, answer: Answer, corpus: Corpus) -> None:
    for asked in answer.asked:
        here = [match for match in asked.matches if match.variant == part.variant]
        if here:
            st.caption(f"{words.ASKED}{words.CONTRAST_UNSAID if asked.undecided_on == 'contrast' else ''}")
            st.markdown("  \n".join(_asked_line(match, is_child(answer), corpus) for match in here))


def _asked_line(match: RatedRow | NotRated, child: bool, corpus: Corpus) -> str:
    note = words.NOT_RATED_HERE if isinstance(match, NotRated) else radiation_line(match, child, corpus)
    return f"**{literal(match.procedure)}** &nbsp; {badge(match.category)} &nbsp; :small[{note}]"


def _draw_disagreement(part: Part, answer: Answer, corpus: Corpus) -> None:
    """What the sign for disagreement means, where a row that is shown bears it; in the words of the source."""
    shown = [*part.studies, *part.alternatives, *(m for a in answer.asked for m in a.matches if m.variant == part.variant)]
    passage = next((p for p in corpus.document_passages if p.id == words.DISAGREEMENT_PASSAGE), None)
    if passage and any(row.category == words.DISAGREEMENT for row in shown):
        st.markdown(f":small[{badge(words.DISAGREEMENT)} {literal(passage.spans[0].statement.text)}]")


def _draw_foot(part: Part, answer: Answer, corpus: Corpus) -> None:
    assumed = assumed_words(answer, corpus)
    if assumed:
        st.markdown(f":small[:material/help: {words.ASSUMED}: **{literal(assumed)}**]")
    edition = part.edition
    stale = f" :orange-badge[{words.STALE}]" if edition.stale else ""
    st.markdown(f":small[{words.SOURCE}: ACR {edition.year} · [{literal(edition.title)}]({edition.url})]{stale}")
