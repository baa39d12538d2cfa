#include "source/course_order.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "source/address.h"
#include "source/suggestion.h"

namespace colloquy::source {
namespace {

using base::Severity;
using base::Span;
using lesson::Lesson;

std::vector<std::string> split(std::string_view path, char separator) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find(separator, at), path.size());
    out.emplace_back(path.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

// The whole number that begins a name, -1 for none; `rest` gets the name without it.
int leading_number(std::string_view name, std::string_view& rest) {
  std::size_t digits = 0;
  while (digits < name.size() && name[digits] >= '0' && name[digits] <= '9') ++digits;
  rest = name;
  if (digits == 0 || digits > 6) return -1;
  int n = 0;
  std::from_chars(name.data(), name.data() + digits, n);
  rest = name.substr(digits);
  while (!rest.empty() && (rest[0] == '-' || rest[0] == '_' || rest[0] == '.' || rest[0] == ' ')) rest.remove_prefix(1);
  return n;
}

std::string_view without_suffix(std::string_view name, std::string_view suffix) {
  return name.ends_with(suffix) ? name.substr(0, name.size() - suffix.size()) : name;
}

std::string file_name(std::string_view path) {
  return std::string(path.substr(path.rfind('/') + 1));
}

// Place in the course: for each step of the path a number (or place in `order`) and a name.
struct Step {
  int number = -1;
  std::string name;
  friend auto operator<=>(const Step&, const Step&) = default;
};
using Place = std::vector<Step>;

Span top_of(const Lesson& lesson) {
  return {lesson.file, 1, 1, 1, 1};
}

class Orderer {
 public:
  Orderer(lesson::Course& course, const std::vector<std::string>& order, Span order_span, base::Diagnostics& findings)
      : course_(course), order_(order), order_span_(order_span), findings_(findings) {}

  void run() {
    for (Lesson& lesson : course_.lessons) {
      lesson.index = file_name(lesson.path) == "index.md";
      place(lesson);
    }
    check_order_names();
    check_siblings();
    check_numbers();
    name_addresses();
    sort();
  }

 private:
  // "2-counting/1-how.md" is 2.1; index.md has its folder's number; a translation has its original's.
  void place(Lesson& lesson) {
    const std::string& path = lesson.translates.empty() ? lesson.path : lesson.translates;
    std::vector<std::string> steps = split(without_suffix(path, ".md"), '/');
    if (steps.back() == "index") steps.pop_back();
    Place place;
    std::string number;
    bool numbered = true;
    for (const std::string& step : steps) {
      std::string_view rest;
      const int n = leading_number(step, rest);
      numbered = numbered && n >= 0;
      if (n >= 0) number += (number.empty() ? "" : ".") + std::to_string(n);
      place.push_back({n, std::string(rest)});
    }
    if (!place.empty() && place.back().number < 0) {
      const auto at = std::find_if(order_.begin(), order_.end(), [&](const std::string& name) {
        return name == path || name == file_name(path) || name == without_suffix(file_name(path), ".md") ||
               name == without_suffix(path, ".md");
      });
      place.back().number = at == order_.end() ? 1000000 : static_cast<int>(at - order_.begin());
      if (at != order_.end()) found_.insert(*at);
    }
    if (!lesson.number.empty()) {
      place.clear();
      for (const std::string& part : split(lesson.number, '.')) place.push_back({std::atoi(part.c_str()), ""});
    } else if (numbered) {
      lesson.number = number;
    }
    places_[lesson.path] = std::move(place);
  }

  void check_order_names() {
    std::vector<std::string> names;
    for (const Lesson& lesson : course_.lessons) names.push_back(file_name(lesson.path));
    for (const std::string& name : order_) {
      if (found_.contains(name)) continue;
      base::Diagnostic finding{"form/order", Severity::error,
                               order_span_,  "The order names \"" + name + "\", which is no lesson without a number.",
                               "",           {}};
      if (const auto near = suggestion(name, names)) finding.message += " Did you mean \"" + *near + "\"?";
      findings_.push_back(std::move(finding));
    }
  }

  // In one folder all names begin with a number, or none does.
  void check_siblings() {
    struct Sibling {
      bool numbered;
      const Lesson* lesson;
    };
    std::map<std::string, std::map<std::string, Sibling>> folders;
    for (const Lesson& lesson : course_.lessons) {
      if (!lesson.translates.empty()) continue;
      std::string above;
      for (const std::string& step : split(lesson.path, '/')) {
        std::string_view rest;
        const bool numbered = leading_number(step, rest) >= 0;
        if (step != "index.md") folders[above].try_emplace(step, Sibling{numbered, &lesson});
        above += (above.empty() ? "" : "/") + step;
      }
    }
    for (const auto& [name, siblings] : folders) {
      const auto count =
          std::count_if(siblings.begin(), siblings.end(), [](const auto& s) { return s.second.numbered; });
      if (count == 0 || count == static_cast<std::ptrdiff_t>(siblings.size())) continue;
      for (const auto& [step, sibling] : siblings) {
        if (sibling.numbered) continue;
        findings_.push_back({"form/number-missing",
                             Severity::warning,
                             top_of(*sibling.lesson),
                             "\"" + step + "\" has no number, but the names beside it have one.",
                             "Begin its name with a number, as in \"3-" + step + "\".",
                             {}});
      }
    }
  }

  void check_numbers() {
    std::map<std::string, const Lesson*> seen;
    for (const Lesson& lesson : course_.lessons) {
      if (lesson.number.empty() || !lesson.translates.empty()) continue;
      const auto [other, fresh] = seen.emplace(lesson.number, &lesson);
      if (fresh) continue;
      const Lesson* both[] = {other->second, &lesson};
      for (int i = 0; i < 2; ++i) {
        findings_.push_back(
            {"form/number-twice",
             Severity::error,
             top_of(*both[i]),
             "Two lessons have the number " + lesson.number + "; the other is " + both[1 - i]->path + ".",
             "Give one of them another number, in its name or by number:.",
             {}});
      }
    }
  }

  // The address has no numbers, so that it stays when a lesson moves; a clash puts them back.
  void name_addresses() {
    std::set<std::string> taken;
    for (Lesson& lesson : course_.lessons) {
      std::string plain, full;
      const std::string path(without_suffix(lesson.translates.empty() ? lesson.path : lesson.translates, ".md"));
      for (const std::string& step : split(path, '/')) {
        if (step == "index") continue;
        std::string_view rest;
        leading_number(step, rest);
        const std::string name = address_step(rest.empty() ? std::string_view(step) : rest);
        plain += (plain.empty() ? "" : "/") + name;
        full += (full.empty() ? "" : "/") + address_step(step);
      }
      if (plain.empty()) plain = full = "start";
      if (!lesson.translates.empty()) plain += "." + lesson.lang, full += "." + lesson.lang;
      if (is_reserved(plain)) plain = "lesson-" + plain;
      lesson.slug = taken.insert(plain).second ? plain : full;
      for (int n = 2; lesson.slug == full && plain != full && !taken.insert(lesson.slug).second; ++n)
        lesson.slug = full + "-" + std::to_string(n);
    }
  }

  // First steps that the server uses itself below /c/COURSE/.
  static bool is_reserved(std::string_view slug) {
    const std::string_view first = slug.substr(0, slug.find('/'));
    return first == "files" || first == "gated" || first == "cards" || first == "card" || first == "enrol" ||
           first == "notes";
  }

  void sort() {
    std::stable_sort(course_.lessons.begin(), course_.lessons.end(), [&](const Lesson& a, const Lesson& b) {
      const Place& x = places_.at(a.path);
      const Place& y = places_.at(b.path);
      if (x != y) return x < y;
      if (a.index != b.index) return a.index;
      return a.translates.empty() != b.translates.empty() ? a.translates.empty() : a.path < b.path;
    });
  }

  lesson::Course& course_;
  const std::vector<std::string>& order_;
  Span order_span_;
  base::Diagnostics& findings_;
  std::map<std::string, Place> places_;
  std::set<std::string> found_;
};

}  // namespace

bool is_lesson_path(std::string_view path) {
  if (!path.ends_with(".md")) return false;
  const std::vector<std::string> steps = split(path, '/');
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const std::string& step = steps[i];
    if (step.empty() || step[0] == '.' || step[0] == '_') return false;
    if (i + 1 < steps.size() && (step == "shared" || step == "sources" || step == "media")) return false;
  }
  if (steps.size() > 1) return true;
  static const std::set<std::string, std::less<>> kOthers = {"glossary.md", "README.md",    "LICENSE.md",
                                                             "LICENCE.md",  "CHANGELOG.md", "CONTRIBUTING.md"};
  return !kOthers.contains(steps[0]) && !steps[0].starts_with("glossary.");
}

std::string translated_path(std::string_view path, const std::vector<std::string>& paths, std::string& lang) {
  const std::string_view stem = without_suffix(path, ".md");
  const std::size_t dot = stem.rfind('.');
  if (dot == std::string_view::npos || stem.find('/', dot) != std::string_view::npos) return {};
  const std::string_view tag = stem.substr(dot + 1);
  if (tag.size() < 2 || tag.size() > 12 || !std::all_of(tag.begin(), tag.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
      })) {
    return {};
  }
  std::string original = std::string(stem.substr(0, dot)) + ".md";
  if (std::find(paths.begin(), paths.end(), original) == paths.end()) return {};
  lang = tag;
  return original;
}

void put_in_order(lesson::Course& course, const std::vector<std::string>& order, base::Span order_span,
                  base::Diagnostics& findings) {
  Orderer(course, order, order_span, findings).run();
}

}  // namespace colloquy::source
