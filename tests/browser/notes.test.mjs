// What a learner does with words: highlight, note, find, copy, share, say aloud. Kept with everything else of theirs, on
// every device; what is said aloud stays where it was said.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { learner, shots, startSite, violations, visitor } from "./site.mjs";

let site;
before(async () => {
  mkdirSync(shots, { recursive: true });
  site = await startSite();
});
after(async () => {
  await site?.stop();
});

const until = (page, check, argument) => page.waitForFunction(check, argument, { timeout: 15000 });
const noted = (page) => page.evaluate(() => Array.from(CSS.highlights.get("noted") ?? [], (range) => range.toString()));
const ready = (page) => until(page, () => CSS.highlights.has("noted"));

// Marks the words `from` to `to` of a line, as a hand would.
async function markWords(page, line, from, to) {
  const quote = await line.evaluate(
    (element, [first, last]) => {
      element.scrollIntoView({ block: "center", behavior: "instant" });
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const words = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        for (const found of node.textContent.matchAll(/\S+/g)) words.push([node, found.index, found.index + found[0].length]);
      const range = document.createRange();
      range.setStart(words[first][0], words[first][1]);
      range.setEnd(words[last][0], words[last][2]);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      return range.toString().replace(/\s+/g, " ");
    },
    [from, to],
  );
  await page.locator("#line-menu").waitFor({ state: "visible" });
  return quote;
}

const kept = async (page) => (await (await page.request.get(`/api/notes/${site.manifest.slug}`)).json()).notes;

test("marked words are highlighted, noted, found on another device, edited and taken away", async () => {
  const page = await learner(site);
  await ready(page);
  const line = page.locator("#conversation .turn .l").nth(1);
  const quote = await markWords(page, line, 1, 3);
  assert.equal(await page.locator("#line-menu .picked").textContent(), quote);
  await page.screenshot({ path: join(shots, "line-menu-1280.png") });
  await page.locator("[data-do=mark]").click();
  await until(page, () => CSS.highlights.get("noted").size === 1);
  assert.deepEqual(await noted(page), [quote]);
  const second = await markWords(page, page.locator("#conversation .turn .l").nth(2), 0, 1);
  await page.locator("#line-menu [data-do=note]").click();
  await page.keyboard.type("Why does this come first?");
  await page.locator("#line-menu .b.main").click();
  await until(page, () => CSS.highlights.get("noted").size === 2);
  await until(page, async () => (await (await fetch(`/api/notes/${JSON.parse(document.getElementById("page").textContent).slug}`)).json()).notes.length === 2);

  const context = await site.browser.newContext({ viewport: { width: 360, height: 780 }, baseURL: site.address });
  await context.addCookies(await page.context().cookies());
  const phone = await context.newPage();
  await phone.goto(site.lesson);
  await until(phone, () => CSS.highlights.get("noted")?.size === 2);
  assert.deepEqual((await noted(phone)).sort(), [quote, second].sort());
  // A tap on noted words opens the note instead of playing.
  const spot = await phone.evaluate((words) => {
    const range = [...CSS.highlights.get("noted")].find((each) => each.toString() === words);
    range.startContainer.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
    const box = range.getBoundingClientRect();
    return [box.left + 8, box.top + box.height / 2];
  }, second);
  await phone.mouse.click(...spot);
  await phone.locator("#line-menu form").waitFor({ state: "visible" });
  assert.equal(await phone.locator("#line-menu textarea").inputValue(), "Why does this come first?");
  await phone.screenshot({ path: join(shots, "note-360.png") });
  await phone.locator("#line-menu textarea").fill("Because of trust.");
  await phone.locator("#line-menu .b.main").click();
  await until(phone, async () =>
    (await (await fetch(`/api/notes/${JSON.parse(document.getElementById("page").textContent).slug}`)).json()).notes.some((note) => note.text === "Because of trust."));
  assert.equal(await phone.locator("[data-do=play][data-on]").count(), 0);

  await page.reload();
  await until(page, () => CSS.highlights.get("noted")?.size === 2);
  await page.goto(`${site.course}notes`);
  assert.equal(await page.locator(".noted li").count(), 2);
  await page.locator(".noted textarea").first().fill("Edited on the page.");
  await Promise.all([page.waitForNavigation(), page.locator(".noted .b:not(.bare)").first().click()]);
  assert.equal(await page.locator(".noted textarea").first().inputValue(), "Edited on the page.");
  const [markdown] = await Promise.all([page.waitForEvent("download"), page.click("a[href$='notes/markdown']")]);
  const text = readFileSync(await markdown.path(), "utf8");
  assert.ok(text.includes("Edited on the page.") && text.includes("> "), text);
  const [table] = await Promise.all([page.waitForEvent("download"), page.click("a[href$='notes/csv']")]);
  assert.ok(readFileSync(await table.path(), "utf8").includes("Because of trust."));
  await Promise.all([page.waitForNavigation(), page.locator("[name=remove]").first().click()]);
  assert.equal(await page.locator(".noted li").count(), 1);
  await Promise.all([page.waitForURL((url) => url.hash.startsWith("#L-")), page.locator(".noted a.bare").first().click()]);
  await until(page, () => CSS.highlights.get("noted")?.size === 1);
  assert.deepEqual(page.faults, []);
  await context.close();
  await page.context().close();
});

