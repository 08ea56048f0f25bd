"""A scene's file becomes a scene; whatever is wrong in its form is told, all in one go."""

import pytest
from tests.loading.reading import all_said, only, read, said

from commune.diagnostics import Diagnostic
from commune.expressions.syntax import And, Comparison, Flag
from commune.loading.readers.scene import read_scene
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

HEAD = "title: Before dawn\npassages:\n  climb:\n"
PAUSE = (Text("Turn the page."),)


def told(text: str, **more: str) -> tuple[Scene | None, list[Diagnostic]]:
    """What is read of a scene's text, and what is told."""
    return read(
        "acts/2-guns/before-dawn.yaml",
        text,
        lambda tree, tell: read_scene(tree, tell, act="2-guns", pause=PAUSE, **more),
    )


def sound(text: str) -> Scene:
    """The scene of a text in which nothing is wrong."""
    scene, problems = told(text)
    assert all_said(problems) == []
    assert scene is not None
    return scene


def passage(text: str) -> Passage:
    """The passage whose keys are the text."""
    return sound(HEAD + text).passages["climb"]


def choice(text: str) -> Choice:
    """The choice whose keys are the text, beside what it must have."""
    lines = "".join(f"        {line}\n" for line in text.splitlines())
    must = "        kind: deed\n        label: Stay.\n        to: .fog\n"
    way = passage(f"    choices:\n      stay:\n{must}{lines}").way
    assert isinstance(way, Choices)
    return way.choices[0]


def go(to: str) -> tuple[Target, ...]:
    return (Target(Reference(to)),)


def findings(text: str) -> list[str]:
    return all_said(told(text)[1])


# What is read


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


# What is told


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ("text: Fog.", "the passage “climb” has no way on"),
        ("go: a.b\n    end: true", "the passage “climb” has 2 ways on: go and end"),
        (
            "hub: {show: 1, then: .b}\n    go: .b\n    end: true",
            "the passage “climb” has 3 ways on: hub and go and end",
        ),
        (
            "next: On.\n    end: true",
            "the passage “climb” has “next” beside end: a pause goes with “go”",
        ),
        (
            "next: On.",
            "the passage “climb” has “next” but no “go”: the page turns and leads nowhere",
        ),
        ("end: false", "the passage “climb” has no way on"),
    ],
)
def test_a_passage_has_exactly_one_way_on(keys: str, message: str) -> None:
    assert findings(f"{HEAD}    {keys}\n") == [f"way-on 3:3 {message}"]


def test_a_way_on_that_is_faulty_is_not_told_as_missing() -> None:
    assert findings(HEAD + "    go: A.b\n") == [
        "bad-id 4:9 “A.b” is no address: scene.passage, .passage in this scene, or a scene",
    ]


def test_a_way_on_that_is_misspelt_is_not_told_as_missing() -> None:
    _, problems = told(HEAD + "    choises:\n      a:\n        kind: stance\n")
    assert [said(one) for one in problems] == [
        "unknown-key 4:5 “choises” is no key of a passage | Did you mean “choices”?",
        "missing-key 5:7 this choice needs “label” | label: The words the reader picks.",
        "missing-key 5:7 this choice needs “to” | to: Where it leads.",
    ]


def test_a_key_of_a_choice_in_a_passage_is_told_as_misplaced() -> None:
    _, problems = told(HEAD + "    locked: No.\n    end: true\n")
    assert said(only(problems)).startswith(
        "misplaced-key 4:5 “locked” belongs in a choice, not in a passage | Move it there"
    )


def test_a_passage_key_at_the_head_of_a_scene_is_told_as_misplaced() -> None:
    _, problems = told("title: x\ntext: Fog.\npassages:\n  one: {end: true}\n")
    assert said(only(problems)).startswith(
        "misplaced-key 2:1 “text” belongs in a summary or a passage or a choice, not in a scene"
    )


def test_words_from_other_engines_are_known_for_what_they_mean() -> None:
    text = HEAD + (
        "    choices:\n      a:\n        kind: deed\n        label: Go.\n"
        "        when: kept\n        goto: .climb\n"
    )
    scene, problems = told(text)
    assert [one.hint for one in problems] == ["Did you mean “if”?", "Did you mean “to”?"]
    assert scene is not None
    way = scene.passages["climb"].way
    assert isinstance(way, Choices)
    assert way.choices[0].condition == Flag("kept")


MENU = HEAD + "    choices:\n"
PLAIN = "        kind: deed\n        label: Stay.\n        to: .climb\n"


@pytest.mark.parametrize("asked", ["if: kept", "as: jeanne"])
def test_a_fallback_has_no_condition(asked: str) -> None:
    text = f"{MENU}      stay:\n{PLAIN}        fallback: true\n        {asked}\n"
    assert findings(text) == [
        "menu-form 5:7 the fallback “stay” has a condition: it must be open when nothing else is",
    ]


def test_a_menu_has_one_fallback() -> None:
    one = PLAIN + "        fallback: true\n"
    assert findings(f"{MENU}      stay:\n{one}      go:\n{one}      run:\n{PLAIN}") == [
        "menu-form 10:7 this menu has two fallbacks, “stay” and “go”",
    ]


def test_a_reason_without_a_condition_never_shows() -> None:
    assert findings(f"{MENU}      stay:\n{PLAIN}        locked: No.\n") == [
        "menu-form 5:7 “stay” gives a reason for being locked, but no “if” ever locks it",
    ]


def test_a_choice_id_stands_once_in_its_scene() -> None:
    menu = f"    choices:\n      stay:\n{PLAIN}"
    assert findings(f"{HEAD}{menu}  top:\n{menu}") == [
        "duplicate-id 11:7 “stay” is already a choice of “climb”, in line 5",
    ]


