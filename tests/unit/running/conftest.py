"""Workers make this process forget what it had set aside from the search for garbage: it is set aside again."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="module", autouse=True)
def _set_aside() -> Iterator[None]:
    yield
    gc.freeze()
