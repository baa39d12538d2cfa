"""The courses that the judges of books export: the demonstration, a real page where one is at hand, one in a language that
no voice speaks, one with formulas, pictures, recordings, and one written from right to left."""

import os
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from contextlib import contextmanager
from pathlib import Path

from sound_package import DEMONSTRATION, ROOT, shared_page

PROGRAM = os.environ.get("COLLOQUY", str(ROOT / "build" / "release" / "colloquy"))

CAST = "cast: { Guide: { voice: female-1, role: teacher }, Amal: male-1 }\n"

RICH = """---
title: All <sorts> & "kinds"
keywords: [sorts]
---
Before it begins, a [word about the other lesson](2-second.md#the-count) and a picture:

![A green square](media/square.png)

## Objectives

- **sorts:** The learner can name two sorts.

## Conversation

### The silence & more

**Guide:** A visitor falls silent. Water is H~2~O, and $x^2 + \\frac{1}{2}$ stays as it is.[^1] What would you do first?

**You:**

- wait / stay silent

**Amal:** I would wait for a little while. Most people need some seconds. [Mona reads](media/amal.wav)

> A remark with a formula: $a < b$.

### In a table

**Guide:** Look at the *table, then go on. It is* short. Here is ![a small square](media/square.png) in a line.

| a | b |
|---|--:|
| 1 | 2 |

**Amal:** "Yes!" he said. 5 < 6 & 7 > 6.

## Audio book

### One chapter

#### Content

Wait time is the silence after a question. It helps.

1. First, count to three.
2. Then count again.

#### Explanation

A voice from far away: ![from the web](https://pictures.example/far.png) and [a file](media/notes.txt).

$$\\sqrt{x} = 2$$

## Key concepts

- **Wait time:** The silence after a question.

## Flash cards

- What is $x$? -> A letter

## Notes of mine

A plain section with `code` and a [link](https://library.example/a?b=c&d=e).

[^1]: A note that stands at the end.
"""

SECOND = """---
title: The second
---
## Conversation

### The count

**Guide:** How far do you count? Back to [the first](1-first.md#term-wait-time).

**Amal:** To three.
"""

FOREIGN = """---
title: Zzyzx
lang: xx
---
## Conversation

### Qwrt

**Guide:** Zzyzx qwrt. Bnm?

**Amal:** Qwrt.
"""

ARABIC = """---
title: الصمت
lang: ar
---
## محادثة

### الانتظار

**المعلمة:** ماذا تفعل عندما يصمت الزائر؟

**أمل:** أنتظر قليلا.
"""


def png(side=8):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + b"\x20\x90\x40" * side for _ in range(side))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def write(course, files):
    for name, content in files.items():
        path = course / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def rich_course(course):
    write(course, {"course.yaml": "title: 'Sorts & <kinds>'\nlang: en\nlicence: CC0-1.0\nauthors: [A & B, C]\n" + CAST,
                   "1-first.md": RICH, "2-second.md": SECOND, "media/square.png": png(), "media/notes.txt": "some notes"})
    spoken = course / "media" / "amal.wav"
    subprocess.run([PROGRAM, "voices", "say", "I would wait for a little while. Most people need some seconds.", "-o", spoken],
                   check=True, stdout=subprocess.DEVNULL)


@contextmanager
def courses(*wanted):
    """name -> folder, all with one cache, in an environment to run the program in."""
    if not Path(PROGRAM).exists():
        print("no program: build it, or name it in COLLOQUY")
        sys.exit(77)
    folder = Path(tempfile.mkdtemp(prefix="colloquy-books-"))
    try:
        env = dict(os.environ, COLLOQUY_CACHE=str(folder / "cache"))
        made = {}
        for name in wanted:
            course = folder / name
            if name == "demonstration":
                shutil.copytree(DEMONSTRATION, course)
            elif name == "imported":
                page = shared_page()
                if not page:
                    print("no shared/pages beside this checkout: the imported page is skipped")
                    continue
                subprocess.run([PROGRAM, "import", "page", page, "-o", course], env=env, check=True, stdout=subprocess.DEVNULL)
            elif name == "rich":
                rich_course(course)
            elif name == "foreign":
                write(course, {"course.yaml": "title: Zzyzx\nlang: xx\n" + CAST, "1-a.md": FOREIGN})
            elif name == "arabic":
                write(course, {"course.yaml": "title: الصمت\nlang: ar\n", "1-a.md": ARABIC})
            made[name] = course
        yield folder, made, env
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def export(env, kind, course, target, *more):
    return subprocess.run([PROGRAM, "export", kind, course, "-o", target, *more], env=env, capture_output=True, text=True)


def seconds_of(path):
    said = subprocess.run(["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", path],
                          capture_output=True, text=True, check=True)
    return float(said.stdout)
