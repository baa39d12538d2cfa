"""Clients that mean harm, thousands in one process of the lowest priority, and what each was told.

An Abuse says what goes over a connection and what may come back. A crowd is a process that keeps so many connections of some
abuses open, or opens so many a second, from several addresses of the loopback; what they heard is judged when the server
closes, and comes back as a Report.
"""

import itertools
import json
import multiprocessing
import os
import resource
import select
import socket
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field

PATIENCE = 8  # seconds for an answer that does not depend on the server's own deadlines


@dataclass
class Abuse:
    """`send` gives the pieces to send; after them the client waits. `pace`: one byte a second of them. `statuses`: any of these,
    the last answer's. `before`: how many answers to well-formed requests come first. `mute`: no answer is due, since nothing
    was asked; one that comes must be right all the same. `tls`: what comes back is no HTTP."""
    name: str
    send: object
    statuses: tuple
    before: int = 0
    pace: bool = False
    mute: bool = False
    tls: bool = False

    def __post_init__(self):
        if isinstance(self.send, (bytes, str)):
            piece = self.send.encode("latin-1") if isinstance(self.send, str) else self.send
            self.send = lambda: iter((piece,))


@dataclass
class Report:
    statuses: Counter = field(default_factory=Counter)
    faults: list = field(default_factory=list)
    tried: set = field(default_factory=set)
    most_held: int = 0
    most_sent: int = 0  # bytes that one connection got rid of
    unjudged: int = 0   # still open at the end

    def count(self):
        return sum(self.statuses.values())


def answers_in(heard):
    """(status, fields, body) of each answer, and what is left over."""
    out = []
    while heard.startswith(b"HTTP/1.1 "):
        head, blank, rest = heard.partition(b"\r\n\r\n")
        if not blank:
            break
        lines = head.decode("latin-1").split("\r\n")
        fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
        length = int(fields.get("content-length", 0))
        if len(rest) < length:
            break
        out.append((int(lines[0][9:12]), fields, rest[:length]))
        heard = rest[length:]
    return out, heard


def is_of_the_form(status, fields, body):
    """The one shape of every refusal: to programs the JSON of `problem`, to people the page of a message."""
    if fields.get("cache-control") != "no-store" or fields.get("x-content-type-options") != "nosniff":
        return False
    if fields.get("content-type") == "text/html; charset=utf-8":
        return body.startswith(b"<!doctype html>") and body.count(b"<h1>") == 1 and b'class="book message"' in body
    try:
        error = json.loads(body)["error"]
    except (ValueError, KeyError, TypeError):
        return False
    return (fields.get("content-type") == "application/json" and set(error) == {"code", "message"} and status >= 400
            and all(isinstance(one, str) and one for one in error.values()))


class Client:
    def __init__(self, abuse, address, port):
        self.abuse, self.pieces, self.piece = abuse, abuse.send(), b""
        self.heard, self.sent, self.since = b"", 0, time.monotonic()
        self.socket = socket.socket()
        self.socket.setblocking(False)
        self.socket.setsockopt(socket.IPPROTO_IP, 24, 1)  # IP_BIND_ADDRESS_NO_PORT
        self.socket.bind((address, 0))
        self.socket.connect_ex(("127.0.0.1", port))

    def push(self, most=1 << 30):
        """Sends what there is, `most` bytes; whether there may be more."""
        while most > 0:
            if not self.piece:
                self.piece = next(self.pieces, b"")
                if not self.piece:
                    return False
            try:
                count = self.socket.send(self.piece[:most])
            except BlockingIOError:
                return True
            except OSError:
                return False  # what the server said of it can still be read
            self.sent, self.piece, most = self.sent + count, self.piece[count:], most - count
        return True

    def hear(self):
        """Whether the server is still there."""
        while True:
            try:
                piece = self.socket.recv(65536)
            except BlockingIOError:
                return True
            except OSError:
                return False
            if not piece:
                return False
            self.heard += piece

    def judge(self, report, closed):
        abuse = self.abuse
        report.tried.add(abuse.name)
        report.most_sent = max(report.most_sent, self.sent)
        answers, rest = answers_in(self.heard)
        told = answers[-1][0] if len(answers) > abuse.before else None
        report.statuses[told or "none"] += 1
        faults = []
        if abuse.tls:
            faults += ["HTTP in the clear"] if answers else []
        elif told is None:
            faults += [] if abuse.mute else [f"no answer, but {self.heard[:60]!r}"]
        else:
            faults += [f"status {told}"] if told not in abuse.statuses else []
            faults += [f"{len(answers)} answers"] if len(answers) != abuse.before + 1 else []
            faults += [f"bytes after the answer: {rest[:60]!r}"] if rest else []
            faults += [f"another form: {answers[-1][2][:120]!r}"] if not is_of_the_form(*answers[-1]) else []
            faults += ["it does not say that it closes"] if answers[-1][1].get("connection") != "close" else []
        faults += ["the connection stays open"] if not closed else []
        report.faults += [f"{abuse.name[:60]}: {fault}" for fault in faults]
        self.socket.close()


