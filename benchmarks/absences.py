"""How well findings of absence hold, framework by framework, against policies that careful readers labelled.

    python benchmarks/absences.py CORPUS [--labels gold.jsonl] [--framework gdpr,caloppa] [--output-format text|json]

CORPUS is a folder as `accuracy.py` reads it. Only requirements that are always due count, and only in policies whose
labels decide them: one of the topics is labelled true (met), or all of them false (missing). A finding of absence is
right where the labels say missing; precision and recall are over all such decisions. What the labels cannot decide
(a topic they do not know, a close call) is left out and counted.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from datetime import date
from pathlib import Path

from policylint.framework import Requirement, in_force
from policylint.host import load_parts
from policylint.law.requirements import assess
from policylint.request.loading import Request
from policylint.request.understanding import understand_source
from policylint.source import decode


def truth(need: Requirement, labels: dict[str, bool]) -> bool | None:
    """Whether the labels say that the requirement is missing; None if they do not decide."""
    known = [labels.get(topic) for topic in need.topics]
    if any(known):
        return False
    return None if None in known else True


def measure(corpus: Path, labels: str, names: list[str]) -> dict[str, Counter[str]]:
    parts = load_parts(("frontends", "detectors", "frameworks"))
    today = date.today()
    active = [in_force(one, today, preview=False) for one in parts.frameworks if one.name in names]
    tallies = {framework.name: Counter[str]() for framework in active}
    for line in (corpus / labels).read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        path = corpus / entry["file"]
        source = decode(path.read_bytes(), str(path))
        policy = understand_source(source, Request((), today), parts).policy
        for state in assess(active, policy):
            need = state.requirement
            if need.when is not None or not need.topics:
                continue
            missing = truth(need, entry["document"])
            said = state.state == "missing"
            kind = "undecided" if missing is None else _kind(said, missing)
            tallies[state.framework.name][kind] += 1
            if kind in ("false", "missed"):
                tallies[state.framework.name][f"{kind} {need.id} {entry['file']}"] += 1
    return tallies


def _kind(said: bool, missing: bool) -> str:
    if said:
        return "right" if missing else "false"
    return "missed" if missing else "met"


def figures(tally: Counter[str]) -> dict[str, float]:
    right, false, missed = tally["right"], tally["false"], tally["missed"]
    return {
        "right": right,
        "false": false,
        "missed": missed,
        "met": tally["met"],
        "undecided": tally["undecided"],
        "precision": right / max(right + false, 1),
        "recall": right / max(right + missed, 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--labels", default="gold.jsonl")
    parser.add_argument("--framework", default="gdpr,caloppa")
    parser.add_argument("--output-format", choices=("text", "json"), default="text")
    options = parser.parse_args()
    tallies = measure(options.corpus, options.labels, options.framework.split(","))
    if options.output_format == "json":
        print(json.dumps({name: figures(tally) for name, tally in tallies.items()}, indent=1))
        return
    for name, tally in tallies.items():
        shown = figures(tally)
        print(f"{name}: precision {shown['precision']:.3f}, recall {shown['recall']:.3f}", end="")
        print(f" ({', '.join(f'{shown[key]:.0f} {key}' for key in list(shown)[:5])})")
        for key in sorted(tally):
            if " " in key:
                print(f"  {key}")


if __name__ == "__main__":
    main()
