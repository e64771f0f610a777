"""From a notice in prose to a draft in the policy language: what was recognised, its evidence, and what is left to decide.

Nothing is declared that the notice does not say. What the draft could not take over, and what a comparison of the two
would report, stands in it as `TODO`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from policylint.engine.understanding import understand
from policylint.frontends.policy import PolicyFrontend
from policylint.policy import Policy
from policylint.policy_language.drafting.cookies import cookies
from policylint.policy_language.drafting.findings import Found, Line, where, written
from policylint.policy_language.drafting.parties import head, parties, title
from policylint.policy_language.drafting.people import protection, rights
from policylint.policy_language.drafting.practices import data, purposes
from policylint.policy_language.drafting.sharing import sharing
from policylint.policy_language.drift import Difference, compare
from policylint.policy_language.drift.notice import Notice
from policylint.policy_language.formatting import format_text
from policylint.source import Source

_HEAD = """# A draft made from {path}, to be reviewed line by line. The comments quote the notice.
# TODO: frameworks, established-in and applies-to are not recognised in prose: declare them.
"""


def draft(notice: Policy) -> str:
    """The draft, in the layout of `fmt`."""
    found = Found(Notice(notice))
    parts = (head, parties, data, purposes, sharing, cookies, rights, protection)
    blocks = [tuple(part(found)) for part in parts]
    text = _text(found, blocks, ())
    left = open_differences(text, notice)
    return _text(found, blocks, tuple(_asked(one, found, text) for one in left))


def open_differences(text: str, notice: Policy) -> list[Difference]:
    """What a comparison reports of a draft and its notice, but for text that says TODO itself."""
    policy = understand(Source("draft.policy", text), PolicyFrontend(), (), today=notice.today).policy
    if policy.declaration is None:
        return []
    found = compare(policy, policy.declaration, notice)
    return [
        one
        for one in found
        if one.in_notice or "TODO:" not in text[one.finding.span.start : one.finding.span.end]
    ]


def _asked(one: Difference, found: Found, text: str) -> str:
    message = " ".join(one.finding.message.split())
    if not one.in_notice:
        return f"# TODO: {message}"
    return f"# TODO: {where(found.notice.source, one.finding.span)}: {message}"


def _text(found: Found, blocks: Iterable[tuple[Line, ...]], asked: tuple[str, ...]) -> str:
    body: Iterator[str] = chain.from_iterable(("", *written(lines, found)) for lines in blocks if lines)
    lines = [f"policy {title(found)} {{", *body]
    lines += ["", *dict.fromkeys(asked)] if asked else []
    paths = ", ".join(" ".join(part.source.path.split()) for part in found.notice.source.pieces)
    made = _HEAD.format(path=paths) + "\n".join([*lines, "}", ""])
    return format_text(found.policy.document.as_written(made))
