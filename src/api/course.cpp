#include "api/course.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/file.h"
#include "base/hash.h"

namespace colloquy::api {

namespace fs = std::filesystem;
using base::Result;
using package::LessonData;
using package::LessonEntry;

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 17> kMediaTypes{{
    {"opus", "audio/ogg"},
    {"ogg", "audio/ogg"},
    {"mp3", "audio/mpeg"},
    {"vtt", "text/vtt; charset=utf-8"},
    {"json", "application/json"},
    {"svg", "image/svg+xml"},
    {"png", "image/png"},
    {"jpg", "image/jpeg"},
    {"jpeg", "image/jpeg"},
    {"webp", "image/webp"},
    {"avif", "image/avif"},
    {"gif", "image/gif"},
    {"css", "text/css; charset=utf-8"},
    {"js", "text/javascript; charset=utf-8"},
    {"mp4", "video/mp4"},
    {"webm", "video/webm"},
    {"pdf", "application/pdf"},
}};

// Parsed lesson data take about this many times the bytes of their file.
constexpr std::size_t kParsedGrowth = 3;

std::string_view without_folder(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  return slash == std::string_view::npos ? name : name.substr(slash + 1);
}

// Letters, digits, hyphens and one kind of dot: what content-addressed names are made of.
bool is_file_name(std::string_view name) {
  if (name.empty() || name.size() > 128 || name.front() == '.') return false;
  return std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
  });
}

}  // namespace

std::string_view media_type_of(std::string_view file_name) {
  const std::size_t dot = file_name.rfind('.');
  const std::string_view extension = dot == std::string_view::npos ? "" : file_name.substr(dot + 1);
  for (const auto& [name, type] : kMediaTypes) {
    if (name == extension) return type;
  }
  return "application/octet-stream";
}

Course::Course(fs::path folder, package::Manifest manifest)
    : folder_(std::move(folder)), manifest_(std::move(manifest)) {
  for (const LessonEntry& lesson : manifest_.lessons) {
    by_slug_.emplace(lesson.slug, &lesson);
    by_id_.emplace(lesson.id, &lesson);
    for (const std::string& sound : lesson.sounds) put_gated(sound, lesson);
    for (const package::TrackEntry& track : lesson.tracks) {
      for (const std::string* name : {&track.opus, &track.mp3, &track.captions, &track.cues, &track.chapters,
                                      &track.transcript_vtt, &track.transcript_json}) {
        if (!name->empty()) put_gated(std::string(without_folder(*name)), lesson);
      }
    }
  }
}

// What an open lesson lets hear is open, whoever else has it.
void Course::put_gated(const std::string& name, const LessonEntry& lesson) {
  const auto [at, is_new] = gated_.emplace(name, &lesson);
  if (!is_new && lesson.open) at->second = &lesson;
}

Result<std::shared_ptr<const Course>> Course::open(const fs::path& folder) {
  const std::string json = TRY(base::read_file(folder / "manifest.json"));
  package::Manifest manifest = TRY(package::read_manifest(json));
  std::shared_ptr<Course> out(new Course(folder, std::move(manifest)));
  struct stat status{};
  if (::stat((folder / "manifest.json").c_str(), &status) == 0)
    out->built_ = static_cast<base::Millis>(status.st_mtim.tv_sec) * 1000;
  return std::shared_ptr<const Course>(std::move(out));
}

std::string Course::address(std::string_view rest) const {
  std::string out = "/c/";
  out.append(manifest_.slug).append("/").append(rest);
  return out;
}

const LessonEntry* Course::by_slug(std::string_view slug) const {
  const auto found = by_slug_.find(slug);
  return found == by_slug_.end() ? nullptr : found->second;
}

const LessonEntry* Course::by_id(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second;
}

std::shared_ptr<const Content> Course::page(const std::string& name) const {
  if (name.empty()) return nullptr;
  if (std::shared_ptr<const Content> kept = pages_.get(name)) return kept;
  Content content;
  content.file = base::open_file((folder_ / name).string());
  Result<std::string> bytes = content.file ? content.file->read() : base::make_error(base::ErrorKind::not_found, name);
  if (!bytes.ok()) return nullptr;
  content.bytes = std::move(bytes).value();
  if (Result<std::string> twin = base::read_file(folder_ / (name + ".gz")); twin.ok()) {
    content.gzip = std::move(twin).value();
  }
  content.etag = base::short_hash(content.bytes, 20);
  content.media_type = "text/html; charset=utf-8";
  content.cache_control = "private, no-cache";
  const std::size_t size = content.bytes.size() + content.gzip.size();
  std::shared_ptr<const Content> shared = std::make_shared<const Content>(std::move(content));
  pages_.put(name, shared, size);
  return shared;
}

std::optional<File> Course::public_file(std::string_view name) const {
  if (!is_file_name(name)) return std::nullopt;
  File file;
  file.path = (folder_ / "files" / name).string();
  file.media_type = media_type_of(name);
  file.etag = name;
  file.cache_control = "public, max-age=31536000, immutable";
  return file;
}

std::optional<Course::Gated> Course::gated_file(std::string_view name) const {
  const auto found = gated_.find(std::string(name));
  if (found == gated_.end()) return std::nullopt;
  Gated gated;
  gated.lesson = found->second;
  gated.file.path = (folder_ / "gated" / name).string();
  gated.file.media_type = media_type_of(name);
  gated.file.etag = name;
  gated.file.cache_control = "private, no-cache";
  return gated;
}

std::shared_ptr<const base::OpenFile> Course::spoken(const LessonData& data) const {
  return is_file_name(data.spoken) ? base::open_file((folder_ / "data" / data.spoken).string()) : nullptr;
}

Result<std::shared_ptr<const LessonData>> Course::data(const LessonEntry& lesson) const {
  if (lesson.data.empty()) return base::make_error(base::ErrorKind::not_found, "the lesson asks nothing");
  if (std::shared_ptr<const LessonData> kept = data_.get(lesson.data)) return kept;
  const std::string json = TRY(base::read_file(folder_ / lesson.data));
  std::shared_ptr<const LessonData> shared = std::make_shared<const LessonData>(TRY(package::read_lesson_data(json)));
  data_.put(lesson.data, shared, json.size() * kParsedGrowth);
  return shared;
}

}  // namespace colloquy::api
