// "Read it aloud yourself": the learner says a line into the microphone and hears it after the lesson's own voice. What is
// recorded stays in this page's memory: nothing is sent, and it is gone with the sheet.
import { byId, one, say, tell } from "../base";
import type { Lent } from "../player/tools";

const kLongest = 60_000; // ms

export class Aloud {
  readonly #panel = one("[data-aloud]", byId("line-menu") ?? document);
  #line: HTMLElement | null = null;
  #recorder: MediaRecorder | null = null;
  #address = ""; // of what was recorded
  #mine: HTMLAudioElement | null = null;
  #timer = 0;

  constructor(readonly lent: Lent) {
    // Only where there is a microphone to ask for.
    const can = typeof MediaRecorder !== "undefined" && !!navigator.mediaDevices?.getUserMedia;
    if (!can) one("[data-do=aloud]", byId("line-menu") ?? document)?.setAttribute("hidden", "");
  }

  open(line: HTMLElement): void {
    this.close();
    this.#line = line;
    if (this.#panel) this.#panel.hidden = false;
    this.#button("record")?.focus();
  }

  close(): void {
    this.#stop();
    this.#mine?.pause();
    this.#mine = null;
    if (this.#address) URL.revokeObjectURL(this.#address);
    this.#address = "";
    if (this.#panel) this.#panel.hidden = true;
    this.#show();
  }

  async press(name: string): Promise<void> {
    if (name === "record") {
      if (this.#recorder) this.#stop();
      else await this.#record();
    } else if (name === "hear-mine") {
      this.#hearMine();
    } else if (name === "hear-both") {
      await this.#hearModel();
      this.#hearMine();
    }
  }

  #button(name: string): HTMLElement | null {
    return this.#panel && one(`[data-do="${name}"]`, this.#panel);
  }

  async #record(): Promise<void> {
    this.lent.player.voice.pause();
    let stream: MediaStream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      return tell(this.#says(say("aloud.refused")));
    }
    const pieces: Blob[] = [];
    const recorder = new MediaRecorder(stream);
    recorder.addEventListener("dataavailable", (event) => pieces.push(event.data));
    recorder.addEventListener("stop", () => {
      for (const track of stream.getTracks()) track.stop();
      clearTimeout(this.#timer);
      this.#recorder = null;
      if (this.#address) URL.revokeObjectURL(this.#address);
      this.#address = this.#panel?.hidden ? "" : URL.createObjectURL(new Blob(pieces, { type: recorder.mimeType }));
      this.#show();
    });
    this.#recorder = recorder;
    recorder.start();
    this.#timer = window.setTimeout(() => this.#stop(), kLongest);
    this.#show();
    tell(say("aloud.on"));
  }

  #stop(): void {
    if (this.#recorder?.state === "recording") this.#recorder.stop();
  }

  #hearMine(): void {
    if (!this.#address) return;
    this.#mine?.pause();
    this.#mine = new Audio(this.#address);
    void this.#mine.play().catch(() => tell(say("no.sound")));
  }

  // The lesson's own voice, this line alone.
  async #hearModel(): Promise<void> {
    const cue = this.#line && (await this.lent.ways?.cueOf(this.#line));
    if (!cue) return;
    const model = new Audio(cue.track.source());
    model.currentTime = cue.line.s / 1000;
    await model.play().catch(() => tell(say("no.sound")));
    await new Promise<void>((done) => {
      const look = () => {
        if (model.currentTime * 1000 >= cue.line.e || model.ended) {
          model.pause();
          done();
        } else {
          window.setTimeout(look, 30);
        }
      };
      look();
    });
  }

  #says(text: string): string {
    const line = this.#panel && one(".quiet", this.#panel);
    if (line) line.textContent = text;
    return text;
  }

  #show(): void {
    const record = this.#button("record");
    if (record) {
      record.textContent = say(this.#recorder ? "aloud.stop" : this.#address ? "aloud.again" : "aloud.record");
      record.setAttribute("aria-pressed", String(this.#recorder !== null));
    }
    for (const name of ["hear-both", "hear-mine"]) this.#button(name)?.toggleAttribute("hidden", !this.#address);
  }
}
