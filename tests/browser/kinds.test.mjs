// A small course with what the demonstration lacks: every kind of question in one test, a lesson that is
// silent and runs from right to left, videos, a class code.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { endTest, learner, root, startSite, violations, visitor } from "./site.mjs";

let site, silent;
before(async () => {
  site = await startSite(join(root, "tests/browser/kinds"));
  silent = site.course + "silent/";
});
after(async () => {
  await site?.stop();
});

const until = (page, check, argument) => page.waitForFunction(check, argument, { timeout: 15000 });

// Fills a question's fields, checks it, and gives its verdict.
async function answer(page, number, fill) {
  const question = page.locator("[data-question]").nth(number - 1);
  const event = await question.locator("[name=event]").inputValue();
  await fill(question);
  await question.locator(".b.main").click();
  // A swapped question carries the next event's id: the old one is gone.
  await until(page, ([n, old]) => {
    const now = document.querySelectorAll("[data-question]")[n - 1];
    return now?.dataset.state === "judged" && now.querySelector("[name=event]")?.value !== old;
  }, [number, event]);
  return question.locator(".verdict b").innerText();
}

const pick = (...words) => async (question) => {
  for (const label of await question.locator("label.choice").all()) {
    const wanted = words.includes((await label.innerText()).trim());
    await label.locator("input").setChecked(wanted, { force: true }).catch(() => {});
  }
};
const write = (words) => (question) => question.locator("input[type=text], textarea").fill(words);

const answers = [
  [1, [[pick("The pansy"), "Not yet"], [pick("The lemon tree"), "Right"]]],
  [2, [[pick("Pansy"), "Not yet"], [pick("Lemon tree"), "Partly"], [pick("Lemon tree", "Small pots"), "Right"]]],
  [3, [[pick("True"), "Right"]]],
  [4, [
    [(question) => question.locator("select").first().selectOption({ label: "tender" }), "Partly"],
    [(question) => question.locator("select").last().selectOption({ label: "hardy" }), "Right"],
  ]],
  [5, [
    [async (question) => {
      await question.locator("input[type=text]").first().fill("2,4");
      await question.locator("input[type=text]").last().fill("stone");
    }, "Partly"],
    [async (question) => {
      await question.locator("input[type=text]").last().fill("lemon tree");
      await question.locator("select").selectOption("carried indoors");
    }, "Right"],
  ]],
  [6, [[write("the pansy"), "Not yet"], [write("Lemon tree"), "Right"]]],
  [7, [[write("three"), "Not yet"], [write("3"), "Not yet"], [write("2.05"), "Right"]]],
  [8, [[async (question) => {
    for (const [place, words] of ["Read the forecast.", "Carry the pots.", "Close the door."].entries()) {
      await question.locator("li", { hasText: words }).locator("select").selectOption(String(place + 1));
    }
  }, "Right"]]],
  [9, [[(question) => question.locator("label", { hasText: "lemon" }).locator("input").check(), "Partly"]]],
  [10, [[write("Because of the frost."), "Partly"]]],
];

