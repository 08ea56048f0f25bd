"""A scene that linked with nothing told is known, as long as all names are what they were."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.loading.exact import everything
from tests.loading.kept import with_cache, without


def assert_found_as_without(
    story: Mapping[str, str], path: str, before: str, after: str, place: Path
) -> None:
    """With what was kept, a file changed, lost and restored gives what it gives without."""
    other = {**story, path: story[path].replace(before, after, 1)}
    assert other != story
    assert not without(story).problems
    lost = {name: text for name, text in other.items() if name != path}
    for files in (story, other, story, lost, other, story):
        found = with_cache(files, place)
        assert everything(found) == everything(without(files))


_ONE = """\
title: One
passages:
  start:
    text: |
      Come to [[port]]. {if keen: A | B}
    effects: [nerve += 1, met = true]
    choices:
      go:
        kind: deed
        label: Go.
        if: nerve >= 2 and took(two/stay)
        to: two.start
      rest:
        kind: deed
        label: Rest.
        as: nell
        to: two
"""
_TWO = """\
title: Two
passages:
  start:
    choices:
      stay:
        kind: deed
        label: Stay.
        as: nell
        once: true
        to: .end
      leave:
        kind: deed
        label: Leave.
        if: visited(one.start)
        to: .end
  end: {end: true}
"""
_NAMED = {
    "story.yaml": "title: x\nfirst: one\nacts: [1-war]\nprotagonist: who\n",
    "variables.yaml": (
        "who: {kind: word, values: [nell, tom], start: nell, means: x}\n"
        "nerve: {kind: count, range: 0..5, start: 1, means: x}\n"
        "met: {kind: flag, means: x}\nkeen: {kind: flag, means: x, read: prose}\n"
    ),
    "notes/places/port.yaml": "title: Port\nplain: A port.\nthen: A port.\ninvented: true\n",
    "acts/1-war/one.yaml": _ONE,
    "acts/1-war/two.yaml": _TWO,
}


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("variables.yaml", "nerve: {kind: count, range: 0..5", "nerve: {kind: count, range: 0..1"),
        ("variables.yaml", "met: {kind: flag", "mett: {kind: flag"),
        ("variables.yaml", ", read: prose", ""),
        ("variables.yaml", "who: {kind: word", "whoever: {kind: word"),
        ("variables.yaml", _NAMED["variables.yaml"], ""),
        ("variables.yaml", "means: x}\nmet", "means: x, read: prose}\nmet"),
        ("story.yaml", "protagonist: who\n", ""),
        ("story.yaml", "protagonist: who\n", "protagonist: met\n"),
        ("story.yaml", _NAMED["story.yaml"], ""),
        ("notes/places/port.yaml", "title", "titel"),
        ("acts/1-war/two.yaml", "stay:", "remain:"),
        ("acts/1-war/two.yaml", "  start:", "  begin:"),
        ("acts/1-war/two.yaml", "title: Two", "title: Two\nstorylet: {hub: one.start, offer: A.}"),
        ("acts/1-war/two.yaml", "passages:", "passages: ["),
        ("acts/1-war/one.yaml", "        as: nell\n", ""),
        ("acts/1-war/one.yaml", "  start:", "  begin:"),
    ],
)
def test_a_scene_is_held_against_the_names_of_today(
    path: str, before: str, after: str, tmp_path: Path
) -> None:
    assert_found_as_without(_NAMED, path, before, after, tmp_path)


_SQUARE = """\
title: Square
passages:
  start:
    text: |
      {if took(square.start/well): A | B}
    hub: {show: 2, meet: 1, then: .rest}
  rest:
    text: |
      {if visited(square.start): A | B} {if took(square.start/well): C | D}
    go: .end
    next: On.
  end:
    fates: [anna]
    ending: home
    title: Home
    end: true
"""
_WELL = """\
title: Well
article: [P1]
sources: [atlas]
storylet:
  hub: square
  offer: To the well.
  if: not visited(square.rest)
passages:
  start:
    text: |
      ::: said anna "atlas p. 3"
      Water.
      :::
    go: back
"""
_SQUARES = {
    "story.yaml": "title: x\nfirst: square\nacts: [1-war]\n",
    "sources/primary.yaml": (
        "atlas:\n  title: Atlas\n  date: 1871\n  where: A shelf\n  language: en\n"
    ),
    "notes/people/anna.yaml": (
        "title: Anna\nplain: She.\nrole: baker\ntext: She bakes.\ninvented: true\n"
    ),
    "notes/article/p1.yaml": (
        "title: One\nparagraph: P1\nplain:\n  says: x\n  record: y\nsays: x\n"
        "labels: [accurate]\nrecord:\n  confidence: reported\n  sources: [atlas]\n"
        "  text: y\nsources: [atlas]\n"
    ),
    "fates/anna.yaml": "variants:\n  - id: all\n    text: She baked.\n",
    "acts/1-war/square.yaml": _SQUARE,
    "acts/1-war/well.yaml": _WELL,
}


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("acts/1-war/square.yaml", "    next: On.\n", ""),
        ("acts/1-war/square.yaml", "  start:", "  begin:"),
        ("acts/1-war/square.yaml", "passages:", "passages:\n  other:\n    go: .start\n"),
        ("acts/1-war/square.yaml", "hub: {show: 2, meet: 1, then: .rest}", "go: .rest"),
        ("acts/1-war/well.yaml", "hub: square", "hub: square.rest"),
        ("acts/1-war/well.yaml", _WELL, ""),
        ("sources/primary.yaml", "atlas:", "map:"),
        ("notes/people/anna.yaml", "title", "titel"),
        ("notes/people/anna.yaml", "role: baker\ntext", "then"),
        ("notes/article/p1.yaml", "paragraph: P1", "paragraph: P2"),
        ("fates/anna.yaml", _SQUARES["fates/anna.yaml"], ""),
    ],
)
def test_a_hub_and_what_it_offers_are_held_against_the_names_of_today(
    path: str, before: str, after: str, tmp_path: Path
) -> None:
    assert_found_as_without(_SQUARES, path, before, after, tmp_path)


def test_what_is_told_of_one_scene_alone_is_told_of_the_next_when_that_is_mended(
    tmp_path: Path,
) -> None:
    nobody = _NAMED | {
        "story.yaml": "title: x\nfirst: one\nacts: [1-war]\n",
        "variables.yaml": _NAMED["variables.yaml"].replace("who:", "you:"),
    }
    assert [one.span.file for one in with_cache(nobody, tmp_path).problems] == [
        "acts/1-war/one.yaml"
    ]
    mended = nobody | {"acts/1-war/one.yaml": _ONE.replace("        as: nell\n", "")}
    assert [one.span.file for one in with_cache(mended, tmp_path).problems] == [
        "acts/1-war/two.yaml"
    ]
