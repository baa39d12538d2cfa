// One course as the server holds it: a built package, opened. Opening reads the manifest alone, so
// that a course of a thousand lessons starts at once; pages and lesson data are read when they are
// first wanted. Immutable from outside: a rebuilt package is opened anew and takes the old one's
// place (courses.h), while requests that hold the old one finish with it.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "api/message.h"
#include "api/recent.h"
#include "base/clock.h"
#include "base/result.h"
#include "package/lesson_data.h"
#include "package/manifest.h"

namespace colloquy::api {

class Course {
 public:
  // Bytes kept in memory: pages with their compressed twins, and lesson data.
  static constexpr std::size_t kPageBudget = 32u << 20, kDataBudget = 16u << 20;

  // Errors: those of read_file and read_manifest.
  static base::Result<std::shared_ptr<const Course>> open(const std::filesystem::path& folder);

  const package::Manifest& manifest() const { return manifest_; }
  const std::string& id() const { return manifest_.course; }
  const std::string& slug() const { return manifest_.slug; }
  base::Millis built() const { return built_; }  // when its manifest was written
  // "/c/SLUG/" and what follows, as it stands in a link.
  std::string address(std::string_view rest = {}) const;

  // Null where there is none.
  const package::LessonEntry* by_slug(std::string_view slug) const;
  const package::LessonEntry* by_id(std::string_view id) const;

  // A page of the package by its name in the manifest; null where the file is missing.
  std::shared_ptr<const Content> page(const std::string& name) const;

  // A public file of that name: a picture. Nothing where the name is not one that a build writes.
  std::optional<File> public_file(std::string_view name) const;

  // A gated file that the manifest names, and the lesson it belongs to. No other name leads to any
  // byte below gated/.
  struct Gated {
    File file;
    const package::LessonEntry* lesson = nullptr;
  };
  std::optional<Gated> gated_file(std::string_view name) const;

  // The file in which the lesson's cards are spoken; null where there is none.
  std::shared_ptr<const base::OpenFile> spoken(const package::LessonData& data) const;

  // Prompts, cards and test of a lesson, kept for a while. Errors: not_found (the lesson asks
  // nothing), and those of reading.
  base::Result<std::shared_ptr<const package::LessonData>> data(const package::LessonEntry& lesson) const;

 private:
  Course(std::filesystem::path folder, package::Manifest manifest);
  void put_gated(const std::string& name, const package::LessonEntry& lesson);

  std::filesystem::path folder_;
  package::Manifest manifest_;
  base::Millis built_ = 0;
  std::unordered_map<std::string_view, const package::LessonEntry*> by_slug_, by_id_;
  std::unordered_map<std::string, const package::LessonEntry*> gated_;
  mutable Recent<Content> pages_{kPageBudget};
  mutable Recent<package::LessonData> data_{kDataBudget};
};

// "audio/ogg" for "x.opus"; "application/octet-stream" for what no build writes.
std::string_view media_type_of(std::string_view file_name);

}  // namespace colloquy::api
