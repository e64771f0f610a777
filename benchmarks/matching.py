"""How fast phrase patterns are matched: `python benchmarks/matching.py CORPUS_DIR [--json FILE]`.

Reads the text files of a folder, cuts them roughly into passages, and matches the English vocabulary against
them: half of its patterns, then all of them. With `--compare` other ways of matching the same patterns, where
they are installed, are timed too, on patterns that all of them can express and on a sample of the passages.
Times are processor time, the best of some rounds; MB are millions of characters.
"""

from __future__ import annotations

import argparse
import json
import platform
import re
import sys
import time
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

from policylint.phrases.compilation import assemble
from policylint.phrases.matcher import PatternSet
from policylint.phrases.program import ANY, ATOM, CHOICE, GAP, Compiled, Steps
from policylint.phrases.reading import _Reader
from policylint.phrases.tables import Tables
from policylint.topics import topics

VOCABULARY = Path(__file__).parent.parent / "policylint" / "vocabulary" / "en"
SUFFIXES = {".md", ".txt"}
SENTENCE = re.compile(r"(?<=[.;?!])\s+")
SAMPLE = 1500


def read_passages(folder: Path) -> list[list[tuple[str, int]]]:
    """The passages of each file, each with where its own words begin."""
    documents = []
    for file in sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES):
        text = file.read_text(encoding="utf-8", errors="replace")
        pieces = [piece for line in text.splitlines() for piece in SENTENCE.split(line) if piece.strip()]
        documents.append([(piece, 0) for piece in pieces])
    return documents


def compiled(share: float) -> Compiled:
    """The vocabulary with this share of its triggers, chosen by hash; the rest is left out."""
    reader = _Reader(VOCABULARY, topics().keys())
    reader.read_classes(check=False)
    triggers = sorted({number for entry in reader.read_entries() for number in entry.any})
    reader.finish()
    triggers.sort(key=lambda number: blake2b(reader.patterns[number].source.encode()).digest())
    chosen = [reader.patterns[number] for number in triggers[: int(len(triggers) * share)]]
    return assemble(chosen, reader.classes, range(len(chosen)))


def best_of(rounds: int, run: Callable[[], int]) -> tuple[float, int]:
    """The shortest processor time of some rounds, in seconds, and what a round counted."""
    best, count = float("inf"), 0
    for _ in range(rounds):
        start = time.process_time()
        count = run()
        best = min(best, time.process_time() - start)
    return best, count


def match_all(patterns: PatternSet, documents: list[list[tuple[str, int]]]) -> int:
    """Match a vocabulary as a detector does; gives the number of matches found."""
    found = 0
    for passages in documents:
        for prepared in patterns.prepare_all(passages):
            for pattern in patterns.candidates(prepared):
                found += patterns.search(pattern, prepared) is not None
    return found


class AsText:
    """Writes compiled patterns as regular expressions over text, where they need no exclusions and no case."""

    def __init__(self, program: Compiled) -> None:
        self._tables = Tables(program)
        self._forms = {line[0]: line[1:].split(" ") for line in program.plain.splitlines()}

    def pattern(self, number: int) -> str:
        """A pattern as a regular expression. Raises LookupError if it cannot be written so."""
        if number in self._tables.anchored:
            raise LookupError(number)
        return r"\b" + self._steps(self._tables.rows[number])

    def _steps(self, steps: Steps) -> str:
        return "".join(self._step(code, argument) for code, argument in steps)

    def _step(self, code: int, argument: int) -> str:
        if code == ATOM:
            return rf"(?:{'|'.join(sorted(self._words(argument), key=len, reverse=True))})\b\W*"
        if code == GAP:
            return rf"(?:\w+\b\W*){{0,{argument}}}?"
        if code == ANY:
            return r"\w+\b\W*"
        if code == CHOICE:
            choice = self._tables.choices[argument]
            rows = [self._tables.alternatives[row].steps for _, numbers in choice.fixed for row in numbers]
            return (
                rf"(?:{'|'.join(map(self._steps, [*rows, *choice.loose]))}){'?' if choice.optional else ''}"
            )
        raise LookupError(code)

    def _words(self, atom: int) -> list[str]:
        plain, sharp = self._tables.members[atom]
        names = [name for symbol in plain for name in self._forms[symbol]]
        if sharp or any(name.startswith("{") for name in names) or not names:
            raise LookupError(atom)
        return [re.escape(name[:-1]) + r"\w*" if name.endswith("*") else re.escape(name) for name in names]


