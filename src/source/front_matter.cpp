#include "source/front_matter.h"

#include <optional>

#include "source/setting.h"
#include "source/settings_reader.h"

namespace colloquy::source {
namespace {

using base::Diagnostics;
using base::FileId;
using base::Severity;
using base::Span;
using lesson::BasedOn;
using lesson::Lesson;

// The newest format this program reads, as major.minor.
constexpr int kMajor = 1;
constexpr int kMinor = 0;

bool is_fence(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) line.remove_suffix(1);
  return line == "---";
}

std::string_view next_line(std::string_view text, std::size_t& at) {
  const std::size_t end = std::min(text.find('\n', at), text.size());
  const std::string_view line = text.substr(at, end - at);
  at = end + 1;
  return line;
}

void take_based_on(SettingsReader& reader, const Setting& value, std::vector<BasedOn>& out) {
  if (value.kind != Setting::Kind::list)
    return reader.wrong_value(value, "based-on", "a list of { title, author, url or file, licence, changes }");
  for (const Setting& item : value.items) {
    BasedOn work;
    reader.take_all(item, {
                              {"title", [&](const Setting& s) { reader.text(s, "title", work.title); }},
                              {"author", [&](const Setting& s) { reader.text(s, "author", work.author); }},
                              {"url", [&](const Setting& s) { reader.text(s, "url", work.url); }},
                              {"file", [&](const Setting& s) { reader.text(s, "file", work.file); }},
                              {"licence", [&](const Setting& s) { reader.text(s, "licence", work.licence); }},
                              {"changes", [&](const Setting& s) { reader.text(s, "changes", work.changes); }},
                          });
    out.push_back(std::move(work));
  }
}

// BCP 47 as far as it matters here: letters, digits and single hyphens, two or three letters first.
bool is_language(std::string_view tag) {
  const std::size_t first = std::min(tag.find('-'), tag.size());
  if (first < 2 || first > 3 || tag.back() == '-') return false;
  for (const char c : tag) {
    if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-')) return false;
  }
  return tag.find("--") == std::string_view::npos;
}

void take_language(SettingsReader& reader, const Setting& value, std::string& out) {
  if (value.kind != Setting::Kind::text || !is_language(value.text))
    return reader.wrong_value(value, "lang", "a language tag such as en or pt-BR");
  out = value.text;
}

// "5.1.1": whole numbers joined by dots.
void take_number(SettingsReader& reader, const Setting& value, std::string& out) {
  bool good = value.kind == Setting::Kind::text && !value.text.empty();
  char before = '.';
  for (const char c : value.text) {
    if (c == '.' ? before == '.' : c < '0' || c > '9') good = false;
    before = c;
  }
  if (!good || before == '.') return reader.wrong_value(value, "number", "whole numbers joined by dots, as in 5.1.1");
  out = value.text;
}

void read_format(const Setting& value, FileId, lesson::Course& course, Diagnostics& findings) {
  int major = 0, minor = 0;
  const int fields = std::sscanf(value.text.c_str(), "%d.%d", &major, &minor);
  if (fields < 1) {
    findings.push_back({"form/front-value",
                        Severity::error,
                        value.span,
                        "\"format\" takes a version of the lesson format, such as 1.",
                        "Write format: 1.",
                        {}});
    return;
  }
  course.format = value.text;
  if (major > kMajor || (major == kMajor && minor > kMinor)) {
    const std::string ours =
        kMinor == 0 ? std::to_string(kMajor) : std::to_string(kMajor) + "." + std::to_string(kMinor);
    findings.push_back({"form/format",
                        Severity::error,
                        value.span,
                        "This course is written in format " + value.text + "; this Colloquy reads up to " + ours + ".",
                        "Use a newer Colloquy.",
                        {}});
  }
}

}  // namespace

