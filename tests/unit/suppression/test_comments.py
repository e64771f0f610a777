"""What comments that speak to policylint say, and what is said of those that cannot be understood."""

from __future__ import annotations

from datetime import date

import pytest

from policylint.suppression.comments import Directive, Malformed, read_comments
from policylint.testing import policy_of


def directive(comment: str, path: str = "p.md") -> Directive:
    (found,), malformed = read_comments(policy_of(f"{comment}\n\nText.\n", path=path).document)
    assert malformed == ()
    return found


def wrong(comment: str, path: str = "p.md") -> Malformed:
    directives, (found,) = read_comments(policy_of(f"{comment}\n\nText.\n", path=path).document)
    assert directives == ()
    return found


@pytest.mark.parametrize("kind", ["ignore", "disable", "enable", "ignore-file"])
def test_kinds(kind: str) -> None:
    assert directive(f"<!-- policylint: {kind}[odd] -->").kind == kind


@pytest.mark.parametrize(
    ("comment", "names"),
    [
        ("<!-- policylint: ignore[odd] -->", ["odd"]),
        ("<!--policylint:ignore[odd]-->", ["odd"]),
        ("<!--  policylint  :  ignore  [ odd ,old ] -->", ["odd", "old"]),
        ("<!-- policylint:\n  ignore[odd old] -->", ["odd", "old"]),
        ("<!-- policylint: ignore[odd,,odd] -->", ["odd", "odd"]),
        ("<!-- policylint: ignore[odd] [old] -->", ["odd"]),
        ("<!-- policylint: ignore[odd] --!>", ["odd"]),
    ],
)
def test_names_are_read_with_their_places(comment: str, names: list[str]) -> None:
    found = directive(comment)
    assert [one.name for one in found.names] == names
    assert [comment[one.span.start : one.span.end] for one in found.names] == names
    assert found.span.start == 0
    assert comment[found.span.start : found.span.end] == comment


def test_places_count_from_the_start_of_the_source() -> None:
    text = "# Privacy\n\nWe ask. <!-- policylint: ignore[odd, old] -->\n"
    (found,), _ = read_comments(policy_of(text).document)
    assert text[found.span.start : found.span.end] == "<!-- policylint: ignore[odd, old] -->"
    assert [text[one.span.start : one.span.end] for one in found.names] == ["odd", "old"]


@pytest.mark.parametrize(
    ("rest", "reason"),
    [
        ("", ""),
        (" because we know", "we know"),
        (" Because we know", "we know"),
        (" we know because so it is", "we know because so it is"),
        (" becauseway", "becauseway"),
        (" because", ""),
        (": we know", "we know"),
        (" - we know", "we know"),
        (" -- we know", "we know"),
        (" – we know", "we know"),
        (" — we know", "we know"),
        (" because\n  we   know\t it ", "we know it"),
        (" because https://example.org/?a=b knows", "https://example.org/?a=b knows"),
        (" because Art=5 x=1 says so", "Art=5 x=1 says so"),
        (" because until 2027", "until 2027"),
    ],
)
def test_the_reason_is_what_follows(rest: str, reason: str) -> None:
    for end, path in (("-->", "p.md"), ("-->", "p.html"), ("--!>", "p.html")):
        found = directive(f"<!-- policylint: ignore[odd]{rest} {end}", path)
        assert (found.reason, found.until, found.owner) == (reason, None, "")


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("until=2027-01-31", (date(2027, 1, 31), "", "")),
        ("owner=legal", (None, "legal", "")),
        ("owner=legal until=2027-01-31 because so", (date(2027, 1, 31), "legal", "so")),
        ("until=2027-01-31 owner=legal so", (date(2027, 1, 31), "legal", "so")),
        ("until=2027-01-31 until=2027-02-01", (date(2027, 2, 1), "", "")),
        ("owner=", (None, "", "")),
    ],
)
def test_options_stand_before_the_reason(rest: str, expected: tuple[date | None, str, str]) -> None:
    found = directive(f"<!-- policylint: ignore[odd] {rest} -->")
    assert (found.until, found.owner, found.reason) == expected


def test_a_thousand_names_are_read() -> None:
    assert len(directive(f"<!-- policylint: ignore[{'odd,' * 1000}] -->").names) == 1000


def test_its_last_day_still_counts() -> None:
    found = directive("<!-- policylint: ignore[odd] until=2027-01-31 -->")
    days = [date(2027, 1, 30), date(2027, 1, 31), date(2027, 2, 1)]
    assert [found.expired(day) for day in days] == [False, False, True]
    assert not directive("<!-- policylint: ignore[odd] -->").expired(date(2099, 1, 1))


