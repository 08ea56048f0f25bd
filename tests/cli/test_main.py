"""The command as a whole: what a call is answered with, and how it ends."""

import argparse
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import LIGHTHOUSE, ROOT, STEPS
from tests.cli.make_completions import subcommands

from commune import VERSION
from commune.cli import main as entry
from commune.cli.arguments import parsed, whole_parser
from commune.cli.main import main
from commune.diagnostics import RULES
from commune.saves.settings import OPTIONS


def commands_of(parser: argparse.ArgumentParser) -> Iterator[tuple[str, ...]]:
    """Each command by its words, those under another too."""
    for name, under in subcommands(parser).items():
        yield (name,)
        yield from ((name, *words) for words in commands_of(under))


def test_the_version_is_the_project_s(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"commune {VERSION}\n"
    assert f'version = "{VERSION}"' in (ROOT / "pyproject.toml").read_text("utf-8")


@pytest.mark.parametrize("name", [(), *commands_of(whole_parser())], ids=" ".join)
def test_each_command_helps_with_an_example(
    name: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit) as stopped:
        main([*name, "--help"])
    assert stopped.value.code == 0
    said = capsys.readouterr().out
    assert " ".join(("commune", *name)) in said.partition("example")[2]
    assert max(map(len, said.split("\n"))) <= 80


def test_an_example_can_be_called_as_it_stands() -> None:
    examples = re.findall(r"^  commune(?: (.*?))?(?:  .*)?$", _all_helps(), re.MULTILINE)
    for call in filter(None, examples):
        words = shlex.split(re.split(r" [>|]+ ", call)[0])
        assert callable(whole_parser().parse_args(words).command)


def test_a_call_at_fault_ends_with_2_and_the_nearest_command(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["chek"])
    assert stopped.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "commune: there is no command “chek”. Did you mean “check”?\n"


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("stats --format json --story here", "“commune stats” has no option “--format”."),
        ("check --jsno", "“commune check” has no option “--jsno”. Did you mean “--json”?"),
        ("--sotry=here", "“commune play” has no option “--sotry”. Did you mean “--story”?"),
        ("saves export a b --forec", "has no option “--forec”. Did you mean “--force”?"),
    ],
)
def test_an_option_that_is_none_is_told_before_what_it_leads_to(
    call: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(call.split())
    assert stopped.value.code == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert said in told.err


def test_what_only_looks_like_an_option_is_left_to_be_read() -> None:
    assert parsed(["try", "watch", "--when", "--oil == 1"]).when == "--oil == 1"
    assert parsed(["check", "--form", "json"]).format == "json"
    assert parsed(["check", "--", "--there"]).folder == Path("--there")


def test_each_setting_has_a_flag_and_what_is_not_given_is_as_it_is_kept() -> None:
    bare = parsed(["play"])
    for option in OPTIONS:
        assert getattr(bare, option.name) is None
        flag = f"--{option.name.replace('_', '-')}"
        for value, _ in option.values:
            words = [flag, str(value)]
            if isinstance(value, bool):
                words = [flag if value else f"--no-{flag[2:]}"]
            assert getattr(parsed(["play", *words]), option.name) == value


@pytest.mark.parametrize("wrong", ["39", "121", "-1", "wide", "7_6", "６０", ""])
def test_a_number_out_of_its_range_is_refused(
    wrong: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        parsed(["play", f"--width={wrong}"])
    assert stopped.value.code == 2
    assert "not a whole number from 40 to 120" in capsys.readouterr().err


def test_where_to_begin_is_told_by_name() -> None:
    call = parsed(["play", "--as", "nell", "--opening", "late", "--slot", "x", "--new"])
    assert (call.as_person, call.opening, call.slot, call.new) == ("nell", "late", "x", True)
    bare = parsed(["play"])
    assert (bare.as_person, bare.opening, bare.slot, bare.story) == ("", "", "", None)
    assert not bare.new
    assert not bare.ephemeral


def test_to_ask_for_help_neither_engine_nor_loader_is_imported() -> None:
    code = (
        "import sys\nfrom commune.cli.main import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = _called(code)
    modules = set(done.stderr.decode().split())
    assert not modules & {"yaml", "rich", "prompt_toolkit", "commune.engine", "commune.play"}
    assert "argparse" in modules


def test_to_play_on_the_argument_parser_is_not_imported() -> None:
    code = "import sys, commune.cli.play\nprint(*sys.modules, file=sys.stderr)"
    assert "argparse" not in _called(code).stderr.decode().split()


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


def test_before_ctrl_c_can_be_caught_nothing_is_imported_that_takes_time() -> None:
    code = (
        "import sys; before = set(sys.modules)\nimport commune.cli.main\n"
        "print(*(set(sys.modules) - before), file=sys.stderr)"
    )
    done = _called(code, "-S")
    loaded = {name for name in done.stderr.decode().split() if not name.startswith("commune")}
    assert not loaded & {"typing", "collections", "re", "enum", "functools", "argparse"}


@pytest.mark.parametrize("module", ["commune.cli.arguments", "commune.author.stats"])
def test_ctrl_c_during_an_import_ends_quietly_with_130(module: str) -> None:
    code = (
        "import sys\n"
        "class Stop:\n"
        "    @staticmethod\n"
        "    def find_spec(name, path, target=None):\n"
        f"        if name == {module!r}: raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Stop)\n"
        "sys.argv[1:] = ['stats']\n"
        "from commune.cli.main import run\n"
        "run()"
    )
    done = _called(code, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


@pytest.mark.parametrize(
    "call",
    [
        ["explain"],
        ["--help"],
        ["completion", "zsh"],
        ["check", "--format", "json"],
        ["saves"],
        ["saves", "export", "anna", "-"],
        ["transcript", "anna"],
        ["replay", "steps.txt"],
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("kept")
def test_a_closed_pipe_is_met_in_silence(call: list[str], tmp_path: Path) -> None:
    (tmp_path / "steps.txt").write_text("\n".join(STEPS))
    if call[0] not in ("explain", "--help", "completion"):
        call = [*call, "--story", str(LIGHTHOUSE)]
    code = f"import sys; from commune.cli.main import main; sys.exit(main({call!r}))"
    process = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-u", "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(10) == 0


def _all_helps() -> str:
    """The help of every command, as far as its examples."""
    parsers = [whole_parser()]
    for parser in parsers:
        parsers += subcommands(parser).values()
    return "\n".join(parser.epilog or "" for parser in parsers)


def _called(code: str, *flags: str, check: bool = True) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, *flags, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        check=check,
    )
