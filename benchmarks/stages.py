"""How fast each stage of the pipeline is in a warm process: processor time in ms per MB of policy text."""

from __future__ import annotations

import gc
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from statistics import median
from typing import Any

from corpus import Corpus

from policylint.decisions import FLOOR, Settings
from policylint.engine.choosing import choose_frontend
from policylint.engine.guarding import Guard
from policylint.host import Parts, load_parts
from policylint.request.loading import Request
from policylint.running.outcomes import How
from policylint.running.run import check
from policylint.source import decode

TODAY = date(2026, 11, 22)
ROUNDS = 3


@contextmanager
def clocked(seconds: dict[str, float]) -> Iterator[None]:
    """Adds the processor time of every guarded part (front end, passages, detectors, rules) to `seconds`."""
    run = Guard.run

    def timed(self: Any, what: str, action: Callable[[], Any], path: str = "") -> list[Any]:
        started = time.process_time()
        result: list[Any] = run(self, what, action, path)
        seconds[_stage(what)] += time.process_time() - started
        return result

    Guard.run = timed  # type: ignore[method-assign]
    try:
        yield
    finally:
        Guard.run = run  # type: ignore[method-assign]


def _stage(what: str) -> str:
    kind, _, name = what.partition(" ")
    return {"front": "parse", "rule": "rules"}.get(kind, name or kind)


def parsing(corpus: Corpus, rounds: int = ROUNDS) -> float:
    """MB/s of the front ends alone, decoding not counted: the median of some rounds."""
    frontends = load_parts(("frontends",)).frontends
    sources = [decode(data, str(path)) for path, data in zip(corpus.files, corpus.contents, strict=True)]
    chosen = [(choose_frontend(source, frontends), source) for source in sources]
    seconds = []
    for _ in range(rounds + 1):
        started = time.process_time()
        for frontend, source in chosen:
            frontend.parse(source)
        seconds.append(time.process_time() - started)
    return corpus.size / 1e6 / median(seconds[1:])


def _warmed(corpus: Corpus) -> tuple[Request, Settings, Parts]:
    """What a check of all files with all rules and frameworks takes, in a process that has checked some before."""
    parts = load_parts()
    laws = tuple(one.name for one in parts.frameworks if one.name != FLOOR)
    settings = Settings(select=("ALL",), frameworks=laws, preview=True)
    request = Request(tuple(map(str, corpus.files)), TODAY)
    check(Request(request.paths[:8], TODAY), settings, parts)
    gc.set_threshold(100_000)
    return request, settings, parts


def in_two(corpus: Corpus, rounds: int = ROUNDS) -> dict[str, float]:
    """MB/s of the same check in two processes, by the clock, and how many times as fast it is as in one: medians, warm."""
    request, settings, parts = _warmed(corpus)
    taken: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(rounds):
        for processes, all_ in taken.items():
            started = time.perf_counter()
            check(request, settings, parts, how=How(jobs=processes))
            all_.append(time.perf_counter() - started)
    one, two = median(taken[1]), median(taken[2])
    return {"MB/s": round(corpus.size / 1e6 / two, 3), "times as fast": round(one / two, 2)}


def pipeline(corpus: Corpus, rounds: int = ROUNDS) -> dict[str, Any]:
    """MB/s of a whole check with all rules and frameworks, and where the time goes: medians of some rounds, warm."""
    request, settings, parts = _warmed(corpus)
    totals: list[float] = []
    stages: list[dict[str, float]] = []
    for _ in range(rounds):
        seconds: defaultdict[str, float] = defaultdict(float)
        started = time.process_time()
        with clocked(seconds):
            check(request, settings, parts)
        totals.append(time.process_time() - started)
        seconds["everything else"] = totals[-1] - sum(seconds.values())
        stages.append(seconds)
    size = corpus.size / 1e6
    spent = {name: median(one.get(name, 0.0) for one in stages) for name in stages[0]}
    return {
        "MB/s": round(size / median(totals), 3),
        "ms per MB": {
            name: round(1000 * took / size, 1)
            for name, took in sorted(spent.items(), key=lambda item: -item[1])
        },
    }
