#include "exchange/moodle/read.h"

#include <algorithm>
#include <utility>

#include "exchange/base64.h"
#include "exchange/html_words.h"
#include "exchange/moodle/cloze.h"
#include "exchange/moodle/numbers.h"
#include "exchange/moodle/pictures.h"
#include "exchange/spaces.h"
#include "exchange/xml.h"

namespace colloquy::exchange::moodle {
namespace {

using bank::Choice;
using bank::Kind;
using bank::Markup;
using bank::Quantity;
using bank::Question;
using bank::Text;
using xml::Element;

constexpr double kMostPoints = 1e6;
constexpr std::pair<std::string_view, Markup> kMarkups[] = {
    {"html", Markup::html},  {"1", Markup::html},           {"markdown", Markup::markdown},
    {"4", Markup::markdown}, {"plain_text", Markup::plain}, {"plain", Markup::plain},
    {"2", Markup::plain}};

Markup markup_of(std::string_view format) {
  for (const auto& [name, markup] : kMarkups) {
    if (name == format) return markup;
  }
  return Markup::moodle;
}

// One question of the file. Reading stops at the first thing that is wrong.
class QuestionReader {
 public:
  QuestionReader(const Element& element, bank::Bank& bank) : element_(element), bank_(bank) {}

  void read() {
    question_.line = element_.line;
    const std::string_view type = element_.attribute("type");
    const auto* known =
        std::find_if(std::begin(kTypes), std::end(kTypes), [&](const Type& t) { return t.name == type; });
    if (known == std::end(kTypes)) {
      fail(element_, type.empty() ? "A question says of which type it is, as in <question type=\"multichoice\">."
                                  : "A question of the type \"" + std::string(type.substr(0, 40)) +
                                        "\" has no like in a lesson; it is left out.");
    } else {
      question_.kind = known->kind;
      if (known->kind == Kind::category)
        category();
      else if (common())
        (this->*known->read)();
    }
    if (!failed_) bank_.questions.push_back(std::move(question_));
  }

 private:
  struct Type {
    std::string_view name;
    Kind kind;
    void (QuestionReader::*read)();
  };
  static const Type kTypes[13];

  bool fail(const Element& where, std::string message) {
    if (!failed_) bank_.faults.push_back({where.line, where.column, std::move(message)});
    failed_ = true;
    return false;
  }
  void lose(const Element& where, std::string what) {
    bank_.lost.push_back({where.line, where.column, std::move(what)});
  }

  // <text> of `holder`, "" where there is none.
  std::string words_of(const Element* holder) {
    const Element* text = holder == nullptr ? nullptr : holder->find("text");
    if (text == nullptr) return {};
    if (!text->children.empty())
      fail(text->children[0], "Here are tags of HTML within XML; put all of the text between <![CDATA[ and ]]>.");
    return text->text;
  }

  Text text_of(const Element* holder) {
    Text text;
    if (holder == nullptr) return text;
    text.markup = markup_of(holder->attribute("format"));
    text.words = trim(words_of(holder));
    if (text.markup == Markup::moodle) text.words = on_one_line(text.words);
    for (const Element& child : holder->children) {
      if (child.name == "file") picture(child, text);
    }
    return text;
  }
  std::optional<Text> maybe_text_of(const Element* holder) {
    Text text = text_of(holder);
    if (text.words.empty()) return std::nullopt;
    return text;
  }

  void picture(const Element& element, const Text& text) {
    const std::string_view name = element.attribute("name");
    if (!is_picture_name(name))
      return lose(element, "the file \"" + std::string(name.substr(0, 60)) + "\" is no picture");
    if (!names_picture(text.words, name))
      return lose(element, "no text shows the picture \"" + std::string(name) + "\"");
    if (element.attribute("encoding") != "base64" || element.text.size() / 4 * 3 > kLargestPicture)
      return lose(element, "the picture \"" + std::string(name) + "\" is too large, or not written as base64");
    std::optional<std::string> bytes = read_base64(element.text);
    if (!bytes || bytes->empty()) return lose(element, "the picture \"" + std::string(name) + "\" is damaged");
    const auto same = std::find_if(question_.files.begin(), question_.files.end(),
                                   [&](const bank::File& file) { return file.name == name; });
    if (same == question_.files.end())
      question_.files.push_back({std::string(name), std::move(*bytes)});
    else if (same->bytes != *bytes)
      lose(element, "another picture of this question is named \"" + std::string(name) + "\", too");
  }

  // A member that is there once or not at all, as words.
  std::string value_of(std::string_view name) const {
    const Element* found = element_.find(name);
    if (found == nullptr) return {};
    const Element* text = found->find("text");
    return std::string(trim(text == nullptr ? found->text : text->text));
  }
  bool is_set(std::string_view name, bool otherwise) const {
    const std::string value = value_of(name);
    return value.empty() ? otherwise : value == "1" || value == "true";
  }

