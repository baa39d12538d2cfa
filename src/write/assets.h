// The program's own stylesheet and scripts, made from web/ and part of the binary. Their addresses
// hold a hash of their bytes, so browsers may keep them for ever.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace colloquy::write {

struct Asset {
  std::string name;         // "style.css", "early.js", "page.js", "tools.js", "ideas.wasm"
  std::string hashed_name;  // "style-4k2v7q1m0a.css": the {file} of /assets/{file}
  std::string_view media_type;
  std::string_view bytes;
};

// All of them; the same every time.
const std::vector<Asset>& assets();

// "/assets/style-4k2v7q1m0a.css". Precondition: there is an asset of that name. Only "ideas.wasm" may be missing,
// from a program built without a compiler for it: "" then.
std::string asset_address(std::string_view name);

}  // namespace colloquy::write
