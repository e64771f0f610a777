"""Where a no answers: questions ("Do we sell your data? | No"), in rows, lines and under titles, and labels with nothing but a no: what is
asked or named is denied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from policylint.document import Block, Cell, Paragraph, Table
from policylint.patterns import deferred
from policylint.reading.sentences import sentence_bounds
from policylint.text import Text

_DENIAL = (
    r"(?:no(?:pe|ne|t\s+at\s+all)?|never|no,?\s+(?:never|we\s+(?:do\s+not|don['’]t))|not\s+(?:shared|sold|used|transferred|disclosed|tracked|done)"
    r"|no\s+(?:personal\s+)?(?:data|information)\s+(?:is\s+)?(?:shared|sold|used|disclosed|transferred)"
    r"|(?:we|i)\s+(?:do\s+not|don['’]t|never)(?:\s+(?:share|sell|track|do\s+(?:this|that|so|it|any(?:\s+of\s+(?:this|that))?)"
    r"|(?:use|process|collect|share)\s+(?:(?:your|any|personal)\s+){0,2}(?:data|information)\s+for\s+(?:this|that)))?|there\s+(?:is|are)\s+none"
    r"|(?:it|they|we|i)\s+(?:(?:do|does|is|are|will|would)(?:\s+not|n['’]t)|won['’]t)"
    r"|(?:absolutely|certainly|definitely|of\s+course)\s+not|never,?\s+ever|under\s+no\s+circumstances|none\s+at\s+all|no\s+longer"
    r"|(?:not\s+(?:at\s+(?:the\s+moment|present|this\s+time)|currently|now)|currently\s+not)|[✗✘✖❌🚫]|nein|nie(?:mals)?|keine?)[\s.!*)”\"✗❌]*"
)
_DENIES = deferred(rf"[\s(\"“*]*(?:[✗❌][\s(\"“*✗❌]*(?=[\w✘✖🚫]))?{_DENIAL}", re.IGNORECASE)
"""A no that stands for itself: nothing is excepted, and no more is said."""
_LABELLED = deferred(rf"[^:.!;]{{3,90}}:\s*{_DENIAL}", re.IGNORECASE)
_DENIED_ENDS = (
    "no",
    "none",
    "never",
    "nein",
    "shared",
    "sold",
    "used",
    "transferred",
    "disclosed",
    "tracked",
    "this",
    "that",
    "so",
)
_NEGATES = deferred(r"\b(?:no|not|never|none|without|kein\w*|nicht)\b|n['’]t\b", re.IGNORECASE)
_GENERIC = deferred(
    r"(?:\W*(?:we\s+do\s+(?:this|that|it|so)|yes\s+or\s+no|done|in\s+use|happens|true|(?:our\s+|the\s+)?(?:we|us|answers?|status|practice|response|value)|yes\W+no|do\s+we(?:\s+do\s+(?:this|that|it|so))?|antwort"
    r"|(?:do|does)\s+(?:\S+\s+){1,5}?(?:share|do\s+(?:this|that|it|so))))?\W*",
    re.IGNORECASE,
)
"""What heads a column in which each row is answered, and not each kind of data: "Answer", nothing, "Does the bank share?"."""

_NAME = deferred(
    r"\W*(?P<name>(?!(?:(?:the|this|our)\s+)?(?:app|application|web\s?site|site|services?|platform|game|extension|plug-?in|software|products?|data|cookies?)\b)"
    r"(?-i:[A-Z0-9][\w.&’'-]*)(?:\s(?-i:[A-Z0-9&][\w.&’'-]*)){0,3})\W*",
    re.IGNORECASE,
)
_FORM_OR_DEED = (
    r"(?:,?\s(?:Inc|LLC|LLP|Ltd|Limited|GmbH|AG|AB|B\.?V|Oy|ApS|A/S|AS|Pty|SAS|SpA|S\.?r\.?l|plc|PLC|Corp|Corporation|Co)\b"
    r"|\s(?:collects|uses|shares|sells|processes|stores|keeps|operates|runs|respects|takes|provides|does\s+not|will\s+not|never|is\s+(?:committed|the\s+controller|responsible))\b)"
)
"""What stands behind a name of the organisation, sooner or later: its legal form, or what it does with data."""
_NO_WE = deferred(
    r"[\s\"“*]{0,9}no\s*(?:[,;:–—]|\s-\s)\s*(?:we|i|our|the|this|your|you|it|they|none|nothing|nobody|never|not|and\s+we)\b"
    r"(?!.*\b(?:but|except\w*|unless|only|other\s+than|apart\s+from|without|if|when|however|although|though|necessarily|always|yet)\b).{0,300}",
    re.IGNORECASE | re.DOTALL,
)
"""A no that goes on, and takes nothing back."""
_AFFIRMS = deferred(
    r"[\s(\"“*✓✔✅]{0,9}(?:yes|absolutely|certainly|of\s+course)\b(?!\s+and\s+no\b)[\s*]{0,3}(?:$|[,;:.!)–—]|\s-\s).*",
    re.IGNORECASE | re.DOTALL,
)
_GOES_ON = deferred(
    r"\W*(?:however|but|except\w*|unless|only|nevertheless|still|yet|that\s+said|there\s+(?:is|are)|in\s+(?:some|certain|these|limited)|(?:the\s+(?:only\s+)?|an\s+)?exceptions?"
    r"|this\s+does\s+not|we\s+(?:(?:may|do|will|can)\s+)?(?:only|however|sometimes|occasionally)|sometimes|\d)\b",
    re.IGNORECASE,
)
"""How a sentence begins that takes back a part of the no before it, or that it belongs to ("No. 5")."""

_REFUSES = deferred(
    r"[\s\"“*]{0,9}(?:(?:no|nope)(?:\s*[,;:.!–—]|\s-\s)|(?:not\s+(?:yet|at\s+present|at\s+the\s+moment|currently)|you\s+can(?:not|['’]t))\s*[,;:.!–—])"
    r"(?!.*\b(?:but|except\w*|unless|only|other\s+than|apart\s+from|if|when|until|however|although|though|instead|problem|worries)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""How a text begins that answers a question with a no, and takes nothing back."""

