#include "write/book/xhtml.h"

#include <algorithm>
#include <array>
#include <vector>

#include "write/book/xml.h"
#include "write/text.h"

namespace colloquy::write {
namespace {

// An attribute as it stands between the angle brackets: its value is escaped already.
struct Written {
  std::string_view name, value;
  bool bare = false;
};

struct Tag {
  bool end = false;
  std::string_view name;
  std::vector<Written> attributes;

  std::string_view value(std::string_view wanted) const {
    for (const Written& one : attributes) {
      if (one.name == wanted) return one.value;
    }
    return {};
  }
};

// `inside`: what stands between < and >. Values are in double quotes and hold none (html.cpp).
Tag tag_of(std::string_view inside) {
  Tag tag;
  if (inside.starts_with('/')) {
    tag.end = true;
    inside.remove_prefix(1);
  }
  std::size_t at = std::min(inside.find(' '), inside.size());
  tag.name = inside.substr(0, at);
  while (at < inside.size()) {
    const std::size_t from = at + 1;
    const std::size_t stop = std::min(inside.find_first_of(" =", from), inside.size());
    Written one{inside.substr(from, stop - from), {}, true};
    at = stop;
    if (stop < inside.size() && inside[stop] == '=') {
      const std::size_t close = std::min(inside.find('"', stop + 2), inside.size());
      one.value = inside.substr(stop + 2, close - stop - 2);
      one.bare = false;
      at = std::min(close + 1, inside.size());
    }
    if (!one.name.empty()) tag.attributes.push_back(one);
  }
  return tag;
}

// Calls `text` for what stands between tags, as it is written, and `tag` for each of them.
template <typename OnText, typename OnTag>
void walk(std::string_view markup, OnText text, OnTag tag) {
  while (!markup.empty()) {
    const std::size_t open = std::min(markup.find('<'), markup.size());
    if (open > 0) text(markup.substr(0, open));
    markup.remove_prefix(open);
    if (markup.empty()) return;
    const std::size_t close = std::min(markup.find('>'), markup.size() - 1);
    tag(tag_of(markup.substr(1, close - 1)));
    markup.remove_prefix(close + 1);
  }
}

std::string unescaped(std::string_view written) {
  constexpr std::array<std::pair<std::string_view, char>, 4> kEntities = {
      {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}}};
  std::string out;
  for (std::size_t i = 0; i < written.size();) {
    const auto* entity = std::find_if(kEntities.begin(), kEntities.end(),
                                      [&](const auto& one) { return written.substr(i).starts_with(one.first); });
    out += entity == kEntities.end() ? written[i] : entity->second;
    i += entity == kEntities.end() ? 1 : entity->first.size();
  }
  return out;
}

bool is_void(std::string_view name) {
  return name == "br" || name == "hr" || name == "img";
}

// Of use to the site's script and to browsers that load a page over the net.
bool is_of_the_web(std::string_view attribute) {
  return attribute.starts_with("data-") || attribute == "loading" || attribute == "decoding";
}

bool lies_on_the_web(std::string_view address) {
  return address.find("//") != std::string_view::npos;
}

class Rewriter {
 public:
  explicit Rewriter(const BookLink& link) : link_(link) {}

  void text(std::string_view written) { out_ += xml_text(unescaped(written)); }

  void tag(const Tag& tag) {
    if (tag.end) {
      out_.append("</").append(tag.name) += '>';
      return;
    }
    if (tag.name == "img" && lies_on_the_web(tag.value("src"))) {
      text(tag.value("alt"));
      return;
    }
    out_.append("<").append(tag.name);
    if (tag.name == "math") put("xmlns", "http://www.w3.org/1998/Math/MathML");
    for (const Written& one : tag.attributes) attribute(tag, one);
    out_ += is_void(tag.name) ? "/>" : ">";
  }

  std::string finish() { return std::move(out_); }

 private:
  void put(std::string_view name, std::string_view value) {
    out_.append(" ").append(name).append("=\"").append(xml_text(value)) += '"';
  }

  void attribute(const Tag& tag, const Written& one) {
    if (is_of_the_web(one.name)) return;
    std::string value = one.bare ? std::string(one.name) : unescaped(one.value);
    if (one.name == "id" && !ids_.insert(value).second) return;
    if (tag.name == "a" && one.name == "href") {
      value = link_(value);
      if (value.empty()) return;
    }
    put(one.name, value);
    if (one.name == "lang") put("xml:lang", value);
  }

  const BookLink& link_;
  std::string out_;
  std::set<std::string> ids_;
};

}  // namespace

MarkupFacts facts_of(const Html& html) {
  MarkupFacts facts;
  walk(
      html.str(), [](std::string_view) {},
      [&](const Tag& tag) {
        if (const std::string_view id = tag.value("id"); !id.empty()) facts.ids.insert(unescaped(id));
        facts.maths = facts.maths || tag.name == "math";
      });
  return facts;
}

std::string xhtml(const Html& html, const BookLink& link) {
  Rewriter rewriter(link);
  walk(html.str(), [&](std::string_view text) { rewriter.text(text); }, [&](const Tag& tag) { rewriter.tag(tag); });
  return rewriter.finish();
}

std::string xhtml_document(std::string_view lang, std::string_view title, std::string_view style,
                           std::string_view body) {
  const std::string head = xml("meta", {at("charset", "utf-8")}) + xml("title", {}, xml_text(title)) +
                           xml("link", {at("rel", "stylesheet"), at("type", "text/css"), at("href", style)});
  return std::string(kXmlDeclaration) + "<!DOCTYPE html>\n" +
         xml("html",
             {at("xmlns", "http://www.w3.org/1999/xhtml"), at("xmlns:epub", "http://www.idpf.org/2007/ops"),
              at("lang", lang), at("xml:lang", lang), at("dir", direction_of(lang))},
             xml("head", {}, head) + "\n" + xml("body", {}, body)) +
         "\n";
}

}  // namespace colloquy::write
