# cmake -DPROGRAM=... -P same_output.cmake
# Runs PROGRAM with the C library free to use every variant that the processor has, then with those for fused
# multiply-add and AVX2 forbidden, and fails unless it prints the same. Where PROGRAM knows the argument --libm it then
# does the same for the C library's own functions and says whether the switch would have been noticed here.
set(plain "GLIBC_TUNABLES=glibc.cpu.hwcaps=-FMA,-FMA4,-AVX2,-AVX2_Usable,-FMA_Usable")

function(run result)
  execute_process(COMMAND ${CMAKE_COMMAND} -E env ${ARGN} OUTPUT_VARIABLE output RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${ARGN} ended with ${status}")
  endif()
  set(${result} "${output}" PARENT_SCOPE)
endfunction()

run(usual ${PROGRAM})
run(without ${plain} ${PROGRAM})
if(NOT usual STREQUAL without)
  message(FATAL_ERROR "Results depend on the processor.\n--- as usual\n${usual}--- without fused multiply-add\n${without}")
endif()
message(STATUS "same with and without fused multiply-add:\n${usual}")

if(LIBM)
  run(usual ${PROGRAM} --libm)
  run(without ${plain} ${PROGRAM} --libm)
  if(usual STREQUAL without)
    message(STATUS "the C library's functions agree too, so on this machine the comparison shows little")
  else()
    message(STATUS "the C library's functions differ, so the comparison can see it:\n${usual}---\n${without}")
  endif()
endif()
