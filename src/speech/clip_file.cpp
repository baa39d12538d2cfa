#include "speech/clip_file.h"

#include <ogg/ogg.h>
#include <opus.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <memory>
#include <optional>
#include <vector>

#include "speech/coded_opus.h"

namespace colloquy::speech {
namespace {

using base::Result;

constexpr std::string_view kWords = "COLLOQUY_WORDS=";
constexpr std::string_view kLevel = "COLLOQUY_LEVEL=";
constexpr std::string_view kVoice = "COLLOQUY_VOICE=";
constexpr int kGranuleRate = 48000;  // RFC 7845, section 4
constexpr int kLongestPacket = 120;  // ms (RFC 6716, section 2.1.4)

base::Error damaged() {
  return base::make_error(base::ErrorKind::invalid, "This is no spoken line.");
}

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t width) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < width; ++i)
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  return value;
}

// The packets of an Ogg file with one stream.
class Packets {
 public:
  explicit Packets(std::string_view bytes) {
    ogg_sync_init(&sync_);
    char* room = ogg_sync_buffer(&sync_, static_cast<long>(bytes.size()));
    if (room == nullptr) return;
    std::memcpy(room, bytes.data(), bytes.size());
    ogg_sync_wrote(&sync_, static_cast<long>(bytes.size()));
  }
  ~Packets() {
    if (open_) ogg_stream_clear(&stream_);
    ogg_sync_clear(&sync_);
  }
  Packets(const Packets&) = delete;
  Packets& operator=(const Packets&) = delete;

  // Valid until the next call. Nothing: the end, or damage.
  std::optional<std::string_view> next() {
    ogg_packet packet;
    while (!open_ || ogg_stream_packetout(&stream_, &packet) != 1) {
      ogg_page page;
      if (ogg_sync_pageout(&sync_, &page) != 1) return std::nullopt;
      if (!open_) {
        ogg_stream_init(&stream_, ogg_page_serialno(&page));
        open_ = true;
      }
      if (ogg_stream_pagein(&stream_, &page) != 0) return std::nullopt;
    }
    ended_ = packet.e_o_s != 0;
    granule_ = std::max<std::int64_t>(granule_, packet.granulepos);
    return std::string_view(reinterpret_cast<const char*>(packet.packet), static_cast<std::size_t>(packet.bytes));
  }

  std::int64_t granule() const { return granule_; }  // of the last packet
  bool ended() const { return ended_; }              // with a packet that says so

 private:
  ogg_sync_state sync_{};
  ogg_stream_state stream_{};
  bool open_ = false, ended_ = false;
  std::int64_t granule_ = 0;
};

// The values of RFC 7845, section 5.2.
std::vector<std::string_view> comments_of(std::string_view tags) {
  std::vector<std::string_view> comments;
  if (!tags.starts_with("OpusTags") || tags.size() < 16) return comments;
  std::size_t at = 12 + std::size_t{number_at(tags, 8, 4)};
  if (at > tags.size() || tags.size() - at < 4) return comments;
  const std::uint32_t count = number_at(tags, at, 4);
  at += 4;
  for (std::uint32_t i = 0; i < count && tags.size() - at >= 4; ++i) {
    const std::size_t length = number_at(tags, at, 4);
    at += 4;
    if (length > tags.size() - at) break;
    comments.push_back(tags.substr(at, length));
    at += length;
  }
  return comments;
}

std::optional<std::vector<WordSpan>> words_of(std::string_view text) {
  std::vector<WordSpan> words;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    WordSpan word;
    std::from_chars_result read = std::from_chars(at, end, word.start);
    if (read.ec != std::errc() || read.ptr == end || *read.ptr != '-') return std::nullopt;
    read = std::from_chars(read.ptr + 1, end, word.end);
    if (read.ec != std::errc() || word.start < 0 || word.end < word.start) return std::nullopt;
    if (!words.empty() && word.start < words.back().end) return std::nullopt;
    words.push_back(word);
    at = read.ptr == end ? end : read.ptr + 1;
  }
  return words;
}

std::string comment_of_words(const std::vector<WordSpan>& words) {
  std::string out(kWords);
  for (const WordSpan& word : words) {
    if (out.size() > kWords.size()) out += ' ';
    out += std::to_string(word.start) + '-' + std::to_string(word.end);
  }
  return out;
}

