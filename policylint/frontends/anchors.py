"""The anchors that GitHub, and the site generators that follow it, give to headings."""

from __future__ import annotations

from collections.abc import Iterable

from policylint.patterns import deferred

_DROPPED = deferred(r"[^\w\- ]")


def heading_anchors(titles: Iterable[str]) -> set[str]:
    """The anchors of headings in the order of the source: a second `Cookies` is `cookies-1`."""
    taken: dict[str, int] = {}
    anchors: set[str] = set()
    for title in titles:
        base = title.strip().lower().replace(" ", "-")
        if not base.replace("-", "").isalnum():
            base = _DROPPED.sub("", base)
        anchor = base
        while anchor in anchors:
            taken[base] = taken.get(base, 0) + 1
            anchor = f"{base}-{taken[base]}"
        anchors.add(anchor)
    return anchors
