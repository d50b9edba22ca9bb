"""Whose illness it is: what is told of a relative, a neighbour or a friend is not told of the patient."""

from itertools import pairwise

from bot.understand.illness.kins_illness import is_a_lesion, is_owned_by_kin, owns_the_place, tells_of_the_patient_again
from bot.understand.wording.sentences import sentence_at
from corpus.languages import ENGLISH
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_OWN = {
    "my",
    "our",
    "this",
    "dear",
    "mein",
    "meine",
    "meiner",
    "unser",
    "unsere",
    "mi",
    "mon",
    "ma",
    "mia",
    "mio",
    "minha",
    "meu",
}
_BY = {"by", "from", "with", "to", "per", "of", "and"}
"""Before kin these tell who speaks or comes along: "according to his mother", "lives with his wife and has a sarcoma"."""
_OWNERS = {"his", "her", "their", "the", "a", "an", "patient", "s", "maternal", "paternal", "whose", "older", "elder"}
_OWNERS |= {"younger", "twin", "late", "great", "only", "own", "another", "other", "step"}
_ILL = as_folded(
    "had has have having wears wore walks died dying dies die treated diagnosed found told suffered suffers suffer "
    "underwent developed lost "
    "relapsed relapses halfway staged gestaged chemo chemotherapy "
    "operated lived lives live living survived got with carries succumbed treatment : followed monitored investigated "
    "worked remission cured surveillance undergoing receiving suivi suivie traite traitee soigne soignee atteint atteinte "
    "opere operee decede decedee mort morte behandelt behandlung erkrankt gestorben verstorben nachsorge operiert tratado "
    "tratada operado operada fallecido fallecida murio muerto muerta seguimiento tratamiento padece seguito seguita "
    "trattato trattata curato operato operata morto morta deceduto deceduta cura affetto affetta acompanhado acompanhada "
    "seguido seguida tratamento faleceu falecido falecida morreu 死于 治疗 随访 确诊 hatte gehabt starb verstarb litt eu ebbe "
    "avuto décédé décédée tuvo tenido murió falleció teve tinha sofreu sufrió souffert 得 患 死"
)
_SAYS = as_folded(
    "says say said saying reports report reported noticed notices notice asks ask asked fears fear afraid frightened "
    "worried thinks think anxious worries worry dread panic suspect scared terrified concerned googled thought believes "
    "believe read insists insist wants want wanted wishes demands demand brought brings bring saw felt feels feel heard "
    "recalls recall ordered orders order requested requests request booked referred refers refer sent sends send wrote "
    "writes write suggests suggest suggested recommends recommend recommended advises advised excised removed resected "
    "biopsied remembers remember mentions mention states state that whether if he she him it they i we ; ? patient demande "
    "demandent craint inquiete pense veut dit pregunta teme quiere dice pide chiede vuole preoccupa fragt sagt mochte "
    "befurchtet will pergunta quer diz pede receia meint glaubt fürchtet cree"
)
_ELIDED = {
    "a",
    "an",
    ":",
    ",",
    "with",
    "the",
    "(",
    "mit",
    "wegen",
    "con",
    "com",
    "avec",
    "hat",
    "hatte",
    "tem",
    "teve",
    "tiene",
    "tuvo",
    "ha",
    "患",
    "有",
    "un",
    "une",
    "uno",
    "una",
    "um",
    "uma",
    "ein",
    "eine",
    "einen",
}
"""Words between kin and an illness whose verb is left out: "her aunt had cancer, her cousin a cyst"."""
_CHILD = ("son", "daughter", "sohn", "tochter", "hijo", "hija", "fils", "fille", "figli", "filho", "filha", "nipote", "grandson",
          "granddaughter")  # fmt: skip
_THE = as_folded("der die el il lo le")
"""Before a child that is the patient: "el hijo tuvo un osteosarcoma"."""
_PARENTS = ("mother", "father", "mum", "mom", "dad", "parent", "grand", "mutter", "vater", "groß", "oma", "opa", "madre", "padre",
            "mamma", "papà", "abuel", "nonn", "mère", "père", "mãe", "pai", "avô", "avó")  # fmt: skip
