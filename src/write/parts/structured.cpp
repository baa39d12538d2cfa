// Structured data for search engines: schema.org's LearningResource, of open facts only.
#include "base/json.h"
#include "write/parts/parts.h"

namespace colloquy::write {
namespace {

using base::Json;

Json people(const std::vector<std::string>& names) {
  Json out = Json::array();
  for (const std::string& name : names) out.push(Json::object().set("@type", "Person").set("name", name));
  return out;
}

// "CC-BY-4.0" to the address that names it; other words stay as they are.
std::string licence_address(const std::string& licence) {
  if (!licence.starts_with("CC-BY") && !licence.starts_with("CC BY")) return licence;
  std::string kind, version;
  for (const char c : licence.substr(3)) {
    const char low = (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c == ' ' ? '-' : c;
    ((low >= '0' && low <= '9') || low == '.' ? version : kind) += low;
  }
  while (!kind.empty() && kind.back() == '-') kind.pop_back();
  return version.empty() ? licence : "https://creativecommons.org/licenses/" + kind + "/" + version + "/";
}

}  // namespace

std::string structured_data(const Context& context, int listen, int read) {
  const lesson::Lesson& lesson = context.lesson();
  const lesson::Course& course = context.course();
  Json out = Json::object();
  out.set("@context", "https://schema.org")
      .set("@type", "LearningResource")
      .set("name", lesson.title)
      .set("inLanguage", lesson.lang);
  if (!lesson.lede.empty()) out.set("description", lesson::plain_text(lesson.lede));
  out.set("isPartOf", Json::object().set("@type", "Course").set("name", course.title));
  const std::vector<std::string>& authors = lesson.authors.empty() ? course.authors : lesson.authors;
  if (!authors.empty()) out.set("author", people(authors));
  const std::string& licence = lesson.licence.empty() ? course.licence : lesson.licence;
  if (!licence.empty()) out.set("license", licence_address(licence));
  if (!lesson.level.empty()) out.set("educationalLevel", lesson.level);
  if (!lesson.objectives.empty()) {
    Json teaches = Json::array();
    for (const lesson::Term& objective : lesson.objectives) teaches.push(lesson::plain_text(objective.meaning));
    out.set("teaches", teaches);
  }
  if (!lesson.keywords.empty()) {
    Json words = Json::array();
    for (const std::string& word : lesson.keywords) words.push(word);
    out.set("keywords", words);
  }
  out.set("timeRequired", iso_minutes(listen > 0 ? listen : read)).set("isAccessibleForFree", true);
  return base::to_string(out);
}

}  // namespace colloquy::write
