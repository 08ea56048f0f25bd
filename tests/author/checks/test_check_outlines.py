"""Scenes that nobody changed stay asleep in a check, and what is told is the same."""

import marshal
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.author.checks.checked import INN, ROAD, STORY

from commune.author.checks import check_story, survey_of
from commune.author.checks.outlines import KeptOutlines
from commune.author.checks.places import Places
from commune.author.checks.seen import Seen
from commune.diagnostics import Diagnostic
from commune.digest import SIZE
from commune.loading import Loaded
from commune.loading.files.folder import read_folder
from commune.loading.sealed import checksum
from commune.loading.stories import load_files
from commune.model.glimpse import Asleep

HILL = "acts/1-road/hill.yaml"
FILES = {
    "story.yaml": STORY,
    ROAD: """\
title: The road
passages:
  start:
    text: A road.
    hub: {show: 2, meet: 1, then: hill}
""",
    "acts/1-road/inn.yaml": INN,
    HILL: """\
title: The hill
passages:
  top:
    text: The top.
    choices:
      down:
        kind: deed
        label: Go down.
        text: You go.
        to: .end
      wait:
        kind: deed
        label: Wait.
        to: .end
  end:
    text: It ends.
    end: true
""",
}
LOST = "  lost:\n    text: Nobody comes.\n    go: .end\n"


def checked(files: Mapping[str, str], place: Path) -> tuple[Loaded, tuple[Diagnostic, ...]]:
    """Check these files with what was kept in a place, and keep there what they gave."""
    for path, text in files.items():
        (place / "story" / path).parent.mkdir(parents=True, exist_ok=True)
        (place / "story" / path).write_text(text, "utf-8")
    found: list[Diagnostic] = []
    texts = read_folder(place / "story", found.append)
    loaded = load_files(place / "story", texts, found, caches=place / "cache")
    kept = KeptOutlines(place / "story", place / "cache", texts.digests)
    problems = check_story(loaded, kept=kept)
    kept.keep()
    return loaded, problems


def awake(loaded: Loaded) -> set[str]:
    """The scenes whose passages were made."""
    assert loaded.story is not None
    scenes = loaded.story.scenes.items()
    return {
        name
        for name, scene in scenes
        if not isinstance(scene.passages, Asleep) or not scene.passages.sleeps
    }


@pytest.mark.parametrize(
    ("path", "before", "after", "woken"),
    [
        (HILL, "You go.", "You go slowly.", {"hill"}),
        (HILL, "  end:\n", "  pond:\n    text: x\n    go: .end\n  end:\n", {"hill"}),
        (ROAD, "A road.", "A long road.", {"road"}),
        ("story.yaml", "title: A road", "title: The road", set()),
    ],
)
def test_only_what_changed_is_gone_over(
    path: str, before: str, after: str, woken: set[str], tmp_path: Path
) -> None:
    loaded, told = checked(FILES, tmp_path)
    assert awake(loaded) == {"road", "inn", "hill"}
    assert not told
    changed = FILES[path].replace(before, after)
    assert changed != FILES[path]
    loaded, _ = checked(FILES | {path: changed}, tmp_path)
    assert awake(loaded) == woken


def test_what_is_told_of_a_scene_is_told_again_while_another_changes(tmp_path: Path) -> None:
    twins = FILES[HILL].replace("        text: You go.\n", "") + LOST
    files = FILES | {HILL: twins}
    _, first = checked(files, tmp_path)
    assert [one.rule for one in first] == ["twin-choices", "unreachable"]
    other = FILES[ROAD].replace("A road.", "A long road.")
    loaded, again = checked(files | {ROAD: other}, tmp_path)
    assert again == first
    assert awake(loaded) == {"road", "hill"}


def test_the_words_of_a_text_count_the_names_of_today(tmp_path: Path) -> None:
    note = "title: Inn\nplain: An inn.\nthen: An inn.\ninvented: true\n"
    long = FILES[HILL].replace("label: Wait.", "label: Wait at [[inn-place]]" + " and wait" * 6)
    long = long.replace("title: The hill", "title: The hill\nplace: inn-place")
    files = FILES | {HILL: long, "notes/places/inn-place.yaml": note}
    _, told = checked(files, tmp_path)
    assert not told
    named = note.replace("title: Inn", "title: The inn at the end of the old road")
    _, told = checked(files | {"notes/places/inn-place.yaml": named}, tmp_path)
    assert [one.rule for one in told] == ["long-label"]


@pytest.mark.parametrize("blob", [b"", b"x", 5, None, marshal.dumps(7), marshal.dumps((1, 2))])
def test_an_outline_of_another_form_is_made_anew(blob: bytes | int | None, tmp_path: Path) -> None:
    files = FILES | {HILL: FILES[HILL] + LOST}
    _, first = checked(files, tmp_path)
    (file,) = (tmp_path / "cache").glob("*.outlines")
    data = file.read_bytes()
    keys = marshal.loads(data[SIZE + 4 :])  # noqa: S302 - we wrote it
    for changed in (dict.fromkeys(keys, blob), blob):
        body = marshal.dumps(changed)
        file.write_bytes(data[:SIZE] + checksum(body) + body)
        assert checked(files, tmp_path)[1] == first


def test_a_suspicion_that_no_scene_was_asked_for_is_no_silence(tmp_path: Path) -> None:
    loaded, _ = checked(FILES, tmp_path)
    assert loaded.story is not None
    survey = survey_of(loaded.story, Places(loaded.texts))
    with pytest.raises(LookupError, match="may_be_new"):
        next(survey.suspected(may_be_new))


def may_be_new(_: Seen) -> bool:
    """What a new check may ask, and nobody put in the list."""
    return True
