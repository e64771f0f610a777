"""The how-to on frameworks: its example loads and does what the page says."""

from __future__ import annotations

import re
from pathlib import Path

from policylint.frameworks.loader import _HEAD, _REQUIREMENT, load

PAGE = (Path(__file__).parents[2] / "docs/how-to/add-a-framework.md").read_text(encoding="utf-8")


def test_the_example_is_a_framework() -> None:
    (text,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    house = load(text, "house.toml")
    assert [need.id for need in house.requirements] == ["retention", "any-right", "safeguards"]
    assert house.requirements[2].when is not None


def test_every_key_and_every_form_of_condition_is_explained() -> None:
    for key in (*_HEAD, *_REQUIREMENT):
        assert f"`{key}`" in PAGE, key
    forms = [
        row for row in re.findall(r"^\| `(.+?)`.* \|", PAGE, re.MULTILINE) if row.startswith(('"', "[", "{"))
    ]
    assert len(forms) == 10
    for form in forms[:-1]:
        assert condition(form) is not None


def condition(form: str) -> object:
    head = 'name = "x"\ntitle = "X"\n[[requirement]]\nid = "a"\nseverity = "info"\ntopic = "dnt"\n'
    return load(f"{head}when = {form}\n", "x.toml").requirements[0].when
