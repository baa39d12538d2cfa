// What happened, told to the server: gathered, sent every few seconds and when the page goes away,
// kept on the device while there is no network. Each event has an id of its own, so one that is sent
// twice counts once.
import type { Happened, Happening, LessonPlace, Me } from "api";
import { newId, page, recall, remember, type Json, type PageFacts } from "./base";

const kMostKept = 200;
const kMostSent = 100; // what the server takes at once
const kDelay = 8000;
const kReading = 20_000; // ms on the page before its end counts as read

// Whose it is ("" until the server has said), for several learners may share a browser: each sends their own.
type Kept = { reader: string; event: Happening };

const kept = recall("outbox");
let outbox: Kept[] = Array.isArray(kept) ? (kept as unknown as Kept[]).filter((one) => one.event) : [];
let reader = "";
let timer = 0;

const store = () => remember("outbox", outbox as unknown as Json);

// What the server knows of the reader now.
async function askMe(): Promise<Me | null> {
  try {
    const answer = await fetch("/api/me", { headers: { Accept: "application/json" } });
    return answer.ok ? ((await answer.json()) as Me) : null;
  } catch {
    return null;
  }
}
// The page's first question is asked once for both who want to know.
let first: Promise<Me | null> | undefined;

// The reader's own, as many as go at once.
const mine = () => outbox.filter((one) => one.reader === reader).slice(0, kMostSent);

// A later event of a `replaces` kind in one lesson makes an unsent earlier one superfluous. `where`: the lesson that is
// heard need not be the one that is shown.
export function happened(kind: string, data: { [key: string]: Json }, replaces = false, where: PageFacts = page): void {
  const { learner, course, lesson } = where;
  if (!learner || !course || !lesson) return;
  if (replaces) outbox = outbox.filter(({ event, reader: whose }) => event.kind !== kind || event.lesson !== lesson || whose !== reader);
  const now = new Date();
  const event = { id: newId(), kind, course, lesson, at: now.getTime(), offset: -now.getTimezoneOffset(), data };
  outbox.push({ reader, event });
  if (outbox.length > kMostKept) outbox = outbox.slice(-kMostKept);
  store();
  if (!timer) timer = window.setTimeout(() => void send(), kDelay);
}

// What of these kinds has happened in this lesson and is not known to be with the server.
export const unsent = (kinds: string[]): Happening[] =>
  outbox.filter(({ event, reader: whose }) => whose === reader && event.lesson === page.lesson && kinds.includes(event.kind)).map((one) => one.event);

// With the moment of sending: by it the server sees how wrong this device's clock is.
const body = (going: Kept[]) => JSON.stringify({ now: Date.now(), events: going.map((one) => one.event) } satisfies Happened);

export async function send(): Promise<void> {
  clearTimeout(timer);
  timer = 0;
  await identify();
  const going = mine();
  if (!going.length) return;
  try {
    const answer = await fetch("/api/events", { method: "POST", headers: { "Content-Type": "application/json" }, body: body(going) });
    // Refused ones will be refused again: they go, too. A server that is away, or that does not know who is here (signed out
    // elsewhere), has not judged them: they wait.
    if (answer.status !== 200 && answer.status !== 400 && answer.status !== 413) return;
    outbox = outbox.filter((one) => !going.includes(one));
    store();
    if (mine().length && !timer) timer = window.setTimeout(() => void send(), kDelay);
  } catch {
    // No network: they wait for the next occasion.
  }
}

// What was gathered before it was known whose it is belongs to whoever is here.
async function identify(): Promise<void> {
  if (reader) return;
  first ??= askMe();
  reader = (await first)?.reader ?? "";
  for (const one of outbox) one.reader ||= reader;
  store();
}

let sending = false;

// From now on what happens is sent, also when the page goes away.
export function startSending(): void {
  if (sending) return;
  sending = true;
  // Nobody hears whether it arrived; what did counts once, so all of it waits to be sent again.
  addEventListener("pagehide", () => {
    const going = mine();
    if (going.length) navigator.sendBeacon("/api/events", new Blob([body(going)], { type: "application/json" }));
  });
  addEventListener("online", () => void send());
  void identify().then(() => send());
}

export function startEvents(): void {
  if (!page.learner) return;
  startSending();
  watchReading();
}

// Read: the end of the lesson came on screen, and not at once.
function watchReading(): void {
  const end = document.querySelector(".body > :last-child");
  if (!end) return;
  const began = performance.now();
  const watcher = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting) || performance.now() - began < kReading) return;
    watcher.disconnect();
    happened("read", {});
  });
  watcher.observe(end);
}

// A name of this device for the server, by which it keeps its place apart from those of others.
export function device(): string {
  const known = recall("device");
  if (typeof known === "string" && known) return known;
  const fresh = newId();
  remember("device", fresh);
  return fresh;
}

// Where the learner stopped in this lesson last, as the server knows it; under "elsewhere" the other devices' places.
export async function placeOnServer(): Promise<LessonPlace | null> {
  const me = await (first ?? askMe());
  first = undefined;
  return me?.courses[page.course ?? ""]?.places[page.lesson ?? ""] ?? null;
}
