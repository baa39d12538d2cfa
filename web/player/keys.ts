// The player's keys. They are never taken from a field, from the card that is asked, or from a button that has the
// focus and means something else by them.
import { isField } from "../base";

const kKeys: { [key: string]: string } = {
  k: "play",
  ",": "slower",
  ".": "faster",
  m: "mute",
  l: "parts",
  "?": "keys",
  "/": "find",
  n: "line-menu",
};

// `used`: whether the player has been used on this page. Until then space scrolls, for those who only read.
export function startKeys(dock: HTMLElement, press: (name: string) => void, used: () => boolean): void {
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented || isField(event.target)) return;
    const target = event.target instanceof Element ? event.target : null;
    const onControl = target?.closest("button, a, summary, [popover], [data-card], .l");
    const forward = document.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const backward = document.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
    const marking = getSelection()?.isCollapsed === false; // shift and arrows belong to whoever marks words
    let name = kKeys[event.key];
    if (event.key === " ") name = used() && !onControl ? "play" : undefined;
    else if (event.key === forward && !marking) name = event.shiftKey ? "jump-forward" : "on";
    else if (event.key === backward && !marking) name = event.shiftKey ? "jump-back" : "back";
    else if (/^Arrow(Up|Down)$/.test(event.key) && !marking) {
      const up = event.key === "ArrowUp";
      // Without shift they scroll the page, but in the dock.
      if (event.shiftKey) name = up ? "faster" : "slower";
      else if (target && dock.contains(target)) name = up ? "louder" : "quieter";
    }
    if (!name) return;
    event.preventDefault();
    press(name);
  });
}
