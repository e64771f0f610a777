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
    "600,000-suppressions.md": lambda: POLICY + "<!-- policylint: ignore a -->" * 600_000,
    "1,000,000-names.md": lambda: POLICY + f"<!-- policylint: ignore {'retention-vague,' * MILLION} because -->\n",
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
