"""The law of the house, as functions from a source tree to a list of breaches.

Every function takes a Tree and yields sentences `file:line: what is wrong`. tests/layers/run applies
them to the project and, to prove that they see, to small trees with planted breaches.
"""

import re
from dataclasses import dataclass, field

from variables import mutable_globals, without_comments

# An include points to a lower level or into its own folder. Folders in one row know nothing of each other.
LEVELS = [
    ["base"],
    ["text", "net"],
    ["lesson"],
    ["package"],
    ["source", "check", "speech", "write", "learn"],
    ["exchange", "site", "store"],
    ["api"],
    ["http"],
    ["app"],
]
LEVEL = {folder: level for level, row in enumerate(LEVELS) for folder in row}

# Third-party headers, and the only places (path prefixes below src/) that may include them.
WALLS = [
    (r"boost/json", ["base/json.cpp"]),
    (r"boost/", ["http/"]),
    (r"cmark-gfm|yaml-cpp/", ["source/"]),
    (r"sqlite3", ["store/sqlite/", "exchange/anki/database.cpp"]),
    (r"zip\.h", ["exchange/anki/zip.cpp", "exchange/zip_writer.cpp"]),
    (r"zstd\.h", ["exchange/anki/zstd.cpp"]),
    (r"libpq", ["store/postgres/"]),
    (r"flite|cst_|opus|ogg/|lame/|ebur128|soxr|sndfile", ["speech/"]),
    (r"CLI/", ["app/"]),
    (r"openssl/", ["http/", "net/"]),
    (r"argon2", ["base/password_hash.cpp"]),
    (r"curl/", ["net/"]),
    (r"libdeflate", ["site/"]),
    (r"expat", ["exchange/xml.cpp"]),
    (r"mimalloc", ["app/memory.cpp"]),
    (r"gtest|gmock|rapidcheck", ["*_test"]),
]

# The operating system's own headers: allowed, but not in a pure folder.
SYSTEM = re.compile(
    r"(sys|netinet|arpa|net|linux)/|(unistd|fcntl|poll|signal|dirent|netdb|pthread|pwd|dlfcn|errno|spawn|termios|"
    r"syslog|link|ftw|glob|fnmatch|time|stdio|stdlib|string|sched|ifaddrs|utime)\.h$")

# text, lesson, check, learn and write are pure: the same arguments give the same answer.
PURE = {"text", "lesson", "check", "learn", "write"}
IMPURE_HEADERS = {
    "fstream", "filesystem", "iostream", "thread", "mutex", "shared_mutex", "condition_variable", "future",
    "semaphore", "latch", "barrier", "stop_token", "random", "csignal", "ctime", "atomic", "base/file.h",
}
IMPURE_CALLS = re.compile(
    r"\b(?:system|steady|high_resolution|utc)_clock\b|\bSystem(?:Clock|Random)\b|"
    r"\b(?:fopen|getenv|setlocale|srand|gettimeofday|clock_gettime|localtime|strtok)\s*\(|"
    r"\bstd::(?:rand|time|cout|cerr)\b")

LONGEST = 800
CODE = {"src", "web", "tools", "tests", "bench", "fuzz", "cmake"}
NOT_CODE = re.compile(r"\.(txt|md|json|case|csv|svg|html|xml)$")
MACHINE_PATH = re.compile(r"(?:^|[^\w.:/])/(?:root|work|farm|Users|home/\w+|mnt)/")
VAGUE_NAME = re.compile(r"\b(?:class|struct)\s+(\w*(?:Manager|Helper|Utils?)\b)")


@dataclass
class Tree:
    """Text files by path; paths are relative to the project, with forward slashes."""
    files: dict = field(default_factory=dict)

    def sources(self):
        for path, text in sorted(self.files.items()):
            parts = path.split("/")
            if parts[0] == "src" and len(parts) > 2 and path.endswith((".h", ".cpp", ".c")):
                yield path, parts[1], text


def is_test(path):
    return path.endswith(("_test.cpp", "_test.h"))


def includes(text):
    """(line, in quotes?, header) of each #include."""
    for number, line in enumerate(text.splitlines(), 1):
        if match := re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line):
            yield number, match[1] == '"', match[2]


def folder_of(tree, own, header):
    """The folder of src/ a header belongs to, or None for a header from outside."""
    folder = header.split("/")[0]
    return folder if "/" in header and folder in LEVEL and (own or f"src/{header}" in tree.files) else None


