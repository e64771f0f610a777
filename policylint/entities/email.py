"""E-mail addresses, also those written in a disguise ("privacy [at] acme [dot] example")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from policylint.entity import Entity
from policylint.patterns import deferred
from policylint.patterns.expressions import compiled

_LONGEST_LOCAL = 64
_LONGEST_DOMAIN = 255
_LABEL = r"[^\W_](?:(?:[^\W_]|-){0,61}[^\W_])?"
_FILES = frozenset({"png", "jpg", "jpeg", "gif", "svg", "webp", "css", "js", "pdf", "html"})
_AT = r"(?:at|@|arroba|arobase|chiocciola|klammeraffe|apenstaartje|snabel-?a)"
_DOT = r"(?:dot|\.|ponto|punto|point|punkt|punt)"
_DISGUISE = deferred(rf"[\[({{<]\s{{0,2}}(?:{_AT}|{_DOT})\s{{0,2}}[\])}}>]", re.IGNORECASE)
HINTS = (
    *("@", " dot ", "(at", "( at", "[at", "[ at", "{at", "{ at", "<at", "< at"),
    *("arroba", "arobase", "chiocciola", "klammeraffe", "apenstaart", "snabel"),
)
"""What stands, folded, where there is an e-mail address."""

_NO_LOCAL = frozenset(
    {"us", "me", "look", "visit", "online", "site", "website", "available", "located", "arrive"}
)
_NO_HOST = frozenset({"the", "a", "an", "our", "your", "this", "that", "any", "all"})
_SPOKEN_ENDS = (
    r"(?:com|org|net|edu|gov|eu|io|info|biz|app|dev|co|us|uk|de|fr|se|no|dk|fi|nl|be|ch|at|es|it|ie|pl|ca|au|nz|in"
    r"|example|test)"
)


@cache
def _domain() -> re.Pattern[str]:
    return compiled(rf"(?:{_LABEL}\.){{1,8}}[^\W\d_]{{2,24}}(?![\w-])")


@cache
def _local_reversed() -> re.Pattern[str]:
    return compiled(r"[\w+%'’-](?:[\w.+%&'’-]){0,63}")


@cache
def _disguised() -> re.Pattern[str]:
    dot = rf"(?:\s{{0,2}}[\[({{<]\s{{0,2}}{_DOT}\s{{0,2}}[\])}}>]\s{{0,2}})"
    brackets = rf"\s{{0,2}}[\[({{<]\s{{0,2}}{_AT}\s{{0,2}}[\])}}>]\s{{0,2}}"
    label = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
    return compiled(
        rf"(?i:{brackets}(?P<b>{label}(?:(?:{dot}|\.|\s(?i:dot)\s){label}){{1,6}}))"
        rf"|\s?@\s?(?P<d>(?i:{label}(?:\.{label}){{0,5}}{dot}{label}(?:(?:{dot}|\.){label}){{0,5}}))"
        rf"|\sAT\s(?P<u>(?i:{label}(?:\.{label}){{0,3}})(?:\sDOT\s(?i:{label})){{1,5}})"
        rf"|\sat\s(?P<w>(?i:{label})(?:\sdot\s(?i:{label})){{0,4}}\sdot\s(?i:{_SPOKEN_ENDS}))(?!\w)"
    )


@cache
def _dots() -> re.Pattern[str]:
    return compiled(rf"\s*[\[({{<]\s*{_DOT}\s*[\])}}>]\s*|\sdot\s", re.IGNORECASE)


def find(content: str) -> Iterator[Entity]:
    """E-mail addresses in order; the value is the address in lower case, undisguised."""
    plain = list(_plain(content)) if "@" in content else []
    if not _may_be_disguised(content):
        yield from plain
        return
    taken = [(entity.start, entity.end) for entity in plain]
    for entity in _undisguised(content):
        if not any(start < entity.end and entity.start < end for start, end in taken):
            plain.append(entity)
    yield from sorted(plain, key=lambda entity: entity.start)


def is_obfuscated(entity: Entity, content: str) -> bool:
    """Whether an e-mail entity found in `content` is written in a disguise."""
    return entity.kind == "email" and content[entity.start : entity.end].lower() != entity.value


def _plain(content: str) -> Iterator[Entity]:
    at = content.find("@")
    done = 0
    while at >= 0:
        entity = _around(content, at, done)
        if entity is not None:
            yield entity
            done = entity.end
        at = content.find("@", max(at + 1, done))


def _around(content: str, at: int, done: int) -> Entity | None:
    start = _local_start(content, at, done)
    domain = _domain().match(content, at + 1, at + 1 + _LONGEST_DOMAIN)
    if start is None or domain is None:
        return None
    end = domain.end()
    labels = domain[0].split(".")
    if len(labels) > 2 and labels[-1].istitle() and not labels[-2].istitle():
        end -= len(labels[-1]) + 1
        labels.pop()
    if labels[-1].lower() in _FILES or (end < len(content) and content[end] == "@"):
        return None
    return Entity("email", start, end, content[start:end].lower())


def _local_start(content: str, at: int, done: int) -> int | None:
    """Where the local part that ends before `at` begins, if there is one."""
    before = content[max(done, at - _LONGEST_LOCAL) : at]
    match = _local_reversed().match(before[::-1])
    if match is None:
        return None
    local = match[0][::-1]
    trimmed = local.lstrip(".'’&-%")
    return at - len(trimmed) if trimmed else None


def _may_be_disguised(content: str) -> bool:
    if " dot " in content or " DOT " in content or " Dot " in content:
        return True
    if "(" in content or "[" in content or "{" in content or "<" in content:
        return _DISGUISE.search(content) is not None
    return False


def _undisguised(content: str) -> Iterator[Entity]:
    done = 0
    for match in _disguised().finditer(content):
        start = _local_start(content, match.start(), done)
        if start is None or not content[start].isalnum():
            continue
        host = _dots().sub(".", match[match.lastgroup or 0])
        end = match.end()
        labels = host.split(".")
        local = content[start : match.start()]
        if len(labels) > 2 and labels[-1].istitle() and not labels[-2].istitle():
            end -= len(labels[-1]) + 1
            labels.pop()
        if not labels[-1].isalpha() or len(labels[-1]) < 2:
            continue
        if match["w"] is not None and (labels[0].lower() in _NO_HOST or local.lower() in _NO_LOCAL):
            continue
        value = f"{local}@{'.'.join(labels)}"
        yield Entity("email", start, end, value.lower())
        done = end
