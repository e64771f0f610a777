from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.run_record import (
    ConfigurationRecord,
    ContentRecord,
    FileRecord,
    InputRecord,
    LibraryRecord,
    PluginRecord,
    RulesRecord,
    RunRecord,
    SettingsRecord,
    SinceRecord,
    ToolRecord,
)
from policylint.verification.shapes import ShapeError, shaped

RECORD = RunRecord(
    ToolRecord("0.1.0", "a" * 64),
    (PluginRecord("pack", "house", "1.0", ""),),
    (LibraryRecord("pyromark", "0.9"),),
    RulesRecord(("stale-date",), "b" * 64),
    (ContentRecord("floor", "c" * 64),),
    (ContentRecord("en", "d" * 64),),
    "2026-01-02",
    "2026-01-02",
    None,
    True,
    ConfigurationRecord("closest", (FileRecord("policylint.toml", "e" * 64, 3),)),
    (SettingsRecord(facts={"sells-data": False, "consumers": 7, "established-in": ("SE",)}, severity={"x": "off"}, options={"r": {"o": 1.5}}),),
    (InputRecord("p.md", "f" * 64, 4),),
    baseline=FileRecord("b.json", "0" * 64, 1),
    new_from=SinceRecord("HEAD", "1" * 40),
)  # fmt: skip


def written(record: RunRecord) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(json.dumps(asdict(record)))
    return content


def test_what_was_written_is_read_back() -> None:
    assert shaped(RunRecord, written(RECORD), "run") == RECORD


def test_keys_that_are_not_known_are_left_out_and_defaults_filled_in() -> None:
    content = written(RECORD) | {"later": 1}
    del content["sidecars"], content["new_from"]
    assert shaped(RunRecord, content, "run").new_from is None


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda run: run.update(policylint=[]), "run.policylint: must be an object"),
        (lambda run: run["policylint"].pop("version"), "run.policylint: version is missing"),
        (lambda run: run["rules"].update(names="x"), "run.rules.names: must be a list"),
        (lambda run: run["rules"].update(names=["x", 1]), "run.rules.names[1]: must be a string"),
        (lambda run: run["inputs"][0].update(size=True), "run.inputs[0].size: must be a whole number"),
        (lambda run: run["inputs"][0].update(size=1.5), "run.inputs[0].size: must be a whole number"),
        (lambda run: run.update(suppressions=1), "run.suppressions: must be true or false"),
        (lambda run: run.update(format=1), "run.format: must be a string"),
        (lambda run: run["configuration"].update(chosen={}), "run.configuration.chosen: must be one of closest"),
        (lambda run: run["settings"][0].update(severity={"x": "fatal"}), "run.settings[0].severity.x: must be one of"),
        (lambda run: run["settings"][0].update(facts={"x": None}), "run.settings[0].facts.x: is of no known kind"),
        (lambda run: run.update(baseline={"path": 1}), "run.baseline.path: must be a string"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told_with_its_place(change: Any, told: str) -> None:
    content = written(RECORD)
    change(content)
    with pytest.raises(ShapeError) as error:
        shaped(RunRecord, content, "run")
    assert str(error.value).startswith(told)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@given(st.data())
def test_no_json_is_more_than_a_shape_error(data: st.DataObject) -> None:
    content: Any = written(RECORD)
    place = content
    for _ in range(data.draw(st.integers(0, 3))):
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], (dict, list)) or not place[key]:
            break
        place = place[key]
    keys = list(place) if isinstance(place, dict) else list(range(len(place)))
    place[data.draw(st.sampled_from(keys))] = data.draw(JSON)
    told = "run"
    try:
        shaped(RunRecord, content, "run")
    except ShapeError as error:
        told = str(error)
    assert told.startswith("run")
