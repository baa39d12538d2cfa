// The player: one audio element, the tracks of the page after each other, and what hangs on time:
// marks, following, prompts, the learner's place. The page's own markup says all it needs.
import { all, asObject, byId, clock, isField, on, recall, remember, say, tell } from "../base";
import { happened } from "../events";
import { elementOf, lineAt, type Line } from "./cues";
import { Dock } from "./dock";
import { Follow } from "./follow";
import { Marks } from "./marks";
import { isJump, jumpOffered, Offer, Places, type Place } from "./places";
import type { Prompts } from "./prompts";
import { sessionPlace, sessionTrack, startSession } from "./session";
import { Track } from "./track";

const kSpeeds = [0.5, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];
const kUsualSpeeds = [0.75, 1, 1.25, 1.5, 2];
const kPlaceEvery = 10_000; // ms of listening between two reports of the place
const kBackIntoLine = 1500; // ms into a line within which "back" means the line before

class Player {
  readonly #audio = new Audio();
  readonly #tracks: Track[];
  readonly #dock: Dock;
  readonly #marks = new Marks();
  readonly #follow = new Follow();
  readonly #prompts: Prompts;
  readonly #places = new Places();
  readonly #offer: Offer;
  #track: Track;
  #index = 0; // of the current line
  #waiting = ""; // prompt at which the voice stopped
  #stop = true;
  #speed = 1;
  #sleep = 0;
  #sleepAtEnd = false;
  #used = false;
  #reported = 0; // ms of this track when the place was last told
  #heardFrom = -1;

