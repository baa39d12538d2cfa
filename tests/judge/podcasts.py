"""Podcast apps of others, and how they are driven: gPodder by its command line, feedparser and partytime as libraries. All is
fetched into build/tools/podcasts on the first run: gPodder from Debian (GPL, run as a program; it wants Debian's python3-gi), its
parts and feedparser from PyPI."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / "build" / "tools" / "podcasts"
PACKAGES = ["podcastparser==0.6.11", "mygpoclient==1.10", "requests", "feedparser==6.0.14"]
PARTYTIME = """
import pt from "podcast-partytime";
import { readFileSync } from "node:fs";
console.log(JSON.stringify(pt.parseFeed(readFileSync(process.argv[2], "utf8"))));
"""


def set_up():
    """Makes the apps' own Python and goes on inside it, where this is not it already."""
    if Path(sys.prefix) == HOME:
        return
    ready, wanted = HOME / "ready", str(PACKAGES)
    if not ready.exists() or ready.read_text() != wanted:
        try:
            # Debian's own Python: python3-gi belongs to it.
            subprocess.run(["/usr/bin/python3", "-m", "venv", "--system-site-packages", HOME], check=True)
            subprocess.run([HOME / "bin" / "python", "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
            subprocess.run(["apt-get", "download", "-qq", "gpodder"], cwd=HOME, check=True, stderr=subprocess.DEVNULL)
            subprocess.run(["dpkg", "-x", next(HOME.glob("gpodder*.deb")), HOME / "gpodder"], check=True)
            subprocess.run(["/usr/bin/python3", "-c", "import gi"], check=True, stderr=subprocess.DEVNULL)
        except (subprocess.CalledProcessError, OSError, StopIteration) as error:
            print(f"gPodder cannot be installed: {error}")
            sys.exit(77)
        ready.write_text(wanted)
    sys.exit(subprocess.run([HOME / "bin" / "python", *sys.argv]).returncode)


class Gpodder:
    """A gPodder with a home of its own."""

    def __init__(self, home):
        self.home = Path(home)
        self.environment = {"GPODDER_HOME": str(home), "HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8",
                            "PYTHONPATH": str(HOME / "gpodder/usr/lib/python3/dist-packages"), "NO_PROXY": "*"}

    def do(self, *words):
        """What it prints."""
        ran = subprocess.run([HOME / "bin/python", HOME / "gpodder/usr/bin/gpo", *words], env=self.environment, stdin=subprocess.DEVNULL,
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=300)
        return ran.stdout + (ran.stderr if ran.returncode else "")

    def downloads(self):
        """The files it has fetched."""
        return sorted(path for path in (self.home / "Downloads").rglob("*") if path.suffix == ".mp3")


def partytime(document, folder):
    """What the parser of the Podcast Index makes of a feed."""
    subprocess.run([ROOT / "tools/node", "--setup", "judge"], check=True, stdout=subprocess.DEVNULL)
    script = ROOT / "tests/judge/.partytime.mjs"  # beside its packages
    (Path(folder) / "feed.xml").write_bytes(document)
    try:
        script.write_text(PARTYTIME)
        ran = subprocess.run([ROOT / "tools/node", script, Path(folder) / "feed.xml"], stdout=subprocess.PIPE, check=True, text=True)
    finally:
        script.unlink(missing_ok=True)
    return json.loads(ran.stdout.strip().splitlines()[-1])
