from __future__ import annotations

import pytest

from policylint.config.places import Places
from policylint.config.toml import TomlError, parse

TEXT = '''# comment with [table] = "x"
select = [
  "one", # "not one"
  'two',
]
a.b = 1
text = """
[not.a.table]
key = 1
"""
"quoted key" = { in = 1, other = [1, 2] }

[facts]
when = 2026-11-27 10:00:00

[[override]]
files = ["x"]
[[override]]
files = ["y",
 "z"]
[override.facts]
sells-data = true
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("select",), 2),
        (("select", 1), 4),
        (("a", "b"), 6),
        (("text",), 7),
        (("quoted key", "other", 1), 11),
        (("facts", "when"), 14),
        (("override", 0, "files", 0), 17),
        (("override", 1), 18),
        (("override", 1, "files", 1), 20),
        (("override", 1, "facts", "sells-data"), 22),
        (("override", 1, "nowhere"), 18),
        (("nowhere",), 1),
    ],
)
def test_lines_of_keys_and_elements(path: tuple, line: int) -> None:
    parse(TEXT)
    assert Places(TEXT).line(path) == line


def test_windows_line_ends_count_once() -> None:
    assert Places(TEXT.replace("\n", "\r\n")).line(("override", 1, "facts", "sells-data")) == 22


@pytest.mark.parametrize(("text", "line"), [("a = 1\nb = \n", 2), ("a = 1\na = 2\n", 2), ('x = "', 1)])
def test_broken_toml_has_a_line(text: str, line: int) -> None:
    with pytest.raises(TomlError) as caught:
        parse(text)
    assert caught.value.line == line
    assert "line" not in str(caught.value)


@pytest.mark.parametrize(
    "text", ["a = [}]", 'a = ["x", "{own]\nb = "y"', "a = [=]", "a = {]}", "[a\nb", "a = [,.]"]
)
def test_a_text_that_is_not_valid_is_read_to_its_end(text: str) -> None:
    assert Places(text).line(("a",)) == 1
