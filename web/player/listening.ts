// What is being listened to in this tab, from one page to the next. Pages are documents of their own: the one that is
// left says where the voice was, the one that comes goes on there.
import { asObject, type Json } from "../base";
import type { Place } from "./places";

const kKey = "colloquy.listening";
const kOnTheWay = 30_000; // ms between two pages; a tab that was away longer waits to be asked

export interface Listening {
  address: string; // path of the lesson's page
  place: Place;
  playing: boolean; // when the page was left, just now
  sleep: Json;
}

export function keepListening(listening: Listening | null): void {
  try {
    if (listening) sessionStorage.setItem(kKey, JSON.stringify({ ...listening, at: Date.now() }));
    else sessionStorage.removeItem(kKey);
  } catch {
    // No storage: each page begins by itself.
  }
}

export function listeningBefore(): Listening | null {
  try {
    const kept = asObject(JSON.parse(sessionStorage.getItem(kKey) ?? "null") as Json);
    const { track, node, index, ms } = asObject(kept["place"] ?? null);
    const address = kept["address"];
    // An address of this server: what is stored here is fetched.
    if (typeof address !== "string" || !/^\/(?!\/)/.test(address) || typeof track !== "string" || typeof ms !== "number") return null;
    const age = Date.now() - Number(kept["at"]);
    return {
      address,
      place: { track, node: String(node ?? ""), index: Number(index) || 0, ms, at: Number(kept["at"]) || 0 },
      playing: kept["playing"] === true && age < kOnTheWay,
      sleep: kept["sleep"] ?? null,
    };
  } catch {
    return null;
  }
}
