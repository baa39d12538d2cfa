#include "http/reply.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <optional>
#include <utility>
#include <variant>

#include "api/answer.h"
#include "api/stream.h"

namespace colloquy::http {
namespace {

// Below so many bytes a call more costs more than the copy.
constexpr std::uint64_t kWorthAFile = 16 * 1024;

std::string_view reason(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 206: return "Partial Content";
    case 301: return "Moved Permanently";
    case 302: return "Found";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 307: return "Temporary Redirect";
    case 308: return "Permanent Redirect";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 411: return "Length Required";
    case 413: return "Content Too Large";
    case 415: return "Unsupported Media Type";
    case 416: return "Range Not Satisfiable";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    case 507: return "Insufficient Storage";
    default: return "Answer";
  }
}

void append_number(std::string& out, std::uint64_t number) {
  std::array<char, 20> digits{};
  const std::to_chars_result end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  out.append(digits.data(), end.ptr);
}

void append_field(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ").append(value).append("\r\n");
}

bool has_field(const api::Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers) {
    if (api::same_token(key, name)) return true;
  }
  return false;
}

std::string etag_of(const OpenFile& file) {
  std::array<char, 40> text{};
  char* at = std::to_chars(text.data(), text.data() + 20, file.size, 16).ptr;
  *at++ = '-';
  at = std::to_chars(at, text.data() + text.size(), file.modified_ns, 16).ptr;
  return {text.data(), at};
}

// A body that has versions and parts: content in memory or a file, coding already chosen.
struct Thing {
  std::string_view media_type;
  std::string_view cache_control;
  std::string etag;  // of this coding
  std::string_view coding;
  bool varies = false;
  std::uint64_t size = 0;
};

struct Chosen {
  Thing thing;
  std::string_view bytes;
};

Chosen choose_coding(const api::Content& content, const Asked& asked) {
  const bool gzip = asked.codings.gzip && !content.gzip.empty();
  const bool brotli = asked.codings.brotli && !content.brotli.empty();
  Chosen chosen;
  chosen.thing = {content.media_type, content.cache_control, content.etag, {}, false, 0};
  chosen.thing.varies = !content.gzip.empty() || !content.brotli.empty();
  chosen.bytes = content.bytes;
  // A part is a part of the plain bytes: the codings differ from build to build.
  if (asked.range.empty() && (gzip || brotli)) {
    const bool take_brotli = brotli && !(gzip && asked.codings.prefers_gzip);
    chosen.bytes = take_brotli ? content.brotli : content.gzip;
    chosen.thing.coding = take_brotli ? "br" : "gzip";
    if (!content.etag.empty()) chosen.thing.etag.append(take_brotli ? "-br" : "-gz");
  }
  chosen.thing.size = chosen.bytes.size();
  return chosen;
}

class Writer {
 public:
  Writer(const Asked& asked, const SecurityFields& security, std::string_view date)
      : asked_(asked), security_(security), date_(date) {
    reply_.keep_alive = asked.keep_alive;
  }

  // Everything but the fields that speak of the body.
  void begin(int status, const api::Response& response) {
    std::string& head = reply_.head;
    head.reserve(1400);
    head.append("HTTP/1.1 ");
    append_number(head, static_cast<std::uint64_t>(status));
    head.append(" ").append(reason(status)).append("\r\nDate: ").append(date_).append("\r\n");
    for (const auto& [name, value] : response.headers) {
      const bool split =
          name.find_first_of("\r\n:") != std::string::npos || value.find_first_of("\r\n") != std::string::npos;
      assert(!split);
      if (!split) append_field(head, name, value);
    }
    security_.append(head, response, asked_.secure);
    if (!reply_.keep_alive) {
      head.append("Connection: close\r\n");
    } else if (asked_.http_1_0) {
      head.append("Connection: keep-alive\r\n");
    }
  }

  void length(std::uint64_t size) {
    reply_.head.append("Content-Length: ");
    append_number(reply_.head, size);
    reply_.head.append("\r\n");
  }

