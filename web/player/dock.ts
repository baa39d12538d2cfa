// The dock: buttons, seek bars, settings. It shows what it is told and says what was pressed. Its markup comes from the
// server (src/write/parts/dock.cpp); on a page of another lesson it is that lesson's.
import { all, clock, one, say } from "../base";
import type { Setting } from "./settings";
import type { Track } from "./track";

export interface DockActions {
  press(name: string): void;
  seek(ms: number): void;
  set(name: string, value: Setting): void;
  go(track: string): void;
}

// What is shown of the time.
export interface Shown {
  ms: number;
  duration: number;
  lesson: number; // ms of the lesson that are left
  speed: number;
  away: boolean; // the reader has scrolled away from the line
  title: string; // of the lesson, where its page is not the one that is shown
}

type Field = HTMLInputElement | HTMLSelectElement;

export class Dock {
  constructor(
    readonly root: HTMLElement,
    actions: DockActions,
  ) {
    root.hidden = false;
    root.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-do], [data-go]") : null;
      if (button?.dataset["do"]) actions.press(button.dataset["do"]);
      else if (button?.dataset["go"]) actions.go(button.dataset["go"]);
    });
    root.addEventListener("input", (event) => {
      const field = event.target;
      if (!(field instanceof HTMLInputElement) || field.type !== "range") return;
      if (field.name) actions.set(field.name, field.value);
      else actions.seek(Number(field.value));
    });
    root.addEventListener("change", (event) => {
      const field = event.target;
      if (field instanceof HTMLSelectElement) actions.set(field.name, field.value);
      else if (field instanceof HTMLInputElement && field.type === "checkbox") actions.set(field.name, field.checked);
      else if (field instanceof HTMLInputElement && /number|time/.test(field.type) && field.value && field.checkValidity()) actions.set(field.name, field.value);
    });
  }

  playing(on: boolean): void {
    const button = one("[data-do=play]", this.root);
    button?.setAttribute("aria-label", say(on ? "pause" : "play"));
    button?.toggleAttribute("data-on", on);
  }

  track(track: Track, tracks: readonly Track[], elsewhere: boolean): void {
    const name = one(".title", this.root);
    if (name) name.textContent = track.title;
    for (const seek of this.#seeks()) seek.max = String(Math.round(track.duration));
    this.root.classList.toggle("elsewhere", elsewhere);
    const list = one(".parts ol", this.root);
    if (!list) return;
    const items = tracks.map((each) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      const title = document.createElement("span");
      const length = document.createElement("span");
      button.type = "button";
      button.dataset["go"] = each.id;
      if (each === track) button.setAttribute("aria-current", "true");
      title.textContent = each.title;
      length.className = "n";
      length.textContent = clock(each.duration);
      button.append(title, length);
      item.append(button);
      return item;
    });
    list.replaceChildren(...items);
  }

  // Opens the settings at the list of parts, and puts the focus there.
  openParts(): void {
    const settings = one("#player", this.root);
    const parts = one<HTMLDetailsElement>(".parts", this.root);
    if (!settings || !parts) return;
    if (!settings.matches(":popover-open")) settings.showPopover();
    parts.open = true;
    (one("[aria-current]", parts) ?? one("button", parts))?.focus();
  }

  time({ ms, duration, lesson, speed, away, title }: Shown): void {
    const left = say("left", { time: clock((duration - ms) / speed) });
    this.#text(".state", away ? say("back.to.line") : title ? `${title} · ${left}` : left);
    this.#text(".at", clock(ms));
    this.#text(".left", clock(duration));
    this.#text(".rest", say("left.lesson", { time: clock(lesson / speed) }));
    this.root.classList.toggle("away", away);
    for (const seek of this.#seeks()) {
      if (document.activeElement !== seek || !seek.matches(":active")) seek.value = String(Math.round(ms));
      seek.setAttribute("aria-valuetext", say("of", { time: clock(ms), total: clock(duration) }));
    }
  }

  speed(speed: number, usual: boolean): void {
    const button = one("[data-do=speed]", this.root);
    button?.setAttribute("aria-label", say("speed", { speed: String(speed) }));
    const face = button?.querySelector("bdi");
    if (face) face.textContent = `${speed}×`;
    this.setting("speed", String(speed));
    this.setting("usual", usual);
  }

  sleep(until: string, own: boolean): void {
    this.setting("sleep", until);
    this.#field("own")?.closest("label")?.toggleAttribute("hidden", !own);
    one("[data-do=more]", this.root)?.toggleAttribute("hidden", until === "0");
  }

  // Whether there are hours in which the sleep timer is set by itself.
  night(on: boolean): void {
    this.#field("night-from")?.closest(".row")?.toggleAttribute("hidden", !on);
  }

  saved(ms: number): void {
    this.#text(".saved", ms < 1000 ? "" : say("saved", { time: clock(ms) }));
  }

  muted(on: boolean): void {
    one("[data-do=mute]", this.root)?.setAttribute("aria-pressed", String(on));
  }

  setting(name: string, value: Setting): void {
    const field = this.#field(name);
    if (!field) return;
    if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = value === true;
    else field.value = String(value);
    // The buttons that jump say how far.
    if (name === "back" || name === "forward") {
      const button = one(`[data-do=jump-${name}]`, this.root);
      button?.setAttribute("aria-label", say(name === "back" ? "jump.by.back" : "jump.by.on", { n: String(value) }));
      const face = button?.querySelector("bdi");
      if (face) face.textContent = (name === "back" ? "−" : "+") + String(value);
    }
  }

  #field(name: string): Field | null {
    return one<Field>(`[name="${CSS.escape(name)}"]`, this.root);
  }

  #seeks(): HTMLInputElement[] {
    return all<HTMLInputElement>(".seek input", this.root);
  }

  #text(selector: string, text: string): void {
    for (const element of all(selector, this.root)) if (element.textContent !== text) element.textContent = text;
  }
}
