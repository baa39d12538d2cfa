// What one I/O thread owns: its event loop, the files it keeps open, the connections it serves and
// the clock that looks at their deadlines. Nothing here is locked; other threads post to `io`.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "api/message.h"
#include "http/accel.h"
#include "http/credentials.h"
#include "http/date.h"
#include "http/doorkeeper.h"
#include "http/file_cache.h"
#include "http/limits.h"
#include "http/proxies.h"
#include "http/reply.h"

namespace colloquy::http {

class Connection;

// What is spoken at an address that the server listens on; `redirect` sends everybody to https.
enum class Entrance { http, https, redirect };

// The same for all threads; constant while they run.
struct Service {
  Service(std::shared_ptr<api::Handler> answers, const Limits& allowed, std::string_view frame_sources,
          Proxies believed, std::size_t seats)
      : handler(std::move(answers)),
        limits(allowed),
        security(frame_sources),
        proxies(std::move(believed)),
        doorkeeper(seats, allowed.connections_per_address) {}

  std::shared_ptr<api::Handler> handler;
  Limits limits;
  SecurityFields security;
  Proxies proxies;
  Doorkeeper doorkeeper;
  std::optional<Accel> accel;                // which files the named proxies send
  std::shared_ptr<Credentials> credentials;  // where there is an https entrance
  std::uint16_t https_port = 443;            // where a redirect leads
};

struct IoThread : std::enable_shared_from_this<IoThread> {
  explicit IoThread(std::shared_ptr<Service> shared) : service(std::move(shared)) {}

  std::shared_ptr<Service> service;
  FileCache files;
  DateField date;
  std::unordered_set<Connection*> connections;
  std::size_t crowd = 0;               // the most of them since many left
  int ticks_after = 0;                 // to come, in which what they left is given back
  std::size_t turned_away = 0;         // of them, not welcome
  std::list<Connection*> handshaking;  // of them, the oldest first
  bool stirred = false;                // something was asked or somebody left since the last tick
  bool rested = true;                  // noticed since then
  bool draining = false;
  std::chrono::steady_clock::time_point drain_until = std::chrono::steady_clock::time_point::max();
  // Last, so that what its queue still holds goes first.
  boost::asio::io_context io{1};
  boost::asio::steady_timer ticker{io};
};

}  // namespace colloquy::http
