// Names of pictures that travel within Moodle's XML: a text shows "@@PLUGINFILE@@/a%20name.png". Pure.
#pragma once

#include <string>
#include <string_view>

namespace colloquy::exchange::moodle {

inline constexpr std::string_view kPictureFolder = "@@PLUGINFILE@@/";

// A name without a folder, of at most 100 bytes, that ends like a picture which every browser shows and no script can
// hide in.
bool is_picture_name(std::string_view name);
// "a name.png" as "a%20name.png".
std::string encode_name(std::string_view name);
// The name of a picture as it stands in an address; "" where the address leads elsewhere.
std::string picture_of(std::string_view address);
// Whether the text shows it.
bool names_picture(std::string_view text, std::string_view name);

}  // namespace colloquy::exchange::moodle
