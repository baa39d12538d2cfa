#include "exchange/gift/read.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <utility>

#include "base/ascii.h"
#include "exchange/gift/words.h"
#include "exchange/next_line.h"
#include "exchange/spaces.h"

namespace colloquy::exchange::gift {
namespace {

using bank::Bank;
using bank::Choice;
using bank::Fault;
using bank::Kind;
using bank::Markup;
using bank::Pair;
using bank::Quantity;
using bank::Question;

constexpr std::size_t kNone = std::string_view::npos;

// Lines of a question without comments, and where they stand in the file.
class Block {
 public:
  void add(std::string_view line, std::size_t number) {
    begins_.push_back({text_.size(), number});
    text_.append(line).append("\n");
  }
  bool empty() const { return text_.empty(); }
  std::string_view text() const { return text_; }
  std::size_t line() const { return begins_.front().line; }

  // `part` lies in text(); nothing at all stands at its beginning.
  Fault fault(std::string_view part, std::string message) const {
    const std::size_t offset = part.data() == nullptr ? 0 : static_cast<std::size_t>(part.data() - text_.data());
    auto after = std::upper_bound(begins_.begin(), begins_.end(), offset,
                                  [](std::size_t at, const Begin& begin) { return at < begin.offset; });
    const Begin& begin = after == begins_.begin() ? *after : *std::prev(after);
    return {begin.line, offset - begin.offset + 1, std::move(message)};
  }