_POLAR = deferred(
    r"\W*(?:do|does|did|are|is|will|can|could|have|has|would|may)\s(?!.*\bor\b).*\?\s*",
    re.IGNORECASE | re.DOTALL,
)
"""A question that asks for a yes or a no."""
_NO_ANSWER = deferred(
    r"\W*|\W*(?:n\W?\s?a|tb[ad]|unknown|varies|it\s+depends|(?:ask|contact|see|please|read)\b.*)\W*"
    r"|\W*(?:no|not|never)\b(?!.*\b(?:but|except\w*|unless|only|other\s+than)\b).*",
    re.IGNORECASE | re.DOTALL,
)
"""What answers it with neither, or with a no that says more than that."""

_LONGEST_DENIAL = 40
_TOP = 4000
"""So much of a text says by whom it is, in characters."""
_NEXT = 80
"""So much of what follows an answer tells whether it is taken back, in characters."""


def denied_rows(table: Table, source: str) -> Set[int]:
    """The rows, by number, whose first cell asks or names what the second answers with a mere no; `source` is the whole text."""
    refusing = [
        (number, asked)
        for number, row in enumerate(table.rows)
        if len(row.cells) > 1
        and denies(row.cells[1].text.content)
        and _may_be_denied(asked := row.cells[0].text.content)
    ]
    if not refusing:
        return frozenset()
    header = table.header[1].text.content if len(table.header) > 1 else ""
    generic = _GENERIC.fullmatch(header) is not None or _is_organisation(header, source)
    return frozenset(number for number, asked in refusing if generic or asked.rstrip().endswith("?"))


def _is_organisation(header: str, source: str) -> bool:
    """Whether what heads a column is the organisation's name, by the top of the whole text, `source`: what it does not do, is denied."""
    named = _NAME.fullmatch(header)
    return named is not None and (
        re.search(rf"\b{re.escape(named['name'])}{_FORM_OR_DEED}", source[:_TOP]) is not None
    )


def denies(content: str) -> bool:
    """Whether it is a no, and nothing but that."""
    return len(content) < _LONGEST_DENIAL and _DENIES.fullmatch(content) is not None


