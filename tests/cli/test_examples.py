"""What the help of the writers' tools shows does what it says, on the included story."""

import re
import shlex
import shutil
from collections.abc import Iterator
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from tests.cli.conftest import LIGHTHOUSE, ROOT
from tests.cli.make_completions import subcommands

from commune.cli.arguments import whole_parser
from commune.cli.main import main

TOOLS = ("check", "prove", "try", "stats", "sample", "explain")
pytestmark = pytest.mark.usefixtures("shelf")


def examples() -> Iterator[str]:
    """Each example of the tools' helps, of the whole help, and of the README."""
    helps = [whole_parser(), *(subcommands(whole_parser())[name] for name in TOOLS)]
    texts = [parser.epilog or "" for parser in helps]
    texts.append((ROOT / "README.md").read_text("utf-8"))
    calls = re.findall(r"^ +(commune .*?)(?:  .*)?$", "\n".join(texts), re.MULTILINE)
    yield from dict.fromkeys(
        call for call in calls if call.split()[1:2] and call.split()[1] in TOOLS
    )


@pytest.mark.parametrize("example", list(examples()))
def test_an_example_works_on_the_included_story(
    example: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copytree(ROOT / "story", tmp_path / "my-story")
    piped = ""
    for part in re.split(r" \| ", example.partition(" > ")[0]):
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(piped.encode())))
        words = shlex.split(part)[1:]
        if words[0] == "sample":
            words += ["--runs", "20"]
        if words[0] == "prove" and "--of" not in words:  # ours is proved whole in its own tests
            words += ["--story", str(LIGHTHOUSE)]
        assert main(words) == 0
        said = capsys.readouterr()
        piped = said.out
        assert piped
        assert not said.err or "--keep" in words


def test_the_examples_are_those_that_are_looked_for() -> None:
    found = {example.split()[1] for example in examples()}
    assert found == set(TOOLS)
    assert any(" | " in example for example in examples())
