"""Long work shows itself: the encoder that loads, the model that words an answer, the index that is built, and can be stopped."""

from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from bot.schema import Answer
from bot.services import Services
from ui import shared, words
from ui.jobs import Job, desk
from ui.markup import literal
from ui.telling import Telling

_WITHOUT = "without_passages"
_TICK = 0.25
"""Seconds between two looks at what a language model has told."""


@dataclass(frozen=True, slots=True)
class Growing:
    """An answer that a language model is still telling: what of it the page shows, and where to say that more will come."""

    shown: Answer
    telling: Telling
    place: DeltaGenerator


def draw_loading(services: Services) -> None:
    """That further passages are on their way; what stands on the page already waits for nothing, and they can be left out."""
    if st.session_state.get(_WITHOUT):
        st.caption(words.LEFT_OUT)
        return
    _loading(services)


@st.fragment(run_every=2)  # seldom, since the search for garbage after each run holds up the loading itself
def _loading(services: Services) -> None:
    loading = shared.warmup(services)
    if loading.is_ready():
        st.rerun()
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(f":material/hourglass_top: :small[{words.LOADING.format(seconds=loading.seconds)}]", width="content")
        st.button(words.DO_WITHOUT, key="without", type="tertiary", on_click=_do_without)


def _do_without() -> None:
    st.session_state[_WITHOUT] = True


def follow(growing: Growing) -> None:
    """Waits for the next sentence and draws the page with it; to be called last, when all else on the page can be used.

    A loop and not a fragment that runs by itself, since each run of one ends in a search for garbage that stops every thread.
    """
    while not growing.telling.is_over() and not _says_more(growing.telling.answer, growing.shown):
        said = words.TELLING.format(seconds=growing.telling.seconds)
        growing.place.markdown(f":material/hourglass_top: :small[{said}]")
        growing.telling.is_over(_TICK)
    st.rerun()


def _says_more(answer: Answer | None, shown: Answer) -> bool:
    return answer is not None and (answer.parts, answer.lines) != (shown.parts, shown.lines)


def draw_index_problem(services: Services) -> None:
    """That the index is missing or does not fit, with a way to build it from here."""
    if desk().job is not None:
        draw_job()
        return
    if not shared.warmup(services).is_ready() or services.retriever.problem is None:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/database: {literal(services.corpus.scale.phrases[services.retriever.problem.phrase])}")
        st.button(words.BUILD, key="build", on_click=_build)


def _build() -> None:
    desk().start(words.BUILDING, ("index", "build", "--corpus", str(shared.settings().corpus)))


def draw_job() -> None:
    """The job that runs, with its progress and a stop; what it said when it has ended."""
    job = desk().job
    if job is None:
        return
    if job.is_running:
        _running(job)
    else:
        _ended(job)


@st.fragment(run_every=0.5)
def _running(job: Job) -> None:
    if not job.is_running:
        st.rerun()
    with st.container(border=True, gap="xsmall"):
        st.markdown(f":material/hourglass_top: **{literal(job.title)}**")
        share = f"{job.step} {job.share:.0%}" if job.share is not None else words.STARTING
        st.progress(job.share or 0.0, text=literal(share))
        st.button(words.STOP, key="stop-job", icon=":material/stop:", on_click=job.stop)


def _ended(job: Job) -> None:
    boxes = {"done": st.success, "failed": st.error}
    said = "  \n".join(literal(line) for line in job.said) if job.outcome != "stopped" else words.STOPPED
    boxes.get(job.outcome, st.info)(f"**{literal(job.title)}**  \n{said}")
    st.button(words.DISMISS, key="dismiss-job", on_click=desk().dismiss)
