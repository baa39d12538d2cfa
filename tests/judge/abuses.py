"""What ill-meaning clients send, kind by kind, and which refusal each must get.

4xx throughout, with three exceptions: 505 for another version of HTTP (RFC 9110, 15.6.6); 503 with Retry-After for who has more
connections than an address may; and what is no fault by the book, an absolute address whose host is not the Host field's: the
address counts (RFC 9112, 3.2.2), so that one answer comes, for that address.
"""

import json
import ssl
import urllib.parse

from abusers import Abuse

HOST = "Host: localhost\r\n"
CLOSE = "Connection: close\r\n"
SECOND = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"  # that nobody may answer
WHOLE = 200 * 1024 * 1024


def get(path, fields=""):
    return f"GET {path} HTTP/1.1\r\n{HOST}{fields}\r\n"


def post(path, body, kind, cookie="", fields=CLOSE):
    body = body.encode() if isinstance(body, str) else body
    cookie = f"Cookie: {cookie}\r\n" if cookie else ""
    head = f"POST {path} HTTP/1.1\r\n{HOST}{cookie}Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n{fields}\r\n"
    return head.encode("latin-1") + body


def half_open():
    """Nothing; the beginning of a request; a head, and a body, of which a byte comes each second."""
    return [
        Abuse("nothing", b"", (408,), mute=True),
        Abuse("half a line", "GET /c/small/les", (408,)),
        Abuse("half a head", f"GET /c/small/lesson/ HTTP/1.1\r\n{HOST}X-Slow: ", (408,)),
        Abuse("a head by drops", f"GET /c/small/lesson/ HTTP/1.1\r\n{HOST}X-Slow: {'a' * 5000}\r\n\r\n", (408,), pace=True),
        Abuse("a body by drops", f"POST /c/small/enrol HTTP/1.1\r\n{HOST}Content-Length: 60000\r\n\r\n" + "a" * 60000, (408,),
              pace=True),
    ]


def crowding():
    """One address that wants more connections than an address may have; each asks, so that it is told. (404: a seat was free.)"""
    return [Abuse("one address", get("/nothing", CLOSE), (503, 404))]


