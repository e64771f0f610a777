"""What decided a run, then and now, held against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from policylint.recording.contents import file_record
from policylint.run_record import (
    ConfigurationRecord,
    ContentRecord,
    FileRecord,
    LibraryRecord,
    PluginRecord,
    RulesRecord,
    RunRecord,
    ToolRecord,
)
from policylint.verification.differences import Difference, Kind

_SHORT = 12


def compared(then: RunRecord, now: RunRecord, may_read: Callable[[str], bool]) -> Iterator[Difference]:
    """All that decides findings and is not as it was; `may_read` tells whether a file may be looked at."""
    yield from _tool(then.policylint, now.policylint)
    yield from _libraries(then.libraries, now.libraries)
    yield from _plugins(then.plugins, now.plugins)
    yield from _contents("vocabulary", then.vocabularies, now.vocabularies)
    yield from _contents("framework", then.frameworks, now.frameworks)
    yield from _rules(then.rules, now.rules)
    yield from _configuration(then.configuration, now.configuration, may_read)
    yield from _files("baseline", _some(then.baseline), _some(now.baseline))
    yield from _files("suppressions", then.sidecars, now.sidecars)
    inputs = ([FileRecord(one.path, one.sha256, one.size) for one in each.inputs] for each in (then, now))
    yield from _files("input", *inputs)


def _tool(then: ToolRecord, now: ToolRecord) -> Iterator[Difference]:
    if then.version != now.version:
        yield Difference("policylint", "changed", "policylint", _here(now.version, then.version))
    elif then.digest != now.digest:
        yield Difference(
            "policylint", "changed", "policylint", f"{now.version} as then, but its code differs"
        )


def _libraries(then: Iterable[LibraryRecord], now: Iterable[LibraryRecord]) -> Iterator[Difference]:
    before, here = {one.name: one.version for one in then}, {one.name: one.version for one in now}
    for name in sorted({*before, *here}):
        if name not in here:
            yield Difference("library", "gone", name, f"not installed here, {before[name]} then")
        elif name not in before:
            yield Difference("library", "new", name, f"{here[name]} here, not installed then")
        elif here[name] != before[name]:
            yield Difference("library", "changed", name, _here(here[name], before[name]))


def _plugins(then: Iterable[PluginRecord], now: Iterable[PluginRecord]) -> Iterator[Difference]:
    before, here = ({(one.kind, one.name): one for one in each} for each in (then, now))
    for key in sorted({*before, *here}):
        kind, name = key
        if key not in here:
            was = f"{before[key].version or 'loaded'} then"
            hint = f"a report loads none: install it, or name it with --{kind}"
            yield Difference(kind, "gone", name, f"not loaded here, {was} ({hint})")
        elif key not in before:
            yield Difference(kind, "new", name, f"{here[key].version or 'loaded'} here, not loaded then")
        elif here[key].version != before[key].version:
            yield Difference(kind, "changed", name, _here(here[key].version, before[key].version))
        elif here[key].digest != before[key].digest:
            version = here[key].version
            yield Difference(kind, "changed", name, f"{version} as then, but its content differs".lstrip())


def _contents(
    kind: Kind, then: Iterable[ContentRecord], now: Iterable[ContentRecord]
) -> Iterator[Difference]:
    before, here = ({one.name: one.digest for one in each} for each in (then, now))
    for name in sorted({*before, *here}):
        if name not in here:
            hint = " (a file of your own is named with --framework)" if kind == "framework" else ""
            yield Difference(kind, "gone", name, f"used then, and not here{hint}")
        elif name not in before:
            yield Difference(kind, "new", name, "used here, and not then")
        elif here[name] != before[name]:
            yield Difference(kind, "changed", name, "its content differs here")


def _rules(then: RulesRecord, now: RulesRecord) -> Iterator[Difference]:
    for name in sorted({*then.names} - {*now.names}):
        yield Difference("rule", "gone", name, "ran then, and not here", rule=name)
    for name in sorted({*now.names} - {*then.names}):
        yield Difference("rule", "new", name, "runs here, and did not then", rule=name)
    if {*then.names} == {*now.names} and then.digest != now.digest:
        yield Difference("rule", "changed", "rules", "one or several are defined or set otherwise here")


def _configuration(
    then: ConfigurationRecord, now: ConfigurationRecord, may_read: Callable[[str], bool]
) -> Iterator[Difference]:
    """Files that hold here, and those of the report that do not, such as one that was named, as they lie here."""
    here = {one.path: one for one in now.files}
    for one in then.files:
        if one.path not in here and may_read(one.path):
            found = file_record(one.path, one.path)
            here |= {one.path: found} if found is not None else {}
    if then.chosen != now.chosen:
        here = {path: here[path] for path in here if path in {one.path for one in then.files}}
    yield from _files("configuration", then.files, list(here.values()))


def _files(kind: Kind, then: Iterable[FileRecord], now: Iterable[FileRecord]) -> Iterator[Difference]:
    before, here = ({one.path: one for one in each} for each in (then, now))
    for path in sorted({*before, *here}):
        if path not in here:
            yield Difference(kind, "gone", path, "was there then, and is not here")
        elif path not in before:
            yield Difference(kind, "new", path, "is here, and was not there then")
        elif here[path].sha256 != before[path].sha256:
            sums = _here(here[path].sha256[:_SHORT] + "…", before[path].sha256[:_SHORT] + "…")
            yield Difference(kind, "changed", path, f"has changed since: SHA-256 {sums}")


def _some(file: FileRecord | None) -> Sequence[FileRecord]:
    return () if file is None else (file,)


def _here(now: str, then: str) -> str:
    return f"{now or 'no version'} here, {then or 'no version'} then"
