// Days and moments as the machine writes them, in UTC: in words of the reader's language and clock they are the
// browser's business.
#pragma once

#include "write/html.h"

namespace colloquy::write {

Html day(long long millis);
Html moment(long long millis);  // with the minute

}  // namespace colloquy::write
