"""States of contrast told apart from the names of their studies, put back to them: each study by its whole name.

"The enhanced and the plain chest CT", "MRI got 9 with contrast and the plain one 7", "adding gadolinium to the MRI". What is
left beside the names is no business of this module: it is no plain judgement (`contrast.py`).
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.check.scenes.constructions import Constructions
from bot.check.scenes.contrast import ENHANCED
from bot.check.scenes.supplemented import Supplemented
from bot.check.scenes.unavailable import Unavailable
from bot.check.words.english import ARTICLES, PRONOUNS
from bot.check.words.remembering import Remembering
from bot.check.words.wordings import Wordings
from bot.understand.imaging.studies import NamedStudy
from corpus.reading import Mention, Reading

_BOTH = ("ct",)
"""Studies that are given contrast in two ways: alone, or after a pass without it."""
_JOINING = ARTICLES | {"and", "or", "nor", "&", "as", "well", ","}
_CONTRAST = "contrast"
"""Part of a name where it is told with its study: "contrast MRI"."""
_NEAR = 3
_TO = re.compile(r"\s(?:from\s(?:the\s)?(?P<first>(?:[\w-]+\s){1,3}?))?(?:(?:down|back|up)\s)?(?:in)?to\b", re.IGNORECASE)
_OF_ALL = re.compile(r"(?:of|among)\s(?:(?:the|all|both|two|three)\s)*$", re.IGNORECASE)
_THAT_ONE = re.compile(r"\bthat (?:version|protocol|variant)\b", re.IGNORECASE)
"""Behind contrast that is spared: the study with it."""
_POINTING = re.compile(rf"\b(?:{'|'.join(sorted(PRONOUNS))})\b(?! (?:version|protocol|variant)\b)", re.IGNORECASE)
"""What may speak of the study with contrast or of the one without."""
_ALONE = re.compile(r"\s(?:with|without)(?=\s?[,.;]|\s(?:is|may|scores|gets|has)\b)", re.IGNORECASE)
"""Behind the name of a study: "higher than MRI without, ...", "MRI without is a 7"."""
_IT = re.compile(r"\s(?:with|without)\s(it)\b", re.IGNORECASE)
"""Behind the name of a study, where contrast has been spoken of."""
_BEFORE_A_VALUE = re.compile(r"(?:,|;|\b(?:and|but|whereas|while))\s$", re.IGNORECASE)


class States:
    """Spells out the names of studies."""

    def __init__(self, lexicon: Remembering, words: Wordings) -> None:
        self._lexicon = lexicon
        self._told = Constructions(words)
        self._supplemented = Supplemented(words)
        self._unavailable = Unavailable(words)

    def spelled_out(self, text: str) -> str:
        """The text with every state of contrast, as far as it is plain which study it is of, in the name of that study."""
        text = self._told.passes.sub(" without and with contrast", self.supplemented(text))
        changes = sorted(self._changes(text), key=lambda change: change[0])
        for (_, end, _), (start, _, _) in pairwise(changes):
            if start < end:
                return text
        for start, end, words in reversed(changes):
            text = text[:start] + words + text[end:]
        return text

    def supplemented(self, text: str) -> str:
        """The text with a bone scan that SPECT is added to under one name."""
        for start, end, words in sorted(self._supplemented.changes(text, self._lexicon.studies(text)), reverse=True):
            text = text[:start] + words + text[end:]
        return text

    def has_a_bare_state(self, text: str) -> bool:
        """ "CT without contrast, or with, ...": a state of contrast in one word behind the name of a study."""
        return any(self._told.bare.match(text, study.end) for study in self._enhanced(text))

    def _changes(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Places of the text, and what is to stand there."""
        reading, studies = self._lexicon.read(text), self._enhanced(text)
        for study in studies:
            if given := self._told.giving.search(text[: study.start]) or self._told.contrast_on.search(text[: study.start]):
                yield from self._given(text, study, given, reading)
            if "contrast" not in study.parts and (kinds := self._told.enhanced_kinds.search(text[: study.start])):
                yield kinds.start(), study.end, f"{kinds[1]}{self._enhanced_name(study, reading)}"
            if bare := self._told.bare.match(text, study.end):
                yield bare.start(1), bare.end(), f"{self._head(study, reading)} {bare[1]} contrast"
            if alone := _ALONE.match(text, study.end):
                yield alone.end(), alone.end(), " contrast"
            yield from self._spared(text, study, reading)
            if (lowered := self._told.lowering.search(text[: study.start])) and (to := _TO.match(text, study.end)):
                name = f"{lowered[1]}{self._enhanced_name(study, reading)}"
                yield lowered.start(), to.end(), f"{self._from(study, to, reading)}{name} drops to"
            if (
                " only " not in text
                and _OF_ALL.fullmatch(text[: study.start])
                and (all_ := self._told.all_versions.match(text, study.end))
            ):
                yield 0, all_.end(), ""
        yield from self._unavailable.changes(text, self._lexicon.studies(text))
        yield from self._of_contrast(text, reading, studies)
        for mention in self._apart(reading, text):
            moved = self._moved(mention, reading, studies)
            yield from [moved] if moved else self._of_mention(mention, reading, studies)

    def _given(self, text: str, study: NamedStudy, given: re.Match[str], reading: Reading) -> Iterator[tuple[int, int, str]]:
        """ "Adding gadolinium to the MRI ...", "contrast on the chest CT moves it down to ..."."""
        name, it = self._enhanced_name(study, reading), self._told.lowers_it.match(text, study.end)
        if it and (to := _TO.match(text, it.end())):
            yield given.start(), to.end(), f"{self._from(study, to, reading)}{given[1]}{name} drops to"
        elif not self._told.contrast_on.match(text):
            yield given.start(), study.end, f"{given[1]}{name}"

    def _spared(self, text: str, study: NamedStudy, reading: Reading) -> Iterator[tuple[int, int, str]]:
        """ "Give no contrast for the CT, as that version is rated 1"."""
        spared = self._told.sparing.search(text[: study.start])
        if spared and not _POINTING.search(text, study.end):
            yield spared.start(), study.end, f"do not order the {spared[1]}{self._enhanced_name(study, reading)}"
            if that := _THAT_ONE.search(text, study.end):
                yield *that.span(), self._enhanced_name(study, reading)

    def _of_contrast(self, text: str, reading: Reading, studies: list[NamedStudy]) -> Iterator[tuple[int, int, str]]:
        """Contrast that is spoken of by itself, in a sentence on one study: "leave out the contrast: CT with it ..."."""
        only = _only_one(studies)
        if only is None:
            return
        name = self._enhanced_name(only, reading)
        if spared := self._told.spares.match(text):
            yield 0, spared.end(), f"do not order the {name}{', because' if spared['mark'] else ''}"
        if (comes := self._told.comes.match(text)) and comes.end() == only.start and "contrast" not in only.parts:
            yield 0, only.end, name
        for study in studies:
            if (it := _IT.match(text, study.end)) and self._told.it.search(text[: study.start]):
                yield it.start(1), it.end(1), "contrast"
        if (ones := self._told.enhanced_ones.search(text)) and ones.start() > studies[0].end:
            yield ones.start(), ones.end(), name

    def _of_mention(self, mention: Mention, reading: Reading, studies: list[NamedStudy]) -> Iterator[tuple[int, int, str]]:
        text, said = reading.text, reading.text[mention.start : mention.end]
        after = next((s for s in studies if s.first > mention.last), None)
        gap = [w.folded for w in reading.words[mention.last + 1 : after.first]] if after else []
        if after and 0 < len(gap) <= _NEAR and set(gap) <= _JOINING and self._opens_with_a_state(after, reading):
            yield mention.end, mention.end, f" {self._head(after, reading)}"
        elif after and "contrast" not in after.parts and self._told.kind_of.fullmatch(text[mention.end : after.start]):
            yield mention.start, after.end, f"{said} {self._head(after, reading)}"
        elif (
            after
            and mention.first == 0
            and "contrast" not in after.parts
            and (opened := self._told.on_board.match(text, mention.end))
        ):
            yield mention.start, after.end, f"{text[opened.end() : after.end].lstrip()} {said.lower()}"
        elif before := _only_one([s for s in studies if s.last < mention.first]):
            head = self._head(before, reading)
            if said.endswith(" one"):
                yield mention.start, mention.end, f"{said.removesuffix(' one')} {head}"
            elif kind := self._told.of_a_kind.match(text, mention.end):
                yield mention.end, kind.end(), f" {head}"
            elif _BEFORE_A_VALUE.search(text[: mention.start]) and self._told.value.match(text, mention.end):
                yield mention.start, mention.start, f"{head} "
            elif named := self._told.after_a_kind.search(text[: mention.start]):
                yield named.start(), mention.start, f"{head} "

    def _moved(self, mention: Mention, reading: Reading, studies: list[NamedStudy]) -> tuple[int, int, str] | None:
        """ "MRI of the resection bed without contrast", "without contrast it is ...": the state at the name of its study."""
        text, said = reading.text, reading.text[mention.start : mention.end]
        before = [s for s in studies if s.last < mention.first]
        if before and "contrast" not in before[-1].parts:
            between = text[before[-1].end : mention.start]
            if self._told.of_a_part.fullmatch(between):
                return before[-1].end, mention.end, f" {said}{between.rstrip()}"
            if self._told.to_be_done.fullmatch(between):
                return before[-1].end, mention.end, f" {said}{between.rstrip()}"
            if self._told.done.fullmatch(between):
                return before[-1].end, mention.start, " "
        it, only = self._told.of_it.match(text, mention.end), _only_one(before)
        if it and only and _BEFORE_A_VALUE.search(text[: mention.start]):
            return mention.start, it.end(), f"{self._head(only, reading)} {said}"
        return None

    def _enhanced(self, text: str) -> list[NamedStudy]:
        return [s for s in self._lexicon.studies(text) if s.parts["modality"] in ENHANCED]

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
        words = [reading.text[w.start : w.end] for w in kept if not w.is_mark and w.folded != _CONTRAST]
        while words and words[-1].casefold() in (*ARTICLES, "or", "and"):
            words.pop()
        return re.sub(r"\b(PET|SPECT) (CT|MRI?)\b", r"\1/\2", " ".join(words))

    def _from(self, study: NamedStudy, to: re.Match[str], reading: Reading) -> str:
        """ "From the top to the bottom": where the study stands that is given no contrast."""
        first = (to["first"] or "").strip()
        if first.isdigit():
            return f"{self._head(study, reading)} without contrast is rated {first} and "
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
