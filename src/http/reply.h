// From a handler's response to what goes over the wire: status line, fields, and where the body's
// bytes are. Everything HTTP does to a response without asking the handler stands here: HEAD, 304,
// 206 and 416, the compressed twin, Content-Length, Date, the security fields. No socket.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/message.h"
#include "http/accel.h"
#include "http/file_cache.h"
#include "http/head.h"
#include "http/select.h"

namespace colloquy::http {

// What of the request is still needed once the handler has it.
struct Asked {
  static Asked of(const Head& head);
  // For refusals made before there was a request to speak of.
  static Asked nothing();

  bool get = true;  // ranges, conditions and HEAD are for GET
  bool head_only = false;
  bool keep_alive = true;
  bool http_1_0 = false;
  bool secure = false;
  const Accel* accel = nullptr;  // set when a proxy asks that sends files in our stead
  Codings codings;
  std::string range;
  std::string if_range;
  std::string if_none_match;
};

// `head`, then the body from the one of the four places that is set.
struct Reply {
  std::string head;                            // with its blank line
  std::string owned;                           // made for this response
  std::shared_ptr<const api::Content> shared;  // keeps `view` alive
  std::string_view view;                       // part of a shared content
  std::shared_ptr<const OpenFile> file;
  std::uint64_t file_offset = 0;
  std::uint64_t file_length = 0;
  std::shared_ptr<api::Stream> stream;
  bool chunked = false;  // the stream goes out in chunks
  bool events = false;   // the stream is text/event-stream
  bool keep_alive = true;
};

// The fields every response carries, unless its handler said otherwise.
class SecurityFields {
 public:
  // `frame_sources`: origins whose frames pages may show once asked (videos), space-separated.
  explicit SecurityFields(std::string_view frame_sources = {});
  void append(std::string& head, const api::Response& response, bool secure) const;

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
  std::string all_;  // as they are sent
};

Reply make_reply(const Asked& asked, api::Response response, FileCache& files, const SecurityFields& security,
                 std::string_view date);

}  // namespace colloquy::http
