"""All files of a story are read into one draft; ids are told that stand twice."""

import gc
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.loading.reading import all_said, only, said

from commune.diagnostics import Diagnostic
from commune.loading.collector import without_collector
from commune.loading.files.folder import Files
from commune.loading.story import Draft, read_story
from commune.model.story import Act

SCENE = "title: x\npassages:\n  one: {end: true}\n"
FACT = "title: x\nplain: x\nconfidence: documented\ntext: x\n"
STORY = {
    "story.yaml": "title: x\nfirst: queue\nacts: [1-war, 0-frame]\nnext: Go on.\n",
    "acts/1-war/queue.yaml": SCENE,
}


def told(files: Mapping[str, str]) -> tuple[Draft, list[Diagnostic]]:
    problems: list[Diagnostic] = []
    return read_story(files, problems.append), problems


def test_every_kind_of_file_finds_its_place() -> None:
    draft, problems = told(
        STORY
        | {
            "variables.yaml": "saw:\n  kind: flag\n  means: x\n",
            "claims.yaml": "- id: c\n  says: x\n  never: saw\n",
            "acts/0-frame/act.yaml": "title: Frame\n",
            "notes/facts/bread.yaml": FACT,
            "fates/caron.yaml": "variants:\n  - id: a\n    text: x\n",
            "sources/primary.yaml": "vinoy-1872:\n  title: x\n",
            "openings/start.yaml": "label: x\nfrom: queue\n",
            "lessons/dawn.yaml": "title: x\nquestion: y\nminutes: 45\n",
            "locales/fr/acts/1-war/queue.yaml": "title: y\n",
            "locales/fr/notes/facts/bread.yaml": "plain: y\n",
        }
    )
    assert all_said(problems) == []
    assert draft.manifest is not None
    assert list(draft.variables) == ["saw"]
    assert list(draft.scenes) == ["queue"]
    assert draft.scenes["queue"].act == "1-war"
    assert list(draft.notes) == ["bread"]
    assert list(draft.fates) == ["caron"]
    assert list(draft.sources) == ["vinoy-1872"]
    assert list(draft.openings) == ["start"]
    assert list(draft.lessons) == ["dawn"]
    assert list(draft.claims) == ["c"]
    assert [dict(one.texts) for one in draft.translations] == [{"title": "y"}, {"plain": "y"}]
    assert draft.broken == frozenset()


def test_acts_come_in_the_story_s_order_and_need_no_page() -> None:
    draft, _ = told(STORY | {"acts/0-frame/act.yaml": "title: Frame\n"})
    assert list(draft.acts) == ["1-war", "0-frame"]
    assert draft.acts["1-war"] == Act("1-war")


@pytest.mark.parametrize(
    ("path", "text", "told_at"),
    [
        ("acts/0-frame/queue.yaml", SCENE, "acts/1-war/queue.yaml:1:1"),
        ("notes/facts/queue.yaml", FACT, "notes/facts/queue.yaml:1:1"),
        ("openings/queue.yaml", "label: x\nfrom: queue\n", "openings/queue.yaml:1:1"),
        ("lessons/queue.yaml", "title: x\nquestion: y\nminutes: 4\n", "lessons/queue.yaml:1:1"),
        ("sources/primary.yaml", "\nqueue:\n  title: x\n", "sources/primary.yaml:2:1"),
    ],
)
def test_an_id_names_one_thing(path: str, text: str, told_at: str) -> None:
    _, problems = told(STORY | {path: text})
    problem = only(problems)
    assert problem.rule == "duplicate-id"
    assert str(problem.span) == told_at
    assert "the id “queue” is taken: acts/" in problem.message


def test_a_fate_bears_the_id_of_its_person() -> None:
    person = FACT + "role: x\n"
    files = {
        "notes/people/caron.yaml": person,
        "fates/caron.yaml": "variants:\n  - id: a\n    text: x\n",
    }
    assert all_said(told(STORY | files)[1]) == []


