"""What is documented, what is invented, and who can be where when."""

import pytest
from tests.author.checks.checked import END, HEAD, ROAD, findings, marked, rules

SOURCES = {"sources/primary.yaml": "log:\n  title: The log\n"}


@pytest.mark.parametrize(
    ("confidence", "sources", "due"),
    [
        ("documented", "[log]", ["not-located"]),
        ("documented", "[log p. 3]", []),
        ("documented", "[log, log p. 3]", []),
        ("reported", "[log]", []),
        ("documented", "[]", ["not-located", "source-unused"]),
    ],
)
def test_a_documented_note_can_be_looked_up(confidence: str, sources: str, due: list[str]) -> None:
    note = f"title: Rain\nplain: Rain.\nconfidence: {confidence}\nsources: {sources}\ntext: Rain.\n"
    road = {ROAD: f"{HEAD}  start:\n    text: As [[rain]] falls.\n    go: .end\n{END}"}
    assert rules({**road, **SOURCES, "notes/facts/rain.yaml": note}) == due


def test_words_that_were_said_have_a_place() -> None:
    ann = "title: Ann\nplain: Ann.\ninvented: true\ntext: Ann.\n"
    said = '  start:\n    text: |\n      ::: said ann "log"\n      Well.\n      :::\n    go: .end\n'
    files = {
        ROAD: f"title: R\ncast: [ann]\npassages:\n{said}{END}",
        **SOURCES,
        "notes/people/ann.yaml": ann,
    }
    (found,) = findings(files)
    assert (found.rule, marked(files, found)) == ("said-not-located", "log")


@pytest.mark.parametrize(
    ("head", "due"),
    [
        ("date: 1871-03-18\n", ["invented-unsaid"]),
        ("date: 1871-03-18\ninvented: All.\n", []),
        ("timeless: true\n", []),
        ("", []),
    ],
)
def test_a_scene_with_a_date_says_what_it_makes_up(head: str, due: list[str]) -> None:
    assert rules({ROAD: f"title: R\n{head}passages:\n{END}"}) == due


def test_a_paragraph_has_one_note() -> None:
    note = (
        "title: P\nparagraph: {}\nplain:\n  says: A.\n  record: B.\nsays: A.\nlabels: [gap]\n"
        "record:\n  confidence: disputed\n  text: B.\n"
    )
    road = {ROAD: f"title: R\narticle: [P1]\npassages:\n{END}"}
    files = {**road, "notes/article/p1.yaml": note.format("P1")}
    assert rules(files) == []
    files["notes/article/p1-again.yaml"] = note.format("P1")
    (found,) = findings(files)
    assert (found.rule, marked(files, found)) == ("paragraph-twice", "paragraph")


def test_a_scene_s_paragraph_without_a_note_is_an_unknown_name() -> None:
    assert rules({ROAD: f"title: R\narticle: [P1]\npassages:\n{END}"}) == ["unknown-name"]


@pytest.mark.parametrize(
    ("date", "active", "due"),
    [
        ("1871-03-18", "1871-03", []),
        ("1871-03-18", "1870-09/1871-03-18", []),
        ("1871-03-18", "1870-09/1871-03-17", ["out-of-time"]),
        ("1871-02/1871-03", "1871-03-31/1871-05", []),
        ("1871-02/1871-03", "1871-04-01", ["out-of-time"]),
        ("1871-03", "1871", []),
        ("1871-03", "1872", ["out-of-time"]),
    ],
)
def test_the_cast_is_of_the_scene_s_time(date: str, active: str, due: list[str]) -> None:
    ann = f"title: Ann\nplain: Ann.\ninvented: true\nactive: {active}\ntext: Ann.\n"
    road = f"title: R\ndate: {date}\ncast: [ann]\ninvented: All.\npassages:\n{END}"
    assert rules({ROAD: road, "notes/people/ann.yaml": ann}) == due


WOOD = "acts/1-road/wood.yaml"


def _ann(*lines: str, scenes: int = 1) -> dict[str, str]:
    """Ann, with these lines in her note, in so many scenes of March 1871."""
    note = "title: Ann\nplain: Ann.\ninvented: true\ntext: Ann.\n" + "".join(lines)
    files = {"notes/people/ann.yaml": note}
    head = "title: R\ndate: 1871-03-18\ncast: [ann]\ninvented: All.\npassages:\n"
    for path in (ROAD, WOOD)[:scenes]:
        onward = "  start:\n    go: wood\n" if path == ROAD and scenes > 1 else END
        files[path] = head + onward
    return files


