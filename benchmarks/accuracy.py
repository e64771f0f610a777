"""How well disclosures are recognised, against policies that careful readers labelled.

    python benchmarks/accuracy.py CORPUS [--labels gold.jsonl] [--output-format text|markdown|json]

CORPUS is a folder of policies with a file of labels, one JSON object a line: `file`, `document` (topic to true or
false; close calls are left out) and `evidence` (topic to the lines, 1-based, where readers found it). The corpora
we measure on are not ours to ship; any folder of this form will do.

A topic's *document* figures ask whether it was rightly found anywhere in a policy, its *missing* figures whether it
was rightly found missing (each is a finding), and *evidence* how often what was rightly found is shown at a line
where a reader found it. *Certain* is the share of disclosures reported as certain, in policies where the topic is
labelled, that stand in a policy which has the topic; in the table, for each topic. Macro averages take the topics with at least four policies on
either side.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from policylint.host import Parts, load_parts
from policylint.request.loading import Request
from policylint.request.understanding import understand_source
from policylint.source import Source, decode
from policylint.topics import ancestors, topics

LEAST = 4


@dataclass
class Tally:
    right: int = 0
    false: int = 0
    missed: int = 0
    absent: int = 0
    shown: int = 0
    showable: int = 0
    certain: int = 0
    certain_right: int = 0

    @property
    def counted(self) -> bool:
        return self.right + self.missed >= LEAST and self.absent + self.false >= LEAST


@dataclass
class Found:
    lines: set[int] = field(default_factory=set)
    certain: int = 0


def scores(right: int, false: int, missed: int) -> tuple[float, float, float]:
    precision = right / (right + false) if right + false else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def found_in(source: Source, parts: Parts) -> dict[str, Found]:
    policy = understand_source(source, Request((), date.today()), parts).policy
    found: dict[str, Found] = defaultdict(Found)
    for disclosure in policy.disclosures:
        first, last = (source.position(edge).line for edge in (disclosure.span.start, disclosure.span.end))
        for topic in ancestors(disclosure.topic):
            found[topic].lines.update(range(first, last + 1))
            found[topic].certain += disclosure.confidence == "certain"
    return found


def measure(corpus: Path, labels: str) -> dict[str, Tally]:
    parts = load_parts(("frontends", "detectors"))
    tallies: dict[str, Tally] = defaultdict(Tally)
    for line in (corpus / labels).read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        path = corpus / entry["file"]
        found = found_in(decode(path.read_bytes(), str(path)), parts)
        for topic, truth in entry["document"].items():
            evidence = set(entry.get("evidence", {}).get(topic, ()))
            count(tallies[topic], found.get(topic, Found()), truth, evidence)
    return tallies


def count(tally: Tally, found: Found, truth: bool, evidence: set[int]) -> None:
    said = bool(found.lines)
    tally.right += said and truth
    tally.false += said and not truth
    tally.missed += truth and not said
    tally.absent += not truth and not said
    tally.certain += found.certain
    tally.certain_right += found.certain if truth else 0
    if said and truth and evidence:
        tally.showable += 1
        tally.shown += bool(found.lines & evidence)


def row(tally: Tally) -> dict[str, float | int | bool | None]:
    document = scores(tally.right, tally.false, tally.missed)
    missing: tuple[float | None, ...] = scores(tally.absent, tally.missed, tally.false)
    if not tally.absent + tally.false:
        missing = (None, None, None)
    return {
        "policies": tally.right + tally.false + tally.missed + tally.absent,
        "have": tally.right + tally.missed,
        **dict(zip(("document P", "document R", "document F1"), document, strict=True)),
        **dict(zip(("missing P", "missing R", "missing F1"), missing, strict=True)),
        "evidence": tally.shown / tally.showable if tally.showable else None,
        "certain": tally.certain_right / tally.certain if tally.certain else None,
        "counted": tally.counted,
    }


def summary(tallies: dict[str, Tally]) -> dict[str, float]:
    rows = [row(tally) for tally in tallies.values()]
    macro = [entry for entry in rows if entry["counted"]]
    total = {name: sum(getattr(t, name) for t in tallies.values()) for name in Tally.__dataclass_fields__}
    result = {f"macro {kind}": sum(float(r[kind] or 0) for r in macro) / len(macro) for kind in
              ("document F1", "missing P", "missing R", "missing F1")} if macro else {}  # fmt: skip
    result["micro document F1"] = scores(total["right"], total["false"], total["missed"])[2]
    result["micro missing F1"] = scores(total["absent"], total["missed"], total["false"])[2]
    result["evidence"] = total["shown"] / max(total["showable"], 1)
    result["certain"] = total["certain_right"] / max(total["certain"], 1)
    return result


COLUMNS = ("policies", "have", "document F1", "missing P", "missing R", "missing F1", "evidence", "certain")


def written(value: float | int | None) -> str:
    """A figure as the table shows it; `–` where there was nothing to measure."""
    if value is None:
        return "–"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def table(tallies: dict[str, Tally], markdown: bool) -> str:
    order = [topic for topic in topics() if topic in tallies]
    cells = [["topic", *COLUMNS]]
    for topic in order:
        values = row(tallies[topic])
        shown = [written(values[column]) for column in COLUMNS]
        cells.append([topic + ("" if values["counted"] else " *"), *shown])
    if markdown:
        cells.insert(1, ["---", *["---:"] * len(COLUMNS)])
        body = "\n".join("| " + " | ".join(line) + " |" for line in cells)
    else:
        body = "\n".join(f"{line[0]:34}" + "".join(f"{cell:>13}" for cell in line[1:]) for line in cells)
    figures = "\n".join(
        f"{'- ' if markdown else ''}{name}: {value:.3f}" for name, value in summary(tallies).items()
    )
    return f"{body}\n\n* fewer than {LEAST} policies on one side: not in the macro averages\n\n{figures}\n"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--labels", default="gold.jsonl")
    parser.add_argument("--output-format", choices=("text", "markdown", "json"), default="text")
    options = parser.parse_args()
    tallies = measure(options.corpus, options.labels)
    if options.output_format == "json":
        print(
            json.dumps(
                {"topics": {t: row(v) for t, v in tallies.items()}, "summary": summary(tallies)}, indent=1
            )
        )
    else:
        print(table(tallies, options.output_format == "markdown"), end="")


if __name__ == "__main__":
    main()
