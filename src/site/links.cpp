#include "site/links.h"

#include <algorithm>
#include <vector>

#include "base/file.h"
#include "source/address.h"

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
  return published(path);
}

std::string Links::published(const std::string& path) {
  const std::lock_guard lock(mutex_);
  if (const auto known = files_.find(path); known != files_.end()) return known->second;
  std::string& address = files_[path];
  std::string bytes;
  if (const ScannedFile* text = scan_.find(path)) {
    bytes = text->bytes;
  } else if (scan_.others.contains(path)) {
    base::Result<std::string> read = base::read_file(scan_.root / path, 512ull << 20);
    if (!read.ok()) return address;
    bytes = std::move(read).value();
  } else {
    return address;
  }
  const base::Result<std::string> file = output_.put_hashed("files", extension_of(path), bytes);
  if (file.ok()) address = base_ + "files/" + *file;
  return address;
}

}  // namespace colloquy::site
