// Accounts: made, signed in to, lost and found again; guests who stay; the first administrator.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>

#include "api/class_test.h"
#include "api/email.h"
#include "api/tickets.h"

namespace colloquy::api {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr char kEmail[] = "ana@school.example", kWord[] = "correct horse";

// Keeps letters instead of sending them.
class Drawer final : public net::Post {
 public:
  void send(net::Letter letter) override {
    const std::lock_guard lock(mutex_);
    letters_.push_back(std::move(letter));
    came_.notify_all();
  }
  // The next letter; one to nobody where none comes.
  net::Letter next() {
    std::unique_lock lock(mutex_);
    if (!came_.wait_for(lock, std::chrono::seconds(10), [this] { return read_ < letters_.size(); })) return {};
    return letters_[read_++];
  }
  std::size_t count() {
    const std::lock_guard lock(mutex_);
    return letters_.size();
  }

 private:
  std::mutex mutex_;
  std::condition_variable came_;
  std::vector<net::Letter> letters_;
  std::size_t read_ = 0;
};

Class::Answer sign_up(Class& school, const std::string& as = {}) {
  return school.post("/account/signup", {{"email", " Ana@School.example"}, {"name", "Ana Berg"}, {"password", kWord}},
                     as);
}

TEST(SignUp, MakesAnAccountAndSignsIn) {
  Class school;
  const Class::Answer made = sign_up(school);
  ASSERT_EQ(made.status, 303) << made.body;
  const std::string cookie = cookie_in(made);
  const Class::Answer page = school.get("/account", cookie);
  EXPECT_THAT(page.body, HasSubstr(kEmail));
  EXPECT_THAT(page.body, HasSubstr("Ana Berg"));
  EXPECT_EQ(sign_up(school).status, 409) << "an address has one account";
  const Class::Answer in =
      school.post("/account/signin", {{"email", kEmail}, {"password", kWord}, {"back", "/c/course/"}});
  EXPECT_EQ(in.status, 303);
  EXPECT_EQ(in.header("Location"), "/c/course/");
  EXPECT_EQ(school.learner(cookie_in(in)), school.learner(cookie));
}

TEST(SignUp, SaysWhatIsMissing) {
  Class school;
  const auto tried = [&](const std::string& email, const std::string& name, const std::string& password) {
    return school.post("/account/signup", {{"email", email}, {"name", name}, {"password", password}});
  };
  EXPECT_THAT(tried("ana", "Ana", kWord).body, HasSubstr("no e-mail address"));
  EXPECT_THAT(tried(kEmail, " ", kWord).body, HasSubstr("write your name"));
  EXPECT_THAT(tried(kEmail, "Ana", "short").body, HasSubstr("8 to 200"));
  EXPECT_THAT(tried(kEmail, "Ana", kEmail).body, HasSubstr("must not be your address"));
  EXPECT_EQ(tried(kEmail, "Ana", "short").status, 422);
  EXPECT_TRUE(school.store->learners()->empty());
}

TEST(SignUp, AGuestKeepsWhatTheyDid) {
  Class school;
  const std::string guest = school.enrol();
  const store::LearnerId learner = school.learner(guest);
  const Class::Answer made = sign_up(school, guest);
  ASSERT_EQ(made.status, 303);
  EXPECT_EQ(school.learner(cookie_in(made)), learner);
  EXPECT_EQ(school.get("/c/course/gated/trust1.opus", cookie_in(made)).status, 200);
  EXPECT_EQ(school.get("/c/course/gated/trust1.opus", guest).status, 403)
      << "what opened the guest's place opens the account no longer";
}

TEST(SignIn, MergesAGuestWhoAsksForIt) {
  Class school;
  const std::string own = cookie_in(sign_up(school));
  const std::string guest = school.enrol();
  const store::LearnerId was = school.learner(guest);
  const Class::Answer apart = school.post("/account/signin", {{"email", kEmail}, {"password", kWord}}, school.enrol());
  ASSERT_EQ(apart.status, 303);
  EXPECT_TRUE(school.store->enrolments(school.learner(own))->empty()) << "not asked for";
  const Class::Answer in =
      school.post("/account/signin", {{"email", kEmail}, {"password", kWord}, {"merge", "yes"}}, guest);
  ASSERT_EQ(in.status, 303);
  EXPECT_EQ(school.store->enrolments(school.learner(own))->size(), 1u);
  EXPECT_TRUE(school.store->events(was, 0, 10)->empty());
  EXPECT_EQ(school.learner(guest), "");
}

TEST(SignIn, TellsNothingAndGrowsTired) {
  Class school;
  sign_up(school);
  const auto tried = [&](const std::string& email, const std::string& password) {
    return school.post("/account/signin", {{"email", email}, {"password", password}});
  };
  Class::Answer known = tried(kEmail, "wrong password"), unknown = tried("bo@school.example", "wrong password");
  EXPECT_EQ(known.status, 403);
  EXPECT_EQ(unknown.status, 403);
  known.body.replace(known.body.find(kEmail), sizeof(kEmail) - 1, "bo@school.example");
  EXPECT_EQ(known.body, unknown.body);
  for (int i = 0; i < 9; ++i) EXPECT_EQ(tried(kEmail, "wrong password").status, 403);
  EXPECT_EQ(tried(kEmail, kWord).status, 429) << "ten wrong ones of one account from one address";
  EXPECT_EQ(tried("bo@school.example", "wrong password").status, 403) << "others go on";
  school.clock.time += Patience::kWindow;
  EXPECT_EQ(tried(kEmail, kWord).status, 303);
}

TEST(Password, IsChangedByWhoKnowsItAndEndsOtherSessions) {
  Class school;
  const std::string here = cookie_in(sign_up(school));
  const std::string there = cookie_in(school.post("/account/signin", {{"email", kEmail}, {"password", kWord}}));
  EXPECT_EQ(school.post("/account/change", {{"old", "not this"}, {"password", "battery staple"}}, here).status, 403);
  EXPECT_EQ(school.post("/account/change", {{"old", kWord}, {"password", "short"}}, here).status, 422);
  EXPECT_EQ(school.post("/account/change", {{"old", kWord}, {"password", "battery staple"}}, here).status, 303);
  EXPECT_NE(school.learner(here), "");
  EXPECT_EQ(school.learner(there), "");
  EXPECT_EQ(school.post("/account/signin", {{"email", kEmail}, {"password", kWord}}).status, 403);
  EXPECT_EQ(school.post("/account/signin", {{"email", kEmail}, {"password", "battery staple"}}).status, 303);
  const auto guessed = [&] {
    return school.post("/account/change", {{"old", "not this"}, {"password", "battery staple"}}, here);
  };
  for (int i = 0; i < 12; ++i) guessed();
  EXPECT_EQ(guessed().status, 429);
  EXPECT_EQ(guessed().header("Retry-After"), "600");
}

TEST(Password, ComesBackByALetter) {
  Class school;
  const std::string before = cookie_in(sign_up(school));
  Drawer drawer;
  school.world->post = &drawer;
  school.world->address = "https://colloquy.school.example";
  const Class::Answer unknown = school.post("/account/forgot", {{"email", "nobody@school.example"}});
  const Class::Answer known = school.post("/account/forgot", {{"email", kEmail}});
  EXPECT_EQ(known.body, unknown.body);
  const net::Letter letter = drawer.next();
  EXPECT_EQ(letter.to, kEmail);
  EXPECT_THAT(letter.text, HasSubstr("https://colloquy.school.example/account/password?token="));
  const std::string token = token_in(letter.text);
  EXPECT_THAT(school.get("/account/password?token=" + token).body, HasSubstr(kEmail));
  EXPECT_EQ(school.post("/account/password", {{"token", token}, {"password", "short"}}).status, 422);
  const Class::Answer chosen = school.post("/account/password", {{"token", token}, {"password", "battery staple"}});
  EXPECT_EQ(chosen.status, 303);
  EXPECT_EQ(school.learner(before), "") << "whoever was in is out";
  EXPECT_NE(school.learner(cookie_in(chosen)), "");
  EXPECT_EQ(school.post("/account/password", {{"token", token}, {"password", "battery staple"}}).status, 404) << "once";
  EXPECT_EQ(school.post("/account/signin", {{"email", kEmail}, {"password", "battery staple"}}).status, 303);
  EXPECT_EQ(drawer.count(), 1u) << "nobody gets none";
}

TEST(Password, ALetterIsGoodForAnHour) {
  Class school;
  sign_up(school);
  Drawer drawer;
  school.world->post = &drawer;
  school.post("/account/forgot", {{"email", kEmail}});
  const std::string token = token_in(drawer.next().text);
  school.clock.time += kHour + 1;
  EXPECT_EQ(school.get("/account/password?token=" + token).status, 404);
  EXPECT_EQ(school.post("/account/password", {{"token", token}, {"password", "battery staple"}}).status, 404);
}

TEST(SignUp, WithLettersTheAddressAnswersFirst) {
  Drawer drawer;  // outlives the school, whose letters may still be on their way
  Class school;
  school.world->post = &drawer;
  const std::string guest = school.enrol();
  const Class::Answer asked = school.post("/account/signup", {{"email", kEmail}}, guest);
  EXPECT_EQ(asked.status, 200);
  EXPECT_FALSE(school.store->account_of_email(kEmail)->has_value());
  const std::string token = token_in(drawer.next().text);
  EXPECT_EQ(school.get("/account/confirm?token=" + token).status, 200);
  EXPECT_FALSE(school.store->account_of_email(kEmail)->has_value()) << "looking at a link does nothing";
  const Class::Fields form = {{"token", token}, {"name", "Ana"}, {"password", kWord}};
  EXPECT_EQ(school.post("/account/confirm", {{"token", token}, {"name", "Ana"}, {"password", "short"}}).status, 422);
  const Class::Answer done = school.post("/account/confirm", form, guest);
  ASSERT_EQ(done.status, 303);
  EXPECT_EQ(school.get("/c/course/gated/trust1.opus", cookie_in(done)).status, 200) << "it is the guest's account";
  EXPECT_EQ(school.post("/account/confirm", form).status, 404);
  const Class::Answer again = school.post("/account/signup", {{"email", kEmail}});
  EXPECT_EQ(again.status, 200);
  const Class::Answer other = school.post("/account/signup", {{"email", "bo@school.example"}});
  EXPECT_EQ(again.body, other.body) << "the page does not tell";
  EXPECT_THAT(drawer.next().subject, HasSubstr("You have an account"));
  EXPECT_EQ(drawer.next().to, "bo@school.example");
}

TEST(SignUp, AStrangersPasswordAndPlaceAreNotTheOwners) {
  Drawer drawer;
  Class school;
  school.world->post = &drawer;
  const std::string stranger = school.enrol();
  school.post("/account/signup", {{"email", kEmail}, {"name", "Stranger"}, {"password", "strangers own"}}, stranger);
  const std::string token = token_in(drawer.next().text);
  const Class::Answer done =
      school.post("/account/confirm", {{"token", token}, {"name", "Ana"}, {"password", kWord}});  // the owner's browser
  ASSERT_EQ(done.status, 303);
  EXPECT_NE(school.learner(cookie_in(done)), school.learner(stranger));
  EXPECT_EQ(school.post("/account/signin", {{"email", kEmail}, {"password", "strangers own"}}).status, 403);
}

TEST(Letters, ArePosted5TimesToOneAddress) {
  Drawer drawer;
  Class school;
  school.world->post = &drawer;
  for (int i = 0; i < 20; ++i) EXPECT_EQ(school.post("/account/signup", {{"email", kEmail}}).status, 200);
  for (int i = 0; i < 5; ++i) EXPECT_EQ(drawer.next().to, kEmail);
  school.world->passwords.stop();  // whatever was to come has come
  EXPECT_EQ(drawer.count(), 5u);
}

TEST(Registration, ClosedMeanwhileEndsWhatWasBegun) {
  Drawer drawer;
  Class school;
  school.world->post = &drawer;
  school.post("/account/signup", {{"email", kEmail}});
  const std::string token = token_in(drawer.next().text);
  ASSERT_TRUE(school.change({store::change::Set{store::setting::kRegistration, "closed"}}).ok());
  EXPECT_EQ(school.post("/account/confirm", {{"token", token}, {"name", "Ana"}, {"password", kWord}}).status, 403);
}

TEST(Guests, AreNotMadeWithoutEnd) {
  Class school;
  int made = 0;
  for (int i = 0; i < 320; ++i) made += school.post("/c/course/enrol", {}).status == 303 ? 1 : 0;
  EXPECT_EQ(made, 300);
  school.clock.time += Patience::kWindow;
  EXPECT_EQ(school.post("/c/course/enrol", {}).status, 303);
}

TEST(Patience, ForgetsNobodyForOthers) {
  Patience patience(3);
  for (int i = 0; i < 3; ++i) patience.was_wrong("ana", 1000);
  for (int i = 0; i < 9'000; ++i) patience.was_wrong("other " + std::to_string(i), 900);
  for (int i = 0; i < 5'000; ++i) patience.was_wrong("late " + std::to_string(i), 950);
  EXPECT_FALSE(patience.may_try("ana", 1001)) << "the oldest go first";
}

TEST(Passwords, NobodyTakesAllPlaces) {
  CountingRandom random;
  Passwords passwords(random);
  std::atomic<int> refused{0}, done{0};
  const auto count = [&](const base::Result<bool>& right) { ++(right.ok() ? done : refused); };
  for (int i = 0; i < 20; ++i) passwords.check({"one", "here"}, "wrong password", "", count);
  EXPECT_GE(refused, 17) << "two of an account wait, one is being checked";
  const int before = refused;
  for (int i = 0; i < 90; ++i) passwords.check({"a" + std::to_string(i), "here"}, "wrong password", "", count);
  EXPECT_GE(refused - before, 40) << "a neighbourhood has its share";
  const int then = refused;
  passwords.check({"ana", "elsewhere"}, "wrong password", "", count);
  EXPECT_EQ(refused, then);
  passwords.stop();
}

TEST(Email, HidesNothing) {
  for (const char* hidden : {"\u200b", "\u202e", "\u2066", "\ufeff", "\u00ad"}) {
    EXPECT_FALSE(read_email(std::string("a") + hidden + "@b.example").has_value());
    EXPECT_FALSE(read_name(std::string("Ana") + hidden + "B").has_value());
  }
  EXPECT_TRUE(read_name("\u0645\u06cc\u200c\u0646\u0627").has_value()) << "the joiner of Persian names";
  EXPECT_FALSE(read_email("a\u200c@b.example").has_value());
}

TEST(Sessions, AreListedAndEnded) {
  Class school;
  const std::string here = cookie_in(sign_up(school));
  const Class::Answer in = school.post("/account/signin", {{"email", kEmail}, {"password", kWord}}, "",
                                       {{"User-Agent", "Mozilla/5.0 (Android 14) Gecko/140.0 Firefox/140.0"}});
  const std::string page = school.get("/account", here).body;
  EXPECT_THAT(page, HasSubstr("Firefox on Android"));
  EXPECT_THAT(page, HasSubstr("this device"));
  const std::string action = value_of(page, "action", "Firefox on Android");
  EXPECT_THAT(action, HasSubstr("/account/sessions/"));
  EXPECT_EQ(school.post(action, {}, school.enrol()).status, 404) << "another's";
  EXPECT_EQ(school.post(action, {}, here).status, 303);
  EXPECT_EQ(school.learner(cookie_in(in)), "");
  EXPECT_NE(school.learner(here), "");
}

TEST(FirstAdministrator, IsMadeOnceByTheAddressPrinted) {
  Class school;
  const FreshTicket fresh =
      new_ticket(school.random, store::ticket::kFirst, "", base::Json::object(), school.clock.time + kDay);
  ASSERT_TRUE(school.change({store::change::NewTicket{fresh.ticket}}).ok());
  EXPECT_EQ(school.get("/account/first?token=guess").status, 404);
  EXPECT_EQ(school.get("/account/first?token=" + fresh.token).status, 200);
  const Class::Fields form = {{"token", fresh.token}, {"email", kEmail}, {"name", "Ana"}, {"password", kWord}};
  const Class::Answer made = school.post("/account/first", form);
  ASSERT_EQ(made.status, 303);
  EXPECT_EQ(school.get("/admin/people", cookie_in(made)).status, 200);
  EXPECT_EQ(school.post("/account/first", form).status, 404);
}

TEST(Registration, ClosedLetsNobodyInButThoseOnLists) {
  Class school;
  const std::string head = school.account("head", Class::Role::administrator);
  ASSERT_EQ(school.post("/admin/registration", {{"registration", "closed"}}, head).status, 303);
  EXPECT_EQ(sign_up(school).status, 403);
  EXPECT_EQ(school.post("/c/course/enrol", {}).status, 403) << "no guests either";
  EXPECT_THAT(school.get("/account").body, Not(HasSubstr("/account/signup")));
  const std::string page = school.post("/admin/people", {{"list", "ana@school.example, Ana"}}, head).body;
  const std::string token = token_in(page);
  const Class::Answer in = school.post("/account/password", {{"token", token}, {"password", kWord}});
  ASSERT_EQ(in.status, 303);
  EXPECT_EQ(school.post("/c/course/enrol", {}, cookie_in(in)).status, 303) << "the course itself is open";
}

}  // namespace
}  // namespace colloquy::api
