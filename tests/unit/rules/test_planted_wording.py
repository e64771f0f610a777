"""Rules on wording that real policies seldom break: sentences written for each, ten that break it and ten that do not."""

from __future__ import annotations

import pytest

from policylint.rule import Rule
from policylint.rules.quality import quality_rules
from policylint.testing import check_rule

RULES: dict[str, Rule] = {rule.info.name: rule for rule in quality_rules()}
BROKEN: dict[str, tuple[str, ...]] = {
    "recipients-vague": (
        "We may share your personal data with trusted partners.",
        "From time to time we pass your name and address to carefully selected companies.",
        "Your e-mail address may be disclosed to certain third parties.",
        "We sometimes give our customer list to other reputable organisations.",
        "Personal information is made available to select business partners.",
        "We provide some of what we know about you to various third parties.",
        "We and our family of brands may transfer your profile to like-minded organizations.",
        "Some of your details are shared with our chosen partners.",
        "With your permission, we will forward your details to selected third parties.",
        "We rent our mailing list to selected outside companies.",
    ),
    "legitimate-interests-unnamed": (
        "We process your personal data on the basis of our legitimate interests.",
        "The legal basis for this processing is Art. 6(1)(f) GDPR.",
        "In all other cases, the processing of personal data rests on our legitimate interests.",
        "We rely on our legitimate interests where they are not overridden by your rights and freedoms.",
        "Our legal basis for processing your personal data is the legitimate interest of the controller.",
        "Where we do not ask for consent, we process your personal data under our legitimate business interests.",
        "We may also process your data because it is necessary for our legitimate interests or those of a third party.",
        "The processing is based on legitimate interests pursued by us or by a third party (Article 6(1)(f) GDPR).",
        "We use your personal data if it is necessary for our legitimate interests and your interests do not override those.",
        "Our processing of your information is justified by our legitimate interests under the GDPR.",
    ),
    "legal-basis-not-per-purpose": (
        "Our legal bases for the processing of personal data are consent, contract and our legitimate interests.",
        "We process personal data on the basis of your consent, a contract with you, or a legal obligation.",
        "We process personal data on these legal bases: consent, contract and legal obligation.",
        "The legal bases that we rely on are Art. 6(1)(a), (b), (c) and (f) GDPR.",
        "We rely on your consent. We also rely on our legitimate interests.",
        "Processing is lawful on the basis of consent. It is also lawful on the basis of legal obligations.",
        "The legal basis of our processing is your consent or the performance of a contract.",
        "Depending on the case, the legal basis is your consent, our contract with you or our legitimate interests.",
        "As legal grounds under Article 6 GDPR we use consent and legitimate interests.",
        "We will process your personal data with your consent, because of a contract, or because of a legal obligation.",
    ),
    "dnt-confused-with-gpc": (
        "We do not respond to Do Not Track signals or Global Privacy Control.",
        "Our site ignores “Do Not Track” (GPC) requests.",
        "Our servers take no action on DNT or GPC headers.",
        "At this time we do not recognise Global Privacy Control or Do Not Track.",
        "Browser settings such as Do Not Track and the Global Privacy Control have no effect on our site.",
        "Do-Not-Track, also known as the Global Privacy Control, is not supported.",
        "We are not able to respond to opt-out preference signals or Do Not Track requests.",
        "We treat Do Not Track and opt out preference signals alike: neither changes what we collect.",
        "Because there is no common standard, we do not act on DNT signals, including GPC.",
        "Your browser may send a Do Not Track or GPC signal; our website does not respond to either.",
    ),
    "absolute-security": (
        "Your data is completely secure with us.",
        "Your personal data is 100% secure on our servers.",
        "We guarantee the security of your personal information.",
        "Our encryption ensures the complete confidentiality of your messages.",
        "All payments on our website are absolutely safe.",
        "We guarantee that your data will never be lost or stolen.",
        "Your information is totally protected against hackers.",
        "Our systems are unbreakable, so your data is always safe.",
        "We promise that your personal data is perfectly safe in our hands.",
        "Your card details are stored in a 100 % secure environment.",
    ),
    "rights-waiver": (
        "By using the site you waive any claims about the use of your personal data.",
        "We charge a fee of 10 euros for each request for access to your data.",
        "You hereby waive all rights under applicable privacy laws.",
        "You agree to waive your right to bring a claim for misuse of your information.",
        "Access to your personal data is subject to a fee of £10.",
        "Requests for a copy of your information are subject to a small fee.",
        "Users irrevocably waive their right to have their data deleted.",
        "You will have to pay a fee of $25 for a copy of your data.",
        "You release us from all claims arising out of a breach of your data.",
        "Each request for correction is subject to a fee of 5 francs.",
    ),
}  # fmt: skip
SOUND: dict[str, tuple[str, ...]] = {
    "recipients-vague": (
        "We share your address with selected carriers that deliver your order.",
        "We share data with certain third parties, such as our payment provider.",
        "We do not share your data with other companies.",
        "We disclose your data to trusted partners who host our website.",
        "We never sell your details to selected third parties.",
        "We work with trusted partners in forty countries.",
        "Some partners of our firm are lawyers.",
        "We give your name to certain companies to process your payment.",
        "We may share aggregated statistics with various organisations.",
        "Certain third parties may place cookies on your device, and we do not control them.",
    ),
    "legitimate-interests-unnamed": (
        "We rely on our legitimate interest in preventing fraud in our shop.",
        "To keep our network secure, we process log data on the basis of our legitimate interests.",
        "We process your data because you have consented to it.",
        "Our legitimate interests are the marketing and improvement of our services.",
        "We process your e-mail address on the basis of our legitimate interests (direct marketing).",
        "The legal basis is Art. 6(1)(f) GDPR; our legitimate interest is to answer your enquiry.",
        "We do not rely on legitimate interests.",
        "You may object where we rely on our legitimate interests, such as keeping our accounts free of abuse.",
        "Our legitimate interest lies in being able to defend legal claims.",
        "We analyse visits because we have a legitimate interest in understanding how our site is used.",
    ),
    "legal-basis-not-per-purpose": (
        "We send the newsletter on the basis of your consent, and process personal data to deliver orders on the basis of our contract.",
        "We process your personal data on the basis of your consent.",
        "We collect your name to deliver what you order.",
        "With your consent we send you marketing. To perform our contract with you, we process your payment details.",
        "We keep invoices because of a legal obligation, and use your e-mail address for the newsletter with your consent.",
        "For the administration of your account the legal basis is our contract; for advertising it is your consent.",
        "Our legal basis is our legitimate interest in keeping the site secure.",
        "You can withdraw your consent at any time.",
        "| Purpose | Legal basis |\n| --- | --- |\n| Delivering orders | contract |\n| Newsletter | your consent |",
        "We have no legal basis to share your data, and do not share it.",
    ),
    "dnt-confused-with-gpc": (
        "We do not respond to Do Not Track. We honor Global Privacy Control.",
        "We ignore Do Not Track signals.",
        "Unlike Do Not Track, Global Privacy Control is honored on our site.",
        "We treat Global Privacy Control as a request to opt out of sales.",
        "We do not respond to Do Not Track, but we honour opt-out preference signals such as GPC.",
        "We respond to both Do Not Track and Global Privacy Control.",
        "We honor Do Not Track and Global Privacy Control signals.",
        "Do not track your parcel with the GPC number.",
        "If your browser sends a Do Not Track or GPC signal, we stop all targeted advertising.",
        "GPC is a specification; Do Not Track was never finished.",
    ),
    "absolute-security": (
        "No transmission over the internet is 100% secure.",
        "We cannot guarantee the security of your data.",
        "We protect your data with encryption.",
        "Connections are encrypted, and access is fully logged.",
        "While we strive to protect your data, there is no such thing as perfectly secure storage.",
        "We ensure the security of your data by encryption and access controls.",
        "We require our processors to guarantee the confidentiality of your data.",
        "Is your site completely secure?",
        "Our contracts guarantee the protection of data that is transferred to India.",
        "The internet isn't completely secure.",
    ),
    "rights-waiver": (
        "We may charge a reasonable fee if your request is clearly unfounded or excessive.",
        "You will not have to pay a fee to access your personal data.",
        "We waive the fee for students.",
        "Access to your data is free of charge.",
        "You do not waive any rights by using our site.",
        "We charge a fee for the premium subscription.",
        "You can request a copy of your data at any time without a fee.",
        "We charge a fee for each further copy of your data.",
        "We will not ask you to waive your rights.",
        "We collect payment information when you pay the membership fee.",
    ),
}  # fmt: skip


def planted(sentences: dict[str, tuple[str, ...]]) -> list[object]:
    return [
        pytest.param(rule, sentence, id=f"{rule} {index}")
        for rule, written in sentences.items()
        for index, sentence in enumerate(written, 1)
    ]


def findings(rule: str, sentence: str) -> int:
    return len(check_rule(RULES[rule], f"# Privacy policy\n\n{sentence}\n", detect=True))


@pytest.mark.parametrize(("rule", "sentence"), planted(BROKEN))
def test_a_sentence_that_breaks_the_rule_is_reported_once(rule: str, sentence: str) -> None:
    assert findings(rule, sentence) == 1


@pytest.mark.parametrize(("rule", "sentence"), planted(SOUND))
def test_a_sentence_that_does_not_break_the_rule_is_left_alone(rule: str, sentence: str) -> None:
    assert findings(rule, sentence) == 0
