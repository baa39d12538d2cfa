// A teacher's pages: her courses; one course with its people, how they come in and how far they are; one of them.
#pragma once

#include <string>
#include <vector>

#include "write/people/class_list.h"

namespace colloquy::write::people {

struct TeachView {
  Place place;
  struct Course {
    std::string title, address;  // of its people
    long long people = 0;
  };
  std::vector<Course> courses;
  bool is_administrator = false;
};
std::string teach_page(const TeachView& view);

enum class Admission { open, code, list };

// Somebody in a course and how far they are.
struct Learner {
  std::string name;     // a guest's is made of their id
  std::string email;    // "" a guest
  std::string address;  // of their page
  long long since = 0, seen = 0;
  int lessons = 0;  // heard or read to the end
  int minutes = 0;  // listened
  int tests = 0;    // finished
};

struct CoursePeopleView {
  Place place;
  std::string title, address;  // "/teach/course/"
  long long count = 0;
  int lessons = 0;  // of the course
  Admission admission = Admission::open;
  std::string code;  // the class code, where there is one
  std::vector<Learner> learners;
  std::string more;  // address of the next page; "" none
  struct Teacher {
    std::string name, email, learner;
  };
  std::vector<Teacher> teachers;
  bool is_administrator = false;
  struct Test {
    std::string lesson, address;  // of its statistics
  };
  std::vector<Test> tests;
  std::string note;  // what has just been done
  bool is_alert = false;
  std::vector<std::string> not_read;  // lines of a list that were none
  std::vector<WayIn> ways_in;
};
std::string course_people_page(const CoursePeopleView& view);

struct LearnerView {
  Place place;
  std::string course_title, address;  // "/teach/course/person/x/"
  Learner learner;
  struct Lesson {
    std::string number, title;
    int heard = 0, parts = 0;  // parts of the conversation
    bool read = false;
    std::string test;  // best score, "80 %"; "" none
  };
  std::vector<Lesson> lessons;
  bool may_have_way_in = false;
  int extra_time = 100;  // per cent of what others have
  std::string note;
  std::vector<WayIn> ways_in;
};
std::string learner_page(const LearnerView& view);

}  // namespace colloquy::write::people
