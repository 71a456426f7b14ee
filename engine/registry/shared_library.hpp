// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <dlfcn.h>

#include <string>

#include "registry/store_error.hpp"

namespace ferrolabel::registry {

/// A shared library opened at first use and never closed.
class SharedLibrary {
 public:
  /// @param file such as "libpq.so.5" @param package that brings it, for the message
  /// Throws StoreError (unavailable).
  SharedLibrary(const char* file, const char* package) : file_{file}, handle_{dlopen(file, RTLD_NOW | RTLD_LOCAL)} {
    if (handle_ == nullptr) throw StoreError{StoreError::Kind::unavailable, std::string{file} + " cannot be loaded; it is in the package " + package};
  }

  /// Sets a pointer to the function of that name.
  template <class Function>
  void find(Function& function, const char* name) const {
    function = reinterpret_cast<Function>(dlsym(handle_, name));
    if (function == nullptr) throw StoreError{StoreError::Kind::unavailable, file_ + " has no function " + name};
  }

 private:
  std::string file_;
  void* handle_;
};

}  // namespace ferrolabel::registry
