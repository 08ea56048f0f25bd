"""What a proof asks for: every fate, every note, and a way into the ring that is told."""

import pytest
from tests.explore.brute import replayed
from tests.explore.proved import named, proved
from tests.explore.tiny import tiny

from commune.engine import Journal
from commune.explore.prove import Status


def test_a_fate_that_no_passage_shows_is_told_once() -> None:
    story = tiny(
        """
        cast: [ann]
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


NOTES = {
    "notes/people/ann.yaml": "title: Ann\nplain: Ann.\ninvented: true\ntext: |\n  Ann.\n",
    "notes/article/p1.yaml": (
        "title: P\nparagraph: P1\nplain:\n  says: A.\n  record: B.\nsays: A.\nlabels: [gap]\n"
        "record:\n  confidence: disputed\n  text: B.\n"
    ),
    "notes/facts/rain.yaml": (
        "title: Rain\nplain: It falls.\nconfidence: reported\ntext: It falls.\n"
    ),
}


@pytest.mark.parametrize("last", [True, False])
def test_what_a_scene_gives_is_met_once_it_is_over(last: bool) -> None:  # noqa: FBT001 - two cases
    on = "end: true" if last else "go: s2"
    head = "cast: [ann]\narticle: [P1]\n"
    first = f"{head}passages:\na:\n  text: A.\n  next: On.\n  go: .b\nb:\n  {on}\n"
    story = tiny(first, "passages:\na:\n  end: true\n", files=NOTES)
    proof = proved(story)
    for note in ("ann", "p1"):
        path = proof.path(f"note {note}")
        assert path is not None
        assert path.path == ("s1.a/next",)
    journal = Journal.begun(story)
    assert not journal.met()
    assert set(journal.after("s1.a/next").met()) == {"ann", "p1"}


def test_a_note_that_only_notes_lead_to_is_told() -> None:
    see = {**NOTES, "notes/facts/rain.yaml": NOTES["notes/facts/rain.yaml"] + "see: [ann]\n"}
    story = tiny("passages:\na:\n  text: It [[rain|rains]].\n  end: true\n", files=see)
    assert set(named(proved(story))) == {("note", "ann"), ("note", "p1")}
