// A built course behind a running server, and a browser: what every walk needs. The demonstration
// course (or another) is built into build/browser and served on a free port with a store of its own.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const program = process.env.COLLOQUY ?? join(root, "build/release/colloquy");
const demonstration = process.env.COURSE ?? join(root, "courses/therapeutic-relationship");
export const shots = join(root, "build/shots");

function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

export async function startSite(course = demonstration) {
  const built = join(root, "build/browser", basename(course));
  mkdirSync(dirname(built), { recursive: true });
  if (!existsSync(join(built, "manifest.json")) || process.env.REBUILD !== "no") {
    const build = spawnSync(program, ["build", course, "-o", built], { encoding: "utf8" });
    if (build.status !== 0) throw new Error(`colloquy build: ${build.status}\n${build.stdout}${build.stderr}`);
  }
  const manifest = JSON.parse(readFileSync(join(built, "manifest.json"), "utf8"));
  const folder = mkdtempSync(join(tmpdir(), "colloquy-walk-"));
  const port = await freePort();
  const store = `sqlite:${join(folder, "store.db")}`;
  const child = spawn(program, ["serve", built, "--listen", `127.0.0.1:${port}`, "--store", store], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stdout.on("data", (bytes) => (said += bytes));
  child.stderr.on("data", (bytes) => (said += bytes));
  const address = `http://127.0.0.1:${port}`;
  for (let i = 0; ; ++i) {
    const answer = await fetch(address + "/").catch(() => null);
    if (answer) break;
    if (child.exitCode !== null || i > 200) throw new Error(`colloquy serve does not answer:\n${said}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--autoplay-policy=no-user-gesture-required"],
  });
  const slug = manifest.slug;
  const withPrompts = manifest.lessons.find((lesson) => !lesson.index && lesson.tracks.length > 0 && lesson.questions > 0) ?? manifest.lessons.find((lesson) => !lesson.index);
  return {
    address,
    manifest,
    course: `/c/${slug}/`,
    lesson: `/c/${slug}/${withPrompts.slug}/`,
    entry: withPrompts,
    browser,
    // What the server has said on its terminal.
    said: () => said,
    // `colloquy admin` at the store of this site; what it said.
    admin: (...words) => spawnSync(program, ["admin", ...words, "--store", store], { encoding: "utf8" }).stdout.trim(),
    async stop() {
      await browser.close();
      child.kill("SIGTERM");
      await new Promise((resolve) => child.once("exit", resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

// A page of its own visitor; whatever it complains of is collected in `faults`.
export async function visitor(site, options = {}) {
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 800 }, baseURL: site.address, ...options });
  context.setDefaultTimeout(20000);
  context.setDefaultNavigationTimeout(60000);
  const page = await context.newPage();
  page.faults = [];
  page.on("pageerror", (error) => page.faults.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") page.faults.push(`${message.text()} ${message.location().url}`);
  });
  return page;
}

// The same, enrolled by the one click of the gate.
export async function learner(site, options = {}, lesson = site.lesson) {
  const page = await visitor(site, options);
  await page.goto(lesson);
  await Promise.all([page.waitForNavigation(), page.click("#gate .b.main")]);
  return page;
}

// Taps a line where its words begin: an inline box that wraps begins elsewhere than its rectangle.
export async function tap(page, line) {
  await line.scrollIntoViewIfNeeded();
  const [x, y] = await line.evaluate((element) => {
    element.scrollIntoView({ block: "center", behavior: "instant" });
    const box = element.getClientRects()[0];
    return [box.left + Math.min(6, box.width / 2), box.top + box.height / 2];
  });
  await page.mouse.click(x, y);
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// What axe holds against the page as it is now. The page needs bypassCSP.
export async function violations(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate((runOnly) => window.axe.run(document, { runOnly }), rules);
  return violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.join(" ")}: ${node.failureSummary.split("\n")[1]?.trim()}`));
}

// Ends a test; who has left something out is asked whether they mean it. Returns what was asked, "" nothing.
export async function endTest(page) {
  await page.locator(".end-of-test button").last().click();
  await page.locator(".result .score, [data-says]").first().waitFor();
  const asked = page.locator("[data-says]");
  if (!(await asked.count())) return "";
  const words = await asked.innerText();
  await page.locator(".end-of-test button").last().click();
  await page.locator(".result .score").waitFor();
  return words;
}
