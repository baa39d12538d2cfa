// A learner's private podcast feed and all that it names: the document, sound, transcripts and chapters of the course,
// and today's review. The secret in the address is all that is asked for; it opens one course, read only, as long as
// its learner is in that course.
#include <memory>
#include <optional>
#include <variant>

#include "api/answer.h"
#include "api/feed_address.h"
#include "api/feed_view.h"
#include "api/published.h"
#include "api/refusal.h"
#include "api/resources.h"
#include "api/review.h"
#include "base/hash.h"
#include "write/feed.h"

namespace colloquy::api {
namespace {

using base::Result;

// No search engine, no address handed on to whoever is linked to.
Response in_private(Response response) {
  response.headers.emplace_back("X-Robots-Tag", "noindex, nofollow");
  response.headers.emplace_back("Referrer-Policy", "no-referrer");
  return response;
}

Response refusal(const Call& call, Refusal why) {
  return in_private(refuse(call, Shape::json, why));
}
Response refusal(const Call& call, const base::Error& error) {
  return in_private(refuse(call, Shape::json, error));
}

struct Opened {
  store::Feed feed;
  std::string hash;
  std::shared_ptr<const Course> course;
};

// What the secret of the address opens; else what to answer. Guesses are looked up all the same: a secret that is right
// works also where many wrong ones came from, such as podcast apps that fetch for thousands.
std::variant<Opened, Response> open(World& world, const Call& call) {
  const base::Millis now = world.clock.now();
  Opened opened;
  opened.hash = feed_hash(call.name("feed"));
  if (!opened.hash.empty()) {
    const Result<std::optional<store::Feed>> found = world.store.feed_of_token(opened.hash);
    if (!found.ok()) return refusal(call, found.error());
    if (*found) opened.feed = **found;
  }
  if (!opened.feed.course.empty()) opened.course = world.courses.by_id(opened.feed.course);
  if (opened.course) {
    if (!world.feed_requests.may_try(opened.hash, now)) return refusal(call, Refusal::too_often);
    world.feed_requests.was_wrong(opened.hash, now);
    return opened;
  }
  if (!world.wrong_feeds.may_try(call.neighbourhood(), now)) return refusal(call, Refusal::too_often);
  world.wrong_feeds.was_wrong(call.neighbourhood(), now);
  return refusal(call, Refusal::not_found);
}

Response document(const write::FeedView& view) {
  Content content;
  content.bytes = write::feed_xml(view);
  content.etag = base::short_hash(content.bytes, 20);
  content.media_type = "application/rss+xml; charset=utf-8";
  content.cache_control = "private, no-cache";
  return in_private(api::content(std::make_shared<const Content>(std::move(content))));
}

}  // namespace

// GET /feed/{feed}/course.xml
void feed(World& world, CallPtr call, Respond respond) {
  std::variant<Opened, Response> found = open(world, *call);
  if (auto* answer = std::get_if<Response>(&found)) return respond(std::move(*answer));
  const Opened& opened = std::get<Opened>(found);
  const Course& course = *opened.course;
  Result<Published> dates = published(world.store, course.id(), episode_ids(course), world.clock.now());
  if (!dates.ok()) return respond(refusal(*call, dates.error()));
  const Result<std::optional<Review>> review = Review::of(world, opened.feed.learner, opened.course);
  if (!review.ok()) return respond(refusal(*call, review.error()));
  const std::string origin = origin_of(call->request, world.address);
  const write::FeedView view =
      feed_view(course, opened.feed.learner, {origin, call->name("feed")}, *dates, *review ? &**review : nullptr);
  if (!dates->is_new) return respond(document(view));
  world.store.change({keep_published(course.id(), *dates)},
                     [call, view, respond = std::move(respond)](const Result<store::Appended>& kept) {
                       respond(kept.ok() ? document(view) : refusal(*call, kept.error()));
                     });
}

// GET /feed/{feed}/file/{file}
void feed_file(World& world, CallPtr call, Respond respond) {
  std::variant<Opened, Response> found = open(world, *call);
  if (auto* answer = std::get_if<Response>(&found)) return respond(std::move(*answer));
  const std::string& name = call->name("file");
  std::optional<Course::Gated> gated = std::get<Opened>(found).course->gated_file(name);
  if (!gated) return respond(refusal(*call, Refusal::not_found));
  for (const package::TrackEntry& track : gated->lesson->tracks) {
    if (track.chapters == name) gated->file.media_type = "application/json+chapters";
  }
  respond(in_private(file(std::move(gated->file))));
}

// GET /feed/{feed}/review/{file}
void feed_review(World& world, CallPtr call, Respond respond) {
  std::variant<Opened, Response> found = open(world, *call);
  if (auto* answer = std::get_if<Response>(&found)) return respond(std::move(*answer));
  const Opened& opened = std::get<Opened>(found);
  const Result<std::optional<Review>> review = Review::of(world, opened.feed.learner, opened.course);
  if (!review.ok()) return respond(refusal(*call, review.error()));
  // Yesterday's is over: its cards have been asked elsewhere since, or are in today's.
  if (!*review || call->name("file") != review_file(**review)) return respond(refusal(*call, Refusal::not_found));
  Result<std::shared_ptr<const Content>> sound = (*review)->sound(world);
  if (!sound.ok()) return respond(refusal(*call, sound.error()));
  respond(in_private(content(std::move(sound).value())));
}

}  // namespace colloquy::api
