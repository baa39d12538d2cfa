// What is to be said, by whom and how: the whole input of the recording studio, as plain values.
// Made from a lesson by script_of.h; it knows no Markdown and no files. An utterance is one line, the
// sentence that a page shows as one `span.l`; its tokens are its displayed words (text/words.h),
// and every stage after this one keeps exactly that many word times, in that order.
#pragma once

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
  std::string recording;              // a human recording that replaces the voice, relative to the lesson's file; or ""
  base::Span span;                    // where the author wrote it, for findings about its sound
};

enum class TrackKind { conversation, chapter };

// One programme of sound: a part of the conversation or a chapter of the audio book.
struct ScriptTrack {
  std::string id;
  std::string title;
  TrackKind kind = TrackKind::conversation;
  std::vector<Utterance> utterances;
};

struct Script {
  std::vector<ScriptTrack> tracks;
};

}  // namespace colloquy::speech
