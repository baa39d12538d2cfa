#include "exchange/anki/template.h"

#include <algorithm>
#include <optional>

#include "exchange/anki/field.h"

namespace colloquy::exchange::anki {
namespace {

// A template can name a long field often; nobody reads a side that is longer.
constexpr std::size_t kLongestSide = 1u << 20;
constexpr std::size_t kLongestTemplate = 64 * 1024, kDeepest = 50;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

class Maker {
 public:
  Maker(const NoteType& type, const Note& note) : type_(type), note_(note), something_(type.fields.size()) {}

  Side make(std::string_view text) {
    while (!text.empty() && out_.html.size() < kLongestSide) {
      const std::size_t open = text.find("{{");
      add(text.substr(0, open));
      if (open == std::string_view::npos) break;
      const std::size_t close = text.find("}}", open);
      if (close == std::string_view::npos) break;
      mark(trimmed(text.substr(open + 2, close - open - 2)));
      text.remove_prefix(close + 2);
    }
    return std::move(out_);
  }

 private:
  bool hidden() const { return std::find(shown_.begin(), shown_.end(), false) != shown_.end(); }
  void add(std::string_view html) {
    if (!hidden()) out_.html += html;
  }

  int field_of(std::string_view name) const {
    for (std::size_t i = 0; i < type_.fields.size(); ++i) {
      if (type_.fields[i] == name) return static_cast<int>(i);
    }
    return -1;
  }
  const std::string& value(int field) const { return note_.fields[static_cast<std::size_t>(field)]; }

  void mark(std::string_view inside) {
    if (inside.starts_with('#') || inside.starts_with('^')) {
      const int field = field_of(trimmed(inside.substr(1)));
      const bool filled = field >= 0 && has_something(field);
      // {{#c1}} asks for the card that is shown: gaps are one card for all here.
      if (shown_.size() < kDeepest) shown_.push_back(field < 0 || filled == (inside.front() == '#'));
      return;
    }
    if (inside.starts_with('/')) {
      if (!shown_.empty()) shown_.pop_back();
      return;
    }
    if (hidden()) return;
    const std::size_t colon = inside.rfind(':');
    const std::string_view filters = colon == std::string_view::npos ? std::string_view() : inside.substr(0, colon);
    const int field = field_of(trimmed(colon == std::string_view::npos ? inside : inside.substr(colon + 1)));
    if (field < 0 || filters.starts_with("tts")) return;
    if (filters.find("cloze") != std::string_view::npos && out_.cloze < 0) out_.cloze = field;
    if (filters.starts_with("type")) {
      out_.typed = field;
      return;
    }
    if (has_something(field) &&
        std::find(out_.fields.begin(), out_.fields.end(), static_cast<std::size_t>(field)) == out_.fields.end())
      out_.fields.push_back(static_cast<std::size_t>(field));
    out_.html += value(field);
  }

  bool has_something(int field) {
    std::optional<bool>& known = something_[static_cast<std::size_t>(field)];
    if (!known) known = value(field).find("<img") != std::string::npos || !plain_field(value(field)).empty();
    return *known;
  }

  const NoteType& type_;
  const Note& note_;
  Side out_;
  std::vector<std::optional<bool>> something_;  // of each field, once it was asked
  std::vector<bool> shown_;                     // of the conditions that are open
};

}  // namespace

Side make_side(std::string_view text, const NoteType& type, const Note& note) {
  return Maker(type, note).make(text.substr(0, kLongestTemplate));
}

}  // namespace colloquy::exchange::anki
