// What the learner chooses in the dock, applied: speed, volume, sleep, tight pauses, following. Kept on the device, but
// for the sleep timer, which is for tonight.
import { clock, say, tell } from "../base";
import type { Dock } from "./dock";
import type { Follow } from "./follow";
import type { Marks } from "./marks";
import { Pauses } from "./pauses";
import type { Offer } from "./places";
import { Settings, type Setting } from "./settings";
import { isBetween, Sleep } from "./sleep";
import type { Voice } from "./voice";

const kSteps = [0.5, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3]; // of the keys; the list has finer ones
const kUsualSpeeds = [0.75, 1, 1.25, 1.5, 2];
const kMinutesMore = 5;

export class Choices {
  readonly settings = new Settings();
  readonly pauses = new Pauses();
  readonly sleep = new Sleep();
  awake: () => void = () => {}; // goes on after the sleep timer
  #wakeful = false; // the sleep timer was taken off by hand: not set by itself again

  constructor(
    readonly voice: Voice,
    readonly dock: Dock,
    readonly offer: Offer,
    readonly follow: Follow,
    readonly marks: Marks,
  ) {
    this.sleep.ending = (left) => offer.show(say("sleep.soon", { time: clock(left) }), () => this.more());
    this.sleep.ended = () => this.#asleep();
    this.sleep.shaken = () => this.#awake();
    for (const name of Settings.names()) this.#apply(name, this.settings.get(name));
    this.course();
    dock.saved(this.pauses.saved);
  }

  // The speed of the course that is heard now.
  course(): void {
    this.settings.in(this.voice.programme.facts.course);
    this.#apply("speed", "");
  }

  // The voice begins to be heard.
  begin(): void {
    const { settings, sleep } = this;
    const name = (key: string) => String(settings.get(key));
    const now = new Date().toTimeString().slice(0, 5);
    if (!sleep.until && !this.#wakeful && name("night") !== "0" && isBetween(now, name("night-from"), name("night-to")))
      this.set("sleep", name("night"));
    sleep.begin();
  }

  // What passes with the time, at `ms` of the track.
  moved(ms: number): void {
    const { voice, pauses, settings } = this;
    const { speed } = settings;
    const { track } = voice;
    const to = pauses.skip(track.lines, voice.index, ms, speed);
    if (to >= 0) {
      voice.skip(to);
      this.dock.saved(pauses.saved);
    }
    this.#volume(this.sleep.tick((track.duration - ms) / speed, voice.left / speed));
    voice.sleep = this.sleep.until === "time" ? this.sleep.left : this.sleep.until || null;
  }

  set(name: string, value: Setting): void {
    const { settings, sleep } = this;
    if (name === "speed") {
      settings.speed = Number(value);
      tell(say("speed", { speed: String(value) }));
    } else if (name === "usual") {
      settings.usual();
    } else if (name === "sleep" || name === "own") {
      if (value === "own") return this.dock.sleep("own", true);
      sleep.choose(String(value));
      this.#wakeful = !sleep.until;
      this.#volume();
      this.offer.hide();
      return this.dock.sleep(name === "own" ? "own" : String(value), name === "own");
    } else {
      settings.set(name, value);
    }
    this.#apply(name, value);
    this.voice.listener.moved(); // what is left takes as long as the speed says
  }

  // Sleep that was begun on another page.
  goOnSleeping(kept: unknown): void {
    if (typeof kept === "string") this.set("sleep", kept);
    if (typeof kept !== "number") return;
    this.sleep.set("time", kept / 60_000);
    this.dock.sleep("own", false);
  }

  nextSpeed(): void {
    this.set("speed", String(kUsualSpeeds.find((speed) => speed > this.settings.speed) ?? kUsualSpeeds[0]));
  }

  changeSpeed(by: number): void {
    const { speed } = this.settings;
    const next = by > 0 ? kSteps.find((each) => each > speed) : kSteps.findLast((each) => each < speed);
    if (next) this.set("speed", String(next));
  }

  louder(by: number): void {
    this.set("volume", Math.min(1, Math.max(0, this.settings.number("volume") + by)).toFixed(2));
  }

  mute(): void {
    this.set("muted", !this.settings.is("muted"));
  }

  more(): void {
    this.sleep.more(kMinutesMore);
    this.offer.hide();
    this.#volume();
    this.dock.sleep("own", false);
    tell(say("sleep.left", { time: clock(this.sleep.left) }));
  }

  // The share of the chosen volume that sleep leaves of it.
  #volume(share = 1): void {
    this.voice.audio.volume = Math.min(1, Math.max(0, this.settings.number("volume") * share));
  }

  #asleep(): void {
    this.voice.pause();
    this.#volume();
    this.dock.sleep("0", false);
    tell(say("sleeping"));
    this.offer.show(say("sleep.over"), () => this.#awake());
  }

  #awake(): void {
    this.more();
    this.awake();
  }

  #apply(name: string, value: Setting): void {
    if (name === "follow") this.follow.enabled = value === true;
    else if (name === "words") this.marks.words = value === true;
    else if (name === "tight") this.pauses.tight = value === true;
    else if (name === "volume") this.#volume();
    else if (name === "muted") {
      this.voice.audio.muted = value === true;
      this.dock.muted(value === true);
    } else if (name === "speed" || name === "usual") {
      this.voice.speed = this.settings.speed;
      return this.dock.speed(this.settings.speed, this.settings.usualSpeed);
    }
    if (name === "night") this.dock.night(value !== "0");
    this.dock.setting(name, value);
  }
}
