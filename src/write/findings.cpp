#include "write/findings.h"

#include <algorithm>

#include "base/json.h"
#include "base/utf8.h"
#include "write/excerpt.h"

namespace colloquy::write {
namespace {

using base::Diagnostic;
using base::Severity;

constexpr std::string_view kReset = "\x1b[0m", kBold = "\x1b[1m", kRed = "\x1b[1;31m", kYellow = "\x1b[1;33m",
                           kBlue = "\x1b[1;34m", kDim = "\x1b[2m";

class Paint {
 public:
  explicit Paint(Colour colour) : on_(colour == Colour::on) {}
  std::string operator()(std::string_view code, std::string_view text) const {
    return on_ ? std::string(code) + std::string(text) + std::string(kReset) : std::string(text);
  }

 private:
  bool on_;
};

std::string_view name_of(Severity s) {
  return s == Severity::error ? "error" : "warning";
}

// Finds lines by number; findings come mostly in order, so it walks on from the last one.
class Lines {
 public:
  explicit Lines(const FindingSources& sources) : sources_(sources) {}

  std::string_view line(base::FileId file, std::uint32_t number) {
    if (number == 0 || !sources_.text) return {};
    if (file != file_ || number < number_) {
      file_ = file;
      text_ = sources_.text(file);
      number_ = 1;
      at_ = 0;
    }
    while (number_ < number) {
      const std::size_t end = text_.find('\n', at_);
      if (end == std::string_view::npos) return {};
      at_ = end + 1;
      ++number_;
    }
    std::string_view line = text_.substr(at_, text_.find('\n', at_) - at_);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
  }

 private:
  const FindingSources& sources_;
  base::FileId file_ = 0;
  std::string_view text_;
  std::uint32_t number_ = 0;
  std::size_t at_ = 0;
};

// The help may have several lines; each is set under the first.
std::string help_lines(const Paint& paint, const std::string& margin, std::string_view help) {
  std::string out;
  std::string_view sign = "= ";
  while (!help.empty()) {
    const std::size_t end = std::min(help.find('\n'), help.size());
    out += margin + paint(kBlue, sign) + harmless(help.substr(0, end)) + "\n";
    help.remove_prefix(std::min(end + 1, help.size()));
    sign = "  ";
  }
  return out;
}

std::string render(const Diagnostic& d, const FindingSources& sources, Lines& lines, const Paint& paint) {
  std::string out;
  const std::string& file = sources.files.name(d.span.file);
  if (!file.empty()) {
    std::string place = file;
    if (d.span.known()) place += ":" + std::to_string(d.span.line) + ":" + std::to_string(d.span.column);
    out += paint(kBold, place) + ": ";
  }
  out += paint(d.severity == Severity::error ? kRed : kYellow, name_of(d.severity)) + ": " +
         paint(kBold, harmless(d.message));
  out += " " + paint(kDim, "[" + d.rule + "]") + "\n";
  std::string margin = "   ";
  const std::string_view line = d.span.known() ? lines.line(d.span.file, d.span.line) : std::string_view();
  if (!line.empty()) {
    const std::string number = std::to_string(d.span.line);
    const std::string gutter(std::max<std::size_t>(number.size(), 4), ' ');
    margin = gutter + " ";
    const bool one_line = d.span.end_line <= d.span.line;
    const Excerpt e =
        excerpt(line, d.span.column, one_line ? d.span.end_column : 0, one_line ? SpanEnd::here : SpanEnd::later_line);
    out += paint(kBlue, gutter.substr(number.size()) + number + " |") + " " + e.line + "\n";
    out += paint(kBlue, gutter + " |") + " " + std::string(e.caret_at, ' ') +
           paint(d.severity == Severity::error ? kRed : kYellow, e.caret) + "\n";
  }
  out += help_lines(paint, margin, d.help);
  if (!d.fix.empty()) out += margin + paint(kBlue, "= ") + "colloquy check --fix mends this.\n";
  return out;
}

base::Json position(std::uint32_t line, std::uint32_t column) {
  base::Json json = base::Json::object();
  json.set("line", static_cast<std::int64_t>(line)).set("column", static_cast<std::int64_t>(column));
  return json;
}

base::Json json_of(const Diagnostic& d, const FindingSources& sources) {
  base::Json json = base::Json::object();
  json.set("rule", d.rule).set("severity", name_of(d.severity)).set("file", sources.files.name(d.span.file));
  json.set("line", static_cast<std::int64_t>(d.span.line)).set("column", static_cast<std::int64_t>(d.span.column));
  json.set("end_line", static_cast<std::int64_t>(d.span.end_line))
      .set("end_column", static_cast<std::int64_t>(d.span.end_column));
  json.set("message", d.message).set("help", d.help);
  if (!d.fix.empty()) {
    base::Json fix = base::Json::array();
    for (const base::Edit& edit : d.fix) {
      base::Json e = base::Json::object();
      e.set("file", sources.files.name(edit.span.file)).set("start", position(edit.span.line, edit.span.column));
      e.set("end", position(edit.span.end_line, edit.span.end_column)).set("text", edit.text);
      fix.push(std::move(e));
    }
    json.set("fix", std::move(fix));
  }
  return json;
}

// Paragraphs (parted by empty lines) set to lines of at most kMeasure cells.
constexpr std::size_t kMeasure = 80;

std::string set_lines(std::string_view text) {
  std::string out, line;
  const auto finish = [&] {
    if (!line.empty()) out += line + "\n";
    line.clear();
  };
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
    const std::string_view word = text.substr(0, end);
    if (!word.empty()) {
      if (!line.empty() && base::display_width(line) + 1 + base::display_width(word) > kMeasure) finish();
      line += (line.empty() ? "" : " ") + std::string(word);
    }
    const bool paragraph = text.substr(end).starts_with("\n\n");
    text.remove_prefix(std::min(end + 1, text.size()));
    if (paragraph) {
      finish();
      out += '\n';
    }
  }
  finish();
  return out;
}

std::string counted(std::size_t n, std::string_view one) {
  return std::to_string(n) + " " + std::string(one) + (n == 1 ? "" : "s");
}

}  // namespace

