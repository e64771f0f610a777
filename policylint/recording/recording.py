"""From a run that was done to its record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256

from policylint.checked import Checked
from policylint.decisions import Settings
from policylint.host import Parts
from policylint.recording.contents import (
    file_record,
    library_records,
    plugin_record,
    tool_record,
    vocabulary_record,
)
from policylint.recording.definitions import framework_record, rules_record
from policylint.reporters.places import with_slashes
from policylint.request.plan import Applied, FilePlan
from policylint.request.selections import Selections
from policylint.run_record import (
    ConfigurationRecord,
    FactValue,
    FileRecord,
    InputRecord,
    RunRecord,
    SettingsRecord,
    SetTo,
)
from policylint.suppression import SUFFIX


def witnessed(checked: Checked, read: Iterable[tuple[str, bytes]], *, stdin: bool = False) -> Checked:
    """What was found, with the records of the files it was found in, given their paths and bytes."""
    inputs = [
        InputRecord(with_slashes(path), sha256(data).hexdigest(), len(data), stdin=stdin)
        for path, data in read
    ]
    main = inputs[0].path
    if len(inputs) > 1:
        inputs = [replace(one, part_of=main) for one in inputs]
    return replace(checked, inputs=tuple(inputs))


def record_of(selections: Selections, checked: Sequence[Checked]) -> RunRecord:
    """The record of a run: what was found, in the order of the paths, and all that decided it."""
    request, parts = selections.request, selections.parts
    listed = sorted((one for one in checked if one.inputs), key=lambda one: one.path)
    numbers: dict[str, int] = {}
    settings: list[SettingsRecord] = []
    inputs = []
    for one in (one for each in listed for one in each.inputs):
        told = _settings(selections.of(one.path)[0])
        key = repr(told)
        if key not in numbers:
            numbers[key] = len(settings)
            settings.append(told)
        inputs.append(replace(one, settings=numbers[key]))
    paths = [one.path for one in inputs]
    used = [selections.of(path)[1] for path in paths]
    rules = {id(rule): rule for one in used for rule in one.rules}
    named = {one.name for each in used for one in each.frameworks}
    named |= {name for one in listed for name in one.frameworks}
    return RunRecord(
        policylint=tool_record(),
        plugins=tuple(plugin_record(one) for one in parts.plugins),
        libraries=library_records(paths),
        rules=rules_record(rules.values()),
        frameworks=tuple(framework_record(one) for one in parts.frameworks if one.name in named),
        vocabularies=tuple(vocabulary_record(one.code, one.folder) for one in parts.vocabularies),
        today=request.today.isoformat(),
        as_of=request.law_of.isoformat(),
        format=request.format,
        suppressions=request.inline,
        configuration=configuration_record(selections.plan, paths),
        settings=tuple(settings),
        inputs=tuple(inputs),
        sidecars=tuple(_sidecars(paths)) if request.inline and request.sidecars else (),
    )


def without_inputs(parts: Parts, paths: Iterable[str], record: RunRecord) -> RunRecord:
    """A record with what is known of this installation before anything is read, in place of what it says of that."""
    frameworks = {one.name for one in record.frameworks}
    return replace(
        record,
        policylint=tool_record(),
        plugins=tuple(plugin_record(one) for one in parts.plugins),
        libraries=library_records(paths),
        frameworks=tuple(framework_record(one) for one in parts.frameworks if one.name in frameworks),
        vocabularies=tuple(vocabulary_record(one.code, one.folder) for one in parts.vocabularies),
    )


def configuration_record(plan: FilePlan | None, paths: Iterable[str]) -> ConfigurationRecord:
    """The configuration files that hold for some inputs."""
    if plan is None or plan.sources.isolated:
        return ConfigurationRecord("none")
    sources = plan.sources
    files = {file for path in paths for file in sources.readable(path).files}
    found = sorted(filter(None, (file_record(file) for file in files)), key=lambda one: one.path)
    return ConfigurationRecord("named" if sources.named else "closest", tuple(found))


def _sidecars(paths: Iterable[str]) -> Iterator[FileRecord]:
    for path in paths:
        found = file_record(path + SUFFIX, path + SUFFIX)
        if found is not None:
            yield found


def _settings(applied: Applied) -> SettingsRecord:
    settings: Settings = applied.settings
    options: dict[str, dict[str, SetTo]] = {}
    for rule, option, value in sorted(settings.options):
        options.setdefault(rule, {})[option] = value
    facts: dict[str, FactValue] = {name: _fact(applied.facts[name]) for name in sorted(applied.facts)}
    return SettingsRecord(
        select=settings.select,
        extend_select=settings.extend_select,
        ignore=settings.ignore,
        frameworks=settings.frameworks,
        floor=settings.floor,
        preview=settings.preview,
        min_severity=settings.min_severity,
        min_confidence=settings.min_confidence,
        severity=dict(settings.severity),
        options=options,
        facts=facts,
        templates=applied.templates,
    )


def _fact(value: object) -> FactValue:
    if isinstance(value, (bool, int)):
        return value
    return tuple(str(one) for one in value) if isinstance(value, (list, tuple)) else (str(value),)
