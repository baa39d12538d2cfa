// What comes after a part: the next one, the next lesson of the course, or silence, as the learner and the sleep timer
// want it. The next lesson sounds on this page; the way to its text is offered.
import { say, tell } from "../base";
import type { Choices } from "./choices";
import type { Offer } from "./places";
import type { Player } from "./player";
import { programmeAfter, type Programme } from "./programme";

const kAhead = 60_000; // ms before the end of a lesson at which the next one is looked for

export class Queue {
  #following: Promise<Programme | null> | null = null; // the next lesson, once it is near
  #after: Programme | null = null; // whose

  constructor(
    readonly player: Player,
    readonly choices: Choices,
    readonly offer: Offer,
  ) {}

  // Time has passed: the next lesson must be here when this one ends, for a page in the background may not wait for it.
  moved(): void {
    const { voice } = this.player;
    if (voice.left < kAhead && this.choices.settings.get("after") === "on") void this.#next();
  }

  // A part is over.
  ended(): void {
    const { voice } = this.player;
    const last = !voice.programme.after(voice.track);
    if (this.choices.sleep.atEnd(last)) return this.choices.sleep.over();
    const after = this.choices.settings.get("after");
    if (after !== "part" && !(last && after === "lesson")) void this.goOn();
  }

  // To the next part, or lesson; after the last one the part begins again for whoever presses play.
  async goOn(): Promise<void> {
    const { voice } = this.player;
    const next = voice.programme.after(voice.track);
    if (next) {
      this.player.playFrom(next, 0);
      tell(say("heard", { title: next.title }));
    } else if (!(await this.nextLesson()) && voice.over) {
      voice.seek(0);
    }
  }

  // False: there is none.
  async nextLesson(): Promise<boolean> {
    const from = this.player.voice.programme;
    const next = await this.#next().catch(() => null);
    const first = next?.tracks[0];
    if (!next || !first || this.player.voice.programme !== from) return false;
    this.player.playFrom(first, 0, next);
    const text = say("lesson.next", { title: next.title });
    this.offer.show(text, () => this.player.open(next.address));
    tell(text);
    return true;
  }

  #next(): Promise<Programme | null> {
    const { programme } = this.player.voice;
    if (this.#after !== programme || !this.#following) {
      this.#after = programme;
      this.#following = programmeAfter(programme);
      this.#following.catch(() => (this.#following = null)); // another try later
    }
    return this.#following;
  }
}
