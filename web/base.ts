// The whole framework: finding elements, listening by delegation, the page's data blocks, the words
// the script may say (they come from the page, never from here), and small memories.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export const one = <T extends Element = HTMLElement>(selector: string, within: ParentNode = document): T | null =>
  within.querySelector<T>(selector);

export const all = <T extends Element = HTMLElement>(selector: string, within: ParentNode = document): T[] =>
  Array.from(within.querySelectorAll<T>(selector));

export const byId = (id: string): HTMLElement | null => document.getElementById(id);

// Calls `run` with the element matching `selector` on or above the event's target.
export function on<K extends keyof DocumentEventMap>(
  type: K,
  selector: string,
  run: (element: HTMLElement, event: DocumentEventMap[K]) => void,
  options: AddEventListenerOptions = {},
): void {
  document.addEventListener(
    type,
    (event) => {
      const target = event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null;
      if (target) run(target, event);
    },
    options,
  );
}

function block(id: string, of: Document = document): { [key: string]: Json } {
  try {
    const read = JSON.parse(of.getElementById(id)?.textContent ?? "{}") as Json;
    return read && typeof read === "object" && !Array.isArray(read) ? read : {};
  } catch {
    return {};
  }
}

const words = block("words");

// The interface's text for `key`, its {places} filled.
export function say(key: string, fills: Record<string, string> = {}): string {
  const text = words[key];
  if (typeof text !== "string") return "";
  return text.replace(/\{(\w+)\}/g, (_, name: string) => fills[name] ?? "");
}

// What a page says of itself to its script.
export type PageFacts = { course?: string; slug?: string; lesson?: string; learner?: boolean };
export const pageOf = (of: Document): PageFacts => block("page", of);
export const page = pageOf(document);

// Told to those who listen to the page: a polite live region.
export function tell(text: string): void {
  const live = byId("live");
  if (live) live.textContent = text;
}

export const clock = (milliseconds: number): string => {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (n: number) => String(n).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
};

// A UUID; also where the page is not a secure context, which has no randomUUID.
export function newId(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

// Storage that may be forbidden, full, or hold another version's words.
export function remember(key: string, value: Json): void {
  try {
    localStorage.setItem("colloquy." + key, JSON.stringify(value));
  } catch {
    // Forgotten, then: nothing depends on it.
  }
}

export function recall(key: string): Json {
  try {
    return JSON.parse(localStorage.getItem("colloquy." + key) ?? "null") as Json;
  } catch {
    return null;
  }
}

export const asObject = (json: Json): { [key: string]: Json } =>
  json && typeof json === "object" && !Array.isArray(json) ? json : {};

export const calm = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

// Whether keys typed here belong to the element itself.
export const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
