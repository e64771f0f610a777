"""The details that German disclosures name."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from policylint_german.countries import countries
from policylint_german.durations import ages, durations

from policylint.testing import policy_of

TITLE = "# Datenschutzerklärung\n\nWir sagen hier, wie wir mit den Daten umgehen, die Sie uns geben.\n\n"


def attributes(markdown: str, topic: str, name: str) -> set[str]:
    policy = policy_of(TITLE + markdown, detect=True)
    return {value for one in policy.disclosures if one.topic == topic for value in one.values(name)}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("nach 30 Tagen", ["P30D"]),
        ("sechs Monate lang", ["P6M"]),
        ("sechs bis zwölf Monate", ["P12M"]),
        ("zwischen 3 und 5 Jahren", ["P5Y"]),
        ("bis zu zehn Jahre", ["P10Y"]),
        ("ein halbes Jahr", ["P6M"]),
        ("zwei volle Kalenderjahre", ["P2Y"]),
        ("für eine Woche, dann 24 Stunden", ["P1W", "PT24H"]),
        ("Personen unter 16 Jahren", []),
        ("wer 16 Jahre alt ist", []),
        ("§ 3 Monatsfrist", []),
        ("im Jahr 2024", []),
        ("ein Tagebuch", []),
    ],
)
def test_durations(text: str, values: list[str]) -> None:
    assert [one.value for one in durations(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Kinder unter 16 Jahren", ["P16Y"]),
        ("das 13. Lebensjahr", ["P13Y"]),
        ("ab 14", ["P14Y"]),
        ("unter 30 Tagen", []),
        ("unter 3", []),
    ],
)
def test_ages(text: str, values: list[str]) -> None:
    assert [age for _, _, age in ages(text)] == values


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Server in den USA und in Indien", ["US", "IN"]),
        ("in das Vereinigte Königreich", ["GB"]),
        ("außerhalb der Schweiz", []),
        ("Personen in Deutschland", []),
        ("nicht in den USA", []),
        ("in Irland", ["IE"]),
        ("das USA-Visum", []),
    ],
)
def test_countries(text: str, codes: list[str]) -> None:
    assert [code for _, _, code in countries(text)] == codes


@pytest.mark.parametrize(
    ("markdown", "topic", "name", "values"),
    [
        ("Rechnungen bewahren wir zehn Jahre auf.", "retention.period", "period", {"P10Y"}),
        ("Rechnungen bewahren wir zehn Jahre auf.", "retention.period", "data", {"transactions"}),
        ("Server-Logs löschen wir nach sieben Tagen.", "retention.period", "disposal", {"delete"}),
        ("## Server-Logs\n\nDie Löschung erfolgt nach 14 Tagen.", "retention.period", "data", {"log-data"}),
        ("Wir verarbeiten Namen und E-Mail-Adressen der Mitglieder.", "collection.data-categories", "data", {"name", "email-address"}),
        ("Die Anschrift geben wir an den Paketdienst und an unseren Steuerberater weiter.", "sharing.recipients", "recipient", {"carrier", "professional-adviser"}),
        ("Die Daten werden auf Servern in den USA gespeichert.", "transfer", "country", {"US"}),
        ("Die Übermittlung in die USA stützen wir auf Standardvertragsklauseln.", "transfer.safeguards", "mechanism", {"scc"}),
        ("Wir löschen die Daten, sobald der Zweck entfällt.", "retention.criteria", "trigger", {"purpose-end"}),
        ("Die Verbindung ist mit TLS verschlüsselt.", "security.measures", "measure", {"encryption-in-transit", "encryption"}),
        ("Kinder unter 16 Jahren dürfen sich nur mit Zustimmung der Eltern anmelden.", "children", "age", {"P16Y"}),
        ("Wir setzen Werbe-Cookies ein.", "cookies", "purpose", {"advertising"}),
    ],
)  # fmt: skip
def test_what_a_statement_names(markdown: str, topic: str, name: str, values: set[str]) -> None:
    assert attributes(markdown, topic, name) == values


@pytest.mark.parametrize(
    ("markdown", "topic", "name"),
    [
        ("Sie erreichen uns unter der genannten Anschrift.", "collection.data-categories", "data"),
        ("Auskünfte beantworten wir innerhalb von 30 Tagen und löschen auf Wunsch.", "retention.period", "period"),
        ("Den Namen der Datei speichern wir im Protokoll, mehr nicht.", "collection.data-categories", "recipient"),
    ],
)  # fmt: skip
def test_what_it_does_not_name(markdown: str, topic: str, name: str) -> None:
    assert attributes(markdown, topic, name) == set()


def test_details_point_at_their_words() -> None:
    policy = policy_of(f"{TITLE}Rechnungen bewahren wir zehn Jahre auf.\n", detect=True)
    (kept,) = (one for one in policy.disclosures if one.topic == "retention.period")
    shown = {one.name: policy.document.source.slice(one.span) for one in kept.attributes}
    assert shown == {"data": "Rechnungen", "period": "zehn Jahre"}


def test_periods_are_not_compared_by_the_words_of_another_language(tmp_path: Path) -> None:
    file = tmp_path / "datenschutz.md"
    file.write_text(
        f"{TITLE}Verträge bewahren wir zehn Jahre auf.\n\n## Belege\n\nBelege bewahren wir acht Jahre auf.\n"
    )
    command = [
        sys.executable, "-m", "policylint", "check", "--no-cache", "--preview", "--select", "conflicting-retention", str(file),
    ]  # fmt: skip
    run = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert run.returncode == 0, run.stdout + run.stderr


def test_an_english_policy_is_not_described_in_german() -> None:
    text = "# Privacy policy\n\nWe keep your invoices for ten years. The Logfiles of our servers are kept for 30 days.\n"
    policy = policy_of(text, detect=True)
    assert {
        value
        for one in policy.disclosures
        for value in one.values("period")
        if one.topic == "retention.period"
    } == {"P10Y", "P30D"}
