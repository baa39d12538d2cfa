#include <array>
#include <cstdint>
#include <memory>

#include <ogg/ogg.h>
#include <opus.h>

#include "speech/codecs.h"

namespace colloquy::speech {
namespace {

constexpr int kBitsPerSecond = 32000;
constexpr int kComplexity = 7;
constexpr int kFramesPerSecond = 50;  // 20 ms each
constexpr int kSerial = 0x436f6c6c;   // one stream a file: any number will do, if it is always the same
constexpr int kGranuleRate = 48000;   // RFC 7845, section 4: positions count at 48 kHz

struct DestroyEncoder {
  void operator()(OpusEncoder* encoder) const { opus_encoder_destroy(encoder); }
};

// An Ogg stream that appends its pages to a string.
class Pages {
 public:
  Pages() { ogg_stream_init(&stream_, kSerial); }
  ~Pages() { ogg_stream_clear(&stream_); }
  Pages(const Pages&) = delete;
  Pages& operator=(const Pages&) = delete;

  enum class Last { no, yes };

  void add(std::string_view packet, std::int64_t granule, Last last) {
    ogg_packet ogg{};
    ogg.packet = reinterpret_cast<unsigned char*>(const_cast<char*>(packet.data()));
    ogg.bytes = static_cast<long>(packet.size());
    ogg.b_o_s = number_ == 0;
    ogg.e_o_s = last == Last::yes;
    ogg.granulepos = granule;
    ogg.packetno = number_++;
    ogg_stream_packetin(&stream_, &ogg);
  }

  void end_page() {
    ogg_page page;
    while (ogg_stream_flush(&stream_, &page) != 0) {
      out_.append(reinterpret_cast<const char*>(page.header), static_cast<std::size_t>(page.header_len));
      out_.append(reinterpret_cast<const char*>(page.body), static_cast<std::size_t>(page.body_len));
    }
  }

  std::string take() { return std::move(out_); }

 private:
  ogg_stream_state stream_;
  std::int64_t number_ = 0;
  std::string out_;
};

void put(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xff);
}

// RFC 7845, section 5.1.
std::string head_packet(int pre_skip, int rate) {
  std::string head = "OpusHead";
  put(head, 1, 1);  // version
  put(head, 1, 1);  // channels
  put(head, static_cast<std::uint32_t>(pre_skip), 2);
  put(head, static_cast<std::uint32_t>(rate), 4);
  put(head, 0, 2);  // gain
  put(head, 0, 1);  // mapping family
  return head;
}

// RFC 7845, section 5.2: a vendor and no comments. Titles stand in the package's manifest.
std::string tags_packet() {
  const std::string vendor = "Colloquy";
  std::string tags = "OpusTags";
  put(tags, static_cast<std::uint32_t>(vendor.size()), 4);
  tags += vendor;
  put(tags, 0, 4);
  return tags;
}

}  // namespace

base::Result<std::string> opus_file(const std::vector<float>& samples, int rate) {
  int error = OPUS_OK;
  const std::unique_ptr<OpusEncoder, DestroyEncoder> encoder(
      opus_encoder_create(rate, 1, OPUS_APPLICATION_AUDIO, &error));
  if (error != OPUS_OK || !encoder) {
    return base::make_error(base::ErrorKind::invalid,
                            "Opus cannot encode " + std::to_string(rate) + " samples a second.");
  }
  opus_encoder_ctl(encoder.get(), OPUS_SET_BITRATE(kBitsPerSecond));
  opus_encoder_ctl(encoder.get(), OPUS_SET_COMPLEXITY(kComplexity));
  opus_encoder_ctl(encoder.get(), OPUS_SET_SIGNAL(OPUS_SIGNAL_VOICE));
  opus_int32 delay = 0;
  opus_encoder_ctl(encoder.get(), OPUS_GET_LOOKAHEAD(&delay));
  const std::int64_t scale = kGranuleRate / rate;
  const std::int64_t pre_skip = delay * scale;

  Pages pages;
  pages.add(head_packet(static_cast<int>(pre_skip), rate), 0, Pages::Last::no);
  pages.end_page();
  pages.add(tags_packet(), 0, Pages::Last::no);
  pages.end_page();

  const std::size_t frame = static_cast<std::size_t>(rate / kFramesPerSecond);
  const std::int64_t length = pre_skip + static_cast<std::int64_t>(samples.size()) * scale;  // at 48 kHz
  std::vector<float> input(frame);
  std::array<unsigned char, 1500> packet;
  std::int64_t granule = 0;
  int in_page = 0;
  for (std::size_t at = 0; granule < length; at += frame) {
    for (std::size_t i = 0; i < frame; ++i) input[i] = at + i < samples.size() ? samples[at + i] : 0.0f;
    const opus_int32 bytes =
        opus_encode_float(encoder.get(), input.data(), static_cast<int>(frame), packet.data(), packet.size());
    if (bytes < 0) return base::make_error(base::ErrorKind::internal, "The Opus encoder failed.");
    granule += static_cast<std::int64_t>(frame) * scale;
    const bool last = granule >= length;
    // The last position says how many samples count (RFC 7845, section 4.4).
    pages.add(std::string_view(reinterpret_cast<const char*>(packet.data()), static_cast<std::size_t>(bytes)),
              last ? length : granule, last ? Pages::Last::yes : Pages::Last::no);
    if (++in_page == kFramesPerSecond || last) {
      pages.end_page();
      in_page = 0;
    }
  }
  return pages.take();
}

}  // namespace colloquy::speech
