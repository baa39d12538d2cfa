// A voice pack: one folder with everything that the studio voices need, made once by `colloquy voices install` and read
// by every build. Nothing in it is run but the runtime's library, and only after its hash has been found to be the one
// that the pack was made with.
//
//     kokoro/pack.json                       what is here, with a SHA-256 each
//            model.onnx                      the model, with the lengths of its phonemes (model_patch.h)
//            libonnxruntime.so               what computes it
//            voices/af_heart.bin ...         510 styles of 256 numbers (float32, little-endian), by a line's length
//            licences/...                    of each of them
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/result.h"

namespace colloquy::speech {

struct PackFile {
  std::string path;  // in the pack's folder
  std::string sha256;
};

struct Pack {
  std::filesystem::path folder;
  PackFile model, runtime;
  struct Voice {
    std::string name;  // "af_heart"
    PackFile styles;
  };
  std::vector<Voice> voices;  // the best first
  std::vector<PackFile> licences;
};

inline constexpr char kPackFile[] = "pack.json";
inline constexpr int kPackFormat = 1;

base::Json to_json(const Pack& pack);

// Reads pack.json and nothing else. Errors: not_found (no pack there), invalid (of another format, or broken).
base::Result<Pack> read_pack(const std::filesystem::path& folder);

// The bytes of a file of the pack. Errors: those of reading it; invalid where they are not what the pack was made with.
base::Result<std::string> read_part(const Pack& pack, const PackFile& file);

}  // namespace colloquy::speech
