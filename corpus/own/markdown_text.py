"""Markdown -> blocks, through markdown-it-py; raw HTML inside goes through the reader of HTML."""

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from corpus.own.blocks import Block, Kind, Part, Reading, block
from corpus.own.cleaning import clean, clean_line
from corpus.own.html_text import read_html
from corpus.own.plain_text import blocks_of, is_wrapped


def read_markdown(text: str) -> Reading:
    """The blocks of a Markdown text; images and comments are left out, links keep their words."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(clean_source(text))
    lines = [line for t in tokens if t.type == "inline" for line in _inline(t).split("\n")]
    reading = Reading(Kind.MARKDOWN)
    level, wrapped, in_lists = 0, is_wrapped(lines), 0
    for number, token in enumerate(tokens):
        before = tokens[number - 1] if number else token
        in_lists += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        if token.type in ("html_block", "fence", "code_block"):
            reading.blocks += _raw(token)
        elif token.type == "inline" and before.type == "heading_open":
            level = int(before.tag[1])
            reading.blocks += _text(Part.HEADING, token, level)
        elif token.type == "inline" and before.type not in ("th_open", "td_open"):
            reading.blocks += _paragraph(token, wrapped, level + 1, in_lists > 0)
        elif token.type == "tr_open":
            reading.blocks += _row(tokens[number:])
    reading.title = next((b.text for b in reading.blocks if b.part is Part.HEADING and b.level == 1), None)
    return reading


def clean_source(text: str) -> str:
    """The source without what is hidden; indentation stays, since it means something."""
    return "\n".join(" " * (len(line) - len(line.lstrip(" "))) + clean(line) for line in text.expandtabs(4).splitlines())


def _inline(token: Token) -> str:
    """The words of an inline token."""
    parts = {"softbreak": "\n", "hardbreak": "\n"}
    return "".join(
        parts.get(child.type, child.content if child.type in ("text", "code_inline") else "") for child in token.children or []
    )


def _text(part: Part, token: Token, level: int = 0) -> list[Block]:
    text = clean_line(_inline(token))
    return [block(part, text, level=level)] if text else []


def _paragraph(token: Token, wrapped: bool, level: int, in_list: bool) -> list[Block]:
    """The blocks of a paragraph. Markdown takes every line after a list item for a part of it: not so where lines stand alone."""
    if in_list and wrapped:
        return _text(Part.PROSE, token)
    lines = [line for line in clean(_inline(token)).split("\n") if line]
    item = [block(Part.PROSE, line) for line in lines[:1]] if in_list else []
    return item + blocks_of(lines[len(item) :], wrapped, level)


def _raw(token: Token) -> list[Block]:
    if token.type == "html_block":
        return read_html(token.content).blocks
    text = clean_line(token.content)
    return [block(Part.PROSE, text)] if text else []


def _row(tokens: Sequence[Token]) -> list[Block]:
    """One row of a table; rows that follow each other become one table later."""
    end = next(number for number, token in enumerate(tokens) if token.type == "tr_close")
    cells = [clean_line(_inline(t)) for t in tokens[:end] if t.type == "inline"]
    return [block(Part.TABLE, " | ".join(cells))] if any(cells) else []
