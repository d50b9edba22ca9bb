"""A harmless thing that is known, told beside the lesion or the sarcoma in question: "haemangioma of the liver on an old CT"."""

from bot.understand.wording.sentences import clause_at, is_dated, sentence_at
from corpus.reading import RETURNS, Mention, Reading

_FACETS = ("histology", "behaviour", "origin", "site", "tissue", "treatment", "purpose", "target", "depth")
_BREAKS = {";", "."}
_LOOKS = ("lump", "finding", "appearance_aggressive", "appearance_benign", "appearance_osteoid", "appearance_none")


def is_of_a_known_thing(mention: Mention, reading: Reading) -> bool:
    """ "58F, uterine fibroids. Leiomyosarcoma of the thigh": told in the clause of the fibroids."""
    return mention.concept.facet in _FACETS and lies_with_a_known_thing(mention.first, reading)


def lies_with_a_known_thing(place: int, reading: Reading) -> bool:
    """True for a word in the clause of something harmless that is known, or was taken out years ago."""
    return any(first <= place < end for first, end in _stretches(reading))


def _stretches(reading: Reading) -> list[tuple[int, int]]:
    found = [_of_an_organ(m, reading) for m in reading.cues("harmless_elsewhere")]
    benign = [m for m in reading.mentions if m.concept.facet == "histology" and _is_benign(m)]
    found += [_part_of(m, reading) for m in benign if _was_taken_out_long_ago(m, reading)]
    return [span for span in found if span[0] < span[1] and _is_beside_a_lesion(span, reading)]


def _of_an_organ(thing: Mention, reading: Reading) -> tuple[int, int]:
    """Its sentence; the clause, where the sentence tells of a lesion as well; itself in "gallstones and a sarcoma"."""
    sentence, clause = _part_of(thing, reading), clause_at(reading, thing.first)
    if not _lesions_in(sentence, thing, reading):
        return sentence
    beside = any(map(_names_a_malignant, _lesions_in(clause, thing, reading)))
    return (thing.first, thing.last + 1) if beside else clause  # "a lump of the breast was a fibroadenoma" is one thing


def _part_of(thing: Mention, reading: Reading) -> tuple[int, int]:
    start, end = sentence_at(reading, thing.first)
    marks = [at for at in range(start, end) if reading.words[at].folded in _BREAKS]
    low = max((at + 1 for at in marks if at < thing.first), default=start)
    return low, min((at for at in marks if at > thing.last), default=end)


def _was_taken_out_long_ago(thing: Mention, reading: Reading) -> bool:
    """ "Lipoma of the back removed in 2010; a lump of the forearm": with its year, and no other lesion beside it."""
    span = _part_of(thing, reading)
    told = [m for m in reading.mentions if span[0] <= m.first < span[1] and m.concept.facet == "treatment"]
    back = reading.cues(*RETURNS) or any(m.concept.facet == "target" and m.concept.value == "local" for m in reading.mentions)
    if back and not any(_names_a_malignant(m) for m in reading.mentions):
        return False  # "Schwannoma removed in 2021. The scar is lumpy: recurrence?"
    return bool(told) and is_dated(thing, reading) and not _lesions_in(span, thing, reading)


def _is_beside_a_lesion(span: tuple[int, int], reading: Reading) -> bool:
    """A sarcoma, a lump or a look on a film is told of elsewhere in the text."""
    return bool(_lesions_in((0, span[0]), None, reading) or _lesions_in((span[1], len(reading.words)), None, reading))


def _lesions_in(span: tuple[int, int], but: Mention | None, reading: Reading) -> list[Mention]:
    inside = [m for m in reading.mentions if span[0] <= m.first < span[1]]
    around = range(but.first, but.last + 1) if but else range(0)
    return [m for m in inside if m.first not in around and _is_a_lesion(m) and not reading.negates(m)]


def _names_a_malignant(mention: Mention) -> bool:
    return mention.concept.facet == "histology" and "malignant" in mention.concept.implies.get("behaviour", ())


def _is_a_lesion(mention: Mention) -> bool:
    named = _names_a_malignant(mention)
    return named or mention.concept.cue in _LOOKS or mention.concept.value == "undiagnosed_lesion"


def _is_benign(name: Mention) -> bool:
    return name.concept.implies.get("behaviour") == ("benign",)
