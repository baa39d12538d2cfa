#include "exchange/bank/lesson.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <utility>

#include "exchange/bank/gaps.h"
#include "exchange/bank/markup.h"
#include "exchange/bank/stem.h"
#include "exchange/escape.h"
#include "exchange/moodle/numbers.h"
#include "exchange/slug.h"
#include "exchange/spaces.h"

namespace colloquy::exchange::bank {
namespace {

// The last step of "$course$/top/Unit 1"; a slash that is part of a name is written twice.
std::string last_step(std::string_view category) {
  std::string step;
  for (std::size_t i = 0; i < category.size(); ++i) {
    if (category[i] != '/') {
      step += category[i];
    } else if (i + 1 < category.size() && category[i + 1] == '/') {
      step += '/';
      ++i;
    } else if (i + 1 < category.size()) {
      step.clear();
    }
  }
  return step;
}

class TestWriter {
 public:
  explicit TestWriter(std::string slug) : slug_(std::move(slug)) {}

  void write(const std::vector<Question>& questions) {
    for (const Question& question : questions) {
      if (question.kind == Kind::category) {
        pool(question);
        continue;
      }
      const std::string number = std::to_string(number_ + 1) + ". ";
      indent_.assign(number.size(), ' ');
      name_pictures(question);
      std::string text;
      const std::size_t simplified = lesson_.simplified.size();
      if (!write_question(question, text)) {
        lesson_.simplified.resize(simplified);  // of what is left out nothing else is said
        continue;
      }
      keep_pictures(question);
      if (open_pool_) out_.append("### ").append(*std::exchange(open_pool_, std::nullopt)).append("\n\n");
      ++lesson_.questions;
      ++number_;
      out_ += number + text + "\n";
    }
    lesson_.text = std::move(out_);
  }
  Lesson take() { return std::move(lesson_); }

 private:
  bool leave_out(const Question& question, std::string why) {
    lesson_.left_out.push_back({question.line, std::move(why)});
    return false;
  }
  // Once, however many gaps of the question it is true of.
  void simplify(const Question& question, std::string how) {
    for (auto note = lesson_.simplified.rbegin(); note != lesson_.simplified.rend() && note->line == question.line;
         ++note) {
      if (note->text == how) return;
    }
    lesson_.simplified.push_back({question.line, std::move(how)});
  }

  // An empty pool is none.
  void pool(const Question& question) {
    open_pool_ = escape(trim(last_step(question.title.value_or(""))), Place::title);
    if (open_pool_->empty()) open_pool_.reset();
    number_ = 0;
  }

  // "media/unit-1-7-a-name.png": no name of the file's own, and none twice.
  void name_pictures(const Question& question) {
    pictures_.clear();
    std::size_t number = lesson_.media.size();
    for (const File& file : question.files) {
      const std::size_t dot = file.name.rfind('.');
      std::string ending = file.name.substr(dot);
      for (char& c : ending) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      pictures_[file.name] =
          "media/" + slug_ + "-" + std::to_string(++number) + "-" + slug_of(file.name.substr(0, dot)) + ending;
    }
  }
  void keep_pictures(const Question& question) {
    for (const File& file : question.files) lesson_.media.push_back({pictures_.at(file.name), file.bytes});
  }

