"""What German lines are taken for: titles, or sentences that lead over to what follows."""

from __future__ import annotations

import pytest

from policylint.testing import policy_of

BLOCK = "Amt für Beispiele\nFeldweg 20, 70173 Stuttgart\nTelefon: 0711 615541-0\nE-Mail: post@amt.example\n"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Sie können sich bei der Aufsichtsbehörde beschweren:", False),
        ("Wir arbeiten mit diesem Anbieter zusammen:", False),
        ("Bitte schreiben Sie an:", False),
        ("Zuständige Behörde:", True),
    ],
)
def test_a_sentence_before_an_address_is_no_title(line: str, title: bool) -> None:
    policy = policy_of(f"# Datenschutzerklärung\n\n## Beschwerde\n\n{line}\n\n{BLOCK}")
    kinds = [one.kind for one in policy.passages if one.own_text.strip() == line]
    assert kinds == ["heading" if title else "sentence"]
