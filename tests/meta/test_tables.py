"""The tables that are shipped as JSON are those that are written as TOML."""

from __future__ import annotations

from pathlib import Path

import pytest

from policylint import tables
from policylint.tables.build import shipped


@pytest.mark.parametrize("name", shipped())
def test_the_stored_table_is_current(name: str) -> None:
    stored = Path(tables.__file__).parents[1] / f"{name}.json"
    expected = tables.stored_form(name)
    assert stored.read_text(encoding="utf-8") == expected, "run `scripts/rebuild`"


def test_a_table_that_was_edited_is_read_as_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_ROOT", str(tmp_path))
    written = tmp_path / "one.toml"
    written.write_text('name = "before"\n', encoding="utf-8")
    (tmp_path / "one.json").write_text(tables.stored_form("one"), encoding="utf-8")
    assert tables.table("one") == {"name": "before"}
    written.write_text('name = "behind"\n', encoding="utf-8")
    assert tables.table("one") == {"name": "behind"}


@pytest.mark.parametrize("stored", ["", "[]", "{}", '{"source": 1}'])
def test_a_damaged_store_is_not_used(stored: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_ROOT", str(tmp_path))
    (tmp_path / "one.toml").write_bytes(b'name = "plain"\r\n')
    (tmp_path / "one.json").write_text(stored, encoding="utf-8")
    assert tables.table("one") == {"name": "plain"}
