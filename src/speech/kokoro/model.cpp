#include "speech/kokoro/model.h"

#include <dlfcn.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "speech/kokoro/onnx_api.h"

namespace colloquy::speech {
namespace {

using base::ErrorKind;
using base::Result;

// A thing of the runtime's, released at its place of the table.
template <typename Thing>
struct Release {
  onnx::Api api;
  onnx::Place place{};
  void operator()(Thing* thing) const { api.release(place, thing); }
};
template <typename Thing>
using Owned = std::unique_ptr<Thing, Release<Thing>>;

Result<void> checked(const onnx::Api& api, onnx::Status* status, const char* doing) {
  if (status == nullptr) return {};
  const Owned<onnx::Status> owned(status, {api, onnx::kReleaseStatus});
  return base::make_error(ErrorKind::internal, std::string("The studio voice: ") + doing + ": " + api.message(status));
}

class OnnxModel final : public KokoroModel {
 public:
  OnnxModel(void* library, const onnx::Api& api, std::string version)
      : library_(library), api_(api), version_(std::move(version)) {}

  Result<void> open(std::string_view model) {
    constexpr int kErrors = 3, kAll = 99;
    onnx::Env* env = nullptr;
    TRY_VOID(checked(api_, api_.create_env(kErrors, "colloquy", &env), "starting"));
    env_ = {env, {api_, onnx::kReleaseEnv}};
    onnx::SessionOptions* made = nullptr;
    TRY_VOID(checked(api_, api_.create_options(&made), "starting"));
    const Owned<onnx::SessionOptions> options(made, {api_, onnx::kReleaseSessionOptions});
    TRY_VOID(checked(api_, api_.set(onnx::kSetIntraOpNumThreads, made, 1), "its threads"));
    TRY_VOID(checked(api_, api_.set(onnx::kSetInterOpNumThreads, made, 1), "its threads"));
    TRY_VOID(checked(api_, api_.set(onnx::kSetSessionGraphOptimizationLevel, made, kAll), "its optimisation"));
    // Lines are of all lengths: what is kept for one length would be kept for each.
    TRY_VOID(checked(api_, api_.set(onnx::kDisableMemPattern, made), "its memory"));
    onnx::Session* session = nullptr;
    TRY_VOID(checked(api_, api_.create_session(env, model.data(), model.size(), made, &session), "reading the model"));
    session_ = {session, {api_, onnx::kReleaseSession}};
    onnx::MemoryInfo* memory = nullptr;
    TRY_VOID(checked(api_, api_.cpu_memory(&memory), "its memory"));
    memory_ = {memory, {api_, onnx::kReleaseMemoryInfo}};
    return {};
  }

  Result<Sound> speak(std::span<const std::int64_t> phonemes, std::span<const float> style,
                      float speed) const override {
    std::vector<std::int64_t> ids(phonemes.begin(), phonemes.end());
    std::vector<float> look(style.begin(), style.end());
    const std::array<std::int64_t, 2> ids_shape = {1, static_cast<std::int64_t>(ids.size())};
    const std::array<std::int64_t, 2> style_shape = {1, static_cast<std::int64_t>(look.size())};
    const std::array<std::int64_t, 1> speed_shape = {1};
    const Owned<onnx::Value> a = TRY(tensor(ids.data(), ids.size() * sizeof ids[0], ids_shape, onnx::Element::int64));
    const Owned<onnx::Value> b =
        TRY(tensor(look.data(), look.size() * sizeof look[0], style_shape, onnx::Element::float32));
    const Owned<onnx::Value> c = TRY(tensor(&speed, sizeof speed, speed_shape, onnx::Element::float32));
    constexpr std::array<const char*, 3> kInputs = {"tokens", "style", "speed"};
    constexpr std::array<const char*, 2> kOutputs = {"audio", "durations"};
    const std::array<const onnx::Value*, 3> inputs = {a.get(), b.get(), c.get()};
    std::array<onnx::Value*, 2> outputs{};
    TRY_VOID(checked(api_,
                     api_.run(session_.get(), kInputs.data(), inputs.data(), inputs.size(), kOutputs.data(),
                              outputs.size(), outputs.data()),
                     "speaking"));
    const Owned<onnx::Value> audio(outputs[0], {api_, onnx::kReleaseValue});
    const Owned<onnx::Value> durations(outputs[1], {api_, onnx::kReleaseValue});
    Sound out;
    const std::span<const float> samples = TRY(numbers(outputs[0]));
    out.samples.assign(samples.begin(), samples.end());
    for (const float frames : TRY(numbers(outputs[1]))) out.durations.push_back(std::llround(frames));
    if (out.durations.size() != ids.size())
      return base::make_error(ErrorKind::internal, "The studio voice gave no length for some sounds.");
    return out;
  }

  std::string runtime_version() const override { return version_; }

 private:
  Result<Owned<onnx::Value>> tensor(void* data, std::size_t bytes, std::span<const std::int64_t> shape,
                                    onnx::Element element) const {
    onnx::Value* out = nullptr;
    TRY_VOID(
        checked(api_, api_.tensor(memory_.get(), data, bytes, shape.data(), shape.size(), element, &out), "its input"));
    return Owned<onnx::Value>(out, {api_, onnx::kReleaseValue});
  }

  Result<std::span<const float>> numbers(onnx::Value* value) const {
    onnx::Shape* made = nullptr;
    TRY_VOID(checked(api_, api_.shape(value, &made), "its output"));
    const Owned<onnx::Shape> shape(made, {api_, onnx::kReleaseTensorTypeAndShapeInfo});
    std::size_t count = 0;
    TRY_VOID(checked(api_, api_.elements(made, &count), "its output"));
    void* data = nullptr;
    TRY_VOID(checked(api_, api_.data(value, &data), "its output"));
    return std::span<const float>(static_cast<const float*>(data), count);
  }

  void* library_;  // stays loaded: the runtime's threads do not like to lose their code
  onnx::Api api_;
  std::string version_;
  Owned<onnx::Env> env_;
  Owned<onnx::Session> session_;
  Owned<onnx::MemoryInfo> memory_;
};

}  // namespace

Result<std::unique_ptr<KokoroModel>> KokoroModel::load(const std::string& library, std::string_view model) {
  void* loaded = dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (loaded == nullptr) return base::make_error(ErrorKind::not_found, std::string("The voice pack: ") + dlerror());
  const auto base_of = reinterpret_cast<const onnx::ApiBase* (*)()>(dlsym(loaded, "OrtGetApiBase"));
  const onnx::ApiBase* base = base_of ? base_of() : nullptr;
  const void* const* table = base ? base->get_api(1) : nullptr;
  if (table == nullptr)
    return base::make_error(ErrorKind::invalid, library + " is not the runtime that the voice pack needs.");
  auto out = std::make_unique<OnnxModel>(loaded, onnx::Api{table}, base->version());
  TRY_VOID(out->open(model));
  return std::unique_ptr<KokoroModel>(std::move(out));
}

}  // namespace colloquy::speech
