#include "api/multipart.h"

#include <gtest/gtest.h>

namespace colloquy::api {
namespace {

std::optional<std::string> file(const std::string& type, const std::string& body) {
  Request request;
  request.headers.add("Content-Type", type);
  request.body = body;
  const std::optional<std::string_view> found = file_of(request);
  return found ? std::optional<std::string>(*found) : std::nullopt;
}

const std::string kType = "multipart/form-data; boundary=--xyz";

TEST(Multipart, FindsTheFile) {
  EXPECT_EQ(file(kType,
                 "----xyz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n"
                 "----xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.apkg\"\r\n"
                 "Content-Type: application/zip\r\n\r\nPK\r\n--\r\n----xyz--\r\n"),
            std::string("PK\r\n--"));
  const std::string zero =
      "----xyz\r\nContent-Disposition: x; FileName=\"x\"\r\n\r\na" + std::string(1, '\0') + "b\r\n----xyz--";
  EXPECT_EQ(file("multipart/form-data; Boundary=\"--xyz\"; x=y", zero), std::string("a\0b", 3));
  EXPECT_EQ(file(kType, "----xyz\r\nx: filename=\r\n\r\n\r\n----xyz--"), "");
}

TEST(Multipart, FindsNoneWhereThereIsNone) {
  for (const std::string body : {"", "----xyz", "----xyz--", "----xyz\r\n", "----xyz\r\nfilename=\r\n\r\nnever ends",
                                 "----xyz\r\nname=\"a\"\r\n\r\n1\r\n----xyz--", "other", "----xyz\r\n\r\n----xyz\r\n"})
    EXPECT_FALSE(file(kType, body)) << body;
  EXPECT_FALSE(file("multipart/form-data", "----xyz\r\nfilename=\r\n\r\nx\r\n----xyz--"));
  EXPECT_FALSE(file("text/plain", "x"));
}

}  // namespace
}  // namespace colloquy::api
