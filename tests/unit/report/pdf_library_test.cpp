// SPDX-License-Identifier: Apache-2.0
#include "report/pdf_library.hpp"

#include <catch2/catch.hpp>

TEST_CASE("every function of cairo that we call is found, once") {
  const auto& library = ferrolabel::report::pdf_library();
  CHECK(library.show_text != nullptr);
  CHECK(&ferrolabel::report::pdf_library() == &library);
}
