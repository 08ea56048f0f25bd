"""What each file gave is kept from check to check, and what is found is the same with it."""

import marshal
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.loading.edited import edits
from tests.loading.exact import everything
from tests.loading.kept import with_cache, without

from commune.digest import SIZE
from commune.loading import load_folder, open_story, sealed
from commune.loading.files.folder import read_folder

ROOT = Path(__file__).resolve().parents[2]
LIGHTHOUSE = dict(read_folder(ROOT / "tests" / "stories" / "lighthouse", lambda _: None))
STORY = dict(read_folder(ROOT / "story", lambda _: None))
MANIFEST = "title: x\nfirst: queue\nacts: [1-war]\n"
SCENE = """\
title: y
passages:
  one:
    go: .two
    next:
  two: {end: true}
"""
SMALL = {"story.yaml": MANIFEST, "acts/1-war/queue.yaml": SCENE}


def reforge(file: Path, change: Callable[[Any], Any]) -> None:
    """Change what a cache holds, and set its digests right."""
    data = file.read_bytes()
    body = marshal.dumps(change(marshal.loads(data[SIZE + 4 :])))  # noqa: S302 - we wrote it
    file.write_bytes(data[:SIZE] + sealed.checksum(body) + body)


def cache_file(place: Path) -> Path:
    (file,) = (place / "cache").iterdir()
    return file


@pytest.mark.parametrize("files", [LIGHTHOUSE, STORY, SMALL])
def test_what_was_kept_comes_back_to_the_last_place(files: dict[str, str], tmp_path: Path) -> None:
    read = everything(without(files))
    assert everything(with_cache(files, tmp_path)) == read
    assert everything(with_cache(files, tmp_path)) == read


