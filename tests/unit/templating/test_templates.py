"""Expressions of template languages: which there are, what is read in their place, and what they stand for."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policylint.host import load_parts
from policylint.rule import Rule
from policylint.source import Source, Span
from policylint.templating.masking import masked
from policylint.templating.templates import OPAQUE, SYNTAXES, expressions, restored
from policylint.testing import check_rule, policy_of

FRONT = "---\ntitle: Privacy\n---\n"


def found(text: str, *syntaxes: str, path: str = "p.md") -> list[tuple[str, bool]]:
    source = Source(path, text)
    return [(source.slice(one.span), one.puts_out) for one in expressions(source, syntaxes or None)]


@pytest.mark.parametrize(
    ("syntax", "text", "expected"),
    [
        ("liquid", "a {{ site.x | upcase }} b", [("{{ site.x | upcase }}", True)]),
        ("liquid", "{%- if a -%}b{% endif %}", [("{%- if a -%}", False), ("{% endif %}", False)]),
        ("liquid", "{% include a.html %}", [("{% include a.html %}", True)]),
        ("liquid", "{% comment %}a\nb{% endcomment %}c", [("{% comment %}a\nb{% endcomment %}", False)]),
        ("jinja", "{# note #}{{ company }}", [("{# note #}", False), ("{{ company }}", True)]),
        ("handlebars", "{{#if a}}{{{b}}}{{/if}}", [("{{#if a}}", False), ("{{{b}}}", True), ("{{/if}}", False)]),
        ("handlebars", "{{^a}}x{{/a}}", [("{{^a}}", False), ("{{/a}}", False)]),
        ("handlebars", "{{!-- a --}}{{> part}}", [("{{!-- a --}}", False), ("{{> part}}", True)]),
        ("hugo", '{{< ref "a.md" >}} {{% /note %}}', [('{{< ref "a.md" >}}', True), ("{{% /note %}}", False)]),
        ("hugo", "{{ if .x }}{{ .Site.Title }}{{ end }}", [("{{ if .x }}", False), ("{{ .Site.Title }}", True), ("{{ end }}", False)]),
        ("erb", "<% if a > 1 %><%= b %><%# c %>", [("<% if a > 1 %>", False), ("<%= b %>", True), ("<%# c %>", False)]),
        ("php", "<?php if ($a): ?><?= $b ?><?php echo $c; ?>", [("<?php if ($a): ?>", False), ("<?= $b ?>", True), ("<?php echo $c; ?>", True)]),
        ("mdx", "We, <Company/>, are <Company.Name />.", [("<Company/>", True), ("<Company.Name />", True)]),
        ("mdx", "import A from './a'\n\n{props.email} {/* c */}", [("import A from './a'", False), ("{props.email}", True), ("{/* c */}", False)]),
        ("mdx", "export const a = {\n  b: 1,\n\n  c: 2,\n};\n\nexport { d }", [("export const a = {\n  b: 1,\n\n  c: 2,\n};", False), ("export { d }", False)]),
        ("mdx", "<Note kind={a}>x</Note> <Mail />", [("<Note kind={a}>", False), ("</Note>", False), ("<Mail />", True)]),
        ("mdx", "`{a}`\n\n```\nimport x\n{b}\n```\n\n{c.map(x => ({d: x}))}", [("{c.map(x => ({d: x}))}", True)]),
    ],
)  # fmt: skip
def test_expressions_of_each_language(syntax: str, text: str, expected: list[tuple[str, bool]]) -> None:
    assert found(text, syntax) == expected


def test_what_two_languages_know_is_a_tag_if_one_says_so() -> None:
    assert found("{{#a}}x{{else}}y{{/a}}", "liquid", "handlebars") == [
        ("{{#a}}", False),
        ("{{else}}", False),
        ("{{/a}}", False),
    ]


def test_without_a_list_only_what_is_surely_a_generators_is_one() -> None:
    text = "{{ site.email }} {{company}} {% if x %} {{< note >}} <?= $a ?>"
    assert [one for one, _ in found(text)] == ["<?= $a ?>"]
    assert [one for one, _ in found(FRONT + text)] == [
        "{{ site.email }}",
        "{% if x %}",
        "{{< note >}}",
        "<?= $a ?>",
    ]
    calls = """{{ 'a.b' | t }} {{ name | upcase }} {{ $t("a") }} {{ $page.x }} {{ t 'a' }}"""
    assert [one for one, _ in found(calls)] == []
    assert [one for one, _ in found(FRONT + calls)] == [
        "{{ 'a.b' | t }}", "{{ name | upcase }}", '{{ $t("a") }}', "{{ $page.x }}",
    ]  # fmt: skip
    assert found("{props.x}", path="p.mdx") == [("{props.x}", True)]
    assert found("{{ x }}", path="p.md.j2") == [("{{ x }}", True)]


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("{% if eu %}We sell tea.{% else %}x{% endif %} {{company}}", ["{% if eu %}", "{% else %}", "{% endif %}", "{{company}}"]),
        ("{{#if eu}}x{{/if}} {{company}}", ["{{#if eu}}", "{{/if}}", "{{company}}"]),
        ("{{ if .eu }}x{{ else }}y{{- end -}} {{ .x }}", ["{{ if .eu }}", "{{ else }}", "{{- end -}}", "{{ .x }}"]),
        ("{% if eu %} {{#a}} {{ if .b }} {{company}}", []),
        ("{% endif %} {% if eu %} {{/a}}{{#a}}", []),
        ("`{% if eu %}` … `{% endif %}` {{company}}", []),
        ("```\n{{#if eu}}x{{/if}}\n```\n\n{{company}}", []),
        ("Write:\n\n    {% if eu %}\n    x\n    {% endif %}\n\n{{company}}", []),
        ("- One:\n\n    {% if eu %}x{% endif %}", ["{% if eu %}", "{% endif %}"]),
        ("<div>\n\n    {% if eu %}x{% endif %}", ["{% if eu %}", "{% endif %}"]),
        ("Write\n    {% if eu %}x{% endif %}", ["{% if eu %}", "{% endif %}"]),
        ("{% if a %} {% endfor %} {{#a}} {{/b}}", []),
    ],
)  # fmt: skip
def test_a_block_that_is_closed_tells_the_language(text: str, tags: list[str]) -> None:
    assert [one for one, _ in found(text)] == tags
    assert expressions(Source("p.md", text), ()) == ()


def test_what_is_read_is_as_long_as_what_is_written_and_makes_no_code_of_indented_text() -> None:
    text = "{% if page.european %}We keep\n- {% if x %}names{% endif %}\n{% endif %}\n"
    read = masked(text, expressions(Source("p.md", text), ("liquid",)), "markdown")
    assert read.split("\n") == [
        f"<wbr{' ' * 17}>We keep",
        f"- <wbr{' ' * 5}>names<wbr{' ' * 6}>",
        " " * 11,
        "",
    ]
    policy = policy_of(text, templates=("liquid",))
    assert [passage.own_text for passage in policy.passages] == ["We keep", "names"]


@pytest.mark.parametrize("format", ["md", "html", "txt"])
@pytest.mark.parametrize(
    ("syntax", "opened", "otherwise", "closed"),
    [
        ("jinja", "{% if eu %}", "{% else %}", "{% endif %}"),
        ("liquid", "{%- if a -%}", "{%- elsif b -%}", "{%- endif -%}"),
        ("handlebars", "{{#if eu}}", "{{else}}", "{{/if}}"),
        ("hugo", "{{ if .eu }}", "{{ else if .x }}", "{{ end }}"),
        ("erb", "<% if eu %>", "<% else %>", "<% end %>"),
        ("php", "<?php if ($eu): ?>", "<?php else: ?>", "<?php endif; ?>"),
    ],
)
def test_one_text_or_another_within_a_sentence_makes_two_sentences(
    format: str, syntax: str, opened: str, otherwise: str, closed: str
) -> None:
    sentence = f"We keep what you tell us for {opened}30 days{otherwise}two years{closed}, then we erase it."
    text = f"<p>{sentence}</p>\n" if format == "html" else f"{sentence}\n"
    read = policy_of(text, path=f"p.{format}", templates=[syntax]).passages
    assert [" ".join(passage.own_text.split()) for passage in read] == [
        "We keep what you tell us for 30 days, then we erase it.",
        "We keep what you tell us for two years, then we erase it.",
    ]


def test_in_html_expressions_may_stand_anywhere() -> None:
    text = '<p <?php if ($a > 1) { ?> title="{{ a > b }}"<?php } ?>>Write to {{ x }}<% if a > 1 %> <b>now</b><% end %>.</p>'
    policy = policy_of(text, path="p.html", templates=("liquid", "php", "erb"))
    (passage,) = policy.passages
    assert passage.own_text == f"Write to {OPAQUE * 7} now."
    assert policy.document.source.slice(passage.text.span(9, 16)) == "{{ x }}"


@pytest.mark.parametrize(
    ("sentence", "topics"),
    [
        ("Contact us at {{ v.c1 }}.", {"controller.contact"}),
        ("Contact us at {{ site.email }}.", {"controller.contact", "controller.email"}),
        ("Write to our data protection officer at {{ site.dpo_mail }}.", {"dpo.contact", "controller.contact", "controller.email"}),
        ("Our office is at {{ company.address }}.", {"controller.contact", "controller.address"}),
        ("{{ site.company }} runs this site.", {"controller.identity"}),
        ("{{ site.x }} is the controller.", {"controller.identity"}),
        ('{{ site.x }} ("Lamp," "we," "us") makes lamps.', {"controller.identity"}),
        ("{{ ORG_NAME }} makes lamps.", {"controller.identity"}),
        ('{{ site.lamp }} ("the Lamp") shines.', set()),
        ("Last updated: {{ page.x }}", {"policy.effective-date"}),
        ("[Write](mailto:{{ site.x }}) to us.", {"controller.contact", "controller.email"}),
        ("We sell {{ site.products }}.", set()),
        ("We share your e-mail address with {{ site.partner }}.", set()),
        ("We pass your phone number to {{ site.partner }}.", set()),
        ("We sell {{ company.years }} lamps a year.", set()),
        ("{{ company.legal_name }} makes lamps.", {"controller.identity"}),
        ("Call or phone us on {{ v.c1 }}.", {"controller.contact"}),
    ],
)  # fmt: skip
def test_an_expression_says_what_it_stands_for(sentence: str, topics: set[str]) -> None:
    policy = policy_of(f"{FRONT}# Privacy\n\n{sentence}\n", detect=True, templates=("liquid",))
    said = [d for d in policy.disclosures if d.topic.partition(".")[0] in ("controller", "dpo", "policy")]
    assert {disclosure.topic for disclosure in said} == topics
    assert all(OPAQUE not in disclosure.text for disclosure in said)


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("We keep your data for {{ site.years }} years.", 1),
        ("Server logs are erased after at most {{ site.days }} days.", 1),
        ("We keep your data for {{ company.years }} years.", 1),
        ("We have kept bees for years. We opened {{ site.years }} years ago.", 0),
        ("We store your data in {{ site.city }}.", 0),
        ("We answer within {{ site.days }} days.", 0),
    ],
)
def test_a_period_of_which_the_number_is_not_known(sentence: str, count: int) -> None:
    policy = policy_of(f"{FRONT}# Privacy\n\n{sentence}\n", detect=True, templates=("liquid",))
    assert len(policy.about("retention.period")) == count
    assert policy.about("controller.identity") == ()


def test_details_are_given_as_they_are_written() -> None:
    text = "# Privacy\n\nTo have your data deleted, write to {{ site.email }}.\n"
    policy = policy_of(FRONT + text, detect=True, templates=("liquid",))
    details = [one.value for disclosure in policy.disclosures for one in disclosure.attributes]
    assert "{{ site.email }}" in details
    assert all(OPAQUE not in value for value in details)


@pytest.fixture
def placeholder() -> Rule:
    return next(rule for rule in load_parts(("rules",)).rules if rule.info.name == "placeholder-text")


def test_a_forgotten_variable_is_reported_and_a_declared_one_is_not(placeholder: Rule) -> None:
    text = "# Privacy\n\nWe are {{company}} at {{ site.city }}.\n"
    assert [one.source for one in check_rule(placeholder, text)] == ["{{company}}", "{{ site.city }}"]
    assert [one.source for one in check_rule(placeholder, FRONT + text)] == ["{{company}}"]
    assert check_rule(placeholder, text, templates=("liquid",)) == []
    assert len(check_rule(placeholder, FRONT + text, templates=())) == 2
    assert check_rule(placeholder, "# Privacy\n\n<Company name={x} /> sells tea.\n", templates=("mdx",)) == []


PIECES = [
    "{{",
    "}}",
    "{%",
    "%}",
    "<%",
    "%>",
    "<?php",
    "?>",
    "{",
    "}",
    "{{<",
    ">}}",
    "{#",
    "#}",
    "{{!--",
    "--}}",
    "/",
    "if",
    "a b",
    "\n",
    "\r\n",
    "`",
    "<A",
    ">",
    "import x",
    "echo",
    "=",
    "%",
    "😀",
    "{{{",
    "}}}",
    "---\n",
]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(),
    st.sampled_from(["markdown", "html", "text"]),
)
def test_any_text_keeps_its_length_and_lines(text: str, format: str) -> None:
    source = Source("p.md", text)
    for syntaxes in (None, SYNTAXES):
        one = expressions(source, syntaxes)
        read = masked(text, one, format)
        assert len(read) == len(text)
        position = 0
        for expression in one:
            assert position <= expression.span.start < expression.span.end <= len(text)
            assert read[position : expression.span.start] == text[position : expression.span.start]
            position = expression.span.end
        if OPAQUE not in text:
            words = restored(read, source, (Span(0, len(text)),), one)
            assert [run for run in words if run == OPAQUE] == []
            assert all(source.slice(expression.span) in words for expression in one if expression.puts_out)


@pytest.mark.parametrize(
    "text", ["{{" * 20_000, "<%" * 20_000, "{a" * 20_000, "<?php " * 9_000, "{%if" * 9_000, "<A a=" * 9_000]
)
def test_nothing_takes_more_than_a_moment(text: str) -> None:
    started = time.process_time()
    expressions(Source("p.md", FRONT + text), SYNTAXES)
    assert time.process_time() - started < 3