class Crowd:
    """`held` connections of these abuses, opened at `rate` a second; without `held`, `rate` a second, each seen to its end."""

    def __init__(self, abuses, port, addresses, rate, held=None):
        self.abuses, self.port, self.rate, self.held = itertools.cycle(abuses), port, rate, held
        self.addresses, self.clients = itertools.cycle(addresses), {}
        self.waiting, self.report, self.paced = select.epoll(), Report(), []

    def run(self, stopping):
        begin, opened, pulse = time.monotonic(), 0, 0
        while not stopping.is_set():
            now = time.monotonic()
            while opened < (now - begin) * self.rate:
                opened += 1
                if len(self.clients) < (self.held or 2000):
                    self.open()
            if now >= pulse:
                pulse = now + 1
                self.beat(now)
            for fd, events in self.waiting.poll(0.02, 256):
                self.serve(self.clients[fd], events)
        grace = time.monotonic() + (0 if self.held else PATIENCE)
        while self.clients and time.monotonic() < grace:
            for fd, events in self.waiting.poll(0.05, 256):
                self.serve(self.clients[fd], events)
        for client in list(self.clients.values()):
            if self.held:
                self.report.unjudged += 1
                client.socket.close()
            else:
                client.judge(self.report, closed=False)

    def open(self):
        client = Client(next(self.abuses), next(self.addresses), self.port)
        self.clients[client.socket.fileno()] = client
        self.report.most_held = max(self.report.most_held, len(self.clients))
        self.waiting.register(client.socket, select.EPOLLIN | (0 if client.abuse.pace else select.EPOLLOUT))

    def beat(self, now):
        """Once a second: a byte of each that drips, and an end of what the server should have ended."""
        for client in list(self.clients.values()):
            if client.abuse.pace:
                client.push(1)
            elif not self.held and now - client.since > PATIENCE:
                self.close(client, closed=False)

    def serve(self, client, events):
        if events & select.EPOLLOUT and not client.push():
            self.waiting.modify(client.socket, select.EPOLLIN)
        if events & (select.EPOLLIN | select.EPOLLHUP | select.EPOLLERR) and not client.hear():
            self.close(client, closed=True)

    def close(self, client, closed):
        del self.clients[client.socket.fileno()]
        self.waiting.unregister(client.socket)
        client.judge(self.report, closed)


class Abusers:
    """A crowd in a process of its own."""

    def __init__(self, *arguments, **options):
        forking = multiprocessing.get_context("fork")
        self.stopping = forking.Event()
        self.ours, theirs = forking.Pipe()
        self.process = forking.Process(target=self.inside, args=(theirs, arguments, options), daemon=True)
        self.process.start()

    def inside(self, pipe, arguments, options):
        os.setpriority(os.PRIO_PROCESS, 0, 19)  # what is measured is the server, not who gets the processor
        most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
        try:
            crowd = Crowd(*arguments, **options)
            crowd.run(self.stopping)
            pipe.send(crowd.report)
        except BaseException:
            pipe.send(traceback.format_exc())

    def finish(self):
        """What they were told."""
        self.stopping.set()
        report = self.ours.recv()
        self.process.join()
        if isinstance(report, str):
            raise RuntimeError(report)
        return report
