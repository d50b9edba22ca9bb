"""An interval that is told, and what is asked beside it: "every six months he comes for his lungs. With contrast?"."""

from bot.understand.wording.sentences import asks_at, last_sentence, sentence_at
from corpus.reading import Mention, Reading

_BARE_HOW, _THAT = {"so", "but", "and", "how", "with", "what", "which", "one", "then", ","}, {"that", "it", "this"}
"""What a question is made of that asks for nothing but the study, and what points to the sentence before."""


def tells_how_often(reading: Reading) -> bool:
    """ "A chest film every six months instead?": the interval is told, the film is asked about."""
    told = [m.words.casefold().split() for m in reading.cues("ask_often")]
    return all(words[0] == "every" and "how" not in words for words in told)


def asks_apart(reading: Reading) -> bool:
    """ "Every six months he comes for his lungs. Which study do I order?", "... So how?": what is asked is another sentence."""
    told = [sentence_at(reading, m.first) for m in reading.cues("ask_often")]
    asks = [sentence_at(reading, m.first) for m in reading.cues("ask_study")] or _asks_last(told, reading)
    open_ones = [sentence for sentence in told if [w.folded for w in reading.words[sentence[1] : sentence[1] + 1]] == ["?"]]
    return bool(asks) and not open_ones and not any(sentence in told for sentence in asks)


def _asks_last(told: list[tuple[int, int]], reading: Reading) -> list[tuple[int, int]]:
    """ "So how?"; "with contrast?"; "they always inject contrast. Is that needed?": the last sentence, of no interval."""
    start, end = last_sentence(reading)
    words = {w.folded for w in reading.words[start:end]}
    before, _ = sentence_at(reading, max(0, start - 2))
    agent = any(before <= m.first and _is_of_contrast(m) for m in reading.mentions)
    apart = all(last <= (before if agent and words & _THAT else start) for _, last in told)
    return [(start, end)] if asks_at(end, reading) and apart and (words <= _BARE_HOW or agent) else []


def _is_of_contrast(mention: Mention) -> bool:
    return "contrast" in mention.concept.study or (mention.concept.cue == "domain" and mention.words.casefold() == "contrast")