test("what is marked without a network is there after it", async () => {
  const page = await learner(site);
  await ready(page);
  await page.context().setOffline(true);
  await markWords(page, page.locator("#conversation .turn .l").nth(1), 0, 2);
  await page.locator("[data-do=mark]").click();
  await until(page, () => CSS.highlights.get("noted").size === 1);
  assert.deepEqual(await kept(page).catch(() => []), []);
  await page.context().setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await until(page, async () => (await (await fetch(`/api/notes/${JSON.parse(document.getElementById("page").textContent).slug}`)).json()).notes.length === 1);
  await page.context().close();
});

test("a note on words that are gone is kept and said to be lost; one whose line moved is found", async () => {
  const page = await learner(site);
  await ready(page);
  const quote = await markWords(page, page.locator("#conversation .turn .l").nth(1), 0, 2);
  await page.locator("[data-do=mark]").click();
  await until(page, async () => (await (await fetch(`/api/notes/${JSON.parse(document.getElementById("page").textContent).slug}`)).json()).notes.length === 1);
  const [note] = await kept(page);
  // The same as other devices knew them before the lesson was edited.
  const before = (id, data) => ({ id: `event-${id}`, kind: "note", course: site.manifest.course, lesson: note.lesson, at: Date.now(), offset: 0, data });
  const { node, words } = note;
  const sent = await page.request.post("/api/events", {
    headers: { Origin: site.address },
    data: { events: [before("note-moved", { note: "note-moved", node, index: 40, from: 9, words, quote, text: "moved" }), before("note-gone1", { note: "note-gone1", node, index: 0, from: 0, words: 2, quote: "nobody said", text: "gone" })] },
  });
  assert.equal((await sent.json()).accepted.length, 2);
  await page.reload();
  await until(page, () => CSS.highlights.get("noted")?.size === 2);
  assert.deepEqual(await noted(page), [quote, quote]);
  await page.goto(`${site.course}notes`);
  assert.equal(await page.locator(".noted li").count(), 3);
  assert.equal(await page.locator(".noted li .quiet:not(.n)").count(), 1);
  assert.match(await page.locator(".noted li").last().innerText(), /nobody said[\s\S]*no longer/);
  await page.context().close();
});

