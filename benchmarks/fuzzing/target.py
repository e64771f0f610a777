"""What is fuzzed: inputs, and a check that they must pass."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st


@dataclass(frozen=True, slots=True)
class Target:
    """A part of policylint under fuzz.

    `inputs` makes the bytes that `check` gets; `check` raises whatever shows that a promise does not hold. `suffix` is that
    of the files in which failing inputs are kept. `seconds` is the processor time that one input may take.
    """

    name: str
    promise: str
    inputs: Callable[[], st.SearchStrategy[bytes]]
    check: Callable[[bytes], None]
    suffix: str = ".txt"
    seconds: float = 5.0


def as_bytes(text: str) -> bytes:
    """A text as bytes; lone surrogates, which no file has, are kept for `as_text`."""
    return text.encode("utf-8", "surrogatepass")


def as_text(data: bytes) -> str:
    """The text in these bytes, lone surrogates included; bytes that are no text are read as policylint reads them."""
    from policylint.source import decode

    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return decode(data, "fuzz").text
