// Files that a proxy in front sends in our stead: nginx reads them from the same disk when a reply
// names them in X-Accel-Redirect, after our gate has said yes. The proxy knows the folder by a
// prefix of addresses that nobody can ask it for.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"

namespace colloquy::http {

struct Accel {
  // `prefix` begins with '/'. Both end with one afterwards; the folder is absolute. Errors: invalid.
  static base::Result<Accel> of(std::string prefix, const std::string& folder);

  // Where the proxy finds the file; nothing when it does not lie in the folder.
  std::optional<std::string> address_of(const std::string& path) const;

  std::string prefix;
  std::string folder;
};

}  // namespace colloquy::http
