// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <charconv>

#include "formats/plant/plant_fields.hpp"
#include "formats/result/findings_json.hpp"
#include "formats/result/improvement_json.hpp"
#include "issuing/classification.hpp"
#include "issuing/computation.hpp"
#include "issuing/improvement.hpp"
#include "server/application.hpp"
#include "server/node_text.hpp"
#include "server/problem.hpp"
#include "server/request_head.hpp"
#include "syntax/file.hpp"
#include "syntax/json_writer.hpp"

namespace ferrolabel::server {

namespace {

constexpr std::uint64_t most_draws = 100'000;
constexpr std::int64_t most_intensity = 9'999'999;  // kg CO2e/t

void add(Findings& findings, const Findings& more) { findings.insert(findings.end(), more.begin(), more.end()); }

/// Takes the values of a request and collects what is wrong with them.
class Values {
 public:
  explicit Values(Findings& findings) : findings_{findings} {}

  std::optional<quantity::Date> date(std::string_view name, std::string_view text, const Place& place = {}) {
    if (text.empty()) return std::nullopt;
    const auto value = quantity::parse_date(text);
    if (!value) wrong(name, text, place, "write a day as 2026-11-24");
    return value;
  }
  std::optional<quantity::Decimal> decimal(std::string_view name, std::string_view text, std::int64_t most, const Place& place) {
    if (text.empty()) return std::nullopt;
    const auto value = quantity::Decimal::parse(text);
    if (!value) wrong(name, text, place, "write a decimal number as 1198.95, at most 18 digits, with a point");
    else if (*value < quantity::Decimal{} || *value > quantity::Decimal{most}) wrong(name, text, place, "write a number from 0 to " + std::to_string(most));
    else return *value;
    return std::nullopt;
  }
  std::uint64_t count(std::string_view name, std::string_view text, std::uint64_t otherwise, std::uint64_t most) {
    if (text.empty()) return otherwise;
    std::uint64_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || value > most) wrong(name, text, {}, "write a whole number from 0 to " + std::to_string(most));
    return value;
  }

