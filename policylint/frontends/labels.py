"""Run-in titles: the few words before a colon, full stop or dash with which a paragraph opens."""

from __future__ import annotations

from policylint.document import Code, Paragraph
from policylint.frontends.inline import Inlines, strong_lead
from policylint.frontends.tokens import Token
from policylint.patterns import deferred, words
from policylint.source import Span
from policylint.text import Text

_MAX_STRONG = 100
_MAX_WORDS = 6
_LONGEST = 62
_FEW_WORDS = 3
_SHORT_WORD = 3

_BREAK = deferred(r"[:.;!?–—\n]")
_NUMBER = deferred(r"(?:(?:\(?\d{1,3}(?:\.\d{1,3})*|\(?[A-Za-z])[.)]|\d{1,3}(?:\.\d{1,3})+)\s+")
_GLUED = deferred(r"(#{1,6})(?=[A-Z][^\n]{1,79}\Z)[^\n]*[^\s.,;:#]")
_SETS_OFF = deferred(
    r"""(?::\s|(?:(?<=\s)[–—]\s|–\s|—|\s-\s)(?!\s*(?:including|such|which|or|and|but|as)\b)|\.\s+(?=[A-Z“"‘]))"""
    r"\s*(?=\S+\s+\S+\s+\S)"
)
_CONTACTS = deferred(r"[^\n{}<>=;$|\\`\"]{1,100}(?:\n[^\n{}<>=;$|\\`\"]{0,100}){0,11}")
_ADDRESS = deferred(
    r"(?:^|\n)(?:[A-Za-z -]{2,30}:[ \t]{0,20})?[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,40}){1,4}[ \t]*(?:\n|$)"
)
_OPENING = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789“\"'‘")
_STARTS_SENTENCE = words(
    """
    we you i it they this that these those if please note for in by to when where as however also yes no thank thanks
    example e.g see at on with there such dear hello hi welcome important most some many all any each every last effective updated date version
    """
)
_ENDS_OPEN = words(
    """
    have do don’t don't inc ltd llc co corp no mr mrs ms dr st e.g i.e vs including include includes following as
    can could
    """
)
_FINITE = words("is are was were may will shall must should would has does cannot can")


def _stands_alone(title: str) -> bool:
    """Whether words before a full stop are a title rather than a short sentence: few, or each with a capital."""
    named = title.split()
    return len(named) <= _FEW_WORDS or all(word[0].isupper() or len(word) <= _SHORT_WORD for word in named)


def _is_sentence(title: str) -> bool:
    """Whether the words before the first break begin a sentence rather than name what follows."""
    words = title.lower().split()
    if len(words[-1]) == 1 or title.count("(") != title.count(")"):
        return True
    return words[0] in _STARTS_SENTENCE or words[-1] in _ENDS_OPEN or not _FINITE.isdisjoint(words)


def paragraph_token(inlines: Inlines, span: Span) -> Token:
    """A paragraph of these inline parts, with its run-in title if it has one."""
    text, emphasis = inlines.text, inlines.emphasis
    strong, lead = strong_lead(text.content, emphasis) if emphasis else (False, 0)
    links = tuple(link for link in inlines.links if span.contains(link.span))
    return Token("PARAGRAPH", Paragraph(text, span, run_in(text, lead), links), strong, emphasis)


def verbatim_paragraph(content: str, start: int) -> Token:
    """A paragraph that reads as it stands in the source, from `start` on."""
    text = Text(content, start)
    return Token("PARAGRAPH", Paragraph(text, Span(start, start + len(content)), run_in(text)))


def code_token(text: Text, span: Span) -> Token:
    """Code; or a paragraph, where a block of contact lines is set as code to keep its line ends."""
    if _CONTACTS.fullmatch(text.content) and _ADDRESS.search(text.content):
        return Token("PARAGRAPH", Paragraph(text, span, None))
    return Token("CODE", Code(text, span))


def glued_level(content: str) -> int:
    """How many `#` a line opens with that is a heading to older Markdown, which needs no space after them; 0 if it is none."""
    match = _GLUED.fullmatch(content) if content.startswith("#") else None
    return len(match[1]) if match else 0


def run_in(text: Text, lead: int = 0) -> Text | None:
    """The run-in title of a text; `lead` is the length of the strong words it opens with."""
    content = text.content
    if lead:
        if lead < len(content) and lead <= _MAX_STRONG:
            title = text.slice(0, lead).content.rstrip(" \t\r\n\xa0.:–—-")
            return text.slice(0, len(title)) if title else None
        return None
    return before_break(text)


def before_break(text: Text) -> Text | None:
    """The run-in title of a text that opens with no strong words."""
    content = text.content
    start = 0
    if not content[:1].isalpha() or not content[1:2].isalnum():
        if _BREAK.search(content, 1, _LONGEST) is None and content.find(" - ", 1, _LONGEST) < 0:
            return None
        numbered = _NUMBER.match(content)
        start = numbered.end() if numbered else 0
    found = _BREAK.search(content, start + 1, start + _LONGEST)
    end = found.start() if found is not None else -1
    dash = content.find(" - ", start + 1, end if end >= 0 else start + _LONGEST)
    end = dash if dash >= 0 else end
    if end < 0 or content[end] in ";!?\n" or content[start] not in _OPENING:
        return None
    title = content[start:end].rstrip()
    if not title or title.count(" ") >= _MAX_WORDS or not _SETS_OFF.match(content, end):
        return None
    if _is_sentence(title) or (content[end] == "." and not _stands_alone(title)):
        return None
    return text.slice(start, start + len(title))
