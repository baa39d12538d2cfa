// One programme of sound: a part of the conversation or a chapter, with its lines once they are fetched.
import { all } from "../base";
import type { Cues, Line } from "./cues";

export class Track {
  readonly id: string;
  readonly title: string;
  duration: number;
  lines: Line[] = [];
  #loading: Promise<void> | null = null;

  constructor(readonly element: HTMLElement) {
    this.id = element.dataset["track"] ?? "";
    this.title = element.dataset["title"] ?? "";
    this.duration = Number(element.dataset["duration"] ?? 0);
  }

  // The first source this browser can play.
  source(): string {
    const { opus, mp3 } = this.element.dataset;
    const can = document.createElement("audio").canPlayType("audio/ogg; codecs=opus");
    return (can && opus) || mp3 || opus || "";
  }

  load(): Promise<void> {
    this.#loading ??= fetch(this.element.dataset["cues"] ?? "")
      .then((answer) => (answer.ok ? (answer.json() as Promise<Cues>) : Promise.reject(answer.status)))
      .then(
        (cues) => {
          this.lines = cues.lines;
          this.duration = cues.duration || this.duration;
        },
        () => {
          this.#loading = null; // another try at the next play; until then there is sound without lines
        },
      );
    return this.#loading;
  }

  static all(page: Document): Track[] {
    return all("[data-track]", page).map((element) => new Track(element));
  }
}
