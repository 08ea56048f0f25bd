"""Stories edited as writers edit them, well or badly."""

from hypothesis import strategies as st

SCRAPS = ["", "[", "{", "}", ": ", "- ", "|", '"', "#", "{if ", "{end}", "[[", "\t", "é", "x: y"]


@st.composite
def edits(draw: st.DrawFn, files: dict[str, str]) -> dict[str, str]:
    """A story with a few files changed as writers change them, well or badly."""
    changed = dict(files)
    for _ in range(draw(st.integers(1, 4))):
        path = draw(st.sampled_from(sorted(changed)))
        other = draw(st.sampled_from(sorted(changed)))
        lines = changed[path].splitlines()
        at = draw(st.integers(0, max(0, len(lines) - 1)))
        line = lines[at] if lines else ""
        column = draw(st.integers(0, len(line)))
        match draw(st.sampled_from(["insert", "cut", "drop", "twice", "blank", "lose", "copy"])):
            case "insert":
                line = f"{line[:column]}{draw(st.sampled_from(SCRAPS))}{line[column:]}"
                lines[at : at + 1] = [line]
            case "cut":
                lines[at : at + 1] = [line[:column]]
            case "drop":
                lines[at : at + 1] = []
            case "twice":
                lines[at:at] = [line]
            case "blank":
                lines[at:at] = [""]
            case "lose":
                if len(changed) > 1:
                    del changed[path]
                continue
            case "copy":
                changed[path] = changed[other]
                continue
        changed[path] = "\n".join([*lines, ""])
    return changed
