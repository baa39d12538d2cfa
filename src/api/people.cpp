// An administrator's list of people: who has an account, new ones from a list, whether anybody may come in.
#include "api/answer.h"
#include "api/audit.h"
#include "api/frame.h"
#include "api/invitations.h"
#include "api/percent.h"
#include "api/refusal.h"
#include "api/resources.h"
#include "base/ascii.h"
#include "write/people/admin_pages.h"

namespace colloquy::api {
namespace {

using base::Result;
using write::people::PeopleView;

constexpr std::size_t kPage = 50;

Result<PeopleView> view_of(World& world, const Call& call) {
  const Form query = query_of(call.request);
  PeopleView view;
  view.place = people_place(call);
  view.place.crumbs = {{write::Text(view.place.lang)("teach.title"), "/teach"}};
  view.search = query.get("search");
  store::Account after;
  if (query.has("after")) {
    if (const std::optional<store::Account> last = TRY(world.store.account(std::string(query.get("after")))))
      after = *last;
  }
  std::vector<store::Account> page = TRY(world.store.accounts(base::ascii_lower(view.search), after, kPage + 1));
  if (page.size() > kPage) {
    page.pop_back();
    view.more = "/admin/people?search=" + percent_encode_path(view.search) + "&after=" + page.back().learner;
  }
  for (const store::Account& one : page)
    view.people.push_back(
        {one.name, one.email, "/admin/people/" + one.learner + "/", one.administrator, one.password.empty()});
  view.is_open = TRY(world.store.setting(store::setting::kRegistration)) != "closed";
  return view;
}

}  // namespace

void people(World& world, CallPtr call, Respond respond) {
  const Result<PeopleView> view = view_of(world, *call);
  respond(view.ok() ? page_for_one(write::people::people_page(*view)) : refuse(*call, Shape::page, view.error()));
}

void add_accounts(World& world, CallPtr call, Respond respond) {
  const Roll roll = read_roll(call->form.get("list"));
  invite(world, call, roll, [&world, call, roll, respond = std::move(respond)](const Result<Invited>& invited) {
    if (!invited.ok()) return respond(refuse(*call, Shape::page, invited.error()));
    Result<PeopleView> view = view_of(world, *call);
    if (!view.ok()) return respond(refuse(*call, Shape::page, view.error()));
    const write::Text text(view->place.lang);
    view->note = roll.entries.empty() ? text("teach.list.empty")
                                      : text.count("admin.list.added", static_cast<long long>(invited->fresh));
    if (invited->mailed > 0)
      view->note += " " + text.count("teach.list.mailed", static_cast<long long>(invited->mailed));
    view->not_read = roll.not_read;
    view->ways_in = invited->ways_in;
    respond(page_for_one(write::people::people_page(*view), roll.entries.empty() ? 422 : 200));
  });
}

void set_registration(World& world, CallPtr call, Respond respond) {
  const bool closes = call->form.get("registration") == "closed";
  world.store.change({store::change::Set{store::setting::kRegistration, closes ? "closed" : ""},
                      audit(world, *call, deed::kRegistration, "", closes ? "closed" : "open")},
                     [call, respond = std::move(respond)](const Result<store::Appended>& made) {
                       respond(made.ok() ? see_other("/admin/people") : refuse(*call, Shape::page, made.error()));
                     });
}

}  // namespace colloquy::api
