// SPDX-License-Identifier: Apache-2.0
// Reading EcoSpold 1 against Python's lxml, which only reads the exchanges (iterparse, all attributes, the group); memory; and
// the second load. ECOSPOLD1=FILE names a file, such as USLCI FY21.Q3 (19 MB); without it one of that size and make is generated.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "bench/bench.hpp"
#include "formats/lca/dataset_cache.hpp"
#include "formats/lca/open_dataset.hpp"
#include "syntax/file.hpp"

namespace {

using namespace ferrolabel;

/// 640 processes of 71 exchanges with the attributes of an export by openLCA.
std::string generated() {
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ecoSpold xmlns=\"http://www.EcoInvent.org/EcoSpold01\">\n";
  const std::string comment(120, 'c');
  for (int process = 0; process < 640; ++process) {
    const auto name = "Process " + std::to_string(process) + ", at plant";
    text += "<dataset number=\"" + std::to_string(process + 1) + "\" generator=\"bench\"><metaInformation><processInformation><referenceFunction name=\"" + name +
            "\" amount=\"1.0\" unit=\"kg\" generalComment=\"" + comment + comment + "\"/><geography location=\"RNA\"/></processInformation></metaInformation><flowData>\n";
    for (int exchange = 0; exchange < 71; ++exchange) {
      const bool technosphere = exchange % 7 == 0;
      const auto flow = exchange == 0 ? name : technosphere ? "Process " + std::to_string((process + exchange) % 640) + ", at plant" : "Substance " + std::to_string((process * 31 + exchange) % 3000);
      const std::string category = technosphere ? "31-33: Manufacturing" : "air", part = technosphere ? "3311: Iron and Steel Mills" : "low population density";
      text += "        <exchange number=\"" + std::to_string(exchange) + "\" category=\"" + category + "\" subCategory=\"" + part + "\" localCategory=\"" + category + "\" localSubCategory=\"" + part +
              "\" name=\"" + flow + "\" location=\"RNA\" unit=\"kg\" meanValue=\"" + std::to_string(exchange + 1) + ".4026799097E-5\" uncertaintyType=\"1\" standardDeviation95=\"1.21\" generalComment=\"" + comment +
              "\" infrastructureProcess=\"false\">\n            " + (exchange == 0 ? "<outputGroup>0</outputGroup>" : technosphere ? "<inputGroup>5</inputGroup>" : "<outputGroup>4</outputGroup>") + "\n        </exchange>\n";
    }
    text += "</flowData></dataset>\n";
  }
  return text + "</ecoSpold>\n";
}

/// Seconds that Python says it took; below 0 where it or lxml is not there.
double lxml_seconds(const std::string& file) {
  const auto command = "/usr/bin/python3 - '" + file + R"(' 2>/dev/null <<'EOF'
import sys, time
from lxml import etree
start = time.perf_counter()
total = 0.0
for _, e in etree.iterparse(sys.argv[1], tag='{http://www.EcoInvent.org/EcoSpold01}exchange'):
    exchange = dict(e.attrib)
    total += float(exchange['meanValue'])
    group = (e[0].tag, e[0].text)
    e.clear()
print(time.perf_counter() - start)
EOF
)";
  double seconds = -1;
  if (auto* pipe = popen(command.c_str(), "r")) {
    if (std::fscanf(pipe, "%lf", &seconds) != 1) seconds = -1;
    pclose(pipe);
  }
  return seconds;
}

/// Bytes that a process of its own needs at most, less what it needs without the work.
template <class Work>
double peak_memory(Work&& work) {
  const auto peak = [](auto&& run) {
    std::fflush(stdout);
    const pid_t child = fork();
    if (child == 0) {
      run();
      _exit(0);
    }
    int status = 0;
    rusage usage{};
    wait4(child, &status, 0, &usage);
    return static_cast<double>(usage.ru_maxrss) * 1024;
  };
  const double idle = peak([] {});
  return peak(work) - idle;
}

}  // namespace

int main() {
  const auto folder = std::filesystem::temp_directory_path() / ("ferrolabel-import-" + std::to_string(getpid()));
  std::filesystem::create_directory(folder);
  const char* named = std::getenv("ECOSPOLD1");
  const std::string file = named != nullptr ? named : (folder / "generated.xml").string();
  if (named == nullptr) std::ofstream{file, std::ios::binary} << generated();
  const auto units = formats::read_unit_table(syntax::read_json_file(FERROLABEL_SOURCE_DIR "/methods/units/lca-units.json").value()).value();
  const auto open = [&units](const std::string& path) { return formats::open_dataset({path}, {.units = units}).value(); };
  const auto size = static_cast<double>(std::filesystem::file_size(file));
  const double memory = peak_memory([&] { static_cast<void>(open(file)); });

  const auto cache = (folder / "dataset.lca").string();
  std::ofstream{cache, std::ios::binary} << formats::write_dataset_cache(open(file));
  const auto [first, second] = bench::measure_by_turns(9, [&] { static_cast<void>(open(file)); }, [&] { static_cast<void>(open(cache)); });
  std::fprintf(stderr, "import: %.1f MB; %.1f ms, from the file of 'lca import' %.1f ms (least); %.1f MB of memory\n", size / 1e6, first.least * 1e3, second.least * 1e3, memory / 1e6);

  std::vector<double> ours, theirs;
  for (int i = 0; i < 9; ++i) {
    ours.push_back(bench::seconds_of([&] { static_cast<void>(open(file)); }));
    theirs.push_back(lxml_seconds(file));
  }
  if (theirs.front() < 0) std::fprintf(stderr, "import: python3 with lxml is not installed (Debian: python3-lxml), so there is no comparison\n");
  else bench::report_at_least("import/lxml", bench::timing_of(theirs).least / bench::timing_of(ours).least, 2.5);
  bench::report_at_most("import/memory", memory / size, 4);
  bench::report_at_most("import/second", second.least / first.least, 0.1);
  std::filesystem::remove_all(folder);
}
