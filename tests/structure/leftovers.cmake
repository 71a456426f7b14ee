# SPDX-License-Identifier: Apache-2.0
# No word in the sources says that something is left to do, and none names the machine it was written on. -DROOT=folder
cmake_minimum_required(VERSION 3.25)
file(GLOB_RECURSE sources ${ROOT}/engine/*.?pp ${ROOT}/server/*.?pp ${ROOT}/tests/*.?pp ${ROOT}/tests/*.cmake
     ${ROOT}/tests/*.awk ${ROOT}/tests/*.sh ${ROOT}/tests/CMakeLists.txt ${ROOT}/engine/*.md ${ROOT}/samples/*.md)
if(NOT sources)
  message(FATAL_ERROR "no files read: is ROOT right?")
endif()
foreach(file IN ITEMS CMakeLists.txt README.md CHANGELOG.md demo check .ci/run .ci/install tests/bench/run)
  if(EXISTS ${ROOT}/${file})
    list(APPEND sources ${ROOT}/${file})
  endif()
endforeach()
# Written so that this file does not refuse itself.
set(words "TO[D]O" "FIX[M]E" "XX[X]" "HA[C]K" "[Ss]tu[b]")
list(JOIN words "|" words)
foreach(file IN LISTS sources)
  file(STRINGS ${file} lines REGEX "(^|[^A-Za-z_])(${words})([^A-Za-z_]|$)|(^|[^A-Za-z.])/wor[k]/")
  if(lines)
    message(SEND_ERROR "${file}: ${lines}")
  endif()
endforeach()
