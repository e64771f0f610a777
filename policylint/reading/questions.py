"""A question that a yes or a no answers, said as a sentence: "Do you sell my data? No" is "We do not sell your data".

Readers ask ("Do you sell my data?"), or the organisation does in its own voice ("Do we sell your data?"). Where it cannot be told who
"you" is, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.patterns import deferred
from policylint.text import Run, Text

_DOES = r"do|does|did|will|would|can|could|may|have|has"
_IS = r"is|are|was|were|am"
_ORGANISATION = (
    r"(?:the|this|our|your)\s+(?:[\w'’-]+\s+){0,2}?(?:app|application|site|web-?\s?site|service|company|extension|add-?on|plug-?in|game|platform"
    r"|software|organi[sz]ation|team|developer|bank|school|shop|store|bot|tool|product|cookies?)s?"
)
_NAME = r"(?-i:[A-Z][\w.&’'-]*(?:\s[A-Z][\w.&’'-]*){0,3})"
_PEOPLE = (
    r"(?:my\s+|your\s+)?(?:children|kids|minors|employees|users|customers|third\s+parties|advertisers|others)"
)
_THING = (
    r"(?:(?:my|our|your|the|any|this|these|personal|all|users?['’]?)\s+){1,3}(?:[\w'’-]+\s+){0,3}?(?:data|information|info|details|address(?:es)?|messages?"
    r"|conversations?|chats?|photos?|content|cookies?|location|contacts?|files?|history|profile|account|identity|name|number|advert\w*|ads|device)"
)
_NAMED = r"any\s+of\s+(?:it|this|that|these|those|them)"
"""What was named before, and can hardly be anything else."""
_DO = deferred(
    rf"(?P<aux>{_DOES})\s+(?P<subject>you|we|i|{_NAMED}|{_ORGANISATION}|{_PEOPLE}|{_THING}|{_NAME})\s+(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_BE = deferred(
    rf"(?P<aux>{_IS})\s+(?P<subject>you|we|i|{_NAMED}|{_ORGANISATION}|{_PEOPLE}|{_THING}|{_NAME}|data|cookies|information)\s+(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_LEAD = deferred(
    r"\s*(?:(?:\d{1,2}(?:\.\d{1,2})*|[QA])[.:)]?\s+)?(?:question:\s*)?(?:(?:so|and|but|then),?\s+)?",
    re.IGNORECASE,
)
_READER = deferred(r"\b(?:i|me|my|mine|myself)\b", re.IGNORECASE)
_OURS = deferred(r"\b(?:we|us|our|ours|ourselves)\b", re.IGNORECASE)
_YOURS = deferred(
    r"\b(?:your|yours|yourself)\b(?!\s+(?:users|customers|visitors|members|partners|company|app|web-?\s?site|site|service)\b)",
    re.IGNORECASE,
)
_DOINGS = (
    r"(?:ever\s+|also\s+|actually\s+|knowingly\s+)?(?:s[eo]ll|sold|shar|us|collect|gather|track|stor|disclos|giv|rent|send|sent|transfer|process|keep|record|log|show|display|read|train"
    r"|profil|monitor|place|set|run|employ|respond|honou?r|delet|retain|hold|sync|know|see|pass|trad|monetiz|monetis|transmit|obtain|buy|send|publish|sav|scan|make|carry)"
    r"(?:[aeiou]?[dsnt]?|s|ed|es|ing)\b"
)
_DOING = deferred(_DOINGS, re.IGNORECASE)
"""What an organisation does, and hardly a reader."""
_PRONOUNS = deferred(r"\b(?:yourself|yourselves|yours|your|you|myself|mine|my|me|i)\b", re.IGNORECASE)
_ACTS = deferred(r"\b(?:that|which|when|if|what|how|where|and|because|data|information)\s+$")
_NEAR = 40
"""So many characters before a pronoun tell whether it acts."""
_ANY = deferred(r"any\b(\s+of\b)?", re.IGNORECASE)
_TURNED = {"yourself": "ourselves", "yourselves": "ourselves", "yours": "ours", "your": "our", "myself": "yourself", "mine": "yours", "my": "your", "me": "you", "i": "you"}  # fmt: skip


def declared(question: Text, yes: bool) -> Text | None:
    """The sentence that a `yes`, or else a no, makes of a question, each word tied to the source; None if that cannot be told."""
    asked = question.strip()
    content = asked.content
    if not content.endswith("?") or "?" in content[:-1]:
        return None
    lead = _LEAD.match(content)
    begin = lead.end() if lead is not None else 0
    end = len(content.rstrip("? "))
    found = _DO.fullmatch(content, begin, end) or _BE.fullmatch(content, begin, end)
    if found is None or (turns := _turns(found, content[begin:end])) is None:
        return None
    return Text.of(_runs(asked, found, yes, turns))


def _turns(found: re.Match[str], said: str) -> bool | None:
    """Whether "you" is the organisation, because readers ask; None if that cannot be told."""
    reader, ours = _READER.search(said), _OURS.search(said)
    if reader is not None and ours is not None:
        return None
    if ours is not None:
        return False
    if reader is not None:
        return True
    if found["subject"].lower() != "you":
        return _YOURS.search(said) is None
    doing = found["aux"].lower() not in ("may", "is", "are", "am", "was", "were") and _DOING.match(
        found["rest"]
    )
    return True if doing and _YOURS.search(said) is None else None


def _runs(asked: Text, found: re.Match[str], yes: bool, turns: bool) -> Iterator[Run]:
    """The subject with its verb, which change places, and the rest."""
    subject, aux, rest = found["subject"], found["aux"].lower(), found.start("rest")
    said = "".join([run.text for run in _turned(subject, found.start("subject"), asked, turns)])
    said = "we" if turns and subject.lower() == "you" else said
    none = None if yes else _ANY.match(said)
    if none is not None:
        said = ("none of" if none[1] else "no") + said[none.end() :]
    said = said[0].upper() + said[1:]
    if aux in ("am", "is", "are") and said in ("You", "We"):
        aux = "are"
    plain = yes and aux in ("do", "does") and said in ("You", "We")
    verb = "" if plain else f" {aux}" if yes or none is not None else f" {aux} not"
    yield Run(f"{said}{verb} ", asked.span(found.start("aux"), rest))
    yield from _turned(asked.content[rest : found.end("rest")], rest, asked, turns)


def _turned(words: str, start: int, asked: Text, turns: bool) -> Iterator[Run]:
    """Words that stand at `start`, with the persons turned: "my data" is "your data"."""
    done = 0
    for pronoun in _PRONOUNS.finditer(words) if turns else ():
        said = pronoun[0].lower()
        turned = _TURNED.get(said) or ("we" if _acts(words, pronoun.start()) else "us")
        yield from asked.slice(start + done, start + pronoun.start()).runs
        yield Run(turned, asked.span(start + pronoun.start(), start + pronoun.end()))
        done = pronoun.end()
    yield from asked.slice(start + done, start + len(words)).runs


def _acts(words: str, start: int) -> bool:
    """Whether a pronoun there is the subject of what follows."""
    return start == 0 or _ACTS.search(words[max(0, start - _NEAR) : start]) is not None
