"""Words that help, prompts and dry runs share."""

from __future__ import annotations

from vultr_tui.api.operation import Effect, Risk

RISKS = {
    Risk.READ: "changes nothing",
    Risk.REVERSIBLE: "can be taken back",
    Risk.DISRUPTIVE: "interrupts service or costs money",
    Risk.DESTRUCTIVE: "destroys, opens ports, or cannot be taken back",
}
"""What each risk means."""

FLAGS = {
    Risk.READ: "",
    Risk.REVERSIBLE: "",
    Risk.DISRUPTIVE: "--yes",
    Risk.DESTRUCTIVE: "--confirm NAME",
}
"""What confirms each risk."""

EFFECTS = {
    Effect.STARTS: "starts to be billed",
    Effect.CHANGES: "changes what is billed",
    Effect.STOPS: "is billed no more",
}
"""What each effect does to the bill."""


def dollars(monthly: float) -> str:
    """Put a change of the monthly bill in words."""
    return f"{'costs' if monthly >= 0 else 'saves'} ${abs(monthly):,.2f} a month"
