// The player as people know players: transport, speeds, pauses, sleep, the queue over lessons, the mini-player on other
// pages, the lock screen, keys, and places that are shared.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { learner, shots, startSite, tap, violations, visitor } from "./site.mjs";

let site;
before(async () => {
  mkdirSync(shots, { recursive: true });
  site = await startSite();
});
after(async () => {
  await site?.stop();
});

const until = (page, check, argument) => page.waitForFunction(check, argument, { timeout: 15000 });
const playing = (page) => until(page, () => document.querySelector("[data-do=play]")?.hasAttribute("data-on"));
const still = (page) => until(page, () => !document.querySelector("[data-do=play]").hasAttribute("data-on"));
const spoken = (page) => page.evaluate(() => document.querySelector(".l[aria-current]")?.id ?? "");
const press = (page, name) => page.evaluate((wanted) => document.querySelector(`#dock [data-do="${wanted}"]`).click(), name);
const choose = (page, name, value) =>
  page.evaluate(([field, to]) => {
    const element = document.querySelector(`#dock [name="${field}"]`);
    if (element.type === "checkbox") element.checked = to;
    else element.value = to;
    element.dispatchEvent(new Event(element.type === "range" ? "input" : "change", { bubbles: true }));
  }, [name, value]);
const audio = (page, what) => page.evaluate((key) => window.audios[0][key], what);
const ms = async (page) => Math.round((await audio(page, "currentTime")) * 1000);
// Does something and looks where the sound is then: at `to` ms, and on by no more than the time that has passed.
async function leadsTo(page, act, to, why) {
  const begun = Date.now();
  await act();
  const at = await ms(page);
  assert.ok(at > to - 300 && at < to + 300 + (Date.now() - begun), `${why}: ${at} ms, not ${to}`);
}
// Where the sound is put, without a person's hand: once the browser knows how long it is, for until then a place is a
// wish that it keeps for later.
async function put(page, to) {
  await until(page, () => window.audios[0].readyState > 0);
  await page.evaluate((second) => (window.audios[0].currentTime = second), to / 1000);
  await until(page, () => !window.audios[0].seeking);
}

// A learner whose page lets its sound be looked at.
async function listener(options = {}, lesson = site.lesson) {
  const page = await visitor(site, options);
  await page.addInitScript(() => {
    window.audios = [];
    const Made = window.Audio;
    window.Audio = function (...given) {
      const made = new Made(...given);
      window.audios.push(made);
      return made;
    };
    window.handlers = {};
    const handle = navigator.mediaSession.setActionHandler.bind(navigator.mediaSession);
    navigator.mediaSession.setActionHandler = (action, run) => {
      handle(action, run);
      window.handlers[action] = run;
    };
  });
  await page.goto(lesson);
  await Promise.all([page.waitForNavigation(), page.click("#gate .b.main")]);
  return page;
}

const lessonsWithSound = () => site.manifest.lessons.filter((lesson) => !lesson.index && lesson.tracks.length > 0);

