"""Completion scripts: fresh, whole, and understood by the shells themselves."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.make_completions import FOLDER, scripts

from commune.cli.arguments import SHELLS
from commune.cli.main import main

# What is typed, and the one way it can go on.
COMPLETED = (
    ("commune pl", "play"),
    ("commune saves ex", "export"),
    ("commune play --th", "--theme"),
    ("commune play --theme q", "quiet"),
    ("commune completion f", "fish"),
)
each_completed = pytest.mark.parametrize(("typed", "word"), COMPLETED)


def test_the_scripts_are_fresh() -> None:
    made = scripts()
    assert {place: place.read_text("utf-8") for place in sorted(FOLDER.iterdir())} == made, (
        "made anew by: python tests/cli/make_completions.py"
    )


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_s_script_is_printed(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    assert capsys.readouterr().out == (FOLDER / f"commune.{shell}").read_text("utf-8")


def test_another_shell_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["completion", "ksh"])
    assert stopped.value.code == 2
    assert "fish" in capsys.readouterr().err


@each_completed
def test_bash_completes(typed: str, word: str) -> None:
    words = typed.split()
    script = (
        'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*";'
        ' COMP_POINT=${#COMP_LINE}; _shtab_commune; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    assert _said("bash", "-c", script, "bash", str(FOLDER / "commune.bash"), *words) == [word]


@each_completed
def test_fish_completes(typed: str, word: str, tmp_path: Path) -> None:
    script = "source $argv[1]; complete -C $argv[2]"
    said = _said("fish", "-c", script, str(FOLDER / "commune.fish"), typed, home=tmp_path)
    assert [line.partition("\t")[0] for line in said] == [word]


@each_completed
def test_powershell_completes(typed: str, word: str) -> None:
    script = (
        f". '{FOLDER / 'commune.powershell'}'; [System.Management.Automation.CommandCompletion]"
        f"::CompleteInput('{typed}', {len(typed)}, $null).CompletionMatches.CompletionText"
    )
    assert _said("pwsh", "-NoProfile", "-Command", script) == [word]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")
def test_zsh_completes(tmp_path: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    zsh = _found("zsh")
    shutil.copy(FOLDER / "commune.zsh", tmp_path / "_commune")
    environment = {**os.environ, "TERM": "dumb", "ZDOTDIR": str(tmp_path), "PS1": "> "}
    shell = pexpect.spawn(zsh, ["-f", "-i"], encoding="utf-8", timeout=20, env=environment)
    load = f"fpath=({tmp_path} $fpath); autoload -U compinit; compinit -u -d {tmp_path}/dump"
    shell.sendline(f"{load}; echo rea''dy")
    shell.expect("ready")
    for typed, word in COMPLETED:
        shell.send(f"\x15{typed}\t")
        shell.expect_exact(f"{typed.rpartition(' ')[0]} {word}")
    shell.close(force=True)


def _found(shell: str) -> str:
    """The shell's command; without it the test is passed over."""
    return shutil.which(shell) or pytest.skip(f"{shell} is not installed")


def _said(shell: str, *arguments: str, home: Path | None = None) -> list[str]:
    environment = {**os.environ, **({"HOME": str(home)} if home else {})}
    done = subprocess.run(  # noqa: S603 - our own scripts
        [_found(shell), *arguments],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout.split("\n")[:-1]
