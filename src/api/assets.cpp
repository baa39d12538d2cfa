#include "api/assets.h"

#include "write/assets.h"

namespace colloquy::api {

Assets::Assets(const std::function<std::string(std::string_view)>& gzip) {
  for (const write::Asset& asset : write::assets()) {
    Content content;
    content.bytes = asset.bytes;
    if (gzip) content.gzip = gzip(asset.bytes);
    content.etag = asset.hashed_name;
    content.media_type = asset.media_type;
    content.cache_control = "public, max-age=31536000, immutable";
    files_.emplace(asset.hashed_name, std::make_shared<const Content>(std::move(content)));
  }
}

std::shared_ptr<const Content> Assets::find(std::string_view file) const {
  const auto found = files_.find(file);
  return found == files_.end() ? nullptr : found->second;
}

}  // namespace colloquy::api