FrontMatter take_front_matter(std::string_view text, FileId file, Lesson& lesson, Diagnostics& findings) {
  FrontMatter front;
  std::size_t at = 0;
  if (!is_fence(next_line(text, at))) return front;
  const std::size_t start = at;
  std::uint32_t line = 1;
  std::size_t end = start;
  bool closed = false;
  while (at <= text.size() && at < text.size() + 1) {
    if (at >= text.size()) break;
    end = at;
    ++line;
    if (is_fence(next_line(text, at))) {
      closed = true;
      break;
    }
  }
  if (!closed) {
    findings.push_back({"form/front-open",
                        Severity::error,
                        Span{file, 1, 1, 1, 4},
                        "The front matter never ends: put --- on a line of its own after the last setting.",
                        "",
                        {}});
    // Recovery: settings usually end at the first empty line or heading; read on from there.
    front.lines = 1;
    return front;
  }
  front.lines = line;
  const std::optional<Setting> settings = read_settings(text.substr(start, end - start), file, 2, findings);
  if (!settings) return front;

  SettingsReader reader(findings);
  bool sensitive = false;
  Span sensitive_span;
  reader.take_all(*settings,
                  {
                      {"title",
                       [&](const Setting& s) {
                         reader.text(s, "title", lesson.title), front.title_given = true, front.title_span = s.span;
                       }},
                      {"number", [&](const Setting& s) { take_number(reader, s, lesson.number); }},
                      {"lang", [&](const Setting& s) { take_language(reader, s, lesson.lang); }},
                      {"cast", [&](const Setting& s) { reader.cast(s, lesson.cast), lesson.cast_declared = true; }},
                      {"say", [&](const Setting& s) { reader.text_map(s, "say", lesson.say); }},
                      {"narrator", [&](const Setting& s) { reader.text(s, "narrator", lesson.narrator); }},
                      {"authors", [&](const Setting& s) { reader.texts(s, "authors", lesson.authors); }},
                      {"id", [&](const Setting& s) { reader.text(s, "id", front.id), front.id_span = s.span; }},
                      {"licence", [&](const Setting& s) { reader.text(s, "licence", lesson.licence); }},
                      {"based-on", [&](const Setting& s) { take_based_on(reader, s, lesson.based_on); }},
                      {"sensitive",
                       [&](const Setting& s) {
                         reader.texts(s, "sensitive", lesson.sensitive), sensitive = true, sensitive_span = s.span;
                       }},
                      {"help", [&](const Setting& s) { reader.text(s, "help", lesson.help); }},
                      {"draft", [&](const Setting& s) { reader.flag(s, "draft", lesson.draft); }},
                      {"level", [&](const Setting& s) { reader.text(s, "level", lesson.level); }},
                      {"access", [&](const Setting& s) { reader.access(s, lesson.access); }},
                      {"keywords", [&](const Setting& s) { reader.texts(s, "keywords", lesson.keywords); }},
                      {"minutes", [&](const Setting& s) { reader.number(s, "minutes", lesson.minutes); }},
                  });
  if (sensitive && lesson.help.empty()) {
    findings.push_back({"form/help",
                        Severity::error,
                        sensitive_span,
                        "A sensitive lesson says whom to turn to: add help:.",
                        "For example help: Talk to the person at the front desk first.",
                        {}});
  }
  return front;
}

CourseFile read_course_file(std::string_view text, FileId file, lesson::Course& course, Diagnostics& findings) {
  CourseFile out;
  course.file = file;
  const std::optional<Setting> settings = read_settings(text, file, 1, findings);
  if (!settings) {
    out.format_given = true;  // said already that nothing can be read
    return out;
  }
  SettingsReader reader(findings);
  reader.take_all(
      *settings,
      {
          {"format", [&](const Setting& s) { read_format(s, file, course, findings), out.format_given = true; }},
          {"id", [&](const Setting& s) { reader.text(s, "id", course.id); }},
          {"title", [&](const Setting& s) { reader.text(s, "title", course.title); }},
          {"lang", [&](const Setting& s) { take_language(reader, s, course.lang); }},
          {"licence", [&](const Setting& s) { reader.text(s, "licence", course.licence); }},
          {"authors", [&](const Setting& s) { reader.texts(s, "authors", course.authors); }},
          {"help", [&](const Setting& s) { reader.text(s, "help", course.help); }},
          {"cast", [&](const Setting& s) { reader.cast(s, course.cast); }},
          {"say", [&](const Setting& s) { reader.text_map(s, "say", course.say); }},
          {"units", [&](const Setting& s) { reader.list_map(s, "units", course.units); }},
          {"headings", [&](const Setting& s) { reader.list_map(s, "headings", course.headings); }},
          {"objectives",
           [&](const Setting& s) {
             if (s.kind != Setting::Kind::map)
               return reader.wrong_value(s, "objectives", "lines of the form name: sentence");
             for (const auto& [key, value] : s.members) {
               lesson::Term objective;
               objective.term = key.text;
               objective.span = objective.term_span = key.span;
               lesson::Block paragraph;
               lesson::Inline words;
               words.text = value.text;
               paragraph.inlines.push_back(std::move(words));
               paragraph.span = value.span;
               objective.meaning.push_back(std::move(paragraph));
               course.objectives.push_back(std::move(objective));
             }
           }},
          {"retention", [&](const Setting& s) { reader.share(s, "retention", 0.7, 0.97, course.retention); }},
          {"new-cards", [&](const Setting& s) { reader.number(s, "new-cards", course.new_cards); }},
          {"order", [&](const Setting& s) { reader.texts(s, "order", out.order), out.order_span = s.span; }},
          {"access", [&](const Setting& s) { reader.access(s, course.access); }},
          {"rules",
           [&](const Setting& s) {
             reader.text_map(s, "rules", course.rules);
             for (const auto& [key, value] : s.members) {
               course.rule_spans[key.text] = key.span;
               if (value.text != "off" && value.text != "warn" && value.text != "error")
                 reader.wrong_value(value, key.text, "off, warn or error");
             }
           }},
      });
  if (!out.format_given) {
    findings.push_back({"form/format",
                        Severity::warning,
                        Span{file, 1, 1, 1, 1},
                        "The course does not say which format it is written in: read as format 1.",
                        "Add format: 1 as the first line.",
                        {{Span{file, 1, 1, 1, 1}, "format: 1\n"}}});
  }
  return out;
}

}  // namespace colloquy::source
