#!/usr/bin/env python3
"""Reads page and imported lesson independently of Colloquy's own readers, and compares the sequence
of words part by part under its heading. The page's furniture and headings come from the tables that
the importer prints; everything else (what is a title, how Markdown is taken off) is written here again.

    words.py IMPORTER [PAGE...] [--counts]

IMPORTER is called as `IMPORTER PAGE FOLDER` and `IMPORTER --tables`. Without pages: page.txt beside
this script, and the pages in $COLLOQUY_SHARED/pages (skipped with a message where absent), each with
the variants of variants.py.
"""
import html
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True
import variants  # noqa: E402

PROSE = {"Conversation", "Overview", "Audio book", "Examples"}
CLOSING = re.compile(r"(to summari[sz]e|in summary|to sum up|summing up|in conclusion|to conclude|to recap|in short)\b", re.I)


def fold(line):
    line = line.replace("’", "'").casefold()
    return re.sub(r"^\W+", "", line)


def fold_heading(line):
    return re.sub(r"[\s:]+$", "", fold(line)).replace(" & ", " and ")


class Tables:
    def __init__(self, text):
        self.furniture, self.sections, self.below, self.markers = [], {}, {}, []
        blocks = text.split("\n\n")
        for line in blocks[1].splitlines():
            how, where, words, reason = re.split(r"\s{2,}", line.strip(), maxsplit=3)
            if how == "pattern":
                pattern = re.escape(fold(words.replace("#", "0"))).replace("0", r"\d+") + "$"
            else:
                pattern = re.escape(fold(words)) + ("$" if how == "the line" else "")
            self.furniture.append((re.compile(pattern), where))
            if "title" in reason:
                self.markers.append((re.compile(pattern), "part" if "part's" in reason else "chapter"))
        for line in blocks[3].splitlines():
            words, where, ours = re.split(r"\s{2,}", line.strip(), maxsplit=2)
            marks, title = ours.split(" ", 1)
            if marks == "##":
                self.sections[fold_heading(words)] = title
            else:
                self.below[(where, fold_heading(words))] = (len(marks), title)

    def drops(self, line, where):
        return any(only in ("anywhere", where) and pattern.match(fold(line)) for pattern, only in self.furniture)

    def marks(self, line):
        return next((what for pattern, what in self.markers if pattern.match(fold(line))), None)


KEYS = {"Conversation": "conversation", "Overview": "overview", "Audio book": "audiobook", "Memory aids": "aids",
        "References": "references", "Key concepts": "concepts", "Glossary": "glossary"}


def page_lines(raw):
    text = html.unescape(raw.decode("utf-8-sig")).replace("\r\n", "\n").replace("\u00a0", " ")
    lines = [re.sub(r"[ \t]+", " ", line).strip() for line in text.split("\n")]
    return [line for line in lines if line and line != "-"]


def read_input(raw, tables, titles=()):
    """-> (number, title), [(path, [lines])] in the page's order. `titles`: of parts, where no line marks them."""
    lines = page_lines(raw)
    match = re.match(r"(\d+(?:\.\d+)*)\s*-\s*(.*)", lines[0])
    parts = [((), [])]
    section = ""
    marked = any(tables.marks(line) == "chapter" for line in lines)
    for i, line in enumerate(lines[1:], 1):
        following = lines[i + 1] if i + 1 < len(lines) else ""
        where = KEYS.get(section, "")
        wanted = {"Conversation": "part", "Audio book": "chapter"}.get(section)
        below = tables.below.get((where, fold_heading(line)))
        is_title = wanted and tables.marks(following) == wanted and not tables.drops(line, where)
        if wanted == "chapter" and not marked and tables.below.get((where, fold_heading(following)), (0, ""))[1] == "Content":
            is_title = is_title or not (tables.drops(line, where) or line in variants.SECTIONS)
        is_title = is_title or (wanted == "part" and line in titles)
        if fold_heading(line) in tables.sections and not is_title:
            section = tables.sections[fold_heading(line)]
            parts.append(((section,), []))
        elif is_title:
            parts.append(((section, line), []))
        elif below:
            level, title = below
            path = parts[-1][0]
            if level == 4 and title == "Content" and len(path) == 2 and not parts[-1][1]:
                continue
            if level == 3 and path == (section, title) and not parts[-1][1]:
                continue
            parts.append((path[:2] + (title,) if level == 4 else (section, title), []))
        elif not tables.drops(line, where):
            parts[-1][1].append(line)
    return match.groups(), [part for part in parts if part[0] or part[1]]


def strip_marks(line, keep_labels):
    line = re.sub(r"^(\s*)- ", r"\1", line)
    label = re.match(r"\s*\*\*((?:[^*\\]|\\.)*?)(:)?\*\*( \([^)]*\))?(:)?", line)
    if label:
        name = label.group(1) + (label.group(3) or "")
        rest = line[label.end():]
        line = (name if keep_labels else "") + " " + rest
    line = re.sub(r"\[((?:[^\]\\]|\\.)*)\]\(([^)]*)\)", lambda m: m[1] if m[1] == m[2] else m[1] + " " + m[2], line)
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", line).strip()


