# colloquy_embed(TARGET NAMESPACE FILE...)
# Puts files into the binary: a generated <namespace>/embedded.h declares
#   std::string_view embedded(std::string_view name)   -- empty where there is no such file
# in namespace colloquy::NAMESPACE. A file's name is its path below the calling folder, or
# below the build folder for generated files.
function(colloquy_embed target namespace)
  set(out "${CMAKE_CURRENT_BINARY_DIR}/embedded_${namespace}.cpp")
  set(script "${CMAKE_SOURCE_DIR}/cmake/embed_files.cmake")
  add_custom_command(OUTPUT "${out}"
    COMMAND ${CMAKE_COMMAND} "-DOUT=${out}" "-DNAMESPACE=${namespace}" "-DSOURCE=${CMAKE_CURRENT_SOURCE_DIR}" "-DBINARY=${CMAKE_BINARY_DIR}" "-DFILES=${ARGN}" -P "${script}"
    DEPENDS ${ARGN} "${script}" VERBATIM)
  target_sources(${target} PRIVATE "${out}")
endfunction()
