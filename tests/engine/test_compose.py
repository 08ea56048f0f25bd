"""What a page holds, and in which order."""

import pytest
from tests.engine.small import END, go, menu, prose, scene, story, to, words

from commune.engine import Journal, begin, begin_at, compose
from commune.engine.page import (
    ActClosed,
    ActOpened,
    Blocks,
    Item,
    LedgerEntered,
    NoteRevealed,
    Para,
    PassageShown,
    ResultShown,
    Run,
    SceneEntered,
    VariableChanged,
    plain,
)
from commune.engine.turn import EndlessStory
from commune.expressions.syntax import Flag
from commune.model import Act, Choice, Passage
from commune.model.effects import Adjust, Reveal, Set
from commune.model.prose import Gentle, NoteLink, Paragraph, Text
from commune.values import replace

TIDE = (Paragraph((Text("The "), NoteLink("tide", ()))),)


def _shown(text: str) -> Blocks:
    return (Para(((Run(text),),)),)


def _names(items: tuple[Item, ...]) -> list[str]:
    named = []
    for item in items:
        match item:
            case ActOpened(act) | ActClosed(act):
                named.append(f"{type(item).__name__} {act}")
            case SceneEntered(name):
                named.append(f"scene {name}")
            case ResultShown(step):
                named.append(f"result {step}")
            case PassageShown(address):
                named.append(f"passage {address}")
            case _:
                pass
    return named


def test_the_result_stands_before_the_border_and_the_border_before_the_passage() -> None:
    sail = Choice("sail", "deed", words("Sail."), to("sea.a"), text=prose("You sail."))
    told = story(scene("pier", {"a": menu(sail)}), scene("sea", {"a": END}, act="two"))
    journal = Journal.begun(told)
    first, second = journal.after("pier/sail").pages()
    assert _names(first.items) == ["ActOpened one", "scene pier", "passage pier.a"]
    assert _names(second.items) == [
        "result pier/sail",
        "ActClosed one",
        "ActOpened two",
        "scene sea",
        "passage sea.a",
    ]


def test_only_an_act_that_has_a_card_is_closed_with_one() -> None:
    told = story(scene("sea", {"a": go("pier.a")}, act="two"), scene("pier", {"a": END}))
    assert _names(compose(told, begin(told)).items) == [
        "ActOpened two",
        "scene sea",
        "passage sea.a",
        "ActOpened one",
        "scene pier",
        "passage pier.a",
    ]


def test_a_page_goes_across_diverts_and_shows_each_border() -> None:
    told = story(
        scene("pier", {"a": go("sea.a"), "b": END}),
        scene("sea", {"a": go("sea.b"), "b": go("pier.b")}),
    )
    assert _names(compose(told, begin(told)).items) == [
        "ActOpened one",
        "scene pier",
        "passage pier.a",
        "scene sea",
        "passage sea.a",
        "passage sea.b",
        "scene pier",
        "passage pier.b",
    ]


def test_events_are_told_in_the_order_in_which_they_happened() -> None:
    light = Choice(
        "light",
        "deed",
        words("Light it."),
        to("pier.b"),
        effects=(Adjust("bread", -1), Set("lit", value=True), Set("you", "ann")),
    )
    there = Passage("b", END, effects=(Reveal("tide"), Adjust("bread", 2)))
    told = story(scene("pier", {"a": menu(light), "b": there}))
    page = compose(told, Journal.begun(told).after("pier/light").turn)
    entered = page.events[2]
    assert isinstance(entered, LedgerEntered)
    assert plain(entered.line) == "You lit the lamp."
    assert [event for event in page.events if event is not entered] == [
        VariableChanged("bread", 1, 0),
        VariableChanged("lit", before=False, after=True),
        VariableChanged("bread", 0, 2),
        NoteRevealed("tide"),
    ]


def test_a_note_is_revealed_where_its_marker_is_shown() -> None:
    told = story(scene("pier", {"a": Passage("a", END, text=TIDE)}))
    assert Journal.begun(told).notes() == ("tide",)


def test_a_note_is_revealed_by_the_state_in_which_its_effect_stands() -> None:
    too_early = Passage("a", END, effects=(Reveal("tide", Flag("lit")), Set("lit", value=True)))
    in_time = Passage("a", END, effects=(Set("lit", value=True), Reveal("tide", Flag("lit"))))
    assert Journal.begun(story(scene("pier", {"a": too_early}))).notes() == ()
    assert Journal.begun(story(scene("pier", {"a": in_time}))).notes() == ("tide",)


def test_a_reader_who_asked_for_it_is_shown_gentle_text() -> None:
    text = (Gentle(prose("Soft."), prose("Hard.")),)
    look = Choice("look", "deed", words("Look."), to("pier.b"), text=text)
    told = story(scene("pier", {"a": menu(look), "b": Passage("b", END, text=text)}))
    turn = Journal.begun(told).after("pier/look").turn
    for gentle, shown in ((True, _shown("Soft.")), (False, _shown("Hard."))):
        items = compose(told, turn, gentle=gentle).items
        assert items == (ResultShown("pier/look", shown), PassageShown("pier.b", "", shown))


def test_a_note_on_an_act_s_opening_page_is_revealed() -> None:
    told = story(scene("pier", {"a": END}))
    told = replace(told, acts={"one": Act("one", text=TIDE)})
    assert Journal.begun(told).notes() == ("tide",)


def test_a_note_in_an_act_s_epigraph_is_revealed() -> None:
    told = story(scene("pier", {"a": END}))
    told = replace(told, acts={"one": Act("one", epigraph=TIDE)})
    assert Journal.begun(told).notes() == ("tide",)


def test_a_playthrough_can_begin_elsewhere_after_some_effects() -> None:
    told = story(scene("pier", {"a": END}), scene("sea", {"a": END}))
    turn = begin_at(told, "sea", (Adjust("bread", 9),))
    assert turn.state.at == "sea.a"
    assert turn.state.values[told.layout["bread"]] == 3


def test_what_the_effects_of_a_beginning_change_is_told_and_remembered() -> None:
    told = story(scene("pier", {"a": END}))
    effects = (Set("lit", value=True), Reveal("tide"))
    journal = Journal(told, begin_at(told, "pier", effects))
    (page,) = journal.pages()
    assert page.events[0] == VariableChanged("lit", before=False, after=True)
    assert _names(page.items) == ["ActOpened one", "scene pier", "passage pier.a"]
    assert [plain(entry.line) for entry in journal.ledger()] == ["You lit the lamp."]
    assert journal.notes() == ("tide",)
    assert journal.path == ()


def test_a_story_that_goes_round_without_asking_is_told_as_endless() -> None:
    told = story(scene("pier", {"a": go("pier.b"), "b": go("pier.a")}))
    with pytest.raises(EndlessStory):
        begin(told)
