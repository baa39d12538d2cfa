#!/usr/bin/env python3
"""Makes variants of a copied lesson page: parts removed, reordered, doubled, seven chapters, speakers
named in three ways, and forms in which such text arrives (Windows line ends, entities, empty lines,
without the gate's furniture), and twenty random mixtures. Same page, same bytes.

    variants.py PAGE OUTDIR        writes OUTDIR/<variant>.txt and lists them
"""
import random
import re
import sys
from pathlib import Path

SECTIONS = [
    "Interactive Audio Lesson", "Introduction & Overview", "Youtube Videos", "Audio Book", "Key Concepts",
    "Examples & Applications", "Memory Aids", "Flash Cards", "Glossary", "Reference links",
]
GATE = ("Unlock Audio", "Sign up and enroll", "Enroll to start", "not yet enrolled", "Listen to a student-teacher",
        "Read summaries of", "Dive deep into", "Interactive tools to", "Supplementary resources")


def split_sections(lines):
    """[[lines before the first heading], [heading, ...], ...]"""
    out = [[]]
    for line in lines:
        if line in SECTIONS:
            out.append([])
        out[-1].append(line)
    return out


def join(sections):
    return [line for section in sections for line in section]


def section(sections, heading):
    return next(each for each in sections if each and each[0] == heading)


def split_titled(lines, marker):
    """[[heading lines], [title, marker, ...], ...] of one section."""
    starts = [i - 1 for i, line in enumerate(lines) if re.search(marker, line)]
    ends = starts[1:] + [len(lines)]
    return [lines[: starts[0]]] + [lines[a:b] for a, b in zip(starts, ends)]


LAYERS = ("Chapter Content", "Detailed Explanation", "Examples & Analogies")
PART, CHAPTER = "Unlock Audio Lesson", r"^Chapter \d+ of \d+$"


def numbered(chapters):
    n = len(chapters) - 1
    out = [chapters[0]]
    for i, chapter in enumerate(chapters[1:], 1):
        out.append([re.sub(CHAPTER, f"Chapter {i} of {n}", line) for line in chapter])
    return out


def removed(lines):
    sections = split_sections(lines)
    talk, book = section(sections, "Interactive Audio Lesson"), section(sections, "Audio Book")
    parts, chapters = split_titled(talk, PART), split_titled(book, CHAPTER)
    talk[:] = join(parts[:1] + parts[2:])
    book[:] = join(numbered(chapters[:2] + chapters[3:]))
    overview = section(sections, "Introduction & Overview")
    del overview[overview.index("Standard"): overview.index("Detailed")]
    gone = ("Examples & Applications", "Youtube Videos", "Flash Cards")
    return join(each for each in sections if not each or each[0] not in gone)


def reordered(lines):
    sections = split_sections(lines)
    talk, book = section(sections, "Interactive Audio Lesson"), section(sections, "Audio Book")
    parts, chapters = split_titled(talk, PART), split_titled(book, CHAPTER)
    talk[:] = join(parts[:1] + parts[:0:-1])
    book[:] = join(numbered(chapters[:1] + chapters[:0:-1]))
    return join(sections[:1] + sections[:0:-1])


def doubled(lines):
    sections = split_sections(lines)
    talk, book = section(sections, "Interactive Audio Lesson"), section(sections, "Audio Book")
    parts, chapters = split_titled(talk, PART), split_titled(book, CHAPTER)
    talk[:] = join(parts[:2] + parts[1:])
    book[:] = join(numbered(chapters[:2] + chapters[1:]))
    twice = ("Memory Aids", "Glossary", "Introduction & Overview")
    out = []
    for each in sections:
        out += [each, each] if each and each[0] in twice else [each]
    return join(out)