  bool write_question(const Question& question, std::string& out) {
    std::vector<std::string> gaps;
    switch (question.kind) {
      case Kind::category: return false;
      case Kind::description: return leave_out(question, "asks nothing");
      case Kind::essay:
        if (!has_ideas(question))
          return leave_out(question,
                           "an open question needs key ideas, by which what the learner writes can be judged");
        break;
      case Kind::matching:
        if (std::count_if(question.pairs.begin(), question.pairs.end(),
                          [](const Pair& pair) { return !pair.question.words.empty(); }) < 2)
          return leave_out(question, "there are fewer than two pairs to match");
        break;
      case Kind::true_false:
      case Kind::choice:
      case Kind::order: break;
      case Kind::short_answer:
        if (!add_gap(question, words_gap(question.choices), gaps)) return false;
        break;
      case Kind::numerical:
        if (!add_gap(question, number_gap(question.choices, question.unit), gaps)) return false;
        if (has_remarks(question.choices)) simplify(question, "a number has no remarks on its answers");
        break;
      case Kind::cloze:
        if (std::any_of(question.gaps.begin(), question.gaps.end(),
                        [&](const Gap& gap) { return gap.points != question.gaps[0].points; }))
          simplify(question, "its gaps got more and fewer points: now each gets as many");
        for (const Gap& gap : question.gaps) {
          if (!add_gap(question, gap_of(gap), gaps)) return false;
        }
        break;
    }
    out += write_stem(question, gaps, pictures_, indent_);
    switch (question.kind) {
      case Kind::true_false: true_false(question, out); break;
      case Kind::choice:
        if (!choices(question, out)) return false;
        break;
      case Kind::matching: pairs(question, out); break;
      case Kind::short_answer: expected(question, out); break;
      case Kind::order: steps(question, out); break;
      case Kind::essay: ideas(question, out); break;
      default: break;
    }
    if (question.feedback) {
      out += '\n';
      remark(*question.feedback, indent_, out);
    }
    for (const Text& hint : question.hints) labelled("Hint", paragraphs_of(hint, pictures_), out);
    if (question.kind == Kind::essay) labelled("Answer", model_answer(question), out);
    return true;
  }

  static bool has_remarks(const std::vector<Choice>& choices) {
    return std::any_of(choices.begin(), choices.end(),
                       [](const Choice& choice) { return choice.feedback.has_value(); });
  }

  static WrittenGap gap_of(const Gap& gap) {
    WrittenGap out = gap.kind == Gap::Kind::number ? number_gap(gap.choices, "")
                     : gap.kind == Gap::Kind::menu ? menu_gap(gap.choices)
                                                   : words_gap_among_others(gap.choices);
    if (has_remarks(gap.choices)) out.less.emplace_back("a gap among others has no remarks on its answers");
    return out;
  }

  bool add_gap(const Question& question, const WrittenGap& gap, std::vector<std::string>& gaps) {
    if (gap.text.empty()) return leave_out(question, gap.why);
    for (const std::string& less : gap.less) simplify(question, less);
    gaps.push_back(gap.text);
    return true;
  }

  void remark(const Text& text, const std::string& indent, std::string& out) const {
    bool first = true;
    for (const std::string& paragraph : paragraphs_of(text, pictures_)) {
      if (!std::exchange(first, false)) out.append(indent).append(">\n");
      out.append(indent).append("> ").append(indented(paragraph, indent + "> ")).append("\n");
    }
  }

  void labelled(std::string_view label, const std::vector<std::string>& paragraphs, std::string& out) const {
    if (paragraphs.empty()) return;
    out.append("\n").append(indent_).append("**").append(label).append(":**");
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
      const bool beside = i == 0 && !is_block(paragraphs[0]);
      out.append(beside ? " " : "\n\n" + indent_).append(indented(paragraphs[i], indent_));
    }
    out += '\n';
  }

  void option(bool right, const Text& text, const std::optional<Text>& feedback, std::string& out) const {
    const std::vector<std::string> paragraphs = paragraphs_of(text, pictures_);
    const std::string below = indent_ + "  ";
    out.append(indent_).append(right ? "- [x]" : "- [ ]");
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
      std::string line = paragraphs[i];
      const bool code = i > 0 && line.starts_with("```");
      if (!code) std::replace(line.begin(), line.end(), '\n', ' ');
      out.append(i == 0 ? " " : "\n\n" + below).append(indented(line, below));
    }
    out += '\n';
    if (feedback) remark(*feedback, below, out);
  }

  // The first remark is for whoever says true, the second for whoever says false.
  void true_false(const Question& question, std::string& out) const {
    out += '\n';
    option(question.is_true, {Markup::plain, "True"}, question.true_feedback, out);
    option(!question.is_true, {Markup::plain, "False"}, question.false_feedback, out);
  }

