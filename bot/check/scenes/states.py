"""States of contrast told apart from the names of their studies, put back to them: each study by its whole name.

"The enhanced and the plain chest CT", "MRI got 9 with contrast and the plain one 7", "adding gadolinium to the MRI". What is
left beside the names is no business of this module: it is no plain judgement (`contrast.py`).
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.check.scenes.contrast import ENHANCED
from bot.check.words.english import ARTICLE, ARTICLES, PRONOUNS
from bot.check.words.remembering import Remembering
from bot.check.words.wordings import Wordings
from bot.understand.imaging.studies import NamedStudy
from corpus.reading import Mention, Reading

_BOTH = ("ct",)
"""Studies that are given contrast in two ways: alone, or after a pass without it."""
_JOINING = ARTICLES | {"and", "or", "nor", "&", "as", "well", ","}
_NEAR = 3
_ARTICLE = rf"(?:{ARTICLE}\s)?"
_TO_THE_STUDY = r"\s(?:(?:an?|the|her|his)\s)?((?:[\w-]+\s){0,2})$"
"""Between words that give or spare contrast and the study: at most two words of its name, which are kept."""
_TO = re.compile(r"\s(?:from\s(?:the\s)?(?P<first>(?:[\w-]+\s){1,3}?))?(?:(?:down|back|up)\s)?to\b", re.IGNORECASE)
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


_VERBS = r"(?:is|are|was|were|be|has|have|had|and|or|but|may|rated|scores?|gets?|done|performed)\b"


class _Constructions:
    """The constructions of states of contrast, in the words of the corpus."""

    def __init__(self, words: Wordings) -> None:
        kind = words.any_of("version", "kind-of-study")
        self.of_a_kind = _compiled(rf"\s{kind}\b(?! of)")
        self.after_a_kind = _compiled(rf"\b{kind}\s$")
        self.kind_of = _compiled(rf"\s{kind}\sof\s{_ARTICLE}$")
        self.giving = _compiled(rf"\b{words.any_of('giving-contrast')}{_TO_THE_STUDY}")
        self.passes = _compiled(rf"(?:,?\s)?\b{words.any_of('two-passes')},?")
        self.enhanced_kinds = _compiled(
            rf"\b{words.any_of('both-enhanced')}\s{kind}(?:s|(?<=s))\s(?:of|for)\s{_ARTICLE}((?:[\w-]+\s){{0,1}})$"
        )
        self.on_board = re.compile(rf"(?:\s{words.any_of('given')})?,")
        """Between a state that opens a sentence and its study: "with contrast added, MRI ..."."""
        self.sparing = _compiled(rf"(?:\b{words.any_of('sparing-contrast')}|^{words.any_of('opens-sparing')}){_TO_THE_STUDY}")
        self.lowering = _compiled(rf"\b{words.any_of('contrast-lowers')}\s(?:the\s)?$")
        self.all_versions = _compiled(rf"\s{words.any_of('version')}s\b,?\s")
        self.added = _compiled(rf"\s{words.any_of('added-to')}\s{_ARTICLE}$")
        self.value = _compiled(rf"\s(?:\d\b|{words.any_of('has-a-value')}\b)")
        """Behind a state that stands for its study: "scores 1, with contrast 5"."""
        value = words.any_of("has-a-value", "have-values")
        self.spares = _compiled(
            rf"^{words.any_of('spares-contrast')}(?:\s{words.any_of('before-a-reason')})?"
            r"(?:(?=,?\s(?:and|as|because|since|given that)\b)|\s?(?P<mark>[:;,]))"
        )
        self.comes = _compiled(rf"^{words.any_of('contrast-comes')},\s?(?:(?:an?|the)\s)?")
        self.it = _compiled(rf"\b{words.any_of('contrast')}\b")
        self.enhanced_ones = _compiled(
            r"(?<!whatever )(?<!whichever )(?<!whatever the )(?<!non-)(?<!non )"
            rf"\b(?:both\s)?(?:the\s)?contrast\s{kind}s?(?!\s(?:of|for)\b)"
        )
        part = words.any_of("imaged-part")
        self.of_a_part = _compiled(
            rf"\s(?:of|in|at)\s(?:(?:an?|the|this|that|her|his|your)\s)?(?:(?!{_VERBS})[\w-]+\s){{0,2}}{part}\s$"
        )
        """Between a study and its state: "MRI of the resection bed without contrast"."""
        self.to_be_done = _compiled(
            r"\s(?:(?:should|is to|must|has to|needs to|can|may|will) be|is) (?:done|performed|acquired|obtained|ordered)\s"
        )
        """Between a study and its state, behind which what is to be done is told: "CT should be done without contrast"."""
        self.done = re.compile(r"(?:,\s|\s)(?:done|performed|acquired|obtained|carried out)\s")
        """Between a study and its state, where it adds nothing: "CT of the chest performed without contrast"."""
        self.of_it = _compiled(rf",?\sit(?=\s(?:may\b|{words.any_of('has-a-value')}\b))")
        """Behind a state that stands for its study: "without contrast it is usually not"."""
        self.bare = _compiled(rf",?\s(?:or|and|nor|as well as)\s(with|without)(?:\sit)?(?=\s?[,.;:)]|\s{value}\b)")


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


class States:
    """Spells out the names of studies."""

    def __init__(self, lexicon: Remembering, words: Wordings) -> None:
        self._lexicon = lexicon
        self._told = _Constructions(words)

    def spelled_out(self, text: str) -> str:
        """The text with every state of contrast, as far as it is plain which study it is of, in the name of that study."""
        text = self._told.passes.sub(" without and with contrast", text)
        changes = sorted(self._changes(text), key=lambda change: change[0])
        for (_, end, _), (start, _, _) in pairwise(changes):
            if start < end:
                return text
        for start, end, words in reversed(changes):
            text = text[:start] + words + text[end:]
        return text

    def has_a_bare_state(self, text: str) -> bool:
        """ "CT without contrast, or with, ...": a state of contrast in one word behind the name of a study."""
        return any(self._told.bare.match(text, study.end) for study in self._enhanced(text))

    def _changes(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Places of the text, and what is to stand there."""
        reading, studies = self._lexicon.read(text), self._enhanced(text)
        for study in studies:
            if given := self._told.giving.search(text[: study.start]):
                yield given.start(), study.end, f"{given[1]}{self._enhanced_name(study, reading)}"
            if "contrast" not in study.parts and (kinds := self._told.enhanced_kinds.search(text[: study.start])):
                yield kinds.start(), study.end, f"{kinds[1]}{self._enhanced_name(study, reading)}"
            if bare := self._told.bare.match(text, study.end):
                yield bare.start(1), bare.end(), f"{self._head(study, reading)} {bare[1]} contrast"
            if alone := _ALONE.match(text, study.end):
                yield alone.end(), alone.end(), " contrast"
            yield from self._spared(text, study, reading)
            if (lowered := self._told.lowering.search(text[: study.start])) and (to := _TO.match(text, study.end)):
                yield lowered.start(), to.end(), f"{self._from(study, to, reading)}{self._enhanced_name(study, reading)} drops to"
            if (
                " only " not in text
                and _OF_ALL.fullmatch(text[: study.start])
                and (all_ := self._told.all_versions.match(text, study.end))
            ):
                yield 0, all_.end(), ""
        yield from self._spect(text)
        yield from self._of_contrast(text, reading, studies)
        for mention in self._apart(reading, text):
            moved = self._moved(mention, reading, studies)
            yield from [moved] if moved else self._of_mention(mention, reading, studies)

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

    def _spect(self, text: str) -> Iterator[tuple[int, int, str]]:
        """ "The SPECT/CT version of the bone scan": one study, which is named by both."""
        for added, scan in pairwise(self._lexicon.studies(text)):
            one = added.parts.get("spect") == "yes" and scan.parts.get("spect") == "no" and "spect" in added.words.casefold()
            if one and self._told.added.fullmatch(text[added.end : scan.start].replace("  ", " ")):
                yield added.start, scan.end, f"{scan.words} with SPECT/CT"

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
        words = [reading.text[w.start : w.end] for w in kept if not w.is_mark]
        while words and words[-1].casefold() in (*ARTICLES, "or", "and"):
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