_AT = as_folded("at aged in mit a aos con à")
_ELDEST = 2
"""Figures of an age."""
_WARDS, _NEAR = {"ward", "clinic", "theatre", "unit", "charge", "outpatients"}, 5
"""Where a sister is a nurse, and how near behind her title such a word stands."""
_ASKERS = as_folded("my mine our myself")
_CALLED = {"dad", "daddy", "mum", "mummy", "mom", "mam", "granny", "grandad", "grandpa", "grandma"}
"""What only their own kin call them: "dad has had chemo"."""
_OF_WORK = {"colleague", "partner", "friend", "neighbour", "neighbor"}
_ARTICLES = as_folded("a an the one this whose their his her")
_OWNING = (["had"], ["has"], ["have"])
_SOMEBODY = as_folded("man woman boy girl lady gentleman patient pt child kid teenager adolescent lad chap fellow person case")
_OF_A_FAMILY = (["de"], ["di"])
"""Behind a parent, as other languages tell of a patient: "père de famille", "madre de dos hijos"."""
_MOTHERS = {"breastfeeding", "nursing", "pregnant", "expectant", "lactating", "single", "young"}
"""Before a mother who is the patient."""
_CHILDREN = {"two", "three", "four", "five", "six", "one", "children"}


def is_told_of_kin(mention: Mention, reading: Reading) -> bool:
    """ "Her grandmother was recently told of a lung metastasis", "his neighbour was diagnosed with a sarcoma"."""
    relatives = [m for m in reading.cues("kin", "family_history") if not _is_a_nurse(m, reading)]
    if not relatives:
        return False
    if is_owned_by_kin(mention, reading):
        return True
    start, _ = sentence_at(reading, mention.first)
    kin = [m for m in relatives if start <= m.first and m.last < mention.first]
    if kin and (_is_the_patient(kin[-1], reading) or tells_of_the_patient_again(kin[-1], mention, reading)):
        return False
    if not kin or kin[-1].concept.cue != "kin" or _is_no_subject(kin[-1], start, reading) or owns_the_place(kin[-1], reading):
        return False
    gap = [w.folded for w in reading.words[kin[-1].last + 1 : mention.first]]
    behind = reading.words[mention.last + 1 : mention.last + 2]
    listed = _is_an_entry(kin[-1], start, reading) and (all(w.is_mark for w in behind) or _is_aged(mention, reading))
    noted = not gap and (listed or _heads_a_note(kin[-1], mention, start, reading))
    told = (
        noted
        or bool(_ILL & {*gap, *(w.folded for w in reading.words[mention.first : mention.last + 1])})
        or (bool(gap) and set(gap) <= _ELIDED)
    )
    told &= gap[:2] not in (["followed", "the"], ["followed", "a"])  # "her father followed the advice"
    feared = _SAYS & {*gap, reading.words[mention.first].folded}  # "father worried about bone cancer"
    feared = feared if [w for w in gap if w not in _ARTICLES][-1:] not in _OWNING else feared & {*gap}  # "has a resected sarcoma"
    return told and not (feared or _is_a_parent(gap) or _has_an_age(gap) or has_a_patient(kin[-1], gap))


def _is_a_nurse(kin: Mention, reading: Reading) -> bool:
    """ "Sister ward 3: ...", "Ward sister here: ...": who writes the note."""
    if kin.first > 1 or reading.words[kin.last].folded != "sister":
        return False
    beside = {w.folded for w in reading.words[: kin.last + _NEAR]}
    return bool(_WARDS & beside) and not _OWN & beside