test("every kind of question is judged: right, partly, not yet", async () => {
  const page = await learner(site, { bypassCSP: true, reducedMotion: "reduce" });
  await page.goto(site.lesson + "test");
  await page.locator("#test-here .b.main").click();
  await until(page, () => document.querySelectorAll("[data-question]").length === 10);
  for (const [number, tries] of answers) {
    for (const [fill, wanted] of tries) assert.equal(await answer(page, number, fill), wanted, `question ${number}`);
  }
  assert.match(await page.locator("[data-question]").first().locator(".remark a").getAttribute("href"), /\/kinds\/#before-the-first-frost$/);
  assert.deepEqual(await violations(page), []);
  await endTest(page);
  await until(page, () => document.querySelector(".result .score"));
  assert.match(await page.locator(".result .score").innerText(), /^\d+(\.\d)? of 12 points$/);
  assert.match(await page.locator(".result").innerText(), /lemon and stone and pansy/, "words to mark are part of the question");
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("an unanswered test names its questions with their gaps", async () => {
  const page = await learner(site);
  await page.goto(site.lesson + "test");
  await page.locator("#test-here .b.main").click();
  await endTest(page);
  await until(page, () => document.querySelector(".result .score"));
  assert.match(await page.locator(".result").innerText(), /At ____ the ____ is ____\./);
  await page.context().close();
});

test("how a line is spoken stands beside the name", async () => {
  const page = await visitor(site);
  await page.goto(site.lesson);
  assert.equal(await page.locator(".turn .who .dir").first().innerText(), "softly");
  await page.context().close();
});

test("a silent lesson asks, holds back and goes on like any other", async () => {
  const page = await learner(site, { bypassCSP: true, reducedMotion: "reduce", viewport: { width: 360, height: 780 } }, silent);
  assert.equal(await page.evaluate(() => document.dir), "rtl");
  assert.equal(await page.locator("#dock").count(), 0);
  const card = page.locator("[data-prompt]");
  await card.locator("summary").click();
  await page.locator(".held").waitFor();
  assert.equal(await page.locator(".held .read").isVisible(), false);
  await card.locator("textarea").fill("أترك الصمت");
  await card.locator(".b.main").click();
  await until(page, () => document.querySelector("[data-prompt][data-state=compared]"));
  assert.equal(await page.locator("[data-go-on] svg").count(), 0, "nothing to hear, nothing to play");
  assert.deepEqual(await violations(page), []);
  await page.locator("[data-again]").click();
  await until(page, () => document.querySelector("[data-prompt][data-state=asked] details[open]"));
  await card.locator("[name=skip]").click();
  await until(page, () => document.querySelector("[data-prompt][data-state=compared]"));
  await page.locator("[data-go-on]").click();
  assert.ok(await page.evaluate(() => document.activeElement.matches("[data-prompt] + .turn")), "on to the answer");
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("cards speak the language of their lesson, and keep their count when turned", async () => {
  const page = await learner(site, {}, silent);
  await page.locator("#flash-cards .b.main").click();
  await until(page, () => document.querySelector("[data-card]"));
  const count = await page.locator("[data-card] .bar").innerText();
  await page.locator("[data-card] .b.main").click();
  await until(page, () => document.querySelector("[data-card][data-side=back]"));
  assert.equal(await page.locator("[data-card] .bar").innerText(), count);
  assert.match(await page.locator(".grades").innerText(), /^[^A-Za-z]+$/);
  await page.context().close();
});

test("a video says where it is from, and is fetched when it is played", async () => {
  const page = await visitor(site);
  const asked = [];
  await page.route(/youtube|example\.org/, (route) => {
    asked.push(route.request().url());
    return route.fulfill({ status: 200, contentType: "text/html", body: "<!doctype html><title>A film</title>" });
  });
  await page.goto(site.lesson);
  const [framed, linked] = await page.locator(".video").all();
  assert.match(await framed.innerText(), /nothing is fetched before you press play/);
  assert.doesNotMatch(await linked.innerText(), /press play/, "there is nothing to press");
  assert.deepEqual(asked, []);
  await framed.locator("[data-video]").click();
  await framed.locator("iframe").waitFor();
  await until(page, () => document.activeElement?.closest(".video"));
  assert.equal(asked.length > 0, true);
  await framed.locator("button").click();
  assert.equal(await framed.locator("iframe").count(), 0);
  await page.context().close();
});

test("where a class code is needed, its field is at hand", async () => {
  const code = site.admin("code", site.manifest.course, "--new");
  try {
    const page = await visitor(site, { bypassCSP: true });
    await page.goto(site.lesson);
    await Promise.all([page.waitForNavigation(), page.click("#gate .b.main")]);
    assert.match(await page.locator("h1").innerText(), /class code/);
    assert.deepEqual(await violations(page), []);
    await page.locator("[name=code]").fill("WRONG");
    await Promise.all([page.waitForNavigation(), page.click("main form .b")]);
    assert.match(await page.locator("h1").innerText(), /opens nothing/);
    await page.locator("[name=code]").fill(code);
    await Promise.all([page.waitForNavigation(), page.click("main form .b")]);
    assert.ok(page.url().includes(site.lesson), "back where they came from");
    assert.equal(await page.locator("#gate").count(), 0);
    await page.context().close();
  } finally {
    site.admin("code", site.manifest.course, "--off");
  }
});
