#include "write/assets.h"

#include <cassert>

#include "base/hash.h"

namespace colloquy::assets {
std::string_view embedded(std::string_view name);
}  // namespace colloquy::assets

namespace colloquy::write {
namespace {

std::string_view media_type(std::string_view name) {
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  return name.ends_with(".wasm") ? "application/wasm" : "text/javascript; charset=utf-8";
}

}  // namespace

const std::vector<Asset>& assets() {
  static const std::vector<Asset> all = [] {
    std::vector<Asset> made;
    for (const std::string_view name : {"style.css", "early.js", "page.js", "tools.js", "ideas.wasm"}) {
      const std::size_t dot = name.find('.');
      const std::string_view bytes = colloquy::assets::embedded(name);
      if (bytes.empty()) continue;
      made.push_back(
          {std::string(name),
           std::string(name.substr(0, dot)) + "-" + base::short_hash(bytes, 10) + std::string(name.substr(dot)),
           media_type(name), bytes});
    }
    return made;
  }();
  return all;
}

std::string asset_address(std::string_view name) {
  for (const Asset& asset : assets()) {
    if (asset.name == name) return "/assets/" + asset.hashed_name;
  }
  assert(name == "ideas.wasm");
  return {};
}

}  // namespace colloquy::write
