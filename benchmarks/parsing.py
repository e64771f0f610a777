"""How fast policies are parsed: `python benchmarks/parsing.py [--repeats N] [--format NAME] PATH…` prints MB/s.

Reading and decoding are not timed. Each repeat parses every file once; the median repeat counts.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

from policylint.engine import choose_frontend
from policylint.frontend import Frontend
from policylint.frontends import policylint_frontends
from policylint.source import Source, decode


def sources(paths: Sequence[str]) -> list[Source]:
    """The files named, and those with a known suffix in the folders named."""
    suffixes = {suffix for frontend in policylint_frontends() for suffix in frontend.suffixes}
    found: list[Path] = []
    for path in map(Path, paths):
        inside = sorted(path.rglob("*")) if path.is_dir() else []
        found += [file for file in inside if file.suffix.lower() in suffixes] if path.is_dir() else [path]
    return [decode(path.read_bytes(), str(path)) for path in found]


def parse_all(chosen: Sequence[tuple[Frontend, Source]]) -> float:
    """Seconds for parsing every source once."""
    started = time.perf_counter()
    for frontend, source in chosen:
        frontend.parse(source)
    return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--format", default=None, help="parse everything as this format (markdown, text)")
    parser.add_argument(
        "--no-gc", action="store_true", help="without the garbage collector, as a short run may be"
    )
    options = parser.parse_args()
    frontends = policylint_frontends()
    chosen = [
        (choose_frontend(source, frontends, options.format), source) for source in sources(options.paths)
    ]
    size = sum(len(source.text.encode("utf-8", "replace")) for _, source in chosen)
    if options.no_gc:
        gc.disable()
    parse_all(chosen)
    seconds = [parse_all(chosen) for _ in range(options.repeats)]
    median = statistics.median(seconds)
    print(f"{len(chosen)} files, {size / 1e6:.2f} MB, {options.repeats} repeats")
    print(f"median {size / median / 1e6:.1f} MB/s, best {size / min(seconds) / 1e6:.1f} MB/s")


if __name__ == "__main__":
    main()
