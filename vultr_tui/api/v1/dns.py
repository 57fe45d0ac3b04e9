"""DNS zones and their records (reference: DNS)."""

from __future__ import annotations

from vultr_tui.api.dns_parameters import DATA, NAME, PRIORITY, RECORD_FIELDS, SOA, SOA_FIELDS, TTL, TYPE
from vultr_tui.api.entries import optional, put_back
from vultr_tui.api.operation import Escalation, Operation, Reply, Risk, Shape, Undo, created, given
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Field, Listing, Resource, Tab, View
from vultr_tui.api.v1.shared import yes_no
from vultr_tui.api.v1.verbs import change, read
from vultr_tui.api.values import Format, Type

ZONE = Parameter(name="domain", summary="The zone", refers_to="dns", format=Format.DOMAIN, example="example.com")
RECORD = Parameter(name="RECORDID", summary="The record", type=Type.INTEGER, refers_to="dns_record", example="web-2")

ZONES: tuple[Operation, ...] = (
    read("dns.list", "List the zones", access="dns", reply=Reply(Shape.ROWS, "dns")),
    change(
        "dns.create_domain",
        "Create a zone with a few records in it",
        Risk.REVERSIBLE,
        details=(
            "Starts with an A record for the zone, a CNAME for every other name, an MX record and the name servers. "
            "It answers once the domain's registrar points to Vultr's name servers."
        ),
        access="dns",
        parameters=(
            Parameter(name="domain", summary="The domain", format=Format.DOMAIN, example="example.info"),
            Parameter(
                name="serverip",
                title="First address",
                summary="The address the first records point to",
                format=Format.ADDRESS,
            ),
        ),
        stale=("dns", "dns_record"),
    ),
    change(
        "dns.delete_domain",
        "Delete a zone and every record in it",
        Risk.DESTRUCTIVE,
        details="All names in it stop resolving. The records cannot be brought back.",
        access="dns",
        on=ZONE,
        stale=("dns", "dns_record"),
    ),
    read(
        "dns.soa_info",
        "Show the start of authority of a zone",
        access="dns",
        on=ZONE,
        reply=Reply(Shape.OBJECT, "dns_soa"),
    ),
    change(
        "dns.soa_update",
        "Change the start of authority of a zone",
        Risk.REVERSIBLE,
        access="dns",
        on=ZONE,
        parameters=SOA,
        repeatable=True,
        stale=("dns_soa",),
        undo=put_back("dns.soa_update", ("domain",), ("nsprimary", "email"), part="dns_soa"),
        example=(("email", "dns@example.com"),),
    ),
    read(
        "dns.dnssec_info",
        "Show the DNSSEC keys of a zone",
        details="Empty while DNSSEC is off. The DS lines are what the registrar wants.",
        access="dns",
        on=ZONE,
        reply=Reply(Shape.VALUES),
    ),
    change(
        "dns.dnssec_enable",
        "Sign a zone, or stop signing it",
        Risk.REVERSIBLE,
        details="Takes effect for others once the registrar has the DS records that dns dnssec_info shows.",
        access="dns",
        on=ZONE,
        parameters=(yes_no("enable", "Whether the zone is signed", required=True, title="DNSSEC"),),
        escalations=(
            Escalation(
                "enable",
                ("no",),
                Risk.DESTRUCTIVE,
                "the keys are given up, and the domain stops resolving while the registrar still has its DS records",
            ),
        ),
        repeatable=True,
        stale=("dns",),
    ),
)

RECORDS: tuple[Operation, ...] = (
    read("dns.records", "List the records of a zone", access="dns", on=ZONE, reply=Reply(Shape.ROWS, "dns_record")),
    change(
        "dns.create_record",
        "Add a record to a zone",
        Risk.REVERSIBLE,
        details="A record that is already there is added once more.",
        access="dns",
        on=ZONE,
        parameters=(NAME, TYPE, DATA, TTL, PRIORITY),
        stale=("dns_record",),
        undo=Undo("dns.delete_record", (("domain", given("domain")), ("RECORDID", created("RECORDID")))),
    ),
    change(
        "dns.update_record",
        "Change a record",
        Risk.REVERSIBLE,
        details="What is not given stays as it is. Others see the old record until its TTL has passed.",
        access="dns",
        on=RECORD,
        parameters=(
            ZONE,
            optional(NAME),
            optional(TYPE, "The type of record; it cannot be changed"),
            optional(DATA),
            TTL,
            optional(PRIORITY),
        ),
        repeatable=True,
        stale=("dns_record",),
        undo=put_back("dns.update_record", ("domain", "RECORDID"), ("name", "type", "data", "ttl", "priority")),
        example=(("data", "203.0.113.4"), ("ttl", "600")),
    ),
    change(
        "dns.delete_record",
        "Delete a record",
        Risk.REVERSIBLE,
        access="dns",
        on=RECORD,
        parameters=(ZONE,),
        stale=("dns_record",),
        undo=put_back("dns.create_record", ("domain",), ("name", "type", "data", "ttl", "priority")),
    ),
)

OPERATIONS: tuple[Operation, ...] = ZONES + RECORDS

RESOURCES: tuple[Resource, ...] = (
    Resource(
        name="dns",
        title="DNS zones",
        section="Network",
        lists=(Listing("dns.list"),),
        key="domain",
        fields=(
            Field(name="domain", title="Domain", format=Format.DOMAIN, priority=1),
            Field(name="date_created", title="Created", format=Format.DATE, priority=2),
        ),
        fresh_for=60.0,
        tabs=(
            Tab("Records", View.ROWS, "dns_record"),
            Tab("SOA", View.FIELDS, "dns.soa_info"),
            Tab("DNSSEC", View.VALUES, "dns.dnssec_info", "This zone is not signed; dnssec_enable signs it."),
        ),
    ),
    Resource(
        name="dns_record",
        title="Records",
        section="",
        lists=(Listing("dns.records"),),
        key="RECORDID",
        label="name",
        called="{type} {name}",
        names=("data",),
        fields=(
            *RECORD_FIELDS,
            Field(name="RECORDID", title="ID", priority=6),
        ),
        parent="dns",
        parent_parameter="domain",
        fresh_for=60.0,
    ),
    Resource(
        name="dns_soa",
        title="Start of authority",
        section="",
        lists=(Listing("dns.soa_info"),),
        key="",
        fields=SOA_FIELDS,
        parent="dns",
        parent_parameter="domain",
        fresh_for=60.0,
    ),
)