 private:
  void wrong(std::string_view name, std::string_view text, const Place& place, std::string fix) {
    findings_.push_back({"http.query.bad-value", Severity::error, place, std::string{name} + " '" + std::string{text.substr(0, 80)} + "' cannot be taken", std::move(fix)});
  }
  Findings& findings_;
};

Result<syntax::Document> read_body(const Request& request, const Environment& environment) {
  syntax::ReaderLimits limits;
  limits.bytes = environment.limits.body_bytes;
  limits.nodes = environment.limits.body_nodes;
  return syntax::read_document(SourceText{{}, request.body}, formats::plant_namespace, limits);
}

Result<std::unique_ptr<issuing::ComputedPlant>> computed_plant(const syntax::Document& document, const Request& request, Environment& environment) {
  auto computed = issuing::compute_plant(document, request.head.parameter("method"),
                                         [&environment](std::string_view id, const quantity::Date& last_day) { return environment.packs->method(id, last_day); });
  if (!computed) return computed;
  const std::string product{request.head.parameter("product")};
  if (product.empty() || (*computed)->inventory.find_good(product) != nullptr) return computed;
  std::string known;
  for (const auto& good : issuing::goods_of((*computed)->inventory, {})) known += (known.empty() ? "" : ", ") + good;
  return Finding{"cli.product.unknown", Severity::error, {}, "the plant makes no good '" + product + "'", "name one of: " + known};
}

Reply compute(const Request& request, Environment& environment) {
  const auto document = read_body(request, environment);
  if (!document) return problem(request, document.findings(), environment.limits);
  auto computed = computed_plant(*document, request, environment);
  if (!computed) return problem(request, computed.findings(), environment.limits);
  auto& plant = *computed.value();
  auto findings = computed.findings();
  const auto answer = issuing::computation(plant.inventory, plant.digest, request.head.parameter("product"), findings);
  return {200, "application/json", formats::inventory_json(answer), {}, {}};
}

std::vector<std::string> schemes_of(const Request& request) {
  std::vector<std::string> ids;
  for (const auto& [name, value] : request.head.query)
    if (name == "scheme") ids.push_back(value);
  return ids;
}

Finding unknown_electricity(const std::string& name) {
  return http_error("http.query.bad-value", "electricity '" + name.substr(0, 80) + "' is no case", "write location, market, eu-average or method");
}

Reply classified(const std::vector<issuing::ClassedGood>& results, const issuing::ComputedPlant* plant, const Findings& findings) {
  syntax::JsonWriter writer;
  writer.begin_object();
  if (plant != nullptr) formats::write_origin(writer, plant->digest, *plant->method);
  writer.key("results").begin_array();
  for (const auto& [good, classification, cases] : results) formats::write_classification(writer, classification, good, cases);
  writer.end_array().key("findings");
  formats::write_findings(writer, findings);
  writer.end_object();
  return {200, "application/json", std::move(writer).take() + "\n", {}, {}};
}

Reply classify_plant(const Request& request, const syntax::Document& document, Environment& environment) {
  Findings findings;
  Values values{findings};
  issuing::ClassifyTerms terms;
  terms.product = request.head.parameter("product");
  terms.family = request.head.parameter("family");
  terms.electricity = request.head.parameter("electricity");
  terms.date = values.date("date", request.head.parameter("date"));
  terms.draws = values.count("draws", request.head.parameter("draws"), terms.draws, most_draws);
  terms.seed = values.count("seed", request.head.parameter("seed"), terms.seed, (std::uint64_t{1} << 53) - 1);
  const auto ids = schemes_of(request);
  const auto schemes = environment.packs->schemes(ids);
  add(findings, schemes.findings());
  if (schemes) add(findings, issuing::unknown_family(*schemes, terms.family));
  if (!terms.electricity.empty() && !issuing::electricity_case(terms.electricity))
    findings.push_back(unknown_electricity(terms.electricity));
  if (schemes && !ids.empty())
    for (const auto& scheme : *schemes)
      if (const auto open = issuing::open_electricity_case(*scheme, terms.electricity); !open) add(findings, open.findings());
  if (has_errors(findings)) return problem(request, findings, environment.limits);
  auto computed = computed_plant(document, request, environment);
  if (!computed) return problem(request, computed.findings(), environment.limits);
  findings = computed.findings();
  const auto results = issuing::classify_goods(computed.value()->inventory, *schemes, terms, findings);
  return classified(results, computed.value().get(), findings);
}

/// {"intensity", "scrap", "schemes", "family", "date", "electricity", "primaryFraction", "scrapPerProduct"}: exact decimals as text or number.
Reply classify_intensity(const Request& request, syntax::Node body, Environment& environment) {
  Findings findings;
  Values values{findings};
  const auto decimal = [&](const char* name, std::int64_t most) { return values.decimal(name, text_of(body.member(name)), most, body.member(name).place()); };
  issuing::IntensityTerms terms;
  std::vector<std::string> ids;
  for (auto member = body.first_child(); member; member = member.next()) {
    constexpr std::array<std::string_view, 8> known{"intensity", "scrap", "schemes", "family", "date", "electricity", "primaryFraction", "scrapPerProduct"};
    if (std::find(known.begin(), known.end(), member.name()) == known.end())
      findings.push_back({"http.body.unknown-member", Severity::error, member.place(), "there is no member '" + std::string{member.name()} + "' here", "leave it out"});
    const bool list = member.name() == "schemes";
    if (list ? member.kind() != syntax::Kind::array : member.kind() != syntax::Kind::string && member.kind() != syntax::Kind::number)
      findings.push_back({"http.body.wrong-type", Severity::error, member.place(), "'" + std::string{member.name()} + "' is of the wrong kind", list ? "write a list of ids" : "write text or a number"});
    else if (list)
      for (auto item = member.first_child(); item; item = item.next()) ids.emplace_back(item.scalar());
  }
  if (const auto intensity = decimal("intensity", most_intensity)) terms.intensity = *intensity;
  terms.scrap = decimal("scrap", 1);
  terms.family = text_of(body.member("family"));
  terms.date = values.date("date", text_of(body.member("date")), body.member("date").place());
  terms.inputs = {decimal("primaryFraction", 1), decimal("scrapPerProduct", most_intensity), std::string{text_of(body.member("electricity"))}};
  const auto schemes = environment.packs->schemes(ids);
  add(findings, schemes.findings());
  if (schemes) add(findings, issuing::unknown_family(*schemes, terms.family));
  if (has_errors(findings)) return problem(request, findings, environment.limits);
  const auto results = issuing::classify_intensity(*schemes, terms);
  if (!results) return problem(request, results.findings(), environment.limits);
  return classified(*results, nullptr, results.findings());
}

Reply classify(const Request& request, Environment& environment) {
  const auto document = read_body(request, environment);
  if (!document) return problem(request, document.findings(), environment.limits);
  const auto root = document->root();
  if (document->syntax() == syntax::Document::Syntax::json && root.kind() == syntax::Kind::object && root.member("intensity")) {
    if (request.head.query.empty()) return classify_intensity(request, root, environment);
    return problem(request, http_error("http.query.unknown", "beside an intensity there are no parameters", "write them into the body"), environment.limits);
  }
  return classify_plant(request, *document, environment);
}

Reply improve(const Request& request, Environment& environment) {
  const auto document = read_body(request, environment);
  if (!document) return problem(request, document.findings(), environment.limits);
  Findings findings;
  const issuing::ImproveTerms terms{std::string{request.head.parameter("product")}, std::string{request.head.parameter("to")},
                                    std::string{request.head.parameter("family")}, std::string{request.head.parameter("electricity")}};
  const auto ids = schemes_of(request);
  if (terms.product.empty()) findings.push_back(http_error("http.query.bad-value", "the product is missing", "add ?product=ID"));
  if (ids.size() != 1) findings.push_back(http_error("http.query.bad-value", "exactly one scheme is needed", "add ?scheme=ID once"));
  const auto schemes = environment.packs->schemes(ids);
  add(findings, schemes.findings());
  if (!terms.electricity.empty() && !issuing::electricity_case(terms.electricity)) findings.push_back(unknown_electricity(terms.electricity));
  if (has_errors(findings)) return problem(request, findings, environment.limits);
  auto computed = computed_plant(*document, request, environment);
  if (!computed) return problem(request, computed.findings(), environment.limits);
  const auto& plant = **computed;
  const auto improvement = issuing::improvement(plant.plant, *plant.method, *schemes->front(), terms);
  if (!improvement) return problem(request, improvement.findings(), environment.limits);
  findings = computed.findings();
  add(findings, improvement.findings());
  return {200, "application/json", formats::improvement_json(*improvement, terms.product, plant.digest, *plant.method, findings), {}, {}};
}

}  // namespace

void add_engine_routes(std::vector<Route>& routes, Environment& environment) {
  const auto add_route = [&](std::string path, std::vector<std::string> parameters, Reply (*answer)(const Request&, Environment&)) {
    Route route{.method = "POST", .path = std::move(path), .slot = Slot::engine, .body_limit = environment.limits.body_bytes};
    route.media_types = {"application/json", "application/xml"};
    route.parameters = std::move(parameters);
    route.answer = [&environment, answer](const Request& request) { return answer(request, environment); };
    routes.push_back(std::move(route));
  };
  add_route("/v1/compute", {"method", "product"}, compute);
  add_route("/v1/classify", {"method", "product", "scheme", "family", "electricity", "date", "draws", "seed"}, classify);
  add_route("/v1/improve", {"method", "product", "scheme", "to", "family", "electricity"}, improve);
}

}  // namespace ferrolabel::server
