# cmake --install: the program, the scenarios, the documents, and the layers with their headers as a CMake
# package, so that other programs can say find_package(nrmsim) and link nrmsim::engine, nrmsim::model, ...
include(CMakePackageConfigHelpers)
set(package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/nrmsim")

# The model's layers form an export set of their own: who uses only these needs none of the other dependencies.
set(model_layers nrmsim_core nrmsim_random nrmsim_engine nrmsim_model nrmsim_observation nrmsim_outcomes
  nrmsim_verification)
get_property(layers GLOBAL PROPERTY NRMSIM_LAYERS)
set_target_properties(nrmsim_compile_settings PROPERTIES EXPORT_NAME compile_settings)
install(TARGETS nrmsim_compile_settings EXPORT nrmsimModelTargets)
set(NRMSIM_OTHER_LAYERS "")
foreach(layer IN LISTS layers)
  if(layer IN_LIST model_layers)
    install(TARGETS ${layer} EXPORT nrmsimModelTargets)
  else()
    install(TARGETS ${layer} EXPORT nrmsimOtherTargets)
    string(REPLACE "nrmsim_" "" name ${layer})
    list(APPEND NRMSIM_OTHER_LAYERS ${name})
  endif()
endforeach()
install(EXPORT nrmsimModelTargets NAMESPACE nrmsim:: DESTINATION "${package_folder}")
if(NRMSIM_OTHER_LAYERS)
  install(EXPORT nrmsimOtherTargets NAMESPACE nrmsim:: DESTINATION "${package_folder}")
endif()

foreach(folder sim analysis)
  install(DIRECTORY "${PROJECT_SOURCE_DIR}/${folder}" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/nrmsim"
    FILES_MATCHING PATTERN "*.hpp" PATTERN "sim/cli" EXCLUDE PATTERN "sim/results/hdf5" EXCLUDE PATTERN "report/page" EXCLUDE)
endforeach()

configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/nrmsimConfig.cmake.in"
  "${PROJECT_BINARY_DIR}/nrmsimConfig.cmake" INSTALL_DESTINATION "${package_folder}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/nrmsimConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES
  "${PROJECT_BINARY_DIR}/nrmsimConfig.cmake" "${PROJECT_BINARY_DIR}/nrmsimConfigVersion.cmake"
  "${PROJECT_SOURCE_DIR}/cmake/FindRandom123.cmake" "${PROJECT_SOURCE_DIR}/cmake/FindSLEEF.cmake"
  "${PROJECT_SOURCE_DIR}/cmake/FindXlsxWriter.cmake" "${PROJECT_SOURCE_DIR}/cmake/FindxxHash.cmake"
  DESTINATION "${package_folder}")

install(DIRECTORY "${PROJECT_SOURCE_DIR}/scenarios" DESTINATION "${CMAKE_INSTALL_DATADIR}/nrmsim")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/docs" DESTINATION "${CMAKE_INSTALL_DOCDIR}")
foreach(document README.md MODEL.md CHANGELOG.md CITATION.cff LICENSE)
  install(FILES "${PROJECT_SOURCE_DIR}/${document}" DESTINATION "${CMAKE_INSTALL_DOCDIR}" OPTIONAL)
endforeach()