test("by keys alone: find words, go to the line, note it, copy it with its time", async () => {
  const page = await learner(site, { reducedMotion: "reduce" });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await ready(page);
  const line = page.locator("#conversation .turn .l").nth(3);
  const words = (await line.innerText()).split(/\s+/).slice(1, 4).join(" ");
  await page.keyboard.press("/");
  await until(page, () => document.activeElement?.matches("#find input"));
  await page.keyboard.type(words.toUpperCase());
  await until(page, () => /^\d+ of \d+$/.test(document.querySelector("#find .found").textContent));
  const found = await page.evaluate(() => [...CSS.highlights.get("found")][0].toString());
  assert.equal(found.replace(/\s+/g, " "), words);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await until(page, () => !CSS.highlights.has("found"));
  await page.keyboard.press("/");
  await page.keyboard.type("qqqqzz");
  await until(page, () => document.querySelector("#find .found").textContent === "Not in this text");
  await page.keyboard.press("Escape");
  await line.focus();
  await page.keyboard.press("n");
  await until(page, () => document.querySelector("#line-menu").matches(":popover-open") && document.querySelector("#line-menu").contains(document.activeElement));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await until(page, () => document.activeElement?.matches("#line-menu textarea"));
  await page.keyboard.type("n l m ?");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await until(page, () => CSS.highlights.get("noted").size === 1);
  await line.focus();
  await page.keyboard.press("n");
  await page.locator("#line-menu [data-do=copy]").focus();
  await page.keyboard.press("Enter");
  await until(page, () => document.getElementById("live").textContent === "Copied");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /: .+\(.+, \d+:\d\d\)\nhttp.+\?t=\d+#L-.+-\d+$/s);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a line is said aloud and heard after the voice; nothing leaves the device", async () => {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--autoplay-policy=no-user-gesture-required", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"],
  });
  const page = await learner({ ...site, browser }, {});
  await page.context().grantPermissions(["microphone"]);
  await ready(page);
  const sent = [];
  page.on("request", (request) => {
    if (request.method() !== "GET") sent.push(`${request.url()} ${request.postData()?.length ?? 0}`);
  });
  await page.evaluate(() => {
    window.played = [];
    const play = HTMLMediaElement.prototype.play;
    HTMLMediaElement.prototype.play = function () {
      window.played.push(this.src.slice(0, 5));
      return play.call(this);
    };
  });
  await page.locator("#conversation .turn .l").first().focus();
  await page.keyboard.press("n");
  await page.locator("[data-do=aloud]").click();
  await page.locator("[data-do=record]").click();
  await until(page, () => document.querySelector("[data-do=record]").getAttribute("aria-pressed") === "true");
  await page.screenshot({ path: join(shots, "aloud-1280.png") });
  await page.waitForTimeout(1200);
  await page.locator("[data-do=record]").click();
  await page.locator("[data-do=hear-both]").click();
  await until(page, () => window.played.length === 2);
  assert.deepEqual(await page.evaluate(() => window.played), ["http:", "blob:"], "first the voice, then the learner");
  await page.locator("[data-do=hear-mine]").click();
  await until(page, () => window.played.length === 3);
  await page.keyboard.press("Escape");
  await until(page, () => document.querySelector("[data-aloud]").hidden);
  assert.deepEqual(sent, [], "nothing is sent");
  assert.deepEqual(page.faults, []);
  await browser.close();
});

test("visitors have no notes, and nobody another's", async () => {
  const passer = await visitor(site);
  assert.equal((await passer.request.get(`/api/notes/${site.manifest.slug}`)).status(), 403);
  assert.notEqual((await passer.request.get(`${site.course}notes`, { maxRedirects: 0 })).status(), 200);
  await passer.context().close();
});

for (const width of [360, 1280]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`the sheet and the list look right: ${width} px, ${colorScheme}`, async () => {
      const page = await learner(site, { viewport: { width, height: 800 }, colorScheme, bypassCSP: true, reducedMotion: "reduce" });
      await ready(page);
      await markWords(page, page.locator("#conversation .turn .l").nth(1), 0, 2);
      assert.deepEqual(await violations(page), [], "sheet");
      await page.locator("#line-menu [data-do=note]").click();
      await page.keyboard.type("A note.");
      await page.screenshot({ path: join(shots, `sheet-${width}-${colorScheme}.png`) });
      assert.deepEqual(await violations(page), [], "note");
      await page.locator("#line-menu .b.main").click();
      await until(page, () => CSS.highlights.get("noted").size === 1);
      await page.waitForTimeout(500);
      await page.screenshot({ path: join(shots, `noted-${width}-${colorScheme}.png`) });
      await page.goto(`${site.course}notes`);
      await page.screenshot({ path: join(shots, `notes-${width}-${colorScheme}.png`), fullPage: true });
      assert.deepEqual(await violations(page), [], "list");
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(sideways <= 0);
      await page.context().close();
    });
  }
}
