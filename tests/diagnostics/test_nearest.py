"""The nearest known name is offered, and none where none is near."""

import pytest

from commune.diagnostics import nearest
from commune.diagnostics.nearest import did_you_mean

KNOWN = ["solidarity", "trust_caron", "carons-stair", "bread", "you"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("solidarty", "solidarity"),
        ("trust-caron", "trust_caron"),
        ("Carons_Stair", "carons-stair"),
        ("BREAD", "bread"),
        ("breda", "bread"),
        ("uyo", "you"),
        ("trust", "trust_caron"),
    ],
)
def test_the_nearest_name_is_found_past_slips_case_and_dashes(name: str, found: str) -> None:
    assert nearest(name, KNOWN) == found
    assert did_you_mean(name, iter(KNOWN)) == f"Did you mean “{found}”?"


@pytest.mark.parametrize("name", ["", "xyzzy", "é", "-", "car"])
def test_where_nothing_is_near_nothing_is_offered(name: str) -> None:
    assert nearest(name, KNOWN) is None
    assert did_you_mean(name, KNOWN) == ""


def test_no_known_names_at_all_offer_nothing() -> None:
    assert nearest("bread", []) is None
