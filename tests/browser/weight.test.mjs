// What a page weighs on the wire: budgets of the house, gzip -9.
import assert from "node:assert/strict";
import { test, before, after } from "node:test";
import { gzipSync } from "node:zlib";
import { learner, startSite } from "./site.mjs";

let site;
before(async () => {
  site = await startSite();
});
after(async () => {
  await site?.stop();
});

const weight = async (address) => gzipSync(Buffer.from(await (await fetch(address)).arrayBuffer()), { level: 9 }).length;

test("a lesson's script is at most 20 KB, its style 12 KB, its page 40 KB", async () => {
  const page = await learner(site);
  const [scripts, styles] = await page.evaluate(() => [
    Array.from(document.querySelectorAll("script[src]"), (script) => script.src),
    Array.from(document.querySelectorAll("link[rel=stylesheet]"), (link) => link.href),
  ]);
  let script = 0;
  for (const address of scripts) script += await weight(address);
  let style = 0;
  for (const address of styles) style += await weight(address);
  const html = gzipSync(Buffer.from(await page.content()), { level: 9 }).length;
  console.log(`gzip: html ${html}, style ${style}, script ${script} bytes`);
  assert.ok(script <= 20 * 1024, `script ${script}`);
  assert.ok(style <= 12 * 1024, `style ${style}`);
  assert.ok(html <= 40 * 1024, `page ${html}`);
  await page.context().close();
});
