#include "net/curl_library.h"

#include <dlfcn.h>

namespace colloquy::net {

base::Result<CurlLibrary> load_curl() {
  void* library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) {
    return base::make_error(base::ErrorKind::unavailable, "libcurl is missing (Debian: apt install libcurl4)");
  }
  CurlLibrary out;
  bool all = true;
  const auto find = [&](auto& function, const char* name) {
    function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(dlsym(library, name));
    all = all && function != nullptr;
  };
  find(out.init, "curl_easy_init");
  find(out.set, "curl_easy_setopt");
  find(out.perform, "curl_easy_perform");
  find(out.info, "curl_easy_getinfo");
  find(out.cleanup, "curl_easy_cleanup");
  find(out.message, "curl_easy_strerror");
  find(out.append, "curl_slist_append");
  find(out.free_all, "curl_slist_free_all");
  if (!all) return base::make_error(base::ErrorKind::unavailable, "this libcurl is not one that this program can use");
  return out;
}

}  // namespace colloquy::net
