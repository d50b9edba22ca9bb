"""Questions to start from, taken from the corpus."""

from itertools import groupby

import streamlit as st

from corpus import Corpus
from ui import session
from ui.markup import literal


def draw_examples(corpus: Corpus, place: str) -> None:
    """One column for each role, one button for each example, which asks it; `place` tells equal buttons apart."""
    roles = [(role, list(examples)) for role, examples in groupby(corpus.scale.examples, key=lambda e: e.role)]
    for column, (role, examples) in zip(st.columns(len(roles)), roles, strict=True):
        with column.container(gap="xsmall"):
            st.caption(literal(role))
            for number, example in enumerate(examples):
                st.button(
                    f"**{literal(example.label)}:** {literal(example.question)}",
                    key=f"example-{place}-{role}-{number}",
                    width="stretch",
                    wrap=True,
                    on_click=session.ask,
                    args=(example.question,),
                )
