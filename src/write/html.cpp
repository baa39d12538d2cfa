#include "write/html.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace colloquy::write {
namespace {

void append_escaped(std::string& out, std::string_view text) {
  std::size_t from = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char* entity = nullptr;
    switch (text[i]) {
      case '&': entity = "&amp;"; break;
      case '<': entity = "&lt;"; break;
      case '>': entity = "&gt;"; break;
      case '"': entity = "&quot;"; break;
      case '\0': entity = ""; break;
      default: continue;
    }
    out.append(text.substr(from, i - from));
    out += entity;
    from = i + 1;
  }
  out.append(text.substr(from));
}

bool is_void(std::string_view name) {
  constexpr std::array<std::string_view, 9> kVoid = {"area", "br",   "hr",     "img",  "input",
                                                     "link", "meta", "source", "track"};
  return std::find(kVoid.begin(), kVoid.end(), name) != kVoid.end();
}

// The part before the colon of an absolute address, in lower case; "" for a relative one. Browsers
// drop control characters and spaces there, so any of them makes the address unsafe ("!").
std::string scheme_of(std::string_view address) {
  std::string scheme;
  for (const char c : address) {
    if (static_cast<unsigned char>(c) <= ' ') return "!";
    if (c == ':') return scheme;
    if (c == '/' || c == '?' || c == '#') return "";
    scheme += (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return "";
}

}  // namespace

void Html::append_text(std::string_view text) {
  append_escaped(text_, text);
}

std::string escape(std::string_view text) {
  std::string out;
  append_escaped(out, text);
  return out;
}

Attribute at(std::string_view name, long long number) {
  return at(name, std::to_string(number));
}

Attribute at_if(std::string_view name, std::string_view value) {
  Attribute attribute = at(name, value);
  if (value.empty()) attribute.form = Attribute::Form::absent;
  return attribute;
}

Attribute flag(std::string_view name, bool present) {
  return {std::string(name), "", present ? Attribute::Form::bare : Attribute::Form::absent};
}

bool is_safe_address(std::string_view value) {
  const std::string scheme = scheme_of(value);
  return scheme.empty() || scheme == "http" || scheme == "https" || scheme == "mailto" || scheme == "tel";
}

Attribute address(std::string_view name, std::string_view value) {
  Attribute attribute = at_if(name, value);
  if (!is_safe_address(value)) attribute.form = Attribute::Form::absent;
  return attribute;
}

Html el(std::string_view name, AttributesView attributes, const Html& inside) {
  std::string out;
  out.reserve(inside.str().size() + 2 * name.size() + 32 * attributes.size() + 8);
  out += '<';
  out += name;
  for (const Attribute& attribute : attributes) {
    if (attribute.form == Attribute::Form::absent) continue;
    out += ' ';
    out += attribute.name;
    if (attribute.form == Attribute::Form::bare) continue;
    out += "=\"";
    append_escaped(out, attribute.value);
    out += '"';
  }
  out += '>';
  if (is_void(name)) {
    assert(inside.empty());
    return Html::stored(std::move(out));
  }
  out += inside.str();
  out += "</";
  out += name;
  out += '>';
  return Html::stored(std::move(out));
}

Html json_block(AttributesView attributes, const std::string& json) {
  assert(json.find("</") == std::string::npos);
  // "<!--" would change how a browser reads the rest of a script element.
  std::string safe;
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (json.compare(i, 4, "<!--") == 0) {
      safe += "\\u003c";
    } else {
      safe += json[i];
    }
  }
  return el("script", attributes, Html::stored(std::move(safe)));
}

}  // namespace colloquy::write
