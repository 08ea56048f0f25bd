"""Keys choose at once; all of them, on any keyboard, before the question and while typing."""

from collections.abc import Iterator

import pytest
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput
from tests.play.keyboard import Terminal

from commune.play.answers import (
    HELP_ON_VERBS,
    Answer,
    Leaf,
    Link,
    OpenNote,
    Question,
    Said,
    Take,
    Verb,
)
from commune.play.blocks import Hint, NumberedOffer, OfferList, words_of
from commune.play.glyphs import UNICODE
from commune.play.keys.bound import ALSO, AZERTY_ROW, DIGITS, LETTERS, digit_of, help_on_keys
from commune.play.keys.menu import Menu
from commune.saves import Settings

OFFERS = OfferList(
    (
        NumberedOffer(1, "a/b", words_of("Climb."), locked=True, reason=words_of("Too high.")),
        NumberedOffer(2, "a/c", words_of("Knock at the door, hard enough for all to hear it.")),
        NumberedOffer(3, "a/d", words_of("Wait."), dilemma=True, taken="taken already"),
    )
)
ASKED = Question(OFFERS, 2, 1)
NOTES = Leaf("Notes", (Link("Lamp", Said(Verb.NOTE, "lamp")),), noun="note")
CONTROL = {"c-l": "\x0c", "c-r": "\x12", "c-d": "\x04"}


@pytest.fixture
def keys() -> Iterator[PipeInput]:
    with create_pipe_input() as pipe:
        yield pipe


def _menu(keys: PipeInput) -> Menu:
    return Menu(UNICODE, Settings, keys=keys, output=DummyOutput())


def _asked(keys: PipeInput, typed: str, offers: OfferList = OFFERS) -> Answer:
    keys.send_text(typed)
    return _menu(keys).ask(Question(offers, 2))


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("2", Take(2)),
        ("é", Take(2)),
        ('"', Take(3)),
        ("\r", Take(2)),
        (" ", Take(2)),
        ("j\r", Take(3)),
        ("\x1b[B\r", Take(3)),
        ("\tk\t\r", Take(3)),
        ("\x1b[Z\r\x1b[A\r", Take(3)),
        ("jj\r3", Take(3)),
        ("13", Take(3)),
        ("9z3", Take(3)),
        ("0é", Take(2)),
        (":2\r", Take(2)),
        (":1\r3", Take(3)),
        (":note 2\r", OpenNote(2)),
        (":find tombs\r", Said(Verb.NOTEBOOK, "tombs")),
        (":save Ms Roux\r", Said(Verb.SAVE, "Ms Roux")),
        (":dance\ru", Said(Verb.UNDO)),
        (":\ru", Said(Verb.UNDO)),
        (":und\x7f\x7fndo\r", Said(Verb.UNDO)),
    ],
)
def test_a_key_is_an_answer(keys: PipeInput, typed: str, answer: Answer) -> None:
    assert _asked(keys, typed) == answer


@pytest.mark.parametrize(("key", "verb"), LETTERS.items())
def test_every_letter_asks_for_its_verb(keys: PipeInput, key: str, verb: Verb) -> None:
    assert _asked(keys, key) == Said(verb)


@pytest.mark.parametrize(("key", "verb"), ALSO.items())
def test_every_control_key_asks_for_its_verb(keys: PipeInput, key: str, verb: Verb) -> None:
    assert _asked(keys, CONTROL[key]) == Said(verb)


@pytest.mark.parametrize("row", [DIGITS, AZERTY_ROW])
def test_either_row_of_digits_chooses_without_shift(keys: PipeInput, row: str) -> None:
    nine = OfferList(tuple(NumberedOffer(n, f"a/c{n}", words_of("Go.")) for n in range(1, 10)))
    menu = _menu(keys)
    keys.send_text(row)
    assert [menu.ask(Question(nine)) for _ in row] == [Take(n) for n in range(1, 10)]
    assert [digit_of(key) for key in row] == [*range(1, 10)]


def test_a_key_that_is_none_is_no_digit() -> None:
    assert [digit_of(key) for key in ("", "0", "x", "12")] == [0, 0, 0, 1]


def test_ctrl_c_interrupts(keys: PipeInput) -> None:
    with pytest.raises(KeyboardInterrupt):
        _asked(keys, "\x03")


def test_ctrl_c_interrupts_while_something_is_typed(keys: PipeInput) -> None:
    with pytest.raises(KeyboardInterrupt):
        _asked(keys, ":save m\x03")


