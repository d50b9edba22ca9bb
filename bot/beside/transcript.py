"""A conversation as a Markdown file to keep: the questions as they were read, and what was shown for each."""

import re
from collections.abc import Iterator, Sequence

from bot.schema import Answer, Citation
from bot.services import Services, __version__

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")


def transcript(turns: Sequence[tuple[str, Answer]], title: str, services: Services) -> str:
    """The whole conversation; questions are to come masked. The head says, for machines as well, that a program wrote it."""
    head = f"---\ngenerator: imaging-appropriateness-bot {__version__} (AI assistant)\ndate: {services.today}\n---\n"
    return "\n\n".join([f"{head}\n# {_plain(title)}", *(part for q, a in turns for part in _turn(q, a))]) + "\n"


def _turn(question: str, answer: Answer) -> Iterator[str]:
    yield f"## {_plain(' '.join(question.split()))}"
    yield answer.text
    if answer.citations:
        yield "\n".join(_source(c) for c in answer.citations)


def _source(citation: Citation) -> str:
    kind = "our summary of " if citation.kind == "summary" else "verbatim from "
    where = f", page {citation.page}" if citation.page else f", {citation.url}" if citation.url.startswith("https://") else ""
    return _plain(f"[{citation.n}] {kind}{citation.document}, {citation.section}{where}") + "  "


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
