"""What titles look like, and what only looks like one: pure questions about a line of text.

Expressions for words are held against a line as `lowered` gives it: with IGNORECASE they would take three times as long.
"""

from __future__ import annotations

import re

from policylint.patterns import deferred, lowered, words

LONGEST = 150
"""No recognised title is longer, in characters."""

_MAX_WORDS = 12
_MAX_QUESTION_WORDS = 20
_OPENING = deferred(r"[\"“‘'\[]?[A-Z0-9À-ÖØ-Þ]")
_CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_LEADS_ON = words(
    "the a an of with to and or from for by our your their its in on at as that which who we following including include"
    " includes about between under via per notwithstanding foregoing"
)
"""A line that ends in one of these goes on in the next."""

_FULL_STOP = deferred(
    r"(?<!\b[A-Z])(?<!\bInc)(?<!\bLtd)(?<!\bCo)(?<!\bCorp)(?<!\bSt)(?<!\bNo)(?<!\bvs)[.!?]\s+\S"
)
_ELABORATES = deferred(r":\s|\b(?:such\ as|including|e\.g|i\.e|for\ example|etc)\b")
_ELABORATING = (":", "such as", "including", "e.g", "i.e", "example", "etc")
_SENTENCE_ENDS = (". ", "! ", "? ", ".\n", "!\n", "?\n", ".\xa0")
_BRACKETED = deferred(r"\([^()]*\)")
_BADGES = frozenset((
    "new", "important", "updated", "beta", "note", "please note", "important note", "attention", "warning", "tip", "info",
    "required", "optional", "recommended", "coming soon",
    "neu", "wichtig", "hinweis", "wichtiger hinweis", "achtung", "bitte beachten", "aktualisiert", "empfohlen",
))  # fmt: skip
"""What calls for attention to what stands beside it, and names nothing."""

_LETTER = deferred(r"[^\W\d_]")

_ASKS = deferred(
    r"(?:so,? |and |but )?(?:how|what|when|where|who|whom|whose|why|which|do|does|did|can|could|may|is|are|will|would|should|shall"
    r"|must|have|has|need|want|any|got|still|more|questions?)\b"
)
_WONDERS = deferred(r"(?:how|what|when|where|who|whom|whose|why|which|whether)\b")
_STARTS_SENTENCE = deferred(
    r"""(?:we|i|you|they|it|it's|it’s|this|these|those|that|if|please|there|he|she|to|notwithstanding|in\ (?:order|addition|case|some|the|most)
         |for\ (?:more|further|any|all|example|instance|information\ (?:about|on|regarding)|details|questions)
         |as\ (?:a|an|well|part|described|set|noted|stated)|by\ (?:using|visiting|accessing|continuing|providing)|when\ you
         |click|go\ to|learn|read|see|view|visit|back\ to|return\ to|download|print|sign\ (?:in|up)|log\ ?in|subscribe|submit
         |show|hide|expand|accept|skip|note|thank|thanks|such|also|however|yes|no|and|or|but|at\ any|under\ (?:the|certain)
         |except|unless|without|with\ (?:your|respect|regard)|you're|you’re|we're|we’re|we’ll|we'll|let\ us|example
         |wir|ich|sie|du|ihr\ (?:habt|könnt|seid|dürft)|diese|dieser|dieses|wenn|falls|sofern|soweit|bitte|hierzu|hierbei|dabei|dazu|es\ (?:wird|werden|besteht|gilt|gelten)
         |zuständig\ (?:ist|sind)|beschwerden\ (?:richten|können))\b""",
    re.VERBOSE,
)
_RELATIVE = deferred(
    r"\b(?:that|which|who|we|you|they|us)\s+(?:also\s+|otherwise\s+|automatically\s+|may\s+|can\s+|will\s+|have\s+|do\s+not\s+)*\w+"
)
_FINITE = words(
    """
    may will shall must can cannot could should would is are was were be been has have had does do don’t don't doesn’t
    isn’t isn't aren’t applies apply describes explains includes include contains means requires allows covers
    """
)
_STAMP = deferred(
    r"""(?:this\ (?:policy|notice|document|page|privacy\ policy)\ )?(?:was\ )?
        (?:last\s+)?(?:updated?|modified|revised|reviewed|amended|changed|effective|published|posted|version|revision|date|dated
         |as\ of|created|adopted|in\ force|approved|issued)\b.*(?:\d|january|february|march|april|june|july|august
         |september|october|november|december|:\s*$)
      | (?:last\s+(?:updated|modified|revised|reviewed|changed|amended)|copyright|©|all\ rights\ reserved)\b
      | \W*(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,4}(?:st|nd|rd|th)?,?
         (?:\s+\d{4})?\W*$
    """,
    re.VERBOSE,
)
_STAMPED = words(
    """
    thi was las upd mod rev ame cha eff pub pos ver dat cre ado app iss cop all jan feb mar apr may jun jul aug sep oct nov dec
    """
)
"""The first letters of what `_STAMP` begins with."""
_TITLES_DOCUMENT = deferred(
    r"\b(?:policy|policies|notice|statement|privacy|terms|declaration|gdpr|disclosure)\b"
)
_ABOUT_CONTACT = deferred(
    r"\b(?:contact|contacts|controller|controllers|address|office|officer|dpo|representative|headquarters|questions|complaints"
    r"|support|imprint|authority|company|reach us|get in touch)\b"
)


