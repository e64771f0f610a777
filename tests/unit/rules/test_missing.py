from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import pytest

from policylint.coverage import Coverage
from policylint.diagnostics import Finding
from policylint.disclosure import Disclosure, Polarity
from policylint.document import Document, Heading, Paragraph, Section
from policylint.passages import Passage, PassageKind
from policylint.policy import Policy
from policylint.rules.missing import missing_rules, rule_name
from policylint.source import Source, Span
from policylint.testing import check_rule
from policylint.text import Run, Text
from policylint.topics import topics

RULES = {rule.info.name: rule for rule in missing_rules()}

POLICY = """\
# Privacy policy of Saltbox

We run this shop and handle your personal data.

## Security

Everything is encrypted. We keep your data secure.

## Your choices

Unsubscribe at any time. Cookies can be refused.

### Cookies

Set your browser to refuse them.
"""


def text_at(source: str, start: int, end: int) -> Text:
    return Text.of([Run(source[start:end], Span(start, end))])


def document(source: str, note: int = 0) -> Document:
    """A document of ATX headings and one-line paragraphs; `note` is the length of an archive's note."""
    flat: list[tuple[int, Heading | None, list[Paragraph]]] = [(0, None, [])]
    for match in re.finditer(r"[^\n]+", source[note:]):
        start, end = match.start() + note, match.end() + note
        marks = re.match(r"(#+) ", match[0])
        if marks:
            level = len(marks[1])
            words = text_at(source, start + level + 1, end)
            flat.append((level, Heading(level, words, Span(start, end)), []))
        else:
            flat[-1][2].append(Paragraph(text_at(source, start, end), Span(start, end)))
    section, _ = nest(flat, 0, note, len(source))
    return Document(Source("policy.md", source), section, "markdown", note=Span(0, note) if note else None)


def nest(
    flat: list[tuple[int, Heading | None, list[Paragraph]]], index: int, start: int, end: int
) -> tuple[Section, int]:
    level, heading, blocks = flat[index]
    children, following = [], index + 1
    while following < len(flat) and flat[following][0] > level:
        child = flat[following][1]
        assert child is not None
        beyond = next(
            (h.span.start for lv, h, _ in flat[following + 1 :] if h and lv <= flat[following][0]), end
        )
        section, following = nest(flat, following, child.span.start, min(beyond, end))
        children.append(section)
    return Section(heading, tuple(blocks), tuple(children), Span(start, end)), following


def _whole(kind: PassageKind, text: Text, section: Section) -> Passage:
    return Passage(kind, text, 0, section, text.source, text.content)


def passages(doc: Document) -> Iterable[Passage]:
    for section in doc.root.walk():
        if section.heading is not None:
            yield _whole("heading", section.heading.text, section)
        for block in section.blocks:
            assert isinstance(block, Paragraph)
            yield _whole("sentence", block.text, section)


def disclosure(
    source: str, topic: str, quote: str, polarity: Polarity = "stated", because: str = ""
) -> Disclosure:
    start = source.index(quote)
    return Disclosure(topic, polarity, (Span(start, start + len(quote)),), quote, because=because)


def policy(
    source: str, found: Iterable[Disclosure] = (), candidates: Iterable[Disclosure] = (), note: int = 0
) -> Policy:
    doc = document(source, note)
    units = tuple(passages(doc))
    coverage = Coverage("en", True, True, len(units), 0)
    return Policy(doc, units, tuple(found), coverage, date(2026, 11, 22), candidates=tuple(candidates))


def check(rule: str, checked: Policy) -> list[Finding]:
    return list(RULES[rule].check(checked))


def underlined(rule: str, checked: Policy) -> str:
    (finding,) = check(rule, checked)
    return checked.document.source.slice(finding.span)


def test_there_is_one_rule_for_each_topic_and_it_says_so() -> None:
    assert [rule.info.topic for rule in missing_rules()] == list(topics())
    assert {"controller-contact-missing", "dnt-missing", "rights-complaint-missing"} <= set(RULES)
    assert len(RULES) == 76
    assert all(rule.info.group == "missing" and rule.info.reports_absence for rule in RULES.values())
    assert all(rule.info.stability == "stable" for rule in RULES.values())


def test_a_rule_is_named_after_its_topic() -> None:
    assert rule_name("legal-basis.vital-interests") == "legal-basis-vital-interests-missing"


