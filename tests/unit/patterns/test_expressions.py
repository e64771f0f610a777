"""Expressions from the store are those that `re.compile` gives, and a store that is odd is not used."""

from __future__ import annotations

import marshal
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.patterns import expressions

SOURCES = [
    r"a(?P<x>b)+",
    r"(?:[a-z]|\d{2,4})*?\b",
    r"(?i:é)(?=c)(?<!d)",
    r"[^\W\d_]+(?:['’]\w)*",
    r"(a)(?P<n>b)?(?(n)c|d)\Z",
]


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.VERBOSE | re.DOTALL])
def test_what_is_rebuilt_tells_the_same_of_itself(source: str, flags: int) -> None:
    rebuilt = expressions._pattern(source, expressions._worked_out(source, int(flags)))
    expected = re.compile(source, flags)
    assert (rebuilt.pattern, rebuilt.groups, rebuilt.groupindex, rebuilt.flags) == (
        expected.pattern,
        expected.groups,
        expected.groupindex,
        expected.flags,
    )


@given(st.text(alphabet="ab12 ’x", max_size=30))
def test_it_matches_alike(text: str) -> None:
    for source in SOURCES:
        rebuilt = expressions._pattern(source, expressions._worked_out(source, 0))
        ours, theirs = rebuilt.search(text), re.search(source, text)
        assert (ours and ours.span()) == (theirs and theirs.span())
        assert (ours and ours.groupdict()) == (theirs and theirs.groupdict())


def test_a_wrong_expression_is_an_error_as_ever() -> None:
    with pytest.raises(re.error):
        expressions.compiled("(")


RUN = """
import sys; sys.dont_write_bytecode = False
from policylint.patterns import expressions
expressions._file = lambda: {file!r}
print(bool(expressions._read()), expressions.compiled("a(b)").match("ab").groups())
"""


@pytest.mark.parametrize("damage", ["", "cut", "other", "wrong code"])
def test_a_store_is_written_read_and_not_believed_if_it_is_odd(tmp_path: Path, damage: str) -> None:
    file = tmp_path / "expressions.store"
    command = [sys.executable, "-c", RUN.format(file=str(file))]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "False ('b',)\n"
    assert [path.name for path in tmp_path.iterdir()] == [file.name]
    key, entries = marshal.loads(file.read_bytes())
    if damage == "cut":
        file.write_bytes(file.read_bytes()[:-9])
    elif damage == "other":
        file.write_bytes(marshal.dumps(((0, *key[1:]), entries)))
    elif damage == "wrong code":
        bad = {k: (e[0], e[1][:-8] + b"\xff" * 8, *e[2:]) for k, e in entries.items()}
        file.write_bytes(marshal.dumps((key, bad)))
    read = subprocess.run(command, capture_output=True, text=True, check=True)
    assert read.stdout == f"{damage in ('', 'wrong code')} ('b',)\n"
    assert read.stderr == ""
