"""What rows and parameters are called reads as people say it."""

from __future__ import annotations

import pytest

from vultr_tui.api.catalogue import load
from vultr_tui.api.titles import singular, title, within


@pytest.mark.parametrize(
    ("several", "one"),
    [
        ("Servers", "Server"),
        ("SSH keys", "SSH key"),
        ("IPv4 addresses", "IPv4 address"),
        ("Registries", "Registry"),
        ("Databases", "Database"),
        ("Kubernetes", "Kubernetes"),
        ("Bare metal", "Bare metal"),
    ],
)
def test_one_of_several(several: str, one: str) -> None:
    assert singular(several) == one


@pytest.mark.parametrize("version", ["v1", "v2"])
def test_no_parameter_is_called_by_a_stump(version: str) -> None:
    api = load(version)
    called = {title(api, operation, parameter) for operation in api.operations for parameter in operation.parameters}
    assert not [words for words in called if words.endswith(("ie", "sse", "ete"))]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Locations", "locations"),
        ("DNS zones", "DNS zones"),
        ("IPv4 addresses", "IPv4 addresses"),
        ("Kubernetes", "Kubernetes"),
        ("", ""),
    ],
)
def test_within_a_sentence(words: str, said: str) -> None:
    assert within(words) == said
