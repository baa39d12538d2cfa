// What happened, told to the server: gathered, sent every few seconds and when the page goes away,
// kept on the device while there is no network. Each event has an id of its own, so one that is sent
// twice counts once.
import type { Happened, Happening, LessonPlace, Me } from "api";
import { newId, page, recall, remember, type Json } from "./base";

const kMostKept = 200;
const kMostSent = 100; // what the server takes at once
const kDelay = 8000;
const kReading = 20_000; // ms on the page before its end counts as read

const kept = recall("outbox");
let outbox: Happening[] = Array.isArray(kept) ? (kept as unknown as Happening[]) : [];
let timer = 0;

// A later event of a `replaces` kind in one lesson makes an unsent earlier one superfluous.
export function happened(kind: string, data: { [key: string]: Json }, replaces = false): void {
  if (!page.learner || !page.course || !page.lesson) return;
  if (replaces) outbox = outbox.filter((event) => event.kind !== kind || event.lesson !== page.lesson);
  const now = new Date();
  outbox.push({ id: newId(), kind, course: page.course, lesson: page.lesson, at: now.getTime(), offset: -now.getTimezoneOffset(), data });
  if (outbox.length > kMostKept) outbox = outbox.slice(-kMostKept);
  remember("outbox", outbox as unknown as Json);
  if (!timer) timer = window.setTimeout(() => void send(), kDelay);
}

// With the moment of sending: by it the server sees how wrong this device's clock is.
const body = (events: Happening[]) => JSON.stringify({ now: Date.now(), events } satisfies Happened);

export async function send(): Promise<void> {
  clearTimeout(timer);
  timer = 0;
  if (!outbox.length) return;
  const going = outbox.slice(0, kMostSent);
  try {
    const answer = await fetch("/api/events", { method: "POST", headers: { "Content-Type": "application/json" }, body: body(going) });
    // Refused ones will be refused again: they go, too. Only a server that is away is tried again.
    if (answer.status >= 500) return;
    outbox = outbox.filter((event) => !going.includes(event));
    remember("outbox", outbox as unknown as Json);
    if (outbox.length && !timer) timer = window.setTimeout(() => void send(), kDelay);
  } catch {
    // No network: they wait for the next occasion.
  }
}

export function startEvents(): void {
  if (!page.learner) return;
  addEventListener("pagehide", () => {
    const going = outbox.slice(0, kMostSent);
    if (going.length && navigator.sendBeacon("/api/events", new Blob([body(going)], { type: "application/json" }))) {
      outbox = outbox.slice(kMostSent);
      remember("outbox", outbox as unknown as Json);
    }
  });
  addEventListener("online", () => void send());
  if (outbox.length) void send();
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
  try {
    const answer = await fetch("/api/me", { headers: { Accept: "application/json" } });
    if (!answer.ok) return null;
    const me = (await answer.json()) as Me;
    return me.courses[page.course ?? ""]?.places[page.lesson ?? ""] ?? null;
  } catch {
    return null;
  }
}
