// The program's own stylesheet and scripts as responses send them: made once, compressed once.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "api/message.h"

namespace colloquy::api {

class Assets {
 public:
  // `gzip` compresses (this folder knows no library that could); none leaves them as they are.
  explicit Assets(const std::function<std::string(std::string_view)>& gzip = {});

  // By the {file} of /assets/{file}; null where there is none.
  std::shared_ptr<const Content> find(std::string_view file) const;

 private:
  std::unordered_map<std::string_view, std::shared_ptr<const Content>> files_;
};

}  // namespace colloquy::api
