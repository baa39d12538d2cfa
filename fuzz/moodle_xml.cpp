// Any bytes as Moodle's XML: reading never crashes, a fault names a line of the file, and what was read becomes a
// lesson, and is read again when it is written.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "exchange/bank/lesson.h"
#include "exchange/gift/write.h"
#include "exchange/moodle/read.h"
#include "exchange/moodle/write.h"

namespace exchange = colloquy::exchange;

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view file(reinterpret_cast<const char*>(data), size);
  const exchange::bank::Bank bank = exchange::moodle::read(file);
  const std::size_t lines = static_cast<std::size_t>(std::count(file.begin(), file.end(), '\n'));
  for (const auto& fault : bank.faults) demand(fault.line >= 1 && fault.line <= lines + 1 && fault.column >= 1);
  for (const auto& fault : bank.lost) demand(fault.line >= 1 && fault.line <= lines + 1);
  const exchange::bank::Lesson lesson = exchange::bank::write_lesson("Fuzz", "en", bank.questions, true);
  const std::size_t categories = static_cast<std::size_t>(std::count_if(
      bank.questions.begin(), bank.questions.end(),
      [](const exchange::bank::Question& question) { return question.kind == exchange::bank::Kind::category; }));
  demand(lesson.questions + lesson.left_out.size() + categories == bank.questions.size());
  for (const auto& picture : lesson.media)
    demand(picture.path.starts_with("media/") && picture.path.find("..") == std::string::npos &&
           picture.path.find('/', 6) == std::string::npos);
  const exchange::bank::Bank again = exchange::moodle::read(exchange::moodle::write(bank.questions));
  demand(again.questions.size() == bank.questions.size() && again.faults.empty());
  exchange::gift::write(bank.questions);
  return 0;
}
