// The player on the lock screen, in headphones and in the car: the browser's Media Session.
import { drawing } from "./artwork";
import type { Player } from "./player";
import type { Programme } from "./programme";
import type { Settings } from "./settings";
import type { Track } from "./track";

// Newer than the browser's types: chapters on the lock screen.
interface Chapter {
  title: string;
  startTime: number;
  artwork: MediaImage[];
}

const kSizes = [96, 256, 512];

export function startSession(player: Player, settings: Settings): void {
  const session = navigator.mediaSession;
  if (!session) return;
  const handle = (action: MediaSessionAction, run: MediaSessionActionHandler) => {
    try {
      session.setActionHandler(action, run);
    } catch {
      // This browser does not know the action.
    }
  };
  // The keys of headsets and cars: what they do is the learner's choice.
  const headset = (by: -1 | 1) => {
    const keys = settings.get("keys");
    if (keys === "part") player.part(by);
    else if (keys === "jump") player.press(by < 0 ? "jump-back" : "jump-forward");
    else player.step(by);
  };
  handle("play", () => void player.play());
  handle("pause", () => player.voice.pause());
  handle("stop", () => player.voice.pause());
  handle("previoustrack", () => headset(-1));
  handle("nexttrack", () => headset(1));
  handle("seekbackward", (details) => player.by(-1000 * (details.seekOffset ?? settings.number("back"))));
  handle("seekforward", (details) => player.by(1000 * (details.seekOffset ?? settings.number("forward"))));
  handle("seekto", (details) => player.voice.seek(1000 * (details.seekTime ?? 0)));
}

export function sessionTrack(track: Track, programme: Programme): void {
  if (!navigator.mediaSession) return;
  const artwork = kSizes.map((size) => ({ src: drawing(programme.course, size), sizes: `${size}x${size}`, type: "image/png" }));
  // A part is one chapter of its own sound: browsers that show chapters show where the lesson is.
  const chapterInfo: Chapter[] = [{ title: track.title, startTime: 0, artwork }];
  const facts: MediaMetadataInit & { chapterInfo: Chapter[] } = { title: track.title, artist: programme.course, album: programme.title, artwork, chapterInfo };
  navigator.mediaSession.metadata = new MediaMetadata(facts);
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
