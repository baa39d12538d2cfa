"""Course folders that are broken, by mistake or on purpose. Each entry: a name, the rule that has to speak (any of
several), and a function that writes the files. Bytes are written piece by piece, so that the folder costs this
process nothing and the memory that is measured is the program's own."""

import os

COURSE = "format: 1\ntitle: T\nlang: en\ncast:\n  Guide: { role: teacher }\n  Bo: { role: student }\n"
LESSON = """---
title: A pause
---
## Conversation

### Waiting

**Guide:** What does a pause say?

**You:**

- it is an offer / wait

**Bo:** It is an offer.

## Glossary

**Pause:** An offer to speak.

## Practice test

1. What is a pause?
   - [x] An offer
   - [ ] A fault
   - [ ] A gap

   > See the glossary on a pause.
"""
HEAD = "---\ntitle: T\n---\n## Notes\n\n"


def write(folder, path, *pieces):
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    with open(target, "wb") as file:
        for piece in pieces:
            text, times = piece if isinstance(piece, tuple) else (piece, 1)
            text = text.encode() if isinstance(text, str) else text
            most = max(1, 65536 // max(1, len(text)))
            while times > 0:
                file.write(text * min(most, times))
                times -= most


def lesson(*pieces):
    return lambda folder: write(folder, "1-lesson.md", *pieces)


def course(*pieces):
    def make(folder):
        write(folder, "1-lesson.md", LESSON)
        write(folder, "course.yaml", *pieces)
    return make


def beside(path, *pieces):
    def make(folder):
        write(folder, "1-lesson.md", LESSON)
        write(folder, path, *pieces)
    return make


def changed(before, after):
    assert before in LESSON
    return lesson(LESSON.replace(before, after, 1))


def numbered(count, line):
    return "".join(line.replace("@", str(n)) for n in range(count))


def yaml_aliases():
    levels = "".join(f"  {c}: &{c} [{', '.join(['*' + chr(ord(c) - 1)] * 9)}]\n" for c in "bcdefghijklmnop")
    return f"say:\n  a: &a [lol, lol, lol]\n{levels}"


def include_chain(folder):
    write(folder, "1-lesson.md", HEAD, "Text.\n\n## Glossary\n\n**Include:** [next](_0.md)\n")
    for n in range(1000):
        write(folder, f"_{n}.md", f"**Include:** [next](_{n + 1}.md)\n")
    write(folder, "_1000.md", "**Pause:** An offer.\n")


def include_fan(folder):
    """Each file includes the next one ten times: ten files, ten thousand million entries."""
    write(folder, "1-lesson.md", HEAD, "Text.\n\n## Glossary\n\n**Include:** [next](_0.md)\n")
    for n in range(10):
        write(folder, f"_{n}.md", (f"**Include:** [next](_{n + 1}.md)\n\n", 10))
    write(folder, "_10.md", "**Pause:** An offer.\n")


def links_out(folder):
    write(folder, "1-lesson.md", HEAD, "See [this](../../etc/passwd) and [that](secret.txt).\n")
    (folder / "secret.txt").symlink_to("/etc/passwd")
    (folder / "2-round").symlink_to(".")


def pipes(folder):
    write(folder, "1-lesson.md", HEAD, "**odd\n")
    os.mkfifo(folder / "2-pipe.md")
    (folder / "3-zero.md").symlink_to("/dev/zero")
    (folder / "4-folder.md").mkdir()


def odd_names(folder):
    write(folder, "1-lesson.md", HEAD, "**odd\n")
    for name in (b"2-\xff\xfe.md", b"3-a\nb.md", b"4-<script>.md", b"5-" + b"n" * 240 + b".md"):
        with open(os.fsencode(folder) + b"/" + name, "wb") as file:
            file.write(LESSON.encode())


def deep_folders(folder):
    write(folder, "1-lesson.md", HEAD, "**odd\n")
    path = folder
    for _ in range(300):
        path = path / "1-d"
    path.mkdir(parents=True)


ANY = ()  # something has to be said, whatever it is
FINE = None  # nothing need be said: it only has to be soon and small
REFUSED = "refused"  # exit status 3, and why
ATTACKS = [
    # What happens to everybody.
    ("a misspelt heading", ["form/heading"], changed("## Practice test", "## Practise tset")),
    ("no right answer", ["teaching/no-key"], changed("[x]", "[ ]")),
    ("a broken box", ["form/box"], changed("[x]", "[x")),
    ("a box without its dash", ["form/box"], changed("- [ ] A fault", "[ ] A fault")),
    ("a fence never closed", ["form/fence-open"], lesson(LESSON, "\n```\nx = 1\n")),
    ("answers not indented", ["form/orphan"], changed("   - [x] An offer\n   - [ ] A fault\n   - [ ] A gap\n",
                                                      "\n- [x] An offer\n- [ ] A fault\n- [ ] A gap\n")),
    ("text indented too far", ["form/indented-code"], lesson(HEAD, "Text.\n\n     more text\n")),
    ("a speaker nobody knows", ["form/speaker"], changed("**Bo:**", "**Ob:**")),
    ("front matter never closed", ["form/front-open"], changed("\n---\n", "\n")),
    # Bytes.
    ("bytes that are no UTF-8", ["form/utf8"], lesson(HEAD, (b"\xff\xc3\x28 ", 10_000))),
    ("UTF-16", ["form/utf8"], lesson(LESSON.encode("utf-16"))),
    ("NUL bytes", ANY, lesson(HEAD, ("a\0b ", 10_000))),
    ("an empty file", ["form/title"], lesson("")),
    ("random bytes", ["form/utf8"], lesson((bytes(range(256)), 4000))),
    # Too much.
    ("a line of 50 MB", ["form/too-large"], lesson(HEAD, ("a", 50_000_000))),
    ("a million lines", ["form/too-large"], lesson(HEAD, ("a\n\n", 500_000))),
    ("quotations, 20,000 deep", ["form/too-large"], lesson(HEAD, ("> ", 20_000), "deep\n")),
    ("lists, 500 deep", ["form/too-large"], lesson(HEAD, "".join(f"{'  ' * n}- a\n" for n in range(500)))),
    ("a million stars", ["form/too-large"], lesson(HEAD, ("*", 1_000_000))),
    ("a million stars on lines", ["form/too-large", "form/stars"], lesson(HEAD, ("*" * 60 + "\n", 16_000))),
    ("stars with letters", ["form/too-large", "form/stars"], lesson(HEAD, ("*a **b ", 9_000))),
    ("brackets", ["form/too-large", "form/bracket"], lesson(HEAD, ("[", 60_000))),
    ("links inside links", ["form/too-large", "form/bracket"], lesson(HEAD, ("[a](", 15_000))),
    ("gaps never closed", ["form/too-large", "form/gap-open"], lesson(HEAD, ("a [[b ", 10_000))),
    ("backquotes, ever longer", ANY, lesson(HEAD, "".join("`" * n + " a " for n in range(1, 300)))),
    ("comments never closed", ["form/comment-open", "form/too-large"], lesson(HEAD, ("<!-- ", 12_000))),
    ("dollars", ANY, lesson(HEAD, ("$a ", 20_000))),
    ("notes referred to", ANY, lesson(HEAD, ("[^1]", 15_000))),
    ("a table of 20,000 columns", ANY, lesson(HEAD, ("|a", 20_000), "|\n", ("|-", 20_000), "|\n|x|\n")),
    ("a table of 20,000 short rows", ["form/table-cells"], lesson(HEAD, "|a|b|c|\n|-|-|-|\n", ("|x|\n", 20_000))),
    ("link definitions", ANY, lesson(HEAD, numbered(20_000, "[a@]: x@.md\n"), "\n", numbered(500, "[a@] "))),
    ("entities", ANY, lesson(HEAD, ("&amp;&#x41;&bogus; ", 3000), "**odd\n")),
    ("24,000 findings", ["form/stars"], lesson(HEAD, ("**odd\n\n", 24_000))),
    # Settings.
    ("YAML that grows by aliases", ["form/front-yaml"], lesson("---\ntitle: T\n", yaml_aliases(), "---\n# T\n")),
    ("YAML lists, 100,000 deep", ["form/front-yaml", "form/too-large"], lesson("---\ntitle: ", ("[", 50_000), "\n---\n")),
    ("YAML blocks, 5,000 deep", ANY, lesson("---\n", "".join(" " * min(n, 150) + "a:\n" for n in range(5000)), "---\n")),
    ("course.yaml that grows", ["form/front-yaml"], course(COURSE, yaml_aliases())),
    ("course.yaml of 20 MB", ANY, course(COURSE, ("say: a\n", 3_000_000))),
    ("5,000 members of a cast", ANY, course(COURSE, numbered(5000, "  Person@: male-1\n"), "nothing: x\n")),
    ("a lock of 20 MB that is none", ["form/lock-line", "form/too-large"], beside("colloquy.lock", ("garbage\n", 2_500_000))),
    # The folder.
    ("files that include each other 1,000 deep", ["form/include"], include_chain),
    ("files that include each other ten times", ANY, include_fan),
    ("links out of the course", ["form/link-broken"], links_out),
    ("pipes and devices", ["form/stars"], pipes),
    ("odd names of files", ["form/stars"], odd_names),
    ("folders, 300 deep", REFUSED, deep_folders),
    # What would cost the square of itself.
    ("5,000 headings, nearly known", ["form/heading"], lesson(HEAD, numbered(5000, "## Glosary\n\nText @.\n\n"))),
    ("3,000 turns, nearly equal", ANY, lesson("---\ntitle: T\n---\n## Conversation\n\n### P\n\n",
                                              numbered(3000, "**Bo:** The pause number @ is an offer, nearly.\n\n"))),
    ("5,000 terms, nearly equal", ANY, lesson(HEAD, "Text.\n\n## Glossary\n\n", numbered(5000, "**Pause @:** An offer @.\n\n"))),
    ("5,000 wordings of an idea", FINE, changed("/ wait", ("/ wait " * 5000))),
    ("2,000 cards, nearly equal", FINE, lesson(HEAD, "Text.\n\n## Cards\n\n", numbered(2000, "- What is pause @? -> An offer @\n"))),
    ("2,000 questions, nearly equal", ANY, lesson(HEAD, "Text.\n\n## Test\n\n", numbered(
        2000, "1. What is pause @?\n   - [x] An offer\n   - [ ] A fault\n\n"))),
    ("20,000 turns of 5,000 people", ANY, lambda folder: (
        write(folder, "course.yaml", COURSE, numbered(5000, "  Person @: male-1\n")),
        write(folder, "1-lesson.md", "---\ntitle: T\n---\n## Conversation\n\n### P\n\n", ("**Person 4999:** So.\n\n", 20_000)))),
    ("20,000 turns of nobody", ["form/speaker"], lambda folder: (
        write(folder, "course.yaml", COURSE, numbered(5000, "  Person @: male-1\n")),
        write(folder, "1-lesson.md", "---\ntitle: T\n---\n## Conversation\n\n### P\n\n", ("**Persons 499:** So.\n\n", 20_000)))),
    ("10,000 links among 5,000 headings", ["form/link"], lesson(HEAD, numbered(5000, "## Heading @\n\nText.\n\n"),
                                                              ("See [it](#headings-499).\n\n", 10_000))),
    ("10,000 questions on 5,000 objectives", ["form/objective"], lesson(
        "---\ntitle: T\n---\n## Objectives\n\n", numbered(5000, "**aim @:** To aim.\n\n"), "\n## Test\n\n",
        ("1. What? [[it]] *(objective aims 99)*\n\n", 10_000))),
    ("3,000 scenes and codes", ANY, lesson(HEAD, "Text.\n\n## Rehearsal\n\n### Codes\n\n", numbered(3000, "**code @:** A code.\n\n"), numbered(
        3000, "### Scene @\n\n**Bo:** On.\n\n**You:**\n\n- On. *(codes 1; if codes 2 > 1)* -> Scenes @\n\n"))),
    ("5,000 scenes that lead on", ANY, lesson(HEAD, "Text.\n\n## Rehearsal\n\n", numbered(
        5000, "### Scene @\n\n**Bo:** On.\n\n-> Scene 1@\n\n"))),
    ("a number of 60,000 digits", ANY, lesson(HEAD, "Text.\n\n## Test\n\n1. How many? [[", ("9", 60_000), " ± 1]]\n")),
    ("a condition of 1,000 sums", ANY, lesson(HEAD, "Text.\n\n## Rehearsal\n\n### A\n\n**Bo:** On.\n\n*(if ", ("a + ", 1500),
                                              "a > 1)* -> A\n")),
]
