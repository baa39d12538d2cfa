#include "write/book/xml.h"

namespace colloquy::write {
namespace {

// U+FFFE and U+FFFF, which are no characters.
bool is_no_character(std::string_view at) {
  return at.starts_with("\xEF\xBF\xBE") || at.starts_with("\xEF\xBF\xBF");
}

}  // namespace

std::string xml_text(std::string_view text) {
  std::string kept;
  kept.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x20 && c != '\t' && c != '\n' && c != '\r') continue;
    if (c == 0xEF && is_no_character(text.substr(i))) {
      i += 2;
      continue;
    }
    kept += text[i];
  }
  return escape(kept);
}

std::string xml(std::string_view name, AttributesView attributes, std::string_view inside) {
  std::string out = "<" + std::string(name);
  for (const Attribute& attribute : attributes) {
    if (attribute.form == Attribute::Form::absent) continue;
    out += ' ' + attribute.name + "=\"" +
           (attribute.form == Attribute::Form::bare ? attribute.name : xml_text(attribute.value)) + '"';
  }
  if (inside.empty()) return out + "/>";
  return out.append(">").append(inside).append("</").append(name) + ">";
}

}  // namespace colloquy::write
