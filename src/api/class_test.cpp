#include "api/class_test.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <future>
#include <variant>

#include "api/headers.h"
#include "api/percent.h"
#include "api/session.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/password_hash.h"
#include "package/lesson_data.h"
#include "package/manifest.h"

namespace colloquy::api {

namespace fs = std::filesystem;
using lesson::Question;
using package::LessonData;

namespace {

std::string encoded(std::string_view text) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c))) {
      out += c;
    } else {
      out += '%';
      out += kHex[static_cast<unsigned char>(c) >> 4];
      out += kHex[static_cast<unsigned char>(c) & 15];
    }
  }
  return out;
}

package::QuestionData question(std::string id, Question::Kind kind, const std::string& word) {
  package::QuestionData q;
  q.id = std::move(id);
  q.kind = kind;
  q.stem = "<p>stem" + word + "</p>";
  q.answer = "<p>answer" + word + "</p>";
  q.feedback = "<p>feedback" + word + "</p>";
  q.hints = {"<p>hint" + word + "</p>"};
  q.objective = "To listen";
  return q;
}

LessonData data_of(const std::string& lesson, const std::string& word, int edition) {
  LessonData data;
  data.id = lesson;
  data.prompts.push_back({lesson + "/p1",
                          "part",
                          "What would you do?",
                          {{"i1", {"wait quietly idea" + word}, false, "<p>remark" + word + "</p>"},
                           {"i2", {"ask kindly"}, false, ""},
                           {"i3", {"interrupt"}, true, "<p>against" + word + "</p>"}},
                          {},
                          "t1",
                          "Amal"});
  data.prompts.push_back(
      {lesson + "/p2",
       "part",
       "Which?",
       {},
       {{"o1", true, "pick" + word, "<p>right" + word + "</p>"}, {"o2", false, "other", "<p>wrong" + word + "</p>"}},
       "t2",
       ""});
  for (int i = 0; i < 25; ++i) {
    // Two of them are the sides of one.
    const std::string id = i == 24 ? "-c23/1" : "-c" + std::to_string(i) + (i == 23 ? "/0" : "");
    data.cards.push_back({lesson + id, i == 0 ? edition : 1, "", i == 1, "<p>front " + std::to_string(i) + "</p>",
                          "<p>back" + word + "</p>",
                          i == 1 ? std::vector<std::string>{"typed" + word} : std::vector<std::string>(),
                          i == 0 ? "t1" : "", i == 0 ? 1500 : -1});
  }
  data.spoken = lesson + "-cards.mp3";
  data.silence = {0, 42};
  for (int i = 0; i < 25; ++i) {
    if (i == 7) continue;  // nothing for the ear
    data.cards[static_cast<std::size_t>(i)].asked = {42, 10};
    data.cards[static_cast<std::size_t>(i)].answered = {52, 20};
  }
  for (const package::CardData& card : data.cards) {
    const std::string note = card.id.substr(0, card.id.find('/'));
    if (data.notes.empty() || data.notes.back().id != note) data.notes.push_back({note, {}, "", "", {}});
    data.notes.back().cards.push_back(card.id);
  }
  data.cards.push_back({lesson + "/q1/missed",
                        1,
                        lesson + "/q1",
                        false,
                        "<p>stem" + word + "</p>",
                        "<p>answer" + word + "</p>",
                        {},
                        "",
                        -1});
  package::PoolData pool{lesson + "/pool", "Pool", "<p>material" + word + "</p>", 0, {}};
  package::QuestionData choice = question(lesson + "/q1", Question::Kind::choice, word);
  choice.options = {{"a", true, "option" + word, "<p>because" + word + "</p>"},
                    {"b", false, "another", "<p>why" + word + "</p>"}};
  pool.questions.push_back(choice);
  package::QuestionData open = question(lesson + "/q2", Question::Kind::open, word);
  open.ideas = {{"i1", {"wait quietly"}, false, ""}};
  open.points = 2;
  pool.questions.push_back(open);
  package::QuestionData gap = question(lesson + "/q3", Question::Kind::cloze, word);
  gap.stem = "<p>stem" + word + " <span data-gap=\"0\"></span></p>";
  lesson::Gap words;
  words.id = "g1";
  words.accept = {"key" + word};
  gap.gaps = {words};
  pool.questions.push_back(gap);
  package::QuestionData match = question(lesson + "/q4", Question::Kind::match, word);
  match.pairs = {{"p1", "left" + word, "one"}, {"p2", "left two", "two"}};
  pool.questions.push_back(match);
  package::QuestionData order = question(lesson + "/q5", Question::Kind::order, word);
  order.steps = {{"s1", "first" + word}, {"s2", "second"}, {"s3", "third"}};
  pool.questions.push_back(order);
  data.test.pools.push_back(pool);
  data.test.pass = 0.5;
  return data;
}