  void category() {
    question_.title = value_of("category");
    if (question_.title->empty()) fail(element_, "A category has a name, in <category><text>.");
  }

  bool common() {
    if (const std::string name = value_of("name"); !name.empty()) question_.title = on_one_line(name);
    if (const std::string id = value_of("idnumber"); !id.empty()) question_.id = id;
    question_.stem = text_of(element_.find("questiontext"));
    question_.feedback = maybe_text_of(element_.find("generalfeedback"));
    for (const Element& child : element_.children) {
      if (child.name == "hint") {
        if (std::optional<Text> hint = maybe_text_of(&child)) question_.hints.push_back(std::move(*hint));
      } else if (child.name == "tags") {
        for (const Element& tag : child.children) {
          const std::string words = on_one_line(words_of(&tag));
          if (tag.name == "tag" && !words.empty()) question_.tags.push_back(words);
        }
      }
    }
    if (const std::string grade = value_of("defaultgrade"); !grade.empty()) {
      const std::optional<double> points = number_of(grade);
      if (!points || *points < 0 || *points > kMostPoints)
        return fail(*element_.find("defaultgrade"), "\"" + grade.substr(0, 40) + "\" is no number of points.");
      if (*points > 0 && *points != 1) question_.points = points;
    }
    if (question_.stem.words.empty() && !failed_)
      fail(element_, "The question has no words; they stand in <questiontext><text>.");
    return !failed_;
  }

  bool weight_of(const Element& answer, Choice& choice) {
    const std::string_view fraction = answer.attribute("fraction");
    choice.weight = number_of(fraction);
    if (!choice.weight || *choice.weight < -100 || *choice.weight > 100)
      return fail(answer, "An answer says its share of the points, as fraction=\"100\" or fraction=\"-50\".");
    choice.right = *choice.weight >= 100;
    return true;
  }

  // The answers in their order; false: one of them is wrong.
  bool answers(Markup unmarked) {
    for (const Element& answer : element_.children) {
      if (answer.name != "answer") continue;
      Choice choice;
      if (!weight_of(answer, choice)) return false;
      choice.text = text_of(&answer);
      if (choice.text.markup == Markup::moodle) choice.text.markup = unmarked;
      choice.feedback = maybe_text_of(answer.find("feedback"));
      if (failed_) return false;
      if (choice.text.words.empty()) return fail(answer, "The answer has no words; they stand in <answer><text>.");
      question_.choices.push_back(std::move(choice));
    }
    if (question_.choices.empty()) return fail(element_, "The question has no answers; they stand in <answer>.");
    return true;
  }

  void choice() {
    question_.several = !is_set("single", true);
    question_.shuffled = is_set("shuffleanswers", true);
    answers(Markup::moodle);
  }

  void true_false() {
    if (!answers(Markup::moodle)) return;
    for (const Choice& one : question_.choices) {
      const bool is_true = one.text.words == "true";
      if (!is_true && one.text.words != "false")
        return (void)fail(element_, "The answers of a question of the type truefalse are \"true\" and \"false\".");
      (is_true ? question_.true_feedback : question_.false_feedback) = one.feedback;
      if (one.right) question_.is_true = is_true;
    }
    question_.choices.clear();
  }

  void short_answer() {
    question_.exact = is_set("usecase", false);
    answers(Markup::plain);
  }

  void numerical() {
    for (const Element& answer : element_.children) {
      if (answer.name != "answer") continue;
      Choice one;
      if (!weight_of(answer, one)) return;
      const std::string words(trim(answer.find("text") != nullptr ? words_of(&answer) : answer.text));
      one.feedback = maybe_text_of(answer.find("feedback"));
      if (words != "*") {
        const Element* given = answer.find("tolerance");
        const std::optional<double> number = number_of(words);
        const std::optional<double> tolerance =
            given == nullptr || trim(given->text).empty() ? std::optional<double>(0) : number_of(given->text);
        if (!number || !tolerance || *tolerance < 0)
          return (void)fail(answer, "The answer is a number, its tolerance another in <tolerance>, or it is \"*\".");
        one.quantity =
            Quantity{*tolerance > 0 ? Quantity::Kind::tolerance : Quantity::Kind::exact, *number, *tolerance, 0, 0};
      }
      question_.choices.push_back(std::move(one));
    }
    if (question_.choices.empty()) return (void)fail(element_, "The question has no answers; they stand in <answer>.");
    units();
  }

