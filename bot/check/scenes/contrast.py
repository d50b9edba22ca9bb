"""The states of contrast that a sentence tells beside the names of its studies, and what they do to those names."""

from bot.check.words.english import ARTICLES
from bot.check.words.remembering import Remembering
from corpus.reading import Mention

ENHANCED = ("ct", "mri")
"""Studies that contrast is given for: a state of contrast told apart completes their name."""
_UNENHANCED = "radiography"
"""Studies that are never given contrast: no state told apart is theirs."""
_GIVEN = "with"
_SOUND = "us"
"""The one that is another study with contrast."""
_ALTERNATIVES = frozenset({"and", "or", "nor", "&", "/", "than"})
_JOINING = _ALTERNATIVES | ARTICLES | {"as", "well", "both"}
"""Words between two states of contrast that share the name of a study."""


class Contrast:
    """Reads the states of contrast of sentences."""

    def __init__(self, lexicon: Remembering) -> None:
        self._lexicon = lexicon

    def apart(self, text: str) -> str | None:
        """The one state of contrast that a sentence tells beside the names of its studies."""
        states = {state for m in self._told_apart(text) if (state := m.concept.study["contrast"]) != "any"}
        return states.pop() if len(states) == 1 else None

    def is_told_beside(self, text: str) -> bool:
        """ "Ultrasound, plain or enhanced": a state of contrast beside a study that it does not complete."""
        named = [s for s in self._lexicon.studies(text) if s.parts["modality"] != _UNENHANCED]
        bare = [s for s in named if "contrast" not in s.parts or "contrast" in s.defaulted]
        apart = self._told_apart(text)
        sounded = [s for s in self._lexicon.studies(text) if s.parts["modality"] == _SOUND]
        inside = [m for m in self._lexicon.read(text).mentions if any(s.first <= m.first <= s.last for s in sounded)]
        states = [m.concept.study["contrast"] for m in (*apart, *inside) if sounded and m.concept.study.get("contrast")]
        if len(states) > 1 or "any" in states or (apart and (sounded or not named)):
            return True
        told = [s for s in named if s not in bare]
        others = [m for m in apart if any(m.concept.study["contrast"] != s.parts["contrast"] for s in told)]
        completes = len(apart) == 1 and all(s.parts["modality"] in ENHANCED for s in bare)
        return bool(others) or (bool(apart and bare) and not completes)

    def shares_a_name(self, text: str) -> bool:
        """ "The enhanced and the plain chest CT": one name for two states of contrast, of which only the last is read."""
        reading = self._lexicon.read(text)
        for study in self._lexicon.studies(text):
            before = [m for m in reading.mentions if m.concept.study.get("contrast") and m.last < study.first]
            gap = [w.folded for w in reading.words[before[-1].last + 1 : study.first]] if before else []
            if _ALTERNATIVES & set(gap) and set(gap) <= _JOINING:
                return True
        return False

    def is_given_to_a_film(self, text: str) -> bool:
        """ "Radiographs with contrast": no study that the table rates, though its name without the contrast is."""
        named = self._lexicon.studies(text)
        films = [s for s in named if s.parts["modality"] == _UNENHANCED and not any(o.first == s.last + 1 for o in named)]
        told = self._lexicon.read(text).mentions if films else []
        states = (m for m in told if any(s.first <= m.first <= s.last for s in films))
        return any(_GIVEN in m.concept.study.get("contrast", "").split("_and_") for m in states)

    def _told_apart(self, text: str) -> list[Mention]:
        """The states of contrast outside the names of studies."""
        named = self._lexicon.studies(text)
        told = [m for m in self._lexicon.read(text).mentions if m.concept.study.get("contrast")]
        return [m for m in told if not any(m.first <= s.last and s.first <= m.last for s in named)]
