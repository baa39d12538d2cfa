// Practice tests in every way they can be taken, with every kind of question answered rightly, partly and wrongly: on a
// phone and on a desk, by keyboard, without script, in light and dark.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { endTest, learner, root, shots, startSite, violations, visitor } from "./site.mjs";
import { makeSittings } from "./sittings.mjs";

let site;
before(async () => {
  mkdirSync(shots, { recursive: true });
  site = await startSite(makeSittings());
});
after(async () => {
  await site?.stop();
});

const lesson = (way) => `${site.course}${way}/`;
const until = (page, check, argument) => page.waitForFunction(check, argument, { timeout: 15000 });
const shot = (page, name) => page.screenshot({ path: join(shots, `test-${name}.png`), fullPage: true });
const secrets = /warm countries|stands minus ten|It bears fruit|Because of the frost|frost \/ cold/;

async function begin(way, options = {}) {
  const page = await learner(site, { bypassCSP: true, reducedMotion: "reduce", ...options }, lesson(way));
  await page.goto(lesson(way) + "test");
  const start = page.locator("#test-here .b.main");
  if (options.javaScriptEnabled === false) await Promise.all([page.waitForNavigation(), start.click()]);
  else await start.click();
  await page.locator("[data-question]").nth(9).waitFor();
  return page;
}

