"""How much is read at once, and with which signs."""

import pytest
from tests.author.checks.checked import (
    END,
    HEAD,
    ROAD,
    STORY,
    findings,
    marked,
    rules,
    scene,
    told,
)

from commune.author.checks.signs import is_odd


def words(count: int) -> str:
    return " ".join(["rain"] * count)


def paragraphs(count: int, indent: str = "      ") -> str:
    """So many words, in paragraphs of fifty."""
    sizes = [50] * (count // 50) + ([count % 50] if count % 50 else [])
    return "\n\n".join(f"{indent}{words(size)}" for size in sizes) + "\n"


def passage(name: str, count: int, way: str) -> str:
    return f"  {name}:\n    text: |\n{paragraphs(count)}    {way}\n"


@pytest.mark.parametrize(("count", "due"), [(16, []), (17, ["long-label"])])
def test_a_label_has_at_most_sixteen_words(count: int, due: list[str]) -> None:
    menu = f"  start:\n    choices:\n      go:\n        kind: deed\n        label: {words(count)}\n"
    found = findings({ROAD: f"{HEAD}{menu}        to: .end\n{END}"})
    assert [one.rule for one in found] == due
    assert all(one.span.line == 7 for one in found)


@pytest.mark.parametrize(("count", "due"), [(90, []), (91, ["long-paragraph"])])
def test_a_paragraph_has_at_most_ninety(count: int, due: list[str]) -> None:
    assert rules(scene(f"start:\n  text: {words(count)}\n  go: .end")) == due


def test_of_two_branches_the_longer_one_counts_and_dashes_do_not() -> None:
    text = f"{words(40)} — {{if visited(road.end): {words(50)} | {words(10)}}}"
    assert rules(scene(f"start:\n  text: |\n    {text}\n  go: .end")) == []
    longer = text.replace("rain — ", "rain — and ")
    assert rules(scene(f"start:\n  text: |\n    {longer}\n  go: .end")) == ["long-paragraph"]


def test_a_page_goes_on_until_somebody_is_asked() -> None:
    two = passage("two", 150, "go: .end") + END
    (found,) = told({ROAD: HEAD + passage("one", 200, "go: .two") + two})
    assert found.startswith("long-page 13:3 350 words")
    assert found.endswith("200 of them before it")
    assert rules({ROAD: HEAD + passage("one", 200, "next: On.\n    go: .two") + two}) == []


def test_what_comes_of_a_choice_is_on_the_page_behind_it() -> None:
    menu = "  start:\n    choices:\n      go:\n        kind: deed\n        label: Go.\n"
    result = f"        text: |\n{paragraphs(200, ' ' * 10)}        to: .two\n"
    for count, due in ((98, []), (99, ["long-page"])):
        road = HEAD + menu + result + passage("two", count, "go: .end") + END
        assert rules({ROAD: road}) == due


def test_a_long_result_is_told_at_its_choice() -> None:
    menu = "  start:\n    choices:\n      go:\n        kind: deed\n        label: Go.\n"
    result = f"        text: |\n{paragraphs(301, ' ' * 10)}        to: .end\n"
    (found,) = findings({ROAD: HEAD + menu + result + END})
    assert (found.rule, found.span.line) == ("long-page", 5)


def test_a_scene_with_notices_begins_a_page() -> None:
    wood = f"title: W\nnotices: [dark]\npassages:\n{passage('in', 200, 'end: true')}"
    files = {ROAD: HEAD + passage("one", 200, "go: wood"), "acts/1-road/wood.yaml": wood}
    assert rules(files) == []
    files["acts/1-road/wood.yaml"] = wood.replace("notices: [dark]\n", "")
    assert rules(files) == ["long-page"]


def test_a_circle_of_pages_is_survived() -> None:
    road = HEAD + passage(
        "one", 200, "go:\n      - {if: visited(road.two), to: .end}\n      - {to: .two}"
    )
    road += (
        passage("two", 50, "go:\n      - {if: visited(road.two), to: .end}\n      - {to: .one}")
        + END
    )
    assert rules({ROAD: road}) == []


def test_easy_words_are_few() -> None:
    note = "title: Rain\nplain: {}\nconfidence: reported\ntext: Rain.\n"
    road = {ROAD: f"{HEAD}  start:\n    text: As [[rain]] falls.\n    go: .end\n{END}"}
    for count, due in ((50, []), (51, ["long-plain"])):
        assert rules({**road, "notes/facts/rain.yaml": note.format(words(count))}) == due


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("“It’s raining,” he said.", ""),
        ('"It is raining," he said.', ""),
        ("It's raining; “again”.", "'"),
        ('“It’s raining," he said.', '"'),
    ],
)
def test_quotes_are_of_one_kind_in_a_text(text: str, mark: str) -> None:
    files = scene(f"start:\n  text: |\n    {text}\n  go: .end")
    found = findings(files)
    assert [one.rule for one in found] == (["mixed-quotes"] if mark else [])
    assert [marked(files, one) for one in found] == ([mark] if mark else [])


