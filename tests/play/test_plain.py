"""Answers typed as words, first letters or numbers."""

from collections.abc import Iterable

import pytest

from commune.play.answers import OpenNote, Take, Verb
from commune.play.blocks import NoteEntry, NoteList, NumberedOffer, OfferList, words_of
from commune.play.plain import PlainAsker, understood
from commune.play.view.plain_view import PlainView

OFFERS = OfferList(
    (
        NumberedOffer(1, "a/b", words_of("Knock.")),
        NumberedOffer(2, "a/c", words_of("Climb."), locked=True, reason=words_of("Too high.")),
        NumberedOffer(3, "a/d", words_of("Wait.")),
    )
)
ONE = OfferList(OFFERS.offers[:2])
NOTES = NoteList((NoteEntry(1, "Lamp", "Fact"), NoteEntry(2, "Mill", "Place")))


def _asker(lines: Iterable[str]) -> tuple[PlainAsker, list[str]]:
    written: list[str] = []
    coming = iter(lines)
    return PlainAsker(PlainView(written.append), lambda: next(coming, None)), written


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("1", Take(1)),
        (" 3. ", Take(3)),
        ("2", Take(2)),
        ("4", None),
        ("0", None),
        ("²", None),
        ("undo", Verb.UNDO),
        ("U", Verb.UNDO),
        ("n", Verb.NOTES),
        ("notes", Verb.NOTES),
        ("note 2", OpenNote(2)),
        ("n 12", OpenNote(12)),
        ("l", Verb.LEDGER),
        ("r", Verb.REPRINT),
        ("g", Verb.GENTLE),
        ("?", Verb.HELP),
        ("q", Verb.QUIT),
        ("exit", Verb.QUIT),
        ("dance", None),
        ("go to bed", None),
        ("", None),
        ("9" * 5000, None),
    ],
)
def test_a_line_is_understood(line: str, answer: object) -> None:
    assert understood(line, OFFERS) == answer


def test_an_empty_line_takes_the_only_open_way() -> None:
    assert understood("", ONE) == Take(1)


def test_a_locked_way_tells_its_reason_and_the_question_stands() -> None:
    asker, written = _asker(["2", "3"])
    assert asker.ask(OFFERS, notes=0) == Take(3)
    assert "2 is locked: Too high." in "".join(written)


def test_an_unknown_word_says_what_can_be_typed() -> None:
    asker, written = _asker(["dance\x1b[2J", "1"])
    assert asker.ask(OFFERS, notes=0) == Take(1)
    text = "".join(written)
    assert "“dance[2J” is not known here." in text
    assert text.count("Type 1 to 3, or: undo, notes, ledger, reprint, gentle, help, quit.") == 2
    assert "\x1b" not in text


def test_the_end_of_the_input_is_quitting() -> None:
    assert _asker([])[0].ask(OFFERS, notes=0) is Verb.QUIT
    assert _asker([])[0].pick(NOTES) is Verb.QUIT


def test_a_note_that_the_page_has_not_is_told() -> None:
    asker, written = _asker(["note 3", "note 2"])
    assert asker.ask(OFFERS, notes=2) == OpenNote(2)
    assert "There is no note 3: this page has notes 1 to 2." in "".join(written)


def test_without_a_way_on_the_words_still_work() -> None:
    asker, written = _asker(["undo"])
    assert asker.ask(OfferList(()), notes=0) is Verb.UNDO
    assert "Type a word, or:" in "".join(written)


@pytest.mark.parametrize(
    ("lines", "answer"),
    [
        (["2"], OpenNote(2)),
        (["note 1"], OpenNote(1)),
        (["9", "n2"], OpenNote(2)),
        ([""], None),
        (["n"], None),
        (["back"], None),
        (["q"], Verb.QUIT),
    ],
)
def test_a_note_is_picked_by_its_number(lines: list[str], answer: object) -> None:
    assert _asker(lines)[0].pick(NOTES) == answer


def test_help_lists_every_word() -> None:
    rows = dict(_asker([])[0].help().rows)
    assert all(any(key.startswith(verb.value) for key in rows) for verb in Verb)
