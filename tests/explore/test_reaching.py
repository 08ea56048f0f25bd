"""A path into a scene leads to its first passage, or to where one comes into it otherwise."""

from tests.explore.tiny import WHO, tiny

from commune.cli.faults import Fault
from commune.cli.trying_when import asked_of
from commune.explore.guards import Guard
from commune.explore.playing import Trace
from commune.explore.reaching import Nowhere, road_into
from commune.model import Story

STORY = tiny(
    """
    passages:
    a:
      choices:
        ann: {kind: deed, label: Ann., effects: [you = ann], to: s2}
        bob: {kind: deed, label: Bob., effects: [you = bob], to: s2.window}
        away: {kind: deed, label: Away., effects: [you = bob], to: .end}
    end:
      end: true
    """,
    """
    passages:
    door:
      choices:
        in: {kind: deed, label: In., to: .hall}
    hall:
      choices:
        out: {kind: deed, label: Out., to: s1.end}
    window:
      choices:
        climb: {kind: deed, label: Climb., to: .hall}
    """,
    variables=WHO,
    who="you",
)


def _guard(story: Story, who: str = "") -> Guard:
    guard = asked_of(story, who, None)
    assert not isinstance(guard, Fault)
    return guard


def _into(who: str) -> tuple[str, tuple[str, ...]]:
    address, road = road_into(STORY, "s2", _guard(STORY, who))
    assert isinstance(road, Trace)
    return address, tuple(road.path)


def test_it_is_the_first_passage_where_that_can_be() -> None:
    assert _into("") == ("s2.door", ("s1/ann",))
    assert _into("ann") == ("s2.door", ("s1/ann",))


def test_who_comes_into_it_elsewhere_does_so_not_further_on_though_that_is_written_before() -> None:
    assert _into("bob") == ("s2.window", ("s1/bob",))


def test_where_nobody_comes_in_so_that_is_certain() -> None:
    story = tiny("passages:\n  a:\n    end: true", "passages:\n  b:\n    end: true")
    assert road_into(story, "s2", _guard(story)) == ("s2.b", Nowhere(certain=True))
