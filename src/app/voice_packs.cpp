#include "app/voice_packs.h"

#include <cstdlib>

namespace colloquy::app {

namespace fs = std::filesystem;

fs::path voice_packs() {
  if (const char* wanted = std::getenv("COLLOQUY_VOICES"); wanted != nullptr && *wanted != '\0') return wanted;
  const char* data = std::getenv("XDG_DATA_HOME");
  const char* home = std::getenv("HOME");
  const fs::path folder = data && *data ? fs::path(data) : fs::path(home && *home ? home : ".") / ".local" / "share";
  return folder / "colloquy" / "voices";
}

}  // namespace colloquy::app