std::string finding_text(const Diagnostic& finding, const FindingSources& sources, Colour colour) {
  Lines lines(sources);
  return render(finding, sources, lines, Paint(colour));
}

std::string findings_text(std::span<const Diagnostic> findings, const FindingSources& sources, Colour colour) {
  if (findings.empty()) return {};
  const Paint paint(colour);
  Lines lines(sources);
  std::string out;
  std::size_t errors = 0, fixable = 0;
  for (const Diagnostic& d : findings) {
    out += render(d, sources, lines, paint) + "\n";
    errors += d.severity == Severity::error ? 1u : 0u;
    fixable += d.fix.empty() ? 0u : 1u;
  }
  const std::size_t warnings = findings.size() - errors;
  if (errors > 0) out += counted(errors, "error");
  if (errors > 0 && warnings > 0) out += ", ";
  if (warnings > 0) out += counted(warnings, "warning");
  if (fixable > 0) out += " (" + std::to_string(fixable) + " can be mended by --fix)";
  return out + "\n";
}

std::string findings_json(std::span<const Diagnostic> findings, const FindingSources& sources) {
  base::Json list = base::Json::array();
  for (const Diagnostic& d : findings) list.push(json_of(d, sources));
  base::Json json = base::Json::object();
  json.set("version", 1).set("findings", std::move(list));
  return to_string(json) + "\n";
}

std::string explanation_text(const base::RuleInfo& rule, Colour colour) {
  const Paint paint(colour);
  const auto indented = [](std::string_view text) {
    std::string out;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      out += end == 0 ? "\n" : "    " + std::string(text.substr(0, end)) + "\n";
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
  };
  std::string out = paint(kBold, rule.id) + " (" + std::string(name_of(rule.severity)) +
                    (rule.fixable == base::Fixable::yes ? ", mended by --fix" : "") + ")\n";
  out += set_lines(rule.summary) + "\n" + set_lines(rule.explanation);
  if (!rule.bad.empty()) out += "\nNot so:\n\n" + indented(rule.bad);
  if (!rule.good.empty()) out += "\nBut so:\n\n" + indented(rule.good);
  return out;
}

}  // namespace colloquy::write
