"""How texts tell a state of contrast apart from its study, as patterns: the wordings are those of the corpus."""

import re

from bot.check.words.english import AN_ARTICLE
from bot.check.words.wordings import Wordings, compiled

_TO_THE_STUDY = r"\s(?:(?:an?|the|her|his|this|that|your|our|my)\s)?((?:[\w-]+\s){0,2})$"
"""Between words that give or spare contrast and the study: at most two words of its name, which are kept."""
_VERBS = r"(?:is|are|was|were|be|has|have|had|and|or|but|may|rated|scores?|gets?|done|performed)\b"


class Constructions:
    """The constructions of states of contrast, in the words of the corpus."""

    def __init__(self, words: Wordings) -> None:
        kind = words.any_of("version", "kind-of-study")
        self.of_a_kind = compiled(rf"\s{kind}\b(?! of)")
        self.after_a_kind = compiled(rf"\b{kind}\s$")
        self.kind_of = compiled(rf"\s{kind}\sof\s{AN_ARTICLE}$")
        self.giving = compiled(rf"\b{words.any_of('giving-contrast')}{_TO_THE_STUDY}")
        self.passes = compiled(rf"(?:,?\s)?\b{words.any_of('two-passes')},?")
        self.enhanced_kinds = compiled(
            rf"\b{words.any_of('both-enhanced')}\s{kind}(?:s|(?<=s))\s(?:of|for)\s{AN_ARTICLE}((?:[\w-]+\s){{0,1}})$"
        )
        self.on_board = re.compile(rf"(?:\s{words.any_of('given')})?,")
        """Between a state that opens a sentence and its study: "with contrast added, MRI ..."."""
        self.sparing = compiled(rf"(?:\b{words.any_of('sparing-contrast')}|^{words.any_of('opens-sparing')}){_TO_THE_STUDY}")
        self.lowering = compiled(rf"\b{words.any_of('contrast-lowers')}{_TO_THE_STUDY}")
        self.contrast_on = compiled(rf"^{words.any_of('contrast-on')}{_TO_THE_STUDY}")
        self.lowers_it = compiled(rf"\s{words.any_of('lowers-it')}(?=\s(?:(?:from|down|back|up)\s|(?:in)?to\b))")
        """Around a study: "contrast on the chest CT moves it to"."""
        self.all_versions = compiled(rf"\s{words.any_of('version')}s\b,?\s")
        self.value = compiled(rf"\s(?:\d\b|{words.any_of('has-a-value')}\b)")
        """Behind a state that stands for its study: "scores 1, with contrast 5"."""
        value = words.any_of("has-a-value", "have-values")
        self.spares = compiled(
            rf"^{words.any_of('spares-contrast')}(?:\s{words.any_of('before-a-reason')})?"
            r"(?:(?=,?\s(?:and|as|because|since|given that)\b)|\s?(?P<mark>[:;,–-]))"
        )
        self.comes = compiled(rf"^{words.any_of('contrast-comes')},\s?(?:(?:an?|the)\s)?")
        self.it = compiled(rf"\b{words.any_of('contrast')}\b")
        self.enhanced_ones = compiled(
            r"(?<!whatever )(?<!whichever )(?<!whatever the )(?<!non-)(?<!non )"
            rf"\b(?:both\s)?(?:the\s)?contrast\s{kind}s?(?!\s(?:of|for)\b)"
        )
        part = words.any_of("imaged-part")
        self.of_a_part = compiled(
            rf"\s(?:of|in|at)\s(?:(?:an?|the|this|that|her|his|your)\s)?(?:(?!{_VERBS})[\w-]+\s){{0,2}}{part}\s$"
        )
        """Between a study and its state: "MRI of the resection bed without contrast"."""
        self.to_be_done = compiled(
            r"\s(?:(?:should|is to|must|has to|needs to|can|may|will|should not|shouldn['’]t|must not|mustn['’]t|is not to)"
            r" be|is) "
            r"(?:done|performed|acquired|obtained|ordered)\s"
        )
        """Between a study and its state, behind which what is to be done is told: "CT should be done without contrast"."""
        self.done = re.compile(r"(?:,\s|\s)(?:done|performed|acquired|obtained|carried out)\s")
        """Between a study and its state, where it adds nothing: "CT of the chest performed without contrast"."""
        self.of_it = compiled(rf",?\sit(?=\s(?:may\b|{words.any_of('has-a-value')}\b))")
        """Behind a state that stands for its study: "without contrast it is usually not"."""
        self.bare = compiled(rf",?\s(?:or|and|nor|as well as)\s(with|without)(?:\sit)?(?=\s?[,.;:)]|\s{value}\b)")
