"""Texts that nobody would write, made of the samples that a test gives: every part must live with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

_CUTS = 25
_ODD = (
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "\u2028",
    "\xa0",
    "\x00",
    "\ufffd",
    "é",
    "😀",
    '"',
    "<",
    ">",
    "|",
    "#",
    "*",
)
_PIECE = re.compile(r"\s+|\w+|[^\w\s]+")


def damaged(samples: Sequence[str]) -> Iterator[str]:
    """Nothing at all, and every sample cut off at several places."""
    yield ""
    for sample in samples:
        step = max(1, len(sample) // _CUTS)
        for end in range(0, len(sample) + 1, step):
            yield sample[:end]
            yield sample[end:]


def with_any_text(check: Callable[[str], None], samples: Sequence[str], examples: int) -> None:
    """Run a check on damaged samples and, where hypothesis is installed, on so many texts that it makes up."""
    for text in (*samples, *damaged(samples)):
        check(text)
    try:
        from hypothesis import HealthCheck, given, settings
        from hypothesis import strategies as st
    except ModuleNotFoundError:
        return
    pieces = sorted({piece for sample in samples for piece in _PIECE.findall(sample)} | set(_ODD))
    texts = st.text() | st.lists(st.sampled_from(pieces), max_size=40).map("".join)

    @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(texts)
    def holds(text: str) -> None:
        check(text)

    holds()
