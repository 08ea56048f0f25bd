"""One slip is one finding: what only follows from it is not told as well."""

from pathlib import Path
from textwrap import dedent

import pytest
from tests.loading.laid import lay

from commune.diagnostics import Diagnostic
from commune.loading import load_folder, load_story

STORY = "title: Roads\nfirst: road\nacts: [1-road]\nprotagonist: you\n"
YOU = "you:\n  kind: word\n  values: [ada, ben]\n  means: Who.\n"
ROAD = """\
    title: The road
    passages:
      start:
        effects: [you = ada]
        text: |
          {as ada}
          Ada is here.
          {end}
        end: true
    """
FILES = {
    "story.yaml": STORY,
    "variables.yaml": YOU,
    "acts/1-road/road.yaml": dedent(ROAD),
    "acts/1-road/act.yaml": "title: The road\n",
}


def found(**changed: str) -> list[Diagnostic]:
    """What is told of the small story with files changed, each named by its last part."""
    files = dict(FILES)
    for name, text in changed.items():
        path = next(path for path in files if path.endswith(f"{name}.yaml"))
        files[path] = text
    return list(load_story(files).problems)


def place(one: Diagnostic) -> str:
    return f"{one.span.file}:{one.span.line}:{one.span.column}"


def test_the_small_story_is_clean() -> None:
    assert found() == []


def test_a_misspelt_protagonist_is_told_once_at_its_value() -> None:
    (one,) = found(story=STORY.replace("protagonist: you", "protagonist: yuo"))
    assert (place(one), one.hint) == ("story.yaml:4:14", "Did you mean “you”?")


def test_a_misspelt_act_is_told_once_at_its_name() -> None:
    (one,) = found(story=STORY.replace("[1-road]", "[1-raod]"))
    assert (place(one), one.hint) == ("story.yaml:3:8", "Did you mean “1-road”?")


def test_two_acts_that_are_not_alike_are_two_mistakes() -> None:
    told = found(story=STORY.replace("[1-road]", "[0-frame]"))
    assert [place(one) for one in told] == ["acts/1-road/act.yaml:1:1", "story.yaml:3:8"]


@pytest.mark.parametrize("text", ["[]", "- you\n", "nothing\n"])
def test_a_list_of_variables_that_is_none_is_told_alone(text: str) -> None:
    (one,) = found(variables=text)
    assert (one.rule, one.span.file) == ("wrong-form", "variables.yaml")


def test_a_translation_that_asks_for_what_nobody_knows_is_told_once() -> None:
    text = "passages:\n  start:\n    text: |\n      {if nope: x}\n"
    files = {**FILES, "locales/fr/acts/1-road/road.yaml": text}
    files["story.yaml"] += "languages: [en, fr]\n"
    assert [one.rule for one in load_story(files).problems] == ["unknown-variable"]


def test_a_translation_into_a_language_that_story_yaml_does_not_name_is_told() -> None:
    files = {**FILES, "locales/fr/acts/1-road/road.yaml": "title: La route\n"}
    assert [one.rule for one in load_story(files).problems] == ["translation-place"]


@pytest.mark.parametrize("behind", ["", "  # mine"])
def test_one_stray_bracket_is_one_mistake(behind: str) -> None:
    road = dedent(ROAD).replace("passages:\n", f"passages: [{behind}\n")
    (one,) = found(road=road)
    assert (one.rule, str(one.span)) == ("yaml-syntax", "acts/1-road/road.yaml:2:11")
    assert one.hint == "Take it out: what is indented needs no brackets."


def test_an_act_whose_one_scene_cannot_be_read_is_an_act() -> None:
    files = {**FILES, "acts/2-after/home.yaml": ""}
    files["story.yaml"] = STORY.replace("[1-road]", "[1-road, 2-after]")
    assert [one.span.file for one in load_story(files).problems] == ["acts/2-after/home.yaml"]