def test_the_message_states_what_was_not_found() -> None:
    (finding,) = check("retention-missing", policy(POLICY))
    assert finding.message == "no retention period or criteria found"
    assert finding.topic == "retention"
    assert finding.fix is not None
    assert finding.fix.applicability == "display"


@pytest.mark.parametrize("rule", RULES)
def test_no_message_or_help_judges_or_says_that_a_policy_has_none(rule: str) -> None:
    info = RULES[rule].info
    assert not re.search(r"\bhas no\b|complian|violat|illegal|unlawful", info.summary, re.IGNORECASE)
    assert re.fullmatch(r"no .+ found", info.summary)


def test_the_help_offers_wording_and_says_how_much_was_searched() -> None:
    (finding,) = check("dnt-missing", policy(POLICY))
    assert topics()["dnt"].write in finding.help
    assert "8 passages were searched" in finding.help


def test_one_passage_is_counted_in_the_singular() -> None:
    (finding,) = check("dnt-missing", policy("We collect personal data.\n"))
    assert "1 passage was searched" in finding.help


def test_a_statement_is_enough() -> None:
    found = [disclosure(POLICY, "retention", "We keep your data secure.")]
    assert check("retention-missing", policy(POLICY, found)) == []


def test_a_denial_is_a_disclosure() -> None:
    found = [disclosure(POLICY, "sharing.sale", "Unsubscribe", "denied")]
    assert check("sharing-sale-missing", policy(POLICY, found)) == []


def test_conflicting_statements_are_not_absence() -> None:
    found = [
        disclosure(POLICY, "cookies", "Cookies can be refused"),
        disclosure(POLICY, "cookies", "Unsubscribe", "denied"),
    ]
    assert check("cookies-missing", policy(POLICY, found)) == []


def test_a_child_counts_for_its_parent() -> None:
    found = [disclosure(POLICY, "retention.criteria", "We keep your data secure.")]
    assert check("retention-missing", policy(POLICY, found)) == []
    assert check("retention-criteria-missing", policy(POLICY, found)) == []


def test_a_missing_parent_speaks_for_its_children() -> None:
    empty = policy(POLICY)
    children = ("retention-period-missing", "retention-criteria-missing", "retention-disposal-missing")
    assert [check(rule, empty) for rule in children] == [[], [], []]
    assert len(check("retention-missing", empty)) == 1


def test_a_disclosed_parent_leaves_its_children_to_be_reported() -> None:
    found = [disclosure(POLICY, "retention", "We keep your data secure.")]
    assert len(check("retention-period-missing", policy(POLICY, found))) == 1


def test_nothing_more_is_asked_where_the_parent_is_denied() -> None:
    found = [disclosure(POLICY, "cookies", "Cookies can be refused", "denied")]
    assert check("cookies-control-missing", policy(POLICY, found)) == []


def test_an_id_before_a_dot_that_is_no_topic_holds_nothing_back() -> None:
    assert len(check("rights-access-missing", policy(POLICY))) == 1
    assert len(check("controller-address-missing", policy(POLICY))) == 1


def test_a_heading_that_announces_the_topic_is_where_readers_look() -> None:
    found = [disclosure(POLICY, "cookies.control", "Unsubscribe")]
    assert underlined("security-measures-missing", policy(POLICY, found)) == "Security"
    assert underlined("choice-opt-out-missing", policy(POLICY)) == "Your choices"


def test_other_forms_of_the_title_announce_it_too() -> None:
    source = (
        "# Privacy\n\nPersonal data.\n\n## Complaints\n\nTell us.\n\n## Cookie policy\n\nSee elsewhere.\n"
    )
    assert underlined("rights-complaint-missing", policy(source)) == "Complaints"
    assert underlined("cookies-missing", policy(source)) == "Cookie policy"


