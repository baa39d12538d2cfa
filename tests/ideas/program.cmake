# What the comparison of key ideas is held against, and what its coefficients are fitted with. In every preset and
# made only when asked for: tests/ideas/run wants it as quick as what people run.
set(ideas "${CMAKE_CURRENT_LIST_DIR}")
add_executable(ideas_agreement EXCLUDE_FROM_ALL
  "${ideas}/agreement.cpp" "${ideas}/common.cpp" "${ideas}/dataset.cpp" "${ideas}/design.cpp" "${ideas}/figures.cpp"
  "${ideas}/fit.cpp" "${ideas}/logistic.cpp" "${ideas}/validate.cpp")
target_link_libraries(ideas_agreement PRIVATE colloquy_learn)
target_compile_definitions(ideas_agreement PRIVATE COLLOQUY_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
