# SPDX-License-Identifier: Apache-2.0
# Turns each file of a folder into bytes of a source file, with its media type and a digest as entity tag.
function(add_page target folder)
  set(type_html "text/html; charset=utf-8")
  set(type_css "text/css; charset=utf-8")
  set(type_js "text/javascript; charset=utf-8")
  set(type_json "application/json")
  file(GLOB files CONFIGURE_DEPENDS ${folder}/*)
  list(SORT files)
  set(arrays "")
  set(rows "")
  list(LENGTH files count)
  foreach(file IN LISTS files)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    cmake_path(GET file FILENAME name)
    cmake_path(GET file EXTENSION LAST_ONLY extension)
    string(SUBSTRING ${extension} 1 -1 extension)
    if(NOT DEFINED type_${extension})
      message(FATAL_ERROR "${file}: no media type is known for it")
    endif()
    file(SHA256 ${file} digest)
    string(SUBSTRING ${digest} 0 32 digest)
    file(READ ${file} bytes HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
    string(MAKE_C_IDENTIFIER ${name} identifier)
    string(APPEND arrays "constexpr unsigned char ${identifier}[] = {${bytes}};\n")
    string(APPEND rows "    {\"${name}\", \"${type_${extension}}\", \"\\\"${digest}\\\"\", {reinterpret_cast<const char*>(${identifier}), sizeof ${identifier}}},\n")
  endforeach()
  file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/server/page_files.cpp CONTENT [[
#include <array>

#include "server/page_files.hpp"
namespace {
@arrays@}  // namespace
std::span<const ferrolabel::server::PageFile> ferrolabel::server::page_files() noexcept {
  static const std::array<PageFile, @count@> files{{
@rows@  }};
  return files;
}
]] @ONLY)
  target_sources(${target} PRIVATE ${PROJECT_BINARY_DIR}/server/page_files.cpp)
endfunction()
