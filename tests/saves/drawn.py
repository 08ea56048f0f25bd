"""What the laws of this folder are tried on."""

from typing import Any

from hypothesis import strategies as st

IDS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8})?", fullmatch=True)
STEPS = st.one_of(
    st.builds("{}/{}".format, IDS, IDS),
    st.builds("{}.{}/next".format, IDS, IDS),
)
TITLES = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
ANY_JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)
