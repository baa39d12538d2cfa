#include "learn/draw.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "learn/dice.h"
#include "learn/number.h"
#include "text/fold.h"

namespace colloquy::learn {
namespace {

using lesson::Question;

std::uint64_t mix(std::uint64_t seed, std::string_view id) {
  std::uint64_t h = seed ^ 0xcbf29ce484222325u;
  for (const char c : id) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return h;
}

std::vector<std::size_t> counted(std::size_t n) {
  std::vector<std::size_t> out(n);
  std::iota(out.begin(), out.end(), std::size_t{0});
  return out;
}

bool speaks_of_the_others(const lesson::Option& option) {
  const std::string t = text::fold(lesson::plain_text(option.text));
  for (const std::string_view opening : {"all of the", "all the above", "all above", "none of the", "none of them",
                                         "none above", "both of the", "neither of"}) {
    if (t.starts_with(opening)) return true;
  }
  return false;
}

// Options that are numbers and stand in order are read faster so, and tell nothing by their place.
bool are_sorted_numbers(const Question& q) {
  std::vector<double> values;
  std::string unit;
  for (const lesson::Option& option : q.options) {
    const ReadNumber number = read_number(lesson::plain_text(option.text));
    if (number.values.size() != 1 || (!values.empty() && number.rest != unit)) return false;
    unit = number.rest;
    values.push_back(number.values.front());
  }
  return values.size() > 1 &&
         (std::is_sorted(values.begin(), values.end()) || std::is_sorted(values.rbegin(), values.rend()));
}

// Shuffles what may move; the others keep their places.
std::vector<std::size_t> option_order(const Question& q, Dice& dice) {
  std::vector<std::size_t> order = counted(q.options.size());
  if (q.fixed_order || q.kind == Question::Kind::true_false || are_sorted_numbers(q)) return order;
  std::vector<std::size_t> free;
  for (const std::size_t i : order) {
    if (!speaks_of_the_others(q.options[i])) free.push_back(i);
  }
  std::vector<std::size_t> shuffled = free;
  dice.shuffle(shuffled);
  for (std::size_t k = 0; k < free.size(); ++k) order[free[k]] = shuffled[k];
  return order;
}

// Never the right order itself: it would give the answer away.
std::vector<std::size_t> step_order(std::size_t n, Dice& dice) {
  std::vector<std::size_t> order = counted(n);
  if (n < 2) return order;
  do dice.shuffle(order);
  while (std::is_sorted(order.begin(), order.end()));
  return order;
}

// How often a question was asked, and in which of the attempts last (counted from 1).
struct Asked {
  std::size_t times = 0, last = 0;
  friend auto operator<=>(const Asked&, const Asked&) = default;
};
using History = std::map<std::string_view, Asked>;

History history_of(std::span<const std::vector<std::string>> earlier) {
  History out;
  for (std::size_t i = 0; i < earlier.size(); ++i) {
    for (const std::string& id : earlier[i]) {
      Asked& asked = out[id];
      ++asked.times;
      asked.last = i + 1;
    }
  }
  return out;
}

struct Candidate {
  std::size_t pool, question;
  Asked asked;
};

const Question& question_of(const lesson::Test& test, const Candidate& c) {
  return test.pools[c.pool].questions[c.question];
}

std::vector<Candidate> shuffled_candidates(const lesson::Test& test, const History& history, Dice& dice) {
  std::vector<Candidate> all;
  for (std::size_t p = 0; p < test.pools.size(); ++p) {
    for (std::size_t q = 0; q < test.pools[p].questions.size(); ++q) {
      const auto asked = history.find(test.pools[p].questions[q].id);
      all.push_back({p, q, asked == history.end() ? Asked{} : asked->second});
    }
  }
  dice.shuffle(all);
  std::stable_sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) { return a.asked < b.asked; });
  return all;
}

std::size_t room_of(const lesson::Pool& pool) {
  const std::size_t n = pool.questions.size();
  return pool.draw > 0 ? std::min(n, static_cast<std::size_t>(pool.draw)) : n;
}