def read_output(text):
    """-> (number, title), [(path, [lines], [speakers], inferred)]"""
    front, body = re.match(r"---\n(.*?)\n---\n(.*)", text, re.S).groups()
    keys = dict(line.split(": ", 1) for line in front.splitlines() if ": " in line and not line.startswith(" "))
    parts, inferred = [((), [], [], False)], False
    for line in body.splitlines():
        heading = re.match(r"(#{2,4}) (.*)", line)
        if line.startswith("<!--"):
            inferred = inferred or "inferred: speakers" in line
        elif heading:
            level, title = len(heading.group(1)), strip_marks(heading.group(2), True)
            parts.append((parts[-1][0][: level - 2] + (title,), [], [], inferred))
            inferred = False
        elif line.strip():
            path, lines, who, guessed = parts[-1]
            label = re.match(r"\*\*([^*]*):\*\*", line)
            talk = path[:1] == ("Conversation",)
            if talk and label:
                who.append(label.group(1))
            lines.append(strip_marks(line, not (talk and (guessed or label and label.group(1) == "Summary"))))
    return (keys.get("number", "").strip('"'), keys["title"].strip('"')), [p for p in parts if p[0] or p[1]]


def words(lines):
    text = unicodedata.normalize("NFC", " ".join(lines))
    return re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text)


def without_teacher(lines, named):
    """In a named part the closing summary's label became **Summary:**."""
    if named and lines:
        closing = re.match(r"Teacher(?: -|:)? ?(.*)", lines[-1])
        if closing and CLOSING.match(closing.group(1)):
            return lines[:-1] + [closing.group(1)]
        if len(lines) > 1 and lines[-2] == "Teacher" and CLOSING.match(lines[-1]):
            return lines[:-2] + [lines[-1]]
    return lines


def compare(raw, text, tables, titles):
    faults, counts = [], []
    head_in, parts_in = read_input(raw, tables, titles)
    head_out, parts_out = read_output(text)
    if head_in != head_out:
        faults.append(f"number and title: {head_in} became {head_out}")
    if [part[0] for part in parts_in] != [part[0] for part in parts_out]:
        faults.append(f"headings: {[p[0] for p in parts_in]} became {[p[0] for p in parts_out]}")
    for (path, lines_in), (_, lines_out, who, inferred) in zip(parts_in, parts_out):
        talk = path[:1] == ("Conversation",)
        lines_in = without_teacher(lines_in, talk and not inferred)
        given, got = words(lines_in), words(lines_out)
        counts.append((" / ".join(path), len(given), len(got)))
        if given != got:
            at = next((i for i, (a, b) in enumerate(zip(given, got)) if a != b), min(len(given), len(got)))
            faults.append(f"{' / '.join(path)}: word {at + 1}: {given[at:at + 6]} became {got[at:at + 6]}")
        elif path[:1] and path[0] in PROSE and (inferred or not talk):
            if " ".join(lines_in).split() != " ".join(lines_out).split():
                faults.append(f"{' / '.join(path)}: same words, other marks")
        if talk and lines_in and not who:
            faults.append(f"{' / '.join(path)}: nobody speaks")
    return faults, counts


def check_page(importer, name, raw, tables, titles, show_counts):
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.txt"
        page.write_bytes(raw)
        target = Path(folder) / "course"
        run = subprocess.run([*importer, str(page), str(target)], capture_output=True, text=True, timeout=60)
        if run.returncode != 0:
            print(f"FAIL {name}: {run.stderr.strip()}")
            return 1
        lessons = list(target.glob("*.md"))
        different = [line for line in run.stdout.splitlines() if "DIFFERENT" in line]
        if len(lessons) != 1 or different:
            print(f"FAIL {name}: {len(lessons)} lessons {different}")
            return 1
        faults, counts = compare(raw, lessons[0].read_text(encoding="utf-8"), tables, titles)
    for fault in faults:
        print(f"FAIL {name}: {fault}")
    total_in, total_out = sum(c[1] for c in counts), sum(c[2] for c in counts)
    print(f"{'FAIL' if faults else 'ok  '} {name}: {len(counts)} parts, {total_in} words in, {total_out} out")
    if show_counts:
        for path, given, got in counts:
            print(f"       {given:5} {got:5}  {path}")
    return 1 if faults else 0


def main():
    arguments = [a for a in sys.argv[1:] if a != "--counts"]
    importer = arguments[0].split()
    tables = Tables(subprocess.run([*importer, "--tables"], capture_output=True, text=True, check=True).stdout)
    pages = [Path(a) for a in arguments[1:]]
    skipped = 0
    if not pages:
        pages = [HERE / "page.txt"]
        shared = Path(os.environ.get("COLLOQUY_SHARED", HERE.parent.parent.parent / "shared")) / "pages"
        if shared.is_dir():
            pages += sorted(shared.glob("*.txt"))
        else:
            skipped = 1
            print(f"skip: no pages at {shared} (set COLLOQUY_SHARED)")
    passed = failed = 0
    for page in pages:
        whole = page.read_text(encoding="utf-8")
        paths = [path for path, _ in read_input(whole.encode("utf-8"), tables)[1]]
        titles = {path[1] for path in paths if path[:1] == ("Conversation",) and len(path) == 2}
        for name, text in variants.all_variants(whole).items():
            given = titles if name == "without-gate" else ()
            fault = check_page(importer, f"{page.stem}/{name}", text.encode("utf-8"), tables, given, "--counts" in sys.argv)
            passed, failed = passed + 1 - fault, failed + fault
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
