#include "speech/casting.h"

#include <string_view>
#include <vector>

#include "lesson/voice_names.h"

namespace colloquy::speech {
Casting::Casting(const lesson::Lesson& lesson) {
  using Role = lesson::Speaker::Role;
  for (const lesson::Speaker& speaker : lesson.cast) {
    if (speaker.voice.empty()) continue;
    voices_[speaker.name] = {speaker.voice, 1, 1};
    taken_.insert(speaker.voice);
  }
  // Later entries for one name (the lesson's, after the course's) have replaced the earlier above.
  std::vector<const lesson::Speaker*> voiceless;
  for (const lesson::Speaker& speaker : lesson.cast) {
    if (!voices_.contains(speaker.name)) voiceless.push_back(&speaker);
  }
  for (const lesson::Speaker* speaker : voiceless) {
    // People who speak together are heard as the first of them.
    if (!speaker->together.empty() && voices_.contains(speaker->together.front())) {
      voices_[speaker->name] = voices_[speaker->together.front()];
    } else {
      voice_of(speaker->name);
    }
  }
  if (voices_.contains(lesson.narrator)) {
    narrator_ = voices_[lesson.narrator];
  } else if (!lesson.narrator.empty()) {
    narrator_.name = lesson.narrator;
  }
  for (const Role role : {Role::narrator, Role::teacher, Role::none}) {
    for (const lesson::Speaker& speaker : lesson.cast) {
      if (narrator_.name.empty() && speaker.role == role) narrator_ = voices_[speaker.name];
    }
  }
  if (narrator_.name.empty()) narrator_.name = std::string(lesson::kVoiceNames[0]);
}

VoiceSpec Casting::voice_of(const std::string& name) {
  const auto known = voices_.find(name);
  if (known != voices_.end()) return known->second;
  const VoiceSpec voice{next_free(), 1, 1};
  voices_[name] = voice;
  return voice;
}

// When all are taken, a name of our own: engines have a voice for every name.
std::string Casting::next_free() {
  for (const std::string_view name : lesson::kVoiceNames) {
    if (taken_.insert(std::string(name)).second) return std::string(name);
  }
  int number = static_cast<int>(taken_.size());
  while (!taken_.insert("voice-" + std::to_string(number)).second) ++number;
  return "voice-" + std::to_string(number);
}

}  // namespace colloquy::speech
