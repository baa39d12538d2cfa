// What is played: the tracks of one lesson in their order, where its page is, and which lesson comes after it. Read
// from the page that is shown, or from a learner's page of another lesson: so the sound goes on from lesson to lesson,
// and on pages that have none of their own.
import { one, pageOf, type PageFacts } from "../base";
import { request } from "../fragments";
import { Track } from "./track";

const kMostEmpty = 30; // lessons without sound that are passed over

export class Programme {
  readonly facts: PageFacts;
  readonly title: string; // of the lesson
  readonly course: string; // its title
  readonly next: string; // where the next lesson is, "" after the last
  readonly tracks: Track[];
  readonly here: boolean;

  constructor(
    readonly page: Document,
    readonly address: string, // path of the lesson's page
  ) {
    this.here = page === document;
    this.facts = pageOf(page);
    this.title = one("h1", page)?.textContent?.trim() ?? "";
    this.course = one(".crumbs li", page)?.textContent ?? "";
    this.next = one("a[rel=next]", page)?.getAttribute("href") ?? "";
    this.tracks = Track.all(page);
  }

  track(id: string | undefined): Track | undefined {
    return this.tracks.find((each) => each.id === id);
  }

  after(track: Track): Track | undefined {
    return this.tracks[this.tracks.indexOf(track) + 1];
  }

  // What is to be heard of the lesson when `ms` of `track` are over.
  left(track: Track, ms: number): number {
    const later = this.tracks.slice(this.tracks.indexOf(track) + 1);
    return later.reduce((sum, each) => sum + each.duration, Math.max(0, track.duration - ms));
  }

  // Where this lesson's text has the line; without one, the lesson.
  placeOf(line: { n: string; i: number } | undefined): string {
    return this.address + (line ? `#L-${line.n}-${line.i}` : "");
  }
}

export async function programmeAt(address: string): Promise<Programme> {
  return new Programme(await request("GET", address, null), address);
}

// The next lesson of the course that has sound for this reader; null after the last.
export async function programmeAfter(programme: Programme): Promise<Programme | null> {
  let next = programme.next;
  for (let i = 0; next && i < kMostEmpty; ++i) {
    const found = await programmeAt(next);
    if (found.tracks.length) return found;
    next = found.next;
  }
  return null;
}