def compare(program: Compiled, passages: list[tuple[str, int]]) -> dict[str, float]:
    """MB/s of several ways of matching the patterns that all can express, on the same passages."""
    writer, sources, numbers = AsText(program), [], []
    for number in range(len(program.sources)):
        try:
            sources.append(writer.pattern(number))
        except LookupError:
            continue
        numbers.append(number)
    texts = [content.lower() for content, _ in passages]
    size = sum(map(len, texts)) / 1e6
    patterns = PatternSet(program)
    print(f"comparing on {len(sources)} patterns and {len(texts)} passages ({size:.2f} MB)")
    regexes = [re.compile(source) for source in sources]
    ways: dict[str, Callable[[], int]] = {
        "policylint": lambda: search_chosen(patterns, passages, numbers),
        "re, one by one": lambda: sum(regex.search(text) is not None for text in texts for regex in regexes),
    }
    add_native(ways, sources, regexes, texts)
    speeds = {}
    for name, run in ways.items():
        run()
        seconds, count = best_of(1 if "one by one" in name else 3, run)
        speeds[name] = round(size / seconds, 3)
        print(f"  {name:32} {speeds[name]:8.3f} MB/s  {count} matches")
    return speeds


def search_chosen(patterns: PatternSet, passages: list[tuple[str, int]], numbers: list[int]) -> int:
    """Search for these patterns only; gives the number of passages and patterns that match."""
    chosen = frozenset(numbers)
    prepared = patterns.prepare_all(passages)
    return sum(number in chosen for passage in prepared for number in patterns.candidates(passage))


def add_native(
    ways: dict[str, Callable[[], int]], sources: list[str], regexes: list[re.Pattern[str]], texts: list[str]
) -> None:
    """Add the native matchers that are installed."""
    try:
        import re2
    except ImportError:
        return
    together = re2.Set.SearchSet()
    try:
        for source in sources:
            together.Add(source)
        together.Compile()
    except re2.error as error:
        print(f"  re2.Set: {str(error)[:80]}")
        return

    def run() -> int:
        return sum(
            regexes[number].search(text) is not None for text in texts for number in together.Match(text)
        )

    ways["re2.Set, then re"] = run


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--compare", action="store_true")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    documents = read_passages(arguments.corpus)
    characters = sum(len(content) for passages in documents for content, _ in passages)
    count = sum(map(len, documents))
    if not count:
        sys.exit(f"no policies in {arguments.corpus}")
    print(
        f"{len(documents)} files, {count} passages, {characters / 1e6:.2f} MB, Python {platform.python_version()}"
    )
    result: dict[str, object] = {"files": len(documents), "passages": count, "characters": characters}
    seconds = {}
    for share in (0.5, 1.0):
        patterns = PatternSet(compiled(share))
        match_all(patterns, documents[:10])
        seconds[share], found = best_of(
            arguments.rounds, lambda patterns=patterns: match_all(patterns, documents)
        )
        speed = characters / 1e6 / seconds[share]
        print(f"{len(patterns):5} patterns: {speed:.2f} MB/s, {found / count:.2f} matches a passage")
        result[f"patterns {len(patterns)}"] = round(speed, 3)
    growth = seconds[1.0] / seconds[0.5] - 1
    print(f"twice as many patterns, with all that they find, take {growth:.0%} more time")
    result["growth"] = round(growth, 3)
    if arguments.compare:
        sample = [passage for passages in documents for passage in passages][:: max(count // SAMPLE, 1)]
        result["compared"] = compare(compiled(1.0), sample)
    if arguments.json:
        arguments.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
