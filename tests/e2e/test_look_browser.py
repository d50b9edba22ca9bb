"""What only eyes would see: contrast, words that are cut off, a table on a phone, and where a link leads."""

from playwright.sync_api import Browser, Page

from tests.browser import STAGING, Scheme, ask, calm, needs_browser, reader
from ui import words

pytestmark = needs_browser
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
PHONES = (320, 340, 360, 375, 390, 414, 430, 480)


def test_no_phone_cuts_a_symbol_off_a_radiation_level(address: str, browser: Browser) -> None:
    with reader(browser) as somebody:
        page = somebody.new_page()
        page.goto(address)
        ask(page, STAGING)
        page.get_by_text(words.ALL_OPTIONS.format(count=12)).click()
        for width in PHONES:
            page.set_viewport_size({"width": width, "height": 900})
            calm(page)
            assert page.evaluate(_LEVELS) == [12 * 2, 0], f"levels in sight in full, and cut off, at {width} px"


def test_on_a_phone_the_card_is_in_sight_below_the_facts_and_the_table_shows_its_last_column(
    address: str, browser: Browser
) -> None:
    with reader(browser, width=390) as somebody:
        page = somebody.new_page()
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(address)
        ask(page, "45M high-grade undifferentiated pleomorphic sarcoma of the thigh, biopsy and MRI done. How do I stage him?")
        card = page.get_by_role("heading", name="CT chest without IV contrast").bounding_box()
        assert card is not None
        assert card["y"] + card["height"] < 844 * 0.55, "the name of the study, above the fold"
        ask(page, STAGING)
        page.get_by_text(words.ALL_OPTIONS.format(count=12)).click()
        for width in (360, 375, 390, 414):
            page.set_viewport_size({"width": width, "height": 844})
            calm(page)
            assert page.evaluate(_CUT_OFF) <= 0, f"no column beyond the edge of the table's frame at {width} px"


_CUT_OFF = """() => {
  const table = [...document.querySelectorAll('table')].find(t => t.checkVisibility() && t.innerText.includes('mSv'));
  let frame = table;
  while (getComputedStyle(frame).overflowX === 'visible') frame = frame.parentElement;
  return frame.scrollWidth - frame.clientWidth - 1;
}"""
"""Pixels of the rating table that a reader would have to scroll sideways for; one is rounding."""

_LEVELS = """() => {
  const table = [...document.querySelectorAll('table')].find(t => t.checkVisibility() && t.innerText.includes('mSv'));
  let frame = table;
  while (getComputedStyle(frame).overflowX === 'visible') frame = frame.parentElement;
  const edge = frame.getBoundingClientRect().right + 1;
  const levels = [...table.querySelectorAll('tbody tr')].flatMap(row => [...row.querySelectorAll('td')].slice(1, 3)).map(cell => {
    const words = document.createRange();
    words.selectNodeContents(cell);
    return words.getBoundingClientRect();
  });
  return [levels.filter(l => l.right <= edge).length, levels.filter(l => l.left < edge && l.right > edge).length];
}"""
"""How many levels stand within the edge of the table's frame, and how many across it, where fewer symbols would be read."""


def test_from_an_answer_to_how_accurate_it_is(address: str, browser: Browser) -> None:
    with reader(browser) as somebody:
        page = somebody.new_page()
        page.goto(address)
        ask(page, STAGING)
        page.get_by_role("link", name=words.HOW_ACCURATE).click()
        page.get_by_role("link", name=words.TO_FIGURES).click()
        calm(page)
        figures = page.get_by_role("heading", name=words.FIGURES).bounding_box()
        assert figures is not None
        assert 0 <= figures["y"] < 200
        page.go_back()
        page.go_back()
        page.get_by_role("heading", name="FDG-PET/CT whole body").wait_for()


def test_no_serious_fault_of_access_on_any_page_in_either_theme(address: str, browser: Browser) -> None:
    found = []
    with reader(browser) as somebody:
        page = somebody.new_page()
        for path in (
            "/",
            "/documents",
            "/quiz",
            "/dose",
            "/about",
            "/?purpose=initial_staging&target=extrapulmonary&pregnancy=yes",
        ):
            page.goto(address + path)
            found += _faults(page, path)
            if path == "/quiz":
                for choices in page.get_by_role("radiogroup").all():
                    choices.locator("label").first.click()
                    calm(page)
                found += _faults(page, "a quiz that is answered")
        ask(page, "Is whole-body MRI without contrast appropriate?")
        for fold in page.locator("summary").all():
            fold.click()
        found += _faults(page, "an answer with everything opened")
        page.get_by_role("button", name=words.FEEDBACK).click()
        page.get_by_test_id("stPopoverBody").wait_for()
        found += _faults(page, "a popover")
        ask(page, "local recurrence?")
        found += _faults(page, "a question back")
    assert found == []


def _faults(page: Page, where: str) -> list[str]:
    """Serious and critical faults in both themes; what is still fading in has no contrast yet, so the page must be calm.

    The window is as high as the page, since of what is scrolled out of sight axe judges no contrast, and says nothing of that.
    """
    from axe_playwright_python.sync_playwright import Axe

    found, grounds = [], set()
    page.set_viewport_size({"width": 1280, "height": _WHOLE})
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        calm(page)
        grounds.add(page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor"))
        found += [
            f"{where}, {scheme}: {v['id']}: {node['html'][:200]} {node.get('failureSummary', '')[:200]}"
            for v in Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
            if v["impact"] in ("serious", "critical")
            for node in v["nodes"]
        ]
    assert len(grounds) == len(SCHEMES), "each theme was really shown"
    return found + _too_wide(page, where)


def _too_wide(page: Page, where: str) -> list[str]:
    """At 320 px, which is also 1,280 px at 400 % zoom, nothing but a table may scroll sideways, and no choice is cut off."""
    page.set_viewport_size({"width": 320, "height": 900})
    width = page.evaluate("document.documentElement.scrollWidth")
    cut = page.evaluate(_CUT)
    page.set_viewport_size({"width": 1280, "height": 900})
    return [f"{where}: {width} px wide"] * (width > 320) + [f"{where}: {label!r} is cut off" for label in cut]


_WHOLE = 6000
_CUT = """() => [...document.querySelectorAll('[data-testid="stMain"] :is(button, label) :is(p, .stMarkdownEllipsis)')]
  .filter(p => p.checkVisibility() && p.scrollWidth > p.clientWidth + 1).map(p => p.innerText)"""
"""Words wider than their control: on a line of their own, or ended by an ellipsis."""
