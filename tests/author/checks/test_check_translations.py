"""Translations: stale texts, missing ones, and where all that is told."""

import pytest
from tests.author.checks.checked import ROAD, STORY, findings, marked

from commune.author.checks.originals import short_hash, texts_of
from commune.author.checks.places import Places

ORIGINAL = """\
title: The road
passages:
  start:
    text: |
      It rains,
      still.
    choices:
      go:
        kind: deed
        label: Go on.
        to: .end
  end:
    text: It ends.
    end: true
"""
WHOLE = """\
title: La route
passages:
  start:
    text: |
      Il pleut.
    choices:
      go:
        label: Avancer.
  end:
    text: C’est fini.
"""
FILE = f"locales/fr/{ROAD}"


def story(translation: str) -> dict[str, str]:
    """A story of one scene, and its translation."""
    manifest = f"{STORY}language: en\nlanguages: [en, fr]\n"
    return {"story.yaml": manifest, ROAD: ORIGINAL, FILE: translation}


def hashes(**other: str) -> str:
    """The hashes of the originals, as the tool writes them; some of them others."""
    texts = dict(texts_of(ROAD, Places({ROAD: ORIGINAL}).tree(ROAD)))
    lines = {place: short_hash(text) for place, text in texts.items()}
    lines.update({place.replace("_", "."): text for place, text in other.items()})
    return "originals:\n" + "".join(f"  {place}: {text}\n" for place, text in lines.items())


def test_a_whole_translation_of_today_is_fine() -> None:
    assert findings(story(WHOLE)) == []
    assert findings(story(WHOLE + hashes())) == []


def test_a_stale_text_is_told_at_its_place() -> None:
    files = story(WHOLE + hashes(passages_start_choices_go_label="00000000"))
    (found,) = findings(files)
    assert (found.rule, found.span.file, found.span.line) == ("translation-stale", FILE, 8)
    assert marked(files, found) == "label"
    assert short_hash("Go on.") in found.hint


def test_the_hash_is_of_the_words_not_of_their_lines() -> None:
    assert short_hash("It rains,\nstill.\n") == short_hash("It rains, still.")
    assert short_hash("It rains, still.") != short_hash("It rains still.")


def test_missing_texts_are_told_once_where_the_first_would_stand() -> None:
    files = story(WHOLE.replace("    choices:\n      go:\n        label: Avancer.\n", ""))
    (found,) = findings(files)
    assert (found.rule, found.span.file, marked(files, found)) == (
        "translation-missing",
        FILE,
        "start",
    )
    assert "passages.start.choices.go.label" in found.message


def test_missing_texts_are_allowed_in_the_original() -> None:
    files = story("title: La route\n")
    allow = "allow: {translation-missing: It is under way.}\n"
    files[ROAD] = ORIGINAL.replace("passages:", f"{allow}passages:")
    assert findings(files) == []


@pytest.mark.parametrize(
    ("translation", "mark"),
    [
        (WHOLE.replace("  end:\n", "  fin:\n"), "text"),
        (WHOLE.replace("Il pleut.", "Il pleut {if visited(road.end): encore}."), "road.end"),
    ],
)
def test_what_cannot_stand_there_is_told_where_it_stands(translation: str, mark: str) -> None:
    files = story(translation)
    found = findings(files)
    assert [one.rule for one in found] == ["translation-place"]
    assert [marked(files, one) for one in found] == [mark]


def test_signs_are_looked_at_in_translations_too() -> None:
    files = story(WHOLE.replace("Il pleut.", "« Il pleut. »"))
    (found,) = findings(files)
    assert (found.rule, found.span.file, found.span.line) == ("guillemets", FILE, 5)


def test_a_hash_of_a_text_that_is_not_translated_is_told_at_its_line() -> None:
    files = story(WHOLE + hashes())
    lost = files[FILE].replace("  passages.end.text:", "  passages.ends.text:")
    (found,) = findings({**files, FILE: lost})
    assert found.rule == "translation-stale"
    assert marked({**files, FILE: lost}, found) == "passages.ends.text"
    assert found.hint == "Did you mean “passages.end.text”?"


def test_a_language_without_a_file_is_told_where_it_is_named() -> None:
    files = story(WHOLE)
    files["story.yaml"] = files["story.yaml"].replace("[en, fr]", "[en, fr, de]")
    (found,) = findings(files)
    assert (found.rule, marked(files, found)) == ("translation-missing", "languages")
    assert "“de”" in found.message
