"""What a lesion was taken for at first, once a later look has named it otherwise: "first read: Ewing, second read: lymphoma"."""

from bot.understand.scenario import OUR_SITES
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading

_LED_TO, _NAMED_WITHIN, _AT_ONCE = 7, 10, 3
"""Words from "referred as" to the name it was given, from a last look to what it names, and to what it names at once, at most."""
_GOES = ("histology", "behaviour", "condition", "origin", "target")
_QUOTES = "'\"‘’“”„«»"
_QUOTE, _INTO = frozenset(_QUOTES), frozenset({"to", "into", "as", "in", "zu", "al", "en", "em", "a", "como", "als"})
_QUOTED = 40
"""Letters of a request between quotation marks, at most."""
_OF_EVERY_KIND = {"sarcoma", "musculoskeletal_sarcoma"}
_MARKS = {";", ".", "\n", "!"}
_REQUEST = ("stage", "staging", "surveillance", "follow", "imag", "please", "?")
_LOOKS = ("last_report", "final_word", "turned_out", "revised_to", "pathology", "sample", "last_look")


def was_overturned(mention: Mention, reading: Reading) -> bool:
    """ "Sent as a cyst of the skin; core: UPS": what stands behind the first opinion counts no more."""
    spans = _first_opinions(reading)
    around = [span for span in spans if span[0] <= mention.first < span[1]]
    if around and _goes(mention, around[0][0], reading):
        return _is_named_otherwise(around[0], reading)
    return bool(spans) and _is_of_the_benign_look(mention, spans, reading)


def _goes(mention: Mention, opening: int, reading: Reading) -> bool:
    """The name and what was told with it; the limb it lies in stays, a treatment under the wrong name goes."""
    concept = mention.concept
    if concept.facet == "site":
        return concept.value not in OUR_SITES
    treats = concept.facet == "treatment" and any(m.first == opening for m in reading.cues("taken_for"))
    return (
        concept.facet in _GOES
        or treats
        or concept.value == "undiagnosed_lesion"
        or concept.cue in ("distant", "local_recurrence")
    )


def _first_opinions(reading: Reading) -> list[tuple[int, int]]:
    """From "referred as", "first read", or an opening quotation mark with a request inside, up to the end of the clause."""
    spans: list[tuple[int, int]] = []
    names = [m for m in reading.mentions if m.concept.facet in ("histology", "condition") or _is_a_metastasis(m)]
    for cue in reading.cues("taken_for", "at_first"):
        _, end = sentence_at(reading, cue.last)
        marks = [at for at in range(cue.last + 1, end) if reading.words[at].folded in _MARKS]
        looks = [m.first for m in _looks(reading) if cue.last + 1 < m.first]
        stop = min([end, *marks, *looks])
        if any(0 < m.first - cue.last <= _LED_TO and m.first < stop for m in names):
            spans.append((cue.first, stop))
    spans += [(m.first, m.last + 1) for m in names if not _is_a_sarcoma(m) and _is_in_quotes(m, reading)]
    spans += [span for cue in reading.cues("makes_over") for span in _made_over(cue, names, reading)]
    return spans + [(m.first, m.last + 1) for m in names if _is_quoted_with_a_request(m, reading)]


def _is_a_metastasis(mention: Mention) -> bool:
    """ "Referred as 'bone metastasis'": what it was taken for, and no place to look at."""
    return mention.concept.facet == "target" and mention.words.casefold().endswith(("metastasis", "metastases", "met", "mets"))


def _is_in_quotes(name: Mention, reading: Reading) -> bool:
    """ "The 'haematoma' of the thigh": what somebody called it, and no report: "Path: 'nodular fasciitis'"."""
    if any(0 < name.first - m.last <= _AT_ONCE for m in _looks(reading)):
        return False
    return reading.text[name.start - 1 : name.start] in _QUOTE and reading.text[name.end : name.end + 1] in _QUOTE


def _made_over(cue: Mention, names: list[Mention], reading: Reading) -> list[tuple[int, int]]:
    """ "Turned the lipoma into a liposarcoma", "reclassified the cyst as a sarcoma": up to what leads to the new name."""
    _, end = sentence_at(reading, cue.last)
    former = next((m for m in names if cue.last < m.first <= cue.last + _LED_TO), None)
    if former is None or former.first >= end:
        return []
    leads = [at for at in range(former.last + 1, end) if reading.words[at].folded in _INTO]
    return [(cue.first, leads[0])] if leads and leads[0] - former.last <= _LED_TO else []


def _is_quoted_with_a_request(name: Mention, reading: Reading) -> bool:
    """ "'Sarcoma, please stage'": what a request said."""
    opening = reading.text[name.start - 1 : name.start]
    inside = reading.text[name.end : name.end + _QUOTED]
    closed = next((at for at, letter in enumerate(inside) if letter in _QUOTES), -1)
    told = inside[: max(closed, 0)].casefold()
    return opening != "" and opening in _QUOTES and any(word in told for word in _REQUEST)


def _is_named_otherwise(span: tuple[int, int], reading: Reading) -> bool:
    """Another name stands behind a last look; a sarcoma beats a foreign or a benign name wherever it stands behind."""
    names = [m for m in reading.mentions if m.concept.facet == "histology" and not reading.negates(m)]
    first = {m.concept.id for m in names if span[0] <= m.first < span[1]}
    others = [m for m in names if not span[0] <= m.first < span[1] and m.concept.id not in first]
    others = [m for m in others if m.start == 0 or reading.text[m.start - 1] != "?"]
    ills = [m for m in reading.mentions if m.concept.facet == "condition" and not span[0] <= m.first < span[1]]
    if first and first <= _OF_EVERY_KIND and all(_is_a_sarcoma(m) for m in others) and not ills:
        return False  # "request says 'sarcoma staging, thorax?'. Proven leiomyosarcoma": the same, told more closely
    if any(_is_behind_a_look(m, reading) for m in (*others, *ills)):
        return True
    ours = any(_is_a_sarcoma(m) for m in names if span[0] <= m.first < span[1])
    return not ours and any(_is_a_sarcoma(m) and m.first >= span[1] for m in others)


def _is_behind_a_look(name: Mention, reading: Reading) -> bool:
    start, _ = sentence_at(reading, name.first)
    looks = [m for m in _looks(reading) if 0 <= name.first - m.last <= _NAMED_WITHIN]
    return any(
        m.first >= start or reading.words[m.last + 1].folded in (":", ".") for m in looks if m.last + 1 < len(reading.words)
    )


def _looks(reading: Reading) -> list[Mention]:
    done = [m for m in reading.mentions if m.concept.facet == "biopsy" and m.concept.value == "done"]
    return [*reading.cues(*_LOOKS), *done]


def _is_a_sarcoma(name: Mention) -> bool:
    implied = name.concept.implies
    ours = "musculoskeletal" in implied.get("origin", ("musculoskeletal",))
    return ours and "malignant" in implied.get("behaviour", ())


def _is_of_the_benign_look(mention: Mention, spans: list[tuple[int, int]], reading: Reading) -> bool:
    """ "Thought to be a metastasis; the kidney was benign; biopsy: chondrosarcoma": told before the name that holds."""
    if mention.concept.facet != "behaviour" or mention.concept.value != "benign":
        return False
    names = [m for m in reading.mentions if _is_a_sarcoma(m) and m.concept.facet == "histology" and _is_behind_a_look(m, reading)]
    return any(span[1] <= mention.first for span in spans) and any(m.first > mention.last for m in names)
