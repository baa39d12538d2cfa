// A go through the flash cards in a real browser: by keyboard, on a phone and on a desk, in light and dark, with axe.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { learner as enrolled, shots, startSite, violations } from "./site.mjs";

let site;
before(async () => {
  site = await startSite();
  mkdirSync(shots, { recursive: true });
});
after(() => site?.stop());

const phone = { width: 360, height: 780 };
const learner = (options = {}) => enrolled(site, { viewport: phone, bypassCSP: true, ...options });
const cards = (page) => page.goto(`${site.course}cards?lesson=${site.entry.slug}`);
const front = (page) => page.locator("[data-card] .side").first().innerText();
async function look(page, name) {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: width === 360 ? 780 : 900 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} fits ${width}`);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(await violations(page), [], `${name} ${width} ${colorScheme}`);
      await page.screenshot({ path: join(shots, `${name}-${width}-${colorScheme}.png`), fullPage: true });
    }
  }
  await page.setViewportSize(phone);
}
// Turns the card by its button, which has the focus, and grades it.
async function grade(page, key) {
  const shown = await front(page);
  const typed = page.locator("[data-card] input[name=text]");
  if (await typed.count()) await typed.fill("something");
  if (await typed.count()) await typed.press("Enter");
  else await page.keyboard.press("Enter");
  await page.locator("[data-card][data-side=back]").waitFor();
  await page.keyboard.press(key);
  await page.waitForFunction((was) => !document.querySelector("[data-card][data-side=back]") || document.querySelector("[data-card] .side")?.innerText !== was, shown);
}

test("cards are turned, graded and taken back by keyboard alone", async () => {
  const page = await learner();
  await cards(page);
  await page.locator("[data-card] [data-first]").focus();
  const first = await front(page);
  await look(page, "card-front");
  await grade(page, "4");
  const second = await front(page);
  assert.notEqual(second, first);
  await page.keyboard.press("z");
  await page.waitForFunction((was) => document.querySelector("[data-card] .side")?.innerText === was, first);
  await page.keyboard.press("Enter");
  await page.locator("[data-card][data-side=back]").waitFor();
  await look(page, "card-back");
  await page.keyboard.press("3");
  await page.waitForFunction((was) => document.querySelector("[data-card] .side")?.innerText !== was, first);
  const third = await front(page);
  await page.keyboard.press("@");
  await page.waitForFunction((was) => document.querySelector("[data-card] .side")?.innerText !== was, third);
  await page.keyboard.press("z");
  await page.waitForFunction((was) => document.querySelector("[data-card] .side")?.innerText === was, third);
  const answers = await (await page.request.get("/api/events")).json();
  const kinds = answers.events.map((event) => event.kind);
  for (const kind of ["review", "undo", "suspend"]) assert.ok(kinds.includes(kind), kind);
  const reviews = answers.events.filter((event) => event.kind === "review");
  assert.ok(reviews.every((event) => event.data.ms > 0), "how long each took is known");
});

test("a whole session ends, and its figures are shown", async () => {
  const page = await learner();
  await cards(page);
  for (let i = 0; i < 60 && (await page.locator("[data-card][data-side=front]").count()); ++i) {
    await page.locator("[data-card] [data-first]").first().focus();
    await grade(page, i % 5 === 4 ? "2" : "4");
  }
  await page.getByText("Done for now").waitFor();
  await look(page, "cards-done");
  await page.getByRole("link", { name: "How am I doing?" }).click();
  await page.getByRole("heading", { name: "How I am doing" }).waitFor();
  await look(page, "card-figures");
  await page.getByLabel("How much to know when asked, in percent").fill("95");
  await page.getByRole("button", { name: "Keep" }).click();
  await page.getByText("Kept.").waitFor();
});

test("cards go to Anki and come back", async () => {
  const page = await learner();
  await cards(page);
  await page.locator("[data-card] [data-first]").first().focus();
  await grade(page, "4");
  await page.goto(`${site.course}cards/anki`);
  await look(page, "cards-anki");
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator('main a[href$="/package"], main a[download]').first().click()]);
  const file = join(shots, "cards.apkg");
  await download.saveAs(file);
  await page.setInputFiles("input[type=file]", file);
  await page.locator("main form button").first().click();
  await page.waitForLoadState();
  await look(page, "cards-anki-taken");
  const answers = await (await page.request.get("/api/events")).json();
  assert.equal(answers.events.filter((event) => event.kind === "review").length, 1, "what was known already is not there twice");
});

test("cards are gone through without script", async () => {
  const page = await learner({ javaScriptEnabled: false });
  await cards(page);
  const first = await front(page);
  await page.locator("[data-card] form button").first().click();
  await page.getByRole("button", { name: /^Easy/ }).click();
  assert.notEqual(await front(page), first);
  await page.getByRole("button", { name: "Undo" }).click();
  assert.equal(await front(page), first);
  await page.getByRole("button", { name: "Set aside" }).click();
  assert.notEqual(await front(page), first);
  await page.goto(`${site.course}cards/statistics`);
  await page.getByRole("button", { name: /Bring back/ }).click();
  assert.equal(await page.getByRole("button", { name: /Bring back/ }).count(), 0);
});
