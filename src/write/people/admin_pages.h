// An administrator's pages: all people, one of them, and what was done to whom.
#pragma once

#include <string>
#include <vector>

#include "write/people/class_list.h"

namespace colloquy::write::people {

struct PeopleView {
  Place place;
  std::string search;
  struct Person {
    std::string name, email, address;
    bool administrator = false;
    bool waits = false;  // has no password yet
  };
  std::vector<Person> people;
  std::string more;
  bool is_open = true;  // registration
  std::string note;
  std::vector<std::string> not_read;
  std::vector<WayIn> ways_in;
};
std::string people_page(const PeopleView& view);

struct PersonView {
  Place place;
  std::string name, email, address;  // "/admin/people/x/"
  bool administrator = false;
  struct Course {
    std::string title, address;
  };
  std::vector<Course> teaches, learns;
  struct Session {
    std::string device;
    long long seen = 0;
  };
  std::vector<Session> sessions;
  std::string note;
  bool is_alert = false;
  std::vector<WayIn> ways_in;
};
std::string person_page(const PersonView& view);

struct AuditView {
  Place place;
  struct Line {
    long long at = 0;
    std::string by, what, about, course, detail;
  };
  std::vector<Line> lines;
  std::string more;
};
std::string audit_page(const AuditView& view);

}  // namespace colloquy::write::people
