"""YAML that refuses what silently changes meaning: duplicate keys, and plain scalars that are not text or numbers."""

import re
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

from corpus.errors import Fault

_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _StrictLoader(_Loader):  # type: ignore[misc]  # the C loader has no stubs
    """PyYAML keeps the last of two equal keys without a word; a rating table cannot afford that."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Hashable] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, str):
                raise yaml.constructor.ConstructorError(None, None, f"key {key!r} is not text: quote it", key_node.start_mark)
            if key in seen:
                raise yaml.constructor.ConstructorError(None, None, f"duplicate key {key!r}", key_node.start_mark)
            seen.add(key)
        return dict(super().construct_mapping(node, deep=deep))


_DEEPEST = 50


def _too_deep(text: str) -> bool:
    """The C parser recurses and would take the process down; no file of ours nests more than four deep."""
    depth = 0
    for bracket in re.findall(r"[\[\]{}]", text):
        depth += 1 if bracket in "[{" else -1
        if depth > _DEEPEST:
            return True
    return False


def read_yaml(file: Path, name: str) -> tuple[Any, Fault | None]:
    """The parsed content, or None with the fault (unreadable file, bad YAML, duplicate key) and its line."""
    try:
        text = file.read_text(encoding="utf-8")
        if _too_deep(text):
            return None, Fault(name, "", f"nests brackets more than {_DEEPEST} deep")
        return yaml.load(text, Loader=_StrictLoader), None  # noqa: S506  # a SafeLoader subclass
    except UnicodeDecodeError as error:
        return None, Fault(name, "", f"is not UTF-8 text ({error.reason})")
    except OSError as error:
        return None, Fault(name, "", f"cannot be read ({error.strerror})")
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = f"line {mark.line + 1}" if mark else ""
        return None, Fault(name, line, error.problem or "is not valid YAML")
    except yaml.YAMLError as error:
        return None, Fault(name, "", f"is not valid YAML ({error})")
