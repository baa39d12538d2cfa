// A server without sockets for tests: a small course package made by hand on disk, with a word of its
// own planted in every place that the gate keeps, a store in a temporary file, a clock and a
// generator that the test owns.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/router.h"
#include "base/clock.h"

namespace colloquy::api {

class FixedClock final : public base::Clock {
 public:
  base::Millis now() const override { return time; }
  base::Millis time = 1'800'000'000'000;  // 2027-01-15
};

// Different bytes each time, the same in every run.
class CountingRandom final : public base::Random {
 public:
  void fill(std::span<std::uint8_t> bytes) override;

 private:
  std::atomic<std::uint64_t> count_{0};  // asked by all threads, as the real one is
};

// Every word planted behind the gate; no visitor may ever see one.
const std::vector<std::string>& canaries();
// Those that even an open lesson keeps: its test's.
const std::vector<std::string>& test_canaries();

inline constexpr char kCourse[] = "course-id", kSlug[] = "course";
inline constexpr char kClosed[] = "ground/trust", kOpen[] = "welcome";  // slugs; ids are "l-trust", "l-welcome"

// Makes the package: two lessons, of which kOpen has `access: open`.
// `edition`: of the first card of each.
void make_package(const std::filesystem::path& folder, std::string_view build = "1", int edition = 1);

class Class {
 public:
  Class();
  ~Class();

  using Fields = std::vector<std::pair<std::string, std::string>>;
  struct Answer {
    int status = 0;
    std::string body;  // a file's bytes too
    std::vector<std::pair<std::string, std::string>> headers;
    std::string header(std::string_view name) const;
  };

  // `as`: a cookie from enrol(), "" a visitor.
  Answer get(const std::string& path, const std::string& as = {}, const Fields& headers = {});
  Answer post(const std::string& path, const Fields& form, const std::string& as = {}, const Fields& headers = {});
  Answer post_json(const std::string& path, const std::string& body, const std::string& as = {});
  Answer ask(Request request);

  // A new learner in the course: the value is the cookie.
  std::string enrol(const std::string& slug = kSlug);
  // Somebody with an account (of the address NAME@school.example and kPassword); the value is the cookie.
  enum class Role { learner, teacher, administrator };
  std::string account(const std::string& name, Role role = Role::learner, const std::string& course = kCourse);
  static constexpr char kPassword[] = "correct horse";
  // The route's address with something that is there in each of its places; {person} is in the course.
  std::string path_of(const Route& route);
  // Does it, and waits.
  base::Result<store::Appended> change(store::Changes changes);

  // A learner who has left the course again.
  std::string left();
  store::LearnerId learner(const std::string& cookie);

  store::LearnerId somebody;  // of path_of()
  std::filesystem::path folder;
  FixedClock clock;
  CountingRandom random;
  Courses courses;
  Live live;
  Assets assets;
  std::unique_ptr<store::Store> store;
  std::unique_ptr<World> world;
  std::unique_ptr<Router> router;
};

// The value of the first `name="..."` behind `after`; "" where there is none.
std::string value_of(const std::string& html, std::string_view name, std::string_view after = {});

// The session that an answer begins, as a Cookie field; and the token of the first one-time address in a page or a
// letter.
std::string cookie_in(const Class::Answer& answer);
std::string token_in(const std::string& text);

}  // namespace colloquy::api
