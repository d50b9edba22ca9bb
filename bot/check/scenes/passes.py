"""A second pass of a study, with contrast or without it, told apart from its name: what is judged is then another study."""

import re

from bot.check.words.remembering import Remembering
from bot.check.words.wordings import Wordings


class Passes:
    """Reads whether a study has another pass than the one that its name tells."""

    def __init__(self, lexicon: Remembering, words: Wordings) -> None:
        self._lexicon = lexicon
        state = words.any_of("state-of-a-pass")
        then = rf"{words.any_of('then')}[\s-](?:an?\s|the\s|iv\s)?{state}"
        both = rf"{state}\sand\s(?:an?\s)?{state}"
        run = rf"{state}\s{words.any_of('pass')}"
        self._another = re.compile(rf"\b(?:(?P<run>{run})|{then}|(?P<both>{both}))\b", re.IGNORECASE)

    def are_two(self, text: str) -> bool:
        """ "CT without contrast followed by a contrast run", "native and contrast"."""
        named = [
            m
            for m in self._lexicon.read(text).mentions
            if m.concept.study.keys() == {"contrast"} and m.concept.study["contrast"] != "any"
        ]
        passes = (found for found in self._another.finditer(text) if named or found["both"])
        told = (found.start() if found["run"] else found.end() - 1 for found in passes)
        return any(not any(m.start <= at < m.end for m in named) for at in told)