def laid(root: Path, without: str) -> Path:
    """The small story in a folder, without one of its files."""
    for path, text in FILES.items():
        if path != without:
            lay(root, path, text)
    return root


def test_variables_that_cannot_be_read_are_told_alone(tmp_path: Path) -> None:
    lay(laid(tmp_path, "variables.yaml"), "variables.yaml", b"you: \xe9\n")
    assert [one.rule for one in load_folder(tmp_path).problems] == ["encoding"]
    (tmp_path / "variables.yaml").unlink()
    (tmp_path / "variables.yaml").mkdir()
    assert [one.rule for one in load_folder(tmp_path).problems] == ["layout"]


def test_acts_that_cannot_be_read_are_told_alone(tmp_path: Path) -> None:
    inside = laid(tmp_path / "story", "")
    (inside / "acts").rename(tmp_path / "acts")
    (inside / "acts").symlink_to(tmp_path / "acts")
    (one,) = load_folder(inside).problems
    assert (one.rule, one.span.file) == ("folder", "acts")


def test_a_folder_that_may_not_be_opened_is_told_alone(tmp_path: Path) -> None:
    inside = laid(tmp_path, "")
    (inside / "acts").chmod(0)
    try:
        if (inside / "acts" / "1-road").exists():
            pytest.skip("this user opens every folder")
        (one,) = load_folder(inside).problems
    finally:
        (inside / "acts").chmod(0o755)
    assert (one.rule, one.span.file) == ("folder", "acts/")


@pytest.mark.parametrize(
    ("renamed", "told"),
    [
        ({"a": "b", "b": "a"}, [("4:3", "a → b → a")]),
        ({"a": "b", "b": "c", "c": "b"}, [("5:3", "b → c → b")]),
        ({"a": "a", "b": "b"}, [("4:3", "a → a"), ("5:3", "b → b")]),
        ({"x": "a", "y": "a", "a": "b", "b": "a"}, [("6:3", "a → b → a")]),
        ({"a": "b", "b": "road"}, []),
    ],
)
def test_a_circle_of_renamings_is_told_once_where_it_begins(
    renamed: dict[str, str], told: list[tuple[str, str]]
) -> None:
    lines = "".join(f"  {old}: {new}\n" for old, new in renamed.items())
    story = f"title: Roads\nfirst: road\nrenamed:\n{lines}acts: [1-road]\nprotagonist: you\n"
    problems = found(story=story)
    assert [one.rule for one in problems] == ["renamed-cycle"] * len(told)
    for one, (place, circle) in zip(problems, told, strict=True):
        assert str(one.span) == f"story.yaml:{place}"
        assert one.message.endswith(circle)


def test_somebody_who_is_nobody_is_told_where_as_names_them() -> None:
    form = "      {}:\n        kind: deed\n        label: Go.\n{}        to: .end\n"
    choices = form.format("on", "        as: adam\n") + form.format("off", "")
    choices = f"    choices:\n{choices}  end: {{end: true}}\n"
    road = dedent(ROAD).replace("    end: true\n", choices)
    (one,) = found(road=road)
    assert (one.rule, str(one.span)) == ("out-of-range", "acts/1-road/road.yaml:13:13")
    assert one.hint == "Did you mean “ada”?"


def test_a_pause_and_leaving_a_hub_are_steps_that_no_condition_can_ask_for() -> None:
    asks = "{if took(road.start/next): A | B} {if took(road.hall/leave): A | B}"
    road = (
        "title: The road\npassages:\n  start:\n    effects: [you = ada]\n    text: |\n"
        f"      {asks}\n    go: .hall\n    next: On.\n"
        "  hall:\n    hub: {show: 1, then: .end, leave: Out}\n  end: {end: true}\n"
    )
    told = found(road=road)
    asked = [one.message for one in told if one.rule == "unknown-step"]
    assert len(asked) == 2
    assert all(one.startswith("the story does not remember") for one in asked)
