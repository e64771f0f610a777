"""`headings-missing`: a long policy that nothing divides."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.diagnostics import Finding
from policylint.document import Document
from policylint.frozen import dataclass
from policylint.policy import Policy
from policylint.reading_order import first_place, paragraphs, texts
from policylint.rule import Documentation, Example, Option, RuleInfo
from policylint.source import Span

_LONG = 300
"""Words from which a text needs headings: about one printed page, a minute and a half of reading."""

_ENOUGH_LABELS = 3
"""So many paragraphs with a run-in title ("**Cookies.** We …") divide a text as headings would."""

_SENTENCE = (
    "When you order from us we keep your name, your address and what you bought, for as long as you are "
    "a customer. "
)
_PARAGRAPHS = "\n\n".join([_SENTENCE * 4] * 4)
_LABELLED = "\n\n".join(
    f"**{label}.** {_SENTENCE * 4}" for label in ("Orders", "Cookies", "Rights", "Contact")
)

_INFO = RuleInfo(
    name="headings-missing",
    group="integrity",
    summary="A long policy has no headings.",
    options=(Option("least-words", _LONG, "From how many words on a policy needs headings.", least=1),),
    documentation=Documentation(
        what=f"""
Reports, at its first line, a policy of {_LONG} words or more that has no headings, or none besides its
title. Headings are recognised in every usual form: the format's own, bold lines, numbered lines,
questions, and short lines of their own in plain text. Run-in titles ("**Cookies.** We use …") count too.
""",
        why="""
Readers come to a policy with a question and look for the place that answers it. Without headings they
must read all of it, and people who use a screen reader cannot jump. "Intelligible and easily accessible"
is what Art. 12(1) GDPR asks for. Often the headings were there and were lost when the text was copied out
of a web page.
""",
        flagged=(
            Example(_PARAGRAPHS + "\n", flagged=(_SENTENCE.strip(),)),
            Example("# Privacy policy\n\n" + _PARAGRAPHS + "\n", flagged=("# Privacy policy",)),
        ),
        accepted=(
            Example(
                "# Privacy policy\n\nWe keep your order for seven years. Write to privacy@acme.example.\n"
            ),
            Example("# Privacy policy\n\n## Orders\n\n" + _PARAGRAPHS + "\n\n## Contact\n\nWrite to us.\n"),
            Example("# Privacy policy\n\n" + _LABELLED + "\n"),
        ),
        limits="""
Whether the headings are good ones is not judged. A heading that looks like any other line of plain text
(a whole sentence, a line in the middle of a paragraph) is not recognised as one.

On 131 real policies of 2013 to 2021: 2 findings; both were read and are right.
""",
        references=(
            "https://www.w3.org/WAI/WCAG22/Techniques/general/G141",
            "https://eur-lex.europa.eu/eli/reg/2016/679/oj",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class HeadingsMissing:
    """Finds long policies without headings."""

    least_words: int = _LONG
    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        files = policy.document.parts or (policy.document,)
        for file, part in zip(files, policy.document.source.pieces, strict=True):
            yield from self._in_file(file, part.start)

    def _in_file(self, document: Document, begins: int) -> Iterator[Finding]:
        if _is_divided(document):
            return
        words = sum(len(read.text.content.split()) for read in texts(document))
        if words < self.least_words:
            return
        only = "no heading but the title" if document.title is not None else "no headings"
        first = first_place(document)
        yield Finding(
            f"{words} words with {only}",
            Span(first.start + begins, first.end + begins),
            help="Give each subject a heading of its own: what you collect, why, who gets it, how long, "
            "rights, contact.",
        )


def _is_divided(document: Document) -> bool:
    headings = [section.heading for section in document.sections()]
    if len(headings) - (document.title is not None) > 0:
        return True
    labels = sum(1 for placed in paragraphs(document) if placed.paragraph.label is not None)
    return labels >= _ENOUGH_LABELS
