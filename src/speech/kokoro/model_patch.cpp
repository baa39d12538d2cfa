#include "speech/kokoro/model_patch.h"

#include <cstdint>
#include <string_view>

namespace colloquy::speech {
namespace {

// Field numbers of onnx.proto.
namespace field {
constexpr int kModelGraph = 7;
constexpr int kGraphNode = 1, kGraphOutput = 12;
constexpr int kNodeInput = 1, kNodeOutput = 2, kNodeType = 4, kNodeAttribute = 5;
constexpr int kAttributeName = 1, kAttributeInt = 3, kAttributeType = 20;
constexpr int kValueName = 1, kValueType = 2;
constexpr int kTypeTensor = 1, kTensorElement = 1;
}  // namespace field
constexpr std::uint64_t kFloat = 1;         // TensorProto.DataType
constexpr std::uint64_t kIntAttribute = 2;  // AttributeProto.AttributeType

std::string varint(std::uint64_t value) {
  std::string out;
  for (; value >= 0x80; value >>= 7) out += static_cast<char>(value | 0x80);
  return out + static_cast<char>(value);
}
std::string number(int of, std::uint64_t value) {
  return varint(static_cast<std::uint64_t>(of) << 3) + varint(value);
}
std::string bytes(int of, std::string_view value) {
  return varint(static_cast<std::uint64_t>(of) << 3 | 2) + varint(value.size()) + std::string(value);
}

}  // namespace

std::string durations_output() {
  const std::string to = bytes(field::kAttributeName, "to") + number(field::kAttributeInt, kFloat) +
                         number(field::kAttributeType, kIntAttribute);
  const std::string cast = bytes(field::kNodeInput, "/encoder/Gather_output_0") +
                           bytes(field::kNodeOutput, "durations") + bytes(field::kNodeType, "Cast") +
                           bytes(field::kNodeAttribute, to);
  const std::string type = bytes(field::kTypeTensor, number(field::kTensorElement, kFloat));
  const std::string output = bytes(field::kValueName, "durations") + bytes(field::kValueType, type);
  return bytes(field::kModelGraph, bytes(field::kGraphNode, cast) + bytes(field::kGraphOutput, output));
}

}  // namespace colloquy::speech
