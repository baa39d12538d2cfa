#include "http/server.h"

#include <sys/resource.h>

#include <algorithm>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <csignal>
#include <list>
#include <thread>
#include <utility>

#include "http/connection.h"
#include "http/io_thread.h"

namespace colloquy::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using ErrorCode = boost::system::error_code;

// Beyond these, whoever is turned away is not even told.
constexpr std::size_t kTurnedAway = 256;

constexpr std::chrono::milliseconds kDrainTick{20};

// What the buffers and handshakes of so many leave behind is worth giving back to the system: for some
// ticks, since an allocator that has just been given memory may want to see whether it is asked for again.
constexpr std::size_t kCrowd = 64;
constexpr int kTicksAfter = 6;

// Whether between two ticks nobody asked and nobody left, but before them somebody did.
bool has_come_to_rest(IoThread& thread) {
  if (std::exchange(thread.stirred, false)) {
    thread.rested = false;
    return false;
  }
  return !std::exchange(thread.rested, true);
}

// Whether a good part of a crowd has just gone.
bool has_dispersed(IoThread& thread) {
  const std::size_t inside = thread.connections.size();
  thread.crowd = std::max(thread.crowd, inside);
  if (thread.crowd - inside >= std::max(kCrowd, thread.crowd / 4)) {
    thread.crowd = inside;
    thread.ticks_after = kTicksAfter;
  }
  return thread.ticks_after > 0 && thread.ticks_after-- > 0;
}

// As many descriptors as the system lets us have; what it does not, the doorkeeper must know.
std::size_t raise_descriptor_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return 1024;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
  ::getrlimit(RLIMIT_NOFILE, &limit);
  return limit.rlim_cur;
}

std::string shown(Entrance entrance, const HostPort& asked, const Listening& socket) {
  std::string host = asked.host == "localhost" ? asked.host : socket.address;
  if (host.find(':') != std::string::npos) host = "[" + host + "]";
  return (entrance == Entrance::https ? "https://" : "http://") + host + ":" + std::to_string(socket.port);
}

// What may stand at an address that others can reach: sign-ins in the clear only where that was allowed.
PlainHttp clear_text(Entrance entrance, PlainHttp allowed) {
  return entrance == Entrance::http ? allowed : PlainHttp::allowed;
}

}  // namespace

class Server::State : public std::enable_shared_from_this<State> {
 public:
  State(std::shared_ptr<Service> service, const Options& options)
      : service_(std::move(service)),
        threads_(make_threads(service_, options.threads)),
        say_(options.say),
        give_back_memory_(options.give_back_memory) {
    if (options.signals == Signals::leave) return;
    signals_.add(SIGTERM);
    signals_.add(SIGINT);
    if (service_->credentials) renewal_signal_.add(SIGHUP);
  }

  // Takes the socket over.
  void listen(const Listening& socket, Entrance entrance) {
    tcp::acceptor& acceptor = doors_.emplace_back(Door{tcp::acceptor(threads_[0]->io), entrance}).acceptor;
    ErrorCode ignored;
    acceptor.assign(socket.address.find(':') == std::string::npos ? tcp::v4() : tcp::v6(), socket.fd, ignored);
    acceptor.non_blocking(true, ignored);
  }

  void run() {
    for (Door& door : doors_) accept_at(door);
    for (const std::shared_ptr<IoThread>& thread : threads_) start_ticking(*thread);
    wait_for_signal();
    if (service_->credentials) {
      wait_for_renewal_signal();
      look_for_renewal();
    }
    std::vector<std::thread> others;
    for (std::size_t i = 1; i < threads_.size(); ++i) others.emplace_back([this, i] { threads_[i]->io.run(); });
    threads_[0]->io.run();
    for (std::thread& other : others) other.join();
  }

  void drain() {
    asio::post(threads_[0]->io, [weak = weak_from_this()] {
      if (const std::shared_ptr<State> state = weak.lock()) state->begin_drain();
    });
  }

  std::vector<std::string> addresses;
  bool in_the_clear = false;
  const Service& service() const { return *service_; }

