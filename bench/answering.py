"""Learners who answer as fast as a server takes it, for bench/answers and bench/growth: wrk with a script, and the CPU that
the server spent on each answer."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from small_package import CARDS  # noqa: E402

TICK = os.sysconf("SC_CLK_TCK")

# By turns an event of listening and a card graded through its form, of one learner after another; an id is never sent twice.
# An answer that was not accepted is counted, whatever its status.
SCRIPT = """
local cookies = {COOKIES}
local threads = {}
function setup(thread) thread:set("number", #threads); table.insert(threads, thread) end
local sent = 0
bad = 0
function init(args) math.randomseed(number + os.time()) ; salt = string.format("%x", math.random(0, 0x7ffffff)) end
function request()
  sent = sent + 1
  local id = "bench-" .. number .. "-" .. salt .. "-" .. sent
  local cookie = cookies[(sent - 1) % #cookies + 1]
  if math.floor((sent - 1) / #cookies) % 2 == sent % 2 then
    local event = '{"id":"' .. id .. '","kind":"heard","course":"small","lesson":"lesson","at":' .. AT + sent .. ',"offset":60,"data":{"track":"part","ms":100}}'
    return wrk.format("POST", "/api/events", {["Cookie"] = cookie, ["Content-Type"] = "application/json"}, '{"events":[' .. event .. "]}")
  end
  return wrk.format("POST", "/c/small/card/card-" .. sent % CARDS .. "?of=lesson", {["Cookie"] = cookie, ["Content-Type"] = "application/x-www-form-urlencoded"}, "grade=" .. sent % 4 + 1 .. "&event=" .. id)
end
function response(status, headers, body)
  if status ~= 303 and (status ~= 200 or not body:find('"refused":[]', 1, true)) then bad = bad + 1 end
end
function done(summary, latency, requests)
  local errors = summary.errors.timeout + summary.errors.read + summary.errors.connect
  for _, thread in ipairs(threads) do errors = errors + thread:get("bad") end
  io.write(string.format("RESULT %f %d %d %f %f\\n", summary.requests / summary.duration * 1e6, summary.requests,
    errors, latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
"""


def cpu_of(pid):
    """Seconds of CPU of a process and its children that live or were waited for."""
    total = 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            text = path.read_text()
        except OSError:
            continue
        fields = text[text.rindex(")") + 2:].split()
        if int(path.parent.name) == pid or int(fields[1]) == pid:
            total += sum(map(int, fields[11:15])) if int(path.parent.name) == pid else sum(map(int, fields[11:13]))
    return total / TICK


def load(server, clients, seconds, cookies, work):
    """Rate, percentiles in ms and CPU of the server in microseconds an answer. `cookies` are the learners'."""
    script = work / "answers.lua"
    quoted = ",".join(f'"{cookie}"' for cookie in cookies)
    script.write_text(SCRIPT.replace("COOKIES", quoted).replace("AT +", f"{int(time.time() * 1000) - 3_600_000} +").replace("CARDS", str(CARDS)))
    before = cpu_of(server.process.pid)
    out = subprocess.run(["wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "-s", script, f"http://127.0.0.1:{server.port}"],
                         capture_output=True, text=True, check=True).stdout
    result = re.search(r"RESULT ([\d.]+) (\d+) (\d+) ([\d.]+) ([\d.]+)", out)
    if not result or int(result[3]):
        sys.exit(f"{sys.argv[0]}: some answers were not accepted:\n{out}")
    return {"rate": float(result[1]), "p50": float(result[4]), "p99": float(result[5]),
            "cpu": (cpu_of(server.process.pid) - before) / int(result[2]) * 1e6}
