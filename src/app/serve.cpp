// colloquy serve: the learner's river, as the list of what is made ready before the first request,
// each step with the sentence that is true after it.
#include <cstdlib>
#include <iostream>
#include <memory>
#include <mutex>

#include "api/router.h"
#include "app/command.h"
#include "app/course_keeper.h"
#include "app/figure_keeper.h"
#include "app/first_administrator.h"
#include "app/memory.h"
#include "app/options.h"
#include "app/report.h"
#include "app/store_file.h"
#include "http/server.h"
#include "net/post.h"
#include "site/gzip.h"
#include "write/video_hosts.h"

namespace colloquy::app {
namespace {

struct Wanted {
  std::vector<std::string> paths, proxies, accel, tls, redirect;
  std::string listen = "localhost:8080", store, address;
  net::PostOptions mail;
  bool watch = false, plain_http = false, log = false;
  int threads = 1;
};

// Whole lines, whoever else writes.
void to_stderr(std::string_view line) {
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  std::cerr << (std::string(line) + '\n') << std::flush;
}

base::Result<http::Options> server_options(const Wanted& wanted) {
  http::Options options;
  options.listen = {wanted.listen};
  options.plain_http = wanted.plain_http ? http::PlainHttp::allowed : http::PlainHttp::loopback_only;
  options.threads = wanted.threads;
  options.signals = http::Signals::drain;
  options.proxies = wanted.proxies;
  if (!wanted.tls.empty()) options.tls = {wanted.tls.at(0), wanted.tls.at(1)};
  options.redirect = wanted.redirect;
  if (!wanted.accel.empty()) options.accel = TRY(http::Accel::of(wanted.accel.at(0), wanted.accel.at(1)));
  options.say = [](std::string_view sentence) { to_stderr("colloquy: " + std::string(sentence)); };
  options.give_back_memory = give_back_free;
  for (const std::string_view host : write::frame_hosts()) {
    options.frame_sources.append(options.frame_sources.empty() ? "https://" : " https://").append(host);
  }
  return options;
}

// The login of the mail server stands in no command line, which every program on the machine can read.
net::PostOptions with_login(net::PostOptions mail) {
  if (const char* user = std::getenv("COLLOQUY_SMTP_USER")) mail.user = user;
  if (const char* password = std::getenv("COLLOQUY_SMTP_PASSWORD")) mail.password = password;
  return mail;
}

std::string without_slash(std::string address) {
  while (address.ends_with('/')) address.pop_back();
  return address;
}

void watch_store(api::Telemetry& telemetry, const store::Store& store) {
  using Kind = api::Telemetry::Kind;
  const auto add = [&](Kind kind, const char* name, const char* help, auto read) {
    telemetry.add(kind, name, help, [&store, read] { return static_cast<double>(read(store.figures())); });
  };
  add(Kind::gauge, "colloquy_store_queued", "Commands that wait to be written.",
      [](const store::StoreFigures& f) { return f.queued; });
  add(Kind::counter, "colloquy_store_commits_total", "Transactions written.",
      [](const store::StoreFigures& f) { return f.commits; });
  add(Kind::counter, "colloquy_store_commands_total", "Commands taken up by the writer.",
      [](const store::StoreFigures& f) { return f.commands; });
  add(Kind::counter, "colloquy_store_refused_total", "Commands that the store could not take.",
      [](const store::StoreFigures& f) { return f.refused; });
  add(Kind::counter, "colloquy_store_commit_seconds_total", "Time spent in transactions.",
      [](const store::StoreFigures& f) { return f.commit_seconds; });
}

int run(const Wanted& wanted) {
  base::Result<http::Options> listening = server_options(wanted);
  if (!listening.ok()) return world_failed(listening.error());

  // Open the database, or make it.
  const std::string address = store_address(wanted.store);
  base::Result<std::unique_ptr<store::Store>> store = store::open_store(address);
  if (!store.ok()) return world_failed(store.error());
  // From here on what a learner does can be kept.

  // Open every package; build the pages of every course folder first, with the sound there is already.
  api::Courses courses;
  api::Live live;
  CourseKeeper keeper(courses, wanted.watch ? &live : nullptr);
  for (const std::string& path : wanted.paths) {
    const base::Result<int> status = keeper.take(path);
    if (!status.ok()) return world_failed(status.error());
    if (*status != kDone) return *status;
  }
  // From here on every course can be read.

  // Give the handlers their world.
  const base::SystemClock clock;
  base::SystemRandom random;
  const api::Assets assets(site::gzip);
  api::World world{courses, **store, clock, random, assets, wanted.watch ? &live : nullptr};
  api::Telemetry telemetry(api::route_names());
  watch_store(telemetry, **store);
  const api::RequestLog log(wanted.log ? api::RequestLog::What::all : api::RequestLog::What::trouble, clock, to_stderr);
  world.telemetry = &telemetry;
  world.log = &log;
  std::unique_ptr<net::Post> post;
  if (!wanted.mail.server.empty()) {
    base::Result<std::unique_ptr<net::Post>> opened = net::open_post(with_login(wanted.mail), clock, random, to_stderr);
    if (!opened.ok()) return world_failed(opened.error());
    post = std::move(opened).value();
    world.post = post.get();
  }
  const std::shared_ptr<api::Router> router = std::make_shared<api::Router>(world);

  // Listen.
  base::Result<std::unique_ptr<http::Server>> server = http::Server::open(std::move(*listening), router);
  if (!server.ok()) return world_failed(server.error());
  telemetry.add(api::Telemetry::Kind::gauge, "colloquy_connections", "Connections open now.",
                [&server] { return static_cast<double>((*server)->connections()); });
  for (const std::string& at : (*server)->addresses()) std::cout << "Listening at " << at << '\n';
  if ((*server)->is_in_the_clear() && wanted.proxies.empty()) {
    std::cout << "This is plain HTTP: others on the network can read sign-ins and answers, and browsers turn off\n"
                 "offline use, the microphone and passkeys. With --tls CERT KEY they are on.\n";
  }
  world.address = wanted.address.empty() ? (*server)->addresses().front() : without_slash(wanted.address);
  if (const base::Result<std::string> invited = invite_administrator(**store, random, clock, world.address);
      !invited.ok()) {
    return world_failed(invited.error());
  } else if (!invited->empty()) {
    std::cout << "Become the administrator: " << *invited << '\n';
  }
  std::cout << "Learners' progress is kept in " << address << std::endl;
  // From here on connections are taken; they are answered once run() runs.

  // Speak what has not been spoken yet, and under --watch build again whatever is saved: in threads
  // that start build processes and swap whole packages.
  keeper.start();

  // What a class answers becomes figures for its teachers, once a day.
  FigureKeeper figures(courses, **store, clock, to_stderr);
  figures.start();

  // What only the start needed goes back to the system.
  give_back_without_delay();
  give_back_free();
  give_back_start();

  // Answer requests until SIGTERM or SIGINT; then finish what runs.
  (*server)->run();
  // From here on no handler runs.

  keeper.stop();
  figures.stop();
  world.passwords.stop();
  world.workbench.stop();
  // From here on nobody asks the store for anything; it writes what it has accepted and closes.
  store->reset();
  return kDone;
}

}  // namespace

int serve_command(const Arguments& arguments) {
  Wanted wanted;
  Options options("serve", "Run the class: course folders (built first) or built packages.",
                  "colloquy serve courses/therapeutic-relationship --watch");
  options.words("PATH", wanted.paths, "course folders or packages")
      .value("--listen", wanted.listen, "address and port (default: localhost:8080)")
      .value("--store", wanted.store, "sqlite:FILE or postgresql://... (default: sqlite in the user's data folder)")
      .flag("--watch", wanted.watch, "rebuild what is saved, and show it at once")
      .values("--proxy", wanted.proxies,
              "addresses or networks (10.0.0.0/8) of proxies, whose word about clients is believed")
      .pair("--accel", wanted.accel, "PREFIX FOLDER: what lies in FOLDER is sent by nginx (X-Accel-Redirect)")
      .value("--address", wanted.address,
             "where people reach this server, for letters: https://colloquy.school.example")
      .value("--smtp", wanted.mail.server, "send letters: smtp://HOST:587 or smtps://HOST:465 (login: see the manual)")
      .value("--mail-from", wanted.mail.from, "the address that letters come from")
      .flag("--log", wanted.log, "a line of JSON on standard error for each request; else for failures and slow ones")
      .pair("--tls", wanted.tls, "speak HTTPS with this certificate and key (PEM); read again when they change")
      .values("--redirect", wanted.redirect, "another address, of plain HTTP, that leads to HTTPS (:80)")
      .flag("--plain-http", wanted.plain_http, "allow plain HTTP on other addresses than this machine's own")
      .number("--threads", wanted.threads, "how many threads answer (default: 1)");
  if (const std::optional<int> status = options.parse(arguments)) return *status;
  if (!wanted.redirect.empty() && wanted.tls.empty()) {
    std::cerr << "colloquy serve: --redirect leads to HTTPS, so it needs --tls CERT KEY.\n";
    return kUsage;
  }
  if (!wanted.accel.empty() && wanted.proxies.empty()) {
    std::cerr << "colloquy serve: --accel leaves files to a proxy, so it needs --proxy ADDRESS.\n";
    return kUsage;
  }
  return run(wanted);
}

}  // namespace colloquy::app