  // The fields of a versioned body, and its part. The value says which bytes go out; none where
  // the length is 0.
  Selection version(const Thing& thing, api::Response& response) {
    Selection selected{Extent::whole, 0, thing.size};
    const bool plain_get = asked_.get && response.status == 200;
    const bool unchanged = plain_get && names_etag(asked_.if_none_match, thing.etag);
    if (plain_get && !unchanged && !asked_.range.empty() &&
        (asked_.if_range.empty() || is_same_version(asked_.if_range, thing.etag))) {
      selected = select_range(asked_.range, thing.size);
    }
    int status = response.status;
    if (unchanged) status = 304;
    if (selected.extent == Extent::part) status = 206;
    if (selected.extent == Extent::unsatisfiable) status = 416;

    begin(status, response);
    std::string& head = reply_.head;
    if (!has_field(response, "Cache-Control")) {
      append_field(head, "Cache-Control", thing.cache_control.empty() ? "no-cache" : thing.cache_control);
    }
    if (!thing.etag.empty()) head.append("ETag: \"").append(thing.etag).append("\"\r\n");
    if (thing.varies) head.append("Vary: Accept-Encoding\r\n");
    if (unchanged) {
      selected.length = 0;
      return selected;
    }
    if (selected.extent == Extent::unsatisfiable) {
      head.append("Content-Range: bytes */");
      append_number(head, thing.size);
      head.append("\r\n");
      length(0);
      return selected;
    }
    if (!has_field(response, "Content-Type")) append_field(head, "Content-Type", thing.media_type);
    if (!thing.coding.empty()) append_field(head, "Content-Encoding", thing.coding);
    if (thing.coding.empty()) head.append("Accept-Ranges: bytes\r\n");
    if (selected.extent == Extent::part) {
      head.append("Content-Range: bytes ");
      append_number(head, selected.first);
      head.append("-");
      append_number(head, selected.first + selected.length - 1);
      head.append("/");
      append_number(head, thing.size);
      head.append("\r\n");
    }
    length(selected.length);
    if (asked_.head_only) selected.length = 0;
    return selected;
  }

  // Ranges, conditions and HEAD are then the proxy's business, and so is the entity tag.
  Reply leave_to_proxy(const std::string& address, const api::File& file, const api::Response& response) {
    begin(200, response);
    append_field(reply_.head, "X-Accel-Redirect", address);
    append_field(reply_.head, "Content-Type", file.media_type);
    append_field(reply_.head, "Cache-Control", file.cache_control.empty() ? "no-cache" : file.cache_control);
    length(0);
    return finish();
  }

  Reply finish() {
    reply_.head.append("\r\n");
    return std::move(reply_);
  }

  Reply& reply() { return reply_; }

 private:
  const Asked& asked_;
  const SecurityFields& security_;
  std::string_view date_;
  Reply reply_;
};

// A file with a policy of its own (an uploaded picture in a sandbox) is sent by us: whether a proxy's
// configuration hands that on is not ours to know.
std::optional<std::string> left_to_proxy(const Asked& asked, const api::Response& response, const api::File& file) {
  if (asked.accel == nullptr || !asked.get || response.status != 200) return std::nullopt;
  if (has_field(response, "Content-Security-Policy")) return std::nullopt;
  return asked.accel->address_of(file.path);
}

bool has_no_body(int status) {
  return status == 204 || status == 304 || status < 200;
}

}  // namespace

Asked Asked::of(const Head& head) {
  const api::Headers& fields = head.request.headers;
  Asked asked;
  asked.get = head.request.method == api::Method::get;
  asked.head_only = head.head_only;
  asked.keep_alive = head.keep_alive;
  asked.http_1_0 = head.http_1_0;
  asked.secure = head.request.secure;
  if (asked.get) {
    asked.codings = accepted_codings(fields.get("Accept-Encoding"));
    asked.range = fields.get("Range");
    asked.if_range = fields.get("If-Range");
    asked.if_none_match = fields.get("If-None-Match");
  }
  return asked;
}

Asked Asked::nothing() {
  Asked asked;
  asked.get = false;
  asked.keep_alive = false;
  return asked;
}

