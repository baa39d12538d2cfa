#include "app/memory.h"

#include <link.h>
#include <mimalloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>

// The program is linked with mimalloc; the sanitizers' builds and the tests are not.
extern "C" void mi_collect(bool force) noexcept __attribute__((weak));
extern "C" void mi_option_set(mi_option_t option, long value) __attribute__((weak));

namespace colloquy::app {
namespace {

// Segments that cannot be written hold the file's bytes and nothing else. Relocated pages lie in a writable one
// (PT_GNU_RELRO is a part of it) and are never touched here.
int give_back_segments(dl_phdr_info* object, std::size_t, void*) {
  const std::uintptr_t page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  for (int i = 0; i < object->dlpi_phnum; ++i) {
    const ElfW(Phdr)& segment = object->dlpi_phdr[i];
    if (segment.p_type != PT_LOAD || (segment.p_flags & PF_W) != 0) continue;
    const std::uintptr_t begin = (object->dlpi_addr + segment.p_vaddr + page - 1) / page * page;
    const std::uintptr_t end = (object->dlpi_addr + segment.p_vaddr + segment.p_memsz) / page * page;
    // An error leaves everything as it was.
    if (end > begin) ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_DONTNEED);  // NOLINT: an address
  }
  return 0;
}

}  // namespace

void give_back_start() {
  dl_iterate_phdr(give_back_segments, nullptr);
}

void give_back_without_delay() {
#if MI_MALLOC_VERSION < 210
  constexpr mi_option_t kDelay = mi_option_decommit_delay;
#else
  constexpr mi_option_t kDelay = mi_option_purge_delay;
#endif
  if (mi_option_set != nullptr) mi_option_set(kDelay, 0);
}

void give_back_free() {
  if (mi_collect != nullptr) mi_collect(true);
}

}  // namespace colloquy::app
