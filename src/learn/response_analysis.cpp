#include "learn/response_analysis.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "text/fold.h"

namespace colloquy::learn {
namespace {

using lesson::Gap;
using lesson::Question;
using Kind = PartStatistics::Kind;
using Ids = std::vector<std::string>;

constexpr std::array<std::pair<Kind, const char*>, 6> kNames = {{{Kind::options, "options"},
                                                                 {Kind::pair, "pair"},
                                                                 {Kind::menu, "menu"},
                                                                 {Kind::written, "written"},
                                                                 {Kind::step, "step"},
                                                                 {Kind::idea, "idea"}}};
constexpr std::size_t kLongest = 80;  // bytes: a longer answer is nobody else's

bool has(const Ids& list, const std::string& id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

// Two pairs may have the same right side: the first of them stands for both.
std::string right_side(const Question& question, const std::string& id) {
  const auto at = std::find_if(question.pairs.begin(), question.pairs.end(),
                               [&](const Question::Pair& pair) { return pair.id == id; });
  if (at == question.pairs.end()) return id;
  const std::string words = text::fold(lesson::plain_text(at->right));
  for (const Question::Pair& pair : question.pairs) {
    if (text::fold(lesson::plain_text(pair.right)) == words) return pair.id;
  }
  return id;
}

Ids right_sides(const Question& question) {
  Ids out;
  for (const Question::Pair& pair : question.pairs) {
    const std::string id = right_side(question, pair.id);
    if (!has(out, id)) out.push_back(id);
  }
  return out;
}

Ids numbers(std::size_t from, std::size_t count) {
  Ids out;
  for (std::size_t i = 0; i < count; ++i) out.push_back(std::to_string(from + i));
  return out;
}

std::string menu_place(const Gap& gap, const std::string& given) {
  for (std::size_t i = 0; i < gap.menu.size(); ++i) {
    if (text::fold(gap.menu[i].text) == text::fold(given)) return std::to_string(i);
  }
  return {};
}

const char* response_of(Verdict verdict, bool against) {
  if (against) return verdict == Verdict::wrong ? kIdeaCovered : kIdeaNotYet;
  return verdict == Verdict::right ? kIdeaCovered : verdict == Verdict::partly ? kIdeaPartly : kIdeaNotYet;
}

// The most frequent first; what is equally frequent by its letters.
std::vector<std::pair<std::string, std::size_t>> by_frequency(const std::vector<Choosing>& answers) {
  std::map<std::string, std::size_t> counts;
  for (const Choosing& answer : answers) ++counts[answer.chosen[0]];
  std::vector<std::pair<std::string, std::size_t>> out(counts.begin(), counts.end());
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return out;
}

}  // namespace

const char* part_name(Kind kind) {
  return kNames[static_cast<std::size_t>(kind)].second;
}

std::optional<Kind> part_kind(std::string_view name) {
  for (const auto& [kind, known] : kNames) {
    if (known == name) return kind;
  }
  return std::nullopt;
}

ResponseAnalysis::ResponseAnalysis(Question question, Units units)
    : question_(std::move(question)), units_(std::move(units)) {
  const auto part = [&](Kind kind, std::string id, Ids responses, Ids right) {
    parts_.push_back({kind, std::move(id), std::move(responses), std::move(right), {}});
  };
  Ids options, right;
  const auto option = [&](const std::string& id, bool is_right) {
    options.push_back(id);
    if (is_right) right.push_back(id);
  };
  if (question_.kind != Question::Kind::short_answer) {
    for (const lesson::Option& one : question_.options) option(one.id, one.right);
  }
  for (const Gap& gap : question_.gaps) {
    if (gap.kind == Gap::Kind::hot) option(gap.id, gap.right);
  }
  if (!options.empty()) part(Kind::options, "", options, right);
  for (const Question::Pair& pair : question_.pairs) {
    if (!pair.left.empty()) part(Kind::pair, pair.id, right_sides(question_), {right_side(question_, pair.id)});
  }
  for (const Gap& gap : question_.gaps) {
    if (gap.kind == Gap::Kind::menu) {
      Ids key;
      for (std::size_t i = 0; i < gap.menu.size(); ++i) {
        if (gap.menu[i].right) key.push_back(std::to_string(i));
      }
      part(Kind::menu, gap.id, numbers(0, gap.menu.size()), key);
    } else if (gap.kind != Gap::Kind::hot) {
      part(Kind::written, gap.id, {}, {});
    }
  }
  for (std::size_t i = 0; i < question_.steps.size(); ++i)
    part(Kind::step, question_.steps[i].id, numbers(1, question_.steps.size()), {std::to_string(i + 1)});
  for (const lesson::Idea& idea : question_.ideas)
    part(Kind::idea, idea.id, {kIdeaCovered, kIdeaPartly, kIdeaNotYet}, {idea.against ? kIdeaNotYet : kIdeaCovered});
}

void ResponseAnalysis::add(const Response& response, double rest) {
  for (Part& part : parts_) {
    Ids chosen;
    if (part.kind == Kind::options) {
      chosen = response.picked;
    } else if (part.kind == Kind::pair) {
      for (const auto& [left, joined] : response.joined) {
        if (left == part.id && chosen.empty()) chosen.push_back(right_side(question_, joined));
      }
    } else if (part.kind == Kind::step) {
      const auto at = std::find(response.ordered.begin(), response.ordered.end(), part.id);
      if (at != response.ordered.end()) chosen.push_back(std::to_string(at - response.ordered.begin() + 1));
    }
    if (!chosen.empty()) part.answers.push_back({std::move(chosen), rest});
  }
  add_marked(response, rest);
}

// Gaps and ideas: whether they are right is grade.h's to say.
void ResponseAnalysis::add_marked(const Response& response, double rest) {
  const Graded graded = grade(question_, response, units_);
  if (graded.verdict == Verdict::unanswered) return;
  for (Part& part : parts_) {
    const auto mark =
        std::find_if(graded.marks.begin(), graded.marks.end(), [&](const Mark& one) { return one.id == part.id; });
    if (mark == graded.marks.end()) continue;
    if (part.kind == Kind::idea) {
      const auto idea = std::find_if(question_.ideas.begin(), question_.ideas.end(),
                                     [&](const lesson::Idea& one) { return one.id == part.id; });
      part.answers.push_back({{response_of(mark->verdict, idea->against)}, rest});
      continue;
    }
    if (part.kind != Kind::written && part.kind != Kind::menu) continue;
    const auto gap =
        std::find_if(question_.gaps.begin(), question_.gaps.end(), [&](const Gap& one) { return one.id == part.id; });
    const std::size_t place = static_cast<std::size_t>(gap - question_.gaps.begin());
    if (place >= response.texts.size() || mark->verdict == Verdict::unanswered) continue;
    const std::string& given = response.texts[place];
    const std::string said = part.kind == Kind::menu ? menu_place(*gap, given) : text::fold_answer(given);
    if (said.empty()) continue;
    if (part.kind == Kind::written && mark->verdict == Verdict::right && !has(part.right, said))
      part.right.push_back(said);
    part.answers.push_back({{said}, rest});
  }
}

std::vector<PartStatistics> ResponseAnalysis::parts() const {
  std::vector<PartStatistics> out;
  for (const Part& part : parts_) out.push_back(statistics_of(part));
  return out;
}

PartStatistics ResponseAnalysis::statistics_of(const Part& part) const {
  PartStatistics out{part.kind, part.id, part.answers.size(), {}, 0};
  Ids responses = part.responses;
  if (part.kind == Kind::written) {
    std::size_t told = 0;
    for (const auto& [said, learners] : by_frequency(part.answers)) {
      if (learners < kFewestAlike || responses.size() == kMostWritten || said.size() > kLongest) continue;
      responses.push_back(said);
      told += learners;
    }
    out.others = part.answers.size() - told;
  }
  out.responses = option_statistics(responses, part.right, part.answers);
  // Of many right sides and places most are not taken, as they should be: only an option is there to distract.
  for (OptionStatistics& one : out.responses)
    one.idle = one.idle && (part.kind == Kind::options || part.kind == Kind::menu);
  return out;
}

}  // namespace colloquy::learn