def seven_chapters(lines):
    sections = split_sections(lines)
    book = section(sections, "Audio Book")
    chapters = split_titled(book, CHAPTER)
    more = chapters[1:]
    while len(chapters) < 8:
        again = list(more[(len(chapters) - 1) % len(more)])
        again[0] += " Once More"
        chapters.append(again)
    book[:] = join(numbered(chapters))
    return join(sections)


def named(lines, say):
    """Every turn of the conversation gets the name of its speaker: the teacher every second line."""
    sections = split_sections(lines)
    talk = section(sections, "Interactive Audio Lesson")
    parts, students, n = split_titled(talk, PART), ["Ana", "Ben"], 0
    for part in parts[1:]:
        out, turn = part[:3], 0
        for line in part[3:]:
            closing = line.startswith(("To summarize", "In summary"))
            who = "Teacher" if closing or turn % 2 == 0 else students[n % 2]
            n += 1 if not closing and turn % 2 else 0
            turn += 1
            out += say(who, line)
        part[:] = out
    talk[:] = join(parts)
    return join(sections)


def named_colon(lines):
    return named(lines, lambda who, line: [f"{who}: {line}"])


def named_dash(lines):
    return named(lines, lambda who, line: [f"{who} - {line}"])


def named_alone(lines):
    return named(lines, lambda who, line: [who, line])


def without_gate(lines):
    return [line for line in lines if not any(mark in line for mark in GATE) and not re.match(CHAPTER, line)]


def spaced(lines):
    return [each for line in lines for each in (line, "")]


def shuffled(lines, seed):
    """Sections, parts, chapters and their layers drawn, dropped and doubled at random."""
    dice = random.Random(seed)
    sections = split_sections(lines)
    talk, book = section(sections, "Interactive Audio Lesson"), section(sections, "Audio Book")
    head, *parts = split_titled(talk, PART)
    talk[:] = join([head] + dice.choices(parts, k=dice.randint(1, 7)))
    head, *chapters = split_titled(book, CHAPTER)
    drawn = []
    for chapter in dice.choices(chapters, k=dice.randint(1, 7)):
        at = [i for i, line in enumerate(chapter) if line in LAYERS]
        layers = [chapter[a:b] for a, b in zip(at, at[1:] + [len(chapter)])]
        kept = [layer for layer in layers if dice.random() < 0.85] or layers[:1]
        dice.shuffle(kept)
        drawn.append(chapter[: at[0]] + join(kept))
    book[:] = join(numbered([head] + drawn))
    body = [each for each in sections[1:] if dice.random() < 0.8]
    body += [each for each in body if dice.random() < 0.2]
    dice.shuffle(body)
    return join(sections[:1] + body)


SHUFFLES = 20
FIVE = {
    "removed": removed, "reordered": reordered, "doubled": doubled, "seven-chapters": seven_chapters,
    "speakers-named": named_colon,
}
MORE = {"named-dash": named_dash, "named-alone": named_alone, "without-gate": without_gate, "spaced": spaced}


def as_windows(text):
    return "\ufeff" + text.replace("\n", "\r\n")


def as_entities(text):
    out = text.replace("&", "&amp;").replace("’", "&rsquo;").replace("—", "&#8212;")
    return re.sub(r"(?<=\w) (?=therapist|needle)", "\u00a0", out)


def all_variants(text):
    lines = text.split("\n")
    while lines and not lines[-1]:
        lines.pop()
    out = {"page": text}
    for name, make in {**FIVE, **MORE}.items():
        out[name] = "\n".join(make(list(lines))) + "\n"
    for seed in range(SHUFFLES):
        out[f"shuffled-{seed}"] = "\n".join(shuffled(lines, seed)) + "\n"
    out["windows"] = as_windows(text)
    out["entities"] = as_entities(text)
    return out


def main():
    page, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    for name, text in all_variants(page.read_text(encoding="utf-8")).items():
        path = out / f"{name}.txt"
        path.write_bytes(text.encode("utf-8"))
        print(path)


if __name__ == "__main__":
    main()
