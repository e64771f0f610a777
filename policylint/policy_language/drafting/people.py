"""What people are told and can do: cookies, rights, choices, security, children, signals, changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from policylint.disclosure import Disclosure
from policylint.passages import Passage
from policylint.policy_language.drafting.findings import Found, Line, attributes, sentence, spans, text, todo
from policylint.policy_language.drift.periods import is_reply
from policylint.policy_language.drift.subjects import is_refused
from policylint.policy_language.wording import period
from policylint.terms import terms

_OWN = (
    ("verification", "rights.verification"),
    ("agent", "rights.agent"),
    ("appeal", "rights.appeal"),
    ("non-retaliation", "rights.non-retaliation"),
    ("complaint-to-us", "rights.complaint-controller"),
)
_RIGHT = re.compile(r"\brights?\b", re.IGNORECASE)
_REQUIRED = re.compile(r"\b(?:required?|must|mandatory|obliged|necessary)\b", re.IGNORECASE)
_OPTIONAL = re.compile(r"\b(?:optional|voluntar\w+|not (?:required|obliged)|no obligation)\b", re.IGNORECASE)
_UNDER = re.compile(r"\b(?:under|below|younger)\b", re.IGNORECASE)
_PARENTAL = re.compile(r"\b(?:parent|guardian)\w*\b", re.IGNORECASE)
_DIRECTED = re.compile(r"\b(?:directed|aimed|intended|designed)\b", re.IGNORECASE)


def rights(found: Found) -> Iterator[Line]:
    """Rights, choices, the authority, automated decisions."""
    held: dict[str, Disclosure] = {}
    for name in terms("right"):
        said = found.stated(f"rights.{name}")
        if said and (name != "automated-decisions" or _RIGHT.search(said[0].text)):
            held[name] = said[0]
    named = list(attributes(found.stated("rights.complaint"), "authority"))
    if named:
        held.pop("complaint", None)
    if held:
        places = spans(held.values(), 3)
        yield Line(f"rights [{', '.join(held)}]", places, tuple(_requests(found)))
    yield from _choices(found)
    if named:
        yield Line(f"complaint {text(named[0][0].value)}", (named[0][1].span,))
    yield from _decisions(found, "automated-decisions" in held)


def _requests(found: Found) -> Iterator[Line]:
    ways = found.stated("rights.how", "rights.request-methods")
    heads = {f"how {sentence(d)}": d for d in ways if d.confidence == "certain" or len(ways) == 1}
    yield from (Line(head, (said.span,)) for head, said in list(heads.items())[:3])
    within = _only_period(found, [p for p in found.policy.passages if is_reply(p)])
    if within:
        yield Line(f"respond-within {within}")
    for word, topic in _OWN:
        if found.stated(topic):
            yield Line(f"{word} {sentence(found.stated(topic)[0])}", spans(found.stated(topic), 1))


def _only_period(found: Found, passages: list[Passage]) -> str:
    """The period that these passages name, if they name one alone."""
    values = {named.value for named in found.notice.named("duration", passages)}
    try:
        return period(values.pop()) if len(values) == 1 else ""
    except ValueError:
        return ""


def _decisions(found: Found, is_right: bool) -> Iterator[Line]:
    topic = "rights.automated-decisions"
    if found.stated(topic) and not is_right:
        yield Line(f"automated-decisions {sentence(found.stated(topic)[0])}", spans(found.stated(topic), 1))
    elif found.denied(topic) and not found.stated(topic):
        yield Line("automated-decisions none", spans(found.denied(topic), 1))


def _choices(found: Found) -> Iterator[Line]:
    for kind in ("marketing", "opt-out", "sale-opt-out"):
        said = found.stated(f"choice.{kind}")
        if said:
            yield Line(f"choice {kind} {sentence(said[0])}", spans(said, 1))
    said = found.stated("provision.obligation")
    if said:
        words = said[0].text
        required, optional = bool(_REQUIRED.search(words)), bool(_OPTIONAL.search(words))
        word = "optional" if optional else "required"
        clear = required != optional
        consequence = sentence(said[0]) if clear else todo(f"required or optional? {' '.join(words.split())}")
        yield Line(f"provision {word} {consequence}", spans(said, 1))
    elif found.denied("provision.obligation"):
        yield Line("provision none", spans(found.denied("provision.obligation"), 1))


def protection(found: Found) -> Iterator[Line]:
    """Security, breaches, children, signals, changes."""
    said = found.stated("security.measures")
    if said:
        measures = dict.fromkeys(
            a.value for a, _ in attributes(said, "measure") if a.value in terms("measure")
        )
        yield Line(f"security [{', '.join(measures) or sentence(said[0])}]", spans(said))
    breach = found.stated("security.breach-notification")
    if breach:
        within = _only_period(found, found.notice.passages_about("security.breach-notification"))
        yield Line("breach notify" + (f" within {within}" if within else "") + _by(breach), spans(breach, 1))
    yield from _children(found)
    signals: tuple[tuple[str, Callable[[], str]], ...] = (("dnt", str), ("gpc", lambda: _scope(found)))
    for topic, more in signals:
        about = [d for d in found.policy.disclosures if d.topic == topic]
        if about:
            response = "not-honoured" if is_refused(about[0]) else "honoured"
            yield Line(f"{topic} {response}{more()}", spans(about, 1))
    changes = found.stated("policy.changes", "policy.change-notice")
    if changes:
        told = found.notice.passages_about("policy.change-notice", "policy.changes")
        notice = _only_period(found, told)
        channels = _by(found.stated("policy.change-notice"))
        yield Line(f"changes notify{channels}" + (f" at-least {notice}" if notice else ""), spans(changes))


def _by(said: list[Disclosure]) -> str:
    channels = dict.fromkeys(a.value for a, _ in attributes(said, "channel") if a.value in terms("channel"))
    return f" by {', '.join(channels)}" if channels else ""


def _scope(found: Found) -> str:
    said = found.stated("choice.signal-processing")
    return f" for {sentence(said[0])}" if said else ""


def _children(found: Found) -> Iterator[Line]:
    stated, denied = found.stated("children"), found.denied("children")
    said = [d for d in denied if not stated] or [d for d in stated if d.values("age")] or stated
    if said:
        first = said[0]
        admitted = "directed" if _DIRECTED.search(first.text) else "admitted"
        stance = "not-directed" if first.polarity == "denied" else admitted
        ages = [value.strip("PY") for value in first.values("age")]
        word = "under" if _UNDER.search(first.text) else "from"
        age = f" {word} {ages[0]}" if ages and ages[0].isdigit() else ""
        consent = " with parental-consent" if _PARENTAL.search(first.text) and "consent" in first.text else ""
        yield Line(f"children {stance}{age}{consent}", (first.span,))
    parents = found.stated("parental.rights")
    if parents:
        yield Line(f"parents {sentence(parents[0])}", spans(parents, 1))
