"""What stands where a list was announced, and whether it may be that list, in any language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from policylint.document import Block, Document, List, Paragraph, Section, Table
from policylint.machine.memory import remembered

_SHORT_ITEM = 150
"""Characters up to which a paragraph may be an item that lost its mark."""


@remembered
def sections_after(document: Document) -> dict[int, Section | None]:
    """The section after each, by its identity."""
    sections = pairwise((*document.root.walk(), None))
    return {id(section): following for section, following in sections if section is not None}


def holds_anything(block: Block) -> bool:
    """Whether a block has any content: paragraphs and lists may be empty."""
    if isinstance(block, List):
        return any(holds_anything(inner) for item in block.items for inner in item.blocks)
    return not isinstance(block, Paragraph) or bool(block.text.content.strip())


def may_be_list(blocks: Sequence[Block], prose: re.Pattern[str]) -> bool:
    """Whether what follows may be the list: marked up as one, or paragraphs that read like items. `prose` is how sentences begin that are none."""
    first = blocks[0]
    if not isinstance(first, Paragraph) or first.label is not None:
        return True
    content = first.text.content.strip()
    if len(content) <= _SHORT_ITEM or content[-1] not in ".!?" or not prose.match(content):
        return True
    second = blocks[1] if len(blocks) > 1 else None
    if not isinstance(second, Paragraph):
        return isinstance(second, List | Table)
    return second.text.content.split()[:1] == content.split()[:1]
