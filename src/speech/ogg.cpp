#include <ogg/ogg.h>

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "speech/coded_opus.h"

namespace colloquy::speech {
namespace {

constexpr int kSerial = 0x436f6c6c;     // one stream a file: any number will do, if it is always the same
constexpr int kGranuleRate = 48000;     // RFC 7845, section 4: positions count at 48 kHz
constexpr int kGranulesPerFrame = 960;  // 20 ms
constexpr int kPacketsPerPage = 50;

enum class Last { no, yes };

// An Ogg stream that appends its pages to a string.
class Pages {
 public:
  Pages() { ogg_stream_init(&stream_, kSerial); }
  ~Pages() { ogg_stream_clear(&stream_); }
  Pages(const Pages&) = delete;
  Pages& operator=(const Pages&) = delete;

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
std::string head_packet(int rate) {
  std::string head = "OpusHead";
  put(head, 1, 1);  // version
  put(head, 1, 1);  // channels
  put(head, kPreSkip, 2);
  put(head, static_cast<std::uint32_t>(rate), 4);
  put(head, 0, 2);  // gain
  put(head, 0, 1);  // mapping family
  return head;
}

// RFC 7845, section 5.2. Tracks have no comments: their titles stand in the package's manifest.
std::string tags_packet(const std::vector<std::string>& comments) {
  const std::string vendor = "Colloquy";
  std::string tags = "OpusTags";
  put(tags, static_cast<std::uint32_t>(vendor.size()), 4);
  tags += vendor;
  put(tags, static_cast<std::uint32_t>(comments.size()), 4);
  for (const std::string& comment : comments) {
    put(tags, static_cast<std::uint32_t>(comment.size()), 4);
    tags += comment;
  }
  return tags;
}

}  // namespace

std::string ogg_opus(const std::vector<std::vector<std::string>>& packets, std::size_t samples, int rate,
                     const std::vector<std::string>& comments) {
  Pages pages;
  pages.add(head_packet(rate), 0, Last::no);
  pages.end_page();
  pages.add(tags_packet(comments), 0, Last::no);
  pages.end_page();
  std::size_t count = 0;
  for (const std::vector<std::string>& stretch : packets) count += stretch.size();
  // The last position says how many samples count (RFC 7845, section 4.4).
  const std::int64_t length = kPreSkip + static_cast<std::int64_t>(samples) * (kGranuleRate / rate);
  std::size_t number = 0;
  for (const std::vector<std::string>& stretch : packets) {
    for (const std::string& packet : stretch) {
      ++number;
      const std::int64_t granule = static_cast<std::int64_t>(number) * kGranulesPerFrame;
      pages.add(packet, std::min(granule, length), number == count ? Last::yes : Last::no);
      if (number % kPacketsPerPage == 0 || number == count) pages.end_page();
    }
  }
  return pages.take();
}

}  // namespace colloquy::speech
