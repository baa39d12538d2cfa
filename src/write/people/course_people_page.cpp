#include "write/people/course_people_page.h"

namespace colloquy::write::people {
namespace {

Html cell(const Html& inside) {
  return el("td", {}, inside);
}
Html number_cell(const std::string& number) {
  return el("td", {cls("end")}, number);
}

Html row(const Learner& one) {
  Html name = el("a", {at("href", one.address)}, one.name);
  if (!one.email.empty()) name += el("br", {}) + el("span", {cls("quiet")}, one.email);
  return el("tr", {}, el("th", {at("scope", "row")}, name), cell(day(one.since)), cell(day(one.seen)),
            number_cell(std::to_string(one.lessons)), number_cell(std::to_string(one.minutes)),
            number_cell(std::to_string(one.tests)));
}

Html table(const CoursePeopleView& view, const Text& text) {
  Html head;
  for (const char* key : {"teach.who", "teach.since", "teach.seen", "teach.lessons", "teach.minutes", "teach.tests"})
    head += el("th", {at("scope", "col")}, text(key));
  Html rows;
  for (const Learner& one : view.learners) rows += row(one);
  return el("div", {cls("wide"), at("tabindex", "0"), at("role", "region"), at("aria-label", text("teach.progress"))},
            el("table", {}, el("thead", {}, el("tr", {}, head)), el("tbody", {}, rows)));
}

Html admission(const CoursePeopleView& view, const Text& text) {
  const auto choice = [&](Admission which, std::string_view value, std::string_view key) {
    return el("label", {},
              el("input", {at("type", "radio"), at("name", "admission"), at("value", value),
                           flag("checked", view.admission == which)}),
              Html(" "), text(key));
  };
  Html inside = el("fieldset", {cls("lines")}, el("legend", {cls("sr")}, text("teach.admission")),
                   choice(Admission::open, "open", "teach.admission.open"),
                   choice(Admission::code, "code", "teach.admission.code"),
                   choice(Admission::list, "list", "teach.admission.list"));
  Html code;
  if (view.admission == Admission::code && !view.code.empty())
    code = el("p", {}, text("teach.code") + " ", el("strong", {cls("keepcode"), at("dir", "ltr")}, view.code));
  return code + form(view.address + "admission", inside + el("div", {cls("row")}, button(text("teach.save"))));
}

Html teachers(const CoursePeopleView& view, const Text& text) {
  Html rows;
  for (const CoursePeopleView::Teacher& one : view.teachers) {
    const Html off = view.is_administrator ? el("form", {at("method", "post"), at("action", view.address + "teachers")},
                                                hidden("learner", one.learner), button(text("teach.teachers.remove")))
                                           : Html();
    rows += el("li", {cls("row")}, el("span", {}, one.name + " · " + one.email), off);
  }
  Html out = rows.empty() ? read(text("teach.teachers.none")) : el("ul", {}, rows);
  if (view.is_administrator) {
    out += form(view.address + "teachers",
                email_field(text) + el("div", {cls("row")}, button(text("teach.teachers.add"))));
  }
  return out;
}

// Moodle's and the exam boards' usual steps.
Html extra_time(const LearnerView& view, const Text& text) {
  Html options;
  for (const int percent : {100, 110, 125, 150, 175, 200, 300}) {
    const std::string words =
        percent == 100 ? text("teach.extra.none") : text("teach.extra.more", {{"percent", std::to_string(percent)}});
    options += el("option",
                  {at("value", static_cast<long long>(percent)), flag("selected", percent == view.extra_time)}, words);
  }
  return read(text("teach.extra.says")) +
         form(view.address + "extra-time", el("label", {cls("line")}, el("span", {}, text("teach.extra")),
                                              el("select", {cls("field"), at("name", "percent")}, options)) +
                                               el("div", {cls("row")}, button(text("teach.save"))));
}

Html tests(const CoursePeopleView& view, const Text& text) {
  Html rows;
  for (const CoursePeopleView::Test& one : view.tests)
    rows += el("li", {}, el("a", {address("href", one.address)}, one.lesson));
  return section("tests", text("teach.statistics"), el("ul", {}, rows));
}

}  // namespace

std::string teach_page(const TeachView& view) {
  const Text text(view.place.lang);
  Html rows;
  for (const TeachView::Course& one : view.courses)
    rows += el("li", {}, el("a", {at("href", one.address)}, one.title), Html(" · "),
               el("span", {cls("quiet n")}, text.count("teach.people", one.people)));
  Html main = rows.empty() ? read(text("teach.none")) : el("ul", {}, rows);
  if (view.is_administrator) {
    main += el("p", {cls("row")}, el("a", {cls("b"), at("href", "/admin/people")}, text("admin.people")),
               el("a", {cls("b"), at("href", "/admin/audit")}, text("admin.audit")));
  }
  return page(view.place, text("teach.title"), main);
}

std::string course_people_page(const CoursePeopleView& view) {
  const Text text(view.place.lang);
  Html main;
  if (!view.note.empty()) main += note(view.note, view.is_alert);
  main += not_read(view.not_read, text);
  main += ways_in(view.ways_in, text);
  const std::string facts =
      text.count("teach.people", view.count) + " · " + text.count("teach.of.lessons", view.lessons);
  Html people = el("p", {cls("quiet n")}, facts);
  people += view.learners.empty() ? read(text("teach.nobody")) : table(view, text);
  if (!view.more.empty()) people += el("p", {}, el("a", {cls("b"), at("href", view.more)}, text("people.more")));
  main += section("people", text("teach.people.title"), people);
  if (!view.tests.empty()) main += tests(view, text);
  main += section("add", text("teach.list.title"), list_form(view.address + "people", text("teach.list.says"), text));
  main += section("admission", text("teach.admission"), admission(view, text));
  main += section("teachers", text("teach.teachers"), teachers(view, text));
  return page(view.place, view.title, main, true);
}

std::string learner_page(const LearnerView& view) {
  const Text text(view.place.lang);
  Html main;
  if (!view.note.empty()) main += note(view.note, false);
  main += ways_in(view.ways_in, text);
  main += el("p", {cls("quiet")}, view.learner.email.empty() ? text("teach.guest.says") : view.learner.email);
  Html head, rows;
  for (const char* key : {"teach.lesson", "teach.heard", "teach.read", "teach.test"})
    head += el("th", {at("scope", "col")}, text(key));
  for (const LearnerView::Lesson& one : view.lessons) {
    const std::string heard = one.parts == 0 ? "–" : std::to_string(one.heard) + "/" + std::to_string(one.parts);
    rows += el("tr", {}, el("th", {at("scope", "row")}, one.number + " " + one.title), number_cell(heard),
               cell(one.read ? text("teach.yes") : "–"), number_cell(one.test.empty() ? "–" : one.test));
  }
  main += el("div", {cls("wide"), at("tabindex", "0"), at("role", "region"), at("aria-label", text("teach.progress"))},
             el("table", {}, el("thead", {}, el("tr", {}, head)), el("tbody", {}, rows)));
  main += section("extra-time", text("teach.extra.title"), extra_time(view, text));
  if (view.may_have_way_in)
    main += section("way-in", text("teach.way.in"),
                    read(text("teach.way.in.says")) + one_button(view.address + "way-in", text("teach.way.in.make")));
  main += section("remove", text("teach.remove"),
                  read(text("teach.remove.says")) +
                      sure_button(view.address + "remove", text("teach.remove.sure"), text("teach.remove")));
  return page(view.place, view.learner.name, main, true);
}

}  // namespace colloquy::write::people
