"""Asking by lines: every verb is a word, lists have numbers, and nothing is only a look."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commune.play.answers import Leaf, Link, OpenNote, Question, Said, Take, Verb
from commune.play.blocks import Heading, Hint, NumberedOffer, OfferList, words_of
from commune.play.plain import PlainAsker
from commune.play.view.plain_view import PlainView

OFFERS = OfferList(
    (
        NumberedOffer(1, "a/b", words_of("Knock.")),
        NumberedOffer(2, "a/c", words_of("Climb."), locked=True, reason=words_of("Too high.")),
        NumberedOffer(3, "a/d", words_of("Wait."), taken="taken already"),
    )
)
LAMP, MILL = Said(Verb.NOTE, "lamp"), Said(Verb.NOTE, "mill")
NOTES = Leaf("Notes", (Link("Lamp", LAMP, "fact, new"), Link("Mill", MILL)), noun="note")
LIST = Leaf(
    "Choices",
    (
        Hint("Choose one."),
        Heading("The yard"),
        *(Link(f"Way {n}", Said(Verb.BACK, str(n))) for n in range(1, 13)),
    ),
)
CARD = Leaf("Ledger", (Hint("Nothing is in it."),))


def _asker(*lines: str) -> tuple[PlainAsker, list[str]]:
    written: list[str] = []
    coming = iter(lines)
    return PlainAsker(PlainView(written.append), lambda: next(coming, None)), written


def _asked(*lines: str, notes: int = 2, word: str = "") -> tuple[object, str]:
    asker, written = _asker(*lines)
    answer = asker.ask(Question(OFFERS, notes, notes, word))
    return answer, "".join(written)


def _read(leaf: Leaf, *lines: str, word: str = "") -> tuple[Said | None, str]:
    asker, written = _asker(*lines)
    answer = asker.read(leaf, word)
    return answer, "".join(written)


def test_a_number_takes_that_way() -> None:
    assert _asked("3")[0] == Take(3)


def test_a_locked_way_tells_its_reason_and_the_question_stands() -> None:
    answer, text = _asked("2", "3")
    assert answer == Take(3)
    assert "2 is locked: Too high." in text


def test_a_locked_way_without_a_reason_says_so() -> None:
    asker, written = _asker("1", "undo")
    locked = OfferList((NumberedOffer(1, "a/b", words_of("Climb."), locked=True),))
    assert asker.ask(Question(locked)) == Said(Verb.UNDO)
    assert "1 is locked: it is not open to you." in "".join(written)


def test_an_unknown_word_says_what_can_be_typed() -> None:
    answer, text = _asked("dance\x1b[2J", "1")
    assert answer == Take(1)
    assert "“dance[2J” is not known here." in text
    assert text.count("Type 1 to 3, or: notes, undo,") == 2
    assert text.count("This page has notes 1 to 2.") == 2
    assert "\x1b" not in text


def test_an_empty_line_where_there_is_more_than_one_way_is_told() -> None:
    answer, text = _asked("", "1")
    assert answer == Take(1)
    assert "Nothing was typed." in text


def test_an_empty_line_takes_the_only_way() -> None:
    asker, _ = _asker("")
    assert asker.ask(Question(OfferList(OFFERS.offers[:2]))) == Take(1)


def test_what_a_verb_did_is_said_before_the_offers() -> None:
    _, text = _asked("1", word="Taken back.")
    assert text.index("Taken back.") < text.index("1. Knock.")


def test_offers_that_were_read_out_just_before_are_not_read_out_again() -> None:
    asker, written = _asker("1")
    asker.ask(Question(OFFERS, 2, 2, again=True))
    assert "Knock." not in "".join(written)
    assert "Type 1 to 3, or: notes, undo," in "".join(written)


def test_what_was_done_meanwhile_is_said_alone_then() -> None:
    asker, written = _asker("1")
    asker.ask(Question(OFFERS, 2, 2, "Kept as “mine”.", again=True))
    assert "".join(written).split("\n") == ["Kept as “mine”.", "", ""]


def test_a_choice_taken_before_says_so_in_words() -> None:
    assert "3. Wait. (taken already)" in _asked("1")[1]


def test_a_note_that_the_page_has_not_is_told() -> None:
    answer, text = _asked("note 3", "note 2")
    assert answer == OpenNote(2)
    assert "There is no note 3: this page has notes 1 to 2." in text
    assert "this page has one note." in _asked("note 2", "note 1", notes=1)[1]
    assert "this page has no notes." in _asked("note 1", "q", notes=0)[1]


def test_without_a_way_on_the_words_still_work() -> None:
    asker, written = _asker("undo")
    assert asker.ask(Question(OfferList(()))) == Said(Verb.UNDO)
    assert "Type a word, or:" in "".join(written)


@pytest.mark.parametrize("leaf", [NOTES, LIST])
def test_the_end_of_the_input_quits_from_a_question_and_from_a_list(leaf: Leaf) -> None:
    assert _asked()[0] == Said(Verb.QUIT)
    assert _asked("dance")[0] == Said(Verb.QUIT)
    assert _read(leaf)[0] == Said(Verb.QUIT)
    assert _read(leaf, "dance")[0] == Said(Verb.QUIT)


def test_the_end_of_the_input_where_a_name_is_asked_for_is_no_name() -> None:
    asker, written = _asker()
    assert asker.line("Keep this place as") == ""
    assert "Keep this place as:" in "".join(written)
    assert _asker(" mine ")[0].line("Name") == "mine"


def test_notes_are_counted_in_their_list() -> None:
    _, text = _read(NOTES, "")
    assert "Notes." in text
    assert "1. Note 1 of 2: Lamp (fact, new)" in text
    assert "2. Note 2 of 2: Mill" in text


def test_links_are_numbered_on_across_headings() -> None:
    leaf = Leaf("Book", (Heading("Facts"), Link("Lamp", LAMP), Heading("Places"), Link("M", MILL)))
    _, text = _read(leaf, "")
    assert text.index("Facts") < text.index("1. Lamp") < text.index("Places") < text.index("2. M")


@pytest.mark.parametrize(
    ("leaf", "lines", "answer"),
    [
        (NOTES, ["2"], MILL),
        (NOTES, ["note 1"], LAMP),
        (NOTES, ["Note 2."], MILL),
        (NOTES, ["note2"], MILL),
        (NOTES, ["9", "2"], MILL),
        (NOTES, ["0", "dance", "1"], LAMP),
        (LIST, ["12"], Said(Verb.BACK, "12")),
        (NOTES, [""], None),
        (NOTES, ["back"], None),
        (NOTES, ["b"], None),
        (NOTES, ["Close"], None),
        (NOTES, ["q"], Said(Verb.QUIT)),
        (NOTES, ["find tombs"], Said(Verb.NOTEBOOK, "tombs")),
        (NOTES, ["notes"], Said(Verb.NOTES)),
        (NOTES, ["undo"], Said(Verb.UNDO)),
    ],
)
def test_a_line_at_a_list_is_a_link_a_way_back_or_a_verb(
    leaf: Leaf, lines: list[str], answer: object
) -> None:
    assert _read(leaf, *lines)[0] == answer


def test_an_unknown_word_at_a_list_is_told_with_what_can_be_typed() -> None:
    _, text = _read(NOTES, "dance", "")
    assert "“dance” is not known here." in text
    assert text.count("Type a number, an empty line to go back, or another word; help") == 2


def test_a_leaf_without_links_goes_straight_back() -> None:
    asker, written = _asker("1")
    assert asker.read(CARD) is None
    assert "Nothing is in it." in "".join(written)
    assert asker.ask(Question(OFFERS)) == Take(1), "and the next line is for the question"


def test_a_number_that_a_list_has_not_says_how_many_there_are() -> None:
    answer, text = _read(NOTES, "3", "2")
    assert answer == MILL
    assert "There are only 2 here." in text
    assert "There is only one here." in _read(Leaf("One", (Link("Lamp", LAMP),)), "2", "")[1]


def test_what_was_done_at_a_leaf_is_said_before_it() -> None:
    _, text = _read(LIST, "", word="Kept as “mine”.")
    assert text.index("Kept as “mine”.") < text.index("Choose one.")


def test_a_title_that_stands_in_the_leaf_is_not_said_twice() -> None:
    headed = Leaf("The lamp", (Heading("The lamp"),), headed=True)
    assert _read(headed)[1].count("The lamp") == 1


def test_help_lists_every_word() -> None:
    rows = dict(_asker()[0].help())
    assert {verb.value for verb in Verb if verb is not Verb.NOTE} < set(rows)


def test_every_word_of_the_help_is_understood() -> None:
    for word, _ in _asker()[0].help():
        if word in {verb.value for verb in Verb}:
            assert _asked(word)[0] == Said(Verb(word)), word


@given(lines=st.lists(st.text(max_size=60), max_size=4), word=st.text(max_size=20))
def test_nothing_typed_brings_codes_or_drawing_into_the_text(lines: list[str], word: str) -> None:
    _, asked = _asked(*lines, word="A word.")
    _, read = _read(LIST, *lines, word=word if word.isprintable() else "")
    ours = asked.replace(word, "") + read.replace(word, "")
    typed = set("".join((*lines, word)))
    assert "\x1b" not in ours
    assert not [sign for sign in ours if "\u2500" <= sign <= "\u28ff" and sign not in typed]