struct DestroyDecoder {
  void operator()(OpusDecoder* decoder) const { opus_decoder_destroy(decoder); }
};

Result<std::vector<std::int16_t>> decode(Packets& packets, int rate) {
  int error = OPUS_OK;
  const std::unique_ptr<OpusDecoder, DestroyDecoder> decoder(opus_decoder_create(rate, 1, &error));
  if (error != OPUS_OK || !decoder) return damaged();
  const std::size_t longest = static_cast<std::size_t>(kLongestLine) * static_cast<std::size_t>(rate);
  std::vector<std::int16_t> block(static_cast<std::size_t>(rate / 1000 * kLongestPacket));
  std::vector<std::int16_t> pcm;
  while (const std::optional<std::string_view> packet = packets.next()) {
    const int count =
        opus_decode(decoder.get(), reinterpret_cast<const unsigned char*>(packet->data()),
                    static_cast<opus_int32>(packet->size()), block.data(), static_cast<int>(block.size()), 0);
    if (count < 0 || pcm.size() > longest) return damaged();
    pcm.insert(pcm.end(), block.begin(), block.begin() + count);
  }
  const int scale = kGranuleRate / rate;
  const std::size_t skip = static_cast<std::size_t>(kPreSkip / scale);
  const std::int64_t length = (packets.granule() - kPreSkip) / scale;
  if (!packets.ended() || length < 0 || pcm.size() < skip + static_cast<std::size_t>(length)) return damaged();
  pcm.erase(pcm.begin(), pcm.begin() + static_cast<std::ptrdiff_t>(skip));
  pcm.resize(static_cast<std::size_t>(length));
  return pcm;
}

}  // namespace

Result<std::string> to_clip_file(const ClipFile& file) {
  const std::vector<float> samples = samples_of(file.clip);
  std::vector<std::vector<std::string>> packets;
  for (const Stretch& stretch : stretches_of(samples, file.clip.rate))
    packets.push_back(TRY(opus_packets(samples, file.clip.rate, stretch)));
  std::vector<std::string> comments = {comment_of_words(file.clip.words), std::string(kVoice) + file.engine};
  if (file.clip.voice_lufs) {
    char level[32];
    std::snprintf(level, sizeof level, "%.3f", *file.clip.voice_lufs);
    comments.push_back(std::string(kLevel) + level);
  }
  return ogg_opus(packets, samples.size(), file.clip.rate, comments);
}

Result<ClipFile> read_clip_file(std::string_view bytes) {
  Packets packets(bytes);
  const std::optional<std::string_view> head = packets.next();
  if (!head || !head->starts_with("OpusHead") || head->size() < 19 || (*head)[9] != 1) return damaged();
  ClipFile file;
  file.clip.rate = static_cast<int>(number_at(*head, 12, 4));
  if (number_at(*head, 10, 2) != kPreSkip || (file.clip.rate != 16000 && file.clip.rate != 24000)) return damaged();
  const std::optional<std::string_view> tags = packets.next();
  if (!tags) return damaged();
  bool timed = false;
  for (const std::string_view comment : comments_of(*tags)) {
    if (comment.starts_with(kWords)) {
      std::optional<std::vector<WordSpan>> words = words_of(comment.substr(kWords.size()));
      if (!words) return damaged();
      file.clip.words = *std::move(words);
      timed = true;
    } else if (comment.starts_with(kVoice)) {
      file.engine = comment.substr(kVoice.size());
    } else if (comment.starts_with(kLevel)) {
      double level = 0;
      std::from_chars(comment.data() + kLevel.size(), comment.data() + comment.size(), level);
      if (level < 0 && level > -70) file.clip.voice_lufs = level;
    }
  }
  if (!timed) return damaged();
  file.clip.pcm = TRY(decode(packets, file.clip.rate));
  if (!file.clip.words.empty() && file.clip.words.back().end > static_cast<std::int64_t>(file.clip.pcm.size()))
    return damaged();
  return file;
}

std::string engine_of_clip_file(std::string_view bytes) {
  Packets packets(bytes);
  packets.next();
  const std::optional<std::string_view> tags = packets.next();
  for (const std::string_view comment : tags ? comments_of(*tags) : std::vector<std::string_view>()) {
    if (comment.starts_with(kVoice)) return std::string(comment.substr(kVoice.size()));
  }
  return {};
}

}  // namespace colloquy::speech
