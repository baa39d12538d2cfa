// The player on the lock screen, in headphones and in the car: the browser's Media Session.
import { one } from "../base";

export interface SessionActions {
  play(): void;
  pause(): void;
  back(): void;
  on(): void;
  seek(ms: number): void;
  by(ms: number): void;
}

export function startSession(actions: SessionActions): void {
  const session = navigator.mediaSession;
  if (!session) return;
  const handle = (action: MediaSessionAction, run: MediaSessionActionHandler) => {
    try {
      session.setActionHandler(action, run);
    } catch {
      // This browser does not know the action.
    }
  };
  handle("play", () => actions.play());
  handle("pause", () => actions.pause());
  handle("previoustrack", () => actions.back());
  handle("nexttrack", () => actions.on());
  handle("seekbackward", (details) => actions.by(-1000 * (details.seekOffset ?? 10)));
  handle("seekforward", (details) => actions.by(1000 * (details.seekOffset ?? 10)));
  handle("seekto", (details) => actions.seek(1000 * (details.seekTime ?? 0)));
}

export function sessionTrack(title: string): void {
  if (!navigator.mediaSession) return;
  const artist = one("h1")?.textContent ?? "";
  const album = one(".crumbs li")?.textContent ?? "";
  navigator.mediaSession.metadata = new MediaMetadata({ title, artist, album });
}

export function sessionPlace(audio: HTMLAudioElement): void {
  if (!navigator.mediaSession || !Number.isFinite(audio.duration)) return;
  navigator.mediaSession.playbackState = audio.paused ? "paused" : "playing";
  try {
    navigator.mediaSession.setPositionState({
      duration: audio.duration,
      playbackRate: audio.playbackRate,
      position: Math.min(audio.currentTime, audio.duration),
    });
  } catch {
    // A browser without position state.
  }
}
