#include "net/post.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <mutex>
#include <string_view>
#include <thread>

#include "base/hash.h"
#include "net/curl_library.h"

namespace colloquy::net {
namespace {

using base::ErrorKind;
using base::Result;

constexpr std::size_t kMostWaiting = 1000;
constexpr long kConnectSeconds = 10, kWholeSeconds = 60;
// A letter's tries, and how long after each the next one comes.
constexpr std::array<std::chrono::seconds, 4> kAgainAfter = {std::chrono::seconds(2), std::chrono::seconds(10),
                                                             std::chrono::seconds(60), std::chrono::seconds(300)};

// What a session sends is a view that libcurl takes piece by piece.
std::size_t give(char* into, std::size_t size, std::size_t count, void* from) {
  std::string_view& left = *static_cast<std::string_view*>(from);
  const std::size_t taken = std::min(size * count, left.size());
  std::memcpy(into, left.data(), taken);
  left.remove_prefix(taken);
  return taken;
}

// Passwords and tickets go over the network encrypted or not at all; within this machine there is no network.
bool stays_here(std::string_view server) {
  server.remove_prefix(std::min(server.size(), server.find("//") + 2));
  for (const std::string_view here : {"localhost", "127.", "[::1]"}) {
    if (server.starts_with(here)) return true;
  }
  return false;
}

class SmtpPost final : public Post {
 public:
  SmtpPost(PostOptions options, CurlLibrary curl, const base::Clock& clock, base::Random& random,
           std::function<void(std::string)> tell)
      : options_(std::move(options)),
        curl_(curl),
        clock_(clock),
        random_(random),
        tell_(std::move(tell)),
        thread_([this] { loop(); }) {}

  ~SmtpPost() override {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
  }

  void send(Letter letter) override {
    {
      const std::lock_guard lock(mutex_);
      if (waiting_.size() < kMostWaiting) {
        waiting_.push_back({std::move(letter), 0, std::chrono::steady_clock::now()});
        wake_.notify_one();
        return;
      }
    }
    tell_("mail: too many letters wait; one was let go");
  }

 private:
  struct Waiting {
    Letter letter;
    std::size_t tries = 0;
    std::chrono::steady_clock::time_point due;
  };

  void loop() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
      const auto next = std::min_element(waiting_.begin(), waiting_.end(),
                                         [](const Waiting& a, const Waiting& b) { return a.due < b.due; });
      if (next == waiting_.end()) {
        wake_.wait(lock);
        continue;
      }
      if (next->due > std::chrono::steady_clock::now()) {
        wake_.wait_until(lock, next->due);
        continue;
      }
      Waiting one = std::move(*next);
      waiting_.erase(next);
      lock.unlock();
      const Result<void> sent = deliver(one.letter);
      const bool again = !sent.ok() && one.tries < kAgainAfter.size();
      if (!sent.ok()) tell_("mail: " + sent.error().message + (again ? "; it is tried again" : "; it is let go"));
      lock.lock();
      if (!again) continue;
      one.due = std::chrono::steady_clock::now() + kAgainAfter[one.tries++];
      waiting_.push_back(std::move(one));
    }
  }

  std::string new_id() {
    base::Digest bytes{};
    random_.fill(bytes);
    return base::base32(bytes).substr(0, 26);
  }

  Result<void> deliver(const Letter& letter) {
    CURL* session = curl_.init();
    if (session == nullptr) return base::make_error(ErrorKind::unavailable, "no memory for a letter");
    const std::string message = message_of(letter, options_.from, new_id(), clock_.now());
    const std::string sender = "<" + options_.from + ">", receiver = "<" + letter.to + ">";
    std::string_view left = message;
    curl_slist* receivers = curl_.append(nullptr, receiver.c_str());
    curl_.set(session, CURLOPT_URL, options_.server.c_str());
    curl_.set(session, CURLOPT_USE_SSL,
              static_cast<long>(stays_here(options_.server) ? CURLUSESSL_TRY : CURLUSESSL_ALL));
    curl_.set(session, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_.set(session, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
    curl_.set(session, CURLOPT_TIMEOUT, kWholeSeconds);
    curl_.set(session, CURLOPT_NOSIGNAL, 1L);
    curl_.set(session, CURLOPT_PROXY, "");
    if (!options_.user.empty()) {
      curl_.set(session, CURLOPT_USERNAME, options_.user.c_str());
      curl_.set(session, CURLOPT_PASSWORD, options_.password.c_str());
    }
    curl_.set(session, CURLOPT_MAIL_FROM, sender.c_str());
    curl_.set(session, CURLOPT_MAIL_RCPT, receivers);
    curl_.set(session, CURLOPT_UPLOAD, 1L);
    curl_.set(session, CURLOPT_READFUNCTION, give);
    curl_.set(session, CURLOPT_READDATA, &left);
    const CURLcode code = curl_.perform(session);
    curl_.cleanup(session);
    curl_.free_all(receivers);
    if (code != CURLE_OK) return base::make_error(ErrorKind::unavailable, curl_.message(code));
    return {};
  }

  const PostOptions options_;
  const CurlLibrary curl_;
  const base::Clock& clock_;
  base::Random& random_;
  const std::function<void(std::string)> tell_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Waiting> waiting_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace

Result<std::unique_ptr<Post>> open_post(PostOptions options, const base::Clock& clock, base::Random& random,
                                        std::function<void(std::string)> tell) {
  if (!options.server.starts_with("smtp://") && !options.server.starts_with("smtps://"))
    return base::make_error(ErrorKind::invalid, "a mail server is named smtp://HOST:PORT or smtps://HOST:PORT");
  if (!is_address(options.from))
    return base::make_error(ErrorKind::invalid, "name the address that letters come from: name@school.example");
  const CurlLibrary curl = TRY(load_curl());
  return std::unique_ptr<Post>(std::make_unique<SmtpPost>(std::move(options), curl, clock, random, std::move(tell)));
}

}  // namespace colloquy::net
