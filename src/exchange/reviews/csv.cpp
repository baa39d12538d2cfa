#include "exchange/reviews/csv.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <unordered_map>

#include "exchange/next_line.h"

namespace colloquy::exchange {
namespace {

using base::ErrorKind;
using base::Result;

constexpr std::array<std::string_view, 3> kColumns = {"card", "delta_days", "rating"};
constexpr int kMostDays = 1'000'000;

base::Error wrong(std::size_t line, const std::string& what) {
  return base::make_error(ErrorKind::invalid, "line " + std::to_string(line) + ": " + what);
}

void split(std::string_view line, std::vector<std::string_view>& cells) {
  cells.clear();
  while (true) {
    const std::size_t comma = line.find(',');
    cells.push_back(line.substr(0, comma));
    if (comma == std::string_view::npos) return;
    line.remove_prefix(comma + 1);
  }
}

// 3, and 3.0 as tables of other programs write it.
std::optional<int> whole(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (!(std::abs(number) <= kMostDays) || number != std::trunc(number)) return std::nullopt;
  return static_cast<int>(number);
}

struct Places {
  std::array<std::size_t, 3> of{};  // of kColumns, in a line
  std::optional<std::size_t> learner;
  std::size_t cells = 0;
};

Result<Places> read_header(std::string_view line) {
  std::vector<std::string_view> cells;
  split(line, cells);
  Places places;
  places.cells = cells.size();
  for (std::size_t i = 0; i < kColumns.size(); ++i) {
    const auto found = std::find(cells.begin(), cells.end(), kColumns[i]);
    if (found == cells.end())
      return wrong(1, "there is no column \"" + std::string(kColumns[i]) +
                          "\"; the first line names the columns: card,delta_days,rating");
    places.of[i] = static_cast<std::size_t>(found - cells.begin());
  }
  const auto learner = std::find(cells.begin(), cells.end(), "learner");
  if (learner != cells.end()) places.learner = static_cast<std::size_t>(learner - cells.begin());
  return places;
}

void append_number(std::string& out, double number) {
  std::array<char, 32> digits;
  out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
}

}  // namespace

Result<Reviews> read_reviews(std::string_view csv) {
  csv = without_mark(csv);
  const Places places = TRY(read_header(next_line(csv)));
  Reviews out;
  // Cards by learner and name; without learners all are nobody's.
  std::unordered_map<std::string_view, std::unordered_map<std::string_view, std::int64_t>> numbers;
  std::unordered_map<std::string_view, std::size_t> learners;
  std::vector<std::string_view> cells;
  for (std::size_t number = 2; !csv.empty(); ++number) {
    const std::string_view line = next_line(csv);
    if (line.empty()) continue;
    split(line, cells);
    if (cells.size() != places.cells)
      return wrong(number, "there are " + std::to_string(cells.size()) + " cells under " +
                               std::to_string(places.cells) + " columns");
    const std::string_view card = cells[places.of[0]];
    if (card.empty()) return wrong(number, "the card has no name");
    if (card.find('"') != std::string_view::npos) return wrong(number, "a card's name has a quotation mark");
    const std::optional<int> days = whole(cells[places.of[1]]);
    if (!days || *days < 0) return wrong(number, "delta_days is a whole number from 0 on");
    const std::optional<int> rating = whole(cells[places.of[2]]);
    if (!rating || *rating < 1 || *rating > 4)
      return wrong(number, "a rating is 1 (again), 2 (hard), 3 (good) or 4 (easy)");
    const std::string_view learner = places.learner ? cells[*places.learner] : std::string_view();
    const auto [known, is_new] = numbers[learner].try_emplace(card, static_cast<std::int64_t>(out.cards.size()));
    if (is_new) out.cards.emplace_back(card);
    out.log.push_back({known->second, is_new ? 0 : *days, static_cast<learn::Grade>(*rating)});
    if (!places.learner) continue;
    const std::size_t who = learners.try_emplace(learner, out.learners.size()).first->second;
    if (who == out.learners.size()) out.learners.emplace_back();
    out.learners[who].push_back(out.log.back());
  }
  return out;
}

std::string write_schedule(const Reviews& reviews, const learn::Fsrs& fsrs, double retention) {
  struct Known {
    learn::Memory memory;
    int reviews = 0;
  };
  std::vector<Known> cards(reviews.cards.size());
  std::string out = "card,review,stability,difficulty,retrievability,interval\n";
  out.reserve(reviews.log.size() * 72);
  for (const learn::Reviewed& answer : reviews.log) {
    Known& known = cards[static_cast<std::size_t>(answer.card)];
    std::optional<double> recall;
    if (known.reviews == 0) {
      known.memory = fsrs.first(answer.grade);
    } else {
      recall = fsrs.retrievability(known.memory.stability, answer.days);
      known.memory = fsrs.next(known.memory, answer.days, answer.grade);
    }
    const double days = std::round(fsrs.interval(known.memory.stability, retention));
    out.append(reviews.cards[static_cast<std::size_t>(answer.card)]).append(",");
    out.append(std::to_string(++known.reviews)).append(",");
    append_number(out, known.memory.stability);
    out += ',';
    append_number(out, known.memory.difficulty);
    out += ',';
    if (recall) append_number(out, *recall);
    out.append(",").append(std::to_string(static_cast<int>(std::clamp(days, 1.0, 1.0 * learn::kMaxInterval))));
    out += '\n';
  }
  return out;
}

}  // namespace colloquy::exchange