  bool choices(const Question& question, std::string& out) {
    std::size_t right = 0, partly = 0;
    for (const Choice& choice : question.choices) {
      const bool is = is_right(question, choice);
      right += is ? 1 : 0;
      partly += !is && choice.weight.value_or(0) > 0 ? 1 : 0;
      if (line_of(choice.text, pictures_).empty())
        return leave_out(question, "an answer is a picture that the file does not hold");
    }
    if (right == 0) return leave_out(question, "no answer is right");
    if (right > 1 && !question.several)
      simplify(question, "each of several answers was right: now all of them are wanted");
    if (partly > 0) simplify(question, std::string(kPartIsWrong));
    out += '\n';
    for (const Choice& choice : question.choices) option(is_right(question, choice), choice.text, choice.feedback, out);
    return true;
  }
  static bool is_right(const Question& question, const Choice& choice) {
    return question.several ? choice.weight.value_or(choice.right ? 100 : 0) > 0 : choice.right;
  }

  void pairs(const Question& question, std::string& out) const {
    out += '\n';
    for (const Pair& pair : question.pairs) {
      const std::string left = line_of(pair.question, pictures_);
      out.append(indent_).append("- ").append(left.empty() ? "" : left + " ").append("-> ");
      out.append(escape(pair.answer, Place::inside)).append("\n");
    }
  }

  void steps(const Question& question, std::string& out) const {
    out += '\n';
    for (std::size_t i = 0; i < question.steps.size(); ++i)
      out.append(indent_)
          .append(std::to_string(i + 1))
          .append(". ")
          .append(line_of(question.steps[i], pictures_))
          .append("\n");
  }

  // The lists of what a grader looks for are the key ideas, the rest is the model answer.
  static std::vector<std::string> grader_of(const Question& question) {
    return question.grader ? paragraphs_of(*question.grader) : std::vector<std::string>();
  }
  static bool has_ideas(const Question& question) {
    const std::vector<std::string> grader = grader_of(question);
    return std::any_of(grader.begin(), grader.end(), [](const std::string& one) { return one.starts_with("- "); });
  }
  void ideas(const Question& question, std::string& out) const {
    out += '\n';
    for (const std::string& one : grader_of(question)) {
      if (!one.starts_with("- ")) continue;
      for (const std::string& line : lines_of(one)) out.append(indent_).append("- ").append(line).append("\n");
    }
  }
  static std::vector<std::string> model_answer(const Question& question) {
    std::vector<std::string> grader = grader_of(question);
    std::erase_if(grader, [](const std::string& one) { return one.starts_with("- "); });
    return grader;
  }

  // Answers with a remark of their own, and those that get a part: below the gap, as expected.
  void expected(const Question& question, std::string& out) {
    std::string boxes;
    for (const Choice& choice : question.choices) {
      const std::string words = on_one_line(choice.text.words);
      if (words == "*") {  // "anything else" is what is not expected
        if (choice.feedback) simplify(question, "an answer that is not expected has no remark");
        if (choice.weight.value_or(100) > 0) simplify(question, "any other answer got points and is wrong now");
        continue;
      }
      const bool full = has_all_points(choice);
      if (full && !choice.feedback && fits_a_gap(words)) continue;
      if (!full && choice.weight.value_or(0) > 0) simplify(question, std::string(kPartIsWrong));
      option(full, {Markup::plain, words}, choice.feedback, boxes);
    }
    if (!boxes.empty()) out.append("\n").append(boxes);
  }

  std::string slug_;
  Lesson lesson_;
  std::string out_;
  std::optional<std::string> open_pool_;
  Pictures pictures_;   // of the question that is being written
  int number_ = 0;      // of the question before, in its pool
  std::string indent_;  // of what stands below a question, as wide as its number
};

}  // namespace

Lesson write_lesson(const std::string& title, const std::string& lang, const std::vector<Question>& questions,
                    bool new_course) {
  TestWriter writer(slug_of(title));
  writer.write(questions);
  Lesson lesson = writer.take();
  std::string head = "---\ntitle: " + yaml_value(title) + "\n";
  if (!new_course && lang != "en") head += "lang: " + yaml_value(lang) + "\n";
  lesson.text = head + "---\n\n## Practice test\n\n" + lesson.text;
  return lesson;
}

}  // namespace colloquy::exchange::bank
