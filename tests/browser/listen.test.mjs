// A course in a podcast app: the address is made, copied, renewed and ended on its page, with and without a script; and the MP3
// that apps are given is the one that the page can play, to the same moment.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { learner, shots, startSite, visitor } from "./site.mjs";

let site, listen;
before(async () => {
  site = await startSite();
  listen = `${site.course}listen`;
});
after(async () => {
  await site?.stop();
});

async function answers(address) {
  return (await fetch(address, { redirect: "manual" })).status;
}

test("a learner makes an address, copies it, makes another and switches it off", async () => {
  const page = await learner(site, { viewport: { width: 360, height: 780 }, permissions: ["clipboard-read", "clipboard-write"] });
  await page.goto("/");
  await page.click(`a[href='${listen}']`);
  assert.equal(new URL(page.url()).pathname, listen);
  await page.screenshot({ path: `${shots}/listen-before-360.png`, fullPage: true });
  await page.click(`[action='${listen}'] button`);
  const first = await page.inputValue("#feed");
  assert.match(first, /\/feed\/[a-z2-7]{32}\/course\.xml$/);
  assert.equal(await answers(first), 200);
  await page.click("[data-copy=feed]");
  await page.waitForFunction(() => document.querySelector("[data-copy]").textContent === document.querySelector("[data-copy]").dataset.done);
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), first);
  await page.screenshot({ path: `${shots}/listen-360.png`, fullPage: true });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing sticks out");

  await page.goto(listen);
  assert.equal(await page.locator("#feed").count(), 0, "shown once");
  await page.click(`[action='${listen}'] button`);
  const second = await page.inputValue("#feed");
  assert.notEqual(second, first);
  assert.deepEqual([await answers(first), await answers(second)], [404, 200]);
  await page.click(`[action='${listen}/end'] button`);
  assert.equal(await answers(second), 404);
  assert.equal(await page.locator(`[action='${listen}/end']`).count(), 0);
  await page.context().close();
});

test("without a script the address is there to be taken", async () => {
  const page = await learner(site, { javaScriptEnabled: false });
  await page.goto("/account");
  await page.click(`a[href='${listen}']`);
  await page.click(`[action='${listen}'] button`);
  assert.equal(await answers(await page.inputValue("#feed")), 200);
  assert.equal(await page.locator("[data-copy]").isVisible(), false, "no button that does nothing");
  await page.context().close();
});

test("a visitor is told that it is for learners", async () => {
  const page = await visitor(site);
  const answer = await page.goto(listen);
  assert.equal(answer.status(), 403);
  await page.context().close();
});

// What is heard from a moment on, found again in the whole sound: how far the two are apart, in seconds.
async function seekError(page, mp3, at) {
  return page.evaluate(
    async ([address, wanted]) => {
      const rate = 16000;
      const context = new AudioContext({ sampleRate: rate });
      const whole = (await context.decodeAudioData(await (await fetch(address)).arrayBuffer())).getChannelData(0);
      const audio = new Audio(address);
      await new Promise((resolve, reject) => {
        audio.oncanplay = resolve;
        audio.onerror = () => reject(new Error("the MP3 does not play"));
      });
      audio.currentTime = wanted;
      await new Promise((resolve) => (audio.onseeked = resolve));
      const heard = [];
      const tap = context.createScriptProcessor(1024, 1, 1);
      tap.onaudioprocess = (event) => heard.push(...event.inputBuffer.getChannelData(0));
      context.createMediaElementSource(audio).connect(tap);
      tap.connect(context.destination);
      await context.resume();
      await audio.play();
      while (heard.length < rate * 2.5) await new Promise((resolve) => setTimeout(resolve, 50));
      audio.pause();
      const begin = heard.findIndex((sample) => Math.abs(sample) > 0);
      const piece = heard.slice(begin, begin + rate);
      let best = -Infinity;
      let found = 0;
      for (let shift = -rate / 2; shift <= rate / 2; shift += 4) {
        const from = Math.round(wanted * rate) + shift;
        let sum = 0;
        for (let i = 0; i < piece.length; i += 2) sum += piece[i] * (whole[from + i] ?? 0);
        if (sum > best) {
          best = sum;
          found = shift / rate;
        }
      }
      return { error: found, length: audio.duration, whole: whole.length / rate };
    },
    [mp3, at],
  );
}

test("the MP3 with its tag and chapters is played from the moment that was asked for", async () => {
  const page = await learner(site);
  const track = site.entry.tracks[0];
  for (const share of [0.2, 0.5, 0.8]) {
    const at = Math.round((track.duration / 1000) * share * 10) / 10;
    const { error, length } = await seekError(page, `${site.course}gated/${track.mp3}`, at);
    console.log(`sought ${at} s: ${Math.round(error * 1000)} ms off; ${length.toFixed(2)} s long`);
    assert.ok(Math.abs(error) < 0.1, `${error} s off at ${at} s`);
    assert.ok(Math.abs(length - track.duration / 1000) < 0.2);
  }
  await page.context().close();
});