def law_of_includes(tree):
    for path, folder, text in tree.sources():
        if folder not in LEVEL:
            yield f"{path}:1: folder src/{folder} has no level in tests/layers/law.py"
            continue
        for line, own, header in includes(text):
            target = folder_of(tree, own, header)
            if own and "/" not in header:
                yield f'{path}:{line}: include "{header}" names no folder; write "{folder}/{header}"'
            elif target and target != folder and LEVEL[target] >= LEVEL[folder]:
                stands = "stands above" if LEVEL[target] > LEVEL[folder] else "stands beside"
                yield f'{path}:{line}: include "{header}": {target} {stands} {folder}'


def third_party_walls(tree):
    for path, folder, text in tree.sources():
        inside = path.removeprefix("src/")
        for line, own, header in includes(text):
            if folder_of(tree, own, header) or re.fullmatch(r"[a-z0-9_]+", header) or SYSTEM.match(header):
                continue
            if own and "/" not in header:
                continue  # law_of_includes speaks of it
            places = next((places for pattern, places in WALLS if re.match(pattern, header)), None)
            if places is None:
                yield f"{path}:{line}: <{header}> stands behind no wall: give it a place in WALLS of tests/layers/law.py"
            elif not any(is_test(path) if place == "*_test" else inside.startswith(place) for place in places):
                yield f"{path}:{line}: <{header}> may only be included in {', '.join(places)}"
            elif path.endswith(".h") and not is_test(path) and used_outside(tree, inside, folder):
                yield f"{path}:{line}: other folders include this header, so it must be free of <{header}>"


def used_outside(tree, name, folder):
    return any(other != folder and any(header == name for _, _, header in includes(text))
               for _, other, text in tree.sources())


def purity(tree):
    for path, folder, text in tree.sources():
        if folder not in PURE or is_test(path):
            continue
        for line, own, header in includes(text):
            if header in IMPURE_HEADERS or folder_of(tree, own, header) == "net" or (not own and SYSTEM.match(header)):
                yield f"{path}:{line}: {folder} is pure: no {header} here"
        for line, code in enumerate(without_comments(text).splitlines(), 1):
            if match := IMPURE_CALLS.search(code):
                yield f"{path}:{line}: {folder} is pure: no {match[0].strip('( ')} here"
        for line, what in mutable_globals(text):
            yield f"{path}:{line}: {folder} is pure: no variable that can change outlives a call ({what})"


def cmake_mirrors(tree):
    for path, text in sorted(tree.files.items()):
        if not (match := re.fullmatch(r"src/(\w+)/CMakeLists\.txt", path)):
            continue
        folder = match[1]
        call = re.search(r"colloquy_folder\(\s*(\w+)([^)]*)\)", re.sub(r"#[^\n]*", "", text))
        if not call or call[1] != folder:
            yield f"{path}:1: no colloquy_folder({folder} ...) here"
            continue
        declared = set((re.search(r"\bDEPS\b([\w\s]*?)(?:\bLIBS\b|$)", call[2]) or [0, ""])[1].split())
        used, used_by_tests = set(), set()
        for source, of, content in tree.sources():
            if of == folder:
                found = {folder_of(tree, own, header) for _, own, header in includes(content)} - {None, folder}
                (used_by_tests if is_test(source) else used).update(found)
        for missing in sorted(used - declared):
            yield f"{path}:1: {folder} includes {missing}/ but does not name it in DEPS"
        for idle in sorted(declared - used - used_by_tests):
            yield f"{path}:1: {folder} names {idle} in DEPS but includes nothing of it"


def heads(tree):
    for path, _, text in tree.sources():
        if path.endswith(".h"):
            if not text.startswith(("//", "/*")):
                yield f"{path}:1: a header begins with a comment that says what it is and promises"
            if "#pragma once" not in text:
                yield f"{path}:1: no #pragma once"


def shape(tree):
    """Length, names and paths: what a reader trips over."""
    for path, text in sorted(tree.files.items()):
        lines = text.splitlines()
        if path.split("/")[0] in CODE and not NOT_CODE.search(path) and len(lines) > LONGEST:
            yield f"{path}:{LONGEST + 1}: {len(lines)} lines; a file is one thing and at most {LONGEST} lines"
        if path.startswith("src/") and path.endswith((".h", ".cpp")):
            if not re.fullmatch(r"[a-z0-9_]+\.(h|cpp)", path.split("/")[-1]):
                yield f"{path}:1: file names are snake_case"
            for number, line in enumerate(without_comments(text).splitlines(), 1):
                if match := VAGUE_NAME.search(line):
                    yield f"{path}:{number}: {match[1]} says nothing: name the thing for what it is"
        if path.startswith("tests/layers/"):
            continue  # these spell out what they look for
        for number, line in enumerate(lines, 1):
            if MACHINE_PATH.search(line):
                yield f"{path}:{number}: a path of somebody's machine: {line.strip()[:80]}"


LAWS = [law_of_includes, third_party_walls, purity, cmake_mirrors, heads, shape]
