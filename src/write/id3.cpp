#include "write/id3.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/utf8.h"

namespace colloquy::write {
namespace {

constexpr std::size_t kMostChapters = 255;  // their number is one byte
constexpr std::string_view kContents = "toc";

std::string big_endian(std::uint32_t number, int bytes = 4) {
  std::string out;
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 0xff);
  return out;
}

// Of the whole tag: seven bits a byte, so that no part of it looks like sound.
std::string synchsafe(std::size_t size) {
  std::string out;
  for (int shift = 21; shift >= 0; shift -= 7) out += static_cast<char>(size >> shift & 0x7f);
  return out;
}

std::string frame(std::string_view name, std::string_view body) {
  return std::string(name) + big_endian(static_cast<std::uint32_t>(body.size())) + std::string(2, '\0') +
         std::string(body);
}

std::string utf16(std::string_view text) {
  std::string out = "\xff\xfe";
  const auto put = [&out](std::uint32_t unit) {
    out += static_cast<char>(unit & 0xff);
    out += static_cast<char>(unit >> 8);
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::uint32_t point = static_cast<std::uint32_t>(base::decode_utf8(text, at));
    if (point < 0x10000) {
      put(point);
    } else {
      put(0xd800 + ((point - 0x10000) >> 10));
      put(0xdc00 + ((point - 0x10000) & 0x3ff));
    }
  }
  return out;
}

// Encoding 1: UTF-16 with its mark.
std::string text_frame(std::string_view name, std::string_view text) {
  return text.empty() ? std::string() : frame(name, '\x01' + utf16(text));
}

std::string picture_frame(const Id3Tag& tag) {
  if (tag.picture.empty()) return {};
  constexpr char kFrontCover = 3;
  // Encoding 0, media type, kind, no description.
  return frame("APIC", '\0' + tag.picture_type + '\0' + kFrontCover + '\0' + tag.picture);
}

std::string chapter_id(std::size_t number) {
  return "c" + std::to_string(number);
}

// The contents, then each chapter; places in bytes are left unsaid, as their times are enough.
std::string chapter_frames(const std::vector<TrackChapter>& chapters) {
  const std::size_t count = std::min(chapters.size(), kMostChapters);
  if (count < 2) return {};
  constexpr char kTopLevelInOrder = 3;
  std::string contents = std::string(kContents) + '\0' + kTopLevelInOrder + static_cast<char>(count);
  std::string all;
  for (std::size_t i = 0; i < count; ++i) {
    contents += chapter_id(i) + '\0';
    all += frame("CHAP", chapter_id(i) + '\0' + big_endian(static_cast<std::uint32_t>(chapters[i].start)) +
                             big_endian(static_cast<std::uint32_t>(chapters[i].end)) + std::string(8, '\xff') +
                             text_frame("TIT2", chapters[i].title));
  }
  return frame("CTOC", contents) + all;
}

}  // namespace

std::string id3_tag(const Id3Tag& tag) {
  std::string body = text_frame("TIT2", tag.title) + text_frame("TPE1", tag.artist) + text_frame("TALB", tag.album);
  if (tag.track > 0) {
    body += text_frame("TRCK", std::to_string(tag.track) + (tag.of > 0 ? "/" + std::to_string(tag.of) : ""));
  }
  body += chapter_frames(tag.chapters) + picture_frame(tag);
  constexpr std::string_view kHead("ID3\x03\x00\x00", 6);
  return std::string(kHead) + synchsafe(body.size()) + body;
}

}  // namespace colloquy::write
