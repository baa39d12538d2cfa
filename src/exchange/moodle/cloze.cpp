#include "exchange/moodle/cloze.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "exchange/html_words.h"
#include "exchange/moodle/numbers.h"
#include "exchange/spaces.h"

namespace colloquy::exchange::moodle {
namespace {

using bank::Choice;
using bank::Gap;
using bank::Markup;
using bank::Quantity;

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::string_view kEscaped = "}~#/\"\\";
constexpr std::size_t kMostChoices = 10'000;  // of all gaps of one question that are made of the same list

struct Type {
  std::string_view name;
  Gap::Kind kind;
  bool exact = false, several = false;
};
constexpr Type kTypes[] = {
    {"SHORTANSWER", Gap::Kind::words},
    {"SA", Gap::Kind::words},
    {"MW", Gap::Kind::words},
    {"SHORTANSWER_C", Gap::Kind::words, true},
    {"SAC", Gap::Kind::words, true},
    {"MWC", Gap::Kind::words, true},
    {"NUMERICAL", Gap::Kind::number},
    {"NM", Gap::Kind::number},
    {"MULTICHOICE", Gap::Kind::menu},
    {"MC", Gap::Kind::menu},
    {"MULTICHOICE_V", Gap::Kind::menu},
    {"MCV", Gap::Kind::menu},
    {"MULTICHOICE_H", Gap::Kind::menu},
    {"MCH", Gap::Kind::menu},
    {"MULTICHOICE_S", Gap::Kind::menu},
    {"MCS", Gap::Kind::menu},
    {"MULTICHOICE_VS", Gap::Kind::menu},
    {"MCVS", Gap::Kind::menu},
    {"MULTICHOICE_HS", Gap::Kind::menu},
    {"MCHS", Gap::Kind::menu},
    {"MULTIRESPONSE", Gap::Kind::menu, false, true},
    {"MR", Gap::Kind::menu, false, true},
    {"MULTIRESPONSE_H", Gap::Kind::menu, false, true},
    {"MRH", Gap::Kind::menu, false, true},
    {"MULTIRESPONSE_S", Gap::Kind::menu, false, true},
    {"MRS", Gap::Kind::menu, false, true},
    {"MULTIRESPONSE_HS", Gap::Kind::menu, false, true},
    {"MRHS", Gap::Kind::menu, false, true},
};

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// "{ 2 : SHORTANSWER :" at the front of `text`.
struct Head {
  double points = 1;
  std::string_view type;
  std::size_t size = 0;
};
std::optional<Head> head_of(std::string_view text) {
  std::size_t at = 1;
  const auto spaces = [&] {
    while (at < text.size() && is_space(text[at])) ++at;
  };
  spaces();
  const std::size_t digits = at;
  while (at < text.size() && at - digits < 6 && std::isdigit(static_cast<unsigned char>(text[at]))) ++at;
  Head head;
  if (at > digits) head.points = number_of(text.substr(digits, at - digits)).value_or(1);
  spaces();
  if (at >= text.size() || text[at] != ':') return std::nullopt;
  ++at;
  spaces();
  const std::size_t name = at;
  while (at < text.size() && ((text[at] >= 'A' && text[at] <= 'Z') || text[at] == '_')) ++at;
  head.type = text.substr(name, at - name);
  spaces();
  if (head.type.empty() || at >= text.size() || text[at] != ':') return std::nullopt;
  head.size = at + 1;
  return head;
}

const Type* type_of(std::string_view name) {
  const auto* found = std::find_if(std::begin(kTypes), std::end(kTypes), [&](const Type& t) { return t.name == name; });
  return found == std::end(kTypes) ? nullptr : found;
}

// "&#39;" holds no mark of ours, nor does "&amp;#39;".
bool is_of_entity(std::string_view text, std::size_t at) {
  return text.substr(0, at).ends_with('&') || text.substr(0, at).ends_with("&amp;");
}

std::size_t find_mark(std::string_view text, char mark, std::size_t from = 0) {
  for (std::size_t i = from; i < text.size(); ++i) {
    if (text[i] == '\\')
      ++i;
    else if (text[i] == mark && !(mark == '#' && is_of_entity(text, i)))
      return i;
  }
  return kNone;
}

std::string words_of(std::string_view raw, Markup markup) {
  std::string out;
  raw = trim(raw);
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] == '\\' && i + 1 < raw.size() && kEscaped.find(raw[i + 1]) != kNone) ++i;
    out += raw[i];
  }
  return markup == Markup::html ? unescape_html(out) : out;
}