@pytest.mark.parametrize(
    ("rule", "heading"),
    [
        ("retention-missing", "How long do we store your information?"),
        ("retention-by-category-missing", "Period for which data is stored"),
        ("sharing-recipients-missing", "With whom do we share your information?"),
        ("sharing-sale-missing", "Disclosure of information"),
        ("security-measures-missing", "How we protect your information"),
        ("rights-access-missing", "What rights do you have?"),
        ("rights-complaint-missing", "Supervisory authority"),
        ("policy-changes-missing", "Updates to this page"),
        ("controller-identity-missing", "Who is responsible?"),
        ("controller-contact-missing", "Get in touch"),
        ("children-missing", "Age limits"),
        ("purpose-missing", "Why we use it"),
        ("legal-basis-missing", "4. Lawful basis"),
    ],
)
def test_a_heading_that_speaks_of_the_topic_in_other_words_comes_before_related_topics(
    rule: str, heading: str
) -> None:
    source = f"# Privacy\n\nOur page.\n\n## Cookies\n\nWe set cookies for a year.\n\n## {heading}\n\nAs is right.\n"
    topic = topics()[RULES[rule].info.topic]
    near = next(one for one in topic.near if not one.startswith(f"{topic.id}."))
    assert underlined(rule, policy(source, [disclosure(source, near, "We set cookies")])) == heading


def test_your_rights_are_not_those_of_one_state() -> None:
    source = "# Privacy\n\nOur page.\n\n## California privacy rights\n\nAsk.\n\n## Your rights\n\nAsk.\n"
    assert underlined("rights-access-missing", policy(source)) == "Your rights"


def test_words_that_every_policy_uses_announce_nothing() -> None:
    source = "# Notice\n\nHello.\n\n## Your personal data\n\nWe like it.\n\n## Other sources\n\nNone known.\n"
    assert underlined("collection-third-party-missing", policy(source)) == "Other sources"
    assert underlined("collection-data-categories-missing", policy(source)) == "Notice"


def test_the_title_of_the_document_does_not_announce() -> None:
    source = "# Security and privacy\n\nPersonal data.\n\n## Accounts\n\nWe keep them for a year.\n"
    found = [disclosure(source, "retention", "for a year")]
    assert underlined("security-measures-missing", policy(source, found)) == "Accounts"


def test_else_it_stands_at_the_section_of_the_nearest_related_topic() -> None:
    found = [disclosure(POLICY, "security.measures", "Everything is encrypted")]
    assert underlined("retention-missing", policy(POLICY, found)) == "Security"


def test_the_nearest_related_topic_wins_wherever_it_stands() -> None:
    found = [
        disclosure(POLICY, "collection.data-categories", "your personal data"),
        disclosure(POLICY, "security.measures", "Everything is encrypted"),
    ]
    assert underlined("retention-missing", policy(POLICY, found)) == "Security"


def test_the_innermost_section_is_meant() -> None:
    found = [disclosure(POLICY, "cookies.control", "Set your browser")]
    assert underlined("dnt-missing", policy(POLICY, found)) == "Cookies"


def test_of_several_sections_the_one_that_says_most_is_meant() -> None:
    found = [
        disclosure(POLICY, "rights.erasure", "Everything"),
        disclosure(POLICY, "rights.erasure", "Unsubscribe"),
        disclosure(POLICY, "rights.erasure", "at any time"),
    ]
    assert underlined("rights-rectification-missing", policy(POLICY, found)) == "Your choices"
    assert underlined("rights-rectification-missing", policy(POLICY, found[:2])) == "Security"


def test_of_equal_sections_the_title_comes_last() -> None:
    found = [
        disclosure(POLICY, "rights.erasure", "your personal data"),
        disclosure(POLICY, "rights.erasure", "Unsubscribe"),
        disclosure(POLICY, "rights.erasure", "Set your browser"),
    ]
    assert underlined("rights-rectification-missing", policy(POLICY, found)) == "Your choices"


def test_with_no_related_topic_it_stands_at_the_title() -> None:
    assert underlined("dpo-contact-missing", policy(POLICY)) == "Privacy policy of Saltbox"


def test_without_a_title_it_stands_at_the_first_heading() -> None:
    source = "We handle personal data.\n\n## Orders\n\nWe deliver.\n"
    assert underlined("dnt-missing", policy(source)) == "Orders"


def test_without_headings_it_stands_at_the_first_sentence() -> None:
    source = "We handle personal data.\nWe deliver.\n"
    assert underlined("dnt-missing", policy(source)) == "We handle personal data."


def test_an_archives_note_is_never_the_place() -> None:
    source = "> Archived on 3 May.\n\nWe handle personal data.\n"
    checked = policy(source, note=source.index("We handle"))
    assert underlined("dnt-missing", checked) == "We handle personal data."


