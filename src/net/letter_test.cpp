#include "net/letter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace colloquy::net {
namespace {

using testing::HasSubstr;

TEST(Letter, IsAMessageOfRfc5322) {
  const std::string message = message_of({"ana@school.example", "A new password", "Grüße"}, "colloquy@school.example",
                                         "abc", 1'795'771'800'123);
  EXPECT_THAT(message,
              testing::StartsWith("Date: Fri, 27 Nov 2026 09:30:00 +0000\r\nFrom: <colloquy@school.example>\r\n"
                                  "To: <ana@school.example>\r\nMessage-ID: <abc@school.example>\r\n"
                                  "Subject: =?utf-8?B?QSBuZXcgcGFzc3dvcmQ=?=\r\n"));
  EXPECT_THAT(message, testing::EndsWith("\r\n\r\nR3LDvMOfZQ==\r\n"));
}

TEST(Letter, NoSubjectAndNoTextBreaksALine) {
  std::string subject;
  for (int i = 0; i < 60; ++i) subject += "ü\r\nBcc: all@x.example ";
  const std::string message = message_of({"a@b.example", subject, subject}, "c@d.example", "id", 0);
  EXPECT_EQ(message.find("Bcc"), std::string::npos);
  std::size_t from = 0;
  while (from < message.size()) {
    const std::size_t end = message.find("\r\n", from);
    ASSERT_NE(end, std::string::npos);
    EXPECT_LE(end - from, 78u);
    from = end + 2;
  }
}

TEST(Letter, AnAddressIsOneAddress) {
  for (const char* good : {"a@b", "ana.b+c@school.example", "ä@schule.example"}) EXPECT_TRUE(is_address(good)) << good;
  for (const char* bad : {"", "a", "@b", "a@", "a@b@c", "a@b>\r\nRCPT TO:<c@d", "a b@c", "a@b,c@d", "<a@b>", "a@b\n"})
    EXPECT_FALSE(is_address(bad)) << bad;
  EXPECT_FALSE(is_address(std::string(260, 'a') + "@b"));
}

}  // namespace
}  // namespace colloquy::net
