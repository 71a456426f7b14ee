// SPDX-License-Identifier: Apache-2.0
// generate-submissions N [--seed K] [--faulty SHARE] [--large SHARE] [--signed SHARE] [--faults all|well-formed|readable] -o FOLDER|FILE.xml
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>

#include "generate/signing_keys.hpp"
#include "generate/submission_generator.hpp"
#include "trust/trust_list_document.hpp"

using namespace ferrolabel::generate;

namespace {

constexpr const char* usage =
    "generate-submissions N [--seed K] [--faulty SHARE] [--large SHARE] [--signed SHARE] [--faults KINDS] -o FOLDER|FILE.xml\n"
    "Writes N submissions made from samples/plants: a folder with a file for each, or one envelope. The same arguments give the\n"
    "same bytes. Planted faults are listed in FOLDER/faults.tsv or FILE.faults.tsv: id, fault, code, place.\n"
    "  --faulty SHARE  of 0 to 1, each with one planted fault (0)\n"
    "  --large SHARE   of 0 to 1, whole works of 17 to 33 kB in place of small plants of 4 kB (0)\n"
    "  --signed SHARE  of 0 to 1, those without a fault signed by producer, verifier or both; whom to trust is in FOLDER/trust.json or FILE.trust.json (0)\n"
    "  --faults KINDS  all (files only); well-formed, the XML is right (envelopes); readable, schema and plant are right too\n";

constexpr const char* keys_folder = FERROLABEL_SOURCE_DIR "/tests/generate/keys";

struct Arguments {
  std::uint64_t count = 0;
  GeneratorSettings settings;
  bool names_kinds = false;
  std::filesystem::path output;
};

template <class Number>
Number number(const std::string& text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) throw std::invalid_argument{"'" + text + "' is no number here"};
  return value;
}

double share(const std::string& text) {
  const auto value = number<double>(text);
  if (!(value >= 0 && value <= 1)) throw std::invalid_argument{"'" + text + "' is no share of 0 to 1"};
  return value;
}

FaultKinds kinds(const std::string& text) {
  const std::map<std::string, FaultKinds> known{{"all", FaultKinds::all}, {"well-formed", FaultKinds::well_formed}, {"readable", FaultKinds::readable}};
  if (!known.contains(text)) throw std::invalid_argument{"there are no faults '" + text + "'"};
  return known.at(text);
}

Arguments read_arguments(int count, char** values) {
  Arguments arguments;
  bool has_count = false;
  for (int at = 1; at < count; ++at) {
    const std::string name = values[at];
    if (!name.starts_with("-")) {
      arguments.count = number<std::uint64_t>(name);
      has_count = true;
      continue;
    }
    if (at + 1 == count) throw std::invalid_argument{name + " needs a value"};
    const std::string value = values[++at];
    if (name == "--seed") arguments.settings.seed = number<std::uint64_t>(value);
    else if (name == "--faulty") arguments.settings.faulty = share(value);
    else if (name == "--large") arguments.settings.large = share(value);
    else if (name == "--signed") arguments.settings.signed_share = share(value);
    else if (name == "--faults") arguments.settings.kinds = kinds(value), arguments.names_kinds = true;
    else if (name == "-o") arguments.output = value;
    else throw std::invalid_argument{"there is no option " + name};
  }
  if (!has_count || arguments.output.empty()) throw std::invalid_argument{"N and -o are needed"};
  return arguments;
}

std::ofstream create(const std::filesystem::path& file) {
  std::ofstream stream{file, std::ios::binary};
  stream.exceptions(std::ios::badbit | std::ios::failbit);
  return stream;
}

void list_fault(std::ofstream& list, const Generated& made) {
  if (!made.fault.empty()) list << made.id << '\t' << made.fault << '\t' << made.code << '\t' << made.place << '\n';
}

void write_trust(const Arguments& arguments, const std::filesystem::path& file) {
  if (arguments.settings.signed_share > 0) create(file) << ferrolabel::trust::write_trust_list(signers_trusted(keys_folder));
}

void write_folder(const Arguments& arguments, const SubmissionGenerator& generator) {
  std::filesystem::create_directories(arguments.output);
  auto list = create(arguments.output / "faults.tsv");
  list << "id\tfault\tcode\tplace\n";
  for (std::uint64_t rank = 0; rank < arguments.count; ++rank) {
    const auto made = generator.make(rank);
    create(arguments.output / (made.id + ".xml")) << made.xml;
    list_fault(list, made);
  }
  write_trust(arguments, arguments.output / "trust.json");
}

void write_envelope(const Arguments& arguments, const SubmissionGenerator& generator) {
  auto list = create(std::filesystem::path{arguments.output}.replace_extension(".faults.tsv"));
  list << "id\tfault\tcode\tplace\n";
  auto envelope = create(arguments.output);
  envelope << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<submissions xmlns=\"https://ferrolabel.eu/ns/submission/1\" formatVersion=\"1\" id=\"generated-" << arguments.settings.seed << "\">\n";
  for (std::uint64_t rank = 0; rank < arguments.count; ++rank) {
    const auto made = generator.make(rank);
    envelope << std::string_view{made.xml}.substr(made.xml.find('\n') + 1);
    list_fault(list, made);
  }
  envelope << "</submissions>\n";
  write_trust(arguments, std::filesystem::path{arguments.output}.replace_extension(".trust.json"));
}

}  // namespace

int main(int count, char** values) {
  try {
    auto arguments = read_arguments(count, values);
    const bool is_envelope = arguments.output.extension() == ".xml";
    if (is_envelope && !arguments.names_kinds) arguments.settings.kinds = FaultKinds::well_formed;
    if (is_envelope && arguments.settings.kinds == FaultKinds::all) throw std::invalid_argument{"faults of the XML itself would break the whole envelope"};
    const SubmissionGenerator generator{FERROLABEL_SOURCE_DIR "/samples/plants", arguments.settings, keys_folder};
    if (is_envelope) write_envelope(arguments, generator);
    else write_folder(arguments, generator);
    return 0;
  } catch (const std::invalid_argument& wrong) {
    std::cerr << "generate-submissions: " << wrong.what() << "\n\n" << usage;
    return 64;
  } catch (const std::exception& failure) {
    std::cerr << "generate-submissions: " << failure.what() << '\n';
    return 74;
  }
}
