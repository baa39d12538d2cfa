// What can be done with marked words, or with a line: highlight, note, copy with its time, share, read aloud. It opens by
// itself when words of a spoken line are marked, and by "n" or the dock for the line that is heard.
import { byId, clock, one, page, say, tell } from "../base";
import type { Lent } from "../player/tools";
import type { Aloud } from "./aloud";
import type { Note, Notes } from "./notes";
import { hidePanel, showPanel } from "./panel";
import { anchorOf, type Anchor } from "./words";

const kRest = 350; // ms for which a selection must stand still

export class LineMenu {
  readonly #panel = byId("line-menu");
  #line: HTMLElement | null = null;
  #anchor: Anchor | null = null;
  #note: Note | undefined;
  #timer = 0;
  #pressed = false;

  constructor(
    readonly lent: Lent,
    readonly notes: Notes,
    readonly aloud: Aloud,
  ) {
    for (const [type, down] of [["pointerdown", true], ["pointerup", false], ["pointercancel", false]] as const) {
      document.addEventListener(type, () => {
        this.#pressed = down;
        if (!down) this.#wait();
      });
    }
    document.addEventListener("selectionchange", () => this.#wait());
    document.addEventListener("click", (event) => this.#tapped(event), { capture: true });
    this.#form?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#save();
    });
    this.#panel?.addEventListener("toggle", (event) => {
      if ((event as ToggleEvent).newState === "closed") this.aloud.close();
    });
  }

  press(name: string): void {
    if (name === "line-menu") this.#ofLine();
    else if (name === "mark") this.#mark();
    else if (name === "note") this.#edit();
    else if (name === "unmark") this.#remove();
    else if (name === "copy") void this.#copy();
    else if (name === "share") void this.#share();
    else if (name === "aloud") this.#readAloud();
    else void this.aloud.press(name);
  }

  get #form(): HTMLFormElement | null {
    return one<HTMLFormElement>("form", this.#panel ?? document);
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => !this.#pressed && this.#ofSelection(), kRest);
  }

  #ofSelection(): void {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return;
    const range = selection.getRangeAt(0);
    const start = range.startContainer;
    const element = start instanceof Element ? start : start.parentElement;
    let line = element?.closest<HTMLElement>(".heard .l");
    // A selection may begin in the space before the line.
    line ??= Array.from(document.querySelectorAll<HTMLElement>(".heard .l")).find((each) => range.intersectsNode(each));
    if (line) this.#show(line, range.cloneRange(), false);
  }

  // The line that has the focus, or is heard.
  #ofLine(): void {
    const focused = document.activeElement?.closest<HTMLElement>(".heard .l");
    const line = focused ?? this.lent.player.marks.element ?? document.querySelector<HTMLElement>(".heard .l");
    if (line) this.#show(line, null, true);
  }

  // A tap on words that bear a note opens it, and plays nothing.
  #tapped(event: MouseEvent): void {
    const line = event.target instanceof Element ? event.target.closest<HTMLElement>(".heard .l") : null;
    if (!line || getSelection()?.isCollapsed === false) return;
    const place = document.caretPositionFromPoint?.(event.clientX, event.clientY) ?? null;
    const note = place && this.notes.under(place.offsetNode, place.offset);
    if (!note) return;
    event.preventDefault();
    event.stopPropagation();
    this.#open(line, note, note, true);
  }

  #show(line: HTMLElement, selected: Range | null, takesFocus: boolean): void {
    const anchor = anchorOf(line, selected);
    if (anchor) this.#open(line, anchor, this.notes.at(anchor), takesFocus);
  }

  #open(line: HTMLElement, anchor: Anchor, note: Note | undefined, takesFocus: boolean): void {
    this.#line = line;
    this.#anchor = anchor;
    this.#note = note;
    this.aloud.close();
    const quote = one(".picked", this.#panel ?? document);
    if (quote) quote.textContent = note?.quote ?? anchor.quote;
    const mark = one("[data-do=mark]", this.#panel ?? document);
    if (mark) mark.hidden = note !== undefined;
    this.#showForm(note !== undefined);
    showPanel("line-menu", takesFocus);
  }

  #showForm(on: boolean): void {
    const form = this.#form;
    const field = form?.querySelector("textarea");
    if (!form || !field) return;
    form.hidden = !on;
    field.value = this.#note?.text ?? "";
    one("[data-do=unmark]", form)?.toggleAttribute("hidden", !this.#note);
  }

  #mark(): void {
    if (!this.#anchor) return;
    this.notes.put(this.#anchor, "");
    this.#done(say("noted"));
  }

  #edit(): void {
    this.#showForm(true);
    this.#form?.querySelector("textarea")?.focus();
  }

  #save(): void {
    const field = this.#form?.querySelector("textarea");
    if (!this.#anchor || !field) return;
    this.notes.put(this.#note ?? this.#anchor, field.value.trim(), this.#note?.note);
    this.#done(say("noted"));
  }

  #remove(): void {
    if (this.#note) this.notes.remove(this.#note);
    this.#done(say("unnoted"));
  }

  #readAloud(): void {
    if (this.#line) this.aloud.open(this.#line);
  }

  #done(text: string): void {
    getSelection()?.removeAllRanges();
    hidePanel("line-menu");
    tell(text);
  }

  // The line's address with its second: a learner's player goes there, everybody's page shows it.
  async #address(): Promise<{ address: string; time: string; title: string } | null> {
    const cue = this.#line && (await this.lent.ways?.cueOf(this.#line));
    if (!cue || !this.#line) return null;
    const second = Math.floor(cue.line.s / 1000);
    return { address: `${location.origin}${location.pathname}?t=${second}#${this.#line.id}`, time: clock(cue.line.s), title: cue.track.title };
  }

  async #copy(): Promise<void> {
    const to = await this.#address();
    if (!to || !this.#anchor) return;
    const who = one(".name", this.#line?.closest(".turn") ?? document.createElement("div"))?.textContent;
    const said = who ? `${who}: ${this.#anchor.quote}` : this.#anchor.quote;
    await this.#put(`${said} (${to.title}, ${to.time})\n${to.address}`);
  }

  async #share(): Promise<void> {
    const to = await this.#address();
    if (!to) return;
    const title = `${document.title}, ${to.time}`;
    if (navigator.share && page.slug && matchMedia("(pointer: coarse)").matches) {
      try {
        await navigator.share({ title, url: to.address });
        hidePanel("line-menu");
        return;
      } catch (error) {
        if (error instanceof DOMException && error.name === "AbortError") return;
      }
    }
    await this.#put(to.address);
  }

  // Into the clipboard; where that is forbidden, into the sheet, to be copied by hand.
  async #put(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.#done(say("copied"));
    } catch {
      const quote = one(".picked", this.#panel ?? document);
      if (!quote) return;
      quote.textContent = text;
      getSelection()?.selectAllChildren(quote);
      tell(say("copy.by.hand"));
    }
  }
}
