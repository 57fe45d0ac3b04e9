"""Identities from elsewhere: OpenID Connect, and provisioning by SCIM."""

from __future__ import annotations

from vultr_tui.api.operation import Operation, Reply, Risk, Shape
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Field, Resource, Tab, View
from vultr_tui.api.v2.collection import Collection
from vultr_tui.api.v2.shared import flag, may, must
from vultr_tui.api.v2.verbs import change, read
from vultr_tui.api.values import Format, Type

PROVIDERS = Collection(
    "oidc",
    "provider",
    must("provider_id", "The provider", refers_to="oidc_provider"),
    "/oidc/provider",
    "provider",
    prefix="provider_",
)
ISSUERS = Collection(
    "oidc",
    "issuer",
    must("issuer_id", "The issuer", refers_to="oidc_issuer"),
    "/oidc/issuer",
    "issuer",
    prefix="issuer_",
)
SOURCE = may("source", "Where its keys come from", title="Source")
ADDRESS = may("uri", "Its address", title="Address", format=Format.URL)
SCHEMAS = may("schemas", "The schemas it follows", title="Schemas", type=Type.ARRAY)
PATCH = (SCHEMAS, may("Operations", "What to change, as JSON", title="Changes", type=Type.OBJECT))
PAGE = (
    may("startIndex", "From which on", title="From", type=Type.INTEGER),
    may("count", "How many", title="How many", type=Type.INTEGER),
    may("filter", "Only those that fit, as SCIM says it", title="Only those"),
)
PERSON = (
    SCHEMAS,
    may("userName", "The name to log in by", title="Log-in"),
    may("name", "The name, as JSON", title="Name", type=Type.OBJECT),
    may("displayName", "The name shown", title="Shown as"),
    flag("active", "Whether the user may log in", title="Active"),
    may("phoneNumbers", "Telephone numbers, as JSON", title="Telephones", type=Type.OBJECT),
)
TEAM = (
    SCHEMAS,
    may("displayName", "The name shown", title="Shown as"),
    may("externalId", "The id it has elsewhere", title="ID elsewhere"),
    may("members", "Its members, as JSON", title="Members", type=Type.OBJECT),
)
AT_ONCE = "It holds at once."


def _scim(what: str, path: str, traits: tuple[Parameter, ...]) -> tuple[Operation, ...]:
    """Describe the verbs of what is provisioned; its ids are known where it comes from."""
    row, id_ = f"{path}/{{id}}", must("id", f"The id of the {what}", title="ID")
    stale, reply = ("user", "iam_group"), Reply(Shape.OBJECT)
    return (
        read(f"scim.{what}_list", f"List the {what}s that were provisioned", path, parameters=PAGE, reply=reply),
        read(f"scim.{what}_info", f"Show a {what} that was provisioned", row, parameters=(id_,), reply=reply),
        change(
            f"scim.{what}_create", f"Provision a {what}", Risk.DISRUPTIVE, f"POST {path}", parameters=traits,
            details=AT_ONCE, reply=reply, stale=stale,
        ),
        change(
            f"scim.{what}_patch", f"Change a {what} that was provisioned", Risk.DISRUPTIVE, f"PATCH {row}",
            parameters=(id_, *PATCH), details=AT_ONCE, reply=reply, stale=stale,
        ),
        change(
            f"scim.{what}_delete", f"Delete a {what} that was provisioned", Risk.DESTRUCTIVE, f"DELETE {row}",
            parameters=(id_,), details="Who had access by it has none any more.", stale=stale,
        ),
    )  # fmt: skip


OPERATIONS: tuple[Operation, ...] = (
    PROVIDERS.lists(),
    PROVIDERS.shows(),
    PROVIDERS.makes(
        Risk.DISRUPTIVE,
        may("name", "Its name"),
        may("issuer_id", "The issuer", refers_to="oidc_issuer"),
        may("private_key_b64", "Its private key", title="Private key", format=Format.BASE64, sensitive=True),
        details="Whoever it vouches for can log in.",
    ),
    PROVIDERS.deletes("Whoever logs in by it no longer can."),
    PROVIDERS.changes(
        "token",
        "Exchange a token for one of a provider",
        Risk.DISRUPTIVE,
        "POST /token",
        may("grant_type", "How it is granted", title="Grant"),
        may("subject_token", "The token to exchange", title="Token", format=Format.SECRET),
        may("subject_token_type", "What kind of token that is", title="Its kind"),
        details="Whoever has the token may do what it allows.",
        reply=Reply(Shape.OBJECT, secrets=("access_token",)),
    ),
    PROVIDERS.reads(
        "discovery",
        "Show what a provider tells programs of itself",
        "/.well-known/openid-configuration",
        reply=Reply(Shape.OBJECT),
    ),
    ISSUERS.lists(),
    ISSUERS.shows(),
    ISSUERS.makes(
        Risk.DISRUPTIVE,
        SOURCE,
        ADDRESS,
        may("source_id", "Which one of them", title="Source ID"),
        details="Who is trusted by its keys is decided by role trusts.",
    ),
    ISSUERS.changes(
        "update", "Change an issuer", Risk.DISRUPTIVE, "PATCH", SOURCE, ADDRESS, details=AT_ONCE, repeatable=True
    ),
    ISSUERS.deletes("Whoever logs in by its keys no longer can."),
    ISSUERS.reads("keys", "List the keys of an issuer", "/jwks", reply=Reply(Shape.ROWS, envelope="keys")),
    read("oidc.keys", "List the keys by which Vultr signs", "/oidc/jwks", reply=Reply(Shape.ROWS, envelope="keys")),
    read("oidc.token", "Show what the token in use says", "/oidc/token", reply=Reply(Shape.OBJECT)),
    read("oidc.user", "Show whose token is in use", "/oidc/userinfo", reply=Reply(Shape.OBJECT)),
    *_scim("user", "/scim/v2/Users", PERSON),
    *_scim("group", "/scim/v2/Groups", TEAM),
    change(
        "scim.group_update",
        "Replace a group that was provisioned",
        Risk.DISRUPTIVE,
        "PUT /scim/v2/Groups/{id}",
        details="Members that are not named lose what it gives them.",
        parameters=(must("id", "The id of the group", title="ID"), *TEAM),
        reply=Reply(Shape.OBJECT),
        repeatable=True,
        stale=("iam_group",),
    ),
)

RESOURCES: tuple[Resource, ...] = (
    PROVIDERS.pane(
        "OIDC providers",
        "Account",
        (
            Field(name="id", title="ID", priority=3),
            Field(name="name", title="Name", priority=1),
            Field(name="issuer_id", title="Issuer", refers_to="oidc_issuer", priority=2),
        ),
        label="name",
        tabs=(Tab("Overview", View.FIELDS), Tab("Tells", View.FIELDS, "oidc.provider_discovery")),
    ),
    ISSUERS.pane(
        "OIDC issuers",
        "Account",
        (
            Field(name="id", title="ID", priority=3),
            Field(name="uri", title="Address", format=Format.URL, priority=1),
            Field(name="source", title="Source", priority=2),
            Field(name="alg", title="Algorithm", priority=4),
            Field(name="jwks_fetched_at", title="Keys fetched", format=Format.DATE),
            Field(name="jwks_expires_at", title="Keys good until", format=Format.DATE),
            *(
                Field(name=name, title=title)
                for name, title in (
                    ("kid", "Key"),
                    ("kty", "Kind"),
                    ("use", "Use"),
                    ("n", "Modulus"),
                    ("e", "Exponent"),
                )
            ),
        ),
        label="uri",
        tabs=(Tab("Overview", View.FIELDS),),
    ),
)
