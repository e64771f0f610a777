"""The notices beside the examples are those that the examples render to."""

from __future__ import annotations

from pathlib import Path

import pytest

from policylint.frameworks import builtin_frameworks
from policylint.frontends.policy.binding import bind
from policylint.policy_language.render import render

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.policy"))


def test_there_are_three() -> None:
    assert [path.stem for path in EXAMPLES] == ["mobile-game", "open-source", "webshop"]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize(("to", "suffix"), [("markdown", ".md"), ("html", ".html")])
def test_notices_are_in_step(path: Path, to: str, suffix: str) -> None:
    bound = bind(path.read_text(encoding="utf-8"))
    titles = {framework.name: framework.title for framework in builtin_frameworks()}
    shipped = path.with_suffix(suffix).read_text(encoding="utf-8")
    assert render(bound.declaration, to, frameworks=titles) == shipped, (  # type: ignore[arg-type]
        f"run `policylint render examples/{path.name} --to {to} -o examples/{path.stem}{suffix}`"
    )
