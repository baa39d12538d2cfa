// A learner's phone: Chromium at ADDRESS goes through LESSON of the course, as tests/judge/phone has asked. One line of JSON: what
// was found. SECURE says what the page must be to the browser.
import { chromium } from "playwright-core";

const { ADDRESS: address, LESSON: lesson, CHROMIUM: executablePath, SHOT: shot } = process.env;
const found = { faults: [] };
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--autoplay-policy=no-user-gesture-required"] });
try {
  const context = await browser.newContext({ baseURL: address, viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true });
  context.setDefaultTimeout(30000);
  const page = await context.newPage();
  page.on("pageerror", (error) => found.faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && found.faults.push(`${message.text()} ${message.location().url}`));
  // The player keeps its voice to itself; whoever plays is remembered.
  await page.addInitScript(() => {
    const play = HTMLMediaElement.prototype.play;
    HTMLMediaElement.prototype.play = function (...words) {
      window.voice = this;
      return play.apply(this, words);
    };
  });

  const answer = await page.goto(lesson).catch((error) => ({ failed: String(error).split("\n")[0] }));
  if (answer.failed) {
    found.failed = answer.failed;
  } else {
    found.status = answer.status();
    found.hsts = answer.headers()["strict-transport-security"] ?? "";
    found.browser = await page.evaluate(() => ({
      secure: isSecureContext,
      offline: "serviceWorker" in navigator,
      microphone: !!navigator.mediaDevices,
      passkeys: "PublicKeyCredential" in window,
    }));
    await Promise.all([page.waitForNavigation(), page.click("#gate .b.main")]);
    // Stays by an account, leaves, and signs in again.
    const send = async (path, values, button) => {
      await page.goto(path);
      for (const [name, value] of Object.entries(values)) await page.fill(`main [name=${name}]`, value);
      await Promise.all([page.waitForNavigation(), page.click(button)]);
    };
    const login = { email: "ana@school.example", password: "correct horse" };
    await send("/account/signup", { name: "Ana", ...login }, "[action='/account/signup'] button");
    await send("/account", {}, "[action='/account/leave'] button");
    await page.goto(lesson);
    found.left = (await page.locator("#gate").count()) === 1;
    await send(`/account/signin?back=${lesson}`, login, "[action='/account/signin'] button");
    found.back = new URL(page.url()).pathname === lesson && (await page.locator("#gate").count()) === 0;
    found.cookies = (await context.cookies()).map(({ name, secure, httpOnly }) => ({ name, secure, httpOnly }));

    await page.locator("[data-play]").first().click();
    await page.waitForFunction(() => window.voice?.currentTime > 0.2);
    const first = await page.evaluate(() => window.voice.currentTime);
    await page.waitForFunction((was) => window.voice.currentTime > was + 1, first);
    found.heard = await page.evaluate(() => ({ seconds: window.voice.currentTime, from: new URL(window.voice.currentSrc).origin }));
    await page.waitForFunction(() => document.querySelector(".l[aria-current]"));
    await page.keyboard.press("k");
    if (shot) await page.screenshot({ path: shot });

    await page.locator("#practice-test .b.main").click();
    const question = page.locator("[data-question]:has(input[type=radio])").first();
    const id = await question.getAttribute("id");
    await question.locator("input[type=radio]").first().check();
    await question.locator(".b.main").click();
    await page.waitForFunction((wanted) => document.getElementById(wanted).dataset.state === "judged", id);
    found.verdict = await page.locator(`[id="${id}"] .verdict`).innerText();
  }
} finally {
  await browser.close();
}
console.log(JSON.stringify(found));
