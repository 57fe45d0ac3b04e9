"""DNS zones and their records."""

from __future__ import annotations

from vultr_tui.api.dns_parameters import DATA, NAME, PRIORITY, RECORD_FIELDS, SOA, SOA_FIELDS, TTL, TYPE
from vultr_tui.api.entries import optional, put_back
from vultr_tui.api.light import replace
from vultr_tui.api.operation import Escalation, Operation, Risk, Undo, given, replied
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Field, Listing, Resource, Tab, View
from vultr_tui.api.v2.shared import SWITCHED
from vultr_tui.api.v2.verbs import change, one, pages, read, values
from vultr_tui.api.values import Format

ZONE = Parameter(name="domain", summary="The zone", refers_to="dns", format=Format.DOMAIN, example="example.com")
RECORD = Parameter(name="record_id", summary="The record", refers_to="dns_record", example="A web-2")
SIGNED = Parameter(name="dns_sec", title="DNSSEC", summary="Whether the zone is signed", allowed=SWITCHED)

OPERATIONS: tuple[Operation, ...] = (
    read("dns.list", "List the zones", "/domains", reply=pages("dns", "domains")),
    read("dns.info", "Show a zone", "/domains/{domain}", on=ZONE, reply=one("dns", "domain")),
    change(
        "dns.create_domain",
        "Create a zone",
        Risk.REVERSIBLE,
        "POST /domains",
        details=(
            "With an address it starts with a few records that point to it. It answers once the domain's registrar "
            "points to Vultr's name servers."
        ),
        access="dns",
        parameters=(
            Parameter(name="domain", summary="The domain", format=Format.DOMAIN, example="example.info"),
            Parameter(
                name="ip",
                title="First address",
                summary="The address the first records point to",
                required=False,
                format=Format.ADDRESS,
            ),
            optional(SIGNED),
        ),
        reply=one("dns", "domain"),
        stale=("dns", "dns_record"),
    ),
    change(
        "dns.delete_domain",
        "Delete a zone and every record in it",
        Risk.DESTRUCTIVE,
        "DELETE /domains/{domain}",
        details="All names in it stop resolving. The records cannot be brought back.",
        access="dns",
        on=ZONE,
        stale=("dns", "dns_record"),
    ),
    read(
        "dns.soa_info",
        "Show the start of authority of a zone",
        "/domains/{domain}/soa",
        on=ZONE,
        reply=one("dns_soa", "dns_soa"),
    ),
    change(
        "dns.soa_update",
        "Change the start of authority of a zone",
        Risk.REVERSIBLE,
        "PATCH /domains/{domain}/soa",
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
        "/domains/{domain}/dnssec",
        details="Empty while DNSSEC is off. The DS lines are what the registrar wants.",
        on=ZONE,
        reply=values("dns_sec"),
    ),
    change(
        "dns.dnssec_enable",
        "Sign a zone, or stop signing it",
        Risk.REVERSIBLE,
        "PUT /domains/{domain}",
        details="Takes effect for others once the registrar has the DS records that dns dnssec_info shows.",
        access="dns",
        on=ZONE,
        parameters=(SIGNED,),
        escalations=(
            Escalation(
                "dns_sec",
                ("disabled",),
                Risk.DESTRUCTIVE,
                "the keys are given up, and the domain stops resolving while the registrar still has its DS records",
            ),
        ),
        repeatable=True,
        stale=("dns",),
    ),
    read(
        "dns.records",
        "List the records of a zone",
        "/domains/{domain}/records",
        on=ZONE,
        reply=pages("dns_record", "records"),
    ),
    read(
        "dns.record_info",
        "Show a record",
        "/domains/{domain}/records/{record_id}",
        on=RECORD,
        parameters=(ZONE,),
        reply=one("dns_record", "record"),
    ),
    change(
        "dns.create_record",
        "Add a record to a zone",
        Risk.REVERSIBLE,
        "POST /domains/{domain}/records",
        details="A record that is already there is added once more.",
        access="dns",
        on=ZONE,
        parameters=(NAME, TYPE, DATA, TTL, PRIORITY),
        reply=one("dns_record", "record"),
        stale=("dns_record",),
        undo=Undo("dns.delete_record", (("domain", given("domain")), ("record_id", replied("id")))),
    ),
    change(
        "dns.update_record",
        "Change a record",
        Risk.REVERSIBLE,
        "PATCH /domains/{domain}/records/{record_id}",
        details="What is not given stays as it is. Others see the old record until its TTL has passed.",
        access="dns",
        on=RECORD,
        parameters=(
            ZONE,
            optional(NAME),
            replace(DATA, required=False, decided_by=""),
            TTL,
            replace(PRIORITY, required=False, when=None),
        ),
        repeatable=True,
        stale=("dns_record",),
        undo=put_back("dns.update_record", ("domain", "record_id"), ("name", "data", "ttl", "priority")),
        example=(("data", "203.0.113.4"), ("ttl", "600")),
    ),
    change(
        "dns.delete_record",
        "Delete a record",
        Risk.REVERSIBLE,
        "DELETE /domains/{domain}/records/{record_id}",
        access="dns",
        on=RECORD,
        parameters=(ZONE,),
        stale=("dns_record",),
        undo=put_back("dns.create_record", ("domain",), ("name", "type", "data", "ttl", "priority")),
    ),
)

RESOURCES: tuple[Resource, ...] = (
    Resource(
        name="dns",
        title="DNS zones",
        section="Network",
        lists=(Listing("dns.list"),),
        key="domain",
        fields=(
            Field(name="domain", title="Domain", format=Format.DOMAIN, priority=1),
            Field(name="dns_sec", title="DNSSEC", priority=3),
            Field(name="date_created", title="Created", format=Format.DATE, priority=2),
        ),
        fresh_for=60.0,
        tabs=(
            Tab("Records", View.ROWS, "dns_record"),
            Tab("SOA", View.FIELDS, "dns.soa_info"),
            Tab("DNSSEC", View.VALUES, "dns.dnssec_info"),
        ),
    ),
    Resource(
        name="dns_record",
        title="Records",
        section="",
        lists=(Listing("dns.records"),),
        key="id",
        label="name",
        called="{type} {name}",
        names=("data",),
        fields=(*RECORD_FIELDS, Field(name="id", title="ID", priority=6)),
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
