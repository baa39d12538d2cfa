// Flash cards: the ones that wait, one after the other. A card is shown, turned, graded, put off or set aside by plain
// forms, and the last of that can be taken back; what a session carries stands in the forms' addresses
// (card_session.h).

#include <algorithm>

#include "api/answer.h"
#include "api/card_in_hand.h"
#include "api/card_session.h"
#include "api/deck.h"
#include "api/events_made.h"
#include "api/fit.h"
#include "api/frame.h"
#include "api/percent.h"
#include "api/refusal.h"
#include "api/resources.h"
#include "api/session.h"
#include "api/words_of.h"
#include "learn/grade.h"
#include "write/flash_card.h"
#include "write/study_pages.h"

namespace colloquy::api {
namespace {

using base::Json;
using base::Millis;
using base::Result;
using package::CardData;

constexpr int kDaysAhead = 3;

// The words around a card are in the language of the lesson that it is studied in.
std::string language_of(const Call& call, const CardSession& session) {
  return session.only && !session.only->lang.empty() ? session.only->lang : frame_of(call).lang;
}

std::string card_address(const Call& call, const CardSession& session, const Deck::Waiting& waiting, std::size_t left) {
  std::string out =
      call.course->address("card/" + percent_encode_path(waiting.card->id) + "?of=" + waiting.lesson->id +
                           "&edition=" + std::to_string(waiting.card->edition) + "&left=" + std::to_string(left));
  const std::string rest = session.query();
  return rest.empty() ? out : out + "&" + rest;
}

// Where what was done last in the session is taken back; "" where there is none.
std::string undo_address(const Call& call, const CardSession& session) {
  return session.given.empty() ? "" : call.course->address("cards/undo?" + session.query());
}

std::string line_address(const Call& call, const Deck::Waiting& waiting) {
  if (waiting.card->node.empty()) return {};
  return call.course->address(waiting.lesson->slug + "/#" + waiting.card->node);
}

// The way back to what taught the card that was just forgotten.
Result<std::optional<write::Lapse>> lapse_of(World& world, const Call& call, const CardSession& session,
                                             const Deck& deck) {
  if (session.lapsed.empty()) return std::optional<write::Lapse>();
  const auto kept = std::find_if(deck.known().begin(), deck.known().end(),
                                 [&](const store::Card& card) { return card.card == session.lapsed; });
  if (kept == deck.known().end()) return std::optional<write::Lapse>();
  const std::optional<Deck::Waiting> found =
      TRY(find_card(world, *call.learner, *call.course, session.lapsed, kept->lesson));
  if (!found) return std::optional<write::Lapse>();
  write::Lapse out;
  out.words = words_of(found->card->front);
  out.taught_at = line_address(call, *found);
  out.taught_node = found->card->node;
  out.at_ms = found->card->at_ms;
  out.leech = learn::is_leech(kept->state);
  CardSession after = session;
  after.lapsed.clear();
  out.action = card_address(call, after, *found, 0);
  return std::optional(std::move(out));
}

write::CardView view_of(World& world, const Call& call, const CardSession& session, const Deck::Waiting& waiting,
                        std::size_t left) {
  const CardData& card = *waiting.card;
  write::CardView view;
  CardSession here = session;
  here.lapsed.clear();
  view.action = card_address(call, here, waiting, left);
  view.id = card.id;
  view.back_address = cards_address(call, here);
  view.lesson = session.only ? session.only->slug : "";
  view.event = new_id(world.random);
  view.front = write::Html::stored(card.front);
  view.typed = card.typed;
  view.changed = waiting.changed;
  view.number = session.done + 1;
  view.total = session.done + static_cast<int>(std::max<std::size_t>(left, 1));
  view.undo = undo_address(call, here);
  if (!session.only) view.lesson_title = waiting.lesson->title;
  return view;
}

// Turns the card: its back, what each grade would do, and where it was taught.
Result<void> turn(World& world, const Call& call, const Hand& hand, int offset, write::CardView& view) {
  const Deck::Waiting& waiting = hand.waiting;
  const CardData& card = *waiting.card;
  view.side = write::CardView::Side::back;
  view.back = write::Html::stored(card.back);
  const Scheduled scheduled = TRY(schedule(world, call, hand, offset));
  for (std::size_t i = 0; i < scheduled.choices.size(); ++i) view.intervals[i] = scheduled.choices[i].delay;
  if (card.typed) {
    view.typed_text = call.form.get("text");
    view.typed_right = learn::is_typed_answer(view.typed_text, card.accept);
  }
  view.taught_at = line_address(call, waiting);
  view.taught_node = card.node;
  view.at_ms = card.at_ms;
  return {};
}

// How many cards could be studied before they are due.
int count_ahead(const Deck& deck, const CardSession& session, Millis now) {
  const std::int64_t today = learn::day_of(now, deck.offset());
  const Millis morning = learn::start_of_day(today, deck.offset());
  const Millis until = learn::start_of_day(today + kDaysAhead, deck.offset());
  int out = 0;
  for (const store::Card& card : deck.known()) {
    const bool here = !session.only || card.lesson == session.only->id;
    const bool asked = card.suspended || card.state.phase == learn::Phase::fresh || card.state.last_review >= morning;
    if (here && !asked && card.state.due > now && card.state.due <= until) ++out;
  }
  return out;
}

Result<write::Html> next_card(World& world, const Call& call, const CardSession& session, const Deck& deck) {
  const write::Text text(language_of(call, session));
  std::optional<write::Lapse> lapse = TRY(lapse_of(world, call, session, deck));
  if (!deck.waiting().empty()) {
    write::CardView view = view_of(world, call, session, deck.waiting().front(), deck.waiting().size());
    view.lapse = std::move(lapse);
    return write::flash_card(view, text);
  }
  write::CardsDone done;
  done.done = session.done;
  if (deck.next_due()) done.next_due_ms = std::max<Millis>(0, *deck.next_due() - world.clock.now());
  done.back_address = session.only ? call.course->address(session.only->slug + "/") : "/";
  done.undo = undo_address(call, session);
  done.event = new_id(world.random);
  done.lapse = std::move(lapse);
  done.resting = static_cast<int>(deck.resting());
  if (session.ahead == 0) done.ahead = count_ahead(deck, session, world.clock.now());
  CardSession ahead = session;
  ahead.ahead = kDaysAhead;
  ahead.lapsed.clear();
  done.ahead_address = cards_address(call, ahead);
  const bool wants_new = deck.study().new_a_day.value_or(call.course->manifest().new_cards) > 0;
  if (deck.known().empty() && wants_new && !session.only) {
    for (const package::LessonEntry& lesson : call.course->manifest().lessons) {
      if (lesson.cards == 0) continue;
      done.begin_address = call.course->address(lesson.slug + "/");
      done.begin_title = lesson.title;
      break;
    }
  }
  if (!deck.known().empty()) done.statistics = call.course->address("cards/statistics");
  return write::cards_done(done, text);
}

Response study_page(const Call& call, const CardSession& session, write::Html inside) {
  if (call.wants_fragment()) return html(inside.str());
  write::Frame frame = frame_of(call);
  if (session.only) frame.crumbs.push_back({session.only->title, call.course->address(session.only->slug + "/")});
  return html(write::cards_page({language_of(call, session), frame.assets, frame.crumbs, std::move(inside)}));
}

// Answers once what was done is safe, with what was worked out before.
void keep_then(World& world, CallPtr call, CardSession session, Done done, Respond respond) {
  if (done.repeated && done.event.kind == store::kind::kReview) {
    // A form sent once more counts as done; an old one, whose answer was taken back or is another card's, does not.
    const Result<std::string> last = world.store.last_answer(*call->learner, call->course->id(), done.card.card);
    if (!last.ok()) return respond(refuse(*call, Shape::page, last.error()));
    if (*last != done.event.id) {
      session.done = std::max(0, session.done - 1);
      session.given.pop_back();
      session.lapsed.clear();
    }
  }
  Response response;
  if (call->wants_fragment()) {
    Deck::Ask ask{session.only, session.offset, {}, session.ahead, std::move(done.known)};
    if (!done.repeated) ask.graded = std::move(done.card);
    const Result<Deck> deck = Deck::of(world, *call->learner, call->course, ask);
    if (!deck.ok()) return respond(refuse(*call, Shape::page, deck.error()));
    Result<write::Html> inside = next_card(world, *call, session, *deck);
    if (!inside.ok()) return respond(refuse(*call, Shape::page, inside.error()));
    response = study_page(*call, session, std::move(*inside));
  } else {
    response = see_other(cards_address(*call, session));
  }
  std::vector<store::NewEvent> events;
  events.push_back(std::move(done.event));
  append_then(world, std::move(call), Shape::page, std::move(events), std::move(respond), std::move(response));
}

// The card that waits, where nothing was done.
void go_on(World& world, const Call& call, const CardSession& session, const Respond& respond) {
  if (!call.wants_fragment()) return respond(see_other(cards_address(call, session)));
  const Result<Deck> deck =
      Deck::of(world, *call.learner, call.course, {session.only, session.offset, {}, session.ahead, {}});
  if (!deck.ok()) return respond(refuse(call, Shape::page, deck.error()));
  Result<write::Html> inside = next_card(world, call, session, *deck);
  if (!inside.ok()) return respond(refuse(call, Shape::page, inside.error()));
  respond(study_page(call, session, std::move(*inside)));
}

// What takes `last` back. Nothing where it stands: another device has gone on since, or it is too long ago.
Result<std::optional<store::NewEvent>> taking_back(World& world, const Call& call, const CardSession& session,
                                                   const CardDeed& last, const Hand& hand) {
  if (!last.is_answer()) {
    const int offset = session.offset.value_or(hand.waiting.kept.state.last_offset);
    return unshelve_card(world, call, hand, last.event == CardDeed::kSuspended, offset);
  }
  const std::string latest = TRY(world.store.last_answer(*call.learner, call.course->id(), last.card));
  if (latest != last.event) return std::optional<store::NewEvent>();
  store::NewEvent out =
      event_of(world, call, store::kind::kUndo, Json::object().set("card", last.card).set("event", last.event));
  out.lesson = hand.waiting.lesson->id;
  return std::optional(std::move(out));
}

}  // namespace

// GET /c/{course}/cards
void cards(World& world, CallPtr call, Respond respond) {
  const CardSession session = CardSession::of(*call, query_of(call->request));
  const Result<Deck> deck =
      Deck::of(world, *call->learner, call->course, {session.only, session.offset, {}, session.ahead, {}});
  if (!deck.ok()) return respond(refuse(*call, Shape::page, deck.error()));
  Result<write::Html> inside = next_card(world, *call, session, *deck);
  if (!inside.ok()) return respond(refuse(*call, Shape::page, inside.error()));
  Response response = study_page(*call, session, std::move(*inside));
  // Where a session begins there is time to learn from the ones before.
  Result<std::optional<store::NewEvent>> fit =
      session.done == 0 ? fit_if_due(world, *call, *deck) : std::optional<store::NewEvent>();
  if (!fit.ok()) return respond(refuse(*call, Shape::page, fit.error()));
  if (!*fit) return respond(std::move(response));
  std::vector<store::NewEvent> events;
  events.push_back(std::move(**fit));
  append_then(world, std::move(call), Shape::page, std::move(events), std::move(respond), std::move(response));
}

// POST /c/{course}/card/{card*}
void card(World& world, CallPtr call, Respond respond) {
  const Form query = query_of(call->request);
  CardSession session = CardSession::of(*call, query);
  const Result<std::optional<Hand>> found = hand_of(world, *call, call->name("card"), query.get("of"));
  if (!found.ok()) return respond(refuse(*call, Shape::page, found.error()));
  if (!*found) return respond(refuse(*call, Shape::page, Refusal::not_found));
  const Hand& hand = **found;
  const Deck::Waiting& waiting = hand.waiting;
  const int offset = session.offset.value_or(waiting.kept.state.last_offset);

  if (call->form.get("show") == "1") {
    write::CardView view =
        view_of(world, *call, session, waiting, static_cast<std::size_t>(integer_in(query, "left", 0)));
    if (const Result<void> turned = turn(world, *call, hand, offset, view); !turned.ok())
      return respond(refuse(*call, Shape::page, turned.error()));
    return respond(study_page(*call, session, write::flash_card(view, write::Text(language_of(*call, session)))));
  }
  session.lapsed.clear();
  const std::string_view shelve = call->form.get("shelve");
  if (shelve == "back") {
    Response response = see_other(call->course->address("cards/statistics#aside"));
    std::optional<store::NewEvent> back = unshelve_card(world, *call, hand, true, offset);
    if (!back) return respond(std::move(response));
    std::vector<store::NewEvent> events = {std::move(*back)};
    return append_then(world, std::move(call), Shape::page, std::move(events), std::move(respond), std::move(response));
  }
  if (shelve == "suspend" || shelve == "bury") {
    const bool suspend = shelve == "suspend";
    session.add({suspend ? CardDeed::kSuspended : CardDeed::kBuried, waiting.card->id});
    return keep_then(world, call, session, shelve_card(world, *call, hand, suspend, offset), std::move(respond));
  }

  const std::string_view said = call->form.get("grade");
  if (said.size() != 1 || said[0] < '1' || said[0] > '4') return respond(refuse(*call, Shape::page, Refusal::bad));
  Result<Done> graded = grade_card(world, *call, hand, said[0] - '0', offset);
  if (!graded.ok()) return respond(refuse(*call, Shape::page, graded.error()));
  session.done += 1;
  session.add({graded->event.id, waiting.card->id});
  if (said == "1" && waiting.kept.state.phase == learn::Phase::review) session.lapsed = waiting.card->id;
  keep_then(world, std::move(call), session, std::move(*graded), std::move(respond));
}

// POST /c/{course}/cards/undo
void undo_card(World& world, CallPtr call, Respond respond) {
  CardSession session = CardSession::of(*call, query_of(call->request));
  session.lapsed.clear();
  if (session.given.empty()) return go_on(world, *call, session, respond);
  const CardDeed last = session.given.back();
  session.given.pop_back();
  if (last.is_answer()) session.done = std::max(0, session.done - 1);
  const Result<std::optional<Hand>> found = hand_of(world, *call, last.card, "");
  if (!found.ok()) return respond(refuse(*call, Shape::page, found.error()));
  if (!*found) return respond(refuse(*call, Shape::page, Refusal::not_found));
  const Deck::Waiting& waiting = (*found)->waiting;
  Result<std::optional<store::NewEvent>> event = taking_back(world, *call, session, last, **found);
  if (!event.ok()) return respond(refuse(*call, Shape::page, event.error()));
  if (!*event) return go_on(world, *call, session, respond);
  Response response;
  if (call->wants_fragment()) {
    const Result<Deck> deck =
        Deck::of(world, *call->learner, call->course, {session.only, session.offset, {}, session.ahead, {}});
    if (!deck.ok()) return respond(refuse(*call, Shape::page, deck.error()));
    const write::CardView view = view_of(world, *call, session, waiting, deck->waiting().size() + 1);
    response = study_page(*call, session, write::flash_card(view, write::Text(language_of(*call, session))));
  } else {
    response = see_other(cards_address(*call, session));
  }
  std::vector<store::NewEvent> events;
  events.push_back(std::move(**event));
  append_then(world, std::move(call), Shape::page, std::move(events), std::move(respond), std::move(response));
}

}  // namespace colloquy::api
