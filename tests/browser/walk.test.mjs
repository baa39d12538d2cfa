// A lesson walked through as a visitor and as a learner: gate, player, pause and answer, cards, test,
// home. What a person would see is asked for, not how it is made.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { endTest, learner, startSite, tap, visitor } from "./site.mjs";

let site;
before(async () => {
  site = await startSite();
});
after(async () => {
  await site?.stop();
});

const spoken = (page) => page.evaluate(() => document.querySelector(".l[aria-current]")?.id ?? "");
const until = (page, check, argument) => page.waitForFunction(check, argument, { timeout: 15000 });

// Plays the line before a card, three times as fast, until the voice stops there; the card's id.
async function askedBy(page, card) {
  const id = await card.getAttribute("id");
  const before = await page.evaluate((prompt) => {
    let node = document.getElementById(prompt).previousElementSibling;
    while (!node.querySelector(".l")) node = node.previousElementSibling;
    return Array.from(node.querySelectorAll(".l")).at(-1).id;
  }, id);
  for (let i = 0; i < 12; ++i) await page.keyboard.press(".");
  await tap(page, page.locator(`[id="${before}"]`));
  await until(page, (prompt) => document.getElementById(prompt).querySelector("details")?.open, id);
  return id;
}

test("a visitor reads the conversation, and gets no sound, times, prompts or answers", async () => {
  const page = await visitor(site);
  await page.goto(site.lesson);
  assert.ok(await page.locator("#conversation .turn").count() > 4);
  assert.equal(await page.locator("#gate").count(), 1);
  for (const gated of ["[data-at]", "[data-track]", "[data-prompt]", "#practice-test", "#dock", "audio"]) {
    assert.equal(await page.locator(gated).count(), 0, gated);
  }
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("the policy stops what is not ours", async () => {
  const page = await visitor(site);
  await page.goto(site.lesson);
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    try {
      script.textContent = "window.ran = true";
      document.head.append(script);
    } catch {
      return "refused";
    }
    return window.ran === true;
  });
  assert.notEqual(ran, true);
  await page.context().close();
});

