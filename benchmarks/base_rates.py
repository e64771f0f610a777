"""In how many policies of a corpus each rule reports something, as `policylint/reporters/base_rates.toml` holds it.

    python benchmarks/base_rates.py CORPUS --years "2013 to 2021" [--today 2021-12-31] > policylint/reporters/base_rates.toml

CORPUS is a folder of policies (`*.md`). Every rule runs as if it were selected by name; a rule that reports absence runs only where
silence proves something, as always. `--today` is the date that rules about a policy's own age see: what was new when the corpus was
collected. All others see the day of the run, by which law has changed.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

from policylint.engine.judging import judge
from policylint.host import load_parts
from policylint.request.loading import Request
from policylint.request.understanding import understand_source
from policylint.source import decode

OF_AGE = frozenset({"stale-date", "future-date"})


def measure(corpus: Path, today: date) -> tuple[Counter[str], int]:
    parts = load_parts(("frontends", "detectors", "rules"))
    counts: Counter[str] = Counter({rule.info.name: 0 for rule in parts.rules})
    paths = sorted(corpus.glob("*.md"))
    for path in paths:
        source = decode(path.read_bytes(), str(path))
        policy = understand_source(source, Request((), date.today()), parts).policy
        findings, _ = judge(policy, [rule for rule in parts.rules if rule.info.name not in OF_AGE])
        aged = [rule for rule in parts.rules if rule.info.name in OF_AGE]
        findings += judge(replace(policy, today=today), aged)[0]
        counts.update({rule.info.name for rule, _ in findings})
    return counts, len(paths)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--years", required=True)
    parser.add_argument("--today", type=date.fromisoformat, default=date.today())
    options = parser.parse_args()
    counts, of = measure(options.corpus, options.today)
    print("# Written by benchmarks/base_rates.py: in how many real policies each rule reports something.\n")
    print(f'of = {of}\nyears = "{options.years}"\n\n[rules]')
    for name in sorted(counts):
        print(f"{name} = {counts[name]}")


if __name__ == "__main__":
    main()
