"""Fixtures that pytest finds once policylint is installed. Nothing of policylint is loaded before one is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from policylint.testing import Found, Project


@pytest.fixture(name="check_rule")
def check_rule_fixture() -> Callable[..., list[Found]]:
    """`check_rule(rule, text, …)`: what a rule finds in a text; see `policylint.testing.check_rule`."""
    from policylint.testing import check_rule

    return check_rule


@pytest.fixture
def policylint_project(tmp_path: Path) -> Project:
    """An empty folder for policies and configuration, to be checked in this process or in one of its own."""
    from policylint.testing import Project

    return Project(tmp_path)
