#include "app/voice_packs.h"

#include <cstdlib>

#include "app/store_file.h"

namespace colloquy::app {

namespace fs = std::filesystem;

fs::path voice_packs() {
  if (const char* wanted = std::getenv("COLLOQUY_VOICES"); wanted != nullptr && *wanted != '\0') return wanted;
  return data_folder() / "voices";
}

}  // namespace colloquy::app
