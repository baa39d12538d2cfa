// Nothing is fetched from another site before the click.
import { all, on, say } from "./base";

export function startVideos(): void {
  on("click", "[data-video]", (button) => {
    const item = button.closest<HTMLElement>(".video");
    if (!item) return;
    const title = item.dataset["title"] ?? "";
    const { frame, file } = item.dataset;
    let player: HTMLElement;
    if (frame) {
      const made = document.createElement("iframe");
      made.src = frame;
      made.allow = "autoplay; fullscreen; picture-in-picture; encrypted-media";
      made.allowFullscreen = true;
      made.referrerPolicy = "strict-origin-when-cross-origin";
      made.title = title;
      player = made;
    } else if (file) {
      const made = document.createElement("video");
      made.controls = made.autoplay = true;
      made.src = file;
      made.setAttribute("aria-label", title);
      for (const captions of all<HTMLDataElement>("data", item)) {
        const track = document.createElement("track");
        track.kind = "captions";
        track.src = captions.value;
        track.srclang = captions.lang;
        track.label = captions.textContent;
        made.append(track);
      }
      player = made;
    } else {
      return;
    }
    item.append(player);
    const close = document.createElement("button");
    close.type = "button";
    close.className = "b";
    close.textContent = say("video.close");
    close.addEventListener("click", () => {
      player.remove();
      close.replaceWith(button);
      button.focus();
    });
    button.replaceWith(close);
    close.focus();
  });
}
