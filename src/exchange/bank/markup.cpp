#include "exchange/bank/markup.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "base/ascii.h"
#include "exchange/bank/paragraphs.h"
#include "exchange/escape.h"
#include "exchange/html_words.h"
#include "exchange/moodle/pictures.h"
#include "exchange/spaces.h"

namespace colloquy::exchange::bank {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

// Marks that a tag becomes, on both sides of its words.
constexpr std::pair<std::string_view, std::string_view> kMarks[] = {
    {"b", "**"}, {"strong", "**"}, {"i", "*"}, {"em", "*"}, {"del", "~~"}, {"s", "~~"}, {"strike", "~~"}};
constexpr std::string_view kKept[] = {"sub", "sup", "kbd"};
constexpr std::string_view kBreaks[] = {"p",  "br", "div", "tr", "table", "td", "th", "h1",
                                        "h2", "h3", "h4",  "h5", "h6",    "hr", "dl", "dt"};
constexpr std::string_view kSilent[] = {"script", "style"};  // their words go, too

template <typename List>
bool is_among(const List& list, std::string_view name) {
  return std::find(std::begin(list), std::end(list), name) != std::end(list);
}

// The value of name="value" in a tag, its entities read.
std::string attribute_of(std::string_view tag, std::string_view name) {
  const std::string small = base::ascii_lower(tag);
  for (const char quote : {'"', '\''}) {
    const std::string key = " " + std::string(name) + "=" + quote;
    const std::size_t at = small.find(key);
    if (at == std::string::npos) continue;
    const std::size_t begin = at + key.size(), end = tag.find(quote, begin);
    if (end != kNone) return unescape_html(tag.substr(begin, end - begin));
  }
  return {};
}

// A row of ticks that is longer than any in `words`.
std::string ticks_for(std::string_view words, std::size_t least) {
  std::size_t run = 0, longest = 0;
  for (const char c : words) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return std::string(std::max(least, longest + 1), '`');
}

class Html {
 public:
  explicit Html(const Pictures& pictures) : pictures_(pictures) {}

  std::vector<std::string> read(std::string_view html) {
    while (!html.empty()) {
      const std::size_t next = html.find_first_of("<&");
      words(html.substr(0, next));
      if (next == kNone) break;
      html.remove_prefix(next);
      html.remove_prefix(html.front() == '<' ? read_tag(html) : read_entity(html));
    }
    end_raw();
    return out_.take();
  }

 private:
  void words(std::string_view text) {
    if (!silent_.empty()) return;
    if (raw_.empty())
      out_.words(text);
    else
      raw_words_ += text;
  }

  // Each gives how many bytes it took, at least one.
  std::size_t read_entity(std::string_view html) {
    const std::size_t end = html.substr(0, 12).find(';');
    const std::string meaning = end == kNone ? std::string() : entity_of(html.substr(1, end - 1));
    words(meaning.empty() ? std::string_view("&") : std::string_view(meaning));
    return meaning.empty() ? 1 : end + 1;
  }

  std::size_t read_tag(std::string_view html) {
    if (html.starts_with("<!--")) {
      const std::size_t end = html.find("-->", 4);
      return end == kNone ? html.size() : end + 3;
    }
    const bool closing = html.size() > 1 && html[1] == '/';
    const std::size_t begin = closing ? 2 : 1;
    std::size_t stop = begin;
    while (stop < html.size() && std::isalnum(static_cast<unsigned char>(html[stop]))) ++stop;
    const std::size_t end = stop == begin || no_more_ends_ ? kNone : html.find('>');
    if (end == kNone) {  // a "<" that is none
      no_more_ends_ = no_more_ends_ || stop > begin;
      words("<");
      return 1;
    }
    apply(base::ascii_lower(html.substr(begin, stop - begin)), html.substr(0, end), closing);
    return end + 1;
  }

