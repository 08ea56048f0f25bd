"""What is said of a fault: what stands in its way, each trap apart, and a path without rounds."""

from tests.explore.proved import named, proved
from tests.explore.tiny import tiny


def test_what_stands_in_the_way_of_a_passage_is_what_its_ways_ask() -> None:
    story = tiny(
        """
        passages:
        a:
          go:
            - {if: dry, to: .b}
            - {if: not dry, to: .c}
            - {to: .d}
        b:
          end: true
        c:
          end: true
        d:
          end: true
        """
    )
    found = named(proved(story))
    assert {key: one.guard for key, one in found.items()} == {
        ("passage", "s1.b"): "dry (in s1)",
        ("passage", "s1.d"): "none of what is asked before it: dry; not dry (in s1)",
    }


def test_each_ring_that_keeps_a_reader_is_a_trap_of_its_own() -> None:
    story = tiny(
        """
        passages:
        hall:
          choices:
            pit: {kind: deed, label: Down., to: .pit}
            cave: {kind: deed, label: In., to: .cave}
            on: {kind: deed, label: On., to: .end}
            rain: {kind: deed, label: Wait., effects: [wet = true], to: .hall}
            sun: {kind: deed, label: Sit., effects: [dry = true], to: .hall}
        pit:
          choices:
            round: {kind: deed, label: Round., to: .pit-bottom}
            out: {kind: deed, label: Out., if: wet, to: .hall}
        pit-bottom:
          choices:
            up: {kind: deed, label: Up., to: .pit}
        cave:
          choices:
            feel: {kind: deed, label: Feel., to: .cave-end}
            back: {kind: deed, label: Back., if: dry, to: .hall}
        cave-end:
          choices:
            turn: {kind: deed, label: Turn., to: .cave}
        end:
          end: true
        """
    )
    found = named(proved(story))
    assert set(found) == {("trap", "s1.pit"), ("trap", "s1.cave")}
    assert {key: one.path.path for key, one in found.items() if one.path} == {
        ("trap", "s1.pit"): ("s1/pit",),
        ("trap", "s1.cave"): ("s1/cave",),
    }


def test_an_opening_whose_path_cannot_be_played_is_told() -> None:
    path = {"openings/late.yaml": "label: Late\npath: [s1/on, s1/on]\n"}
    story = tiny(
        """
        passages:
        a:
          choices:
            on: {kind: deed, label: On., to: .b}
        b:
          end: true
        """,
        files=path,
    )
    assert set(named(proved(story))) == {("opening", "late")}


def test_a_path_has_no_rounds_in_it_and_is_the_shortest_there_is() -> None:
    story = tiny(
        """
        passages:
        a:
          choices:
            round: {kind: deed, label: Round., to: .b}
            wet: {kind: deed, label: Rain., effects: [wet = true], to: .b}
            on: {kind: deed, label: On., if: wet, to: .end}
        b:
          choices:
            back: {kind: deed, label: Back., to: .a}
            sit: {kind: deed, label: Sit., to: .b}
        end:
          end: true
        """
    )
    trace = proved(story).path("passage s1.end")
    assert trace is not None
    assert trace.path == ("s1/wet", "s1/back", "s1/on")
