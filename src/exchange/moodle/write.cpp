#include "exchange/moodle/write.h"

#include "exchange/base64.h"
#include "exchange/moodle/cloze.h"
#include "exchange/moodle/numbers.h"
#include "exchange/moodle/pictures.h"

namespace colloquy::exchange::moodle {
namespace {

using bank::Choice;
using bank::Kind;
using bank::Markup;
using bank::Question;
using bank::Text;

// As words of XML; characters that XML cannot hold are left out.
std::string escape(std::string_view words) {
  std::string out;
  out.reserve(words.size());
  for (const char c : words) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\r': out += "&#13;"; break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
    }
  }
  return out;
}

// Words with marks of HTML are easier to read between these.
std::string cdata(std::string_view words) {
  const bool plain = words.find_first_of("<&>") == std::string_view::npos ||
                     words.find("]]>") != std::string_view::npos || words.find('\r') != std::string_view::npos;
  if (plain) return escape(words);
  std::string out = "<![CDATA[";
  for (const char c : words) {
    if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
  }
  return out + "]]>";
}

std::string_view name_of(Markup markup) {
  switch (markup) {
    case Markup::moodle: return "moodle_auto_format";
    case Markup::html: return "html";
    case Markup::markdown: return "markdown";
    case Markup::plain: return "plain_text";
  }
  return "";
}

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::category: return "category";
    case Kind::description: return "description";
    case Kind::essay: return "essay";
    case Kind::true_false: return "truefalse";
    case Kind::choice: return "multichoice";
    case Kind::short_answer: return "shortanswer";
    case Kind::numerical: return "numerical";
    case Kind::matching: return "matching";
    case Kind::order: return "ordering";
    case Kind::cloze: return "cloze";
  }
  return "";
}

class Writer {
 public:
  std::string write(const Question& question) {
    question_ = &question;
    out_.append("  <question type=\"").append(name_of(question.kind)).append("\">\n");
    if (question.kind == Kind::category) {
      out_.append("    <category><text>").append(escape(question.title.value_or(""))).append("</text></category>\n");
    } else {
      common();
      answers();
      for (const Text& hint : question.hints) text("hint", hint, 4);
      tags();
    }
    return out_ + "  </question>\n";
  }

 private:
  void value(std::string_view name, std::string_view words) {
    out_.append("    <").append(name).append(">").append(escape(words)).append("</").append(name).append(">\n");
  }

  // <name format="..."><text>...</text>, the pictures that it shows, </name>
  void text(std::string_view name, const Text& text, std::size_t indent) {
    out_.append(indent, ' ').append("<").append(name).append(" format=\"").append(name_of(text.markup)).append("\">");
    inside(text);
    out_.append("</").append(name).append(">\n");
  }
  void inside(const Text& text) {
    out_.append("<text>").append(cdata(text.words)).append("</text>");
    for (const bank::File& file : question_->files) {
      if (!names_picture(text.words, file.name)) continue;
      out_.append("<file name=\"").append(escape(file.name)).append("\" path=\"/\" encoding=\"base64\">");
      out_.append(write_base64(file.bytes)).append("</file>");
    }
  }

  void common() {
    const Question& question = *question_;
    out_.append("    <name><text>").append(escape(question.title.value_or(""))).append("</text></name>\n");
    Text stem = question.stem;
    if (question.kind == Kind::cloze) stem.words = write_gaps(stem, question.gaps);
    text("questiontext", stem, 4);
    text("generalfeedback", question.feedback.value_or(Text{Markup::html, {}}), 4);
    value("defaultgrade", write_number(question.points.value_or(1)));
    // Each wrong try costs a third: with hints a learner may try again.
    value("penalty", "0.3333333");
    value("hidden", "0");
    value("idnumber", question.id.value_or(""));
  }

