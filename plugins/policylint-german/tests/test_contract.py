"""German keeps the contract that policylint asks of languages."""

from __future__ import annotations

from policylint_german import GERMAN
from test_language import POLICY

from policylint.testing import assert_language

PLAIN = """# Datenschutzhinweise des Rudervereins Möwe e.V.

Wir speichern, was du uns bei der Anmeldung sagst, und löschen es ein Jahr nach deinem Austritt. Deine Daten geben wir nicht weiter.
Wenn du wissen willst, was wir über dich gespeichert haben, schreib uns eine E-Mail.
"""


def test_it_keeps_the_contract() -> None:
    assert_language(GERMAN, [POLICY, PLAIN])