void put(const fs::path& path, const std::string& bytes) {
  ASSERT_TRUE(base::write_file(path, bytes).ok());
}

package::LessonEntry entry_of(const fs::path& folder, const std::string& address, const std::string& word, bool open,
                              int edition) {
  const std::string slug = address.substr(address.rfind('/') + 1);
  package::LessonEntry entry;
  entry.id = "l-" + slug;
  entry.slug = address;
  entry.title = "About " + slug;
  entry.number = open ? "1.1" : "1.2";
  entry.lang = "en";
  entry.open = open;
  entry.cards = 25;
  if (edition > 1) entry.editions = {{entry.id + "-c0", edition}};
  entry.questions = 5;
  entry.listen_ms = 60'000;
  entry.visitor_page = "pages/" + slug + ".visitor.html";
  entry.learner_page = "pages/" + slug + ".learner.html";
  entry.data = "data/" + entry.id + ".json";
  package::TrackEntry track{"part", "Part one", package::TrackEntry::Kind::conversation, 60'000};
  track.opus = slug + "1.opus";
  track.mp3 = slug + "2.mp3";
  track.captions = slug + "3.vtt";
  track.cues = slug + "4.json";
  track.mp3_bytes = static_cast<std::int64_t>(("ID3 sound" + word).size());
  track.chapters = slug + "5.json";
  track.transcript_vtt = slug + "6.vtt";
  track.transcript_json = slug + "7.json";
  track.voices = {{"Guide", true}, {"Amal", false}};
  std::string frames = "card" + word;
  frames.resize(72 * package::kFrameBytes, 'f');
  put(folder / "data" / (entry.id + "-cards.mp3"), frames);
  put(folder / "gated" / track.chapters, "{\"chapter\":\"chapter" + word + "\"}");
  put(folder / "gated" / track.transcript_vtt, "WEBVTT\n\ntranscript" + word);
  put(folder / "gated" / track.transcript_json, "{\"transcript\":\"transcript" + word + "\"}");
  put(folder / "gated" / track.opus, "OggS sound" + word);
  put(folder / "gated" / track.mp3, "ID3 sound" + word);
  put(folder / "gated" / track.captions, "WEBVTT\n\ncaption" + word);
  put(folder / "gated" / track.cues, "{\"cue\":\"cue" + word + "\"}");
  entry.tracks.push_back(track);
  put(folder / entry.visitor_page, "<!doctype html><title>visitor</title> the text of " + slug);
  put(folder / (entry.visitor_page + ".gz"), "gz of the visitor's page");
  put(folder / entry.learner_page, "<!doctype html><title>learner</title> learner" + word +
                                       " <span class=\"l\" id=\"L-t1-0\">A <b>visitor</b> falls silent.</span>");
  put(folder / entry.data, package::write_lesson_data(data_of(entry.id, word, edition)));
  return entry;
}

constexpr char kClosedWord[] = "Xclosed", kOpenWord[] = "Xopened";

std::vector<std::string> words(const std::string& word, const std::vector<std::string>& places) {
  std::vector<std::string> out;
  for (const std::string& place : places) out.push_back(place + word);
  return out;
}

const std::vector<std::string> kTestPlaces = {"stem",    "answer", "feedback", "hint", "material", "option",
                                              "because", "why",    "key",      "left", "first"};

}  // namespace

void CountingRandom::fill(std::span<std::uint8_t> bytes) {
  const base::Digest digest = base::sha256("random " + std::to_string(++count_));
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = digest[i % digest.size()];
}

const std::vector<std::string>& canaries() {
  // Whatever is planted ends with the word of its lesson.
  static const std::vector<std::string> all = {kClosedWord};
  return all;
}

