#include "write/assets.h"

#include <cassert>

#include "base/hash.h"

namespace colloquy::assets {
std::string_view embedded(std::string_view name);
}  // namespace colloquy::assets

namespace colloquy::write {

const std::vector<Asset>& assets() {
  static const std::vector<Asset> all = [] {
    std::vector<Asset> made;
    for (const std::string_view name : {"style.css", "early.js", "page.js"}) {
      const std::size_t dot = name.find('.');
      const std::string_view bytes = colloquy::assets::embedded(name);
      made.push_back(
          {std::string(name),
           std::string(name.substr(0, dot)) + "-" + base::short_hash(bytes, 10) + std::string(name.substr(dot)),
           name.ends_with(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8", bytes});
    }
    return made;
  }();
  return all;
}

std::string asset_address(std::string_view name) {
  for (const Asset& asset : assets()) {
    if (asset.name == name) return "/assets/" + asset.hashed_name;
  }
  assert(false);
  return {};
}

}  // namespace colloquy::write
