"""Findings that are meant, and an `allow` that allows nothing."""

import pytest
from tests.author.checks.checked import END, HEAD, ROAD, findings, marked, rules

LONG = " ".join(["rain"] * 95)
ALLOW = "allow:\n  long-paragraph: It rains for long.\n"


def road(*, scene: str = "", passage: str = "", choice: str = "") -> str:
    """A scene with a long paragraph in what comes of a choice."""
    return (
        f"title: The road\n{scene}passages:\n  start:\n{_indented(passage, 4)}    choices:\n"
        f"      go:\n        kind: deed\n        label: Go.\n{_indented(choice, 8)}"
        f"        text: {LONG}\n        to: .end\n{END}"
    )


def _indented(text: str, width: int) -> str:
    return "".join(" " * width + line + "\n" for line in text.splitlines())


@pytest.mark.parametrize("place", ["scene", "passage", "choice"])
def test_a_warning_is_allowed_on_the_thing_and_on_all_around_it(place: str) -> None:
    assert rules({ROAD: road()}) == ["long-paragraph"]
    assert rules({ROAD: road(**{place: ALLOW})}) == []


def test_a_warning_is_allowed_on_a_note() -> None:
    note = (
        "title: R\nplain: R.\nconfidence: documented\nallow: {not-located: It is lost.}\ntext: R.\n"
    )
    text = f"{HEAD}  start:\n    text: As [[rain]] falls.\n    go: .end\n{END}"
    assert rules({ROAD: text, "notes/facts/rain.yaml": note}) == []


def test_what_is_allowed_elsewhere_is_told() -> None:
    other = END + "    allow:\n      long-paragraph: It is long.\n"
    assert sorted(rules({ROAD: road().replace(END, other)})) == ["idle-allow", "long-paragraph"]


def test_an_allow_that_allows_nothing_is_told_at_its_rule() -> None:
    files = {ROAD: road(scene=ALLOW + "  odd-sign: There was one.\n")}
    (found,) = findings(files)
    assert (found.rule, marked(files, found)) == ("idle-allow", "odd-sign")


def test_an_error_cannot_be_allowed() -> None:
    never = "visited(road.end) and not visited(road.end)"
    menu = f"choices:\n  go:\n    kind: deed\n    label: Go.\n    if: {never}\n    to: .end\n"
    allow = "allow: {closed-menu: It never comes to that.}\n"
    text = f"{HEAD}  start:\n{_indented(allow + menu, 4)}{END}"
    found = findings({ROAD: text})
    assert [one.rule for one in found] == ["closed-menu", "idle-allow"]
    assert "an error cannot be allowed" in found[1].message


def test_a_rule_that_is_not_there_is_an_error_with_the_nearest() -> None:
    (found,) = findings({ROAD: road(scene="allow: {long-paragraf: It is long.}\n")})
    assert (found.rule, found.severity) == ("unknown-name", "error")
    assert "long-paragraph" in found.hint


def test_warnings_wait_until_no_error_is_left() -> None:
    assert rules({ROAD: road().replace("to: .end", "to: .and")}) == ["unknown-address"]
