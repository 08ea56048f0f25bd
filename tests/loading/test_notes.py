"""A note is read by its kind's table, and the kind is the folder."""

import pytest
from tests.loading.reading import all_said, only, read, said

from commune.diagnostics import Diagnostic
from commune.loading.readers.notes import read_note
from commune.model.citation import Citation
from commune.model.notes import (
    Article,
    Debate,
    Document,
    Fact,
    Note,
    Person,
    Place,
    Position,
    Questions,
    Word,
)
from commune.model.prose import Paragraph, Prose, Text
from commune.model.scene import Reference

HEAD = "title: T\nplain: Easy.\nconfidence: documented\n"


def told(folder: str, text: str) -> tuple[Note | None, list[Diagnostic]]:
    return read(f"notes/{folder}/a-note.yaml", text, read_note)


def sound(folder: str, text: str) -> Note:
    note, problems = told(folder, text)
    assert all_said(problems) == []
    assert note is not None
    return note


def prose(text: str) -> Prose:
    return (Paragraph((Text(text),)),)


def test_what_all_notes_have_is_read() -> None:
    text = HEAD + "sources: [a-1 p. 3]\nsee: [p3]\nallow: {way-on: because}\ntext: Words.\n"
    assert sound("facts", text) == Note(
        "a-note",
        "fact",
        "T",
        "Easy.",
        Fact(prose("Words.")),
        "documented",
        (Citation("a-1", "p. 3"),),
        (Reference("p3"),),
        {"way-on": "because"},
    )


def test_plain_words_may_stand_on_several_lines() -> None:
    text = "title: T\nplain: |\n  Easy\n  words.\nconfidence: legend\ntext: Words.\n"
    assert sound("facts", text).plain == "Easy words."


def test_a_fact_is_read() -> None:
    assert sound("facts", HEAD + "date: 1871\ntext: Words.\n").body == Fact(prose("Words."), "1871")


def test_a_person_is_read() -> None:
    text = (
        HEAD + "born: 1830-05-29\ndied: 1905\nactive: 1870-09/1871-05\nrole: Teacher\ntext: Hers.\n"
    )
    assert sound("people", text).body == Person(
        prose("Hers."), "1830-05-29", "1905", "1870-09/1871-05", "Teacher"
    )


def test_a_place_is_read() -> None:
    text = HEAD + "position: [48.8867, 2.3431]\nthen: Mills.\ntoday: A church.\n"
    assert sound("places", text).body == Place(
        prose("Mills."), prose("A church."), (48.8867, 2.3431)
    )


def test_a_word_is_read() -> None:
    text = HEAD + "french: le rappel\nsay: luh rah-PELL\ngloss: A drum call.\n"
    assert sound("words", text).body == Word("le rappel", (Text("A drum call."),), "luh rah-PELL")


def test_a_document_is_read() -> None:
    text = HEAD + (
        "author: Four men\ndate: 1871-01-06\naddressed: All\noriginal: Au peuple.\n"
        "text: To the people.\nquestions:\n  sourcing: Who?\n  close: What?\n"
    )
    assert sound("documents", text).body == Document(
        "Four men",
        "1871-01-06",
        prose("To the people."),
        "All",
        prose("Au peuple."),
        Questions("Who?", "", "What?"),
    )


def test_a_debate_is_read() -> None:
    text = HEAD + (
        "question: Who?\npositions:\n"
        "  - holder: One\n    text: Thus.\n    sources: [a-1]\n"
        "  - holder: Other\n    text: Not so.\n"
    )
    assert sound("debates", text).body == Debate(
        "Who?",
        (
            Position("One", prose("Thus."), (Citation("a-1"),)),
            Position("Other", prose("Not so.")),
        ),
    )


ARTICLE = """\
title: T
paragraph: P8
plain:
  says: It says.
  record: It was.
says: The article says.
labels: [accurate, gap]
record:
  confidence: documented
  sources: [a-1 ch. 3, b-2]
  text: It was so.
argued:
  - holder: Some
    text: Otherwise.
sources: [article-2021, a-1 ch. 3]
"""


