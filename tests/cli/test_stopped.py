"""Ctrl-C before a proof or a sample knows anything is answered with that."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import LIGHTHOUSE, ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there Ctrl-C comes otherwise")
# Ctrl-C at the first event of a kind that names something: an import, a file opened.
CODE = """\
import signal, sys
from commune.cli.main import run
event, name = {event!r}, {name!r}
def look(this, arguments):
    global event
    if this == event and name in str(arguments[0]):
        event = ""
        signal.raise_signal(signal.SIGINT)
sys.addaudithook(look)
sys.argv[1:] = {call!r}
run()
"""


@pytest.mark.parametrize("command", ["prove", "sample"])
@pytest.mark.parametrize(
    ("event", "name"),
    [
        ("import", "argparse"),
        ("import", "commune.explore"),
        ("open", "variables.yaml"),
    ],
)
def test_who_stops_it_at_once_is_told_that_nothing_is_known(
    command: str, event: str, name: str, tmp_path: Path
) -> None:
    code = CODE.format(event=event, name=name, call=[command, "--story", str(LIGHTHOUSE)])
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "COMMUNE_CACHE": str(tmp_path / "cache"),
    }
    call = [sys.executable, "-c", code]
    done = subprocess.run(call, env=environment, capture_output=True, check=False)  # noqa: S603 - our own
    assert (done.returncode, done.stdout) == (130, b"")
    assert done.stderr == b"commune: stopped before anything was known.\n"
