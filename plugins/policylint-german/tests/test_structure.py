"""Lists that are announced, parts that are referred to, and the date of the text, in German."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from policylint import Linter

POLICIES = sorted((Path(__file__).parent / "policies").glob("*.md"))
RULES = ["german-empty-list-intro", "german-dangling-reference"]
FRAME = (
    "# Datenschutzerklärung\n\n## 1. Bestellungen\n\nWenn Sie bei uns bestellen, brauchen wir Ihren Namen und Ihre Anschrift.\n\n{}\n\n"
    "## 2. Ihre Rechte\n\nSie können Auskunft über Ihre Daten verlangen.\n\n## 3. Sicherheit\n\nWir verschlüsseln die Übertragung.\n"
)


def found(text: str) -> list[tuple[str, str]]:
    """The rules that find something by default, with the words that they underline."""
    whole = FRAME.format(text)
    diagnostics = Linter(select=RULES).check_text(whole).diagnostics
    return [(one.rule, whole[one.finding.span.start : one.finding.span.end]) for one in diagnostics]


@pytest.mark.parametrize(
    "text",
    [
        "Beim Bezahlen erheben wir folgende Daten:",
        "Folgende Angaben werden dabei gespeichert:",
        "Wir geben Ihre Daten an nachfolgende Empfänger weiter:",
        "Wir nutzen Ihre Daten wie folgt:",
    ],
)
def test_a_list_that_does_not_come(text: str) -> None:
    assert found(text) == [("german-empty-list-intro", text)]


def test_running_text_instead_of_a_list() -> None:
    after = (
        "Wir brauchen sie, um den Vertrag mit Ihnen zu erfüllen. Ohne sie können wir nichts liefern, und die Rechnung, "
        "die wir Ihnen schreiben, bewahren wir danach zehn Jahre auf, weil die Abgabenordnung es so will."
    )
    assert [rule for rule, _ in found(f"Wir erheben folgende Daten:\n\n{after}")] == [
        "german-empty-list-intro"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Wir erheben folgende Daten:\n\n- Name\n- Anschrift",
        "Wir erheben folgende Daten:\n\n| Daten | Zweck |\n|---|---|\n| Name | Versand |",
        "Wir erheben folgende Daten:\n\nName\n\nAnschrift",
        "Wir erheben folgende Daten:\n\n### Name\n\nFür den Versand.",
        "Sie erreichen uns unter folgender E-Mail-Adresse:",
        "Wenden Sie sich an folgende Stelle:",
        "Über Ihre Anfrage freuen wir uns:",
    ],
)
def test_a_list_that_comes_or_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sie können widersprechen, siehe Abschnitt 12.", "Abschnitt 12"),
        ("Mehr dazu steht unter Ziffer 7 dieser Datenschutzerklärung.", "Ziffer 7"),
        ("Näheres finden Sie im Abschnitt „Empfänger“.", "Empfänger"),
        ("Was dann geschieht, steht unter „Unsere Partner“ weiter unten.", "Unsere Partner"),
        ("Schreiben Sie an die unten angegebene E-Mail-Adresse.", "unten angegebene E-Mail-Adresse"),
    ],
)
def test_a_reference_that_leads_nowhere(text: str, words: str) -> None:
    assert found(text) == [("german-dangling-reference", words)]


@pytest.mark.parametrize(
    "text",
    [
        "Sie können widersprechen, siehe Abschnitt 2.",
        "Näheres finden Sie im Abschnitt „Ihre Rechte“.",
        "Siehe Ziffer 9 der Nutzungsbedingungen.",
        "Siehe Abschnitt 9 unserer AGB.",
        "Grundlage ist § 3 in Abschnitt 14 TKG.",
        "In Firefox finden Sie das unter dem Punkt „Datenschutz & Sicherheit“.",
        "Öffnen Sie den Abschnitt „Verlauf“ in Ihrem Browser.",
        "Siehe [Abschnitt 12](https://acme.example/agb).",
    ],
)
def test_a_reference_that_may_be_meant_otherwise(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
def test_policies_of_our_own_are_whole(path: Path) -> None:
    assert not Linter(select=RULES).check_text(path.read_text(encoding="utf-8")).diagnostics


@pytest.mark.parametrize(
    ("line", "stale"),
    [
        ("Stand: 3. Februar 2025", True),
        ("Zuletzt aktualisiert am 03.02.2025", True),
        ("Stand: Oktober 2026", False),
        ("Unser Verein besteht seit dem 3. Februar 1985", False),
    ],
)
def test_an_old_date(line: str, stale: bool) -> None:
    text = FRAME.replace("erklärung\n", f"erklärung\n\n{line}\n", 1).format("Wir liefern mit der Post.")
    diagnostics = Linter(select=["stale-date"], today=date(2026, 11, 28)).check_text(text).diagnostics
    assert [one.rule for one in diagnostics] == ["stale-date"] * stale
