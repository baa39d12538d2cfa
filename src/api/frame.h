// What stands around every page made on request: language, addresses of style and script, who reads.
#pragma once

#include <string>

#include "api/call.h"
#include "write/page.h"
#include "write/people/forms.h"

namespace colloquy::api {

write::Frame frame_of(const Call& call, std::string title = {});

// The same, for the pages about people.
write::people::Place people_place(const Call& call);

// A page that holds what is nobody else's business: kept nowhere, not even for the way back.
Response page_for_one(std::string page, int status = 200);

// A page for its reader alone, or the bare fragment when the page's script asked.
Response page_or_fragment(const Call& call, std::string_view heading, const write::Html& fragment,
                          std::string_view back);

}  // namespace colloquy::api
