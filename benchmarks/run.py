"""Everything about speed in one run: `python benchmarks/run.py CORPUS [--json OUT] [--rounds N] [--quick]`.

Measures cold starts, parsing, each stage of a warm check, the cache and several processes, peak memory, and growth, and whole runs of other linters
where they are installed (vale, proselint, textlint; ruff for its start). `matching.py` has more on phrase patterns.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import corpus
import growth
import processes
import running
import stages

EXAMPLE = Path(__file__).parent.parent / "examples" / "fernwood-privacy.md"


def show(value: Any, depth: int = 0) -> None:
    """Print nested figures, a line each."""
    for name, inner in value.items():
        if isinstance(inner, Mapping) and any(isinstance(one, Mapping) for one in inner.values()):
            print(f"{'  ' * depth}{name}")
            show(inner, depth + 1)
        elif isinstance(inner, Mapping):
            figures = ", ".join(f"{key} {figure}" for key, figure in inner.items())
            print(f"{'  ' * depth}{name}: {figures}")
        else:
            print(f"{'  ' * depth}{name}: {inner}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--rounds", type=int, default=9, help="runs of each cold start")
    parser.add_argument("--quick", action="store_true", help="an eighth of the files, one round")
    parser.add_argument("--json", type=Path, metavar="OUT")
    options = parser.parse_args()
    measured = corpus.read(options.corpus)
    if options.quick:
        measured = measured.share(8)
    rounds = 1 if options.quick else stages.ROUNDS
    result = {
        "date": date.today().isoformat(),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "python": platform.python_version(),
        "corpus": {"files": len(measured.files), "MB": round(measured.size / 1e6, 2)},
        "cold start": processes.cold(EXAMPLE, 2 if options.quick else options.rounds),
        "parsing MB/s": round(stages.parsing(measured, rounds), 1),
        "warm check": stages.pipeline(measured, rounds),
        "cache and processes": running.running(measured.files, rounds),
        "whole runs MB/s": processes.throughput(measured.files, measured.size),
        "document size, s": growth.with_size(measured),
        "number of files": growth.with_number(measured),
    }
    show(result)
    if options.json:
        options.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
