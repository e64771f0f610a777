"""`frozen`: what a frozen, slotted dataclass does, so must these classes."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, is_dataclass, replace

import pytest

from policylint.frozen import frozen


@frozen
class Mark:
    """A class as we write them."""

    start: int
    end: int
    name: str = "none"

    @property
    def length(self) -> int:
        return self.end - self.start


@frozen
class One:
    value: object


@frozen
class Nothing:
    """No fields."""


@dataclass(frozen=True)
class Twin:
    start: int
    end: int
    name: str = "none"


def test_it_is_made_like_a_dataclass() -> None:
    mark = Mark(1, end=4)
    assert (mark.start, mark.end, mark.name, mark.length) == (1, 4, "none", 3)
    assert repr(mark) == repr(Twin(1, 4)).replace("Twin", "Mark")
    assert Mark.__doc__ == "A class as we write them."


@pytest.mark.parametrize(
    ("given", "named"), [((1,), {}), ((1, 2, "a", 4), {}), ((1, 2), {"start": 3}), ((1, 2), {"colour": 3})]
)
def test_a_wrong_call_is_refused(given: tuple[object, ...], named: dict[str, object]) -> None:
    for _ in range(2):
        with pytest.raises(TypeError, match="__init__"):
            Mark(*given, **named)  # type: ignore[arg-type]


def test_it_is_equal_to_its_like_only() -> None:
    assert Mark(1, 2) == Mark(1, 2) != Mark(1, 3)
    assert len({Mark(1, 2), Mark(1, 2), Mark(2, 2)}) == 2
    assert hash(Mark(1, 2)) == hash(Twin(1, 2))
    assert Mark(1, 2) != Twin(1, 2)
    assert One((1, 2)) == One((1, 2)) != One((2, 1))
    assert Nothing() == Nothing() != One(1)


def test_nothing_in_it_can_be_changed() -> None:
    mark = Mark(1, 2)
    with pytest.raises(FrozenInstanceError):
        mark.start = 5  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        mark.other = 5  # type: ignore[attr-defined]
    with pytest.raises(FrozenInstanceError):
        del mark.end
    assert mark == Mark(1, 2)
    assert not hasattr(mark, "__dict__")


def test_dataclasses_takes_it_for_one_of_its_own() -> None:
    assert is_dataclass(Mark)
    assert [one.name for one in fields(Mark)] == ["start", "end", "name"]  # type: ignore[arg-type]
    assert replace(Mark(1, 2), end=5) == Mark(1, 5)  # type: ignore[type-var]
    assert asdict(One([Mark(1, 2)])) == {"value": [{"start": 1, "end": 2, "name": "none"}]}  # type: ignore[call-overload]


def test_it_is_copied_pickled_and_taken_apart() -> None:
    mark = Mark(1, 2, "a")
    assert copy.deepcopy(mark) == pickle.loads(pickle.dumps(mark)) == mark
    match mark:
        case Mark(start, end, name):
            assert (start, end, name) == (1, 2, "a")


def test_what_only_dataclass_can_make_is_refused() -> None:
    with pytest.raises(TypeError, match=r"field\(\)"):

        @frozen
        class Listed:
            items: list[int] = field(default_factory=list)

    with pytest.raises(TypeError, match="inherits"):

        @frozen
        class Longer(Mark):
            more: int
