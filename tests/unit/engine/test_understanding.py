from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from policylint.disclosure import DescribingError, Details, Disclosure, Modality, Wording
from policylint.engine.understanding import understand
from policylint.host import load_parts
from policylint.language import Language
from policylint.language.subject import ENGLISH as ENGLISH_SUBJECT
from policylint.source import Source, Span
from policylint.testing import policy_of

FRONTENDS = load_parts(("frontends",)).frontends
HTML = next(f for f in FRONTENDS if f.name == "html")
MARKDOWN = next(f for f in FRONTENDS if f.name == "markdown")
ENGLISH = "# Privacy policy\n\nWe keep your personal data for two years and then we delete all of it from our systems.\n"
GERMAN = "# Hinweise\n\nWir erheben die Daten, die Sie uns mitteilen, und nutzen sie nur für den Versand und die Zahlung.\n"


class Fixed:
    def __init__(self, *disclosures: Disclosure) -> None:
        self.name, self.topics, self._given = "fixed", frozenset({"retention"}), disclosures

    def detect(self, document, passages):
        return self._given


class Broken:
    name, topics = "broken", frozenset()

    def detect(self, document, passages):
        raise RuntimeError("no luck")


def understood(text: str, *detectors):
    return understand(Source("policy.md", text), MARKDOWN, detectors, today=date(2026, 11, 22))


def said(confidence: str, start: int = 18) -> Disclosure:
    return Disclosure("retention", "stated", (Span(start, start + 4),), "text", confidence)


def test_near_misses_are_kept_apart() -> None:
    policy = understood(ENGLISH, Fixed(said("certain"), said("possible", 30))).policy
    assert [d.confidence for d in policy.disclosures] == ["certain"]
    assert [d.confidence for d in policy.candidates] == ["possible"]


def test_of_two_for_the_same_place_the_surer_is_kept() -> None:
    policy = understood(ENGLISH, Fixed(said("likely"), said("certain"))).policy
    assert [d.confidence for d in policy.disclosures] == ["certain"]


class Withdrawing(Fixed):
    """Knows better of what begins at some place."""

    def __init__(self, place: int | None, *disclosures: Disclosure) -> None:
        super().__init__(*disclosures)
        self._place = place

    def withdrawn(self, found):
        if self._place is None:
            raise RuntimeError("no luck")
        return (one for one in found if one.span.start == self._place)


def test_a_detector_withdraws_what_others_found() -> None:
    policy = understood(ENGLISH, Fixed(said("certain")), Withdrawing(18, said("likely", 30))).policy
    assert [d.span.start for d in policy.disclosures] == [30]


def test_one_that_fails_to_withdraw_is_named_and_all_is_kept() -> None:
    result = understood(ENGLISH, Fixed(said("certain")), Withdrawing(None, said("likely", 30)))
    assert [f.what for f in result.failures] == ["detector fixed"]
    assert [d.span.start for d in result.policy.disclosures] == [18, 30]


def test_a_broken_detector_is_named_and_the_others_run() -> None:
    result = understood(ENGLISH, Broken(), Fixed(said("certain")))
    assert [f.what for f in result.failures] == ["detector broken"]
    assert "no luck" in result.failures[0].message
    assert result.policy.status("retention") == "stated"


def test_where_a_detector_failed_silence_proves_nothing() -> None:
    coverage = understood(ENGLISH, Broken()).policy.coverage
    assert not coverage.absence_is_meaningful
    assert coverage.reason == "detector broken failed"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("text", "TypeError: gave str, no disclosure"),
        (said("certain", 10_000), "ValueError: points outside the text: retention"),
        (Disclosure("retention", "stated", (), "text"), "ValueError: points outside the text: retention"),
    ],
)
def test_what_is_no_disclosure_or_has_no_place_is_the_detectors_failure(given: object, message: str) -> None:
    result = understood(ENGLISH, Fixed(said("certain"), given))
    assert [(one.what, one.message) for one in result.failures] == [("detector fixed", message)]
    assert result.policy.disclosures == ()


@dataclass(frozen=True)
class InLanguage:
    """A detector of a language that finds nothing."""

    language: Language
    name: str = "phrases"
    topics: frozenset[str] = frozenset()

    def detect(self, document, passages):
        return ()


def spoken(code: str) -> Language:
    return Language(code, "", lambda: None, ENGLISH_SUBJECT)


@pytest.mark.parametrize(
    ("own", "known", "judged"),
    [
        ("de", (), "en"),
        ("de", ("en",), "en"),
        ("de", ("en", "de"), "de"),
        ("en", ("en", "de"), "en"),
        ("fr", ("en", "de"), "de"),
        ("fr", ("sv",), "de"),
    ],
)
def test_of_a_page_in_several_languages_one_is_judged_that_a_vocabulary_covers(own, known, judged) -> None:
    german = f"<h1>Datenschutz</h1><p>{GERMAN * 2}</p>"
    english = f"<h1>Privacy</h1><p>{ENGLISH}</p>"
    page = f"<html lang={own}><body><div lang=de>{german}</div><div lang=en>{english}</div></body></html>"
    detectors = [InLanguage(spoken(code)) for code in known]
    policy = understand(Source("policy.html", page), HTML, detectors, today=date(2026, 11, 22)).policy
    assert policy.coverage.language == judged
    assert policy.coverage.other_languages == tuple({"de", "en"} - {judged})
    assert ("Wir erheben" in policy.passages[-1].own_text) == (judged == "de")


