"""Dose: the radiation bands of several studies added up."""

import streamlit as st

from bot.beside.dose import Sum, studies, summed, what_it_means
from ui import shared, words
from ui.branches import draw_branch
from ui.markup import literal, plain_label

_MOST = 99
_NARROW = 280
"""Pixels of a number and its label, so that several stand in one line where there is room."""


def draw_dose_page() -> None:
    """Studies to choose, how often each, and the range of all together."""
    services = shared.shared_services()
    st.title(words.DOSE_PAGE, anchor=False)
    st.markdown(words.DOSE_INTRO)
    names = studies(services)
    patient = st.segmented_control(
        words.DOSE_PATIENT, words.DOSE_PATIENTS, default=words.DOSE_ADULT, required=True, key="patient"
    )
    labels = {study: plain_label(name) for study, name in names.items()}
    chosen = _chosen(labels)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        counts = {s: int(st.number_input(labels[s], 1, _MOST, key=f"times-{s}", width=_NARROW)) for s in chosen}
    if counts:
        _draw_sum(summed(counts, services, child=patient == words.DOSE_CHILD), str(patient))
    for branch in what_it_means(services):
        draw_branch(branch)


def _chosen(labels: dict[str, str]) -> list[str]:
    """The studies that are ticked; boxes and not pills, whose long names would be cut on a narrow screen."""
    st.markdown(f":small[{words.DOSE_STUDIES}]")
    half = (len(labels) + 1) // 2
    left, right = st.columns(2)
    return [
        study
        for number, (study, label) in enumerate(labels.items())
        if (left if number < half else right).checkbox(label, key=f"study-{study}", wrap=True)
    ]


def _draw_sum(total: Sum, patient: str) -> None:
    with st.container(border=True):
        st.subheader(literal(_headline(total, patient)), anchor=False)
        if total.without_band:
            st.warning(literal(words.DOSE_WITHOUT.format(studies="; ".join(total.without_band))), icon=":material/help:")
        st.caption(words.DOSE_NOTE)


def _headline(total: Sum, patient: str) -> str:
    """The sum; where a study has no level it says so itself, since a headline is what is read and copied."""
    if not total.highest and total.without_band:
        return words.DOSE_NONE
    told = words.DOSE_SUM_OF_THE_OTHERS if total.without_band else words.DOSE_SUM
    return told.format(lowest=total.lowest, highest=total.highest, patient=patient)


draw_dose_page()
