// Where a learner gets the address of their podcast feed of a course, another one, or none any more. The address is
// shown once: afterwards only its hash is known.
#include "api/answer.h"
#include "api/feed_address.h"
#include "api/frame.h"
#include "api/refusal.h"
#include "api/resources.h"
#include "write/listen_page.h"

namespace colloquy::api {
namespace {

using base::Result;

Response page(World& world, const Call& call, const std::string& address) {
  const Result<std::optional<store::Feed>> feed = world.store.feed(*call.learner, call.course->id());
  if (!feed.ok()) return refuse(call, Shape::page, feed.error());
  const write::Frame frame = frame_of(call);
  write::ListenView view;
  view.lang = frame.lang;
  view.assets = frame.assets;
  view.crumbs = frame.crumbs;
  view.make_action = call.course->address("listen");
  view.end_action = call.course->address("listen/end");
  view.address = address;
  if (*feed) view.made = (*feed)->created;
  return page_for_one(write::listen_page(view));
}

}  // namespace

// GET /c/{course}/listen
void listen(World& world, CallPtr call, Respond respond) {
  respond(page(world, *call, ""));
}

// POST /c/{course}/listen
void make_feed(World& world, CallPtr call, Respond respond) {
  const std::string secret = new_feed_secret(world.random);
  store::change::PutFeed put{*call->learner, call->course->id(), feed_hash(secret), world.clock.now()};
  world.store.change({std::move(put)},
                     [&world, call, secret, respond = std::move(respond)](const Result<store::Appended>& kept) {
                       if (!kept.ok()) return respond(refuse(*call, Shape::page, kept.error()));
                       const std::string origin = origin_of(call->request, world.address);
                       respond(page(world, *call, feed_address(origin, secret) + "course.xml"));
                     });
}

// POST /c/{course}/listen/end
void end_feed(World& world, CallPtr call, Respond respond) {
  world.store.change(
      {store::change::PutFeed{*call->learner, call->course->id(), "", world.clock.now()}},
      [call, respond = std::move(respond)](const Result<store::Appended>& ended) {
        respond(ended.ok() ? see_other(call->course->address("listen")) : refuse(*call, Shape::page, ended.error()));
      });
}

}  // namespace colloquy::api
