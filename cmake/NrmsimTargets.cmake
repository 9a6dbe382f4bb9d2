include(GNUInstallDirs)

# nrmsim_compile_settings: how every target of ours is compiled.
# Contraction is off because a fused multiply-add changes the last bit of a result, and results
# have to be the same on every machine and with every compiler.
add_library(nrmsim_compile_settings INTERFACE)
target_compile_features(nrmsim_compile_settings INTERFACE cxx_std_20)
target_compile_options(nrmsim_compile_settings INTERFACE -ffp-contract=off)

add_library(nrmsim_warnings INTERFACE)
target_compile_options(nrmsim_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  $<$<BOOL:${NRMSIM_WARNINGS_AS_ERRORS}>:-Werror>
  # GCC 12 gives this one falsely at -O3 where a struct of strings is made in place; clang-tidy looks instead.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)

# nrmsim_light: for what takes long to compile and no time to run (tests, the command line, whatever reads or
# writes text): a third less to wait for.
add_library(nrmsim_light INTERFACE)
target_compile_options(nrmsim_light INTERFACE $<$<CONFIG:Release>:-O1>)

if(NRMSIM_SANITIZE)
  target_compile_options(nrmsim_compile_settings INTERFACE
    -fsanitize=${NRMSIM_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(nrmsim_compile_settings INTERFACE -fsanitize=${NRMSIM_SANITIZE})
endif()
if(NRMSIM_COVERAGE)
  # Atomic, because threads count the same lines: without it counts are lost, even to below 0, which gcovr refuses.
  target_compile_options(nrmsim_compile_settings INTERFACE --coverage -fprofile-update=atomic -O0)
  target_link_options(nrmsim_compile_settings INTERFACE --coverage)
endif()

# nrmsim_together(TARGET): several sources at a time, where that is asked for.
function(nrmsim_together target)
  if(NRMSIM_TOGETHER)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
  endif()
endfunction()

# nrmsim_layer(NAME SOURCES ... USES ... PRIVATELY ...)
#   One folder, one library. USES lists what its headers may show to others, PRIVATELY what only
#   its sources see. A layer without sources is an interface library.
function(nrmsim_layer name)
  cmake_parse_arguments(layer "" "" "SOURCES;USES;PRIVATELY" ${ARGN})
  set(target nrmsim_${name})
  if(layer_SOURCES)
    add_library(${target} STATIC ${layer_SOURCES})
    set(scope PUBLIC)
    target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:nrmsim_warnings> ${layer_PRIVATELY})
    nrmsim_together(${target})
  else()
    add_library(${target} INTERFACE)
    set(scope INTERFACE)
  endif()
  add_library(nrmsim::${name} ALIAS ${target})
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${name})
  target_link_libraries(${target} ${scope} nrmsim_compile_settings ${layer_USES})
  target_include_directories(${target} ${scope}
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/nrmsim>)
  # For the installation, and for the test that includes follow what is declared here.
  cmake_path(RELATIVE_PATH CMAKE_CURRENT_SOURCE_DIR BASE_DIRECTORY "${PROJECT_SOURCE_DIR}" OUTPUT_VARIABLE folder)
  list(JOIN layer_USES " " uses)
  list(JOIN layer_PRIVATELY " " privately)
  set_property(GLOBAL APPEND PROPERTY NRMSIM_LAYERS ${target})
  set_property(GLOBAL APPEND_STRING PROPERTY NRMSIM_LAYER_TABLE "${name}|${folder}|${uses}|${privately}\n")
endfunction()

# What the sanitizers look at: core_tests is everything below the program, parallel_tests what runs on threads.
add_custom_target(core_tests)
add_custom_target(parallel_tests)

# nrmsim_test(PATH USES ... [LABELS long])
#   tests/PATH.test.cpp, named after the source that it mirrors; one executable, one CTest entry a case.
#   Labels: `core` and `parallel` follow from the path; `long` marks what only a full run waits for.
#   Select them with a pattern, as in `ctest -L parallel`.
function(nrmsim_test path)
  set_property(GLOBAL APPEND PROPERTY NRMSIM_TESTS "${path}.test.cpp")
  cmake_parse_arguments(test "" "" "USES;LABELS" ${ARGN})
  if(NRMSIM_MODEL_ONLY)
    foreach(layer IN LISTS test_USES)
      if(NOT TARGET ${layer})
        return()  # it tests the model through a layer that is not built
      endif()
    endforeach()
  endif()
  string(REPLACE "/" "_" target "test_${path}")
  add_executable(${target} "${PROJECT_SOURCE_DIR}/tests/${path}.test.cpp")
  target_link_libraries(${target} PRIVATE nrmsim_warnings nrmsim_light ${test_USES} GTest::gmock GTest::gtest GTest::gtest_main)
  if(TARGET nrmsim_test_headers)
    target_precompile_headers(${target} REUSE_FROM nrmsim_test_headers)
    target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-array-bounds -Wno-restrict -Wno-stringop-overflow>)
  endif()
  set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
  if(path MATCHES "^sim/" AND NOT path MATCHES "^sim/cli/")
    list(APPEND test_LABELS core)
    add_dependencies(core_tests ${target})
  endif()
  if(path MATCHES "^sim/(batch|parallel)/|^sim/results/writer$")
    list(APPEND test_LABELS parallel)
    add_dependencies(parallel_tests ${target})
  endif()
  # One label that names them all, because the discovery of tests takes a list apart.
  list(JOIN test_LABELS "-" labels)
  gtest_discover_tests(${target} TEST_PREFIX "${path}: " DISCOVERY_TIMEOUT 60
    PROPERTIES TIMEOUT 900 LABELS "${labels}")
endfunction()

# nrmsim_program_test(NAME SCRIPT [ARGUMENT...])
#   A Python script beside the caller's CMakeLists.txt that calls the whole program. The distribution's Python, because it is
#   the one that its packages are for.
function(nrmsim_program_test name script)
  add_test(NAME "${name}" COMMAND /usr/bin/python3 "${CMAKE_CURRENT_SOURCE_DIR}/${script}" ${ARGN})
  set_tests_properties("${name}" PROPERTIES LABELS program TIMEOUT 1800
    ENVIRONMENT "NRMSIM_PROGRAM=$<TARGET_FILE:nrmsim>;NRMSIM_SCENARIOS=${PROJECT_SOURCE_DIR}/scenarios;NRMSIM_ROOT=${PROJECT_SOURCE_DIR};PYTHONDONTWRITEBYTECODE=1")
endfunction()
