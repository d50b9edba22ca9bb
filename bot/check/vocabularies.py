"""The readers of foreign sentences, each with the words that it may take: judgements, descriptions, other talk, questions."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product

from bot.check.facts.figures import Figures
from bot.check.words.bands import bands_of
from bot.check.words.prose import ProseReader, Token
from bot.check.words.remembering import Remembering
from bot.check.words.wordings import Wordings
from bot.understand.imaging.studies import NamedStudy
from corpus import Corpus
from corpus.schema import Concept

_SENTENCES = 256
"""Sentences kept: several rules ask for the judgement of the same one."""
_SCENARIO = ("purpose", "target", "tissue", "histology", "site")
_SCENARIO_CUES = ("recurrence", "local_recurrence", "distant", "new")
_NAMES = ("histology", "tissue", "site")
_MALIGNANT = {"malignant"}
_OWN = {"musculoskeletal"}
_BESIDE = ("life", "life-told", "life-remark", "bidding", "activity", "target", "hidden")
"""Cues of words that only a sentence without a study may hold."""
_CONTRACTED = re.compile(
    r"\b(ca|wo|\w{2,6})n['’]t\b|\b(i|we|you|she|he|they)['’](d|ll|re)\b|\b(it|that|there|she|he|here)['’]s\b", re.IGNORECASE
)
"""Isn't, can't, won't; I'd, you'll, they're; it's."""
_SHORTENED = {"d": "would", "ll": "will", "re": "are"}
_ARROW = re.compile(r"\s?(?:→|⇒|=>|->)\s?")
"""Between a study and what is told of it."""
_VERBS = ("are", "remains", "remain", "would be")
"""Verbs that stand for "is" in a judgement after the study."""
_DENIED = "is not "
_DENYING = ("would not be",)
"""Verbs that stand for "is not" there."""
_EXCLAIMS = re.compile(r"!\s*$")
_QUOTES = re.compile('["“”]')
_OUT_OF = re.compile(r"\b([1-9]) ?/ ?9\b(?! ?/)")
_FAMILY = re.compile(r"\{([^{}]*)\}")
_AGGRESSIVE = "aggressive"
_RATERS = "the ACR"
_LOOKS = "appearance_"
_HINDRANCES = {("contrast_excluded", "gadolinium"): "spared", ("mri_possible", "no"): "unable"}
"""What can keep a patient from a study, and the cue of its words in judgements."""


class Vocabularies:
    """A reader for each kind of sentence, and what the corpus says that studies can show.

    `verdict` takes judgements, `prose` descriptions of studies, `plain` sentences that name none, `asking` open questions.
    """

    def __init__(self, corpus: Corpus, lexicon: Remembering) -> None:
        self._words = {v.words.casefold(): _stand_ins(corpus)[id_] for id_, v in corpus.variants.items()}
        known = sorted(self._words, key=len, reverse=True)
        self._scenarios = re.compile("|".join(re.escape(words) for words in known), re.IGNORECASE)
        words = [c for c in corpus.prose_concepts if c.cue != "shows"]
        self.prose = ProseReader(corpus, lexicon, [c for c in words if c.cue not in (*_BESIDE, "asking")], _as_task)
        self.plain = ProseReader(corpus, lexicon, [c for c in words if c.cue != "asking"], _as_task)
        self.asking = ProseReader(corpus, lexicon, [c for c in words if c.cue not in _BESIDE], _as_task)
        self.facts = Figures(corpus, self.prose)
        told = Wordings(corpus.bearing_concepts)
        self._called = re.compile(rf"\b{told.any_of('person')}\b\.? [A-Z][\w-]*\.?(['’]s\b)?")
        """A patient by name."""
        self._raters = re.compile(rf"\b{told.any_of('raters-called')}\b(?! of\b)", re.IGNORECASE)
        """Those who rate, by another name than theirs."""
        self._greeting = re.compile(rf"^{told.any_of('greeting')}\s[\w.]+(?:\s[\w.]+)?,\s", re.IGNORECASE)
        judging = [c.model_copy(update={"forms": tuple(_in_all_forms(c))}) for c in corpus.verdict_concepts]
        self.verdict = ProseReader(corpus, lexicon, [*judging, *_of_the_table(corpus)], _as_scenario)
        adverbs = [form for c in corpus.verdict_concepts if c.cue == "adverb" for form in c.forms]
        self._adverbs = re.compile(rf"(?<=\w) (?:{'|'.join(adverbs)})(?= \w)", re.IGNORECASE)
        self._judged = lru_cache(maxsize=_SENTENCES)(lambda text: self._as_judged(text, None))
        self._shows = {
            (c.study["modality"], c.study.get("tracer", "fdg")): frozenset(c.forms)
            for c in corpus.prose_concepts
            if c.cue == "shows"
        }

    def _stand_in(self, match: re.Match[str]) -> str:
        return self._words[match.group().casefold()]

    def judging(self, text: str, standing: NamedStudy | None = None) -> list[Token] | None:
        """A sentence as the grammar of judgements takes it, radiation levels read as one token each."""
        told = self._as_judged(text, standing) if standing else self._judged(text)
        return None if told is None else list(told)

    def _as_judged(self, text: str, standing: NamedStudy | None) -> list[Token] | None:
        bare, bands = self._laid_bare(text)
        tokens = self.verdict.tokens(bare, standing, anywhere=True)
        if tokens is None:
            return None
        told = [Token(t.text, {"band": "|".join(bands[t.text])}) if t.text in bands else t for t in tokens]
        looked = [_as_a_look(here, after) for here, after in zip(told, [*told[1:], Token("")], strict=True)]
        return [_as_cut_short(looked, at) for at in range(len(looked))]

    def _laid_bare(self, text: str) -> tuple[str, dict[str, tuple[str, ...]]]:
        """A judgement without greetings, adverbs and the table's own words for its scenarios, and its radiation levels."""
        text = self._raters.sub(_RATERS, self._called.sub("the patient", self._greeting.sub("", text)))
        text = _ARROW.sub(": ", text)
        whole = _EXCLAIMS.sub(".", _QUOTES.sub("", _OUT_OF.sub(r"\1 out of 9", text)))
        whole = _CONTRACTED.sub(_spelled_out, whole) if "'" in whole or "’" in whole else whole
        bare = self._adverbs.sub("", whole)
        return bands_of(self._scenarios.sub(self._stand_in, bare) if self._names_a_scenario(bare) else bare)

    def _names_a_scenario(self, text: str) -> bool:
        """True if the words of a scenario may stand in a text; to look for each is quicker than for all at once."""
        folded = text.casefold()
        return any(words in folded for words in self._words)

    def shows(self, study: NamedStudy) -> frozenset[str]:
        """What a study can show or needs; nothing is known of a study that the corpus does not describe."""
        return self._shows.get((study.parts["modality"], study.parts.get("tracer", "fdg")), frozenset())


