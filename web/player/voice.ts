// What sounds: one audio element, at one moment of one track of one programme. It knows which line that is, counts what was
// heard, and keeps the place for whoever goes on: the server, this device, the next page of this tab.
import { say, tell } from "../base";
import { happened } from "../events";
import { lineAt, type Line } from "./cues";
import { keepListening } from "./listening";
import { Places, type Place } from "./places";
import type { Programme } from "./programme";
import { resumeAt } from "./resume";
import { sessionPlace, sessionTrack } from "./session";
import type { Track } from "./track";

const kPlaceEvery = 10_000; // ms of listening between two reports of the place

export interface Listener {
  chosen(): void; // another track
  placed(line: Line | null): void; // another line, or sought
  moved(): void; // time has passed; about 60 times a second while the page is seen, four times when it is not
  turned(playing: boolean): void;
  ended(): void;
}

export class Voice {
  readonly audio = new Audio();
  places: Places;
  index = 0; // of the current line
  waiting = ""; // prompt at which the voice stopped
  used = false; // somebody has pressed play on this page
  over = false; // the track has been heard to its end
  #forgotten = false; // nobody goes on with this
  sleep: string | number | null = null; // for the next page of this tab
  #start = 0; // where to begin once there is a source
  #stoppedAt = 0; // moment of the last stop from which the voice has not gone on; 0: none, or gone elsewhere since
  #reported = 0; // ms of this track when the place was last told
  #heardFrom = -1;
  #skipping = false; // the seek under way only tightens a pause
  #placed = false; // the listener knows the line

  constructor(
    public programme: Programme,
    public track: Track,
    readonly listener: Listener,
  ) {
    this.places = new Places(programme.facts);
    this.audio.preload = "none";
    this.audio.preservesPitch = true;
    this.#listen();
  }

  get line(): Line | undefined {
    return this.track.lines[this.index];
  }

  get ms(): number {
    return this.audio.src ? Math.round(this.audio.currentTime * 1000) : this.#start;
  }

  get playing(): boolean {
    return !this.audio.paused;
  }

  set speed(speed: number) {
    this.audio.defaultPlaybackRate = this.audio.playbackRate = speed;
  }

  // ms that are left of the lesson.
  get left(): number {
    return this.programme.left(this.track, this.ms);
  }

