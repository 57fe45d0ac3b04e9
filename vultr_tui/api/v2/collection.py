"""What the things of every product have in common: they are listed, shown, made, changed and deleted."""

from __future__ import annotations

from typing import Unpack

from vultr_tui.api.entries import Effects, Facts, put_back
from vultr_tui.api.operation import Cost, Effect, Finish, Operation, Risk, given, replied
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Field, Listing, Resource, State, Tab
from vultr_tui.api.v2.verbs import change, one, pages, read


class Collection:
    """One kind of thing: `on` names one of them, `path` is where they all are.

    `prefix` begins the verbs of things that belong to others (`pool_` for `kubernetes.pool_list`), which `within`
    names, the nearest last; two levels down they have no pane, and `on` refers to none. `envelope` holds one of
    them, `plural` all of them.
    """

    def __init__(
        self,
        group: str,
        what: str,
        on: Parameter,
        path: str,
        envelope: str,
        *,
        plural: str = "",
        prefix: str = "",
        within: tuple[Parameter, ...] = (),
        access: str = "",
        secrets: tuple[str, ...] = (),
    ) -> None:
        self.group = group
        self.what = what
        self.article = f"{'an' if what[0] in 'aeiouAEIO' else 'a'} {what}"
        self.on = on
        self.target = on if on.refers_to else within[-1]
        self.beside = tuple(parameter for parameter in (*within, on) if parameter is not self.target)
        self.resource = on.refers_to
        self.path = path
        self.row = f"{path}/{{{on.name}}}"
        self.plural = plural or f"{envelope}s"
        self.prefix = prefix
        self.within = within
        self.access = access
        self.one = one(self.resource, envelope, secrets=secrets)

    @property
    def stale(self) -> str:
        """The resource whose list is out of date when one of them changes."""
        return self.resource or self.target.refers_to

    @property
    def several(self) -> str:
        """What people call more than one of them."""
        return f"{self.what[:-1]}ies" if self.what.endswith(("cy", "ry")) else f"{self.what}s"

    def name(self, verb: str) -> str:
        """The operation's name."""
        return f"{self.group}.{self.prefix}{verb}"

    def lists(self, *parameters: Parameter, **facts: Unpack[Facts]) -> Operation:
        """List them."""
        facts = {"reply": pages(self.resource, self.plural), **facts}
        summary = f"List the {self.several}{self._of_whole()}"
        return self.reads_all("list", summary, "", *parameters, **facts)

    def shows(self, *parameters: Parameter, **facts: Unpack[Facts]) -> Operation:
        """Show one of them."""
        facts = {"reply": self.one, **facts}
        return self.reads("info", f"Show {self.article}", "", *parameters, **facts)

    def reads(self, verb: str, summary: str, path: str, *parameters: Parameter, **facts: Unpack[Facts]) -> Operation:
        """Read something of one of them, at `path` below it."""
        return read(
            self.name(verb), summary, self.row + path, on=self.target, parameters=(*self.beside, *parameters), **facts
        )

    def reads_all(
        self, verb: str, summary: str, path: str, *parameters: Parameter, **facts: Unpack[Facts]
    ) -> Operation:
        """Read something of all of them, at `path` below."""
        *beside, whole = self.within or (None,)
        return read(
            self.name(verb),
            summary,
            self.path + path,
            on=whole,
            parameters=(*filter(None, beside), *parameters),
            **facts,
        )

    def makes(self, risk: Risk, *parameters: Parameter, verb: str = "create", **effects: Unpack[Effects]) -> Operation:
        """Make one."""
        *beside, whole = self.within or (None,)
        facts: Effects = {"access": self.access, "reply": self.one, "stale": (self.stale,), **effects}
        return change(
            self.name(verb),
            f"Create {self.article}" if verb == "create" else f"Add {self.article}",
            risk,
            f"POST {self.path}",
            on=whole,
            parameters=(*filter(None, beside), *parameters),
            **facts,
        )

    def sets(
        self, method: str, verb: str, summary: str, *parameters: Parameter, **effects: Unpack[Effects]
    ) -> Operation:
        """Set fields of one that are set back by the same operation."""
        same = tuple(p.name for p in (self.on, *self.within))
        undo = put_back(self.name(verb), same, tuple(p.name for p in parameters))
        effects = {"repeatable": True, "undo": undo, **effects}
        return self.changes(verb, summary, Risk.REVERSIBLE, method, *parameters, **effects)

    def changes(
        self, verb: str, summary: str, risk: Risk, request: str, *parameters: Parameter, **effects: Unpack[Effects]
    ) -> Operation:
        """Change one of them, by a method and a path below it."""
        method, _, path = request.partition(" ")
        facts: Effects = {"access": self.access, "stale": (self.stale,), **effects}
        return change(
            self.name(verb),
            summary,
            risk,
            f"{method} {self.row}{path}",
            on=self.target,
            parameters=(*self.beside, *parameters),
            **facts,
        )

    def deletes(self, lost: str, *, verb: str = "delete", **effects: Unpack[Effects]) -> Operation:
        """Do away with one of them; say what is lost."""
        effects = {"details": lost, **effects}
        return self.changes(verb, f"Delete {self.article}", Risk.DESTRUCTIVE, "DELETE", **effects)

    def destroys(self, lost: str, *stale: str, verb: str = "destroy") -> Operation:
        """Do away with one that is billed; `stale` are further resources that it changes."""
        effects: Effects = {
            "cost": Cost(effect=Effect.STOPS),
            "finish": Finish(self.resource, given(self.on.name), gone=True),
            "stale": (self.resource, *stale, "account"),
        }
        return self.deletes(lost, verb=verb, **effects)

    def removes(self, meaning: str, *, verb: str = "remove", **effects: Unpack[Effects]) -> Operation:
        """Take away one of them that is as easily added again; say what that means."""
        effects = {"details": meaning, **effects}
        return self.changes(verb, f"Remove {self.article}", Risk.DISRUPTIVE, "DELETE", **effects)

    def ready(self, *states: str) -> Finish:
        """Say when one that was made can be used."""
        return Finish(self.resource, replied("id"), states=states or ("active",))

    def pane(
        self,
        title: str,
        section: str,
        fields: tuple[Field, ...],
        *,
        key: str = "id",
        label: str = "",
        names: tuple[str, ...] = (),
        states: tuple[State, ...] = (),
        fresh_for: float = 60.0,
        price: str = "",
        tabs: tuple[Tab, ...] = (),
        called: str = "",
    ) -> Resource:
        """Describe how they are shown; those that belong to others stand in a tab there."""
        whole = self.within[-1] if self.within else None
        return Resource(
            name=self.resource,
            title=title,
            section="" if whole else section,
            lists=(Listing(self.name("list")),),
            key=key,
            label=label,
            called=called,
            names=names,
            fields=fields,
            states=states,
            parent=whole.refers_to if whole else "",
            parent_parameter=whole.name if whole else "",
            fresh_for=fresh_for,
            price=price,
            tabs=tabs,
        )

    def _of_whole(self) -> str:
        return f" of {_a(self.within[-1])}" if self.within else ""


def _a(parameter: Parameter) -> str:
    """Say «a Kubernetes cluster» of a parameter whose summary is «The Kubernetes cluster»."""
    noun = parameter.summary.partition(" ")[2]
    return f"{'an' if noun[0] in 'aeiouAEIO' else 'a'} {noun}"
