// SPDX-License-Identifier: Apache-2.0
#include "formats/matrix/matrix_files.hpp"

#include <cstring>
#include <limits>

#include "temporary_folder.hpp"

namespace ferrolabel::formats {
namespace {

std::string binary(std::int32_t rows, std::int32_t columns, const std::vector<double>& by_column) {
  std::string bytes(8 + by_column.size() * sizeof(double), '\0');
  std::memcpy(bytes.data(), &rows, 4);
  std::memcpy(bytes.data() + 4, &columns, 4);
  std::memcpy(bytes.data() + 8, by_column.data(), by_column.size() * sizeof(double));
  return bytes;
}

TEST_CASE("a matrix in JSON and one in binary give the same rows") {
  const test::TemporaryFolder folder;
  folder.write("A.json", "[[1, 2.5, 3], [4, 5, 6e-1]]");
  folder.write("B.bin", binary(2, 3, {1.0, 4.0, 2.5, 5.0, 3.0, 0.6}));
  const auto json = read_full_matrix(folder.path(), "A");
  const auto bin = read_full_matrix(folder.path(), "B");
  REQUIRE((json && bin));
  CHECK(json->values == bin->values);
  CHECK(bin->at(1, 2) == 0.6);
  CHECK((bin->rows == 2 && bin->columns == 3));
}

TEST_CASE("a matrix that is missing, ragged, cut short or no numbers is refused") {
  const test::TemporaryFolder folder;
  const auto code = [&folder](const std::string& file, const std::string& text) {
    folder.write(file, text);
    const auto found = read_full_matrix(folder.path(), file.substr(0, 1)).findings().front().code;
    std::filesystem::remove(folder.path() / file);
    return found;
  };
  CHECK(read_full_matrix(folder.path(), "A").findings().front().code == "lca.matrix.missing");
  CHECK(code("A.json", "[[1, 2], [3]]") == "lca.matrix.shape");
  CHECK(code("A.json", "[[1, \"2\"]]") == "lca.matrix.number");
  CHECK(code("A.bin", binary(2, 2, {1.0, 2.0, 3.0})) == "lca.matrix.shape");
  CHECK(code("A.bin", "abc") == "lca.matrix.shape");
  CHECK(code("A.bin", binary(2147483647, 2147483647, {1.0})) == "lca.matrix.shape");
  CHECK(code("A.bin", binary(1, 1, {std::numeric_limits<double>::infinity()})) == "lca.matrix.number");
}

TEST_CASE("resources are what is taken from nature") {
  CHECK(is_taken("Resource/in ground"));
  CHECK(is_taken("natural resource/in water"));
  CHECK_FALSE(is_taken("air/unspecified"));
}

TEST_CASE("records are the same from JSON and CSV, by column names in lower case") {
  const test::TemporaryFolder folder;
  folder.write("a.json", R"([{"ID": "1", "Name": "Steel, hot"}])");
  folder.write("b.csv", "Id,NAME\n1,\"Steel, hot\"\n");
  CHECK(read_records(folder.path(), "a").value() == read_records(folder.path(), "b").value());
  CHECK(field(read_records(folder.path(), "a").value()[0], "name") == "Steel, hot");
  CHECK(field(read_records(folder.path(), "a").value()[0], "unit").empty());
  CHECK(read_records(folder.path(), "c").findings().front().code == "lca.matrix.missing");
}

}  // namespace
}  // namespace ferrolabel::formats
