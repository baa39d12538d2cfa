"""Learners who answer at once and remember what they were told, for the judges of faults.

A Load is so many clients, each a learner on one connection: they grade cards through the form and send events through
/api/events, each with an id of its own. Among them are events that must be refused, and answers given twice although they
were accepted. What had no answer, or 503, is sent again under the same id, as the page's script does. Verdict compares what
they were told with what is stored: every accepted id is there, once; nothing refused is there; replaying the events gives
the stored progress.
"""

import http.client
import json
import os
import random
import subprocess
import tempfile
import threading
import time
import urllib.parse
from pathlib import Path

from small_package import CARDS

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("COLLOQUY", ROOT / "build" / "release" / "colloquy"))


class Client(threading.Thread):
    """One learner on one connection: sends each answer until the server has said yes or no to it."""

    def __init__(self, number, load, seed):
        super().__init__(daemon=True)
        self.number, self.load, self.server = number, load, load.server
        self.dice = random.Random(f"{seed}-{number}")
        self.accepted, self.refused, self.wrong, self.given = set(), set(), set(), set()
        self.again, self.cookie, self.connection = 0, "", None

    def enrol(self):
        status, _, headers = self.server.ask("POST", "/c/small/enrol", "", {"Content-Length": "0"})
        assert status == 303, status
        self.cookie = headers["Set-Cookie"].split(";")[0]

    def post(self, path, body, kind):
        if self.connection is None:
            self.connection = self.server.connection()
        headers = {"Cookie": self.cookie, "Content-Type": kind}
        self.connection.request("POST", path, body, headers)
        answer = self.connection.getresponse()
        text = answer.read()
        if answer.status in (502, 503, 504):  # 502 and 504 are a proxy's words for a server that is gone
            raise OSError("not now")
        return answer.status, text

    def review(self, name):
        body = urllib.parse.urlencode({"grade": self.dice.randint(1, 4), "event": name})
        status, _ = self.post(f"/c/small/card/card-{self.dice.randrange(CARDS)}?of=lesson", body,
                              "application/x-www-form-urlencoded")
        return ({name}, set()) if status == 303 else (set(), {name})

    def events(self, names, wrong):
        """`wrong` are heard on a track that there is not."""
        now = int(time.time() * 1000)
        sent = [{"id": name, "kind": "heard", "course": "small", "lesson": "lesson", "at": now, "offset": 60,
                 "data": {"track": "nowhere" if name in wrong else "part", "ms": 100}} for name in [*names, *wrong]]
        status, answer = self.post("/api/events", json.dumps({"events": sent, "now": now}), "application/json")
        if status != 200:
            return set(), {*names, *wrong}
        answer = json.loads(answer)
        return set(answer["accepted"]), {one["id"] for one in answer["refused"]}

    def run(self):
        count = 0
        while not self.load.stopping.is_set():
            size = 1 if self.dice.random() < 0.5 else self.dice.randint(1, 5)
            names = [f"answer-{self.number}-{count + n}" for n in range(size)]
            wrong = {f"wrong-{self.number}-{count}"} if size > 1 and self.dice.random() < 0.1 else set()
            twice = self.dice.random() < 0.1
            state = self.dice.getstate()
            self.given |= set(names)
            self.wrong |= wrong
            self.give(names, wrong, state)
            if twice:
                self.again += 1
                self.give(names, wrong, state)
            count += size

    def give(self, names, wrong, state):
        while True:
            self.dice.setstate(state)  # the same answer again, not another one under its name
            began = time.monotonic()
            try:
                accepted, refused = self.review(names[0]) if len(names) == 1 else self.events(names, wrong)
                break
            except (OSError, http.client.HTTPException):
                self.connection = None  # nobody said yes or no
                self.again += 1
                time.sleep(0.01)
        fresh = len(accepted - self.accepted)
        self.accepted |= accepted
        self.refused |= refused
        self.load.tally(fresh, began)


class Load:
    """So many clients of one server, from start() to finish()."""

    def __init__(self, server, clients, seed):
        self.server, self.count = server, 0
        self.stopping, self.changed = threading.Event(), threading.Condition()
        self.down_since, self.first = None, None
        self.clients = [Client(number, self, seed) for number in range(clients)]

    def start(self):
        for client in self.clients:
            client.enrol()
        for client in self.clients:
            client.start()

    def tally(self, fresh, began):
        with self.changed:
            self.count += fresh
            if self.down_since is not None and self.first is None and fresh and began > self.down_since:
                self.first = time.monotonic()
            self.changed.notify_all()

    def reach(self, count):
        """Waits until so many answers were accepted."""
        with self.changed:
            self.changed.wait_for(lambda: self.count >= count)

    def fell(self):
        """The fault has just come: recovered() is the time until an answer that is given from here on is accepted."""
        with self.changed:
            self.down_since, self.first = time.monotonic(), None

    def recovered(self):
        with self.changed:
            self.changed.wait_for(lambda: self.first is not None)
            return self.first - self.down_since

    def finish(self):
        self.stopping.set()
        for client in self.clients:
            client.join()

    def all(self, what):
        """The union of a set of every client: accepted, refused, wrong, given."""
        return set().union(*(set(getattr(client, what)) for client in self.clients))

    def again(self):
        return sum(client.again for client in self.clients)


def stored_ids(address):
    """The ids of all answers in the store, by its own archive."""
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as kept:
        subprocess.run([PROGRAM, "admin", "backup", kept.name, "--store", address], check=True, stdout=subprocess.DEVNULL)
        rows = [json.loads(line) for line in Path(kept.name).read_text().splitlines()]
    return [row["id"] for row in rows if row.get("kind") in ("review", "heard", "place")]


class Verdict:
    """What became of the answers of a load that has finished, in the store at `address`."""

    def __init__(self, load, address):
        stored = stored_ids(address)
        self.accepted, refused, wrong = load.all("accepted"), load.all("refused"), load.all("wrong")
        self.refused, self.again = len(refused), load.again()
        self.lost = self.accepted - set(stored)
        self.doubled = len(stored) - len(set(stored))
        self.traces = refused & set(stored)
        self.good_refused, self.wrong_taken = refused - wrong, wrong - refused
        self.unanswered = load.all("given") - self.accepted - refused
        replay = subprocess.run([PROGRAM, "admin", "replay", "--store", address], stdout=subprocess.DEVNULL)
        self.replays = replay.returncode == 0

    def good(self):
        return self.replays and not (self.lost or self.doubled or self.traces or self.good_refused or self.wrong_taken
                                     or self.unanswered)

    def __str__(self):
        line = (f"accepted {len(self.accepted)}, refused {self.refused}, sent again {self.again}, lost {len(self.lost)}, "
                f"doubled {self.doubled}, refused but stored {len(self.traces)}, replay {'equal' if self.replays else 'DIFFERS'}")
        for what in ("good_refused", "wrong_taken", "unanswered"):
            if found := getattr(self, what):
                line += f", {what.replace('_', ' ')} {len(found)} ({sorted(found)[0]})"
        return line