def test_a_paragraph_of_the_article_is_read() -> None:
    note = sound("article", ARTICLE)
    assert note.body == Article(
        "P8",
        prose("The article says."),
        ("accurate", "gap"),
        prose("It was so."),
        (Position("Some", prose("Otherwise.")),),
        "It was.",
    )
    assert note.plain == "It says."
    assert note.confidence == "documented"


def test_the_sources_of_the_record_are_the_note_s_own_and_stand_once() -> None:
    assert sound("article", ARTICLE).sources == (
        Citation("a-1", "ch. 3"),
        Citation("b-2"),
        Citation("article-2021"),
    )


@pytest.mark.parametrize(("folder", "body"), [("people", "text"), ("places", "then")])
def test_one_of_ours_has_no_confidence(folder: str, body: str) -> None:
    text = f"title: T\nplain: Ours.\ninvented: true\n{body}: Ours.\n"
    note = sound(folder, text)
    assert note.confidence == ""
    assert isinstance(note.body, Person | Place)
    assert note.body.invented


def test_one_of_ours_with_a_confidence_is_told() -> None:
    _, problems = told("people", HEAD + "invented: true\ntext: Ours.\n")
    assert said(only(problems)) == (
        "wrong-form 1:1 this note is of something invented, and has a confidence"
        " | Take “confidence” away: nobody vouches for what is ours."
    )


def test_a_person_needs_confidence_or_invention() -> None:
    _, problems = told("people", "title: T\nplain: P.\ntext: Who.\n")
    assert said(only(problems)).startswith(
        "missing-key 1:1 this person needs “confidence”, or “invented: true”"
    )


def test_a_fact_is_never_ours() -> None:
    _, problems = told("facts", HEAD + "invented: true\ntext: No.\n")
    assert said(only(problems)).startswith(
        "misplaced-key 4:1 “invented” belongs in a person or a place, not in a fact"
    )


def test_a_key_of_another_kind_is_told_as_misplaced() -> None:
    _, problems = told("facts", HEAD + "text: x\nposition: [1, 2]\n")
    assert only(problems).message == "“position” belongs in a place, not in a fact"


def test_a_debate_has_two_positions_or_more() -> None:
    text = HEAD + "question: Who?\npositions:\n  - holder: One\n    text: Thus.\n"
    assert all_said(told("debates", text)[1]) == [
        "wrong-form 1:1 a debate has two positions or more",
    ]


def test_a_confidence_that_there_is_not_is_told() -> None:
    _, problems = told("facts", HEAD.replace("documented", "documentd") + "text: x\n")
    assert said(only(problems)).endswith("here is “documentd” | Did you mean “documented”?")


def test_a_label_that_there_is_not_is_told() -> None:
    _, problems = told("article", ARTICLE.replace("gap", "lie"))
    assert said(only(problems)) == (
        "wrong-form 7:20 “labels” wants one of accurate, slip, gap, reading, forecast;"
        " here is “lie”"
    )


@pytest.mark.parametrize(
    ("folder", "needs"),
    [
        ("facts", ["title", "plain", "confidence", "text"]),
        ("words", ["title", "plain", "confidence", "french", "gloss"]),
        ("documents", ["title", "plain", "confidence", "author", "date", "text"]),
        ("debates", ["title", "plain", "confidence", "question", "positions"]),
        ("article", ["title", "paragraph", "plain", "says", "labels", "record"]),
        ("places", ["title", "plain", "then"]),
    ],
)
def test_what_a_note_must_say_is_told(folder: str, needs: list[str]) -> None:
    _, problems = told(folder, "see: [x]\n")
    found = [
        one.message.split("“")[1].split("”")[0] for one in problems if "or “" not in one.message
    ]
    assert found == needs


def test_an_empty_note_is_none() -> None:
    note, problems = told("facts", "")
    assert note is None
    assert only(problems).message == "this file is empty; a fact is expected"
