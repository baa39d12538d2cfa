"""Steps of a test run: each is a command whose output is kept in a log and whose tests are counted.

A runner (tools/test, tools/judge) makes one Steps, calls run() for each step and ends with close(),
which prints the one line that adds up the tests of all runners and gives the exit status.

Counted are: GoogleTest's closing lines, node's test runner, and the plain line
`N passed, M failed` (`, K skipped` may follow). A command that prints none of these is one test.
Exit status 77 means "skipped: what I need cannot be had", with the reason on the last line.
"""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOGS = ROOT / "build" / "log"
SKIPPED = 77
NOT_BUILT = ["bash", "-c", "echo its program is not built; exit 1"]
PLAIN = re.compile(r"^(?:\w+: )?(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$", re.M)


@dataclass
class Count:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other):
        return Count(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self):
        line = f"{self.passed} passed, {self.failed} failed"
        return line + (f", {self.skipped} skipped" if self.skipped else "")


def count_tests(output, status):
    """What a command's output and exit status say about the tests it ran."""
    def number(pattern):
        return sum(int(n) for n in re.findall(pattern, output, re.M))

    if plain := PLAIN.findall(output):
        count = Count(*(int(n or 0) for n in plain[-1]))
    elif re.search(r"^\[==========\] \d+ tests? from .* ran", output, re.M):
        count = Count(
            number(r"^\[  PASSED  \] (\d+) tests?"),
            number(r"^\[  FAILED  \] (\d+) tests?, listed below"),
            number(r"^\[  SKIPPED \] (\d+) tests?, listed below"),
        )
    elif re.search(r"^(?:#|ℹ) pass \d+$", output, re.M):
        count = Count(
            number(r"^(?:#|ℹ) pass (\d+)$"), number(r"^(?:#|ℹ) fail (\d+)$"), number(r"^(?:#|ℹ) skipped (\d+)$"))
    elif status == 0:
        return Count(passed=1)
    elif status == SKIPPED:
        return Count(skipped=1)
    else:
        return Count(failed=1)
    if status not in (0, SKIPPED) and count.failed == 0:
        count.failed = 1  # it died before or after its tests
    return count


class Steps:
    def __init__(self, title):
        self.total = Count()
        self.broken = []
        self.lock = threading.Lock()  # one line after the other, whoever else is done
        self.start = time.monotonic()
        LOGS.mkdir(parents=True, exist_ok=True)
        print(f"{title}: one line a step; logs are in {LOGS.relative_to(ROOT)}/", flush=True)

    def prepare(self, name, command, *, seconds=900):
        """A step that is no test (a build, an installation): counted only where it fails."""
        begin = time.monotonic()
        status, output = execute(name, command, seconds, None, ROOT)
        return self.add(name, Count(failed=int(status != 0)), time.monotonic() - begin, output, command)

    def run(self, name, command, *, seconds=900, env=None):
        """Runs one command; True if nothing failed. Kills its whole group after `seconds`."""
        begin = time.monotonic()
        status, output = execute(name, command, seconds, env, ROOT)
        return self.add(name, count_tests(output, status), time.monotonic() - begin, output, command)

    def lanes(self, commands, *, seconds=900, env=None, jobs=2):
        """Runs commands, [(name, command)], `jobs` at a time: those that mostly wait leave room for others."""
        with ThreadPoolExecutor(jobs) as pool:
            try:
                list(pool.map(lambda one: self.run(*one, seconds=seconds, env=env), commands))
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                end_all()  # or the pool would wait for what runs
                raise

    def group(self, name, tests, *, prefix=(), jobs=2, env=None):
        """Runs many small tests (as ctest lists them), `jobs` at a time, and prints one line for all."""
        begin = time.monotonic()
        if not tests:
            return True
        alone = [test for test in tests if test.alone]
        shared = [test for test in tests if not test.alone]

        def one(test):
            status, output = execute(
                test.name, [*prefix, *test.command], test.seconds, {**(env or {}), **test.env}, test.cwd)
            return test, count_tests(output, status), output

        with ThreadPoolExecutor(jobs) as pool:
            try:
                results = list(pool.map(one, shared))
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                end_all()  # or the pool would wait for what runs
                raise
        results += [one(test) for test in alone]
        count, bad, skips = Count(), "", ""
        for test, result, output in results:
            count += result
            if result.skipped and not result.passed and output.strip():
                skips += f"           {test.name}: {output.strip().splitlines()[-1]}\n"
            if result.failed:
                bad += f"---- {test.name}: {result}\n{excerpt(output)}\n"
        good = self.add(name, count, time.monotonic() - begin, bad, None)
        print(skips, end="", flush=True)
        return good

    def add(self, name, count, seconds, output, command):
        with self.lock:
            return self.add_alone(name, count, seconds, output, command)

    def add_alone(self, name, count, seconds, output, command):
        self.total += count
        print(f"{seconds:7.1f} s  {name}" + (f": {count}" if count != Count() else ""), flush=True)
        if count.failed:
            self.broken += [f"{name}: {test}" for test in broken(output)] or [name]
            if command:
                print("    $ " + " ".join(map(str, command)))
            text = output if command is None else excerpt(output)
            print("\n".join("    | " + line for line in text.splitlines()), flush=True)
        elif count.skipped and not count.passed and (reason := output.strip().splitlines()):
            print(f"           {reason[-1]}", flush=True)
        return count.failed == 0

    def close(self):
        print(f"{time.monotonic() - self.start:7.1f} s  in all")
        if self.broken:
            print("failed:", *self.broken, sep="\n    ")  # the last lines of a long run are what is read
        print(self.total, flush=True)
        # A run in which nothing passed has shown nothing.
        sys.exit(0 if self.total.failed == 0 and self.total.passed else 1)


