"""Results that are kept for the last argument."""

from __future__ import annotations

import pytest

from policylint.frozen import dataclass
from policylint.machine.memory import FEW, Found, remembered, remembered_of


def test_the_last_result_is_kept_and_no_other() -> None:
    asked: list[list[int]] = []

    @remembered
    def total(numbers: list[int]) -> int:
        asked.append(numbers)
        return sum(numbers)

    one, other = [1, 2], [1, 2]
    assert [total(one), total(one), total(other), total(one)] == [3, 3, 3, 3]
    assert len(asked) == 3, "told by identity; only the last is kept"


def test_a_failure_is_not_kept() -> None:
    answers = iter([0, 2])

    @remembered
    def inverse(_: object) -> float:
        return 1 / next(answers)

    key = object()
    with pytest.raises(ZeroDivisionError):
        inverse(key)
    assert inverse(key) == 0.5


def test_several_things_are_told_by_what_they_are_not_by_what_holds_them() -> None:
    asked: list[tuple[list[int], ...]] = []

    @remembered_of
    def total(lists: tuple[list[int], ...]) -> int:
        asked.append(lists)
        return sum(map(sum, lists))

    one, other = [1, 2], [1, 2]
    assert [total((one, other)), total((one, other)), total((other, one))] == [6, 6, 6]
    assert [total((one,)), total(()), total((one,))] == [3, 0, 3]
    assert asked == [(one, other), (other, one), (one,), (), (one,)]


@dataclass(frozen=True, slots=True)
class _Thing:
    number: int
    name: str
    always: tuple[int, ...] = ()


@pytest.mark.parametrize("count", [0, 1, FEW - 1, FEW, FEW + 1, 2 * FEW, 2 * FEW + 3])
def test_very_many_are_found_as_they_were(count: int) -> None:
    things = [_Thing(number, f"thing {number}" if number % 3 else "same") for number in range(count)]
    found, taken = Found[_Thing](), Found[_Thing]()
    for thing in things:
        found.recent.append(thing)
        found.settle()
    taken.take(iter(things))
    for kept in (found.all(), taken.all()):
        assert len(kept) == count
        assert list(kept) == things
        assert [kept[number] for number in range(-count, count, max(count // 50, 1))] == [
            things[number] for number in range(-count, count, max(count // 50, 1))
        ]
        assert list(kept[count // 3 : count // 3 + 5]) == things[count // 3 : count // 3 + 5]
        with pytest.raises(IndexError):
            kept[count]
