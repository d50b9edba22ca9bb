"""Quiz questions from the rating tables: one of each kind, with the passage as feedback."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from bot.services import Services
from corpus import Passage
from corpus.frames import Frames
from corpus.schema import Category, Row

_CHOICES = 4


@dataclass(frozen=True, slots=True)
class Item:
    """A question with its choices by id; the feedback is the sentence from `start` to `end` (code points) of the passage."""

    question: str
    choices: Mapping[str, str]
    right: str
    passage: Passage
    start: int
    end: int


def quiz(services: Services, seed: int) -> tuple[Item, ...]:
    """Three questions: a study's category, a scenario's study, a study's radiation level. Equal for equal seeds."""
    chance = Random(seed)  # noqa: S311  # to vary questions, not to guard anything
    makers: Sequence[Callable[[Services, str, Row, Random], Item | None]] = (_category, _study, _level)
    return tuple(_first(maker, services, chance) for maker in makers)


def _first(maker: Callable[[Services, str, Row, Random], Item | None], services: Services, chance: Random) -> Item:
    """The first row, in an order of chance, that can be asked about in this way and whose passage stands when checked."""
    cells = sorted(services.corpus.rows)
    for variant, procedure in chance.sample(cells, len(cells)):
        item = maker(services, variant, services.corpus.rows[variant, procedure], chance)
        if item and services.checker.check(item.passage.text, variant).safe_text == item.passage.text:
            return item
    raise LookupError("the tables have no row to ask about")


def _category(services: Services, variant: str, row: Row, _: Random) -> Item | None:
    name, topic = services.corpus.procedures[row.procedure].name, services.corpus.topic_of(variant)
    question = f"{_scenario(services, variant)}. How does the ACR ({topic.year}) rate {name}?"
    choices = {c.value: c.value.capitalize() for c in Category}
    sentence = Frames(services.corpus).rates(variant, [row.procedure], row.category)
    return _item(services, variant, row, question, choices, row.category.value, sentence)


def _study(services: Services, variant: str, row: Row, chance: Random) -> Item | None:
    if row.category is not Category.USUALLY:
        return None
    others = [r.procedure for r in services.corpus.variants[variant].rows if r.category is not Category.USUALLY]
    chosen = [*chance.sample(others, min(_CHOICES - 1, len(others))), row.procedure]
    choices = {p: services.corpus.procedures[p].name for p in sorted(chosen)}
    question = f"{_scenario(services, variant)}. Which of these is usually appropriate?"
    sentence = Frames(services.corpus).rates(variant, [row.procedure], row.category)
    return _item(services, variant, row, question, choices, row.procedure, sentence)


def _level(services: Services, variant: str, row: Row, _: Random) -> Item | None:
    bands = {str(r.level): f"{r.symbols} ({r.adult_msv} mSv)" for r in services.corpus.scale.radiation if r.adult_msv}
    if str(row.rrl_adult) not in bands:
        return None
    name = services.corpus.procedures[row.procedure].name
    question = f"{_scenario(services, variant)}. What is the radiation level of {name} in an adult?"
    return _item(services, variant, row, question, bands, str(row.rrl_adult), Frames(services.corpus).level(variant, row))


def _scenario(services: Services, variant: str) -> str:
    words = services.corpus.variants[variant].words
    return words[0].upper() + words[1:]


def _item(
    services: Services, variant: str, row: Row, question: str, choices: Mapping[str, str], right: str, sentence: str
) -> Item | None:
    passage = services.passages[f"{variant}/{row.procedure}"]
    start = passage.text.find(sentence)
    return Item(question, choices, right, passage, start, start + len(sentence)) if start >= 0 else None
