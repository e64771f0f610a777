"""The conformance suite of front ends: what the rest of policylint relies on, whatever is in the file."""

from __future__ import annotations

from collections.abc import Sequence

from policylint.frontend import Frontend, Parsed
from policylint.source import Source
from policylint.testing.documents import assert_document
from policylint.testing.hostile import with_any_text


def assert_frontend(frontend: Frontend, samples: Sequence[str], *, examples: int = 100) -> None:
    """That a front end keeps its contract (`policylint.frontend`) on `samples` of its format, and on any text.

    On each sample, on parts of it and, if hypothesis is installed, on `examples` texts made up from its pieces: neither
    `recognises` nor `parse` raises, the document is sound (see `assert_document`), what is declared has its
    evidence in the source, and the same text gives the same document. Raises AssertionError, or what `parse` raised.
    """
    suffix = _assert_named(frontend)
    if not samples:
        raise AssertionError(f"{frontend.name}: give at least one sample of the format")

    def check(text: str) -> None:
        source = Source(f"policy{suffix}", text)
        if frontend.recognises(source) not in (True, False):
            raise AssertionError(f"{frontend.name}: recognises must say True or False")
        parsed = frontend.parse(source)
        if not isinstance(parsed, Parsed):
            raise AssertionError(f"{frontend.name}: parse must give Parsed, not {type(parsed).__name__}")
        if parsed.document.source is not source:
            raise AssertionError(f"{frontend.name}: the document must hold the source that was parsed")
        assert_document(parsed.document)
        for one in parsed.declared:
            if not one.spans or any(span.end > len(text) for span in one.spans):
                raise AssertionError(f"{frontend.name}: {one.topic} is declared outside the text")
        if frontend.parse(source) != parsed:
            raise AssertionError(f"{frontend.name}: gives two documents for one text: {text!r}")

    with_any_text(check, samples, examples)


def _assert_named(frontend: Frontend) -> str:
    """Its first suffix, once name and suffixes are as they should be."""
    if not frontend.name or frontend.name != frontend.name.lower():
        raise AssertionError(f"a front end needs a name in lower case, not {frontend.name!r}")
    for suffix in frontend.suffixes:
        if not suffix.startswith(".") or suffix != suffix.lower():
            raise AssertionError(f"{frontend.name}: a suffix is in lower case with its dot, not {suffix!r}")
    return frontend.suffixes[0] if frontend.suffixes else ""