def word_count(content: str) -> int:
    """How many words a text has."""
    return len(content.split())


def is_question(content: str) -> bool:
    """Whether a line is one short question."""
    if not content.endswith("?") or len(content) > LONGEST or content.count("?") > 1:
        return False
    return (
        bool(_OPENING.match(content) and _ASKS.match(lowered(content)))
        and word_count(content) <= _MAX_QUESTION_WORDS
    )


def is_capitals(content: str) -> bool:
    """Whether a line is set in capitals; a single short word may be an acronym and does not count."""
    if content != content.upper() or len(content) > LONGEST or "@" in content:
        return False
    return len(_LETTER.findall(content)) >= 5 and word_count(content) <= 16


def is_stamp(content: str) -> bool:
    """Whether a line only says when a text was changed, takes effect, or whose it is."""
    return len(content) <= LONGEST and _is_stamp(lowered(content))


def _is_stamp(lower: str) -> bool:
    opening = lower[:3]
    return not (opening.isalpha() and opening not in _STAMPED) and _STAMP.match(lower) is not None


def is_badge(content: str) -> bool:
    """Whether a line only calls for attention, as "New" or "Please note:" do."""
    return content.strip(" .:!*").lower() in _BADGES


def is_sentence(content: str) -> bool:
    """Whether a short line reads like a sentence or an instruction rather than a title."""
    lower = lowered(content)
    return _is_sentence(content, lower, lower.split())


def _is_sentence(content: str, lower: str, listed: list[str]) -> bool:
    """The same of a line of which its lower case and the words of that are known."""
    if lower[:1] in "hw" and _WONDERS.match(lower):
        return content.rstrip().endswith((".", "!")) and word_count(content) > _MAX_WORDS
    if _STARTS_SENTENCE.match(lower):
        return True
    return not _FINITE.isdisjoint(listed) and not _FINITE.isdisjoint(_RELATIVE.sub("", lower).split())


def is_title(content: str, *, lenient: bool = False) -> bool:
    """Whether a line is short and shaped like a title.

    `lenient` is for lines that something else marks as titles already, such as a number or strong
    emphasis: they may end in a full stop or a colon.
    """
    if not content or len(content) > LONGEST or not _may_end_as(content, lenient):
        return False
    if content[0] not in _CAPITALS and not (_OPENING.match(content) and _LETTER.search(content)):
        return False
    lower = lowered(content)
    listed = lower.split()
    if len(listed) > _MAX_WORDS or "@" in lower or "://" in lower or "www." in content:
        return False
    if content[-1] == "?":
        return is_question(content)
    if listed[-1].rstrip(".:") in _LEADS_ON and not _WONDERS.match(lower):
        return False
    if not lenient and _elaborates(lower):
        return False
    return not _is_sentence(content, lower, listed) and not _is_stamp(lower)


def _may_end_as(content: str, lenient: bool) -> bool:
    """Whether a line ends as titles do, and no sentence ends before."""
    if content[-1] in ",;!" or (content[-1] in ".:" and not lenient):
        return False
    if "." not in content and "?" not in content and "!" not in content:
        return True
    return not any(end in content for end in _SENTENCE_ENDS) or _FULL_STOP.search(content) is None


def _elaborates(lower: str) -> bool:
    """Whether a line, in lower case, explains or lists: what is in brackets aside, titles do neither."""
    for sign in _ELABORATING:
        if sign in lower:
            return _ELABORATES.search(_BRACKETED.sub("", lower)) is not None
    return False


def titles_document(content: str) -> bool:
    """Whether a title is that of a whole policy, such as "Privacy Notice"."""
    return _TITLES_DOCUMENT.search(lowered(content)) is not None


def announces_contact(content: str) -> bool:
    """Whether a title announces names and addresses."""
    return _ABOUT_CONTACT.search(lowered(content)) is not None