// In light and in dark, at the width it has.
async function assertAccessible(page, what) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    assert.deepEqual(await violations(page), [], `${what}, ${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: "light" });
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, `${what} fits its width`);
}

// A new attempt whose steps are not shown as they are to be put: an order that is left as it was is no answer.
async function beginToAnswer(grade, way, options) {
  const { steps } = answers.map((ways) => ways[grade] ?? ways.wrong).find((way) => way.steps);
  for (let tries = 0; tries < 20; ++tries) {
    const page = await begin(way, options);
    const shown = await page.locator("[data-order] li > span:not(.moves)").allInnerTexts();
    if (!shown.every((words, place) => words.trim() === steps[place])) return page;
    await page.context().close();
  }
  throw new Error("the steps are always shown in this order");
}

const pick = (...words) => async (question) => {
  for (const label of await question.locator("label.choice").all()) {
    const wanted = words.includes((await label.innerText()).trim());
    if (wanted || (await label.locator("input").getAttribute("type")) === "checkbox") await label.locator("input").setChecked(wanted);
  }
};
const write = (words) => (question) => question.locator("input[type=text], textarea").first().fill(words);
const join3 = (first, second) => async (question) => {
  await question.locator("select").first().selectOption({ label: first });
  await question.locator("select").last().selectOption({ label: second });
};
const fillGaps = (degrees, plant, place) => async (question) => {
  await question.locator("input[type=text]").first().fill(degrees);
  await question.locator("input[type=text]").last().fill(plant);
  await question.locator("select").selectOption(place);
};
const order = (...steps) =>
  Object.assign(
    async (question) => {
      for (const [place, words] of steps.entries())
        await question.locator("li", { hasText: words }).locator("select").selectOption(String(place + 1));
    },
    { steps },
  );
const mark = (...words) => async (question) => {
  for (const label of await question.locator("label.hot").all())
    await label.locator("input").setChecked(words.includes((await label.innerText()).trim().split(/\s/)[0]));
};

// By question: an answer that is right, one that is partly so where there is such a thing, and a wrong one.
const answers = [
  { right: pick("The lemon tree"), wrong: pick("The pansy") },
  { right: pick("Lemon tree", "Small pots"), partly: pick("Lemon tree"), wrong: pick("Pansy") },
  { right: pick("True"), wrong: pick("False") },
  { right: join3("tender", "hardy"), partly: join3("tender", "tender"), wrong: join3("hardy", "tender") },
  { right: fillGaps("2,4", "lemon tree", "carried indoors"), partly: fillGaps("2,4", "stone", "carried indoors"), wrong: fillGaps("9", "stone", "safe outside") },
  { right: write("Lemon tree"), wrong: write("the pansy") },
  { right: write("2.05"), wrong: write("three") },
  {
    right: order("Read the forecast.", "Carry the pots.", "Close the door."),
    partly: order("Read the forecast.", "Close the door.", "Carry the pots."),
    wrong: order("Close the door.", "Carry the pots.", "Read the forecast."),
  },
  { right: mark("lemon", "pansy"), partly: mark("lemon"), wrong: mark("stone") },
  { right: write("There is frost, and small pots freeze."), partly: write("There will be frost."), wrong: write("They look nicer there.") },
];
const verdicts = { right: "Right", partly: "Partly", wrong: "Not yet" };

for (const [grade, width] of [["right", 1280], ["partly", 360], ["wrong", 360]]) {
  test(`deferred: all ${grade}, nothing told before the end, all of it after (${width} px)`, async () => {
    const page = await beginToAnswer(grade, "deferred", { viewport: { width, height: 800 } });
    assert.match(await page.locator(".clock").innerText(), /Time left: (20:00|19:\d\d)/);
    for (const [index, ways] of answers.entries()) await (ways[grade] ?? ways.wrong)(page.locator("[data-question]").nth(index));
    await until(page, () => /10 of 10 answered/.test(document.querySelector("#saved-here")?.textContent));
    await page.locator("[data-question]").nth(5).locator("input").press("Enter");
    await page.waitForTimeout(300);
    assert.equal(await page.locator(".result").count(), 0, "Enter in a field ends nothing");
    await assertAccessible(page, "questions");
    await shot(page, `deferred-open-${grade}-${width}`);
    // Reloaded, as after a crash: what was given is there, and nothing is said of it.
    await page.reload();
    await page.locator("[data-question]").nth(9).waitFor();
    assert.match(await page.locator("#saved-here").innerText(), /10 of 10 answered/);
    assert.doesNotMatch(await page.content(), secrets);
    assert.equal(await page.locator(".verdict").count(), 0);
    const events = await page.evaluate(() => fetch("/api/events?limit=1000").then((answer) => answer.json()));
    const given = events.events.filter((event) => event.kind === "answer");
    assert.ok(given.length >= 10);
    for (const event of given) for (const name of ["score", "first", "guessed"]) assert.equal(name in event.data, false, name);
    await endTest(page);
    if (grade === "right") assert.equal(await page.locator(".result .score").innerText(), "12 of 12 points");
    assert.equal(await page.locator(".result").getByText(grade === "right" ? "Passed" : "Not yet passed", { exact: true }).count(), 1);
    await assertAccessible(page, "result");
    await shot(page, `deferred-result-${grade}-${width}`);
    await Promise.all([page.waitForNavigation(), page.getByText("Look at each question").click()]);
    const shown = await page.locator("[data-question] .verdict b").allInnerTexts();
    assert.deepEqual(shown, answers.map((ways) => verdicts[ways[grade] ? grade : "wrong"]));
    assert.match(await page.content(), secrets);
    assert.equal(await page.locator("[data-question] :is(input, select):not(:disabled)").count(), 0, "it cannot be answered any more");
    assert.match(await page.locator("[data-question]").nth(5).locator("[data-node]").getAttribute("href"), /\/deferred\/#\w+$/);
    assert.match(await page.locator("[data-question]").nth(5).locator("[data-node]").innerText(), /0:0\d/, "and the second at which it is heard");
    await assertAccessible(page, "review");
    await shot(page, `deferred-review-${grade}-${width}`);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}

test("what was missed comes back as a card, also where a lesson has no other cards", async () => {
  const page = await learner(site);
  await page.goto(lesson("immediate") + "test");
  await page.locator("#test-here .b.main").click();
  const question = page.locator("[data-question]").first();
  await question.getByText("The pansy").click();
  await question.locator(".b.main").click();
  await question.locator(".verdict").waitFor();
  await endTest(page);
  await Promise.all([page.waitForNavigation(), page.getByRole("link", { name: "They come back among your cards" }).click()]);
  assert.match(await page.locator("main").innerText(), /Card 1 of 1[\s\S]*Which is tender/);
  await page.context().close();
});

test("deferred without script: what was filled in goes along with the end", async () => {
  const page = await begin("deferred", { javaScriptEnabled: false, viewport: { width: 360, height: 800 } });
  assert.match(await page.locator(".clock").innerText(), /Time left: 20 min.*The test ends at .* UTC/s);
  await answers[0].right(page.locator("[data-question]").nth(0));
  await answers[5].right(page.locator("[data-question]").nth(5));
  // Enter in a field saves, and does not end the test.
  await Promise.all([page.waitForNavigation(), page.locator("[data-question]").nth(5).locator("input").press("Enter")]);
  assert.match(await page.locator("#saved-here").innerText(), /2 of 10 answered/);
  await answers[6].right(page.locator("[data-question]").nth(6));
  await Promise.all([page.waitForNavigation(), page.locator("[data-question]").nth(6).getByText("Save").click()]);
  assert.match(page.url(), /#q-/);
  assert.match(await page.locator("#saved-here").innerText(), /3 of 10 answered/);
  await answers[9].partly(page.locator("[data-question]").nth(9));
  assert.match(await endTest(page), /6 questions are not answered yet/);
  assert.equal(await page.locator(".result .score").innerText(), "4.5 of 12 points");
  await page.context().close();
});

test("immediate: one answer each, then feedback and key", async () => {
  const page = await beginToAnswer("partly", "immediate", { viewport: { width: 360, height: 800 } });
  for (const [index, ways] of answers.entries()) {
    const question = page.locator("[data-question]").nth(index);
    await (ways.partly ?? ways.wrong)(question);
    await question.locator(".b.main").click();
    await until(page, (n) => document.querySelectorAll("[data-question]")[n].dataset.state === "judged", index);
    assert.equal(await question.locator(".verdict b").innerText(), ways.partly ? "Partly" : "Not yet", `question ${index + 1}`);
    assert.equal(await question.locator("button:not(:disabled):visible").count(), 0, "no second try");
  }
  assert.match(await page.locator("[data-question]").nth(0).innerText(), /warm countries/, "the key");
  assert.match(await page.locator("[data-question]").nth(9).innerText(), /Because of the frost/);
  await assertAccessible(page, "answered");
  await shot(page, "immediate-360");
  await endTest(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("interactive: hints between the tries, each further one costs a third, the key after the last", async () => {
  const page = await begin("interactive");
  const question = page.locator("[data-question]").nth(0);
  const check = async (fill, n) => {
    const old = await question.locator("[name=event]").inputValue();
    await fill(question);
    await question.locator(".b.main").click();
    await until(page, ([at, before]) => document.querySelectorAll("[data-question]")[at].querySelector("[name=event]").value !== before, [n, old]);
  };
  assert.doesNotMatch(await question.innerHTML(), secrets);
  await check(answers[0].wrong, 0);
  assert.match(await question.innerText(), /2 tries left/);
  assert.match(await question.innerText(), /It bears fruit/, "the hint");
  assert.doesNotMatch(await question.innerHTML(), /warm countries/);
  await assertAccessible(page, "between two tries");
  await shot(page, "interactive-1280");
  await check(answers[0].right, 0);
  assert.match(await question.innerText(), /warm countries/);
  await endTest(page);
  assert.equal(await page.locator(".result .score").innerText(), "0.7 of 12 points");
  await page.context().close();
});

test("certainty: said with each answer, a mark beside the score, and how well one knew", async () => {
  const page = await begin("certainty", { viewport: { width: 360, height: 800 } });
  const answer = async (index, fill, certainty) => {
    const question = page.locator("[data-question]").nth(index);
    await fill(question);
    await question.locator(".certainty input").nth(certainty - 1).check();
  };
  await answer(0, answers[0].right, 3);
  await answer(2, answers[2].wrong, 3);
  await answer(5, answers[5].right, 2);
  await answer(6, answers[6].wrong, 1);
  await until(page, () => /4 of 10 answered/.test(document.querySelector("#saved-here")?.textContent));
  await assertAccessible(page, "questions");
  await shot(page, "certainty-360");
  await endTest(page);
  const result = await page.locator(".result").innerText();
  assert.match(result, /2 of 12 points/);
  assert.match(result, /Certainty mark: −1/, "+3 −6 +2 +0");
  assert.match(result, /quite sure, you were right in 1 of 2/);
  assert.match(result, /fairly sure, you were right in 1 of 1/);
  assert.match(result, /not sure, you were right in 0 of 1/);
  await assertAccessible(page, "result");
  await shot(page, "certainty-result-360");
  await page.context().close();
});

test("a test that goes on stands on Today, with the time that is left", async () => {
  const page = await learner(site, { viewport: { width: 360, height: 780 } });
  await page.goto(lesson("hurried") + "test");
  await page.locator("#test-here .b.main").click();
  await page.locator("[data-question]").first().waitFor();
  await page.goto("/");
  assert.match(await page.locator("main").innerText(), /A test is under way[\s\S]*0 of \d+ answered\s+Time left: \d+ min/);
  await assertAccessible(page, "today");
  await shot(page, "under-way-360");
  await Promise.all([page.waitForNavigation(), page.getByRole("link", { name: "Go on answering" }).click()]);
  assert.ok(await page.locator("[data-question]").count());
  await page.context().close();
});

test("a test in a hurry counts down, says when a minute is left, and ends by itself", async () => {
  const page = await learner(site, { bypassCSP: true }, lesson("hurried"));
  await page.clock.install();
  await page.goto(lesson("hurried") + "test");
  await page.locator("#test-here .b.main").click();
  await page.locator("[data-question]").nth(9).waitFor();
  await answers[5].right(page.locator("[data-question]").nth(5));
  await page.clock.fastForward(30_000);
  assert.match(await page.locator(".clock").innerText(), /Time left: 0:(2|3)\d/);
  await page.clock.fastForward(31_000);
  await page.locator(".result .score").waitFor();
  assert.equal(await page.locator(".result .score").innerText(), "1 of 12 points");
  await page.context().close();
});

test("by keyboard alone, from beginning to review", async () => {
  const page = await learner(site, { reducedMotion: "reduce" }, lesson("interactive"));
  await page.goto(lesson("interactive") + "test");
  const press = async (key, times = 1) => {
    for (let i = 0; i < times; ++i) await page.keyboard.press(key);
  };
  const reach = async (selector) => {
    for (let i = 0; i < 120; ++i) {
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
      await press("Tab");
    }
    assert.fail(`no way by Tab to ${selector}`);
  };
  await reach("#test-here .b.main");
  await press("Enter");
  await page.locator("[data-question]").nth(9).waitFor();
  await reach("[data-question] input[type=radio]");
  await press("Space");
  await reach("[data-question] .b.main");
  await press("Enter");
  await page.locator("[data-question] .verdict").first().waitFor();
  assert.ok(await page.evaluate(() => document.activeElement.closest("[data-question]")), "the focus stays in the question");
  await reach("ol[data-order] button:not(:disabled)");
  await press("Enter");
  await reach(".end-of-test .b.main");
  await press("Enter");
  await page.locator("[data-says]").waitFor();
  await shot(page, "asks-360");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Go on answering", "Enter once more ends nothing");
  await reach(".end-of-test button");
  await press("Enter");
  await page.locator(".result .score").waitFor();
  await reach(".result a[href*='/test/']");
  await Promise.all([page.waitForNavigation(), press("Enter")]);
  assert.equal(await page.locator("[data-question]").count(), 10);
  await page.context().close();
});

test("objectives are said on the result and on Today, and earlier attempts can be looked at again", async () => {
  const page = await begin("immediate");
  for (const index of [0, 2]) {
    const question = page.locator("[data-question]").nth(index);
    await answers[index].right(question);
    await question.locator(".b.main").click();
    await until(page, (n) => document.querySelectorAll("[data-question]")[n].dataset.state === "judged", index);
  }
  await endTest(page);
  assert.match(await page.locator(".result .mastery").innerText(), /Learned today/);
  await page.goto("/");
  assert.match(await page.locator(".objectives").innerText(), /frost\s*Learned today/);
  await assertAccessible(page, "Today");
  await shot(page, "today-1280");
  await page.goto(lesson("immediate") + "test");
  await page.locator(".result .b.main").click();
  await page.locator("[data-question]").nth(9).waitFor();
  await endTest(page);
  assert.match(await page.locator(".result").innerText(), /Earlier attempts/);
  await shot(page, "earlier-1280");
  await Promise.all([page.waitForNavigation(), page.locator(".result .list a[href*='/test/']").last().click()]);
  const first = page.locator("[data-question]").first();
  assert.equal(await first.locator(".verdict b").innerText(), "Right");
  assert.equal((await first.locator("label:has(:checked)").innerText()).trim(), "The lemon tree", "what was given is shown");
  assert.equal((await page.locator("[data-question]").nth(2).locator("label:has(:checked)").innerText()).trim(), "True");
  await page.context().close();
});

// A class without browsers: each takes the immediate test, the later ones better than the earlier.
async function fillClass(size) {
  for (let n = 0; n < size; ++n) {
    const post = (path, form, cookie) =>
      fetch(site.address + path, { method: "POST", redirect: "manual", body: new URLSearchParams(form), headers: cookie ? { Cookie: cookie } : {} });
    const enrolled = await post(site.course + "enrol", {});
    const cookie = enrolled.headers.get("set-cookie").split(";")[0];
    await post(lesson("immediate") + "test/start", {}, cookie);
    const page = await (await fetch(site.address + lesson("immediate") + "test", { headers: { Cookie: cookie } })).text();
    const attempt = /\/test\/(\w+)\/end/.exec(page)[1];
    const sections = page.split('id="q-').slice(1);
    const option = (section, words) => new RegExp(`value="([^"]+)"[^>]*><span[^>]*>${words}<`).exec(section)?.[1];
    const answer = (number, form) => post(`${lesson("immediate")}test/${attempt}/${sections[number].split('"')[0]}`, form, cookie);
    if (n % 10 !== 0) await answer(0, { option: option(sections[0], n % 3 ? "The lemon tree" : "The pansy") });
    await answer(2, { option: option(sections[2], n < 8 ? "False" : "True") });
    await answer(5, { "gap-0": n > 12 ? "lemon" : "pansy" });
    if (n > 6) await answer(6, { "gap-0": "2" });
    for (const [number, section] of sections.entries()) {
      const lists = [...section.matchAll(/<select[^>]*name="([^"]+)"[\s\S]*?<\/select>/g)];
      const pick = (list, at) => [...list[0].matchAll(/<option value="([^"]+)"/g)].map((found) => found[1]).at(at);
      if (lists.length) await answer(number, Object.fromEntries(lists.map((list, at) => [list[1], pick(list, n % 3 ? at : -1)])));
    }
    await post(`${lesson("immediate")}test/${attempt}/end`, {}, cookie);
  }
}

