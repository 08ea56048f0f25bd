"""What stands around the scenes: the story, its acts, fates, sources, openings and lessons."""

import pytest
from tests.loading.reading import all_said, only, read, said

from commune.expressions.syntax import Comparison, Flag
from commune.loading.readers.fates import read_fate
from commune.loading.readers.manifest import read_act, read_manifest
from commune.loading.readers.openings import read_claims, read_lesson, read_opening
from commune.loading.readers.sources import read_sources
from commune.model.citation import Source
from commune.model.effects import Set
from commune.model.lessons import Claim, Lesson, Opening
from commune.model.prose import Paragraph, Prose, Text
from commune.model.scene import Reference
from commune.model.story import Act, Fate, Manifest, Variant


def prose(text: str) -> Prose:
    return (Paragraph((Text(text),)),)


# story.yaml and act.yaml


def test_a_manifest_is_read() -> None:
    text = """\
        title: Days
        subtitle: Of spring
        authors: [one, two]
        edition: 1871
        language: en
        languages: [en, fr]
        first: frame.desk
        acts: [0-frame, 1-war]
        protagonist: you
        next: Turn the page.
        content: Hard things.
        about: Much is true.
        renamed: {old-scene: new-scene, frame/take: frame/pick}
        """
    manifest, problems = read("story.yaml", text, read_manifest)
    assert all_said(problems) == []
    assert manifest == Manifest(
        title="Days",
        first=Reference("frame.desk"),
        acts=("0-frame", "1-war"),
        subtitle="Of spring",
        authors=("one", "two"),
        edition="1871",
        language="en",
        languages=("en", "fr"),
        protagonist="you",
        content=prose("Hard things."),
        about=prose("Much is true."),
        renamed={"old-scene": "new-scene", "frame/take": "frame/pick"},
        pause=(Text("Turn the page."),),
    )


def test_a_manifest_needs_title_first_and_acts() -> None:
    _, problems = read("story.yaml", "edition: x\n", read_manifest)
    assert all_said(problems) == [
        "missing-key 1:1 this story needs “acts”",
        "missing-key 1:1 this story needs “first”",
        "missing-key 1:1 this story needs “title”",
    ]


def test_a_renaming_of_what_is_no_name_is_told() -> None:
    text = "title: x\nfirst: a\nacts: [b]\nrenamed: {a.b: Other}\n"
    assert all_said(read("story.yaml", text, read_manifest)[1]) == [
        "bad-id 4:11 “a.b” is neither a scene nor a step like scene/choice",
        "bad-id 4:16 “Other” is neither a scene nor a step like scene/choice",
    ]


def test_an_act_is_read_and_its_id_is_its_folder() -> None:
    text = "title: War\ndates: September 1870\nepigraph: Said.\ntext: Told.\nclosing: true\n"
    act, problems = read("acts/1-war/act.yaml", text, read_act)
    assert all_said(problems) == []
    assert act == Act(
        "1-war", "War", "September 1870", prose("Said."), prose("Told."), closing=True
    )


# Fates


def test_a_fate_is_read_and_its_person_is_its_file() -> None:
    text = (
        "variants:\n  - id: shot\n    if: end == shot\n    text: Shot.\n  - id: no\n    text: No.\n"
    )
    fate, problems = read("fates/caron.yaml", text, read_fate)
    assert all_said(problems) == []
    assert fate == Fate(
        "caron",
        (
            Variant("shot", prose("Shot."), Comparison("end", "==", "shot")),
            Variant("no", prose("No.")),
        ),
    )


def test_the_last_variant_has_no_condition() -> None:
    text = "variants:\n  - id: shot\n    if: kept\n    text: Shot.\n"
    _, problems = read("fates/caron.yaml", text, read_fate)
    assert said(only(problems)).startswith("last-case 2:5 the last case of “variants”")


def test_a_variant_behind_one_without_a_condition_never_comes() -> None:
    text = "variants:\n  - id: a\n    text: A.\n  - id: a\n    text: B.\n"
    _, problems = read("fates/caron.yaml", text, read_fate)
    assert all_said(problems) == [
        "last-case 2:5 this case of “variants” has no condition: those behind it never come",
        "duplicate-id 4:5 two variants are called “a”",
    ]


# Sources


def test_sources_are_read_and_their_kind_is_their_file() -> None:
    text = """\
        vinoy-1872:
          title: Campagne
          author: Vinoy
          date: 1872
          about: |
            By a general,
            for himself.
        """
    sources, problems = read("sources/primary.yaml", text, read_sources)
    assert all_said(problems) == []
    assert sources == {
        "vinoy-1872": Source(
            "vinoy-1872", "primary", "Campagne", "Vinoy", "1872", about="By a general, for himself."
        )
    }


