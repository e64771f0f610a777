"""However many comments, names, findings and places there are, each is looked at a few times, and not once for every other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from policylint.diagnostics import Diagnostic, Finding
from policylint.document import Document
from policylint.rule import Documentation, RuleInfo
from policylint.rules.suppression import suppression_rules
from policylint.source import Span
from policylint.suppression.adding import ignoring
from policylint.suppression.applying import suppress
from policylint.suppression.sidecars import Entry, suppress_beside
from policylint.suppression.silencing import silence
from policylint.testing import policy_of

Growth = Callable[[Callable[[int], Callable[[], object]], int], float]
MOST = 1.3
INFO = RuleInfo("odd", "quality", "", Documentation("", "", (), (), ""))


class Odd:
    info = INFO

    def check(self, policy: object) -> Iterator[Finding]:
        return iter(())


RAN = (Odd(), *suppression_rules())
NAMES = {rule.info.name: rule.info.name for rule in RAN}


def bads(text: str) -> list[tuple[Odd, Finding]]:
    return [(Odd(), Finding("m", Span(at, at + 3))) for at in range(len(text)) if text.startswith("bad", at)]


SUPPRESSED = {
    "before blocks": ("p.md", "<!-- policylint: ignore[odd] -->\n\nbad\n\n"),
    "behind blocks": ("p.md", "- bad <!-- policylint: ignore[odd] -->\n"),
    "on one line": ("p.html", "<p>bad</p><!-- policylint: ignore[odd] -->"),
    "behind tags": ("p.html", "<ul><li><b></b></ul><!-- policylint: ignore[odd] -->"),
    "ranges": ("p.md", "<!-- policylint: disable[odd] -->\n\nbad\n\n<!-- policylint: enable[odd] -->\n\n"),
    "ranges without an end": ("p.md", "<!-- policylint: disable[odd] -->\n\nbad\n\n"),
    "ends without a range": ("p.md", "<!-- policylint: enable[odd] -->\n\nbad\n\n"),
    "whole files": ("p.md", "<!-- policylint: ignore-file[odd] -->\n\nbad\n\n"),
    "unknown": ("p.md", "<!-- policylint: ignore[even] -->\n\nbad\n\n"),
    "in our language": ("p.policy", '# policylint: ignore[odd]\ndisclosure legal "bad"\n'),
    "many names": ("p.md", "<!-- policylint: ignore[" + "odd, " * 20 + "] -->\n\nbad\n\n"),
}


@pytest.mark.parametrize(("path", "part"), SUPPRESSED.values(), ids=SUPPRESSED)
def test_comments(growth: Growth, path: str, part: str) -> None:
    def work(size: int) -> Callable[[], object]:
        text = part * size
        if path.endswith(".policy"):
            text = f'policy "X" {{\n{text}}}\n'
        policy = policy_of(text, path=path)
        return lambda: suppress(policy, bads(text), RAN, NAMES)

    assert growth(work, 25) < MOST


def test_names_of_one_comment(growth: Growth) -> None:
    def work(size: int) -> Callable[[], object]:
        policy = policy_of(f"<!-- policylint: ignore[{'odd, ' * size}] -->\n\nText.\n")
        return lambda: suppress(policy, [], RAN, NAMES)

    assert growth(work, 100) < MOST


def test_comments_of_many_files(growth: Growth) -> None:
    text = "<!-- policylint: ignore[odd] -->\n\nbad\n"

    def work(size: int) -> Callable[[], object]:
        from policylint.reading.joining import join

        documents: list[Document] = [policy_of(text, path=f"{n}.md").document for n in range(size)]
        policy = replace(policy_of(text), document=join(documents))
        return lambda: silence(policy, bads(policy.document.source.text), lambda _: RAN, NAMES, sidecars=False)  # fmt: skip

    assert growth(work, 20) < MOST


def test_entries_beside_a_document(growth: Growth) -> None:
    def work(size: int) -> Callable[[], object]:
        text = "We do a bad thing here. " * size
        entries = [
            Entry("idle", "p.md.policylint.toml", n, "a thing", until=date(2020, 1, 1)) for n in range(size)
        ]
        entries.append(Entry("odd", "p.md.policylint.toml", 1, "bad thing"))
        policy = policy_of(text)
        return lambda: suppress_beside(policy, entries, bads(text), RAN)

    assert growth(work, 25) < MOST


@pytest.mark.parametrize(
    ("path", "part"),
    [("p.md", "bad\n\n"), ("p.html", "<p>bad"), ("p.policy", 'disclosure legal "bad" # x\n')],
)
def test_comments_that_are_added(growth: Growth, path: str, part: str) -> None:
    def work(size: int) -> Callable[[], object]:
        text = part * size
        if path.endswith(".policy"):
            text = f'policy "X" {{\n{text}}}\n'
        document = policy_of(text, path=path).document
        found = [Diagnostic("odd", "warning", one, document.source) for _, one in bads(text)]
        read = None if path == "p.policy" else lambda marked: policy_of(marked, path=path).document
        return lambda: ignoring(document, found, {"odd": INFO}, "we know", read)

    assert growth(work, 25) < MOST


def test_this_file_counts_what_it_says_it_does(growth: Growth) -> None:
    def square(size: int) -> Callable[[], object]:
        return lambda: [one for one in range(size) for _ in range(size)]

    assert growth(square, 20) > 2
