// The whole lesson by keyboard alone: everything that can be pressed is reached in reading order,
// visibly, and nothing holds the focus.
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

async function tabThrough(page) {
  const stops = [];
  for (let i = 0; i < 400; ++i) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const box = element.getBoundingClientRect();
      const shown = element.closest("label") ?? element;
      const style = getComputedStyle(element);
      const around = getComputedStyle(shown);
      const dock = document.getElementById("dock");
      const over = dock && !dock.hidden && !dock.contains(element) ? dock.getBoundingClientRect().top : innerHeight;
      return {
        name: `${element.tagName}#${element.id} ${element.getAttribute("href") ?? element.name ?? ""} ${element.innerText?.slice(0, 30) ?? ""}`,
        seen: style.outlineStyle !== "none" || around.outlineStyle !== "none",
        covered: box.height > 0 && box.top >= over,
      };
    });
    if (!stop) break;
    stops.push(stop);
  }
  return stops;
}

for (const [kind, open] of [["visitor", visitor], ["learner", learner]]) {
  test(`a ${kind} reaches everything and sees where they are`, async () => {
    const page = await open(site, { reducedMotion: "reduce" });
    await page.goto(site.lesson);
    await page.evaluate(() => document.activeElement?.blur());
    const stops = await tabThrough(page);
    assert.ok(stops.length > 15, `${stops.length} stops`);
    assert.ok(stops.length < 400, "the focus comes to an end");
    assert.match(stops[0].name, /#main/, "the first stop leads past the bar");
    assert.deepEqual(stops.filter((stop) => !stop.seen).map((stop) => stop.name), []);
    assert.deepEqual(stops.filter((stop) => stop.covered).map((stop) => stop.name), []);
    await page.context().close();
  });
}

test("play, answer and grade without a mouse", async () => {
  const page = await learner(site);
  await page.keyboard.press("k");
  await page.waitForFunction(() => document.querySelector("[data-do=play]").hasAttribute("data-on"));
  await page.keyboard.press("k");
  const summary = page.locator("[data-prompt]:has(textarea) summary").first();
  await summary.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.type("k l j wait and listen");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("[data-prompt][data-state=compared]"));
  assert.equal(await page.locator("[data-do=play][data-on]").count(), 0, "keys typed into a field are text");
  const focused = await page.evaluate(() => document.activeElement.closest("[data-prompt]") !== null);
  assert.ok(focused, "the focus stays at the card");
  await page.context().close();
});
