// People: the first administrator, a teacher's list, a learner's way in, an account by hand; by keyboard where forms
// are filled. Every page about people is clean for axe at two widths, light and dark, and stays within its width.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { learner, shots, startSite, violations, visitor } from "./site.mjs";

let site;
let head; // the administrator's page
before(async () => {
  mkdirSync(shots, { recursive: true });
  site = await startSite();
  head = await visitor(site, { bypassCSP: true });
  const address = /Become the administrator: (\S+)/.exec(site.said())[1];
  await head.goto(address);
  await fill(head, { name: "Vera Head", email: "head@school.example", password: "correct horse" });
});
after(async () => {
  await site?.stop();
});

// Fills a form's fields in their order by the keyboard alone, and sends it by Enter.
async function fill(page, values) {
  const names = Object.keys(values);
  await page.locator(`main [name=${names[0]}]`).focus();
  for (const [index, name] of names.entries()) {
    if (index > 0) await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.name), name, "the order of the fields");
    await page.keyboard.type(values[name]);
  }
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
}

// At both widths in both colours.
async function looksRight(page, name) {
  for (const width of [360, 1280]) {
    for (const colorScheme of ["light", "dark"]) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(sideways <= 0, `${name} at ${width} px scrolls sideways by ${sideways}`);
      assert.deepEqual(await violations(page), [], `${name} at ${width} px, ${colorScheme}`);
      await page.screenshot({ path: join(shots, `people-${name}-${width}-${colorScheme}.png`), fullPage: true });
    }
  }
  assert.deepEqual(page.faults.filter((fault) => !fault.includes("status of 40")), [], name);
}

test("the administrator's pages", async () => {
  assert.equal(new URL(head.url()).pathname, "/teach");
  await looksRight(head, "teach");
  await head.goto("/admin/people");
  await looksRight(head, "admin-people");
  await head.click("main table a");
  await looksRight(head, "admin-person");
  await head.goto("/account");
  await looksRight(head, "account-of-administrator");
});

test("a teacher brings in a class, and a pupil comes in", async () => {
  const slug = site.manifest.slug;
  await head.goto(`/teach/${slug}/`);
  await head.fill("[name=list]", "Name;E-mail\nAna Berg;ana@school.example\nnobody\nBo;bo@school.example");
  await Promise.all([head.waitForNavigation(), head.click("#add ~ form button")]);
  await looksRight(head, "course-people");
  const ways = await head.locator(".card code").allInnerTexts();
  const pupil = await visitor(site, { bypassCSP: true });
  await pupil.goto(ways.find((text) => text.startsWith("http")) ?? "/missing");
  await looksRight(pupil, "choose-password");
  await fill(pupil, { password: "battery staple" });
  await pupil.goto(site.lesson);
  assert.equal(await pupil.locator("#gate").count(), 0, "in the course");
  await head.goto(`/teach/${slug}/`);
  await head.click("main table a");
  await looksRight(head, "course-person");
  await head.goto("/admin/audit");
  await looksRight(head, "admin-audit");
});

test("a guest stays by an account, signs out and comes back", async () => {
  const page = await learner(site, { bypassCSP: true });
  await page.goto("/account");
  await looksRight(page, "account-of-guest");
  await page.goto("/account/signup");
  await looksRight(page, "sign-up");
  await fill(page, { name: "Cleo", email: "cleo@school.example", password: "correct horse" });
  await page.goto(site.lesson);
  assert.equal(await page.locator("#gate").count(), 0, "still in the course");
  await page.goto("/account");
  await Promise.all([page.waitForNavigation(), page.click("[action='/account/leave'] button")]);
  await page.goto("/teach");
  await looksRight(page, "sign-in-first");
  await Promise.all([page.waitForNavigation(), page.click("main a.b")]);
  await looksRight(page, "sign-in");
  await fill(page, { email: "cleo@school.example", password: "wrong password" });
  assert.match(await page.innerText("main"), /do not belong together/);
  await looksRight(page, "sign-in-wrong");
  await fill(page, { email: "", password: "correct horse" });
  assert.equal(new URL(page.url()).pathname, "/teach", "back to where they were going");
  await looksRight(page, "not-for-you");
  await page.goto("/account/forgot");
  await looksRight(page, "forgot");
});

test("the pages in Arabic run from right to left", async () => {
  const page = await visitor(site, { bypassCSP: true, locale: "ar" });
  await page.goto("/account/signup");
  assert.equal(await page.getAttribute("html", "dir"), "rtl");
  await looksRight(page, "sign-up-arabic");
});

test("what was gathered without a session waits for whoever gathered it", async () => {
  const login = { email: "dora@school.example", password: "correct horse" };
  const page = await learner(site);
  await page.goto("/account/signup");
  await fill(page, { name: "Dora", ...login });
  const known = () => page.waitForResponse((answer) => answer.url().endsWith("/api/me"));
  await Promise.all([known(), page.goto(site.lesson)]);
  await page.waitForTimeout(500);
  const refused = page.waitForResponse((answer) => answer.url().endsWith("/api/events") && answer.status() === 403);
  await page.locator("[data-play]").first().click();
  await page.waitForTimeout(1500);
  await page.context().clearCookies(); // signed out elsewhere
  await page.keyboard.press("k");
  await refused;

  // Somebody else is here for a while, and is told of nothing.
  await page.goto(site.lesson);
  await Promise.all([known(), page.waitForNavigation(), page.click("#gate .b.main")]);
  await page.waitForTimeout(1000);
  const kinds = (events) => events.map((event) => event.kind);
  assert.deepEqual(kinds((await (await page.request.get("/api/events")).json()).events), ["enrol"]);

  await page.goto("/account/signin");
  await fill(page, login);
  const taken = page.waitForResponse((answer) => answer.status() === 200 && answer.request().postData()?.includes('"place"'));
  await page.goto(site.lesson);
  await taken;
  assert.ok(kinds((await (await page.request.get("/api/events")).json()).events).includes("place"));
});
