#include "api/feed_view.h"

#include <cstdint>

#include "api/feed_address.h"
#include "api/percent.h"
#include "base/utf8.h"
#include "exchange/anki/sha1.h"
#include "write/text.h"

namespace colloquy::api {
namespace {

using package::LessonEntry;
using package::TrackEntry;

bool is_episode(const TrackEntry& track) {
  return !track.mp3.empty() && track.mp3_bytes > 0;
}

std::string id_of(const LessonEntry& lesson, const TrackEntry& track) {
  return lesson.id + ' ' + track.id;
}

// UUID version 5 (RFC 9562, 5.5) in the namespace of podcasts
// (github.com/Podcastindex-org/podcast-namespace, docs/tags/guid.md): of whose feed it is, so that it outlives an
// address.
std::string uuid_of(std::string_view name) {
  constexpr std::string_view kPodcasts("\xea\xd4\xc2\x36\xbf\x58\x58\xc6\xa2\xc6\xa6\xb2\x8d\x12\x8c\xb6", 16);
  std::array<std::uint8_t, 20> bytes = exchange::anki::sha1(std::string(kPodcasts) + std::string(name));
  bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0f) | 0x50);
  bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3f) | 0x80);
  constexpr char kHex[] = "0123456789abcdef";
  std::string out;
  for (std::size_t i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
    out += kHex[bytes[i] >> 4];
    out += kHex[bytes[i] & 15];
  }
  return out;
}

std::string numbered(const LessonEntry& lesson) {
  return lesson.number.empty() ? lesson.title : lesson.number + " " + lesson.title;
}

// The namespace gives names of seasons and people 128 characters.
std::string short_name(const std::string& name) {
  constexpr std::size_t kMost = 128;
  return name.substr(0, base::offset_of_code_point(name, kMost));
}

write::FeedEpisode episode_of(const Course& course, const LessonEntry& lesson, const TrackEntry& track,
                              const FeedPlace& place) {
  const std::string files = feed_address(place.origin, place.secret) + "file/";
  const auto address = [&](const std::string& name) { return name.empty() ? name : files + name; };
  write::FeedEpisode out;
  out.guid = "colloquy:" + course.id() + ":" + lesson.id + ":" + track.id;
  out.title = numbered(lesson) + " · " + track.title;
  out.about = numbered(lesson);
  out.page = place.origin + percent_encode_path(course.address(lesson.slug + "/"));
  out.audio = address(track.mp3);
  out.bytes = track.mp3_bytes;
  out.ms = track.duration;
  out.transcript_vtt = address(track.transcript_vtt);
  out.transcript_json = address(track.transcript_json);
  out.chapters = address(track.chapters);
  for (const TrackEntry::Voice& voice : track.voices)
    out.people.push_back({short_name(voice.name), voice.teaches ? "host" : "guest"});
  return out;
}

write::FeedEpisode episode_of(const Course& course, const Review& review, const FeedPlace& place,
                              const write::Text& text) {
  write::FeedEpisode out;
  out.guid = "colloquy:" + course.id() + ":review:" + review.day();
  out.title = text("feed.review", {{"day", review.day()}});
  out.about = text.count("feed.review.says", static_cast<long long>(review.cards()));
  out.page = place.origin + percent_encode_path(course.address("cards"));
  out.audio = feed_address(place.origin, place.secret) + "review/" + review_file(review);
  out.bytes = static_cast<long long>(review.bytes());
  out.ms = review.length();
  out.published = review.began();
  return out;
}

}  // namespace

std::vector<std::string> episode_ids(const Course& course) {
  std::vector<std::string> out;
  for (const LessonEntry& lesson : course.manifest().lessons) {
    for (const TrackEntry& track : lesson.tracks) {
      if (is_episode(track)) out.push_back(id_of(lesson, track));
    }
  }
  return out;
}

write::FeedView feed_view(const Course& course, const store::LearnerId& learner, const FeedPlace& place,
                          const Published& published, const Review* review) {
  const package::Manifest& manifest = course.manifest();
  const write::Text text(manifest.lang);
  write::FeedView view;
  view.title = manifest.title;
  view.about = text("feed.says", {{"course", manifest.title}});
  view.lang = manifest.lang;
  for (const std::string& author : manifest.authors) {
    view.author += (view.author.empty() ? "" : ", ") + author;
    view.people.push_back({short_name(author), "author"});
  }
  if (view.author.empty()) view.author = manifest.title;
  view.page = place.origin + percent_encode_path(course.address());
  view.self = feed_address(place.origin, place.secret) + "course.xml";
  if (!manifest.cover.empty()) view.cover = place.origin + percent_encode_path(course.address(manifest.cover));
  view.guid = uuid_of("colloquy " + course.id() + ' ' + learner);
  view.category = "Education";
  view.subcategory = "Courses";
  view.licence = manifest.licence;
  if (review) view.episodes.push_back(episode_of(course, *review, place, text));
  int season = 0;
  for (const LessonEntry& lesson : manifest.lessons) {
    int number = 0;
    for (const TrackEntry& track : lesson.tracks) {
      if (!is_episode(track)) continue;
      if (number == 0) ++season;
      write::FeedEpisode episode = episode_of(course, lesson, track, place);
      episode.season = season;
      episode.season_name = short_name(numbered(lesson));
      episode.number = ++number;
      if (const auto at = published.at.find(id_of(lesson, track)); at != published.at.end())
        episode.published = at->second;
      view.episodes.push_back(std::move(episode));
    }
  }
  return view;
}

std::string review_file(const Review& review) {
  return review.day() + ".mp3";
}

}  // namespace colloquy::api
