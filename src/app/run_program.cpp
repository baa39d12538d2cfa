#include "app/run_program.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <thread>

extern char** environ;

namespace colloquy::app {

using base::ErrorKind;

base::Result<int> run_program(const std::string& program, std::vector<std::string> words, Prints prints,
                              const GivenUp& given_up) {
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  if (prints == Prints::nowhere) {
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
  }
  pid_t child = 0;
  const int failed = ::posix_spawnp(&child, program.c_str(), &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0)
    return base::make_error(failed == ENOENT ? ErrorKind::not_found : ErrorKind::io,
                            words.front() + " cannot be started: " + std::strerror(failed));
  int status = 0;
  bool ended = false;
  for (pid_t found = 0; found != child;) {
    found = ::waitpid(child, &status, given_up && !ended ? WNOHANG : 0);
    if (found < 0 && errno != EINTR)
      return base::make_error(ErrorKind::io, words.front() + " was lost: " + std::strerror(errno));
    if (found != 0) continue;
    ended = given_up();
    if (ended)
      ::kill(child, SIGTERM);
    else
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  if (ended && WIFSIGNALED(status)) return kGivenUp;
  if (!WIFEXITED(status))
    return base::make_error(ErrorKind::io, words.front() + " was ended by signal " + std::to_string(WTERMSIG(status)));
  return WEXITSTATUS(status);
}

}  // namespace colloquy::app
