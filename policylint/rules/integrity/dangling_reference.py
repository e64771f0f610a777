"""`dangling-reference`: the text sends its reader to something that is not there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from urllib.parse import unquote

from policylint.diagnostics import Edit, Finding, Fix
from policylint.policy import Policy
from policylint.reading_order import texts, texts_with
from policylint.reference_targets import Targets
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.integrity.references import KINDS, Reference, anchors, references
from policylint.source import Span

_INFO = RuleInfo(
    name="dangling-reference",
    group="integrity",
    summary="A reference leads nowhere.",
    documentation=Documentation(
        what="""
Reports references to parts of the document that it does not have: "see Section 9", "described in 'Your
choices' below", "at the address below", "in the table above", "Annex A", and links to `#anchors`.

A reference that could be satisfied is not reported. Every e-mail address, telephone number, postal
address, link, or section about contact further down is "the address below"; a title counts if a heading,
a run-in title or the beginning of a paragraph has most of its words; where no heading has a number,
"Section 4" is the fourth.
""",
        why="""
The reference stands where the reader needs more: whom to write to, what the choices are. It usually
breaks when a section is removed or renumbered, or when the policy is copied from another one. The answer
is then missing too.
""",
        flagged=(
            Example(
                "# Privacy policy\n\n## 1. Data\n\nWe keep orders as described in Section 9.\n\n## 2. "
                "Contact\n\nWrite to us.\n",
                flagged=("Section 9",),
            ),
            Example(
                "# Privacy policy\n\n## Sharing\n\nYou can object, see “Your choices” below.\n\n## "
                "Security\n\nWe use TLS.\n",
                flagged=("Your choices",),
            ),
            Example(
                "# Privacy policy\n\nIf you have a complaint, write to us at the address below.\n\n## "
                "Cookies\n\nWe set two.\n",
                flagged=("address below",),
            ),
            Example(
                "# Privacy policy\n\nWe set [cookies](#cookies). Providers are named in Annex A.\n",
                flagged=("cookies", "Annex A"),
            ),
        ),
        accepted=(
            Example(
                "# Privacy policy\n\n## 1. Data\n\nSee Section 2 for your rights.\n\n## 2. Your rights\n"
                "\nAsk us.\n"
            ),
            Example(
                "# Privacy policy\n\nWrite to us at the address below.\n\n## Contact\n\n"
                "privacy@acme.example\n"
            ),
            Example("# Privacy policy\n\nWe rely on Article 6 GDPR and on Section 25 of the Data Act.\n"),
            Example(
                "# Privacy policy\n\nSee “Choices” below.\n\n## Your choices and controls\n\nOpt out here.\n"
            ),
            Example(
                "# Privacy policy\n\nSection 9 of our terms applies. See [cookies](#cookies).\n\n## "
                "Cookies\n\nTwo.\n"
            ),
        ),
        limits="""
A reference without a direction ("see the Help section") may mean a page elsewhere and is not reported.
Neither are references in a sentence that also speaks of a law or of terms, nor links to other documents.
Whether the target says what was promised is not judged.

On 131 real policies of 2013 to 2021: 5 findings; all were read and are right (three point to tables that lost their form).
""",
        references=("https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-in-context",),
    ),
)


_HELP = "Add what is referred to, name the section where it stands now, or take the reference out."
_TARGETS = ("](", "](<")
"""What stands in Markdown between the text of a link and where it leads."""


class DanglingReference:
    """Finds references whose target is missing."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        offered = Targets(policy.document)
        seen: set[tuple[str, int]] = set()
        linking = [read for read in texts(policy.document) if read.links]
        referring = texts_with(policy, *KINDS)
        for reference in chain(
            chain.from_iterable(anchors(read, offered) for read in linking),
            chain.from_iterable(references(read, kinds, offered) for read, kinds in referring),
        ):
            key = (reference.name, reference.span.start)
            if not reference.found and key not in seen:
                seen.add(key)
                help_, fix = _cure(reference, offered)
                yield Finding(
                    f"{reference.name} is referred to, but there is none", reference.span, help=help_, fix=fix
                )


def _cure(reference: Reference, offered: Targets) -> tuple[str, Fix | None]:
    """What to do about it; where a link nearly names an anchor, a fix that lets it lead there."""
    nearest = offered.nearest_anchor(unquote(reference.anchor[1:]).lower()) if reference.anchor else ""
    if not nearest:
        return _HELP, None
    fixed = f"#{nearest}"
    help_ = f"Did you mean {fixed}? Else add what is referred to, or take the link out."
    text, end = offered.document.source.text, reference.span.end
    written = next((mark for mark in _TARGETS if text.startswith(mark + reference.anchor, end)), None)
    if written is None:
        return help_, None
    start = end + len(written)
    edit = Edit(Span(start, start + len(reference.anchor)), fixed)
    return help_, Fix(f"let it lead to {fixed}", (edit,), "unsafe")
