// The audit log on screen. People stand in it by their ids; whoever is still here is shown by name.
#include <limits>
#include <map>

#include "api/answer.h"
#include "api/frame.h"
#include "api/refusal.h"
#include "api/resources.h"
#include "write/people/admin_pages.h"

namespace colloquy::api {
namespace {

using base::Result;
using write::people::AuditView;

constexpr std::size_t kPage = 100;

// Names by id, each asked once.
class Names {
 public:
  Names(World& world, const write::Text& text) : world_(world), text_(text) {}

  Result<std::string> of(const store::LearnerId& learner, const char* nobody) {
    if (learner.empty()) return *nobody ? text_(nobody) : std::string();
    const auto known = names_.find(learner);
    if (known != names_.end()) return known->second;
    const std::optional<store::Account> account = TRY(world_.store.account(learner));
    const std::string name = account ? account->name : text_("audit.gone") + " (" + learner.substr(0, 4) + ")";
    return names_[learner] = name;
  }

 private:
  World& world_;
  const write::Text& text_;
  std::map<store::LearnerId, std::string> names_;
};

Result<AuditView> view_of(World& world, const Call& call) {
  const Form query = query_of(call.request);
  AuditView view;
  view.place = people_place(call);
  const write::Text text(view.place.lang);
  view.place.crumbs = {{text("teach.title"), "/teach"}, {text("admin.people"), "/admin/people"}};
  const base::Millis before = integer_in(query, "before", std::numeric_limits<base::Millis>::max());
  std::vector<store::AuditEntry> page = TRY(world.store.audit(before, std::string(query.get("id")), kPage + 1));
  if (page.size() > kPage) {
    page.pop_back();
    view.more = "/admin/audit?before=" + std::to_string(page.back().at) + "&id=" + page.back().id;
  }
  Names names(world, text);
  for (const store::AuditEntry& one : page) {
    const std::shared_ptr<const Course> course = world.courses.by_id(one.course);
    AuditView::Line line;
    line.at = one.at;
    line.by = TRY(names.of(one.by, "audit.program"));
    line.what = one.what;
    line.about = TRY(names.of(one.about, ""));
    line.course = course ? course->manifest().title : one.course;
    line.detail = one.detail;
    view.lines.push_back(std::move(line));
  }
  return view;
}

}  // namespace

void audit_log(World& world, CallPtr call, Respond respond) {
  const Result<AuditView> view = view_of(world, *call);
  respond(view.ok() ? page_for_one(write::people::audit_page(*view)) : refuse(*call, Shape::page, view.error()));
}

}  // namespace colloquy::api
