#include "store/sql/events.h"

namespace colloquy::store {

using base::Result;

Event read_event(const Statement& row) {
  Event event;
  event.sequence = row.number(0);
  event.id = row.text(1);
  event.kind = row.text(2);
  event.version = static_cast<int>(row.number(3));
  event.course = row.text(4);
  event.lesson = row.text(5);
  event.at = row.number(6);
  event.offset = static_cast<int>(row.number(7));
  event.received = row.number(8);
  event.data = row.text(9);
  return event;
}

Result<void> each_event(Connection& connection, const LearnerId& learner,
                        const std::function<Result<void>(const Event&)>& take) {
  constexpr std::int64_t kPage = 1000;
  std::int64_t after = 0;
  while (true) {
    std::vector<Event> page;
    {
      Statement rows = connection.prepared("events");
      rows.bind(learner).bind(after).bind(kPage);
      while (TRY(rows.step())) page.push_back(read_event(rows));
    }
    if (page.empty()) return {};
    for (const Event& event : page) TRY_VOID(take(event));
    after = page.back().sequence;
  }
}

}  // namespace colloquy::store
