#include "write/book/transcript.h"

#include <map>

#include "lesson/prose.h"
#include "lesson/spoken.h"
#include "write/text.h"

namespace colloquy::write {
namespace {

std::string underlined(const std::string& title, char with) {
  std::size_t letters = 0;
  for (const char c : title) letters += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
  return title + '\n' + std::string(letters, with) + "\n\n";
}

// The paragraphs that are spoken, as they are spoken.
std::string said(const lesson::Blocks& blocks) {
  std::string out;
  for (const lesson::Block* paragraph : lesson::spoken_paragraphs(blocks))
    out.append(out.empty() ? "" : "\n\n").append(lesson::plain_text(paragraph->inlines));
  return out;
}

class Writer {
 public:
  Writer(const lesson::Lesson& lesson, const std::vector<TimedTrack>& tracks) : text_(lesson.lang) {
    for (const TimedTrack& track : tracks) {
      if (!track.timeline) continue;
      for (const package::LineTime& line : track.timeline->lines) starts_.emplace(line.node, line.start);
    }
    out_ = underlined(lesson.number.empty() ? lesson.title : lesson.number + " " + lesson.title, '=');
  }

  void part(const lesson::Part& part) {
    out_ += underlined(part.title, '-');
    for (const lesson::Line& line : part.lines) {
      if (const lesson::Turn* turn = std::get_if<lesson::Turn>(&line)) paragraph(turn->id, turn->who, said(turn->text));
    }
    if (part.summary) paragraph(part.id + "/summary", text_("conversation.summary"), said(part.summary->text));
  }

  void chapter(const lesson::Chapter& chapter) {
    out_ += underlined(chapter.title, '-');
    const auto layer = [&](const lesson::Chapter::Layer& one, std::string_view key) {
      paragraph(one.id, key.empty() ? std::string() : text_(key), said(one.blocks));
    };
    layer(chapter.content, "");
    if (chapter.explanation) layer(*chapter.explanation, "audiobook.explanation");
    if (chapter.analogy) layer(*chapter.analogy, "audiobook.analogy");
  }

  std::string finish() { return std::move(out_); }

 private:
  void paragraph(const std::string& node, const std::string& who, const std::string& words) {
    if (words.empty()) return;
    if (const auto start = starts_.find(node); start != starts_.end()) out_ += "[" + clock_time(start->second) + "] ";
    if (!who.empty()) out_ += who + ": ";
    out_ += words + "\n\n";
  }

  const Text text_;
  std::map<std::string, package::Ms> starts_;
  std::string out_;
};

}  // namespace

std::string transcript(const lesson::Lesson& lesson, Spoken which, const std::vector<TimedTrack>& tracks) {
  Writer writer(lesson, tracks);
  if (lesson.dialogue && which != Spoken::chapters) {
    for (const lesson::Part& part : lesson.dialogue->parts) writer.part(part);
  }
  if (which != Spoken::conversation) {
    for (const lesson::Chapter& chapter : lesson.chapters) writer.chapter(chapter);
  }
  return writer.finish();
}

}  // namespace colloquy::write
