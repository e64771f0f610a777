"""Other ways of matching phrase patterns, for `matching.py`: as regular expressions over text."""

from __future__ import annotations

import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any
from unittest import mock

from policylint.phrases import matcher
from policylint.phrases.encoding import symbols_by_name
from policylint.phrases.matcher import PatternSet
from policylint.phrases.program import ANY, ATOM, CHOICE, GAP, Compiled, Steps
from policylint.phrases.tables import Tables

SAMPLE = 1500
ROUNDS = 3
Found = set[tuple[int, int]]
"""Which pattern was found in which text, by number."""


class AsText:
    """Writes compiled patterns as regular expressions, where they need no exclusions and no case."""

    def __init__(self, program: Compiled) -> None:
        self._tables = Tables(program.code)
        self._forms: dict[str, list[str]] = {}
        for name, symbol in symbols_by_name(program.plain).items():
            self._forms.setdefault(symbol, []).append(name)

    def pattern(self, number: int) -> str:
        """A pattern as a regular expression. Raises LookupError if it cannot be written so."""
        return r"\b" + self._steps(self._tables.rows[number])

    def beginnings(self, number: int) -> set[str]:
        """The words (`word*`: words that begin so) with which a pattern may begin. Raises LookupError."""
        return set(self._first(self._tables.rows[number]))

    def _steps(self, steps: Steps) -> str:
        return "".join(self._step(code, argument) for code, argument in steps)

    def _step(self, code: int, argument: int) -> str:
        if code == ATOM:
            forms = [
                re.escape(name[:-1]) + r"\w*" if name.endswith("*") else re.escape(name)
                for name in self._words(argument)
            ]
            return rf"(?:{'|'.join(sorted(forms, key=len, reverse=True))})\b\W*"
        if code == GAP:
            return rf"(?:\w+\b\W*){{0,{argument}}}?"
        if code == ANY:
            return r"\w+\b\W*"
        if code == CHOICE:
            choice = self._tables.choices[argument]
            rows = [*self._rows(argument), *choice.loose]
            return rf"(?:{'|'.join(map(self._steps, rows))}){'?' if choice.optional else ''}"
        raise LookupError(code)

    def _rows(self, choice: int) -> list[Steps]:
        fixed = self._tables.choices[choice].fixed
        return [self._tables.alternatives[row].steps for _, numbers in fixed for row in numbers]

    def _first(self, steps: Steps) -> Iterator[str]:
        for code, argument in steps:
            if code == ATOM:
                yield from self._words(argument)
                return
            if code != CHOICE:
                raise LookupError(code)
            choice = self._tables.choices[argument]
            for row in (*self._rows(argument), *choice.loose):
                yield from self._first(row)
            if not choice.optional:
                return

    def _words(self, atom: int) -> list[str]:
        plain, sharp = self._tables.members[atom]
        names = [name for symbol in plain for name in self._forms.get(symbol, ())]
        if sharp or any(name.startswith("{") for name in names) or not names:
            raise LookupError(atom)
        return names


def trie(words: set[str]) -> str:
    """A regular expression for words, in which common beginnings stand once."""
    by_letter: dict[str, set[str]] = {}
    for word in words:
        if word:
            by_letter.setdefault(word[0], set()).add(word[1:])
    branches = "|".join(re.escape(letter) + trie(rest) for letter, rest in sorted(by_letter.items()))
    return f"(?:{branches}){'?' if '' in words else ''}" if branches else ""


def beginnings_first(
    regexes: list[re.Pattern[str]], beginnings: list[set[str]], texts: list[str]
) -> Callable[[], Found]:
    """All words that patterns begin with as one trie; then, where one stands, the patterns that begin so."""
    by_word: dict[str, list[int]] = {}
    for number, words in enumerate(beginnings):
        for word in words:
            by_word.setdefault(word, []).append(number)
    exact = {word for word in by_word if not word.endswith("*")}
    prefixes = {word[:-1] for word in by_word if word.endswith("*")}
    start = re.compile(rf"\b(?:(?={trie(exact)}\b)|(?={trie(prefixes)}))\w+")
    lengths = sorted(map(len, prefixes), reverse=True)

    def patterns(word: str) -> list[int]:
        found = list(by_word.get(word, ()))
        for length in lengths:
            found += by_word.get(word[:length] + "*", ()) if length <= len(word) else ()
        return found

    def run() -> Found:
        found: Found = set()
        for index, text in enumerate(texts):
            for hit in start.finditer(text):
                for number in patterns(hit[0]):
                    if (number, index) not in found and regexes[number].match(text, hit.start()):
                        found.add((number, index))
        return found

    return run


def ours(patterns: PatternSet, texts: list[str], numbers: list[int]) -> Callable[[], Found]:
    places = {number: place for place, number in enumerate(numbers)}

    def run() -> Found:
        found: Found = set()
        base = 0
        for sheet in patterns.sheets([(text, 0) for text in texts]):
            for pattern, passages in sheet.matching(numbers):
                found.update((places[pattern], base + number) for number in sheet.numbers(passages))
            base += len(sheet.passages)
        return found

    return run


def compare(program: Compiled, documents: list[list[tuple[str, int]]]) -> dict[str, Any]:
    """MB/s of several ways of matching the patterns that all can express, on the same passages."""
    writer, written, beginnings, numbers = AsText(program), [], [], []
    for number in range(len(program.sources)):
        try:
            source, first = writer.pattern(number), writer.beginnings(number)
        except LookupError:
            continue
        written.append(source)
        beginnings.append(first)
        numbers.append(number)
    passages = [content for document in documents for content, own in document if not own]
    plain = [text.lower() for text in passages if re.fullmatch(r"(?:[A-Za-z]+[,;:]? )*[A-Za-z]+\.?", text)]
    texts = plain[:: max(len(plain) // SAMPLE, 1)]
    size = sum(map(len, texts)) / 1e6
    print(f"comparing on {len(written)} patterns and {len(texts)} passages of plain words ({size:.2f} MB)")
    regexes = [re.compile(source) for source in written]
    ways = {"policylint": ours(PatternSet(program), texts, numbers)}
    with mock.patch.object(matcher, "NATIVE", False):
        ways["policylint in plain Python"] = ours(PatternSet(program), texts, numbers)
    ways["re, words that begin a pattern first"] = beginnings_first(regexes, beginnings, texts)
    ways["re, one by one"] = lambda: {
        (number, index)
        for index, text in enumerate(texts)
        for number, regex in enumerate(regexes)
        if regex.search(text)
    }
    result: dict[str, Any] = {"patterns": len(written), "passages": len(texts), "MB": round(size, 3)}
    expected = ways["policylint"]()
    for name, run in ways.items():
        times = []
        for _ in range(1 if "one by one" in name else ROUNDS):
            start = time.process_time()
            found = run()
            times.append(time.process_time() - start)
        if found != expected:
            sys.exit(f"{name}: {len(found - expected)} matches more, {len(expected - found)} fewer")
        result[name] = round(size / statistics.median(times), 3)
        print(f"  {name:40} {result[name]:8.3f} MB/s  {len(found)} matches")
    return result
