// SPDX-License-Identifier: Apache-2.0
// The same processes of USLCI as openLCA JSON-LD, EcoSpold 2 and EcoSpold 1, against one another: their lines, and what one unit
// of each product sets in motion. What differs stands in lca/uslci/differences.tsv, which is made anew here.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "formats/lca/open_dataset.hpp"
#include "lca/inventory_solver.hpp"
#include "lca/supply_chain.hpp"
#include "syntax/file.hpp"
#include "syntax/number.hpp"

using namespace ferrolabel;

namespace {

const std::string root = FERROLABEL_SOURCE_DIR;
const std::string folder = root + "/tests/conformance/lca/uslci";

/// Amounts of one process or inventory by "out, flow, unit": every unit is that which methods/units has first for its quantity.
using Amounts = std::map<std::string, double>;
using Names = std::map<std::string, std::string>;

/// Decimals of a line are the same in all three formats; a conversion may round differently on the way.
constexpr double same_line = 1e-14;
constexpr double same_result = 1e-12;

bool agree(double a, double b, double tolerance) { return std::abs(a - b) <= tolerance * std::max(std::abs(a), std::abs(b)); }

Names read_names(const std::string& file) {
  Names names;
  std::ifstream lines{folder + "/" + file};
  for (std::string line; std::getline(lines, line);)
    if (!line.starts_with("#")) names.emplace(line.substr(0, line.find('\t')), line.substr(line.find('\t') + 1));
  return names;
}

std::string trimmed(std::string text) {
  text.erase(text.find_last_not_of(' ') + 1);
  return text.starts_with("CUTOFF ") ? text.substr(7) : text;  // a mark of flows that nobody makes, which FY21 has in the category
}

const formats::UnitTable& units() {
  static const auto table = formats::read_unit_table(syntax::read_json_file(root + "/methods/units/lca-units.json").value()).value();
  return table;
}

/// Sums in order of size, so that the order of a source's lines does not count.
Amounts summed(const std::map<std::string, std::vector<double>>& terms) {
  Amounts sums;
  for (auto [key, list] : terms) {
    std::sort(list.begin(), list.end(), [](double a, double b) { return std::abs(a) < std::abs(b) || (std::abs(a) == std::abs(b) && a < b); });
    double sum = 0;
    for (const auto each : list) sum += each;
    if (sum != 0) sums.emplace(key, sum);
  }
  return sums;
}

/// One release, read, linked and factorised.
class Release {
 public:
  explicit Release(const std::string& archive) : Release{formats::open_dataset({folder + "/" + archive}, {.units = units()}).value().dataset} {
    for (const auto& flow : dataset_.flows) flows_.push_back(trimmed(flow.name) + (flow.kind == lca::Flow::Kind::elementary ? "|" + flow.compartment : ""));
    for (const auto& process : dataset_.processes) processes_.push_back(trimmed(process.name) + "\t" + process.location);
    tell_products_apart();
  }
  Release(const Release&) = delete;

  /// The same with some of its processes only.
  Release only(const std::set<std::string>& names) const {
    lca::Dataset part{dataset_.name, dataset_.flows, {}, dataset_.parameters};
    std::vector<std::string> kept;
    for (std::size_t i = 0; i < processes_.size(); ++i) {
      if (!names.contains(processes_[i])) continue;
      part.processes.push_back(dataset_.processes[i]);
      kept.push_back(processes_[i]);
      for (const auto& exchange : part.processes.back().exchanges) REQUIRE(exchange.provider == lca::none);  // or it would have to move
    }
    return {std::move(part), flows_, std::move(kept)};
  }

  const std::vector<std::string>& processes() const { return processes_; }

  /// Calls flows by other names. @param names by id, or by the name so far
  void rename(const Names& names) {
    for (std::size_t i = 0; i < flows_.size(); ++i)
      for (const auto& key : {dataset_.flows[i].id, flows_[i]})
        if (const auto found = names.find(key); found != names.end()) {
          flows_[i] = found->second;
          break;
        }
  }

