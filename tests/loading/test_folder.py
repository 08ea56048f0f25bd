"""A story's folder is read once, in one place, and what does not belong in it is told."""

import os
import sys
from pathlib import Path

import pytest
from tests.loading.laid import STORY, lay
from tests.loading.reading import all_said, only, said

from commune.diagnostics import Diagnostic
from commune.loading.files import folder as folder_module
from commune.loading.files.folder import Files, read_folder
from commune.loading.files.layout import kind_of


def told(root: Path) -> tuple[Files, list[Diagnostic]]:
    problems: list[Diagnostic] = []
    return read_folder(root, problems.append), problems


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("story.yaml", "story"),
        ("variables.yaml", "variables"),
        ("claims.yaml", "claims"),
        ("acts/1-war/act.yaml", "act"),
        ("acts/1-war/queue.yaml", "scene"),
        ("notes/facts/bread.yaml", "note"),
        ("notes/article/p8.yaml", "note"),
        ("fates/caron.yaml", "fate"),
        ("sources/primary.yaml", "sources"),
        ("openings/act-3.yaml", "opening"),
        ("lessons/dawn.yaml", "lesson"),
        ("locales/fr/acts/1-war/queue.yaml", "locale"),
        ("locales/fr/story.yaml", "locale"),
        ("sources/other.yaml", ""),
        ("queue.yaml", ""),
        ("acts/queue.yaml", ""),
        ("acts/1-war/deep/queue.yaml", ""),
        ("notes/bread.yaml", ""),
        ("notes/fact/bread.yaml", ""),
        ("story.yml", ""),
        ("locales/fr.yaml", ""),
        ("locales/locales/fr/story.yaml", ""),
    ],
)
def test_a_file_is_what_its_place_says(path: str, kind: str) -> None:
    assert kind_of(path) == kind


def test_texts_come_in_the_order_of_their_paths(place: Path) -> None:
    lay(place, "acts/1-war/act.yaml", "title: z\n")
    lay(place, "acts/0-frame/desk.yaml", "title: d\n")
    files, problems = told(place)
    assert problems == []
    assert list(files.items()) == [
        ("acts/0-frame/desk.yaml", "title: d\n"),
        ("acts/1-war/act.yaml", "title: z\n"),
        ("acts/1-war/queue.yaml", "title: y\n"),
        ("story.yaml", STORY),
    ]


@pytest.mark.parametrize(
    "path",
    ["README.md", "notes/facts/TODO.md", ".hidden", ".git/config", "story.yaml~", "Thumbs.db"],
)
def test_what_is_no_business_of_ours_is_passed_over(place: Path, path: str) -> None:
    lay(place, path, "x")
    files, problems = told(place)
    assert problems == []
    assert list(files) == ["acts/1-war/queue.yaml", "story.yaml"]


@pytest.mark.parametrize("text", [b"\xef\xbb\xbftitle: x\n", b"title: x\r\n"])
def test_a_mark_at_the_beginning_and_the_ends_of_lines_make_no_difference(
    place: Path, text: bytes
) -> None:
    lay(place, "story.yaml", text)
    assert told(place)[0]["story.yaml"] == STORY


@pytest.mark.parametrize(
    ("path", "finding"),
    [
        (
            "story.yml",
            "layout 1:1 “story.yml” does not end in .yaml | Rename it to story.yaml.",
        ),
        (
            "acts/1-war/dawn.YAML",
            "layout 1:1 “dawn.YAML” does not end in .yaml | Rename it to acts/1-war/dawn.yaml.",
        ),
        (
            "varaibles.yaml",
            (
                "layout 1:1 “varaibles.yaml” lies in no place that is known"
                " | Did you mean “variables.yaml”?"
            ),
        ),
        (
            "acts/dawn.yaml",
            (
                "layout 1:1 “acts/dawn.yaml” lies in no place that is known"
                " | A scene lies in an act’s folder: acts/<act>/dawn.yaml."
            ),
        ),
        (
            "notes/bread.yaml",
            (
                "layout 1:1 “notes/bread.yaml” lies in no place that is known"
                " | A note lies in its kind’s folder: notes/<kind>/bread.yaml, of facts, people,"
                " places, words, documents, debates, article."
            ),
        ),
        (
            "sources/primry.yaml",
            (
                "layout 1:1 “sources/primry.yaml” lies in no place that is known"
                " | Did you mean “sources/primary.yaml”?"
            ),
        ),
        (
            "picture.png",
            (
                "layout 1:1 “picture.png” is no file of a story: those end in .yaml"
                " | Move it out of the story’s folder, or begin its name with “.”."
            ),
        ),
        ("note/bread.yaml", "layout 1:1 “note” is no folder of a story | Did you mean “notes”?"),
        (
            "notes/fact/bread.yaml",
            "layout 1:1 “notes/fact” is no folder of a story | Did you mean “facts”?",
        ),
        (
            "acts/1-war/deep/dawn.yaml",
            (
                "layout 1:1 “acts/1-war/deep” is no folder of a story"
                " | Scenes lie directly in their act’s folder."
            ),
        ),
    ],
)
def test_what_has_no_place_is_told_with_the_place_it_may_have(
    place: Path, path: str, finding: str
) -> None:
    lay(place, path, "title: x\n")
    files, problems = told(place)
    assert said(only(problems)) == finding
    assert len(files) == 2


