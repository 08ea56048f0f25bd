"""What a proof asks for: every fate, every note, and a way into the ring that is told."""

from tests.explore.brute import replayed
from tests.explore.proved import named, proved
from tests.explore.tiny import tiny

from commune.explore.prove import Status


def test_a_fate_that_no_passage_shows_is_told_once() -> None:
    story = tiny(
        """
        passages:
        a:
          end: true
        """,
        files={
            "notes/people/ann.yaml": "title: Ann\nplain: Ann.\ninvented: true\ntext: |\n  Ann.\n",
            "fates/ann.yaml": """
                variants:
                  - id: wet
                    if: wet
                    text: |
                      Wet {if dry: and dry | or not}.
                  - id: other
                    text: |
                      Not so.
            """,
        },
    )
    found = named(proved(story))
    assert set(found) == {("fate", "ann/wet")}
    assert found["fate", "ann/wet"].guard == "that a passage shows it, by “fates”"


def test_the_notes_of_a_scene_s_place_and_people_are_met_in_it() -> None:
    story = tiny(
        """
        cast: [ann]
        place: quay
        passages:
        a:
          end: true
        """,
        files={
            "notes/people/ann.yaml": "title: Ann\nplain: Ann.\ninvented: true\ntext: |\n  Ann.\n",
            "notes/places/quay.yaml": """
                title: Quay
                plain: A quay.
                invented: true
                then: |
                  A quay.
                today: |
                  None.
            """,
        },
    )
    proof = proved(story)
    for note in ("note ann", "note quay"):
        assert proof.status(note) is Status.POSSIBLE


def test_the_path_of_a_trap_leads_to_where_it_is_told() -> None:
    story = tiny(
        """
        passages:
        a:
          choices:
            on: {kind: deed, label: On., to: s2}
            out: {kind: deed, label: Out., to: .end}
        end:
          end: true
        """,
        """
        passages:
        far:
          choices:
            round: {kind: deed, label: Round., to: .near}
        near:
          choices:
            about: {kind: deed, label: About., to: .far}
        """,
    )
    proof = proved(story)
    ((kind, address), finding) = next(iter(named(proof).items()))
    assert kind == "trap"
    assert finding.path is not None
    assert replayed(story, finding.path.start, finding.path.path)[-1].state.at == address
