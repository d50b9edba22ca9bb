"""The page of the user's own documents: add one, see what was understood, read it, remove it."""

import shutil
import tempfile
from collections import Counter
from pathlib import Path, PurePosixPath
from typing import get_args

import streamlit as st

from corpus.own import OwnDocument, OwnDocumentError, Trust, document_text, read_library
from ui import shared, words
from ui.jobs import desk
from ui.markup import literal, plain_label
from ui.own_page import draw_stretch
from ui.progress import draw_job

_LARGEST = 50  # megabytes, as `python -m corpus add` takes
_TYPES = ["pdf", "html", "htm", "md", "markdown", "txt"]


def draw_documents_page() -> None:
    """What is there, and a form to add more; both wait while a document is worked on."""
    st.title(words.DOCUMENTS_PAGE, anchor=False)
    st.markdown(words.DOCUMENTS_INTRO)
    draw_job()
    job = desk().job
    busy = job is not None and job.is_running
    _draw_form(busy)
    library = read_library(shared.settings().bot_home)
    st.header(words.DOCUMENTS_HERE, anchor=False)
    if not library.documents and not library.damaged:
        st.caption(words.NO_DOCUMENTS)
    for document in library.documents:
        _draw_document(document, busy)
    for name in library.damaged:
        st.warning(words.DAMAGED.format(name=literal(name)))
        _draw_remove(name, busy)


def _draw_form(busy: bool) -> None:
    with st.form("add", border=True, clear_on_submit=True):
        file = st.file_uploader(words.FILE, type=_TYPES, max_upload_size=_LARGEST)
        left, right = st.columns(2)
        title = left.text_input(words.DOCUMENT_TITLE, max_chars=200, placeholder=words.AS_FOUND)
        licence = right.text_input(words.LICENCE, max_chars=200, placeholder=words.LICENCE_EXAMPLE)
        trust = st.radio(words.TRUST_LABEL, get_args(Trust), index=2, format_func=words.TRUST.__getitem__, horizontal=True)
        sent = st.form_submit_button(words.ADD, disabled=busy)
    if sent and file is None:
        st.warning(words.NO_FILE)
    elif sent and file is not None:
        _add(file.name, file.getvalue(), title, licence, trust)
        st.rerun()


def _add(name: str, content: bytes, title: str, licence: str, trust: str) -> None:
    """Hands the file to our own command; the copy made for it is deleted when it has ended, however it ended."""
    folder = Path(tempfile.mkdtemp(prefix="own-document-"))
    file = folder / (PurePosixPath(name.replace("\\", "/")).name.lstrip("-.") or "document")
    file.write_bytes(content)
    wishes = [f"{flag}={said}" for flag, said in (("--title", title), ("--licence", licence), ("--trust", trust)) if said.strip()]

    def clear() -> None:
        shutil.rmtree(folder, ignore_errors=True)

    if not desk().start(f"{words.ADDING} {file.name}", ["corpus", "add", *wishes, "--", str(file)], clear):
        clear()


def _draw_document(document: OwnDocument, busy: bool) -> None:
    flags = "".join(f" :orange-badge[{words.FLAGS.get(flag, flag)}]" for flag in document.flags)
    with st.expander(f"{plain_label(document.title)}{flags}", icon=":material/draft:", key=f"document-{document.id}"):
        _draw_understood(document)
        if st.toggle(words.READ, key=f"read-{document.id}"):
            _draw_text(document)
        _draw_remove(document.id, busy)


def _draw_understood(document: OwnDocument) -> None:
    """Size, edition and outline, so that a wrong reading is seen."""
    facts = {
        words.KIND: document.kind,
        words.PAGES: str(document.pages or "–"),
        words.PARTS: str(len(document.chunks)),
        words.YEAR: str(document.year or "–"),
        words.TRUST_LABEL: words.TRUST[document.trust],
        words.LICENCE: document.licence,
        words.ADDED_ON: document.added_on,
    }
    st.markdown(" · ".join(f"{name}: **{literal(value)}**" for name, value in facts.items()))
    flags = Counter(flag for chunk in document.chunks for flag in chunk.flags)
    for flag, count in flags.items():
        st.caption(f"{count} {words.CHUNK_FLAGS.get(flag, flag)}")
    sections = list(dict.fromkeys(chunk.section for chunk in document.chunks if chunk.section))
    if sections:
        st.caption(f"{words.OUTLINE}: {literal(' · '.join(sections[:12]))}{' …' if len(sections) > 12 else ''}")


def _draw_text(document: OwnDocument) -> None:
    try:
        found = document_text(shared.settings().bot_home, document.id)
    except OwnDocumentError as error:
        st.warning(literal(str(error)))
        return
    st.caption(words.OWN_TEXT)
    start = 0
    if found.page_marks:
        number = st.number_input(words.PAGE.capitalize(), 1, len(found.page_marks), key=f"page-{document.id}")
        start = found.page_marks[number - 1][0]
    draw_stretch(found, start, start)


def _draw_remove(name: str, busy: bool) -> None:
    st.button(
        words.REMOVE,
        key=f"remove-{name}",
        icon=":material/delete:",
        disabled=busy,
        on_click=_remove,
        args=(name,),
    )


def _remove(name: str) -> None:
    desk().start(f"{words.REMOVING} {name}", ["corpus", "remove", name])


draw_documents_page()
