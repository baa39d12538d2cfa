// Where the learner was: on this device, on another one, before a jump. The newest place is gone to when the page opens; what
// came to be elsewhere meanwhile is offered, never followed by itself.
import type { LessonPlace } from "api";
import { asObject, one, recall, remember, type Json, type PageFacts } from "../base";
import { device, happened, placeOnServer } from "../events";

const kFar = 15_000; // ms between two places that are worth going back for
const kJumpOffered = 12_000; // ms for which a jump can be taken back

export type Place = Pick<LessonPlace, "track" | "node" | "index" | "ms" | "at">;

// From this device's memory, which anything may have written.
function placeOf(json: { [key: string]: Json }): Place | null {
  const { track, node, index, ms, at } = json;
  if (typeof track !== "string" || !track || typeof ms !== "number") return null;
  const whole = (value: Json | undefined) => (typeof value === "number" ? value : 0);
  return { track, node: typeof node === "string" ? node : "", index: whole(index), ms, at: whole(at) };
}

const spotOf = ({ track, node, index, ms, at }: Place): Place => ({ track, node, index, ms, at });

export class Places {
  #seen = 0; // the newest revision of another device that was gone to or offered
  #told: Place | null = null;

  constructor(readonly where: PageFacts) {}

  get #key(): string {
    return "place." + (this.where.lesson ?? "");
  }

  tell(place: Place): void {
    this.#told = place;
    remember(this.#key, { ...place });
    const { at: _, ...spot } = place;
    happened("place", { ...spot, device: device() }, true, this.where);
  }

  // Where to go on: the newest place on any device.
  async last(): Promise<Place | null> {
    const known = this.where.learner ? await placeOnServer() : null;
    if (!known) return placeOf(asObject(recall(this.#key)));
    if (known.device !== device()) this.#seen = known.revision;
    return spotOf(known);
  }

  // Where another device has been since, if that is far from here: for a page that was left open.
  async elsewhere(): Promise<Place | null> {
    if (!this.where.learner) return null;
    const known = await placeOnServer();
    if (!known || known.device === device() || known.revision <= this.#seen) return null;
    this.#seen = known.revision;
    const here = this.#told;
    return here && here.track === known.track && Math.abs(here.ms - known.ms) < kFar ? null : spotOf(known);
  }
}

// One thing at a time that the learner may go back to: a button above the dock's row.
export class Offer {
  readonly #button: HTMLElement | null;
  #timer = 0;
  #press: () => void = () => {};

  constructor(root: HTMLElement) {
    this.#button = one("[data-do=offer]", root);
    this.#button?.addEventListener("click", () => {
      const press = this.#press;
      this.hide();
      press();
    });
  }

  show(text: string, press: () => void, ms = 0): void {
    if (!this.#button) return;
    clearTimeout(this.#timer);
    this.#press = press;
    this.#button.textContent = text;
    this.#button.hidden = false;
    if (ms) this.#timer = window.setTimeout(() => this.hide(), ms);
  }

  hide(): void {
    clearTimeout(this.#timer);
    if (this.#button) this.#button.hidden = true;
  }
}

export const isJump = (from: number, to: number): boolean => Math.abs(from - to) >= kFar;
export const jumpOffered = kJumpOffered;
