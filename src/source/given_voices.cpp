#include "source/given_voices.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "base/hash.h"
#include "lesson/voice_names.h"

namespace colloquy::source {
namespace {

constexpr std::string_view kKind = "voice";
constexpr std::size_t kIdLength = 10;

// Voices of a course by speaker: whom an author gave one in a lesson has no need of ours there.
class Cast {
 public:
  explicit Cast(const lesson::Course& course) {
    for (std::size_t i = 0; i < course.lessons.size(); ++i) {
      const std::vector<lesson::Speaker>& cast = course.lessons[i].cast;
      for (const lesson::Speaker& speaker : cast) {
        if (!speaker.voice.empty()) taken_[i].insert(speaker.voice);
      }
      for (const lesson::Speaker& speaker : cast) {
        if (!needs_voice(cast, speaker)) continue;
        if (!lessons_.contains(speaker.name)) names_.push_back(speaker.name);
        lessons_[speaker.name].insert(i);
      }
    }
  }

  // In a lesson: neither a voice of their own, in any entry of the name, nor that of others they speak together with.
  static bool needs_voice(const std::vector<lesson::Speaker>& cast, const lesson::Speaker& speaker) {
    return speaker.together.empty() && std::none_of(cast.begin(), cast.end(), [&](const lesson::Speaker& other) {
             return other.name == speaker.name && !other.voice.empty();
           });
  }

  const std::vector<std::string>& names() const { return names_; }  // in order of their first lesson

  bool is_free(const std::string& name, const std::string& voice) const {
    const std::set<std::size_t>& lessons = lessons_.at(name);
    return std::none_of(lessons.begin(), lessons.end(), [&](std::size_t lesson) {
      const auto taken = taken_.find(lesson);
      return taken != taken_.end() && taken->second.contains(voice);
    });
  }

  void take(const std::string& name, const std::string& voice) {
    for (const std::size_t lesson : lessons_.at(name)) taken_[lesson].insert(voice);
  }

 private:
  std::vector<std::string> names_;
  std::map<std::string, std::set<std::size_t>> lessons_;
  std::map<std::size_t, std::set<std::string>> taken_;
};

// Engines have a voice for every name; beyond those that all know, one of our own.
std::string next_free(const Cast& cast, const std::string& name) {
  for (const std::string_view voice : lesson::kVoiceNames) {
    if (cast.is_free(name, std::string(voice))) return std::string(voice);
  }
  std::size_t number = std::size(lesson::kVoiceNames);
  while (!cast.is_free(name, "voice-" + std::to_string(number))) ++number;
  return "voice-" + std::to_string(number);
}

}  // namespace

std::vector<LockEntry> take_voices(std::vector<LockEntry>& entries) {
  const auto first =
      std::stable_partition(entries.begin(), entries.end(), [](const LockEntry& entry) { return entry.kind != kKind; });
  std::vector<LockEntry> voices(std::make_move_iterator(first), std::make_move_iterator(entries.end()));
  entries.erase(first, entries.end());
  return voices;
}

std::vector<LockEntry> give_voices(lesson::Course& course, const std::vector<LockEntry>& remembered) {
  Cast cast(course);
  std::map<std::string, std::string> voices;
  const auto give = [&](const std::string& name, const std::string& voice) {
    cast.take(name, voice);
    voices[name] = voice;
  };
  for (const std::string& name : cast.names()) {
    const auto known = std::find_if(remembered.begin(), remembered.end(),
                                    [&](const LockEntry& entry) { return entry.text == name && !entry.key.empty(); });
    if (known != remembered.end() && cast.is_free(name, known->key)) give(name, known->key);
  }
  for (const std::string& name : cast.names()) {
    if (!voices.contains(name)) give(name, next_free(cast, name));
  }
  for (lesson::Lesson& lesson : course.lessons) {
    std::vector<lesson::Speaker*> voiceless;
    for (lesson::Speaker& speaker : lesson.cast) {
      if (Cast::needs_voice(lesson.cast, speaker)) voiceless.push_back(&speaker);
    }
    for (lesson::Speaker* speaker : voiceless) speaker->voice = voices[speaker->name];
  }
  std::vector<LockEntry> entries;
  for (const auto& [name, voice] : voices) {
    entries.push_back({base::short_hash(std::string(kKind) + '\0' + name, kIdLength), std::string(kKind), "", "", 0,
                       false, 1, name, voice});
  }
  return entries;
}

}  // namespace colloquy::source
