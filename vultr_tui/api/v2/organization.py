"""Organizations, whom they invite, and accounts below an account."""

from __future__ import annotations

from vultr_tui.api.operation import Operation, Risk
from vultr_tui.api.resource import Field, Listing, Resource, State, Tab, Tone, View
from vultr_tui.api.v2.access import USER
from vultr_tui.api.v2.collection import Collection
from vultr_tui.api.v2.shared import MADE, may, must
from vultr_tui.api.v2.verbs import change, one, pages, read
from vultr_tui.api.values import Format, Type

ORGANIZATIONS = Collection(
    "organization",
    "organization",
    must("organization_id", "The organization", refers_to="organization"),
    "/organizations",
    "organization",
)
INVITATIONS = Collection(
    "invitation",
    "invitation",
    must("invitation_id", "The invitation", refers_to="invitation"),
    "/invitation",
    "invitation",
)
SCIM = one("", "scim", secrets=("scim_token",))


def _user(verb: str, summary: str, request: str, risk: Risk, details: str) -> Operation:
    return ORGANIZATIONS.changes(verb, summary, risk, request, USER, details=details, stale=("organization", "user"))


def _scim(verb: str, summary: str, path: str, risk: Risk, details: str) -> Operation:
    return ORGANIZATIONS.changes(verb, summary, risk, f"POST /scim/{path}", details=details, reply=SCIM)


OPERATIONS: tuple[Operation, ...] = (
    ORGANIZATIONS.lists(),
    ORGANIZATIONS.shows(),
    ORGANIZATIONS.sets(
        "PUT",
        "update",
        "Change the name or kind of an organization",
        may("name", "Its name"),
        may("type", "Its kind"),
        reply=ORGANIZATIONS.one,
    ),
    _user(
        "user_remove",
        "Remove a user from an organization",
        "DELETE /user/{user_id}",
        Risk.DESTRUCTIVE,
        "The user's keys stop working at once.",
    ),
    _user(
        "user_suspend",
        "Shut a user of an organization out for a while",
        "PUT /user/{user_id}/suspend",
        Risk.DISRUPTIVE,
        "The user's keys stop working at once.",
    ),
    _user(
        "user_unsuspend",
        "Let a user of an organization in again",
        "PUT /user/{user_id}/unsuspend",
        Risk.DISRUPTIVE,
        "The user may again do what the user could.",
    ),
    ORGANIZATIONS.reads(
        "suspended_list",
        "List the users of an organization who are shut out",
        "/suspended-users",
        reply=pages("", "users"),
    ),
    ORGANIZATIONS.reads("scim_info", "Show how users of an organization are provisioned", "/scim", reply=SCIM),
    _scim(
        "scim_enable",
        "Let users of an organization be provisioned from elsewhere",
        "enable",
        Risk.DISRUPTIVE,
        "Whoever has the token can add and remove users.",
    ),
    _scim(
        "scim_disable",
        "Have users of an organization no longer provisioned from elsewhere",
        "disable",
        Risk.DESTRUCTIVE,
        "The token stops working at once.",
    ),
    _scim(
        "scim_token_rotate",
        "Replace the token by which users of an organization are provisioned",
        "token",
        Risk.DESTRUCTIVE,
        "The old token stops working at once.",
    ),
    INVITATIONS.lists(),
    INVITATIONS.shows(),
    INVITATIONS.makes(
        Risk.DISRUPTIVE,
        may("email_invited", "The e-mail address", title="E-mail", format=Format.EMAIL),
        may("permissions", "What they may do, as JSON", type=Type.OBJECT),
        details="Whoever accepts it has access to the account.",
    ),
    INVITATIONS.changes(
        "resend", "Send an invitation once more", Risk.DISRUPTIVE, "POST /resend", details="Sends an e-mail."
    ),
    read(
        "subaccount.list",
        "List the accounts below this one",
        "/subaccounts",
        reply=pages("subaccount", "subaccounts"),
    ),
    change(
        "subaccount.create",
        "Make an account below this one",
        Risk.DISRUPTIVE,
        "POST /subaccounts",
        details="Sends an e-mail to its owner. It cannot be deleted here.",
        parameters=(
            must("email", "The owner's e-mail address", title="E-mail", format=Format.EMAIL),
            may("subaccount_name", "What you call it"),
            may("subaccount_id", "The id you know it by"),
        ),
        reply=one("subaccount", "subaccount"),
        stale=("subaccount",),
    ),
)

RESOURCES: tuple[Resource, ...] = (
    ORGANIZATIONS.pane(
        "Organizations",
        "Account",
        (
            Field(name="id", title="ID", priority=3),
            Field(name="name", title="Name", priority=1),
            Field(name="type", title="Kind", priority=2),
            MADE,
        ),
        label="name",
        tabs=(Tab("Overview", View.FIELDS),),
    ),
    INVITATIONS.pane(
        "Invitations",
        "Account",
        (
            Field(name="id", title="ID", priority=9),
            Field(name="email_invited", title="Invited", format=Format.EMAIL, priority=1),
            Field(name="inviter_name", title="By", priority=3),
            Field(name="inviter_email", title="By e-mail", format=Format.EMAIL),
            Field(name="email_registered", title="Registered as", format=Format.EMAIL),
            Field(name="invite_status", title="Status", priority=2),
            Field(name="status", title="Status code"),
            Field(name="expiration_date", title="Until", format=Format.DATE, priority=4),
            Field(name="date_responded", title="Answered", format=Format.DATE),
            Field(name="org_name", title="Organization", priority=5),
            Field(name="org_id", title="Organization ID", refers_to="organization"),
            Field(name="permissions", title="May", type=Type.OBJECT),
            MADE,
        ),
        label="email_invited",
        tabs=(Tab("Overview", View.FIELDS),),
    ),
    Resource(
        name="subaccount",
        title="Sub-accounts",
        section="Account",
        lists=(Listing("subaccount.list"),),
        key="id",
        label="subaccount_name",
        names=("email", "subaccount_id"),
        fields=(
            Field(name="id", title="ID", priority=9),
            Field(name="subaccount_name", title="Name", priority=1),
            Field(name="email", title="E-mail", format=Format.EMAIL, priority=2),
            Field(name="balance", title="Balance", type=Type.NUMBER, format=Format.MONEY, priority=3),
            Field(name="pending_charges", title="Pending", type=Type.NUMBER, format=Format.MONEY, priority=4),
            Field(name="subaccount_id", title="Own ID", priority=5),
            Field(name="activated", title="Activated", type=Type.BOOLEAN),
        ),
        states=(
            State("active", Tone.GOOD, (("activated", ("yes",)),)),
            State("not yet active", Tone.OFF),
        ),
    ),
)
