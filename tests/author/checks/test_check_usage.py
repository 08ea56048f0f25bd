"""What is remembered, written and listed, and whether anything comes of it."""

import pytest
from tests.author.checks.checked import END, HEAD, ROAD, STORY, findings, marked, rules

FLAG = "wet:\n  kind: flag\n  means: It rained.\n"
COUNT = "mud:\n  kind: count\n  range: -2..3\n  start: 0\n  means: How far up.\n"
WORD = "sky:\n  kind: word\n  values: [clear, grey, black]\n  start: clear\n  means: The sky.\n"


def story(variables: str, *, effects: str = "", text: str = "Rain.") -> dict[str, str]:
    """A story with these variables, an effect or more, and a text."""
    does = f"    effects: [{effects}]\n" if effects else ""
    road = f"{HEAD}  start:\n{does}    text: |\n      {text}\n    go: .end\n{END}"
    return {"variables.yaml": variables, ROAD: road}


@pytest.mark.parametrize(
    ("files", "due"),
    [
        (story(FLAG, effects="wet = true"), ["variable-unread"]),
        (story(FLAG), ["variable-unread"]),
        (story(FLAG, text="{if wet: Rain.}"), ["variable-unset"]),
        (story(FLAG, text="{if wet: Rain.}", effects="wet = true"), []),
        (story(FLAG, text="{wet}", effects="wet = true"), []),
        (story(FLAG + "  ledger: It rained.\n"), ["ledger-unset"]),
        (story(FLAG + "  ledger: It rained.\n", effects="wet = false"), ["ledger-unset"]),
        (story(FLAG + "  ledger: It rained.\n", effects="wet = true"), []),
        (story(COUNT + "  shown: Mud\n", effects="mud += 1, mud -= 1"), []),
    ],
)
def test_a_variable_is_read_and_set(files: dict[str, str], due: list[str]) -> None:
    assert rules(files) == due


@pytest.mark.parametrize(
    ("text", "names", "due"),
    [
        ("{if mud >= -2: Rain.}", "", ["range-unused"]),
        ("{if mud >= 1: Rain.}", "", []),
        ("{if mud == 3: Rain.}", "", []),
        ("{if mud != 0: Rain.}", "", []),
        ("{if mud < 1: Rain.}", "{-2..0: dry, 1..3: wet}", []),
        ("{if mud < 0: Rain.}", "{-2..0: dry, 1..3: wet}", []),
        ("{if mud < -1: Rain.}", "{-2..-1: dust, 0..1: dry, 2..3: wet}", ["range-unused"]),
        ("{mud}{if mud < -1: Rain.}", "{-2..-1: dust, 0..1: dry, 2..3: wet}", []),
    ],
)
def test_names_of_a_count_are_told_apart_or_shown(text: str, names: str, due: list[str]) -> None:
    variables = COUNT + (f"  names: {names}\n" if names else "")
    assert rules(story(variables, effects="mud += 1, mud -= 1", text=text)) == due


@pytest.mark.parametrize(
    ("effects", "due"),
    [
        ("mud += 1, mud -= 1", []),
        ("mud += 1", ["nothing lowers “mud” below 0"]),
        ("mud -= 1", ["nothing raises “mud” above 0"]),
        ("mud = 3, mud -= 1", []),
        ("mud = 2, mud = -1", ["nothing lowers “mud” below -1", "nothing raises “mud” above 2"]),
    ],
)
def test_a_part_of_a_range_that_is_never_come_to_is_told(effects: str, due: list[str]) -> None:
    files = story(COUNT, effects=effects, text="{if mud == 0: Dry.}")
    found = findings(files)
    assert [one.rule for one in found] == ["range-unused"] * len(due)
    for one, says in zip(found, due, strict=True):
        assert one.message.startswith(says)
        assert marked(files, one) == "range"


def test_a_word_that_never_comes_is_told_where_it_is_asked_for() -> None:
    files = story(WORD, effects="sky = grey", text="{if sky == black: Rain.}")
    (found,) = findings(files)
    assert (found.rule, found.span.file, marked(files, found)) == ("word-unset", ROAD, "black")


def test_a_word_that_never_comes_and_is_never_asked_for_is_told_where_it_is_declared() -> None:
    files = story(WORD, effects="sky = grey", text="{if sky == grey: Rain.}")
    (found,) = findings(files)
    assert (found.rule, marked(files, found)) == ("word-unset", "values")


NOTE = "title: Rain\nplain: It falls.\nconfidence: reported\ntext: It falls.\n"