def _is_the_patient(kin: Mention, reading: Reading) -> bool:
    """ "The mother worries. Her son's Ewing sarcoma was treated": no other tumour is told of, and a parent before."""
    if not {w for w in _CHILD if kin.words.casefold().startswith(w)}:
        return False
    start, end = sentence_at(reading, kin.first)
    older = [m for m in reading.cues("kin", "family_history") if m.words.casefold().startswith(_PARENTS)]
    parents = any(m.last < kin.first for m in older)
    parents |= kin.first > 0 and reading.words[kin.first - 1].folded in _THE
    elders = [sentence_at(reading, m.first) for m in older]
    names = [m for m in reading.mentions if m.concept.facet == "histology" and not start <= m.first < end]
    others = any(not any(low <= m.first < high for low, high in elders) for m in names)  # "the father died of a liposarcoma"
    return (parents or reading.language != ENGLISH) and not others


def _is_an_entry(kin: Mention, start: int, reading: Reading) -> bool:
    """ "... No imaging. Mother melanoma.", "asthma, grandmother melanoma": kin that a note lists, and nobody before."""
    first = kin.first
    while first > start and reading.words[first - 1].folded in _OWNERS:
        first -= 1
    return first == start > 0 or (first > start and reading.words[first - 1].folded == ",")


def _is_aged(ill: Mention, reading: Reading) -> bool:
    """ "Mother breast ca at 70": the age at which the illness came."""
    behind = [w.folded for w in reading.words[ill.last + 1 : ill.last + 1 + _ELDEST]]
    return behind[:1] != [] and (behind[0].isdigit() or (behind[0] in _AT and behind[1:2] != [] and behind[1].isdigit()))


def _heads_a_note(kin: Mention, ill: Mention, start: int, reading: Reading) -> bool:
    """ "Sister melanoma. Thigh mass, ...": kin and an illness open the text, and another lesion is told of behind."""
    opens = kin.first == start and not reading.text[kin.end : ill.start].strip(" :")
    return opens and any(m.first > ill.last and is_a_lesion(m) for m in reading.mentions if m.concept.id != ill.concept.id)


def is_called_by_kin(told: Mention, reading: Reading) -> bool:
    """ "Dad had his sarcoma resected when I was small": whose child asks; "dad had melanoma, and I have a lump" is history."""
    start, end = sentence_at(reading, told.first)
    called = told.first == start and reading.words[told.first].folded in _CALLED
    names = [m for m in reading.mentions if m.concept.facet == "histology"]
    ours = any(
        "musculoskeletal" in m.concept.implies.get("origin", ("musculoskeletal",)) for m in names if start <= m.first < end
    )
    others = any(is_a_lesion(m) and not start <= m.first < end for m in reading.mentions)
    asker = any(w.folded in _ASKERS for w in reading.words)
    return called and ours and not (others or asker)


def has_a_patient(kin: Mention, behind: list[str]) -> bool:
    """ "A colleague looks after a man treated for chondrosarcoma": the case is the colleague's patient."""
    of_work = kin.words.casefold().split()[0] in _OF_WORK
    return of_work and any(one in _ARTICLES and two in _SOMEBODY for one, two in pairwise(behind))


def _has_an_age(behind: list[str]) -> bool:
    """ "Her brother, 19, has the same diagnosis", "mother 79, had ...": a patient as well."""
    age = behind[1:2] if behind[:1] in ([","], ["("]) else behind[:1] if behind[1:2] in ([","], ["with"], ["has"]) else []
    return age != [] and age[0].isdigit() and len(age[0]) <= _ELDEST


def _is_a_parent(behind: list[str]) -> bool:
    """ "A mother of two has a sarcoma": the patient."""
    if behind[:1] in _OF_A_FAMILY:
        return True
    return behind[:1] == ["of"] and bool(_CHILDREN & set(behind[1:2]) or any(word.isdigit() for word in behind[1:2]))


def _is_no_subject(kin: Mention, start: int, reading: Reading) -> bool:
    """ "Brought by her daughter with a mass", "my father has a sarcoma", "dad has a sarcoma"."""
    before = [w.folded for w in reading.words[start : kin.first]]
    if not before and reading.words[kin.first].folded in _CALLED:
        return True
    while before and before[-1] in _OWNERS:
        before.pop()
    return bool(before) and before[-1] in _OWN | _BY | _MOTHERS
