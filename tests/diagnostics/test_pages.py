"""Every rule has a page, and what the page shows is so.

A page's examples are files laid over the lighthouse story. Where a file cannot be shown
as text, a line says what it is:

- ``bytes: 63 61 66 e9``   these bytes
- ``repeat: 1100000 x``    so many times these characters
- ``link: some/where``     a link that leads there

and under a heading, ``Nothing else.`` says that the files stand alone.
"""

import re
import shutil
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import pytest

from commune import diagnostics
from commune.author.checks import check_story
from commune.cli.explain import explain
from commune.diagnostics import RULES, Diagnostic
from commune.loading import load_folder

PAGES = Path(diagnostics.__file__).parent / "pages"
LIGHTHOUSE = Path(__file__).parent.parent / "stories" / "lighthouse"
LONGEST = 66  # lines

_FILE = re.compile(
    r"^`(?P<path>[^`\n]+)`\n+"
    r"(?:```yaml\n(?P<text>.*?)^```$|(?P<kind>bytes|repeat|link): (?P<what>[^\n]+)$)",
    re.MULTILINE | re.DOTALL,
)

rules = pytest.mark.parametrize("rule", RULES)


def _page(rule: str) -> str:
    return (PAGES / f"{rule}.md").read_text("utf-8")


def _section(rule: str, heading: str) -> str:
    _, _, behind = _page(rule).partition(f"\n## {heading}\n")
    return behind.partition("\n## ")[0]


def _lay(section: str, folder: Path) -> None:
    """Lay a section's files over the lighthouse story, or into an empty folder."""
    if section.strip().startswith("Nothing else."):
        folder.mkdir()
    else:
        shutil.copytree(LIGHTHOUSE, folder)
    for found in _FILE.finditer(section):
        place = folder / found["path"]
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(missing_ok=True)
        match found["kind"]:
            case "bytes":
                place.write_bytes(bytes.fromhex(found["what"]))
            case "repeat":
                times, _, words = found["what"].partition(" ")
                place.write_text(words * int(times), "utf-8")
            case "link":
                place.symlink_to(found["what"])
            case _:
                place.write_bytes(found["text"].encode())


def _findings(rule: str, heading: str, folder: Path) -> tuple[Diagnostic, ...]:
    _lay(_section(rule, heading), folder)
    return check_story(load_folder(folder))


def _told(findings: tuple[Diagnostic, ...]) -> Iterator[str]:
    for each in findings:
        yield f"{each.span.file}:{each.span.line}: {each.rule}: {each.message}"


def test_the_lighthouse_story_is_clean() -> None:
    assert list(_told(check_story(load_folder(LIGHTHOUSE)))) == []


def test_every_page_is_of_a_rule() -> None:
    assert {page.stem for page in PAGES.iterdir()} == set(RULES)


@rules
def test_a_page_has_its_form(rule: str) -> None:
    page = _page(rule)
    assert page.startswith(f"# {rule}\n\n")
    assert page.count("\n") <= LONGEST
    assert re.findall("^## .*$", page, re.MULTILINE) == ["## Bad", "## Mended"]
    for heading in ("Bad", "Mended"):
        section = _section(rule, heading)
        assert len(_FILE.findall(section)) == len(re.findall("^`[^`\n]+`$", section, re.MULTILINE))
        assert _FILE.search(section)


@rules
def test_a_bad_example_earns_its_rule_and_no_other(rule: str, tmp_path: Path) -> None:
    found = _findings(rule, "Bad", tmp_path / "story")
    assert found, "the bad example earns nothing"
    assert {each.rule for each in found} == {rule}, "\n".join(_told(found))


@rules
def test_a_mended_example_earns_nothing(rule: str, tmp_path: Path) -> None:
    assert list(_told(_findings(rule, "Mended", tmp_path / "story"))) == []


@rules
def test_a_page_is_explained(rule: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert explain(Namespace(rule=rule)) == 0
    assert capsys.readouterr().out == _page(rule)
