// Any bytes as a copied lesson page: reading never crashes, no word is lost between page and lesson,
// and the files written stay inside the folder.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "exchange/page/read.h"
#include "exchange/page/write.h"

namespace page = colloquy::exchange::page;

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const colloquy::base::Result<page::PageImport> read = page::read_page(bytes);
  if (!read.ok()) return 0;
  for (const page::Section& section : read->sections) {
    for (const page::Part& part : section.parts) demand(part.words_in == page::words_out(part));
  }
  for (const colloquy::exchange::CourseFile& file : page::write_page(read.value(), {})) {
    demand(!file.path.empty() && file.path.find('/') == std::string::npos && file.path.front() != '.');
    demand(colloquy::base::first_invalid_utf8(file.text) == colloquy::base::kNoError);
    demand(file.text.find('\0') == std::string::npos);
  }
  return 0;
}
