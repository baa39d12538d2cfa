// What http and the handlers say to each other: a request that has passed every check of form, and
// a response that is a value. No socket, no library: http below the sockets and api above them meet
// here alone. A response names what to send; how (ranges, 304, gzip, HEAD) is http's business.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "api/headers.h"
#include "base/open_file.h"

namespace colloquy::api {

class Stream;

// HEAD never reaches a handler: http asks for GET and keeps the body to itself. `other` is every method that
// no route has (OPTIONS, TRACE, BREW): only who knows the routes can say which methods the address takes.
enum class Method { get, post, put, patch, remove, other };

struct Request {
  Method method = Method::get;
  std::string path = "/";  // decoded; well-formed UTF-8; starts with '/'; no dot segment, no "//", no control
  std::string query;       // as sent, without '?'
  Headers headers;
  std::string body;     // complete
  std::string client;   // address without port; behind a named proxy, the one it reports
  std::string host;     // the Host field, with its port where there is one
  bool secure = false;  // came over TLS, here or at a named proxy
};

// Bytes in memory that many responses share: a built page, a script. The twins are the same bytes
// compressed at build time; empty where they were not worth it.
struct Content {
  std::string bytes;
  std::string gzip;
  std::string brotli;
  std::string etag;           // without quotes; "" sends none
  std::string media_type;     // with its charset
  std::string cache_control;  // "" leaves it to the response, or "no-cache"
  // The same as `bytes`, where they came from a file: http may send them from there without copying.
  std::shared_ptr<const base::OpenFile> file;
};

// A file that http opens, keeps open and sends without copying. Not for paths a client can choose:
// the handler has looked it up in a manifest.
struct File {
  std::string path;
  std::string media_type;
  std::string etag;           // without quotes; "" lets http make one of size and time
  std::string cache_control;  // as in Content
};

using Body = std::variant<std::monostate, std::string, std::shared_ptr<const Content>, File, std::shared_ptr<Stream>>;

struct Response {
  int status = 200;
  // Fields besides those http writes itself: Content-Length, Content-Encoding, Content-Range, Date,
  // Connection, and the media type and entity tag of Content and File. Names and values are our
  // own; http drops a field with a line break in it rather than send two.
  std::vector<std::pair<std::string, std::string>> headers;
  Body body;
  std::string note;  // why it failed, for our own log: never sent
};

// Call exactly once, from any thread. Later calls do nothing. When every copy is gone and none was
// called, the client is told 500.
using Respond = std::function<void(Response)>;

// Answers requests. handle() runs on an I/O thread and must not block: it responds at once, or
// hands `respond` to whoever will. No exception may leave it.
class Handler {
 public:
  virtual ~Handler() = default;
  virtual void handle(Request request, Respond respond) = 0;

  // The largest body read for this address, in bytes; more is answered 413 unread.
  virtual std::size_t body_limit(Method method, std::string_view path) const {
    (void)method, (void)path;
    return 64 * 1024;
  }
};

}  // namespace colloquy::api