 private:
  struct Door {
    tcp::acceptor acceptor;
    Entrance entrance;
  };

  static std::vector<std::shared_ptr<IoThread>> make_threads(const std::shared_ptr<Service>& service, int count) {
    std::vector<std::shared_ptr<IoThread>> threads;
    for (int i = 0; i < std::max(count, 1); ++i) threads.push_back(std::make_shared<IoThread>(service));
    return threads;
  }

  // Connections are dealt out in turn.
  IoThread& next_thread() { return *threads_[turn_++ % threads_.size()]; }

  void accept_at(Door& door) {
    IoThread& thread = next_thread();
    door.acceptor.async_accept(thread.io, [this, &door, &thread](ErrorCode error, tcp::socket socket) {
      if (!door.acceptor.is_open()) return;
      if (!error) welcome(std::move(socket), door.entrance, thread);
      if (error == asio::error::no_descriptors || error == asio::error::no_memory) {
        // Out of descriptors: trying again at once would only burn the processor.
        retry_.expires_after(std::chrono::milliseconds(100));
        retry_.async_wait([this, &door](ErrorCode) {
          if (door.acceptor.is_open()) accept_at(door);
        });
        return;
      }
      accept_at(door);
    });
  }

  void welcome(tcp::socket socket, Entrance entrance, IoThread& thread) {
    ErrorCode error;
    const tcp::endpoint peer = socket.remote_endpoint(error);
    if (error) return;  // gone already
    Caller caller{peer.address().to_string(error), entrance, {}};
    // A named proxy brings everybody from one address.
    const Doorkeeper::Share share =
        service_->proxies.contains(caller.address) ? Doorkeeper::Share::unlimited : Doorkeeper::Share::limited;
    caller.admission = service_->doorkeeper.enter(caller.address, share);
    asio::post(thread.io, [&thread, caller = std::move(caller), socket = std::move(socket)]() mutable {
      if (caller.admission != Doorkeeper::Answer::welcome && thread.turned_away >= kTurnedAway) return;
      std::make_shared<Connection>(Transport(std::move(socket)), std::move(caller), thread)->start();
    });
  }

  // The thread's pulse; it ends when the thread is drained.
  void start_ticking(IoThread& thread) {
    if (thread.draining && thread.connections.empty()) {
      asio::post(threads_[0]->io, [this] {
        // Waiting for signals is what keeps thread 0 running to the end.
        if (++threads_done_ < threads_.size()) return;
        signals_.cancel();
        renewal_signal_.cancel();
        renewal_timer_.cancel();
      });
      return;
    }
    thread.ticker.expires_after(thread.draining ? kDrainTick : service_->limits.tick);
    thread.ticker.async_wait([this, &thread](ErrorCode) {
      const Connection::Time now = std::chrono::steady_clock::now();
      // Nothing that tick() and cut() do destroys a connection before they return.
      for (Connection* connection : thread.connections) connection->tick(now);
      if (now >= thread.drain_until) {
        for (Connection* connection : thread.connections) connection->cut();
      }
      const bool dispersed = has_dispersed(thread), rests = has_come_to_rest(thread);
      if (dispersed || rests) give_back_memory_();
      start_ticking(thread);
    });
  }

  void wait_for_signal() {
    signals_.async_wait([this](ErrorCode error, int) {
      if (error) return;
      begin_drain();
      wait_for_signal();
    });
  }

  // A renewal writes the files, and may send a signal after it. Either will do.
  void wait_for_renewal_signal() {
    renewal_signal_.async_wait([this](ErrorCode error, int) {
      if (error) return;
      refresh(Credentials::Look::always);
      wait_for_renewal_signal();
    });
  }
  void refresh(Credentials::Look look) {
    if (const std::string said = service_->credentials->refresh(look); !said.empty()) say_(said);
  }
  void look_for_renewal() {
    renewal_timer_.expires_after(service_->limits.renewal);
    renewal_timer_.async_wait([this](ErrorCode error) {
      if (error) return;
      refresh(Credentials::Look::at_changes);
      look_for_renewal();
    });
  }

