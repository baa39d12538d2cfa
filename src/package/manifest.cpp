#include "package/manifest.h"

#include <algorithm>

#include "base/json.h"

namespace colloquy::package {
namespace {

using base::ErrorKind;
using base::Json;
using base::Result;

Json to_json(const TrackEntry& track) {
  Json voices = Json::array();
  for (const TrackEntry::Voice& voice : track.voices)
    voices.push(Json::object().set("name", voice.name).set("teaches", voice.teaches));
  return Json::object()
      .set("id", track.id)
      .set("title", track.title)
      .set("kind", track.kind == TrackEntry::Kind::chapter ? "chapter" : "conversation")
      .set("duration", track.duration)
      .set("opus", track.opus)
      .set("mp3", track.mp3)
      .set("captions", track.captions)
      .set("cues", track.cues)
      .set("mp3_bytes", track.mp3_bytes)
      .set("chapters", track.chapters)
      .set("transcript_vtt", track.transcript_vtt)
      .set("transcript_json", track.transcript_json)
      .set("voices", std::move(voices));
}

Json to_json(const LessonEntry& lesson) {
  Json sounds = Json::array();
  for (const std::string& sound : lesson.sounds) sounds.push(sound);
  Json editions = Json::object();
  for (const auto& [card, edition] : lesson.editions) editions.set(card, edition);
  Json tracks = Json::array();
  for (const TrackEntry& track : lesson.tracks) tracks.push(to_json(track));
  return Json::object()
      .set("id", lesson.id)
      .set("slug", lesson.slug)
      .set("number", lesson.number)
      .set("title", lesson.title)
      .set("lang", lesson.lang)
      .set("translates", lesson.translates)
      .set("index", lesson.index)
      .set("open", lesson.open)
      .set("listen_ms", lesson.listen_ms)
      .set("read_words", lesson.read_words)
      .set("cards", lesson.cards)
      .set("editions", std::move(editions))
      .set("questions", lesson.questions)
      .set("visitor_page", lesson.visitor_page)
      .set("learner_page", lesson.learner_page)
      .set("data", lesson.data)
      .set("tracks", std::move(tracks))
      .set("sounds", std::move(sounds));
}

// A name that stays below the package folder, whatever somebody wrote into the file.
bool stays_inside(const std::string& name) {
  if (name.empty()) return true;
  if (name.front() == '/' || name.find('\\') != std::string::npos || name.find('\0') != std::string::npos) return false;
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find('/', at), name.size());
    const std::string_view step = std::string_view(name).substr(at, end - at);
    if (step.empty() || step == "." || step == "..") return false;
    at = end + 1;
  }
  return true;
}

TrackEntry track_from(const Json& json) {
  TrackEntry track;
  track.id = json["id"].as_string();
  track.title = json["title"].as_string();
  track.kind = json["kind"].as_string() == "chapter" ? TrackEntry::Kind::chapter : TrackEntry::Kind::conversation;
  track.duration = static_cast<Ms>(json["duration"].as_int());
  track.opus = json["opus"].as_string();
  track.mp3 = json["mp3"].as_string();
  track.captions = json["captions"].as_string();
  track.cues = json["cues"].as_string();
  track.mp3_bytes = json["mp3_bytes"].as_int();
  track.chapters = json["chapters"].as_string();
  track.transcript_vtt = json["transcript_vtt"].as_string();
  track.transcript_json = json["transcript_json"].as_string();
  for (const Json& voice : json["voices"].as_array())
    track.voices.push_back({voice["name"].as_string(), voice["teaches"].as_bool()});
  return track;
}

LessonEntry lesson_from(const Json& json) {
  LessonEntry lesson;
  lesson.id = json["id"].as_string();
  lesson.slug = json["slug"].as_string();
  lesson.number = json["number"].as_string();
  lesson.title = json["title"].as_string();
  lesson.lang = json["lang"].as_string();
  lesson.translates = json["translates"].as_string();
  lesson.index = json["index"].as_bool();
  lesson.open = json["open"].as_bool();
  lesson.listen_ms = static_cast<int>(json["listen_ms"].as_int());
  lesson.read_words = static_cast<int>(json["read_words"].as_int());
  lesson.cards = static_cast<int>(json["cards"].as_int());
  for (const auto& [card, edition] : json["editions"].as_object())
    lesson.editions.emplace_back(card, static_cast<int>(edition.as_int(1)));
  std::sort(lesson.editions.begin(), lesson.editions.end());
  lesson.questions = static_cast<int>(json["questions"].as_int());
  lesson.visitor_page = json["visitor_page"].as_string();
  lesson.learner_page = json["learner_page"].as_string();
  lesson.data = json["data"].as_string();
  for (const Json& track : json["tracks"].as_array()) lesson.tracks.push_back(track_from(track));
  for (const Json& sound : json["sounds"].as_array()) lesson.sounds.push_back(sound.as_string());
  return lesson;
}

