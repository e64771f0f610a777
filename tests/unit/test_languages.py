"""A toy language that a plugin brings: Mini, with its own words, negation, inflection, texts and a topic."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from policylint.diagnostics import Finding
from policylint.engine.choosing import choose_frontend
from policylint.engine.judging import judge
from policylint.engine.understanding import Understood, understand
from policylint.host import Parts, load_parts
from policylint.policy import Policy
from policylint.source import Source, Span
from policylint.topics import topics, use_topics

PLUGIN = """
from pathlib import Path
from policylint.hookspecs import hookimpl
from policylint.language import Language, Subject
from policylint.negation import Negation
from policylint.topics import Topic

HERE = Path(__file__).parent
MINI = Language(
    code="mn", folder=str(HERE / "mini"), stance=lambda: Negation(words=r"\\bnul\\b"),
    subject=Subject(privacy="privat", personal_data="privat"), function_words="va ki al sur",
    inflections=lambda word: (word, word + "j"), audiences=(("europe", "eŭropa"),), wordings=str(HERE / "texts.toml"),
)

@hookimpl
def policylint_vocabularies():
    return (MINI,)

@hookimpl
def policylint_topics():
    text = {name: "" for name in ("title", "disclosed", "not_enough", "why", "write", "limits")}
    example = {"near": (), "accepted": (), "flagged": ("# Privat\\n",)}
    return (Topic(id="robots", noun="word about robots", **text, **example),)
"""
VOCABULARY = """
family = "mini"
[[pattern]]
topic = "cookies"
any = ["kuko~"]
[[pattern]]
topic = "robots"
any = ["roboto~"]
"""
TEXTS = """
[missing]
message = "mankas: {noun}"
readers = "mankas por aliaj: {noun}"
help = "Skribu: {write} ({passages})"
fix = "teksto: {noun}"
[topic."purpose"]
noun = "celo"
write = "Ni uzas tion por …"
"""
POLICY = "# Privat\n\nVa metu kukoj sur al maŝino ki va uzu al privat afero. Al robotoj nul legu ki va skribu sur paĝo al vi.\n"


@pytest.fixture
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Parts]:
    (tmp_path / "mini").mkdir()
    (tmp_path / "mini_plugin.py").write_text(PLUGIN, encoding="utf-8")
    (tmp_path / "mini" / "all.toml").write_text(VOCABULARY, encoding="utf-8")
    (tmp_path / "texts.toml").write_text(TEXTS, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield load_parts(modules=["mini_plugin"])
    sys.modules.pop("mini_plugin", None)
    use_topics(())


def understood(text: str, parts: Parts) -> Understood:
    source = Source("p.md", text)
    found = understand(
        source, choose_frontend(source, parts.frontends), parts.detectors, today=date(2026, 11, 27)
    )
    assert not found.failures
    return found


def test_a_document_is_read_with_the_vocabulary_of_its_language(parts: Parts) -> None:
    policy = understood(POLICY, parts).policy
    assert {(one.topic, one.polarity) for one in policy.disclosures} == {
        ("cookies", "stated"),
        ("robots", "denied"),
    }
    assert policy.coverage.language == "mn"
    assert policy.coverage.supported
    assert policy.coverage.is_policy


def test_english_is_not_read_with_it(parts: Parts) -> None:
    policy = understood(
        "# Privacy\n\nWe use cookies on this site, and the robotoj may read what you write.\n", parts
    ).policy
    assert {one.topic for one in policy.disclosures} >= {"cookies"}
    assert "robots" not in {one.topic for one in policy.disclosures}
    assert policy.coverage.language == "en"


def test_a_language_without_a_vocabulary_is_read_as_english_and_proves_nothing(parts: Parts) -> None:
    policy = understood(
        "# Vie\n\nNous utilisons les cookies pour vous et pour nos services, et ce que vous faites est dans la page.\n",
        parts,
    ).policy
    assert policy.coverage.language == "fr"
    assert not policy.coverage.supported


def test_what_is_missing_is_said_in_the_language_where_it_has_texts(parts: Parts) -> None:
    policy = understood(POLICY, parts).policy
    rules = [rule for rule in parts.rules if rule.info.name in ("purpose-missing", "retention-missing")]
    found, failures = judge(policy, rules)
    assert not failures
    assert {finding.message for _, finding in found} == {
        "mankas: celo",
        "no retention period or criteria found",
    }
    (help_,) = [finding.help for _, finding in found if finding.message == "mankas: celo"]
    assert help_ == f"Skribu: Ni uzas tion por … ({len(policy.passages)})"


def test_a_further_topic_has_a_rule_and_can_be_denied(parts: Parts) -> None:
    assert "robots" in topics()
    (rule,) = [rule for rule in parts.rules if rule.info.name == "robots-missing"]
    assert judge(understood(POLICY, parts).policy, [rule])[0] == []
    without = POLICY.replace("robotoj", "homoj")
    ((_, finding),) = judge(understood(without, parts).policy, [rule])[0]
    assert finding.message == "no word about robots found"


def test_a_rule_that_reads_one_language_is_not_asked_about_another(parts: Parts) -> None:
    (rule,) = [rule for rule in parts.rules if rule.info.name == "headings-missing"]

    class Reading:
        def __init__(self, language: str) -> None:
            self.info = replace(rule.info, name="reads", language=language, reports_absence=False)

        def check(self, policy: Policy) -> list[Finding]:
            return [Finding("read", Span(0, 1))]

    policy = understood(POLICY, parts).policy
    found, _ = judge(policy, [Reading("en"), Reading("mn"), Reading("")])
    assert [one.info.language for one, _ in found] == ["mn", ""]


def test_topics_of_plugins_are_gone_when_parts_are_loaded_without_them(parts: Parts) -> None:
    assert parts.topics
    assert load_parts(("rules",)).topics == []
    assert "robots" not in topics()


def test_a_vocabulary_that_is_wrong_is_named_with_its_plugin(parts: Parts, tmp_path: Path) -> None:
    (tmp_path / "mini" / "all.toml").write_text(
        'family = "mini"\n[[pattern]]\ntopic = "cookeis"\nany = ["kuko"]\n'
    )
    source = Source("p.md", POLICY)
    found = understand(
        source, choose_frontend(source, parts.frontends), parts.detectors, today=date(2026, 11, 27)
    )
    (failure,) = parts.attributed(found.failures)
    assert failure.what == "detector phrases-mn (plugin mini_plugin)"
    assert "unknown topic `cookeis`" in failure.message


def test_english_enters_through_the_same_hook() -> None:
    parts = load_parts(("detectors",))
    assert "en" in {language.code for language in parts.vocabularies}
    assert parts.detectors[0].name == "phrases-en"


@pytest.mark.parametrize(("hook", "given"), [("topics", "cookies"), ("vocabularies", "en")])
def test_what_exists_already_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hook: str, given: str
) -> None:
    make = {
        "topics": "from policylint.topics import topics\nGIVEN = topics()['cookies']",
        "vocabularies": "from policylint.detectors.english import ENGLISH as GIVEN",
    }
    name = f"again_{hook}"
    (tmp_path / f"{name}.py").write_text(
        f"from policylint.hookspecs import hookimpl\n{make[hook]}\n@hookimpl\ndef policylint_{hook}():\n    return (GIVEN,)\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    (failure,) = load_parts(("detectors",), [name]).failures
    assert failure.message == f"policylint_{hook}: {given!r} exists already"
