// SPDX-License-Identifier: Apache-2.0
#include "generate/submission_generator.hpp"

#include <array>
#include <chrono>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "formats/plant/plant_printer.hpp"
#include "formats/plant/simple_plant.hpp"
#include "generate/planted_fault.hpp"
#include "generate/signing_keys.hpp"
#include "syntax/json_reader.hpp"
#include "trust/xml_signing.hpp"

namespace ferrolabel::generate {

namespace {

std::string read(const std::filesystem::path& file) {
  std::ifstream stream{file, std::ios::binary};
  std::string text{std::istreambuf_iterator<char>{stream}, {}};
  if (text.empty()) throw std::runtime_error{file.string() + " cannot be read"};
  return text;
}

std::string without_declaration(const std::string& xml) { return xml.substr(xml.find('\n') + 1); }

/// A works without what it says of its verification: here the statement says it.
std::string works_xml(const std::filesystem::path& file) {
  auto xml = without_declaration(read(file));
  const auto at = xml.find("  <verification ");
  if (at == std::string::npos) throw std::runtime_error{file.string() + " is not as expected"};
  return xml.erase(at, xml.find('\n', at) + 1 - at);
}

/// The one-page form, which samples have in JSON, as XML.
std::string simple_xml(const std::filesystem::path& file) {
  const auto document = syntax::read_json({file.string(), read(file)});
  if (!document) throw std::runtime_error{describe(document.findings().front())};
  formats::ReadContext context;
  formats::SimplePlant plant;
  formats::read_object(document->root(), context, plant);
  if (!context.findings.empty()) throw std::runtime_error{describe(std::move(context.findings).take().front())};
  formats::XmlSink sink{formats::plant_namespace};
  formats::PlantPrinter printer{sink};
  printer.object(formats::simple_plant_root, plant);
  return without_declaration(std::move(sink).take());
}

/// The re-roller with what its slab's supplier says of the crude steel, without which no scheme classes it.
std::string re_roller_xml(const std::filesystem::path& file) {
  auto xml = without_declaration(read(file));
  const auto at = xml.find("      <bought ");
  if (at == std::string::npos) throw std::runtime_error{file.string() + " is not as expected"};
  xml.insert(at, R"(      <crudeSteel scheme="eu-ci">
        <direct unit="t CO2e/t">1.2</direct>
        <indirect unit="t CO2e/t">0.2</indirect>
        <scrapShare unit="1">0.18</scrapShare>
      </crudeSteel>
)");
  return xml;
}

std::string padded(std::uint64_t number) {
  auto digits = std::to_string(number);
  return std::string(digits.size() < 7 ? 7 - digits.size() : 0, '0') + digits;
}

quantity::Date later(const quantity::Date& day, std::int64_t days) { return quantity::Date{std::chrono::sys_days{day} + std::chrono::days{days}}; }

std::string digest(Chance& chance) {
  std::string text = "sha256:";
  for (int i = 0; i < 4; ++i) {
    auto bits = chance.next();
    for (int digit = 0; digit < 16; ++digit, bits >>= 4) text += "0123456789abcdef"[bits & 15];
  }
  return text;
}

std::string kilograms(std::int64_t kg) { return quantity::Decimal{kg, -3}.to_string(); }

constexpr std::uint64_t signing_draws = 0x5167;

constexpr std::array<const char*, 12> firsts{"Acciaieria", "Nagel &amp; Söhne", "Stahlwerk", "Forges", "Aceros", "Huta", "Järnverk", "Walzwerk", "Trafilerie", "Schrauben", "Laminoir", "Teräs"};
constexpr std::array<const char*, 12> seconds{"Nord", "Val d'Or", "Muster", "Rive", "del Sur", "Przykład", "Exempel", "Beispiel", "Esempio", "Süd", "Modèle", "Esimerkki"};
constexpr std::array<const char*, 6> forms{"GmbH", "SpA", "SA", "AB", "Sp. z o.o.", "Oy"};
constexpr std::array<const char*, 8> towns{"Musterstadt", "Esempio", "Exempelby", "Ville-Modèle", "Przykładowo", "Ejemplar", "Esimerkkilä", "Voorbeeld"};
constexpr std::array<const char*, 4> verifiers{"Example Verify GmbH", "Verifica Esempio srl", "Certifieur Modèle SAS", "Kontroll Exempel AB"};

const char* evidence_kind(std::string_view source) {
  if (source.find("bill") != std::string_view::npos) return "bill";
  if (source.find("delivery") != std::string_view::npos || source.find("weighbridge") != std::string_view::npos) return "delivery-note";
  if (source.find("label") != std::string_view::npos) return "label";
  if (source.find("meter") != std::string_view::npos) return "meter-record";
  return "other";
}

void append_item(std::string& xml, const std::string& id, const char* kind, std::string_view title, const quantity::Date& date, Chance& chance) {
  xml += "    <item id=\"" + id + "\" kind=\"" + kind + "\" title=\"";
  xml += title;
  xml += "\" digest=\"" + digest(chance) + "\" date=\"" + quantity::to_string(date) + "\"/>\n";
}

}  // namespace

SubmissionGenerator::SubmissionGenerator(const std::filesystem::path& plants, const GeneratorSettings& settings, const std::filesystem::path& keys) : settings_{settings} {
  if (settings.signed_share > 0) {
    producer_ = signing_key(keys, "producer");
    verifier_ = signing_key(keys, "verifier");
  }
  small_.emplace_back(without_declaration(read(plants / "sme-fasteners.xml")), "screws", "eu-ci", "");
  small_.emplace_back(simple_xml(plants / "sme-fasteners.json"), "screws", "eu-ci", "");
  small_.emplace_back(re_roller_xml(plants / "hrc-from-bought-slab.xml"), "coil", "eu-ci", "");
  large_.emplace_back(works_xml(plants / "eaf-long-products.xml"), "rebar", "eu-ci", "");
  large_.emplace_back(works_xml(plants / "h2-dri-eaf.xml"), "coil", "espr-jrc-draft-2026-04", "HRC");
  large_.emplace_back(works_xml(plants / "integrated-bf-bof.xml"), "coil", "responsiblesteel-2.1", "");
}

Generated SubmissionGenerator::make(std::uint64_t rank) const {
  Chance chance{settings_.seed, rank};
  const bool is_faulty = chance.happens(settings_.faulty);
  const bool is_large = chance.happens(settings_.large);
  const auto& templates = is_large ? large_ : small_;
  const auto& plant = templates[chance.below(templates.size())];

  Filling filling;
  filling.amounts = chance.between(200, 5000);
  filling.intensities = is_large ? 1000 : chance.between(300, 1500);  // a works has emission factors in the same unit
  filling.grid = chance.between(700, 1100);
  filling.number = "-" + padded(rank + 1);
  // One draw a statement: compilers differ in the order within one.
  const std::string form = forms[chance.below(forms.size())];
  const std::string second = seconds[chance.below(seconds.size())];
  const std::string first = firsts[chance.below(firsts.size())];
  Chance signing{settings_.seed ^ signing_draws, rank};  // draws of its own: what is not signed stays as it is
  const bool is_signed = signing.happens(settings_.signed_share);
  const auto signers = is_signed ? signing.below(3) : 3;  // producer, verifier, both; none
  filling.company = is_signed ? producer_->issuer().name : first + " " + second + " " + form;
  const std::string town = towns[chance.below(towns.size())];
  filling.site = "constructed, " + town;

  const auto available = plant.available_kg() * filling.amounts / 1000;
  const auto tonnes = kilograms(std::max<std::int64_t>(1, available * chance.between(50, 900) / 1000));
  const auto stated = later(plant.period_to(), chance.between(15, 35));
  const auto issued = later(stated, chance.between(1, 20));
  Generated made;
  made.id = "S-" + padded(rank + 1);
  auto& xml = made.xml;
  xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<submission xmlns=\"https://ferrolabel.eu/ns/submission/1\" formatVersion=\"1\" id=\"" + made.id + "\">\n";
  xml += "  <submitter organisation=\"" + filling.company + "\" contact=\"labels@works-" + std::to_string(rank + 1) + ".example\" role=\"producer\"/>\n";
  xml += "  <request product=\"" + plant.product() + "\" scheme=\"" + plant.scheme() + "\" tonnes=\"" + tonnes + "\" issueDate=\"" + quantity::to_string(issued) + "\"";
  xml += plant.family().empty() ? "/>\n" : " family=\"" + plant.family() + "\"/>\n";
  xml += "  <evidence>\n";
  std::size_t at = 0;
  for (const auto& source : plant.sources()) append_item(xml, "E" + std::to_string(++at), evidence_kind(source), source, later(plant.period_to(), chance.between(1, 12)), chance);
  append_item(xml, "V1", "verification-report", "verification report", stated, chance);
  xml += "  </evidence>\n";
  const auto drawn = chance.below(verifiers.size());
  const auto number = is_signed ? 0 : drawn;
  const auto visited = later(stated, -chance.between(3, 14));
  const std::string level = chance.happens(0.7) ? "reasonable" : "limited";
  xml += std::string{"  <statement verifier=\""} + verifiers[number] + "\" accreditation=\"EX-V-000" + std::to_string(number + 1) + "\" accreditedFrom=\"" + quantity::to_string(later(stated, -900)) + "\" accreditedUntil=\"" +
         quantity::to_string(later(stated, 900)) + "\" level=\"" + level + "\" opinion=\"unmodified\" date=\"" + quantity::to_string(stated) + "\" periodFrom=\"" +
         quantity::to_string(plant.period_from()) + "\" periodTo=\"" + quantity::to_string(plant.period_to()) + "\" materialityPercent=\"" + (is_large ? "2" : "5") + "\" siteVisit=\"" + quantity::to_string(visited) + "\"/>\n";
  plant.append_to(xml, filling);
  xml += "</submission>\n";
  if (is_faulty) plant_fault(made, {plant.period_from(), plant.period_to(), filling.company}, settings_.kinds, chance);
  if (is_signed && made.fault.empty()) {
    if (signers != 1) xml = trust::sign_xml(std::move(xml), *producer_, "producer");
    if (signers != 0) xml = trust::sign_xml(std::move(xml), *verifier_, "verifier");
  }
  return made;
}

}  // namespace ferrolabel::generate