const std::vector<std::string>& test_canaries() {
  static const std::vector<std::string> all = words(kOpenWord, kTestPlaces);
  return all;
}

void make_package(const fs::path& folder, std::string_view build, int edition) {
  package::Manifest manifest;
  manifest.course = kCourse;
  manifest.slug = kSlug;
  manifest.title = "A course";
  manifest.lang = "en";
  manifest.build = build;
  manifest.index_page = "pages/index.visitor.html";
  put(folder / manifest.index_page, "<!doctype html><title>contents</title>");
  manifest.authors = {"Ana"};
  manifest.cover = "files/cover.png";
  put(folder / manifest.cover, "PNG");
  put(folder / "files" / "picture.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
  manifest.lessons.push_back(entry_of(folder, kOpen, kOpenWord, true, edition));
  manifest.lessons.push_back(entry_of(folder, kClosed, kClosedWord, false, edition));
  put(folder / "manifest.json", package::write_manifest(manifest));
}

Class::Class() {
  static std::atomic<int> made{0};
  folder = fs::temp_directory_path() / ("colloquy-api-" + std::to_string(::getpid()) + "-" + std::to_string(++made));
  fs::remove_all(folder);
  make_package(folder / "package");
  courses.put(std::move(Course::open(folder / "package")).value());
  store = std::move(store::open_store("sqlite:" + (folder / "store.db").string(), clock)).value();
  world.reset(new World{courses, *store, clock, random, assets, &live});
  router = std::make_unique<Router>(*world);
}

Class::~Class() {
  world->passwords.stop();
  world->workbench.stop();
  store.reset();
  fs::remove_all(folder);
}

std::string Class::Answer::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (same_token(key, name)) return value;
  }
  return {};
}

Class::Answer Class::ask(Request request) {
  request.host = "localhost";
  request.client = "127.0.0.1";
  const std::shared_ptr<std::promise<Response>> promise = std::make_shared<std::promise<Response>>();
  std::future<Response> future = promise->get_future();
  router->handle(std::move(request), [promise](Response response) { promise->set_value(std::move(response)); });
  Response response = future.get();
  Answer answer{response.status, {}, std::move(response.headers)};
  if (const std::string* owned = std::get_if<std::string>(&response.body)) answer.body = *owned;
  if (const auto* shared = std::get_if<std::shared_ptr<const Content>>(&response.body)) {
    answer.body = (*shared)->bytes + (*shared)->gzip;
    answer.headers.emplace_back("Cache-Control", (*shared)->cache_control);
    answer.headers.emplace_back("Content-Type", (*shared)->media_type);
  }
  if (const File* file = std::get_if<File>(&response.body)) {
    answer.body = base::read_file(file->path).ok() ? *base::read_file(file->path) : "";
    answer.headers.emplace_back("Cache-Control", file->cache_control);
    answer.headers.emplace_back("Content-Type", file->media_type);
    if (!base::read_file(file->path).ok()) answer.status = 404;
  }
  if (const auto* stream = std::get_if<std::shared_ptr<Stream>>(&response.body)) answer.body = (*stream)->take().bytes;
  return answer;
}

Class::Answer Class::get(const std::string& path, const std::string& as, const Fields& headers) {
  Request request;
  const std::size_t question = path.find('?');
  request.path = path.substr(0, question);
  if (question != std::string::npos) request.query = path.substr(question + 1);
  if (!as.empty()) request.headers.add("Cookie", as);
  for (const auto& [name, value] : headers) request.headers.add(name, value);
  return ask(std::move(request));
}

Class::Answer Class::post(const std::string& path, const Fields& form, const std::string& as, const Fields& headers) {
  Request request;
  request.method = Method::post;
  const std::size_t question = path.find('?');
  request.path = path.substr(0, question);
  if (question != std::string::npos) request.query = path.substr(question + 1);
  request.headers.add("Content-Type", "application/x-www-form-urlencoded");
  if (!as.empty()) request.headers.add("Cookie", as);
  for (const auto& [name, value] : headers) request.headers.add(name, value);
  for (const auto& [name, value] : form) {
    request.body.append(request.body.empty() ? "" : "&").append(encoded(name)).append("=").append(encoded(value));
  }
  return ask(std::move(request));
}

