#include "exchange/bank/from_lesson.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "exchange/aiken/aiken.h"
#include "exchange/html_words.h"
#include "exchange/moodle/numbers.h"
#include "exchange/spaces.h"
#include "source/vocabulary.h"

namespace colloquy::exchange::bank {
namespace {

using bank::Choice;
using bank::Markup;
using bank::Quantity;
using lesson::Question;

std::string name_of(Format format) {
  for (const FormatName& one : kFormats) {
    if (one.format == format) return std::string(one.name);
  }
  return {};
}

constexpr std::string_view kGap = "_____";
constexpr std::size_t kLongestName = 60;

// A range whose middle is the number that the page shows is that number and its tolerance.
Quantity quantity_of(const lesson::Numeric& number) {
  if (number.low == number.high) return {Quantity::Kind::exact, number.value, 0, 0, 0};
  const double below = number.value - number.low, above = number.high - number.value;
  // Digits that the subtraction made are none of the author's: 3.14 - 3.13 is 0.01.
  const double tolerance = moodle::number_of(moodle::write_rounded(above)).value_or(above);
  if (std::abs(below - above) <= 1e-9 * (std::abs(number.value) + above))
    return {Quantity::Kind::tolerance, number.value, tolerance, 0, 0};
  return {Quantity::Kind::range, 0, 0, number.low, number.high};
}

Choice answer(bool right, bank::Text text) {
  Choice choice;
  choice.right = right;
  choice.text = std::move(text);
  return choice;
}

// The first words of a stem, cut where a word ends.
std::string name_of(const bank::Text& stem, std::string_view words) {
  std::string name = on_one_line(words);
  if (name.empty()) name = on_one_line(stem.words);
  if (name.size() <= kLongestName) return name;
  std::size_t end = name.rfind(' ', kLongestName);
  if (end == std::string::npos || end < kLongestName / 2) {
    end = kLongestName;
    while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xc0) == 0x80) --end;
  }
  return name.substr(0, end) + "\u2026";
}

class Sayer {
 public:
  Sayer(const Question& question, const source::Vocabulary& words, const std::string& path, Format format,
        const ReadFile& read)
      : in_(question),
        words_(words),
        format_(format),
        texts_(path,
               format == Format::aiken    ? Style::words
               : format == Format::moodle ? Style::pictures
                                          : Style::html,
               read) {}

  // None: the format has no such question; why() says more.
  std::optional<bank::Question> say() {
    out_.stem = texts_.text(in_.stem);
    if (!answers()) return std::nullopt;
    if (out_.kind != bank::Kind::cloze) place_gap();
    if (out_.stem.words.empty())
      return refuse("its words are only a picture or a gap, and " + name_of(format_) + " needs some");
    around();
    if (format_ == Format::aiken && !aiken::can_be_said(out_))
      return refuse("Aiken has 2 to 26 options, and no question that begins like a line of its own");
    out_.files = texts_.take_files();
    return std::move(out_);
  }
  const std::string& why() const { return why_; }
  std::string less() const {
    std::string list;
    for (const std::string& one : texts_.lost()) list.append(list.empty() ? "" : ", ").append(one);
    return list;
  }

 private:
  std::nullopt_t refuse(std::string why) {
    why_ = std::move(why);
    return std::nullopt;
  }
  bool cannot(const std::string& what) {
    refuse(name_of(format_) + " has no " + what);
    return false;
  }

  bool answers() {
    const bool aiken = format_ == Format::aiken, moodle = format_ == Format::moodle;
    switch (in_.kind) {
      case Question::Kind::choice: return options();
      case Question::Kind::multiple:
        if (aiken) return cannot("questions with several right answers");
        out_.several = true;
        return options();
      case Question::Kind::true_false: return aiken ? options() : true_false();
      case Question::Kind::match: return aiken ? cannot("pairs to match") : pairs();
      case Question::Kind::order: return moodle ? steps() : cannot("steps to put in order");
      case Question::Kind::open: return aiken ? cannot("open questions") : ideas();
      case Question::Kind::short_answer: return aiken ? cannot("gaps to write in") : short_answer();
      case Question::Kind::numeric: return aiken ? cannot("numbers to write") : numeric();
      case Question::Kind::cloze: return moodle ? gaps() : menu();
      case Question::Kind::hot_text: return cannot("words to mark in a text");
    }
    return false;
  }

  std::optional<bank::Text> remark(const lesson::Blocks& blocks) {
    if (blocks.empty()) return std::nullopt;
    if (format_ == Format::aiken) {
      texts_.lose("remarks");
      return std::nullopt;
    }
    bank::Text text = texts_.text(blocks);
    if (text.words.empty()) return std::nullopt;
    return text;
  }

