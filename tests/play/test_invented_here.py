"""A page says what is made up in each scene on it, and the last card what was shown of notes."""

from commune.engine import Journal
from commune.loading import load_story
from commune.play.paging import invented_here
from commune.play.presenter import closing_card

FILES = {
    "story.yaml": "title: x\nfirst: road\nacts: [1-road]\n",
    "acts/1-road/road.yaml": """\
title: The road
date: 1871-03-18
invented: The stone.
passages:
  start:
    text: A stone.
    choices:
      kick:
        kind: deed
        label: Kick it.
        text: It rolls.
        to: hill
      on:
        kind: deed
        label: Go on.
        to: hill
""",
    "acts/1-road/hill.yaml": """\
title: The hill
date: 1871-03-18
invented: The goat.
passages:
  start:
    text: A goat.
    choices:
      on:
        kind: deed
        label: Go on.
        to: town
""",
    "acts/1-road/town.yaml": """\
title: The town
date: 1871-03-18
passages:
  start:
    text: A town.
    end: true
""",
}


def made_up(*steps: str) -> tuple[str, ...]:
    story = load_story(FILES).story
    assert story is not None
    journal = Journal.begun(story)
    for step in steps:
        journal = journal.after(step)
    return invented_here(journal)


def test_a_page_of_one_scene_names_it() -> None:
    assert made_up() == ("Made up in “The road”: The stone.",)


def test_a_page_that_leads_from_scene_to_scene_names_each() -> None:
    assert made_up("road/kick") == (
        "Made up in “The road”: The stone.",
        "Made up in “The hill”: The goat.",
    )


def test_a_choice_without_an_answer_tells_nothing_of_its_scene() -> None:
    assert made_up("road/on") == ("Made up in “The hill”: The goat.",)
    assert made_up("road/on", "hill/on") == ()


def test_the_last_card_counts_the_notes_of_the_texts_that_were_shown() -> None:
    rain = "title: {}\nplain: It.\nconfidence: reported\ntext: It.\n"
    files = {
        **FILES,
        "notes/facts/hard.yaml": rain.format("Hard"),
        "notes/facts/mild.yaml": rain.format("Mild"),
        "notes/facts/soft.yaml": rain.format("Soft"),
    }
    text = (
        "\n      {gentle}\n      [[mild]] and [[soft]].\n      {else}\n      [[hard]].\n      {end}"
    )
    files["acts/1-road/town.yaml"] = files["acts/1-road/town.yaml"].replace(" A town.", f" |{text}")
    story = load_story(files).story
    assert story is not None
    journal = Journal.begun(story).after("road/on").after("hill/on")
    assert closing_card("x", journal).notes == 1
    assert closing_card("x", journal, gentle=True).notes == 2
