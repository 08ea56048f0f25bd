"""What a story's files look like, and what they hold, each in one digest."""

import time
from pathlib import Path

import pytest
from tests.loading.laid import lay

from commune.loading.files.folder import content_key
from commune.loading.files.signature import signature


def test_the_look_of_a_folder_changes_with_its_files(place: Path) -> None:
    looks = [signature_of(place)]
    lay(place, "story.yaml", "title: y\n")
    looks.append(signature_of(place))
    lay(place, "acts/1-war/dawn.yaml", "title: z\n")
    looks.append(signature_of(place))
    lay(place, "picture.png", "")
    looks.append(signature_of(place))
    (place / "acts/1-war/dawn.yaml").rename(place / "acts/1-war/dusk.yaml")
    looks.append(signature_of(place))
    assert all(looks)
    assert len(set(looks)) == len(looks)


def signature_of(place: Path) -> str:
    """The look of a folder, once its files are old enough to be trusted."""
    patient_until = time.monotonic() + 30  # by the clock: a count of tries may all be too early
    while time.monotonic() < patient_until:
        if look := signature(place):
            return look
        time.sleep(0.01)
    pytest.fail("never to be trusted")


def test_the_look_of_a_folder_stays_while_its_files_do(place: Path) -> None:
    lay(place, "README.md", "x")
    look = signature_of(place)
    lay(place, "README.md", "other")
    assert signature_of(place) == look


def test_a_look_at_files_written_just_now_is_not_to_be_trusted(place: Path) -> None:
    (place / "story.yaml").write_text("title: now\n", "utf-8")
    assert signature(place) == ""


def test_no_folder_has_no_look(tmp_path: Path) -> None:
    assert signature(tmp_path / "nowhere") == ""


def test_the_key_of_contents_depends_on_names_and_contents_alone() -> None:
    one = content_key({"a": "x", "b": "y"})
    assert one == content_key({"b": "y", "a": "x"})
    others = [{"a": "x"}, {"a": "xy", "b": ""}, {"a": "y", "b": "x"}, {"ab": "x", "": "y"}]
    assert len({one, *map(content_key, others)}) == 5
