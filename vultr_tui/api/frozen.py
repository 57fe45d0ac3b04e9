"""What `dataclass(frozen=True)` means, without source that is written and compiled for each class.

A face loads some sixty such classes and a thousand of their instances before it does anything, and a dataclass takes
about half a millisecond to make. Here the methods are the same functions for every class; an instance holds what it
was given, and its class the defaults. `dataclasses.replace`, `fields` and `asdict` take these too, at the price of
loading that module. What is made by the thousand while somebody waits is better a tuple or a dataclass: making one of
these takes three times as long.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, TypeVar, dataclass_transform, overload

T = TypeVar("T")

_MISSING = object()


class _Field:
    """What is out of the ordinary about one field."""

    __slots__ = ("compare", "default", "factory", "shown")

    def __init__(self, default: object, factory: Callable[[], object] | None, *, shown: bool, compare: bool) -> None:
        self.default = default
        self.factory = factory
        self.shown = shown
        self.compare = compare


def field(
    *,
    default: Any = _MISSING,  # noqa: ANN401  (of the field's own type)
    default_factory: Callable[[], Any] | None = None,
    repr: bool = True,  # noqa: A002  (as dataclasses have it)
    compare: bool = True,
) -> Any:  # noqa: ANN401
    """Describe a field whose default is made anew each time, or that is left out of `repr` or of comparisons."""
    return _Field(default, default_factory, shown=repr, compare=compare)


@overload
def frozen(cls: type[T], /) -> type[T]: ...
@overload
def frozen(*, kw_only: bool = False) -> Callable[[type[T]], type[T]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T] | None = None, /, *, kw_only: bool = False) -> type[T] | Callable[[type[T]], type[T]]:
    """Make the instances of a class immutable; its annotations are their fields, given by name alone if `kw_only`."""
    if cls is None:
        return lambda cls: _made(cls, kw_only=kw_only)
    return _made(cls, kw_only=kw_only)


if TYPE_CHECKING:
    from dataclasses import replace as replace  # noqa: PLC0414  (so that changes are checked, field by field)
else:

    def replace(original: T, /, **changes: object) -> T:
        """Make the same with other values in some fields; TypeError for a field that it does not have."""
        given = original.__dict__
        same = {name: given[name] for name in original.__frozen__.order if name in given}
        return type(original)(**{**same, **changes})


class _Fields:
    """The fields of a frozen class."""

    def __init__(self, order: Iterable[str], special: Mapping[str, _Field], required: Iterable[str]) -> None:
        self.order = tuple(order)
        self.names = frozenset(self.order)
        self.required = frozenset(required)
        self.special = special
        self.factories = {name: one.factory for name, one in special.items() if one.factory}
        self.shown = tuple(name for name in self.order if name not in special or special[name].shown)
        self.compared = tuple(name for name in self.order if name not in special or special[name].compare)

    def misfits(self, given: Mapping[str, object]) -> str:
        """Name the fields that are missing, or that there are not."""
        return ", ".join(sorted({*(given.keys() - self.names), *(self.required - given.keys())}))


class _AsDataclass:
    """Gives functions of `dataclasses` what they look for, once one of them looks."""

    def __get__(self, _: object, owner: type[_Frozen]) -> Mapping[str, object]:
        from dataclasses import fields, make_dataclass  # noqa: PLC0415  (slow to load)

        made = make_dataclass(owner.__name__, owner.__frozen__.order)
        found = {field.name: field for field in fields(made)}
        setattr(owner, "__dataclass_fields__", found)  # noqa: B010  (the type knows nothing of it)
        return found


class _Frozen:
    """The methods that every frozen class gets."""

    __frozen__: ClassVar[_Fields]
    __match_args__: ClassVar[tuple[str, ...]]
    __dataclass_fields__ = _AsDataclass()

    def __init__(self, *values: object, **given: object) -> None:
        fields = self.__frozen__
        if values:
            named = dict(zip(self.__match_args__, values))  # noqa: B905  (strict in the next line)
            if len(named) < len(values) or not named.keys().isdisjoint(given):
                raise TypeError(f"{type(self).__name__} takes no such values by their places: {values!r}")
            given = named | given
        if not (fields.names.issuperset(given) and given.keys() >= fields.required):
            raise TypeError(f"{type(self).__name__} misses, or does not know, these fields: {fields.misfits(given)}")
        if fields.factories:
            given = {**{name: make() for name, make in fields.factories.items() if name not in given}, **given}
        self.__dict__.update(given)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self is other or all(getattr(self, name) == getattr(other, name) for name in self.__frozen__.compared)

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in self.__frozen__.compared))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__frozen__.shown)
        return f"{type(self).__qualname__}({shown})"

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__}.{name} cannot be changed; `replace` makes another")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__}.{name} cannot be taken away")


_METHODS = {
    name: _Frozen.__dict__[name]
    for name in ("__init__", "__eq__", "__hash__", "__repr__", "__setattr__", "__delattr__", "__dataclass_fields__")
}


def _made(cls: type[T], *, kw_only: bool) -> type[T]:
    inherited: _Fields | None = getattr(cls, "__frozen__", None)
    own = [name for name, kind in cls.__annotations__.items() if not str(kind).startswith("ClassVar")]
    order = (*dict.fromkeys([*(inherited.order if inherited else ()), *own]),)
    special = {**(inherited.special if inherited else {})}
    for name in own:
        default = cls.__dict__.get(name)
        if isinstance(default, _Field):
            special[name] = default
            if default.default is _MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, default.default)
    required = (n for n in order if not hasattr(cls, n) and not (n in special and special[n].factory))
    fields = _Fields(order, special, required)
    for name, method in {**_METHODS, "__frozen__": fields, "__match_args__": () if kw_only else order}.items():
        if cls.__dict__.get(name) is None:
            setattr(cls, name, method)
    return cls
