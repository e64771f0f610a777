"""The JSON Schema that ships is the one that the keys make, and it agrees with what the loader accepts."""

from __future__ import annotations

import re
from pathlib import Path

import jsonschema
import pytest

from policylint.config.config import Config
from policylint.config.names import wrong_options
from policylint.config.reading import Reader
from policylint.config.reference import renewed, table
from policylint.config.schema import schema, validate_pyproject, written
from policylint.config.toml import parse
from policylint.rules import builtin_rules

RULES = [rule.info for rule in builtin_rules()]
TEXTS = {
    "frameworks = ['gdpr']\nselect = 'ALL'\nfloor = false\n": True,
    "[facts]\nsells-data = true\nestablished-in = ['SE']\n": True,
    "[severity]\nx = 'off'\n[per-file-ignores]\n'*.md' = ['x']\n": True,
    "[[override]]\nfiles = ['x']\nignore = ['y']\n": True,
    "[[override]]\nignore = ['y']\n": False,
    "[[override]]\nfiles = 'x'\nfail-level = 'error'\n": False,
    "[[policy]]\nname = 'x'\n": False,
    "[rules.stale-date]\nmonths = 24\n[rules.of-a-plugin]\nx = 1\n": True,
    "min-confidence = 'likely'\n": True,
    "min-confidence = 'sure'\n": False,
    "[rules.stale-date]\nmonths = 0\n": False,
    "[rules.stale-date]\nmonth = 24\n": False,
    "[rules]\nstale-date = 24\n": False,
    "flor = true\n": False,
    "select = [1]\n": False,
    "fail-level = 'eror'\n": False,
    "[facts]\nsells-dta = true\n": False,
    "[severity]\nx = 'grave'\n": False,
}


def test_the_file_is_up_to_date() -> None:
    assert validate_pyproject("policylint") == schema(RULES), "run `scripts/rebuild`"
    assert written(RULES).endswith("}\n")


@pytest.mark.parametrize(("text", "valid"), TEXTS.items())
def test_schema_and_loader_agree(text: str, valid: bool) -> None:
    table = parse(text)
    reader = Reader("f", "/", lambda _: 1)
    reader.read(table)
    config = Config(options=tuple(one for one in reader.options if one.part != "of-a-plugin"))
    problems = [
        *reader.problems,
        *wrong_options([config], {"rules": {info.name: info.options for info in RULES}}),
    ]
    validator = jsonschema.Draft7Validator(schema(RULES))
    assert (not problems, validator.is_valid(table)) == (valid, valid)


def test_the_documentation_lists_the_keys_and_its_example_is_valid() -> None:
    page = (Path(__file__).parents[2] / "docs/reference/configuration.md").read_text(encoding="utf-8")
    assert table() in page, "the table of keys is not there"
    assert renewed(page) == page, "run `scripts/rebuild`"
    example = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    assert example is not None
    jsonschema.Draft7Validator(schema(RULES)).validate(parse(example[1]))
