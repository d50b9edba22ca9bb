"""JSON lines on standard input and output, for the commands of every package: bounded, and safe to print."""

import json
from collections.abc import Iterator
from typing import BinaryIO

LONGEST_LINE = 20_000_000
"""Bytes; a longer line is refused unread."""


class LineError(ValueError):
    """A line cannot be read as JSON; the message is for the person who wrote it."""


def read_lines(stream: BinaryIO) -> Iterator[tuple[int, object]]:
    """Line number (from 1) and parsed value, or the LineError in its place; blank lines are skipped."""
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            while line and not line.endswith(b"\n"):
                line = stream.readline(LONGEST_LINE)
            yield number, LineError("The line is too long.")
        elif line.strip():
            yield number, _parsed(line)


def _parsed(line: bytes) -> object:
    try:
        return json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return LineError("The line is not UTF-8 text.")
    except RecursionError:
        return LineError("The line is nested too deeply.")
    except ValueError as error:  # bad JSON, or a number of thousands of digits
        return LineError(f"The line is not JSON ({type(error).__name__}).")


def to_line(value: object) -> str:
    """One line of JSON in ASCII: lone surrogates and line separators inside texts cannot break the output."""
    return json.dumps(value, ensure_ascii=True)
