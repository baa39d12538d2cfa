#include "write/day.h"

#include <chrono>
#include <string>

namespace colloquy::write {

Html day(long long millis) {
  if (millis <= 0) return el("span", {cls("quiet")}, "–");
  const std::chrono::sys_days days{std::chrono::floor<std::chrono::days>(std::chrono::milliseconds(millis))};
  const std::chrono::year_month_day day(days);
  const auto two = [](unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  const std::string date = std::to_string(static_cast<int>(day.year())) + "-" +
                           two(static_cast<unsigned>(day.month())) + "-" + two(static_cast<unsigned>(day.day()));
  return el("time", {at("datetime", date)}, date);
}

Html moment(long long millis) {
  const auto two = [](long long n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  const long long minutes = millis / 60'000 % (24 * 60);
  return day(millis) + Html(" " + two(minutes / 60) + ":" + two(minutes % 60));
}

}  // namespace colloquy::write
