// Places: the newest one is gone to, another device's is offered and never followed by itself, a jump can be taken back.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { learner, startSite, tap } from "./site.mjs";

let site;
before(async () => {
  site = await startSite();
});
after(async () => {
  await site?.stop();
});

const until = (page, check, argument) => page.waitForFunction(check, argument, { timeout: 15000 });
const spoken = (page) => page.evaluate(() => document.querySelector(".l[aria-current]")?.id ?? "");

// Listens to a line and stops there, until the server knows.
async function listenTo(page, line) {
  const id = await line.getAttribute("id");
  await tap(page, line);
  await until(page, (wanted) => document.querySelector(".l[aria-current]")?.id === wanted, id);
  const places = (answer) => answer.url().endsWith("/api/events") && answer.request().postData()?.includes('"place"');
  const sent = page.waitForResponse(places, { timeout: 15000 });
  await page.keyboard.press("k");
  await sent;
  return id;
}

// The same learner on a device of its own: the session is shared, what the browser remembers is not.
async function otherDevice(page) {
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 800 }, baseURL: site.address });
  await context.addCookies(await page.context().cookies());
  const other = await context.newPage();
  await other.goto(site.lesson);
  return other;
}

test("another device goes on where the learner stopped, and a page left open offers the way there", async () => {
  const phone = await learner(site, { viewport: { width: 360, height: 780 } });
  const first = await listenTo(phone, phone.locator("#conversation .turn .l").nth(2));
  const desk = await otherDevice(phone);
  await until(desk, (id) => document.querySelector(".l[aria-current]")?.id === id, first);
  assert.equal(await desk.locator("[data-do=offer]:visible").count(), 0, "nothing to offer: it is there");

  const lines = phone.locator("#conversation .turn .l");
  const later = await listenTo(phone, lines.nth((await lines.count()) - 2));
  await desk.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  const offer = desk.locator("[data-do=offer]");
  await offer.waitFor({ state: "visible" });
  assert.match(await offer.innerText(), /other device/);
  assert.equal(await spoken(desk), first, "it is offered, not followed");
  await offer.click();
  await until(desk, (id) => document.querySelector(".l[aria-current]")?.id === id, later);
  assert.equal(await offer.isVisible(), false);

  // What the page left open says now is newer, and takes nothing from the phone.
  await listenTo(desk, desk.locator("#conversation .turn .l").nth(1));
  const me = await (await phone.request.get("/api/me")).json();
  const place = Object.values(Object.values(me.courses)[0].places)[0];
  assert.equal(place.elsewhere.length, 1);
  assert.ok(place.elsewhere[0].ms > place.ms || place.elsewhere[0].track !== place.track);
  await desk.context().close();
  await phone.context().close();
});

test("a jump can be taken back", async () => {
  const page = await learner(site);
  const line = await listenTo(page, page.locator("#conversation .turn .l").nth(2));
  const slider = page.locator("#dock input[type=range]").first();
  const to = Number(await slider.getAttribute("max")) - 2000;
  await slider.evaluate((range, ms) => {
    range.value = String(ms);
    range.dispatchEvent(new Event("input", { bubbles: true }));
  }, to);
  await until(page, (was) => document.querySelector(".l[aria-current]")?.id !== was, line);
  const offer = page.locator("[data-do=offer]");
  assert.match(await offer.innerText(), /^Back to \d+:\d\d$/);
  await offer.click();
  await until(page, (was) => document.querySelector(".l[aria-current]")?.id === was, line);
  await page.context().close();
});
