// Who speaks with which voice: the cast's own choices first, then the engine-neutral names in order, so
// that a lesson without any choice still has different people in it.
#pragma once

#include <map>
#include <set>
#include <string>

#include "lesson/lesson.h"
#include "speech/script.h"

namespace colloquy::speech {

class Casting {
 public:
  explicit Casting(const lesson::Lesson& lesson);

  // A name that is not in the cast gets the next free voice, and keeps it.
  VoiceSpec voice_of(const std::string& name);

  // The reader of the audio book: the lesson's `narrator` (a voice or a member of the cast), else the
  // cast's narrator, else the voice the first teacher has.
  VoiceSpec narrator() const { return narrator_; }

 private:
  std::string next_free();

  std::map<std::string, VoiceSpec> voices_;
  std::set<std::string> taken_;
  VoiceSpec narrator_;
};

}  // namespace colloquy::speech
