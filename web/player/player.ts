// The player: what a press, a key, a line or the end of a part leads to. The voice sounds, the dock shows, the marks and
// the page follow; here they are put together.
import { all, byId, say, tell } from "../base";
import { Choices } from "./choices";
import { lineAt, type Line } from "./cues";
import { Dock } from "./dock";
import { Follow } from "./follow";
import { startKeys } from "./keys";
import { reachable } from "./lines";
import type { Listening } from "./listening";
import { Lock } from "./lock";
import { Marks } from "./marks";
import { Offer, type Place } from "./places";
import type { Programme } from "./programme";
import type { Prompts } from "./prompts";
import { Queue } from "./queue";
import { startSession } from "./session";
import type { Track } from "./track";
import { Voice } from "./voice";
import { WaysBack } from "./ways_back";

const kBackIntoLine = 1500; // ms into a line within which "back" means the line before
const kBackIntoTrack = 3000; // ms into a part within which "previous" means the part before

export class Player {
  readonly voice: Voice;
  readonly marks = new Marks();
  readonly #dock: Dock;
  readonly #follow = new Follow();
  readonly #offer: Offer;
  readonly #choices: Choices;
  readonly #queue: Queue;
  readonly #lock: Lock;

  // `first` is a track of `programme`, which need not be the page's own (`local`; null: the page has none). `tool` opens
  // what is fetched only when somebody wants it.
  constructor(
    root: HTMLElement,
    programme: Programme,
    first: Track,
    readonly local: Programme | null,
    readonly prompts: Prompts,
    readonly tool: (name: string) => void,
  ) {
    this.#lock = new Lock(root); // before whatever it keeps from being pressed
    this.#offer = new Offer(root);
    const back = new WaysBack(this, this.#offer);
    this.#dock = new Dock(root, {
      press: (name) => this.press(name),
      seek: (ms) => back.jump(ms),
      set: (name, value) => this.#choices.set(name, value),
      go: (id) => this.#go(id),
    });
    this.voice = new Voice(programme, first, {
      chosen: () => this.#chosen(),
      placed: (line) => this.#placed(line),
      moved: () => this.#moved(),
      turned: (playing) => this.#turned(playing),
      ended: () => this.#ended(),
    });
    this.#choices = new Choices(this.voice, this.#dock, this.#offer, this.#follow, this.marks);
    this.#queue = new Queue(this, this.#choices, this.#offer);
    this.#choices.awake = () => void this.play();
    this.#follow.changed = () => this.#show();
    prompts.goOn = (prompt) => this.#goOnAfter(prompt);
    startKeys(root, (name) => this.press(name), () => this.voice.used);
    startSession(this, this.#choices.settings);
    this.voice.choose(first, 0);
  }

  press(name: string): void {
    const { settings } = this.#choices;
    const does: { [name: string]: () => void } = {
      play: () => this.toggle(),
      back: () => this.step(-1),
      on: () => this.step(1),
      "jump-back": () => this.by(-1000 * settings.number("back")),
      "jump-forward": () => this.by(1000 * settings.number("forward")),
      previous: () => this.part(-1),
      next: () => this.part(1),
      line: () => this.#toLine(),
      speed: () => this.#choices.nextSpeed(),
      slower: () => this.#choices.changeSpeed(-1),
      faster: () => this.#choices.changeSpeed(1),
      quieter: () => this.#choices.louder(-0.1),
      louder: () => this.#choices.louder(0.1),
      mute: () => this.#choices.mute(),
      more: () => this.#choices.more(),
      parts: () => this.#dock.openParts(),
      close: () => this.#close(),
      lock: () => this.#lock.lock(),
      unlock: () => {}, // as the next one, it says itself what it does
      offer: () => {},
    };
    // What is done with the text needs the text.
    (does[name] ?? (() => (this.local || name === "keys") && this.tool(name)))();
  }

  toggle(): void {
    if (this.voice.playing) this.voice.pause();
    else void this.play();
  }

  async play(asked = true): Promise<void> {
    const prompt = this.voice.waiting;
    if (!prompt && this.voice.over) return this.#queue.goOn();
    if (!prompt) return this.voice.play(asked);
    // "Play" at a question means: go on without an answer.
    this.prompts.pass(prompt);
    this.#goOnAfter(prompt);
  }

  // By lines: back goes to the beginning of this line first.
  step(by: number): void {
    const { track, ms } = this.voice;
    if (!track.lines.length) {
      void track.load().then(() => track.lines.length && this.step(by));
      return;
    }
    let index = lineAt(track.lines, ms);
    if (by > 0) index += 1;
    else if (ms - (track.lines[index]?.s ?? 0) < kBackIntoLine) index -= 1;
    const line = track.lines[Math.max(0, index)];
    if (line) this.voice.seek(line.s);
    else this.part(1);
  }

  playFrom(track: Track, ms: number, programme = this.voice.programme): void {
    const another = programme !== this.voice.programme;
    if (another || track !== this.voice.track) this.voice.choose(track, ms, programme);
    else this.voice.seek(ms);
    if (another) this.#choices.course();
    this.#follow.away = false;
    void this.play();
  }

