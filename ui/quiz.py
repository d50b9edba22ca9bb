"""Quiz me: three questions from the rating tables, each answered by its passage."""

import random

import streamlit as st

from bot.beside.quiz import Item, quiz
from ui import shared, words
from ui.markup import highlighted, literal

_SEED = "quiz_seed"


def draw_quiz_page() -> None:
    """The three questions; feedback comes with the answer, and others can be drawn."""
    services = shared.shared_services()
    st.title(words.QUIZ_PAGE, anchor=False)
    st.markdown(words.QUIZ_INTRO)
    if _SEED not in st.session_state:
        _draw_others()
    seed = int(st.session_state[_SEED])
    right = [_draw_item(number, item, seed) for number, item in enumerate(quiz(services, seed), 1)]
    if None not in right:
        st.markdown(f"**{words.SCORE.format(right=sum(map(bool, right)), count=len(right))}**")
    st.button(words.OTHER_QUESTIONS, key="others", icon=":material/refresh:", on_click=_draw_others)


def _draw_others() -> None:
    st.session_state[_SEED] = random.randrange(1_000_000)  # noqa: S311  # to vary questions


def _draw_item(number: int, item: Item, seed: int) -> bool | None:
    """Whether it was answered rightly; None while it is not answered."""
    with st.container(border=True):
        st.markdown(f"**{number}.** {literal(item.question)}")
        label = words.CHOICES.format(number=number)
        names = {choice: literal(said) for choice, said in item.choices.items()}
        chosen = st.radio(
            label,
            list(names),
            index=None,
            format_func=names.__getitem__,
            key=f"quiz-{seed}-{number}",
            label_visibility="collapsed",
        )
        if chosen is None:
            return None
        _draw_feedback(item, chosen)
    return chosen == item.right


def _draw_feedback(item: Item, chosen: str) -> None:
    if chosen == item.right:
        st.success(words.RIGHT, icon=":material/check_circle:")
    else:
        st.error(f"{words.WRONG} {literal(item.choices[item.right])}", icon=":material/cancel:")
    source = item.passage.source
    st.markdown(highlighted(item.passage.text, item.start, item.end))
    st.markdown(f":small[{words.KINDS[item.passage.kind]} [{literal(source.title)}]({source.url}) ({literal(source.edition)})]")


draw_quiz_page()
