"""Two sides in one sentence, of which a study does better with one: "mainly for deep beds and hardly for superficial ones"."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from bot.check.facts.everyday import Form, Openings, Word, by_opening, found

_SET_AGAINST = "than"
"""Parts what is told from what it is told against: "better than", "rather than"."""
Spans = Collection[tuple[int, int]]


class Sides:
    """Reads which of two sides a sentence calls the better one."""

    def __init__(self, well: Sequence[Form], badly: Sequence[Form], chiefly: Sequence[Form]) -> None:
        self._badly, self._chiefly = by_opening(badly), by_opening(chiefly)
        self._well: Openings = by_opening((*well, *chiefly))

    def are_turned(self, words: Sequence[Word], places: Mapping[str, list[int]], better: Spans, worse: Spans) -> bool:
        """True if a sentence tells well of the worse side and badly of the better one, or well of the worse one chiefly."""
        inside = {at for start, end in better for at in range(start, end)}
        worse = [span for span in worse if span[0] not in inside]
        stretches = list(_stretches(words))
        signs = self._signs(words, places, stretches)
        ups, downs = ({signs[stretches[start]] for start, _ in spans} for spans in (worse, better))
        if not ups or not (downs or self._is_chief(words, places, stretches, worse)):
            return False
        if downs and {*ups, *downs} & {-1}:  # "for deep beds, not for superficial ones"
            ups, downs = {s or (1 if -1 in downs else 0) for s in ups}, {s or (1 if -1 in ups else 0) for s in downs}
        return ups == {1} and downs <= {-1}

    def _is_chief(self, words: Sequence[Word], places: Mapping[str, list[int]], stretches: Sequence[int], spans: Spans) -> bool:
        chief = {stretches[start] for start, _ in found(self._chiefly, words, places)}
        return bool(chief) and all(stretches[start] in chief for start, _ in spans)

    def _signs(self, words: Sequence[Word], places: Mapping[str, list[int]], stretches: Sequence[int]) -> Mapping[int, int]:
        """For each stretch 1 if it tells well of what it names, -1 if badly, 0 if neither; behind "than" the reverse."""
        well = {stretches[start] for start, _ in found(self._well, words, places)}
        badly = [start for start, _ in found(self._badly, words, places)]
        bad = [stretches[at] for at in {*badly, *(n for n, w in enumerate(words) if w.denies)}]
        signs = {n: (-1) ** bad.count(n) if n in bad or n in well else 0 for n in stretches}
        for at, word in enumerate(words):
            if word.stem == _SET_AGAINST:
                signs[stretches[at]] = -(signs[stretches[at - 1]] if at else 0) or (-1 if _is_rather(words, at) else 0)
                if _is_rather(words, at) and at and not signs[stretches[at - 1]]:
                    signs[stretches[at - 1]] = 1
        return signs


def _is_rather(words: Sequence[Word], at: int) -> bool:
    return at > 0 and words[at - 1].stem == "rather"


def _stretches(words: Sequence[Word]) -> Iterator[int]:
    """The number of the stretch of each word: a part of the sentence, or what stands on one side of "than"."""
    number, part = 0, (-1, -1)
    for word in words:
        if (word.clause, word.part) != part or word.stem == _SET_AGAINST:
            number, part = number + 1, (word.clause, word.part)
        yield number
