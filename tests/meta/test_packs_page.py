"""The reference page on packs: its example is a pack whose own examples hold, and all kinds and keys are listed."""

from __future__ import annotations

import re
from pathlib import Path

from policylint.packs.examples import outcomes
from policylint.packs.keys import COMMON, KINDS
from policylint.packs.reading import read_pack
from policylint.testing.policies import parts as _parts

PAGE = (Path(__file__).parents[2] / "docs/reference/packs.md").read_text(encoding="utf-8")


def test_the_example_holds(tmp_path: Path) -> None:
    first, second = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / "house.toml").write_text(first + second, encoding="utf-8")
    pack = read_pack(str(tmp_path / "house.toml"))
    results = list(outcomes(pack, _parts().frontends, _parts().detectors))
    assert len(results) == 3
    assert [one.wrong for one in results] == ["", "", ""]


def test_all_kinds_and_keys_are_listed() -> None:
    for name in [*KINDS, *(key for keys in KINDS.values() for key in keys), *COMMON.keys() - {"example"}]:
        assert f"`{name}`" in PAGE or f"`{name} =" in PAGE, name
