#include "base/json.h"

#include <boost/json.hpp>
#include <charconv>
#include <cmath>

namespace colloquy::base {
namespace {

const Json kNull;
const std::string kNoString;
const Json::Array kNoArray;
const Json::Object kNoObject;

Json from_boost(const boost::json::value& value) {
  switch (value.kind()) {
    case boost::json::kind::null: return {};
    case boost::json::kind::bool_: return value.get_bool();
    case boost::json::kind::int64: return value.get_int64();
    case boost::json::kind::uint64: return static_cast<double>(value.get_uint64());
    case boost::json::kind::double_: return value.get_double();
    case boost::json::kind::string: return std::string_view(value.get_string().data(), value.get_string().size());
    case boost::json::kind::array: {
      Json::Array out;
      out.reserve(value.get_array().size());
      for (const auto& item : value.get_array()) out.push_back(from_boost(item));
      return out;
    }
    case boost::json::kind::object: {
      Json::Object out;
      out.reserve(value.get_object().size());
      for (const auto& member : value.get_object())
        out.emplace_back(std::string(member.key()), from_boost(member.value()));
      return out;
    }
  }
  return {};
}

// What stands in a string as it is: all but quotes, backslashes, controls and, after "<", the slash.
constexpr bool is_plain(char c) {
  return c != '"' && c != '\\' && c != '/' && static_cast<unsigned char>(c) >= 0x20;
}

void write_string(std::string& out, std::string_view s) {
  constexpr char kDigits[] = "0123456789abcdef";
  out.push_back('"');
  std::size_t from = 0;  // what is plain is copied in runs
  for (std::size_t i = 0; i < s.size(); ++i) {
    const char c = s[i];
    if (is_plain(c)) continue;
    out.append(s.substr(from, i - from));
    from = i + 1;
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      case '/': out += i > 0 && s[i - 1] == '<' ? "\\/" : "/"; break;
      default:
        out += "\\u00";
        out.push_back(kDigits[c >> 4 & 15]);
        out.push_back(kDigits[c & 15]);
    }
  }
  out.append(s.substr(from));
  out.push_back('"');
}

void write_number(std::string& out, double number) {
  if (!std::isfinite(number)) {
    out += "null";
    return;
  }
  char buffer[32];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, number);
  (void)error;
  out.append(buffer, end);
}

void write(std::string& out, const Json& json, JsonStyle style, int depth) {
  const auto line = [&](int level) {
    if (style == JsonStyle::compact) return;
    out.push_back('\n');
    out.append(2 * static_cast<std::size_t>(level), ' ');
  };
  if (json.is_null()) {
    out += "null";
  } else if (json.is_bool()) {
    out += json.as_bool() ? "true" : "false";
  } else if (json.is_int()) {
    out += std::to_string(json.as_int());
  } else if (json.is_number()) {
    write_number(out, json.as_double());
  } else if (json.is_string()) {
    write_string(out, json.as_string());
  } else if (json.is_array()) {
    out.push_back('[');
    bool first = true;
    for (const Json& item : json.as_array()) {
      if (!first) out.push_back(',');
      first = false;
      line(depth + 1);
      write(out, item, style, depth + 1);
    }
    if (!first) line(depth);
    out.push_back(']');
  } else {
    out.push_back('{');
    bool first = true;
    for (const auto& [name, value] : json.as_object()) {
      if (!first) out.push_back(',');
      first = false;
      line(depth + 1);
      write_string(out, name);
      out.push_back(':');
      if (style == JsonStyle::pretty) out.push_back(' ');
      write(out, value, style, depth + 1);
    }
    if (!first) line(depth);
    out.push_back('}');
  }
}

}  // namespace

bool Json::as_bool(bool fallback) const {
  const bool* b = std::get_if<bool>(&value_);
  return b ? *b : fallback;
}

std::int64_t Json::as_int(std::int64_t fallback) const {
  if (const auto* n = std::get_if<std::int64_t>(&value_)) return *n;
  const auto* d = std::get_if<double>(&value_);
  return d && std::abs(*d) < 9e15 && std::trunc(*d) == *d ? static_cast<std::int64_t>(*d) : fallback;
}

double Json::as_double(double fallback) const {
  if (const auto* n = std::get_if<std::int64_t>(&value_)) return static_cast<double>(*n);
  const auto* d = std::get_if<double>(&value_);
  return d ? *d : fallback;
}

const std::string& Json::as_string() const {
  const auto* s = std::get_if<std::string>(&value_);
  return s ? *s : kNoString;
}

const Json::Array& Json::as_array() const {
  const auto* a = std::get_if<Array>(&value_);
  return a ? *a : kNoArray;
}

const Json::Object& Json::as_object() const {
  const auto* o = std::get_if<Object>(&value_);
  return o ? *o : kNoObject;
}

const Json& Json::operator[](std::string_view name) const {
  for (const auto& [key, value] : as_object()) {
    if (key == name) return value;
  }
  return kNull;
}

bool Json::has(std::string_view name) const {
  return &(*this)[name] != &kNull;
}

Json& Json::set(std::string_view name, Json value) {
  if (!is_object()) value_ = Object{};
  auto& members = std::get<Object>(value_);
  for (auto& [key, old] : members) {
    if (key == name) {
      old = std::move(value);
      return *this;
    }
  }
  members.emplace_back(std::string(name), std::move(value));
  return *this;
}

Json& Json::push(Json value) {
  if (!is_array()) value_ = Array{};
  std::get<Array>(value_).push_back(std::move(value));
  return *this;
}

Result<Json> parse_json(std::string_view text) {
  try {
    boost::json::parse_options options;
    options.max_depth = 64;
    boost::json::error_code error;
    boost::json::stream_parser parser({}, options);
    const std::size_t read = parser.write_some(text.data(), text.size(), error);
    if (!error && read < text.size()) error = boost::json::error::extra_data;
    if (!error) parser.finish(error);
    if (error == boost::json::error::too_deep)
      return make_error(ErrorKind::too_large, "The JSON is nested too deeply.");
    if (error)
      return make_error(ErrorKind::invalid,
                        "This is not JSON: " + error.message() + " near byte " + std::to_string(read) + ".");
    return from_boost(parser.release());
  } catch (const std::exception& e) {
    return make_error(ErrorKind::invalid, std::string("The JSON cannot be read: ") + e.what());
  }
}

std::string to_string(const Json& json, JsonStyle style) {
  std::string out;
  write(out, json, style, 0);
  if (style == JsonStyle::pretty) out.push_back('\n');
  return out;
}

}  // namespace colloquy::base
