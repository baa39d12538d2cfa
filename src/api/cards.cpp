// Flash cards: the ones that wait, one after the other. A card is shown, turned and graded by plain
// forms; the addresses of the forms carry how many were done (n), how many wait (left) and where the
// card belongs (of), so that the server keeps no session.

#include "api/answer.h"
#include "api/deck.h"
#include "api/events_made.h"
#include "api/frame.h"
#include "api/percent.h"
#include "api/refusal.h"
#include "api/resources.h"
#include "api/session.h"
#include "learn/grade.h"
#include "write/flash_card.h"
#include "write/study_pages.h"

namespace colloquy::api {
namespace {

using base::Json;
using base::Millis;
using base::Result;
using package::CardData;
using package::LessonEntry;

// What the forms of one session carry along.
struct Session {
  const LessonEntry* only = nullptr;  // limited to this lesson
  int done = 0;                       // cards graded so far
  std::optional<int> offset;
};

Session session_of(const Call& call, const Form& query) {
  Session out;
  const std::string_view slug = call.form.has("lesson") ? call.form.get("lesson") : query.get("lesson");
  if (!slug.empty()) out.only = call.course->by_slug(slug);
  out.done = static_cast<int>(integer_in(query, "n", 0));
  if (call.form.has("offset")) out.offset = offset_of(call);
  return out;
}

std::string cards_address(const Call& call, const Session& session) {
  std::string out = call.course->address("cards");
  char mark = '?';
  if (session.only) {
    out.append("?lesson=").append(session.only->slug);
    mark = '&';
  }
  if (session.done > 0) {
    out += mark;
    out.append("n=").append(std::to_string(session.done));
  }
  return out;
}

// The words around a card are in the language of the lesson that it is studied in.
std::string language_of(const Call& call, const Session& session) {
  return session.only && !session.only->lang.empty() ? session.only->lang : frame_of(call).lang;
}

write::CardView view_of(World& world, const Call& call, const Session& session, const Deck::Waiting& waiting,
                        std::size_t left) {
  const CardData& card = *waiting.card;
  write::CardView view;
  view.action = call.course->address("card/" + card.id + "?of=" + waiting.lesson->id +
                                     "&n=" + std::to_string(session.done) + "&left=" + std::to_string(left));
  view.id = card.id;
  view.back_address = cards_address(call, session);
  view.lesson = session.only ? session.only->slug : "";
  view.event = new_id(world.random);
  view.front = write::Html::stored(card.front);
  view.typed = card.typed;
  view.number = session.done + 1;
  view.total = session.done + static_cast<int>(std::max<std::size_t>(left, 1));
  if (!session.only) view.lesson_title = waiting.lesson->title;
  return view;
}

// Turns the card: its back, what each grade would do, and where it was taught.
void turn(World& world, const Call& call, const Deck::Waiting& waiting, int offset, write::CardView& view) {
  const CardData& card = *waiting.card;
  view.side = write::CardView::Side::back;
  view.back = write::Html::stored(card.back);
  const std::array<learn::Choice, 4> choices =
      learn::choices(waiting.state, card.id, world.clock.now(), offset, learn::Settings{});
  for (std::size_t i = 0; i < choices.size(); ++i) view.intervals[i] = choices[i].delay;
  if (card.typed) {
    view.typed_text = call.form.get("text");
    view.typed_right = learn::is_typed_answer(view.typed_text, card.accept);
  }
  if (card.node.empty()) return;
  view.taught_at = call.course->address(waiting.lesson->slug + "/#" + card.node);
  view.taught_node = card.node;
  view.at_ms = card.at_ms;
}

write::Html next_card(World& world, const Call& call, const Session& session, const Deck& deck) {
  const write::Text text(language_of(call, session));
  if (!deck.waiting().empty()) {
    return write::flash_card(view_of(world, call, session, deck.waiting().front(), deck.waiting().size()), text);
  }
  write::CardsDone done;
  done.done = session.done;
  if (deck.next_due()) done.next_due_ms = std::max<Millis>(0, *deck.next_due() - world.clock.now());
  done.back_address = session.only ? call.course->address(session.only->slug + "/") : "/";
  return write::cards_done(done, text);
}

Response study_page(const Call& call, const Session& session, write::Html inside) {
  if (call.wants_fragment()) return html(inside.str());
  write::Frame frame = frame_of(call);
  if (session.only) frame.crumbs.push_back({session.only->title, call.course->address(session.only->slug + "/")});
  return html(write::cards_page({language_of(call, session), frame.assets, frame.crumbs, std::move(inside)}));
}

// The card of the address, and what is known of it.
Result<std::optional<Deck::Waiting>> card_of(World& world, const Call& call, const Form& query) {
  const std::optional<store::Card> known = TRY(world.store.card(*call.learner, call.course->id(), call.name("card")));
  const std::string hint = known ? known->lesson : std::string(query.get("of"));
  std::optional<Deck::Waiting> found = TRY(find_card(*call.course, call.name("card"), hint));
  if (found && known) found->state = known->state;
  return found;
}

// What grading does: the event for the store, and the card as it will be.
struct Graded {
  store::NewEvent event;
  store::Card card;
};

Graded grade_card(World& world, const Call& call, const Deck::Waiting& waiting, int grade, int offset) {
  Graded out;
  out.event =
      event_of(world, call, store::kind::kReview, Json::object().set("card", waiting.card->id).set("grade", grade));
  out.event.lesson = waiting.lesson->id;
  out.event.offset = offset;
  const learn::Answer answer{static_cast<learn::Grade>(grade), out.event.at, out.event.offset};
  out.card = {call.course->id(), waiting.lesson->id, waiting.card->id,
              learn::review(waiting.state, waiting.card->id, answer, learn::Settings{}), out.event.at};
  return out;
}

}  // namespace

// GET /c/{course}/cards
void cards(World& world, CallPtr call, Respond respond) {
  const Session session = session_of(*call, query_of(call->request));
  const Result<Deck> deck = Deck::of(world, *call->learner, call->course, {session.only, session.offset, {}});
  if (!deck.ok()) return respond(refuse(*call, Shape::page, deck.error()));
  respond(study_page(*call, session, next_card(world, *call, session, *deck)));
}

// POST /c/{course}/card/{card*}
void card(World& world, CallPtr call, Respond respond) {
  const Form query = query_of(call->request);
  Session session = session_of(*call, query);
  Result<std::optional<Deck::Waiting>> found = card_of(world, *call, query);
  if (!found.ok()) return respond(refuse(*call, Shape::page, found.error()));
  if (!*found) return respond(refuse(*call, Shape::page, Refusal::not_found));
  const Deck::Waiting& waiting = **found;

  if (call->form.get("show") == "1") {
    write::CardView view =
        view_of(world, *call, session, waiting, static_cast<std::size_t>(integer_in(query, "left", 0)));
    turn(world, *call, waiting, session.offset.value_or(waiting.state.last_offset), view);
    return respond(study_page(*call, session, write::flash_card(view, write::Text(language_of(*call, session)))));
  }
  const std::string_view said = call->form.get("grade");
  if (said.size() != 1 || said[0] < '1' || said[0] > '4') return respond(refuse(*call, Shape::page, Refusal::bad));

  Graded graded = grade_card(world, *call, waiting, said[0] - '0', session.offset.value_or(waiting.state.last_offset));
  const Result<bool> repeated = world.store.has_event(*call->learner, graded.event.id);
  if (!repeated.ok()) return respond(refuse(*call, Shape::page, repeated.error()));
  session.done += 1;
  // Answered once the grade is safe, with what was worked out before.
  Response response;
  if (call->wants_fragment()) {
    Deck::Ask ask{session.only, session.offset, {}};
    if (!*repeated) ask.graded = graded.card;
    const Result<Deck> deck = Deck::of(world, *call->learner, call->course, ask);
    if (!deck.ok()) return respond(refuse(*call, Shape::page, deck.error()));
    response = study_page(*call, session, next_card(world, *call, session, *deck));
  } else {
    response = see_other(cards_address(*call, session));
  }
  std::vector<store::NewEvent> events;
  events.push_back(std::move(graded.event));
  append_then(world, std::move(call), Shape::page, std::move(events), std::move(respond), std::move(response));
}

}  // namespace colloquy::api
