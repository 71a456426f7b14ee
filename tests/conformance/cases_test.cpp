// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "embedded/certificates.hpp"
#include "embedded/compute.hpp"
#include "formats/pack/pack_library.hpp"
#include "formats/plant/plant_reader.hpp"
#include "formats/scheme/scheme_library.hpp"
#include "label/projection.hpp"
#include "label/scrap_share.hpp"
#include "syntax/file.hpp"
#include "syntax/number.hpp"

using namespace ferrolabel;

namespace {

const std::filesystem::path root = FERROLABEL_SOURCE_DIR;

syntax::Document json(const std::filesystem::path& file) {
  auto text = syntax::read_file(file.string(), 1u << 22);
  REQUIRE(text);
  auto document = syntax::read_json(std::move(text).value(), syntax::file_limits());
  REQUIRE(document);
  return std::move(document).value();
}

/// Text of a member; empty where there is none.
std::string text(syntax::Node node, std::string_view name) {
  const auto member = node.member(name);
  return member ? std::string{member.scalar()} : std::string{};
}

/// One case folder: what to compute, and the figures to reach.
class Case {
 public:
  explicit Case(const std::filesystem::path& folder) : setup_{json(folder / "case.json")}, library_{formats::PackLibrary::open(root / "methods").value()} {
    const auto found = library_.method(text(setup_.root(), "method"));
    REQUIRE(found);
    method_ = *found;
    const auto plant = setup_.root().member("plant");
    if (!plant) return;
    // A path, or the plant itself inside the case: then its text is cut out and read as the user's file would be.
    if (plant.kind() == syntax::Kind::string) plant_document_.emplace(json(root / std::string{plant.scalar()}));
    else plant_document_.emplace(inline_plant(folder / "case.json"));
    auto read = formats::read_plant(*plant_document_);
    for (const auto& finding : read.findings()) UNSCOPED_INFO(describe(finding));
    REQUIRE(read);
    plant_ = std::move(read).value();
    auto computed = embedded::compute(plant_, *method_);
    for (const auto& finding : computed.findings()) UNSCOPED_INFO(describe(finding));
    REQUIRE(computed);
    inventory_.emplace(std::move(computed).value());
  }

  double figure(syntax::Node wanted) {
    const auto name = text(wanted, "figure");
    if (name == "freeAllocationDefault") return default_allocation();
    if (name == "streamEmissions") return stream(text(wanted, "stream"));
    if (name == "installationTotal") return inventory_->installation_total.value.value();
    if (name == "heatFactor") return heat_factor(text(wanted, "heat"));
    if (name == "scrapShare") return scrap_share(text(wanted, "good"), text(wanted, "scheme"));
    if (const auto process = text(wanted, "process"); !process.empty()) return process_figure(name, process);
    return good_figure(name, text(wanted, "good"));
  }

 private:
  static syntax::Document inline_plant(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    std::string text{std::istreambuf_iterator<char>{stream}, {}};
    const auto begin = text.find('{', text.find("\"plant\""));
    REQUIRE(begin != std::string::npos);
    std::size_t depth = 0;
    auto end = begin;
    for (bool quoted = false; end < text.size(); ++end) {
      if (text[end] == '"' && text[end - 1] != '\\') quoted = !quoted;
      if (quoted) continue;
      if (text[end] == '{') ++depth;
      if (text[end] == '}' && --depth == 0) break;
    }
    auto document = syntax::read_json({file.string(), text.substr(begin, end + 1 - begin)}, syntax::file_limits());
    REQUIRE(document);
    return std::move(document).value();
  }

  double default_allocation() const {
    emissions::Trace trace;
    const auto year = syntax::parse_number(setup_.root().member("importYear").scalar());
    REQUIRE(year);
    const auto result = embedded::default_free_allocation(trace, *method_->benchmarks, *plant::CnCode::parse(text(setup_.root(), "cn")), static_cast<int>(*year), nullptr);
    REQUIRE(result);
    return result->value.value();
  }

  double stream(const std::string& id) const {
    for (const auto& figures : inventory_->streams)
      if (figures.stream->id == id) return figures.emissions.counted.value.value();
    FAIL("no stream " << id);
    return 0;
  }

  /// Of the flow itself, or of the utility that it comes from.
  double heat_factor(const std::string& id) const {
    const auto flow = std::find_if(plant_.heat.begin(), plant_.heat.end(), [&](const auto& other) { return other.id == id; });
    REQUIRE(flow != plant_.heat.end());
    for (const auto& step : inventory_->trace.steps()) {
      const bool of_heat = step.rule == emissions::Rule::heat_factor || step.rule == emissions::Rule::chp_heat_factor;
      if (of_heat && step.operation == emissions::Operation::quotient && step.subject && (*step.subject == id || *step.subject == flow->from)) return step.value;
    }
    FAIL("no factor of heat " << id);
    return 0;
  }

  double scrap_share(const std::string& good, const std::string& scheme_id) {
    const auto scheme = formats::SchemeLibrary::open(root / "methods/schemes")->scheme(scheme_id);
    REQUIRE(scheme);
    const auto melts = label::find_stage(*inventory_, *inventory_->find_good(good), "crude-steel");
    const auto share = label::scrap_share(*inventory_, melts.sources, **scheme);
    for (const auto& missing : share.missing) UNSCOPED_INFO(missing);
    REQUIRE(share.share);
    return share.share->value.value();
  }

  double process_figure(const std::string& name, const std::string& id) const {
    const auto* process = inventory_->find_process(id);
    REQUIRE(process);
    if (name == "directOfProcess") return process->direct.value.value();
    if (name == "attributedDirect") return process->attributed_direct.value.value();
    if (name == "attributedIndirect") return process->attributed_indirect[0]->value.value();
    return good_figure(name, id);
  }

  double good_figure(const std::string& name, const std::string& id) const {
    const auto* good = inventory_->find_good(id);
    REQUIRE(good);
    const double direct = good->direct_embedded.value.value();
    if (name == "directEmbedded") return direct;
    if (name == "indirectEmbedded") return good->indirect_embedded[0]->value.value();
    if (name == "totalEmbedded") return direct + good->indirect_embedded[0]->value.value();
    if (name == "basisEmbedded") return good->basis_embedded->value.value();
    FAIL("no figure " << name);
    return 0;
  }

  syntax::Document setup_;
  formats::PackLibrary library_;
  std::shared_ptr<const method::AccountingMethod> method_;
  std::optional<syntax::Document> plant_document_;
  plant::Installation plant_;
  std::optional<embedded::Inventory> inventory_;
};

}  // namespace

TEST_CASE("every conformance case reaches its figures within its tolerance") {
  std::set<std::filesystem::path> folders;
  for (const auto& entry : std::filesystem::directory_iterator{root / "tests/conformance/cases"})
    if (entry.is_directory()) folders.insert(entry.path());
  REQUIRE(folders.size() >= 20);
  for (const auto& folder : folders) {
    INFO(folder.filename());
    Case engine{folder};
    const auto expected = json(folder / "expected.json");
    int figures = 0;
    for (auto wanted = expected.root().member("figures").first_child(); wanted; wanted = wanted.next(), ++figures) {
      const auto value = syntax::parse_number(wanted.member("value").scalar());
      const auto tolerance = syntax::parse_number(wanted.member("tolerance").scalar());
      REQUIRE((value && tolerance));
      INFO(text(wanted, "figure") << ' ' << text(wanted, "good") << text(wanted, "process") << text(wanted, "stream"));
      CHECK(engine.figure(wanted) == Approx(*value).margin(*tolerance).epsilon(0));
    }
    CHECK(figures > 0);
  }
}