// Takes candidates for the blueprint's cells while their pools have room.
std::vector<Candidate> fill_cells(const lesson::Test& test, const std::vector<Candidate>& candidates) {
  const lesson::Blueprint& plan = *test.blueprint;
  std::vector<std::size_t> room;
  for (const lesson::Pool& pool : test.pools) room.push_back(room_of(pool));
  std::vector<std::vector<int>> wanted;
  for (const lesson::Blueprint::Row& row : plan.rows) wanted.push_back(row.counts);
  std::vector<Candidate> taken;
  for (const Candidate& c : candidates) {
    if (room[c.pool] == 0) continue;
    const Question& q = question_of(test, c);
    for (std::size_t r = 0; r < plan.rows.size(); ++r) {
      if (text::fold(plan.rows[r].objective) != text::fold(q.objective)) continue;
      const auto level = std::find_if(plan.levels.begin(), plan.levels.end(),
                                      [&](const std::string& l) { return text::fold(l) == text::fold(q.level); });
      const std::size_t column = static_cast<std::size_t>(level - plan.levels.begin());
      if (level == plan.levels.end() || column >= wanted[r].size() || wanted[r][column] <= 0) continue;
      --wanted[r][column];
      --room[c.pool];
      taken.push_back(c);
      break;
    }
  }
  return taken;
}

// Pools in turn, each giving up to its own number, until the test has enough.
std::vector<Candidate> fill_pools(const lesson::Test& test, const std::vector<Candidate>& candidates) {
  std::vector<std::vector<Candidate>> by_pool(test.pools.size());
  for (const Candidate& c : candidates) {
    if (by_pool[c.pool].size() < room_of(test.pools[c.pool])) by_pool[c.pool].push_back(c);
  }
  std::size_t available = 0;
  for (const auto& pool : by_pool) available += pool.size();
  const std::size_t enough = test.draw > 0 ? std::min(available, static_cast<std::size_t>(test.draw)) : available;
  std::vector<Candidate> taken;
  for (std::size_t round = 0; taken.size() < enough; ++round) {
    for (const auto& pool : by_pool) {
      if (round < pool.size() && taken.size() < enough) taken.push_back(pool[round]);
    }
  }
  return taken;
}

// How often a blueprint is tried with another order of candidates: rooms of pools can block cells.
constexpr int kTries = 32;

}  // namespace

DrawnQuestion arrange(const Question& q, std::uint64_t seed) {
  Dice dice(mix(seed, q.id));
  DrawnQuestion out;
  switch (q.kind) {
    case Question::Kind::choice:
    case Question::Kind::multiple:
    case Question::Kind::true_false: out.order = option_order(q, dice); break;
    case Question::Kind::match:
      out.order = counted(q.pairs.size());
      dice.shuffle(out.order);
      break;
    case Question::Kind::order: out.order = step_order(q.steps.size(), dice); break;
    default: break;
  }
  for (const lesson::Gap& gap : q.gaps) {
    std::vector<std::size_t> menu = counted(gap.menu.size());
    if (!q.fixed_order) dice.shuffle(menu);
    out.menus.push_back(std::move(menu));
  }
  return out;
}

std::vector<DrawnQuestion> draw(const lesson::Test& test, std::uint64_t seed,
                                std::span<const std::vector<std::string>> earlier) {
  const History history = history_of(earlier);
  Dice dice(seed);
  std::vector<Candidate> best;
  if (test.blueprint) {
    int wanted = 0;
    for (const lesson::Blueprint::Row& row : test.blueprint->rows)
      wanted = std::accumulate(row.counts.begin(), row.counts.end(), wanted);
    for (int i = 0; i < kTries; ++i) {
      std::vector<Candidate> taken = fill_cells(test, shuffled_candidates(test, history, dice));
      if (taken.size() > best.size()) best = std::move(taken);
      if (static_cast<int>(best.size()) >= wanted) break;
    }
  } else {
    best = fill_pools(test, shuffled_candidates(test, history, dice));
  }
  std::sort(best.begin(), best.end(), [](const Candidate& a, const Candidate& b) {
    return std::pair(a.pool, a.question) < std::pair(b.pool, b.question);
  });
  std::vector<DrawnQuestion> out;
  for (const Candidate& c : best) {
    DrawnQuestion drawn = arrange(question_of(test, c), seed);
    drawn.pool = c.pool;
    drawn.question = c.question;
    out.push_back(std::move(drawn));
  }
  return out;
}

}  // namespace colloquy::learn