  void answers() {
    const Question& question = *question_;
    switch (question.kind) {
      case Kind::category:
      case Kind::description: break;
      case Kind::cloze: break;
      case Kind::essay:
        value("responseformat", "editor");
        value("responserequired", "1");
        value("responsefieldlines", "10");
        value("attachments", "0");
        text("graderinfo", question.grader.value_or(Text{Markup::html, {}}), 4);
        text("responsetemplate", {Markup::html, {}}, 4);
        break;
      case Kind::true_false:
        answer(question.is_true ? 100 : 0, {Markup::moodle, "true"}, question.true_feedback);
        answer(question.is_true ? 0 : 100, {Markup::moodle, "false"}, question.false_feedback);
        break;
      case Kind::choice:
        value("single", question.several ? "false" : "true");
        value("shuffleanswers", question.shuffled ? "true" : "false");
        value("answernumbering", "abc");
        choices();
        break;
      case Kind::short_answer:
        value("usecase", question.exact ? "1" : "0");
        choices();
        break;
      case Kind::numerical: numbers(); break;
      case Kind::matching:
        value("shuffleanswers", question.shuffled ? "true" : "false");
        for (const bank::Pair& pair : question.pairs) {
          out_.append("    <subquestion format=\"").append(name_of(pair.question.markup)).append("\">");
          inside(pair.question);
          out_.append("<answer><text>").append(escape(pair.answer)).append("</text></answer></subquestion>\n");
        }
        break;
      case Kind::order:
        value("layouttype", "VERTICAL");
        value("selecttype", "ALL");
        value("selectcount", std::to_string(question.steps.size()));
        value("gradingtype", "RELATIVE_NEXT_EXCLUDE_LAST");
        value("showgrading", "SHOW");
        value("numberingstyle", "none");
        for (std::size_t i = 0; i < question.steps.size(); ++i)
          answer(static_cast<double>(i + 1), question.steps[i], std::nullopt);
        break;
    }
  }

  void choices() {
    for (const Choice& choice : question_->choices)
      answer(choice.weight.value_or(choice.right ? 100 : 0), choice.text, choice.feedback);
  }

  void answer(double fraction, const Text& words, const std::optional<Text>& feedback) {
    out_.append("    <answer fraction=\"").append(write_fraction(fraction)).append("\" format=\"");
    out_.append(name_of(words.markup)).append("\">");
    inside(words);
    if (!feedback) {
      out_ += "</answer>\n";
      return;
    }
    out_ += '\n';
    text("feedback", *feedback, 6);
    out_ += "    </answer>\n";
  }

  void numbers() {
    for (const Choice& choice : question_->choices) {
      out_.append("    <answer fraction=\"").append(write_fraction(choice.weight.value_or(choice.right ? 100 : 0)));
      out_.append("\" format=\"moodle_auto_format\"><text>");
      const Around quantity = choice.quantity ? around(*choice.quantity) : Around{};
      out_.append(choice.quantity ? write_number(quantity.number) : "*").append("</text>\n");
      if (choice.feedback) text("feedback", *choice.feedback, 6);
      out_.append("      <tolerance>").append(write_number(quantity.tolerance)).append("</tolerance>\n    </answer>\n");
    }
    if (question_->unit.empty()) return;
    out_.append("    <units><unit><multiplier>1</multiplier><unit_name>").append(escape(question_->unit));
    out_ += "</unit_name></unit></units>\n";
    // The unit may be written or left out, as here.
    value("unitgradingtype", "0");
    value("unitpenalty", "0");
    value("showunits", "0");
    value("unitsleft", "0");
  }

  void tags() {
    if (question_->tags.empty()) return;
    out_ += "    <tags>\n";
    for (const std::string& tag : question_->tags)
      out_.append("      <tag><text>").append(escape(tag)).append("</text></tag>\n");
    out_ += "    </tags>\n";
  }

  const Question* question_ = nullptr;
  std::string out_;
};

}  // namespace

std::string write(std::span<const Question> questions) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n";
  for (const Question& question : questions) out += Writer().write(question);
  return out + "</quiz>\n";
}

}  // namespace colloquy::exchange::moodle