def test_ctrl_d_while_something_is_typed_gives_it_up_and_then_quits(keys: PipeInput) -> None:
    assert _asked(keys, ":save m\x04u") == Said(Verb.UNDO)
    assert _asked(keys, ":save m\x04\x04") == Said(Verb.QUIT)


def test_escape_gives_up_what_is_typed_and_does_nothing_else() -> None:
    terminal = Terminal()
    terminal.keys.type("\x1b:save m\x1b\x1bu")
    assert terminal.asker.ask(ASKED) == Said(Verb.UNDO)


def test_letters_typed_on_the_line_are_letters(keys: PipeInput) -> None:
    assert _asked(keys, ":save qunb\r") == Said(Verb.SAVE, "qunb")


def test_keys_typed_ahead_answer_the_next_question(keys: PipeInput) -> None:
    menu = _menu(keys)
    keys.send_text("23")
    assert menu.ask(ASKED) == Take(2)
    assert menu.ask(ASKED) == Take(3)


def test_keys_typed_ahead_go_from_the_menu_to_a_leaf_and_back(keys: PipeInput) -> None:
    asker = Terminal().asker_with(keys)
    keys.send_text("n1u3")
    assert asker.ask(ASKED) == Said(Verb.NOTES)
    assert asker.read(NOTES) == Said(Verb.NOTE, "lamp")
    assert asker.read(Leaf("Lamp", (Hint("A light."),))) == Said(Verb.UNDO)
    assert asker.ask(ASKED) == Take(3)


def test_a_closed_keyboard_is_quitting(keys: PipeInput) -> None:
    keys.close()
    menu = _menu(keys)
    assert menu.ask(ASKED) == Said(Verb.QUIT)
    assert menu.line("Name") == ""


def test_without_a_way_on_keys_still_work(keys: PipeInput) -> None:
    assert _asked(keys, "1j\ru", OfferList(())) == Said(Verb.UNDO)


def test_a_line_is_asked_for_and_given(keys: PipeInput) -> None:
    menu = _menu(keys)
    keys.send_text(" Ms Roux’s class \r")
    assert menu.line("Keep this place as") == "Ms Roux’s class"
    keys.send_text("\r")
    assert menu.line("Keep this place as") == ""


def test_a_line_can_be_given_up() -> None:
    terminal = Terminal()
    terminal.keys.type("mine\x1b")
    assert terminal.asker.line("Keep this place as") == ""
    assert "Keep this place as: mine" in terminal.text()


def test_nothing_is_left_of_a_line_that_was_given_up() -> None:
    terminal = Terminal()
    terminal.keys.type("mine\x1b")
    terminal.asker.line("Keep this place as")
    terminal.keys.type("u")
    assert terminal.asker.ask(ASKED) == Said(Verb.UNDO), "keys are keys again"


@pytest.mark.parametrize(
    ("typed", "line", "told"),
    [
        (":no\t", ":note", "notebook notes"),
        (":trans\t", ":transcript", ""),
        (":zz\t", ":zz", ""),
        (":un\t", ":undo", ""),
    ],
)
def test_tab_completes_a_word_and_tells_those_that_fit(typed: str, line: str, told: str) -> None:
    terminal = Terminal()
    terminal.keys.type(f"{typed}\x03")
    with pytest.raises(KeyboardInterrupt):
        terminal.asker.ask(ASKED)
    assert line in [text.strip() for text in terminal.look()]
    assert told in terminal.text()


def test_a_completed_word_can_be_sent_or_gone_on_with(keys: PipeInput) -> None:
    assert _asked(keys, ":un\t\r") == Said(Verb.UNDO)
    assert _asked(keys, ":transc\tmine.md\r") == Said(Verb.TRANSCRIPT, "mine.md")


def test_ctrl_z_is_bound_and_answers_nothing(keys: PipeInput) -> None:
    menu = _menu(keys)
    bindings = menu._application.key_bindings  # noqa: SLF001 - pressing it would stop the tests
    assert bindings is not None
    assert ("c-z",) in [one.keys for one in bindings.get_bindings_for_keys(("c-z",))]


def test_help_names_every_verb_and_every_key() -> None:
    rows = dict(help_on_keys(UNICODE))
    assert {verb for key, verb in LETTERS.items() if key in rows} >= set(LETTERS.values()) - {
        Verb.HELP
    }
    words = {verb for verb in HELP_ON_VERBS if f":{verb.value}" in rows}
    assert words == set(HELP_ON_VERBS) - set(LETTERS.values())
