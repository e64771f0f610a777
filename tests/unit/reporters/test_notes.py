"""The notes beside the findings, as every format has them that has room for such."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policylint.coverage import Coverage
from policylint.diagnostics import Unasked
from policylint.host import load_parts
from policylint.reporter import Report, Reporter, Style
from policylint.reporters.notes import language_name, unasked_note, versions_note
from policylint.source import Source, Span

JUDGED = Coverage("en", True, True, 10, 4, other_languages=("de", "fr"))
SOURCE = Source("a.md", "# Privacy\n\nWe collect no data.\n")
DENIAL = Unasked(("GDPR", "CCPA", "LGPD"), "the policy says so", SOURCE, Span(11, 30), "We collect no data.")


@pytest.fixture
def formats() -> dict[str, Reporter]:
    return {one.name: one for one in load_parts(("reporters",)).reporters}


@pytest.mark.parametrize("name", ["sarif", "github", "markdown", "html"])
def test_which_version_was_judged(name: str, formats: dict[str, Reporter]) -> None:
    told = "nly the version in English is judged, not those in German and French"
    assert told in formats[name].render(Report((), (("a.html", JUDGED),)), Style())
    one = replace(JUDGED, other_languages=())
    assert "version in" not in formats[name].render(Report((), (("a.html", one),)), Style())


@pytest.mark.parametrize("name", ["sarif", "github", "markdown", "html"])
def test_what_a_policy_was_not_held_against(name: str, formats: dict[str, Reporter]) -> None:
    shown = formats[name].render(Report((), (("a.md", JUDGED),), unasked=(("a.md", DENIAL),)), Style())
    assert "so it was not held against GDPR, CCPA and LGPD" in shown.replace("%2C", ",")


def test_the_reason_comes_before_the_laws_and_a_caveat_after_a_statement() -> None:
    assert unasked_note(DENIAL, "a.md") == (
        "the policy says so (line 3: “We collect no data.”), so it was not held against GDPR, CCPA and LGPD. "
        "Whether that statement is true, no text shows"
    )
    fact = replace(DENIAL, frameworks=("Act",), reason="nobody is concerned", text="")
    assert unasked_note(fact, "a.md") == "nobody is concerned, so it was not held against Act"


def test_languages_in_words() -> None:
    assert versions_note(replace(JUDGED, other_languages=("sv",)), "b.md") == (
        "only the version of b.md in English is judged, not the one in Swedish"
    )
    assert (language_name("uk"), language_name("tlh")) == ("Ukrainian", "tlh")
