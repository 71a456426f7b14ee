// SPDX-License-Identifier: Apache-2.0
#include "formats/lca/import_notes.hpp"

#include "formats/lca/open_dataset.hpp"

namespace ferrolabel::formats {

void ImportNotes::about_reference(const lca::Process& process, std::uint64_t line) {
  if (process.reference == lca::none)
    add("import.reference.missing", Severity::warning, line, [&] { return "the process '" + process.name + "' states no reference product"; }, "state what it makes; until then nothing can be linked to it");
  else if (process.exchanges[process.reference].amount == 0)
    add("import.reference.zero", Severity::warning, line, [&] { return "the process '" + process.name + "' makes 0 of its reference product"; }, "state how much it makes");
}

void ImportNotes::drop_outer(DatasetBuilder& builder, std::uint64_t line) {
  add("import.process.nested", Severity::warning, line, [&] { return "the process '" + builder.process().name + "' has another within it, and is left out"; }, "put one after the other");
  builder.drop_process();
}

bool read_events(SourceText source, syntax::XmlEvents& events, DatasetBuilder& builder) {
  auto findings = syntax::read_xml_events(std::move(source), events, xml_import_limits);
  builder.drop_process();
  for (auto& finding : findings) {
    finding.place.source = std::make_shared<const SourceText>(SourceText{std::string{finding.place.file()}, {}});  // not the whole text
    builder.report().add(std::move(finding));
  }
  return findings.empty();
}

}  // namespace ferrolabel::formats
