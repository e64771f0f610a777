"""`--fix`: fixes applied in rounds, in memory, until nothing is left to fix; files are written at the end."""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import field
from pathlib import Path

from policylint.diagnostics import Diagnostic
from policylint.fixing.edits import choose, edited
from policylint.fixing.replacing import replace_file
from policylint.frozen import dataclass
from policylint.inputs import LARGEST, contents
from policylint.machine.failing import told_of
from policylint.reporter import Report
from policylint.source import decode

ROUNDS = 20
"""More than any chain of fixes needs: each round applies all that do not touch each other."""


@dataclass(slots=True)
class Fixed:
    """What fixing came to: the report of what is left, the new bytes of each file that changed, and the counts by rule.

    `problems` are files that could not be edited, with the reason.
    """

    report: Report
    before: dict[str, bytes] = field(default_factory=dict)
    after: dict[str, bytes] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    problems: dict[str, str] = field(default_factory=dict)


def bytes_of(path: str) -> bytes:
    """The bytes of a file. Raises OSError."""
    return contents(path, LARGEST)


def fix_all(
    run: Callable[[Mapping[str, bytes]], Report],
    *,
    unsafe: bool = False,
    read: Callable[[str], bytes] = bytes_of,
) -> Fixed:
    """Apply fixes until none is left that may be applied.

    `run` checks everything, taking the given bytes instead of those of the files of the same name. Only what it
    reports is fixed: nothing that is suppressed, and no `display` fix ever.
    """
    fixed = Fixed(run({}))
    for _ in range(ROUNDS):
        by_path: dict[str, list[Diagnostic]] = defaultdict(list)
        for diagnostic in fixed.report.diagnostics:
            by_path[diagnostic.source.path].append(diagnostic)
        changed = [_fix_one(path, found, fixed, unsafe, read) for path, found in by_path.items()]
        if not any(changed):
            break
        fixed.report = run(fixed.after)
    return fixed


def _fix_one(
    path: str, found: list[Diagnostic], fixed: Fixed, unsafe: bool, read: Callable[[str], bytes]
) -> bool:
    """Fix one file in memory, once; whether anything changed."""
    if path in fixed.problems:
        return False
    try:
        chosen = choose(found, unsafe=unsafe)
        if not chosen:
            return False
        if path not in fixed.after:
            fixed.before[path] = fixed.after[path] = read(path)
        edits = [edit for one in chosen if one.finding.fix for edit in one.finding.fix.edits]
        data = edited(chosen[0].source, fixed.after[path], edits)
    except OSError as error:
        fixed.problems[path] = error.strerror or str(error)
        return False
    except ValueError as error:
        fixed.problems[path] = str(error)
        return False
    except Exception as error:  # a fix of a plugin may hold anything; what is found is told all the same
        fixed.problems[path] = f"could not be fixed: {told_of(error)}"
        return False
    if data == fixed.after[path]:
        return False
    fixed.after[path] = data
    fixed.counts.update(one.rule for one in chosen)
    return True


def save(fixed: Fixed, but: Container[str] = ()) -> Iterator[str]:
    """Write the files that changed, `but` for some, each at once; a line for each that could not be written.

    What somebody else has written in the meantime stays.
    """
    for path, data in fixed.after.items():
        if path in but or data == fixed.before[path]:
            continue
        try:
            if bytes_of(path) != fixed.before[path]:
                yield f"{path}: it has changed since it was checked, and is not written"
                continue
            replace_file(Path(path), data)
        except OSError as error:
            yield f"{path}: {error.strerror or error}"


def difference(fixed: Fixed) -> str:
    """What changed, as a unified diff."""
    pieces: list[str] = []
    for path, data in sorted(fixed.after.items()):
        old = decode(fixed.before[path], path).text.splitlines(keepends=True)
        new = decode(data, path).text.splitlines(keepends=True)
        for line in difflib.unified_diff(old, new, path, path):
            pieces.append(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")
    return "".join(pieces)
