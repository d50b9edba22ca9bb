"""Questions to start from, taken from the corpus."""

import streamlit as st

from corpus import Corpus
from ui import session
from ui.markup import literal


def draw_examples(corpus: Corpus, place: str) -> None:
    """One button for each example, which asks it; `place` tells equal buttons apart."""
    for first in range(0, len(corpus.scale.examples), 2):
        for column, number in zip(st.columns(2), range(first, len(corpus.scale.examples)), strict=False):
            example = corpus.scale.examples[number]
            column.button(
                f"**{literal(example.label)}** · {literal(example.question)}",
                key=f"example-{place}-{number}",
                width="stretch",
                wrap=True,
                on_click=session.ask,
                args=(example.question,),
            )
