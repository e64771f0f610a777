"""Input that wants to break a run, at full size: how it ends, how long it takes, how much memory.

    python benchmarks/hostile.py [--json FILE] [NAME…]

Each file is checked by a process of its own, with a limit of 300 s. `tests/cli/test_hostile.py` has the same in small.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

POLICY = "# Privacy policy\n\nWe collect your personal data and keep it as long as necessary.\n\n"
MANY = 100_000
MILLION = 1_000_000
LIMIT = 300

FILES: dict[str, Callable[[], str]] = {
    "100-MB.md": lambda: POLICY + "We sell your data to our partners. " * (100_000_000 // 35),
    "50-MB-line.md": lambda: POLICY + "word " * 10_000_000,
    "20-MB-line.md": lambda: POLICY + "word " * 4_000_000,
    "3-MB-text.md": lambda: POLICY + "We keep your address for two years, and share it.\n\n" * 60_000,
    "lists.md": lambda: POLICY + "- " * MANY + "x\n",
    "quotes.md": lambda: POLICY + ">" * MANY + " x\n",
    "headings.md": lambda: POLICY + "# h\n\n" * MANY,
    "brackets.md": lambda: POLICY + "[" * MANY + "x" + "]" * MANY + "\n",
    "links.md": lambda: POLICY + "[a](" * MANY + "\n",
    "images.md": lambda: POLICY + "![" * MANY + "\n",
    "emphasis.md": lambda: POLICY + "*a _b " * MANY + "\n",
    "tables.html": lambda: "<h1>Privacy policy</h1>" + "<table><tr><td>a" * MANY,
    "lists.html": lambda: "<h1>Privacy policy</h1>" + "<ul><li>a" * MANY,
    "comments.html": lambda: "<h1>Privacy policy</h1>" + "<!--" * MANY,
    "addresses.md": lambda: POLICY + "a@" * MANY + "\n\n" + "a." * MANY + "@b\n",
    "digits.md": lambda: POLICY + "+1" + "0" * MANY + "\n\n" + "1." * MANY + "\n",
    "braces.policy": lambda: 'policy "X" ' + "{" * MANY,
    "string.policy": lambda: 'policy "X" { controller "' + "a\\" * (5 * MANY),
    "400,000-suppressions.md": lambda: POLICY + "<!-- policylint: ignore[retention-vague] -->\n" * (4 * MANY),
    "suppressions.html": lambda: "<h1>Privacy policy</h1>" + "<p>x</p><!-- policylint: ignore[retention-vague] -->" * MANY,
    "suppressions.policy": lambda: 'policy "X" {\n' + '# policylint: ignore[no-such]\ndisclosure legal "x"\n' * (MANY // 4) + "}\n",
    "1,000,000-names.md": lambda: POLICY + f"<!-- policylint: ignore[{'retention-vague,' * MILLION}] because -->\n",
    "names.md": lambda: POLICY + "".join(f"Ac{n}me Corp{n} Ltd collects your data. We share it with Zeb{n}ra Inc.\n\n" for n in range(60_000)),
    "mail.md": lambda: POLICY + "a@b.co " * (5 * MANY) + "a@" * MANY,
    "rows.md": lambda: POLICY + "| Data | Purpose | Kept |\n|---|---|---|\n" + "".join(f"| name {n} | to send {n} letters | {n % 30 + 1} days |\n" for n in range(MANY)),
    "same-heading.md": lambda: POLICY + "## Cookies\n\nWe use cookies.\n\n" * (2 * MANY),
    "same-link.md": lambda: POLICY + "## Cookies\n\nx\n\n" + "See [us](#cookies). " * (5 * MANY),
    "notes.md": lambda: POLICY + "".join(f"We share it[^{n}].\n\n[^{n}]: With partner {n}.\n\n" for n in range(MANY)),
    "metadata.md": lambda: "---\ntitle: Privacy policy\n" + "".join(f"key{n}: value {n}\n" for n in range(7 * MANY)) + "---\n\n" + POLICY,
    "aliases.md": lambda: "---\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(MANY)) + "---\n\n" + POLICY,
    "components.mdx": lambda: POLICY + "<A>\n" * MANY + "\nWe sell your data.\n\n" + "</A>\n" * MANY,
    "expressions.md": lambda: POLICY + "We keep {{ a }} and {{ b }}. " * (5 * MANY),
    "choices.md": lambda: POLICY + "{% if a %}We sell your data.{% else %}We do not sell your data.{% endif %}\n\n" * (MANY // 2),
    "dates.md": lambda: POLICY + "".join(f"Last updated: {n % 28 + 1} May {1900 + n % 200}.\n\n" for n in range(2 * MANY)),
    "definitions.md": lambda: POLICY + "".join(f'"Word{n}" means data of kind {n}.\n\n' for n in range(2 * MANY)),
    "contradictions.md": lambda: POLICY + "We sell your personal data. We do not sell your personal data.\n\n" * (MANY // 2),
    "attributes.html": lambda: "<h1>Privacy policy</h1><p " + "".join(f'class="c{n}" ' for n in range(MANY)) + ">We sell it.",
    "linked-row.md": lambda: POLICY + "|a" * (MANY // 2) + "|\n" + "|-" * (MANY // 2) + "|\n" + "|[contact us](http://c.d)" * (MANY // 2) + "|\n",
    "phones-row.md": lambda: POLICY + "|a" * (MANY // 10) + "|\n" + "|-" * (MANY // 10) + "|\n" + "|Call +49 30 123 4567, our DPO" * (MANY // 10) + "|\n",
    "cells.md": lambda: POLICY + "|a|b|\n|-|-|\n" + "|a|b|\n" * (5 * MANY),
    "unclosed.md": lambda: POLICY + "<? a <![CDATA[ <!A " * MANY,
    "same-links.md": lambda: POLICY + "[a](b) " * (4 * MANY),
    "templates.html": lambda: "<h1>Privacy policy</h1>" + "<template>" * MANY + "We sell your data." + "</template>" * MANY,
    "declarations.policy": lambda: 'policy "X" {\n  language en\n' + "".join(f'  data d{n} "data {n}" [name]\n' for n in range(MANY // 2)) + "}\n",
}  # fmt: skip


def measured(folder: Path, name: str) -> dict[str, object]:
    """The exit status, processor seconds, and peak memory in MB of a check of one file."""
    out = os.open(folder / "out", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    child = os.fork()
    if child == 0:
        os.dup2(out, 1)
        os.dup2(out, 2)
        os.chdir(folder)
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT))
        os.execv(sys.executable, [sys.executable, "-m", "policylint", "check", "--no-cache", "-j", "1", name])
    os.close(out)
    _, status, used = os.wait4(child, 0)
    return {
        "file": name,
        "bytes": (folder / name).stat().st_size,
        "exit": os.waitstatus_to_exitcode(status),
        "seconds": round(used.ru_utime + used.ru_stime, 2),
        "peak_mb": round(used.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json")
    parser.add_argument("names", nargs="*")
    arguments = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as place:
        for name, text in FILES.items():
            if arguments.names and name not in arguments.names:
                continue
            file = Path(place, name)
            file.write_text(text(), encoding="utf-8")
            row = measured(Path(place), name)
            file.unlink()
            rows.append(row)
            print(
                f"{name:24} {row['bytes']:>11,} bytes  exit {row['exit']:>3}  {row['seconds']:>7} s  {row['peak_mb']:>6} MB",
                flush=True,
            )
    if arguments.json:
        Path(arguments.json).write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
