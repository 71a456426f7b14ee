// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "formats/scheme/scheme_library.hpp"
#include "label/classify.hpp"
#include "label/limit.hpp"
#include "quantity/decimal.hpp"
#include "syntax/json_reader.hpp"

using namespace ferrolabel;

namespace {

const std::string root{FERROLABEL_SOURCE_DIR};

std::string read_text(const std::string& file) {
  std::ifstream stream{file, std::ios::binary};
  REQUIRE(stream.is_open());
  return {std::istreambuf_iterator<char>{stream}, {}};
}

syntax::Document read_document(const std::string& file) {
  auto document = syntax::read_json({file, read_text(file)}, syntax::file_limits());
  REQUIRE(document.ok());
  return std::move(document).value();
}

formats::SchemeLibrary schemes() { return formats::SchemeLibrary::open(root + "/methods/schemes").value(); }

struct Vector {
  std::string id, scheme, family, expected, kind;
  quantity::Decimal intensity;
  std::optional<quantity::Decimal> scrap_share;
};

std::vector<Vector> vectors() {
  const auto document = read_document(root + "/tests/conformance/classification.json");
  std::vector<Vector> result;
  for (auto item = document.root().member("vectors").first_child(); item; item = item.next()) {
    const auto text = [&](std::string_view name) { return std::string{item.member(name).scalar()}; };
    Vector vector{text("id"), text("scheme"), text("family"), text("expected"), text("kind"), quantity::Decimal::parse(text("E")).value(), {}};
    if (item.member("s").kind() == syntax::Kind::number) vector.scrap_share = quantity::Decimal::parse(text("s"));
    result.push_back(std::move(vector));
  }
  return result;
}

/// The class by doubles, as a careless program would have it.
std::string class_in_doubles(const method::SchemeFamily& family, const Vector& vector) {
  const auto intensity = vector.intensity.to_double();
  for (const auto& each : family.classes) {
    const auto limit = label::approximate_limit(each.limit, vector.scrap_share.value_or(quantity::Decimal{}).to_double());
    if (each.op == method::LimitOperator::at_most ? intensity <= limit : intensity < limit) return each.name;
  }
  return family.otherwise.name;
}

/// The node at a JSON pointer, or one that does not exist.
syntax::Node at_pointer(syntax::Node node, const std::string& pointer) {
  std::istringstream parts{pointer.substr(1)};
  for (std::string part; node && std::getline(parts, part, '/');) {
    if (node.kind() == syntax::Kind::object) {
      node = node.member(part);
      continue;
    }
    auto item = node.first_child();
    for (auto index = std::stoi(part); item && index > 0; --index) item = item.next();
    node = item;
  }
  return node;
}

}  // namespace

TEST_CASE("every published class vector gives the class that is printed") {
  const auto library = schemes();
  const auto all = vectors();
  REQUIRE(all.size() == 68);
  for (const auto& vector : all) {
    INFO(vector.id);
    const auto scheme = library.scheme(vector.scheme);
    REQUIRE(scheme.ok());
    const auto result = label::classify(**scheme, vector.family, vector.intensity, vector.scrap_share);
    REQUIRE(result.ok());
    CHECK(result->refused_because == "");
    CHECK(result->class_name.value_or("refused") == vector.expected);
  }
}

TEST_CASE("plain doubles get at least one exact edge wrong, so that these vectors mean something") {
  const auto library = schemes();
  int wrong = 0;
  for (const auto& vector : vectors()) {
    const auto scheme = library.scheme(vector.scheme);
    REQUIRE(scheme.ok());
    if (class_in_doubles(*(*scheme)->find_family(vector.family), vector) != vector.expected) ++wrong;
  }
  CHECK(wrong >= 1);
}

TEST_CASE("every scheme classifies or refuses with a reason, and says what it is worth") {
  const std::map<std::string, std::string> refusing{{"climate-bonds-steel", "finance"},      {"de-ccfd-2026", "reduction"},
                                                    {"eu-iaa-com-2026-100", "bill of steel"}, {"eu-taxonomy-3.9", "confidence M"},
                                                    {"eurofer-stainless-proposal", "not found"}, {"iddi-gpp-pledge", "pledge"},
                                                    {"jp-gx-steel", "no numeric class"},     {"responsiblesteel-2.0", "superseded"},
                                                    {"sbti-steel-1.0", "company"}};
  const auto library = schemes();
  label::ClassifyInputs inputs;
  inputs.primary_fraction = quantity::Decimal{};
  for (const auto& id : library.ids()) {
    INFO(id);
    const auto scheme = library.scheme(id);
    REQUIRE(scheme.ok());
    const auto& projected = (*scheme)->projected();
    const auto family = projected.families.empty() ? std::string{} : projected.families.front().id;
    const auto year = id == "de-leitmarkt-ladder-2024" ? "2030-06-01" : "2026-06-01";
    const auto result =
        label::classify(**scheme, family, quantity::Decimal{1245}, quantity::Decimal::parse("0.3"), quantity::parse_date(year), inputs);
    REQUIRE(result.ok());
    CHECK_FALSE((*scheme)->status_word().empty());
    CHECK_FALSE(result->status_text.empty());
    const auto reason = refusing.find(id);
    CHECK(result->refused() == (reason != refusing.end()));
    if (reason != refusing.end()) CHECK(result->refused_because.find(reason->second) != std::string::npos);
  }
}

TEST_CASE("our own label says on every class that it is a product default of another boundary") {
  const auto scheme = schemes().scheme("eu-ci");
  const auto result = label::classify(**scheme, "carbon", quantity::Decimal{500}, quantity::Decimal::parse("0.3"));
  CHECK(method::to_string(result->status) == "product-default");
  CHECK(result->notice == "product default; not comparable with IEA: other boundary");
}

TEST_CASE("nothing that the collected scheme files said was lost in the packs") {
  std::istringstream lines{read_text(root + "/tests/conformance/classification/scheme_leaves.tsv")};
  std::map<std::string, syntax::Document> packs;
  std::set<std::string> ids;
  int leaves = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream fields{line};
    std::string id, origin, pointer, value;
    std::getline(fields, id, '\t');
    std::getline(fields, origin, '\t');
    std::getline(fields, pointer, '\t');
    std::getline(fields, value);
    if (packs.count(id) == 0) packs.emplace(id, read_document(root + "/methods/schemes/" + id + ".json"));
    const auto node = at_pointer(packs.at(id).root(), pointer);
    INFO(id << ' ' << origin << " -> " << pointer);
    REQUIRE(node.exists());
    const auto wanted = syntax::read_json({"leaf", "[" + value + "]"});
    REQUIRE(wanted.ok());
    CHECK(node.kind() == wanted->root().first_child().kind());
    CHECK(node.scalar() == wanted->root().first_child().scalar());
    ids.insert(id);
    ++leaves;
  }
  CHECK(ids.size() == 22);
  CHECK(leaves == 1247);
}
