"""`colloquy serve` on a free port of this machine, for tests that speak HTTP with it."""

import http.client
import signal
import socket
import ssl
import subprocess
import sys
import time


class Front:
    """What speaks HTTP at a port of this machine, to be asked: a server, or a proxy before some."""

    secure = False

    def connection(self):
        """A new one; over HTTPS, where that is spoken, without asking who has signed the certificate."""
        if not self.secure:
            return http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        anybody = ssl._create_unverified_context()
        return http.client.HTTPSConnection("127.0.0.1", self.port, timeout=20, context=anybody)

    def ask(self, method, path, body=None, headers=()):
        """Status, bytes and headers of the answer, on a connection of its own."""
        connection = self.connection()
        try:
            connection.request(method, path, body, dict(headers))
            answer = connection.getresponse()
            return answer.status, answer.read(), answer.headers
        finally:
            connection.close()


class Server(Front):
    """Serves packages (built folders) with the store in `database`, a file or an address, and `more` options; only ever
    ends the process it started."""

    def __init__(self, program, packages, database, more=()):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.command = [program, "serve", *packages, "--listen", f"127.0.0.1:{self.port}",
                        "--store", database if "://" in str(database) else f"sqlite:{database}", "--threads", "2",
                        *more]
        self.secure = "--tls" in more
        self.process, self.output, self.errors, self.environment = None, subprocess.DEVNULL, None, None

    def start(self):
        self.process = subprocess.Popen(self.command, stdout=self.output, stderr=self.errors, env=self.environment)
        for _ in range(2000):
            try:
                if self.ask("GET", "/healthz")[0] == 200:
                    return
            except OSError:
                pass
            if self.process.poll() is not None:
                sys.exit(f"the server ended by itself with status {self.process.returncode}")
            time.sleep(0.01)
        sys.exit("the server does not answer")

    def kill(self):
        self.end(signal.SIGKILL)

    def stop(self):
        """Asks it to finish; its exit status."""
        return self.end(signal.SIGTERM)

    def end(self, how):
        if self.process is None:
            return None
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(30)
