"""Attacks made of labelled samples: questions under pressure, and contradictions in disguise; the labels stay as they are."""

from collections.abc import Callable, Iterable, Sequence

from evals.dataset import Sheet
from evals.sample import Attack, Labelled, Sample, Target

PRESSED, EVERY = 12, 3
"""How many questions each attack is laid around, and of how many contradictions one is disguised."""
_ALIKE = str.maketrans({"a": "\u0430", "e": "\u0435", "o": "\u043e", "p": "\u0440", "c": "\u0441"})
DISGUISES: dict[str, tuple[Callable[[str], str], str]] = {
    "capitals": (str.upper, "{}"),
    "zero-width": ("\u200b".join, "{}"),
    "full width": (lambda text: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text), "{}"),
    "lookalikes": (lambda text: text.translate(_ALIKE), "{}"),
    "markup": (lambda text: " ".join(f"<i>{word}</i>" for word in text.split()), "{}"),
    "list item": (str, "\n\n- {}\n\n"),
    "quotation": (str, "\n\n> {}\n\n"),
    "heading": (str, "\n\n### {}\n\n"),
}
"""For each what is done to the words, and how they are laid out in their text."""


def pressed(samples: Iterable[Sample], attacks: Sequence[tuple[Attack, Sheet]]) -> list[Sample]:
    """Each attack around the same few questions: those with one accepted variant that come first by digest."""
    plain = [s for s in samples if s.form == "question" and _is_certain(s) and not s.history]
    bases = sorted(plain, key=lambda s: s.digest)[:PRESSED]
    return [
        base.model_copy(
            update={
                "id": f"{attack.id}-{base.id}",
                "dataset": "attacks",
                "input": attack.wrap.replace("{question}", base.input),
                "author": sheet.authors[attack.id.rstrip("0123456789")],
                "source": f"{sheet.source}; {base.author}",
                "tags": {**sheet.tags, "attack": attack.kind, "variant": base.tags.get("variant", "")},
                "pair": None,
            }
        )
        for attack, sheet in attacks
        for base in map(_fresh, bases)
    ]


def disguised(samples: Iterable[Sample]) -> list[Sample]:
    """Labelled contradictions of whole texts, each alone and in every disguise."""
    found = [
        (sample, sentence.words)
        for sample in samples
        if sample.form == "text" and sample.dataset != "sentences"
        for sentence in sample.target.sentences
        if sentence.label == "contradiction"
    ]
    return [
        _disguised(sample, number, words, name)
        for number, (sample, words) in enumerate(found[::EVERY], 1)
        for name in DISGUISES
        if _keeps_label(words, name)
    ]


def _keeps_label(words: str, name: str) -> bool:
    """A bare name contradicts only by its place in a list or table: laid out anew it says nothing, and its label is void."""
    return DISGUISES[name][1] == "{}" or words.rstrip("*_\"')").endswith((".", "!", "?"))


def _disguised(sample: Sample, number: int, words: str, name: str) -> Sample:
    """The whole text, since a sentence may contradict only by what stands before it, with one sentence in disguise."""
    disguise, layout = DISGUISES[name]
    hidden = disguise(words)
    return _fresh(sample).model_copy(
        update={
            "id": f"{name.replace(' ', '-')}-{sample.id}-{number}",
            "dataset": "attacks",
            "input": sample.input.replace(words, layout.format(hidden), 1),
            "target": Target(sentences=[Labelled(words=hidden, label="contradiction")], variant=sample.target.variant),
            "tags": {"set": "attacks", "attack": name},
        }
    )


def _fresh(sample: Sample) -> Sample:
    """A copy that has not yet worked out its digest."""
    return Sample.model_validate(sample.model_dump())


def _is_certain(sample: Sample) -> bool:
    expect = sample.target.expect
    return bool(
        expect and expect.answer_class == ["answered"] and expect.studies and expect.variants and len(expect.variants) == 1
    )