test("jumps have their own lengths, and parts are gone to and begun again", async () => {
  const page = await listener();
  await choose(page, "stop", false);
  await page.locator("[data-play]").first().click();
  await playing(page);
  const from = (at, act) => put(page, at).then(act);
  await leadsTo(page, () => from(40000, () => press(page, "jump-back")), 30000, "back by 10 s");
  await leadsTo(page, () => from(30000, () => press(page, "jump-forward")), 60000, "forward by 30 s");
  await choose(page, "back", "60");
  assert.equal(await page.locator("[data-do=jump-back]").getAttribute("aria-label"), "Back 60 seconds");
  await leadsTo(page, () => from(30000, () => press(page, "jump-back")), 0, "to the beginning");
  const titles = site.entry.tracks.map((track) => track.title);
  await press(page, "next");
  await until(page, (title) => document.querySelector("#dock .title").textContent === title, titles[1]);
  await playing(page);
  await put(page, 8000);
  await press(page, "previous");
  await until(page, () => window.audios[0].currentTime < 2);
  assert.equal(await page.locator("#dock .title").textContent(), titles[1], "first to its beginning");
  await press(page, "previous");
  await until(page, (title) => document.querySelector("#dock .title").textContent === title, titles[0]);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("speed is kept for the course, keeps the pitch, and scales what is left", async () => {
  const page = await listener();
  await page.locator("[data-play]").first().click();
  await playing(page);
  assert.equal(await audio(page, "preservesPitch"), true);
  const left = () => page.evaluate(() => /(\d+):(\d\d)/.exec(document.querySelector("#dock .state").textContent).slice(1).map(Number));
  const [minutes, seconds] = await left();
  await choose(page, "speed", "2");
  assert.equal(await audio(page, "playbackRate"), 2);
  const [fewer, rest] = await left();
  assert.ok(Math.abs((minutes * 60 + seconds) / 2 - (fewer * 60 + rest)) <= 2, `${minutes}:${seconds}, then ${fewer}:${rest}`);
  assert.match(await page.locator("#dock .rest").textContent(), /left in this lesson/);
  await page.reload();
  assert.equal(await page.locator("#dock .speed bdi").textContent(), "2×", "this course");
  const kept = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("colloquy.speed.")));
  assert.equal(kept.length, 1);
  await page.evaluate((key) => localStorage.removeItem(key), kept[0]);
  await page.reload();
  assert.equal(await page.locator("#dock .speed bdi").textContent(), "1×", "other courses have the usual one");
  await choose(page, "speed", "0.75");
  await choose(page, "usual", true);
  await page.evaluate((key) => localStorage.removeItem(key), kept[0]);
  await page.reload();
  assert.equal(await page.locator("#dock .speed bdi").textContent(), "0.75×", "until one is made usual");
  await page.context().close();
});

test("volume and mute are kept", async () => {
  const page = await listener();
  await choose(page, "volume", "0.4");
  assert.equal(await audio(page, "volume"), 0.4);
  await page.keyboard.press("m");
  assert.equal(await audio(page, "muted"), true);
  assert.equal(await page.locator("[data-do=mute]").getAttribute("aria-pressed"), "true");
  await page.reload();
  assert.equal(await audio(page, "volume"), 0.4);
  assert.equal(await audio(page, "muted"), true);
  await page.keyboard.press("m");
  assert.equal(await audio(page, "muted"), false);
  await page.context().close();
});

test("tight pauses pass over silence, never over what is put to the learner", async () => {
  const page = await listener();
  const cues = await (await page.request.get(await page.locator("[data-track]").first().getAttribute("data-cues"))).json();
  const gaps = cues.lines.slice(0, -1).map((line, i) => ({ ...line, gap: cues.lines[i + 1].s - line.e, next: cues.lines[i + 1].s }));
  const plain = gaps.findIndex((line) => line.gap > 300 && !line.stop && !line.p);
  const asks = gaps.find((line) => line.stop);
  assert.ok(plain >= 0 && asks, "a silence of either kind");
  await choose(page, "stop", false);
  await choose(page, "tight", true);
  await page.locator("[data-play]").first().click();
  await playing(page);
  // The moments that were heard around a silence.
  const heardBetween = async (from, to) => {
    await put(page, from - 400);
    return page.evaluate(
      ([begin, end]) =>
        new Promise((done) => {
          const seen = [];
          const look = () => {
            const at = window.audios[0].currentTime * 1000;
            if (at > begin && at < end) seen.push(at);
            if (at > end + 150) done(seen);
            else requestAnimationFrame(look);
          };
          look();
        }),
      [from, to],
    );
  };
  const line = gaps[plain];
  const middle = await heardBetween(line.e + 110, line.next - 110);
  assert.ok(middle.length <= 2, `the middle of the silence was passed over: ${middle}`);
  assert.match(await page.locator("#dock .saved").textContent(), /saved|^$/);
  const thought = await heardBetween(asks.e + 110, asks.next - 110);
  assert.ok(thought.length > 5, "time to think is left as it is");
  await page.locator("[data-do=play]").click();
  await until(page, () => Number(localStorage.getItem("colloquy.saved")) > 50);
  await page.context().close();
});