  // On thread 0. The second call does not wait for anybody.
  void begin_drain() {
    const bool again = std::exchange(draining_, true);
    if (!again) {
      // Whoever has been let in by the kernel is still served.
      for (Door& door : doors_) {
        ErrorCode error;
        while (!error) {
          IoThread& thread = next_thread();
          tcp::socket socket = door.acceptor.accept(thread.io, error);
          if (!error) welcome(std::move(socket), door.entrance, thread);
        }
        door.acceptor.close(error);
      }
      retry_.cancel();
    }
    const Connection::Time until =
        again ? Connection::Time::min() : std::chrono::steady_clock::now() + service_->limits.drain;
    for (const std::shared_ptr<IoThread>& thread : threads_) {
      asio::post(thread->io, [thread = thread.get(), until] {
        thread->draining = true;
        thread->drain_until = std::min(thread->drain_until, until);
        for (Connection* connection : thread->connections) connection->drain();
        thread->ticker.cancel();  // its next turn sees what has changed
      });
    }
  }

  const std::shared_ptr<Service> service_;
  std::vector<std::shared_ptr<IoThread>> threads_;
  std::list<Door> doors_;
  const std::function<void(std::string_view)> say_;
  const std::function<void()> give_back_memory_;
  asio::signal_set signals_{threads_[0]->io};
  asio::signal_set renewal_signal_{threads_[0]->io};
  asio::steady_timer renewal_timer_{threads_[0]->io};
  asio::steady_timer retry_{threads_[0]->io};
  std::size_t turn_ = 0;
  std::size_t threads_done_ = 0;
  bool draining_ = false;
};

base::Result<std::unique_ptr<Server>> Server::open(Options options, std::shared_ptr<api::Handler> handler) {
  // Asio guards its own sends; sendfile(2) to a reader who left would end the process.
  std::signal(SIGPIPE, SIG_IGN);
  // Some descriptors are for files, the store and the log.
  const std::size_t descriptors = raise_descriptor_limit();
  const std::size_t seats =
      std::min(options.limits.connections, descriptors > 512 ? descriptors - 256 : descriptors / 2);
  const std::shared_ptr<Service> service = std::make_shared<Service>(
      std::move(handler), options.limits, options.frame_sources, TRY(Proxies::parse(options.proxies)), seats);

  service->accel = std::move(options.accel);
  if (options.tls) service->credentials = TRY(Credentials::open(*options.tls));

  const std::shared_ptr<State> state = std::make_shared<State>(service, options);
  const auto open = [&](const std::string& text, Entrance entrance) -> base::Result<std::uint16_t> {
    const HostPort where = TRY(parse_host_port(text));
    const std::vector<Listening> sockets = TRY(listen_on(where, clear_text(entrance, options.plain_http)));
    for (const Listening& socket : sockets) {
      state->listen(socket, entrance);
      state->in_the_clear = state->in_the_clear || (entrance == Entrance::http && !socket.loopback);
    }
    state->addresses.push_back(shown(entrance, where, sockets.front()));
    return sockets.front().port;
  };
  for (const std::string& text : options.listen) {
    const std::uint16_t port = TRY(open(text, options.tls ? Entrance::https : Entrance::http));
    if (&text == &options.listen.front()) service->https_port = port;
  }
  for (const std::string& text : options.redirect) TRY(open(text, Entrance::redirect));
  return std::unique_ptr<Server>(new Server(state));
}

Server::Server(std::shared_ptr<State> state) : state_(std::move(state)) {}
Server::~Server() = default;

const std::vector<std::string>& Server::addresses() const {
  return state_->addresses;
}
bool Server::is_in_the_clear() const {
  return state_->in_the_clear;
}
void Server::run() {
  state_->run();
}
void Server::drain() {
  state_->drain();
}
std::size_t Server::connections() const {
  return state_->service().doorkeeper.inside();
}

}  // namespace colloquy::http