 private:
  struct Begin {
    std::size_t offset, line;
  };
  std::string text_;
  std::vector<Begin> begins_;
};

std::optional<double> number_of(std::string_view text) {
  text = trim(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// "3.14", "3.14:0.01", "3.1..3.2".
std::optional<Quantity> quantity_of(std::string_view text) {
  Quantity out;
  if (const std::size_t dots = text.find(".."); dots != kNone) {
    const auto low = number_of(text.substr(0, dots)), high = number_of(text.substr(dots + 2));
    if (!low || !high || *low > *high) return std::nullopt;
    out.kind = Quantity::Kind::range;
    out.low = *low, out.high = *high;
    return out;
  }
  const std::size_t colon = text.find(':');
  const auto number = number_of(text.substr(0, colon));
  if (!number) return std::nullopt;
  out.number = *number;
  if (colon == kNone) return out;
  const auto tolerance = number_of(text.substr(colon + 1));
  if (!tolerance || *tolerance < 0) return std::nullopt;
  out.kind = Quantity::Kind::tolerance;
  out.tolerance = *tolerance;
  return out;
}

// What stands in the braces of one question.
class Answers {
 public:
  Answers(const Block& block, Question& question, std::vector<Fault>& faults)
      : block_(block), question_(question), faults_(faults) {}

  bool read(std::string_view body) {
    if (const std::size_t general = find_word(body, "####"); general != kNone) {
      question_.feedback = read_feedback(body.substr(general + 4), markup());
      body = body.substr(0, general);
    }
    const std::string_view inside = trim(body);
    if (inside.empty()) {
      question_.kind = Kind::essay;
      return true;
    }
    if (inside.front() == '#') return read_numerical(inside.substr(1));
    if (read_true_false(inside)) return true;
    if (inside.front() != '=' && inside.front() != '~')
      return fail(inside, "An answer begins with \"=\" (right) or \"~\" (wrong); put one before it.");
    const std::vector<std::string_view> parts = split(inside);
    const bool all_right =
        std::all_of(parts.begin(), parts.end(), [](std::string_view part) { return part[0] == '='; });
    const bool all_pairs =
        std::all_of(parts.begin(), parts.end(), [](std::string_view part) { return find_word(part, "->") != kNone; });
    if (all_right && all_pairs) return read_pairs(parts);
    question_.kind = all_right ? Kind::short_answer : Kind::choice;
    if (!std::all_of(parts.begin(), parts.end(), [&](std::string_view part) { return read_choice(part); }))
      return false;
    question_.several =
        question_.kind == Kind::choice &&
        std::none_of(question_.choices.begin(), question_.choices.end(), [](const Choice& one) { return one.right; });
    return true;
  }

 private:
  Markup markup() const { return question_.stem.markup; }
  bool fail(std::string_view where, std::string message) {
    faults_.push_back(block_.fault(where, std::move(message)));
    return false;
  }

  // Answers with the mark that begins each.
  static std::vector<std::string_view> split(std::string_view inside) {
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at != kNone;) {
      const std::size_t next = find_mark(inside, "=~", at + 1);
      parts.push_back(inside.substr(at, next == kNone ? kNone : next - at));
      at = next;
    }
    return parts;
  }

  bool read_true_false(std::string_view inside) {
    const std::size_t first = find_mark(inside, "#");
    const std::string word = base::ascii_lower(trim(inside.substr(0, first)));
    const bool is_true = word == "t" || word == "true";
    if (!is_true && word != "f" && word != "false") return false;
    question_.kind = Kind::true_false;
    question_.is_true = is_true;
    if (first == kNone) return true;
    const std::size_t second = find_mark(inside, "#", first + 1);
    // The first is for whoever is wrong.
    (is_true ? question_.false_feedback : question_.true_feedback) =
        read_feedback(inside.substr(first + 1, second == kNone ? kNone : second - first - 1), markup());
    if (second != kNone)
      (is_true ? question_.true_feedback : question_.false_feedback) =
          read_feedback(inside.substr(second + 1), markup());
    return true;
  }

  // "%50%" at the front of an answer is cut off.
  bool read_weight(std::string_view& text, std::optional<double>& weight) {
    text = trim(text);
    if (!text.starts_with('%')) return true;
    const std::size_t end = text.find('%', 1);
    weight = end == kNone ? std::nullopt : number_of(text.substr(1, end - 1));
    if (!weight || *weight < -100 || *weight > 100)
      return fail(text, "A weight is a number from -100 to 100 between two percent signs, as in \"%50%\".");
    text = text.substr(end + 1);
    return true;
  }

  // Answer and feedback of its own.
  static std::pair<std::string_view, std::string_view> parted(std::string_view text) {
    const std::size_t mark = find_mark(text, "#");
    return {text.substr(0, mark), mark == kNone ? std::string_view() : text.substr(mark + 1)};
  }

  bool read_choice(std::string_view part) {
    Choice choice;
    choice.right = part[0] == '=';
    std::string_view rest = part.substr(1);
    if (!read_weight(rest, choice.weight)) return false;
    const auto [answer, feedback] = parted(rest);
    choice.text = read_text(answer, markup());
    choice.feedback = read_feedback(feedback, markup());
    if (choice.text.words.empty()) return fail(part, "The answer has no words; write some or take its mark away.");
    question_.choices.push_back(std::move(choice));
    return true;
  }

  bool read_pairs(const std::vector<std::string_view>& parts) {
    question_.kind = Kind::matching;
    for (const std::string_view part : parts) {
      const std::size_t arrow = find_word(part, "->");
      Pair pair{read_text(part.substr(1, arrow - 1), markup()), unescape(trim(part.substr(arrow + 2)))};
      if (pair.answer.empty()) return fail(part, "After \"->\" stands what matches; write it.");
      question_.pairs.push_back(std::move(pair));
    }
    return true;
  }

  bool read_quantity(std::string_view text, std::optional<Quantity>& into) {
    const std::optional<Quantity> quantity = quantity_of(text);
    if (!quantity)
      return fail(
          text, "The answer is a number, a number with its tolerance as in \"3.14:0.01\", or a range as in \"3..4\".");
    into = quantity;
    return true;
  }

  bool read_numerical(std::string_view body) {
    question_.kind = Kind::numerical;
    const std::string_view inside = trim(body);
    if (inside.empty() || (inside.front() != '=' && inside.front() != '~')) {
      question_.listed = false;
      Choice only;
      only.right = true;
      const auto [number, feedback] = parted(inside);
      only.feedback = read_feedback(feedback, markup());
      if (!read_quantity(number, only.quantity)) return false;
      question_.choices.push_back(std::move(only));
      return true;
    }
    for (const std::string_view part : split(inside)) {
      Choice choice;
      choice.right = part[0] == '=';
      std::string_view rest = part.substr(1);
      if (!read_weight(rest, choice.weight)) return false;
      const auto [number, feedback] = parted(rest);
      choice.feedback = read_feedback(feedback, markup());
      // "~" alone, with feedback: for every other number.
      if (choice.right || !trim(number).empty()) {
        if (!read_quantity(number, choice.quantity)) return false;
      }
      question_.choices.push_back(std::move(choice));
    }
    return true;
  }

  const Block& block_;
  Question& question_;
  std::vector<Fault>& faults_;
};

class Reader {
 public:
  Bank read(std::string_view file) {
    file = without_mark(file);
    for (std::size_t number = 1; !file.empty(); ++number) take(next_line(file), number);
    finish();
    return std::move(bank_);
  }

 private:
  void take(std::string_view line, std::size_t number) {
    const std::string_view words = trim(line);
    if (words.empty()) return finish();
    if (words.starts_with("//")) return read_comment(words.substr(2));
    if (constexpr std::string_view kCategory = "$CATEGORY:"; words.starts_with(kCategory)) {
      finish();
      Question category;
      category.kind = Kind::category;
      category.line = number;
      category.title = trim(words.substr(kCategory.size()));
      bank_.questions.push_back(std::move(category));
      return;
    }
    block_.add(line, number);
  }

  // "// [id:393] [tag:one] [tag:two]" speaks of the question that follows.
  void read_comment(std::string_view comment) {
    for (std::size_t at = comment.find('['); at != kNone; at = comment.find('[', at + 1)) {
      const std::size_t end = comment.find(']', at);
      if (end == kNone) return;
      const std::string_view inside = comment.substr(at + 1, end - at - 1);
      if (inside.starts_with("id:")) id_ = trim(inside.substr(3));
      if (inside.starts_with("tag:")) tags_.emplace_back(trim(inside.substr(4)));
    }
  }

  void finish() {
    if (block_.empty()) return;
    Question question;
    question.line = block_.line();
    question.id = std::exchange(id_, std::nullopt);
    question.tags = std::exchange(tags_, {});
    if (read_question(question)) bank_.questions.push_back(std::move(question));
    block_ = Block();
  }

  bool fail(std::string_view where, std::string message) {
    bank_.faults.push_back(block_.fault(where, std::move(message)));
    return false;
  }

  bool read_question(Question& question) {
    std::string_view rest = trim(block_.text());
    if (rest.starts_with("::")) {
      const std::size_t end = find_word(rest, "::", 2);
      if (end == kNone) return fail(rest, "The question's name ends with \"::\"; write it after the name.");
      question.title = unescape(trim(rest.substr(2, end - 2)));
      rest = trim(rest.substr(end + 2));
    }
    const std::size_t open = find_mark(rest, "{");
    if (open == kNone) {
      if (const std::size_t close = find_mark(rest, "}"); close != kNone)
        return fail(rest.substr(close),
                    "There is \"}\" and no \"{\" before it; write \"\\}\" if it is part of the words.");
      question.stem = read_text(rest, Markup::moodle);
      if (question.stem.words.empty()) return fail(rest, "The question has a name and no words.");
      return true;
    }
    const std::size_t close = find_mark(rest, "}", open);
    if (close == kNone)
      return fail(rest.substr(open), "The answers are not closed: there is no \"}\" before the next empty line.");
    if (const std::size_t more = find_mark(rest, "{", open + 1); more < close)
      return fail(rest.substr(more), "There is \"{\" among the answers; write \"\\{\" if it is part of the words.");
    const std::string_view after = trim(rest.substr(close + 1));
    if (const std::size_t more = find_mark(after, "{}"); more != kNone)
      return fail(after.substr(more),
                  "A question has one list of answers; write \"\\{\" if it is part of the words, or an "
                  "empty line before the next question.");
    question.stem = read_text(rest.substr(0, open), Markup::moodle);
    if (!after.empty()) {
      question.embedded = true;
      std::string& words = question.stem.words;
      words.append(words.empty() ? "_____ " : " _____ ").append(read_text(after, question.stem.markup).words);
    }
    if (question.stem.words.empty())
      return fail(rest.substr(open), "The question has answers and no words before them.");
    return Answers(block_, question, bank_.faults).read(rest.substr(open + 1, close - open - 1));
  }

  Bank bank_;
  Block block_;
  std::optional<std::string> id_;
  std::vector<std::string> tags_;
};

}  // namespace

Bank read(std::string_view file) {
  return Reader().read(file);
}

}  // namespace colloquy::exchange::gift
