// From an address as an author wrote it to the one the site uses: lessons to pages, files beside
// the lesson to content-addressed copies below files/, sounds to copies behind the gate. Copies are made when they are
// first asked for, so what no page names is not published.
#pragma once

#include <map>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/course.h"
#include "site/output.h"
#include "site/scan.h"

namespace colloquy::site {

class Links {
 public:
  // All arguments must outlive the object.
  Links(const lesson::Course& course, const Scan& scan, const std::string& course_slug, Output& output);

  // Thread-safe. "" where there is no such thing. Web addresses and #places are given back as they are.
  std::string resolve(const lesson::Lesson& from, std::string_view target);

  std::string page(const lesson::Lesson& lesson) const;

  // Names below gated/ of the sounds that the lesson's own text leads to, once it was written.
  std::vector<std::string> sounds(const lesson::Lesson& lesson);

 private:
  std::string published(const lesson::Lesson& from, const std::string& path);

  const Scan& scan_;
  std::string base_;  // "/c/SLUG/"
  Output& output_;
  std::map<std::string, const lesson::Lesson*> lessons_;
  std::mutex mutex_;
  std::map<std::string, std::string> files_;             // path -> file's name
  std::map<std::string, std::set<std::string>> sounds_;  // lesson's path -> names
};

}  // namespace colloquy::site
