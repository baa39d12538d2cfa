#include "exchange/bank/markup.h"

#include <array>
#include <charconv>
#include <utility>

#include "base/utf8.h"
#include "exchange/escape.h"
#include "exchange/gift/words.h"

namespace colloquy::exchange::bank {
namespace {

constexpr std::pair<std::string_view, std::string_view> kEntities[] = {
    {"amp", "&"},        {"lt", "<"},         {"gt", ">"},         {"quot", "\""},       {"apos", "'"},
    {"nbsp", " "},       {"ndash", "\u2013"}, {"mdash", "\u2014"}, {"hellip", "\u2026"}, {"rsquo", "\u2019"},
    {"lsquo", "\u2018"}, {"ldquo", "\u201c"}, {"rdquo", "\u201d"}, {"deg", "\u00b0"},    {"times", "\u00d7"}};

// Marks that a tag becomes, on both sides of its words.
constexpr std::pair<std::string_view, std::string_view> kMarks[] = {
    {"b", "**"}, {"strong", "**"}, {"i", "*"}, {"em", "*"}, {"code", "`"}};
constexpr std::string_view kKept[] = {"sub", "sup", "kbd"};
constexpr std::string_view kBreaks[] = {"p",          "br", "div", "li", "ul", "ol", "tr", "table", "pre",
                                        "blockquote", "h1", "h2",  "h3", "h4", "h5", "h6", "hr"};
constexpr std::string_view kSilent[] = {"script", "style"};  // their words go, too

template <typename List>
bool is_among(const List& list, std::string_view name) {
  for (const auto& one : list) {
    if (one == name) return true;
  }
  return false;
}

std::string entity_of(std::string_view name) {
  for (const auto& [known, meaning] : kEntities) {
    if (name == known) return std::string(meaning);
  }
  if (!name.starts_with('#')) return {};
  const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
  const std::string_view digits = name.substr(hex ? 2 : 1);
  unsigned code = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
  if (error != std::errc() || end != digits.data() + digits.size() || code < 0x20 || code > 0x10ffff ||
      (code >= 0xd800 && code < 0xe000))
    return {};
  std::string out;
  base::append_utf8(out, code);
  return out;
}

// Words and marks of a paragraph in the making: words are escaped when they are put together with the next mark.
class Paragraphs {
 public:
  void words(std::string_view text) {
    for (const char c : text) {
      const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      if (space && (words_.empty() ? line_.empty() || line_.back() == ' ' : words_.back() == ' ')) continue;
      words_ += space ? ' ' : c;
    }
  }
  void mark(std::string_view mark) {
    flush();
    line_ += mark;
  }
  void end() {
    flush();
    while (line_.ends_with(' ')) line_.pop_back();
    if (!line_.empty()) out_.push_back(std::exchange(line_, {}));
  }
  std::vector<std::string> take() {
    end();
    return std::move(out_);
  }

 private:
  void flush() {
    line_ += escape(words_, line_.empty() ? Place::line_start : Place::inside);
    words_.clear();
  }

  std::string words_, line_;
  std::vector<std::string> out_;
};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

std::string attribute_of(std::string_view tag, std::string_view name) {
  const std::string key = std::string(name) + "=\"";
  const std::size_t at = lower(tag).find(key);
  if (at == std::string::npos) return {};
  const std::size_t begin = at + key.size(), end = tag.find('"', begin);
  return end == std::string_view::npos ? std::string() : std::string(tag.substr(begin, end - begin));
}

class Html {
 public:
  std::vector<std::string> read(std::string_view html) {
    while (!html.empty()) {
      const std::size_t next = html.find_first_of("<&");
      if (silent_.empty()) out_.words(html.substr(0, next));
      if (next == std::string_view::npos) break;
      html.remove_prefix(next);
      html.remove_prefix(html.front() == '<' ? read_tag(html) : read_entity(html));
    }
    while (!open_.empty()) close();
    return out_.take();
  }

 private:
  // Each gives how many bytes it took, at least one.
  std::size_t read_entity(std::string_view html) {
    const std::size_t end = html.substr(0, 12).find(';');
    const std::string meaning = end == std::string_view::npos ? std::string() : entity_of(html.substr(1, end - 1));
    if (silent_.empty()) out_.words(meaning.empty() ? std::string("&") : meaning);
    return meaning.empty() ? 1 : end + 1;
  }

  std::size_t read_tag(std::string_view html) {
    if (html.starts_with("<!--")) {
      const std::size_t end = html.find("-->", 4);
      return end == std::string_view::npos ? html.size() : end + 3;
    }
    const std::size_t end = html.find('>');
    const bool closing = html.size() > 1 && html[1] == '/';
    const std::size_t begin = closing ? 2 : 1;
    std::size_t stop = begin;
    while (stop < html.size() && std::isalnum(static_cast<unsigned char>(html[stop]))) ++stop;
    if (end == std::string_view::npos || stop == begin) {  // a "<" that is none
      if (silent_.empty()) out_.words("<");
      return 1;
    }
    apply(lower(html.substr(begin, stop - begin)), html.substr(0, end), closing);
    return end + 1;
  }

  void apply(const std::string& name, std::string_view tag, bool closing) {
    if (!silent_.empty()) {
      if (closing && name == silent_) silent_.clear();
      return;
    }
    if (is_among(kSilent, name)) {
      if (!closing) silent_ = name;
      return;
    }
    if (is_among(kBreaks, name)) {
      while (!open_.empty()) close();
      return out_.end();
    }
    if (closing) {
      if (!open_.empty() && open_.back().first == name) close();
      return;
    }
    for (const auto& [known, mark] : kMarks) {
      if (name == known) return open(name, std::string(mark), std::string(mark));
    }
    if (is_among(kKept, name)) return open(name, "<" + name + ">", "</" + name + ">");
    if (const std::string address = attribute_of(tag, "href"); name == "a" && !address.empty())
      return open(name, "[", "](" + link_target(address) + ")");
  }

  void open(const std::string& name, const std::string& before, std::string after) {
    out_.mark(before);
    open_.emplace_back(name, std::move(after));
  }
  void close() {
    out_.mark(open_.back().second);
    open_.pop_back();
  }

  Paragraphs out_;
  std::vector<std::pair<std::string, std::string>> open_;  // tags, and what ends them
  std::string silent_;
};

}  // namespace

std::vector<std::string> paragraphs_of(const gift::Text& text) {
  if (text.markup == gift::Markup::html) return Html().read(text.words);
  std::vector<std::string> out;
  for (std::string_view rest = text.words; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = gift::trim(rest.substr(0, end));
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    if (line.empty()) continue;
    // Markdown is what the lesson format is made of: its marks stay marks.
    out.push_back(text.markup == gift::Markup::markdown ? std::string(line) : escape(line, Place::line_start));
  }
  return out;
}

std::string line_of(const gift::Text& text) {
  std::string out;
  for (const std::string& paragraph : paragraphs_of(text)) out.append(out.empty() ? "" : " ").append(paragraph);
  return out;
}

}  // namespace colloquy::exchange::bank