// "3.14:0.01"; none: "*", any other number.
bool read_quantity(std::string_view words, std::optional<Quantity>& out) {
  if (words == "*") return true;
  const std::size_t colon = words.find(':');
  const std::optional<double> number = number_of(words.substr(0, colon));
  const std::optional<double> tolerance = colon == kNone ? 0 : number_of(words.substr(colon + 1));
  if (!number || !tolerance || *tolerance < 0) return false;
  out = Quantity{*tolerance > 0 ? Quantity::Kind::tolerance : Quantity::Kind::exact, *number, *tolerance, 0, 0};
  return true;
}

std::optional<std::string> read_choice(std::string_view raw, Markup markup, Gap& gap) {
  raw = trim(raw);
  Choice choice;
  choice.weight = 0;
  if (raw.starts_with('=')) {
    choice.weight = 100;
    raw.remove_prefix(1);
  } else if (raw.starts_with('%')) {
    const std::size_t end = raw.find('%', 1);
    choice.weight = end == kNone ? std::nullopt : number_of(raw.substr(1, end - 1));
    if (!choice.weight || *choice.weight < -100 || *choice.weight > 100)
      return "A weight in a gap is a number from -100 to 100 between two percent signs, as in \"%50%\".";
    raw.remove_prefix(end + 1);
  }
  choice.right = *choice.weight >= 100;
  const std::size_t mark = find_mark(raw, '#');
  if (mark != kNone) {
    std::string feedback = words_of(raw.substr(mark + 1), markup);
    if (!feedback.empty()) choice.feedback = {Markup::plain, std::move(feedback)};
  }
  std::string words = words_of(raw.substr(0, mark), markup);
  if (words.empty()) return "A gap has an answer without words; write some, or take its \"~\" away.";
  if (gap.kind != Gap::Kind::number)
    choice.text = {Markup::plain, std::move(words)};
  else if (!read_quantity(words, choice.quantity))
    return "\"" + words.substr(0, 40) + "\" is no number; a gap of the kind NUMERICAL has answers like \"=3.14:0.01\".";
  gap.choices.push_back(std::move(choice));
  return std::nullopt;
}

std::optional<std::string> read_gap(std::string_view body, Markup markup, Gap& gap) {
  for (std::size_t at = 0; at != kNone;) {
    const std::size_t next = find_mark(body, '~', at);
    const std::string_view one = body.substr(at, next == kNone ? kNone : next - at);
    // "{1:MC:~wrong~=right}" begins with a mark, too.
    if (!(at == 0 && next != kNone && trim(one).empty())) {
      if (std::optional<std::string> fault = read_choice(one, markup, gap)) return fault;
    }
    at = next == kNone ? kNone : next + 1;
  }
  return std::nullopt;
}

bool looks_like_gap(std::string_view words, std::size_t at) {
  return head_of(words.substr(at)).has_value();
}

// The brace of words that look like a gap: Moodle knows no way to escape it but HTML's; elsewhere a space of no width
// parts them.
std::string_view brace(Markup markup) {
  return markup == Markup::html ? "&#123;" : "{\u200b";
}

