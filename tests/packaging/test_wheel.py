"""The wheel, built and installed in a clean environment, is played from another folder."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
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
