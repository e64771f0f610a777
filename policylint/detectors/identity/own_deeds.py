"""What the organisation does itself, by its name, reads like what others do: "Acme stores your data on its servers" names no recipient."""

from __future__ import annotations

from collections.abc import Sequence

from policylint.disclosure import Disclosure
from policylint.patterns import deferred
from policylint.source import Span

_OWN_DEED = deferred(
    r"(?:,?\s(?:Inc|LLC|LLP|Ltd|Limited|GmbH|AG|AB|Corp|Co|plc)\b\.?)?(?:\s\([^()]{1,60}\))?,?\s(?:\w+ly\s|also\s|only\s|itself\s){0,2}"
    r"(?:handles|hosts|processes|stores|receives|runs|manages)\s(?!.*(?:\b(?:with|by|via|through|using|at|partners?|providers?|suppliers?|third|contractors?|others?"
    r"|cloud|sells?|shares?|gives?|pass(?:es)?|sends?|discloses?|transfers?|provides?|forwards?|hands?)\b|\b(?:in|on|to|of|from)\s(?:the\s)?[A-Z]))"
)
"""What stands behind a name that does with data what recipients do, and passes nothing on."""

_DONE_BY = deferred(r"\b(?:stored|processed|hosted|held|handled|managed)\s(?:only\s|solely\s)?by\s$")
"""What stands before a name of which the same is said, at the end of a sentence."""


def own_deeds(received: Sequence[Disclosure], names: dict[str, set[Span]]) -> list[Disclosure]:
    """Of some disclosures of recipients, those of what the organisation itself does, by a name that it gives elsewhere, too.

    `names` are its names, each with the places where it is given.
    """
    return [one for one in received if _is_own_deed(one, names)]


def _is_own_deed(one: Disclosure, names: dict[str, set[Span]]) -> bool:
    """Whether a statement is of what the organisation, by a name that it gives elsewhere too, does itself."""
    text = one.text
    whole = text.rstrip(" .")
    for name, places in names.items():
        if not places - {one.spans[0]}:
            continue
        if text.startswith(name) and _OWN_DEED.match(text, len(name)) is not None:
            return True
        if whole.endswith(name) and _DONE_BY.search(whole, 0, len(whole) - len(name)) is not None:
            return True
    return False
