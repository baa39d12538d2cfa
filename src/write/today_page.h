// The learner's home: what is due, the sentence where they stopped, the next lesson, the course.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "write/contents_page.h"
#include "write/mastery_note.h"

namespace colloquy::write {

struct TodayView {
  std::string lang = "en";
  Assets assets;
  struct CourseToday {
    std::string title, address;  // /c/{course}/
    int due = 0;                 // cards
    std::string cards_address;   // /c/{course}/cards
    std::string listen;          // where it is taken to a podcast app, "" it has no sound
    std::string statistics;      // how the cards go, "" where none was answered yet
    std::string notes;           // the learner's own, "" where there are none
    struct Place {
      std::string lesson_title;
      std::string sentence;   // where they stopped
      std::string address;    // /c/{course}/{slug}/#L-node-index
      std::string part;       // "Where is the hole?"
      long long left_ms = 0;  // of that part
    };
    std::optional<Place> place;
    // A test that was begun and has not ended.
    struct UnderWay {
      std::string title, address;  // of the lesson; /c/{course}/{slug}/test
      int answered = 0, questions = 0;
      long long left_ms = -1;  // until its time is up; -1 no limit
    };
    std::vector<UnderWay> under_way;
    std::optional<LessonItem> next;
    std::vector<LessonItem> lessons;
    struct Objective {
      std::string name;
      MasteryNote mastery;
    };
    std::vector<Objective> objectives;  // that were tested
  };
  std::vector<CourseToday> courses;  // those enrolled in; empty: `other` is shown
  std::vector<CourseItem> other;     // courses to choose from
};

std::string today_page(const TodayView& view);

}  // namespace colloquy::write