  // Several right answers share the points, and as many wrong ones take them away again, as grading does here.
  bool options() {
    out_.kind = bank::Kind::choice;
    const auto right = static_cast<double>(
        std::count_if(in_.options.begin(), in_.options.end(), [](const lesson::Option& o) { return o.right; }));
    if (right == 0) return cannot("questions without a right answer");
    for (const lesson::Option& option : in_.options) {
      Choice choice = answer(option.right && !out_.several, texts_.text(option.text));
      if (choice.text.words.empty()) return cannot("options without words");
      if (out_.several) choice.weight = moodle::number_of(moodle::write_fraction((option.right ? 100 : -100) / right));
      if (format_ == Format::moodle) {
        choice.right = option.right && (!out_.several || right == 1);
        if (!out_.several) choice.weight = option.right ? 100 : 0;
      }
      choice.feedback = remark(option.feedback);
      out_.choices.push_back(std::move(choice));
    }
    return true;
  }

  bool true_false() {
    out_.kind = bank::Kind::true_false;
    for (const lesson::Option& option : in_.options) {
      const bool is_true = words_.key(source::Place::answer, lesson::plain_text(option.text)) == "true";
      if (option.right) out_.is_true = is_true;
      (is_true ? out_.true_feedback : out_.false_feedback) = remark(option.feedback);
    }
    return true;
  }

  bool pairs() {
    out_.kind = bank::Kind::matching;
    for (const lesson::Question::Pair& pair : in_.pairs) {
      const std::string right = texts_.words(pair.right);
      if (right.empty()) return cannot("pairs whose second half is a picture");
      if (texts_.text(pair.right).markup == Markup::html) texts_.lose("marks in the second half of a pair");
      out_.pairs.push_back({texts_.text(pair.left), right});
    }
    return true;
  }

  bool steps() {
    out_.kind = bank::Kind::order;
    for (const lesson::Question::Step& step : in_.steps) out_.steps.push_back(texts_.text(step.text));
    return true;
  }

  // What a grader looks for: the ideas as a list, the misconceptions struck out, then the model answer.
  bool ideas() {
    out_.kind = bank::Kind::essay;
    if (format_ == Format::gift) {
      texts_.lose("key ideas");
      return true;
    }
    std::string list;
    for (const lesson::Idea& idea : in_.ideas) {
      std::string wordings;
      for (const std::string& one : idea.accept)
        wordings.append(wordings.empty() ? "" : " / ").append(escape_html(one));
      if (!idea.feedback.empty()) texts_.lose("remarks on key ideas");
      list.append("<li>").append(idea.against ? "<del>" + wordings + "</del>" : wordings).append("</li>");
    }
    bank::Text answer = in_.answer.empty() ? bank::Text{} : texts_.text(in_.answer);
    std::string model = answer.markup == Markup::html ? answer.words : "<p>" + escape_html(answer.words) + "</p>";
    if (in_.answer.empty()) model.clear();
    out_.grader = {Markup::html, "<ul>" + list + "</ul>" + model};
    return true;
  }

  std::vector<Choice> wordings(const lesson::Gap& gap) const {
    std::vector<Choice> out;
    for (const std::string& one : gap.accept) {
      Choice choice = answer(true, {Markup::moodle, on_one_line(one)});
      if (format_ == Format::moodle) choice.weight = 100, choice.text.markup = Markup::plain;
      out.push_back(std::move(choice));
    }
    return out;
  }

  bool short_answer() {
    out_.kind = bank::Kind::short_answer;
    out_.exact = in_.exact;
    if (in_.exact && format_ == Format::gift) texts_.lose("the demand for exact spelling");
    out_.choices = wordings(in_.gaps[0]);
    for (const lesson::Option& option : in_.options) {
      Choice choice =
          answer(true, {format_ == Format::moodle ? Markup::plain : Markup::moodle, texts_.words(option.text)});
      if (choice.text.words.empty()) continue;
      choice.weight = option.right ? 100 : 0;
      choice.right = option.right || format_ == Format::gift;  // "=%0%": an answer that is expected and worth nothing
      choice.feedback = remark(option.feedback);
      // Named in the gap as well, it is one answer and has this remark.
      std::erase_if(out_.choices, [&](const Choice& one) { return one.text.words == choice.text.words; });
      out_.choices.push_back(std::move(choice));
    }
    const bool arrow = std::any_of(out_.choices.begin(), out_.choices.end(), [](const Choice& one) {
      return one.text.words.find("->") != std::string::npos || one.text.words.starts_with('%');
    });
    if (arrow && format_ == Format::gift) return cannot("answers with \"->\" in them or \"%\" before them");
    return true;
  }

  bool numeric() {
    out_.kind = bank::Kind::numerical;
    out_.listed = false;
    if (!in_.options.empty()) texts_.lose("expected numbers beside the right one");
    const lesson::Numeric& number = *in_.gaps[0].number;
    Choice choice;
    choice.right = true;
    choice.quantity = quantity_of(number);
    if (format_ == Format::moodle) {
      choice.weight = 100;
      out_.unit = number.unit;
    } else if (!number.unit.empty()) {
      texts_.lose("the unit");
    }
    out_.choices.push_back(std::move(choice));
    return true;
  }

