#include "write/people/admin_pages.h"

namespace colloquy::write::people {
namespace {

Html people_table(const PeopleView& view, const Text& text) {
  Html rows;
  for (const PeopleView::Person& one : view.people) {
    std::string role = text(one.administrator ? "admin.administrator" : "admin.learner");
    if (one.waits) role += " · " + text("admin.waits");
    rows += el("tr", {}, el("th", {at("scope", "row")}, el("a", {at("href", one.address)}, one.name)),
               el("td", {}, one.email), el("td", {}, role));
  }
  const Html head =
      el("tr", {}, el("th", {at("scope", "col")}, text("people.name")),
         el("th", {at("scope", "col")}, text("people.email")), el("th", {at("scope", "col")}, text("admin.role")));
  return el("div", {cls("wide"), at("tabindex", "0"), at("role", "region"), at("aria-label", text("admin.people"))},
            el("table", {}, el("thead", {}, head), el("tbody", {}, rows)));
}

Html courses(const std::vector<PersonView::Course>& all, const Text& text) {
  if (all.empty()) return read(text("admin.no.courses"));
  Html rows;
  for (const PersonView::Course& one : all) rows += el("li", {}, el("a", {at("href", one.address)}, one.title));
  return el("ul", {}, rows);
}

}  // namespace

std::string people_page(const PeopleView& view) {
  const Text text(view.place.lang);
  Html main;
  if (!view.note.empty()) main += note(view.note, false);
  main += not_read(view.not_read, text) + ways_in(view.ways_in, text);
  main += el("form", {cls("row"), at("method", "get"), at("action", "/admin/people"), at("role", "search")},
             el("label", {}, el("span", {cls("sr")}, text("admin.search")),
                el("input", {cls("field"), at("type", "search"), at("name", "search"), at_if("value", view.search),
                             at("placeholder", text("admin.search"))})),
             button(text("admin.search.go")));
  main += view.people.empty() ? read(text("admin.nobody")) : people_table(view, text);
  if (!view.more.empty()) main += el("p", {}, el("a", {cls("b"), at("href", view.more)}, text("people.more")));
  main += section("add", text("teach.list.title"), list_form("/admin/people", text("admin.list.says"), text));
  main += section("registration", text("admin.registration"),
                  read(text(view.is_open ? "admin.registration.open" : "admin.registration.closed")) +
                      el("form", {at("method", "post"), at("action", "/admin/registration")},
                         hidden("registration", view.is_open ? "closed" : "open"),
                         button(text(view.is_open ? "admin.registration.close" : "admin.registration.reopen"))));
  main += el("p", {cls("row")}, el("a", {cls("b bare"), at("href", "/teach")}, text("teach.title")),
             el("a", {cls("b bare"), at("href", "/admin/audit")}, text("admin.audit")));
  return page(view.place, text("admin.people"), main, true);
}

std::string person_page(const PersonView& view) {
  const Text text(view.place.lang);
  Html main;
  if (!view.note.empty()) main += note(view.note, view.is_alert);
  main += ways_in(view.ways_in, text);
  main +=
      el("p", {cls("quiet")}, view.email + " · " + text(view.administrator ? "admin.administrator" : "admin.learner"));
  main += section("teaches", text("admin.teaches"), courses(view.teaches, text));
  main += section("learns", text("admin.learns"), courses(view.learns, text));
  main += section("role", text("admin.role"),
                  el("form", {at("method", "post"), at("action", view.address + "role")},
                     hidden("administrator", view.administrator ? "no" : "yes"),
                     button(text(view.administrator ? "admin.role.take" : "admin.role.give"))));
  Html sessions;
  for (const PersonView::Session& one : view.sessions)
    sessions += el("li", {}, one.device.empty() ? text("sessions.unknown") : one.device, Html(" · "), day(one.seen));
  main += section("sessions", text("sessions.title"),
                  (sessions.empty() ? read(text("admin.no.sessions")) : el("ul", {}, sessions)) +
                      one_button(view.address + "sign-out", text("admin.sign.out")));
  main += section("way-in", text("teach.way.in"),
                  read(text("teach.way.in.says")) + one_button(view.address + "way-in", text("teach.way.in.make")));
  main += section("erase", text("account.erase.title"),
                  read(text("admin.erase.says")) +
                      sure_button(view.address + "erase", text("admin.erase.sure"), text("account.erase")));
  return page(view.place, view.name, main, true);
}

std::string audit_page(const AuditView& view) {
  const Text text(view.place.lang);
  Html rows;
  for (const AuditView::Line& one : view.lines) {
    std::string what = one.what;
    if (!one.detail.empty()) what += " (" + one.detail + ")";
    rows += el("tr", {}, el("td", {}, moment(one.at)), el("td", {}, one.by), el("td", {}, what),
               el("td", {}, one.about), el("td", {}, one.course));
  }
  Html head;
  for (const char* key : {"audit.when", "audit.by", "audit.what", "audit.about", "audit.course"})
    head += el("th", {at("scope", "col")}, text(key));
  Html main = read(text("audit.says"));
  main +=
      rows.empty()
          ? read(text("audit.none"))
          : el("div", {cls("wide"), at("tabindex", "0"), at("role", "region"), at("aria-label", text("admin.audit"))},
               el("table", {}, el("thead", {}, el("tr", {}, head)), el("tbody", {}, rows)));
  if (!view.more.empty()) main += el("p", {}, el("a", {cls("b"), at("href", view.more)}, text("people.more")));
  return page(view.place, text("admin.audit"), main, true);
}

}  // namespace colloquy::write::people
