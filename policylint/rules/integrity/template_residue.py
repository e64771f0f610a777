"""`template-residue`: what a template told its user, still in the text that was published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.diagnostics import Finding
from policylint.patterns import deferred, folded
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.wording import mentions

_TEXT = r"(?:section|paragraph|clause|sentence|bullet|line|row|part|text|wording|policy|notice|statement|template|document)"
_INSTRUCTION = deferred(
    r"\b(?:drafting|drafters?['’]?s?|editors?['’]s?|template|lawyers?['’]s?)\s+notes?\b\s*[:–—-]"
    r"|\bnotes?\s+to\s+(?:(?:the\s+)?(?:drafters?|editors?|lawyers?|counsel|legal)|draft|self)\b"
    r"|\[\s*(?:note|optional|if|include|remove|use|keep|only|consider|adapt|amend|edit|adjust|where|as\s+appropriate|for\s+example)\b"
    r"[^\[\]\n]{2,160}\](?!\()"
    r"|\[\s*(?:and|or|and/or|optional)\s*\](?!\()"
    r"|(?<![\w/])(?:is/is|are/are|do/do|does/does|will/will|may/may|has/has|have/have|can/can)\s+not\b"
    r"|\b(?:delete|remove|omit|strike)\s+(?:(?:if|as|where|when)\s+(?:not\s+|in)?(?:applicable|appropriate|needed|required|relevant)"
    rf"|(?:this|the\s+following|these)\s+{_TEXT}s?\s+(?:if|unless|when|where|before)|whichever\b|before\s+publi\w+)"
    r"|\binsert\s+(?:your\s+|the\s+|a\s+)?(?:[\w-]+\s+){0,4}here\b"
    r"|\byou\s+(?:should|must|need\s+to|will\s+need\s+to|can)\s+(?:adapt|tailor|customi[sz]e|amend|edit|adjust|complete)\s+this\s+"
    rf"(?:[\w-]+\s+)?{_TEXT}\b"
    rf"|\b(?:include|use|keep|adapt|complete)\s+this\s+{_TEXT}\s+(?:if|only|where|when|unless)\b",
    re.IGNORECASE,
)
_CREDIT = deferred(
    r"\b(?:policy|notice|statement|document|page)\s+(?:was|is|has\s+been)\s+(?:\w+\s+){0,2}(?:created|generated|made|built|prepared|"
    r"drafted|based|adapted|produced)\s+(?:by|with|using|from|on|upon)\s+(?:[\w.’'-]+\s+){0,8}(?:generator|template|precedent|boilerplate)\b"
    r"|\b(?:this|the\s+following|below)\s+(?:is|are)\s+an?\s+(?:[\w-]+\s+)?(?:sample|template|model|example)\s+(?:privacy\s+|cookie\s+)?"
    r"(?:policy|notice|statement)\b"
    r"|\b(?:privacy|cookie)\s+(?:policy|notice)\s+(?:template|generator)\s+(?:by|from|provided\s+by|courtesy\s+of|©)"
    r"|\bthis\s+template\s+(?:is|was|should|must|may|does|has|can|will)\b",
    re.IGNORECASE,
)
_KINDS = (
    (
        (
            "note",
            "[",
            "/",
            "delete",
            "remove",
            "omit",
            "strike",
            "insert",
            "adapt",
            "tailor",
            "customi",
            "amend",
            "edit",
            "adjust",
            "complete",
            "include this",
            "use this",
            "keep this",
        ),
        _INSTRUCTION,
        "is an instruction of a template",
        "Do what it says, and take it out.",
    ),
    (
        ("generator", "template", "precedent", "boilerplate", "sample", "model", "example"),
        _CREDIT,
        "credits a template",
        "Check that all of the text is about you; take the credit out if you may.",
    ),
)
_INFO = RuleInfo(
    name="template-residue",
    group="integrity",
    summary="An instruction or credit of a template was left in.",
    stability="preview",
    documentation=Documentation(
        what="""
Reports what a template said to whoever filled it in: drafting notes, instructions in brackets (`[include if you sell data]`, `[and]`),
"delete if not applicable", choices never made ("is/is not"), and the credit of a template or generator. What was to be filled in
is reported by `placeholder-text`.
""",
        why="""
An instruction that is still there says that nobody decided whether the sentence holds, and readers cannot know.
A credit tells them that the text was not written about this organisation.
""",
        flagged=(
            Example(
                "# Privacy policy\n\nDrafting note: confirm with Legal. We keep orders for six years.\n",
                flagged=("Drafting note:",),
            ),
            Example(
                "# Privacy policy\n\nOur partners' use of cookies is/is not covered by this policy.\n",
                flagged=("is/is not",),
            ),
            Example(
                "# Privacy policy\n\nThis privacy policy was created with a free online generator.\n",
                flagged=("policy was created with a free online generator",),
            ),
        ),
        accepted=(
            Example("# Privacy policy\n\nWe tell your bank your name and, if applicable, your VAT number.\n"),
            Example("# Privacy policy\n\nWe will delete this information if you ask us to.\n"),
            Example("# Privacy policy\n\nRead [if you are in California](#california) what else applies.\n\n# California\n\nYou can ask us.\n"),
        ),
        limits="""
A choice in brackets that nothing gives away (`[partners, affiliates]`) is not recognised. An organisation that offers templates may
speak of them in its own policy.

On 131 real policies of 2013 to 2021: 3 findings in 2 policies; all were read and are right; too few to leave preview.
""",
        references=("GDPR Art. 12(1)",),
    ),
)  # fmt: skip


class TemplateResidue:
    """Finds instructions and credits of templates."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        told: set[tuple[int, int]] = set()
        kinds = [kind for kind in _KINDS if mentions(policy, *kind[0])]
        for passage in policy.passages if kinds else ():
            said = folded(passage.own_text)
            for hints, pattern, message, help_ in kinds:
                if not any(hint in said for hint in hints):
                    continue
                for found in pattern.finditer(passage.own_text):
                    span = passage.text.span(passage.own + found.start(), passage.own + found.end())
                    if (span.start, span.end) not in told:
                        told.add((span.start, span.end))
                        yield Finding(f"“{' '.join(found[0].split())}” {message}", span, help=help_)
