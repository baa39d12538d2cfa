// What the process keeps in memory that nobody needs any more, given back to the system. A server runs for months: what
// its start or its busiest hour took would stay until the end. End of the learner's river, called by serve.
#pragma once

namespace colloquy::app {

// Once, when the start is over: the pages of the program and its libraries that were read for it (symbols, relocations,
// constructors). Whatever is needed again comes back from the disk's cache by itself.
void give_back_start();

// What the allocator holds ready for the calling thread.
void give_back_free();

// From here on what is freed goes back at once. As a rule the allocator waits a moment in case it is wanted again, and
// looks at the time only when something more is freed: what the last of a crowd leaves would stay until somebody comes.
void give_back_without_delay();

}  // namespace colloquy::app
