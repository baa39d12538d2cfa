// The published Kokoro model says what it speaks, but not when. Inside it knows: each phoneme's length in frames is a
// tensor of its graph. This makes that tensor an output called "durations", without a library for the format. Pure.
//
// An ONNX file is one message of Protocol Buffers, whose parts may be written one after the other: what is appended is
// merged into what stands before ("last one wins", and lists grow; Protocol Buffers, "Encoding", section "Last One
// Wins"). So a piece of 100 bytes at the end adds a node and an output to the graph.
#pragma once

#include <string>

namespace colloquy::speech {

// To be appended to the model's bytes.
std::string durations_output();

}  // namespace colloquy::speech
