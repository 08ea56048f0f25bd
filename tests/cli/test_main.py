"""The command as a whole: what a call is answered with, and how it ends."""

import subprocess
import sys
from pathlib import Path

import pytest

from commune import VERSION
from commune.cli import main as entry
from commune.cli.main import main
from commune.diagnostics import RULES

ROOT = Path(__file__).resolve().parents[2]


def test_the_version_is_the_project_s(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"commune {VERSION}\n"
    assert f'version = "{VERSION}"' in (ROOT / "pyproject.toml").read_text("utf-8")


@pytest.mark.parametrize("command", ["play", "check", "explain"])
def test_each_command_helps_with_an_example(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"])
    assert stopped.value.code == 0
    assert f"commune {command}" in capsys.readouterr().out.partition("example")[2]


def test_a_call_at_fault_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["chek"])
    assert stopped.value.code == 2
    assert "chek" in capsys.readouterr().err


def test_explain_lists_every_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(RULES)


def test_an_unknown_rule_is_answered_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "unknown-adress"]) == 2
    assert "unknown-address" in capsys.readouterr().err


def test_ctrl_c_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(entry, "_answer", interrupted)
    assert main([]) == 130


def test_a_closed_pipe_is_met_in_silence() -> None:
    code = "import sys; from commune.cli.main import main; sys.exit(main(['explain']))"
    process = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-u", "-c", code],
        env={"PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(10) == 0
