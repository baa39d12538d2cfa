"""The studio voices for the judges: a pack of their own in build/tools/voices, installed on the first run."""

import os
import subprocess
from pathlib import Path

from once import one_at_a_time

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("COLLOQUY", ROOT / "build" / "release" / "colloquy"))
NOWHERE = "/dev/null"  # for COLLOQUY_VOICES: no pack can be there, so flite speaks


def packs():
    """The folder for COLLOQUY_VOICES; None (and why, on a line) where the pack cannot be fetched."""
    folder = Path(os.environ.get("COLLOQUY_VOICES") or ROOT / "build" / "tools" / "voices")
    with one_at_a_time(folder):
        done = subprocess.run([PROGRAM, "voices", "install", "kokoro"], env={**os.environ, "COLLOQUY_VOICES": str(folder)},
                              capture_output=True, text=True)
    if done.returncode == 0:
        return str(folder)
    print("the studio voices cannot be installed, and are left out: " + done.stderr.strip().replace("\n", " "))
    return None
