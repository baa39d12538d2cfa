"""An SMTP server (RFC 5321) on a free port of this machine that keeps what it is given, for tests."""

import email
import email.policy
import socketserver
import threading


class Mailbox:
    def __init__(self):
        self.letters, self.arrived = [], threading.Condition()
        self.refuse = 0  # so many letters are refused for now (451) before one is taken
        box = self

        class Session(socketserver.StreamRequestHandler):
            def handle(self):
                box.converse(self.rfile, self.wfile)

        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Session)
        self.server.daemon_threads = True
        self.address = "smtp://127.0.0.1:%d" % self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def converse(self, lines, out):
        def say(text):
            out.write(text.encode() + b"\r\n")

        receivers = []
        say("220 mailbox")
        for line in lines:
            word = line.split(b":")[0].split()[0].upper()
            if word == b"EHLO":
                say("250-mailbox\r\n250 8BITMIME")
            elif word == b"RCPT":
                receivers.append(line.split(b":", 1)[1].strip().decode())
                say("250 ok")
            elif word == b"DATA":
                say("354 go on")
                self.take(receivers, lines, say)
                receivers = []
            elif word == b"QUIT":
                say("221 bye")
                return
            else:
                say("250 ok")

    def take(self, receivers, lines, say):
        data = b""
        for line in lines:
            if line == b".\r\n":
                break
            data += line[1:] if line.startswith(b".") else line
        with self.arrived:
            if self.refuse > 0:
                self.refuse -= 1
                say("451 not now")
                return
            say("250 taken")
            self.letters.append((receivers, email.message_from_bytes(data, policy=email.policy.default)))
            self.arrived.notify_all()

    def wait(self, count, seconds=20):
        """The letters, once there are so many."""
        with self.arrived:
            self.arrived.wait_for(lambda: len(self.letters) >= count, seconds)
            return list(self.letters)

    def close(self):
        self.server.shutdown()
        self.server.server_close()
