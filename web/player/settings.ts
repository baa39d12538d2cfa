// How this reader listens, kept on the device: speed for each course, everything else for all of them.
import { asObject, calm, recall, remember, type Json } from "../base";

export type Setting = string | boolean;

const kFirst: { [name: string]: Setting } = {
  stop: true,
  follow: true,
  words: true,
  tight: false,
  after: "on", // what comes after a part: on, part (stop there), lesson
  back: "10", // seconds
  forward: "30",
  keys: "line", // what the previous and next keys of a headset do: line, jump, part
  night: "0", // the sleep timer that is set by itself
  "night-from": "22:00",
  "night-to": "06:00",
  volume: "1",
  muted: false,
};

export class Settings {
  readonly #kept: { [name: string]: Json } = asObject(recall("player"));
  #course = "";
  #speed = 1;

  // Whose speed counts from now on.
  in(course: string | undefined): void {
    this.#course = course ?? "";
    const own = recall("speed." + this.#course);
    const usual = this.#kept["speed"];
    this.#speed = typeof own === "number" ? own : typeof usual === "number" ? usual : 1;
  }

  get speed(): number {
    return this.#speed;
  }

  set speed(speed: number) {
    this.#speed = speed;
    remember("speed." + this.#course, speed);
  }

  // This course's speed for all that have none of their own.
  usual(): void {
    this.#kept["speed"] = this.#speed;
    remember("player", this.#kept);
  }

  get usualSpeed(): boolean {
    return (this.#kept["speed"] ?? 1) === this.#speed;
  }

  get(name: string): Setting {
    const kept = this.#kept[name];
    const first = name === "follow" ? !calm() : (kFirst[name] ?? "");
    return typeof kept === typeof first ? (kept as Setting) : first;
  }

  set(name: string, value: Setting): void {
    this.#kept[name] = value;
    remember("player", this.#kept);
  }

  is(name: string): boolean {
    return this.get(name) === true;
  }

  number(name: string): number {
    return Number(this.get(name)) || 0;
  }

  static names(): string[] {
    return Object.keys(kFirst);
  }
}
