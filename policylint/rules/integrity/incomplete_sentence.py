"""`incomplete-sentence`: a sentence that breaks off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.diagnostics import Finding
from policylint.document import List, Paragraph
from policylint.patterns import Hinted, deferred
from policylint.policy import Policy
from policylint.reading.sentences import sentence_bounds
from policylint.reading_order import PlacedParagraph, may_hold, paragraphs
from policylint.rule import Documentation, Example, RuleInfo

_INFO = RuleInfo(
    name="incomplete-sentence",
    group="integrity",
    summary="A sentence breaks off.",
    documentation=Documentation(
        what="""
Reports sentences that stop before they have said what they set out to say: they end in a conjunction, an article or a possessive ("We
share it with our."), open a condition at the end and leave it there ("We will tell you and, if you object."), or consist of a condition
alone ("If you have questions about this policy."); and places where an address, a name, a date or a period was lost before a full stop ("Write to us at .", "last updated on .").
The end of the whole text is looked at more closely: it stops after a word that opens something, after a comma, or within brackets or quotation marks.
""",
        why="""
What was cut off is often the promise itself: what happens *if* the changes are significant. The reader cannot know, and the company may be held to the half that stands.
""",
        flagged=(
            Example("# Changes\n\nWe announce changes here and, if they matter to you.\n", flagged=("and, if they matter to you.",)),
            Example("# Sharing\n\nWe pass your address to the carrier and the.\n", flagged=("the.",)),
            Example("# Contact\n\nWe read every letter. If you have any questions about this policy.\n", flagged=("If you have any questions about this policy.",)),
            Example("# Sharing\n\nThe carrier has your number if you\n", flagged=("if you",)),
            Example("# Contact\n\nWith questions on privacy, write to us at .\n", flagged=("at .",)),
        ),
        accepted=(
            Example("# Changes\n\nWe announce changes here and, if they matter to you, by e-mail.\n"),
            Example("# Sharing\n\nWe tell you who we share your data with. That is all we ask for.\n"),
            Example("# Data\n\nWe keep your name:\n\n- when you order, and\n- if you write to us.\n"),
            Example("# Data\n\nWe ask when you register and, if you order, when you pay. If you object we stop.\n"),
            Example("# Contact\n\nWrite to whom you like, we read all letters\n\nYours sincerely,\n"),
            Example("# Location\n\nWe use it only when you ask for a route, or if the law requires it.\n"),
            Example("# Contact\n\nHere is the address that you can reach us at. Write to us at 9 Mill Lane.\n"),
        ),
        limits="""
A sentence that lacks a word in its middle is not recognised, nor one that merely ends where more was expected; a text that was cut off between
two words either of which could be its last is not told from one that lacks a full stop. In a list, an item that ends in "and" or "or" is the way lists are written. Texts in other
languages than English are not judged. What was lost is seen only before a full stop or a comma, behind a space or words such as "write to us at".

On 131 real policies of 2013 to 2021: 3 findings; all were read and are right.
""",
        references=("https://eur-lex.europa.eu/eli/reg/2016/679/oj",),
    ),
)  # fmt: skip

_NEVER_LAST = (
    r"and|or|nor|and/or|but|because|although|whereas|unless|if|than|the|an|our|your|their|its|whose|whether|during|every|"
    r"including|such as|as well as|in order to|due to|according to|pursuant to|prior to|not limited to|in accordance with|"
    r"with respect to|with regard to|in relation to|in the event of|by means of|on the basis of|"
    r"(?<=partners )who|(?<=providers )who|(?<=parties )(?:who|which|that)|(?<=companies )(?:who|which|that)"
)
_LAST_WORDS = (
    *("and", "or", "but", "because", "although", "as", "unless", "if", "an", "the", "our", "their", "its"),
    *("whose", "including", "to", "with", "whether", "during", "every", "of", "who", "which", "that"),
)
"""How these end."""
_ENDS = ".!?"
_WHOLE = ".!?:;…)]}”’\"'"
_PAIRS = (("(", ")", "brackets"), ("[", "]", "brackets"), ("“", "”", "quotation marks"))
_HELP = "Finish the sentence, or take it out."
_OPENERS = ("if", "unless", "although", "because", "whereas", "should")
_LINKS = ("and,", "or,", "but,", "so,")
_OPENS = "if|when|unless|because|although|while|once|until|where|since|whenever"
_NEEDS = "have|want|wish|would like|need|object|disagree|register|order"
_BREAKS_OFF = Hinted(
    "|".join([f" {end}" for end in _ENDS] + [word + end for word in _LAST_WORDS for end in _ENDS]),
    rf"(?<![\w.“\"'’-])(?:{_NEVER_LAST})\s?[.!?]+$",
)
_CUT_OFF = ("the", "an", "our", "your", "their", "with")
_CUT_SHORT = deferred(r"(?<![\w.“\"'’-])(?:the|an|our|your|their|and the|with|of our)$")
_OPEN_CONDITION = Hinted(
    "|".join(f"{link} {opens}" for link in _LINKS for opens in _OPENS.split("|")),
    rf"\b(?:and|or|but|so),\s+(?P<opens>{_OPENS})\b(?:[^,;:()–—]{{3,90}})?[.!]$",
)
_LOST = Hinted(
    "|".join(f" {word} {mark}" for word in ("at", "on", "of", "by", "via", "in", "to") for mark in ".,")
    + "| is .| are .| was .| called .| named .|"
    + "|".join(f" {word}." for word in ("at", "on", "via", "by")),
    r"\b(?:us|me|officer|team|e-?mail|mail|phone|post|address|click|see|available|located|found|page|web-?site|policy|notice|updated|revised|amended|dated|effective"
    r"|published|posted|period)\s+(?P<gap>(?:at|on|of|by|via|in|to)\s+[.,])(?=\s|$)"
    r"|\b(?:address|name|number|officer|representative|controller|company|web-?site|e-?mail|date|period|authority)(?:\s+[\w()’'-]+){0,6}?\s+(?P<is>(?:is|are|was|called|named)\s+\.)(?=\s|$)"
    r"|\b(?:contact|reach|call|e-?mail|writ(?:e|ing) to|(?:contact|reach|call|e-?mail)ing)\s+(?:us|me|our(?:\s+[\w-]+){1,4}?)\s+(?P<end>(?:at|via|on|by)\.)(?=\s|$)",
    re.IGNORECASE,
)
_LONE_CONDITION = Hinted(
    "|".join(f"{word} {who}" for word in _OPENERS for who in ("you", "we"))
    + f"& you {_NEEDS.replace('|', '| you ')}| we {_NEEDS.replace('|', '| we ')}",
    rf"^(?:If|Unless|Although|Because|Whereas|Should) (?:you|we) (?P<verb>{_NEEDS})\b(?P<rest>[^,;:()–—?!]*)\.$",
)
_SOMEWHERE = deferred(_LONE_CONDITION.pattern.pattern[1:].partition("(?P<rest")[0])
_CUT_AT_END = deferred(
    rf"(?<![\w.“\"'’-])(?:{_NEVER_LAST}|whether|subject to|related to|prior to|every|various|"
    r"of|from|into|during|between|without|within|upon|via|with|(?:in|of|to|by|for|from|under|with|through) which|"
    r"(?:of|for|in|to|with|by|as|on|from|is|was|be|have|has|or|send|use|make) a|"
    r"(?:if|when|that|because|which|until|unless|while|where) (?:we|you|they|it|if)|"
    r"(?<!as )(?<!than )(?<!what )(?<!wherever )(?:we|you|they|it|data|information) (?:may|will|shall|must)(?: also)?)$|,$|[–—]$",
)
"""How a text ends that was cut off. Words with which a sentence may end though it lacks a full stop ("to", "in", "on") are left out."""
_ENDS_OF_ITEMS = ("and", "or", ",", "as well as")
_WORD = deferred(r" [a-z]+$")
_MARKUP = deferred(r"(?:</\w+\s*>|[\s*_`>|~])*$")
"""What may stand in the source behind the last word."""
_LONG = 7
"""So many words, and so many paragraphs, show how an author ends a sentence."""
_SHORTEST = 4
"""A sentence has at least so many words; less is a fragment, an abbreviation, an entry of a table."""


class IncompleteSentence:
    """Finds sentences that break off."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        if policy.coverage.language not in ("en", "und"):
            return
        suspects = {id(read.text) for read in may_hold(policy, _BREAKS_OFF, _OPEN_CONDITION)}
        lone = may_hold(policy, _LONE_CONDITION)
        suspects.update([id(read.text) for read in lone if _SOMEWHERE.search(read.text.content)])
        told = 0
        for placed in paragraphs(policy.document):
            text = placed.paragraph.text
            is_cut_off = text.content[-1:] not in _ENDS and text.content.rstrip().endswith(_CUT_OFF)
            if id(text) not in suspects and not is_cut_off:
                continue
            bounds = sentence_bounds(text.content)
            for start, end in bounds:
                sentence = text.content[start:end].rstrip()
                broken = _broken(sentence, placed, alone=len(bounds) == 1, last=(start, end) == bounds[-1])
                if broken is None or len(sentence.split()) < _SHORTEST:
                    continue
                begin, message = broken
                span = text.span(start + begin, start + len(sentence))
                told = span.end
                yield Finding(message, span, help=_HELP)
        yield from (finding for finding in _end(policy) if finding.span.end != told)
        lost = may_hold(policy, _LOST)
        if lost:
            from policylint.rules.integrity.second_clauses import lost_values

            yield from (finding for read in lost for finding in lost_values(read.text, _LOST.pattern))


def _end(policy: Policy) -> Iterator[Finding]:
    """The last sentence of the whole text, if the text is cut off within it."""
    section = list(policy.document.root.walk())[-1]
    block, nested = (section.blocks or (None,))[-1], False
    while isinstance(block, List):
        block, nested = (block.items[-1].blocks or (None,))[-1], True
    if not isinstance(block, Paragraph):
        return
    text = block.text
    content = text.content.rstrip()
    cut = _cut(content, nested=nested) or (None if nested else _unstopped(content, policy, block))
    if cut is not None and _MARKUP.match(policy.document.source.text, text.span(0, len(content)).end):
        begin, message = cut
        yield Finding(message, text.span(begin, len(content)), help=_HELP)


def _cut(content: str, *, nested: bool) -> tuple[int, str] | None:
    """Where a text is cut off that has this at its end, and what to say; None if it is not."""
    start = sentence_bounds(content)[-1][0] if content else 0
    if content[-1:] in _WHOLE or not _is_prose(content[start:], _SHORTEST):
        return None
    if (match := _CUT_AT_END.search(content, start)) and not (nested and match[0] in _ENDS_OF_ITEMS):
        return match.start(), f'the text ends within a sentence, after "{match[0]}"'
    for opening, closing, name in _PAIRS:
        begin = content.rfind(opening)
        if begin > 0 and content[begin - 1].isspace() and closing not in content[begin + 1 :]:
            return begin, f"the text ends within {name} that are never closed"
    return None


def _unstopped(content: str, policy: Policy, last: Paragraph) -> tuple[int, str] | None:
    """Where the last sentence begins, if it lacks the full stop that nearly all other paragraphs have."""
    start = sentence_bounds(content)[-1][0] if content else 0
    if not _is_prose(content[start:], _LONG) or not _WORD.search(content):
        return None
    others = [one.paragraph for one in paragraphs(policy.document) if not one.nested]
    texts = [other.text.content.rstrip() for other in others if other is not last]
    ends = [text[-1:] for text in texts if _is_prose(text, _LONG)]
    if len(ends) < _LONG or 20 * sum(end not in _WHOLE for end in ends) > len(ends):
        return None
    return start, "the text ends without the full stop that other paragraphs have"


def _is_prose(sentence: str, longer_than: int) -> bool:
    """Whether it has more words than that, most of them not capitalised, as no address, signature or title has."""
    words = sentence.split()
    return len(words) > longer_than and 2 * sum(word[0].islower() for word in words) >= len(words)


def _broken(sentence: str, placed: PlacedParagraph, *, alone: bool, last: bool) -> tuple[int, str] | None:
    """Where in the sentence the break is to be shown, and what to say; None if the sentence is whole."""
    if (
        sentence[-1:] in _ENDS
        and sentence.rstrip(_ENDS).rstrip().endswith(_LAST_WORDS)
        and (match := _BREAKS_OFF.pattern.search(sentence))
    ):
        word = match[0].rstrip(".!? ")
        return match.start(), f'the sentence ends with "{word}"'
    if (
        sentence[-1:] in ".!"
        and "," in sentence
        and any(link in sentence for link in _LINKS)
        and (match := _OPEN_CONDITION.pattern.search(sentence))
        and not _is_closed(sentence, match)
    ):
        return match.start(), f'the sentence ends in the middle of what "{match["opens"]}" begins'
    if placed.nested:
        return None
    if not alone and _is_lone_condition(sentence):
        return 0, "the sentence is a condition without a consequence"
    ends_section = last and placed.is_last and not placed.section.sections
    if (
        ends_section
        and sentence[-1:] not in _ENDS
        and sentence[0].isupper()
        and (match := _CUT_SHORT.search(sentence))
    ):
        return match.start(), f'the text breaks off after "{match[0]}"'
    return None


def _is_closed(sentence: str, match: re.Match[str]) -> bool:
    """Whether an open condition lacks nothing, though no comma closes it."""
    from policylint.rules.integrity.second_clauses import follows_open_condition, is_parallel

    clause = sentence[match.start("opens") :].rstrip(".! ")
    return is_parallel(sentence, match) or follows_open_condition(clause)


def _is_lone_condition(sentence: str) -> bool:
    match = _LONE_CONDITION.pattern.match(sentence)
    if match is None:
        return False
    from policylint.rules.integrity.second_clauses import follows_condition

    return not follows_condition(sentence, match["verb"], match["rest"])