  Names names_by_id() const {
    Names names;
    for (std::size_t i = 0; i < flows_.size(); ++i) names.emplace(dataset_.flows[i].id, flows_[i]);
    return names;
  }

  /// Of several processes of one name the one nearest to `other` keeps it; the rest are told apart by their ids.
  void tell_apart(Release& other) {
    std::map<std::string, std::vector<lca::ProcessIndex>> by_name;
    for (lca::ProcessIndex i = 0; i < processes_.size(); ++i) by_name[processes_[i]].push_back(i);
    for (auto& [name, list] : by_name) {
      if (list.size() == 1) continue;
      const auto theirs = other.lines(name);
      const auto nearness = [&](lca::ProcessIndex i) {
        const auto ours = lines(i);
        return std::count_if(ours.begin(), ours.end(), [&](const auto& line) { return theirs.contains(line.first) && agree(line.second, theirs.at(line.first), same_line); });
      };
      const auto nearest = *std::max_element(list.begin(), list.end(), [&](auto a, auto b) { return nearness(a) < nearness(b); });
      for (const auto i : list)
        if (i != nearest) processes_[i] += " (" + dataset_.processes[i].id + ")";
    }
  }

  std::optional<lca::ProcessIndex> find(const std::string& name) const {
    const auto found = std::find(processes_.begin(), processes_.end(), name);
    return found == processes_.end() ? std::nullopt : std::optional{static_cast<lca::ProcessIndex>(found - processes_.begin())};
  }

  Amounts lines(lca::ProcessIndex process) const {
    std::map<std::string, std::vector<double>> terms;
    for (const auto& exchange : dataset_.processes[process].exchanges) add(terms, exchange.flow, exchange.input, exchange.amount);
    return summed(terms);
  }
  Amounts lines(const std::string& process) const {
    const auto found = find(process);
    return found ? lines(*found) : Amounts{};
  }

  /// Activities by "process, product".
  std::map<std::string, std::int32_t> activities() const {
    std::map<std::string, std::int32_t> all;
    for (std::size_t i = 0; i < system_.activities.size(); ++i) all.emplace(activity(static_cast<std::int32_t>(i)), static_cast<std::int32_t>(i));
    return all;
  }

  /// Names of the activities that one reaches.
  std::set<std::string> reach(std::int32_t from) const {
    std::set<std::string> names;
    for (const auto each : lca::supply_chain(system_, {&from, 1}).activities) names.insert(activity(each));
    return names;
  }

  /// Of one reference unit of the product.
  Amounts inventory(std::int32_t activity) {
    const auto& unit = dataset_.flows[system_.activities[static_cast<std::size_t>(activity)].product].unit;
    const auto factor = units().factor(units().reference_of(unit), unit);
    const lca::Demand demand{activity, factor ? factor->apply(1) : 1};
    const auto solved = solver_.solve({&demand, 1}).value();
    std::map<std::string, std::vector<double>> terms;
    for (std::size_t row = 0; row < solved.amounts.size(); ++row) add(terms, system_.elementary[row].flow, system_.elementary[row].input, solved.amounts[row]);
    return summed(terms);
  }

 private:
  explicit Release(lca::Dataset dataset) : dataset_{std::move(dataset)}, system_{lca::build_system(dataset_).value()}, solver_{lca::InventorySolver::prepare(system_).value()} {}
  Release(lca::Dataset part, std::vector<std::string> flows, std::vector<std::string> processes) : Release{std::move(part)} {
    flows_ = std::move(flows);
    processes_ = std::move(processes);
  }

  /// Of several products of one name that which a process is for keeps it: who takes another of them takes it from nobody.
  void tell_products_apart() {
    std::set<lca::FlowIndex> made;
    for (const auto& process : dataset_.processes) made.insert(process.exchanges[process.reference].flow);
    std::map<std::string, std::vector<lca::FlowIndex>> by_name;
    for (lca::FlowIndex i = 0; i < flows_.size(); ++i)
      if (dataset_.flows[i].kind != lca::Flow::Kind::elementary) by_name[flows_[i]].push_back(i);
    for (const auto& [name, list] : by_name) {
      const auto keeps = std::find_if(list.begin(), list.end(), [&](auto flow) { return made.contains(flow); });
      for (const auto flow : list)
        if (keeps != list.end() && flow != *keeps) flows_[flow] += " (" + dataset_.flows[flow].id + ")";
    }
  }

