"""A built course package as the sound judges see it: its tracks, their files, and what is said in them."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DEMONSTRATION = ROOT / "courses" / "therapeutic-relationship"


@dataclass
class Line:
    start: float  # seconds
    end: float
    speaker: str  # "" for a narrator
    text: str


@dataclass
class Track:
    lesson: str
    title: str
    seconds: float
    opus: Path
    mp3: Path
    captions: Path

    @property
    def name(self):
        return f"{self.lesson} · {self.title}"

    def lines(self):
        return read_captions(self.captions.read_text(encoding="utf-8"))


def seconds_of(stamp):
    hours, minutes, rest = stamp.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def read_captions(text):
    """The lines of a WebVTT file: enough of the format for what we write, and strict about it."""
    blocks = text.strip().split("\n\n")
    if blocks[0] != "WEBVTT":
        raise ValueError("no WEBVTT line")
    lines = []
    for block in blocks[1:]:
        _, times, words = block.split("\n")
        start, end = (seconds_of(stamp) for stamp in times.split(" --> "))
        speaker = re.match(r"<v ([^>]*)>", words)
        plain = re.sub(r"<[^>]*>", "", words)
        for escape, sign in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
            plain = plain.replace(escape, sign)
        lines.append(Line(start, end, speaker.group(1) if speaker else "", plain))
    return lines


def tracks_of(package):
    package = Path(package)
    manifest = json.loads((package / "manifest.json").read_text(encoding="utf-8"))

    def file(name):
        return package / name if (package / name).exists() else package / "gated" / name

    for lesson in manifest["lessons"]:
        for track in lesson["tracks"]:
            if track["opus"]:
                yield Track(lesson["number"] or lesson["slug"], track["title"], track["duration"] / 1000,
                            file(track["opus"]), file(track["mp3"]), file(track["captions"]))


def shared_page():
    """A real lesson page, copied as text, where a folder of them stands beside the checkout."""
    shared = Path(os.environ.get("COLLOQUY_SHARED", ROOT.parent / "shared"))
    page = shared / "pages" / "therapeutic-relationship.txt"
    return page if page.exists() else None


def packages(voices="", imported=True, packs=None):
    """The package folders named on the command line; else the demonstration course and, where it is at hand, a
    real page that was imported, both built afresh: with `voices` of build --voices, from the voice packs in `packs`."""
    named = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    if named:
        yield from named
        return
    program = os.environ.get("COLLOQUY", str(ROOT / "build" / "release" / "colloquy"))
    if not Path(program).exists() or not DEMONSTRATION.exists():
        print("no program or no course to build: name a package folder")
        sys.exit(77)
    folder = Path(tempfile.mkdtemp(prefix="colloquy-judge-"))
    env = dict(os.environ, COLLOQUY_CACHE=str(folder / "cache"), COLLOQUY_VOICES=str(packs or "/dev/null"))
    try:
        courses = [folder / "demonstration"]
        shutil.copytree(DEMONSTRATION, courses[0])  # a build may write colloquy.lock beside the course
        if not imported:
            pass
        elif page := shared_page():
            courses.append(folder / "imported")
            subprocess.run([program, "import", "page", str(page), "-o", str(courses[1])], env=env, check=True,
                           stdout=subprocess.DEVNULL)
        else:
            print("no shared/pages beside this checkout: the imported page is skipped")
        for course in courses:
            out = folder / f"{course.name}-package"
            subprocess.run([program, "build", str(course), "-o", str(out), "--quiet", *(["--voices", voices] if voices else [])],
                           env=env, check=True, stderr=subprocess.DEVNULL)
            yield out
    finally:
        shutil.rmtree(folder, ignore_errors=True)
