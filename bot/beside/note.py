"""The block to paste into a note: what was asked for, what the table says and what was assumed for it, from where and when."""

import unicodedata

from bot.beside.next_steps import standing
from bot.schema import Answer, Radiation, RatedRow
from bot.services import Services, __version__
from corpus.frames import Frames

LONGEST = 900
"""Characters of a note."""
_SAID, _ASSUMED = ("recommendation", "asked"), "assumed"
_READ = ("said", "implied", "chosen")
_TYPOGRAPHY = str.maketrans({"–": "-", "—": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "·": ";", "…": "...", "×": "x"})


def note_of(answer: Answer, services: Services, *, plain: bool = False) -> str:
    """Plain text of at most 900 characters without free text; `plain`: ASCII only. Empty if nothing was decided."""
    if not answer.parts:
        return ""
    said = [line.text for line in answer.lines if line.role in _SAID or line.id == _ASSUMED]
    spare = [*_levels(answer, services), _facts(answer, services)]
    topics = {p.edition.topic: p.edition.url for p in answer.parts}
    end = [*(f"{services.corpus.topics[t].full_title}, {url}" for t, url in topics.items()), _signature(services)]
    scope = answer.parts[0].variant
    kept = list(standing(said, scope, services))
    for line in standing(spare, scope, services):
        if len("\n".join((*kept, line, *end))) <= LONGEST:
            kept.append(line)
    text = "\n".join((*kept, *end))
    return _ascii(text, services) if plain else text


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


def _facts(answer: Answer, services: Services) -> str:
    """The facts that were read or chosen, of facets with a list of values: an age, a site or free text stays out."""
    known = services.corpus.facets
    read = [(n, f.values[0]) for n, f in answer.facets.items() if f.how in _READ and len(f.values) == 1 and not known[n].open]
    return Frames(services.corpus).facts(read) if read else ""


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