@given(st.data())
def test_random_edits_are_found_the_same_with_and_without(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        with_cache(LIGHTHOUSE, Path(folder))
        files = LIGHTHOUSE
        for _ in range(3):
            files = data.draw(edits(files))
            assert everything(with_cache(files, Path(folder))) == everything(without(files))


def test_a_word_of_the_manifest_that_moved_is_told_where_it_now_stands(tmp_path: Path) -> None:
    one = SMALL | {"story.yaml": f"{MANIFEST}next: On to [[nowhere]].\n"}
    two = SMALL | {"story.yaml": f"# moved\n{MANIFEST}next: On to [[nowhere]].\n"}
    with_cache(one, tmp_path)
    assert {str(problem.span) for problem in with_cache(two, tmp_path).problems} == {
        "story.yaml:5:15"
    }


def test_another_protagonist_is_asked_for_in_all_scenes(tmp_path: Path) -> None:
    text = "  one:\n    text: |\n      {as nell}\n      A.\n      {end}\n    end: true\n"
    one = SMALL | {"acts/1-war/queue.yaml": f"title: y\npassages:\n{text}"}
    with_cache(one, tmp_path)
    two = one | {"story.yaml": f"{MANIFEST}protagonist: who\n"}
    found = with_cache(two, tmp_path)
    assert everything(found) == everything(without(two))
    assert "“who” is to say who you are, and is no word variable" in {
        problem.message for problem in found.problems
    }


def test_the_same_text_under_another_name_is_another_scene(tmp_path: Path) -> None:
    with_cache(SMALL, tmp_path)
    more = SMALL | {"acts/1-war/bread.yaml": SCENE}
    found = with_cache(more, tmp_path)
    assert everything(found) == everything(without(more))
    assert found.story is not None
    assert [scene.id for scene in found.story.scenes.values()] == ["bread", "queue"]


@pytest.mark.parametrize("way", ["load_folder", "open_story"])
def test_where_nothing_changed_not_even_yaml_is_imported(
    way: str, place: Path, tmp_path: Path
) -> None:
    code = (
        "import sys; from pathlib import Path; import commune.loading\n"
        "getattr(commune.loading, sys.argv[1])(Path(sys.argv[2]), caches=Path(sys.argv[3]))\n"
        "print([name in sys.modules for name in ('yaml', 'commune.loading.readers.fields')])"
    )
    shown = [
        subprocess.run(  # noqa: S603
            [sys.executable, "-c", code, call, str(place), str(tmp_path / "cache")],
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for call in ("load_folder", way)
    ]
    assert shown == ["[True, True]\n", "[False, False]\n"]


def test_who_only_plays_keeps_no_parts(place: Path, tmp_path: Path) -> None:
    open_story(place, caches=tmp_path / "cache")
    assert not list((tmp_path / "cache").glob("*.parts*"))


def test_what_is_no_longer_in_the_story_goes(tmp_path: Path) -> None:
    with_cache(LIGHTHOUSE, tmp_path)
    large = cache_file(tmp_path).stat().st_size
    with_cache(SMALL, tmp_path)
    assert cache_file(tmp_path).stat().st_size < large / 10


def test_stories_long_not_checked_go(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    folder.mkdir()
    for number in range(sealed.STORIES + 5):
        old = folder / f"{number:016}.parts"
        old.touch()
        os.utime(old, (number, number))
    (folder / "0.story").touch()
    with_cache(SMALL, tmp_path)
    left = sorted(file.name for file in folder.iterdir())
    assert len(left) == sealed.STORIES + 1
    assert "0.story" in left
    assert f"{5:016}.parts" not in left
    assert f"{6:016}.parts" in left


def test_stories_that_are_too_much_together_go_oldest_first(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    folder.mkdir()
    for number in range(3):
        old = folder / f"{number:016}.parts"
        old.touch()
        os.truncate(old, sealed.MOST_OF_ALL // 2 - 100_000)  # of nothing: it takes no room
        os.utime(old, (number, number))
    with_cache(SMALL, tmp_path)
    assert not (folder / f"{0:016}.parts").exists()
    assert (folder / f"{1:016}.parts").exists()
    assert len(list(folder.iterdir())) == 3


@given(st.data())
def test_a_damaged_cache_is_as_if_it_were_not_there(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        place = Path(folder)
        with_cache(SMALL, place)
        whole = cache_file(place).read_bytes()
        at = data.draw(st.integers(0, len(whole) - 1))
        damaged = data.draw(
            st.sampled_from(
                [whole[:at], whole[at:], whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]]
            )
        )
        cache_file(place).write_bytes(damaged)
        assert everything(with_cache(SMALL, place)) == everything(without(SMALL))
        assert cache_file(place).read_bytes() == whole


@pytest.mark.parametrize("data", [b"", b"{}", b"x" * 100, pickle.dumps({"a": 1})])
def test_a_foreign_file_is_passed_over(data: bytes, tmp_path: Path) -> None:
    with_cache(SMALL, tmp_path)
    cache_file(tmp_path).write_bytes(data)
    assert everything(with_cache(SMALL, tmp_path)) == everything(without(SMALL))


@pytest.mark.parametrize("body", [[1], {b"x": 1}, {}, None, 7])
def test_a_file_of_another_form_is_passed_over(
    body: list[int] | int | None, tmp_path: Path
) -> None:
    with_cache(SMALL, tmp_path)
    reforge(cache_file(tmp_path), lambda _: body)
    assert everything(with_cache(SMALL, tmp_path)) == everything(without(SMALL))


@pytest.mark.parametrize("part", [b"", b"x", 5, None, (), ([(999,)], [], [])])
def test_a_part_of_another_form_is_read_from_its_file(
    part: bytes | int | tuple[()] | None, tmp_path: Path
) -> None:
    with_cache(SMALL, tmp_path)
    blob = part if isinstance(part, bytes | int | None) else marshal.dumps(part)
    reforge(cache_file(tmp_path), lambda kept: (dict.fromkeys(kept[0], blob), kept[1]))
    assert everything(with_cache(SMALL, tmp_path)) == everything(without(SMALL))


def test_where_nothing_can_be_kept_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert everything(with_cache(SMALL, tmp_path)) == everything(without(SMALL))


def test_a_folder_in_the_place_of_the_cache_is_passed_over(tmp_path: Path) -> None:
    with_cache(SMALL, tmp_path)
    file = cache_file(tmp_path)
    file.unlink()
    file.mkdir()
    assert everything(with_cache(SMALL, tmp_path)) == everything(without(SMALL))


def test_checks_at_one_time_do_not_disturb_one_another(tmp_path: Path) -> None:
    stories = [LIGHTHOUSE, SMALL, LIGHTHOUSE | {"claims.yaml": "- ["}]
    right = [everything(without(files)) for files in stories]

    def run(number: int) -> bool:
        found = everything(with_cache(stories[number % 3], tmp_path))
        return bool(found == right[number % 3])

    with ThreadPoolExecutor(6) as threads:
        assert all(threads.map(run, range(24)))
    assert [file.suffix for file in (tmp_path / "cache").iterdir()] == [".parts"]


def test_a_story_s_folder_keeps_nothing_unless_told_where(place: Path, tmp_path: Path) -> None:
    load_folder(place)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["story"]
    load_folder(place, caches=tmp_path / "cache")
    assert cache_file(tmp_path).suffix == ".parts"
