#include "learn/grade.h"

#include <algorithm>
#include <cmath>

#include "learn/number.h"
#include "text/fold.h"

namespace colloquy::learn {
namespace {

using lesson::Gap;
using lesson::Question;

bool has(const std::vector<std::string>& list, const std::string& x) {
  return std::find(list.begin(), list.end(), x) != list.end();
}

Verdict verdict_of(double score) {
  return score >= 1 ? Verdict::right : score > 0 ? Verdict::partly : Verdict::wrong;
}

constexpr char kAnyLetters = '\x02';  // no letter of an answer, and left alone where answers are folded

// An accepted answer with kAnyLetters for each "*"; "\*" is an asterisk.
std::string pattern_of(std::string_view accepted) {
  std::string out;
  for (std::size_t i = 0; i < accepted.size(); ++i) {
    const bool escaped = accepted[i] == '\\' && i + 1 < accepted.size() && accepted[i + 1] == '*';
    out += escaped ? accepted[++i] : accepted[i] == '*' ? kAnyLetters : accepted[i];
  }
  return out;
}

// Glob with kAnyLetters only; linear memory, at worst pattern * text steps.
bool glob(std::string_view text, std::string_view pattern) {
  std::size_t t = 0, p = 0, star = std::string_view::npos, mark = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == kAnyLetters) {
      star = p++;
      mark = t;
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++p, ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++mark;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == kAnyLetters) ++p;
  return p == pattern.size();
}

void set_score(Graded& g, double score) {
  g.score = std::clamp(score, 0.0, 1.0);
  g.verdict = verdict_of(g.score);
}

// Boxes and hot text: which of the things were to be picked, and which were.
struct Pick {
  std::string id;
  bool right = false;
};

void grade_picks(Graded& g, const std::vector<Pick>& things, const std::vector<std::string>& picked) {
  int right = 0, hits = 0, wrong = 0;
  for (const Pick& thing : things) {
    const bool taken = has(picked, thing.id);
    right += thing.right ? 1 : 0;
    hits += thing.right && taken ? 1 : 0;
    wrong += !thing.right && taken ? 1 : 0;
    g.marks.push_back({thing.id, taken == thing.right ? Verdict::right : Verdict::wrong});
  }
  set_score(g, right == 0 ? (wrong == 0 ? 1.0 : 0.0) : static_cast<double>(hits - wrong) / right);
}

void grade_one(Graded& g, const Question& q, const std::vector<std::string>& picked) {
  bool right = false;
  for (const lesson::Option& option : q.options) {
    const bool taken = has(picked, option.id);
    right = right || (taken && option.right);
    g.marks.push_back({option.id, taken == option.right ? Verdict::right : Verdict::wrong});
  }
  set_score(g, right && picked.size() == 1 ? 1 : 0);
}

void grade_match(Graded& g, const Question& q, const Response& r) {
  int asked = 0, right = 0;
  for (const Question::Pair& pair : q.pairs) {
    if (pair.left.empty()) continue;
    ++asked;
    const std::string wanted = text::fold(lesson::plain_text(pair.right));
    Verdict v = Verdict::unanswered;
    for (const auto& [left, chosen] : r.joined) {
      if (left != pair.id) continue;
      const auto at =
          std::find_if(q.pairs.begin(), q.pairs.end(), [&](const Question::Pair& p) { return p.id == chosen; });
      // Two lefts may have the same right: what is written there decides, not whose it is.
      v = chosen == pair.id || (at != q.pairs.end() && text::fold(lesson::plain_text(at->right)) == wanted)
              ? Verdict::right
              : Verdict::wrong;
      break;
    }
    right += v == Verdict::right ? 1 : 0;
    g.marks.push_back({pair.id, v});
  }
  set_score(g, asked == 0 ? 0 : static_cast<double>(right) / asked);
}

// Positions of the longest rising run in `order`: the fewest things have to move so that all stand right. Of several
// such runs the one that ends lowest.
std::vector<std::size_t> longest_rising(const std::vector<std::size_t>& order) {
  constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> ends, before(order.size(), kNone);  // ends: position of the lowest end of each length
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto at = std::lower_bound(ends.begin(), ends.end(), order[i],
                                     [&](std::size_t position, std::size_t x) { return order[position] < x; });
    if (at != ends.begin()) before[i] = *(at - 1);
    if (at == ends.end()) {
      ends.push_back(i);
    } else {
      *at = i;
    }
  }
  std::vector<std::size_t> run;
  for (std::size_t i = ends.empty() ? kNone : ends.back(); i != kNone; i = before[i]) run.push_back(i);
  std::reverse(run.begin(), run.end());
  return run;
}