  // Goes to a place silently, unless somebody was faster.
  async goTo(place: Place): Promise<void> {
    const found = await this.voice.find(place);
    if (found && !this.voice.used) this.voice.at(...found, place.at);
  }

  // What was heard on another page of this tab goes on here.
  async take({ place, playing, sleep }: Listening, isThere = false): Promise<void> {
    if (!isThere) await this.goTo(place);
    this.#choices.goOnSleeping(sleep);
    if (playing) await this.play(false);
  }

  by(ms: number): void {
    this.voice.seek(Math.min(Math.max(0, this.voice.ms + ms), Math.max(0, this.voice.track.duration - 200)));
  }

  // By parts: "previous" goes to the beginning of this one first.
  part(by: number): void {
    const { tracks } = this.voice.programme;
    const to = tracks[tracks.indexOf(this.voice.track) + by];
    if (by < 0 && (this.voice.ms > kBackIntoTrack || !to)) this.voice.seek(0);
    else if (to) this.goAt(to, 0);
    else if (by > 0) void this.#queue.nextLesson();
  }

  #go(id: string): void {
    const track = this.voice.programme.track(id);
    if (track) this.playFrom(track, track === this.voice.track ? this.voice.ms : 0);
  }

  // Without starting to play where it was still.
  goAt(track: Track, ms: number): void {
    if (track === this.voice.track) this.voice.seek(ms);
    else if (this.voice.playing) this.playFrom(track, ms);
    else this.voice.at(track, ms);
  }

  #goOnAfter(prompt: string): void {
    const { voice, local } = this;
    voice.waiting = "";
    const card = byId(prompt);
    const has = (track: Track) => track.lines.some((line) => line.stop === prompt) || track.element.contains(card);
    const owner = [voice.programme, local].find((each) => each?.tracks.some(has));
    const track = owner?.tracks.find(has);
    if (!owner || !track) return this.prompts.show(prompt); // a part without sound
    void track.load().then(() => {
      const at = track.lines.findIndex((line) => line.stop === prompt);
      const next = track.lines[at + 1];
      if (at < 0) return;
      if (next) this.playFrom(track, next.s, owner);
      else this.#queue.ended();
    });
  }

  // A part is over.
  #ended(): void {
    const last = this.voice.track.lines.at(-1);
    if (last?.stop && this.#stops(last.stop)) this.#stopFor(last);
    else this.#queue.ended();
  }

  // To the page of what is heard; the sound goes on there.
  open(address: string): void {
    this.voice.remember();
    location.assign(address);
  }

  #toLine(): void {
    if (this.voice.programme.here) this.#follow.back();
    else this.open(this.voice.programme.placeOf(this.voice.line));
  }

  #stops(prompt: string): boolean {
    return this.#choices.settings.is("stop") && this.prompts.waits(prompt, this.voice.programme.page);
  }

  #stopFor(line: Line): void {
    const { voice } = this;
    voice.stopFor(line);
    const prompt = voice.waiting;
    if (voice.programme.here) return this.prompts.open(prompt);
    const text = say("your.turn.there", { title: voice.programme.title });
    this.#offer.show(text, () => this.open(`${voice.programme.address}#${prompt}`));
    tell(text);
  }

  // --- what the voice tells ---

  #chosen(): void {
    this.#dock.track(this.voice.track, this.voice.programme.tracks, !this.voice.programme.here);
    this.#show();
  }

  #placed(line: Line | null): void {
    this.marks.line(this.voice.programme.here ? line : null);
    reachable(this.marks.element);
    this.#follow.to(this.marks.element);
    this.#show();
  }

  #moved(): void {
    const { voice } = this;
    const { ms, track } = voice;
    if (voice.playing) {
      const now = lineAt(track.lines, ms);
      const due = now === voice.index ? track.lines[now] : track.lines[voice.index];
      if (due?.stop && ms >= due.e && now - voice.index <= 1 && now >= voice.index && this.#stops(due.stop)) {
        this.#stopFor(due);
        return;
      }
      this.#choices.moved(ms);
      this.#queue.moved();
    }
    this.marks.at(ms);
    this.#show();
  }

  #turned(playing: boolean): void {
    this.#dock.playing(playing);
    this.#follow.playing(playing);
    if (playing) this.#choices.begin();
    else this.#choices.pauses.keep();
    // The part's own button shows what a press would do.
    for (const button of all("[data-play]")) {
      const mine = playing && button.dataset["play"] === this.voice.track.id;
      button.querySelector("use")?.setAttribute("href", mine ? "#g-pause" : "#g-play");
    }
    this.#show();
  }

  #show(): void {
    const { voice } = this;
    const { here, title } = voice.programme;
    this.#dock.time({
      ms: voice.ms,
      duration: voice.track.duration,
      lesson: voice.left,
      speed: this.#choices.settings.speed,
      away: this.#follow.away && voice.playing && here,
      title: here ? "" : title,
    });
  }

  // Away with what is heard of another page.
  #close(): void {
    this.voice.forget();
    const first = this.local?.tracks[0];
    if (!this.local || !first) return this.#dock.root.remove();
    this.voice.choose(first, 0, this.local);
    this.#choices.course();
  }
}
