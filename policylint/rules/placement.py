"""Where a finding about something absent stands: where a reader would look for it. Not a rule."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache

from policylint.document import Heading, Section, blocks_within
from policylint.frozen import dataclass
from policylint.machine.memory import remembered
from policylint.patterns import deferred
from policylint.policy import Policy
from policylint.source import Span
from policylint.topics import Topic

_NEXT = "\x1e"
"""What stands behind the words of each heading: the mark that separates records."""
_WORD = deferred(rf"[^\W_]+|{_NEXT}")
_UNTELLING = """
    a about after an and as at by for from how in is it of on or other our that the to us we what when who with you
    your data information personal policy privacy right rights
"""
_OWN_RIGHTS = " your rights| what rights| data protection rights| subject rights| your privacy rights| your legal rights| rights you have| individual rights| you can ask| you may ask"
_AUTHORITY = " supervisory authorit"
_OF_STATES = f" california| state privacy rights|{_OWN_RIGHTS}"
_CHANGES = " changes| updates to| amendments| revisions| modifications"
_CONTACT = " contact us| contacting us| contact detail| to contact| you contact| get in touch| reach us"
_CHILDREN = " children| child'| child’| kids| minors| age limit| under 13| under 16"
_SHARING = " recipients| whom| we share| sharing| who sees| who gets| who has access| who receives| disclosure of| we disclose| share your"
_ABROAD = " data transfer| transfers of| transfer of| international transfer| international data| abroad"
_CUES = {
    "retention": " how long| retention| retain| storage period| period for which| storage of| how we store| deleting your| deletion of",
    "retention-by-category": " how long| retention| retain| storage period| period for which",
    "security": " secur| how safe| we protect| protecting your| protect your",
    "sharing": _SHARING,
    "tracking": f" tracking|{_SHARING}",
    "rights": _OWN_RIGHTS,
    **dict.fromkeys(
        ("rights.complaint", "rights.complaint-controller"), f" complain|{_AUTHORITY}|{_OWN_RIGHTS}"
    ),
    **dict.fromkeys(
        ("rights.how", "rights.request-methods", "rights.verification"), f" exercis|{_OWN_RIGHTS}"
    ),
    **dict.fromkeys(
        ("rights.agent", "rights.appeal", "rights.non-retaliation", "rights.limit-sensitive"), _OF_STATES
    ),
    "authority": f"{_AUTHORITY}| complain|{_OWN_RIGHTS}",
    **dict.fromkeys(("policy.changes", "policy.change-notice"), _CHANGES),
    "controller": f" who we are| who are we| who is responsible| controller| about us|{_CONTACT}",
    **dict.fromkeys(("controller.contact", "controller.email", "controller.address"), _CONTACT),
    **dict.fromkeys(("children", "parental"), _CHILDREN),
    "purpose": " purposes of| what purpose| which purpose| purposes for| why we| why do we| how we use| how do we use| use of your| use of inf| use of personal| use of data",
    "legal-basis": " legal bas| lawful bas| legal ground| lawful ground",
    "collection": " we collect| do we collect| we gather| do we gather| collection of",
    **dict.fromkeys(("transfer", "safeguards"), _ABROAD),
    "dpo": " data protection officer| dpo",
    "gpc": " global privacy control| do not track| do-not-track",
    "choice.marketing": " marketing| newsletter",
    "choice.sale-opt-out": " do not sell| california",
}
"""What headings say that speak of topics, by the topics' names or how they begin: the clearest first, each at the beginning of a word."""
_STEM = 5
"""Fewest letters that two forms of a word must share to be taken for one ("complain", "complaints")."""


def where_expected(policy: Policy, topic: Topic) -> Span:
    """The place for a finding that nothing on `topic` was found: never outside the policy's own text.

    Of a policy that is split over files, always in the main one. The heading that announces the topic in its own words, else in others ("How long …"),
    else that of the section in which the nearest related topic is disclosed, else the title or first heading, else the first passage.
    """
    layout = _layout(policy)
    return layout.heading_of(
        layout.announcing(topic) or layout.cued(topic) or layout.related(topic)
    ) or _opening(policy)


def heading_span(heading: Heading) -> Span:
    """The words of a heading, without its mark-up."""
    words = heading.text.strip()
    return words.source if words.content else heading.span


