"""A language's vocabulary: which phrases, in which context, disclose which topics.

Shipped compiled, in three files beside the TOML files; if these differ from what was compiled (somebody edits a
vocabulary), they are compiled from source in memory. `compiled.json` has entries, patterns as written and words,
`compiled.code` what the patterns are made of, `compiled.clauses.json` what only plain Python needs.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeAlias

from policylint.frozen import dataclass
from policylint.inputs import contents
from policylint.machine.digests import blake2b
from policylint.phrases.matcher import NATIVE, PatternSet
from policylint.phrases.program import ClauseTables, Compiled

VocabularyPolarity: TypeAlias = Literal["auto", "stated", "denied", "void"]
VocabularyConfidence: TypeAlias = Literal["certain", "likely", "possible"]
Forms: TypeAlias = Callable[[str], Collection[str]]
"""Gives for a word those that count as the same."""

FORMAT = 16
"""Changes whenever the compiler or the form of the compiled files does."""

COMPILED = "compiled.json"
CODE = "compiled.code"
CLAUSES = "compiled.clauses.json"
_ROOT = Path(__file__).parent.parent / "vocabulary"


@dataclass(frozen=True, slots=True)
class Entry:
    """One `[[pattern]]` of a vocabulary file. All patterns are numbers in the vocabulary's `PatternSet`.

    `any` are the triggers. Of each group in `with_` one must match somewhere in the passage, of `unless`
    none; of `under` one must match the context (headings, run-in label, introducing words), of `not_under`
    none. `kinds` are the kinds of passage. `polarity`: `auto` goes by the negation around the match,
    `void` is no disclosure if negated. `line` is where the entry begins in `family`'s file, 1-based.
    """

    topics: tuple[str, ...]
    any: tuple[int, ...]
    with_: tuple[tuple[int, ...], ...] = ()
    unless: tuple[int, ...] = ()
    under: tuple[int, ...] = ()
    not_under: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ("sentence", "item", "row")
    polarity: VocabularyPolarity = "auto"
    confidence: VocabularyConfidence = "certain"
    note: str = ""
    family: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The entries of a language and the patterns they name; a pattern used twice has one number."""

    entries: tuple[Entry, ...]
    patterns: PatternSet


@dataclass(frozen=True, slots=True)
class VocabularyProblem:
    """Something wrong in a vocabulary file: where (1-based line), what, and how to mend it."""

    file: str
    line: int
    message: str
    hint: str = ""

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.file}:{self.line}: {self.message}{hint}"


class VocabularyError(ValueError):
    """All that is wrong in the vocabulary files of a language, in `problems`."""

    def __init__(self, problems: tuple[VocabularyProblem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


@cache
def vocabulary(language: str = "en") -> Vocabulary:
    """The vocabulary that policylint ships for a language (ISO 639-1), loaded once.

    Raises LookupError if there is none, VocabularyError if its files were edited and are wrong.
    """
    directory = _ROOT / language
    if not directory.is_dir():
        raise LookupError(f"no vocabulary for the language {language!r}")
    return load(directory)


def load(
    directory: Path,
    known_topics: Collection[str] | None = None,
    forms: Forms | None = None,
    inflections: Forms | None = None,
) -> Vocabulary:
    """The vocabulary in a directory: as compiled, if that is current, else compiled from its TOML files.

    `known_topics` are the topic ids that entries may name, by default all. `forms` and `inflections` are those of
    `policylint.language.Language`, by default the English ones. Raises VocabularyError.
    """
    stored = _stored(directory)
    if stored is not None:
        return stored
    from policylint.phrases.reading import read

    return read(directory, known_topics, forms, inflections)


def digest(directory: Path) -> str:
    """What the TOML files of a directory and the compiler's format come to, in hexadecimal."""
    sum_ = blake2b(f"{FORMAT}\n".encode(), digest_size=16)
    for name in sorted(name for name in os.listdir(directory) if name.endswith(".toml")):  # noqa: PTH208  # a glob takes longer
        data = (directory / name).read_bytes().replace(b"\r\n", b"\n")
        sum_.update(f"{name} {len(data)}\n".encode())
        sum_.update(data)
    return sum_.hexdigest()


def _stored(directory: Path) -> Vocabulary | None:
    """What is stored compiled, if it can be read and is current."""
    try:
        stored = json.loads(contents(directory / COMPILED))
        current = digest(directory)
        code = contents(directory / CODE)
        clauses = None if NATIVE else json.loads(contents(directory / CLAUSES))
        if stored.pop("digest") != current or not code.startswith(current.encode()):
            return None
        if clauses is not None and clauses.pop("digest") != current:
            return None
        entries = tuple([_entry(fields) for fields in stored.pop("entries")])
        tables = ClauseTables(**clauses) if clauses is not None else None
        return Vocabulary(entries, PatternSet(Compiled(**stored, code=code[len(current) :], clauses=tables)))
    except (OSError, ValueError, TypeError, LookupError):
        return None


def store(compiled: Compiled, entries: tuple[Entry, ...], digest: str) -> dict[str, bytes]:
    """The contents of the compiled files, by name; `load` reads them back. Raises ValueError for patterns without clauses."""
    tables = compiled.clauses
    if tables is None:
        raise ValueError("patterns without clauses cannot be stored")
    document = {
        "digest": digest,
        "entries": [[getattr(entry, name) for name in Entry.__slots__] for entry in entries],
        **{name: getattr(compiled, name) for name in ("sources", "triggers", "plain", "sharp")},
    }
    clauses = {"digest": digest, **{name: getattr(tables, name) for name in ClauseTables.__slots__}}
    return {COMPILED: _json(document), CODE: digest.encode() + compiled.code, CLAUSES: _json(clauses)}


def _json(document: dict[str, Any]) -> bytes:
    return (json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _entry(fields: list[Any]) -> Entry:
    topics, any_, with_, unless, under, not_under, kinds, *rest = fields
    return Entry(
        tuple(topics),
        tuple(any_),
        tuple(map(tuple, with_)),
        tuple(unless),
        tuple(under),
        tuple(not_under),
        tuple(kinds),
        *rest,
    )
