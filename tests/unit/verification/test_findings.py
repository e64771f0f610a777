from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from policylint.verification.findings import compare_coverage, compare_findings, shared_keys


def finding(line: int = 1, rule: str = "r", fingerprint: str = "f", **more: Any) -> dict[str, Any]:
    place = {"line": line, "column": 1, "end_line": line, "end_column": 2}
    return {"rule": rule, "severity": "info", "message": "m", "path": "p.md", **place, "fingerprint": fingerprint, **more}  # fmt: skip


def told(then: list[dict[str, Any]], now: list[dict[str, Any]], keys: set[str] | None = None) -> list[str]:
    return [f"{one.line} {one.change} {one.message}" for one in compare_findings("finding", then, now, keys)]


def test_findings_are_new_or_gone() -> None:
    one, other = finding(1), finding(2, "s", "g")
    assert told([one], [other]) == ["1 gone info r m", "2 new info s m"]


def test_a_finding_that_moved_or_changed_is_one_difference() -> None:
    assert told([finding(1)], [finding(5)]) == ["5 changed r stood at 1:1"]
    assert told([finding()], [finding(severity="error", help="x" * 200)]) == [
        "1 changed r severity error here, info then; help differs"
    ]
    assert told([finding(message="a")], [finding(message="b", fingerprint="g")]) == [
        "1 changed r message b here, a then; fingerprint differs"
    ]


def test_the_same_finding_twice_counts_twice() -> None:
    assert told([finding(), finding()], [finding()]) == ["1 gone info r m"]


def test_keys_that_only_one_version_writes_do_not_count() -> None:
    then, now = [finding()], [finding(grade="V")]
    assert told(then, now, shared_keys(then, now)) == []
    assert told(then, now) == ["1 changed r grade V here, null then"]


def test_coverage_is_compared_by_path() -> None:
    then = [{"path": "a.md", "understood": 3}, {"path": "b.md", "understood": 1}]
    now = [{"path": "a.md", "understood": 4}, {"path": "c.md", "understood": 1}]
    assert [(one.change, one.name) for one in compare_coverage(then, now, None)] == [
        ("changed", "a.md"),
        ("gone", "b.md"),
        ("new", "c.md"),
    ]
    assert next(iter(compare_coverage(then, now, None))).message == "understood 4 here, 3 then"


FINDINGS = st.lists(
    st.builds(finding, st.integers(1, 3), st.sampled_from("rs"), st.sampled_from("fg"), severity=st.sampled_from(["info", "error"])),
    max_size=6,
)  # fmt: skip


@given(FINDINGS, st.randoms())
def test_an_order_is_no_difference(then: list[dict[str, Any]], random: Any) -> None:
    now = list(then)
    random.shuffle(now)
    assert told(then, now) == []


@given(FINDINGS, FINDINGS)
def test_nothing_that_differs_is_lost(then: list[dict[str, Any]], now: list[dict[str, Any]]) -> None:
    found = list(compare_findings("finding", then, now, None))
    counts = {change: sum(one.change == change for one in found) for change in ("changed", "gone", "new")}
    assert len(then) - counts["gone"] == len(now) - counts["new"]
    assert (not found) == (sorted(map(repr, then)) == sorted(map(repr, now)))