def test_a_source_without_a_title_is_told() -> None:
    _, problems = read("sources/primary.yaml", "a-1:\n  author: X\n", read_sources)
    assert said(only(problems)).startswith("missing-key 1:1 this source needs “title”")


def test_sources_written_as_a_list_are_told() -> None:
    _, problems = read("sources/primary.yaml", "- title: X\n", read_sources)
    assert "wants sources, each under its id; here is a list" in only(problems).message


# Openings, lessons, claims


def test_an_opening_is_a_path() -> None:
    text = "label: Act 3\npath: [frame/jeanne, a.b/next, hub.here/a-storylet]\n"
    opening, problems = read("openings/act-3.yaml", text, read_opening)
    assert all_said(problems) == []
    steps = ("frame/jeanne", "a.b/next", "hub.here/a-storylet")
    assert opening == Opening("act-3", "Act 3", tuple(map(Reference, steps)))


def test_an_opening_may_begin_at_an_address_with_effects() -> None:
    text = "label: Act 3\nfrom: a.b\neffects: [you = etienne]\n"
    opening, problems = read("openings/act-3.yaml", text, read_opening)
    assert all_said(problems) == []
    assert opening == Opening("act-3", "Act 3", (), Reference("a.b"), (Set("you", "etienne"),))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("label: x\n", "missing-key 1:1 this opening leads nowhere"),
        ("label: x\npath: [a/b]\nfrom: a\n", "wrong-form 1:1 this opening has both a path and"),
        ("label: x\npath: [a/b]\neffects: [a = b]\n", "misplaced-key 1:1 this opening has effects"),
        ("label: x\npath: [a.b]\n", "bad-id 2:8 “a.b” is no step"),
    ],
)
def test_an_opening_leads_somewhere_in_one_way(text: str, told: str) -> None:
    _, problems = read("openings/act-3.yaml", text, read_opening)
    assert said(only(problems)).startswith(told)


def test_a_lesson_is_read() -> None:
    text = """\
        title: Before dawn
        question: Why did they not fire?
        minutes: 45
        opening: act-2
        until: front-pages.end
        documents: [red-poster]
        discuss:
          - One thing
          - Another
        notices: [wounds]
        """
    lesson, problems = read("lessons/dawn.yaml", text, read_lesson)
    assert all_said(problems) == []
    assert lesson == Lesson(
        "dawn",
        "Before dawn",
        "Why did they not fire?",
        45,
        Reference("act-2"),
        Reference("front-pages.end"),
        (Reference("red-poster"),),
        discuss=("One thing", "Another"),
        notices=("wounds",),
    )


def test_questions_stand_outside_brackets() -> None:
    text = "title: x\nquestion: y\nminutes: 45\ndiscuss: [One, two]\n"
    _, problems = read("lessons/dawn.yaml", text, read_lesson)
    assert said(only(problems)) == (
        "prose-in-braces 4:10 the words of “discuss” stand inside [ ]: a comma cuts them there"
        " | Begin each on a line of its own with “- ”."
    )


def test_claims_are_read_by_id() -> None:
    text = """\
        - id: alive
          says: Somebody lives.
          never: dead
          at: endings
        - id: fed
          says: There can be bread.
          possible: bread > 0
        """
    claims, problems = read("claims.yaml", text, read_claims)
    assert all_said(problems) == []
    assert claims == {
        "alive": Claim("alive", "Somebody lives.", "never", Flag("dead"), Reference("endings")),
        "fed": Claim("fed", "There can be bread.", "possible", Comparison("bread", ">", 0)),
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "- id: a\n  says: x\n",
            "missing-key 1:3 this claim has none of always, never and possible",
        ),
        (
            "- id: a\n  says: x\n  always: b\n  never: c\n",
            "wrong-form 1:3 this claim has 2 of always, never and possible; it needs one",
        ),
        (
            "- id: a\n  says: x\n  always: b\n- id: a\n  says: x\n  never: b\n",
            "duplicate-id 4:3 “a” is already a claim, in line 1",
        ),
        ("- says: x\n  always: b\n", "missing-key 1:3 this claim needs “id”"),
    ],
)
def test_what_is_wrong_in_a_claim_is_told(text: str, told: str) -> None:
    assert said(only(read("claims.yaml", text, read_claims)[1])).startswith(told)
