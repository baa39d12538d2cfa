# colloquy_fuzz(NAME SOURCE DEPS folder...)
# Makes fuzz_NAME of one file that defines LLVMFuzzerTestOneInput. `make judge` runs each for a
# bounded time, starting from fuzz/corpus/NAME/ where that folder exists.
function(colloquy_fuzz name source)
  cmake_parse_arguments(ARG "" "" "DEPS" ${ARGN})
  list(TRANSFORM ARG_DEPS PREPEND "colloquy_")
  add_executable(fuzz_${name} ${source})
  target_link_libraries(fuzz_${name} PRIVATE ${ARG_DEPS} Threads::Threads)
  target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
endfunction()
