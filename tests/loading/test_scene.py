"""A scene's file becomes a scene."""

import pytest
from tests.loading.scenes import HEAD, PAUSE, choice, go, passage, sound, told

from commune.expressions.syntax import And, Comparison, Flag
from commune.model.citation import Citation
from commune.model.effects import Adjust, Reveal, Set
from commune.model.prose import Paragraph, Text
from commune.model.scene import (
    Choice,
    Choices,
    End,
    Go,
    Hub,
    Passage,
    Reference,
    Scene,
    Storylet,
    Summary,
    Target,
)


def test_the_head_of_a_scene_is_read() -> None:
    scene = sound("""\
        title: 1871
        date: 1871-03-18
        time: 04:30
        place: butte
        cast: [louise-michel, caron]
        notices: [wounds, no]
        article: [P8]
        sources: [lepelletier-1911 vol. 1, {id: lissagaray-1876, page: "ch. 3, pp. 20-21"}]
        invented: Jeanne and her words.
        allow: {way-on: it is being written}
        passages:
          climb: {end: true}
        """)
    assert scene == Scene(
        id="before-dawn",
        act="2-guns",
        title="1871",
        passages={"climb": Passage("climb", End())},
        date="1871-03-18",
        time="04:30",
        place=Reference("butte"),
        cast=(Reference("louise-michel"), Reference("caron")),
        notices=("wounds", "no"),
        article=(Reference("P8"),),
        sources=(
            Citation("lepelletier-1911", "vol. 1"),
            Citation("lissagaray-1876", "ch. 3, pp. 20-21"),
        ),
        invented=(Text("Jeanne and her words."),),
        allow={"way-on": "it is being written"},
    )
    assert scene.first == "before-dawn.climb"


def test_a_passage_is_read() -> None:
    found = passage(
        "    title: The end\n    effects: [hour = four, bread += 1]\n    text: Fog.\n"
        "    fates: [caron]\n    ending: at-the-wall\n    end: true\n"
    )
    assert found == Passage(
        "climb",
        End(),
        "The end",
        (Set("hour", "four"), Adjust("bread", 1)),
        (Paragraph((Text("Fog."),)),),
        (Reference("caron"),),
        "at-the-wall",
    )


def test_a_choice_is_read() -> None:
    found = choice(
        "if: bread >= 1\nlocked: No bread.\nonce: true\neffects: [reveal p3]\ntext: |\n  You stay."
    )
    assert found == Choice(
        id="stay",
        kind="deed",
        label=(Text("Stay."),),
        to=go("before-dawn.fog"),
        condition=Comparison("bread", ">=", 1),
        locked=(Text("No bread."),),
        once=True,
        effects=(Reveal("p3"),),
        text=(Paragraph((Text("You stay."),)),),
    )


def test_a_choice_for_one_protagonist_has_that_as_its_condition() -> None:
    found = choice("as: jeanne")
    assert found.protagonist == "jeanne"
    assert found.condition == Comparison("you", "==", "jeanne")


def test_a_choice_for_one_protagonist_keeps_its_own_condition_too() -> None:
    found = choice("as: jeanne\nif: kept").condition
    assert found == And((Comparison("you", "==", "jeanne"), Flag("kept")))


def test_the_protagonist_is_the_variable_the_story_names() -> None:
    text = HEAD + ("    choices:\n      a: {kind: deed, to: .climb, as: x,\n          label: Go}\n")
    scene, _ = told(text, protagonist="who")
    assert scene is not None
    way = scene.passages["climb"].way
    assert isinstance(way, Choices)
    assert way.choices[0].condition == Comparison("who", "==", "x")


@pytest.mark.parametrize(
    ("written", "to"),
    [
        (".fog", "before-dawn.fog"),
        ("queue.line", "queue.line"),
        ("queue", "queue"),
        ("back", "back"),
    ],
)
def test_a_way_leads_to_an_address(written: str, to: str) -> None:
    assert passage(f"    go: {written}\n").way == Go(go(to))


def test_a_way_may_depend_on_the_state() -> None:
    found = passage("    go:\n      - {if: kept, to: a.b}\n      - {to: .c}\n").way
    assert found == Go((Target(Reference("a.b"), Flag("kept")), Target(Reference("before-dawn.c"))))


def test_a_pause_has_its_words() -> None:
    assert passage("    next: Read on.\n    go: .b\n").way == Go(
        go("before-dawn.b"), (Text("Read on."),)
    )


def test_a_pause_without_words_has_those_of_the_story() -> None:
    assert passage("    next:\n    go: .b\n").way == Go(go("before-dawn.b"), PAUSE)


def test_a_hub_is_read() -> None:
    text = "    hub:\n      show: 4\n      meet: 3\n      leave: Enough.\n      then: lodges.gate\n"
    assert passage(text).way == Hub(4, 3, go("lodges.gate"), (Text("Enough."),))


def test_a_hub_without_meet_goes_on_when_nothing_is_left() -> None:
    assert passage("    hub:\n      show: 4\n      then: .b\n").way == Hub(
        4, 0, go("before-dawn.b")
    )


def test_a_storylet_and_a_summary_are_read() -> None:
    scene = sound("""\
        title: The bakery
        storylet:
          hub: workshops.morning
          offer: The lamp is out.
          if: trust >= 1
          priority: -2
        summary:
          text: |
            What happens.
          path: {jeanne: [stay], etienne: [stay, go-home]}
        passages:
          one:
            go: back
        """)
    assert scene.storylet == Storylet(
        Reference("workshops.morning"),
        (Text("The lamp is out."),),
        Comparison("trust", ">=", 1),
        -2,
    )
    assert scene.summary == Summary(
        (Paragraph((Text("What happens."),)),),
        {
            "jeanne": (Reference("stay"),),
            "etienne": (Reference("stay"), Reference("go-home")),
        },
    )


def test_a_summary_for_everybody_has_one_path() -> None:
    text = "title: x\nsummary:\n  text: Short.\n  path: [stay]\npassages:\n  one: {end: true}\n"
    summary = sound(text).summary
    assert summary is not None
    assert summary.path == {"": (Reference("stay"),)}


def test_places_are_those_of_the_file() -> None:
    scene = sound(HEAD + "    go: queue.line\n")
    found = scene.passages["climb"]
    assert str(found.span) == "acts/2-guns/before-dawn.yaml:3:3"
    assert isinstance(found.way, Go)
    assert str(found.way.to[0].to.span) == "acts/2-guns/before-dawn.yaml:4:9"
