#include "speech/script_of.h"

#include <utility>
#include <variant>

#include "speech/casting.h"
#include "speech/lines.h"

namespace colloquy::speech {
namespace {

// Adds a node's lines to a track; what comes between them and the line before is said by the caller.
void add(ScriptTrack& track, NodeLines lines, const std::string& node, const std::string& speaker,
         const VoiceSpec& voice, const std::string& language) {
  if (lines.pause_before_ms && !track.utterances.empty())
    track.utterances.back().pause_after_ms = lines.pause_before_ms;
  for (Utterance& utterance : lines.utterances) {
    utterance.node = node;
    utterance.speaker = speaker;
    utterance.voice = voice;
    utterance.language = language;
    track.utterances.push_back(std::move(utterance));
  }
}

void add_turn(ScriptTrack& track, const lesson::Turn& turn, const std::string& node, Casting& casting,
              const lesson::Lesson& lesson) {
  NodeLines lines = lines_of(turn.text, lesson.say);
  for (const lesson::Direction& direction : turn.directions) {
    if (direction.kind == lesson::Direction::Kind::pause) lines.pause_before_ms = direction.milliseconds;
    if (direction.kind != lesson::Direction::Kind::manner) continue;
    for (Utterance& utterance : lines.utterances)
      utterance.manner = direction.value.empty() ? direction.name : direction.value;
  }
  if (turn.recording) {
    const std::size_t from = track.utterances.size();
    track.recordings.push_back({from, from + lines.utterances.size(), turn.recording->file, {}, turn.recording->span});
  }
  add(track, std::move(lines), node, turn.who, casting.voice_of(turn.who), lesson.lang);
}

ScriptTrack track_of(const lesson::Part& part, Casting& casting, const lesson::Lesson& lesson) {
  ScriptTrack track;
  track.id = part.id;
  track.title = part.title;
  track.kind = TrackKind::conversation;
  const auto end_line = [&track](const std::string& next_speaker) {
    if (track.utterances.empty() || track.utterances.back().after == Boundary::learner) return;
    const bool same = track.utterances.back().speaker == next_speaker;
    track.utterances.back().after = same ? Boundary::same_speaker : Boundary::speaker_change;
  };
  for (const lesson::Line& line : part.lines) {
    if (std::holds_alternative<lesson::Prompt>(line)) {
      if (!track.utterances.empty()) track.utterances.back().after = Boundary::learner;
      continue;
    }
    const lesson::Turn& turn = std::get<lesson::Turn>(line);
    end_line(turn.who);
    add_turn(track, turn, turn.id, casting, lesson);
  }
  if (part.summary) {
    end_line(part.summary->who);
    add_turn(track, *part.summary, part.id + "/summary", casting, lesson);
  }
  if (part.recording) {
    track.recordings.insert(track.recordings.begin(),
                            {0, track.utterances.size(), part.recording->file, {}, part.recording->span});
  }
  return track;
}

ScriptTrack track_of(const lesson::Chapter& chapter, const Casting& casting, const lesson::Lesson& lesson) {
  ScriptTrack track;
  track.id = chapter.id;
  track.title = chapter.title;
  track.kind = TrackKind::chapter;
  const auto add_layer = [&](const lesson::Chapter::Layer& layer) {
    if (!track.utterances.empty()) track.utterances.back().after = Boundary::layer;
    add(track, lines_of(layer.blocks, lesson.say), layer.id, "", casting.narrator(), lesson.lang);
  };
  add_layer(chapter.content);
  if (chapter.explanation) add_layer(*chapter.explanation);
  if (chapter.analogy) add_layer(*chapter.analogy);
  return track;
}

void keep(Script& script, ScriptTrack track) {
  if (track.utterances.empty() && track.recordings.empty()) return;
  if (!track.utterances.empty()) track.utterances.back().after = Boundary::part_end;
  script.tracks.push_back(std::move(track));
}

}  // namespace

Script script_of(const lesson::Lesson& lesson) {
  Script script;
  Casting casting(lesson);
  if (lesson.dialogue) {
    for (const lesson::Part& part : lesson.dialogue->parts) keep(script, track_of(part, casting, lesson));
  }
  for (const lesson::Chapter& chapter : lesson.chapters) keep(script, track_of(chapter, casting, lesson));
  return script;
}

}  // namespace colloquy::speech