def test_the_last_case_has_no_condition() -> None:
    text = HEAD + "    go:\n      - {if: kept, to: .a}\n      - {if: not kept, to: .b}\n"
    _, problems = told(text)
    assert said(only(problems)) == (
        "last-case 6:10 the last case of “go” has a condition: where none holds, nothing is left"
        " | Add a last case without “if”."
    )


def test_no_case_stands_behind_one_without_a_condition() -> None:
    text = HEAD + "    go:\n      - {to: .a}\n      - {to: .b}\n"
    _, problems = told(text)
    assert said(only(problems)).startswith("last-case 5:10 this case of “go” has no condition")


def test_a_case_alone_is_told_to_be_a_list() -> None:
    _, problems = told(HEAD + "    go: {if: kept, to: .a}\n")
    assert [one.rule for one in problems] == ["wrong-form", "last-case"]
    assert problems[0].message.startswith("“go” wants an address or a list of cases")


@pytest.mark.parametrize(
    ("line", "finding"),
    [
        ("cast: [Caron]", "bad-id 2:8 “Caron” is no id"),
        ("place: la butte", "bad-id 2:8 “la butte” is no id"),
        ("article: [p8]", "bad-id 2:11 “p8” is no paragraph"),
        ("date: 1871-02-30", "bad-date 2:7 there is no day 1871-02-30: that month has 28 days"),
        ("time: 4:30", "wrong-form 2:7 “time” wants an hour like 04:30; here is “4:30”"),
        ("sources: [Lepelletier]", "bad-id 2:11 “Lepelletier” is no source"),
        ("storylet:\n  offer: Go", "missing-key 2:1 this storylet needs “hub”"),
        ("summary: {path: [a]}", "missing-key 2:1 this summary needs “text”"),
        ("timeless: true\ndate: 1871-03", "wrong-form 1:1 this scene is outside time"),
    ],
)
def test_what_is_wrong_at_the_head_is_told(line: str, finding: str) -> None:
    found = findings(f"title: x\n{line}\npassages:\n  one: {{end: true}}\n")
    assert len(found) == 1
    assert found[0].startswith(finding)


def test_a_bad_id_is_told_with_one_that_works() -> None:
    _, problems = told("title: x\nplace: La Butte Été\npassages:\n  Climb_up: {end: true}\n")
    assert [one.hint for one in problems] == ["Write la-butte-ete.", "Write climb-up."]


def test_a_place_that_a_comma_cut_off_is_told_with_the_long_form() -> None:
    _, problems = told("title: x\nsources: [a-1876 ch. 3, pp. 20]\npassages:\n  a: {end: true}\n")
    assert said(only(problems)) == (
        "bad-id 2:25 “pp.” is no source: a citation begins with a source’s id"
        ' | A place with a comma is written {id: …, page: "…"}.'
    )


def test_a_choice_needs_kind_label_and_to() -> None:
    assert findings(f"{MENU}      stay: {{}}\n") == [
        "missing-key 5:7 this choice needs “kind”",
        "missing-key 5:7 this choice needs “label”",
        "missing-key 5:7 this choice needs “to”",
    ]


def test_a_kind_of_choice_that_there_is_not_is_told() -> None:
    text = f"{MENU}      stay:\n{PLAIN}".replace("deed", "dead")
    _, problems = told(text)
    assert said(only(problems)) == (
        "wrong-form 6:15 “kind” wants one of deed, stance, attention, relation, dilemma;"
        " here is “dead” | Did you mean “deed”?"
    )


def test_choices_written_as_a_list_are_told() -> None:
    assert findings(f"{MENU}      - stay: a\n") == [
        "wrong-form 5:7 “choices” wants choices, each under its id; here is a list",
    ]


def test_a_passage_that_is_text_is_told_and_still_known() -> None:
    scene, problems = told("title: x\npassages:\n  one: Fog.\n  two: {end: true}\n")
    assert said(only(problems)) == (
        "wrong-form 3:8 “one” wants the keys of a passage; here is “Fog.”"
    )
    assert scene is not None
    assert list(scene.passages) == ["one", "two"]


def test_a_hub_shows_one_storylet_at_least() -> None:
    assert findings(HEAD + "    hub: {show: 0, then: .b}\n") == [
        "wrong-form 4:17 “show” wants a number of at least 1; here is “0”",
    ]


def test_an_effect_written_as_a_key_is_told_with_its_form() -> None:
    _, problems = told(HEAD + "    effects:\n      - bread: 1\n    end: true\n")
    assert said(only(problems)).endswith("| Write it like “bread += 1” or “answer = soup”.")


def test_a_condition_that_cannot_be_read_still_counts_as_one() -> None:
    scene, problems = told(HEAD + "    go:\n      - {if: kept ==, to: .a}\n      - {to: .b}\n")
    assert only(problems).rule == "condition-form"
    assert scene is not None
    way = scene.passages["climb"].way
    assert isinstance(way, Go)
    assert way.to[0].condition is not None


def test_a_scene_without_passages_is_none() -> None:
    scene, problems = told("title: x\n")
    assert scene is None
    assert said(only(problems)).startswith("missing-key 1:1 this scene needs “passages”")


def test_everything_wrong_in_a_scene_is_told_in_one_go() -> None:
    text = """\
        titel: x
        date: 1871-13
        place: [a]
        passages:
          one:
            effects: bread
            text: |
              {if kept: a
            choices:
              A:
                kind: dead
                to: [.x]
          two: x
        """
    assert {one.split()[0] for one in findings(text)} == {
        "unknown-key",
        "bad-date",
        "wrong-form",
        "effect-form",
        "prose-form",
        "bad-id",
        "missing-key",
    }