  constructor(root: HTMLElement, tracks: Track[], first: Track, prompts: Prompts) {
    this.#prompts = prompts;
    this.#tracks = tracks;
    this.#track = first;
    this.#offer = new Offer(root);
    this.#audio.preload = "none";
    this.#dock = new Dock(root, {
      play: () => this.toggle(),
      back: () => this.step(-1),
      on: () => this.step(1),
      line: () => this.#follow.back(),
      speed: () => this.#nextSpeed(),
      seek: (ms) => this.#jump(ms),
      set: (name, value) => this.#set(name, value),
    });
    this.#follow.changed = () => this.#show();
    prompts.goOn = (prompt) => this.#goOnAfter(prompt);
    const kept = asObject(recall("player"));
    if (typeof kept["speed"] === "number") this.#speed = kept["speed"];
    for (const name of ["stop", "follow", "words"]) {
      const value = kept[name];
      if (typeof value === "boolean") this.#set(name, value);
    }
    this.#dock.setting("follow", this.#follow.enabled);
    this.#dock.speed(this.#speed);
    this.#listen();
    this.#choose(first, 0);
    for (const track of tracks) track.element.classList.add("heard");
    void this.#restore();
  }

  toggle(): void {
    if (this.#audio.paused) void this.play();
    else this.#audio.pause();
  }

  async play(): Promise<void> {
    if (this.#waiting) {
      // "Play" at a question means: go on without an answer.
      const prompt = this.#waiting;
      this.#prompts.pass(prompt);
      this.#goOnAfter(prompt);
      return;
    }
    this.#used = true;
    void this.#track.load().then(() => this.#tick());
    if (!this.#audio.src) this.#source();
    this.#audio.playbackRate = this.#speed;
    try {
      await this.#audio.play();
    } catch (error) {
      if (!(error instanceof DOMException && error.name === "AbortError")) tell(say("no.sound"));
    }
  }

  // By lines: back goes to the beginning of this line first.
  step(by: number): void {
    const lines = this.#track.lines;
    if (!lines.length) {
      void this.#track.load().then(() => this.#track.lines.length && this.step(by));
      return;
    }
    const here = this.#ms();
    let index = lineAt(lines, here);
    if (by > 0) index += 1;
    else if (here - (lines[index]?.s ?? 0) < kBackIntoLine) index -= 1;
    const line = lines[Math.max(0, index)];
    if (line) this.#seek(line.s);
    else this.#next();
  }

  playFrom(track: Track, ms: number): void {
    this.#leave();
    if (track !== this.#track) this.#choose(track, ms);
    else this.#seek(ms);
    this.#follow.away = false;
    void this.play();
  }

  async playLine(element: HTMLElement): Promise<void> {
    const track = this.#tracks.find((each) => each.element.contains(element));
    if (!track) return;
    await track.load();
    const line = track.lines.find((each) => elementOf(each) === element);
    if (line) this.playFrom(track, line.s);
  }

  // Plays where `node` is spoken, wherever that is on this page. False: not here.
  playNode(node: string): boolean {
    const element = byId(`L-${node}-0`);
    if (!element || !this.#tracks.some((track) => track.element.contains(element))) return false;
    void this.playLine(element);
    return true;
  }

  #ms(): number {
    return Math.round(this.#audio.currentTime * 1000);
  }

  #choose(track: Track, ms: number): void {
    this.#track = track;
    this.#audio.removeAttribute("src");
    this.#marks.line(null);
    this.#follow.to(null);
    this.#index = 0;
    this.#reported = ms;
    this.#dock.track(track.title, track.duration);
    sessionTrack(track.title);
    this.#start = ms;
    this.#dock.time(ms, track.duration, false);
  }

  #start = 0; // where to begin once there is a source

  #source(): void {
    this.#audio.src = this.#track.source();
    this.#audio.currentTime = this.#start / 1000;
  }

  #seek(ms: number): void {
    this.#leave();
    if (!this.#audio.src) {
      this.#start = ms;
      void this.#track.load().then(() => this.#place(ms));
      this.#dock.time(ms, this.#track.duration, this.#follow.away);
      return;
    }
    this.#audio.currentTime = ms / 1000;
    void this.#track.load().then(() => this.#place(ms));
  }

  // A seek that may have been a slip of the finger: the way back is offered for a while. While a slider is dragged, back is
  // where the drag began.
  #jump(ms: number): void {
    const from = this.#jumpFrom >= 0 ? this.#jumpFrom : this.#audio.src ? this.#ms() : this.#start;
    this.#jumpFrom = from;
    clearTimeout(this.#jumpTimer);
    this.#jumpTimer = window.setTimeout(() => (this.#jumpFrom = -1), 1000);
    const track = this.#track;
    this.#seek(ms);
    if (isJump(from, ms)) this.#offer.show(say("jump.back", { time: clock(from) }), () => this.#goTo(track, from), jumpOffered);
  }
  #jumpFrom = -1;
  #jumpTimer = 0;

  // Without starting to play where it was still.
  #goTo(track: Track, ms: number): void {
    if (track === this.#track) this.#seek(ms);
    else if (this.#audio.paused) this.#at(track, ms);
    else this.playFrom(track, ms);
  }

  // A page left open may be behind another device: asked when it is looked at again.
  async #lookElsewhere(): Promise<void> {
    if (document.hidden || !this.#audio.paused) return;
    const place = await this.#places.elsewhere();
    const found = place && (await this.#find(place));
    if (!found || !this.#audio.paused) return;
    const [track, ms] = found;
    const text = say("elsewhere", { time: clock(ms), title: track.title });
    this.#offer.show(text, () => this.#goTo(track, ms));
    tell(text);
  }

  // The track and the moment of a place: where its line begins, also if the lesson was edited and it has moved; else the second.
  async #find(place: Place): Promise<[Track, number] | null> {
    const track = this.#tracks.find((each) => each.id === place.track);
    if (!track) return null;
    await track.load();
    const line = track.lines.find((each) => each.n === place.node && each.i === place.index);
    return [track, line ? line.s : place.ms];
  }

  // The reader went elsewhere: the question may wait.
  #leave(): void {
    this.#waiting = "";
  }

  #goOnAfter(prompt: string): void {
    this.#waiting = "";
    const card = byId(prompt);
    const track = this.#tracks.find((each) => card && each.element.contains(card));
    if (!track) return this.#prompts.show(prompt); // a part without sound
    void track.load().then(() => {
      const at = track.lines.findIndex((line) => line.stop === prompt);
      const next = track.lines[at + 1];
      if (at < 0) return;
      if (next) this.playFrom(track, next.s);
      else this.#next();
    });
  }

  #next(): void {
    const next = this.#tracks[this.#tracks.indexOf(this.#track) + 1];
    if (!next || this.#sleepAtEnd) {
      this.#audio.pause();
      this.#sleepAtEnd = false;
      return;
    }
    this.playFrom(next, 0);
    tell(say("heard", { title: next.title }));
  }

  // Called about 60 times a second while the page is seen, four times when it is not.
  #tick(): void {
    const { lines } = this.#track;
    const ms = this.#ms();
    if (lines.length) {
      const index = lineAt(lines, ms);
      const before = lines[this.#index];
      const here = lines[index];
      const playing = !this.#audio.paused;
      const due = index === this.#index ? here : before;
      if (playing && this.#stop && due?.stop && ms >= due.e && (index === this.#index || index === this.#index + 1) && this.#prompts.waits(due.stop)) {
        this.#pauseFor(due);
        return;
      }
      if (index !== this.#index || this.#marks.element === null) this.#place(ms);
      this.#marks.at(ms);
    }
    this.#show();
    if (Math.abs(ms - this.#reported) > kPlaceEvery) this.#report();
  }

  #place(ms: number): void {
    const { lines } = this.#track;
    this.#index = lineAt(lines, ms);
    const line = lines[this.#index] ?? null;
    this.#marks.line(line);
    this.#follow.to(this.#marks.element);
    this.#show();
  }

  #show(): void {
    const ms = this.#audio.src ? this.#ms() : this.#start;
    this.#dock.time(ms, this.#track.duration, this.#follow.away && !this.#audio.paused);
  }

  #pauseFor(line: Line): void {
    this.#waiting = line.stop ?? "";
    this.#audio.pause();
    this.#audio.currentTime = line.e / 1000;
    this.#prompts.open(this.#waiting);
  }

  #report(): void {
    const line = this.#track.lines[this.#index];
    const ms = this.#audio.src ? this.#ms() : this.#start;
    if (!line) return;
    this.#places.tell({ track: this.#track.id, node: line.n, index: line.i, ms });
    if (this.#heardFrom >= 0 && ms > this.#heardFrom) happened("heard", { track: this.#track.id, ms: ms - this.#heardFrom });
    this.#heardFrom = this.#audio.paused ? -1 : ms;
    this.#reported = ms;
  }

  #listen(): void {
    const audio = this.#audio;
    const frame = () => {
      if (audio.paused) return;
      this.#tick();
      requestAnimationFrame(frame);
    };
    audio.addEventListener("play", () => {
      this.#dock.playing(true);
      this.#follow.playing(true);
      this.#heardFrom = this.#ms();
      this.#mark(true);
      requestAnimationFrame(frame);
      sessionPlace(audio);
    });
    audio.addEventListener("pause", () => {
      this.#dock.playing(false);
      this.#follow.playing(false);
      this.#report();
      this.#mark(false);
      this.#show();
      sessionPlace(audio);
    });
    audio.addEventListener("timeupdate", () => this.#tick());
    audio.addEventListener("ratechange", () => sessionPlace(audio));
    audio.addEventListener("loadedmetadata", () => sessionPlace(audio));
    audio.addEventListener("seeking", () => (this.#heardFrom = audio.paused ? -1 : this.#ms()));
    audio.addEventListener("error", () => audio.src && tell(say("no.sound")));
    audio.addEventListener("ended", () => {
      this.#report();
      const last = this.#track.lines.at(-1);
      if (last?.stop && this.#stop && this.#prompts.waits(last.stop)) this.#pauseFor(last);
      else this.#next();
    });
    addEventListener("pagehide", () => !audio.paused && this.#report());
    document.addEventListener("visibilitychange", () => void this.#lookElsewhere());

    on("click", "[data-play]", (button) => {
      const track = this.#tracks.find((each) => each.id === button.dataset["play"]);
      if (!track) return;
      if (track === this.#track && this.#used) this.toggle();
      else this.playFrom(track, track === this.#track ? this.#start : 0);
    });
    on("click", "[data-at]", (link, event) => {
      const track = this.#tracks.find((each) => each.element.contains(link));
      if (!track) return;
      event.preventDefault();
      this.playFrom(track, Number(link.dataset["at"]));
    });
    on("click", ".heard .l", (line, event) => {
      if (event.target instanceof Element && event.target.closest("a, button, input, audio")) return;
      if (getSelection()?.isCollapsed === false) return; // words were marked, not a line tapped
      void this.playLine(line);
    });
    on("click", "a[data-node]", (link, event) => {
      if (this.playNode(link.dataset["node"] ?? "")) event.preventDefault();
    });
    addEventListener("hashchange", () => void this.#toHash());
    document.addEventListener("keydown", (event) => this.#key(event));
    startSession({
      play: () => void this.play(),
      pause: () => audio.pause(),
      back: () => this.step(-1),
      on: () => this.step(1),
      seek: (ms) => this.#seek(ms),
      by: (ms) => this.#seek(Math.max(0, this.#ms() + ms)),
    });
  }

  // The part's own button shows what a press would do.
  #mark(playing: boolean): void {
    for (const button of all("[data-play]")) {
      const use = button.querySelector("use");
      const mine = playing && button.dataset["play"] === this.#track.id;
      use?.setAttribute("href", mine ? "#g-pause" : "#g-play");
    }
  }

  #key(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented || isField(event.target)) return;
    const onControl = event.target instanceof Element && event.target.closest("button, a, summary, [popover], [data-card]");
    const forward = document.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const backward = document.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
    // Space scrolls for those who only read: it plays once the player has been used.
    if (event.key === "k" || (event.key === " " && this.#used && !onControl)) this.toggle();
    else if (event.key === "l" || event.key === forward) this.step(1);
    else if (event.key === "j" || event.key === backward) this.step(-1);
    else if (event.key === ",") this.#changeSpeed(-1);
    else if (event.key === ".") this.#changeSpeed(1);
    else return;
    event.preventDefault();
  }

  #changeSpeed(by: number): void {
    const here = kSpeeds.findIndex((speed) => speed >= this.#speed);
    this.#set("speed", String(kSpeeds[Math.min(kSpeeds.length - 1, Math.max(0, here + by))] ?? 1));
  }

  #nextSpeed(): void {
    this.#set("speed", String(kUsualSpeeds.find((speed) => speed > this.#speed) ?? kUsualSpeeds[0]));
  }

  #set(name: string, value: string | boolean): void {
    if (name === "speed") {
      this.#speed = Number(value);
      this.#audio.playbackRate = this.#speed;
      this.#dock.speed(this.#speed);
      tell(say("speed", { speed: String(value) }));
    } else if (name === "stop") {
      this.#stop = value === true;
    } else if (name === "follow") {
      this.#follow.enabled = value === true;
    } else if (name === "words") {
      this.#marks.words = value === true;
    } else if (name === "sleep") {
      clearTimeout(this.#sleep);
      this.#sleepAtEnd = value === "part";
      const minutes = Number(value);
      if (minutes > 0) {
        this.#sleep = window.setTimeout(() => {
          this.#audio.pause();
          this.#dock.setting("sleep", "0");
          tell(say("sleeping"));
        }, minutes * 60_000);
      }
      return;
    }
    this.#dock.setting(name, name === "speed" ? String(value) : value);
    remember("player", {
      speed: this.#speed,
      stop: this.#stop,
      follow: this.#follow.enabled,
      words: this.#marks.words,
    });
  }

  // An address that names a line or a turn puts the player there, silently.
  async #toHash(): Promise<boolean> {
    const target = byId(decodeURIComponent(location.hash.slice(1)));
    const line = target?.classList.contains("l") ? target : target?.classList.contains("turn") ? target.querySelector<HTMLElement>(".l") : null;
    const track = line && this.#tracks.find((each) => each.element.contains(line));
    if (!line || !track) return false;
    await track.load();
    const cue = track.lines.find((each) => elementOf(each) === line);
    if (!cue || !this.#audio.paused) return !!cue;
    this.#at(track, cue.s);
    return true;
  }

  #at(track: Track, ms: number): void {
    this.#choose(track, ms);
    void track.load().then(() => this.#place(ms));
  }

  async #restore(): Promise<void> {
    if (await this.#toHash()) return;
    const place = await this.#places.last();
    const found = place && (await this.#find(place));
    if (!found || this.#used) return;
    this.#at(...found);
  }
}

export function startPlayer(prompts: Prompts): void {
  const root = byId("dock");
  const tracks = Track.all();
  const first = tracks[0];
  if (root && first) new Player(root, tracks, first, prompts);
}