  std::string activity(std::int32_t index) const {
    const auto& at = system_.activities[static_cast<std::size_t>(index)];
    return processes_[at.process] + "\t" + flows_[at.product];
  }

  void add(std::map<std::string, std::vector<double>>& terms, lca::FlowIndex flow, bool input, double amount) const {
    const std::string unit = dataset_.flows[flow].unit, reference{units().reference_of(unit)};
    const auto factor = units().factor(unit, reference);
    terms[std::string{input ? "in" : "out"} + "\t" + flows_[flow] + "\t" + reference].push_back(factor ? factor->apply(amount) : amount);
  }

  lca::Dataset dataset_;
  lca::ProductSystem system_;
  lca::InventorySolver solver_;
  std::vector<std::string> flows_, processes_;
};

struct Results {
  std::size_t count = 0, figures = 0, of_other_data = 0;
};

/// The inventories of one unit of each product of both, where it reaches nothing but processes with the same lines in both.
Results compare_results(Release& one, Release& other, const std::set<std::string>& same) {
  Results results;
  const auto theirs = other.activities();
  for (const auto& [name, activity] : one.activities()) {
    const auto found = theirs.find(name);
    if (found == theirs.end()) continue;
    const auto reach = one.reach(activity);
    const auto is_same = [&same](const std::string& each) { return same.contains(each.substr(0, each.rfind('\t'))); };
    if (reach != other.reach(found->second) || !std::all_of(reach.begin(), reach.end(), is_same)) {
      ++results.of_other_data;
      continue;
    }
    ++results.count;
    const auto here = one.inventory(activity), there = other.inventory(found->second);
    results.figures += here.size();
    INFO(name);
    CHECK(here.size() == there.size());
    for (const auto& [key, amount] : here) {
      INFO(key);
      CHECK(agree(amount, there.contains(key) ? there.at(key) : 0, same_result));
    }
  }
  return results;
}

std::vector<std::string> names_of(const std::map<std::string, std::int32_t>& activities) {
  std::vector<std::string> names;
  for (const auto& [name, index] : activities) names.push_back(name);
  return names;
}

/// Two releases against each other, as lines of the list.
std::string compare(const char* pair, Release& one, Release& other) {
  std::set<std::string> same;
  std::size_t processes = 0, lines = 0, differ = 0;
  for (const auto& name : one.processes()) {
    if (!other.find(name)) continue;
    ++processes;
    const auto ours = one.lines(name), theirs = other.lines(name);
    std::size_t agreed = 0;
    for (const auto& [key, amount] : ours) agreed += theirs.contains(key) && agree(amount, theirs.at(key), same_line);
    lines += agreed;
    differ += ours.size() + theirs.size() - 2 * agreed;
    if (agreed == ours.size() && agreed == theirs.size()) same.insert(name);
  }
  INFO(pair);
  const auto whole = compare_results(one, other, same);
  auto ours = one.only(same), theirs = other.only(same);
  CHECK(names_of(ours.activities()) == names_of(theirs.activities()));
  const auto part = compare_results(ours, theirs, same);
  CHECK(part.of_other_data == 0);
  std::ostringstream text;
  text << "# " << pair << ": " << processes << " processes, " << same.size() << " of them with the same lines; " << lines << " lines agree, " << differ << " do not\n# " << pair << ": results of the whole: " << whole.count
       << " on the same data agree (" << whole.figures << " figures), " << whole.of_other_data << " reach data that differ; of the " << same.size() << " processes alone: " << part.count << " agree (" << part.figures << " figures)\n";
  return text.str();
}

/// Why the amounts of a line are not the same. @param same_elsewhere its amount stands under another flow or unit of that process
std::string reason(const std::vector<std::optional<double>>& amounts, bool same_elsewhere) {
  double least = HUGE_VAL, most = 0;
  for (const auto& amount : amounts) {
    if (!amount) return same_elsewhere ? "another flow" : "not in each";
    least = std::min(least, std::abs(*amount));
    most = std::max(most, std::abs(*amount));
  }
  for (const double factor : {1000.0, 3.6})  // Bq and kBq, MJ and kWh
    if (agree(most, factor * least, 1e-12)) return "same number, another unit";
  return most - least <= 1e-2 * most ? "rounded" : "another amount";
}

/// Whether a line's amount is that of a line of the same way that only another release has.
bool stands_elsewhere(const std::vector<std::optional<Amounts>>& all, const std::string& key) {
  const auto way = key.substr(0, key.find('\t'));
  for (const auto& lines : all) {
    if (!lines || !lines->contains(key)) continue;
    for (const auto& others : all)
      if (others && !others->contains(key) && std::any_of(others->begin(), others->end(), [&](const auto& line) {
            return !lines->contains(line.first) && line.first.starts_with(way) && agree(line.second, lines->at(key), same_line);
          }))
        return true;
  }
  return false;
}

/// Lines that differ, as rows of the list. @param releases in columns; a process counts where `needed` has it
void list(std::ostream& out, const std::vector<Release*>& releases, const Release& needed, std::size_t columns) {
  for (const auto& process : needed.processes()) {
    std::vector<std::optional<Amounts>> all;
    std::set<std::string> keys;
    for (const auto* release : releases) {
      all.push_back(release->find(process) ? std::optional{release->lines(process)} : std::nullopt);
      if (all.back())
        for (const auto& [key, amount] : *all.back()) keys.insert(key);
    }
    for (const auto& key : keys) {
      std::vector<std::optional<double>> there;
      std::string row = process + "\t" + key;
      for (const auto& lines : all) {
        row += "\t";
        if (!lines) continue;
        const auto found = lines->find(key);
        there.push_back(found == lines->end() ? std::nullopt : std::optional{found->second});
        row += there.back() ? syntax::format_number(*there.back()) : "–";
      }
      const bool differs = std::any_of(there.begin(), there.end(), [&](const auto& amount) { return !amount || !there.front() || !agree(*amount, *there.front(), same_line); });
      if (differs && there.size() > 1) out << row << std::string(columns - releases.size(), '\t') << "\t" << reason(there, stands_elsewhere(all, key)) << "\n";
    }
  }
}

}  // namespace

