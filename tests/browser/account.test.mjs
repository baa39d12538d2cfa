// What is kept of a learner: taken along as a file, erased by who means it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { learner, shots, startSite } from "./site.mjs";

let site;
before(async () => {
  site = await startSite();
});
after(async () => {
  await site?.stop();
});

test("a learner takes all that is kept as a file, and erases it", async () => {
  const page = await learner(site, { viewport: { width: 360, height: 780 } });
  await page.goto("/account");
  const [file] = await Promise.all([page.waitForEvent("download"), page.click("a[href='/account/data']")]);
  assert.equal(file.suggestedFilename(), "colloquy-progress.json");
  const kept = JSON.parse(readFileSync(await file.path(), "utf8"));
  assert.ok(kept.events.some((event) => event.kind === "enrol"));

  await page.click("[action='/account/erase'] button"); // the box is not ticked: the browser asks for it
  assert.equal(new URL(page.url()).pathname, "/account");
  await page.screenshot({ path: `${shots}/account-360.png`, fullPage: true });
  await page.check("[name=sure]");
  await Promise.all([page.waitForURL((url) => url.pathname === "/"), page.click("[action='/account/erase'] button")]);
  await page.goto(site.lesson);
  assert.equal(await page.locator("#gate").count(), 1, "a visitor again");
  await page.context().close();
});