def test_a_heading_without_words_is_underlined_as_it_stands() -> None:
    heading = Heading(1, Text.of([]), Span(0, 1))
    root = Section(None, (), (Section(heading, (), (), Span(0, 2)),), Span(0, 2))
    empty = Policy(
        Document(Source("p.md", "#\n"), root, "markdown"),
        (),
        (),
        Coverage("en", True, True, 0, 0),
        date(2026, 1, 1),
    )
    (finding,) = check("dnt-missing", empty)
    assert finding.span == Span(0, 1)


def test_an_empty_text_has_a_place_too() -> None:
    (finding,) = check("dnt-missing", policy(""))
    assert finding.span == Span(0, 0)


def test_near_misses_are_shown_with_their_reasons_at_most_three() -> None:
    quotes = ("Everything", "encrypted", "We keep your data secure", "Unsubscribe")
    candidates = [disclosure(POLICY, "retention", quote, because=f"{quote}: no time") for quote in quotes]
    (finding,) = check("retention-missing", policy(POLICY, candidates=candidates))
    assert [related.message for related in finding.related] == [
        f"does not count: {quote}: no time" for quote in quotes[:3]
    ]
    assert POLICY[finding.related[0].span.start :].startswith("Everything")


def test_near_misses_of_children_explain_the_parent_and_each_place_stands_once() -> None:
    candidates = [
        disclosure(POLICY, "retention.period", "We keep your data", because="no period"),
        disclosure(POLICY, "retention.criteria", "We keep your data", because="no criteria"),
        disclosure(POLICY, "dnt", "Unsubscribe", because="another topic"),
    ]
    (finding,) = check("retention-missing", policy(POLICY, candidates=candidates))
    assert [related.message for related in finding.related] == ["does not count: no period"]


def test_a_near_miss_without_a_reason_is_explained_in_general() -> None:
    candidates = [disclosure(POLICY, "dnt", "Set your browser")]
    (finding,) = check("dnt-missing", policy(POLICY, candidates=candidates))
    assert finding.related[0].message == "does not count: too uncertain for statement on Do Not Track signals"


def test_the_documentation_comes_from_the_vocabulary() -> None:
    topic = topics()["transfer.safeguards"]
    documentation = RULES["transfer-safeguards-missing"].info.documentation
    assert topic.noun in documentation.what
    assert topic.disclosed in documentation.what
    assert topic.not_enough in documentation.what
    assert topic.write in documentation.what
    assert "`transfer-missing`" in documentation.what
    assert documentation.why == topic.why
    assert documentation.limits.startswith(topic.limits)
    assert documentation.references == topic.references


def test_flagged_examples_underline_their_heading_and_accepted_ones_nothing() -> None:
    for rule in RULES.values():
        documentation = rule.info.documentation
        assert [example.text for example in documentation.flagged] == list(topics()[rule.info.topic].flagged)
        for example in documentation.flagged:
            (quote,) = example.flagged
            assert example.text.startswith(f"# {quote}\n")
        assert all(example.flagged == () for example in documentation.accepted)


@pytest.mark.parametrize("rule", RULES)
def test_every_flagged_example_would_be_reported_at_its_heading_if_nothing_but_the_parent_is_found(
    rule: str,
) -> None:
    topic = topics()[RULES[rule].info.topic]
    for example in RULES[rule].info.documentation.flagged:
        body = example.text.splitlines()[2]
        found = [disclosure(example.text, topic.parent, body)] if topic.parent in topics() else []
        assert underlined(rule, policy(example.text, found)) == example.flagged[0]


def test_what_is_said_to_some_readers_only_is_missing_for_the_others() -> None:
    text = (
        "# Privacy policy\n\nWe collect your name.\n\n## California privacy rights\n\n"
        "You may ask us for a copy of your personal data.\n"
    )
    (found,) = check_rule(RULES["rights-access-missing"], text, detect=True)
    assert (
        found.finding.message == "no right of access to personal data found, except for readers in California"
    )
    (related,) = found.finding.related
    assert related.message == "said here, for readers in California"
    assert "copy of your personal data" in text[related.span.start : related.span.end]


def test_a_contact_is_everybodys_under_whatever_heading() -> None:
    text = "# Privacy policy\n\nWe collect your name.\n\n## California privacy rights\n\nWrite to privacy@acme.example.\n"
    assert check_rule(RULES["controller-email-missing"], text, detect=True) == []
