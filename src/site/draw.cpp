#include "site/draw.h"

#include <algorithm>

#include "base/hash.h"
#include "lesson/derived_cards.h"
#include "site/lesson_data_of.h"
#include "site/taught_by.h"
#include "write/assets.h"
#include "write/contents_page.h"
#include "write/lesson_page.h"

namespace colloquy::site {
namespace {

using base::Result;
using lesson::Lesson;

const std::vector<Track> kSilence;

const std::vector<Track>& tracks_of(const Drawing& drawing, const Lesson& lesson) {
  const auto found = drawing.sound.tracks.find(lesson.id);
  return found == drawing.sound.tracks.end() ? kSilence : found->second;
}

write::Assets assets() {
  return {write::asset_address("style.css"), write::asset_address("early.js"), write::asset_address("page.js")};
}

std::optional<write::Neighbour> neighbour(const Drawing& drawing, std::size_t index, int step) {
  const Lesson& from = *drawing.lessons[index];
  for (std::size_t at = index + static_cast<std::size_t>(step); at < drawing.lessons.size();
       at += static_cast<std::size_t>(step)) {
    const Lesson& lesson = *drawing.lessons[at];
    // Next and previous stay in the language that is being read, as far as it goes.
    if (lesson.lang != from.lang && !lesson.translates.empty()) continue;
    if (lesson.translates == from.path || from.translates == lesson.path) continue;
    return write::Neighbour{lesson.number, lesson.title, drawing.links.page(lesson)};
  }
  return std::nullopt;
}

// Course, then the chapter (the index page of the lesson's folder, where there is one).
std::vector<write::Crumb> crumbs(const Drawing& drawing, const Lesson& lesson) {
  std::vector<write::Crumb> out = {{drawing.course.title, "/c/" + drawing.course_slug + "/"}};
  const std::size_t slash = lesson.path.rfind('/');
  if (slash == std::string::npos || lesson.index) return out;
  const std::string index = lesson.path.substr(0, slash) + "/index.md";
  for (const Lesson* other : drawing.lessons) {
    if (other->path != index) continue;
    out.push_back(
        {other->number.empty() ? other->title : other->number + " " + other->title, drawing.links.page(*other)});
  }
  return out;
}

std::vector<write::Note> notes(const Drawing& drawing, const Lesson& lesson) {
  std::vector<write::Note> out;
  if (!drawing.watch) return out;
  for (const base::Diagnostic& finding : drawing.findings) {
    if (finding.span.file != lesson.file) continue;
    out.push_back({finding, drawing.files.name(finding.span.file) + ":" + std::to_string(finding.span.line) + ":" +
                                std::to_string(finding.span.column)});
  }
  return out;
}

int count_questions(const Lesson& lesson) {
  std::size_t n = 0;
  if (lesson.test) {
    for (const lesson::Pool& pool : lesson.test->pools) n += pool.questions.size();
  }
  return static_cast<int>(n);
}

// Who is heard in a track, in the order of their first words.
std::vector<package::TrackEntry::Voice> voices_of(const Track& track, const Lesson& lesson) {
  std::vector<package::TrackEntry::Voice> out;
  for (const package::LineTime& line : track.timeline.lines) {
    package::TrackEntry::Voice voice{line.speaker, false};
    for (const lesson::Speaker& speaker : lesson.cast)
      voice.teaches = voice.teaches || (speaker.name == voice.name && speaker.role == lesson::Speaker::Role::teacher);
    if (!voice.name.empty() && std::find(out.begin(), out.end(), voice) == out.end()) out.push_back(std::move(voice));
  }
  return out;
}

// Tells the server where each card is spoken.
void add_sound(const Drawing& drawing, const Lesson& lesson, package::LessonData& data) {
  const auto found = drawing.sound.cards.find(lesson.id);
  if (found == drawing.sound.cards.end()) return;
  data.spoken = found->second.file;
  data.silence = found->second.silence;
  for (package::CardData& card : data.cards) {
    const auto sound = found->second.cards.find(card.id);
    if (sound == found->second.cards.end()) continue;
    card.asked = sound->second.asked;
    card.answered = sound->second.answered;
  }
}

}  // namespace

Result<void> draw_lesson_pages(const Drawing& drawing, std::size_t index, package::LessonEntry& entry) {
  const Lesson& lesson = *drawing.lessons[index];
  const std::vector<Track>& tracks = tracks_of(drawing, lesson);
  const std::string gated = "/c/" + drawing.course_slug + "/gated/";
  write::LessonView view;
  view.course = &drawing.course;
  view.lesson = &lesson;
  view.course_slug = drawing.course_slug;
  view.read_words = write::read_words(lesson);
  view.crumbs = crumbs(drawing, lesson);
  view.previous = neighbour(drawing, index, -1);
  view.next = neighbour(drawing, index, +1);
  view.resolve = [&](std::string_view target) { return drawing.links.resolve(lesson, target); };
  view.assets = assets();
  view.site = drawing.site;
  view.watch = drawing.watch;
  view.notes = notes(drawing, lesson);
  for (const Track& track : tracks) {
    view.tracks.push_back(
        {track.id, &track.timeline, gated + track.opus, gated + track.mp3, gated + track.captions, gated + track.cues});
    entry.tracks.push_back({track.id, track.title, track.kind, track.timeline.duration, track.opus, track.mp3,
                            track.captions, track.cues, track.mp3_bytes, track.chapters, track.transcript_vtt,
                            track.transcript_json, voices_of(track, lesson)});
    entry.listen_ms += track.timeline.duration;
  }
  entry.id = lesson.id;
  entry.slug = lesson.slug;
  entry.number = lesson.number;
  entry.title = lesson.title;
  entry.lang = lesson.lang;
  for (const Lesson* other : drawing.lessons) {
    if (other->path == lesson.translates) entry.translates = other->id;
  }
  entry.index = lesson.index;
  entry.open = lesson.access == lesson::Access::open;
  entry.read_words = view.read_words;
  entry.questions = count_questions(lesson);

  write::WrittenByNode written;
  view.written = &written;
  view.audience = write::Audience::visitor;
  entry.visitor_page = "pages/" + lesson.slug + ".visitor.html";
  TRY_VOID(drawing.output.put(entry.visitor_page, write::lesson_page(view), Twin::gzip));
  view.audience = write::Audience::learner;
  entry.learner_page = "pages/" + lesson.slug + ".learner.html";
  TRY_VOID(drawing.output.put(entry.learner_page, write::lesson_page(view), Twin::gzip));

  package::LessonData data = lesson_data_of(drawing.course, lesson, TaughtBy(tracks), view.resolve);
  add_sound(drawing, lesson, data);
  entry.sounds = drawing.links.sounds(lesson);
  for (const package::CardData& card : data.cards) {
    if (card.question.empty()) ++entry.cards;
    if (card.edition > 1) entry.editions.emplace_back(card.id, card.edition);
  }
  if (!data.prompts.empty() || !data.cards.empty() || !data.test.pools.empty()) {
    entry.data = "data/" + lesson.id + ".json";
    TRY_VOID(drawing.output.put(entry.data, package::write_lesson_data(data)));
  }
  return {};
}

Result<void> draw_index_page(const Drawing& drawing, package::Manifest& manifest) {
  write::ContentsView view;
  view.lang = drawing.course.lang;
  view.course_title = drawing.course.title;
  view.course_slug = drawing.course_slug;
  view.authors = drawing.course.authors;
  view.licence = drawing.course.licence;
  view.assets = assets();
  view.site = drawing.site;
  if (drawing.watch) view.watch = drawing.course_slug;
  for (std::size_t i = 0; i < drawing.lessons.size(); ++i) {
    const package::LessonEntry& entry = manifest.lessons[i];
    write::LessonItem item;
    item.number = entry.number;
    item.title = entry.title;
    item.address = drawing.links.page(*drawing.lessons[i]);
    item.lang = entry.lang;
    item.index = entry.index;
    item.listen_minutes = write::listen_minutes(entry.listen_ms);
    item.read_minutes = write::read_minutes(entry.read_words);
    view.lessons.push_back(std::move(item));
  }
  manifest.index_page = "pages/index.visitor.html";
  return drawing.output.put(manifest.index_page, write::contents_page(view), Twin::gzip);
}

std::string program_stamp() {
  std::string all = COLLOQUY_VERSION;
  for (const write::Asset& asset : write::assets()) all += ' ' + asset.hashed_name;
  return all;
}

}  // namespace colloquy::site
