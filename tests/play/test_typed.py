"""What a typed line asks for, and that no line makes it stumble."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commune.play.answers import OpenNote, Said, Take, Verb
from commune.play.blocks import NumberedOffer, OfferList, words_of
from commune.play.typed import WORDS, number_of, said, shortened, understood

OFFERS = OfferList(
    (
        NumberedOffer(1, "a/b", words_of("Knock.")),
        NumberedOffer(2, "a/c", words_of("Climb."), locked=True, reason=words_of("Too high.")),
        NumberedOffer(3, "a/d", words_of("Wait.")),
    )
)
ONE = OfferList(OFFERS.offers[:2])
NONE = OfferList(OFFERS.offers[1:2])


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("1", Take(1)),
        (" 3. ", Take(3)),
        ("2", Take(2)),
        ("4", None),
        ("0", None),
        ("²", None),
        ("١", None),
        ("-1", None),
        ("1 2", None),
        ("undo", Said(Verb.UNDO)),
        ("UNDO.", Said(Verb.UNDO)),
        ("U", Said(Verb.UNDO)),
        ("redo", Said(Verb.REDO)),
        ("n", Said(Verb.NOTES)),
        ("note", Said(Verb.NOTES)),
        ("notes", Said(Verb.NOTES)),
        ("note 2", OpenNote(2)),
        ("notes 2", OpenNote(2)),
        ("n 12", OpenNote(12)),
        ("note two", None),
        ("l", Said(Verb.LEDGER)),
        ("inventory", Said(Verb.LEDGER)),
        ("look", Said(Verb.AGAIN)),
        ("r", Said(Verb.AGAIN)),
        ("reprint", Said(Verb.AGAIN)),
        ("g", Said(Verb.GENTLE)),
        ("?", Said(Verb.HELP)),
        ("q", Said(Verb.QUIT)),
        ("exit", Said(Verb.QUIT)),
        ("find", Said(Verb.NOTEBOOK)),
        ("find tombs", Said(Verb.NOTEBOOK, "tombs")),
        ("search  Le Père Duchêne ", Said(Verb.NOTEBOOK, "Le Père Duchêne")),
        ("back 3", Said(Verb.BACK, "3")),
        ("back", Said(Verb.BACK)),
        ("save", Said(Verb.SAVE)),
        ("save Ms Roux’s class", Said(Verb.SAVE, "Ms Roux’s class")),
        ("load mine", Said(Verb.LOAD, "mine")),
        ("restore mine", Said(Verb.LOAD, "mine")),
        ("set width 60", Said(Verb.SET, "width 60")),
        ("transcript a b.md", Said(Verb.TRANSCRIPT, "a b.md")),
        ("undo everything", None),
        ("quit now", None),
        ("dance", None),
        ("go to bed", None),
        ("", None),
        ("   ", None),
        (".", None),
        ("9" * 5000, None),
    ],
)
def test_a_line_is_understood(line: str, answer: object) -> None:
    assert understood(line, OFFERS) == answer


def test_an_empty_line_takes_the_only_open_way_and_no_locked_one() -> None:
    assert understood("", ONE) == Take(1)
    assert understood("", NONE) is None
    assert understood("", OfferList(())) is None


@pytest.mark.parametrize("verb", [verb for verb in Verb if verb is not Verb.NOTE])
def test_every_verb_is_its_word_and_is_completed(verb: Verb) -> None:
    assert said(verb.value) == Said(verb)
    assert verb.value in WORDS


@pytest.mark.parametrize("word", WORDS)
def test_every_word_that_is_completed_is_known(word: str) -> None:
    assert said(word) is not None
    assert word == word.lower()


def test_a_files_name_keeps_its_ending_and_no_codes() -> None:
    assert understood("transcript mine.md", OFFERS) == Said(Verb.TRANSCRIPT, "mine.md")
    assert understood("load a\x1b[2J\u00a0b", OFFERS) == Said(Verb.LOAD, "a[2J b")


_LINES = st.text() | st.builds(
    "{}{}{}".format, st.sampled_from(["", *WORDS, "note"]), st.text(max_size=3), st.text()
)


@given(_LINES, st.sampled_from([OFFERS, ONE, NONE, OfferList(())]))
def test_no_line_makes_it_stumble(line: str, offers: OfferList) -> None:
    answer = understood(line, offers)
    assert not isinstance(answer, Said) or not answer.about or answer.about.isprintable()
    numbers = {offer.number for offer in offers.offers}
    assert not isinstance(answer, Take) or answer.number in numbers
    assert not isinstance(answer, OpenNote) or answer.number >= 1
    said(line)


@given(st.text())
def test_a_number_is_small_and_from_one_or_none(text: str) -> None:
    assert 0 <= number_of(text) <= 9999


@given(st.text())
def test_what_is_shown_again_is_printable_and_not_long(line: str) -> None:
    shown = shortened(line)
    assert len(shown) <= 40
    assert not shown or shown.isprintable()
