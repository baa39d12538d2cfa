// Page kinds x visitor and learner x two widths x light and dark: no violation for axe (WCAG 2.2 AA),
// no sideways scroll from 320 to 1600 px, and pictures in build/shots for people to look at.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { learner, shots, startSite, violations, visitor } from "./site.mjs";

let site;
before(async () => {
  mkdirSync(shots, { recursive: true });
  site = await startSite();
});
after(async () => {
  await site?.stop();
});

const states = {
  visitor: [
    ["contents", (page) => page.goto(site.course)],
    ["lesson", (page) => page.goto(site.lesson)],
    ["account", (page) => page.goto("/account")],
    ["missing", (page) => page.goto("/c/nothing/")],
  ],
  learner: [
    ["today", (page) => page.goto("/")],
    ["contents", (page) => page.goto(site.course)],
    ["lesson", (page) => page.goto(site.lesson)],
    [
      "asked",
      async (page) => {
        await page.goto(site.lesson);
        await page.locator("[data-prompt] summary").first().click();
      },
    ],
    [
      "playing",
      async (page) => {
        await page.goto(site.lesson);
        await page.locator("[data-play]").first().click();
        await page.waitForFunction(() => document.querySelector(".l[aria-current]"));
        await page.keyboard.press("k");
      },
    ],
    [
      "card",
      async (page) => {
        await page.goto(`${site.course}cards?lesson=${site.entry.slug}`);
        const show = page.locator("[data-card] [name=show]");
        if (await show.count()) {
          await show.click();
          await page.waitForFunction(() => document.querySelector("[data-side=back]"));
        }
      },
    ],
    [
      "test",
      async (page) => {
        await page.goto(site.lesson + "test");
        const start = page.locator("#test-here > .row .b.main");
        if (await start.count()) await start.click();
        await page.waitForFunction(() => document.querySelector("[data-question]"));
      },
    ],
    ["account", (page) => page.goto("/account")],
  ],
};

for (const [kind, pages] of Object.entries(states)) {
  for (const width of [360, 1280]) {
    for (const colorScheme of ["light", "dark"]) {
      test(`${kind}, ${width} px, ${colorScheme}`, async () => {
        const options = { viewport: { width, height: 900 }, colorScheme, bypassCSP: true, reducedMotion: "reduce" };
        const page = await (kind === "learner" ? learner : visitor)(site, options);
        for (const [name, go] of pages) {
          await go(page);
          const file = join(shots, `${name}-${kind}-${width}-${colorScheme}.png`);
          await page.screenshot({ path: file, fullPage: !["playing", "asked"].includes(name) });
          assert.deepEqual(await violations(page), [], `${name}`);
        }
        await page.context().close();
      });
    }
  }
  test(`${kind}: no sideways scroll from 320 to 1600 px`, async () => {
    const page = await (kind === "learner" ? learner : visitor)(site, { reducedMotion: "reduce" });
    for (const [name, go] of pages) {
      await page.setViewportSize({ width: 320, height: 800 });
      await go(page);
      for (const width of [320, 360, 414, 520, 640, 768, 900, 1024, 1280, 1600]) {
        await page.setViewportSize({ width, height: 800 });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(over <= 0, `${name} at ${width}: ${over} px too wide`);
      }
    }
    await page.context().close();
  });
}

test("print holds the lesson and no controls", async () => {
  const page = await learner(site);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("#dock").isVisible(), false);
  assert.equal(await page.locator(".top").isVisible(), false);
  assert.equal(await page.locator("#conversation .turn").first().isVisible(), true);
  await page.screenshot({ path: join(shots, "print.png") });
  // An answer that a question holds back on the screen is not missing on paper.
  await page.emulateMedia({ media: "screen" });
  await page.locator("[data-prompt] summary").first().click();
  await page.locator(".held").waitFor();
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".held .read").isVisible(), true);
  await page.context().close();
});
