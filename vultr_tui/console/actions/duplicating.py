"""Another firewall group with the same rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vultr_tui.account.copying import GROUPS, RULES, new_group, same_rule
from vultr_tui.api.resource import Resource, Tone
from vultr_tui.api.values import Row
from vultr_tui.console.actions.batch import Step, carry_out
from vultr_tui.console.dialogs.ask import Ask

if TYPE_CHECKING:
    from vultr_tui.console.app import Console


async def duplicate(app: Console, group: str, description: str) -> None:
    """Make a group with the rules of another, once they are seen and confirmed."""
    account = app.account
    rules = await account.ensure(RULES, group)
    if rules.error:
        app.acting.fail("duplicate", rules.error)
        return
    name = app.shows.name(GROUPS, group)
    asked: str | None = description or await app.push_screen_wait(
        Ask(f"Duplicate {name}", account.clock, "What the new group is for", text=f"{name} (copy)", wrong=_nameless)
    )
    if not asked:
        return
    steps = [
        Step(new_group(account.api, asked), "+", asked, "an empty group"),
        *(_rule(rules.resource, row, app) for row in rules.rows),
    ]
    await carry_out(app, f"Duplicate {name}", steps)


def _nameless(text: str) -> str:
    return "" if text.strip() else "Say what it is for."


def _rule(resource: Resource, row: Row, app: Console) -> Step:
    """The step that makes the same rule in the new group."""
    intent = same_rule(app.account.api, row)
    cells = {field.name: app.shows.cell(resource, field, row).text for field in resource.fields}
    state = resource.state_of(row)
    return Step(
        intent,
        "+",
        " ".join(cells[name] for name in ("protocol", "port") if row.get(name)),
        f"from {cells['subnet']}/{cells['subnet_size']}",
        warning=state.word if state and state.tone is Tone.BAD else "",
        from_first=((intent.operation.target, app.account.api.resource(GROUPS).key),),
    )