bool names_stay_inside(const LessonEntry& lesson) {
  for (const TrackEntry& track : lesson.tracks) {
    for (const std::string* name : {&track.opus, &track.mp3, &track.captions, &track.cues, &track.chapters,
                                    &track.transcript_vtt, &track.transcript_json}) {
      if (!stays_inside(*name)) return false;
    }
  }
  if (!std::all_of(lesson.sounds.begin(), lesson.sounds.end(), stays_inside)) return false;
  return stays_inside(lesson.visitor_page) && stays_inside(lesson.learner_page) && stays_inside(lesson.data) &&
         stays_inside(lesson.slug);
}

}  // namespace

std::string write_manifest(const Manifest& manifest) {
  Json lessons = Json::array();
  for (const LessonEntry& lesson : manifest.lessons) lessons.push(to_json(lesson));
  Json authors = Json::array();
  for (const std::string& author : manifest.authors) authors.push(author);
  Json json = Json::object()
                  .set("version", manifest.version)
                  .set("course", manifest.course)
                  .set("slug", manifest.slug)
                  .set("title", manifest.title)
                  .set("lang", manifest.lang)
                  .set("licence", manifest.licence)
                  .set("authors", std::move(authors))
                  .set("cover", manifest.cover)
                  .set("build", manifest.build)
                  .set("speech", manifest.speech);
  if (manifest.waiting > 0) json.set("waiting", manifest.waiting);
  json.set("retention", manifest.retention)
      .set("new_cards", manifest.new_cards)
      .set("index_page", manifest.index_page)
      .set("lessons", std::move(lessons));
  return to_string(json, base::JsonStyle::pretty);
}

Result<Manifest> read_manifest(std::string_view text) {
  const Json json = TRY(base::parse_json(text));
  Manifest manifest;
  manifest.version = static_cast<int>(json["version"].as_int(-1));
  if (manifest.version < 0)
    return base::make_error(ErrorKind::invalid, "This is no course package: its manifest has no version.");
  if (manifest.version > kManifestVersion) {
    return base::make_error(ErrorKind::invalid, "This course package was built by a newer Colloquy (version " +
                                                    std::to_string(manifest.version) + "; this one reads up to " +
                                                    std::to_string(kManifestVersion) + ").");
  }
  manifest.course = json["course"].as_string();
  manifest.slug = json["slug"].as_string();
  manifest.title = json["title"].as_string();
  manifest.lang = json["lang"].as_string();
  manifest.licence = json["licence"].as_string();
  for (const Json& author : json["authors"].as_array()) manifest.authors.push_back(author.as_string());
  manifest.cover = json["cover"].as_string();
  manifest.build = json["build"].as_string();
  manifest.speech = json["speech"].as_bool();
  manifest.waiting = static_cast<int>(std::clamp<std::int64_t>(json["waiting"].as_int(0), 0, 1'000'000));
  manifest.retention = std::clamp(json["retention"].as_double(0.9), 0.7, 0.97);
  manifest.new_cards = static_cast<int>(std::clamp<std::int64_t>(json["new_cards"].as_int(20), 0, 1000));
  manifest.index_page = json["index_page"].as_string();
  for (const Json& lesson : json["lessons"].as_array()) {
    manifest.lessons.push_back(lesson_from(lesson));
    if (manifest.lessons.back().id.empty() || !names_stay_inside(manifest.lessons.back())) {
      return base::make_error(ErrorKind::invalid, "The course package is damaged: lesson " +
                                                      std::to_string(manifest.lessons.size()) +
                                                      " of its manifest names no proper files.");
    }
  }
  if (manifest.course.empty() || manifest.slug.empty() || !stays_inside(manifest.slug) ||
      !stays_inside(manifest.index_page) || !stays_inside(manifest.cover)) {
    return base::make_error(ErrorKind::invalid,
                            "The course package is damaged: its manifest does not say which course it is.");
  }
  return manifest;
}

}  // namespace colloquy::package
