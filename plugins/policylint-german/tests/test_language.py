"""German as a plugin of policylint: forms of words, denial, texts, the framework, and what English runs load of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from policylint_german import GERMAN
from policylint_german.denial import GERMAN_NEGATION
from policylint_german.german import FOLDERS, forms, inflections
from reading import disclosed

import policylint
from policylint.phrases.build import build
from policylint.topics import ancestors, topics
from policylint.wordings import wordings

POLICY = """# Datenschutzerklärung

Verantwortlich ist die Lindenblatt Tee GmbH, Speicherstraße 8, 20457 Hamburg, tee@lindenblatt.example.

Wenn Sie bei uns bestellen, verarbeiten wir Ihren Namen und Ihre Anschrift, um die Ware zu liefern (Art. 6 Abs. 1 lit. b DSGVO).
Wir geben die Anschrift an den Paketdienst weiter. Sie haben das Recht auf Auskunft und Löschung.
"""


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("speichern", "gespeichert"), ("speichern", "speicherten"), ("weitergeben", "weitergegeben"),
        ("weitergeben", "weiterzugeben"), ("erheben", "erhoben"), ("kontrollieren", "kontrolliert"),
        ("vertrag", "verträge"), ("vertrag", "vertraege"), ("nutzer", "nutzerinnen"), ("dritte", "dritten"),
        ("verarbeiten", "verarbeitet"), ("übermitteln", "uebermitteln"),
    ],
)  # fmt: skip
def test_inflection(word: str, form: str) -> None:
    assert form in inflections(word)


def test_spelling_without_umlauts() -> None:
    assert set(forms("löschung")) == {"löschung", "loeschung"}
    assert "schliessen" in forms("schließen")


@pytest.mark.parametrize(
    ("text", "words", "polarity"),
    [
        ("wir verkaufen ihre daten nicht", "verkaufen ihre daten", "denied"),
        ("wir geben keine daten weiter", "geben keine daten weiter", "denied"),
        ("keinesfalls verkaufen wir daten", "verkaufen wir daten", "denied"),
        ("daten werden weder verkauft noch vermietet", "daten werden weder verkauft", "denied"),
        ("nicht nur namen, sondern auch adressen speichern wir", "adressen speichern", "stated"),
        ("wenn sie das nicht möchten, löschen wir die daten", "löschen wir die daten", "stated"),
        ("daten, die wir nicht brauchen, löschen wir", "löschen wir", "stated"),
        ("wir geben daten nicht weiter, außer an den paketdienst", "an den paketdienst", "stated"),
        ("wir geben daten weiter, sofern sie nicht widersprechen", "geben daten weiter", "stated"),
    ],
)
def test_denial(text: str, words: str, polarity: str) -> None:
    start = text.index(words)
    assert GERMAN_NEGATION.polarity(text, start, start + len(words)) == polarity


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_vocabulary_is_stored_as_it_is_written(folder: Path) -> None:
    expected = build(folder, forms, inflections)
    stored = {name: (folder / name).read_bytes() for name in expected}
    assert stored == expected, "run `python -m policylint_german`"


def test_texts_are_for_topics_and_say_what_is_found() -> None:
    texts = wordings(GERMAN.wordings)
    assert texts.topics.keys() <= topics().keys()
    states = policylint.assess(POLICY, frameworks=["gdpr", "tdddg"]).states
    asked = {topic for state in states for topic in state.requirement.topics}
    assert asked <= texts.topics.keys(), asked - texts.topics.keys()


def test_what_good_practice_asks_for_is_said_in_german() -> None:
    report = policylint.check_text(POLICY)
    missing = {one.rule: one.message for one in report.diagnostics if one.rule.endswith("-missing")}
    assert "security-measures-missing" in missing
    assert {rule: said for rule, said in missing.items() if not said.startswith("nicht gefunden: ")} == {}


def test_what_is_missing_is_said_in_german() -> None:
    report = policylint.check_text(POLICY, select=["retention-missing", "rights-access-missing"])
    (found,) = report.diagnostics
    assert found.message == "nicht gefunden: Speicherdauer oder ihre Kriterien"
    assert "Schreiben Sie zum Beispiel" in found.finding.help


EXAMPLES = {
    "⟨datenschutz@example.org⟩": "datenschutz@lindenblatt.de",
    "⟨E-Mail-Adresse⟩": "datenschutz@lindenblatt.de",
    "⟨Name und Rechtsform⟩": "die Lindenblatt Tee GmbH",
    "⟨Name⟩, ⟨Straße und Hausnummer⟩, ⟨Postleitzahl und Ort⟩": "Lindenblatt Tee GmbH, Speicherstraße 8, 20457 Hamburg",
    "⟨Zeitraum⟩": "sechs Monaten",
    "⟨Daten⟩ ⟨Zeitraum⟩ lang": "Rechnungen acht Jahre lang",
    "⟨Empfänger⟩": "den Paketdienst",
    "⟨Quelle⟩": "Auskunfteien",
    "⟨Anbieter⟩": "Google",
}


@pytest.mark.parametrize("topic", sorted(wordings(GERMAN.wordings).topics))
def test_the_wording_that_is_offered_is_recognised(topic: str) -> None:
    written = wordings(GERMAN.wordings).topics[topic].write
    for placeholder in sorted(EXAMPLES, key=len, reverse=True):
        written = written.replace(placeholder, EXAMPLES[placeholder])
    text = written.replace("⟨", "").replace("⟩", "")
    found = {parent for one in disclosed(f"{text}\n") for parent in ancestors(one.topic)}
    assert topic in found, text


def test_english_runs_load_nothing_of_it_but_its_description_and_rules(tmp_path: Path) -> None:
    file = tmp_path / "policy.md"
    file.write_text(
        "# Privacy policy\n\nWe collect your name and your e-mail address when you register with us.\n"
    )
    program = (
        "import sys; from policylint.cli import main; sys.argv = ['policylint', 'check', '--no-cache', sys.argv[1]]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(sorted(name for name in sys.modules if name.startswith('policylint_german')))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(file)], capture_output=True, text=True, cwd=tmp_path, check=True
    )
    assert run.stdout.splitlines()[-1] == (
        "['policylint_german', 'policylint_german.contradiction_rule', 'policylint_german.german', 'policylint_german.list_rule', "
        "'policylint_german.reference_rule', 'policylint_german.retention_rule']"
    )
