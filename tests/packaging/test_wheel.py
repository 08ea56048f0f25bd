"""The wheel, built and installed in a clean environment, is played from another folder."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CLI = ROOT / "src" / "commune" / "cli"
pytestmark = pytest.mark.wheel


@pytest.fixture(scope="module")
def commune(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The installed command."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--outdir", str(folder / "dist"), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)  # noqa: S603 - our own command
    venv.create(folder / "clean", with_pip=True)
    scripts = folder / "clean" / ("Scripts" if os.name == "nt" else "bin")
    (wheel,) = (folder / "dist").glob("*.whl")
    subprocess.run([scripts / "pip", "install", "-q", wheel], check=True)  # noqa: S603 - likewise
    return scripts / "commune"


def _run(command: Path, *arguments: str, keys: str = "", folder: Path) -> str:
    environment = {**os.environ, "COMMUNE_HOME": str(folder), "COMMUNE_CACHE": str(folder / "c")}
    done = subprocess.run(  # noqa: S603 - our own command
        [command, *arguments],
        input=keys,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_included_story_is_clean(commune: Path, tmp_path: Path) -> None:
    assert "No mistakes" in _run(commune, "check", folder=tmp_path)


def test_the_included_story_is_played_from_another_folder(commune: Path, tmp_path: Path) -> None:
    first = _run(commune, keys="1\n1\n", folder=tmp_path)
    assert "You chose 1" in first
    again = _run(commune, keys="", folder=tmp_path)
    assert first != again, "the second call goes on where the first one stopped"


def test_another_story_is_played(commune: Path, tmp_path: Path) -> None:
    story = ROOT / "tests" / "stories" / "lighthouse"
    assert "1." in _run(commune, "play", "--story", str(story), keys="", folder=tmp_path)


def test_the_manual_page_is_installed_where_man_looks(commune: Path) -> None:
    installed = commune.parent.parent / "share" / "man" / "man6" / "commune.6"
    assert installed.read_text("utf-8") == (CLI / "commune.6").read_text("utf-8")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_the_completions_come_along(shell: str, commune: Path, tmp_path: Path) -> None:
    script = (CLI / "completions" / f"commune.{shell}").read_text("utf-8")
    assert _run(commune, "completion", shell, folder=tmp_path) == script


def test_what_was_played_is_listed_told_and_replayed(commune: Path, tmp_path: Path) -> None:
    _run(commune, keys="1\n1\n", folder=tmp_path)
    assert _run(commune, "saves", folder=tmp_path).startswith("autosave")
    _run(commune, "transcript", "--output", "read.md", folder=tmp_path)
    assert "▸" in (tmp_path / "read.md").read_text("utf-8")
    save = _run(commune, "saves", "export", "autosave", "-", folder=tmp_path)
    (tmp_path / "save.json").write_text(save, "utf-8")
    assert "You chose 1" in _run(commune, "replay", "save.json", folder=tmp_path)