@dataclass
class Test:
    name: str
    command: list
    env: dict
    cwd: Path
    seconds: int = 600
    alone: bool = False
    labels: tuple = ()


def listed_by_ctest(build):
    """The tests that the CMake files of a build folder register with add_test."""
    listing = subprocess.run(["ctest", "--test-dir", str(build), "--show-only=json-v1"],
                             capture_output=True, text=True, check=True).stdout
    for test in json.loads(listing)["tests"]:
        properties = {p["name"]: p["value"] for p in test.get("properties", [])}
        yield Test(
            name=test["name"], command=test.get("command", NOT_BUILT),
            env=dict(pair.split("=", 1) for pair in properties.get("ENVIRONMENT", [])),
            cwd=Path(properties.get("WORKING_DIRECTORY", build)), seconds=int(properties.get("TIMEOUT", 600)),
            alone=bool(properties.get("RUN_SERIAL")), labels=tuple(properties.get("LABELS", [])))


def excerpt(output, most=60):
    """The lines of a failed command's output that a person wants to see first."""
    lines = [line if len(line) <= 240 else line[:240] + "..." for line in output.splitlines()]
    if len(lines) <= most:
        return "\n".join(lines)
    telling = re.compile(r"error|fail|expected|actual|sanitizer|assert", re.I)
    picked = [line for line in lines[:-most // 2] if telling.search(line)][:most // 2]
    return "\n".join([*picked, "    ...", *lines[-most // 2:]])


def broken(output):
    """The names of the tests that failed, as GoogleTest and node's runner print them: they end the whole run."""
    names = re.findall(r"^\[  FAILED  \] (\S+)|^\s*✖ (.+?)(?: \([\d.]+ms\))?$", output, re.M)
    return list(dict.fromkeys(name for pair in names for name in pair if name and name != "failing tests:" and not name.isdigit()))


running = set()  # the leaders of the process groups under way


def end(group):
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        pass


def end_all():
    for group in list(running):
        end(group)


def execute(name, command, seconds, env, cwd):
    log = LOGS / (re.sub(r"[^\w.-]+", "-", name) + ".log")
    with open(log, "w+", encoding="utf-8", errors="replace") as file:
        try:
            process = subprocess.Popen(
                [str(word) for word in command], stdout=file, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                cwd=cwd, env={**os.environ, **(env or {})}, start_new_session=True)
        except OSError as error:
            return 1, f"cannot run {command[0]}: {error}"
        running.add(process.pid)
        try:
            status = process.wait(seconds)
        except subprocess.TimeoutExpired:
            status = 124
            file.write(f"\nstopped after {seconds} s\n")
        finally:
            end(process.pid)  # what a test leaves behind
            process.wait()
            running.discard(process.pid)
    output = log.read_text(encoding="utf-8", errors="replace")
    return status, output


def environment():
    """What tests find in their environment beside what the user set."""
    shared = os.environ.get("COLLOQUY_SHARED", str(ROOT.parent / "shared"))
    return {"COLLOQUY": str(ROOT / "build" / "release" / "colloquy"), "COLLOQUY_SHARED": shared,
            "COLLOQUY_SOURCE": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1",
            "ASAN_OPTIONS": "detect_stack_use_after_return=1:strict_string_checks=1",
            "UBSAN_OPTIONS": "print_stacktrace=1", "TSAN_OPTIONS": "halt_on_error=1:second_deadlock_stack=1"}


def sanitizer_prefix():
    """GCC 12's sanitizers cannot live with the address randomisation of newer kernels: switch it off where we may."""
    fixed = ["setarch", "-R"]
    try:
        return fixed if subprocess.run([*fixed, "true"], capture_output=True).returncode == 0 else []
    except OSError:
        return []
