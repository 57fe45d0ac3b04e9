"""Every fault there is: a row each."""

from __future__ import annotations

from dataclasses import dataclass

from vultr_tui.simulator.faults import manners
from vultr_tui.simulator.faults.manners import MEGABYTE, VAST, Manner
from vultr_tui.simulator.faults.sayings import (
    HUGE,
    Saying,
    as_due,
    body,
    half,
    huge,
    labelled_picture,
    no_text,
    page,
    redirection,
    refusal,
    unlike,
)
from vultr_tui.simulator.faults.when import ALWAYS, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One way to misbehave: how often the request is carried out, what is said then, and how that goes out."""

    name: str
    summary: str
    carried_out: int = 1
    says: Saying = as_due
    manner: Manner = manners.whole
    when: When = ALWAYS
    """When it comes if nothing else is asked for."""
    of_listener: bool = False
    """Whether it keeps connections from being made at all, so that no request is ever seen."""


WELL = Fault(name="", summary="")
"""No fault."""

RATE = "Rate limit reached - please try your request again later.  Current rate limit: 2 requests/sec"
OWN = "Internal server error.  Try again at a later time."
LATER = "The service is temporarily unavailable.  Try again at a later time."
REFUSED = "Unable to do this: the service is not in the mood.  Contact support."
KEY = "Invalid API key.  Check that your API key is present and matches your assigned key."
GONE = "API v1 Gone"
UNBORN = "instance not found"

FAULTS = (
    Fault(name="storm", summary="503 and the text of the rate limit", carried_out=0, says=refusal(503, RATE, 429)),
    Fault(name="error", summary="500, and nothing is done", carried_out=0, says=refusal(500, OWN)),
    Fault(name="error-after", summary="500 after it was done", says=refusal(500, OWN)),
    Fault(name="unavailable", summary="503 in words of its own, nothing done", carried_out=0, says=refusal(503, LATER)),
    Fault(name="refusal", summary="412 and an odd reason", carried_out=0, says=refusal(412, REFUSED, 400)),
    Fault(
        name="not-yet",
        summary="404, as v2 may say for a minute of what was just made",
        carried_out=0,
        says=refusal(404, UNBORN),
    ),
    Fault(name="bad-gateway", summary="502, a page of a proxy", carried_out=0, says=page(502, "502 Bad Gateway")),
    Fault(name="maintenance", summary="503, a page of a proxy", carried_out=0, says=page(503, "503 Down for a moment")),
    Fault(name="gateway-timeout", summary="504, a page, after it was done", says=page(504, "504 Gateway Time-out")),
    Fault(
        name="html",
        summary="200, a page of a network that wants a login",
        carried_out=0,
        says=page(200, "Login"),
    ),
    Fault(name="half-json", summary="JSON that ends in the middle", says=body(half)),
    Fault(name="wrong-json", summary="JSON of another shape", says=body(unlike)),
    Fault(name="no-text", summary="JSON with bytes that are no UTF-8", says=body(no_text)),
    Fault(name="wrong-type", summary="the right answer, labelled image/png", says=labelled_picture),
    Fault(name="huge", summary=f"the right answer in {HUGE // MEGABYTE} MB", says=body(huge)),
    Fault(name="vast", summary=f"the right answer in {VAST} MB", manner=manners.vastly),
    Fault(
        name="redirect",
        summary="302 to another host",
        carried_out=0,
        says=redirection(302, "https://elsewhere.example/v1/"),
    ),
    Fault(name="slow", summary="an answer of a byte a second", manner=manners.slowly),
    Fault(name="stall", summary="no answer, and nothing done", carried_out=0, manner=manners.never),
    Fault(name="stall-after", summary="no answer after it was done", manner=manners.never),
    Fault(name="reset", summary="the connection breaks before it is done", carried_out=0, manner=manners.reset),
    Fault(name="reset-after", summary="the connection breaks after it was done", manner=manners.reset),
    Fault(name="cut", summary="the connection breaks in the middle of the answer", manner=manners.cut),
    Fault(name="twice", summary="it is done twice, and the second answer is sent", carried_out=2),
    Fault(
        name="expired",
        summary="the key is not accepted, from the tenth request on",
        carried_out=0,
        says=refusal(403, KEY, 401),
        when=When(first=10),
    ),
    Fault(name="gone", summary="v1 is switched off", carried_out=0, says=refusal(503, GONE), when=When(where="/v1/")),
    Fault(name="tls", summary="no encrypted connection comes about; the address begins with https", of_listener=True),
)
BY_NAME = {fault.name: fault for fault in FAULTS}
