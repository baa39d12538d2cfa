// The part of ONNX Runtime's C interface that the studio voices need. The runtime comes with a voice pack and is loaded
// while the program runs, so there is no header of it to build against; none is needed, since its interface is a table
// of functions that only ever grows: version 1, which is all that is used here, has its 102 places for good
// (onnxruntime_c_api.h, "End of Version 1 - DO NOT MODIFY ABOVE").
#pragma once

#include <cstddef>
#include <cstdint>

namespace colloquy::speech::onnx {

struct Status;
struct Env;
struct SessionOptions;
struct Session;
struct RunOptions;
struct Value;
struct MemoryInfo;
struct Shape;

enum class Element : int { float32 = 1, int64 = 7 };

// Places in the table of version 1.
enum Place : std::size_t {
  kGetErrorMessage = 2,
  kCreateEnv = 3,
  kCreateSessionFromArray = 8,
  kRun = 9,
  kCreateSessionOptions = 10,
  kDisableMemPattern = 17,
  kDisableCpuMemArena = 19,
  kSetSessionGraphOptimizationLevel = 23,
  kSetIntraOpNumThreads = 24,
  kSetInterOpNumThreads = 25,
  kCreateTensorWithDataAsOrtValue = 49,
  kGetTensorMutableData = 51,
  kGetTensorShapeElementCount = 64,
  kGetTensorTypeAndShape = 65,
  kCreateCpuMemoryInfo = 69,
  kReleaseEnv = 92,
  kReleaseStatus = 93,
  kReleaseMemoryInfo = 94,
  kReleaseSession = 95,
  kReleaseValue = 96,
  kReleaseTensorTypeAndShapeInfo = 99,
  kReleaseSessionOptions = 100,
};

// What the library exports as OrtGetApiBase().
struct ApiBase {
  const void* const* (*get_api)(std::uint32_t version);  // nullptr: it does not know the version
  const char* (*version)();
};

// The functions at their places, with their types. A Status is an error that the caller releases; nullptr is none.
struct Api {
  const void* const* table = nullptr;

  template <typename Function>
  Function at(Place place) const {
    return reinterpret_cast<Function>(const_cast<void*>(table[place]));
  }

  const char* message(const Status* status) const {
    return at<const char* (*)(const Status*)>(kGetErrorMessage)(status);
  }
  template <typename Thing>
  void release(Place place, Thing* thing) const {
    at<void (*)(Thing*)>(place)(thing);
  }
  Status* create_env(int severity, const char* name, Env** out) const {
    return at<Status* (*)(int, const char*, Env**)>(kCreateEnv)(severity, name, out);
  }
  Status* create_options(SessionOptions** out) const {
    return at<Status* (*)(SessionOptions**)>(kCreateSessionOptions)(out);
  }
  Status* set(Place place, SessionOptions* options) const { return at<Status* (*)(SessionOptions*)>(place)(options); }
  Status* set(Place place, SessionOptions* options, int value) const {
    return at<Status* (*)(SessionOptions*, int)>(place)(options, value);
  }
  Status* create_session(const Env* env, const void* model, std::size_t bytes, const SessionOptions* options,
                         Session** out) const {
    return at<Status* (*)(const Env*, const void*, std::size_t, const SessionOptions*, Session**)>(
        kCreateSessionFromArray)(env, model, bytes, options, out);
  }
  Status* cpu_memory(MemoryInfo** out) const {
    constexpr int kDeviceAllocator = 0, kDefault = 0;
    return at<Status* (*)(int, int, MemoryInfo**)>(kCreateCpuMemoryInfo)(kDeviceAllocator, kDefault, out);
  }
  Status* tensor(const MemoryInfo* memory, void* data, std::size_t bytes, const std::int64_t* shape,
                 std::size_t dimensions, Element element, Value** out) const {
    return at<Status* (*)(const MemoryInfo*, void*, std::size_t, const std::int64_t*, std::size_t, int, Value**)>(
        kCreateTensorWithDataAsOrtValue)(memory, data, bytes, shape, dimensions, static_cast<int>(element), out);
  }
  Status* run(Session* session, const char* const* input_names, const Value* const* inputs, std::size_t n_inputs,
              const char* const* output_names, std::size_t n_outputs, Value** outputs) const {
    return at<Status* (*)(Session*, const RunOptions*, const char* const*, const Value* const*, std::size_t,
                          const char* const*, std::size_t, Value**)>(kRun)(session, nullptr, input_names, inputs,
                                                                           n_inputs, output_names, n_outputs, outputs);
  }
  Status* data(Value* value, void** out) const {
    return at<Status* (*)(Value*, void**)>(kGetTensorMutableData)(value, out);
  }
  Status* shape(const Value* value, Shape** out) const {
    return at<Status* (*)(const Value*, Shape**)>(kGetTensorTypeAndShape)(value, out);
  }
  Status* elements(const Shape* shape, std::size_t* out) const {
    return at<Status* (*)(const Shape*, std::size_t*)>(kGetTensorShapeElementCount)(shape, out);
  }
};

}  // namespace colloquy::speech::onnx
