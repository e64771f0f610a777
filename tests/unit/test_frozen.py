"""A frozen dataclass is what `dataclasses` makes of the same class, in all that is used of one."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from dataclasses import FrozenInstanceError, field, fields, replace
from typing import Any

import pytest

from policylint.frozen import dataclass
from policylint.source import Span


class _Point:
    """A place."""

    x: int
    label: str = "a"
    tags: list[str] = field(default_factory=list, compare=False)
    double: int = field(init=False, repr=False)
    seen: dict[str, int] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "double", 2 * self.x)


class _Alone:
    """A value of one field."""

    value: str


class _Named:
    """A value that shows itself."""

    value: str

    def __repr__(self) -> str:
        return "named"


def _of(made: Any, shape: type) -> Any:
    """The class of a shape, made by one of the two; told apart by nothing."""
    own = {name: value for name, value in vars(shape).items() if name not in ("__dict__", "__weakref__")}
    return made(frozen=True, slots=True)(type(shape.__name__, (), own))


Point, Alone = _of(dataclass, _Point), _of(dataclass, _Alone)


@dataclass(frozen=True, slots=True)
class Kept:
    """One that can be found by its name, to be pickled."""

    number: int
    inner: tuple[Kept, ...] = ()


@pytest.mark.parametrize("shape", [_Point, _Alone, _Named])
def test_it_shows_hashes_and_compares_as_the_standard_one(shape: type) -> None:
    ours, theirs = _of(dataclass, shape), _of(dataclasses.dataclass, shape)
    given: tuple[Any, ...] = (3, "b", ["t"]) if shape is _Point else ("v",)
    assert [one.name for one in fields(ours)] == [one.name for one in fields(theirs)]
    assert ours.__match_args__ == theirs.__match_args__
    assert ours.__slots__ == theirs.__slots__
    assert repr(ours(*given)) == repr(theirs(*given))
    assert hash(ours(*given)) == hash(theirs(*given))
    assert ours(*given) == ours(*given)
    assert ours(*given) != theirs(*given)
    assert not hasattr(ours(*given), "__dict__")


def test_defaults_factories_and_what_is_worked_out() -> None:
    one, other = Point(1), Point(x=1, label="a")
    assert (one.label, one.tags, one.double, one.seen) == ("a", [], 2, {})
    assert one.tags is not other.tags
    assert one.seen is not other.seen
    assert one == Point(1, tags=["not compared"])
    assert one != Point(1, "b")
    assert replace(one, x=5).double == 10
    with pytest.raises(TypeError):
        Point()
    with pytest.raises(TypeError):
        Alone("a", "b")


def test_nothing_of_it_can_be_changed() -> None:
    one = Kept(1)
    with pytest.raises(FrozenInstanceError):
        one.number = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del one.number  # type: ignore[misc]


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_it_is_pickled_and_copied(protocol: int) -> None:
    one = Kept(1, (Kept(2), Kept(3)))
    assert pickle.loads(pickle.dumps(one, protocol)) == one
    assert copy.deepcopy(one) == one == copy.copy(one)
    assert len({one, copy.deepcopy(one)}) == 1


@pytest.mark.parametrize("compared", [True, False])
def test_one_that_is_not_frozen_is_the_standard_one_too(compared: bool) -> None:
    own: dict[str, Any] = {
        "__annotations__": {"x": "int", "tags": "list[str]"},
        "tags": field(default_factory=list),
    }
    makers: tuple[Any, Any] = (dataclass, dataclasses.dataclass)
    ours, theirs = (made(slots=True, eq=compared)(type("Changing", (), dict(own))) for made in makers)
    for kind in (ours, theirs):
        one = kind(1)
        assert repr(one) == "Changing(x=1, tags=[])"
        one.x = 2
        assert (one == kind(2)) is compared
        assert (kind.__hash__ is None) is compared
        assert copy.deepcopy(one).x == 2
        assert not hasattr(one, "__dict__")
    assert [one.name for one in fields(ours)] == [one.name for one in fields(theirs)]
    assert ours.__dataclass_params__.frozen is theirs.__dataclass_params__.frozen is False


def test_those_with_an_order_are_ordered_as_the_standard_one() -> None:
    own: dict[str, Any] = {"__annotations__": {"x": "int", "y": "int"}, "y": field(default=0, compare=False)}
    for made in (dataclass, dataclasses.dataclass):
        kind: Any = made(frozen=True, slots=True, order=True)(type("Ordered", (), dict(own)))  # type: ignore[call-overload]
        assert sorted([kind(3), kind(1), kind(2)]) == [kind(1), kind(2), kind(3)]
        assert kind(1) <= kind(1, 5)
        assert kind(1) >= kind(1, 5)
        assert not kind(1) > kind(1)
        assert kind.__dataclass_params__.order
        with pytest.raises(TypeError):
            kind(1) < 3  # noqa: B015


def test_others_are_left_to_the_standard_library() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Named:
        """One whose fields are named."""

        number: int

    @dataclass(frozen=True, slots=True)
    class Further(Kept):
        """One that inherits fields."""

        more: str = ""

    with pytest.raises(TypeError):
        Named(1)  # type: ignore[misc]
    assert dataclasses.is_dataclass(Kept)
    assert repr(Further(1, (), "b")).endswith("Further(number=1, inner=(), more='b')")


def _raised(call: Any) -> tuple[type, str]:
    with pytest.raises((TypeError, ValueError)) as caught:
        call()
    return caught.type, str(caught.value)


@dataclass(frozen=True, slots=True)
class Many:
    """One with all that an `__init__` in C knows of."""

    first: int
    second: str
    third: tuple[int, ...] = (1,)
    kept: str | None = field(default=None, init=False, repr=False, compare=False)
    fourth: bool = False


def _many(first: Any, second: Any, third: Any = (1,), fourth: Any = False) -> tuple[Any, ...]:
    return first, second, third, None, fourth


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ((1, "a"), {}), ((1, "a", (), True), {}), ((), {"second": "a", "first": 1}), ((1,), {"fourth": 0, "second": "a"}),
        ((1, "a"), {"".join(["thi", "rd"]): (2,)}), ((), {}), ((1,), {}), ((1, "a", 2, 3, 4), {}), ((1,), {"third": ()}),
        ((1, "a"), {"kept": "a"}), ((1, "a"), {"first": 2}), ((1, "a"), {"fifth": 2}),
    ],
)  # fmt: skip
def test_values_are_taken_as_a_function_takes_them(given: tuple[Any, ...], named: dict[str, Any]) -> None:
    try:
        wanted = _many(*given, **named)
    except TypeError:
        assert _raised(lambda: Many(*given, **named))[0] is TypeError
        return
    made = Many(*given, **named)
    assert tuple(getattr(made, name) for name in Many.__slots__) == wanted


def test_what_inherits_it_is_made_alike() -> None:
    class Further(Many):
        """One without fields of its own."""

        __slots__ = ()

    assert Further(1, "a") == Further(first=1, second="a", fourth=False)
    with pytest.raises(TypeError):
        Many.__init__(Kept(1), 1, "a")  # type: ignore[arg-type]


def test_it_tells_its_parameters() -> None:
    parameters = inspect.signature(Many).parameters
    assert [(one.name, one.default) for one in parameters.values()] == [
        ("first", inspect.Parameter.empty), ("second", inspect.Parameter.empty), ("third", (1,)), ("fourth", False),
    ]  # fmt: skip
    assert list(inspect.signature(Span).parameters) == ["start", "end"]


def test_one_of_numbers_that_ascend_takes_no_others() -> None:
    assert (Span(2, 2).start, Span(end=3, start=0).end) == (2, 3)
    for given in ((2, 1), (-1, 1), (0, -1), (1 << 80, 1)):
        assert _raised(lambda given=given: Span(*given)) == (
            ValueError,
            f"not a span: {given[0]}..{given[1]}",
        )
    assert Span(1 << 80, 1 << 81).end == 1 << 81
    assert Span(False, True) == Span(0, 1)
    with pytest.raises(TypeError):
        Span("a", "b")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Span(1)  # type: ignore[call-arg]


def test_what_goes_wrong_while_one_is_made_is_raised() -> None:
    def fails() -> Any:
        raise LookupError("no value")

    @dataclass(frozen=True, slots=True)
    class Refusing:
        """One that refuses some values, and cannot make others."""

        number: int
        made: list[int] = field(default_factory=fails)

        def __post_init__(self) -> None:
            if self.number < 0:
                raise ValueError("below zero")

    assert Refusing(1, [2]).made == [2]
    with pytest.raises(ValueError, match="below zero"):
        Refusing(-1, [])
    with pytest.raises(LookupError, match="no value"):
        Refusing(1)


def test_fields_are_given_by_names_that_were_read() -> None:
    read = {"".join(["la", "bel"]): "b", "".join(["x", ""]): 3}
    assert Point(**read) == Point(3, "b")
    with pytest.raises(TypeError, match="colour"):
        Point(3, **{"".join(["col", "our"]): "red"})


def test_what_holds_itself_is_shown_once() -> None:
    point = Point(1)
    point.tags.append(point)
    assert repr(point).count("label='a'") == 1
    assert "..." in repr(point)
