# colloquy_wasm(OUT SOURCE...)
# Compiles C++ to WebAssembly without imports, as small as it gets. Sets colloquy_wasm_found to whether Debian's
# clang, lld and the C and C++ libraries for it are there (tools/packages.txt, set "wasm"); a build without
# them makes pages that ask the server instead.
find_program(WASM_CXX clang++-19)
find_program(WASM_LD wasm-ld-19)
find_file(WASM_LIBCXX libc++.a PATHS /usr/lib/wasm32-wasi NO_DEFAULT_PATH)
find_file(WASM_LIBC libc.a PATHS /usr/lib/wasm32-wasi NO_DEFAULT_PATH)
find_file(WASM_BUILTINS libclang_rt.builtins-wasm32.a PATHS /usr/lib/llvm-19/lib/clang/19/lib/wasi NO_DEFAULT_PATH)
set(colloquy_wasm_found OFF)
if(WASM_CXX AND WASM_LD AND WASM_LIBCXX AND WASM_LIBC AND WASM_BUILTINS)
  set(colloquy_wasm_found ON)
endif()

function(colloquy_wasm out)
  # What one source includes may be any header of its own or a lower folder: a change of one makes it anew.
  file(GLOB headers CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/base/*.h" "${CMAKE_SOURCE_DIR}/src/text/*.h"
       "${CMAKE_SOURCE_DIR}/src/text/tables/*.inc" "${CMAKE_SOURCE_DIR}/src/lesson/*.h" "${CMAKE_SOURCE_DIR}/src/learn/*.h")
  add_custom_command(OUTPUT "${out}"
    COMMAND "${WASM_CXX}" --target=wasm32-wasi -mexec-model=reactor -std=c++20 -stdlib=libc++ -Oz -flto -DNDEBUG
            -fno-exceptions -fno-rtti -fno-threadsafe-statics -ffp-contract=off -fvisibility=hidden "-I${CMAKE_SOURCE_DIR}/src" ${ARGN}
            -Wl,--lto-O2 -Wl,--gc-sections -Wl,--strip-all -Wl,-z,stack-size=65536 -o "${out}"
    DEPENDS ${ARGN} ${headers} "${CMAKE_SOURCE_DIR}/cmake/wasm.cmake" VERBATIM)
endfunction()