  bool gaps() {
    out_.kind = bank::Kind::cloze;
    for (const lesson::Gap& gap : in_.gaps) {
      bank::Gap made;
      made.exact = in_.exact;
      if (gap.kind == lesson::Gap::Kind::number) {
        made.kind = bank::Gap::Kind::number;
        Choice choice;
        choice.right = true, choice.weight = 100;
        choice.quantity = quantity_of(*gap.number);
        if (!gap.number->unit.empty()) texts_.lose("the unit");
        made.choices.push_back(std::move(choice));
      } else if (gap.kind == lesson::Gap::Kind::menu) {
        made.kind = bank::Gap::Kind::menu;
        made.choices = menu_of(gap);
      } else {
        made.choices = wordings(gap);
      }
      out_.gaps.push_back(std::move(made));
    }
    return true;
  }

  std::vector<Choice> menu_of(const lesson::Gap& gap) const {
    std::vector<Choice> out;
    for (const lesson::Gap::Choice& one : gap.menu) {
      Choice choice = answer(one.right, {format_ == Format::moodle ? Markup::plain : Markup::moodle, one.text});
      if (format_ == Format::moodle) choice.weight = one.right ? 100 : 0;
      out.push_back(std::move(choice));
    }
    return out;
  }

  // GIFT asks for a missing word, if it is one.
  bool menu() {
    if (format_ == Format::aiken || in_.gaps.size() != 1) return cannot("questions with several gaps");
    out_.kind = bank::Kind::choice;
    out_.choices = menu_of(in_.gaps[0]);
    return true;
  }

  // "_____" where the gap is, or nothing where it only follows the question.
  void place_gap() {
    std::string& words = out_.stem.words;
    const std::size_t at = words.find(bank::kGapHere);
    if (at == std::string::npos) return;
    const std::string before(trim(std::string_view(words).substr(0, at)));
    if (at + 1 == words.size() && !before.empty() &&
        std::string_view("?:.!").find(before.back()) != std::string_view::npos) {
      words = before;
      return;
    }
    words.replace(at, 1, kGap);
    out_.embedded = true;
  }

  // What stands around the answers.
  void around() {
    const bool moodle = format_ == Format::moodle;
    out_.title = name_of(out_.stem, lesson::plain_text(in_.stem));
    out_.feedback = remark(in_.feedback);
    if (!in_.answer.empty() && in_.kind != Question::Kind::open) texts_.lose("the model answer");
    if (!in_.answer.empty() && in_.kind == Question::Kind::open && !moodle) texts_.lose("the model answer");
    if (format_ != Format::aiken && !in_.id.empty()) out_.id = in_.id;
    out_.shuffled = !in_.fixed_order;
    if (format_ != Format::aiken) tags();
    if (!moodle) {
      if (!in_.hints.empty()) texts_.lose("hints");
      if (in_.points != 1) texts_.lose("points");
      if (in_.fixed_order) texts_.lose("the fixed order");
      return;
    }
    for (const lesson::Blocks& hint : in_.hints) out_.hints.push_back(texts_.text(hint));
    if (in_.points != 1) out_.points = in_.points;
  }

  void tags() {
    for (const auto& [name, value] : {std::pair("objective: ", &in_.objective), std::pair("level: ", &in_.level)}) {
      if (!value->empty() && value->find_first_of("[]") == std::string::npos) out_.tags.push_back(name + *value);
    }
  }

  const Question& in_;
  const source::Vocabulary& words_;
  Format format_;
  Texts texts_;
  bank::Question out_;
  std::string why_;
};

// A slash divides categories; one that is part of a name is written twice.
std::string step_of(std::string_view name) {
  std::string out;
  for (const char c : on_one_line(name)) out.append(c == '/' ? 2 : 1, c);
  return out;
}

}  // namespace

void add_lesson(const lesson::Course& course, const lesson::Lesson& lesson, Format format, const std::string& category,
                const ReadFile& read, Questions& out) {
  if (!lesson.test) return;
  const source::Vocabulary words(lesson.lang, course.headings);
  for (const lesson::Pool& pool : lesson.test->pools) {
    bank::Question head;
    head.kind = bank::Kind::category;
    head.title = category;
    if (!pool.title.empty()) head.title->append(category.empty() ? "" : "/").append(step_of(pool.title));
    bool open = !head.title->empty() && format != Format::aiken;
    for (const lesson::Question& question : pool.questions) {
      Sayer sayer(question, words, lesson.path, format, read);
      std::optional<bank::Question> said = sayer.say();
      if (!said) {
        out.left_out.push_back({question.span, sayer.why()});
        continue;
      }
      std::string less = sayer.less();
      if (!pool.material.empty()) less.append(less.empty() ? "" : ", ").append("the material of its pool");
      if (!less.empty()) out.less.push_back({question.span, name_of(format) + " has no place for: " + less});
      if (std::exchange(open, false)) out.questions.push_back(head);
      out.questions.push_back(std::move(*said));
      ++out.kept;
    }
  }
}

}  // namespace colloquy::exchange::bank
