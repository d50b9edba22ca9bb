"""The pages in a real browser: from the question to the quote, and what only a browser can show."""

from io import BytesIO

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.browser import STAGING, Scheme, ask, calm, needs_browser, reader
from ui import words
from ui.server import HEADERS

pytestmark = needs_browser
CARD = "FDG-PET/CT whole body"
HANDBOOK = "# Handbook\n\nThe sarcoma tumour board of this hospital meets every Tuesday at noon in the lecture hall.\n"


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_two_clicks_from_an_example_to_the_marked_words(address: str, browser: Browser, scheme: Scheme, width: int) -> None:
    with reader(browser, scheme, width) as somebody:
        page = somebody.new_page()
        page.goto(address)
        page.get_by_role("button", name="Staging: 45M").click()
        page.get_by_role("heading", name=CARD).wait_for()
        calm(page)
        page.locator("summary", has_text=f"rates {CARD} usually appropriate").click()
        opened = page.locator("details[open]").first
        marked = opened.locator("span.stMarkdownColoredBackground, span[style*='background']").filter(has_text="rates")
        marked.first.wait_for()
        assert f"rates {CARD} usually appropriate" in marked.first.inner_text()
        assert "Our summary of" in opened.inner_text()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_browser_is_told_to_load_nothing_from_elsewhere(address: str, browser: Browser) -> None:
    with reader(browser) as somebody:
        answered = somebody.new_page().goto(address)
        assert answered is not None
        assert {name: answered.headers.get(name.lower()) for name in HEADERS} == HEADERS


def test_markup_in_a_question_does_nothing(address: str, browser: Browser) -> None:
    with reader(browser) as somebody:
        page = somebody.new_page()
        page.goto(address)
        question = "Why not just a bone scan? <img src=//x onerror=document.title='x'> <b>It</b> has less radiation."
        ask(page, question)
        assert question in page.get_by_test_id("stChatMessage").inner_text()
        assert page.title() == words.PRODUCT


def test_chip_follow_up_note_and_link(address: str, browser: Browser) -> None:
    with reader(browser) as somebody:
        page = somebody.new_page()
        page.goto(address)
        ask(page, STAGING)
        page.get_by_role("button", name="outside the lungs", exact=True).click()
        page.get_by_role("option", name="lungs", exact=True).or_(page.get_by_role("menuitem", name="lungs", exact=True)).click()
        page.get_by_role("heading", name="CT chest without IV contrast").wait_for()
        calm(page)
        page.get_by_role("button", name="CT chest without IV contrast is not available, what then?").click()
        page.get_by_text(words.REMAINING).wait_for()
        calm(page)
        assert "CT chest without IV contrast" not in page.get_by_test_id("stHeading").all_inner_texts()
        note = _copied(page, page.locator(".st-key-tools-note-1"))
        assert "looking for lung metastases" in note
        assert words.NOTE_HINT not in note
        page.get_by_role("button", name=words.LINK, exact=True).click()
        link = _copied(page, page.get_by_test_id("stPopoverBody"))
        assert link.startswith(address)
        assert "target=lung" in link
        assert "thigh" not in link
        with reader(browser) as another:
            followed = another.new_page()
            followed.goto(link)
            followed.get_by_role("heading", name="CT chest without IV contrast").wait_for()
            calm(followed)
            assert "45M" not in followed.locator("body").inner_text(), "another session, another conversation"


def _copied(page: Page, around: Locator) -> str:
    """What one click on the copy button of the box puts on the clipboard."""
    box = around.get_by_test_id("stCode")
    box.hover()
    box.get_by_role("button").click()
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_long_note_is_answered_and_two_sessions_do_not_see_each_other(address: str, browser: Browser) -> None:
    note = ("The wound has healed. " * 400)[:7900] + " New osteosarcoma of the femur: which study for the lungs?"
    with reader(browser) as one, reader(browser) as two:
        first, second = one.new_page(), two.new_page()
        first.goto(address)
        second.goto(address)
        ask(first, note)
        ask(second, "local recurrence of a soft tissue sarcoma?")
        assert "CT chest without IV contrast" in first.locator("body").inner_text()
        assert "The wound has healed" not in second.locator("body").inner_text()
        second.get_by_role("button", name=words.MORE).or_(second.get_by_role("button", name="⋯")).first.click()
        second.get_by_role("button", name=words.DELETE).click()
        second.get_by_role("button", name="Staging: 45M").wait_for()
        assert "The wound has healed" in first.locator("body").inner_text()


def test_own_document_is_added_quoted_and_removed(address: str, browser: Browser) -> None:
    with reader(browser) as somebody:
        page = somebody.new_page()
        page.goto(f"{address}/documents")
        calm(page)
        page.locator("input[type=file]").set_input_files(
            {"name": "handbook.md", "mimeType": "text/markdown", "buffer": HANDBOOK.encode()}
        )
        page.get_by_text("handbook.md").wait_for()
        page.get_by_role("button", name=words.ADD, exact=True).click()
        added = page.locator("summary", has_text="Handbook")
        added.wait_for(timeout=120_000)
        page.get_by_role("button", name=words.DISMISS).click(timeout=120_000)
        page.get_by_role("link", name=words.ASK_PAGE, exact=True).click()
        ask(page, "When does the sarcoma tumour board of this hospital meet?")
        assert words.OWN_DOCUMENTS in page.locator("body").inner_text()
        own = page.locator("details").filter(has_text=words.OWN_HEAD).last
        own.locator("summary").click()
        assert "meets every Tuesday at noon" in own.inner_text()
        page.get_by_role("link", name=words.DOCUMENTS_PAGE).click()
        added.click()
        page.get_by_role("button", name=words.REMOVE).click()
        page.get_by_text(words.NO_DOCUMENTS).wait_for(timeout=120_000)
        page.get_by_role("button", name=words.DISMISS).click(timeout=120_000)


def test_keyboard_alone_reaches_a_quote(address: str, browser: Browser) -> None:
    with reader(browser) as somebody:
        page = somebody.new_page()
        page.goto(address)
        ask(page, STAGING)
        page.get_by_test_id("stChatInputTextArea").press("Escape")
        page.evaluate("document.activeElement.blur()")
        for _ in range(60):
            page.keyboard.press("Tab")
            focused = page.evaluate("[document.activeElement.tagName, document.activeElement.innerText]")
            if focused[0] == "SUMMARY" and f"rates {CARD}" in focused[1]:
                break
        else:
            pytest.fail("the sentence is not in the order of focus")
        page.keyboard.press("Enter")
        page.locator("details[open]").get_by_text("Our summary of").first.wait_for()


def test_an_answer_prints_on_two_pages_with_its_quotes_and_its_table(address: str, browser: Browser) -> None:
    from pypdf import PdfReader

    with reader(browser) as somebody:
        page = somebody.new_page()
        page.goto(address)
        ask(page, STAGING)
        printed = PdfReader(BytesIO(page.pdf(format="A4")))
    text = "\n".join(sheet.extract_text() for sheet in printed.pages)
    assert len(printed.pages) <= 2
    for expected in (
        "Usually appropriate",
        "Our summary of",
        "Radiography area of interest",
        "limited",
        "Version ",
        "target=extrapulmonary",
    ):
        assert expected in " ".join(text.split())
    assert words.FEEDBACK not in text
    assert words.ABOUT_STUDY not in text
