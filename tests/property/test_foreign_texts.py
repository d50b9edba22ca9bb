"""Texts of unknown origin: nothing they claim against the table is left standing, however it is written.

That no labelled contradiction of the open part stands is held by the second step of `make gate`, on all of them.
"""

from collections.abc import Callable
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.schema import Category
from tests.shipped import CHECKER
from tests.shipped import CORPUS as TABLE

VARIANTS = list(TABLE.variants)
RATED = sorted({p for _, p in TABLE.rows})
STRENGTH = ("contradicts", "unreadable", "consistent", "no_claim")

FRAMES = (
    "{p} is {c}.",
    "The ACR rates {p} as {c} here.",
    "{p}: {c}.",
    "In this setting {p} is considered {c} by the ACR.",
    "For this patient, {p} is clearly {c}",
    "{c}: {p}",
    "{p} ({c})",
    "{p} – {c}!",
    "I would call {p} {c}, as most colleagues do.",
    "Contrary to what you may read, {p} is {c}.",
)
AFTER = " The board meets on Friday."
WRITINGS: dict[str, Callable[[str, str, str], str]] = {
    "plain": lambda p, c, frame: frame.format(p=p, c=c),
    "bold": lambda p, c, frame: frame.format(p=f"**{p}**", c=f"__{c}__"),
    "capitals": lambda p, c, frame: frame.format(p=p, c=c).upper(),
    "zero-width": lambda p, c, frame: frame.format(p="\u200b".join(p), c="\u200d".join(c)),
    "soft-hyphen": lambda p, c, frame: frame.format(p=p, c=c.replace("appropriate", "appro\u00adpriate")),
    "no-break space": lambda p, c, frame: frame.format(p=p, c=c).replace(" ", "\u00a0"),
    "full width": lambda p, c, frame: frame.format(p=p, c="".join(chr(ord(x) + 0xFEE0) if x.isalpha() else x for x in c)),
    "lines": lambda p, c, frame: frame.format(p=p, c=c).replace(" ", "\n", 3),
    "list item": lambda p, c, frame: "Results:\n\n- " + frame.format(p=p, c=c),
    "numbered": lambda p, c, frame: "1. " + frame.format(p=p, c=c),
    "heading": lambda p, c, frame: "## " + frame.format(p=p, c=c),
    "quotation": lambda p, c, frame: "> " + frame.format(p=p, c=c),
    "tags": lambda p, c, frame: frame.format(p=f"<b>{p}</b>", c=f"<i>{c}</i>"),
    "entities": lambda p, c, frame: frame.format(p=p, c=c.replace("a", "&#97;")),
    "lookalikes": lambda p, c, frame: frame.format(p=p, c=c.replace("o", "\u043e")),
    "amid harmless sentences": lambda p, c, frame: "The thigh is swollen. " + frame.format(p=p, c=c) + AFTER,
}
LAYOUTS = (
    "| Study | Category |\n|---|---|\n| {p} | {c} |",
    "| {c} |\n|---|\n| {p} |",
    "| | {c} |\n|---|---|\n| {p} | x |",
    "{c}:\n- {p}",
    "**{c}**\n\n* {p}\n* the clinical findings",
    "### {c}\n1. {p}",
    "{p}? {c}.",
    "{p}.\n\n{c}.",
    "Which study? {p}. Its category? {c}.",
)


def _wrong(variant: str) -> list[tuple[str, str]]:
    """Every study with every category that the table does not give it in this variant."""
    found = [(TABLE.procedures[p].name, c.value) for p, c in product(RATED, Category) if TABLE.category(variant, p) is not c]
    assert found, f"no rating of {variant} can be wrong"
    return found


@pytest.mark.parametrize("writing", WRITINGS)
@pytest.mark.parametrize("variant", VARIANTS)
def test_a_wrong_rating_never_stands(variant: str, writing: str) -> None:
    frames = FRAMES if writing == "plain" else FRAMES[:3]
    for (name, category), frame in product(_wrong(variant), frames):
        text = WRITINGS[writing](name, category, frame)
        ruling = CHECKER.check(text, variant)
        assert ruling.verdict in ("contradicts", "unreadable"), text
        assert ruling.safe_text in ("", "Results:", f"The thigh is swollen.{AFTER}"), text


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("variant", VARIANTS)
def test_a_wrong_rating_spread_over_units_never_stands(variant: str, layout: str) -> None:
    for name, category in _wrong(variant):
        safe = CHECKER.check(layout.format(p=name, c=category), variant).safe_text.casefold()
        assert not (name.casefold() in safe and category in safe), layout.format(p=name, c=category)


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_right_plain_rating_stands(variant: str) -> None:
    assert TABLE.variants[variant].rows
    for row in TABLE.variants[variant].rows:
        text = f"{TABLE.procedures[row.procedure].name} is {row.category.value}."
        ruling = CHECKER.check(text, variant)
        assert (ruling.verdict, ruling.safe_text) == ("consistent", text)


MARKS = ["**", "# ", "- ", "1. ", "| ", " |", "\n", "\n\n", "|---|---|\n", ". ", "? ", ": ", "\u200b", "\u202e", "[1]", "[^1]"]
ODD = ["<b>", "</b>", "<!--", "-->", "&amp;", "\x00", "🙂", "☢", "✅", "ﬀ", "e\u0301", "e.g. "]
WORDS = ["PET/CT", "it", "not", "order", "better than", "The limb is warm. ", *FRAMES, *(c.value for c in Category)]
PIECES = st.sampled_from([TABLE.procedures[p].name for p in RATED] + MARKS + ODD + WORDS)
ANY_TEXT = st.text(max_size=200) | st.lists(PIECES | st.text(max_size=4), max_size=14).map("".join)
OWN = [s.statement.text for p in TABLE.document_passages for s in p.spans]
MIXED = ANY_TEXT | st.lists(st.sampled_from(OWN) | ANY_TEXT, max_size=4).map("\n\n".join)
MANY = settings(max_examples=400, deadline=None, derandomize=True)


@MANY
@given(text=MIXED, variant=st.sampled_from(VARIANTS))
def test_any_text_gets_a_ruling_whose_safe_text_is_final(text: str, variant: str) -> None:
    ruling = CHECKER.check(text, variant)
    again = CHECKER.check(ruling.safe_text, variant)
    assert [f for f in again.findings if f.withholds] == []
    assert again.safe_text == ruling.safe_text


@MANY
@given(text=MIXED, variant=st.sampled_from(VARIANTS))
def test_findings_point_at_their_words_and_what_is_kept_is_verbatim(text: str, variant: str) -> None:
    ruling = CHECKER.check(text, variant)
    for finding in ruling.findings:
        assert text[finding.start : finding.end] == finding.words != ""
        assert finding.because
    assert ruling.verdict == min((f.kind for f in ruling.findings), key=STRENGTH.index, default="no_claim")
    left = iter(text)
    assert all(character in left for character in ruling.safe_text), "nothing is added, nothing changes its place"
    assert CHECKER.check(text, variant) == ruling


@MANY
@given(text=MIXED, variant=st.sampled_from(VARIANTS), first=st.booleans())
def test_a_harmless_sentence_never_weakens_a_verdict(text: str, variant: str, first: bool) -> None:
    harmless = "The board meets on Friday."
    longer = f"{harmless}\n\n{text}" if first else f"{text}\n\n{harmless}"
    before, after = CHECKER.check(text, variant).verdict, CHECKER.check(longer, variant).verdict
    assert STRENGTH.index(after) <= STRENGTH.index(before)