@pytest.mark.parametrize(
    ("asked", "message", "help"),
    [
        ("", "asks nothing", "Known: ignore, disable, enable, ignore-file."),
        ("[odd]", "asks nothing", "Known: ignore, disable, enable, ignore-file."),
        ("ingore[odd]", "'ingore' is nothing that a comment can ask for", "Did you mean ignore?"),
        ("ignorefile[odd]", "'ignorefile' is nothing that a comment can ask for", "Did you mean ignore-file?"),
        ("what is this", "'what' is nothing that a comment can ask for", "Known: ignore, disable, enable, ignore-file."),
        ("Ignore[odd]", "'Ignore' is nothing that a comment can ask for", "Did you mean ignore?"),
        ("ignore", "ignore names no rule", "Write ignore[RULE]."),
        ("ignore odd", "ignore names no rule", "Write ignore[RULE]."),
        ("ignore stale-date", "ignore names no rule", "Write ignore[stale-date]."),
        ("ignore stale-date, future-date because old", "ignore names no rule", "Write ignore[stale-date, future-date]."),
        ("ignore this-one please", "ignore names no rule", "Write ignore[RULE]."),
        ("disable[]", "disable[] names no rule", "Write disable[RULE]."),
        ("ignore-file[ , ]", "ignore-file[] names no rule", "Write ignore-file[RULE]."),
        ("ignore[odd", "ignore names no rule", "Write ignore[RULE]."),
        (f"disable[{'odd,' * 1001}]", "disable names more than 1000 rules", "Name those that are meant."),
        ("ignore[odd] until=soon", "'soon' is not a date", "Write until=YYYY-MM-DD."),
        ("ignore[odd] owner=me until=2027-02-30 because", "'2027-02-30' is not a date", "Write until=YYYY-MM-DD."),
        ("ignore[odd] because so until=2027-01-01", "until= is not heeded here", "Write it before the reason."),
        ("ignore[odd] so owner=legal", "owner= is not heeded here", "Write it before the reason."),
        ("ignore[odd] untill=2027-01-01", "untill= is not heeded here", "Did you mean until?"),
        ("ignore[odd] Until=2027-01-01", "Until= is not heeded here", "Did you mean until?"),
        ("ignore[odd] x=1 ower=legal", "ower= is not heeded here", "Did you mean owner?"),
    ],
)  # fmt: skip
def test_what_cannot_be_understood_is_told_with_what_to_write(asked: str, message: str, help: str) -> None:
    comment = f"<!-- policylint: {asked} -->"
    found = wrong(comment)
    assert (found.message, found.help) == (message, help)
    assert (found.span.start, found.span.end) == (0, len(comment))


@pytest.mark.parametrize(
    "asked",
    [
        "policylint ignore[odd]",
        "PolicyLint, disable[odd]",
        "policylint - ignore-file[odd] because",
        "policylint ignore stale-date",
        "policylint ignore stale-date, future-date",
    ],
)
def test_where_only_the_colon_lacks_that_is_told(asked: str) -> None:
    found = wrong(f"<!-- {asked} -->")
    assert (found.message, found.help) == ("no colon follows policylint", "Write policylint: ignore[RULE].")
    assert (found.span.start, found.span.end) == (0, len(f"<!-- {asked} -->"))


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- a note -->",
        "<!-- policylint ignores it -->",
        "<!-- policylint ignore this one -->",
        "<!-- see policylint ignore[odd] -->",
        "<!-- policylint -->",
        "<!-- see policylint: ignore[odd] -->",
        "<!-- policylinter: x -->",
    ],
)
def test_other_comments_say_nothing(comment: str) -> None:
    assert read_comments(policy_of(f"{comment}\n\nText.\n").document) == ((), ())


def test_comments_are_read_in_every_format_that_has_them() -> None:
    assert directive("<p>a</p><!-- policylint: ignore[odd] so -->", "p.html").reason == "so"
    policy = policy_of('policy "P" {\n  # policylint: ignore[odd] so\n}\n', path="p.policy")
    (found,), _ = read_comments(policy.document)
    assert (found.kind, found.reason) == ("ignore", "so")


def test_capitals_do_not_matter_in_our_name() -> None:
    assert directive("<!-- Policylint: ignore[odd] -->").kind == "ignore"
    assert wrong("<!-- POLICYLINT: odd -->").message == "'odd' is nothing that a comment can ask for"
