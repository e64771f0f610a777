"""Fixes in rounds, over a check that is made up: it reports each `bad` in a file, and mends it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from policylint.diagnostics import Applicability, Diagnostic, Edit, Finding, Fix
from policylint.fixing.files import ROUNDS, Fixed, difference, fix_all, save
from policylint.reporter import Report
from policylint.source import Span, decode


class Check:
    """Reports what stands in `words`, with its cure, in files that are in memory."""

    def __init__(self, files: dict[str, bytes], words: dict[str, str], how: Applicability = "safe") -> None:
        self.files = files
        self.words = words
        self.how: Applicability = how
        self.runs = 0

    def __call__(self, contents: Mapping[str, bytes]) -> Report:
        self.runs += 1
        return Report(
            tuple(one for path in self.files for one in self._in(path, {**self.files, **contents}[path]))
        )

    def _in(self, path: str, data: bytes) -> list[Diagnostic]:
        source = decode(data, path)
        places = [(source.text.find(word), word) for word in self.words if word in source.text]
        return [
            Diagnostic(
                f"no-{word}", "warning",
                Finding("m", Span(at, at + len(word)), fix=Fix(
                    "mend", (Edit(Span(at, at + len(word)), self.words[word]),), self.how)),
                source,
            )
            for at, word in sorted(places)
        ]  # fmt: skip

    def read(self, path: str) -> bytes:
        return self.files[path]

    def fixed(self, **settings: bool) -> Fixed:
        return fix_all(self, read=self.read, **settings)


def test_rounds_go_on_until_nothing_is_left() -> None:
    check = Check({"a.md": b"bad bad, odd.", "b.md": b"fine"}, {"bad": "good", "odd": "even"})
    fixed = check.fixed()
    assert fixed.after == {"a.md": b"good good, even."}
    assert fixed.before == {"a.md": b"bad bad, odd."}
    assert fixed.counts == {"no-bad": 2, "no-odd": 1}
    assert (fixed.report.diagnostics, fixed.problems) == ((), {})
    assert check.runs == 3


def test_every_file_is_fixed_in_each_round() -> None:
    check = Check({"a.md": b"bad", "b.md": b"bad"}, {"bad": "good"})
    assert check.fixed().after == {"a.md": b"good", "b.md": b"good"}
    assert check.runs == 2


def test_where_there_is_nothing_to_fix_nothing_is_read() -> None:
    check = Check({"a.md": b"fine"}, {"bad": "good"})
    fixed = fix_all(check, read=lambda path: pytest.fail(f"{path} was read"))
    assert (fixed.after, fixed.before, check.runs) == ({}, {}, 1)


@pytest.mark.parametrize(
    ("how", "unsafe", "text"),
    [
        ("unsafe", False, b"bad"),
        ("unsafe", True, b"good"),
        ("display", True, b"bad"),
        ("safe", True, b"good"),
    ],
)
def test_how_much_is_applied(how: Applicability, unsafe: bool, text: bytes) -> None:
    check = Check({"a.md": b"bad"}, {"bad": "good"}, how)
    fixed = check.fixed(unsafe=unsafe) if unsafe else check.fixed()
    assert fixed.after.get("a.md", b"bad") == text
    assert fixed.counts.total() == (text == b"good")


def test_fixes_that_undo_each_other_end() -> None:
    check = Check({"a.md": b"bad"}, {"bad": "odd", "odd": "bad"})
    fixed = check.fixed()
    assert check.runs == ROUNDS + 1
    assert fixed.counts.total() == ROUNDS


def test_a_fix_that_changes_nothing_ends_it_and_counts_for_nothing() -> None:
    check = Check({"a.md": b"bad"}, {"bad": "bad"})
    fixed = check.fixed()
    assert (fixed.counts.total(), check.runs, fixed.after) == (0, 1, {"a.md": b"bad"})


def test_a_file_that_cannot_be_edited_is_named_and_the_others_are_fixed() -> None:
    broken = b"\xff\xfe" + "bad".encode("utf-16-le") + b"\x00\xd8"
    check = Check({"a.md": broken, "b.md": b"bad bad"}, {"bad": "good"})
    fixed = check.fixed()
    assert fixed.problems == {"a.md": "UTF-16-LE with parts that cannot be decoded is not edited"}
    assert fixed.after["a.md"] == broken
    assert fixed.after["b.md"] == b"good good"
    assert (fixed.counts, check.runs) == ({"no-bad": 2}, 3)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    def unreadable(path: str) -> bytes:
        raise PermissionError(13, "Permission denied", path)

    def failing(path: str) -> bytes:
        raise OSError("no such luck")

    for read, problem in ((unreadable, "Permission denied"), (failing, "no such luck")):
        check = Check({"a.md": b"bad"}, {"bad": "good"})
        fixed = fix_all(check, read=read)
        assert (fixed.problems, fixed.after, check.runs) == ({"a.md": problem}, {}, 1)


def test_nothing_is_checked_again_where_nothing_was_changed() -> None:
    for check in (
        Check({"a.md": b"bad"}, {"bad": "good"}, "display"),
        Check({"a.md": b"ill"}, {"ill": "well"}),
    ):
        fixed = fix_all(check, read=lambda path: b"something else")
        assert (check.runs, fixed.after.get("a.md", b"something else")) == (1, b"something else")


def test_a_fix_that_is_none_is_named_and_what_is_found_stays() -> None:
    broken = Fix("mend", (Edit(Span(0, 3), 7),), "safe")  # type: ignore[arg-type]
    found = Diagnostic("odd", "warning", Finding("m", Span(0, 3), fix=broken), decode(b"bad", "a.md"))
    runs: list[Mapping[str, bytes]] = []

    def check(contents: Mapping[str, bytes]) -> Report:
        runs.append(contents)
        return Report((found,))

    fixed = fix_all(check, read=lambda path: b"bad")
    (problem,) = fixed.problems.values()
    assert problem.startswith("could not be fixed: TypeError: ")
    assert (fixed.report.diagnostics, fixed.counts.total(), len(runs)) == ((found,), 0, 1)


def test_a_file_that_has_changed_since_it_was_checked_is_named_and_stays(tmp_path: Path) -> None:
    fixed = fix_all(Check({"a.md": b"a bad one"}, {"bad": "good"}), read=lambda path: b"something else")
    assert fixed.problems == {"a.md": "it has changed since it was checked, and is not edited"}
    assert list(save(fixed)) == []


def test_files_are_read_from_disk_unless_told_otherwise(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"bad")
    fixed = fix_all(Check({str(file): b"bad"}, {"bad": "good"}))
    assert fixed.before == {str(file): b"bad"}
    assert list(save(fixed)) == []
    assert file.read_bytes() == b"good"


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> Fixed:
    return Fixed(Report(()), before, after)


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    same, other = tmp_path / "same.md", tmp_path / "other.md"
    same.write_bytes(b"later than it was read")
    other.write_bytes(b"old")
    fixed = changed({str(same): b"s", str(other): b"old"}, {str(same): b"s", str(other): b"new"})
    assert list(save(fixed)) == []
    assert (same.read_bytes(), other.read_bytes()) == (b"later than it was read", b"new")


def test_a_file_that_cannot_be_written_is_named_and_the_others_are_written(tmp_path: Path) -> None:
    gone, later, fine = (tmp_path / name for name in ("gone.md", "later.md", "fine.md"))
    later.write_bytes(b"mine")
    fine.write_bytes(b"old")
    files = [str(one) for one in (gone, later, fine)]
    assert list(save(changed(dict.fromkeys(files, b"old"), dict.fromkeys(files, b"new")))) == [
        f"{gone}: No such file or directory",
        f"{later}: it has changed since it was checked, and is not written",
    ]
    assert (gone.exists(), later.read_bytes(), fine.read_bytes()) == (False, b"mine", b"new")


def test_an_error_without_a_name_is_told_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError("no such luck")

    file = tmp_path / "a.md"
    file.write_bytes(b"old")
    monkeypatch.setattr("policylint.fixing.files.replace_file", fail)
    assert list(save(changed({str(file): b"old"}, {str(file): b"new"}))) == [f"{file}: no such luck"]


def test_what_changed_is_shown_by_file_in_order() -> None:
    old, new = b"one\ntwo\nthree", b"one\n2\nthree"
    shown = difference(
        changed({"b.md": old, "a.md": b"x\n", "c.md": b"c"}, {"b.md": new, "a.md": b"y\n", "c.md": b"c"})
    )
    assert shown == (
        "--- a.md\n+++ a.md\n@@ -1 +1 @@\n-x\n+y\n"
        "--- b.md\n+++ b.md\n@@ -1,3 +1,3 @@\n one\n-two\n+2\n three\n\\ No newline at end of file\n"
    )


def test_a_page_is_shown_in_the_encoding_that_it_declares() -> None:
    page = '<meta charset="windows-1252"><p>caf\u00e9 {}</p>\n'
    old, new = (page.format(word).encode("windows-1252") for word in ("bad", "good"))
    shown = difference(changed({"a.html": old}, {"a.html": new}))
    assert [line for line in shown.splitlines() if line[:1] in "+-"][2:] == [
        f"-{page.format('bad')}".rstrip(), f"+{page.format('good')}".rstrip(),
    ]  # fmt: skip
