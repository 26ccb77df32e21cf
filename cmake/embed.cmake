# Turns every table of data/ into a C array inside the library.
add_executable(longbond_embed ${CMAKE_CURRENT_SOURCE_DIR}/tools/embed.c)
function(longbond_embed_snapshot out)
    file(GLOB tables CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/data/*.csv)
    set(generated ${CMAKE_CURRENT_BINARY_DIR}/snapshot_embedded.c)
    add_custom_command(OUTPUT ${generated} COMMAND longbond_embed ${generated} ${tables}
                       DEPENDS longbond_embed ${tables} COMMENT "Embedding the snapshot")
    set(${out} ${generated} PARENT_SCOPE)
endfunction()
