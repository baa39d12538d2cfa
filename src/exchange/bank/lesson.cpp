#include "exchange/bank/lesson.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "exchange/bank/markup.h"
#include "exchange/escape.h"
#include "exchange/gift/words.h"

namespace colloquy::exchange::bank {
namespace {

using gift::Choice;
using gift::Kind;
using gift::Quantity;
using gift::Question;

constexpr std::string_view kGap = "_____";

std::string number_of(double number) {
  std::array<char, 32> digits;
  return {digits.data(),
          std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed).ptr};
}

std::string quantity_of(const Quantity& quantity) {
  switch (quantity.kind) {
    case Quantity::Kind::exact: return number_of(quantity.number);
    case Quantity::Kind::tolerance:
      return quantity.tolerance == 0 ? number_of(quantity.number)
                                     : number_of(quantity.number) + " +- " + number_of(quantity.tolerance);
    case Quantity::Kind::range: return number_of(quantity.low) + ".." + number_of(quantity.high);
  }
  return "";
}

bool is_right(const Choice& choice, bool weighted) {
  return weighted ? choice.weight.value_or(choice.right ? 100 : 0) > 0 : choice.right;
}

// An answer that can stand in a gap beside others.
bool fits_a_gap(const std::string& words) {
  return words.find_first_of("/|[]\"~\\") == std::string::npos && words != "*" && !words.empty();
}

// An expected answer as a learner would type it.
std::string answer_of(const Choice& choice) {
  return gift::on_one_line(choice.text.words);
}

class TestWriter {
 public:
  void write(const std::vector<Question>& questions) {
    for (const Question& question : questions) {
      if (question.kind == Kind::category) {
        pool(question);
        continue;
      }
      const std::string number = std::to_string(number_ + 1) + ". ";
      indent_.assign(number.size(), ' ');
      std::string text;
      if (!write_question(question, text)) continue;
      if (open_pool_) out_.append("### ").append(*std::exchange(open_pool_, std::nullopt)).append("\n\n");
      ++lesson_.questions;
      ++number_;
      out_ += number + text + "\n";
    }
    lesson_.text = std::move(out_);
  }
  Lesson take() { return std::move(lesson_); }

 private:
  void leave_out(const Question& question, std::string why) {
    lesson_.left_out.push_back({question.line, std::move(why)});
  }
  void simplify(const Question& question, std::string how) {
    lesson_.simplified.push_back({question.line, std::move(how)});
  }

  // "$course$/top/Unit 1" is "Unit 1". An empty pool is none.
  void pool(const Question& question) {
    std::string name = question.title.value_or("");
    const std::size_t slash = name.rfind('/');
    if (slash != std::string::npos && slash + 1 < name.size()) name = name.substr(slash + 1);
    open_pool_ = escape(gift::trim(name), Place::title);
    if (open_pool_->empty()) open_pool_.reset();
    number_ = 0;
  }

  bool write_question(const Question& question, std::string& out) {
    switch (question.kind) {
      case Kind::category: return false;
      case Kind::description: leave_out(question, "asks nothing"); return false;
      case Kind::essay:
        leave_out(question, "an open question needs key ideas, by which what the learner writes can be judged");
        return false;
      case Kind::true_false:
      case Kind::choice:
      case Kind::matching: stem(question, "", out); break;
      case Kind::short_answer:
      case Kind::numerical: {
        const std::string gap = gap_of(question);
        if (gap.empty()) return false;
        stem(question, gap, out);
        break;
      }
    }
    if (question.kind == Kind::true_false) true_false(question, out);
    if (question.kind == Kind::choice && !choices(question, out)) return false;
    if (question.kind == Kind::matching && !pairs(question, out)) return false;
    if (question.kind == Kind::short_answer) expected(question, out);
    if (question.feedback) {
      out += "\n";
      for (const std::string& line : paragraphs_of(*question.feedback))
        out.append(indent_).append("> ").append(line).append("\n");
    }
    return true;
  }

  // The first paragraph stands behind the number, the others below it. A gap takes the place of "_____".
  void stem(const Question& question, const std::string& gap, std::string& out) const {
    std::vector<std::string> paragraphs = paragraphs_of(question.stem);
    if (paragraphs.empty()) paragraphs.emplace_back(kGap);
    if (!gap.empty()) {
      bool placed = false;
      for (std::string& line : paragraphs) {
        for (const std::string_view mark : {std::string_view("\\_\\_\\_\\_\\_"), kGap}) {
          const std::size_t at = placed ? std::string::npos : line.find(mark);
          if (at == std::string::npos) continue;
          line.replace(at, mark.size(), gap);
          placed = true;
        }
      }
      if (!placed) paragraphs.back().append(" ").append(gap);
    }
    out.append(paragraphs[0]).append("\n");
    for (std::size_t i = 1; i < paragraphs.size(); ++i)
      out.append("\n").append(indent_).append(paragraphs[i]).append("\n");
  }

