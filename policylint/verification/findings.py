"""Findings of a report held against those of the run that was done again."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any, Literal

from policylint.verification.differences import Difference

_WHERE = ("line", "column", "end_line", "end_column")
_LONGEST = 80


def compare_findings(
    kind: Literal["finding", "suppressed"],
    then: Sequence[dict[str, Any]],
    now: Sequence[dict[str, Any]],
    keys: Collection[str] | None,
) -> Iterator[Difference]:
    """What is new, gone or changed, by path and place. `keys` are those that count, None for all."""
    before, here = _parted(then, now, keys)
    pairs: list[tuple[dict[str, Any], dict[str, Any]]] = []
    for names in (("path", "rule", "fingerprint"), ("path", "rule", "line", "column")):
        pairs += _matched(before, here, itemgetter(*names))
    found = [_difference(kind, "changed", new, _changes(old, new, keys)) for old, new in pairs]
    found += [_difference(kind, "gone", one, _told(one)) for one in before]
    found += [_difference(kind, "new", one, _told(one)) for one in here]
    yield from sorted(found, key=lambda one: (one.name, one.line, one.column, one.rule, one.change))


def compare_coverage(
    then: Iterable[dict[str, Any]], now: Iterable[dict[str, Any]], keys: Collection[str] | None
) -> Iterator[Difference]:
    """Policies of which another part was understood, or which only one of both has."""
    before, here = ({one["path"]: one for one in each} for each in (then, now))
    for path in sorted({*before, *here}):
        if path not in here:
            yield Difference("coverage", "gone", path, "the report tells how much of it was understood")
        elif path not in before:
            yield Difference(
                "coverage", "new", path, "the report does not tell how much of it was understood"
            )
        elif _key(before[path], keys) != _key(here[path], keys):
            yield Difference("coverage", "changed", path, _changes(before[path], here[path], keys))


def shared_keys(then: Sequence[dict[str, Any]], now: Sequence[dict[str, Any]]) -> set[str]:
    """The keys that both versions of policylint write."""
    return {key for one in then for key in one} & {key for one in now for key in one}


def _parted(
    then: Sequence[dict[str, Any]], now: Sequence[dict[str, Any]], keys: Collection[str] | None
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What has no equal on the other side."""
    before, here = list(then), list(now)
    _matched(before, here, lambda one: _key(one, keys))
    return before, here


def _matched(
    before: list[dict[str, Any]], here: list[dict[str, Any]], key: Callable[[dict[str, Any]], Any]
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Pairs with the same key, which are taken out of both lists."""
    waiting: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    for one in reversed(here):
        waiting[key(one)].append(one)
    pairs, left = [], []
    for one in before:
        candidates = waiting[key(one)]
        if candidates:
            pairs.append((one, candidates.pop()))
        else:
            left.append(one)
    before[:] = left
    here[:] = [one for each in waiting.values() for one in reversed(each)]
    return pairs


def _key(one: dict[str, Any], keys: Collection[str] | None) -> str:
    return json.dumps({key: one[key] for key in one if keys is None or key in keys}, sort_keys=True)


def _difference(
    kind: Literal["finding", "suppressed"],
    change: Literal["changed", "gone", "new"],
    one: dict[str, Any],
    message: str,
) -> Difference:
    return Difference(kind, change, one["path"], message, one["line"], one["column"], one["rule"])


def _told(one: dict[str, Any]) -> str:
    return f"{one['severity']} {one['rule']} {one['message']}"


def _changes(old: dict[str, Any], new: dict[str, Any], keys: Collection[str] | None) -> str:
    """Which keys differ, and how, where that is short."""
    counted = [key for key in dict.fromkeys((*old, *new)) if keys is None or key in keys]
    differing = [key for key in counted if key not in old or key not in new or old[key] != new[key]]
    told, long = [], []
    if any(key in differing for key in _WHERE) and all(key in old for key in _WHERE):
        told.append("stood at " + ":".join(json.dumps(old[key]) for key in _WHERE[:2]))
        differing = [key for key in differing if key not in _WHERE]
    for key in differing:
        now, then = _short(new.get(key)), _short(old.get(key))
        if key == "fingerprint" or now is None or then is None:
            long.append(key)
        else:
            told.append(f"{key} {now} here, {then} then")
    if long:
        told.append(f"{', '.join(long)} {'differs' if len(long) == 1 else 'differ'}")
    rule = f"{new['rule']} " if "rule" in new else ""
    return rule + "; ".join(told)


def _short(value: Any) -> str | None:
    """A value as a message shows it; None if it is long."""
    text = value if isinstance(value, str) else json.dumps(value)
    return text if len(text) <= _LONGEST else None
