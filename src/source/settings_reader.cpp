#include "source/settings_reader.h"

#include <charconv>
#include <cmath>
#include <set>

#include "source/suggestion.h"

namespace colloquy::source {
namespace {

using base::Severity;
using lesson::Speaker;

}  // namespace

void SettingsReader::wrong_value(const Setting& value, std::string_view name, std::string_view allowed) {
  findings_.push_back({"form/front-value",
                       Severity::error,
                       value.span,
                       "\"" + std::string(name) + "\" takes " + std::string(allowed) + ".",
                       "Change the value, or delete the line.",
                       {}});
}

void SettingsReader::take_all(const Setting& map, const std::vector<Known>& known) {
  if (map.kind == Setting::Kind::nothing) return;
  if (map.kind != Setting::Kind::map) {
    findings_.push_back({"form/front-yaml",
                         Severity::error,
                         map.span,
                         "Settings are lines of the form name: value.",
                         "Write for example title: A pause is an offer.",
                         {}});
    return;
  }
  std::set<std::string> seen;
  for (const auto& [key, value] : map.members) {
    if (!seen.insert(key.text).second) {
      findings_.push_back({"form/front-key",
                           Severity::error,
                           key.span,
                           "The setting \"" + key.text + "\" is given twice.",
                           "Keep one of the two.",
                           {}});
      continue;
    }
    const Known* match = nullptr;
    for (const Known& one : known) {
      if (one.name == key.text) match = &one;
    }
    if (match) {
      if (value.kind != Setting::Kind::nothing) match->take(value);
      continue;
    }
    std::vector<std::string> names;
    for (const Known& one : known) names.emplace_back(one.name);
    base::Diagnostic finding{
        "form/front-key", Severity::error, key.span, "There is no setting \"" + key.text + "\".", "", {}};
    if (const std::optional<std::string> near = suggestion(key.text, names)) {
      finding.message += " Did you mean \"" + *near + "\"?";
      finding.fix.push_back({key.span, *near});
    } else {
      std::string all;
      for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
      finding.help = "The settings are " + all + ".";
    }
    findings_.push_back(std::move(finding));
  }
}

void SettingsReader::text(const Setting& value, std::string_view name, std::string& out) {
  if (value.kind != Setting::Kind::text) return wrong_value(value, name, "one line of text");
  out = value.text;
}

void SettingsReader::texts(const Setting& value, std::string_view name, std::vector<std::string>& out) {
  if (value.kind == Setting::Kind::text) {
    out = {value.text};
    return;
  }
  if (value.kind != Setting::Kind::list) return wrong_value(value, name, "a list, as in [one, two]");
  out.clear();
  for (const Setting& item : value.items) {
    if (item.kind != Setting::Kind::text) return wrong_value(item, name, "a list of plain words");
    out.push_back(item.text);
  }
}

void SettingsReader::flag(const Setting& value, std::string_view name, bool& out) {
  if (value.kind != Setting::Kind::text || (value.text != "true" && value.text != "false"))
    return wrong_value(value, name, "true or false");
  out = value.text == "true";
}

void SettingsReader::number(const Setting& value, std::string_view name, int& out) {
  int n = 0;
  const char* end = value.text.data() + value.text.size();
  const auto [at, error] = std::from_chars(value.text.data(), end, n);
  if (value.kind != Setting::Kind::text || error != std::errc() || at != end || n < 0)
    return wrong_value(value, name, "a whole number");
  out = n;
}

void SettingsReader::share(const Setting& value, std::string_view name, double least, double most, double& out) {
  double n = 0;
  const char* end = value.text.data() + value.text.size();
  const auto [at, error] = std::from_chars(value.text.data(), end, n);
  std::string_view unit(at, static_cast<std::size_t>(end - at));
  unit.remove_prefix(std::min(unit.find_first_not_of(' '), unit.size()));
  if (unit == "%") n /= 100;
  const bool good = value.kind == Setting::Kind::text && error == std::errc() && (unit.empty() || unit == "%");
  const auto percent = [](double x) { return std::to_string(std::lround(x * 100)); };
  if (!good || n < least || n > most)
    return wrong_value(value, name, "a share from " + percent(least) + " % to " + percent(most) + " %");
  out = n;
}

void SettingsReader::text_map(const Setting& value, std::string_view name, std::map<std::string, std::string>& out) {
  if (value.kind != Setting::Kind::map) return wrong_value(value, name, "lines of the form word: value");
  for (const auto& [key, item] : value.members) {
    if (item.kind != Setting::Kind::text) {
      wrong_value(item, name, "lines of the form word: value");
      continue;
    }
    out[key.text] = item.text;
  }
}

void SettingsReader::list_map(const Setting& value, std::string_view name,
                              std::map<std::string, std::vector<std::string>>& out) {
  if (value.kind != Setting::Kind::map) return wrong_value(value, name, "lines of the form word: [other, other]");
  for (const auto& [key, item] : value.members) texts(item, name, out[key.text]);
}

void SettingsReader::access(const Setting& value, lesson::Access& out) {
  if (value.text == "gated")
    out = lesson::Access::gated;
  else if (value.text == "open")
    out = lesson::Access::open;
  else
    wrong_value(value, "access", "gated or open");
}

void SettingsReader::cast(const Setting& value, std::vector<Speaker>& out) {
  if (value.kind != Setting::Kind::map) return wrong_value(value, "cast", "lines of the form Name: voice");
  for (const auto& [key, item] : value.members) {
    Speaker speaker;
    speaker.name = key.text;
    speaker.span = key.span;
    if (item.kind == Setting::Kind::text) {
      speaker.voice = item.text;
    } else if (item.kind == Setting::Kind::list) {
      texts(item, "cast", speaker.together);
    } else if (item.kind == Setting::Kind::map) {
      SettingsReader inner(findings_);
      inner.take_all(item, {
                               {"voice", [&](const Setting& s) { inner.text(s, "voice", speaker.voice); }},
                               {"about", [&](const Setting& s) { inner.text(s, "about", speaker.about); }},
                               {"role",
                                [&](const Setting& s) {
                                  if (s.text == "teacher")
                                    speaker.role = Speaker::Role::teacher;
                                  else if (s.text == "student")
                                    speaker.role = Speaker::Role::student;
                                  else if (s.text == "narrator")
                                    speaker.role = Speaker::Role::narrator;
                                  else
                                    inner.wrong_value(s, "role", "teacher, student or narrator");
                                }},
                           });
    }
    // A lesson's cast is added to the course's; the same name again replaces the course's entry.
    bool replaced = false;
    for (Speaker& old : out) {
      if (old.name == speaker.name) old = speaker, replaced = true;
    }
    if (!replaced) out.push_back(std::move(speaker));
  }
}

}  // namespace colloquy::source
