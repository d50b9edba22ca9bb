"""The block to paste into a note: what was asked for, what the table says and what was assumed for it, from where and when."""

import re
import unicodedata
from collections.abc import Sequence

from bot.beside.next_steps import standing
from bot.draft.rendered import SET_ASIDE
from bot.schema import Answer, Radiation, RatedRow
from bot.services import Services, __version__
from corpus.frames import FIGURE, Frames
from corpus.schema import Category

LONGEST = 900
"""Characters of a note."""
_FIRST, _READ = ("assumed", SET_ASIDE), ("said", "implied", "chosen")
_OF_THE_TEXT = {"language", "edition"}
"""Facets of how something was asked, not of the patient."""
_TYPOGRAPHY = str.maketrans({"–": "-", "—": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "·": ";", "…": "...", "×": "x"})


def note_of(answer: Answer, services: Services, *, plain: bool = False) -> str:
    """Plain text without free text, of 900 characters unless what is needed takes more; `plain`: ASCII only.

    Empty if nothing was decided. What is too long loses the titles of the sources first, then the radiation levels, which stand
    for every study recommended or for none, then facts and ratings beside the recommendation; never what is set aside, assumed
    or warned of.
    """
    if not answer.parts:
        return ""
    warned_of, others = _facts(answer, services)
    first = [line.text for line in answer.lines if line.role == "recommendation" or line.id in _FIRST] + [warned_of]
    asked = [line.text for line in answer.lines if line.role == "asked"]
    scope = answer.parts[0].variant
    needed = list(standing(first, scope, services))
    spare = [(line,) for line in standing([*asked, *_conditional(answer, services), others], scope, services)]
    levels = tuple(standing(_levels(answer, services), scope, services))
    text = _laid_out(needed, [*spare, levels] if levels else spare, answer, services)
    return _ascii(text, services) if plain else text


def _laid_out(needed: Sequence[str], spare: Sequence[tuple[str, ...]], answer: Answer, services: Services) -> str:
    """All of it if there is room; else what is needed, what of the rest fits, and that something is left out.

    The lines of one item of `spare` stand or fall together. The sentences name the ACR and the year: where room is short, the
    address alone still leads there.
    """
    topics = {p.edition.topic: p.edition.url for p in answer.parts}
    titled = [f"{services.corpus.topics[t].full_title}, {url}" for t, url in topics.items()]
    for sources in (titled, [*topics.values()]):
        whole = "\n".join((*needed, *(line for item in spare for line in item), *sources, _signature(services)))
        if len(whole) <= LONGEST:
            return whole
    end = [services.corpus.scale.phrases["note-shortened"], *titled, _signature(services)]
    if len("\n".join((*needed, *end))) > LONGEST:
        end[1:-1] = topics.values()
    kept = list(needed)
    for item in spare:
        if len("\n".join((*kept, *item, *end))) <= LONGEST:
            kept += item
    return "\n".join((*kept, *end))


def _conditional(answer: Answer, services: Services) -> list[str]:
    """What the card shows under conditions, where there are too many for the text to tell them."""
    if any(line.role == "recommendation" and line.id is None for line in answer.lines):
        return []
    best = {part.variant: [row.procedure_id for row in part.studies] for part in answer.parts if part.condition}
    frames = Frames(services.corpus)
    return [frames.rates(variant, studies, Category.USUALLY) for variant, studies in best.items() if studies]


def _levels(answer: Answer, services: Services) -> list[str]:
    """The radiation levels of the studies recommended or left, those of one variant with the same level in one sentence."""
    groups: dict[tuple[str, Radiation, Radiation], list[RatedRow]] = {}
    for row in (row for part in answer.parts for row in (*part.studies, *part.alternatives)):
        alike = groups.setdefault((row.variant, row.rrl_adult, row.rrl_child), [])
        if row.procedure_id not in {r.procedure_id for r in alike}:
            alike.append(row)
    rows = [[services.corpus.rows[r.variant, r.procedure_id] for r in alike] for alike in groups.values()]
    frames = Frames(services.corpus)
    return [frames.level(variant, *alike) for (variant, _, _), alike in zip(groups, rows, strict=True)]


def _facts(answer: Answer, services: Services) -> tuple[str, str]:
    """The facts that were read or chosen: those that the reader is warned of, and the others; no age, no site, no free text."""
    known, warned_of = services.corpus.facets, services.corpus.warning_facets - _OF_THE_TEXT
    read = [(n, f.values[0]) for n, f in answer.facets.items() if f.how in _READ and len(f.values) == 1 and n not in _OF_THE_TEXT]
    first = [(n, v) for n, v in read if n in warned_of and (not known[n].open or re.fullmatch(FIGURE, v))]
    others = [(n, v) for n, v in read if n not in warned_of and not known[n].open]
    frames = Frames(services.corpus)
    return frames.facts(first) if first else "", frames.facts(others, also=bool(first)) if others else ""


def _ascii(text: str, services: Services) -> str:
    """Radiation symbols become their level, everything else its nearest ASCII."""
    levels = sorted(services.corpus.scale.radiation, key=lambda r: -len(r.symbols))
    for level in (r for r in levels if not r.symbols.isascii()):
        text = text.replace(level.symbols, f"RRL {level.level}")
    return unicodedata.normalize("NFKD", text.translate(_TYPOGRAPHY)).encode("ascii", "ignore").decode()


def _signature(services: Services) -> str:
    """Which program said so, from which data, on which day."""
    end = services.corpus.scale.phrases["note-end"]
    return f"{end} Version {__version__}, data {services.corpus.digest[:8]}, {services.today}."
