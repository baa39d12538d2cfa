// A clock that the judge sets, for tests/judge/clock: preloaded into the server, the time of day is off by so many
// milliseconds as the file CLOCK_OFF_BY holds (8 bytes, native). Clocks that only count go on as they do.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static const volatile int64_t* off_by;

__attribute__((constructor)) static void begin(void) {
  const char* name = getenv("CLOCK_OFF_BY");
  const int file = name ? open(name, O_RDONLY | O_CLOEXEC) : -1;
  if (file < 0) abort();
  void* page = mmap(NULL, sizeof *off_by, PROT_READ, MAP_SHARED, file, 0);
  if (page == MAP_FAILED) abort();
  close(file);
  off_by = page;
}

static struct timespec moved(struct timespec real) {
  const int64_t by = off_by ? *off_by : 0;
  real.tv_sec += by / 1000;
  real.tv_nsec += by % 1000 * 1000000;
  if (real.tv_nsec >= 1000000000) real.tv_sec += 1, real.tv_nsec -= 1000000000;
  if (real.tv_nsec < 0) real.tv_sec -= 1, real.tv_nsec += 1000000000;
  return real;
}

int clock_gettime(clockid_t which, struct timespec* out) {
  static int (*real)(clockid_t, struct timespec*);
  if (!real) real = (int (*)(clockid_t, struct timespec*))dlsym(RTLD_NEXT, "clock_gettime");
  const int done = real(which, out);
  if (done == 0 && (which == CLOCK_REALTIME || which == CLOCK_REALTIME_COARSE)) *out = moved(*out);
  return done;
}

int gettimeofday(struct timeval* restrict out, void* restrict zone) {
  (void)zone;
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  *out = (struct timeval){now.tv_sec, now.tv_nsec / 1000};
  return 0;
}

time_t time(time_t* out) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (out) *out = now.tv_sec;
  return now.tv_sec;
}
