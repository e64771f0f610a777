"""Everything about speed in one run: `python benchmarks/run.py CORPUS [--json OUT] [--rounds N] [--quick] [--large]`.

Measures cold starts, parsing, each stage of a warm check, the cache and several processes, peak memory, and growth (with the size of a document, the
number of files and the number of patterns), and whole runs of other linters where they are installed (vale, proselint, alex, textlint with `textlint-rule-no-todo`; ruff for its start).
Run it with a policylint that is installed from a wheel: an editable one takes longer to start. `matching.py` has more on phrase patterns.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import corpus
import growth
import matching
import processes
import running
import stages

from policylint.phrases.matcher import PatternSet

EXAMPLE = Path(__file__).parent.parent / "examples" / "fernwood-privacy.md"


def show(value: Any, depth: int = 0) -> None:
    """Print nested figures, a line each."""
    for name, inner in value.items():
        if isinstance(inner, Mapping) and any(isinstance(one, Mapping) for one in inner.values()):
            print(f"{'  ' * depth}{name}", flush=True)
            show(inner, depth + 1)
        elif isinstance(inner, Mapping):
            figures = ", ".join(f"{key} {figure}" for key, figure in inner.items())
            print(f"{'  ' * depth}{name}: {figures}")
        else:
            print(f"{'  ' * depth}{name}: {inner}")


def patterns(folder: Path) -> dict[str, float]:
    """How much longer matching takes with twice as many patterns, in per cent."""
    texts = [[(one.text.content, one.own) for one in passages] for _, passages in matching.read(folder)]
    sets = {name: PatternSet(compiled) for name, compiled in matching.vocabularies().items()}
    took = {name: matching.median(3, partial(matching.match, one, texts))[0] for name, one in sets.items()}
    return {
        "patterns": len(sets["all"]),
        "from half to all, %": round(100 * (took["all"] / took["half"] - 1), 1),
        "twice as many, variants, %": round(100 * (took["variants"] / took["all"] - 1), 1),
        "twice as many, never found, %": round(100 * (took["never"] / took["all"] - 1), 1),
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--rounds", type=int, default=9, help="runs of each cold start")
    parser.add_argument("--quick", action="store_true", help="an eighth of the files, one round")
    parser.add_argument(
        "--large", action="store_true", help="documents of up to 20 MB, too: takes minutes and gigabytes"
    )
    parser.add_argument("--json", type=Path, metavar="OUT")
    return parser


def main() -> None:
    options = _parser().parse_args()
    measured = corpus.read(options.corpus)
    if options.quick:
        measured = measured.share(8)
    rounds = 1 if options.quick else stages.ROUNDS
    result: dict[str, Any] = {
        "date": date.today().isoformat(),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "python": platform.python_version(),
        "corpus": {"files": len(measured.files), "MB": round(measured.size / 1e6, 2)},
    }
    show(result)
    parts: dict[str, Callable[[], Any]] = {
        "cold start": lambda: processes.cold(EXAMPLE, 2 if options.quick else options.rounds),
        "parsing MB/s": lambda: round(stages.parsing(measured, rounds), 1),
        "warm check": lambda: stages.pipeline(measured, rounds),
        "warm check, two processes": lambda: stages.in_two(measured, rounds),
        "cache and processes": lambda: running.running(measured.files, rounds),
        "whole runs MB/s": lambda: processes.throughput(measured.files, measured.size),
        "number of files": lambda: growth.with_number(measured),
        "number of patterns": lambda: (
            {} if options.quick else patterns(options.corpus) | growth.with_vocabulary(measured)
        ),
        "document size, s": lambda: growth.with_size(measured, options.large),
    }
    for name, measure in parts.items():
        result[name] = measure()
        show({name: result[name]})
    if options.json:
        options.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
