#include "exchange/bank/stem.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "exchange/moodle/numbers.h"
#include "exchange/spaces.h"

namespace colloquy::exchange::bank {
namespace {

constexpr std::string_view kGap = "_____";
constexpr std::string_view kEscapedGap = "\\_\\_\\_\\_\\_";

enum class Answers { none, bullets, numbers };

// Points, level and the like, in the words of the format.
std::string directions_of(const Question& question) {
  std::string out;
  const auto add = [&](const std::string& one) { out.append(out.empty() ? "" : "; ").append(one); };
  for (const std::string& tag : question.tags) {
    const std::string_view level = trim(std::string_view(tag).substr(std::min<std::size_t>(6, tag.size())));
    const bool word = !level.empty() && std::all_of(level.begin(), level.end(), [](char c) {
      return std::isalpha(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80;
    });
    if (tag.starts_with("level:") && word && out.empty()) add("level " + std::string(level));
  }
  if (question.points) add(moodle::write_number(*question.points) + " points");
  const bool in_gaps = std::any_of(question.gaps.begin(), question.gaps.end(), [](const Gap& g) { return g.exact; });
  if (question.exact || in_gaps) add("exact");
  if (question.kind == Kind::choice) {
    if (!question.shuffled) add("fixed order");
    if (question.several && std::count_if(question.choices.begin(), question.choices.end(),
                                          [](const Choice& choice) { return choice.weight.value_or(0) > 0; }) == 1)
      add("all");
  }
  return out.empty() ? out : "*(" + out + ")*";
}

Answers answers_of(const Question& question) {
  return question.kind == Kind::order ? Answers::numbers
         : question.kind == Kind::cloze || question.kind == Kind::short_answer || question.kind == Kind::numerical
             ? Answers::none
             : Answers::bullets;
}

// Gaps take the places that are kept for them; one that has none stands at the end. What follows the last of them
// goes on in its paragraph, with which the stem ends.
void place(const Question& question, const std::vector<std::string>& gaps, std::vector<std::string>& paragraphs) {
  std::size_t next = 0, last = paragraphs.size();
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    std::string& line = paragraphs[i];
    if (question.kind != Kind::cloze) {
      if (next > 0) break;
      for (const std::string_view mark : {kEscapedGap, kGap}) {
        const std::size_t at = next > 0 ? std::string::npos : line.find(mark);
        if (at != std::string::npos) line.replace(at, mark.size(), gaps[next++]);
      }
      if (next > 0) last = i;
      continue;
    }
    std::string filled;
    for (const char c : line) {
      if (c != kGapHere) {
        filled += c;
      } else if (next < gaps.size()) {
        filled += gaps[next++];
        last = i;
      }
    }
    line = std::move(filled);
  }
  if (last == paragraphs.size()) {
    if (is_block(paragraphs.back()))
      paragraphs.push_back(gaps[0]);
    else
      paragraphs.back().append(" ").append(gaps[0]);
    return;
  }
  std::string& whole = paragraphs[last];
  for (std::size_t i = last + 1; i < paragraphs.size(); ++i) {
    std::string line = paragraphs[i];
    std::replace(line.begin(), line.end(), '\n', ' ');
    whole.append(" ").append(line);
  }
  paragraphs.resize(last + 1);
}

}  // namespace

bool is_block(const std::string& paragraph) {
  const auto digit = [&](std::size_t i) {
    return i < paragraph.size() && std::isdigit(static_cast<unsigned char>(paragraph[i]));
  };
  return paragraph.starts_with("- ") || paragraph.starts_with("> ") || paragraph.starts_with("```") ||
         (digit(0) && (paragraph.substr(1, 2) == ". " || (digit(1) && paragraph.substr(2, 2) == ". ")));
}

std::string indented(const std::string& paragraph, const std::string& indent) {
  std::string out;
  for (const char c : paragraph) {
    out += c;
    if (c == '\n') out += indent;
  }
  return out;
}

std::vector<std::string> lines_of(const std::string& list) {
  std::vector<std::string> out;
  for (std::string_view rest = list; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    std::string_view line = trim(rest.substr(0, end));
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    line.remove_prefix(std::min(line.find(' ') + 1, line.size()));
    out.emplace_back(line);
  }
  return out;
}

std::string write_stem(const Question& question, const std::vector<std::string>& gaps, const Pictures& pictures,
                       const std::string& indent) {
  std::vector<std::string> paragraphs = paragraphs_of(question.stem, pictures);
  if (paragraphs.empty()) paragraphs.emplace_back(kGap);
  if (!gaps.empty()) place(question, gaps, paragraphs);
  const Answers answers = answers_of(question);
  // A list that would run into the list of answers becomes paragraphs.
  const std::string last = paragraphs.back();
  if (is_block(last) && ((answers == Answers::bullets && last.starts_with("- ")) ||
                         (answers == Answers::numbers && std::isdigit(static_cast<unsigned char>(last[0]))))) {
    paragraphs.pop_back();
    for (std::string& line : lines_of(last)) paragraphs.push_back(std::move(line));
  }
  if (const std::string directions = directions_of(question); !directions.empty()) {
    if (gaps.empty() && is_block(paragraphs.back()))
      paragraphs.push_back(directions);
    else
      paragraphs.back().append(" ").append(directions);
  }
  std::string out = indented(paragraphs[0], indent) + "\n";
  for (std::size_t i = 1; i < paragraphs.size(); ++i)
    out.append("\n").append(indent).append(indented(paragraphs[i], indent)).append("\n");
  return out;
}

}  // namespace colloquy::exchange::bank
