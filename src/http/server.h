// The server: listens, keeps connections, asks one handler, and stops politely. The only door of
// this folder; no library shows in it.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/message.h"
#include "base/result.h"
#include "http/accel.h"
#include "http/address.h"
#include "http/credentials.h"
#include "http/limits.h"

namespace colloquy::http {

enum class Signals { leave, drain };

struct Options {
  std::vector<std::string> listen = {"localhost:8080"};
  PlainHttp plain_http = PlainHttp::loopback_only;
  std::optional<CredentialFiles> tls;  // HTTPS on all of `listen`; looked at again when they change, and on SIGHUP
  std::vector<std::string> redirect;   // plain HTTP, answered only with the way to the first of `listen`
  std::function<void(std::string_view)> say = [](std::string_view) {};  // a sentence for the log; on any I/O thread
  // Asks the allocator, on each I/O thread: when a crowd has left, and when a load is over.
  std::function<void()> give_back_memory = [] {};
  int threads = 1;                   // that do I/O, the calling one counted
  Signals signals = Signals::leave;  // drain: SIGTERM and SIGINT stop politely, a second one at once
  std::vector<std::string> proxies;  // addresses and networks whose X-Forwarded-For and -Proto are believed
  std::optional<Accel> accel;        // files that those proxies send in our stead
  std::string frame_sources;         // for the content security policy: where videos may be framed from
  Limits limits;
};

class Server {
 public:
  // Listens when this returns: connections made from now on are answered once run() runs. Also has
  // the process ignore SIGPIPE. `handler` is called from the I/O threads at once; it must be safe
  // for that. Errors: those of parse_host_port, listen_on, Proxies and
  // Credentials.
  static base::Result<std::unique_ptr<Server>> open(Options options, std::shared_ptr<api::Handler> handler);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // "http://localhost:8080" and the like, one for each --listen, with the ports chosen.
  const std::vector<std::string>& addresses() const;
  // Whether others than this machine can reach us over plain HTTP (Options::plain_http let them).
  bool is_in_the_clear() const;

  // Serves on this thread and threads - 1 others until drained. Once.
  void run();

  // Any thread, any time: no new connections, idle ones closed, streams ended, running requests
  // finished or cut at Limits::drain. run() returns after it.
  void drain();

  // Connections open now.
  std::size_t connections() const;

 private:
  class State;
  explicit Server(std::shared_ptr<State> state);
  std::shared_ptr<State> state_;
};

}  // namespace colloquy::http
