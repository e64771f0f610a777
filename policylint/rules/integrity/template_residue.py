"""`template-residue`: what a template told its user, still in the text that was published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from policylint.diagnostics import Finding
from policylint.patterns import Hinted, deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.wording import placed, told_by

_TEXT = r"(?:section|paragraph|clause|sentence|bullet|line|row|part|text|wording|policy|notice|statement|template|document)"
_INSTRUCTIONS = (
    Hinted(
        "note&draft|editor|template|lawyer",
        r"\b(?:drafting|drafters?['’]?s?|editors?['’]s?|template|lawyers?['’]s?)\s+notes?\b\s*[:–—-]",
        re.IGNORECASE,
    ),
    Hinted(
        "note to|notes to",
        r"\bnotes?\s+to\s+(?:(?:the\s+)?(?:drafters?|editors?|lawyers?|counsel|legal)|draft|self)\b",
        re.IGNORECASE,
    ),
    Hinted(
        "[",
        r"\[\s*(?:note|optional|if|include|remove|use|keep|only|consider|adapt|amend|edit|adjust|where|as\s+appropriate|for\s+example)\b"
        r"[^\[\]\n]{2,160}\](?!\()"
        r"|\[\s*(?:and|or|and/or|optional)\s*\](?!\()",
        re.IGNORECASE,
    ),
    Hinted(
        "is/is|are/are|do/do|does/does|will/will|may/may|has/has|have/have|can/can",
        r"(?<![\w/])(?:is/is|are/are|do/do|does/does|will/will|may/may|has/has|have/have|can/can)\s+not\b",
        re.IGNORECASE,
    ),
    Hinted(
        "delete |remove |omit |strike &if |as |where |when |this |the following|these |whichever|before ",
        r"\b(?:delete|remove|omit|strike)\s+(?:(?:if|as|where|when)\s+(?:not\s+|in)?(?:applicable|appropriate|needed|required|relevant)"
        rf"|(?:this|the\s+following|these)\s+{_TEXT}s?\s+(?:if|unless|when|where|before)|whichever\b|before\s+publi\w+)",
        re.IGNORECASE,
    ),
    Hinted("insert &here", r"\binsert\s+(?:your\s+|the\s+|a\s+)?(?:[\w-]+\s+){0,4}here\b", re.IGNORECASE),
    Hinted(
        "adapt this|tailor this|customise this|customize this|amend this|edit this|adjust this|complete this",
        r"\byou\s+(?:should|must|need\s+to|will\s+need\s+to|can)\s+(?:adapt|tailor|customi[sz]e|amend|edit|adjust|complete)\s+this\s+"
        rf"(?:[\w-]+\s+)?{_TEXT}\b",
        re.IGNORECASE,
    ),
    Hinted(
        "counsel|lawyer|attorney|solicitor|legal team|legal review&before |prior to ",
        r"\b(?:have|ask|let|get)\s+(?:(?:your|our|an?|legal)\s+){0,2}(?:counsel|lawyers?|attorneys?|solicitors?|legal\s+team)\s+(?:to\s+)?"
        r"(?:review|check|approve|confirm|look)\b[^.\n]{0,80}\b(?:before|prior\s+to)\s+(?:launch|publi\w+|going\s+live|go-live|release)"
        r"|\b(?:legal\s+review|review(?:ed)?\s+by\s+(?:(?:your|our|an?|legal)\s+){0,2}(?:counsel|lawyers?|attorneys?|solicitors?))\b[^.\n]{0,60}"
        r"\b(?:before|prior\s+to)\s+(?:launch|publi\w+|going\s+live|go-live|release)",
        re.IGNORECASE,
    ),
    Hinted(
        "include this|use this|keep this|adapt this|complete this",
        rf"\b(?:include|use|keep|adapt|complete)\s+this\s+{_TEXT}\s+(?:if|only|where|when|unless)\b",
        re.IGNORECASE,
    ),
)
_CREDITS = (
    Hinted(
        "generator|template|precedent|boilerplate&policy |notice |statement |document |page ",
        r"\b(?:policy|notice|statement|document|page)\s+(?:was|is|has\s+been)\s+(?:\w+\s+){0,2}(?:created|generated|made|built|prepared|"
        r"drafted|based|adapted|produced)\s+(?:by|with|using|from|on|upon)\s+(?:[\w.’'-]+\s+){0,8}(?:generator|template|precedent|boilerplate)\b",
        re.IGNORECASE,
    ),
    Hinted(
        "sample|template|model|example&is a|are a",
        r"\b(?:this|the\s+following|below)\s+(?:is|are)\s+an?\s+(?:[\w-]+\s+)?(?:sample|template|model|example)\s+(?:privacy\s+|cookie\s+)?"
        r"(?:policy|notice|statement)\b",
        re.IGNORECASE,
    ),
    Hinted(
        "template|generator",
        r"\b(?:privacy|cookie)\s+(?:policy|notice)\s+(?:template|generator)\s+(?:by|from|provided\s+by|courtesy\s+of|©)",
        re.IGNORECASE,
    ),
    Hinted(
        "this template",
        r"\bthis\s+template\s+(?:is|was|should|must|may|does|has|can|will)\b",
        re.IGNORECASE,
    ),
)
_DRAFTS = (
    Hinted(
        "draft",
        r"\bdraft\b[\s:,.–—-]{0,4}(?:for\s+(?:\w+\s+)?(?:review|comments?|discussion|approval|consultation)\b|not\s+for\s+(?:publication|release|use)\b)"
        rf"|\b(?:this|the)\s+(?:privacy\s+|cookie\s+)?{_TEXT}\s+is\s+(?:still\s+|only\s+|currently\s+)?an?\s+(?:\w+\s+)?draft\b"
        r"|\bthis\s+is\s+(?:still\s+|only\s+|currently\s+)?an?\s+(?:\w+\s+)?draft\b",
        re.IGNORECASE,
    ),
    Hinted(
        "publish&yet|before|until|till|as is|this",
        r"\b(?:do|must|should|is)\s*(?:not|n['’]t)\s+(?:to\s+be\s+)?publish(?:ed)?\s+(?:yet|before|until|till|as\s+is|this)\b",
        re.IGNORECASE,
    ),
    Hinted(
        "pending ",
        r"\bpending\s+(?:final\s+)?(?:legal|lawyers?['’]?|attorneys?['’]?|counsels?['’]?|solicitors?['’]?)\s+(?:review|approval|sign-?off)\b",
        re.IGNORECASE,
    ),
)
_ANSWERS = (
    Hinted(
        "language model|assistant|consult|customize this|customise this|here's a|here’s a|here is a&policy|notice|model|assistant|publi",
        r"\bas an? (?:AI|large)\s+(?:language\s+model|assistant)\b"
        r"|^\s*here(?:\s+is|['’]s)\s+an?\s+(?:comprehensive|sample|basic|simple|detailed|draft|revised|updated|polished|complete|professional)\s+(?:[\w-]+\s+){0,2}(?:policy|notice)\b"
        r"|\bconsult\s+(?:with\s+)?an?\s+(?:lawyer|attorney|solicitor|legal\s+(?:professional|expert|counsel|advis[eo]r))\s+(?:before\s+publi\w+"
        r"|to\s+(?:ensure|make\s+sure|confirm|verify)\s+(?:that\s+)?(?:this|the|your)\s+(?:privacy\s+)?(?:policy|notice))\b"
        r"|\bcustomi[sz]e\s+this\s+(?:privacy\s+)?(?:policy|notice)\s+(?:to|for|based)\b",
        re.IGNORECASE,
    ),
)
_KINDS = (
    (_INSTRUCTIONS, "is an instruction of a template", "Do what it says, and take it out."),
    (
        _CREDITS,
        "credits a template",
        "Check that all of the text is about you; take the credit out if you may.",
    ),
    (_DRAFTS, "says that the text is a draft", "Take it out once the text is final."),
    (
        _ANSWERS,
        "is said to whoever asked for the text",
        "Take it out, and check that all of the text is about you.",
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
"delete if not applicable", choices never made ("is/is not"), the credit of a template or generator, and marks of a draft ("draft for
review", "do not publish before …"), and what a language model says around the text that it was asked for ("As an AI language model", "consult a lawyer to ensure that this policy …"). What was to be filled in is reported by `placeholder-text`.
""",
        why="""
An instruction or the mark of a draft that is still there says that nobody decided whether the text holds, and readers cannot know.
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
    hints = tuple(one.hints for patterns, _, _ in _KINDS for one in patterns)

    def check(self, policy: Policy) -> Iterator[Finding]:
        told: set[tuple[int, int]] = set()
        for patterns, message, help_ in _KINDS:
            for passage in told_by(policy, *patterns):
                for found in _any(patterns).finditer(passage.own_text):
                    span = placed(passage, found)
                    if (span.start, span.end) not in told:
                        told.add((span.start, span.end))
                        yield Finding(f"“{' '.join(found[0].split())}” {message}", span, help=help_)


@cache
def _any(patterns: tuple[Hinted, ...]) -> re.Pattern[str]:
    """One expression for all of them, so that of two matches in one place only the first counts."""
    return deferred("|".join(one.pattern.pattern for one in patterns), re.IGNORECASE)
