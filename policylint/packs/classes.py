"""Which classes the patterns of a pack may use: its own, and those of the vocabulary that ships."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from policylint.packs.kinds import FIELDS
from policylint.phrases.classes import BUILT_IN

_NAMED = re.compile(r"\{([A-Za-z][\w-]*)\}")


def with_shipped(
    own: Mapping[str, Sequence[str]], tables: Iterable[Mapping[str, Any]]
) -> dict[str, Sequence[str]]:
    """A pack's classes, with those of the English vocabulary if it uses any; its own go before them."""
    named = {name for table in tables for name in _NAMED.findall(repr(table))}
    if not named - own.keys() - BUILT_IN.keys() - FIELDS:
        return dict(own)
    from policylint.phrases.reading import read_classes

    return {**read_classes(), **own}
