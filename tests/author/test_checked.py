"""A folder is checked, and what was told is kept until a file changes: always the same."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.loading.edited import edits

from commune.author.checked import Checked, Size, check_folder
from commune.author.checks import check_story
from commune.diagnostics import Diagnostic
from commune.loading import load_folder
from commune.loading.files.folder import read_folder

ROOT = Path(__file__).resolve().parents[2]
LIGHTHOUSE = dict(read_folder(ROOT / "tests" / "stories" / "lighthouse", lambda _: None))
SMALL = {
    "story.yaml": "title: x\nfirst: queue\nacts: [1-war]\n",
    "acts/1-war/queue.yaml": "title: y\npassages:\n  one:\n    go: .two\n  two: {end: true}\n",
}


def lay_whole(files: Mapping[str, str], place: Path) -> None:
    """Make a folder hold these files and no others."""
    for file in [*place.rglob("*.yaml")]:
        if file.relative_to(place).as_posix() not in files:
            file.unlink()
    for path, text in files.items():
        file = place / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def kept(files: Mapping[str, str], place: Path) -> Checked:
    lay_whole(files, place / "story")
    return check_folder(place / "story", caches=place / "cache")


def plain(problems: tuple[Diagnostic, ...]) -> list[tuple[object, ...]]:
    return [(one.rule, tuple(one.span), one.message, one.hint) for one in problems]


def assert_as_fresh(checked: Checked, place: Path) -> None:
    loaded = load_folder(place / "story")
    assert plain(checked.problems) == plain(check_story(loaded))
    assert (checked.size is None) == (loaded.story is None)
    assert checked.texts == loaded.texts


def told_file(place: Path) -> Path:
    (file,) = (place / "cache").glob("*.told")
    return file


@given(st.data())
def test_after_any_edits_the_same_is_told_at_once_and_again(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        place = Path(folder)
        files = LIGHTHOUSE
        kept(files, place)
        for _ in range(2):
            files = data.draw(edits(files))
            for _ in range(2):
                assert_as_fresh(kept(files, place), place)


@pytest.mark.parametrize("path", sorted(LIGHTHOUSE))
def test_a_file_of_the_lighthouse_that_changes_or_goes_is_noticed(
    path: str, tmp_path: Path
) -> None:
    kept(LIGHTHOUSE, tmp_path)
    text = LIGHTHOUSE[path]
    moved, cut = f"# moved\n{text}", text[: len(text) * 2 // 3]
    without = {other: one for other, one in LIGHTHOUSE.items() if other != path}
    for files in (LIGHTHOUSE | {path: moved}, LIGHTHOUSE | {path: cut}, without, LIGHTHOUSE):
        assert_as_fresh(kept(files, tmp_path), tmp_path)


def test_the_size_of_a_sound_story_is_kept(tmp_path: Path) -> None:
    for _ in range(2):
        assert kept(SMALL, tmp_path).size == Size("x", 1, 0)


NEVER = {"inspect", "_hashlib", "dataclasses", "commune.engine"}
READING = {"yaml", "commune.author.checks", "commune.loading.linking.link"}


@pytest.mark.parametrize(("changed", "imported"), [(False, set()), (True, READING)])
def test_what_a_check_can_do_without_is_not_imported(
    tmp_path: Path,
    changed: bool,  # noqa: FBT001 - one of two cases
    imported: set[str],
) -> None:
    kept(SMALL, tmp_path)
    if changed:
        lay_whole(SMALL | {"story.yaml": f"# other\n{SMALL['story.yaml']}"}, tmp_path / "story")
    code = (
        "import sys; from commune.cli.main import main\n"
        "main(['check', '--story', sys.argv[1]])\n"
        f"print(*sorted({NEVER | READING!r} & set(sys.modules)))"
    )
    shown = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code, str(tmp_path / "story")],
        env={**os.environ, "COMMUNE_CACHE": str(tmp_path / "cache")},
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    first, modules = shown.splitlines()
    assert first == "No mistakes in “x”: 1 scene and 0 notes."
    assert set(modules.split()) == imported


def test_what_only_the_folder_tells_is_told_again(tmp_path: Path) -> None:
    kept(SMALL, tmp_path)
    (tmp_path / "story" / "picture.png").touch()
    for _ in range(2):
        found = check_folder(tmp_path / "story", caches=tmp_path / "cache")
        assert [one.rule for one in found.problems] == ["layout"]


@given(st.data())
def test_a_damaged_file_is_as_if_it_were_not_there(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        place = Path(folder)
        files = SMALL | {"claims.yaml": "["}
        kept(files, place)
        whole = told_file(place).read_bytes()
        at = data.draw(st.integers(0, len(whole) - 1))
        flipped = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
        told_file(place).write_bytes(data.draw(st.sampled_from([whole[:at], flipped, b"{}"])))
        assert_as_fresh(kept(files, place), place)
        assert told_file(place).read_bytes() == whole


def test_where_nothing_can_be_kept_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert_as_fresh(kept(SMALL, tmp_path), tmp_path)
    assert check_folder(tmp_path / "story").size == Size("x", 1, 0)
