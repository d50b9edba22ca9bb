"""An illness that is a relative's: "her sister's melanoma recurred in 2020", "osteosarcoma in a brother (relapsed 2018)"."""

from bot.understand.wording.sentences import clause_at, sentence_at
from corpus.reading import RETURNS, Mention, Reading

_OWNERS = {"his", "her", "their", "the", "a", "an", "patient", "maternal", "paternal", "older", "elder", "younger", "twin"}
_CAN_BE_THE_PATIENT = {"son", "daughter", "wife", "husband", "spouse", "partner", "neighbour", "neighbor", "friend", "colleague"}
_CAN_BE_THE_PATIENT |= {"dad", "daddy", "mum", "mom", "granny", "grandad", "grandpa", "grandma"}
_OWN = {"own", "herself", "himself", "pt", "patient"}
_HERSELF = {"he", "she", "patient", "pt", "proband", "index"}
_MINE, _MYSELF, _THEIRS = {"my", "our"}, {"i", "me", "mine", "i'm", "im", "i've"}, {"her", "his", "she", "he", "she's", "he's"}
_OWNED_REACH = 3


def is_owned_by_kin(mention: Mention, reading: Reading) -> bool:
    """ "Her sister's melanoma", "osteosarcoma in a brother": told of a relative, and not of the patient."""
    if not reading.cues("kin"):
        return False
    return _is_in_the_genitive(mention, reading) or _is_of_kin_behind(mention, reading) or _is_theirs_in_the_end(mention, reading)


def _is_theirs_in_the_end(ill: Mention, reading: Reading) -> bool:
    """ "The sarcoma was his own, the melanoma his brother's.": a genitive right behind, that ends the clause."""
    _, end = clause_at(reading, ill.first)
    kin = [
        m for m in reading.cues("kin") if ill.last < m.first and m.last + 1 == end and m.words.casefold().endswith(("'s", "’s"))
    ]
    gaps = ({w.folded for w in reading.words[ill.last + 1 : m.first]} for m in kin)
    return any(gap <= _OWNERS | {"is", "was"} for gap in gaps)


def _is_in_the_genitive(mention: Mention, reading: Reading) -> bool:
    """ "Father's colon ca recurred 2016": in the clause of an illness that is named right behind whose it was."""
    start, end = clause_at(reading, mention.first)
    for kin in (m for m in reading.cues("kin") if start <= m.first and m.last < mention.first):
        owned = kin.words.casefold().endswith(("'s", "’s"))
        ill = [m for m in reading.mentions if m.concept.facet in ("histology", "condition")]
        ill += reading.cues(*RETURNS, "any_tumor", "the_tumour")  # "her sister's tumour was in bone"
        near = any(0 < m.first - kin.last <= _OWNED_REACH and m.first <= mention.first for m in ill)
        patient = kin.words.casefold()[:-2] in _CAN_BE_THE_PATIENT or _is_asked_for(kin, end, reading)
        if owned and near and (not patient or _OWN & {w.folded for w in reading.words[end:]}):
            return True
    return False


def _is_asked_for(kin: Mention, end: int, reading: Reading) -> bool:
    """ "My mother's sarcoma was in the arm. Which scan for her lungs?": who asks is well, and the relative the patient."""
    mine = kin.first > 0 and reading.words[kin.first - 1].folded in _MINE
    rest = {w.folded for w in reading.words[end:]}
    return mine and bool(_THEIRS & rest) and not (_MINE | _MYSELF) & rest


def _is_of_kin_behind(mention: Mention, reading: Reading) -> bool:
    """ "Osteosarcoma in brother (op 2015, recurred 2018)": told before or after another tumour, the patient's."""
    start, end = sentence_at(reading, mention.first)
    kin = [m for m in reading.cues("kin") if start < m.first < end and _is_said_of(m, start, reading)]
    lesions = [m for m in reading.mentions if is_a_lesion(m)] if kin else []
    named = any(m.last < start or (m.first > kin[0].last and _is_apart(kin[0], m, reading)) for m in lesions)
    bracket = any(reading.words[m.last + 1].folded in ("(", ",") for m in kin if m.last + 1 < end)
    return bool(kin) and named and (mention.first < kin[0].first or bracket)


def _is_said_of(kin: Mention, start: int, reading: Reading) -> bool:
    """ "... in brother", "... in her aunt": and an illness stands before."""
    at = kin.first - 1
    while at > start and reading.words[at].folded in _OWNERS:
        at -= 1
    ill = any(m.concept.facet == "histology" and start <= m.first < at for m in reading.mentions)
    behind = [w.folded for w in reading.words[kin.last + 1 : kin.last + 2]]
    return ill and reading.words[at].folded in ("in", "bei", "chez", "en", "em") and behind != ["of"]


def owns_the_place(kin: Mention, reading: Reading) -> bool:
    """ "The wife wants certainty that her husband's calf is clear": whose body is looked at is the patient."""
    if not kin.words.casefold().endswith(("'s", "’s")) or kin.words.casefold()[:-2] not in _CAN_BE_THE_PATIENT:
        return False
    places = [m for m in reading.mentions if m.concept.facet in ("site", "target")]
    return any(0 < m.first - kin.last <= 2 for m in places)


def is_a_lesion(mention: Mention) -> bool:
    """A tumour by its name, a lump, or a look on a film: what a patient of one's own may have."""
    told = mention.concept.facet in ("histology", "tissue") or mention.concept.value == "undiagnosed_lesion"
    return told or mention.concept.cue in ("lump", "finding", "any_tumor", "appearance_aggressive", "appearance_benign")


def _is_apart(kin: Mention, lesion: Mention, reading: Reading) -> bool:
    """ "Melanoma in the brother; lump deep in the thigh": a mark stands between."""
    return any(w.folded in (".", ";", "\n") for w in reading.words[kin.last + 1 : lesion.first])


def tells_of_the_patient_again(told: Mention, mention: Mention, reading: Reading) -> bool:
    """ "Family: mother breast, brother osteosarcoma, she liposarcoma of the arm": after a comma, the patient and a tumour."""
    names = {m.first for m in reading.mentions if m.concept.facet == "histology"}
    words = reading.words
    return any(
        words[at].folded in _HERSELF and words[at - 1].is_mark and (at + 1 in names or words[at + 1].folded == ":")
        for at in range(told.last + 2, mention.first)
    )
