from collections.abc import Callable, Iterable, Set
from typing import Any

from policylint.document import Cell, Paragraph
from policylint.passages import Passage, PassageKind
from policylint.reading.introductions import Context
from policylint.text import Text

def bounds(
    text: str,
    known: Set[str],
    ends: Callable[[str], Iterable[int]],
    is_end: Callable[[str, int, int], bool],
    /,
) -> tuple[tuple[int, int], ...] | None: ...
def kit(
    passage: type,
    text: type,
    span: type,
    is_denied: Callable[[str], bool],
    bounds: Callable[[str], tuple[tuple[int, int], ...]],
    /,
) -> Any: ...
def read(kit: Any, found: list[Passage], paragraph: Paragraph, context: Context, /) -> bool: ...
def add(
    kit: Any,
    found: list[Passage],
    text: Text,
    bounds: tuple[tuple[int, int], ...],
    kind: PassageKind,
    introduction: Text,
    context: Context,
    label: Text,
    cell: Cell | None,
    /,
) -> bool: ...
