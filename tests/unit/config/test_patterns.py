from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.config import patterns
from policylint.config.patterns import Pattern, any_matches, matching


@pytest.mark.parametrize(
    ("glob", "path", "expected"),
    [
        ("*.md", "a/b/c.md", True),
        ("*.md", "c.mdx", False),
        ("old", "site/old/a.md", True),
        ("old", "older/a.md", False),
        ("old/", "old/a.md", True),
        ("old/", "old", False),
        ("/old/*.md", "old/a.md", True),
        ("/old/*.md", "x/old/a.md", False),
        ("old/*.md", "old/deep/a.md", False),
        ("old/**/*.md", "old/a.md", True),
        ("old/**/*.md", "old/x/y/a.md", True),
        ("old/**", "old/x/y", True),
        ("**/legal/*", "a/b/legal/x", True),
        ("polic[iy]*", "policy.md", True),
        ("[!p]*.md", "policy.md", False),
        ("[^p]*.md", "policy.md", False),
        ("[]x].md", "].md", True),
        ("[^]x].md", "].md", False),
        ("[a-a-c].md", "-.md", True),
        ("[z-ab].md", "b.md", True),
        ("[!z-a].md", "b.md", True),
        ("[--9]x", "./x", False),
        ("[^]", "a", False),
        ("[", "[", True),
        ("[a", "[a/x.md", True),
        ("a?.md", "ab.md", True),
        ("a.md", "axmd", False),
        ("a+(b).md", "a+(b).md", True),
    ],
)
def test_patterns_mean_what_they_mean_to_git(glob: str, path: str, expected: bool) -> None:
    assert Pattern("/site", glob).matches(f"/site/{path}") is expected


def test_what_lies_outside_the_folder_is_not_meant() -> None:
    assert not Pattern("/site/sub", "*.md").matches("/site/a.md")


def test_an_exclamation_mark_takes_back() -> None:
    patterns = [Pattern("/site", "*.md"), Pattern("/site", "!keep.md")]
    assert any_matches(patterns, "/site/a.md")
    assert not any_matches(patterns, "/site/keep.md")


@pytest.mark.parametrize(
    "glob", ["*a" * 12 + "b", "**/a/" * 12 + "b", "**/*a*a/" * 6 + "b", "a*" * 50 + "b", "*/" * 30 + "b", "[ab]*" * 20 + "c"]
)  # fmt: skip
@pytest.mark.parametrize("path", ["a" * 250 + ".md", "a/" * 1000 + "x", ("a" * 200 + "/") * 10 + "x"])
def test_no_pattern_takes_long_on_any_path(glob: str, path: str) -> None:
    start = process_time()
    assert not Pattern("/p", glob).matches(f"/p/{path}")
    assert process_time() - start < 0.5


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    "glob", ["[[a].md", "[a--b]", "[a||b]", "[~~]", "[a&&b]", "[!--a]", "[\\\\d]", "[^[:a]"]
)
def test_what_regular_expressions_may_mean_one_day_is_no_matter(glob: str) -> None:
    assert not Pattern("/warned", glob).matches("/warned/xx/yy")


def test_a_range_that_holds_nothing_matches_nothing() -> None:
    assert not Pattern("/p", "[z-a].md").matches("/p/b.md")
    assert Pattern("/p", "[a-c].md").matches("/p/b.md")


@given(st.text("ab*?/[]!\\.", max_size=9), st.text("ab/.", min_size=1, max_size=9))
def test_what_a_pattern_needs_stands_in_all_it_matches(glob: str, path: str) -> None:
    asked = patterns._regex(glob).match(path) is not None
    assert Pattern("/r", glob).matches_below(path) is (asked and not path.startswith("../"))


def test_of_very_many_patterns_only_those_that_may_mean_the_file_are_compiled() -> None:
    globs = [f"docs/{number}.md" for number in range(50_000)] + ["docs/", "*.txt", "docs/1?.md"]
    before, began = patterns._regex.cache_info().currsize, process_time()
    found = list(matching([(Pattern("/many", glob), glob) for glob in globs], "/many/docs/17.md"))
    assert found == ["docs/17.md", "docs/", "docs/1?.md"]
    assert patterns._regex.cache_info().currsize - before < 20
    assert process_time() - began < 2
