"""An aligner that knows nothing of our engines: pocketsphinx (PyPI, BSD licence) with its own model of English, fetched into
build/tools/aligner on the first run. `starts` in its own Python, so that judges need not live there.

    python aligner.py FILE.wav WORD...      the start of each word, in ms, on one line
"""

import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parents[2] / "build" / "tools" / "aligner"
PACKAGE = "pocketsphinx==5.1.1"


def ready():
    """Whether it is there, or could be fetched."""
    from once import one_at_a_time
    with one_at_a_time(HOME):
        return fetched()


def fetched():
    mark = HOME / "ready"
    if mark.exists() and mark.read_text() == PACKAGE:
        return True
    try:
        subprocess.run([sys.executable, "-m", "venv", HOME], check=True, capture_output=True)
        subprocess.run([HOME / "bin" / "python", "-m", "pip", "install", "--quiet", PACKAGE], check=True, capture_output=True)
    except (subprocess.CalledProcessError, OSError):
        return False
    mark.write_text(PACKAGE)
    return True


def starts(wav, text):
    """Milliseconds, one a word of `text`; None where it does not know a word or finds no way."""
    done = subprocess.run([HOME / "bin" / "python", __file__, wav, *text.split()], capture_output=True, text=True)
    times = [int(time) for time in done.stdout.split()]
    return times if done.returncode == 0 and len(times) == len(text.split()) else None


def main():
    import re
    import wave

    from pocketsphinx import Decoder
    sound = wave.open(sys.argv[1])
    words = [re.sub(r"[^a-z']", "", word.lower()) for word in sys.argv[2:]]
    decoder = Decoder(samprate=sound.getframerate(), loglevel="FATAL", lm=None)
    if any(decoder.lookup_word(word) is None for word in words):
        sys.exit(1)
    decoder.set_align_text(" ".join(words))
    decoder.start_utt()
    decoder.process_raw(sound.readframes(1 << 30), full_utt=True)
    decoder.end_utt()
    print(*(segment.start_frame * 10 for segment in decoder.seg() if not segment.word.startswith("<") and segment.word != "(NULL)"))


if __name__ == "__main__":
    main()