test("going on after a break goes back by as much as the break was long", async () => {
  const page = await listener();
  await choose(page, "stop", false);
  await page.locator("[data-play]").first().click();
  await playing(page);
  await put(page, 30000);
  await page.keyboard.press("k");
  await still(page);
  const stopped = await ms(page);
  await page.evaluate(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 2 * 3_600_000;
  });
  await page.keyboard.press("k");
  await playing(page);
  const back = stopped - (await ms(page));
  assert.ok(back > 8500 && back <= 10100, `two hours later: ${back} ms`);
  await page.context().close();
});

test("the sleep timer grows quiet, offers more, and stops at the end of a part", async () => {
  const page = await listener();
  await choose(page, "stop", false);
  await page.locator("[data-play]").first().click();
  await playing(page);
  await choose(page, "sleep", "own");
  assert.equal(await page.locator("#dock label:has([name=own])").evaluate((label) => label.hidden), false);
  await choose(page, "own", "1");
  await until(page, () => window.audios[0].volume < 0.98);
  const offer = page.locator("[data-do=offer]");
  await offer.waitFor({ state: "visible" });
  assert.match(await offer.innerText(), /^Stops in 0:5\d\. 5 more minutes$/);
  await offer.click();
  assert.equal(await audio(page, "volume"), 1);
  await choose(page, "sleep", "part");
  const end = site.entry.tracks[0].duration;
  await put(page, end - 4000);
  await choose(page, "speed", "2");
  await still(page);
  assert.equal(await page.locator("#dock .title").textContent(), site.entry.tracks[0].title, "the next part waits");
  assert.match(await offer.innerText(), /sleep timer/);
  assert.equal(await page.locator("[name=sleep]").inputValue(), "0");
  assert.equal(await audio(page, "volume"), 1);
  await page.context().close();
});

test("at night the sleep timer is set by itself, until it is taken off", async () => {
  const page = await listener();
  const clock = (hours) => {
    const at = new Date(Date.now() + hours * 3600_000);
    return `${String(at.getHours()).padStart(2, "0")}:00`;
  };
  const row = page.locator("#dock .row:has([name=night-from])");
  assert.equal(await row.evaluate((element) => element.hidden), true);
  await choose(page, "night", "20");
  assert.equal(await row.evaluate((element) => element.hidden), false);
  await choose(page, "night-from", clock(2));
  await choose(page, "night-to", clock(3));
  await page.locator("[data-play]").first().click();
  await playing(page);
  assert.equal(await page.locator("[name=sleep]").inputValue(), "0", "it is not night yet");
  await page.keyboard.press("k");
  await still(page);
  await choose(page, "night-from", clock(-2));
  await page.keyboard.press("k");
  await playing(page);
  await until(page, () => document.querySelector("[name=sleep]").value === "20");
  await choose(page, "sleep", "0");
  await page.keyboard.press("k");
  await still(page);
  await page.keyboard.press("k");
  await playing(page);
  assert.equal(await page.locator("[name=sleep]").inputValue(), "0", "who took it off is awake");
  await page.reload();
  assert.deepEqual(await page.evaluate(() => ["night", "night-from"].map((name) => document.querySelector(`[name=${name}]`).value)), ["20", clock(-2)]);
  await page.context().close();
});

