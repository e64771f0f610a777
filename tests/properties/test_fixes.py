"""Fixes: everything outside the edits stays byte for byte, rounds end, and a second run changes nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from policylint.decisions import Settings
from policylint.diagnostics import Diagnostic, Edit, Finding, Fix
from policylint.fixing.edits import choose, edited
from policylint.fixing.files import fix_all
from policylint.host import load_parts
from policylint.reporter import Report
from policylint.request.loading import Request
from policylint.running.run import check
from policylint.source import Source, Span, decode

PARTS = load_parts()
NAME = "privacy.md"
SETTINGS = Settings(select=("integrity", "suppression"))


@st.composite
def files_and_edits(draw: st.DrawFn) -> tuple[bytes, list[tuple[bytes, bytes | None]]]:
    """A file as runs of bytes, some of them to be replaced: each is valid by itself, or one broken byte."""
    runs = draw(
        st.lists(
            st.tuples(
                st.sampled_from(["a", "é", "𝒳", "\r\n", "word "]).map(str.encode) | st.just(b"\xff"),
                st.none() | st.sampled_from(["", "new", "ü\r\n"]).map(str.encode),
            ),
            max_size=15,
        )
    )
    mark = draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    return mark, runs


@given(files_and_edits())
def test_only_what_is_edited_changes(given_file: tuple[bytes, list[tuple[bytes, bytes | None]]]) -> None:
    mark, runs = given_file
    data = mark + b"".join(old for old, _ in runs)
    source = decode(data, NAME)
    edits, offset = [], 0
    for old, new in runs:
        size = len(old.decode("utf-8", "surrogateescape"))
        if new is not None:
            edits.append(Edit(Span(offset, offset + size), new.decode()))
        offset += size
    expected = mark + b"".join(old if new is None else new for old, new in runs)
    assert edited(source, data, edits) == expected


@given(st.text(max_size=30), st.sampled_from(["utf-16-le", "utf-16-be"]), st.data())
def test_utf_16_stays_utf_16(text: str, encoding: str, data: st.DataObject) -> None:
    text = text.encode("utf-16", "ignore").decode("utf-16")
    raw = (b"\xff\xfe" if encoding == "utf-16-le" else b"\xfe\xff") + text.encode(encoding)
    source = decode(raw, NAME)
    at = data.draw(st.integers(0, len(text)))
    assert decode(edited(source, raw, [Edit(Span(at, at), "ü")]), NAME).text == text[:at] + "ü" + text[at:]


spans = st.tuples(st.integers(0, 20), st.integers(0, 5)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(
    st.lists(
        st.tuples(st.lists(spans, min_size=1, max_size=3), st.sampled_from(["safe", "unsafe", "display"]))
    )
)
def test_chosen_fixes_never_touch_each_other_and_are_never_for_display(fixes: list) -> None:
    source = Source(NAME, "x" * 40)
    found = [
        Diagnostic(
            "r",
            "info",
            Finding("m", Span(0, 1), fix=Fix("t", tuple(Edit(s, "") for s in where), how)),
            source,
        )
        for where, how in fixes
    ]
    for unsafe in (False, True):
        chosen = choose(found, unsafe=unsafe)
        assert {d.finding.fix.applicability for d in chosen} <= {"safe", "unsafe" if unsafe else "safe"}
        for index, one in enumerate(chosen):
            for other in chosen[index + 1 :]:
                for a in one.finding.fix.edits:
                    for b in other.finding.fix.edits:
                        assert a.span.end < b.span.start or b.span.end < a.span.start


fragments = st.sampled_from(
    [
        "# Privacy policy", "#### Cookies", "We set two cookies.", "- item", "| a |\n|---|\n| b |",
        "<!-- policylint: ignore[heading-level-jump] -->", "<!-- policylint: ignore[stale-date, future-date] why -->",
        "<!-- policylint: disable[heading-level-jump] -->", "<!-- policylint: enable[heading-level-jump] -->",
        "Text. <!-- policylint: ignore[nothing-like-it] until=2020-01-01 -->", "Last updated: 1 May 2019",
        "<!-- policylint: ignore-file[placeholder-text, dnt-missing] -->",
    ]
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(fragments, max_size=7), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_fixing_ends_and_a_second_time_changes_nothing(parts: list[str], newline: str, mark: bool) -> None:
    text = "\n\n".join(parts).replace("\n", newline)
    data = (b"\xef\xbb\xbf" if mark else b"") + text.encode()
    request = Request((NAME,), date(2026, 11, 22))

    def run(contents: Mapping[str, bytes], start: bytes = data) -> Report:
        return check(replace(request, contents={NAME: start, **contents}), SETTINGS, PARTS)

    fixed = fix_all(run, unsafe=True, read=lambda _: data)
    after = fixed.after.get(NAME, data)
    assert not choose(fixed.report.diagnostics, unsafe=True)
    again = fix_all(lambda contents: run(contents, after), unsafe=True, read=lambda _: after)
    assert again.after.get(NAME, after) == after
    assert visible(after) == visible(data)
    assert after.startswith(b"\xef\xbb\xbf") == mark


def visible(data: bytes) -> list[str]:
    """The words without comments and heading marks, which are all that these fixes may change."""
    return re.sub(r"<!--.*?-->|#", "", data.decode("utf-8-sig")).split()


def _parents(levels: list[int]) -> list[int]:
    """For each heading, which one it stands under; -1 for none."""
    found, above = [], []
    for number, level in enumerate(levels):
        while above and levels[above[-1]] >= level:
            above.pop()
        found.append(above[-1] if above else -1)
        above.append(number)
    return found


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 6), min_size=1, max_size=9), st.booleans())
def test_fixed_headings_skip_no_level_and_stand_under_what_they_stood_under(
    levels: list[int], html: bool
) -> None:
    lines = [
        f"<h{level}>Part {number}</h{level}>" if html else f"{'#' * level} Part {number}"
        for number, level in enumerate(levels)
    ]
    data = "".join(f"{line}\n\nText {number}.\n\n" for number, line in enumerate(lines)).encode()
    request = Request((NAME,), date(2026, 11, 22))

    def run(contents: Mapping[str, bytes]) -> Report:
        return check(replace(request, contents={NAME: data, **contents}), SETTINGS, PARTS)

    after = fix_all(run, unsafe=True, read=lambda _: data).after.get(NAME, data).decode()
    now = [len(one) for one in re.findall(r"^(#+) Part", after, re.MULTILINE)]
    now = [int(one) for one in re.findall(r"<h(\d)>Part \d+</h\1>", after)] if html else now
    assert _parents(now) == _parents(levels)
    assert all(level <= above + 1 for above, level in pairwise(now))
    assert re.sub(r"[#\d]", "", after) == re.sub(r"[#\d]", "", data.decode())
