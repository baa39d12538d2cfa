#include "source/turns.h"

#include <algorithm>

#include "text/fold.h"
#include "text/sentences.h"

namespace colloquy::source {
namespace {

bool is_sound(std::string_view target) {
  const std::string path = text::fold_case(target.substr(0, target.find_first_of("?#")));
  for (const std::string_view end : {".flac", ".mp3", ".wav", ".opus", ".ogg", ".m4a"}) {
    if (path.ends_with(end)) return true;
  }
  return false;
}

// The member of the cast whose name is near.
std::optional<std::string> near_speaker(Reading& reading, std::string_view name, double at_least) {
  if (!reading.may_guess_among(reading.lesson.cast.size())) return std::nullopt;
  std::vector<std::string> names;
  for (const lesson::Speaker& member : reading.lesson.cast) names.push_back(member.name);
  return reading.near_name(name, names, at_least);
}

void strip_directions(lesson::Inlines& inlines, std::vector<lesson::Direction>& out) {
  // Manner at the very start speaks of the whole turn.
  while (!inlines.empty()) {
    std::size_t at = 0;
    while (at < inlines.size() && inlines[at].kind == lesson::Inline::Kind::text && trimmed(inlines[at].text).empty())
      ++at;
    if (at >= inlines.size() || inlines[at].kind != lesson::Inline::Kind::direction ||
        inlines[at].direction->kind != lesson::Direction::Kind::manner)
      break;
    out.push_back(std::move(inlines[at].direction.own()));
    inlines.erase(inlines.begin(), inlines.begin() + static_cast<std::ptrdiff_t>(at) + 1);
  }
  trim(inlines);
}

}  // namespace

std::string known_speaker(Reading& reading, const Passage& passage, const Label& label) {
  const lesson::Speaker* member = reading.speaker(label.name);
  if (member != nullptr) return member->name;
  if (reading.cast_from_labels) {
    lesson::Speaker made;
    made.name = label.name;
    made.span = passage.span(label.name_from, label.name_to);
    reading.lesson.cast.push_back(made);
    return made.name;
  }
  const std::optional<std::string> meant = near_speaker(reading, label.name, 0.6);
  std::string message = "Nobody in the cast is called " + quoted(label.name) + ".";
  if (meant) message += " Did you mean " + quoted(*meant) + "?";
  reading.findings.report("form/speaker", passage.span(label.name_from, label.name_to), message,
                          meant ? "" : "Add the name under cast: if it is somebody new.");
  return meant ? *meant : label.name;
}

lesson::Turn begin_turn(Reading& reading, const Passage& passage, const Segment& segment) {
  lesson::Turn turn;
  turn.directions = segment.label->directions;
  turn.label_span = passage.span(segment.label->name_from, segment.label->name_to);
  turn.span = passage.span(segment.label->from, std::max(segment.to, segment.label->text));
  const Note* note = reading.note_at(segment.line);
  if (note != nullptr) {
    turn.id = note->id;
    turn.draft = reading.keep_draft(segment.line);
  }
  lesson::Block block = read_paragraph(reading, passage, segment.from, segment.to);
  strip_directions(block.inlines, turn.directions);
  if (!block.inlines.empty() || block.kind == lesson::Block::Kind::math) turn.text.push_back(std::move(block));
  return turn;
}

std::optional<lesson::Recording> lone_recording(const lesson::Block& block) {
  if (block.kind != lesson::Block::Kind::paragraph || block.inlines.size() != 1) return std::nullopt;
  const lesson::Inline& link = block.inlines[0];
  if (link.kind != lesson::Inline::Kind::link || !is_sound(link.link->target)) return std::nullopt;
  lesson::Recording recording;
  recording.file = link.link->target;
  recording.words = lesson::plain_text(link.children);
  recording.span = block.span;
  return recording;
}

void take_recording(const Reading& reading, lesson::Turn& turn) {
  if (turn.text.empty() || turn.text.back().kind != lesson::Block::Kind::paragraph) return;
  lesson::Inlines& inlines = turn.text.back().inlines;
  if (inlines.empty() || inlines.back().kind != lesson::Inline::Kind::link || !is_sound(inlines.back().link->target))
    return;
  lesson::Recording recording;
  recording.file = inlines.back().link->target;
  recording.words = lesson::plain_text(inlines.back().children);
  recording.span = turn.text.back().span;
  const base::Span block = recording.span;
  for (const Link& link : reading.links) {
    const bool inside =
        link.span.file == block.file && link.span.line >= block.line && link.span.line <= block.end_line;
    if (inside && link.target == recording.file) recording.span = link.span;
  }
  turn.recording = std::move(recording);
  inlines.pop_back();
  trim(inlines);
  if (inlines.empty()) turn.text.pop_back();
}

bool report_near_speaker(Reading& reading, const Passage& passage, std::size_t line_start) {
  const std::string_view bare = passage.bare().substr(line_start);
  const std::size_t colon = bare.substr(0, 60).find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 >= bare.size() ||
      (bare[colon + 1] != ' ' && bare[colon + 1] != '\n'))
    return false;
  const std::string name = trimmed(passage.text().substr(line_start, colon));
  if (name.find_first_of("*_`[\n") != std::string::npos || std::count(name.begin(), name.end(), ' ') > 2 ||
      name.size() < 3)
    return false;
  const std::optional<std::string> meant = near_speaker(reading, name, 0.75);
  if (!meant || equal_folded(*meant, name)) return false;
  reading.findings.report("form/speaker", passage.span(line_start, line_start + colon),
                          "Nobody in the cast is called " + quoted(name) + ". Did you mean " + quoted(*meant) + "?",
                          "Write \\: if the colon belongs to the text.");
  return true;
}

std::string question_of(const lesson::Turn& turn) {
  const std::string plain = lesson::plain_text(turn.text);
  std::string found;
  for (const std::string_view sentence : text::split_sentences(plain)) {
    const std::string whole = trimmed(sentence);
    if (whole.find('?') != std::string::npos || whole.find("؟") != std::string::npos ||
        whole.find("？") != std::string::npos)
      found = whole;
  }
  return found;
}

}  // namespace colloquy::source
