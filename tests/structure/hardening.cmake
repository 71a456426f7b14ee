# SPDX-License-Identifier: Apache-2.0
# Reads the ELF of a release binary: position-independent, relocations read-only and bound at start, stack guarded and
# not executable, library calls fortified, no search path of its own. -DBINARY=file
cmake_minimum_required(VERSION 3.25)
execute_process(COMMAND readelf --wide --file-header --program-headers --dynamic --dyn-syms ${BINARY}
                OUTPUT_VARIABLE elf COMMAND_ERROR_IS_FATAL ANY)
function(must_hold pattern text)
  if(NOT elf MATCHES "${pattern}")
    message(SEND_ERROR "${BINARY}: ${text}")
  endif()
endfunction()
must_hold("Type: +DYN" "is not position-independent")
must_hold("FLAGS_1\\)[^\n]*PIE" "is not marked as a position-independent executable")
must_hold("FLAGS_1\\)[^\n]*NOW" "does not bind its symbols at start")
must_hold("GNU_RELRO" "leaves its relocations writable")
must_hold("GNU_STACK[^\n]* RW " "has an executable stack")
must_hold("__stack_chk_fail" "has no stack guard")
must_hold("__[a-z_]+_chk(@|\n)" "has no fortified call")
if(elf MATCHES "\\((RPATH|RUNPATH)\\)")
  message(SEND_ERROR "${BINARY}: has a search path of its own")
endif()