class _Layout:
    """Which section of a policy announces what, and which speaks of what; worked out as it is asked for."""

    __slots__ = (
        "_cued",
        "_ends",
        "_headings",
        "_policy",
        "_sections",
        "_spans",
        "_speaking",
        "_spoken",
        "_starts",
        "_title",
    )

    def __init__(self, policy: Policy) -> None:
        document = policy.document
        self._policy = policy
        self._title = document.title
        self._sections = [one for one in document.roots[0].walk() if one.heading is not None]
        self._starts = [section.span.start for section in self._sections]
        self._ends = [section.span.end for section in self._sections]
        announced = [_announced(section, self._title) for section in self._sections]
        self._headings = _telling_words(announced)
        self._spoken = _NEXT.join([f" {heading}" for heading in announced]).casefold()
        self._cued: dict[str, Section | None] = {}
        self._spans: dict[int, Span] = {}
        self._speaking: dict[str, Section | None] = {}

    def heading_of(self, section: Section | None) -> Span | None:
        """Where the words of its heading stand; of none, those of the first."""
        if section is None and self._sections:
            section = self._sections[0]
        if section is None or section.heading is None:
            return None
        span = self._spans.get(id(section))
        if span is None:
            span = self._spans[id(section)] = heading_span(section.heading)
        return span

    def announcing(self, topic: Topic) -> Section | None:
        """The first section whose heading holds every telling word of the topic's title."""
        headings, wanted = self._headings, _wanted(topic.title)
        at = headings.find(wanted.first) if wanted.words else -1
        while at >= 0:
            begin, end = headings.rfind(_NEXT, 0, at) + 1, headings.find(_NEXT, at)
            words = headings[begin:end]
            if all(other in words for other in wanted.others) and wanted.told_by(words.split()):
                return self._sections[headings.count(_NEXT, 0, begin)]
            at = headings.find(wanted.first, end)
        return None

    def cued(self, topic: Topic) -> Section | None:
        """The first section whose heading speaks of the topic, or its like, in other words."""
        cues = _cues(topic.id)
        if cues not in self._cued:
            self._cued[cues] = self._speaking_in_other_words(cues)
        return self._cued[cues]

    def _speaking_in_other_words(self, cues: str) -> Section | None:
        for cue in cues.split("|") if cues else ():
            at = self._spoken.find(cue)
            if at >= 0:
                return self._sections[self._spoken.count(_NEXT, 0, at)]
        return None

    def related(self, topic: Topic) -> Section | None:
        """The innermost section that holds most disclosures of the nearest related topic there is."""
        known = self._speaking
        for near in topic.near:
            if near not in known:
                known[near] = self._speaking_of(near)
            section = known[near]
            if section is not None:
                return section
        return None

    def _speaking_of(self, topic: str) -> Section | None:
        """Of equals, the document's own title comes last, for it leads a reader nowhere in particular."""
        held: dict[int, int] = {}
        starts, ends = self._starts, self._ends
        for disclosure in self._policy.about(topic):
            span = disclosure.spans[0]
            index, end = bisect_right(starts, span.start) - 1, span.end
            while index >= 0 and ends[index] < end:
                index -= 1
            if index >= 0:
                held[index] = held.get(index, 0) + 1
        if len(held) < 2:
            return self._sections[next(iter(held))] if held else None
        sections, title = self._sections, self._title
        return sections[min(held, key=lambda at: (-held[at], sections[at].heading is title, at))]


@remembered
def _layout(policy: Policy) -> _Layout:
    return _Layout(policy)


def _announced(section: Section, title: Heading | None) -> str:
    """What the heading of a section announces: the document's own `title` announces everything, and so nothing."""
    heading = section.heading
    return "" if heading is None or heading is title else heading.text.content.replace(_NEXT, " ")


def _telling_words(headings: Sequence[str]) -> str:
    """The telling words of some headings, with a space before each, and a mark behind those of each heading."""
    return " ".join(["", *_telling(_NEXT.join([*headings, ""]))])


def _telling(text: str) -> tuple[str, ...]:
    untelling = _untelling()
    words = _WORD.findall(text.casefold().replace("e-mail", "email"))
    return tuple([word for word in words if word not in untelling])


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The telling `words` of a topic's title; how the `first` of them begins, and how the `others` do, each after a space."""

    words: tuple[str, ...]
    first: str
    others: tuple[str, ...]

    def told_by(self, words: Sequence[str]) -> bool:
        """Whether some words hold them all."""
        return all(any(_same(want, word) for word in words) for want in self.words)


@lru_cache(maxsize=256)
def _wanted(title: str) -> _Wanted:
    words = _telling(title)
    first, *others = [f" {word[:_STEM]}" for word in words] or [""]
    return _Wanted(words, first, tuple(others))


@cache
def _cues(topic: str) -> str:
    return _CUES.get(topic) or _CUES.get(topic.partition(".")[0], "")


@cache
def _untelling() -> frozenset[str]:
    return frozenset(_UNTELLING.split())


def _same(one: str, other: str) -> bool:
    if one == other:
        return True
    if len(one) < _STEM or len(other) < _STEM:
        return False
    return other.startswith(one) or one.startswith(other)


def _opening(policy: Policy) -> Span:
    """The first words of a text without headings."""
    for passage in policy.passages:
        if passage.own < len(passage.text.content):
            return passage.span
    root = policy.document.roots[0]
    for block in root.blocks:
        for inner in blocks_within(block):
            return inner.span
    return Span(root.span.start, root.span.start)
