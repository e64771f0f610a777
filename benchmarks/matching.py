"""How fast phrase patterns are matched: `python benchmarks/matching.py CORPUS_DIR [--compare] [--json FILE]`.

Reads the policies of a folder and times, on their passages: matching alone (which pattern matches in which passage, and
the exact place of each match), natively and in plain Python; the phrasal detector; what twice as many patterns
cost; and how time grows with the length of a document. With `--compare`, other ways of matching the same patterns are timed
on patterns that all can express, and must find the same. Times are processor time, medians of some rounds; MB are
millions of characters of source.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from hashlib import blake2b
from math import log
from pathlib import Path
from unittest import mock

from matching_peers import compare

from policylint.detectors.english import ENGLISH
from policylint.detectors.phrasal import PhrasalDetector
from policylint.document import Document
from policylint.engine.choosing import choose_frontend
from policylint.host import load_parts
from policylint.inputs import InputProblem
from policylint.passages import Passage
from policylint.phrases import matcher
from policylint.phrases.compilation import analyse, assemble
from policylint.phrases.files import VocabularyReader
from policylint.phrases.matcher import PatternSet
from policylint.phrases.program import Compiled
from policylint.request.loading import Request, found_names, read_source
from policylint.topics import topics

VOCABULARY = Path(__file__).parent.parent / "policylint" / "vocabulary" / "en"
NOBODY_WRITES = "qqxq"
Texts = list[list[tuple[str, int]]]


def read(folder: Path) -> list[tuple[Document, tuple[Passage, ...]]]:
    """The documents of a folder and their passages."""
    from policylint.reading.order import passages

    parts = load_parts(("frontends",))
    request = Request((str(folder),), date(2026, 1, 1))
    found = []
    for name in found_names(request, parts)[0]:
        source = read_source(name, request)
        if not isinstance(source, InputProblem):
            document = choose_frontend(source, parts.frontends).parse(source).document
            found.append((document, passages(document)))
    return found


def vocabularies() -> dict[str, Compiled]:
    """The triggers of the vocabulary: half of them, all, and all twice: as variants, and as what nobody writes."""
    reader = VocabularyReader(VOCABULARY, topics().keys())
    reader.read_classes(check=False)
    numbers = sorted({number for entry in reader.read_entries() for number in entry.any})
    reader.finish()
    patterns = [reader.patterns[number] for number in numbers]
    by_hash = sorted(patterns, key=lambda pattern: blake2b(pattern.source.encode()).digest())
    free = [pattern.source for pattern in patterns if not pattern.anchored]
    variants = [analyse(f"[indeed] {source}", reader.classes) for source in free]
    strange = [analyse(f"{NOBODY_WRITES} {source}", reader.classes) for source in free]
    sets = {
        "half": by_hash[: len(patterns) // 2],
        "all": patterns,
        "variants": patterns + variants,
        "never": patterns + strange,
    }
    return {name: assemble(chosen, reader.classes, range(len(chosen))) for name, chosen in sets.items()}


def median(rounds: int, run: Callable[[], int]) -> tuple[float, int]:
    """The median processor time of some rounds after one more, in seconds, and what a round counted."""
    count = run()
    times = []
    for _ in range(rounds):
        start = time.process_time()
        count = run()
        times.append(time.process_time() - start)
    return statistics.median(times), count


def match(patterns: PatternSet, texts: Texts, places: bool = False) -> int:
    """Match all patterns; gives the number of pairs of a pattern and a passage in which it matches."""
    found = 0
    for passages in texts:
        for sheet in patterns.sheets(passages):
            for pattern, where in sheet.matching(patterns.triggers):
                found += where.bit_count() if hasattr(where, "bit_count") else bin(where).count("1")
                for number in sheet.numbers(where) if places else ():
                    sheet.span(pattern, number)
    return found


def detect(documents: Sequence[tuple[Document, tuple[Passage, ...]]]) -> int:
    """Run the phrasal detector; gives the number of disclosures."""
    detector = PhrasalDetector(ENGLISH)
    return sum(len(list(detector.detect(document, passages))) for document, passages in documents)


def growth(patterns: PatternSet, texts: Texts, rounds: int) -> dict[int, float]:
    """Seconds by the number of words, one document made longer and longer."""
    passages = [passage for text in texts[:8] for passage in text]
    found = {}
    for times in (1, 4, 16):
        longer = passages * times
        words = sum(len(content.split()) for content, _ in longer)
        found[words], _ = median(rounds, lambda longer=longer: match(patterns, [longer]))  # type: ignore[misc]
    return found


def exponent(times: dict[int, float]) -> float:
    """By which power of the size time grows, from the smallest to the largest."""
    (small, first), *_, (large, last) = sorted(times.items())
    return log(last / first) / log(large / small)


def figures(
    compiled: dict[str, Compiled],
    documents: Sequence[tuple[Document, tuple[Passage, ...]]],
    texts: Texts,
    size: float,
    rounds: int,
) -> Iterator[tuple[str, float, str]]:
    """What is measured, by name, with its unit, as it comes; `size` is that of the texts in MB."""
    sets = {name: PatternSet(one) for name, one in compiled.items()}
    seconds = {name: median(rounds, partial(match, one, texts))[0] for name, one in sets.items()}
    yield f"matching, {len(sets['all'])} patterns", size / seconds["all"], "MB/s"
    placed, count = median(rounds, lambda: match(sets["all"], texts, places=True))
    yield "matching, with the place of each match", size / placed, "MB/s"
    print(f"  {count} matches of a pattern in a passage")
    if matcher.NATIVE:
        with mock.patch.object(matcher, "NATIVE", False):
            plain = PatternSet(compiled["all"])
        slow, same = median(1, lambda: match(plain, texts))
        yield "matching in plain Python", size / slow, "MB/s"
        if same != count:
            sys.exit(f"plain Python finds {same} matches")
    yield "phrasal detector", size / median(rounds, lambda: detect(documents))[0], "MB/s"
    for name, more, fewer in (
        ("from half of the patterns to all", "all", "half"),
        ("twice as many, variants", "variants", "all"),
        ("twice as many, never found", "never", "all"),
    ):
        yield name, 100 * (seconds[more] / seconds[fewer] - 1), "% more time"
    yield "growth: time as the size to the power of", exponent(growth(sets["all"], texts, rounds)), ""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--compare", action="store_true")
    parser.add_argument("--json", type=Path)
    return parser


def main() -> None:
    arguments = _parser().parse_args()
    documents = read(arguments.corpus)
    if not documents:
        sys.exit(f"no policies in {arguments.corpus}")
    size = sum(len(document.source.text) for document, _ in documents) / 1e6
    texts = [[(one.text.content, one.own) for one in passages] for _, passages in documents]
    rounds = arguments.rounds
    print(f"{len(documents)} files, {size:.2f} MB, {sum(map(len, texts))} passages, {platform.platform()}")
    result: dict[str, object] = {
        "python": platform.python_version(),
        "files": len(documents),
        "MB": round(size, 3),
        "native": matcher.NATIVE,
    }
    compiled = vocabularies()
    for name, value, unit in figures(compiled, documents, texts, size, rounds):
        result[name] = round(value, 4)
        print(f"{name:44} {value:8.2f} {unit}")
    if arguments.compare:
        result["compared"] = compare(compiled["all"], texts)
    if arguments.json:
        arguments.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