@pytest.mark.parametrize(
    ("texts", "due"),
    [
        (("“Rain,” he said.", '"Rain," he said.'), ['"']),
        (("It’s rain.", "It's rain."), ["'"]),
        (('"Rain," he said.', "It's rain."), []),
        (("“Rain,” he said.", "It’s rain."), []),
        (("“Rain,” he said.", '"Rain," said she.', "It's rain."), []),
    ],
)
def test_quotes_are_of_one_kind_in_a_story(texts: tuple[str, ...], due: list[str]) -> None:
    files = scene("start:\n  go: a0")
    for number, text in enumerate(texts):
        way = f"go: a{number + 1}" if number + 1 < len(texts) else "end: true"
        files[f"acts/1-road/a{number}.yaml"] = (
            f"title: Rain\npassages:\n  one:\n    text: |\n      {text}\n    {way}\n"
        )
    files[ROAD] = HEAD + "  start:\n    go: a0\n"
    found = findings(files)
    assert [marked(files, one) for one in found] == due
    assert {one.rule for one in found} <= {"mixed-quotes"}


@pytest.mark.parametrize(
    "sign", ["🌧", "👩\u200d🚀", "☔", "✌\ufe0f", "🇫🇷", "\ue000", "雨", "\u200b", "\u00ad", "Ａ"]
)
def test_a_sign_that_terminals_measure_differently_is_told(sign: str) -> None:
    files = scene(f"start:\n  text: |\n    Rain {sign} again.\n  go: .end")
    assert rules(files) == ["odd-sign"]


@pytest.mark.parametrize(
    "sign", ["é", "œ", "—", "…", "\u00a0!", "\u202f!", "№", "☞", "½", "→", "Ω", "e\u0301"]
)
def test_a_sign_as_wide_as_a_letter_is_fine(sign: str) -> None:
    assert rules(scene(f"start:\n  text: |\n    Rain {sign} again.\n  go: .end")) == []


def test_each_different_sign_of_a_text_is_told_once() -> None:
    files = scene("start:\n  text: |\n    Rain 🌧☔ and 👩\u200d🚀, 🌧.\n\n    雨。\n  go: .end")
    found = [one for one in findings(files) if one.rule == "odd-sign"]
    assert [marked(files, one) for one in found] == ["🌧", "☔", "👩\u200d🚀", "雨", "。"]


def test_wide_letters_are_fine_in_their_language() -> None:
    assert rules(scene("start:\n  text: |\n    Rain, {ja: 雨}.\n  go: .end")) == []
    files = scene("start:\n  text: |\n    雨。\n  go: .end")
    files["story.yaml"] = f"{STORY}language: ja\n"
    assert rules(files) == []
    assert is_odd("☔", wide_is_fine=True)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("« Il pleut. »", ["guillemets"]),
        ("«\u202fIl pleut.\u202f»", []),
        ("«\u00a0Il pleut.\u00a0»", []),
        ("«Il pleut.»", []),
    ],
)
def test_french_quotes_hold_their_words(text: str, due: list[str]) -> None:
    assert rules(scene(f"start:\n  text: |\n    {text}\n  go: .end")) == due
