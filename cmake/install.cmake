# Installation: headers, both libraries, pkg-config and find_package files, the program, its man page and completion.
include(CMakePackageConfigHelpers)
install(DIRECTORY include/longbond DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(TARGETS longbond_static longbond_shared EXPORT longbond-targets
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS longbond RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/longbond.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/longbond.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
        RENAME longbond)
file(RELATIVE_PATH LONGBOND_PC_TO_PREFIX /${CMAKE_INSTALL_LIBDIR}/pkgconfig /) # so that the prefix may be chosen late
configure_file(${CMAKE_CURRENT_SOURCE_DIR}/cmake/longbond.pc.in longbond.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/longbond.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
install(EXPORT longbond-targets NAMESPACE longbond:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/longbond)
configure_package_config_file(cmake/longbond-config.cmake.in longbond-config.cmake
                              INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/longbond)
write_basic_package_version_file(longbond-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/longbond-config.cmake ${CMAKE_CURRENT_BINARY_DIR}/longbond-config-version.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/longbond)
