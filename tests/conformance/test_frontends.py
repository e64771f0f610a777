"""The built-in front ends keep the contract that `policylint.testing` asks of those of plugins."""

from __future__ import annotations

from pathlib import Path

import pytest

from policylint.frontend import Frontend
from policylint.frontends import policylint_frontends
from policylint.testing import assert_frontend

EXAMPLES = Path(__file__).parents[2] / "examples"
SAMPLES = {
    "markdown": ("# Policy\n\n**Cookies.** We use [these](#c):\n\n- one\n- two\n\n| a | b |\n|---|---|\n| c | d |\n",),
    "text": ("PRIVACY POLICY\n\n1. Your data\n\nWe collect:\n  - your name;\n  - logs.\n",),
    "html": ("<h1>Policy</h1><p>We use <b>cookies</b> &amp; logs.<ul><li>one<li>two</ul><!-- c --><table><tr><td>x</table>",),
    "policy": ((EXAMPLES / "open-source.policy").read_text(encoding="utf-8")[:1500],),
}  # fmt: skip


@pytest.mark.parametrize(
    "frontend",
    [
        one for one in policylint_frontends() if one.name in SAMPLES
    ],  # DOCX and PDF are no text: tests/properties
    ids=lambda one: one.name,
)
def test_it_keeps_its_contract(frontend: Frontend) -> None:
    assert_frontend(frontend, SAMPLES[frontend.name])
