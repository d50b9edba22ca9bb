"""About: intended use, how it works, sources and editions, measured figures, limits."""

import re
from pathlib import Path

import streamlit as st

from bot.services import Services, __version__
from ui import shared, words
from ui.markup import literal

_HERE = Path(__file__).parent
_README = _HERE.parent / "README.md"
_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)


def draw_about_page() -> None:
    """Fixed texts, and from the corpus what is held in which edition."""
    services = shared.shared_services()
    st.title(words.ABOUT_PAGE, anchor=False)
    st.markdown(f"[{words.TO_FIGURES}](#{words.FIGURES_ANCHOR})")  # what brings most readers here stands far below
    st.markdown((_HERE / "about.md").read_text(encoding="utf-8"))
    st.header(words.FIGURES, anchor=words.FIGURES_ANCHOR)
    st.markdown(figures() or words.NO_FIGURES)
    st.header(words.EDITIONS, anchor=False)
    _draw_editions(services)
    st.caption(words.VERSIONS.format(version=__version__, digest=services.corpus.digest[:16], today=services.today))


def figures() -> str:
    """The measured figures as the README gives them, each with its command; empty where there is no README."""
    if not _README.is_file():
        return ""
    text = _README.read_text(encoding="utf-8")
    return _COMMENT.sub("", text.partition("\n## Evidence\n")[2].partition("\n## ")[0]).strip()


def _draw_editions(services: Services) -> None:
    corpus = services.corpus
    topics = {topic.source: topic for topic in corpus.topics.values()}
    used = [s for s in corpus.sources.values() if s.id in {d.source for d in corpus.documents.values()} | topics.keys()]
    rows = []
    for source in used:
        topic = topics.get(source.id)
        review = topic.review_by if topic else "–"
        rows.append((f"[{literal(source.title)}]({source.url})", literal(source.publisher), literal(source.edition), review))
    columns = {head: [row[i] for row in rows] for i, head in enumerate(words.EDITION_COLUMNS)}
    st.table(columns, hide_index=True, border="horizontal", alt=words.EDITIONS_ALT)


draw_about_page()
