from typing import Any

from policylint.frontends.markdown_events import Handlers, InlineEvents, Range
from policylint.frontends.markdown_reader import MarkdownReader

def take(
    reader: MarkdownReader,
    stream: list[tuple[Any, Range]],
    ahead: int,
    kit: tuple[Any, ...],
    place: tuple[str, bytes, int, int],
    handlers: tuple[InlineEvents, Handlers, Handlers, Handlers],
    /,
) -> tuple[int, int, int]: ...