test("one click enrols and comes back to the lesson, now with voices", async () => {
  const page = await learner(site);
  assert.ok(page.url().includes(site.entry.slug.split("/").pop()));
  assert.equal(await page.locator("#gate").count(), 0);
  assert.ok(await page.locator("[data-track]").count() > 0);
  assert.equal(await page.locator("#dock").isVisible(), true);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("the overview is switched in place, and stays as chosen", async () => {
  const page = await learner(site);
  await page.locator("label:has(#ov-detailed)").click();
  assert.equal(await page.locator(".ov-detailed").isVisible(), true);
  assert.equal(await page.locator(".ov-quick").isVisible(), false);
  await page.reload();
  assert.equal(await page.locator(".ov-detailed").isVisible(), true);
  await page.context().close();
});

test("the player reads along, goes by line, and keeps the place on the server", async () => {
  const page = await learner(site);
  await page.locator("[data-play]").first().click();
  await until(page, () => document.querySelector(".l[aria-current]"));
  const first = await spoken(page);
  await until(page, () => CSS.highlights.get("spoken")?.size === 1);
  await page.keyboard.press("ArrowRight");
  await until(page, (was) => document.querySelector(".l[aria-current]")?.id !== was, first);
  await page.keyboard.press("k");
  await until(page, () => document.querySelector("[data-do=play]").hasAttribute("data-on") === false);
  const stopped = await spoken(page);
  const sent = page.waitForResponse((answer) => answer.url().endsWith("/api/events"), { timeout: 15000 });
  const answer = await (await sent).json();
  assert.ok(answer.accepted.length > 0, JSON.stringify(answer));
  assert.deepEqual(answer.refused ?? [], []);
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await until(page, () => document.querySelector(".l[aria-current]"));
  assert.equal(await spoken(page), stopped);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("following stops when the reader scrolls, and the dock leads back", async () => {
  const page = await learner(site);
  await page.locator("[data-play]").first().click();
  await until(page, () => document.querySelector(".l[aria-current]"));
  // A reader turns the wheel until the page stays: on a busy machine one turn may meet the voice's own
  // movement to the next line.
  const away = () => page.evaluate(() => document.getElementById("dock").classList.contains("away"));
  for (let turns = 0; turns < 60 && !(await away()); ++turns) {
    await page.mouse.wheel(0, 400);
    await page.waitForTimeout(80);
  }
  assert.ok(await away(), "scrolling away is seen");
  await page.waitForTimeout(500);
  const top = await page.evaluate(() => scrollY);
  await page.waitForTimeout(600);
  assert.equal(await page.evaluate(() => scrollY), top, "the page is the reader's");
  await page.locator("[data-do=line]").click();
  await until(page, () => !document.getElementById("dock").classList.contains("away"));
  await page.context().close();
});

// Whether the spoken line stands clear of the window's edge and the dock.
const lineInView = () => {
  const box = document.querySelector(".l[aria-current]")?.getBoundingClientRect();
  return !!box && box.top > 0 && box.bottom < document.getElementById("dock").getBoundingClientRect().top;
};

test("play leads to the line where the learner stopped, wherever the page is", async () => {
  const page = await learner(site, { viewport: { width: 360, height: 780 } });
  const line = page.locator("#conversation .turn .l").nth(3);
  await tap(page, line);
  await until(page, (id) => document.querySelector(".l[aria-current]")?.id === id, await line.getAttribute("id"));
  const sent = page.waitForResponse((answer) => answer.url().endsWith("/api/events"), { timeout: 15000 });
  await page.keyboard.press("k");
  await sent;
  await page.reload();
  await until(page, () => document.querySelector(".l[aria-current]"));
  await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: "instant" }));
  await until(page, () => scrollY > 3000);
  await page.keyboard.press("k");
  await until(page, lineInView);
  const session = await page.evaluate(() => ({ state: navigator.mediaSession.playbackState, title: navigator.mediaSession.metadata?.title }));
  assert.equal(session.state, "playing");
  assert.ok(session.title, "the lock screen names the part");
  await page.context().close();
});

test("play leads to the line also from a page that moved a moment ago", async () => {
  const page = await learner(site, { viewport: { width: 360, height: 780 } });
  const line = page.locator("#conversation .turn .l").nth(3);
  await tap(page, line);
  await until(page, (id) => document.querySelector(".l[aria-current]")?.id === id, await line.getAttribute("id"));
  await page.keyboard.press("k");
  await page.waitForTimeout(1000); // the movement to the line is over
  await page.evaluate(() => new Promise((done) => {
    addEventListener("scroll", () => {
      document.querySelector("[data-do=play]").click();
      done();
    }, { once: true });
    scrollTo({ top: document.body.scrollHeight, behavior: "instant" });
  }));
  await until(page, lineInView);
  await page.context().close();
});

test("a page that moves because a card closes is not a reader scrolling", async () => {
  const page = await learner(site, { viewport: { width: 360, height: 780 } });
  const card = page.locator("[data-prompt]:has(textarea)").first();
  const id = await askedBy(page, card);
  await page.locator("[data-do=play]").click(); // on without an answer
  await until(page, (prompt) => !document.getElementById(prompt).querySelector("details").open, id);
  const heard = await spoken(page);
  await until(page, (was) => document.querySelector(".l[aria-current]")?.id !== was, heard);
  await until(page, lineInView);
  assert.equal(await page.evaluate(() => document.getElementById("dock").classList.contains("away")), false);
  await page.context().close();
});

test("a question that is opened stands clear of the dock", async () => {
  const page = await learner(site, { reducedMotion: "reduce", viewport: { width: 360, height: 780 } });
  const summary = page.locator("[data-prompt] summary").nth(1);
  await summary.evaluate((element) => element.scrollIntoView({ block: "end", behavior: "instant" }));
  await summary.click();
  await until(page, () => {
    const card = document.querySelector("[data-prompt]:has(details[open])")?.getBoundingClientRect();
    return card && card.bottom <= document.getElementById("dock").getBoundingClientRect().top;
  });
  await page.context().close();
});

test("a tapped line plays from there", async () => {
  const page = await learner(site);
  const line = page.locator("#conversation .turn .l").nth(3);
  const id = await line.getAttribute("id");
  await tap(page, line);
  await until(page, (wanted) => document.querySelector(".l[aria-current]")?.id === wanted, id);
  await page.context().close();
});

test("speeds from half to three times", async () => {
  const page = await learner(site);
  for (let i = 0; i < 12; ++i) await page.keyboard.press(",");
  assert.equal(await page.locator(".speed").innerText(), "0.5×");
  await page.keyboard.press(".");
  assert.equal(await page.locator(".speed").innerText(), "0.75×");
  for (let i = 0; i < 12; ++i) await page.keyboard.press(".");
  assert.equal(await page.locator(".speed").innerText(), "3×");
  await page.context().close();
});

test("the voice stops for an answer, compares it, reveals and goes on", async () => {
  const page = await learner(site);
  const card = page.locator("[data-prompt]:has(textarea)").first();
  const id = await askedBy(page, card);
  assert.equal(await page.locator("[data-do=play][data-on]").count(), 0, "it stands still");
  assert.equal(await page.locator(".held").count(), 1, "the coming answer is held back");
  await page.locator(`[id="${id}"] textarea`).fill("I would listen, wait and stay with the person.");
  await page.locator(`[id="${id}"] .b.main`).click();
  await until(page, (prompt) => document.getElementById(prompt).dataset.state === "compared", id);
  assert.ok(await page.locator(`[id="${id}"] .ideas li`).count() > 0);
  assert.equal(await page.locator(".held").count(), 0);
  await page.locator(`[id="${id}"] [data-go-on]`).click();
  await until(page, () => document.querySelector("[data-do=play]").hasAttribute("data-on"));
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("an answer said again is compared as it is typed, without the server", async () => {
  const page = await learner(site, { reducedMotion: "reduce" });
  const card = page.locator("[data-prompt]:has(textarea)").first();
  const id = await card.getAttribute("id");
  assert.equal(await page.locator("[data-compare]").count(), 0, "nothing to compare with before the first try");
  await card.locator("summary").click();
  const field = page.locator(`[id="${id}"] textarea`);
  await field.fill("I do not know");
  await page.locator(`[id="${id}"] .b.main`).click();
  await until(page, (prompt) => document.getElementById(prompt).dataset.state === "compared", id);
  const ideas = await page.locator(`[id="${id}"] .ideas li`).evaluateAll((items) =>
    items.map((item) => item.querySelector("b").nextSibling.textContent.trim()));
  assert.ok(ideas.length > 0);
  await page.locator(`[id="${id}"] [data-again]`).click();
  const line = page.locator(`[id="${id}"] [data-so-far]`);
  await line.waitFor({ state: "attached" });
  await page.context().setOffline(true);
  await field.fill(ideas[0]);
  await until(page, ([prompt, wanted]) => document.querySelector(`[id="${prompt}"] [data-so-far]`).textContent.startsWith(wanted),
    [id, "So far: 1 of"]);
  await field.fill(ideas.join(". "));
  await until(page, ([prompt, wanted]) => document.querySelector(`[id="${prompt}"] [data-so-far]`).textContent === wanted,
    [id, `So far: ${ideas.length} of ${ideas.length}`]);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a definition opens in place and closes by Escape", async () => {
  const page = await learner(site);
  const term = page.locator(".turn a.term, .read:visible a.term").first();
  await term.scrollIntoViewIfNeeded();
  await term.click();
  assert.equal(await page.locator("#definition").isVisible(), true);
  await page.keyboard.press("Escape");
  await page.locator("#definition").waitFor({ state: "hidden" });
  await page.context().close();
});

test("a card is shown, graded by key, and gives way to the next", async () => {
  const page = await learner(site);
  await page.locator("#flash-cards .b.main").click();
  await until(page, () => document.querySelector("[data-card]"));
  const front = await page.locator("[data-card] .side").first().innerText();
  const typed = page.locator("[data-card] input.field");
  if (await typed.count()) await typed.fill("something");
  await page.locator("[data-card] .b.main").click();
  await until(page, () => document.querySelector("[data-card][data-side=back]"));
  assert.equal(await page.locator(".grades .b").count(), 4);
  for (const words of await page.locator(".grades small").allInnerTexts()) assert.match(words, /\d/);
  await page.keyboard.press("3");
  await until(page, (was) => !document.querySelector("[data-card][data-side=back]") && document.querySelector("[data-card] .side, .flash")?.innerText !== was, front);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a test gives feedback under the answer and a result at its end", async () => {
  const page = await learner(site);
  await page.locator("#practice-test .b.main").click();
  await until(page, () => document.querySelector("[data-question]"));
  const question = page.locator("[data-question]:has(input[type=radio])").first();
  const id = await question.getAttribute("id");
  await question.locator("input[type=radio]").first().check();
  await question.locator(".b.main").click();
  await until(page, (wanted) => document.getElementById(wanted).dataset.state === "judged", id);
  assert.equal(await page.locator(`[id="${id}"] .verdict`).count(), 1);
  await endTest(page);
  await until(page, () => document.querySelector(".result .score"));
  assert.match(await page.locator(".result .score").innerText(), /\d/);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("videos ask nobody anything before the click", async () => {
  const page = await learner(site);
  const away = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(site.address) && !request.url().startsWith("data:")) away.push(request.url());
  });
  await page.reload();
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.waitForTimeout(300);
  assert.deepEqual(away, []);
  await page.context().close();
});

test("home shows the sentence where the learner stopped", async () => {
  const page = await learner(site);
  const line = page.locator("#conversation .turn .l").nth(2);
  await tap(page, line);
  await until(page, () => document.querySelector("[data-do=play]").hasAttribute("data-on"));
  const sent = page.waitForResponse((answer) => answer.url().endsWith("/api/events"), { timeout: 15000 });
  await page.keyboard.press("k");
  await sent;
  const words = await page.evaluate(() => document.querySelector(".l[aria-current]").innerText);
  await page.goto("/");
  const said = await page.locator(".said").innerText();
  assert.equal(said.trim(), words.trim());
  await page.locator(".today a[href*='#L-']").click();
  await until(page, () => document.querySelector(".l[aria-current]"));
  await page.context().close();
});

test("light, dark and size are kept without a flash", async () => {
  const page = await visitor(site, { colorScheme: "light" });
  await page.goto(site.lesson);
  await page.locator("[popovertarget=reading]").click();
  await page.locator("#reading label:has([value=dark])").click();
  await page.locator("#reading label:has([value=large])").click();
  await page.reload({ waitUntil: "commit" });
  await page.waitForSelector("h1");
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
  assert.equal(await page.evaluate(() => document.documentElement.dataset.size), "large");
  await page.context().close();
});

test("a page that is not there says so kindly", async () => {
  const page = await visitor(site);
  const answer = await page.goto("/c/nothing/here/");
  assert.equal(answer.status(), 404);
  assert.equal(await page.locator("h1").count(), 1);
  await page.context().close();
});
