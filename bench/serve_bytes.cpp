// A server of one page, for measuring http alone: serve_bytes PORT FILE [THREADS] sends FILE from
// memory at /page and from the open file at /file, and answers /json with a small formatted answer.
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>

#include "api/answer.h"
#include "base/file.h"
#include "http/server.h"

namespace {

using namespace colloquy;

class Bytes final : public api::Handler {
 public:
  Bytes(std::string path, std::string bytes) : path_(std::move(path)) {
    api::Content content;
    content.bytes = std::move(bytes);
    content.media_type = "text/html; charset=utf-8";
    content.etag = "measured";
    page_ = std::make_shared<const api::Content>(std::move(content));
  }

  void handle(api::Request request, api::Respond respond) override {
    if (request.path == "/page") return respond(api::content(page_));
    if (request.path == "/file") return respond(api::file({path_, "text/html; charset=utf-8", {}, {}}));
    if (request.path == "/json") return respond(api::json(base::Json().set("path", request.path)));
    respond(api::not_found());
  }

 private:
  const std::string path_;
  std::shared_ptr<const api::Content> page_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: serve_bytes PORT FILE [THREADS]\n", stderr);
    return 2;
  }
  base::Result<std::string> bytes = base::read_file(argv[2]);
  if (!bytes) {
    std::fprintf(stderr, "%s\n", bytes.error().message.c_str());
    return 3;
  }
  http::Options options;
  options.listen = {std::string("127.0.0.1:") + argv[1]};
  options.threads = argc > 3 ? std::atoi(argv[3]) : 1;
  options.signals = http::Signals::drain;
  const auto server = http::Server::open(options, std::make_shared<Bytes>(argv[2], std::move(*bytes)));
  if (!server) {
    std::fprintf(stderr, "%s\n", server.error().message.c_str());
    return 3;
  }
  std::printf("%s\n", server.value()->addresses().front().c_str());
  std::fflush(stdout);
  server.value()->run();
  return 0;
}
