# What the comparison of key ideas is held against, and what its coefficients are fitted with. In every preset and
# made only when asked for: tests/ideas/run wants it as quick as what people run.
add_executable(ideas_agreement EXCLUDE_FROM_ALL
  "${CMAKE_CURRENT_LIST_DIR}/agreement.cpp" "${CMAKE_CURRENT_LIST_DIR}/dataset.cpp" "${CMAKE_CURRENT_LIST_DIR}/logistic.cpp")
target_link_libraries(ideas_agreement PRIVATE colloquy_learn)
target_compile_definitions(ideas_agreement PRIVATE COLLOQUY_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
