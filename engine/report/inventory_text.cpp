// SPDX-License-Identifier: Apache-2.0
#include "report/inventory_text.hpp"

#include <algorithm>

#include "formats/plant/plant_choices.hpp"
#include "quantity/decimal.hpp"
#include "report/figure_text.hpp"
#include "report/table.hpp"

namespace ferrolabel::report {

namespace {

using embedded::ElectricityBasis;

template <class Figure>
std::optional<double> value_of(const std::optional<Figure>& figure) {
  return figure ? std::optional{figure->value.value()} : std::nullopt;
}

std::string heading(const Style& style, std::string_view text) { return "\n" + style.paint(Ink::strong, text) + "\n"; }

std::string goods(const formats::InventoryDocument& document, const Style& style) {
  Table table{{{"good"}, {"CN"}, {"stage"}, {"t", Table::Align::right}, {"direct", Table::Align::right}, {"± 95 %", Table::Align::right},
               {"indirect", Table::Align::right}, {"location", Table::Align::right}, {"market", Table::Align::right}, {"EU average", Table::Align::right},
               {"basis", Table::Align::right}, {"precursors", Table::Align::right}}};
  const auto& processes = document.inventory.processes;
  bool open = false;
  bool partial = false;
  for (std::size_t at = 0; at < processes.size(); ++at) {
    const auto& figures = processes[at];
    if (figures.node < 0) continue;
    const auto row = [&](const std::string& id, const std::string& cn) {
      if (!document.product.empty() && document.product != id && document.product != figures.process->id) return;
      const auto uncertainty = at < document.uncertainties.size() && figures.direct_known ? document.uncertainties[at] : std::nullopt;
      const auto indirect = [&](ElectricityBasis basis) { return fixed(value_of(figures.known_indirect(basis)), 4); };
      open = open || !figures.direct_known || !figures.indirect_known;
      partial = partial || (uncertainty && !uncertainty->complete);
      const bool share_known = figures.direct_known && figures.indirect_known;
      table.add({style.paint(Ink::strong, id), cn, std::string{formats::choice_name(figures.process->stage)}, fixed(figures.activity_level.value.value(), 0),
                 fixed(value_of(figures.known_direct()), 4), uncertainty ? (uncertainty->complete ? "" : "> ") + fixed(uncertainty->value, 4) : "–",
                 indirect(ElectricityBasis::method), indirect(ElectricityBasis::location), indirect(ElectricityBasis::market), indirect(ElectricityBasis::eu_average),
                 fixed(value_of(figures.known_basis()), 4), share_known ? percent(figures.precursor_share) : "–"});
    };
    for (const auto& good : figures.process->goods) row(good.id, good.cn.digits());
    if (figures.process->goods.empty()) row(figures.process->id, "");
  }
  auto text = heading(style, "Goods: specific embedded emissions in t CO2e per t; indirect by the method, then side by side") + table.text(style);
  if (open) text += "–: not known, as a process or precursor in the chain leaves open what the figure rests on; the findings say which\n";
  if (partial) text += ">: some inputs state no uncertainty, and the ± leaves theirs out\n";
  return text;
}

std::string certificates(const formats::InventoryDocument& document, const Style& style) {
  Table table{{{"good"}, {"year", Table::Align::right}, {"free allocation", Table::Align::right}, {"certificates", Table::Align::right}, {""}}};
  for (const auto& [good, found] : document.certificates) {
    const auto value = [](const auto& figure) { return figure ? std::optional{figure->value.value()} : std::nullopt; };
    table.add({style.paint(Ink::strong, good), std::to_string(found.year), fixed(value(found.free_allocation), 4), fixed(value(found.per_tonne), 4), found.refused_because});
  }
  return table.empty() ? std::string{} : heading(style, "On import: t CO2e per t") + table.text(style);
}

std::string processes(const embedded::Inventory& inventory, const Style& style) {
  Table table{{{"process"}, {"direct", Table::Align::right}, {"attributed direct", Table::Align::right}, {"attributed indirect", Table::Align::right}}};
  for (const auto& figures : inventory.processes)
    table.add({figures.process->id, figures.direct_stated ? fixed(figures.direct.value.value(), 0) : "–", figures.direct_stated ? fixed(figures.attributed_direct.value.value(), 0) : "–",
               fixed(value_of(figures.known_attributed_indirect()), 0)});
  return heading(style, "Processes: t CO2e over the period") + table.text(style);
}

std::string streams(const embedded::Inventory& inventory, const Style& style) {
  if (inventory.streams.empty() && inventory.stacks.empty()) return {};
  Table table{{{"source stream"}, {"t CO2e", Table::Align::right}, {"biogenic", Table::Align::right}, {"category"}, {"tier"}}};
  for (const auto& figures : inventory.streams)
    table.add({figures.stream->id, fixed(figures.emissions.counted.value.value(), 0), figures.emissions.biogenic ? fixed(figures.emissions.biogenic->value.value(), 0) : "",
               std::string{formats::to_string(figures.category)}, std::string{formats::to_string(figures.tier)}});
  for (const auto& figures : inventory.stacks)
    table.add({figures.measured->id, fixed(figures.emissions.counted.value.value(), 0), figures.emissions.biogenic ? fixed(figures.emissions.biogenic->value.value(), 0) : "",
               "measured", ""});
  return heading(style, "Source streams") + table.text(style);
}

std::string balances(const embedded::Inventory& inventory, const Style& style) {
  const auto closed = static_cast<std::size_t>(std::count_if(inventory.balances.begin(), inventory.balances.end(), [](const auto& balance) { return balance.closed; }));
  auto text = "\nBalances: " + std::to_string(closed) + " of " + std::to_string(inventory.balances.size()) + " close\n";
  Table table{{{"open balance"}, {"of"}, {"in", Table::Align::right}, {"out", Table::Align::right}, {"tolerance", Table::Align::right}, {"unit"}}};
  for (const auto& balance : inventory.balances)
    if (!balance.closed)
      table.add({style.paint(Ink::doubtful, balance.kind), balance.subject, fixed(balance.in, 1), fixed(balance.out, 1), fixed(balance.tolerance, 1), balance.unit});
  return text + table.text(style);
}

std::string doubtful(const embedded::Inventory& inventory, const Style& style) {
  const auto figures = formats::doubtful_figures(inventory.trace);
  if (figures.empty()) return {};
  Table table{{{""}, {"value", Table::Align::right}, {"unit"}, {"used for"}, {"source"}}};
  for (const auto& figure : figures) {
    std::string subjects;
    for (std::size_t at = 0; at < figure.subjects.size() && at < 3; ++at) subjects += (at > 0 ? ", " : "") + figure.subjects[at];
    if (figure.subjects.size() > 3) subjects += " and " + std::to_string(figure.subjects.size() - 3) + " more";
    table.add({style.paint(Ink::doubtful, quantity::to_string(figure.datum->evidence.confidence)), quantity::Decimal::from_double(figure.datum->value).value_or(quantity::Decimal{}).to_string(),
               std::string{figure.datum->unit}, subjects, figure.datum->evidence.source});
  }
  return heading(style, "Figures not read at first hand (S second-hand, M recalled, I inferred)") + table.text(style);
}

}  // namespace

std::string inventory_text(const formats::InventoryDocument& document, const Style& style) {
  const auto& inventory = document.inventory;
  const auto& plant = *inventory.plant;
  auto text = style.paint(Ink::strong, plant.name.empty() ? plant.id : plant.name) + " (" + plant.country.letters() + "), " + quantity::to_string(plant.period.from) + " to " +
              quantity::to_string(plant.period.to) + "\n";
  text += "method " + inventory.method->info.id + " " + inventory.method->info.edition + "  " + style.paint(Ink::faint, inventory.method->info.digest) + "\n";
  text += "input " + style.paint(Ink::faint, document.input_digest) + "\n";
  text += "installation " + fixed(inventory.installation_total.value.value(), 1) + " t CO2e, category " + inventory.installation_category + "\n";
  text += goods(document, style);
  text += certificates(document, style);
  text += processes(inventory, style);
  text += streams(inventory, style);
  text += balances(inventory, style);
  text += doubtful(inventory, style);
  return text;
}

}  // namespace ferrolabel::report
