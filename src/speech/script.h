// What is to be said, by whom and how: the whole input of the recording studio, as plain values.
// Made from a lesson by script_of.h; it knows no Markdown and no files. An utterance is one line, the
// sentence that a page shows as one `span.l`; its tokens are its displayed words (text/words.h),
// and every stage after this one keeps exactly that many word times, in that order.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/span.h"

namespace colloquy::speech {

// A voice as the author names it ("female-1"), and what to do to it. pitch and rate are factors, 1 is
// the voice's own.
struct VoiceSpec {
  std::string name;
  double pitch = 1;
  double rate = 1;

  friend bool operator==(const VoiceSpec&, const VoiceSpec&) = default;
};

// Stands for `say` where the word before has said this one too.
inline constexpr const char* kSaidBefore = "-";

// One displayed word. `say` is empty, a respelling ("vih-TREEN"), phonemes between slashes
// ("/vɪˈtriːn/") or kSaidBefore. A silence asked for inside a line stands on the word before it.
struct Token {
  std::string text;
  std::string say;
  std::optional<int> pause_after_ms;

  friend bool operator==(const Token&, const Token&) = default;
};

// What comes after a line. The silence of each kind stands in pauses.h.
enum class Boundary {
  sentence,      // the same turn or paragraph goes on
  paragraph,     // the same speaker goes on in a new paragraph or list entry
  same_speaker,  // another turn of the same speaker
  speaker_change,
  layer,    // the next layer of a chapter begins
  learner,  // a question is put to the learner: the player may stop here
  part_end,
};

struct Utterance {
  std::string node;     // id of the turn, of the chapter's layer, or "PART/summary"
  int line = 0;         // which sentence of that node
  std::string speaker;  // as displayed; "" for the narrator
  VoiceSpec voice;
  std::string text;  // as displayed
  std::vector<Token> tokens;
  std::string language = "en";  // BCP 47
  std::string manner;           // "quietly"; for voices that can use it
  Boundary after = Boundary::sentence;
  std::optional<int> pause_after_ms;  // asked for by the author: replaces the silence of the boundary
  base::Span span;                    // where the author wrote it, for findings about its sound
};

// A human recording, heard in place of the voice: of a turn's lines, or of a whole part.
struct RecordedLines {
  std::size_t from = 0;  // indices into the track's utterances, half-open; empty where nothing is written
  std::size_t to = 0;
  std::string file;  // as the author wrote it: relative to the lesson's file
  std::string hash;  // of the file's bytes; whoever owns it fills it in (recording.h)
  base::Span span;   // of the link

  friend bool operator==(const RecordedLines&, const RecordedLines&) = default;
};

enum class TrackKind { conversation, chapter };

// One programme of sound: a part of the conversation or a chapter of the audio book.
struct ScriptTrack {
  std::string id;
  std::string title;
  TrackKind kind = TrackKind::conversation;
  std::vector<Utterance> utterances;
  std::vector<RecordedLines> recordings;  // in order of their lines; one of the whole part first

  // Whether a recording is heard in place of the utterance's voice.
  bool recorded(std::size_t utterance) const {
    return std::any_of(recordings.begin(), recordings.end(), [utterance](const RecordedLines& recording) {
      return recording.from <= utterance && utterance < recording.to;
    });
  }
};

struct Script {
  std::vector<ScriptTrack> tracks;
};

}  // namespace colloquy::speech