SecurityFields::SecurityFields(std::string_view frame_sources) {
  std::string policy =
      "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
      "media-src 'self' blob:; connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; "
      "form-action 'self'; frame-ancestors 'none'; frame-src ";
  policy.append(frame_sources.empty() ? "'none'" : frame_sources);
  policy.append("; trusted-types colloquy; require-trusted-types-for 'script'");
  fields_ = {{"Content-Security-Policy", std::move(policy)},
             {"X-Content-Type-Options", "nosniff"},
             {"Referrer-Policy", "same-origin"},
             {"Permissions-Policy", "camera=(), geolocation=(), microphone=(self), payment=(), usb=()"},
             {"Cross-Origin-Opener-Policy", "same-origin"}};
  for (const auto& [name, value] : fields_) append_field(all_, name, value);
}

void SecurityFields::append(std::string& head, const api::Response& response, bool secure) const {
  const bool has_own =
      std::any_of(fields_.begin(), fields_.end(), [&](const auto& field) { return has_field(response, field.first); });
  if (has_own) {
    // A handler that brings its own policy (an uploaded picture in a sandbox) keeps the rest.
    for (const auto& [name, value] : fields_) {
      if (!has_field(response, name)) append_field(head, name, value);
    }
  } else {
    head.append(all_);
  }
  if (secure) append_field(head, "Strict-Transport-Security", "max-age=31536000");
}

Reply make_reply(const Asked& asked, api::Response response, FileCache& files, const SecurityFields& security,
                 std::string_view date) {
  Writer writer(asked, security, date);

  if (auto* content = std::get_if<std::shared_ptr<const api::Content>>(&response.body); content && *content) {
    const Chosen chosen = choose_coding(**content, asked);
    const Selection selected = writer.version(chosen.thing, response);
    Reply& reply = writer.reply();
    // Plain bytes that a file has go from there without being copied, but under TLS, where they are copied anyway.
    if ((*content)->file && chosen.thing.coding.empty() && selected.length >= kWorthAFile && !asked.secure) {
      reply.file = (*content)->file;
      reply.file_offset = selected.first;
      reply.file_length = selected.length;
    } else {
      reply.view = chosen.bytes.substr(selected.first, selected.length);
      reply.shared = std::move(*content);
    }
    return writer.finish();
  }

  if (auto* named = std::get_if<api::File>(&response.body)) {
    if (const std::optional<std::string> address = left_to_proxy(asked, response, *named)) {
      return writer.leave_to_proxy(*address, *named, response);
    }
    std::shared_ptr<const OpenFile> file = files.open(named->path);
    if (!file) return make_reply(asked, api::not_found(), files, security, date);
    const Thing thing{
        named->media_type, named->cache_control, named->etag.empty() ? etag_of(*file) : named->etag, {}, false,
        file->size};
    const Selection selected = writer.version(thing, response);
    writer.reply().file_offset = selected.first;
    writer.reply().file_length = selected.length;
    if (selected.length > 0) writer.reply().file = std::move(file);
    return writer.finish();
  }

  if (auto* stream = std::get_if<std::shared_ptr<api::Stream>>(&response.body); stream && *stream) {
    Reply& reply = writer.reply();
    reply.chunked = !asked.http_1_0;
    if (asked.http_1_0) reply.keep_alive = false;  // the end of the connection is the end of the body
    writer.begin(response.status, response);
    if (reply.chunked) reply.head.append("Transfer-Encoding: chunked\r\n");
    for (const auto& [name, value] : response.headers) {
      reply.events =
          reply.events || (api::same_token(name, "Content-Type") && value.find("event-stream") != std::string::npos);
    }
    if (asked.head_only) {
      (*stream)->abandon();
    } else {
      reply.stream = std::move(*stream);
    }
    return writer.finish();
  }

  writer.begin(response.status, response);
  std::string* owned = std::get_if<std::string>(&response.body);
  if (!has_no_body(response.status)) writer.length(owned ? owned->size() : 0);
  if (owned && !asked.head_only && !has_no_body(response.status)) writer.reply().owned = std::move(*owned);
  return writer.finish();
}

}  // namespace colloquy::http
