"""Ordinary learners, whom abuse must not hold up: a steady rate of pages, progress and answers over connections that stay.

Requests are due at fixed times. What a busy server delays is counted from the time it was due, so that a stall costs every
request that would have come meanwhile, not only those on their way.
"""

import json
import selectors
import socket
import ssl
import threading
import time

CONNECTIONS = 32
RATE = 200  # requests a second, of all together
EVERY = 5  # one in so many is an answer; another one asks for the progress


class Learner:
    """One learner, on one connection."""

    def __init__(self, server, number):
        status, _, headers = server.ask("POST", "/c/small/enrol", "", {"Content-Length": "0"})
        assert status == 303, status
        self.cookie, self.server, self.number = headers["Set-Cookie"].split(";")[0], server, number
        self.due, self.heard = None, b""
        self.connect()

    def connect(self):
        self.socket = socket.create_connection(("127.0.0.1", self.server.port), 20)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self.server.secure:
            self.socket = ssl._create_unverified_context().wrap_socket(self.socket)
        self.socket.setblocking(False)
        self.heard = b""

    def ask(self, count, due):
        self.due = due
        head = f"Host: localhost\r\nCookie: {self.cookie}\r\n"
        if count % EVERY == 0:
            event = {"id": f"heard-{self.number}-{count}", "kind": "heard", "course": "small", "lesson": "lesson",
                     "at": int(time.time() * 1000), "offset": 0, "data": {"track": "part", "ms": 10}}
            body = json.dumps({"events": [event]})
            head = f"POST /api/events HTTP/1.1\r\n{head}Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n{body}"
        else:
            head = f"GET {'/api/me' if count % EVERY == 1 else '/c/small/lesson/'} HTTP/1.1\r\n{head}\r\n"
        self.socket.sendall(head.encode())

    def hear(self):
        """The status once the whole answer is there, 0 when the connection has ended, None before."""
        while True:
            try:
                piece = self.socket.recv(65536)
            except (BlockingIOError, ssl.SSLWantReadError):
                break
            except OSError:
                piece = b""
            if not piece:
                return 0
            self.heard += piece
        end = self.heard.find(b"\r\n\r\n")
        if end < 0:
            return None
        head = self.heard[:end].decode("latin-1")
        length = next((int(line.split(":")[1]) for line in head.split("\r\n") if line.lower().startswith("content-length:")), 0)
        if len(self.heard) < end + 4 + length:
            return None
        self.heard = self.heard[end + 4 + length:]
        return int(head[9:12])


class Learners(threading.Thread):
    """All of them, from start() to finish(). A sample is (second in which it was due, seconds it took)."""

    def __init__(self, server):
        super().__init__(daemon=True)
        self.learners = [Learner(server, number) for number in range(CONNECTIONS)]
        self.samples, self.failures, self.stopping = [], [], threading.Event()

    def run(self):
        waiting = selectors.DefaultSelector()
        for learner in self.learners:
            waiting.register(learner.socket, selectors.EVENT_READ, learner)
        free, count, due = list(self.learners), 0, time.monotonic()
        while not self.stopping.is_set():
            while free and due <= time.monotonic():
                learner = free.pop(0)
                try:
                    learner.ask(count, due)
                except OSError as error:
                    self.lost(waiting, learner, f"sending: {error}")
                    free.append(learner)
                count, due = count + 1, due + 1 / RATE
            for key, _ in waiting.select(max(0.0, due - time.monotonic()) if free else 1):
                learner = key.data
                status = learner.hear()
                if status is None:
                    continue
                if learner.due is not None:
                    self.samples.append((learner.due, time.monotonic() - learner.due))
                    free.append(learner)
                if status == 0:
                    self.lost(waiting, learner, "the connection was closed")
                elif status != 200:
                    self.failures.append(f"status {status}")
                learner.due = None

    def lost(self, waiting, learner, why):
        self.failures.append(why)
        waiting.unregister(learner.socket)
        learner.socket.close()
        learner.connect()
        waiting.register(learner.socket, selectors.EVENT_READ, learner)

    def between(self, begin, end):
        """The milliseconds that each request took which was due then."""
        return [1000 * took for due, took in self.samples if begin <= due < end]

    def finish(self):
        self.stopping.set()
        self.join()
