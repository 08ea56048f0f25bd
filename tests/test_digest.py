"""One digest, wherever Python takes it from."""

from hashlib import blake2b

from hypothesis import given
from hypothesis import strategies as st

from commune.digest import SIZE, digest


@given(st.lists(st.binary(), max_size=4))
def test_a_digest_is_blake2b_of_all_pieces(pieces: list[bytes]) -> None:
    assert digest(*pieces) == blake2b(b"".join(pieces), digest_size=SIZE).digest()
