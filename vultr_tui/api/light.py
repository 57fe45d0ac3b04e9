"""Classes of fields, as `dataclasses` and attrs have them, without source that is written and compiled for each.

A face loads a hundred such classes and a thousand of their instances before it does anything, and a dataclass takes
about half a millisecond to make. Here the methods are the same functions for every class; an instance holds what it
was given, and its class the defaults. `dataclasses.replace`, `fields` and `asdict` take these too, at the price of
loading that module. What is made by the thousand while somebody waits is better a tuple or a dataclass: making one of
these takes two and a half times as long.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, TypeVar, dataclass_transform, overload

T = TypeVar("T")

_MISSING = object()
_put = object.__setattr__


class _Field:
    """What is out of the ordinary about one field."""

    __slots__ = ("compare", "default", "factory", "given", "shown")

    def __init__(
        self, default: object, factory: Callable[[], object] | None, *, given: bool, shown: bool, compare: bool
    ) -> None:
        self.default = default
        self.factory = factory
        self.given = given
        self.shown = shown
        self.compare = compare


def field(
    *,
    default: Any = _MISSING,  # noqa: ANN401  (of the field's own type)
    default_factory: Callable[[], Any] | None = None,
    init: bool = True,
    repr: bool = True,  # noqa: A002  (as dataclasses have it)
    compare: bool = True,
) -> Any:  # noqa: ANN401
    """Describe a field whose default is made anew each time, or that is not given, shown or compared."""
    return _Field(default, default_factory, given=init, shown=repr, compare=compare)


@overload
def frozen(cls: type[T], /) -> type[T]: ...
@overload
def frozen(*, kw_only: bool = False) -> Callable[[type[T]], type[T]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T] | None = None, /, *, kw_only: bool = False) -> type[T] | Callable[[type[T]], type[T]]:
    """Make the instances of a class immutable; its annotations are their fields, given by name alone if `kw_only`."""
    if cls is None:
        return lambda cls: _made(cls, _FROZEN, kw_only=kw_only)
    return _made(cls, _FROZEN, kw_only=kw_only)


@overload
def define(cls: type[T], /) -> type[T]: ...
@overload
def define(*, eq: bool = True, kw_only: bool = False) -> Callable[[type[T]], type[T]]: ...


@dataclass_transform(field_specifiers=(field,))
def define(
    cls: type[T] | None = None, /, *, eq: bool = True, kw_only: bool = False
) -> type[T] | Callable[[type[T]], type[T]]:
    """Make the annotations of a class the fields of its instances; without `eq` each equals itself alone."""
    methods = _EQUAL if eq else _IDENTICAL
    if cls is None:
        return lambda cls: _made(cls, methods, kw_only=kw_only)
    return _made(cls, methods, kw_only=kw_only)


if TYPE_CHECKING:
    from dataclasses import replace as replace  # noqa: PLC0414  (so that changes are checked, field by field)
else:

    def replace(original: T, /, **changes: object) -> T:
        """Make the same with other values in some fields; TypeError for a field that it does not have."""
        given = original.__dict__
        same = {name: given[name] for name in original.__light__.given if name in given}
        return type(original)(**{**same, **changes})


class _Fields:
    """The fields of a class."""

    def __init__(
        self,
        order: Iterable[str],
        special: Mapping[str, _Field],
        required: Iterable[str],
        finish: Callable[[object], None] | None,
    ) -> None:
        self.order = tuple(order)
        self.given = tuple(name for name in self.order if name not in special or special[name].given)
        self.names = frozenset(self.given)
        self.required = frozenset(required)
        self.special = special
        self.finish = finish
        self.factories = {name: one.factory for name, one in special.items() if one.factory}
        self.shown = tuple(name for name in self.order if name not in special or special[name].shown)
        self.compared = tuple(name for name in self.order if name not in special or special[name].compare)

    def misfits(self, given: Mapping[str, object]) -> str:
        """Name the fields that are missing, or that there are not."""
        return ", ".join(sorted({*(given.keys() - self.names), *(self.required - given.keys())}))


class _AsDataclass:
    """Gives functions of `dataclasses` what they look for, once one of them looks."""

    def __get__(self, _: object, owner: type[_Light]) -> Mapping[str, object]:
        from dataclasses import fields, make_dataclass  # noqa: PLC0415  (slow to load)

        made = make_dataclass(owner.__name__, owner.__light__.order)
        found = {field.name: field for field in fields(made)}
        setattr(owner, "__dataclass_fields__", found)  # noqa: B010  (the type knows nothing of it)
        return found


class _Light:
    """The methods that the classes get."""

    __light__: ClassVar[_Fields]
    __match_args__: ClassVar[tuple[str, ...]]
    __dataclass_fields__ = _AsDataclass()

    def __init__(self, *values: object, **given: object) -> None:
        fields = self.__light__
        if values:
            named = dict(zip(self.__match_args__, values))  # noqa: B905  (strict in the next line)
            if len(named) < len(values) or not named.keys().isdisjoint(given):
                raise TypeError(f"{type(self).__name__} takes no such values by their places: {values!r}")
            given = named | given
        if not (fields.names.issuperset(given) and given.keys() >= fields.required):
            raise TypeError(f"{type(self).__name__} misses, or does not know, these fields: {fields.misfits(given)}")
        if fields.factories:
            given = {**{name: make() for name, make in fields.factories.items() if name not in given}, **given}
        _put(self, "__dict__", given)
        if fields.finish:
            fields.finish(self)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self is other or all(getattr(self, name) == getattr(other, name) for name in self.__light__.compared)

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in self.__light__.compared))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__light__.shown)
        return f"{type(self).__qualname__}({shown})"

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__}.{name} cannot be changed; `replace` makes another")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__}.{name} cannot be taken away")


def _methods(*names: str) -> Mapping[str, object]:
    return {name: _Light.__dict__[name] for name in ("__init__", "__repr__", "__dataclass_fields__", *names)}


_IDENTICAL = _methods()
_EQUAL = {**_methods("__eq__"), "__hash__": None}
_FROZEN = _methods("__eq__", "__hash__", "__setattr__", "__delattr__")


def _same(value: T) -> T:
    return value


def _made(cls: type[T], methods: Mapping[str, object], *, kw_only: bool) -> type[T]:
    inherited: _Fields | None = getattr(cls, "__light__", None)
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
        elif hasattr(default, "__get__"):
            # Read from the class, a function would take the instance for its first argument.
            special[name] = _Field(_MISSING, partial(_same, default), given=True, shown=True, compare=True)
    optional = {name for name, one in special.items() if one.factory or not one.given}
    required = (name for name in order if name not in optional and not hasattr(cls, name))
    fields = _Fields(order, special, required, getattr(cls, "__post_init__", None))
    for name, method in {**methods, "__light__": fields, "__match_args__": () if kw_only else fields.given}.items():
        if cls.__dict__.get(name) is None:
            setattr(cls, name, method)
    return cls