// Steps that stand in order with most others are right, also where all of them stand one place too early.
void grade_order(Graded& g, const Question& q, const Response& r) {
  std::vector<std::size_t> order;
  for (const std::string& id : r.ordered) {
    const auto at = std::find_if(q.steps.begin(), q.steps.end(), [&](const Question::Step& s) { return s.id == id; });
    const std::size_t index = static_cast<std::size_t>(at - q.steps.begin());
    if (at != q.steps.end() && std::find(order.begin(), order.end(), index) == order.end()) order.push_back(index);
  }
  // One step alone is always "in order": it earns nothing.
  const std::size_t n = q.steps.size();
  std::vector<std::size_t> run = longest_rising(order);
  if (run.size() == 1 && n > 1) run.clear();
  std::vector<Verdict> verdicts(n, Verdict::wrong);
  for (const std::size_t position : run) verdicts[order[position]] = Verdict::right;
  for (std::size_t i = 0; i < n; ++i) g.marks.push_back({q.steps[i].id, verdicts[i]});
  if (n < 2) return set_score(g, order.size() == n ? 1 : 0);
  set_score(g, run.empty() ? 0 : static_cast<double>(run.size() - 1) / static_cast<double>(n - 1));
}

bool gap_is_right(const Gap& gap, std::string_view given, Spelling spelling, const Units& units) {
  switch (gap.kind) {
    case Gap::Kind::words:
      return std::any_of(gap.accept.begin(), gap.accept.end(),
                         [&](const std::string& a) { return is_answer(given, a, spelling); });
    case Gap::Kind::number: return gap.number && is_number_answer(given, *gap.number, units);
    case Gap::Kind::menu:
      return std::any_of(gap.menu.begin(), gap.menu.end(),
                         [&](const Gap::Choice& c) { return c.right && text::fold(c.text) == text::fold(given); });
    case Gap::Kind::hot: return false;
  }
  return false;
}

bool is_blank(std::string_view s) {
  return s.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

void grade_gaps(Graded& g, const Question& q, const Response& r, const Units& units) {
  int asked = 0, right = 0;
  for (std::size_t i = 0; i < q.gaps.size(); ++i) {
    if (q.gaps[i].kind == Gap::Kind::hot) continue;
    const std::string_view given = i < r.texts.size() ? std::string_view(r.texts[i]) : std::string_view();
    ++asked;
    const bool ok = gap_is_right(q.gaps[i], given, q.exact ? Spelling::exact : Spelling::lenient, units);
    right += ok ? 1 : 0;
    g.marks.push_back({q.gaps[i].id, ok ? Verdict::right : is_blank(given) ? Verdict::unanswered : Verdict::wrong});
  }
  set_score(g, asked == 0 ? 0 : static_cast<double>(right) / asked);
}

void grade_short(Graded& g, const Question& q, const Response& r, const Units& units) {
  const std::string_view given = r.texts.empty() ? std::string_view() : std::string_view(r.texts[0]);
  const Spelling spelling = q.exact ? Spelling::exact : Spelling::lenient;
  bool right = !q.gaps.empty() && gap_is_right(q.gaps[0], given, spelling, units);
  // An answer the author names beats a wildcard, in both directions.
  for (const lesson::Option& option : q.options) {
    if (!is_answer(given, lesson::plain_text(option.text), spelling)) continue;
    g.matched_option = option.id;
    right = option.right;
    break;
  }
  if (!q.gaps.empty()) g.marks.push_back({q.gaps[0].id, right ? Verdict::right : Verdict::wrong});
  set_score(g, right ? 1 : 0);
}

void grade_open(Graded& g, const Question& q, const Response& r) {
  const std::string stem = lesson::plain_text(q.stem);
  g.ideas = compare(r.texts.empty() ? std::string_view() : std::string_view(r.texts[0]), q.ideas, stem);
  double earned = 0;
  int wanted = 0;
  for (std::size_t i = 0; i < q.ideas.size(); ++i) {
    const Coverage c = g.ideas[i].coverage;
    if (q.ideas[i].against) {
      if (c == Coverage::covered) earned -= 1;
      g.marks.push_back({q.ideas[i].id, c == Coverage::covered ? Verdict::wrong : Verdict::right});
      continue;
    }
    ++wanted;
    earned += c == Coverage::covered ? 1 : c == Coverage::partly ? 0.5 : 0;
    g.sure = g.sure && c != Coverage::partly;
    g.marks.push_back({q.ideas[i].id, c == Coverage::covered  ? Verdict::right
                                      : c == Coverage::partly ? Verdict::partly
                                                              : Verdict::wrong});
  }
  set_score(g, wanted == 0 ? 0 : earned / wanted);
}

bool is_unanswered(const Response& r) {
  return r.picked.empty() && r.joined.empty() && r.ordered.empty() &&
         std::all_of(r.texts.begin(), r.texts.end(), [](const std::string& t) { return is_blank(t); });
}

bool is_unit(std::string_view given, const std::string& unit, const Units& units) {
  const auto same = [&](const std::string& spelling) {
    // "mW" and "MW" differ; "Seconds" and "seconds" do not.
    return given == spelling || (spelling.size() > 2 && text::fold_answer(given) == text::fold_answer(spelling));
  };
  if (same(unit)) return true;
  const auto at = units.find(unit);
  if (at != units.end() && std::any_of(at->second.begin(), at->second.end(), same)) return true;
  // The author may have written one of the other spellings.
  for (const auto& [name, spellings] : units) {
    if (has(spellings, unit) && (same(name) || std::any_of(spellings.begin(), spellings.end(), same))) return true;
  }
  return false;
}

}  // namespace