test("a teacher sees what answers say of a test, from twenty learners on, and gives extra time", async () => {
  const head = await visitor(site, { bypassCSP: true });
  await head.goto(/Become the administrator: (\S+)/.exec(site.said())[1]);
  for (const [name, value] of Object.entries({ name: "Vera Head", email: "head@school.example", password: "correct horse" }))
    await head.fill(`main [name=${name}]`, value);
  await Promise.all([head.waitForNavigation(), head.click("main form .b")]);
  const figures = () => site.admin("figures", join(root, "build/browser/sittings"));
  await head.goto(`/teach/${site.manifest.slug}/`);
  await Promise.all([head.waitForNavigation(), head.locator("section[aria-labelledby=tests] a", { hasText: "immediate" }).click()]);
  assert.match(await head.locator("main").innerText(), /no figures yet/);
  figures();
  await head.reload();
  assert.match(await head.locator("main").innerText(), /So far \d+ have ended/);
  await fillClass(24);
  assert.match(figures(), /figures of 5 tests/);
  await head.reload();
  const said = await head.locator("main").innerText();
  for (const name of ["Facility index", "Random guess score", "Intended weight", "Effective weight", "Discrimination index", "Discriminative efficiency", "Coefficient of internal consistency", "Standard error"])
    assert.ok(said.includes(name), name);
  const parts = await head.locator("tbody:has(th[scope=rowgroup])").allInnerTexts();
  assert.ok(parts.length >= 6, `each pair, gap and step has its own rows: ${parts.length}`);
  for (const [width, colorScheme] of [[360, "light"], [360, "dark"], [1280, "light"], [1280, "dark"]]) {
    await head.setViewportSize({ width, height: 800 });
    await head.emulateMedia({ colorScheme });
    assert.deepEqual(await violations(head), [], `statistics at ${width} px, ${colorScheme}`);
    assert.ok(await head.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), "it fits");
    await shot(head, `statistics-${width}-${colorScheme}`);
  }
  await head.goto(`/teach/${site.manifest.slug}/`);
  await Promise.all([head.waitForNavigation(), head.locator("main a[href*='/person/']").first().click()]);
  await head.locator("[name=percent]").selectOption("150");
  await Promise.all([head.waitForNavigation(), head.locator("section[aria-labelledby=extra-time] .b").click()]);
  assert.match(await head.locator("main").innerText(), /Extra time: 150 %/);
  await head.emulateMedia({ colorScheme: "light" });
  assert.deepEqual(await violations(head), []);
  await shot(head, "person-1280");
  await head.context().close();
});
