"""The facts of an answer in words: what was read, assumed or chosen, and on what a part depends."""

import streamlit as st

from bot.schema import Answer, Part
from corpus import Corpus
from ui import words
from ui.markup import literal


def value_words(corpus: Corpus, facet: str, value: str) -> str:
    """A value as a reader would say it."""
    known = corpus.facets.get(facet)
    return known.values.get(value, value.replace("_", " ")) if known else value.replace("_", " ")


def facet_words(corpus: Corpus, facet: str) -> str:
    """A facet's name as a reader would say it."""
    known = corpus.facets.get(facet)
    return known.words if known else facet.replace("_", " ")


def assumed_words(answer: Answer, corpus: Corpus) -> str:
    """All that was assumed, or nothing."""
    assumed = {name: f.values for name, f in answer.facets.items() if f.how == "assumed"}
    return "; ".join(" or ".join(value_words(corpus, name, v) for v in values) for name, values in assumed.items())


def condition_words(part: Part, corpus: Corpus) -> str:
    """The open facets that a part depends on, or nothing."""
    return ", ".join(value_words(corpus, name, value) for name, value in (part.condition or {}).items())


def draw_facts(answer: Answer, corpus: Corpus) -> None:
    """Every fact with its words, behind a fold."""
    if not answer.facets:
        return
    with st.expander(words.FACTS_READ, icon=":material/fact_check:"):
        st.table(_fact_columns(answer, corpus), hide_index=True, border="horizontal", alt=words.FACTS_ALT)
        st.caption(words.EARLIER)


def _fact_columns(answer: Answer, corpus: Corpus) -> dict[str, list[str]]:
    rows = []
    for name, facet in answer.facets.items():
        read = " or ".join(value_words(corpus, name, v) for v in facet.values) or words.CONFLICT
        origin = f"{words.HOW[facet.how]} “{facet.words.strip()}”" if facet.words.strip() else words.HOW[facet.how]
        rows.append((literal(facet_words(corpus, name)), literal(read), literal(origin)))
    return {head: [row[i] for row in rows] for i, head in enumerate(words.FACT_COLUMNS)}
