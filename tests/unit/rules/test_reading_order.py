"""Which passages belong to which text is known in memory that grows with the document, not with its square."""

from __future__ import annotations

import gc
import tracemalloc

from policylint.rules.dated_statements import dated_statements
from policylint.testing import policy_of


def memory(paragraphs: int) -> int:
    text = "\n\n".join(
        ["# Privacy policy", *["This policy was last updated on 1 May 2019. It says more."] * paragraphs]
    )
    policy = policy_of(text)
    gc.collect()
    tracemalloc.start()
    try:
        found = dated_statements(policy)
        assert len(found) == paragraphs
        return tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()


def test_memory_grows_with_the_document() -> None:
    memory(10)
    assert memory(8000) < 5.5 * memory(2000)
