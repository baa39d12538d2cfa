#include "exchange/bank/gaps.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "exchange/moodle/numbers.h"
#include "exchange/spaces.h"

namespace colloquy::exchange::bank {
namespace {

using moodle::write_number;

std::string quantity_of(const Quantity& quantity) {
  switch (quantity.kind) {
    case Quantity::Kind::exact: return write_number(quantity.number);
    case Quantity::Kind::tolerance:
      return quantity.tolerance == 0 ? write_number(quantity.number)
                                     : write_number(quantity.number) + " +- " + write_number(quantity.tolerance);
    case Quantity::Kind::range: return write_number(quantity.low) + ".." + write_number(quantity.high);
  }
  return "";
}

// "*" stands for any letters here as it does there, and "\*" for itself.
bool is_escaped_asterisk(std::string_view words, std::size_t at) {
  return words.substr(at).starts_with("\\*");
}

// Marks get a backslash; in a menu nothing stands for letters.
std::string escape_in_menu(std::string_view words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool slash =
        words[i] == '/' && (i == 0 || words[i - 1] == ' ') && (i + 1 == words.size() || words[i + 1] == ' ');
    if (slash || std::string_view("\\[]|~`$<_").find(words[i]) != std::string_view::npos) out += '\\';
    out += words[i];
  }
  return out;
}
std::string escape_in_gap(std::string_view words) {
  std::string out;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t next = std::min(words.find("\\*", at), words.size());
    out += escape_in_menu(words.substr(at, next - at));
    if (next < words.size()) out += "\\*";
    at = next + 2;
  }
  return out;
}

// "16" alone would be a number.
bool is_like_a_number(std::string_view words) {
  return words.find_first_of("0123456789") < 3;
}

bool is_a_unit(std::string_view unit) {
  return unit.size() <= 24 && unit.find_first_of(" \t|[]%\\`*~$<_") == std::string_view::npos &&
         !is_like_a_number(unit) && !unit.starts_with("..") && !unit.starts_with('+');
}

// Between quotation marks nothing is escaped but an asterisk.
bool can_be_quoted(std::string_view words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == '\\' && !is_escaped_asterisk(words, i)) return false;
  }
  return words.find_first_of("]|") == std::string_view::npos;
}

WrittenGap gap_of(const std::vector<std::string>& kept) {
  if (kept.empty()) return {"", {}, "no answer that could stand in a gap gets all of the points"};
  if (kept.size() == 1 && is_like_a_number(kept[0]) && can_be_quoted(kept[0]))
    return {"[[\"" + kept[0] + "\"]]", {}, ""};
  std::string gap;
  for (const std::string& words : kept) gap.append(gap.empty() ? "" : " / ").append(escape_in_gap(words));
  return {"[[" + gap + "]]", {}, ""};
}

}  // namespace

bool has_all_points(const Choice& choice) {
  return choice.weight.value_or(100) >= 100;
}

bool fits_a_gap(const std::string& words) {
  return !words.empty() && words != "*" && words.find('"') == std::string::npos &&
         words.find(kGapHere) == std::string::npos;
}

WrittenGap words_gap(const std::vector<Choice>& choices) {
  std::vector<std::string> kept;
  for (const Choice& choice : choices) {
    const std::string words = on_one_line(choice.text.words);
    if (has_all_points(choice) && !choice.feedback && fits_a_gap(words)) kept.push_back(words);
  }
  // Where a remark stands below each of them, the gap itself needs one.
  for (const Choice& choice : choices) {
    const std::string words = on_one_line(choice.text.words);
    if (kept.empty() && has_all_points(choice) && fits_a_gap(words)) kept.push_back(words);
  }
  return gap_of(kept);
}

WrittenGap words_gap_among_others(const std::vector<Choice>& choices) {
  std::vector<std::string> kept;
  bool partly = false, unfit = false;
  for (const Choice& choice : choices) {
    const std::string words = on_one_line(choice.text.words);
    const bool full = has_all_points(choice);
    if (full && fits_a_gap(words)) kept.push_back(words);
    unfit = unfit || (full && !fits_a_gap(words));
    partly = partly || (!full && *choice.weight > 0);
  }
  WrittenGap gap = gap_of(kept);
  if (partly) gap.less.emplace_back(kPartIsWrong);
  if (unfit) gap.less.emplace_back("an answer that cannot stand in a gap (\"*\" alone, quotation marks) is wrong now");
  return gap;
}

WrittenGap number_gap(const std::vector<Choice>& choices, const std::string& unit) {
  const Choice* best = nullptr;
  for (const Choice& choice : choices) {
    if (choice.quantity && choice.right && (!best || choice.weight.value_or(100) > best->weight.value_or(100)))
      best = &choice;
  }
  if (!best) return {"", {}, "no number is right"};
  WrittenGap gap;
  gap.text = "[[" + quantity_of(*best->quantity);
  if (!unit.empty() && is_a_unit(unit))
    gap.text.append(" ").append(unit);
  else if (!unit.empty())
    gap.less.emplace_back("its unit is more than one word");
  gap.text += "]]";
  // Any other number, where it gets nothing, is no answer: it is there for its remark.
  const bool several = std::any_of(choices.begin(), choices.end(), [&](const Choice& choice) {
    return &choice != best && (choice.quantity || choice.right || choice.weight.value_or(0) > 0);
  });
  if (several) gap.less.emplace_back("one number of several is kept, the one with most points");
  return gap;
}

WrittenGap menu_gap(const std::vector<Choice>& choices) {
  const auto right = std::count_if(choices.begin(), choices.end(), [](const Choice& choice) { return choice.right; });
  if (right != 1) return {"", {}, "of the choices of a gap one is right, here it is none or several"};
  if (choices.size() < 2) return words_gap_among_others(choices);
  WrittenGap gap;
  bool partly = false;
  for (const Choice& choice : choices) {
    partly = partly || (!choice.right && choice.weight.value_or(0) > 0);
    gap.text.append(gap.text.empty() ? "[[" : " | ").append(choice.right ? "[x] " : "");
    gap.text.append(escape_in_menu(on_one_line(choice.text.words)));
  }
  gap.text += "]]";
  if (partly) gap.less.emplace_back(kPartIsWrong);
  return gap;
}

}  // namespace colloquy::exchange::bank