def _in_all_forms(concept: Concept) -> Iterator[str]:
    """The forms of a judgement, families spelled out; one with "is" holds for other verbs of its kind as well."""
    for form in (spelled for family in concept.forms for spelled in _members(family)):
        yield form
        if concept.cue == "after" and form.startswith("is "):
            yield from (f"{verb} {form.removeprefix('is ')}" for verb in _VERBS)
            if form.startswith(_DENIED):
                yield from (f"{verb} {form.removeprefix(_DENIED)}" for verb in _DENYING)


def _members(family: str) -> Iterator[str]:
    """The forms of a family: "{i|we} would order" stands for two."""
    parts = _FAMILY.split(family)
    for chosen in product(*(part.split("|") if at % 2 else [part] for at, part in enumerate(parts))):
        yield " ".join("".join(chosen).split())


def _spelled_out(match: re.Match[str]) -> str:
    if match[2]:
        return f"{match[2]} {_SHORTENED[match[3].lower()]}"
    if match[4]:
        return f"{match[4]} is"
    verb = {"ca": "can", "wo": "will"}.get(match[1].lower(), match[1])
    return "cannot" if verb == "can" else f"{verb} not"


def _stand_ins(corpus: Corpus) -> dict[str, str]:
    """A word for each scenario, which takes the place of the table's own words for it: they can name studies."""
    return {variant: f"scenario{chr(ord('a') + number)}" for number, variant in enumerate(corpus.variants)}


def _as_a_look(here: Token, after: Token) -> Token:
    """ "An aggressive radiograph": how it looks, and no tumour of that kind."""
    looked_at = after.study is not None and after.study.parts["modality"] == "radiography"
    return Token(here.text, {"look": ""}) if looked_at and here.text == _AGGRESSIVE else here


def _as_cut_short(tokens: Sequence[Token], at: int) -> Token:
    """ "CT with contrast may be appropriate, whereas CT without is usually not": the category that ends so."""
    here, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else Token(".")
    if not here.has("cut-short") or after.text not in (".", ";", ",") or not any(t.has("category") for t in tokens[:at]):
        return here
    return Token(here.text, {"category": here.cues["cut-short"]})


def _of_the_table(corpus: Corpus) -> Iterator[Concept]:
    """What the table itself calls its scenarios and levels."""
    for variant_id, word in _stand_ins(corpus).items():
        yield Concept(id=f"glue-{variant_id}", cue="glue", forms=(word,))
        yield Concept(id=f"scenario-{variant_id}", cue="scenario", value=variant_id, forms=(word,))
    for band in corpus.scale.radiation:
        words = band.words or band.symbols
        yield Concept(id=f"band-{band.level}", cue="band", value=words, forms=(words,))


def _as_task(concept: Concept) -> str | None:
    return "task" if concept.facet in _NAMES else None


def _as_scenario(concept: Concept) -> str | None:
    """The words of a scenario add nothing to a claim: they say where it holds, and the variant is read from them."""
    if set(concept.implies.get("behaviour", _MALIGNANT)) - _MALIGNANT:
        return None
    if set(concept.implies.get("origin", _OWN)) - _OWN:
        return None
    if concept.cue and concept.cue.startswith(_LOOKS):
        return "look"
    if concept.facet and (hindrance := _HINDRANCES.get((concept.facet, concept.value or ""))):
        return hindrance
    return "glue" if concept.facet in _SCENARIO or concept.cue in _SCENARIO_CUES else None
