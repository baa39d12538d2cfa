#include "site/links.h"

#include <algorithm>
#include <vector>

#include "base/file.h"
#include "source/address.h"
#include "write/prose.h"

namespace colloquy::site {
namespace {

// A scheme ("https:", "mailto:") or a host ("//example") comes before any slash of a path.
bool leads_elsewhere(std::string_view target) {
  if (target.starts_with("//")) return true;
  const std::size_t colon = target.find(':');
  return colon != std::string_view::npos && target.find('/') >= colon;
}

std::string extension_of(const std::string& path) {
  const std::size_t dot = path.rfind('.');
  if (dot == std::string::npos || path.size() - dot > 9) return "bin";
  std::string out;
  for (const char c : path.substr(dot + 1)) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9')) out += lower;
  }
  return out.empty() ? "bin" : out;
}

}  // namespace

Links::Links(const lesson::Course& course, const Scan& scan, const std::string& course_slug, Output& output)
    : scan_(scan), base_("/c/" + course_slug + "/"), output_(output) {
  for (const lesson::Lesson& lesson : course.lessons) lessons_[lesson.path] = &lesson;
}

std::string Links::page(const lesson::Lesson& lesson) const {
  return base_ + lesson.slug + "/";
}

std::string Links::resolve(const lesson::Lesson& from, std::string_view target) {
  if (target.empty()) return {};
  if (target.front() == '#') return std::string(target);
  if (leads_elsewhere(target)) {
    const bool known = target.starts_with("https://") || target.starts_with("http://") ||
                       target.starts_with("mailto:") || target.starts_with("tel:") || target.starts_with("doi:");
    return known ? std::string(target) : std::string();
  }
  const std::size_t hash = std::min(target.find('#'), target.size());
  const std::string path = source::relative_path(from.path, source::percent_decoded(target.substr(0, hash)));
  if (const auto lesson = lessons_.find(path); lesson != lessons_.end())
    return page(*lesson->second) + std::string(target.substr(hash));
  return published(from, path);
}

std::vector<std::string> Links::sounds(const lesson::Lesson& lesson) {
  const std::lock_guard lock(mutex_);
  const std::set<std::string>& found = sounds_[lesson.path];
  return {found.begin(), found.end()};
}

std::string Links::published(const lesson::Lesson& from, const std::string& path) {
  const std::lock_guard lock(mutex_);
  const std::string extension = extension_of(path);
  const bool gated = write::is_sound(path);
  auto [known, is_new] = files_.try_emplace(path);
  std::string& name = known->second;
  if (is_new) {
    std::string bytes;
    if (const ScannedFile* text = scan_.find(path)) {
      bytes = text->bytes;
    } else if (scan_.others.contains(path)) {
      base::Result<std::string> read = base::read_file(scan_.root / path, 512ull << 20);
      if (!read.ok()) return {};
      bytes = std::move(read).value();
    } else {
      return {};
    }
    const base::Result<std::string> file = output_.put_hashed(gated ? "gated" : "files", extension, bytes);
    if (file.ok()) name = *file;
  }
  if (name.empty()) return {};
  if (gated) sounds_[from.path].insert(name);
  return base_ + (gated ? "gated/" : "files/") + name;
}

}  // namespace colloquy::site
