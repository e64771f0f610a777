"""Parts of a template that exclude each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.source import Source, Span
from policylint.templating.branches import are_alternatives, branches
from policylint.templating.templates import SYNTAXES, expressions
from policylint.testing import check_rule, policy_of

ALTERNATIVES = [
    ("liquid", "{% if a %}ONE{% else %}TWO{% endif %}"),
    ("liquid", "{%- if a -%}ONE{%- elsif b -%}x{%- else -%}TWO{%- endif -%}"),
    ("liquid", "{% case a %}{% when 1 %}ONE{% when 2 %}TWO{% endcase %}"),
    ("liquid", "{% if a %}ONE{% endif %} {% unless a %}TWO{% endunless %}"),
    ("liquid", "{% if a == 'x' %}ONE{% endif %} {% if a == \"y\" %}TWO{% endif %}"),
    ("liquid", "{% if a == 'x' %}ONE{% endif %} {% if a != 'x' %}TWO{% endif %}"),
    ("liquid", "{% if a %}{% capture z %}ONE{% endcapture %}{% else %}{% for b in c %}TWO{% endfor %}{% endif %}"),
    ("jinja", "{% if a %}ONE{% endif %} {% if not a %}TWO{% endif %}"),
    ("jinja", "{% for a in b %}ONE{% else %}TWO{% endfor %}"),
    ("handlebars", "{{#if a}}ONE{{else}}TWO{{/if}}"),
    ("handlebars", "{{#if a}}ONE{{else if b}}TWO{{/if}}"),
    ("handlebars", "{{#a}}ONE{{/a}} {{^a}}TWO{{/a}}"),
    ("hugo", '{{ if eq .p "x" }}ONE{{ else }}TWO{{ end }}'),
    ("hugo", '{{ if eq .p "x" }}ONE{{ end }}{{ if eq .p "y" }}TWO{{ end }}'),
    ("hugo", "{{ if .a }}{{ range .b }}ONE{{ end }}{{ else }}TWO{{ end }}"),
    ("erb", "<% if a %>ONE<% else %>TWO<% end %>"),
    ("erb", "<% if a %><% b.each do |c| %>ONE<% end %><% else %>TWO<% end %>"),
    ("erb", "<% if (a) { %>ONE<% } else { %>TWO<% } %>"),
    ("php", "<?php if ($a): ?>ONE<?php else: ?>TWO<?php endif; ?>"),
    ("php", "<?php if ($a) { ?>ONE<?php } else { ?>TWO<?php } ?>"),
    ("php", "<?php if ($a) { $b = 1; } ?><?php if ($a): ?>ONE<?php else: ?>TWO<?php endif; ?>"),
]  # fmt: skip
TOGETHER = [
    ("liquid", "ONE{% if a %}TWO{% endif %}"),
    ("liquid", "{% if a %}ONE TWO{% else %}{% endif %}"),
    ("liquid", "{% if a %}ONE{% endif %}{% if b %}TWO{% endif %}"),
    ("liquid", "{% if a %}ONE{% endif %}{% if a %}TWO{% endif %}"),
    ("liquid", "{% if a == 'x' and b %}ONE{% endif %}{% if a == 'y' %}TWO{% endif %}"),
    ("liquid", "{% if a != 'x' %}ONE{% endif %}{% if a != 'y' %}TWO{% endif %}"),
    ("liquid", "{% if a %}ONE{% else %}TWO"),
    ("jinja", "{% if not a or b %}ONE{% endif %}{% if a or b %}TWO{% endif %}"),
    ("handlebars", "{{#each a}}ONE{{/each}}{{#each b}}TWO{{/each}}"),
    ("hugo", "{{ end }}{{ if .a }}ONE{{ end }}TWO"),
]


def exclusive(text: str, syntax: str) -> bool:
    found = branches(text, [one.span for one in expressions(Source("p.md", text), (syntax,))])
    one, two = (Span(text.index(word), text.index(word) + 3) for word in ("ONE", "TWO"))
    assert are_alternatives(one, two, found) == are_alternatives(two, one, found)
    return are_alternatives(one, two, found)


@pytest.mark.parametrize(("syntax", "text"), ALTERNATIVES)
def test_no_page_has_both(syntax: str, text: str) -> None:
    assert exclusive(text, syntax)


@pytest.mark.parametrize(("syntax", "text"), TOGETHER)
def test_a_page_may_have_both(syntax: str, text: str) -> None:
    assert not exclusive(text, syntax)


PIECES = [
    "{% if a %}",
    "{% else %}",
    "{% endif %}",
    "{{#a}}",
    "{{^}}",
    "{{/a}}",
    "<% } %>",
    "<% if a { %>",
    "<?php endif ?>",
    "x",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_whatever_is_left_open_branches_lie_in_the_text_and_in_their_choice(text: str) -> None:
    for one in branches(text, [e.span for e in expressions(Source("p.md", text), SYNTAXES)]):
        assert 0 <= one.whole.start <= one.span.start <= one.span.end <= one.whole.end <= len(text)


CONFLICTS = [
    ("contradictory-statements", "We do not sell your personal data.", "We sell your personal data to advertising partners."),
    ("conflicting-retention", "Server logs are kept for 14 days.", "Server logs are deleted after six months."),
    ("conflicting-controllers", "Acme AB is the controller of your personal data.", "The data controller is Poplar Holidays Ltd."),
    ("conflicting-dates", "Last updated: 1 May 2026", "This policy was last updated on 3 June 2026."),
    ("duplicate-heading", "## Cookies\n\nWe set a cookie that keeps you signed in.", "## Cookies\n\nWe set no cookies on this site at all."),
]  # fmt: skip


@pytest.mark.parametrize(("name", "one", "other"), CONFLICTS)
def test_what_no_page_has_both_of_is_no_conflict(name: str, one: str, other: str) -> None:
    from policylint.host import load_parts

    rule = next(rule for rule in load_parts(("rules",)).rules if rule.info.name == name)
    filler = "We take the security of everything that you entrust to us seriously, and review it every year."

    def findings(text: str) -> int:
        return len(check_rule(rule, text, templates=("liquid",), detect=True))

    assert findings(f"# Privacy policy\n\n{one}\n\n{filler}\n\n{other}\n") == 1
    assert (
        findings(
            f"# Privacy policy\n\n{{% if a %}}\n{one}\n\n{filler}\n{{% else %}}\n{other}\n{{% endif %}}\n"
        )
        == 0
    )
    always = f"# Privacy policy\n\n{{% if a %}}\n{one}\n\n{filler}\n{{% else %}}\nNothing.\n{{% endif %}}\n\n{other}\n"
    assert findings(always) == 1


def test_a_document_knows_its_branches() -> None:
    document = policy_of("# P\n\n{% if a %}x{% else %}y{% endif %}\n", templates=("liquid",)).document
    assert [document.source.slice(one.span) for one in document.branches] == ["x", "y"]


def sentences(text: str, syntax: str) -> list[str]:
    """What the paragraphs of a text say in one page or another."""
    policy = policy_of(f"# Privacy policy\n\n{text}\n", templates=(syntax,))
    return [one.own_text for one in policy.passages if one.kind == "sentence"]


@pytest.mark.parametrize(
    ("syntax", "text"),
    [
        ("mdx", 'We {strict ? "do not sell" : "sell"} data.'),
        ("mdx", "We {a?.region === \"eu\" ? 'do not sell' : 'sell'} data."),
        ("mdx", 'We {strict && "do not "}sell data.'),
        ("jinja", 'We {{ "do not" if strict else "" }} sell data.'),
        ("jinja", "We {{ 'do not ' if strict }}sell data."),
        ("jinja", "We {{- ' do not sell' if strict else ' sell' -}} data."),
        ("erb", "We <%= strict ? 'do not sell' : 'sell' %> data."),
        ("php", 'We <?= $strict ? "do not sell" : "sell"; ?> data.'),
    ],
)
def test_an_expression_that_chooses_between_texts_is_read_with_each(syntax: str, text: str) -> None:
    assert [one.replace(" .", ".") for one in sentences(text, syntax)] == [
        "We do not sell data.",
        "We sell data.",
    ]


@pytest.mark.parametrize(
    ("syntax", "text"),
    [
        ("mdx", 'We {t("sell")} data.'),
        ("mdx", 'We {strict ? no : "sell"} data.'),
        ("mdx", 'We {strict ?? "sell"} data.'),
        ("jinja", "We {{ 'sell' | t }} data."),
        ("jinja", "We {{ verb if strict else 'sell' }} data."),
        ("erb", "We <%= verb %> data."),
    ],
)
def test_any_other_expression_stands_for_a_text_that_is_not_known(syntax: str, text: str) -> None:
    (said,) = sentences(text, syntax)
    assert said.startswith("We \u1424")
    assert said.endswith("\u1424 data.")


def test_what_a_choice_between_texts_says_is_no_contradiction() -> None:
    from policylint.host import load_parts

    text = '# Privacy policy\n\nWe {strict ? "do not sell" : "sell"} your personal data.\n'
    policy = policy_of(text, templates=("mdx",), detect=True)
    assert {one.polarity for one in policy.about("sharing.sale")} == {"stated", "denied"}
    for rule in load_parts(("rules",)).rules:
        if rule.info.group == "contradiction":
            assert not list(check_rule(rule, text, templates=("mdx",), detect=True))