std::string escape_in_gap(std::string_view words, Markup markup) {
  const std::string encoded = markup == Markup::html ? escape_html(words) : std::string(words);
  std::string out;
  for (std::size_t i = 0; i < encoded.size(); ++i) {
    const char c = encoded[i];
    if (c == '{' && looks_like_gap(encoded, i)) {
      out += brace(markup);
      continue;
    }
    if (c == '}' || c == '~' || c == '#' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string write_gap(const Gap& gap, Markup markup) {
  std::string out = "{" + write_number(gap.points) + ":";
  switch (gap.kind) {
    case Gap::Kind::words: out += gap.exact ? "SHORTANSWER_C:" : "SHORTANSWER:"; break;
    case Gap::Kind::number: out += "NUMERICAL:"; break;
    case Gap::Kind::menu: out += "MULTICHOICE:"; break;
  }
  bool first = true;
  for (const Choice& choice : gap.choices) {
    if (!std::exchange(first, false)) out += '~';
    const double weight = choice.weight.value_or(choice.right ? 100 : 0);
    if (weight == 100)
      out += '=';
    else if (weight != 0)
      out.append("%").append(write_fraction(weight)).append("%");
    if (gap.kind != Gap::Kind::number)
      out += escape_in_gap(choice.text.words, markup);
    else if (!choice.quantity)
      out += '*';
    else
      out.append(write_number(around(*choice.quantity).number))
          .append(":")
          .append(write_number(around(*choice.quantity).tolerance));
    // Behind "&" a "#" would be taken for part of an entity.
    if (choice.feedback && is_of_entity(out, out.size())) out += ' ';
    if (choice.feedback) out.append("#").append(escape_in_gap(choice.feedback->words, markup));
  }
  return out + "}";
}

}  // namespace

std::optional<std::string> read_gaps(bank::Text& stem, std::vector<Gap>& gaps) {
  const std::string_view words = stem.words;
  std::string out;
  std::size_t at = 0;
  for (std::size_t open = words.find('{'); open != kNone; open = words.find('{', open)) {
    const std::optional<Head> head = head_of(words.substr(open));
    if (!head) {
      ++open;
      continue;
    }
    const Type* type = type_of(head->type);
    if (type == nullptr) return "There is no gap of the kind " + std::string(head->type.substr(0, 40)) + ".";
    if (type->several)
      return "A gap in which several answers are right is no gap of ours; make it a question of its own.";
    const std::size_t begin = open + head->size, close = find_mark(words, '}', begin);
    if (close == kNone) return "A gap is not closed; write \"}\" at its end.";
    const std::string_view body = words.substr(begin, close - begin);
    for (std::size_t inner = body.find('{'); inner != kNone; inner = body.find('{', inner + 1)) {
      const std::optional<Head> nested = head_of(body.substr(inner));
      if (nested && type_of(nested->type) != nullptr)
        return "A gap stands within another gap; close the first one before it.";
    }
    Gap gap;
    gap.kind = type->kind;
    gap.exact = type->exact;
    gap.points = head->points;
    if (std::optional<std::string> fault = read_gap(body, stem.markup, gap)) return fault;
    out.append(words.substr(at, open - at)).append(1, bank::kGapHere);
    gaps.push_back(std::move(gap));
    at = open = close + 1;
  }
  if (gaps.empty()) return "There is no gap here; write one as {1:SHORTANSWER:=answer}.";
  out.append(words.substr(at));
  stem.words = std::move(out);
  return std::nullopt;
}

std::optional<std::string> read_places(bank::Text& stem, const std::vector<Draggable>& choices,
                                       std::vector<Gap>& gaps) {
  const std::string_view words = stem.words;
  std::string out;
  std::size_t at = 0, made = 0;
  for (std::size_t open = words.find("[["); open != kNone; open = words.find("[[", open)) {
    std::size_t end = open + 2;
    while (end < words.size() && end - open < 8 && std::isdigit(static_cast<unsigned char>(words[end]))) ++end;
    if (end == open + 2 || !words.substr(end).starts_with("]]")) {
      open += 2;
      continue;
    }
    const auto number = static_cast<std::size_t>(number_of(words.substr(open + 2, end - open - 2)).value_or(0));
    if (number == 0 || number > choices.size())
      return "\"" + std::string(words.substr(open, end + 2 - open)) + "\" names a choice that there is not.";
    if (trim(choices[number - 1].words).empty())
      return "\"" + std::string(words.substr(open, end + 2 - open)) + "\" names a choice without words.";
    Gap gap;
    gap.kind = Gap::Kind::menu;
    const std::string& group = choices[number - 1].group;
    for (std::size_t i = 0; i < choices.size(); ++i) {
      if (choices[i].group != group || trim(choices[i].words).empty()) continue;
      const bool right = i + 1 == number;
      gap.choices.push_back({right, right ? 100 : 0, {Markup::plain, choices[i].words}, std::nullopt, std::nullopt});
    }
    made += gap.choices.size();
    if (made > kMostChoices) return "There are too many gaps and choices; divide the question.";
    out.append(words.substr(at, open - at)).append(1, bank::kGapHere);
    gaps.push_back(std::move(gap));
    at = open = end + 2;
  }
  if (gaps.empty()) return "There is no gap here; write one as [[1]], with the number of its choice.";
  out.append(words.substr(at));
  stem.words = std::move(out);
  return std::nullopt;
}

std::string write_gaps(const bank::Text& stem, const std::vector<Gap>& gaps) {
  std::string out;
  std::size_t next = 0;
  const std::string_view words = stem.words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == bank::kGapHere) {
      if (next < gaps.size()) out += write_gap(gaps[next++], stem.markup);
    } else if (words[i] == '{' && looks_like_gap(words, i)) {
      out += brace(stem.markup);
    } else {
      out += words[i];
    }
  }
  return out;
}

}  // namespace colloquy::exchange::moodle
