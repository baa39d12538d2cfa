// What of the player is arithmetic, without a browser: going back after a break, passing over silence, falling asleep.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const web = fileURLToPath(new URL("../../web/player/", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "colloquy-web-"));

// What a browser has and these few lines touch.
globalThis.document = { getElementById: () => null };
let now = 0;
globalThis.performance = { now: () => now };
const rung = [];
globalThis.AudioContext = class {
  constructor() {
    rung.push(now);
    throw new Error("no sound here");
  }
};

async function made(name) {
  const entry = join(folder, `${name}.mjs`);
  const bundled = spawnSync("esbuild", [join(web, `${name}.ts`), "--bundle", "--format=esm", `--outfile=${entry}`, "--log-level=warning"], { encoding: "utf8" });
  if (bundled.status !== 0) writeFileSync(entry, `throw new Error(${JSON.stringify(bundled.stderr)})`);
  return import(pathToFileURL(entry));
}

const { resumeAt } = await made("resume");
const { Pauses } = await made("pauses");
const { isBetween, Sleep } = await made("sleep");

const kSecond = 1000, kMinute = 60 * kSecond, kHour = 60 * kMinute;

test("a night ends in the morning, and a nap on the same day", () => {
  for (const [now, inside] of [["21:59", false], ["22:00", true], ["00:00", true], ["05:59", true], ["06:00", false], ["12:00", false]])
    assert.equal(isBetween(now, "22:00", "06:00"), inside, now);
  for (const [now, inside] of [["12:59", false], ["13:00", true], ["14:29", true], ["14:30", false], ["23:00", false]])
    assert.equal(isBetween(now, "13:00", "14:30"), inside, now);
  assert.equal(isBetween("22:00", "22:00", "22:00"), false);
});

test("a break is followed by as much going back as AntennaPod's", () => {
  for (const [pause, back] of [[5 * kSecond, 800], [kMinute, 800], [kMinute + 1, 3000], [kHour, 3000], [kHour + 1, 10000], [24 * kHour, 10000], [24 * kHour + 1, 20000]])
    assert.equal(60_000 - resumeAt(60_000, pause, []), back, `${pause} ms`);
  assert.equal(resumeAt(300, kHour * 30, []), 0, "not before the beginning");
});

test("going back does not cross a question that was put to the learner", () => {
  const lines = [{ n: "a", i: 0, s: 0, e: 4000, stop: "p" }, { n: "b", i: 0, s: 5000, e: 9000 }];
  assert.equal(resumeAt(8000, 2 * kHour, lines), 5000);
  assert.equal(resumeAt(4500, 2 * kHour, lines), 4500, "between question and answer");
  assert.equal(resumeAt(3000, 2 * kHour, lines), 0);
});

test("silence is passed over but for its ends, the author's pauses and the learner's time never", () => {
  const pauses = new Pauses();
  pauses.tight = true;
  const line = (more) => [{ n: "a", i: 0, s: 0, e: 1000, ...more }, { n: "b", i: 0, s: 2000, e: 3000 }];
  assert.equal(pauses.skip(line({}), 0, 999, 1), -1, "the line is not over");
  assert.equal(pauses.skip(line({}), 0, 1074, 1), -1, "half of what is kept");
  assert.equal(pauses.skip(line({}), 0, 1080, 2), 1925);
  assert.equal(pauses.saved, (1925 - 1080) / 2, "of the listener's time");
  assert.equal(pauses.skip(line({}), 0, 1850, 1), -1, "not worth a jump");
  assert.equal(pauses.skip(line({ stop: "p" }), 0, 1100, 1), -1);
  assert.equal(pauses.skip(line({ p: 1 }), 0, 1100, 1), -1);
  assert.equal(pauses.skip(line({}), 1, 3100, 1), -1, "after the last line");
  pauses.tight = false;
  assert.equal(pauses.skip(line({}), 0, 1100, 1), -1);
});

test("sleep counts what is heard, grows quiet in the last minute, rings at half a minute, and ends", () => {
  const sleep = new Sleep();
  let ended = 0;
  const offered = [];
  sleep.ended = () => ++ended;
  sleep.ending = (left) => offered.push(left);
  sleep.choose("2");
  sleep.begin();
  const listen = (ms) => {
    let share = 1;
    for (let passed = 0; passed < ms; passed += 100) {
      now += 100;
      share = sleep.tick(1e9, 1e9);
    }
    return share;
  };
  assert.equal(listen(59_000), 1);
  assert.ok(listen(16_000) < 0.8);
  assert.ok(offered.length > 0);
  assert.equal(rung.length, 0);
  now += 3_600_000; // a pause of an hour is no listening
  sleep.begin();
  listen(20_000);
  assert.equal(rung.length, 1);
  sleep.more(5);
  assert.equal(sleep.tick(1e9, 1e9), 1);
  listen(5 * kMinute);
  assert.equal(ended, 0);
  listen(40_000);
  assert.equal(ended, 1);
  assert.equal(sleep.until, "");
  assert.equal(rung.length, 2, "once each");
});

test("sleep at the end of a part or lesson leaves the words to be heard", () => {
  const sleep = new Sleep();
  sleep.choose("part");
  assert.equal(sleep.atEnd(false), true);
  assert.ok(sleep.tick(500, 1e9) >= 0.3);
  assert.equal(sleep.tick(120_000, 1e9), 1);
  sleep.choose("lesson");
  assert.equal(sleep.atEnd(false), false);
  assert.equal(sleep.atEnd(true), true);
  assert.ok(sleep.tick(500, 90_000) === 1 && sleep.tick(500, 500) < 0.4);
  sleep.choose("0");
  assert.equal(sleep.atEnd(true), false);
});
