from __future__ import annotations

from policylint.machine.nesting import DEEPEST, is_too_deep


def nested(depth: int) -> object:
    value: object = 1
    for number in range(depth):
        value = [value] if number % 2 else {"a": value, "b": 1}
    return value


def test_what_is_too_deep_is_told_without_going_deep() -> None:
    assert not is_too_deep({})
    assert not is_too_deep(nested(DEEPEST - 1))
    assert is_too_deep(nested(DEEPEST))
    assert is_too_deep(nested(100_000))
