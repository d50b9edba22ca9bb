"""Statements of one source on one matter, with the link to it."""

import streamlit as st

from bot.beside.next_steps import Branch
from ui import words
from ui.markup import literal


def draw_branch(branch: Branch, heading: str = "") -> None:
    """A list under its heading, if it has one, and where it comes from."""
    head = (f"**{literal(heading)}**\n",) if heading else ()
    st.markdown("\n".join((*head, *(f"- {literal(text)}" for text in branch.statements))))
    st.markdown(f":small[{words.KINDS['summary']} [{literal(branch.document)}]({branch.url})]")
