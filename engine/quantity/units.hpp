// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/units/base_dimension.hpp>
#include <boost/units/base_unit.hpp>
#include <boost/units/make_system.hpp>
#include <boost/units/quantity.hpp>

/// Typed quantities of steel carbon accounting. What must not mix has a dimension of its own:
/// a tonne of steel is no tonne of CO2e, a GJ of fuel no MWh of power, and a GJ becomes a TJ
/// (the unit of the emission factors of MRR Annex VI) only through gj_per_tj, so no factor 1000 is lost.
namespace ferrolabel::quantity {

namespace bu = boost::units;

struct GoodsDimension : bu::base_dimension<GoodsDimension, 1001> {};
struct Co2Dimension : bu::base_dimension<Co2Dimension, 1002> {};
struct CarbonDimension : bu::base_dimension<CarbonDimension, 1003> {};
struct FuelEnergyDimension : bu::base_dimension<FuelEnergyDimension, 1004> {};
struct FactorEnergyDimension : bu::base_dimension<FactorEnergyDimension, 1005> {};
struct ElectricityDimension : bu::base_dimension<ElectricityDimension, 1006> {};
struct GasVolumeDimension : bu::base_dimension<GasVolumeDimension, 1007> {};

struct TonneBase : bu::base_unit<TonneBase, GoodsDimension::dimension_type, 2001> {};
struct TonneCo2Base : bu::base_unit<TonneCo2Base, Co2Dimension::dimension_type, 2002> {};
struct TonneCarbonBase : bu::base_unit<TonneCarbonBase, CarbonDimension::dimension_type, 2003> {};
struct GigajouleBase : bu::base_unit<GigajouleBase, FuelEnergyDimension::dimension_type, 2004> {};
struct TerajouleBase : bu::base_unit<TerajouleBase, FactorEnergyDimension::dimension_type, 2005> {};
struct MegawattHourBase : bu::base_unit<MegawattHourBase, ElectricityDimension::dimension_type, 2006> {};
struct ThousandNormCubicMetreBase : bu::base_unit<ThousandNormCubicMetreBase, GasVolumeDimension::dimension_type, 2007> {};

using System = bu::make_system<TonneBase, TonneCo2Base, TonneCarbonBase, GigajouleBase, TerajouleBase, MegawattHourBase,
                               ThousandNormCubicMetreBase>::type;

namespace detail {
template <class Dimension>
using Of = bu::quantity<bu::unit<typename Dimension::dimension_type, System>>;
template <class A, class B>
using Per = typename bu::divide_typeof_helper<A, B>::type;
}  // namespace detail

using Mass = detail::Of<GoodsDimension>;                 ///< t of material or product
using Co2Mass = detail::Of<Co2Dimension>;                ///< t CO2e
using CarbonMass = detail::Of<CarbonDimension>;          ///< t C
using Energy = detail::Of<FuelEnergyDimension>;          ///< GJ of fuel, heat or waste gas
using FactorEnergy = detail::Of<FactorEnergyDimension>;  ///< TJ
using Electricity = detail::Of<ElectricityDimension>;    ///< MWh
using GasVolume = detail::Of<GasVolumeDimension>;        ///< 1000 Nm3
using Ratio = bu::quantity<bu::unit<bu::dimensionless_type, System>>;  ///< t/t, shares, efficiencies

using SpecificEmissions = detail::Per<Co2Mass, Mass>;                   ///< t CO2e/t
using EmissionFactorPerEnergy = detail::Per<Co2Mass, FactorEnergy>;     ///< t CO2/TJ
using EmissionFactorPerVolume = detail::Per<Co2Mass, GasVolume>;        ///< t CO2/1000 Nm3
using EmissionFactorPerElectricity = detail::Per<Co2Mass, Electricity>; ///< t CO2/MWh
using NetCalorificValue = detail::Per<Energy, Mass>;                    ///< GJ/t
using NetCalorificValueOfGas = detail::Per<Energy, GasVolume>;          ///< GJ/1000 Nm3
using CarbonContent = detail::Per<CarbonMass, Mass>;                    ///< t C/t
using CarbonContentOfGas = detail::Per<CarbonMass, GasVolume>;          ///< t C/1000 Nm3
using Co2PerCarbon = detail::Per<Co2Mass, CarbonMass>;                  ///< t CO2/t C, the factor f of a method pack

/// Exact by definition of the prefixes.
inline const auto gj_per_tj = detail::Per<Energy, FactorEnergy>::from_value(1000.0);

}  // namespace ferrolabel::quantity
