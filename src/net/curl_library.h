// libcurl, loaded when it is first wanted: a server that sends no mail does not carry it in memory.
#pragma once

#include <curl/curl.h>

#include "base/result.h"

namespace colloquy::net {

// The functions that we use. They stay loaded.
struct CurlLibrary {
  decltype(&curl_easy_init) init = nullptr;
  decltype(&curl_easy_setopt) set = nullptr;
  decltype(&curl_easy_perform) perform = nullptr;
  decltype(&curl_easy_getinfo) info = nullptr;
  decltype(&curl_easy_cleanup) cleanup = nullptr;
  decltype(&curl_easy_strerror) message = nullptr;
  decltype(&curl_slist_append) append = nullptr;
  decltype(&curl_slist_free_all) free_all = nullptr;
};

// Errors: unavailable, saying what to install.
base::Result<CurlLibrary> load_curl();

}  // namespace colloquy::net
