"""`unused-definition`: a term that is defined and never used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from policylint.diagnostics import Finding
from policylint.machine.memory import remembered
from policylint.passages import Passage
from policylint.patterns import Hinted, deferred, stretches
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.wording import holding, read

_QUOTE = '["“”„‟«»]'
_WORDS = r"[A-Z][\w’'-]{0,60}(?:\s{1,9}(?:[A-Z][\w’'-]{0,60}|of|and|the|for)){0,4}"
_DEFINITION = Hinted(
    '"|“|”|„|‟|«|»&(|means|mean|defined',
    rf"\(\s{{0,9}}(?:collectively|together|hereinafter|hereafter|the|our|as|each|an?|referred\s{{1,9}}to\s{{1,9}}as|,|\s){{0,40}}{_QUOTE}\s{{0,9}}(?P<named>{_WORDS})[.,]?\s{{0,9}}{_QUOTE}\s{{0,9}}\)"
    rf"|{_QUOTE}(?P<meant>{_WORDS}){_QUOTE}\s{{1,9}}(?:means|shall\s{{1,9}}mean|is\s{{1,9}}defined\s{{1,9}}as)\b",
)
_BEYOND_ASCII = deferred(r"[^\x00-\x7f]")
_MARKS = bytes([code for code in range(128) if not chr(code).isalnum()])
"""What is no letter or digit in ASCII."""
_MOST_MARKS = 40
"""For each other mark the text is gone through once more."""
_MOST = 300
"""For each definition the whole text is gone through; the longest policies have some dozens."""

_INFO = RuleInfo(
    name="unused-definition",
    group="quality",
    summary="A term is defined and never used.",
    severity="info",
    documentation=Documentation(
        what="""
Reports a capitalised term that is defined in quotation marks (`(the “Controller”)`, `“Cookie” means …`) and does not occur again anywhere in the text.
""",
        why="""
A definition sends readers looking for where it matters. One that is never used is what is left of another text.
""",
        flagged=(
            Example(
                "# Privacy policy\n\nAcme Ltd (the “Controller”) runs this shop. We collect your name.\n",
                flagged=("Controller",),
            ),
            Example(
                '# Privacy policy\n\n"Tracking Technologies" means cookies and the like. We set cookies.\n',
                flagged=("Tracking Technologies",),
            ),
        ),
        accepted=(
            Example(
                "# Privacy policy\n\nAcme Ltd (the “Controller”) runs this shop. The Controller collects your name.\n"
            ),
            Example("# Privacy policy\n\nWe honour the signal that is called “Global Privacy Control”.\n"),
            Example("# Privacy policy\n\nAcme Ltd (“we”, “us”) runs this shop. We collect your name.\n"),
        ),
        limits=f"""
Of more than {_MOST} definitions only the first {_MOST} are looked at. Singular and plural count as one word, other forms do not. What is defined and used only in another document that the text belongs to, such as
terms of use, is reported.

On 131 real policies of 2013 to 2021: 15 findings; all were read, and 14 are right.
""",
        references=("GDPR Art. 12(1)",),
    ),
)


class UnusedDefinition:
    """Finds definitions that nothing refers to."""

    info: RuleInfo = _INFO
    hints = (_DEFINITION.hints,)

    def check(self, policy: Policy) -> Iterator[Finding]:
        told: set[str] = set()
        known: set[str] = set()
        for passage, found in islice(_definitions(policy), _MOST):
            group = found.lastgroup or "named"
            term = " ".join(found[group].split())
            if term in known or term.lower() in told:
                continue
            known.add(term)
            if _is_used(term, policy.passages):
                continue
            told.add(term.lower())
            start, end = found.span(group)
            yield Finding(
                f"“{term}” is defined here and never used",
                passage.text.span(passage.own + start, passage.own + end),
                help="Use the term, or leave the definition out.",
            )


def _definitions(policy: Policy) -> Iterator[tuple[Passage, re.Match[str]]]:
    for passage in holding(policy, _DEFINITION):
        for found in _DEFINITION.pattern.finditer(passage.own_text):
            yield passage, found


@remembered
def _lowered(passages: tuple[Passage, ...]) -> str:
    return read(passages).lower()


@remembered
def _all_squeezed(passages: tuple[Passage, ...]) -> str:
    return _squeezed(read(passages))


def _squeezed(words: str) -> str:
    """Letters and digits only, so that a lost space or a hyphen hides no use."""
    return "".join([_letters(stretch) for stretch in stretches(words)]).lower()


def _letters(words: str) -> str:
    """The words without all that is no letter or digit: of what is ASCII many at a time, of the rest mark by mark."""
    if not words.isascii():
        marks = {mark for mark in _BEYOND_ASCII.findall(words) if not mark.isalnum()}
        if len(marks) > _MOST_MARKS:
            return re.sub(r"[\W_]+", "", words)
        for mark in marks:
            words = words.replace(mark, "")
    return words.encode("utf-8", "surrogatepass").translate(None, _MARKS).decode("utf-8", "surrogatepass")


def _is_used(term: str, passages: tuple[Passage, ...]) -> bool:
    """Whether a term stands anywhere but where it is defined."""
    squeezed = _squeezed(term)
    stem = squeezed.removesuffix("s").removesuffix("ie").removesuffix("y")
    if _is_plainly_used(term, len(squeezed) - len(stem), read(passages)):
        return True
    lowered, words = _lowered(passages), term.lower()
    if lowered.find(words, lowered.find(words) + 1) >= 0:
        return True
    text = _all_squeezed(passages)
    first = text.find(stem)
    return first >= 0 and text.find(stem, first + len(stem)) >= 0


def _is_plainly_used(term: str, ending: int, text: str) -> bool:
    """Whether a term, but for so many letters at its end, stands twice in the text as it is written or small: most that are used do."""
    size = len(term) - ending
    if not term.isascii() or not (term + "s")[size:].isalnum():
        return False
    form = term[:size]
    first = text.find(form)
    if first < 0 or text.find(form, first + size) >= 0:
        return first >= 0
    small = text.find(form.lower())
    return small >= 0 and abs(small - first) >= size
