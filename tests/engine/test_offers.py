"""As written is not as offered."""

import pytest
from tests.engine.small import DARK, END, IS_BOB, menu, scene, story, storylet, to, words

from commune.engine import Journal, NotOffered, begin
from commune.engine.page import Offer, plain
from commune.expressions import took_slot
from commune.expressions.syntax import And, Comparison, Flag
from commune.model import Choice
from commune.model.effects import Set
from commune.model.prose import Branch
from commune.model.scene import Choices, Hub


def _offers(choices: Choices, *asked: str) -> tuple[Offer, ...]:
    return begin(story(scene("pier", {"a": choices, "b": END}), asked=asked)).offers


def test_a_locked_choice_is_shown_with_its_reason_and_refused() -> None:
    locked = Choice(
        "row", "deed", words("Row."), to("pier.b"), condition=Flag("lit"), locked=words("Too dark.")
    )
    told = story(scene("pier", {"a": menu(locked), "b": END}))
    offer = begin(told).offers[0]
    assert (offer.open, plain(offer.label), plain(offer.reason)) == (False, "Row.", "Too dark.")
    with pytest.raises(NotOffered, match="open are: none"):
        Journal.begun(told).after("pier/row")


def test_a_choice_of_another_protagonist_is_not_even_shown_locked() -> None:
    condition = And((IS_BOB, Flag("lit")))
    bobs = Choice(
        "row",
        "deed",
        words("Row."),
        to("pier.b"),
        condition=condition,
        protagonist="bob",
        locked=words("Too dark."),
    )
    assert _offers(menu(bobs)) == ()


def test_a_choice_of_mine_is_shown_locked() -> None:
    condition = And((Comparison("you", "==", "ann"), Flag("lit")))
    mine = Choice(
        "row",
        "deed",
        words("Row."),
        to("pier.b"),
        condition=condition,
        protagonist="ann",
        locked=words("Too dark."),
    )
    assert [offer.open for offer in _offers(menu(mine))] == [False]


def test_whose_a_locked_choice_is_is_asked_again_when_that_changes() -> None:
    condition = And((IS_BOB, Flag("lit")))
    bobs = Choice(
        "row",
        "deed",
        words("Row."),
        to("pier.b"),
        condition=condition,
        protagonist="bob",
        locked=words("Too dark."),
    )
    swap = Choice("swap", "deed", words("Be Bob."), to("pier.a"), effects=(Set("you", "bob"),))
    journal = Journal.begun(story(scene("pier", {"a": menu(bobs, swap), "b": END})))
    assert [offer.step for offer in journal.turn.offers] == ["pier/swap"]
    offers = journal.after("pier/swap").turn.offers
    assert [(offer.step, offer.open) for offer in offers] == [
        ("pier/row", False),
        ("pier/swap", True),
    ]


def test_a_fallback_does_not_count_what_is_locked() -> None:
    locked = Choice(
        "row", "deed", words("Row."), to("pier.b"), condition=Flag("lit"), locked=words("Too dark.")
    )
    fallback = Choice("wait", "stance", words("Wait."), to("pier.b"), fallback=True)
    assert [(offer.step, offer.open) for offer in _offers(menu(fallback, locked))] == [
        ("pier/row", False),
        ("pier/wait", True),
    ]


def test_what_was_taken_once_is_gone_even_where_it_would_be_locked() -> None:
    once = Choice(
        "light",
        "deed",
        words("Light it."),
        to("pier.a"),
        condition=DARK,
        locked=words("It is lit."),
        once=True,
        effects=(Set("lit", value=True),),
    )
    told = story(scene("pier", {"a": menu(once), "b": END}), asked=[took_slot("pier/light")])
    assert Journal.begun(told).after("pier/light").turn.offers == ()


def test_a_label_speaks_of_the_state() -> None:
    label = (Branch(Flag("lit"), words("Blow it out."), words("Light it.")),)
    switch = Choice(
        "switch",
        "deed",
        label,
        to("pier.a"),
        effects=(Set("lit", value=True),),
    )
    journal = Journal.begun(story(scene("pier", {"a": menu(switch), "b": END})))
    assert plain(journal.turn.offers[0].label) == "Light it."
    assert plain(journal.after("pier/switch").turn.offers[0].label) == "Blow it out."


def _light_or_not(address: str) -> Choices:
    light = Choice("light", "deed", words("Light."), to(address), effects=(Set("lit", value=True),))
    return menu(light, Choice("wait", "stance", words("Wait."), to(address)))


def test_the_reason_of_a_locked_choice_speaks_of_the_state() -> None:
    reason = (Branch(Flag("lit"), words("Too bright."), words("Too dark.")),)
    locked = Choice("row", "deed", words("Row."), to("pier.c"), condition=IS_BOB, locked=reason)
    told = story(scene("pier", {"a": _light_or_not("pier.b"), "b": menu(locked), "c": END}))
    journal = Journal.begun(told)
    reasons = [
        plain(journal.after(f"pier/{way}").turn.offers[0].reason) for way in ("light", "wait")
    ]
    assert reasons == ["Too bright.", "Too dark."]


def test_a_hub_asks_each_time_which_storylets_are_eligible() -> None:
    hub = Hub(show=3, meet=0, then=to("pier.c"))
    told = story(
        scene("pier", {"a": _light_or_not("pier.b"), "b": hub, "c": END}),
        storylet("always", "pier.b", END),
        storylet("by-light", "pier.b", END, condition=Flag("lit")),
    )
    journal = Journal.begun(told)
    offered = [
        [offer.step for offer in journal.after(f"pier/{way}").turn.offers]
        for way in ("light", "wait")
    ]
    assert offered == [["pier.b/always", "pier.b/by-light"], ["pier.b/always"]]


def test_a_hub_with_a_way_out_goes_on_all_the_same_where_nothing_is_eligible() -> None:
    hub = Hub(show=3, meet=0, then=to("pier.b"), leave=words("Enough."))
    told = story(
        scene("pier", {"a": hub, "b": END}),
        storylet("by-light", "pier.a", END, condition=Flag("lit")),
    )
    assert begin(told).ended
