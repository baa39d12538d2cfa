#include "write/video_hosts.h"

#include <gtest/gtest.h>

namespace colloquy::write {
namespace {

TEST(VideoHosts, known_addresses_become_frames_without_tracking) {
  for (const char* address :
       {"https://www.youtube.com/watch?v=abcDEF_-123", "https://youtu.be/abcDEF_-123?t=4",
        "https://youtube.com/watch?t=1&v=abcDEF_-123", "https://www.youtube.com/embed/abcDEF_-123",
        "https://m.youtube.com/watch?v=abcDEF_-123#x"}) {
    ASSERT_TRUE(video_frame(address)) << address;
    EXPECT_EQ(video_frame(address)->address, "https://www.youtube-nocookie.com/embed/abcDEF_-123?autoplay=1");
  }
  EXPECT_EQ(video_frame("https://vimeo.com/123456")->address, "https://player.vimeo.com/video/123456?dnt=1&autoplay=1");
}

TEST(VideoHosts, everything_else_stays_a_link) {
  for (const char* address : {"https://films.example/1", "https://youtube.com.evil.example/watch?v=a",
                              "https://evil.example/@youtube.com/watch?v=a", "https://www.youtube.com/watch",
                              "https://www.youtube.com/watch?v=%22%3E", "https://vimeo.com/about", "clip.mp4"}) {
    EXPECT_FALSE(video_frame(address)) << address;
  }
}

TEST(VideoHosts, every_frame_is_on_a_host_the_policy_names) {
  EXPECT_EQ(host_of("https://user@www.example.org:8/x"), "example.org:8");
  for (const std::string_view host : frame_hosts()) EXPECT_EQ(host.find("://"), std::string_view::npos);
}

}  // namespace
}  // namespace colloquy::write
