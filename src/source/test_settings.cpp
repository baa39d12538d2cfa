#include "source/test_settings.h"

#include <algorithm>
#include <charconv>

#include "source/suggestion.h"

namespace colloquy::source {
namespace {

void unknown(Reading& reading, const lesson::Direction& said, std::initializer_list<std::string_view> keys) {
  std::vector<std::string> known;
  for (const std::string_view key : keys) known.push_back(reading.words.canonical(key));
  const std::size_t word = std::min(said.name.find(' '), said.name.size());
  std::optional<std::string> meant = suggestion(said.name, known, 0.7);
  if (!meant) meant = suggestion(std::string_view(said.name).substr(0, word), known, 0.6);
  std::string list;
  for (const std::string& name : known) list += (list.empty() ? "" : ", ") + name;
  reading.findings.report("form/direction", said.span, "A test does not know the direction " + quoted(said.name) + ".",
                          meant ? "Did you mean " + quoted(*meant) + "?" : "Known here: " + list + ".");
}

bool read_amount(std::string text, double& out) {
  std::replace(text.begin(), text.end(), ',', '.');
  const std::from_chars_result read = std::from_chars(text.data(), text.data() + text.size(), out);
  return read.ec == std::errc() && read.ptr == text.data() + text.size() && out > 0 && out < 1e6;
}

constexpr int kFewestTries = 2, kMostTries = 9;

// The behaviour that a setting names; nothing where it names none.
std::optional<lesson::Behaviour> behaviour_of(const std::string& key) {
  using lesson::Behaviour;
  if (key == "adaptive") return Behaviour::adaptive;
  if (key == "deferred") return Behaviour::deferred;
  if (key == "immediate") return Behaviour::immediate;
  if (key == "interactive") return Behaviour::interactive;
  return std::nullopt;
}

// A test has one behaviour; what is said twice alike ("interactive; 3 tries") is no contradiction.
void take_behaviour(Reading& reading, const lesson::Direction& said, lesson::Behaviour behaviour,
                    const lesson::Direction*& before, lesson::Test& test) {
  if (before != nullptr && test.behaviour != behaviour) {
    reading.findings.report(
        "form/direction", said.span,
        quoted(said.name) + " contradicts " + quoted(before->name) + ": a test takes its answers in one way.",
        "Keep one of the two.");
    return;
  }
  test.behaviour = behaviour;
  before = &said;
}

// Certainty alone: one answer each, as much as one was sure of it.
void settle_certainty(Reading& reading, const lesson::Direction& said, lesson::Test& test, bool behaviour_said) {
  if (!test.certainty) return;
  if (!behaviour_said && test.behaviour == lesson::Behaviour::adaptive) test.behaviour = lesson::Behaviour::immediate;
  if (test.behaviour == lesson::Behaviour::deferred || test.behaviour == lesson::Behaviour::immediate) return;
  test.certainty = false;
  reading.findings.report("form/direction", said.span, "Certainty needs one answer a question, not several tries.",
                          "Write it with deferred or immediate, or alone.");
}

}  // namespace

void apply_to_question(Reading& reading, const std::vector<lesson::Direction>& directions, lesson::Question& question,
                       bool& all) {
  for (const lesson::Direction& said : directions) {
    const std::optional<Setting2> setting = as_setting(reading, said);
    const std::string key = setting ? setting->key : std::string();
    const std::string value = setting ? setting->value : std::string();
    double amount = 0;
    if (key == "objective" && !value.empty()) {
      question.objective = value;
      question.objective_span = said.span;
    } else if (key == "level" && !value.empty() && value.find(' ') == std::string::npos)
      question.level = value;
    else if (key == "points" && read_amount(value, amount))
      question.points = amount;
    else if (key == "all" && value.empty())
      all = true;
    else if (key == "exact" && value.empty())
      question.exact = true;
    else if (key == "fixed-order" && value.empty())
      question.fixed_order = true;
    else
      unknown(reading, said, {"objective", "level", "points", "all", "exact", "fixed-order"});
  }
}

void apply_to_pool(Reading& reading, const std::vector<lesson::Direction>& directions, lesson::Pool* pool,
                   lesson::Test& test) {
  const std::initializer_list<std::string_view> known = {"draw",        "pass",  "time",     "deferred", "immediate",
                                                         "interactive", "tries", "adaptive", "certainty"};
  const lesson::Direction* behaviour_said = nullptr;
  const lesson::Direction* certainty_said = nullptr;
  for (const lesson::Direction& said : directions) {
    const std::optional<Setting2> setting = as_setting(reading, said);
    const std::string key = setting ? setting->key : std::string();
    std::string value = setting ? setting->value : std::string();
    double amount = 0;
    if (key == "draw" && read_amount(value, amount) && amount == static_cast<int>(amount)) {
      (pool == nullptr ? test.draw : pool->draw) = static_cast<int>(amount);
    } else if (key == "pass" && value.ends_with('%') &&
               read_amount(trimmed(value.substr(0, value.size() - 1)), amount) && amount <= 100) {
      test.pass = amount / 100;
    } else if (key == "time") {
      const std::size_t unit = std::min(value.find_first_not_of("0123456789"), value.size());
      if (read_amount(value.substr(0, unit), amount) &&
          (unit == value.size() || reading.words.key(Place::direction, value.substr(unit)) == "minutes"))
        test.minutes = static_cast<int>(amount);
      else
        unknown(reading, said, known);
    } else if (key == "tries" && !value.empty()) {
      if (read_amount(value, amount) && amount == static_cast<int>(amount) && amount >= kFewestTries &&
          amount <= kMostTries) {
        test.tries = static_cast<int>(amount);
        take_behaviour(reading, said, lesson::Behaviour::interactive, behaviour_said, test);
      } else {
        reading.findings.report("form/direction", said.span, quoted(said.name) + " is no number of tries.",
                                "Write 2 to 9, as in *(3 tries)*; for one answer each, *(immediate)*.");
      }
    } else if (behaviour_of(key) && value.empty()) {
      take_behaviour(reading, said, *behaviour_of(key), behaviour_said, test);
    } else if (key == "certainty" && value.empty()) {
      test.certainty = true;
      certainty_said = &said;
    } else {
      unknown(reading, said, known);
    }
  }
  if (certainty_said != nullptr) settle_certainty(reading, *certainty_said, test, behaviour_said != nullptr);
}

}  // namespace colloquy::source
