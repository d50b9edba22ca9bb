"""HTML -> blocks, through Beautiful Soup; what a reader of the page would not see never gets here."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

from corpus.own.blocks import Block, Kind, Part, Reading, block
from corpus.own.cleaning import clean_line

_NEVER = frozenset(
    "script style noscript template svg math iframe object embed canvas audio video picture img head nav footer button "  # noqa: SIM905
    "input select textarea dialog".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body br caption dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 header "  # noqa: SIM905
    "hr html li main ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|(?:opacity|font-size)\s*:\s*0(?:\.0+)?(?:px|pt|r?em|%)?\s*(?:;|$|!)|"
    r"(?:left|top|text-indent)\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
_CELLS = ("td", "th")


def read_html(text: str) -> Reading:
    """The blocks of a page; scripts, styles, comments, menus, images and hidden elements are left out."""
    soup = BeautifulSoup(text, "html.parser")
    reading = Reading(Kind.HTML, title=_title(soup))
    words: list[str] = []
    within: list[str] = []  # the open headings and rows
    for opens, element in _walk(soup):
        if isinstance(element, NavigableString):
            words.append(str(element))
            continue
        if not isinstance(element, Tag) or element.name not in _BLOCKS:
            continue
        if "tr" in within and element.name != "tr":
            words.append(" | " if element.name in _CELLS and opens else " ")
            continue
        reading.blocks += _block(words, within[-1] if within else "")
        words = []
        if element.name == "tr" or re.fullmatch("h[1-6]", element.name):
            within = [element.name] if opens else []
    reading.blocks += _block(words, "")
    return reading


def _title(soup: BeautifulSoup) -> str | None:
    for name in ("title", "h1"):
        found = soup.find(name)
        if isinstance(found, Tag) and (title := clean_line(found.get_text(" "))):
            return title
    return None


def _block(words: list[str], within: str) -> list[Block]:
    text = clean_line("".join(words)).removeprefix("| ")
    if not text.strip(" |"):
        return []
    if within == "tr":
        return [block(Part.TABLE, text)]
    return [block(Part.HEADING, text, level=int(within[1])) if within else block(Part.PROSE, text)]


def _walk(soup: BeautifulSoup) -> Iterator[tuple[bool, PageElement]]:
    """Every visible element as it opens and closes; a stack of our own, since pages may nest deeper than Python calls."""
    stack: list[tuple[Tag, Iterator[PageElement]]] = [(soup, iter(soup.children))]
    while stack:
        tag, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            yield False, tag
        elif isinstance(child, Tag):
            if not _is_hidden(child):
                yield True, child
                stack.append((child, iter(child.children)))
        elif type(child) is NavigableString:  # comments, doctypes and the like are subclasses
            yield True, child


def _is_hidden(tag: Tag) -> bool:
    style = tag.get("style") or ""
    return (
        tag.name in _NEVER
        or tag.has_attr("hidden")
        or str(tag.get("aria-hidden", "")).strip().casefold() == "true"
        or bool(_HIDDEN.search(str(style)))
    )