def is_no(block: Block) -> bool:
    """Whether a block says no, and nothing but that."""
    return isinstance(block, Paragraph) and denies(block.text.content)


def reply_in(blocks: Sequence[Block]) -> tuple[Text, bool] | None:
    """The sentence with which the first of some blocks answers, and whether it says yes; None if with neither a yes nor a no."""
    return _replied(blocks[0].text) if blocks and isinstance(blocks[0], Paragraph) else None


def refuses(blocks: Sequence[Block]) -> bool:
    """Whether some blocks answer what is asked above them with a no."""
    return (
        bool(blocks)
        and isinstance(blocks[0], Paragraph)
        and _REFUSES.match(blocks[0].text.content) is not None
    )


def asked_in(cells: Sequence[Text], denied: bool) -> bool | None:
    """What the second of the cells of a row answers if the first asks; no where it is known to be `denied`."""
    if len(cells) < 2 or not cells[0].content.endswith("?"):
        return None
    replied = None if denied else _replied(cells[1])
    return replied[1] if replied is not None else False if denied else None


def is_open(cells: Sequence[Text]) -> bool:
    """Whether the first of the cells of a row asks for a yes or a no, and the second gives neither: then the row says nothing as a whole."""
    return (
        len(cells) > 1
        and _POLAR.fullmatch(cells[0].content) is not None
        and _NO_ANSWER.fullmatch(cells[1].content) is not None
        and not denies(cells[1].content)
    )


def replies(text: Text, bounds: Sequence[tuple[int, int]]) -> Iterator[tuple[Text, tuple[Text, bool]]]:
    """The questions of a text with these sentences that the sentence after them answers with a yes or a no, and that with which it is."""
    content = text.content
    for (start, end), (first, last) in pairwise(bounds):
        if (
            content[end - 1] == "?"
            and (yes := _reply(content[first:last], content[last : last + _NEXT])) is not None
        ):
            yield text.slice(start, end), (text.slice(first, last), yes)


def _replied(text: Text) -> tuple[Text, bool] | None:
    content = text.content
    start, end = sentence_bounds(content)[0] if content.strip() else (0, 0)
    yes = _reply(content[start:end], content[end : end + _NEXT])
    return None if yes is None else (text.slice(start, end), yes)


def _reply(sentence: str, following: str) -> bool | None:
    """Whether a sentence answers yes to what is asked before it, or no, which what is `following` does not take back; None if neither."""
    if _AFFIRMS.fullmatch(sentence):
        return True
    if not (denies(sentence) or _NO_WE.fullmatch(sentence)) or _GOES_ON.match(following):
        return None
    return False


def answered(question: Text, yes: bool) -> tuple[Text, bool] | None:
    """A question that a `yes`, or else a no, answers as the sentence that this makes, or as it stands and whether it is denied; None if
    it tells nothing.
    """
    from policylint.reading.questions import declared

    said = declared(question, yes) if _may_be_denied(question.content) else None
    if said is not None:
        return said, False
    return None if yes or not _may_be_denied(question.content) else (question, True)


def last_sentence(text: Text) -> Text:
    """The last sentence of a text: an answer behind it answers no more than that."""
    bounds = sentence_bounds(text.content)
    return text.slice(*bounds[-1]) if bounds else text


def without_question(cells: Sequence[Cell]) -> Sequence[Cell]:
    """The cells of a row, the first without its last sentence."""
    first, *others = cells
    bounds = sentence_bounds(first.text.content)
    return [replace(first, text=first.text.slice(0, bounds[-1][0]) if bounds else first.text), *others]


def is_denied_label(content: str) -> bool:
    """Whether a line names something and says no to it ("Shared with third parties: no")."""
    if not content.rstrip(".!* )").lower().endswith(_DENIED_ENDS) or _LABELLED.fullmatch(content) is None:
        return False
    return _may_be_denied(content.partition(":")[0])


def _may_be_denied(label: str) -> bool:
    """Whether a no denies what it answers: it does not where the label says no itself."""
    return bool(label.strip()) and _NEGATES.search(label) is None
