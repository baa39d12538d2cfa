#include "app/doctor.h"

#include <filesystem>
#include <iostream>

#include "app/command.h"
#include "app/report.h"
#include "store/store.h"

namespace colloquy::app {
namespace {

using base::Result;

constexpr std::uintmax_t kLittleRoom = 200ull << 20;

class Findings {
 public:
  void good(const std::string& what) { std::cout << "  good  " << what << '\n'; }
  void bad(const std::string& what, const std::string& mend) {
    std::cout << "  BAD   " << what << "\n        " << mend << '\n';
    ++bad_;
  }
  int status() const { return bad_ == 0 ? kDone : kInputErrors; }

 private:
  int bad_ = 0;
};

void look_at_durability(store::Store& store, Findings& findings) {
  const Result<std::string> promise = store.durability();
  if (!promise.ok()) return findings.bad("what a commit promises cannot be asked: " + promise.error().message, "");
  const bool weak =
      promise->find("fsync=off") != std::string::npos || promise->find("synchronous_commit=off") != std::string::npos ||
      promise->find("synchronous_commit=local") != std::string::npos ||
      promise->find("synchronous=0") != std::string::npos || promise->find("synchronous=1") != std::string::npos;
  if (!weak) return findings.good("a commit is on the disk when it is answered (" + *promise + ")");
  findings.bad("an answer that was accepted may be lost in a power cut (" + *promise + ")",
               "Set fsync = on and synchronous_commit = on in postgresql.conf.");
}

void look_at_progress(store::Store& store, Findings& findings) {
  const Result<std::vector<store::LearnerId>> learners = store.learners();
  if (!learners.ok()) return findings.bad("learners cannot be read: " + learners.error().message, "");
  const Result<std::size_t> differing = store.replay();
  if (!differing.ok()) return findings.bad("events cannot be replayed: " + differing.error().message, "");
  const std::string all = std::to_string(learners->size()) + " learners";
  if (*differing == 0) return findings.good("the progress of " + all + " is what their events give");
  findings.bad(std::to_string(*differing) + " of " + all + " have progress that their events do not give",
               "Keep a backup (colloquy admin backup FILE) and restore it into a new store.");
}

void look_at_room(const std::string& address, Findings& findings) {
  constexpr std::string_view kSqlite = "sqlite:";
  if (!address.starts_with(kSqlite)) return;
  const std::filesystem::path file = address.substr(kSqlite.size());
  std::error_code error;
  const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  const std::filesystem::space_info room = std::filesystem::space(folder, error);
  if (error) return findings.bad("the disk of " + file.string() + " cannot be asked: " + error.message(), "");
  const std::string free = std::to_string(room.available >> 20) + " MB free beside " + file.string();
  if (room.available >= kLittleRoom) return findings.good(free);
  findings.bad("only " + free, "Make room: a full disk refuses new answers until there is some.");
}

}  // namespace

int doctor(const std::string& address) {
  const Result<std::unique_ptr<store::Store>> store = store::open_store(address);
  if (!store.ok()) return world_failed(store.error());
  Findings findings;
  findings.good("the store answers, its schema is this program's");
  look_at_durability(**store, findings);
  look_at_progress(**store, findings);
  look_at_room(address, findings);
  return findings.status();
}

}  // namespace colloquy::app
