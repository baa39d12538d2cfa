// How much the server lets strangers use. Every number has a deadline or a count behind it in
// connection.cpp or doorkeeper.cpp; tests shrink them.
#pragma once

#include <chrono>
#include <cstddef>

namespace colloquy::http {

struct Limits {
  std::size_t head_bytes = 8 * 1024;           // request line and fields; more is 431
  std::size_t fields = 100;                    // header fields; more is 431
  std::size_t connections = 16'384;            // over all; more are told 503
  std::size_t connections_per_address = 1024;  // a school behind one address; IPv6 counts by /64
  std::size_t handshakes = 1024;               // of TLS, under way on a thread: some 40 KB each; the oldest makes room

  std::chrono::milliseconds head{15'000};       // from the first byte (or the accept) to the blank line
  std::chrono::milliseconds idle{30'000};       // between two requests
  std::chrono::milliseconds body{30'000};       // for a body, plus a second for each 4 KiB of it
  std::chrono::milliseconds answer{30'000};     // for a handler to respond; then 503
  std::chrono::milliseconds write{30'000};      // without one byte taken by the reader
  std::chrono::milliseconds linger{2'000};      // reading on after a refusal, so that it is seen
  std::chrono::milliseconds heartbeat{20'000};  // a comment into quiet event streams
  std::chrono::milliseconds drain{10'000};      // for what runs, after the order to stop
  std::chrono::milliseconds renewal{60'000};    // how often the files of the certificate are looked at
  std::chrono::milliseconds tick{500};          // how often deadlines are looked at
};

}  // namespace colloquy::http
