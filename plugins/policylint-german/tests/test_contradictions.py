"""Statements of one German text that cannot both hold, and those that only look so."""

from __future__ import annotations

from pathlib import Path

import pytest
from policylint_german import policylint_rules

from policylint import Linter
from policylint.rule import Rule

POLICIES = sorted((Path(__file__).parent / "policies").glob("*.md"))
FRAME = (
    "# Datenschutzerklärung\n\nWir erheben Ihren Namen, wenn Sie bei uns bestellen.\n\n"
    "## Was wir versprechen\n\n{}\n\n## Was wir tun\n\n{}\n"
)


def found(one: str, other: str) -> list[str]:
    linter = Linter(select=["german-contradictory-statements", "german-conflicting-retention"], preview=True)
    return [each.rule for each in linter.check_text(FRAME.format(one, other)).diagnostics]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wir verkaufen Ihre Daten nicht.", "Wir verkaufen Ihre E-Mail-Adresse an Werbepartner."),
        ("Der Verein gibt keine personenbezogenen Daten an Dritte weiter.", "Wir übermitteln Namen und Geburtsdatum an den Landessportbund."),
        ("Eine Weitergabe Ihrer Daten an Dritte findet nicht statt.", "Ihre Anschrift geben wir an die Spedition weiter, die den Schrank liefert."),
        ("Wir verwenden keine Cookies.", "Unsere Webseite setzt Cookies, um Ihre Anmeldung zu speichern."),
        ("Die App erhebt keine Standortdaten.", "Wir erheben Ihren genauen Standort und speichern ihn auf unserem Server."),
        ("Wir setzen keine Analysewerkzeuge ein.", "Wir nutzen Google Analytics."),
    ],
)  # fmt: skip
def test_what_is_denied_and_said(one: str, other: str) -> None:
    assert found(one, other) == found(other, one) == ["german-contradictory-statements"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wir verkaufen Ihre Daten nicht.", "Wir verkaufen Fahrräder und Helme."),
        ("Wir geben Ihre Daten nicht ohne Ihre Einwilligung weiter.", "Wir geben Ihre Anschrift an die Post weiter."),
        ("Wir geben Ihre Daten nicht zu Werbezwecken weiter.", "Wir geben Ihre Anschrift an die Post weiter."),
        ("Wir geben keine Daten an Dritte weiter.", "Wenn Sie zustimmen, geben wir Ihre Anschrift an die Post weiter."),
        ("Wir verwenden keine Cookies zu Werbezwecken.", "Unsere Webseite setzt Cookies, um Ihre Anmeldung zu speichern."),
        ("Eine Weitergabe Ihrer Daten an Dritte findet nicht statt.", "Ihre Daten geben wir an Sie selbst heraus."),
        ("Eine Weitergabe zu Werbezwecken findet nicht statt.", "Ihre Anschrift geben wir an die Spedition weiter."),
        ("Wir verwenden keine Cookies.", "Cookies können Sie in Ihrem Browser löschen."),
        ("Die App erhebt keine Standortdaten.", "Wir erheben Ihre E-Mail-Adresse."),
        ("Die App erhebt keine Standortdaten.", "Die App erhebt Ihren Standort nur auf Ihrem Gerät."),
        ("Wir setzen keine Analysewerkzeuge ein.", "Google Analytics ist ein Dienst von Google."),
        ("Wir setzen keine Analysewerkzeuge ein.", "Wir verwenden eine Alternative zu Google Analytics."),
        ("Wir verkaufen Ihre Daten nicht.", "Wir verkaufen Aufkleber mit Namen und Adressen."),
        ("Wir geben keine Daten an Dritte weiter.", "Wir geben Ihnen die Adresse der Aufsichtsbehörde."),
        ("Wir geben keine Daten an Dritte weiter.", "Wir senden die Rechnung mit Ihren Daten an die von Ihnen genannte Anschrift."),
        ("Wir verwenden keine Cookies.", "Wir setzen auf Cookies-freie Technik."),
        ("Wir speichern keine Standortdaten.", "Ihr Telefon erfasst Ihren Standort."),
    ],
)  # fmt: skip
def test_what_is_narrowed_or_about_something_else(one: str, other: str) -> None:
    assert found(one, other) == found(other, one) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Server-Logfiles werden nach 14 Tagen gelöscht.", "Server-Logfiles werden nach sechs Monaten gelöscht."),
        ("Mitgliedsdaten werden zwei Jahre nach dem Austritt gelöscht.", "Mitgliedsdaten löschen wir zehn Jahre nach dem Austritt."),
    ],
)  # fmt: skip
def test_two_periods(one: str, other: str) -> None:
    assert found(one, other) == found(other, one) == ["german-conflicting-retention"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Server-Logfiles werden nach 14 Tagen gelöscht.", "Server-Logfiles werden nach zwei Wochen gelöscht."),
        ("Server-Logfiles werden nach 14 Tagen gelöscht.", "Server-Logfiles werden spätestens nach sechs Monaten gelöscht."),
        ("Server-Logfiles werden nach 14 Tagen gelöscht.", "Mitgliedsdaten werden nach sechs Monaten gelöscht."),
        ("Kontodaten werden zwei Jahre nach der Kündigung gelöscht.", "Kontodaten werden drei Jahre nach der Anmeldung gelöscht."),
        ("Diese werden nach 14 Tagen gelöscht.", "Diese werden nach sechs Monaten gelöscht."),
    ],
)  # fmt: skip
def test_one_period_or_of_something_else(one: str, other: str) -> None:
    assert found(one, other) == found(other, one) == []


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
def test_nothing_is_found_in_policies_that_contradict_themselves_nowhere(path: Path) -> None:
    report = Linter(select=["contradiction"], preview=True).check_paths([path])
    assert [one for one in report.diagnostics if one.rule.startswith("german-")] == []


@pytest.mark.parametrize("rule", policylint_rules(), ids=lambda rule: rule.info.name)
def test_the_examples_of_their_pages_hold(rule: Rule) -> None:
    linter = Linter(select=[rule.info.name], preview=True)
    documentation = rule.info.documentation
    for example in (*documentation.flagged, *documentation.accepted):
        report = linter.check_text(example.text)
        assert (
            tuple(example.text[one.finding.span.start : one.finding.span.end] for one in report.diagnostics)
            == example.flagged
        )