  // The one that answers are given in; the others and their factors have no place.
  void units() {
    const Element* units = element_.find("units");
    if (units == nullptr) return;
    for (const Element& unit : units->children) {
      const Element* name = unit.find("unit_name");
      const Element* factor = unit.find("multiplier");
      if (name == nullptr) continue;
      const bool is_first = question_.unit.empty() && (factor == nullptr || number_of(factor->text) == 1.0);
      if (is_first)
        question_.unit = on_one_line(name->text);
      else
        lose(unit, "the unit \"" + std::string(trim(name->text)).substr(0, 40) + "\" is not kept, one is enough");
    }
  }

  void matching() {
    question_.shuffled = is_set("shuffleanswers", true);
    for (const Element& one : element_.children) {
      if (one.name != "subquestion") continue;
      bank::Pair pair{text_of(&one), on_one_line(words_of(one.find("answer")))};
      if (failed_) return;
      if (pair.answer.empty()) {
        if (pair.question.words.empty()) continue;  // Moodle writes such rows of a form that were left empty
        return (void)fail(one, "Half of a pair is missing; it stands in <answer><text>.");
      }
      question_.pairs.push_back(std::move(pair));
    }
    if (question_.pairs.empty()) fail(element_, "There is nothing to match; pairs stand in <subquestion>.");
  }

  void essay() { question_.grader = maybe_text_of(element_.find("graderinfo")); }

  void description() {}

  void ordering() {
    for (const Element& answer : element_.children) {
      if (answer.name != "answer") continue;
      Text step = text_of(&answer);
      if (failed_) return;
      if (step.words.empty()) return (void)fail(answer, "The step has no words; they stand in <answer><text>.");
      question_.steps.push_back(std::move(step));
    }
    if (question_.steps.size() < 2) fail(element_, "There are fewer than two steps; they stand in <answer>.");
  }

  void gapped(const std::optional<std::string>& fault) {
    const Element* stem = element_.find("questiontext");
    if (fault) fail(stem == nullptr ? element_ : *stem, *fault);
  }
  void cloze() {
    gapped(read_gaps(question_.stem, question_.gaps));
    // As Moodle counts where the question itself does not say it: what its gaps get, one each if nothing else is said.
    double points = 0;
    for (const bank::Gap& gap : question_.gaps) points += gap.points;
    const bool weighted = points != static_cast<double>(question_.gaps.size());
    if (weighted && points > 0 && points <= kMostPoints && value_of("defaultgrade").empty()) question_.points = points;
  }

  void select_gaps() { places("selectoption"); }
  void drag_words() { places("dragbox"); }
  void places(std::string_view name) {
    std::vector<Draggable> choices;
    for (const Element& child : element_.children) {
      if (child.name != name) continue;
      const Element* group = child.find("group");
      choices.push_back({on_one_line(unescape_html(words_of(&child))),
                         std::string(group == nullptr ? std::string_view("1") : trim(group->text))});
    }
    if (!failed_) gapped(read_places(question_.stem, choices, question_.gaps));
  }

  const Element& element_;
  bank::Bank& bank_;
  Question question_;
  bool failed_ = false;
};

const QuestionReader::Type QuestionReader::kTypes[13] = {
    {"category", Kind::category, nullptr},
    {"description", Kind::description, &QuestionReader::description},
    {"multichoice", Kind::choice, &QuestionReader::choice},
    {"truefalse", Kind::true_false, &QuestionReader::true_false},
    {"shortanswer", Kind::short_answer, &QuestionReader::short_answer},
    {"numerical", Kind::numerical, &QuestionReader::numerical},
    {"matching", Kind::matching, &QuestionReader::matching},
    {"essay", Kind::essay, &QuestionReader::essay},
    {"ordering", Kind::order, &QuestionReader::ordering},
    {"cloze", Kind::cloze, &QuestionReader::cloze},
    {"multianswer", Kind::cloze, &QuestionReader::cloze},
    {"gapselect", Kind::cloze, &QuestionReader::select_gaps},
    {"ddwtos", Kind::cloze, &QuestionReader::drag_words}};

}  // namespace

bank::Bank read(std::string_view file) {
  bank::Bank bank;
  if (file.starts_with("\xef\xbb\xbf")) file.remove_prefix(3);
  const std::vector<xml::Fault> faults =
      xml::read(file, "quiz", "question", [&](Element&& element) { QuestionReader(element, bank).read(); });
  for (const xml::Fault& fault : faults) bank.faults.push_back({fault.line, fault.column, fault.message});
  std::stable_sort(bank.faults.begin(), bank.faults.end(), [](const bank::Fault& a, const bank::Fault& b) {
    return std::pair(a.line, a.column) < std::pair(b.line, b.column);
  });
  return bank;
}

}  // namespace colloquy::exchange::moodle