  void option(bool right, const std::string& words, const std::optional<gift::Text>& feedback, std::string& out) const {
    out.append(indent_).append(right ? "- [x] " : "- [ ] ").append(words).append("\n");
    if (!feedback) return;
    if (const std::string line = line_of(*feedback); !line.empty())
      out.append(indent_).append("  > ").append(line).append("\n");
  }

  // The first remark is for whoever says true, the second for whoever says false.
  void true_false(const Question& question, std::string& out) const {
    out += "\n";
    option(question.is_true, "True", question.true_feedback, out);
    option(!question.is_true, "False", question.false_feedback, out);
  }

  bool choices(const Question& question, std::string& out) {
    const bool weighted =
        std::none_of(question.choices.begin(), question.choices.end(), [](const Choice& c) { return c.right; });
    std::size_t right = 0, partly = 0;
    for (const Choice& choice : question.choices) {
      const bool is = is_right(choice, weighted);
      right += is ? 1 : 0;
      partly += !is && choice.weight.value_or(0) > 0 ? 1 : 0;
    }
    if (right == 0) {
      leave_out(question, "no answer is right");
      return false;
    }
    if (partly > 0) simplify(question, "an answer that got part of the points is wrong now");
    out += "\n";
    for (const Choice& choice : question.choices)
      option(is_right(choice, weighted), line_of(choice.text), choice.feedback, out);
    return true;
  }

  bool pairs(const Question& question, std::string& out) {
    if (std::count_if(question.pairs.begin(), question.pairs.end(),
                      [](const gift::Pair& pair) { return !pair.question.words.empty(); }) < 2) {
      leave_out(question, "there are fewer than two pairs to match");
      return false;
    }
    out += "\n";
    for (const gift::Pair& pair : question.pairs) {
      const std::string left = line_of(pair.question);
      out.append(indent_).append("- ").append(left.empty() ? "" : left + " ").append("-> ");
      out.append(escape(pair.answer, Place::inside)).append("\n");
    }
    return true;
  }

  // What the gap takes; "" where the question cannot be asked.
  std::string gap_of(const Question& question) {
    if (question.kind == Kind::numerical) {
      const Choice* best = nullptr;
      for (const Choice& choice : question.choices) {
        if (choice.quantity && choice.right && (!best || choice.weight.value_or(100) > best->weight.value_or(100)))
          best = &choice;
      }
      if (!best) {
        leave_out(question, "no number is right");
        return "";
      }
      if (question.choices.size() > 1) simplify(question, "one number of several is kept, the one with most points");
      return "[[" + quantity_of(*best->quantity) + "]]";
    }
    std::string gap;
    for (const Choice& choice : question.choices) {
      const std::string words = answer_of(choice);
      if (!full(choice) || choice.feedback || !fits_a_gap(words)) continue;
      gap.append(gap.empty() ? "" : " / ").append(words);
    }
    if (!gap.empty()) return "[[" + gap + "]]";
    // All of them stand below it then; the gap itself needs one.
    for (const Choice& choice : question.choices) {
      if (full(choice) && fits_a_gap(answer_of(choice))) return "[[" + answer_of(choice) + "]]";
    }
    leave_out(question, "no answer that could stand in a gap gets all of the points");
    return "";
  }

  static bool full(const Choice& choice) { return choice.weight.value_or(100) >= 100; }

  // Answers with a remark of their own, and those that get a part: below the gap, as expected.
  void expected(const Question& question, std::string& out) {
    std::string boxes;
    for (const Choice& choice : question.choices) {
      const std::string words = answer_of(choice);
      if (words == "*") continue;  // "anything else" is what is not expected
      if (full(choice) && !choice.feedback && fits_a_gap(words)) continue;
      if (!full(choice)) simplify(question, "an answer that got part of the points is wrong now");
      option(full(choice), line_of(choice.text), choice.feedback, boxes);
    }
    if (!boxes.empty()) out.append("\n").append(boxes);
  }

  Lesson lesson_;
  std::string out_;
  std::optional<std::string> open_pool_;
  int number_ = 0;      // of the question before, in its pool
  std::string indent_;  // of what stands below a question, as wide as its number
};

}  // namespace

Lesson write_lesson(const std::string& title, const std::string& lang, const std::vector<Question>& questions,
                    bool new_course) {
  TestWriter writer;
  writer.write(questions);
  Lesson lesson = writer.take();
  std::string head = "---\ntitle: " + yaml_value(title) + "\n";
  if (!new_course && lang != "en") head += "lang: " + yaml_value(lang) + "\n";
  lesson.text = head + "---\n\n## Practice test\n\n" + lesson.text;
  return lesson;
}

}  // namespace colloquy::exchange::bank
