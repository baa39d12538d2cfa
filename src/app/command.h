// The subcommands, one file each. Every command gets its words after its own name, writes what it
// has to say to the standard streams and returns the exit status.
#pragma once

#include <string>
#include <vector>

namespace colloquy::app {

// 0 done; 1 the input has errors; 2 wrong usage; 3 the world failed.
enum Status { kDone = 0, kInputErrors = 1, kUsage = 2, kWorldFailed = 3 };

using Arguments = std::vector<std::string>;

int new_command(const Arguments& arguments);
int check_command(const Arguments& arguments);
int explain_command(const Arguments& arguments);
int build_command(const Arguments& arguments);
int serve_command(const Arguments& arguments);
int import_command(const Arguments& arguments);
int export_command(const Arguments& arguments);
int voices_command(const Arguments& arguments);
int fsrs_command(const Arguments& arguments);
int admin_command(const Arguments& arguments);

}  // namespace colloquy::app