class Later:
    name = "later"

    def describe(self, document, passages, found):
        def fail(one):
            raise RuntimeError("no luck")

        return [one.described_by(Details("later", fail, lambda name, values, among: None)) for one in found]


def test_what_describers_leave_until_later_is_described_at_once() -> None:
    result = understood(ENGLISH, Fixed(said("certain")), Later())
    assert [f"{f.what}: {f.message}" for f in result.failures] == [
        "detector later: DescribingError: detector later: RuntimeError: no luck"
    ]
    assert result.policy.disclosures == (said("certain"),)
    assert result.policy.coverage.doubt == "detector later failed"


def test_or_not_if_nobody_needs_it_described() -> None:
    source = Source("policy.md", ENGLISH)
    result = understand(
        source, MARKDOWN, [Fixed(said("certain")), Later()], today=date(2026, 11, 22), described=False
    )
    assert result.failures == ()
    with pytest.raises(DescribingError, match="detector later: RuntimeError: no luck"):
        _ = result.policy.disclosures[0].attributes


def test_what_fails_to_be_described_in_a_template_is_named_and_the_rest_is_kept() -> None:
    """There the attributes are needed at once: what a template fills in is restored in them."""
    source = Source("policy.md", f"# Privacy policy of {{{{ company }}}}\n\n{ENGLISH}")
    detectors = [Fixed(said("certain")), Later()]
    result = understand(
        source, MARKDOWN, detectors, today=date(2026, 11, 22), templates=("jinja",), described=False
    )
    assert result.policy.document.opaque
    assert [one.what for one in result.failures] == ["detector later"]
    assert [one.attributes for one in result.policy.disclosures] == [()]


def test_a_detector_whose_own_details_fail_is_named() -> None:
    (later,) = Later().describe(None, (), [said("certain")])
    result = understood(ENGLISH, Fixed(said("likely"), later), Fixed(said("certain", 30)))
    assert [one.what for one in result.failures] == ["detector fixed"]
    assert [one.span.start for one in result.policy.disclosures] == [30]


class Wordless(Wording):
    def modality(self) -> Modality:
        raise LookupError("no word for it")


def test_a_detector_that_cannot_say_how_it_is_worded_is_named() -> None:
    """At once, or by whoever asks first; what does not ask is not told."""
    wordless: Any = Wordless()
    detectors = (Fixed(replace(said("likely"), modality=wordless)), Fixed(said("certain", 30)))
    told = understood(ENGLISH, *detectors)
    assert [(one.what, one.message.split(": ")[0]) for one in told.failures] == [
        ("detector fixed", "DescribingError")
    ]
    assert [one.span.start for one in told.policy.disclosures] == [30]
    source = Source("policy.md", ENGLISH)
    later = understand(source, MARKDOWN, detectors, today=date(2026, 11, 22), described=False)
    assert later.failures == ()
    first, second = later.policy.disclosures
    assert (first.because, second.modality) == ("", "does")
    with pytest.raises(DescribingError, match="modality of retention: LookupError: no word for it"):
        first.modality  # noqa: B018


@pytest.mark.parametrize(
    ("sentence", "received"),
    [
        ("Larkspur stores your data on its servers.", False),
        ("Larkspur Games Ltd also processes your data itself.", False),
        ('Larkspur Games Ltd ("Larkspur") handles your data in its offices.', False),
        ("Larkspur Games Ltd handles support and discloses your email address to Zendesk.", True),
        ("Larkspur Games Ltd receives your email address and sells it to Acme.", True),
        ("Larkspur stores your photos in Amazon S3.", True),
        ("Larkspur Games Ltd stores your order data in the cloud of Hetzner.", True),
        ("Your name is stored by Larkspur Games Ltd.", False),
        ("Quillfish stores your data on its servers.", True),
        ("Larkspur stores your data at Quillfish.", True),
        ("Larkspur processes your data with Quillfish.", True),
        ("Your name is stored by Quillfish Ltd.", True),
        ("Larkspurs stores your data on its servers.", True),
    ],
)
def test_the_organisation_is_no_recipient_of_its_own_data(sentence: str, received: bool) -> None:
    text = f"# Larkspur privacy policy\n\nLarkspur Games Ltd runs this site.\n\n## Sharing\n\n{sentence}\n"
    policy = policy_of(text, detect=True)
    assert bool(policy.about("sharing.recipients")) is received
    assert "recipient" not in {
        a.name for one in policy.disclosures for a in one.attributes if a.value.startswith("Larkspur")
    }
