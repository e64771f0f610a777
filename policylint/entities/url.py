"""Web addresses, with or without a scheme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from policylint.entities import email
from policylint.entity import Entity
from policylint.patterns import deferred
from policylint.patterns.expressions import compiled

_WORDLIKE = frozenset(
    ("in", "it", "is", "no", "so", "to", "at", "be", "us", "me", "am", "do", "my", "by", "as")
)
"""Top-level domains that are English words: a missing space after a full stop looks like them."""

_TRAILING = ".,;:!?'\"’”)]}>*_»|"
_COMPANY = deferred(
    r",?\s(?:Inc|LLC|Ltd|Limited|Corp|GmbH|B\.?V|S\.?[AL]|plc|PLC|AB|AG|SE|Pty|Services\s(?:LLC|Inc))\b"
)
_HOST = deferred(
    r"(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z0-9-]{1,63}|(?:[^\W_]|-){1,63}(?:\.(?:[^\W_]|-){1,63}){1,6}"
)
_PATH = deferred(r"(?::[0-9]{2,5})?(?:[/?#][^\s<>\"“”{}|\\^`]{0,2000})?")
_BEFORE = deferred(r"(?:[A-Za-z0-9]|-|\.){1,100}")


@cache
def _schemed() -> re.Pattern[str]:
    return compiled(r"(?:https?|ftp)://(?=[^\W_])|www\.(?=[^\W_])", re.IGNORECASE)


@cache
def _suffix() -> re.Pattern[str]:
    domains = (
        "com|org|net|edu|gov|mil|int|eu|info|biz|io|co|ai|app|dev|cloud|online|site|shop|store|tech|xyz|health|legal"
        "|tv|uk|us|de|fr|se|no|dk|fi|nl|be|at|ch|es|it|pt|ie|is|pl|cz|hu|ro|gr|lu|ca|au|nz|in|sg|jp|kr|cn|hk|br|mx|ar|za"
        "|il|ru|ua|tr|ae|me|example|test|aero|mobi|name|pro|cc|gg|to|ly|fm|eco|games"
        "|media|agency|works|bank|law|news|blog"
    )
    return compiled(rf"\.(?=[A-Za-z])(?:{domains}|(?i:COM|ORG|NET|EU|GOV|EDU))(?![\w@-]|\.[A-Za-z0-9])")


def find(content: str) -> Iterator[Entity]:
    """Web addresses in order; the value is the host in lower case. The domain of an e-mail address is none."""
    if "." not in content:
        return
    found = set(_bare(content))
    if "://" in content or "www." in content or "WWW." in content or "Www." in content:
        found.update(_with_scheme(content))
    if not found:
        return
    taken = [(address.start, address.end) for address in email.find(content)]
    done = 0
    for start, end, host in sorted(found, key=lambda hit: (hit[0], -hit[1])):
        if start < done or any(first < end and start < last for first, last in taken):
            continue
        yield Entity("url", start, end, host.lower())
        done = end


def _with_scheme(content: str) -> Iterator[tuple[int, int, str]]:
    done = 0
    for match in _schemed().finditer(content):
        www = match[0].lower() == "www."
        at = match.start() if www else match.end()
        host = _HOST.match(content, at)
        if (
            host is None
            or match.start() < done
            or content[max(0, match.start() - 1) : match.start()].isalnum()
        ):
            continue
        end = _end(content, host.end())
        if host[0].count(".") >= (2 if www else 1) and host[0].rpartition(".")[2][:1].isalpha():
            yield match.start(), end, host[0]
            done = end


def _bare(content: str) -> Iterator[tuple[int, int, str]]:
    done = 0
    for match in _suffix().finditer(content):
        before = _BEFORE.match(content[max(done, match.start() - 100) : match.start()][::-1])
        if before is None:
            continue
        labels = before[0][::-1].lstrip(".-")
        start = match.start() - len(labels)
        host = content[start : match.end()]
        end = _end(content, match.end())
        if _is_host(content, start, end, host, labels):
            yield start, end, host
            done = end


def _is_host(content: str, start: int, end: int, host: str, labels: str) -> bool:
    if (
        not labels
        or labels.endswith((".", "-"))
        or ".." in labels
        or not any(mark.isalpha() for mark in labels)
    ):
        return False
    before = content[start - 1 : start]
    if before and (before in "@/_&=" or before.isalnum()):
        return False
    top = host.rpartition(".")[2]
    if top in _WORDLIKE and "." not in labels and content[end - 1 : end] != "/" and end == start + len(host):
        return False
    if "." in labels and not host.isupper() and len(labels.rpartition(".")[0]) == 1 and top in _WORDLIKE:
        return False
    return _COMPANY.match(content, end) is None


def _end(content: str, host_end: int) -> int:
    """Where an address whose host ends at `host_end` ends, without the punctuation of the sentence around it."""
    match = _PATH.match(content, host_end)
    end = match.end() if match is not None else host_end
    while end > host_end and content[end - 1] in _TRAILING:
        if content[end - 1] == ")" and content.count("(", host_end, end) >= content.count(")", host_end, end):
            break
        end -= 1
    return end
