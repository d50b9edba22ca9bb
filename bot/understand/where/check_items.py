"""The items of a check list, each ticked or open: "☑ MRI femur ☐ chest", "local MRI yes; lungs no"."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_BOX = re.compile(r"[☑✔✓✅☒☐□▢✘✗❌]|\[\s*[xX✓✔]?\s*\]|\(\s*(?:[xX✓✔]\s*)?\)")
_TICK = re.compile(r"[☑✔✓✅☒xX]")
_HEAD = re.compile(r"[:.;?!\n]")
_TAIL = re.compile(r"[\n;?!]|\.(?=\s|$)")
_PARTS = re.compile(r"[;,\n]|(?<!\.)\.(?=\s|$)")
_DONE = (
    "not requested|not required|not needed|not wanted|not asked for|yes|y|done|complete|completed|ok|clear|clean|normal|neg|"
    "negative|ja|erledigt|fertig|oui|fait|faite|faits|s[ií]|hecho|hecha|fatto|fatta|sim|feito|feita|是|已做|已完成"
)
_OPEN = (
    "no|n|not done|not yet done|not yet|nd|o/s|outstanding|open|to do|todo|to be done|pending|missing|undone|requested|wanted|"
    "required|nein|offen|ausstehend|non|[àa] faire|pendiente|da fare|pendente|n[ãa]o|a fazer|否|未做|待做"
)
_ENTRY = re.compile(
    r"^(?P<label>.*?\w.*?)(?:\s*[:=–…]\s*|\s*\.{2,}\s*|\s+-+\s*|\s+)"  # "lungs: no", "lungs ... no", "lungs - no", "lungs no"
    rf"(?:(?P<open>{_OPEN})|(?P<done>{_DONE}))$",
    re.IGNORECASE,
)
_ANSWERS = re.compile(rf"(?:{_OPEN}|{_DONE})$", re.IGNORECASE)
_LONGEST = max(map(len, f"{_OPEN}|{_DONE}".split("|")))
"""Letters of an answer, at most."""
_FINDING = re.compile(
    r"\b(?:mets?|metast\w*|nodules?|recurren\w*|relapse|disease|spread|pain|cough|mass|lump|lesions?)\b", re.IGNORECASE
)
_LOOK = re.compile(r"\b(?:screen\w*|stag\w*|imag\w*|check\w*|work-?up|survey|scan\w*|stud\w+|search)\b", re.IGNORECASE)
_WANTED_TICKED = re.compile(r"\brequest\w*|\bplease tick\b|\bwanted\b|\brequired\b|\btick (?:as|what|which)\b", re.IGNORECASE)
_OPEN_MEANT = re.compile(
    r"\b(?:un-?ticked|un-?checked|not ticked|open (?:box\w*|one\w*|item\w*)|blanks?|empty|missing|still to|to complete|"
    r"completed|done|left|outstanding|remain\w*|to do|ticks)\b|[✘✗❌]",
    re.IGNORECASE,
)
_MADE = re.compile(r"\b(?:mri?|mrt|ct|pet\S*|x-?ray|film|radiograph\w*|us|bx|biopsy|histology|irm|rm|rx|tac|tc)\b", re.IGNORECASE)
_SPOKEN_OF = re.compile(r"\b(?:the|each|every|an?|these|those|all)\s+\Z", re.IGNORECASE)
_SEVERAL, _LABEL, _ANSWER = 2, 6, 6
"""Items from which on they are a list, and words of a label and of the answer behind it with what parts them, at most."""
_TEXTS = 64
"""Texts whose items are kept: several readers ask for those of the same one."""


class Item(NamedTuple):
    """One entry: the letters of its label, and whether it is ticked."""

    start: int
    end: int
    ticked: bool


@lru_cache(maxsize=_TEXTS)
def check_items(text: str) -> tuple[Item, ...]:
    """The items of the check list in a text, or of the entries that a note answers with yes or no."""
    items = boxed_items(text) or _answered(text)
    some = len(items) >= _SEVERAL and not all(item.ticked for item in items)
    return items if some or (items and ticks_what_is_wanted(text, items)) else ()


def boxed_items(text: str) -> tuple[Item, ...]:
    """ "☑ MRI ☐ chest", "lungs [ ] forearm [x]"; a box that is only spoken of ("order the ☐") is none."""
    boxes = [box for box in _BOX.finditer(text) if not _SPOKEN_OF.search(text, 0, box.start())]
    if not boxes:
        return ()
    ticks = [bool(_TICK.search(box.group())) for box in boxes]
    if is_behind_its_label(text):
        heads = [m.end() for m in _HEAD.finditer(text, 0, boxes[0].start())]
        starts = [heads[-1] if heads else 0, *(box.end() for box in boxes[:-1])]
        ends = [box.start() for box in boxes]
    else:
        starts = [box.end() for box in boxes]
        nexts = [*(box.start() for box in boxes[1:]), len(text)]
        ends = [min(_end_of(text, at), after) for at, after in zip(starts, nexts, strict=True)]
    return tuple(Item(*span) for span in zip(starts, ends, ticks, strict=True))


def is_behind_its_label(text: str) -> bool:
    """ "Forearm [ ] lungs [ ]": nothing stands behind the last box, and a label before the first."""
    boxes = [box for box in _BOX.finditer(text) if not _SPOKEN_OF.search(text, 0, box.start())]
    if not boxes:
        return False
    heads = [m.end() for m in _HEAD.finditer(text, 0, boxes[0].start())]
    label = text[heads[-1] if heads else 0 : boxes[0].start()].strip()
    return bool(label) and not text[boxes[-1].end() : _end_of(text, boxes[-1].end())].strip(" ,.)")


def ticks_what_is_wanted(text: str, items: Sequence[Item]) -> bool:
    """ "Please tick: ☑ lungs ☐ calf", "region requested: [x] chest"; not where the open ones are asked for."""
    heading = _WANTED_TICKED.search(text, 0, items[0].start)
    return bool(heading) and any(item.ticked for item in items) and not _OPEN_MEANT.search(text)


def is_a_worklist(text: str) -> bool:
    """ "[x] MRI tibia [ ] lungs: order for the open one?": what is ticked has been made."""
    items = boxed_items(text)
    if not items or ticks_what_is_wanted(text, items) or not any(item.ticked for item in items):
        return False
    made = any(item.ticked and _MADE.search(text[item.start : item.end]) for item in items)
    return bool(_OPEN_MEANT.search(text)) or made


def is_open(item: Item, text: str) -> bool:
    """ "☐ lungs": not done yet; "please tick: ☑ lungs ☐ calf" ticks what is wanted."""
    boxed = boxed_items(text)
    return item.ticked if boxed and ticks_what_is_wanted(text, boxed) else not item.ticked


def _end_of(text: str, start: int) -> int:
    end = _TAIL.search(text, start)
    return end.start() if end else len(text)


def _answered(text: str) -> tuple[Item, ...]:
    """ "Lungs staged: no. Local extent: yes.", "Chest CT ... done"; "bone pain: no" is a finding."""
    items: list[Item] = []
    stops = [m.start() for m in _PARTS.finditer(text)]
    for start, end in zip([0, *(stop + 1 for stop in stops)], [*stops, len(text)], strict=True):
        part = text[start:end]
        if len(part.split()) > _LABEL + _ANSWER or not _ends_with_an_answer(part.strip()):
            continue
        entry = _ENTRY.match(part.strip())
        if entry and _is_of_a_look(entry["label"]):
            lead = start + len(part) - len(part.lstrip())
            items.append(Item(lead, lead + len(entry["label"]), entry["done"] is not None))
    return tuple(items)


def _ends_with_an_answer(part: str) -> bool:
    """True for what can be an entry: to look at the end is quicker than for all entries at every place."""
    return _ANSWERS.search(part, max(0, len(part) - _LONGEST)) is not None


def _is_of_a_look(label: str) -> bool:
    """ "Lungs staged", "bone mets screen", and no finding or sentence."""
    return len(label.split()) <= _LABEL and (bool(_LOOK.search(label)) or not _FINDING.search(label))
