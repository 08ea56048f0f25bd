"""``commune completion``: the scripts beside this file, made of the parser in development."""

import sys
from argparse import Namespace
from pathlib import Path


def print_completion(call: Namespace) -> int:
    """Print the script of a shell."""
    place = Path(__file__).parent / "completions" / f"commune.{call.shell}"
    sys.stdout.write(place.read_text("utf-8"))
    return 0
