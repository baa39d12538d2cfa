#include "exchange/gift/write.h"

#include <array>
#include <charconv>

namespace colloquy::exchange::gift {
namespace {

using bank::Choice;
using bank::Kind;
using bank::Markup;
using bank::Pair;
using bank::Quantity;
using bank::Question;
using bank::Text;

constexpr std::string_view kGap = "_____";

std::string escape(std::string_view words) {
  std::string out;
  for (const char c : words) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (std::string_view("~=#{}:\\").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string_view name_of(Markup markup) {
  switch (markup) {
    case Markup::moodle: return "[moodle]";
    case Markup::html: return "[html]";
    case Markup::markdown: return "[markdown]";
    case Markup::plain: return "[plain]";
  }
  return "";
}

// Inside a question a text has its markup unless it says otherwise.
std::string text_of(const Text& text, Markup inherited) {
  return std::string(text.markup == inherited ? "" : name_of(text.markup)) + escape(text.words);
}

// No other reader of GIFT knows exponents.
std::string number_of(double number) {
  std::array<char, 400> digits;  // the longest double has 309 before its point
  return {digits.data(),
          std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed).ptr};
}

std::string quantity_of(const Quantity& quantity) {
  switch (quantity.kind) {
    case Quantity::Kind::exact: return number_of(quantity.number);
    case Quantity::Kind::tolerance: return number_of(quantity.number) + ":" + number_of(quantity.tolerance);
    case Quantity::Kind::range: return number_of(quantity.low) + ".." + number_of(quantity.high);
  }
  return "";
}

std::string feedback_of(const std::optional<Text>& feedback, Markup inherited) {
  return feedback ? " #" + text_of(*feedback, inherited) : "";
}

std::string choices_of(const Question& question) {
  std::string out;
  const Markup markup = question.stem.markup;
  for (const Choice& choice : question.choices) {
    out.append("\n  ").append(choice.right ? "=" : "~");
    if (choice.weight) out.append("%").append(number_of(*choice.weight)).append("%");
    out += question.kind != Kind::numerical ? text_of(choice.text, markup)
           : choice.quantity                ? quantity_of(*choice.quantity)
                                            : "";
    out += feedback_of(choice.feedback, markup);
  }
  return out + "\n";
}

std::string answers_of(const Question& question) {
  const Markup markup = question.stem.markup;
  std::string out;
  switch (question.kind) {
    case Kind::category:
    case Kind::description: return "";
    case Kind::essay: break;
    case Kind::true_false: {
      const std::optional<Text>& if_wrong = question.is_true ? question.false_feedback : question.true_feedback;
      const std::optional<Text>& if_right = question.is_true ? question.true_feedback : question.false_feedback;
      out = question.is_true ? "TRUE" : "FALSE";
      out += feedback_of(if_wrong, markup);
      if (if_right && !if_wrong) out += " #";
      out += feedback_of(if_right, markup);
      break;
    }
    case Kind::order:
    case Kind::cloze: return "";  // GIFT has none such
    case Kind::numerical:
      out = "#";
      // A number alone has no remark.
      if (question.listed || (!question.choices.empty() && question.choices[0].feedback)) {
        out += choices_of(question);
      } else if (!question.choices.empty() && question.choices[0].quantity) {
        out += quantity_of(*question.choices[0].quantity);
      }
      break;
    case Kind::choice:
    case Kind::short_answer: out = choices_of(question); break;
    case Kind::matching:
      for (const Pair& pair : question.pairs)
        out.append("\n  =").append(text_of(pair.question, markup)).append(" -> ").append(escape(pair.answer));
      out += '\n';
      break;
  }
  if (question.feedback) out.append(" ####").append(text_of(*question.feedback, markup));
  return "{" + out + "}";
}

std::string question_of(const Question& question) {
  if (question.kind == Kind::category) return "$CATEGORY: " + question.title.value_or("") + "\n";
  std::string out;
  if (question.id || !question.tags.empty()) {
    out += "//";
    if (question.id) out.append(" [id:").append(*question.id).append("]");
    for (const std::string& tag : question.tags) out.append(" [tag:").append(tag).append("]");
    out += '\n';
  }
  if (question.title) out.append("::").append(escape(*question.title)).append("::");
  // Words that begin like a comment begin with their markup instead.
  const bool like_a_comment = !question.title && question.stem.words.starts_with("//");
  if (question.stem.markup != Markup::moodle || like_a_comment) out += name_of(question.stem.markup);
  const std::string& words = question.stem.words;
  const std::size_t gap = question.embedded ? words.find(kGap) : std::string::npos;
  const std::string answers = answers_of(question);
  if (gap == std::string::npos) return out + escape(words) + answers + "\n";
  return out + escape(words.substr(0, gap)) + answers + escape(words.substr(gap + kGap.size())) + "\n";
}

}  // namespace

std::string write(std::span<const Question> questions) {
  std::string out;
  for (const Question& question : questions) {
    if (!out.empty()) out += '\n';
    out += question_of(question);
  }
  return out;
}

}  // namespace colloquy::exchange::gift
