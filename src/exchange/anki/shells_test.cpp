// The shells around a package: zip, Zstandard, the wire format, SHA-1, and how notes are known again.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>

#include "base/file.h"
#include "exchange/anki/identity.h"
#include "exchange/anki/sha1.h"
#include "exchange/anki/wire.h"
#include "exchange/anki/zip.h"
#include "exchange/anki/zstd.h"
#include "exchange/zip_writer.h"

namespace colloquy::exchange::anki {
namespace {

std::string hex(std::string_view of) {
  std::string out;
  for (const std::uint8_t byte : sha1(of)) {
    std::array<char, 3> digits;
    std::snprintf(digits.data(), digits.size(), "%02x", byte);
    out += digits.data();
  }
  return out;
}

TEST(Sha1, GivesTheStandardsExamples) {
  EXPECT_EQ(hex(""), "da39a3ee5e6b4b0d3255bfef95601890afd80709");
  EXPECT_EQ(hex("abc"), "a9993e364706816aba3e25717850c26c9cd0d89d");
  EXPECT_EQ(hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
  EXPECT_EQ(hex(std::string(1'000'000, 'a')), "34aa973cd4c4daa4f61eeb2bdbad27316534016f");
}

TEST(Wire, ReadsWhatItWrites) {
  const std::string bytes =
      WireWriter().number(1, 300).bytes(2, "two").real(3, 1.5F).reals(4, {1, 2}).number(255, 7).take();
  EXPECT_EQ(bytes.substr(0, 3), "\x08\xac\x02");  // protobuf.dev's own example
  WireReader reader(bytes);
  ASSERT_TRUE(reader.next());
  EXPECT_EQ(reader.number(), 300u);
  ASSERT_TRUE(reader.next());
  EXPECT_EQ(reader.bytes(), "two");
  ASSERT_TRUE(reader.next());
  EXPECT_EQ(reader.field(), 3);
  ASSERT_TRUE(reader.next());
  EXPECT_EQ(reader.bytes().size(), 8u);
  ASSERT_TRUE(reader.next());
  EXPECT_EQ(reader.field(), 255);
  EXPECT_FALSE(reader.next());
  EXPECT_FALSE(reader.broken());
}

TEST(Wire, EndsAtDamage) {
  using namespace std::string_view_literals;
  for (const std::string_view bytes :
       {"\x0a\x05\x61\x62"sv, "\x08"sv, "\x0b"sv, "\x00\x01"sv, "\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"sv}) {
    WireReader reader(bytes);
    EXPECT_FALSE(reader.next());
    EXPECT_TRUE(reader.broken());
  }
}

TEST(Zstd, ReadsWhatItWritesAndNoMoreThanAllowed) {
  const std::string text(100'000, 'x');
  const std::string packed = pack_zstd(text);
  EXPECT_EQ(*unpack_zstd(packed, 100'000), text);
  EXPECT_EQ(*unpack_zstd(packed + pack_zstd("tail"), 200'000), text + "tail");
  EXPECT_EQ(unpack_zstd(packed, 99'999).error().kind, base::ErrorKind::too_large);
  EXPECT_EQ(unpack_zstd(packed.substr(0, packed.size() - 1), 200'000).error().kind, base::ErrorKind::invalid);
  EXPECT_EQ(unpack_zstd("plain text", 200'000).error().kind, base::ErrorKind::invalid);
  EXPECT_FALSE(unpack_zstd("", 10).ok());
}

TEST(Zip, ReadsWhatItWrites) {
  const NewZipEntry entries[] = {{"one", "1111"}, {"two", std::string(50'000, '2'), NewZipEntry::Packing::deflated}};
  const std::string bytes = *write_zip(entries);
  EXPECT_EQ(bytes, *write_zip(entries));
  EXPECT_LT(bytes.size(), 1000u);
  const auto zip = Zip::open(bytes);
  ASSERT_TRUE(zip.ok());
  Budget budget;
  ASSERT_EQ(zip->entries().size(), 2u);
  EXPECT_EQ(*zip->read(*zip->find("one"), budget), "1111");
  EXPECT_EQ(*zip->read(*zip->find("two"), budget), std::string(50'000, '2'));
  EXPECT_EQ(zip->find("three"), nullptr);
}

TEST(Zip, AFileIsWholeOrNotThere) {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("colloquy-zip-" + std::to_string(::getpid()));
  const std::filesystem::path target = folder / "new" / "a.zip", piece = folder / "piece";
  ASSERT_TRUE(base::write_file(piece, std::string(70'000, 'p')).ok());
  const NewZipEntry entries[] = {{"mimetype", "x/y"}, {"piece", {}, NewZipEntry::Packing::stored, piece}};
  ASSERT_TRUE(write_zip_file(target, entries).ok());
  const std::string first = *base::read_file(target);
  EXPECT_TRUE(std::string_view(first).substr(30).starts_with("mimetypex/y"));  // no extra field before it
  const auto zip = Zip::open(first);
  ASSERT_TRUE(zip.ok());
  Budget budget;
  EXPECT_EQ(*zip->read(*zip->find("piece"), budget), std::string(70'000, 'p'));
  // Another time and other rights: the same bytes.
  std::filesystem::permissions(piece, std::filesystem::perms::owner_all);
  std::filesystem::last_write_time(piece, std::filesystem::file_time_type::clock::now() - std::chrono::hours(50));
  ASSERT_TRUE(write_zip_file(target, entries).ok());
  EXPECT_EQ(*base::read_file(target), first);
  std::filesystem::remove(piece);
  EXPECT_EQ(write_zip_file(target, entries).error().kind, base::ErrorKind::not_found);
  EXPECT_EQ(*base::read_file(target), first);
  EXPECT_FALSE(write_zip_file(folder / "new", std::span(entries, 1)).ok());  // a folder is there
  std::filesystem::remove_all(folder);
}

TEST(Zip, NoticesAChangedByte) {
  std::string bytes = *write_zip(std::vector<NewZipEntry>{{"one", "a text that is as it is"}});
  bytes[bytes.find("as it is")] = 'b';
  const auto zip = Zip::open(bytes);
  ASSERT_TRUE(zip.ok());
  Budget budget;
  EXPECT_EQ(zip->read(zip->entries()[0], budget).error().kind, base::ErrorKind::invalid);
}

TEST(Identity, LeadsBackToTheGuid) {
  for (const std::string guid : {"w+XBiSzVON", "M1>emA<=G", "a", "\xc3\xa4 and -- more", "cU1%zNUzk1"}) {
    const std::string node = node_of_foreign(guid);
    EXPECT_TRUE(std::all_of(node.begin(), node.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '2' && c <= '7') || c == '-';
    })) << node;
    EXPECT_EQ(guid_of("course", node), guid);
    EXPECT_EQ(node_of("course", guid), node);
  }
}

TEST(Identity, MakesGuidsOfTheCoursesOwnIds) {
  EXPECT_EQ(guid_of("h2l4hsh737", "ejjuv3f6ae"), "h2l4hsh737/ejjuv3f6ae");
  EXPECT_EQ(node_of("h2l4hsh737", "h2l4hsh737/ejjuv3f6ae"), "ejjuv3f6ae");
  // An author's own "anki-..." that is no base32 of ours.
  EXPECT_EQ(guid_of("c", "anki-basics"), "c/anki-basics");
  EXPECT_EQ(guid_of("c", "anki-m"), "c/anki-m");
}

TEST(Identity, NumbersLookLikeMoments) {
  EXPECT_EQ(id_number("note a"), id_number("note a"));
  EXPECT_NE(id_number("note a"), id_number("note b"));
  EXPECT_GE(id_number("note a"), 1'500'000'000'000);
  EXPECT_LT(id_number("note a"), 1'700'000'000'000);
}

}  // namespace
}  // namespace colloquy::exchange::anki