  void apply(const std::string& name, std::string_view tag, bool closing) {
    if (!silent_.empty()) {
      if (closing && name == silent_) silent_.clear();
      return;
    }
    if (!raw_.empty()) {
      if (name == "br") raw_words_ += '\n';
      if (closing && name == raw_) end_raw();
      return;
    }
    if (is_among(kSilent, name)) {
      if (!closing) silent_ = name;
      return;
    }
    if (name == "pre" || name == "code") {
      if (closing) return;
      if (name == "pre") end_block();
      raw_ = name;
      return;
    }
    if (is_among(kBreaks, name)) return end_block();
    if (name == "ul" || name == "ol") {
      open_.clear();
      return closing ? out_.close_list() : out_.open_list(name == "ol");
    }
    if (name == "li") {
      open_.clear();
      return closing ? out_.end() : out_.open_item();
    }
    if (name == "blockquote") {
      open_.clear();
      return closing ? out_.close_quote() : out_.open_quote();
    }
    if (name == "img") return picture(tag);
    if (closing) {
      if (!open_.empty() && open_.back() == name) {
        out_.close();
        open_.pop_back();
      }
      return;
    }
    for (const auto& [known, mark] : kMarks) {
      if (name == known) return open(name, std::string(mark), std::string(mark));
    }
    if (is_among(kKept, name)) return open(name, "<" + name + ">", "</" + name + ">");
    if (const std::string address = attribute_of(tag, "href"); name == "a" && leads_out(address))
      return open(name, "[", "](" + link_target(address) + ")");
  }

  // What a reader may be sent to; never a script.
  static bool leads_out(std::string_view address) {
    const std::string small = base::ascii_lower(address.substr(0, 8));
    return small.starts_with("https://") || small.starts_with("http://") || small.starts_with("mailto:");
  }

  void open(const std::string& name, std::string before, std::string after) {
    out_.open(std::move(before), std::move(after));
    open_.push_back(name);
  }
  void end_block() {
    open_.clear();
    out_.end();
  }

  void picture(std::string_view tag) {
    const std::string alt = std::string(trim(on_one_line(attribute_of(tag, "alt"))));
    const std::string address = attribute_of(tag, "src");
    const auto known = pictures_.find(moodle::picture_of(address));
    if (known != pictures_.end())
      return out_.thing("![" + escape(alt, Place::inside) + "](" + link_target(known->second) + ")");
    out_.words(alt);
  }

  // Code keeps its words as they are.
  void end_raw() {
    const std::string name = std::exchange(raw_, {});
    std::string code = std::exchange(raw_words_, {});
    if (name == "pre") {
      while (code.ends_with('\n') || code.ends_with('\r')) code.pop_back();
      while (code.starts_with('\n')) code.erase(0, 1);
      const std::string fence = ticks_for(code, 3);
      if (!trim(code).empty()) out_.block(fence + "\n" + code + "\n" + fence);
    } else if (name == "code") {
      code = on_one_line(code);
      const std::string ticks = ticks_for(code, 1);
      const std::string space = code.starts_with('`') || code.ends_with('`') ? " " : "";
      if (!code.empty()) out_.thing(ticks + space + code + space + ticks);
    }
  }

  const Pictures& pictures_;
  Paragraphs out_;
  std::vector<std::string> open_;  // tags whose marks stand open
  std::string silent_;
  std::string raw_, raw_words_;  // inside "pre" or "code"
  bool no_more_ends_ = false;    // there is no ">" from here on
};

}  // namespace

std::vector<std::string> paragraphs_of(const Text& text, const Pictures& pictures) {
  if (text.markup == Markup::html) return Html(pictures).read(text.words);
  std::vector<std::string> out;
  for (std::string_view rest = text.words; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = trim(rest.substr(0, end));
    rest = end == kNone ? std::string_view() : rest.substr(end + 1);
    if (line.empty()) continue;
    // Markdown is what the lesson format is made of: its marks stay marks.
    out.push_back(text.markup == Markup::markdown ? std::string(line) : escape(line, Place::line_start));
  }
  return out;
}

std::string line_of(const Text& text, const Pictures& pictures) {
  std::string out;
  for (const std::string& paragraph : paragraphs_of(text, pictures))
    out.append(out.empty() ? "" : " ").append(paragraph);
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

std::string words_of(const Text& text) {
  if (text.markup != Markup::html) return on_one_line(text.words);
  std::string out;
  for (std::string_view rest = text.words; !rest.empty();) {
    const std::size_t open = rest.find('<');
    out += rest.substr(0, open);
    const std::size_t end = open == kNone ? kNone : rest.find('>', open);
    if (end == kNone) break;
    if (!rest.substr(open).starts_with("<s") && !rest.substr(open).starts_with("</s")) out += ' ';
    rest.remove_prefix(end + 1);
  }
  return on_one_line(unescape_html(out));
}

}  // namespace colloquy::exchange::bank
