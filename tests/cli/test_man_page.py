"""The manual page: fresh, whole, and formatted without a warning."""

import re
import shutil
import subprocess

import pytest
from tests.cli.make_completions import subcommands
from tests.cli.make_man_page import PLACE, page

from commune.cli.arguments import whole_parser

SECTIONS = (
    *("NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "OPTIONS", "KEYS", "FILES"),
    *("ENVIRONMENT", "EXIT STATUS", "EXAMPLES"),
)


def test_the_page_is_fresh() -> None:
    assert PLACE.read_text("utf-8") == page(), "made anew by: python tests/cli/make_man_page.py"


def test_the_page_has_its_sections_in_order() -> None:
    assert tuple(re.findall(r"^\.SH (.+)$", page(), re.MULTILINE)) == SECTIONS


def test_the_page_names_each_command_and_flag() -> None:
    shown = page().replace("\\-", "-")
    for name, command in subcommands(whole_parser()).items():
        assert f'.SS "commune {name}"' in shown
        for action in command._actions:  # noqa: SLF001 - argparse has no other way to look
            assert all(f"\\fB{flag}\\fR" in shown for flag in action.option_strings)


def test_groff_formats_the_page_without_a_warning() -> None:
    groff = shutil.which("groff") or pytest.skip("groff is not installed")
    done = subprocess.run(  # noqa: S603 - our own page
        [groff, "-ww", "-man", "-Tutf8", "-k", PLACE],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    bare = re.sub(r"\x1b\[[\d;]*m", "", done.stdout)
    assert "commune completion bash > ~/.local/share/bash-completion" in bare
    assert "commune play --plain" in bare