@pytest.mark.parametrize(
    ("lines", "due"),
    [
        (("born: 1840\n", "died: 1890\n"), []),
        (("born: 1840\n", "died: 1871\n"), []),
        (("born: 1840\n", "died: 1871-02\n"), ["ann"]),
        (("born: 1840\n", "died: 1804\n"), ["died"]),
        (("born: 1871-03-18\n",), []),
        (("born: 1872\n",), ["ann"]),
        (("born: 1872\n", "active: 1873\n"), ["ann"]),
    ],
)
def test_people_are_born_before_they_die_and_before_their_scenes(
    lines: tuple[str, ...], due: list[str]
) -> None:
    files = _ann(*lines)
    found = findings(files)
    assert [marked(files, one) for one in found] == due
    assert {one.rule for one in found} <= {"out-of-time"}


def test_a_person_none_of_whose_scenes_fits_is_told_once_at_the_date_of_the_note() -> None:
    files = _ann("active: 1910\n", scenes=2)
    (found,) = findings(files)
    assert (found.rule, marked(files, found)) == ("out-of-time", "active")
    assert "none of their 2 scenes" in found.message
    files["notes/people/ann.yaml"] += "allow: {out-of-time: She is older in the dream.}\n"
    assert rules(files) == []


def test_a_person_some_of_whose_scenes_fit_is_told_at_the_others() -> None:
    files = _ann("active: 1871-03\n", scenes=2)
    files[WOOD] = files[WOOD].replace("1871-03-18", "1871-04-02")
    (found,) = findings(files)
    assert (found.span.file, marked(files, found)) == (WOOD, "ann")


@pytest.mark.parametrize(
    ("first", "second", "due"),
    [
        ("date: 1871-03-18", "date: 1871-03-19", []),
        ("date: 1871-03-18", "date: 1871-03-18", []),
        ("date: 1871-03-18", "date: 1871-03-17", ["back-in-time"]),
        ("date: 1871-03-18", "date: 1871-03", []),
        ("date: 1871-03/1871-04", "date: 1871-03-05", []),
        ("date: 1871-03/1871-04", "date: 1871-02", ["back-in-time"]),
        ("timeless: true", "date: 1871-02", []),
        ("date: 1871-03", "timeless: true", []),
        ("time: 05:00", "date: 1871-02", []),
        ("date: 1871-03-18\ntime: 03:00", "date: 1871-03-18\ntime: 01:00", ["back-in-time"]),
        ("date: 1871-03-18\ntime: 03:00", "date: 1871-03-18\ntime: 03:00", []),
        ("date: 1871-03-18\ntime: 03:00", "date: 1871-03-18", []),
        ("date: 1871-03-18\ntime: 03:00", "date: 1871-03-19\ntime: 01:00", []),
        ("date: 1871-03\ntime: 03:00", "date: 1871-03\ntime: 01:00", []),
    ],
)
def test_the_story_goes_forward(first: str, second: str, due: list[str]) -> None:
    road = f"title: R\n{first}\ninvented: All.\npassages:\n  start:\n    go: wood\n"
    assert rules({ROAD: road, WOOD: f"title: W\n{second}\ninvented: All.\npassages:\n{END}"}) == due


def test_storylets_come_in_any_order_but_not_before_their_hub() -> None:
    hub = "  start:\n    hub:\n      show: 1\n      then: .end\n"
    road = f"title: R\ndate: 1871-04\ninvented: All.\npassages:\n{hub}{END}"
    inn = (
        "title: I\ndate: {}\ninvented: All.\nstorylet:\n  hub: road.start\n  offer: In.\n"
        "passages:\n  room:\n    go: {}\n"
    )
    for date, due in (("1871-03", ["back-in-time"]), ("1871-04-01", []), ("1871-05", [])):
        found = findings({ROAD: road, WOOD: inn.format(date, "back")})
        assert [one.rule for one in found] == due
        assert {one.span.file for one in found} <= {WOOD}  # where it can be allowed
    assert rules({ROAD: road, WOOD: inn.format("1871-05", "road.end")}) == ["back-in-time"]
