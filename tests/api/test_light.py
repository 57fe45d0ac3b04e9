"""Light classes do what dataclasses do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vultr_tui.api.light import define, field, frozen, replace


@frozen
class Point:
    x: int
    y: int = 2
    notes: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)

    @property
    def sum(self) -> int:
        return self.x + self.y


@frozen(kw_only=True)
class Named:
    name: str
    size: int = 0


@frozen
class Higher(Point):
    z: int = 3


@define
class Counter:
    step: int = 1
    seen: list[int] = field(default_factory=list)
    total: int = field(init=False)

    def __post_init__(self) -> None:
        self.total = self.step * 10


@frozen
class Measure:
    by: Callable[[str], object] = len
    otherwise: Callable[[str], object] = lambda text: text


@define(eq=False, kw_only=True)
class Alone:
    name: str


@dataclasses.dataclass(frozen=True)
class Usual:
    x: int
    y: int = 2
    notes: Mapping[str, int] = dataclasses.field(default_factory=dict, compare=False, repr=False)


NOTES = st.dictionaries(st.text(), st.integers())


@given(st.integers(), st.integers(), NOTES, st.integers(), NOTES)
def test_it_equals_hashes_and_shows_as_a_dataclass_does(
    x: int, y: int, notes: Mapping[str, int], other: int, more: Mapping[str, int]
) -> None:
    point, usual = Point(x, y, notes), Usual(x, y, notes)
    assert (point == Point(other, y, more)) == (usual == Usual(other, y, more))
    assert hash(point) == hash(usual)
    assert repr(point) == repr(usual).replace("Usual", "Point")
    assert dataclasses.asdict(point) == dataclasses.asdict(usual)


def test_defaults_are_the_class_s_and_made_anew_where_that_is_asked_for() -> None:
    assert (Point(1).y, Higher(1).z, Higher(1, z=5).z, Named(name="a").size) == (2, 3, 5, 0)
    assert Point(1).notes == {}
    assert Point(1).notes is not Point(1).notes


def test_other_values_make_another() -> None:
    point = Point(1, notes={"a": 1})
    assert replace(point, x=5) == dataclasses.replace(point, x=5) == Point(5)
    assert replace(point, x=5).notes == {"a": 1}
    assert (point.x, point.sum) == (1, 3)


def test_it_can_be_taken_apart_copied_and_kept() -> None:
    match Point(1, 4):
        case Point(x, y):
            assert (x, y) == (1, 4)
    point = Point(1, 4)
    assert point == copy.copy(point) == copy.deepcopy(point) == pickle.loads(pickle.dumps(point))  # noqa: S301


def test_kinds_are_never_equal() -> None:
    assert Point(1) != Higher(1)
    assert Point(1) != Usual(1)  # type: ignore[comparison-overlap]


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Point(y=1),  # type: ignore[call-arg]
        lambda: Point(1, 2, {}, 4),  # type: ignore[call-arg]
        lambda: Point(1, x=1),  # type: ignore[misc]
        lambda: Point(1, w=1),  # type: ignore[call-arg]
        lambda: Named("a"),  # type: ignore[call-arg]
        lambda: replace(Point(1), w=1),  # type: ignore[call-arg]
    ],
)
def test_what_does_not_fit_is_refused(wrong: Callable[[], object]) -> None:
    with pytest.raises(TypeError):
        wrong()


def test_it_cannot_be_changed() -> None:
    point = Point(1)
    with pytest.raises(AttributeError):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del point.x
    assert point.x == 1


def test_what_is_defined_can_be_changed_and_compared_but_not_hashed() -> None:
    counter = Counter(2)
    counter.seen.append(1)
    counter.step = 3
    assert (counter.total, counter.step, Counter().seen) == (20, 3, [])
    assert replace(counter, step=4) == Counter(4, [1])
    assert counter != Counter(2)
    with pytest.raises(TypeError):
        hash(counter)
    with pytest.raises(TypeError):
        Counter(total=3)  # type: ignore[call-arg]


def test_without_comparison_each_is_itself_alone() -> None:
    alone = Alone(name="a")
    assert {alone: 1}[alone] == 1
    assert alone != Alone(name="a")


def test_a_function_may_be_a_default() -> None:
    assert (Measure().by("abc"), Measure().otherwise("abc")) == (3, "abc")
    assert Measure(str.upper).by("abc") == "ABC"
