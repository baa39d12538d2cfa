#include "write/track_chapters.h"

#include <variant>

#include "base/json.h"
#include "write/text.h"

namespace colloquy::write {
namespace {

using base::Json;
using package::Ms;
using package::Timeline;

constexpr Ms kShortest = 2000;  // who jumps to a chapter wants to hear something of it

class Chapters {
 public:
  Chapters(std::string title, Ms duration) : duration_(duration) { all_.push_back({0, duration, std::move(title)}); }

  // Negative starts are of what is not heard.
  void begin(Ms start, std::string title) {
    if (start < 0 || duration_ - start < kShortest) return;
    if (start - all_.back().start < kShortest) {
      all_.back().title = std::move(title);
      return;
    }
    all_.back().end = start;
    all_.push_back({start, duration_, std::move(title)});
  }

  std::vector<TrackChapter> take() { return std::move(all_); }

 private:
  Ms duration_;
  std::vector<TrackChapter> all_;
};

Ms start_of(const Timeline& timeline, std::string_view node) {
  for (const package::LineTime& line : timeline.lines) {
    if (line.node == node) return line.start;
  }
  return -1;
}

// Where the question is asked: its own line, else the last of its turn.
Ms start_of_question(const Timeline& timeline, std::string_view node, std::string_view question) {
  Ms last = -1;
  for (const package::LineTime& line : timeline.lines) {
    if (line.node != node) continue;
    if (line.text == question) return line.start;
    last = line.start;
  }
  return last;
}

std::vector<TrackChapter> of_part(const lesson::Part& part, const Timeline& timeline, const Text& text) {
  Chapters out(part.title, timeline.duration);
  const lesson::Turn* above = nullptr;
  for (const lesson::Line& line : part.lines) {
    if (const auto* turn = std::get_if<lesson::Turn>(&line)) {
      above = turn;
    } else if (above) {
      const std::string& question = std::get<lesson::Prompt>(line).question;
      out.begin(start_of_question(timeline, above->id, question), question.empty() ? text("prompt.turn") : question);
    }
  }
  if (part.summary) out.begin(start_of(timeline, part.id + "/summary"), text("conversation.summary"));
  return out.take();
}

std::vector<TrackChapter> of_chapter(const lesson::Chapter& chapter, const Timeline& timeline, const Text& text) {
  Chapters out(chapter.title, timeline.duration);
  if (chapter.explanation) out.begin(start_of(timeline, chapter.explanation->id), text("audiobook.explanation"));
  if (chapter.analogy) out.begin(start_of(timeline, chapter.analogy->id), text("audiobook.analogy"));
  return out.take();
}

}  // namespace

std::vector<TrackChapter> track_chapters(const lesson::Lesson& lesson, std::string_view track,
                                         const Timeline& timeline) {
  const Text text(lesson.lang);
  if (lesson.dialogue) {
    for (const lesson::Part& part : lesson.dialogue->parts) {
      if (part.id == track) return of_part(part, timeline, text);
    }
  }
  for (const lesson::Chapter& chapter : lesson.chapters) {
    if (chapter.id == track) return of_chapter(chapter, timeline, text);
  }
  return {};
}

std::string chapters_json(const std::vector<TrackChapter>& chapters) {
  Json list = Json::array();
  for (const TrackChapter& chapter : chapters) {
    list.push(Json::object()
                  .set("startTime", chapter.start / 1000.0)
                  .set("endTime", chapter.end / 1000.0)
                  .set("title", chapter.title));
  }
  return to_string(Json::object().set("version", "1.2.0").set("chapters", std::move(list)));
}

}  // namespace colloquy::write
