"""States of contrast told apart from the names of their studies, put back to them: each study by its whole name.

"The enhanced and the plain chest CT", "MRI got 9 with contrast and the plain one 7", "adding gadolinium to the MRI". What is
left beside the names is no business of this module: it is no plain judgement (`contrast.py`).
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.check.words.remembering import Remembering
from bot.understand.studies import NamedStudy
from corpus.reading import Mention, Reading

_COMPLETED = ("ct", "mri")
_BOTH = ("ct",)
"""Studies that are given contrast in two ways: alone, or after a pass without it."""
_ARTICLES = frozenset({"the", "a", "an"})
_JOINING = frozenset({"and", "or", "nor", "&", "as", "well", ",", *_ARTICLES})
_NEAR = 3
_KINDS = "version|protocol|form|variant|one|scan|study|examination|exam|series"
_OF_A_KIND = re.compile(rf"\s(?:{_KINDS})\b(?! of)", re.IGNORECASE)
_AFTER_A_KIND = re.compile(rf"\b(?:{_KINDS})\s$", re.IGNORECASE)
_KIND_OF = re.compile(rf"\s(?:{_KINDS})\sof\s(?:(?:the|a|an)\s)?$", re.IGNORECASE)
_GIVING = re.compile(
    r"\b(?:adding|giving|using|injecting|putting)\s(?:(?:an?|the|iv|intravenous)\s)*"
    r"(?:contrast|gadolinium|dye|iodine)(?:\s(?:phase|medium|agent|material))?\s(?:to|into|for|in|with|at|during)\s(?:(?:an?|the|her|his)\s)?"
    r"((?:[\w-]+\s){0,2})$",
    re.IGNORECASE,
)
_PASSES = re.compile(
    r"(?:,?\s)?\b(?:(?:done|performed|taken|acquired|obtained)\s)?(?:both\s)?"
    r"(?:before\sand\s(?:again\s)?after|without\s?,?\s(?:and\s)?then\swith)\s(?:iv\s|intravenous\s)?(?:contrast|gadolinium)"
    r"(?:\s(?:medium|injection|administration))?,?",
    re.IGNORECASE,
)
"""Two passes told in words: "done both before and after contrast"."""
_ENHANCED_KINDS = re.compile(
    rf"\b(?:both|the\stwo|these\stwo)\s(?:contrast|contrast-enhanced|enhanced)\s(?:{_KINDS.replace('|', 's|')})s?\s(?:of|for)\s"
    r"(?:(?:the|a)\s)?((?:[\w-]+\s){0,1})$",
    re.IGNORECASE,
)
"""Before a study whose states with contrast are meant: "both contrast protocols of the chest CT"."""
_ON_BOARD = re.compile(r"(?:\s(?:added|given|administered|on\sboard|injected))?,")
"""Between a state that opens a sentence and its study: "with contrast added, MRI ..."."""
_SPARING = re.compile(
    r"\b(?:(?:leave|keep)\s(?:(?:the|any|iv)\s)*(?:contrast|gadolinium|dye)\s(?:out\sof|off|away\sfrom)"
    r"|(?:give|use|inject|add)\sno\s(?:contrast|gadolinium|dye)(?:\smedium)?\s(?:for|in|to|with)"
    r"|(?:skip|omit|drop|forgo)\s(?:(?:the|any|iv)\s)*(?:contrast|gadolinium|dye)\s(?:for|in|with)"
    r"|^(?:please,?\s)?no\s(?:contrast|gadolinium|dye)\s(?:for|in|with)"
    r"|(?:^there\sis\s)?no\sneed\s(?:for|of)\s(?:(?:any|iv)\s)?(?:contrast|gadolinium|dye)\s(?:in|with|for)"
    r"|(?:contrast|gadolinium|dye)\s(?:should|must|can|may|is\sto)\sbe\s(?:left\sout\sof|omitted\sfrom|kept\sout\sof)"
    r"|(?:contrast|gadolinium|dye)\s(?:has\sno\s(?:place|role|business)\sin|adds\snothing\sto|is\ssuperfluous\s(?:in|for)"
    r"|is\snot\s(?:needed|wanted|indicated|recommended)\s(?:in|for)))\s(?:(?:an?|the|her|his)\s)?"
    r"((?:[\w-]+\s){0,2})$",
    re.IGNORECASE,
)
_LOWERING = re.compile(
    r"\b(?:contrast|gadolinium|dye|iodine)\s(?:lowers|pulls|brings|drags|takes|pushes|moves|drops|sends)\s(?:the\s)?$",
    re.IGNORECASE,
)
_TO = re.compile(r"\s(?:from\s(?:the\s)?(?P<first>(?:[\w-]+\s){1,3}?))?(?:(?:down|back|up)\s)?to\b", re.IGNORECASE)
_OF_ALL = re.compile(r"(?:of|among)\s(?:(?:the|all|both|two|three)\s)*$", re.IGNORECASE)
_ALL = re.compile(r"\s(?:protocols|versions|forms|variants)\b,?\s", re.IGNORECASE)
_POINTING = re.compile(r"\b(?:it|its|which|that|this|they|their)\b", re.IGNORECASE)
"""What may speak of the study with contrast or of the one without."""
_ADDED = re.compile(r"\s(?:version\s(?:of|for)|on\stop\sof|added\sto|in\saddition\sto)\s(?:(?:the|a|an)\s)?$", re.IGNORECASE)
"""Between SPECT and the bone scan that it is added to."""
_ALONE = re.compile(r"\s(?:with|without)(?=\s?[,.;])", re.IGNORECASE)
"""Behind the name of a study: "higher than MRI without, ..."."""
_BEFORE_A_VALUE = re.compile(r"(?:,|;|\b(?:and|but|whereas|while))\s$", re.IGNORECASE)
_VALUE = re.compile(r"\s(?:\d\b|(?:is|scores?|gets?|has|may|earns?)\b)", re.IGNORECASE)
"""Around a state that stands for its study: "scores 1, with contrast 5"."""
_BARE = re.compile(
    r",?\s(?:or|and|nor|as well as)\s(with|without)(?:\sit)?(?=\s?[,.;:)]|\s(?:is|are|may|has|have|scores?|gets?|belongs?)\b)",
    re.IGNORECASE,
)


class States:
    """Spells out the names of studies."""

    def __init__(self, lexicon: Remembering) -> None:
        self._lexicon = lexicon

    def spelled_out(self, text: str) -> str:
        """The text with every state of contrast, as far as it is plain which study it is of, in the name of that study."""
        text = _PASSES.sub(" without and with contrast", text)
        changes = sorted(self._changes(text), key=lambda change: change[0])
        for (_, end, _), (start, _, _) in pairwise(changes):
            if start < end:
                return text
        for start, end, words in reversed(changes):
            text = text[:start] + words + text[end:]
        return text

    def has_a_bare_state(self, text: str) -> bool:
        """ "CT without contrast, or with, ...": a state of contrast in one word behind the name of a study."""
        return any(_BARE.match(text, study.end) for study in self._enhanced(text))

    def _changes(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Places of the text, and what is to stand there."""
        reading, studies = self._lexicon.read(text), self._enhanced(text)
        for study in studies:
            if given := _GIVING.search(text[: study.start]):
                yield given.start(), study.end, f"{given[1]}{self._enhanced_name(study, reading)}"
            if "contrast" not in study.parts and (kinds := _ENHANCED_KINDS.search(text[: study.start])):
                yield kinds.start(), study.end, f"{kinds[1]}{self._enhanced_name(study, reading)}"
            if bare := _BARE.match(text, study.end):
                yield bare.start(1), bare.end(), f"{self._head(study, reading)} {bare[1]} contrast"
            if alone := _ALONE.match(text, study.end):
                yield alone.end(), alone.end(), " contrast"
            if (spared := _SPARING.search(text[: study.start])) and not _POINTING.search(text, study.end):
                yield spared.start(), study.end, f"do not order the {spared[1]}{self._enhanced_name(study, reading)}"
            if (lowered := _LOWERING.search(text[: study.start])) and (to := _TO.match(text, study.end)):
                yield lowered.start(), to.end(), f"{self._from(study, to, reading)}{self._enhanced_name(study, reading)} drops to"
            if " only " not in text and _OF_ALL.fullmatch(text[: study.start]) and (all_ := _ALL.match(text, study.end)):
                yield 0, all_.end(), ""
        yield from self._spect(text)
        for mention in self._apart(reading, text):
            yield from self._of_mention(mention, reading, studies)

    def _spect(self, text: str) -> Iterator[tuple[int, int, str]]:
        """ "The SPECT/CT version of the bone scan": one study, which is named by both."""
        for added, scan in pairwise(self._lexicon.studies(text)):
            one = added.parts.get("spect") == "yes" and scan.parts.get("spect") == "no" and "spect" in added.words.casefold()
            if one and _ADDED.fullmatch(text[added.end : scan.start].replace("  ", " ")):
                yield added.start, scan.end, f"{scan.words} with SPECT/CT"

    def _of_mention(self, mention: Mention, reading: Reading, studies: list[NamedStudy]) -> Iterator[tuple[int, int, str]]:
        text, said = reading.text, reading.text[mention.start : mention.end]
        after = next((s for s in studies if s.first > mention.last), None)
        gap = [w.folded for w in reading.words[mention.last + 1 : after.first]] if after else []
        if after and 0 < len(gap) <= _NEAR and set(gap) <= _JOINING and self._opens_with_a_state(after, reading):
            yield mention.end, mention.end, f" {self._head(after, reading)}"
        elif after and "contrast" not in after.parts and _KIND_OF.fullmatch(text[mention.end : after.start]):
            yield mention.start, after.end, f"{said} {self._head(after, reading)}"
        elif after and mention.first == 0 and "contrast" not in after.parts and (opened := _ON_BOARD.match(text, mention.end)):
            yield mention.start, after.end, f"{text[opened.end() : after.end].lstrip()} {said.lower()}"
        elif before := _only_one([s for s in studies if s.last < mention.first]):
            head = self._head(before, reading)
            if said.endswith(" one"):
                yield mention.start, mention.end, f"{said.removesuffix(' one')} {head}"
            elif kind := _OF_A_KIND.match(text, mention.end):
                yield mention.end, kind.end(), f" {head}"
            elif _BEFORE_A_VALUE.search(text[: mention.start]) and _VALUE.match(text, mention.end):
                yield mention.start, mention.start, f"{head} "
            elif named := _AFTER_A_KIND.search(text[: mention.start]):
                yield named.start(), mention.start, f"{head} "

    def _enhanced(self, text: str) -> list[NamedStudy]:
        return [s for s in self._lexicon.studies(text) if s.parts["modality"] in _COMPLETED]

    def _apart(self, reading: Reading, text: str) -> list[Mention]:
        """The states of contrast outside the names of studies, none of them open."""
        named = [range(s.first, s.last + 1) for s in self._lexicon.studies(text)]
        told = [m for m in reading.mentions if m.concept.study.keys() == {"contrast"} and m.concept.study["contrast"] != "any"]
        return [m for m in told if not any(m.first in span for span in named)]

    def _states_in(self, study: NamedStudy, reading: Reading) -> list[Mention]:
        inside = [m for m in reading.mentions if study.first <= m.first and m.last <= study.last]
        return [m for m in inside if m.concept.study.keys() == {"contrast"}]

    def _opens_with_a_state(self, study: NamedStudy, reading: Reading) -> bool:
        return any(m.first == study.first for m in self._states_in(study, reading))

    def _head(self, study: NamedStudy, reading: Reading) -> str:
        """The name of a study without its contrast."""
        states = self._states_in(study, reading)
        kept = [w for w in reading.words[study.first : study.last + 1] if not any(m.start <= w.start < m.end for m in states)]
        words = [reading.text[w.start : w.end] for w in kept if not w.is_mark]
        while words and words[-1].casefold() in (*_ARTICLES, "or", "and"):
            words.pop()
        return re.sub(r"\b(PET|SPECT) (CT|MRI?)\b", r"\1/\2", " ".join(words))

    def _from(self, study: NamedStudy, to: re.Match[str], reading: Reading) -> str:
        """ "From the top to the bottom": where the study stands that is given no contrast."""
        first = (to["first"] or "").strip()
        kind = " category" if first and " " not in first else ""
        return f"{self._head(study, reading)} without contrast is in the {first}{kind} and " if first else ""

    def _enhanced_name(self, study: NamedStudy, reading: Reading) -> str:
        head = self._head(study, reading)
        alone = f"{head} with contrast"
        return f"{alone} and {head} without and with contrast" if study.parts["modality"] in _BOTH else alone


def _only_one(studies: list[NamedStudy]) -> NamedStudy | None:
    """The study, if all that are named are states of one."""
    kinds = {(s.parts["modality"], s.parts.get("region")) for s in studies}
    return studies[-1] if len(kinds) == 1 else None