test("a locked player is moved by nothing but a headset, and two presses unlock it", async () => {
  const page = await listener();
  await choose(page, "stop", false);
  await page.locator("[data-play]").first().click();
  await playing(page);
  await page.locator("[data-do=settings]").click();
  await page.locator("#player [data-do=lock]").click();
  assert.equal(await page.locator("#player:popover-open").count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.do), "unlock");
  const left = await page.locator("#dock .in > *").evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.dataset.do));
  assert.deepEqual(left, ["line", "unlock"], "nothing else can be touched");
  assert.deepEqual(await violations(page), []);
  await page.screenshot({ path: join(shots, "player-locked.png") });
  const before = await ms(page);
  await tap(page, page.locator("#conversation .turn .l").nth(6));
  await page.locator("#dock .now").click();
  for (const key of ["k", "Shift+ArrowRight", "l", "m"]) {
    await page.locator("#dock .now").focus();
    await page.keyboard.press(key);
  }
  assert.equal(await audio(page, "paused"), false);
  assert.equal(await audio(page, "muted"), false);
  assert.ok((await ms(page)) - before < 15000, "not moved");
  await page.evaluate(() => window.handlers.pause({ action: "pause" }));
  await still(page);
  const unlock = page.locator("[data-do=unlock]");
  await unlock.click();
  assert.equal(await unlock.innerText(), "Once more to unlock");
  assert.equal(await page.locator("#dock [data-do=play]").isVisible(), false);
  await unlock.press("Enter");
  assert.equal(await unlock.isVisible(), false);
  await page.keyboard.press("k");
  await playing(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("after the last part the next lesson goes on, and its text is one press away", async () => {
  const [first, second] = lessonsWithSound();
  const page = await listener({}, `${site.course}${first.slug}/`);
  await choose(page, "stop", false);
  const last = first.tracks.at(-1);
  await page.locator(`[data-play="${last.id}"]`).click();
  await playing(page);
  await put(page, last.duration - 3000);
  await until(page, (title) => document.querySelector("#dock .title").textContent === title, second.tracks[0].title);
  await playing(page);
  assert.ok(page.url().includes(first.slug), "the page stays");
  assert.ok((await page.locator("#dock .state").textContent()).startsWith(second.title));
  assert.equal(await page.locator("[aria-current=true].l").count(), 0, "no line of this page is spoken");
  await page.locator("[data-do=offer]").click();
  await page.waitForURL((url) => url.pathname.includes(second.slug));
  await playing(page);
  await until(page, () => document.querySelector(".l[aria-current]"));
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("the voice stops after a part, or after the lesson, where that is chosen", async () => {
  const page = await listener();
  await choose(page, "stop", false);
  await choose(page, "after", "part");
  const [one] = site.entry.tracks;
  await page.locator(`[data-play="${one.id}"]`).click();
  await playing(page);
  await put(page, one.duration - 1500);
  await still(page);
  assert.equal(await page.locator("#dock .title").textContent(), one.title);
  await choose(page, "after", "lesson");
  const last = site.entry.tracks.at(-1);
  await page.locator(`[data-play="${last.id}"]`).click();
  await until(page, (title) => document.querySelector("#dock .title").textContent === title, last.title);
  await playing(page);
  await put(page, last.duration - 1500);
  await still(page);
  await page.waitForTimeout(700);
  assert.equal(await page.locator("#dock .title").textContent(), last.title);
  await page.context().close();
});

for (const where of ["course", "home", "cards", "other lesson"]) {
  test(`what is heard goes on on another page: ${where}`, async () => {
    const page = await listener({ viewport: { width: 360, height: 780 } });
    await choose(page, "stop", false);
    await page.locator("[data-play]").first().click();
    await playing(page);
    await put(page, 20000);
    await page.waitForTimeout(300);
    const other = lessonsWithSound().find((lesson) => lesson.slug !== site.entry.slug);
    await page.goto({ course: site.course, home: "/", cards: `${site.course}cards`, "other lesson": `${site.course}${other.slug}/` }[where]);
    await playing(page);
    assert.ok((await ms(page)) > 12000 && (await ms(page)) < 26000, `${await ms(page)}`);
    assert.equal(await page.locator("#dock .title").textContent(), site.entry.tracks[0].title);
    assert.ok((await page.locator("#dock .state").textContent()).startsWith(site.entry.title.slice(0, 5)));
    await page.screenshot({ path: join(shots, `mini-${where.replace(" ", "-")}-360.png`) });
    if (where === "other lesson") {
      // A press on its own text takes over.
      await page.locator("[data-play]").first().click();
      await until(page, (title) => document.querySelector("#dock .title").textContent === title, other.tracks[0].title);
      assert.equal(await page.locator("[data-do=close]").isVisible(), false);
    } else {
      await page.locator("[data-do=line]").click();
      await page.waitForURL((url) => url.pathname === site.lesson && url.hash.startsWith("#L-"));
      await playing(page);
      await page.goto(site.course);
      await playing(page);
      await page.locator("[data-do=close]").click();
      assert.equal(await page.locator("#dock").count(), 0);
      await page.reload();
      await page.waitForTimeout(500);
      assert.equal(await page.locator("#dock").count(), 0, "closed is closed");
    }
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}

test("what was paused waits on other pages, and a lesson that is opened is itself", async () => {
  const page = await listener();
  await page.locator("[data-play]").first().click();
  await playing(page);
  await put(page, 20000);
  await page.keyboard.press("k");
  await still(page);
  await page.goto(site.course);
  await page.locator("#dock [data-do=play]").waitFor();
  await page.waitForTimeout(400);
  assert.equal(await page.locator("[data-do=play][data-on]").count(), 0);
  await page.locator("[data-do=play]").click();
  await playing(page);
  const again = await ms(page);
  assert.ok(again > 14000, `it goes on at ${again} ms`);
  await page.keyboard.press("k");
  const other = lessonsWithSound().find((lesson) => lesson.slug !== site.entry.slug);
  await page.goto(`${site.course}${other.slug}/`);
  await until(page, (title) => document.querySelector("#dock .title").textContent === title, other.tracks[0].title);
  await page.context().close();
});

test("a question in another lesson's sound stops it and leads there", async () => {
  const asking = lessonsWithSound()[0];
  const page = await listener({}, `${site.course}${asking.slug}/`);
  const track = page.locator("[data-track]").first();
  const cues = await (await page.request.get(await track.getAttribute("data-cues"))).json();
  const stop = cues.lines.find((line) => line.stop);
  await page.locator("[data-play]").first().click();
  await playing(page);
  await put(page, stop.s);
  await page.waitForTimeout(200);
  await page.goto(site.course);
  const offer = page.locator("[data-do=offer]");
  await offer.waitFor({ state: "visible", timeout: 15000 });
  await still(page);
  await offer.click();
  await page.waitForURL((url) => url.hash === `#${encodeURIComponent(stop.stop)}` || url.hash === `#${stop.stop}`);
  await until(page, (id) => document.getElementById(id).querySelector("details").open, stop.stop);
  await page.context().close();
});

test("the lock screen knows part, lesson and course, has pictures, and its keys are a choice", async () => {
  const page = await listener();
  await choose(page, "stop", false);
  await page.locator("[data-play]").first().click();
  await playing(page);
  const facts = await page.evaluate(() => {
    const { title, artist, album, artwork } = navigator.mediaSession.metadata;
    return { title, artist, album, artwork: artwork.map(({ src, sizes, type }) => ({ head: src.slice(0, 22), sizes, type })) };
  });
  assert.equal(facts.title, site.entry.tracks[0].title);
  assert.equal(facts.artist, site.manifest.title);
  assert.equal(facts.album, site.entry.title);
  assert.deepEqual(facts.artwork.map((one) => one.sizes), ["96x96", "256x256", "512x512"]);
  for (const one of facts.artwork) assert.deepEqual([one.head, one.type], ["data:image/png;base64,", "image/png"]);
  const handled = await page.evaluate(() => Object.keys(window.handlers).sort());
  for (const action of ["play", "pause", "stop", "seekbackward", "seekforward", "seekto", "previoustrack", "nexttrack"])
    assert.ok(handled.includes(action), action);
  assert.equal(await page.evaluate(() => navigator.mediaSession.playbackState), "playing");
  await put(page, 30000);
  const first = await spoken(page);
  await page.evaluate(() => window.handlers.nexttrack({ action: "nexttrack" }));
  await until(page, (was) => document.querySelector(".l[aria-current]")?.id !== was, first);
  await choose(page, "keys", "jump");
  const handle = (action, more = {}) => page.evaluate(([name, rest]) => window.handlers[name]({ action: name, ...rest }), [action, more]);
  await leadsTo(page, () => put(page, 10000).then(() => handle("nexttrack")), 40000, "30 s on");
  await choose(page, "keys", "part");
  await page.evaluate(() => window.handlers.nexttrack({ action: "nexttrack" }));
  await until(page, (title) => document.querySelector("#dock .title").textContent === title, site.entry.tracks[1].title);
  await leadsTo(page, () => handle("seekto", { seekTime: 20 }), 20000, "sought");
  await leadsTo(page, () => handle("seekto", { seekTime: 20 }).then(() => handle("seekbackward", { seekOffset: 5 })), 15000, "5 s back");
  await page.evaluate(() => window.handlers.stop({ action: "stop" }));
  await still(page);
  await page.context().close();
});

test("keys do what the list of keys says, and never in a field", async () => {
  const page = await listener({ reducedMotion: "reduce" });
  await choose(page, "stop", false);
  await page.keyboard.press("k");
  await playing(page);
  const after = (at, key) => put(page, at).then(() => page.keyboard.press(key));
  await leadsTo(page, () => after(40000, "Shift+ArrowRight"), 70000, "30 s on");
  await leadsTo(page, () => after(70000, "Shift+ArrowLeft"), 60000, "10 s back");
  await page.keyboard.press("Shift+ArrowUp");
  assert.equal(await audio(page, "playbackRate"), 1.1);
  await page.keyboard.press("Shift+ArrowDown");
  assert.equal(await audio(page, "playbackRate"), 1);
  await page.locator("#dock .now").focus();
  await page.keyboard.press("ArrowDown");
  assert.equal(await audio(page, "volume"), 0.9);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("?");
  await page.locator("#keys").waitFor({ state: "visible" });
  await page.screenshot({ path: join(shots, "keys-1280.png") });
  await page.keyboard.press("Escape");
  await page.keyboard.press("l");
  await until(page, () => document.activeElement?.matches(".parts [aria-current]"));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await until(page, (title) => document.querySelector("#dock .title").textContent === title, site.entry.tracks[1].title);
  await page.keyboard.press("Escape");
  const summary = page.locator("[data-prompt]:has(textarea) summary").first();
  await summary.focus();
  await page.keyboard.press("Enter");
  const field = page.locator("[data-prompt]:has(details[open]) textarea").first();
  await field.focus();
  const state = await page.evaluate(() => [window.audios[0].muted, window.audios[0].playbackRate]);
  await page.keyboard.type("m ? l k , . / n");
  assert.equal(await field.inputValue(), "m ? l k , . / n");
  assert.deepEqual(await page.evaluate(() => [window.audios[0].muted, window.audios[0].playbackRate]), state);
  assert.equal(await page.locator("#keys").isVisible(), false);
  await page.context().close();
});

test("lines are reached and played by keys; the spoken one pauses", async () => {
  const page = await listener({ reducedMotion: "reduce" });
  const part = page.locator("[data-track]").first();
  const lines = part.locator(".l");
  assert.equal(await part.locator('.l[tabindex="0"]').count(), 1, "one stop for Tab");
  await lines.first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const third = await lines.nth(2).getAttribute("id");
  assert.equal(await page.evaluate(() => document.activeElement.id), third);
  await page.keyboard.press("Enter");
  await playing(page);
  await until(page, (id) => document.querySelector(".l[aria-current]")?.id === id, third);
  assert.equal(await page.locator(`[id="${third}"]`).getAttribute("aria-current"), "true");
  await page.keyboard.press(" ");
  await still(page);
  await page.keyboard.press("End");
  assert.equal(await page.evaluate(() => document.activeElement.id), await lines.last().getAttribute("id"));
  await page.keyboard.press("Home");
  assert.equal(await page.evaluate(() => document.activeElement.id), await lines.first().getAttribute("id"));
  await tap(page, lines.nth(3));
  await playing(page);
  await until(page, (id) => document.querySelector(".l[aria-current]")?.id === id, await lines.nth(3).getAttribute("id"));
  await tap(page, page.locator(".l[aria-current]"));
  await still(page);
  await page.context().close();
});

test("a link with a second shows everybody the line, and puts a learner at the second", async () => {
  const page = await listener();
  const track = page.locator("[data-track]").first();
  const cues = await (await page.request.get(await track.getAttribute("data-cues"))).json();
  const line = cues.lines.find((each) => each.e - each.s > 2500 && each.s > 5000);
  const second = Math.ceil(line.s / 1000) + 1;
  const address = `${site.lesson}?t=${second}#L-${line.n}-${line.i}`;
  await page.goto(address);
  await until(page, (id) => document.querySelector(".l[aria-current]")?.id === id, `L-${line.n}-${line.i}`);
  assert.equal(await page.locator("#dock .at").first().textContent(), `0:${String(second).padStart(2, "0")}`);
  await page.goto(`${site.lesson}?t=12`);
  await until(page, () => document.querySelector("#dock .at").textContent === "0:12");
  const passer = await visitor(site);
  await passer.goto(address);
  await until(passer, (id) => {
    const box = document.getElementById(id)?.getBoundingClientRect();
    return box && box.top >= 0 && box.bottom <= innerHeight;
  }, `L-${line.n}-${line.i}`);
  await passer.context().close();
  await page.context().close();
});

test("an account goes on at the same line in another browser", async () => {
  const head = await visitor(site);
  await head.goto(/Become the administrator: (\S+)/.exec(site.said())[1]);
  for (const [name, value] of Object.entries({ name: "Vera Head", email: "head@school.example", password: "correct horse" }))
    await head.fill(`main [name=${name}]`, value);
  await Promise.all([head.waitForNavigation(), head.click("main form .b.main")]);
  await head.goto(site.lesson);
  if (await head.locator("#gate .b.main").count()) await Promise.all([head.waitForNavigation(), head.click("#gate .b.main")]);
  const line = head.locator("#conversation .turn .l").nth(4);
  await tap(head, line);
  await until(head, (id) => document.querySelector(".l[aria-current]")?.id === id, await line.getAttribute("id"));
  const sent = head.waitForResponse((answer) => answer.url().endsWith("/api/events"), { timeout: 15000 });
  await head.keyboard.press("k");
  await sent;
  const stopped = await spoken(head);
  const away = await visitor(site);
  await away.goto("/account/signin");
  await away.fill("main [name=email]", "head@school.example");
  await away.fill("main [name=password]", "correct horse");
  await Promise.all([away.waitForNavigation(), away.click("main form .b.main")]);
  await away.goto(site.lesson);
  await until(away, (id) => document.querySelector(".l[aria-current]")?.id === id, stopped);
  await away.context().close();
  await head.context().close();
});

test("where the browser refuses to play by itself, the mini-player waits to be pressed", async () => {
  // Chromium's own refusal depends on what was played on the site before.
  const page = await learner(site, {});
  await page.addInitScript(() => {
    const play = HTMLMediaElement.prototype.play;
    let pressed = false;
    addEventListener("click", () => (pressed = true), true);
    HTMLMediaElement.prototype.play = function () {
      return pressed ? play.call(this) : Promise.reject(new DOMException("not by itself", "NotAllowedError"));
    };
  });
  await page.goto(site.lesson);
  await page.locator("[data-play]").first().click();
  await playing(page);
  await page.waitForTimeout(500);
  await page.goto(site.course);
  await page.locator("#dock").waitFor();
  await page.waitForTimeout(500);
  await still(page);
  assert.deepEqual(page.faults, []);
  await page.locator("[data-do=play]").click();
  await playing(page);
  await page.context().close();
});

for (const width of [360, 1280]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`settings, keys and search look right: ${width} px, ${colorScheme}`, async () => {
      const page = await learner(site, { viewport: { width, height: 800 }, colorScheme, bypassCSP: true, reducedMotion: "reduce" });
      for (const [name, open] of [
        ["settings", () => page.locator("[popovertarget=player]").click()],
        ["how", () => page.locator(".how summary").click()],
        ["keys", () => page.keyboard.press("?")],
        ["find", () => page.keyboard.press("/")],
      ]) {
        await open();
        await page.waitForTimeout(200);
        await page.screenshot({ path: join(shots, `player-${name}-${width}-${colorScheme}.png`) });
        assert.deepEqual(await violations(page), [], name);
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(sideways <= 0, name);
        if (name !== "settings") await page.keyboard.press("Escape");
      }
      await page.context().close();
    });
  }
}
