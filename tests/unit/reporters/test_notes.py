"""The notes beside the findings, as every format has them that has room for such."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policylint.coverage import Coverage
from policylint.diagnostics import Unasked
from policylint.host import load_parts
from policylint.reporter import Report, Reporter, Style
from policylint.reporters.notes import language_name, unasked_note, versions_note
from policylint.reporters.summary import withheld_notes
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


SWEDISH, GERMAN = Coverage("sv", False, True, 9, 0), Coverage("de", False, True, 9, 0)


@pytest.mark.parametrize("name", ["json", "sarif", "github", "markdown", "html"])
def test_how_to_have_a_language_read(name: str, formats: dict[str, Reporter]) -> None:
    def told(coverage: Coverage) -> str:
        shown = formats[name].render(Report((), (("a.md", coverage),)), Style(width=200))
        return shown.replace("%3A", ":").replace("\\", "")

    assert "a plugin can bring a vocabulary for Swedish (see docs/how-to/add-a-language.md)" in told(SWEDISH)
    assert "install the plugin policylint-german to have German read" in told(GERMAN)
    assert "plugin" not in told(replace(SWEDISH, language="en", supported=True))


def test_the_closing_words_say_it_below_each_language() -> None:
    coverage = (
        ("a.md", SWEDISH),
        ("b.md", GERMAN),
        ("c.md", SWEDISH),
        ("d.md", replace(JUDGED, doubt="it is short")),
    )
    lines = withheld_notes(Report((), coverage), Style(width=200)).splitlines()
    assert [line for line in lines if "version" not in line] == [
        "note: nothing is reported as missing in d.md: it is short.",
        "note: nothing is reported as missing in b.md: the text is in another language (de) than the vocabularies.",
        "help: install the plugin policylint-german to have German read.",
        "note: nothing is reported as missing in a.md, c.md: the text is in another language (sv) than the vocabularies.",
        "help: a plugin can bring a vocabulary for Swedish (see docs/how-to/add-a-language.md).",
    ]
