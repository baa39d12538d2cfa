// The dock: buttons, seek bars, settings. It shows what it is told and says what was pressed.
import { all, clock, one, say } from "../base";

export interface DockActions {
  play(): void;
  back(): void;
  on(): void;
  line(): void;
  speed(): void;
  seek(ms: number): void;
  set(name: string, value: string | boolean): void;
}

export class Dock {
  readonly #root: HTMLElement;

  constructor(root: HTMLElement, actions: DockActions) {
    this.#root = root;
    root.hidden = false;
    root.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-do]") : null;
      const name = button?.dataset["do"];
      if (name === "play" || name === "back" || name === "on" || name === "line" || name === "speed") actions[name]();
    });
    root.addEventListener("input", (event) => {
      if (event.target instanceof HTMLInputElement && event.target.type === "range") actions.seek(Number(event.target.value));
    });
    root.addEventListener("change", (event) => {
      const field = event.target;
      if (field instanceof HTMLSelectElement) actions.set(field.name, field.value);
      else if (field instanceof HTMLInputElement && field.type === "checkbox") actions.set(field.name, field.checked);
    });
  }

  playing(on: boolean): void {
    const button = one("[data-do=play]", this.#root);
    button?.setAttribute("aria-label", say(on ? "pause" : "play"));
    button?.toggleAttribute("data-on", on);
  }

  track(title: string, duration: number): void {
    const name = one(".title", this.#root);
    if (name) name.textContent = title;
    for (const seek of this.#seeks()) seek.max = String(Math.round(duration));
  }

  time(ms: number, duration: number, away: boolean): void {
    const left = say("left", { time: clock(duration - ms) });
    this.#text(".state", away ? say("back.to.line") : left);
    this.#text(".at", clock(ms));
    this.#text(".left", clock(duration));
    this.#root.classList.toggle("away", away);
    for (const seek of this.#seeks()) {
      if (document.activeElement !== seek || !seek.matches(":active")) seek.value = String(Math.round(ms));
      seek.setAttribute("aria-valuetext", say("of", { time: clock(ms), total: clock(duration) }));
    }
  }

  speed(speed: number): void {
    const button = one("[data-do=speed]", this.#root);
    button?.setAttribute("aria-label", say("speed", { speed: String(speed) }));
    const face = button?.querySelector("bdi");
    if (face) face.textContent = `${speed}×`;
    this.setting("speed", String(speed));
  }

  setting(name: string, value: string | boolean): void {
    const field = one<HTMLInputElement | HTMLSelectElement>(`[name="${CSS.escape(name)}"]`, this.#root);
    if (field instanceof HTMLSelectElement) field.value = String(value);
    else if (field) field.checked = value === true;
  }

  #seeks(): HTMLInputElement[] {
    return all<HTMLInputElement>("input[type=range]", this.#root);
  }

  #text(selector: string, text: string): void {
    for (const element of all(selector, this.#root)) if (element.textContent !== text) element.textContent = text;
  }
}
