"""Parts of MDX that exclude each other."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.source import Span
from policylint.templating.branches import are_alternatives
from policylint.templating.jsx_branches import jsx_branches
from policylint.testing import policy_of

ALTERNATIVES = [
    "<If eu>ONE</If><Else>TWO</Else>",
    "<If eu>\n\nONE\n\n</If>\n\n<ElseIf uk>x</ElseIf>\n<Else>TWO</Else>",
    "<If region='eu'>ONE</If> and <If region={'us'}>TWO</If>",
    "<Show when={eu}>ONE</Show> <Hide when={eu}>TWO</Hide>",
    "<Show when={eu}>ONE</Show> <Show when={!eu}>TWO</Show>",
    "<If eu>ONE</If> <If eu={false}>TWO</If>",
    '<Tabs><TabItem value="eu">ONE</TabItem><TabItem value="us">TWO</TabItem></Tabs>',
    "<Switch>\n<Case a><B>ONE</B></Case>\n<Default>TWO</Default>\n</Switch>",
    "<EU>ONE</EU><US>TWO</US>",
    "<OnlyEU>ONE</OnlyEU> <NotEU>TWO</NotEU>",
    "{eu ? <A>ONE</A> : <B>TWO</B>}",
    '{region === "eu" ? (\n  <>\n    ONE <br/>\n  </>\n) : (\n  <b className="x">TWO</b>\n)}',
    "{eu ? <A>ONE</A> : uk ? <B>x</B> : <A>TWO</A>}",
    "{eu && <A>ONE</A>} {!eu && <A>TWO</A>}",
    '{eu ? "ONE" : <B>TWO</B>}',
    "{eu ? <B>ONE</B> : 'TWO'}",
    "{eu && <A>ONE</A>} {eu || <A>TWO</A>}",
    "{a ? <A>{b ? <B>ONE</B> : <C>TWO</C>}</A> : <D/>}",
]
TOGETHER = [
    "<Note>ONE</Note><Note>TWO</Note>",
    '<Section title="a">ONE</Section><Section title="b">TWO</Section>',
    '<ShowMore title="a">ONE</ShowMore><ShowMore title="b">TWO</ShowMore>',
    "<If eu>ONE</If> <If beta>TWO</If>",
    "<If eu>ONE TWO</If><Else>x</Else>",
    "<If eu>ONE</If> and so on. <Else>TWO</Else>",
    "<Tabs>ONE<Tab>TWO</Tab></Tabs>",
    "<If eu>ONE<Else>TWO</Else>",
    "{eu && <A>ONE</A>} {uk && <A>TWO</A>}",
    "<if eu>ONE</if><else>TWO</else>",
]


def exclusive(text: str) -> bool:
    found = tuple(jsx_branches(text))
    one, two = (Span(text.index(word), text.index(word) + 3) for word in ("ONE", "TWO"))
    assert are_alternatives(one, two, found) == are_alternatives(two, one, found)
    return are_alternatives(one, two, found)


@pytest.mark.parametrize("text", ALTERNATIVES)
def test_no_reader_sees_both(text: str) -> None:
    assert exclusive(text)


@pytest.mark.parametrize("text", TOGETHER)
def test_a_reader_may_see_both(text: str) -> None:
    assert not exclusive(text)


def sentences(text: str) -> list[str]:
    policy = policy_of(f"# Privacy policy\n\n{text}\n", path="p.mdx")
    return [" ".join(one.own_text.split()) for one in policy.passages if one.kind == "sentence"]


@pytest.mark.parametrize(
    "text",
    [
        "{eu ? <A>We sell no data.</A> : <B kind={{a: 1}}>We sell data.</B>}",
        "{eu ? (\n  <A>\n    We sell no data.\n  </A>\n) : (\n  <B>\n    We sell data.\n  </B>\n)}",
    ],
)
def test_elements_that_an_expression_chooses_between_are_read(text: str) -> None:
    assert sentences(text) == ["We sell no data.", "We sell data."]


def test_within_a_sentence_each_is_read_in_its_turn() -> None:
    assert sentences("We {eu ? <b>do not sell</b> : <i>sell</i>} data.") == [
        "We do not sell data.",
        "We sell data.",
    ]


def test_text_in_quotes_and_an_element_are_read_in_their_turn() -> None:
    policy = policy_of(
        "# Privacy\n\n<p>We {strict ? 'do not sell' : <b>sell</b>} your data.</p>\n", path="p.mdx"
    )
    assert [one.own_text for one in policy.passages][1:] == [
        "We do not sell your data.",
        "We sell your data.",
    ]


@pytest.mark.parametrize("sign", ["||", "??", "&&"])
def test_an_element_behind_a_sign_is_read(sign: str) -> None:
    policy = policy_of(f"# Privacy\n\n{{note {sign} <p>We collect your name.</p>}}\n", path="p.mdx")
    assert [one.own_text for one in policy.passages][1:] == ["We collect your name."]


def test_what_has_no_text_and_what_is_code_is_left_as_it_is() -> None:
    assert len(sentences("We say: {eu ? <A/> : <B/>} is so.")) == 1
    document = policy_of("# P\n\n`{a ? <A>x</A> : <B>y</B>}`\n", path="p.mdx").document
    assert document.expressions == ()


def test_what_no_reader_sees_both_of_is_no_conflict() -> None:
    from policylint import Linter

    linter = Linter(select=["contradictory-statements", "conflicting-retention"])
    sold = ("We do not sell your personal data.", "We sell your personal data to advertisers.")
    kept = ("Server logs are kept for 14 days.", "Server logs are deleted after six months.")
    for one, other in (sold, kept):
        for text, count in (
            (f"<If eu>\n\n{one}\n\n</If>\n<Else>\n\n{other}\n\n</Else>", 0),
            (f"{{eu ? <A>{one}</A> : <B>{other}</B>}}", 0),
            (f"<Note>\n\n{one}\n\n</Note>\n<Note>\n\n{other}\n\n</Note>", 1),
        ):
            report = linter.check_text(f"# Privacy policy\n\n{text}\n", path="privacy.mdx")
            assert len(report.diagnostics) == count, text


PIECES = ["<A>", "</A>", "<If a>", "<Else>", "</If>", "</Else>", "<Tabs>", "{a ? ", " : ", "}", "<B/>", "(", ")", "`", "x"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_whatever_is_left_open_branches_lie_in_the_text_and_in_their_choice(text: str) -> None:
    for one in jsx_branches(text):
        assert 0 <= one.whole.start <= one.span.start <= one.span.end <= one.whole.end <= len(text)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_whatever_is_written_is_read(text: str) -> None:
    policy_of(text, path="p.mdx")


@pytest.mark.parametrize(
    "piece", ["<A>", "<If a>", "{a ? <A>", "{a ? <A>x</A> : ", "{a ? <A>x</A> : <B>", "<A b={"]
)
def test_it_takes_time_in_proportion_to_the_length(piece: str) -> None:
    start = time.process_time()
    list(jsx_branches(piece * 20_000))
    assert time.process_time() - start < 8
