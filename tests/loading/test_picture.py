"""The picture on the title page is kept as it was drawn, or told why it cannot be shown."""

import json
from pathlib import Path

import pytest
from tests.loading.reading import all_said, only, read, said

from commune.loading import load_folder
from commune.loading.codec import decode, encode
from commune.loading.readers.locale import read_translation
from commune.loading.readers.manifest import read_manifest
from commune.loading.readers.tables import ROOTS
from commune.model.story import Manifest, Picture

LIGHTHOUSE = Path(__file__).parents[1] / "stories" / "lighthouse"


def manifest(picture: str) -> tuple[Manifest | None, list[str]]:
    """What is read of a manifest with this under its `picture`, and what is told."""
    text = f"title: x\nfirst: a\nacts: [b]\npicture:\n{picture}"
    made, problems = read("story.yaml", text, read_manifest)
    return made, all_said(problems)


def test_its_lines_are_kept_with_the_blanks_before_them_and_none_behind() -> None:
    made, told = manifest(
        "  alt: A roof.\n  wide: |2\n      ▄█▄  \n\n    {█} *█*\n\n  narrow: |\n    ⣿\n"
    )
    assert told == []
    assert made is not None
    assert made.picture == Picture(("  ▄█▄", "", "{█} *█*"), ("⣿",), "A roof.")


def test_it_needs_its_words_and_its_drawing_and_no_narrow_one() -> None:
    made, told = manifest("  alt: A roof.\n  wide: |\n    █\n")
    assert told == []
    assert made is not None
    assert made.picture == Picture(("█",), (), "A roof.")
    assert manifest("  narrow: |\n    █\n")[1] == [
        "missing-key 4:1 this picture needs “alt”",
        "missing-key 4:1 this picture needs “wide”",
    ]
    assert manifest("  alt:\n  wide: |\n    █\n")[1] == [
        "wrong-form 5:3 “alt” wants one line of text; here is nothing"
    ]


@pytest.mark.parametrize(
    ("written", "column"),
    [("  wide: █ █\n", 9), ("  wide: >\n    █\n", 9), ("  wide: |\n", 3)],
)
def test_a_drawing_stands_below_a_bar(written: str, column: int) -> None:
    text = f"title: x\nfirst: a\nacts: [b]\npicture:\n{written}  alt: A roof.\n"
    problem = only(read("story.yaml", text, read_manifest)[1])
    assert said(problem).startswith(
        f"wrong-form 5:{column} “wide” wants a drawing of at most 72 columns and 16 lines; here is"
    )
    assert problem.hint == "Put its lines under “wide: |2”, four blanks in."


def test_a_drawing_that_fits_to_the_last_column_and_line_is_not_told() -> None:
    wide, narrow = f"    {'█' * 72}\n" * 16, f"    {'⣿' * 36}\n" * 12
    assert manifest(f"  alt: x\n  wide: |\n{wide}  narrow: |\n{narrow}")[1] == []


def test_a_line_too_wide_is_told_where_it_leaves_the_screen() -> None:
    text = f"  alt: x\n  wide: |\n    █\n    {'█' * 73}\n  narrow: |\n    {'█' * 38}\n"
    assert manifest(text)[1] == [
        "picture-form 8:77 this line takes 73 columns; 72 is the most",
        "picture-form 10:41 this line takes 38 columns; 36 is the most",
    ]


def test_too_many_lines_are_told_once_at_the_first() -> None:
    text = "  alt: x\n  wide: |\n" + "    █\n" * 18 + "  narrow: |\n" + "    █\n" * 13
    assert manifest(text)[1] == [
        "picture-form 23:5 “wide” has 18 lines; 16 is the most",
        "picture-form 38:5 “narrow” has 13 lines; 12 is the most",
    ]


@pytest.mark.parametrize(
    ("sign", "told"),
    [
        ("\t", "U+0009 (tab)"),
        ("🌙", "U+1F319 (crescent moon)"),
        ("屋", "U+5C4B (cjk unified ideograph-5c4b)"),
        ("\u0301", "U+0301 (combining acute accent)"),
        ("\u200b", "U+200B (zero width space)"),
        ("\u00a0", "U+00A0 (no-break space)"),
        ("\ue0b0", "U+E0B0 (no sign)"),
    ],
)
def test_a_sign_that_takes_no_single_column_everywhere_is_told(sign: str, told: str) -> None:
    assert manifest(f"  alt: x\n  wide: |\n    ▄█{sign}█\n")[1] == [
        f"picture-form 7:7 terminals do not agree on the width of {told}"
    ]


def test_a_translation_holds_its_words_and_no_drawing() -> None:
    text = "title: Jours\npicture:\n  alt: Un toit.\n  wide: |\n    █\n"
    made, problems = read(
        "locales/fr/story.yaml",
        text,
        lambda tree, tell: read_translation(tree, tell, original=ROOTS["story"]),
    )
    assert made is not None
    assert made.texts == {"title": "Jours", "picture.alt": "Un toit."}
    assert said(only(problems)).startswith(
        "misplaced-key 4:3 “wide” belongs in the original: a translation holds texts only"
    )


def test_it_comes_out_of_the_cache_as_it_was_put_in() -> None:
    story = load_folder(LIGHTHOUSE).story
    assert story is not None
    assert story.manifest.picture is not None
    assert decode(json.loads(json.dumps(encode(story.manifest)))) == story.manifest
