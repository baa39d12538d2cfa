#include "api/invitations.h"

#include <algorithm>

#include "api/audit.h"
#include "api/events_made.h"
#include "api/frame.h"
#include "api/letters.h"
#include "api/session.h"
#include "api/tickets.h"

namespace colloquy::api {
namespace {

using base::Json;
using base::Result;
using write::people::WayIn;

constexpr base::Millis kHandOverWithin = 14 * kDay;

struct Letter {
  std::string email, name, token;
};

struct Plan {
  store::Changes changes;
  Invited invited;
  std::vector<Letter> letters;
};

store::NewEvent enrol_event(World& world, const Call& call) {
  store::NewEvent event;
  event.id = new_id(world.random);
  event.kind = store::kind::kEnrol;
  event.course = call.course->id();
  event.at = world.clock.now();
  return event;
}

WayIn way_in(const Call& call, const store::Account& account, const std::string& token) {
  return {account.name, account.email, link_here(call.request, "/account/password", token)};
}

// An administrator could do anything anyway.
Hands hands_of(const Call& call) {
  return call.administrator ? Hands::own : Hands::teachers;
}

// Somebody who has no password yet gets a way in, as often as they stand on a list.
void open_to(World& world, const Call& call, const store::Account& account, Plan& plan) {
  const FreshTicket fresh =
      password_ticket(world, account.learner, world.post ? Hands::own : hands_of(call), kHandOverWithin);
  plan.changes.push_back(store::change::EndTickets{account.learner});
  plan.changes.push_back(store::change::NewTicket{fresh.ticket});
  if (world.post) {
    plan.letters.push_back({account.email, account.name, fresh.token});
    ++plan.invited.mailed;
  } else {
    plan.invited.ways_in.push_back(way_in(call, account, fresh.token));
  }
}

Result<Plan> plan_for(World& world, const Call& call, const Roll& roll) {
  Plan plan;
  const base::Millis now = world.clock.now();
  for (const Roll::Entry& entry : roll.entries) {
    std::optional<store::Account> account = TRY(world.store.account_of_email(entry.email));
    const std::size_t before = plan.invited.fresh;
    if (!account) {
      account = store::Account{new_id(world.random), entry.email, entry.name, "", false, now};
      if (call.course && !call.administrator) account->made_in = call.course->id();
      plan.changes.push_back(store::change::NewLearner{account->learner, now});
      plan.changes.push_back(store::change::NewAccount{*account});
      plan.changes.push_back(audit(world, call, deed::kAccount, account->learner));
      ++plan.invited.fresh;
    }
    // A letter goes to the account's own address; what is handed over goes through the caller's hands.
    const bool is_fresh = plan.invited.fresh > before;
    const bool opens = account->password.empty() && (is_fresh || world.post || TRY(may_open(world, call, *account)));
    if (opens) open_to(world, call, *account, plan);
    if (!call.course) continue;
    ++plan.invited.enrolled;
    plan.changes.push_back(store::change::Append{account->learner, {enrol_event(world, call)}});
    plan.changes.push_back(audit(world, call, deed::kEnrol, account->learner));
  }
  return plan;
}

}  // namespace

base::Result<bool> may_open(World& world, const Call& call, const store::Account& account) {
  if (call.administrator) return true;
  if (account.administrator || !TRY(world.store.teaching(account.learner)).empty()) return false;
  const std::vector<std::string> own = TRY(world.store.teaching(*call.learner));
  if (std::find(own.begin(), own.end(), account.made_in) == own.end()) return false;
  std::int64_t after = 0;
  constexpr std::size_t kSome = 1000;
  while (true) {
    const std::vector<store::Event> events = TRY(world.store.events(account.learner, after, kSome));
    for (const store::Event& event : events) {
      if (event.kind == store::kind::kEnrol && std::find(own.begin(), own.end(), event.course) == own.end())
        return false;
    }
    if (events.size() < kSome) return true;
    after = events.back().sequence;
  }
}

void invite(World& world, std::shared_ptr<const Call> call, const Roll& roll,
            std::function<void(base::Result<Invited>)> done) {
  Result<Plan> made = plan_for(world, *call, roll);
  if (!made.ok()) return done(made.error());
  const std::shared_ptr<Plan> plan = std::make_shared<Plan>(std::move(made).value());
  store::Changes changes = std::move(plan->changes);
  world.store.change(std::move(changes),
                     [&world, call, plan, done = std::move(done)](const Result<store::Appended>& wrote) {
                       if (!wrote.ok()) return done(wrote.error());
                       const std::string course = call->course ? call->course->manifest().title : world.address;
                       for (const Letter& one : plan->letters)
                         send_invite_letter(world, people_place(*call).lang, one.email, one.name, course, one.token);
                       done(std::move(plan->invited));
                     });
}

void make_way_in(World& world, std::shared_ptr<const Call> call, const store::Account& account,
                 std::function<void(base::Result<write::people::WayIn>)> done) {
  const FreshTicket fresh = password_ticket(world, account.learner, hands_of(*call), kDay);
  world.store.change(
      {store::change::EndTickets{account.learner}, store::change::NewTicket{fresh.ticket},
       audit(world, *call, deed::kWayIn, account.learner)},
      [way = way_in(*call, account, fresh.token), done = std::move(done)](const Result<store::Appended>& wrote) {
        if (!wrote.ok()) return done(wrote.error());
        done(way);
      });
}

}  // namespace colloquy::api
