# One place for what every translation unit is compiled with.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}")
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

find_program(CCACHE ccache)
if(CCACHE)
  # The sloppiness is what ccache asks for before it caches what was compiled with a precompiled header. No path of this
  # folder reaches an object (see -ffile-prefix-map), so a second clone may take what the first one compiled.
  set(launcher "${CMAKE_COMMAND};-E;env;CCACHE_BASEDIR=${CMAKE_SOURCE_DIR};CCACHE_NOHASHDIR=1")
  set(CMAKE_CXX_COMPILER_LAUNCHER "${launcher};CCACHE_SLOPPINESS=pch_defines,time_macros;${CCACHE}")
  set(CMAKE_C_COMPILER_LAUNCHER "${launcher};${CCACHE}")
endif()

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wno-missing-field-initializers)
# g++ 12 sees overlapping copies in std::string where there are none (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  add_compile_options(-Wno-restrict)
endif()
# Paths of the building machine have no place in the binary.
add_compile_options("-ffile-prefix-map=${CMAKE_SOURCE_DIR}=.")

find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()

# One of: "", "address;undefined", "thread". Chosen by the presets.
set(COLLOQUY_SANITIZE "" CACHE STRING "Sanitizers, separated by semicolons")
foreach(sanitizer ${COLLOQUY_SANITIZE})
  add_compile_options(-fsanitize=${sanitizer} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${sanitizer})
endforeach()

option(COLLOQUY_TESTS "Build the unit tests and what tests/ holds" ON)
option(COLLOQUY_BENCH "Build what bench/ holds" OFF)
option(COLLOQUY_FUZZ "Build the fuzz targets (clang only)" OFF)
if(COLLOQUY_FUZZ)
  # Every library counts the branches it takes, so that the fuzzer can look for new ones.
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# A newcomer waits for the release build, so it reads the standard library's headers once instead of two
# hundred times (a fifth of the time). The other presets go without: they prove that every file includes
# what it uses.
option(COLLOQUY_PRECOMPILE "Read the standard library's headers once" OFF)
if(COLLOQUY_PRECOMPILE)
  add_library(colloquy_standard OBJECT cmake/standard_library.cpp)
  target_precompile_headers(colloquy_standard PRIVATE
    <algorithm> <cstdint> <functional> <map> <memory> <optional> <span> <string> <string_view>
    <utility> <variant> <vector>)
  target_compile_options(colloquy_standard PRIVATE -fpch-preprocess)
endif()