def test_a_file_that_is_not_utf_8_is_told_with_its_line(place: Path) -> None:
    lay(place, "acts/1-war/dawn.yaml", "title: Été\nplace: ".encode() + b"caf\xe9\n")
    files, problems = told(place)
    assert said(only(problems)) == (
        "encoding 2:11 the byte 0xE9 is not UTF-8"
        " | If “é” is meant, the file is Windows-1252: save it as UTF-8."
    )
    assert "acts/1-war/dawn.yaml" not in files
    assert files.broken == {"dawn"}


def test_a_file_in_utf_16_is_told(place: Path) -> None:
    lay(place, "story.yaml", "title: x\n".encode("utf-16"))
    assert said(only(told(place)[1])) == (
        "encoding 1:1 this file is UTF-16, not UTF-8 | Save it as UTF-8."
    )


def test_a_file_that_is_too_large_is_told_and_not_read(place: Path) -> None:
    lay(place, "acts/1-war/dawn.yaml", "x" * (folder_module.MOST_OF_FILE + 1))
    files, problems = told(place)
    assert said(only(problems)) == (
        "size 1:1 “acts/1-war/dawn.yaml” is larger than 1 MiB, and is not read | Divide it."
    )
    assert files.broken == {"dawn"}


def test_a_file_of_just_the_limit_is_read(place: Path) -> None:
    lay(place, "acts/1-war/dawn.yaml", "x" * folder_module.MOST_OF_FILE)
    assert told(place)[1] == []


def test_a_story_that_is_too_large_is_told_once(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_module, "MOST_OF_STORY", 10)
    lay(place, "acts/1-war/zoo.yaml", "title: z\n")
    files, problems = told(place)
    assert [one.rule for one in problems] == ["size"]
    assert list(files) == ["acts/1-war/queue.yaml"]
    assert files.broken == {"zoo", "story"}


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_that_leads_out_is_told_and_not_followed(place: Path, tmp_path: Path) -> None:
    secret = lay(tmp_path, "secret.yaml", "title: secret\n")
    (place / "claims.yaml").symlink_to(secret)
    (place / "notes").symlink_to(tmp_path)
    (place / "variables.yaml").symlink_to(place / "nowhere")
    files, problems = told(place)
    assert all_said(problems) == [
        f"folder 1:1 “{path}” is a link that leads out of the story’s folder, or nowhere"
        for path in ("claims.yaml", "notes", "variables.yaml")
    ]
    assert len(files) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_that_stays_inside_is_followed(place: Path) -> None:
    (place / "acts/1-war/dawn.yaml").symlink_to(place / "acts/1-war/queue.yaml")
    (place / "acts/1-war/loop").symlink_to(place / "acts/1-war")
    files, problems = told(place)
    assert files["acts/1-war/dawn.yaml"] == "title: y\n"
    assert [one.rule for one in problems] == ["layout"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
def test_what_is_no_file_is_told_and_waited_for_by_nobody(place: Path) -> None:
    os.mkfifo(place / "claims.yaml")
    _, problems = told(place)
    assert only(problems).message == "“claims.yaml” is no file with text in it"


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="nothing is closed to this user"
)
def test_a_file_that_may_not_be_read_is_told(place: Path) -> None:
    (place / "story.yaml").chmod(0)
    files, problems = told(place)
    assert only(problems).message == "“story.yaml” cannot be read: Permission denied"
    assert files.broken == {"story"}


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    files, problems = told(tmp_path / "nowhere")
    assert only(problems).rule == "folder"
    assert "nowhere” cannot be read" in only(problems).message
    assert files == {}
