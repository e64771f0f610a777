from collections.abc import Callable
from typing import Any

from policylint.frontends.markdown_events import Handlers, InlineEvents, Range
from policylint.frontends.markdown_reader import MarkdownReader

def drive(
    actions: tuple[dict[str, int], ...],
    growing: tuple[frozenset[str], ...],
    rules: tuple[tuple[Any, ...], ...],
    make: Callable[[str, list[Any]], Any],
    tokens: list[tuple[Any, ...]],
    end: str,
    /,
) -> tuple[list[Any], int, int]: ...
def nodes(classes: tuple[type, type, type, type, type], /) -> Callable[[str, list[Any]], Any]: ...
def take(
    reader: MarkdownReader,
    stream: list[tuple[Any, Range]],
    ahead: int,
    kit: tuple[Any, ...],
    place: tuple[str, bytes, int, int],
    handlers: tuple[InlineEvents, Handlers, Handlers, Handlers],
    /,
) -> tuple[int, int, int]: ...
