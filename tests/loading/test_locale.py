"""A translation mirrors the texts of its original and nothing else."""

import pytest
from tests.loading.reading import all_said, only, read, said

from commune.diagnostics import Diagnostic
from commune.loading.readers.locale import read_translation
from commune.loading.readers.tables import ROOTS
from commune.model.lessons import Translation
from commune.model.prose import Paragraph, Prose, Words

SCENE = "acts/2-guns/before-dawn.yaml"


def told(path: str, kind: str, text: str) -> tuple[Translation | None, list[Diagnostic]]:
    return read(
        f"locales/fr/{path}",
        text,
        lambda tree, tell: read_translation(tree, tell, original=ROOTS[kind]),
    )


def texts(path: str, kind: str, text: str) -> dict[str, str]:
    translation, problems = told(path, kind, text)
    assert all_said(problems) == []
    assert translation is not None
    return {place: bare(text) for place, text in translation.texts.items()}


def bare(text: str | Words | Prose) -> str:
    """The characters of a text; paragraphs are parted by a blank line."""
    if isinstance(text, str):
        return text
    parts = [
        bare(part.words) if isinstance(part, Paragraph) else getattr(part, "text", "")
        for part in text
    ]
    return ("\n\n" if text and isinstance(text[0], Paragraph) else "").join(parts)


def test_a_scene_s_texts_are_kept_by_their_place() -> None:
    translation, problems = told(
        SCENE,
        "scene",
        """\
        title: Avant l’aube
        passages:
          climb:
            text: |
              Brouillard.

              Encore.
            choices:
              stay:
                label: Rester.
        originals:
          title: 1a2b
          passages.climb.text: 3c4d
        """,
    )
    assert all_said(problems) == []
    assert translation is not None
    assert translation.language == "fr"
    assert translation.original == SCENE
    assert {place: bare(text) for place, text in translation.texts.items()} == {
        "title": "Avant l’aube",
        "passages.climb.text": "Brouillard.\n\nEncore.",
        "passages.climb.choices.stay.label": "Rester.",
    }
    assert translation.originals == {"title": "1a2b", "passages.climb.text": "3c4d"}


def test_an_item_of_a_list_is_kept_by_its_id_or_its_number() -> None:
    fate = "variants:\n  - id: shot\n    text: Fusillé.\n  - text: Inconnu.\n"
    assert texts("fates/caron.yaml", "fate", fate) == {
        "variants.shot.text": "Fusillé.",
        "variants.1.text": "Inconnu.",
    }
    lesson = "discuss:\n  - Pourquoi\n  - Comment\n"
    assert texts("lessons/dawn.yaml", "lesson", lesson) == {
        "discuss.0": "Pourquoi",
        "discuss.1": "Comment",
    }


def test_the_names_of_a_variable_are_texts() -> None:
    text = "bread:\n  shown: Pain\n  names: {1..2: une croûte}\n"
    assert texts("variables.yaml", "variables", text) == {
        "bread.shown": "Pain",
        "bread.names.1..2": "une croûte",
    }


def test_the_questions_of_a_document_are_texts() -> None:
    text = "questions:\n  close: Quoi ?\n"
    assert texts("notes/documents/a.yaml", "document", text) == {"questions.close": "Quoi ?"}


@pytest.mark.parametrize("line", ["date: 1871-03", "cast: [a]", "allow: {way-on: x}"])
def test_what_is_no_text_stays_with_the_original(line: str) -> None:
    _, problems = told(SCENE, "scene", f"title: x\n{line}\n")
    name = line.partition(":")[0]
    assert said(only(problems)) == (
        f"misplaced-key 2:1 “{name}” belongs in the original: a translation holds texts only"
        " | Take it out."
    )


def test_an_unknown_key_is_told() -> None:
    _, problems = told(SCENE, "scene", "passages:\n  climb:\n    txt: x\n")
    assert said(only(problems)) == (
        "unknown-key 3:5 “txt” is no key of a passage | Did you mean “text”?"
    )


def test_prose_of_a_translation_is_looked_at() -> None:
    _, problems = told(SCENE, "scene", "passages:\n  climb:\n    text: |\n      {if a: b\n")
    assert only(problems).rule == "prose-form"