bool is_answer(std::string_view given, std::string_view accepted, Spelling spelling) {
  if (is_blank(given)) return false;
  if (spelling == Spelling::exact) {
    while (!given.empty() && given.front() == ' ') given.remove_prefix(1);
    while (!given.empty() && given.back() == ' ') given.remove_suffix(1);
    return glob(given, pattern_of(accepted));
  }
  // A learner's own asterisk is no wildcard: the pattern's are, after both were folded alike.
  return glob(text::fold_answer(given), text::fold_answer(pattern_of(accepted)));
}

bool is_number_answer(std::string_view given, const lesson::Numeric& wanted, const Units& units) {
  const ReadNumber number = read_number(given);
  if (number.values.empty()) return false;
  const double slack = 1e-9 * std::max({1.0, std::abs(wanted.low), std::abs(wanted.high)});
  const bool within = std::any_of(number.values.begin(), number.values.end(),
                                  [&](double v) { return v >= wanted.low - slack && v <= wanted.high + slack; });
  if (!within || number.rest.empty() || wanted.unit.empty()) return within;
  std::string_view unit = number.rest;
  while (!unit.empty() && (unit.back() == '.' || unit.back() == ' ')) unit.remove_suffix(1);
  return is_unit(unit, wanted.unit, units);
}

bool is_typed_answer(std::string_view given, const std::vector<std::string>& accept) {
  return std::any_of(accept.begin(), accept.end(),
                     [&](const std::string& a) { return is_answer(given, a, Spelling::lenient); });
}

Graded grade(const Question& q, const Response& r, const Units& units) {
  Graded g;
  switch (q.kind) {
    case Question::Kind::choice:
    case Question::Kind::true_false: grade_one(g, q, r.picked); break;
    case Question::Kind::multiple: {
      std::vector<Pick> things;
      for (const lesson::Option& o : q.options) things.push_back({o.id, o.right});
      grade_picks(g, things, r.picked);
      break;
    }
    case Question::Kind::hot_text: {
      std::vector<Pick> things;
      for (const Gap& gap : q.gaps) {
        if (gap.kind == Gap::Kind::hot) things.push_back({gap.id, gap.right});
      }
      grade_picks(g, things, r.picked);
      break;
    }
    case Question::Kind::match: grade_match(g, q, r); break;
    case Question::Kind::order: grade_order(g, q, r); break;
    case Question::Kind::short_answer: grade_short(g, q, r, units); break;
    case Question::Kind::numeric:
    case Question::Kind::cloze: grade_gaps(g, q, r, units); break;
    case Question::Kind::open: grade_open(g, q, r); break;
  }
  if (is_unanswered(r)) {
    g.score = 0;
    g.verdict = Verdict::unanswered;
  }
  g.points = g.score * q.points;
  return g;
}

}  // namespace colloquy::learn