  // `asked`: a person has pressed something; without that the browser may refuse, and the button waits for it.
  async play(asked: boolean): Promise<void> {
    this.used ||= asked;
    this.over = this.#forgotten = false;
    const { audio, track } = this;
    if (this.#stoppedAt) {
      const ms = resumeAt(this.ms, Date.now() - this.#stoppedAt, track.lines);
      if (audio.src) audio.currentTime = ms / 1000;
      else this.#start = ms;
      this.#stoppedAt = 0;
    }
    void track.load().then(() => this.#tick());
    if (!audio.src) {
      audio.src = track.source();
      audio.currentTime = this.#start / 1000;
    }
    try {
      await audio.play();
    } catch (error) {
      const name = error instanceof DOMException ? error.name : "";
      if (name !== "AbortError" && (asked || name !== "NotAllowedError")) tell(say("no.sound"));
    }
  }

  pause(): void {
    this.audio.pause();
  }

  // Another track, at `ms`, silent until play().
  choose(track: Track, ms: number, programme = this.programme): void {
    if (this.playing) this.#report();
    if (programme !== this.programme) {
      this.audio.pause();
      this.programme = programme;
      this.places = new Places(programme.facts);
    }
    this.waiting = "";
    this.over = false;
    this.track = track;
    this.audio.removeAttribute("src");
    this.index = 0;
    this.#reported = this.#start = ms;
    this.#stoppedAt = 0;
    this.#placed = false;
    this.listener.placed(null);
    this.listener.chosen();
  }

  seek(ms: number): void {
    this.waiting = "";
    this.over = false;
    this.#stoppedAt = 0;
    this.#count(this.ms);
    if (this.audio.src) this.audio.currentTime = ms / 1000;
    else this.#start = ms;
    this.show(ms);
  }

  // Over silence: it counts as heard.
  skip(ms: number): void {
    this.#skipping = true;
    this.audio.currentTime = ms / 1000;
  }

  stopFor(line: Line): void {
    this.waiting = line.stop ?? "";
    this.audio.pause();
    this.audio.currentTime = line.e / 1000;
  }

  // Silently: the line at `ms` becomes the current one. `since`: when the voice stopped there.
  at(track: Track, ms: number, since = 0): void {
    this.choose(track, ms);
    this.#stoppedAt = since;
    this.show(ms);
  }

  show(ms: number): void {
    const { track } = this;
    void track.load().then(() => this.track === track && this.#place(ms));
    this.listener.moved();
  }

  // The track and the moment of a place: where its line begins, also if the lesson was edited and it has moved; else the second.
  async find(place: Place): Promise<[Track, number] | null> {
    const track = this.programme.track(place.track);
    if (!track) return null;
    await track.load();
    const line = track.lines.find((each) => each.n === place.node && each.i === place.index);
    return [track, line ? line.s : place.ms];
  }

  // For the next page of this tab.
  remember(): void {
    if (!this.#forgotten) keepListening({ address: this.programme.address, place: this.#here(), playing: this.playing, sleep: this.sleep });
  }

  // And not on any page.
  forget(): void {
    this.pause();
    this.#forgotten = true;
    keepListening(null);
  }

  // The line of this very moment: after a jump the current one is only known at the next tick.
  #here(): Place {
    const { track, ms } = this;
    const line = track.lines[lineAt(track.lines, ms)];
    return { track: track.id, node: line?.n ?? "", index: line?.i ?? 0, ms, at: Date.now() };
  }

  #place(ms: number): void {
    this.index = lineAt(this.track.lines, ms);
    this.#placed = this.track.lines.length > 0;
    this.listener.placed(this.line ?? null);
  }

  #tick(): void {
    this.listener.moved(); // may stop the voice, or pass over a silence
    const { lines } = this.track;
    const { ms } = this;
    if (lines.length && (!this.#placed || lineAt(lines, ms) !== this.index)) this.#place(ms);
    if (Math.abs(ms - this.#reported) > kPlaceEvery) this.#report();
  }

  #report(): void {
    if (!this.line) return;
    this.places.tell(this.#here());
    this.#count(this.ms);
    this.#reported = this.ms;
    this.remember();
  }

  // What was heard up to `ms` is told; from there on it is counted anew.
  #count(ms: number): void {
    const heard = ms - this.#heardFrom;
    if (this.#heardFrom >= 0 && heard > 0) happened("heard", { track: this.track.id, from: this.#heardFrom, ms: heard }, false, this.programme.facts);
    this.#heardFrom = this.playing ? ms : -1;
  }

  #listen(): void {
    const { audio } = this;
    // One voice at a time, also where several tabs are open.
    const others = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("colloquy.voice");
    if (others) others.onmessage = () => audio.pause();
    const frame = () => {
      if (audio.paused) return;
      this.#tick();
      requestAnimationFrame(frame);
    };
    audio.addEventListener("play", () => {
      this.#heardFrom = this.ms;
      this.listener.turned(true);
      requestAnimationFrame(frame);
      sessionTrack(this.track, this.programme);
      sessionPlace(audio);
      others?.postMessage("");
    });
    audio.addEventListener("pause", () => {
      this.#stoppedAt = this.waiting || audio.ended ? 0 : Date.now();
      if (audio.src) this.#report(); // else another track was chosen meanwhile
      this.listener.turned(false);
      sessionPlace(audio);
    });
    audio.addEventListener("timeupdate", () => this.#tick());
    for (const event of ["ratechange", "loadedmetadata", "seeked"]) audio.addEventListener(event, () => sessionPlace(audio));
    audio.addEventListener("seeking", () => {
      if (!this.#skipping) this.#heardFrom = audio.paused ? -1 : this.ms;
      this.#skipping = false;
    });
    audio.addEventListener("error", () => audio.src && tell(say("no.sound")));
    audio.addEventListener("ended", () => {
      this.#report();
      this.over = true;
      this.listener.ended();
    });
    addEventListener("pagehide", () => {
      if (this.playing) this.#report();
    });
  }
}
