// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/node.hpp"

/// A real Chromium without a window, driven by chromedriver (W3C WebDriver).
namespace ferrolabel::tests {

class Browser {
 public:
  /// Starts both. Downloads go to `folder`.
  explicit Browser(const std::string& folder);
  Browser(const Browser&) = delete;
  Browser& operator=(const Browser&) = delete;
  ~Browser();

  void open(const std::string& address);
  /// Size of the page in CSS pixels.
  void resize(int width, int height = 900);
  /// What the script's body returns, as text. @param script JavaScript with `return`
  std::string run(const std::string& script);
  /// Repeats a script until it returns "true"; fails the test after 20 s.
  void wait(const std::string& script);
  /// Types into the first element of a selector; a path for a file input.
  void type(const std::string& selector, const std::string& keys);
  void click(const std::string& selector);
  /// Types into whatever has the focus.
  void press(const std::string& keys);
  /// Text of the first element of a selector as it is rendered.
  std::string text(const std::string& selector);
  /// Saves the whole page as FERROLABEL_SCREENSHOTS/NAME.png.
  void save(const std::string& name);
  /// What stands in the console, warnings and errors, since the last call.
  std::vector<std::string> console();

 private:
  syntax::Document command(const std::string& path, const std::string& body);
  std::string element(const std::string& selector);
  std::string cdp(const std::string& name, const std::string& parameters);

  pid_t driver_ = -1;
  int port_ = 0;
  std::string session_;
};

}  // namespace ferrolabel::tests
