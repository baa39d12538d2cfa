// With JavaScript off: what is left works.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { learner, startSite, visitor } from "./site.mjs";

let site;
before(async () => {
  site = await startSite();
});
after(async () => {
  await site?.stop();
});

test("a visitor reads, chooses the overview's length and follows terms", async () => {
  const page = await visitor(site, { javaScriptEnabled: false });
  await page.goto(site.lesson);
  await page.locator("label:has(#ov-detailed)").click();
  assert.equal(await page.locator(".ov-detailed").isVisible(), true);
  const term = page.locator(".turn a.term").first();
  const href = await term.getAttribute("href");
  await term.click();
  assert.ok(page.url().endsWith(href));
  assert.equal(await page.locator("[popovertarget=reading]").isVisible(), false);
  await page.context().close();
});

test("a learner enrols, hears by the browser's own player, answers a prompt", async () => {
  const page = await learner(site, { javaScriptEnabled: false });
  assert.equal(await page.locator("#dock").isVisible(), false);
  assert.ok(await page.locator("audio[controls]").first().isVisible());
  const card = page.locator("[data-prompt]:has(textarea)").first();
  await card.locator("summary").click();
  await card.locator("textarea").fill("Wait and listen.");
  await card.locator(".b.main").click();
  assert.ok(await page.locator(".ideas li").count() > 0);
  await page.context().close();
});

test("cards and test go by forms", async () => {
  const page = await learner(site, { javaScriptEnabled: false });
  await page.locator("#flash-cards .b.main").click();
  const typed = page.locator("[data-card] input.field");
  if (await typed.count()) await typed.fill("something");
  await page.locator("[data-card] .b.main").click();
  assert.equal(await page.locator(".grades .b").count(), 4);
  await page.locator(".grades .b").nth(2).click();
  assert.ok(await page.locator("[data-card], .flash").count() > 0);
  await page.goto(site.lesson);
  await page.locator("#practice-test .b.main").click();
  assert.ok(await page.locator("[data-question]").count() > 0);
  const question = page.locator("[data-question]:has(input[type=radio])").first();
  await question.locator("input[type=radio]").first().check();
  await question.locator(".b.main").click();
  assert.ok(await page.locator(".verdict").count() > 0);
  await page.context().close();
});
