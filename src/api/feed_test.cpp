// A learner's podcast feed: made, listened to, renewed and ended; and everybody who tries with something else than its
// address.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "api/class_test.h"
#include "api/feed_address.h"
#include "learn/day.h"
#include "package/joinable.h"

namespace colloquy::api {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr std::string_view kOrigin = "http://localhost";

// The path of a feed just made, "/feed/SECRET/".
std::string make_feed_of(Class& school, const std::string& cookie) {
  const Class::Answer page = school.post("/c/course/listen", {}, cookie);
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(page.header("Cache-Control"), "private, no-store");
  const std::string address = value_of(page.body, "value", "id=\"feed\"");
  EXPECT_THAT(address, StartsWith(std::string(kOrigin) + "/feed/"));
  return address.substr(kOrigin.size(), address.rfind('/') + 1 - kOrigin.size());
}

std::string document_of(Class& school, const std::string& feed) {
  const Class::Answer answer = school.get(feed + "course.xml");
  EXPECT_EQ(answer.status, 200);
  return answer.body;
}

// Values of an attribute or an element's text, all of them: what stands between the two.
std::vector<std::string> between(const std::string& text, const std::string& before, const std::string& after) {
  std::vector<std::string> out;
  for (std::size_t at = text.find(before); at != std::string::npos; at = text.find(before, at)) {
    at += before.size();
    out.push_back(text.substr(at, text.find(after, at) - at));
  }
  return out;
}

void enrol_and_answer(Class& school, const std::string& cookie, const std::string& card) {
  EXPECT_EQ(school.post("/c/course/card/" + card, {{"grade", "3"}, {"offset", "60"}}, cookie).status, 303) << card;
}

TEST(Feed, HoldsEveryTrackAndEveryAddressInItAnswers) {
  Class school;
  const std::string feed = make_feed_of(school, school.enrol());
  const Class::Answer answer = school.get(feed + "course.xml");
  EXPECT_EQ(answer.header("Content-Type"), "application/rss+xml; charset=utf-8");
  EXPECT_EQ(answer.header("Cache-Control"), "private, no-cache");
  EXPECT_EQ(answer.header("X-Robots-Tag"), "noindex, nofollow");
  EXPECT_EQ(answer.header("Referrer-Policy"), "no-referrer");
  EXPECT_EQ(between(answer.body, "<enclosure ", "/>").size(), 2u) << "two lessons, a part each; no card is due";
  std::set<std::string> types;
  for (const std::string& address : between(answer.body, "url=\"", "\"")) {
    ASSERT_THAT(address, StartsWith(std::string(kOrigin) + feed));
    const Class::Answer file = school.get(address.substr(kOrigin.size()));
    EXPECT_EQ(file.status, 200) << address;
    EXPECT_THAT(file.body, testing::AnyOf(HasSubstr("Xclosed"), HasSubstr("Xopened"))) << address;
    EXPECT_EQ(file.header("X-Robots-Tag"), "noindex, nofollow");
    EXPECT_THAT(file.header("Cache-Control"), HasSubstr("private"));
    types.insert(file.header("Content-Type"));
  }
  EXPECT_EQ(types, (std::set<std::string>{"audio/mpeg", "text/vtt; charset=utf-8", "application/json",
                                          "application/json+chapters"}));
  EXPECT_THAT(answer.body, HasSubstr("length=\"16\"")) << "as long as the file";
  EXPECT_THAT(answer.body, HasSubstr("http://localhost/c/course/files/cover.png"));
  EXPECT_THAT(answer.body, HasSubstr(">Amal</podcast:person>"));
}

TEST(Feed, ItsSecretIsLongAndTheStoreDoesNotKnowIt) {
  Class school;
  const std::string cookie = school.enrol();
  const std::string feed = make_feed_of(school, cookie);
  const std::string secret = feed.substr(6, feed.size() - 7);
  EXPECT_EQ(secret.size(), 32u) << "five bits each";
  ASSERT_TRUE(school.store
                  ->archive([&](std::string_view line) {
                    EXPECT_EQ(line.find(secret), std::string_view::npos) << line;
                    return base::Result<void>();
                  })
                  .ok());
  const Class::Answer page = school.get("/c/course/listen", cookie);
  EXPECT_THAT(page.body, Not(HasSubstr(secret))) << "it is shown once";
  EXPECT_THAT(page.body, HasSubstr("2027-01-15")) << "when it was made is known";
}

TEST(Feed, ANewOneReplacesTheOldOneAndItsEpisodesStayTheSame) {
  Class school;
  const std::string cookie = school.enrol();
  const std::string old_feed = make_feed_of(school, cookie), before = document_of(school, old_feed);
  school.clock.time += 7 * learn::kDay;
  const std::string feed = make_feed_of(school, cookie), after = document_of(school, feed);
  EXPECT_EQ(school.get(old_feed + "course.xml").status, 404);
  EXPECT_EQ(school.get(old_feed + "file/trust2.mp3").status, 404);
  for (const auto& [open, close] : {std::pair{"<guid isPermaLink=\"false\">", "</guid>"},
                                    {"<pubDate>", "</pubDate>"},
                                    {"<podcast:guid>", "</podcast:guid>"}})
    EXPECT_EQ(between(before, open, close), between(after, open, close));
  const std::vector<std::string> dates = between(after, "<pubDate>", "</pubDate>");
  ASSERT_EQ(dates.size(), 2u);
  EXPECT_EQ(dates[0], "Fri, 15 Jan 2027 07:59:59 GMT") << "in the order of the course";
  EXPECT_EQ(dates[1], "Fri, 15 Jan 2027 08:00:00 GMT");
}

TEST(Feed, EndsWithItsLearnersWishAndWithTheCourse) {
  Class school;
  const std::string cookie = school.enrol(), other = school.enrol();
  const std::string feed = make_feed_of(school, cookie), others = make_feed_of(school, other);
  EXPECT_EQ(school.post("/c/course/listen/end", {}, cookie).status, 303);
  EXPECT_EQ(school.get(feed + "course.xml").status, 404);
  EXPECT_EQ(school.get(others + "course.xml").status, 200) << "another's goes on";
  store::NewEvent leave;
  leave.id = "leave-0002";
  leave.kind = store::kind::kLeave;
  leave.course = kCourse;
  leave.at = school.clock.time;
  ASSERT_TRUE(school.change({store::change::Append{school.learner(other), {leave}}}).ok());
  for (const char* path : {"course.xml", "file/trust2.mp3", "review/2027-01-15.mp3"})
    EXPECT_EQ(school.get(others + path).status, 404) << path;
}

TEST(Feed, OpensNothingToWhoeverHasNoSecret) {
  Class school;
  const std::string feed = make_feed_of(school, school.enrol());
  const std::string right = feed.substr(6, feed.size() - 7);
  std::string other = right;
  other[0] = other[0] == 'a' ? 'b' : 'a';
  for (const std::string& secret : {other, std::string("x"), right + "a", right.substr(1), std::string(32, 'A'),
                                    feed_hash(right), std::string("..")}) {
    for (const char* path : {"course.xml", "file/trust2.mp3", "file/nothing", "review/2027-01-15.mp3"}) {
      const Class::Answer answer = school.get("/feed/" + secret + "/" + path);
      EXPECT_EQ(answer.status, 404) << secret << "/" << path;
      for (const std::string& word : canaries()) EXPECT_THAT(answer.body, Not(HasSubstr(word)));
      EXPECT_EQ(answer.body.find(secret), std::string::npos);
    }
  }
  for (const char* name : {"manifest.json", "l-trust.json", "l-trust-cards.mp3", "trust.learner.html", "..", "nothing"})
    EXPECT_EQ(school.get(feed + "file/" + name).status, 404) << name << " is no file for the ear";
}

TEST(Feed, OfOneCourseDoesNotOpenAnother) {
  Class school;
  const std::string cookie = school.enrol();
  ASSERT_TRUE(school
                  .change({store::change::PutFeed{school.learner(cookie), "another-course",
                                                  feed_hash(std::string(32, 'a')), 1}})
                  .ok());
  EXPECT_EQ(school.get("/feed/" + std::string(32, 'a') + "/file/trust2.mp3").status, 404) << "nobody is in that course";
}

TEST(Feed, WhoGuessesWaitsAndWhoKnowsDoesNot) {
  Class school;
  const std::string feed = make_feed_of(school, school.enrol());
  int status = 0, tries = 0;
  for (; status != 429 && tries < 1000; ++tries)
    status = school.get("/feed/" + std::string(31, 'a') + static_cast<char>('a' + tries % 26) + "/course.xml").status;
  EXPECT_EQ(tries, 301);
  EXPECT_EQ(school.get(feed + "course.xml").status, 200) << "from the same address";
  school.clock.time += Patience::kWindow;
  EXPECT_EQ(school.get("/feed/wrong/course.xml").status, 404);
}

TEST(Feed, OneThatIsAskedForByThousandsIsSlowedDown) {
  Class school;
  const std::string feed = make_feed_of(school, school.enrol()), other = make_feed_of(school, school.enrol());
  int asked = 0;
  while (asked < 10'000 && school.get(feed + "file/trust2.mp3").status == 200) ++asked;
  EXPECT_EQ(asked, 6000);
  EXPECT_EQ(school.get(other + "file/trust2.mp3").status, 200);
}

TEST(Feed, ALessonThatComesLaterIsNewThen) {
  Class school;
  const std::string feed = make_feed_of(school, school.enrol());
  document_of(school, feed);
  ASSERT_TRUE(
      school
          .change({store::change::Set{std::string(store::setting::kPublished) + kCourse, R"({"l-welcome part":1000})"}})
          .ok());
  school.clock.time += learn::kDay;
  const std::vector<std::string> dates = between(document_of(school, feed), "<pubDate>", "</pubDate>");
  ASSERT_EQ(dates.size(), 2u);
  EXPECT_EQ(dates[0], "Thu, 01 Jan 1970 00:16:40 GMT");
  EXPECT_EQ(dates[1], "Sat, 16 Jan 2027 08:00:00 GMT");
}

std::vector<std::string> reviews_in(const std::string& document) {
  return between(document, "/review/", "\"");
}

TEST(Review, TheCardsOfTheDayAreAnEpisodeAndTomorrowAnother) {
  Class school;
  const std::string cookie = school.enrol(), feed = make_feed_of(school, cookie);
  EXPECT_TRUE(reviews_in(document_of(school, feed)).empty()) << "no lesson is begun";
  enrol_and_answer(school, cookie, "l-trust-c0");
  const std::string document = document_of(school, feed);
  ASSERT_EQ(reviews_in(document), std::vector<std::string>{"2027-01-15.mp3"});
  EXPECT_THAT(document, HasSubstr("<guid isPermaLink=\"false\">colloquy:course-id:review:2027-01-15</guid>"));
  const Class::Answer sound = school.get(feed + "review/2027-01-15.mp3");
  EXPECT_EQ(sound.status, 200);
  EXPECT_EQ(sound.header("Content-Type"), "audio/mpeg");
  EXPECT_EQ(sound.header("X-Robots-Tag"), "noindex, nofollow");
  EXPECT_THAT(document, HasSubstr("length=\"" + std::to_string(sound.body.size()) + "\"")) << "its exact length";
  EXPECT_THAT(sound.body, StartsWith("ID3"));
  EXPECT_EQ(school.get(feed + "review/2027-01-14.mp3").status, 404);
  EXPECT_EQ(school.get(feed + "review/2027-01-16.mp3").status, 404);

  school.clock.time += learn::kDay;
  ASSERT_EQ(reviews_in(document_of(school, feed)), std::vector<std::string>{"2027-01-16.mp3"});
  EXPECT_EQ(school.get(feed + "review/2027-01-15.mp3").status, 404) << "its day is over";
  EXPECT_EQ(school.get(feed + "review/2027-01-16.mp3").status, 200);
}

TEST(Review, IsTheSameAllDayWhateverIsAnsweredMeanwhile) {
  Class school;
  const std::string cookie = school.enrol(), feed = make_feed_of(school, cookie);
  for (int i = 0; i < 5; ++i) enrol_and_answer(school, cookie, "l-trust-c" + std::to_string(i));
  school.clock.time += 3 * learn::kDay;
  const std::string before = document_of(school, feed);
  ASSERT_EQ(reviews_in(before).size(), 1u);
  const std::string sound = school.get(feed + "review/" + reviews_in(before)[0]).body;
  for (int i = 0; i < 8; ++i) enrol_and_answer(school, cookie, "l-trust-c" + std::to_string(i));
  EXPECT_EQ(document_of(school, feed), before);
  EXPECT_EQ(school.get(feed + "review/" + reviews_in(before)[0]).body, sound);
}

TEST(Review, IsWholeFramesOfWhatTheBuildHasSpokenAndNoLongerThanTenMinutes) {
  Class school;
  const std::string cookie = school.enrol(), feed = make_feed_of(school, cookie);
  enrol_and_answer(school, cookie, "l-trust-c0");
  const std::string document = document_of(school, feed);
  const std::string sound = school.get(feed + "review/" + reviews_in(document)[0]).body;
  const std::size_t tag = 10 + (static_cast<std::size_t>(sound[8]) << 7 | static_cast<unsigned char>(sound[9]));
  ASSERT_EQ((sound.size() - tag) % package::kFrameBytes, 0u);
  // 240 ms asked, 4 s to think, 480 ms answered, 1.5 s of rest; each cut to whole frames of 24 ms.
  const std::size_t a_card = 10 + 4000 / 24 + 20 + 1500 / 24, frames = (sound.size() - tag) / package::kFrameBytes - 1;
  EXPECT_EQ(frames % a_card, 0u);
  // 20 a day, of which one is nothing for the ear.
  EXPECT_EQ(frames / a_card, 19u);
  EXPECT_LE(frames * 24, 600'000u);
}

TEST(Review, NeedsSoundThatIsThere) {
  Class school;
  const std::string cookie = school.enrol(), feed = make_feed_of(school, cookie);
  enrol_and_answer(school, cookie, "l-trust-c0");
  const std::string name = reviews_in(document_of(school, feed))[0];
  std::filesystem::remove(school.folder / "package/data/l-trust-cards.mp3");
  EXPECT_EQ(school.get(feed + "review/" + name).status, 503);
}

}  // namespace
}  // namespace colloquy::api
