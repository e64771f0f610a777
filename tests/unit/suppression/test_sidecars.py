"""The file beside a document: what cannot be read is told, whatever it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from policylint.config.problems import ConfigError
from policylint.suppression.sidecars import read_sidecar


@pytest.mark.parametrize("value", ["[]", "{ a = 1 }", "1", "2026-01-01"])
def test_a_rule_that_is_no_string(tmp_path: Path, value: str) -> None:
    (tmp_path / "p.txt.policylint.toml").write_text(f"[[ignore]]\nrule = {value}\n")
    with pytest.raises(ConfigError, match=r"ignore\[0\]\.rule: must be a string"):
        read_sidecar(str(tmp_path / "p.txt"), {"stale-date": "stale-date"})