Class::Answer Class::post_json(const std::string& path, const std::string& body, const std::string& as) {
  Request request;
  request.method = Method::post;
  request.path = path;
  request.headers.add("Content-Type", "application/json");
  if (!as.empty()) request.headers.add("Cookie", as);
  request.body = body;
  return ask(std::move(request));
}

std::string Class::enrol(const std::string& slug) {
  const Answer answer = post("/c/" + slug + "/enrol", {});
  EXPECT_EQ(answer.status, 303);
  return cookie_in(answer);
}

std::string Class::path_of(const Route& route) {
  std::string path(route.pattern);
  if (somebody.empty() && path.find("{person}") != std::string::npos) {
    const std::string lists = account("lists", Role::teacher);
    EXPECT_EQ(post("/teach/course/people", {{"list", "somebody@school.example"}}, lists).status, 200);
    somebody = store->account_of_email("somebody@school.example")->value().learner;
  }
  const std::string file = path.find("/files/") == std::string::npos ? "trust1.opus" : "picture.svg";
  for (const auto& [place, value] : Fields{{"{course}", kSlug},
                                           {"{slug}", kClosed},
                                           {"{file}", file},
                                           {"{card*}", "l-trust-c0"},
                                           {"{prompt*}", "l-trust/p1"},
                                           {"{attempt}", "nothing"},
                                           {"{question*}", "l-trust/q1"},
                                           {"{person}", somebody},
                                           {"{feed}", "nothing"},
                                           {"{session}", "nothing"}}) {
    if (const std::size_t at = path.find(place); at != std::string::npos) path.replace(at, place.size(), value);
  }
  return path;
}

base::Result<store::Appended> Class::change(store::Changes changes) {
  std::promise<base::Result<store::Appended>> done;
  store->change(std::move(changes), [&](base::Result<store::Appended> made) { done.set_value(std::move(made)); });
  return done.get_future().get();
}

std::string Class::account(const std::string& name, Role role, const std::string& course) {
  static const std::string hash =
      std::move(base::hash_password(kPassword, *std::make_unique<CountingRandom>())).value();
  const store::LearnerId learner = new_id(random);
  const NewSession session = new_session(random);
  store::Changes changes = {store::change::NewLearner{learner, clock.time},
                            store::change::NewAccount{{learner, name + "@school.example", name, hash,
                                                       role == Role::administrator, clock.time}},
                            store::change::NewSession{learner, session.hash, "Firefox on Linux", clock.time}};
  if (role == Role::teacher) changes.push_back(store::change::SetTeaching{learner, course, true, clock.time});
  EXPECT_TRUE(change(std::move(changes)).ok());
  return "colloquy=" + session.token;
}

store::LearnerId Class::learner(const std::string& cookie) {
  const std::string token = cookie.substr(cookie.find('=') + 1);
  return store->caller(session_hash(token)).value().value_or(store::Caller{}).learner;
}

std::string Class::left() {
  const std::string cookie = enrol();
  store::NewEvent event;
  event.id = "leave-0001";
  event.kind = store::kind::kLeave;
  event.course = kCourse;
  event.at = clock.time;
  std::promise<bool> done;
  store->append(learner(cookie), {event}, [&](const base::Result<store::Appended>& r) { done.set_value(r.ok()); });
  EXPECT_TRUE(done.get_future().get());
  return cookie;
}

std::string value_of(const std::string& html, std::string_view name, std::string_view after) {
  const std::size_t from = after.empty() ? 0 : html.find(after);
  if (from == std::string::npos) return {};
  const std::string start = std::string(name) + "=\"";
  const std::size_t at = html.find(start, from);
  if (at == std::string::npos) return {};
  const std::size_t begin = at + start.size();
  return html.substr(begin, html.find('"', begin) - begin);
}

std::string cookie_in(const Class::Answer& answer) {
  const std::string cookie = answer.header("Set-Cookie");
  return cookie.substr(0, cookie.find(';'));
}

std::string token_in(const std::string& text) {
  const std::size_t at = text.find("token=");
  return at == std::string::npos ? "" : text.substr(at + 6, text.find_first_of("\n\"< ", at) - at - 6);
}

}  // namespace colloquy::api
