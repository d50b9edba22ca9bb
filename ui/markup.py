"""Text that came from elsewhere, made safe to show as Streamlit's Markdown: shown as it is, doing nothing."""

import re

_PUNCTUATION = re.compile(r"([!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~])")
_SHORTCODE = re.compile(r":(?=[A-Za-z0-9_+-])")
NO_BREAK = "\u2060"
"""Word joiner: invisible; keeps a range on one line, and `:name:` from becoming a picture or a colour."""


def literal(text: str) -> str:
    """Markdown that shows exactly `text`: no formatting, picture, formula, colour or tag comes out of it."""
    apart = _SHORTCODE.sub(":" + NO_BREAK, text)
    return _PUNCTUATION.sub(r"\\\1", apart).replace("\n", "  \n")


def prose(text: str, numbers: int) -> str:
    """Our own Markdown without Streamlit's extras, and with the citation marks 1 to `numbers` set apart."""
    plain = _SHORTCODE.sub(":" + NO_BREAK, text).replace("$", r"\$")
    for number in range(1, numbers + 1):
        plain = plain.replace(f"[{number}]", rf":blue[\[{number}\]]")
    return plain


def highlighted(passage: str, start: int, end: int) -> str:
    """A whole passage as Markdown with the code points from `start` to `end` marked."""
    quote = "\n".join(_marked(line) for line in passage[start:end].split("\n"))
    return f"{literal(passage[:start])}{quote}{literal(passage[end:])}"


def _marked(line: str) -> str:
    return f":orange-background[**{literal(line)}**]" if line.strip() else line


def plain_label(text: str) -> str:
    """The label of a control: the same, on one line."""
    return literal(" ".join(text.split()))


def shortened(text: str, longest: int) -> str:
    """A text on one line, cut at a word with an ellipsis if it is longer than so many characters."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return f"{line[:longest].rpartition(' ')[0] or line[:longest]}…"
