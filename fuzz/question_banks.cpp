// Any bytes as a bank of questions, in GIFT and in Aiken: reading never crashes, a fault names a line of the file, and
// what was read of GIFT becomes a lesson, and is read again when it is written.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "exchange/aiken/aiken.h"
#include "exchange/bank/lesson.h"
#include "exchange/gift/read.h"
#include "exchange/gift/write.h"

namespace exchange = colloquy::exchange;

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

void demand_lines(const exchange::bank::Bank& bank, std::string_view file) {
  const std::size_t lines =
      static_cast<std::size_t>(std::count_if(file.begin(), file.end(), [](char c) { return c == '\n' || c == '\r'; }));
  for (const auto& fault : bank.faults) demand(fault.line >= 1 && fault.line <= lines + 1 && fault.column >= 1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view file(reinterpret_cast<const char*>(data), size);
  const exchange::bank::Bank bank = exchange::gift::read(file);
  demand_lines(bank, file);
  exchange::bank::write_lesson("Fuzz", "en", bank.questions, true);
  const exchange::bank::Bank again = exchange::gift::read(exchange::gift::write(bank.questions));
  demand(again.questions.size() + again.faults.size() <= bank.questions.size() + 1);
  const exchange::bank::Bank simple = exchange::aiken::read(file);
  demand_lines(simple, file);
  const std::string written = exchange::aiken::write(simple.questions).text;
  demand(exchange::aiken::read(written).questions.size() <= simple.questions.size());
  return 0;
}