def endless(head, frame=lambda piece: piece):
    """A head, and 200 MB after it."""
    piece = frame(b"x" * 65536)
    return lambda: iter([head.encode(), *[piece] * (WHOLE // 65536)])


def bodies():
    head = f"POST /api/events HTTP/1.1\r\n{HOST}Content-Type: application/json\r\n"
    return [
        Abuse("200 MB announced", endless(f"{head}Content-Length: {WHOLE}\r\n\r\n"), (413,)),
        Abuse("200 MB, if they may", f"{head}Content-Length: {WHOLE}\r\nExpect: 100-continue\r\n\r\n", (413,)),
        Abuse("200 MB in chunks", endless(f"{head}Transfer-Encoding: chunked\r\n\r\n", lambda piece: b"10000\r\n" + piece + b"\r\n"),
              (411,)),
        Abuse("more than a disk", f"{head}Content-Length: 999999999999999999\r\n\r\n", (413,)),
    ]


def heads():
    many = "".join(f"X-{number}: {'y' * 80}\r\n" for number in range(700))
    return [
        Abuse("a field of 64 KiB", get("/", f"X: {'a' * 65536}\r\n"), (431,)),
        Abuse("cookies of 64 KiB", get("/", f"Cookie: {'a=b; ' * 13000}\r\n"), (431,)),
        Abuse("an address of 64 KiB", get("/" + "a" * 65536), (431,)),
        Abuse("a name of 64 KiB", get("/", f"{'a' * 65536}: b\r\n"), (431,)),
        Abuse("700 fields", get("/", many), (431,)),
        Abuse("1,000 short fields", get("/", "a:\r\n" * 1000), (431,)),
        Abuse("no end", "a" * 65536, (431,)),
    ]


def deep(cookie):
    def events(body):
        return post("/api/events", body, "application/json", cookie)
    event = '{"id":"a","kind":"heard","course":"small","lesson":"lesson","at":1,"data":%s}'
    return [
        Abuse("100,000 deep", events("[" * 50_000 + "]" * 50_000), (413,)),
        Abuse("100,000 open", events("[" * 100_000), (413,)),
        Abuse("65,000 open", events("[" * 65_000), (400,)),
        Abuse("32,000 deep", events("[" * 32_000 + "]" * 32_000), (400,)),
        Abuse("10,000 objects deep", events('{"a":' * 10_000 + "1" + "}" * 10_000), (400,)),
        Abuse("deep in an event", events('{"events":[' + event % ("[" * 30_000 + "]" * 30_000) + "]}"), (400,)),
        Abuse("deep in its data", events('{"events":[' + event % ('{"a":' * 5000 + "1" + "}" * 5000) + "]}"), (400,)),
        Abuse("as a visitor", post("/api/events", "[" * 65_000, "application/json"), (403,)),
    ]


REFUSED = (400, 403, 404, 405, 409, 413, 415, 422, 429)


def resolved(document, schema):
    while "$ref" in schema:
        place = document
        for step in schema["$ref"].split("/")[1:]:
            place = place[step]
        schema = place
    return schema


def wrong_value(schema):
    """One that the schema does not take; None where it takes every text."""
    if schema.get("type") == "integer":
        return "1e9x"
    if "enum" in schema:
        return "nothing-of-that"
    if "maxLength" in schema:
        return "x" * (schema["maxLength"] + 1)
    return "no such!" if "pattern" in schema else None


def wrong_shapes(document, cookie):
    """Every address of the document, as a visitor and as a learner: bodies, queries and methods that are none of it."""
    out = []
    for pattern, place in document["paths"].items():
        path = pattern
        for name, value in [("{course}", "small"), ("{slug}", "lesson"), ("{card}", "card-1")]:
            path = path.replace(name, value)
        path = "/".join("x" if step.startswith("{") else step for step in path.split("/"))
        taken = {name.upper() for name in place}
        for method in {"PUT", "PATCH", "DELETE", "POST", "OPTIONS", "TRACE", "BREW"} - taken:
            out.append(Abuse(f"{method} {pattern}", f"{method} {path} HTTP/1.1\r\n{HOST}{CLOSE}\r\n", REFUSED))
        for who in ("", cookie):
            for method, operation in place.items():
                if method == "get":
                    queries = [one for one in operation.get("parameters", []) if resolved(document, one)["in"] == "query"]
                    for one in queries:
                        one = resolved(document, one)
                        value = wrong_value(resolved(document, one["schema"]))
                        for query in [f"{one['name']}=%ff", f"{one['name']}=%zz", *([f"{one['name']}={value}"] if value else [])]:
                            fields = CLOSE + (f"Cookie: {who}\r\n" if who else "")
                            out.append(Abuse(f"GET {pattern}?{query[:40]}", get(f"{path}?{urllib.parse.quote(query, '=%')}", fields),
                                             REFUSED))
                    continue
                content = operation.get("requestBody", {}).get("content", {})
                for kind, body in wrong_bodies(document, content):
                    out.append(Abuse(f"POST {pattern} {body[:40]!r}", post(path, body, kind, who), REFUSED))
    return out


def wrong_bodies(document, content):
    form, program = "application/x-www-form-urlencoded", "application/json"
    if form in content:
        yield from [(program, "{}"), ("text/plain", "a=b"), ("multipart/form-data; boundary=x", "--x--"), (form, "a=%ff"),
                    (form, "a=%zz&b=c"), (form, b"\xc0\xae=\x00"), (form, "a=%00"), (form, "a=b&" * 1500)]
        for name, schema in resolved(document, content[form]["schema"])["properties"].items():
            schema = resolved(document, schema)
            value = wrong_value(schema)
            if value is not None:
                yield form, f"{name}={urllib.parse.quote(value)}"
            if schema.get("type") != "array":
                yield form, f"{name}=1&{name}=1"
    if program in content:
        yield from [(form, "events=1"), ("text/plain", "{}"), ("application/json5", "{}")]
        for text in ["", "[", "{", "null", "[]", "1e999", '{"events":1}', '{"events":[1]}', '{"events":[[]]}', '{"events":{"0":{}}}',
                     '{"events":[{"id":1}]}', '{"events":[{}],"now":"yesterday"}', '{"events":[]', '{"events":[]}{"events":[]}',
                     '{"events":[null]}', '{"events":"[]"}', "{'events':[]}", '{"events":[{"id":"\x00"}]}', '{"now":1}']:
            yield program, text
        yield program, b'{"events":[{"id":"\xff"}]}'
        yield program, b"\xfe\xff\x00{\x00}"


def smuggling():
    """Messages that two servers might end in two places. Whatever follows must not be answered."""
    def message(fields, body="", line="POST /api/events HTTP/1.1"):
        return f"{line}\r\n{HOST}{fields}\r\n{body}{SECOND}"
    chunked, none = "Transfer-Encoding: chunked\r\n", "0\r\n\r\n"
    bad = [(name, message(fields, none)) for name, fields in [
        ("CL and TE", f"Content-Length: 5\r\n{chunked}"), ("TE and CL", f"{chunked}Content-Length: 5\r\n"),
        ("two CL", "Content-Length: 5\r\nContent-Length: 6\r\n"), ("the same CL twice", "Content-Length: 5\r\nContent-Length: 5\r\n"),
        ("CL list", "Content-Length: 5, 5\r\n"), ("CL +5", "Content-Length: +5\r\n"), ("CL -5", "Content-Length: -5\r\n"),
        ("CL 0x5", "Content-Length: 0x5\r\n"), ("CL 5 5", "Content-Length: 5 5\r\n"), ("CL nothing", "Content-Length:\r\n"),
        ("CL 1e1", "Content-Length: 1e1\r\n"), ("CL too long", "Content-Length: 18446744073709551621\r\n"),
        ("space before the colon", "Content-Length : 5\r\n"), ("tab before the colon", f"Transfer-Encoding\t: chunked\r\n"),
        ("folded", "X: a\r\n b\r\n"), ("folded TE", "Transfer-Encoding:\r\n chunked\r\n"), ("a bare CR", "X: a\rContent-Length: 5\r\n"),
        ("NUL in a field", "X: a\x00b\r\n"), ("VT in TE", "Transfer-Encoding:\x0bchunked\r\n"), ("no colon", "Content-Length 5\r\n"),
        ("no name", ": 5\r\n"), ("two hosts", "Host: other.example\r\n"), ("a name with NUL", "Content\x00-Length: 5\r\n"),
        ("a name beyond ASCII", "Content-Length\xa0: 5\r\n"),
    ]]
    bad += [(name, text + SECOND) for name, text in [
        ("bare LF", "GET / HTTP/1.1\nHost: localhost\n\n"), ("bare LF in the head", f"GET / HTTP/1.1\r\n{HOST}X: a\n\r\n"),
        ("LF, CR, LF", f"GET / HTTP/1.1\r\n{HOST}\n\r\n"), ("no host", "GET / HTTP/1.1\r\n\r\n"),
        ("HTTP/0.9", "GET /\r\n\r\n"), ("two spaces", f"GET  / HTTP/1.1\r\n{HOST}\r\n"), ("tabs", f"GET\t/\tHTTP/1.1\r\n{HOST}\r\n"),
        ("a space first", f" GET / HTTP/1.1\r\n{HOST}\r\n"), ("a space last", f"GET / HTTP/1.1 \r\n{HOST}\r\n"),
        ("a line before", f"junk\r\nGET / HTTP/1.1\r\n{HOST}\r\n"), ("NUL in the method", f"GE\x00T / HTTP/1.1\r\n{HOST}\r\n"),
        ("NUL in the address", f"GET /\x00 HTTP/1.1\r\n{HOST}\r\n"), ("a space in the address", f"GET /a b HTTP/1.1\r\n{HOST}\r\n"),
        ("http/1.1", f"GET / http/1.1\r\n{HOST}\r\n"), ("a host in the host", f"GET http://a@b/ HTTP/1.1\r\n{HOST}\r\n"),
        ("bytes beyond ASCII", "GET /\xff\xfe HTTP/1.1\r\nHost: localhost\r\n\r\n"), ("a host with a slash", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n"),
        ("TLS", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n"), ("TE in 1.0", f"POST / HTTP/1.0\r\n{chunked}\r\n{none}"),
    ]]
    chunks = [("TE", chunked), ("two TE", chunked * 2), ("TE of none", "Transfer-Encoding: identity\r\n"),
              ("TE list", "Transfer-Encoding: gzip, chunked\r\n"), ("TE of another kind", "Transfer-Encoding: xchunked\r\n"),
              ("TE shouted", "TRANSFER-ENCODING: CHUNKED\r\n"), ("an empty TE", "Transfer-Encoding:\r\n")]
    return [*(Abuse(name, text, (400,)) for name, text in bad),
            *(Abuse(name, message(fields, none), (411,)) for name, fields in chunks),
            *(Abuse(name, text, (505,)) for name, text in [
                ("HTTP/2", f"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n{SECOND}"), ("HTTP/3.0", f"GET / HTTP/3.0\r\n{HOST}\r\n{SECOND}"),
                ("HTTP/1.10", f"GET / HTTP/1.10\r\n{HOST}\r\n{SECOND}"), ("HTTP/1.2", f"GET / HTTP/1.2\r\n{HOST}\r\n{SECOND}")]),
            Abuse("CONNECT", f"CONNECT other.example:443 HTTP/1.1\r\n{HOST}\r\n{SECOND}", (405,)),
            Abuse("OPTIONS *", f"OPTIONS * HTTP/1.1\r\n{HOST}\r\n{SECOND}", (405,)),
            Abuse("another host", get("http://other.example/nothing", CLOSE) + SECOND, (404,)),
            Abuse("junk behind", get("/healthz") + "\x00\x01junk\r\n\r\n", (400,), before=1),
            Abuse("a short length", post("/api/nothing", "12345", "text/plain", fields="").replace(b": 5", b": 3") + b"\r\n\r\n", (400,),
                  before=1),
            Abuse("300 of them", get("/healthz") * 300 + "\n", (400,), before=300)]


def paths():
    return [Abuse(path, get(path, CLOSE), (400, 404, 405)) for path in [
        "/../etc/passwd", "/%2e%2e/etc/passwd", "/%2E%2E/%2e%2E/", "/.%2e/", "/c/small/../../etc/passwd", "/c/small/files/../manifest.json",
        "/c/small/files/..%2fmanifest.json", "/c/small/files/%2e%2e%2fmanifest.json", "/c/small/files/..%5cmanifest.json",
        "/c/small/files/..\\manifest.json", "/c/small/gated/..%2f..%2fdata%2flesson.json", "/c/small/gated/%2fetc%2fpasswd",
        "/c/small/gated//etc/passwd", "/c/small/files//", "/c/small/gated/a%00.opus", "/c/small/lesson%00/", "/%00", "//etc/passwd",
        "//other.example/", "/c//small/", "/c/small//lesson/", "/c/small/./lesson/", "/c/small/%2e/lesson/", "/%c0%ae%c0%ae/etc/passwd",
        "/%e0%80%ae%e0%80%ae/", "/%f0%80%80%ae/", "/%c0%af", "/%ed%a0%80/", "/%f4%90%80%80/", "/%fe%ff/", "/%80", "/%c3", "/%", "/%2",
        "/%zz", "/%u002e%u002e/", "/%252e%252e/etc/passwd", "/\\..\\..\\", "/%5c%5cother%5cshare", "/c/small/..;/admin/people",
        "/c/small;a=b/", "/c/small/lesson/;x", "/admin/people;.css", "/admin%2fpeople", "/%61dmin/people/../people", "/account%2f..%2fadmin",
        "/c/small/lesson/%0d%0aSet-Cookie:%20a=b", "/c/small/%0a", "/%7f", "/c/small/lesson/%20", "/.git/config", "/.env", "/assets/../",
        "/assets/%2e%2e%2f%2e%2e%2fstore.db", "/assets/x%00.css", "/c/small/lesson/test%2fstart", "/C/small/", "/c/SMALL/", "/c/small/lesson./",
        "/c/small/LESSON/", "/c/small/lesson/...", "/" + "a/" * 2000, "/" + "%61" * 2000, "/" + "..%2f" * 500, "/" + "%2e/" * 1000,
        "/c/small/card/" + "a/" * 1000, "/c/" + "%F0%9F%98%80" * 300 + "/", "*", "localhost:80", "file:///etc/passwd", "http:///etc", "etc/passwd",
    ]]


def client_hello():
    """What a client of TLS says first."""
    coming, going = ssl.MemoryBIO(), ssl.MemoryBIO()
    session = ssl._create_unverified_context().wrap_bio(coming, going, server_hostname="localhost")
    try:
        session.do_handshake()
    except ssl.SSLWantReadError:
        pass
    return going.read()


def half_handshakes():
    hello = client_hello()
    return [Abuse("nothing", b"", (), tls=True), Abuse("a hello and no more", hello, (), tls=True),
            Abuse("half a hello", hello[:60], (), tls=True), Abuse("a hello by drops", hello, (), tls=True, pace=True)]


def broken_handshakes():
    hello = client_hello()
    return [Abuse("a record of junk", b"\x16" + b"\xff" * 400, (), tls=True),
            Abuse("a hello of junk", hello[:11] + b"\x00" * 600, (), tls=True),
            Abuse("junk behind a hello", hello + b"\x17\x03\x03\x40\x00" + b"x" * 16384, (), tls=True),
            Abuse("plain HTTP", get("/", CLOSE), (400,)), Abuse("plain smuggling", SECOND + SECOND, (400,)),
            Abuse("a plain head of 64 KiB", get("/", f"X: {'a' * 65536}\r\n"), (400,))]
