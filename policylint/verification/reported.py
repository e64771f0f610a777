"""A report as it was written: read from JSON that anybody may have made, and checked before it is used."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any, TypeAlias

from policylint.frozen import dataclass
from policylint.inputs import STDIN
from policylint.run_record import InputRecord, RunRecord
from policylint.verification.shapes import ShapeError, shaped

LARGEST = 64 << 20
"""Bytes of the largest report that is read: some thousands of policies."""

Finding: TypeAlias = dict[str, Any]
_HINT = "verify reads what `policylint check --output-format json` writes"
_STRINGS, _NUMBERS = ("rule", "path", "message", "severity", "fingerprint"), ("line", "column")


class ReportError(ValueError):
    """A report that cannot be proved: none, damaged, or without the record of its run."""


@dataclass(frozen=True, slots=True)
class Reported:
    """What a report says. Findings and coverage are JSON objects; `suppressed` is None where it shows none."""

    record: RunRecord
    findings: tuple[Finding, ...]
    coverage: tuple[dict[str, Any], ...]
    suppressed: tuple[Finding, ...] | None = None


def read_report(data: bytes, name: str) -> Reported:
    """The report in these bytes; `name` is what messages call it. Raises ReportError."""
    if len(data) > LARGEST:
        raise ReportError(f"{name}: is larger than {LARGEST >> 20} MiB")
    content = _json(data, name)
    if not isinstance(content, dict) or "diagnostics" not in content or "schema_version" not in content:
        raise ReportError(f"{name}: is no report ({_HINT})")
    version = content["schema_version"]
    if version != 1 or isinstance(version, bool):
        raise ReportError(f"{name}: has schema version {version!r:.20}; this policylint reads 1")
    if content.get("failures"):
        raise ReportError(
            f"{name}: tells of a run that did not run properly (see its failures): mend that, and check again"
        )
    if "run" not in content:
        raise ReportError(
            f"{name}: holds no record of its run; it was written by an older policylint, or from Python: check again"
        )
    try:
        record = shaped(RunRecord, content["run"], "run")
        _sound(record)
        shown = content.get("suppressed")
        return Reported(
            record,
            _findings(content["diagnostics"], "diagnostics"),
            _objects(content.get("coverage", []), "coverage", ("path",)),
            None if shown is None else _findings(shown, "suppressed"),
        )
    except ShapeError as error:
        raise ReportError(f"{name}: {error} ({_HINT})") from None


def _json(data: bytes, name: str) -> Any:
    try:
        return json.loads(data)
    except json.JSONDecodeError as error:
        raise ReportError(
            f"{name}:{error.lineno}:{error.colno}: not valid JSON: {error.msg} ({_HINT})"
        ) from None
    except UnicodeDecodeError:
        raise ReportError(f"{name}: is no text in UTF-8 ({_HINT})") from None
    except (ValueError, RecursionError):
        raise ReportError(f"{name}: not JSON that can be read ({_HINT})") from None


def _findings(value: object, place: str) -> tuple[Finding, ...]:
    return _objects(value, place, _STRINGS, _NUMBERS)


def _objects(
    value: object, place: str, strings: Iterable[str], numbers: Iterable[str] = ()
) -> tuple[dict[str, Any], ...]:
    """A list of objects that have these keys."""
    if not isinstance(value, list):
        raise ShapeError(f"{place}: must be a list")
    for number, one in enumerate(value):
        if not isinstance(one, dict):
            raise ShapeError(f"{place}[{number}]: must be an object")
        for kind, what, keys in ((str, "a string", strings), (int, "a whole number", numbers)):
            for key in keys:
                if type(one.get(key)) is not kind:
                    raise ShapeError(f"{place}[{number}].{key}: must be {what}")
    return tuple(value)


def _sound(record: RunRecord) -> None:
    """Raise ShapeError for what fits its shape and cannot be."""
    for key in ("today", "as_of"):
        try:
            date.fromisoformat(getattr(record, key))
        except ValueError:
            raise ShapeError(f"run.{key}: must be a date as 2026-11-27") from None
    seen: dict[str, InputRecord] = {}
    for number, one in enumerate(record.inputs):
        place = f"run.inputs[{number}]"
        if not 0 <= one.settings < len(record.settings):
            raise ShapeError(f"{place}.settings: there are {len(record.settings)} settings")
        if not one.path or "\0" in one.path or one.path in seen or (one.path == STDIN and not one.stdin):
            raise ShapeError(f"{place}.path: is no path of an input")
        seen[one.path] = one
        if one.part_of and (one.stdin or one.part_of not in seen or seen[one.part_of].part_of != one.part_of):
            raise ShapeError(f"{place}.part_of: must be the path of the main file, which stands first")
    if sum(one.stdin for one in record.inputs) > 1:
        raise ShapeError("run.inputs: standard input is read once")