TEST_CASE("USLCI in three formats has the same lines and results where the data agree, and what differs is listed") {
  Release linked{"fy17q4-jsonld.tar.zst"}, second{"fy18q1-ecospold2.tar.zst"}, first{"fy21q3-ecospold1.tar.zst"};
  second.rename(linked.names_by_id());
  second.rename(read_names("flows-fy18.tsv"));
  std::ostringstream differences, rows;
  differences << compare("JSON-LD and EcoSpold 2", linked, second);
  list(rows, {&linked, &second}, second, 3);
  for (auto* release : {&linked, &second}) release->rename(read_names("flows-fy21.tsv"));
  first.tell_apart(linked);
  differences << compare("JSON-LD and EcoSpold 1", linked, first) << compare("EcoSpold 2 and EcoSpold 1", second, first);
  list(rows, {&linked, &second, &first}, first, 3);
  differences << "# process\tlocation\tway\tflow\tunit\tJSON-LD FY17.Q4\tEcoSpold 2 FY18.Q1\tEcoSpold 1 FY21.Q3\treason\n" << rows.str();

  const auto expected = syntax::read_file(folder + "/differences.tsv", 1 << 24);
  if (expected && expected->text == differences.str()) return;
  const auto made = std::filesystem::path{FERROLABEL_BINARY}.parent_path() / "uslci-differences.tsv";
  std::ofstream{made} << differences.str();
  FAIL("the differences are not those listed; where they are meant: cp " << made.string() << " " << folder << "/differences.tsv");
}
