// HTML that cannot be glued together wrongly: markup is a type of its own, and anything that is only
// text is escaped on its way in. Every page and fragment of the program is made of these few
// functions; there is no template language and no string with angle brackets beside them.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace colloquy::write {

// A piece of finished markup. Made by el(), or of text (escaped).
class Html {
 public:
  Html() = default;
  Html(std::string_view text) { append_text(text); }               // NOLINT: meant to convert, escapes
  Html(const std::string& text) : Html(std::string_view(text)) {}  // NOLINT
  Html(const char* text) : Html(std::string_view(text)) {}         // NOLINT

  // Markup that this folder made earlier and stored (package::LessonData), or a constant of the
  // program's. Never text of a user's.
  static Html stored(std::string markup) {
    Html html;
    html.text_ = std::move(markup);
    return html;
  }

  Html& operator+=(const Html& other) {
    text_ += other.text_;
    return *this;
  }
  friend Html operator+(Html left, const Html& right) {
    left.text_ += right.text_;
    return left;
  }

  bool empty() const { return text_.empty(); }
  const std::string& str() const& { return text_; }
  std::string str() && { return std::move(text_); }

 private:
  void append_text(std::string_view text);
  std::string text_;
};

// An attribute of an element; absent ones are left out. Values are escaped.
struct Attribute {
  std::string name;
  std::string value;
  enum class Form { with_value, bare, absent } form = Form::with_value;
};

inline Attribute at(std::string_view name, std::string_view value) {
  return {std::string(name), std::string(value), Attribute::Form::with_value};
}
Attribute at(std::string_view name, long long number);
// Left out when the value is empty.
Attribute at_if(std::string_view name, std::string_view value);
// A boolean attribute (`checked`).
Attribute flag(std::string_view name, bool present = true);
inline Attribute cls(std::string_view value) {
  return at_if("class", value);
}
// href or src of an address that came from an author: only http, https, mailto, tel and addresses
// inside the site pass; anything else leaves the attribute out.
Attribute address(std::string_view name, std::string_view value);
bool is_safe_address(std::string_view value);

using Attributes = std::vector<Attribute>;

// Attributes on their way into an element, where they stand: a list in braces is not copied. For
// arguments only; it owns nothing.
class AttributesView {
 public:
  AttributesView() = default;
  AttributesView(std::initializer_list<Attribute> list) : all_(list.begin(), list.size()) {}  // NOLINT
  AttributesView(const Attributes& list) : all_(list) {}                                      // NOLINT
  std::size_t size() const { return all_.size(); }
  const Attribute* begin() const { return all_.data(); }
  const Attribute* end() const { return all_.data() + all_.size(); }

 private:
  std::span<const Attribute> all_;
};

// One element. Void elements (input, br, img ...) get no end tag and must have no children.
// Precondition: names are of the program's own.
Html el(std::string_view name, AttributesView attributes, const Html& inside = {});

template <typename... Children>
Html el(std::string_view name, AttributesView attributes, const Html& first, const Html& second,
        const Children&... more) {
  Html inside = first;
  inside += second;
  (static_cast<void>(inside += Html(more)), ...);
  return el(name, attributes, inside);
}

// Several pieces after each other.
template <typename... Pieces>
Html join(const Pieces&... pieces) {
  Html out;
  (static_cast<void>(out += Html(pieces)), ...);
  return out;
}

// A data block for the page's script, or structured data. `json` must come from base::to_string,
// which never writes "</".
Html json_block(AttributesView attributes, const std::string& json);

// The text escaped for use between tags.
std::string escape(std::string_view text);

}  // namespace colloquy::write
