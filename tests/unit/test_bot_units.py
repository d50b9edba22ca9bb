"""A text is cut into units that are kept or withheld as a whole: sentences, list items, table rows, headings."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.check.words.units import units_of


def _cut(text: str) -> list[tuple[str, str]]:
    return [(unit.kind, unit.of(text)) for unit in units_of(text)]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("One. Two! Three? Four…", ["One.", "Two!", "Three?", "Four…"]),
        ("No stop at the end", ["No stop at the end"]),
        ("Order e.g. an MRI. Then wait.", ["Order e.g. an MRI.", "Then wait."]),
        ("CT vs. MRI is a choice. Next.", ["CT vs. MRI is a choice.", "Next."]),
        ("Dr. Roe agrees. Fine.", ["Dr. Roe agrees.", "Fine."]),
        ("It is 3.5 cm. It grew.", ["It is 3.5 cm.", "It grew."]),
        ("It ends here. [1] Next begins.", ["It ends here. [1]", "Next begins."]),
        ("It ends here.[1][2] Next begins.", ["It ends here.[1][2]", "Next begins."]),
        ('He said "stop." Then left.', ['He said "stop."', "Then left."]),
        ("It ends. **Bold** begins.", ["It ends.", "**Bold** begins."]),
        ("a sentence\nover two lines. Next.", ["a sentence\nover two lines.", "Next."]),
        ("one paragraph\n\nand another", ["one paragraph", "and another"]),
        ("  \n blanks around \n ", ["blanks around"]),
    ],
)
def test_prose_is_cut_into_sentences(text: str, units: list[str]) -> None:
    assert _cut(text) == [("sentence", unit) for unit in units]


@pytest.mark.parametrize("mark", ["-", "*", "+", "•", "1.", "2)", "(3)"])
def test_a_list_item_is_a_unit_with_its_mark(mark: str) -> None:
    assert _cut(f"Studies:\n{mark} PET/CT\n{mark} MRI. It takes long.") == [
        ("sentence", "Studies:"),
        ("item", f"{mark} PET/CT"),
        ("item", f"{mark} MRI."),
        ("item", "It takes long."),
    ]


def test_a_table_is_a_header_a_rule_and_rows() -> None:
    assert _cut("| Study | Category |\n|---|---|\n| MRI | x |\nAfter it.") == [
        ("header", "| Study | Category |"),
        ("rule", "|---|---|"),
        ("row", "| MRI | x |"),
        ("sentence", "After it."),
    ]


def test_a_heading_is_a_unit_of_its_own() -> None:
    assert _cut("## Staging. Lungs\nThe lungs.") == [("heading", "## Staging. Lungs"), ("sentence", "The lungs.")]


@pytest.mark.parametrize("text", ["", " ", "\n\n\t\n"])
def test_blanks_hold_no_unit(text: str) -> None:
    assert units_of(text) == []


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(alphabet=st.sampled_from("aB.?! \n\t-|#*1)[]\u200b\u2028\r\x0b…🙂"), max_size=60) | st.text(max_size=60))
def test_units_hold_every_visible_character_once_and_in_order(text: str) -> None:
    position = 0
    for unit in units_of(text):
        assert position <= unit.start < unit.end <= len(text)
        assert not text[position : unit.start].strip(), "what lies between two units is blank"
        assert unit.of(text) == unit.of(text).strip()
        position = unit.end
    assert not text[position:].strip()