@pytest.mark.parametrize(
    ("more", "due"),
    [
        ({}, ["note-unused"]),
        ({"notes/facts/rain.yaml": f"{NOTE}see: [rain]\n"}, ["note-unused"]),
        (
            {"notes/facts/rain.yaml": NOTE.replace("text: It", "text: As [[rain]] it")},
            ["note-unused"],
        ),
        (story("", text="[[rain]]"), []),
        (story("", text="[[rain|It]]", effects="reveal rain"), []),
        (story("", effects="reveal rain"), []),
        (
            {"notes/facts/snow.yaml": f"{NOTE}see: [rain]\n", **story("", text="[[snow]]")},
            ["note-unused"],
        ),
        (
            {
                "notes/facts/snow.yaml": NOTE.replace("text: It", "text: As [[rain]] it"),
                **story("", text="[[snow]]"),
            },
            ["note-unused"],
        ),
        (
            {ROAD: f"{HEAD}  start:\n    next: On, to [[rain]].\n    go: .end\n{END}"},
            ["note-unused"],
        ),
    ],
)
def test_a_note_is_revealed_by_the_story(more: dict[str, str], due: list[str]) -> None:
    files = {**story(""), "notes/facts/rain.yaml": NOTE, **more}
    assert rules({path: text for path, text in files.items() if text}) == due


def test_a_note_that_only_notes_lead_to_is_told_with_one_of_them() -> None:
    notes = {
        "notes/facts/rain.yaml": f"{NOTE}see: [snow]\n",
        "notes/facts/snow.yaml": f"{NOTE}see: [rain]\n",
    }
    road = f"{HEAD}  start:\n    text: As [[rain]] falls.\n    go: .end\n{END}"
    (found,) = findings({ROAD: road, **notes})
    assert found.rule == "note-unused"
    assert "“rain” leads there only for who has found it" in found.message


PERSON = "title: Ann\nplain: Ann.\ninvented: true\ntext: Ann.\n"
PLACE = "title: Ford\nplain: A ford.\ninvented: true\nthen: A ford.\n"


def test_people_and_places_are_used_by_scenes() -> None:
    notes = {"notes/people/ann.yaml": PERSON, "notes/places/ford.yaml": PLACE}
    road = {ROAD: f"title: The road\ncast: [ann]\nplace: ford\npassages:\n{END}"}
    assert rules({**notes, **road}) == []
    assert rules({**notes, ROAD: HEAD + END}) == ["note-unused", "note-unused"]


def test_a_source_is_cited_by_a_note_a_scene_or_by_words_that_were_said() -> None:
    sources = {"sources/primary.yaml": "log:\n  title: The log\n"}
    said = '      ::: said ann "log p. 1"\n      Well.\n      :::\n'
    scenes = {
        "source-unused": HEAD + END,
        "by a scene": f"title: The road\nsources: [log p. 1]\npassages:\n{END}",
        "by words": f"cast: [ann]\n{HEAD}  start:\n    text: |\n{said}    go: .end\n{END}",
    }
    for name, road in scenes.items():
        files = {**sources, ROAD: road}
        if name == "by words":
            files["notes/people/ann.yaml"] = PERSON
        assert rules(files) == (["source-unused"] if name == "source-unused" else [])


@pytest.mark.parametrize(
    ("renamed", "due"),
    [
        ("{path: road}", []),
        ("{path: lane, lane: road}", []),
        ("{path: lane}", ["renamed-nowhere"]),
        ("{road/a: road/b}", ["renamed-nowhere"]),
        ("{path/a: road.end/next}", []),
        ("{path/a: road.middle/next}", ["renamed-nowhere"]),
    ],
)
def test_a_renaming_ends_at_something_of_today(renamed: str, due: list[str]) -> None:
    files = {ROAD: HEAD + END, "story.yaml": f"{STORY}renamed: {renamed}\n"}
    assert rules(files) == due


LESSON = "title: L\nquestion: Why?\nminutes: 10\nuntil: road.{}\n"


def test_a_lesson_ends_behind_where_it_begins() -> None:
    road = f"{HEAD}  start:\n    next: On.\n    go: .middle\n  middle:\n    go: .end\n{END}"
    opening = {"openings/later.yaml": "label: Later\nfrom: road.middle\n"}
    whole = {ROAD: road, "lessons/l.yaml": LESSON.format("middle")}
    assert rules(whole) == []
    later = {**whole, **opening}
    later["lessons/l.yaml"] = LESSON.format("start") + "opening: later\n"
    assert rules(later) == ["lesson-road"]
    later["openings/later.yaml"] = "label: Later\npath: [road.start/next]\n"
    later["lessons/l.yaml"] = LESSON.format("end") + "opening: later\n"
    assert "lesson-road" not in rules(later)


def test_a_claim_is_about_a_place_that_comes() -> None:
    claim = "- id: c\n  says: It rains.\n  always: wet\n  at: {}\n"
    files = story(FLAG, effects="wet = true", text="{if wet: Rain.}")
    for at, due in (("road.end", []), ("road", []), ("endings", ["claim-place"])):
        assert rules({**files, "claims.yaml": claim.format(at)}) == due
    files[ROAD] += "  attic:\n    end: true\n"
    attic = {**files, "claims.yaml": claim.format("road.attic")}
    assert rules(attic) == ["unreachable"]  # the claim is idle by that alone
    attic[ROAD] = attic[ROAD].replace("  attic:\n", "  attic:\n    allow: {unreachable: Later.}\n")
    assert rules(attic) == ["claim-place"]
