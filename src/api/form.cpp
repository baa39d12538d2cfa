#include "api/form.h"

#include <algorithm>
#include <optional>

#include "api/percent.h"
#include "base/utf8.h"

namespace colloquy::api {
namespace {

std::optional<std::string> decode(std::string_view text) {
  std::string spaced(text);
  std::replace(spaced.begin(), spaced.end(), '+', ' ');
  std::optional<std::string> decoded = percent_decode(spaced);
  if (!decoded || decoded->find('\0') != std::string::npos) return std::nullopt;
  if (base::first_invalid_utf8(*decoded) != base::kNoError) return std::nullopt;
  return decoded;
}

}  // namespace

Form Form::parse(std::string_view text) {
  Form form;
  while (!text.empty() && form.fields_.size() < kMostFields) {
    const std::size_t end = text.find('&');
    const std::string_view field = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    if (field.empty()) continue;
    const std::size_t equals = field.find('=');
    std::optional<std::string> name = decode(field.substr(0, equals));
    std::optional<std::string> value =
        equals == std::string_view::npos ? std::string() : decode(field.substr(equals + 1));
    if (name && value) {
      form.fields_.emplace_back(std::move(*name), std::move(*value));
    } else {
      form.whole_ = false;
    }
  }
  if (!text.empty()) form.whole_ = false;
  return form;
}

std::string_view Form::get(std::string_view name) const {
  for (const auto& [key, value] : fields_) {
    if (key == name) return value;
  }
  return {};
}

bool Form::has(std::string_view name) const {
  return std::any_of(fields_.begin(), fields_.end(), [&](const auto& field) { return field.first == name; });
}

std::vector<std::string_view> Form::all(std::string_view name) const {
  std::vector<std::string_view> found;
  for (const auto& [key, value] : fields_) {
    if (key == name) found.push_back(value);
  }
  return found;
}

bool has_media_type(const Request& request, std::string_view wanted) {
  std::string_view type = request.headers.get("Content-Type");
  type = type.substr(0, type.find(';'));
  while (!type.empty() && type.back() == ' ') type.remove_suffix(1);
  return same_token(type, wanted);
}

Form form_of(const Request& request) {
  if (!has_media_type(request, "application/x-www-form-urlencoded")) return {};
  return Form::parse(request.body);
}

Form query_of(const Request& request) {
  return Form::parse(request.query);
}

}  // namespace colloquy::api
