"""Dose: the radiation bands of several studies added up."""

import streamlit as st

from bot.beside.dose import Sum, studies, summed, what_it_means
from ui import shared, words
from ui.branches import draw_branch
from ui.markup import literal, plain_label

_MOST = 99


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
    chosen = st.pills(words.DOSE_STUDIES, list(names), selection_mode="multi", format_func=labels.__getitem__, key="studies")
    counts = {study: int(st.number_input(labels[study], 1, _MOST, key=f"times-{study}")) for study in chosen}
    if counts:
        _draw_sum(summed(counts, services, child=patient == words.DOSE_CHILD), str(patient))
    for branch in what_it_means(services):
        draw_branch(branch)


def _draw_sum(total: Sum, patient: str) -> None:
    with st.container(border=True):
        st.subheader(literal(words.DOSE_SUM.format(lowest=total.lowest, highest=total.highest, patient=patient)), anchor=False)
        if total.without_band:
            st.warning(literal(words.DOSE_WITHOUT.format(studies="; ".join(total.without_band))), icon=":material/help:")
        st.caption(words.DOSE_NOTE)


draw_dose_page()
