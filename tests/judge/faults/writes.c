// What a disk was told of one SQLite database, for tests/judge/dropped_sync: preloaded into the server, this writes down
// every change of the database's files and every sync, in order, so that the judge can say what a power cut would have
// left. The files themselves are written as ever, so that the server lives on; nothing is really synced, but a sync takes
// its time, so that many a cut falls into one.
//
// WRITES_OF names the database, WRITES_TO the file of records, WRITES_UNSYNCED (optional) an end of file names whose syncs
// are not written down: "" (those of all), "-wal".
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

// One record; `length` bytes of data or of a name follow. Read by dropped_sync: "<cxxxiqq".
struct Record {
  // W written, T cut to `offset`, S synced (its first `offset` changes), C made (a name follows), O there already (a name),
  // U unlinked
  char what;
  int32_t file;
  int64_t offset, length;
};

enum { kFiles = 256, kDescriptors = 4096, kNone = 0, kDirectory = 1, kSyncTakes = 2000 /* microseconds */ };
static struct File {
  char name[512];
  int unlinked;
  int64_t changes;  // written down so far
} files[kFiles];    // from 1; the first is the directory
static int file_count = kDirectory;
static int32_t file_of[kDescriptors];  // of an open descriptor: a file, the directory or none
static int records = -1;
static const char* database;
static const char* unsynced;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name)                                                \
  static __typeof__(&name) real;                                  \
  if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static void note(char what, int32_t file, int64_t offset, const void* data, size_t length) {
  struct Record record = {.what = what, .file = file, .offset = offset, .length = (int64_t)length};
  struct iovec parts[2] = {{&record, sizeof record}, {(void*)data, length}};
  if (what == 'W' || what == 'T') ++files[file].changes;
  if (what == 'C' || what == 'U') ++files[kDirectory].changes;
  if (writev(records, parts, 2) != (ssize_t)(sizeof record + length)) abort();  // a judge must not miss a write
}

__attribute__((constructor)) static void begin(void) {
  const char* to = getenv("WRITES_TO");
  database = getenv("WRITES_OF");
  unsynced = getenv("WRITES_UNSYNCED");
  if (!to || !database) abort();
  int (*real_open)(const char*, int, ...) = (int (*)(const char*, int, ...))dlsym(RTLD_NEXT, "open64");
  records = real_open(to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  if (records < 0) abort();
}

static int ours(const char* name) {
  const size_t length = strlen(database);
  return strncmp(name, database, length) == 0 &&
         (name[length] == 0 || strcmp(name + length, "-wal") == 0 || strcmp(name + length, "-journal") == 0);
}

static int is_directory(const char* name) {
  const char* slash = strrchr(database, '/');
  return slash && strlen(name) == (size_t)(slash - database) && strncmp(name, database, strlen(name)) == 0;
}

static int32_t known(const char* name) {
  for (int i = file_count; i > kDirectory; --i) {
    if (!files[i].unlinked && strcmp(files[i].name, name) == 0) return i;
  }
  return kNone;
}

static int open_real(const char* name, int flags, mode_t mode) {
  static int (*real)(const char*, int, ...);
  if (!real) real = (int (*)(const char*, int, ...))dlsym(RTLD_NEXT, "open64");
  if (!database || (!ours(name) && !is_directory(name))) return real(name, flags, mode);
  pthread_mutex_lock(&mutex);
  const int was_there = access(name, F_OK) == 0;
  const int descriptor = real(name, flags, mode);
  if (descriptor >= kDescriptors) abort();
  if (descriptor >= 0 && is_directory(name)) {
    file_of[descriptor] = kDirectory;
  } else if (descriptor >= 0) {
    int32_t file = was_there ? known(name) : kNone;
    if (file == kNone) {
      if (++file_count == kFiles || strlen(name) >= sizeof files[0].name) abort();
      file = file_count;
      strcpy(files[file].name, name);
      note(was_there ? 'O' : 'C', file, 0, name, strlen(name));
    }
    file_of[descriptor] = file;
  }
  pthread_mutex_unlock(&mutex);
  return descriptor;
}

#define OPEN(symbol)                                     \
  int symbol(const char* name, int flags, ...) {         \
    va_list rest;                                        \
    va_start(rest, flags);                               \
    const mode_t mode = (flags & O_CREAT) ? va_arg(rest, mode_t) : 0; \
    va_end(rest);                                        \
    return open_real(name, flags, mode);                 \
  }
OPEN(open)
OPEN(open64)

int close(int descriptor) {
  REAL(close);
  if (descriptor >= 0 && descriptor < kDescriptors) file_of[descriptor] = kNone;
  return real(descriptor);
}

ssize_t pwrite64(int descriptor, const void* data, size_t length, off64_t offset) {
  REAL(pwrite64);
  if (descriptor < 0 || descriptor >= kDescriptors || file_of[descriptor] == kNone)
    return real(descriptor, data, length, offset);
  pthread_mutex_lock(&mutex);
  const ssize_t written = real(descriptor, data, length, offset);
  if (written > 0) note('W', file_of[descriptor], offset, data, (size_t)written);
  pthread_mutex_unlock(&mutex);
  return written;
}

ssize_t write(int descriptor, const void* data, size_t length) {
  REAL(write);
  // SQLite writes at places only; were that to change, this judge would have to learn it.
  if (descriptor >= 0 && descriptor < kDescriptors && file_of[descriptor] != kNone) abort();
  return real(descriptor, data, length);
}

int ftruncate64(int descriptor, off64_t length) {
  REAL(ftruncate64);
  if (descriptor < 0 || descriptor >= kDescriptors || file_of[descriptor] == kNone) return real(descriptor, length);
  pthread_mutex_lock(&mutex);
  const int done = real(descriptor, length);
  if (done == 0) note('T', file_of[descriptor], length, NULL, 0);
  pthread_mutex_unlock(&mutex);
  return done;
}

int unlink(const char* name) {
  REAL(unlink);
  if (!database || !ours(name)) return real(name);
  pthread_mutex_lock(&mutex);
  const int done = real(name);
  const int32_t file = known(name);
  if (done == 0) {
    files[file].unlinked = 1;
    note('U', file, 0, name, strlen(name));
  }
  pthread_mutex_unlock(&mutex);
  return done;
}

static int synced(int descriptor) {
  const int32_t file = file_of[descriptor];
  pthread_mutex_lock(&mutex);
  const int64_t changes = files[file].changes;
  pthread_mutex_unlock(&mutex);
  usleep(kSyncTakes);
  pthread_mutex_lock(&mutex);
  const size_t length = strlen(files[file].name), end = unsynced ? strlen(unsynced) : 0;
  const int left_out = unsynced && length >= end && strcmp(files[file].name + length - end, unsynced) == 0;
  if (!left_out) note('S', file, changes, NULL, 0);
  pthread_mutex_unlock(&mutex);
  return 0;
}

int fdatasync(int descriptor) {
  REAL(fdatasync);
  return descriptor >= 0 && descriptor < kDescriptors && file_of[descriptor] != kNone ? synced(descriptor) : real(descriptor);
}

int fsync(int descriptor) {
  REAL(fsync);
  return descriptor >= 0 && descriptor < kDescriptors && file_of[descriptor] != kNone ? synced(descriptor) : real(descriptor);
}
