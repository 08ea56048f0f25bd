"""What the handbook says of warnings and of translations is what ``check`` does."""

import re
from pathlib import Path

from tests.story.test_handbook import HANDBOOK, lay_steps

from commune.author.checks import check_story
from commune.loading import load_folder

TEXT = " ".join(HANDBOOK.split())  # its sentences may be broken anywhere
FRENCH = """\
title: Le dernier bac
passages:
  landing:
    text: Le bac est là, et le passeur regarde le ciel.
originals:
  passages.landing.text: {}
"""
CLOSED = """\
    choices:
      swim:
        kind: deed
        label: Swim.
        if: coins >= 2 and coins <= 1
        to: .bridge
"""


def _told(story: Path) -> list[tuple[str, str]]:
    return [(one.severity, one.rule) for one in check_story(load_folder(story))]


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_warnings_stand_beside_errors_where_the_story_can_be_read(tmp_path: Path) -> None:
    assert "Where a story can be read, warnings are told beside its errors" in TEXT
    lay_steps(tmp_path)
    assert _told(tmp_path) == [("warning", "note-unused")]
    ferry = tmp_path / "acts" / "1-crossing" / "ferry.yaml"
    _change(ferry, "    end: true\n  bridge:", f"{CLOSED}  bridge:")
    found = set(_told(tmp_path))
    assert found >= {("error", "closed-menu"), ("warning", "note-unused")}
    assert "an error that keeps it from being read is told first" in TEXT
    _change(ferry, ".water", ".watr")
    assert _told(tmp_path) == [("error", "unknown-address")]


def test_check_tells_the_hash_that_a_translation_keeps(tmp_path: Path) -> None:
    assert "Write any word there, and `check` tells you the hash" in TEXT
    lay_steps(tmp_path)
    _change(tmp_path / "story.yaml", "title:", "languages: [fr]\ntitle:")
    french = tmp_path / "locales" / "fr" / "acts" / "1-crossing" / "ferry.yaml"
    french.parent.mkdir(parents=True)
    french.write_text(FRENCH.format("new"), "utf-8")
    (stale,) = [one for one in check_story(load_folder(tmp_path)) if "stale" in one.rule]
    right = re.search(r"write (\w+) under", stale.hint)
    assert right is not None
    french.write_text(FRENCH.format(right[1]), "utf-8")
    assert ("warning", "translation-stale") not in _told(tmp_path)
