# colloquy_embed(TARGET NAMESPACE FILE...)
# Puts files into the binary and defines, in namespace colloquy::NAMESPACE,
#   std::string_view embedded(std::string_view name);   -- empty where there is no such file
# which its user declares in the one .cpp that asks. A file's name is its path below the calling
# folder; a file from elsewhere (a generated one) goes by its bare name.
function(colloquy_embed target namespace)
  set(out "${CMAKE_CURRENT_BINARY_DIR}/embedded_${namespace}.cpp")
  set(script "${CMAKE_SOURCE_DIR}/cmake/embed_files.cmake")
  add_custom_command(OUTPUT "${out}"
    COMMAND ${CMAKE_COMMAND} "-DOUT=${out}" "-DNAMESPACE=${namespace}" "-DSOURCE=${CMAKE_CURRENT_SOURCE_DIR}"
            "-DFILES=${ARGN}" -P "${script}"
    DEPENDS ${ARGN} "${script}" VERBATIM)
  target_sources(${target} PRIVATE "${out}")
endfunction()