def test_a_file_without_a_place_is_told_and_not_read() -> None:
    draft, problems = told(STORY | {"acts/dawn.yaml": SCENE})
    assert said(only(problems)).startswith("layout 1:1 “acts/dawn.yaml” lies in no place")
    assert list(draft.scenes) == ["queue"]


@pytest.mark.parametrize(
    ("path", "text", "name"),
    [
        ("acts/1-war/Dawn.yaml", SCENE, "Dawn"),
        ("acts/Second_Act/dawn.yaml", SCENE, "Second_Act"),
        ("notes/facts/le café.yaml", FACT, "le café"),
    ],
)
def test_a_file_s_name_is_an_id(path: str, text: str, name: str) -> None:
    problem = only(told(STORY | {path: text})[1])
    assert (problem.rule, str(problem.span)) == ("bad-id", f"{path}:1:1")
    assert problem.message.startswith(f"“{name}” is no id")


def test_a_story_without_story_yaml_is_told() -> None:
    draft, problems = told({"acts/1-war/queue.yaml": SCENE})
    assert draft.manifest is None
    assert said(only(problems)) == (
        "folder 1:1 there is no story.yaml: it names the story and its beginning"
        " | Write one with title, first and acts."
    )


def test_what_could_not_be_read_is_known_as_broken() -> None:
    files = Files(STORY | {"acts/1-war/dawn.yaml": "", "variables.yaml": "saw: x\n"})
    files.broken = frozenset({"unseen"})
    draft, _ = told(files)
    assert draft.broken == {"unseen", "dawn", "saw"}


def test_a_beginning_that_is_missing_is_not_unknown_as_well() -> None:
    draft, problems = told({"story.yaml": "title: x\nacts: [a]\n"})
    assert only(problems).rule == "missing-key"
    assert "" in draft.broken


def test_the_collector_is_off_while_reading_and_as_it_was_afterwards() -> None:
    was_on = gc.isenabled()
    try:
        gc.enable()
        with without_collector():
            assert not gc.isenabled()
        assert gc.isenabled()
        gc.disable()
        with without_collector():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        if was_on:
            gc.enable()


def test_the_collector_comes_back_when_reading_fails() -> None:
    with pytest.raises(KeyError), without_collector():
        raise KeyError
    assert gc.isenabled()


WHOLE = """\
title: x
date: 1871-03-18
cast: [a, b]
sources: [a-1 ch. 3, {id: b-2, page: "ch. 3, p. 4"}]
summary:
  text: |
    Short.
  path: {jeanne: [stay]}
passages:
  one:
    effects: [bread += 1, reveal p3 if kept]
    text: |
      Fog {if kept: here | there}.
    choices:
      stay:
        kind: deed
        label: Stay.
        if: bread >= 1
        locked: No bread.
        to:
          - {if: kept, to: .one}
          - {to: b.c}
  two:
    hub:
      show: 2
      then: .one
"""
SCRAPS = [
    "[",
    "{",
    "}",
    ": ",
    "- ",
    "|",
    '"',
    "#",
    "[]",
    "{a: [b]}",
    "{{",
    "[[",
    "\t",
    "? ",
    "*a",
    "é",
]


@given(st.data())
def test_no_text_makes_reading_raise(data: st.DataObject) -> None:
    lines = WHOLE.splitlines()
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(lines) - 1))
        scrap = data.draw(st.sampled_from(["", *SCRAPS]))
        column = data.draw(st.integers(0, len(lines[place])))
        keep = column if data.draw(st.booleans()) else len(lines[place])
        lines[place] = f"{lines[place][:column]}{scrap}{lines[place][keep:]}"
    text = "\n".join(lines)
    files = STORY | {"acts/1-war/dawn.yaml": text, "locales/fr/acts/1-war/queue.yaml": text}
    _, problems = told(files)
    count = len(text.split("\n"))
    assert all(1 <= one.span.line <= count + 1 for one in problems)
