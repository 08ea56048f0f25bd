"""The writers' handbook says what the loader reads, and its examples load.

- The steps of the first scene are stories: each loads as it stands after its step.
- A table below ``<!-- table: noun -->`` lists the fields of that table, as they are.
- A box marked ``yaml noun`` is read by the table or form of that name; what it leaves
  out may be missing. ``prose`` and ``conditions`` are read as such.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from commune.author.checks import check_story
from commune.diagnostics import Diagnostic, Span
from commune.diagnostics.report import as_text
from commune.loading import Loaded, load_folder
from commune.loading.readers.fields import Form, Reading, Table
from commune.loading.readers.forms import record
from commune.loading.readers.passage import CHOICES, PASSAGES
from commune.loading.readers.tables import PROSE_KEYS, ROOTS, tables_of
from commune.loading.readers.variables import FAMILY, read_variables
from commune.loading.text.logic import read_condition
from commune.loading.text.prose import read_prose
from commune.loading.tree.nodes import read_tree
from commune.loading.tree.tree import Scalar, bounds_of

HANDBOOK = (Path(__file__).parents[2] / "story" / "README.md").read_text("utf-8")
TABLES = {
    table.noun: table
    for kind, form in ROOTS.items()
    if kind != "variables"
    for table in tables_of(form)
} | {f"{table.noun} variable": table for table in FAMILY}
FORMS: dict[str, Form] = {
    **{noun: record(table, lambda *_: True) for noun, table in TABLES.items()},
    **ROOTS,
    "choices": CHOICES,
    "passages": PASSAGES,
}

_TABLE = re.compile(r"^<!-- table: (.+) -->\n\|.*\n\|[-|]+\n((?:\|.*\n)+)", re.MULTILINE)
_BOX = re.compile(r"^```(\w+) ?([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"^`([^`\n]+)`\n```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_STEPS = re.split(r"^### Step \d+: ", HANDBOOK, flags=re.MULTILINE)[1:]
_STEPS[-1] = _STEPS[-1].partition("\n## ")[0]
_BOXES = [(name, mark, text) for name, mark, text in _BOX.findall(HANDBOOK) if name != "text"]


def _story_after(step: int, folder: Path) -> Loaded:
    lay_steps(folder, step)
    return load_folder(folder)


def lay_steps(folder: Path, step: int = len(_STEPS)) -> None:
    """Lay the files of the first scene as they stand after a step."""
    for section in _STEPS[:step]:
        for path, text in _FILE.findall(section):
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(text.encode())


def _rows(table: Table) -> Iterator[str]:
    for field in table.fields:
        key = f"**`{field.name}`**" if field.required else f"`{field.name}`"
        yield f"| {key} | {field.form.says} | {field.says} |"


@pytest.mark.parametrize("step", range(1, len(_STEPS)))
def test_the_first_scene_is_a_story_after_each_step(step: int, tmp_path: Path) -> None:
    loaded = _story_after(step, tmp_path)
    assert check_story(loaded) == ()
    assert loaded.story is not None


def test_the_mistake_is_told_as_the_handbook_shows_it(tmp_path: Path) -> None:
    _story_after(2, tmp_path)
    scene = tmp_path / "acts" / "1-crossing" / "ferry.yaml"
    scene.write_text(scene.read_text("utf-8").replace(".water", ".watr", 1), "utf-8")
    loaded = load_folder(tmp_path)
    assert f"```text\n{as_text(check_story(loaded), loaded.lines_of)}```\n" in HANDBOOK


def test_the_note_of_the_last_step_is_told_until_something_leads_to_it(tmp_path: Path) -> None:
    loaded = _story_after(len(_STEPS), tmp_path)
    assert f"```text\n{as_text(check_story(loaded), loaded.lines_of)}```\n" in HANDBOOK
    assert loaded.story is not None
    scene = tmp_path / "acts" / "1-crossing" / "ferry.yaml"
    text = scene.read_text("utf-8")
    scene.write_text(text.replace("the ferryman", "[[ferryman|the ferryman]]", 1), "utf-8")
    assert check_story(load_folder(tmp_path)) == ()


def test_the_handbook_has_every_table() -> None:
    assert sorted(noun for noun, _ in _TABLE.findall(HANDBOOK)) == sorted(TABLES)


@pytest.mark.parametrize("noun", TABLES)
def test_a_table_lists_the_keys_that_are_read(noun: str) -> None:
    written = dict(_TABLE.findall(HANDBOOK))[noun]
    assert written.splitlines() == list(_rows(TABLES[noun]))


def test_every_yaml_box_says_what_it_is() -> None:
    of_steps = "\n".join(text for section in _STEPS for _, text in _FILE.findall(section))
    unmarked = [text for name, mark, text in _BOXES if name == "yaml" and not mark]
    assert all(text in of_steps for text in unmarked)
    assert {mark for name, mark, _ in _BOXES if name == "yaml" and mark} <= set(FORMS)


@pytest.mark.parametrize(
    ("name", "mark", "text"),
    _BOXES,
    ids=[f"{number} {name} {mark}".strip() for number, (name, mark, _) in enumerate(_BOXES)],
)
def test_an_example_is_read_without_a_finding(name: str, mark: str, text: str) -> None:
    found: list[Diagnostic] = []
    whole = Scalar(text, bounds_of(Span.at("README.md")), "literal", line_of_text=1)
    match name:
        case "prose":
            read_prose(whole, found.append)
        case "conditions":
            for line in text.splitlines():
                read_condition(Scalar(line, bounds_of(Span.at("README.md"))), found.append)
        case "yaml" if mark:
            tree = read_tree(text, "README.md", found.append, prose_keys=PROSE_KEYS)
            assert tree.root is not None
            key = Scalar(mark, bounds_of(Span.at("README.md")))
            if mark == "variables":  # by the kind of each, which no one form can say
                read_variables(tree, found.append)
            else:
                FORMS[mark].read(tree.root, key, Reading(found.append))
        case _:
            assert name == "yaml"
    assert [each for each in found if each.rule != "missing-key"] == []
