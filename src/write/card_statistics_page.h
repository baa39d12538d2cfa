// How a learner is doing with the cards of a course: what will be asked, how well it was remembered, whether
// predictions hold, which cards slip away or are set aside, and the wishes that decide how often they come.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "write/page.h"

namespace colloquy::write {

struct CardStatisticsView {
  std::string lang = "en";
  Assets assets;
  std::vector<Crumb> crumbs;
  std::string cards_address;  // back to the cards
  std::string anki_address;   // where they are taken to Anki and brought from there
  bool wrong_day = false;     // wishes were not kept: there is no such day
  bool day_is_over = false;   // the day that was asked for is before today
  bool saved = false;         // wishes have just been kept
  int answered_today = 0, new_cards = 0, learning = 0, young = 0, mature = 0;
  std::vector<int> days_ahead;   // cards due, today first
  std::vector<int> days_behind;  // answers given, today last
  struct Retention {
    std::string_view key;  // of the time it counts
    int young = 0, young_recalled = 0, mature = 0, mature_recalled = 0;
  };
  std::vector<Retention> retention;
  struct Bin {
    int from = 0, to = 0;  // percent, predicted
    int answers = 0;
    double predicted = 0, recalled = 0;  // shares
  };
  std::vector<Bin> calibration;  // those with answers
  struct Item {
    std::string words, address;  // of the line that taught it, "" unknown
    std::string action;          // brings it back, "" not set aside
    int lapses = 0;
  };
  std::vector<Item> leeches, set_aside;
  int fitted_to = 0;  // answers; 0: the published parameters
  bool fitted_to_course = false;
  // The wishes.
  std::string aim_action;
  int retention_percent = 90;         // in force
  int course_retention_percent = 90;  // of the course
  std::string exam;                   // YYYY-MM-DD, "" none
  int new_a_day = 20;
};

std::string card_statistics_page(const CardStatisticsView& view);

}  // namespace colloquy::write
