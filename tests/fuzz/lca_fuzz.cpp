// SPDX-License-Identifier: Apache-2.0
// Life-cycle data of any format never crashes its reader, and what was read can be kept and read back. The first byte says what the
// rest is put into: a file as it stands, or the flowData of EcoSpold 1 or 2.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "formats/ecospold/ecospold1_reader.hpp"
#include "formats/ecospold/ecospold2_reader.hpp"
#include "formats/ilcd/ilcd_reader.hpp"
#include "formats/lca/dataset_cache.hpp"
#include "formats/openlca/openlca_reader.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;

namespace {

void keep(lca::Dataset dataset, ImportReport report) {
  const auto bytes = write_dataset_cache({std::move(dataset), std::move(report)});
  const auto back = read_dataset_cache({"fuzz", bytes});
  if (!back || write_dataset_cache(*back) != bytes) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const UnitTable units;
  ImportReport report;
  DatasetBuilder builder{units, report};
  switch (data[0] % 6) {
    case 0: read_ecospold2({"fuzz", text}, builder); break;
    case 1: read_ecospold2({"fuzz", "<ecoSpold xmlns=\"http://www.EcoInvent.org/EcoSpold02\"><activityDataset><flowData>" + text + "</flowData></activityDataset></ecoSpold>"}, builder); break;
    case 2: {
      Ecospold1Reader reader{builder};
      reader.read({"fuzz", "<ecoSpold xmlns=\"http://www.EcoInvent.org/EcoSpold01\"><dataset number=\"1\"><flowData>" + text + "</flowData></dataset></ecoSpold>"});
      reader.link();
      break;
    }
    case 3: {
      IlcdReader reader;
      reader.read({"fuzz", text}, builder);
      reader.pour(builder);
      break;
    }
    case 4: {
      OpenlcaReader reader;
      reader.read({"fuzz", text}, builder);
      reader.pour(builder);
      break;
    }
    default: static_cast<void>(read_dataset_cache({"fuzz", text})); return 0;
  }
  keep(std::move(builder).finish(), std::move(report));
  return 0;
}
