// SPDX-License-Identifier: Apache-2.0
#include "quantity/units.hpp"

#include <catch2/catch.hpp>
#include <type_traits>

using namespace ferrolabel::quantity;

namespace {

template <class A, class B>
concept Addable = requires(A a, B b) { a + b; };
template <class A, class B>
concept Comparable = requires(A a, B b) { a < b; };

static_assert(Addable<Mass, Mass>, "tonnes of product add up");
static_assert(!Addable<Mass, Co2Mass>, "a tonne of product is no tonne of CO2e");
static_assert(!Addable<Energy, Electricity>, "a GJ of fuel is no MWh of power");
static_assert(!Addable<Energy, FactorEnergy>, "a GJ is no TJ");
static_assert(!Addable<CarbonMass, Co2Mass>, "a tonne of carbon is no tonne of CO2");
static_assert(!Addable<GasVolume, Mass>, "1000 Nm3 is no tonne");
static_assert(!Addable<SpecificEmissions, EmissionFactorPerElectricity>, "an intensity is no grid factor");
static_assert(!Comparable<NetCalorificValue, NetCalorificValueOfGas>, "GJ/t is no GJ/1000 Nm3");
static_assert(!std::is_convertible_v<double, Mass>, "a bare number has no unit");
static_assert(!std::is_convertible_v<EmissionFactorPerEnergy, SpecificEmissions>, "t/TJ is no t/t");

}  // namespace

TEST_CASE("combustion needs the step from GJ to TJ and gives t CO2") {
  const auto activity = Mass::from_value(252000);
  const auto ncv = NetCalorificValue::from_value(45);
  const auto factor = EmissionFactorPerEnergy::from_value(73);
  const Co2Mass emissions = activity * ncv * factor / gj_per_tj;
  CHECK(emissions.value() == 827820.0);
}

TEST_CASE("carbon times the factor of a method gives t CO2") {
  const Co2Mass emissions = Mass::from_value(-1808226) * CarbonContent::from_value(0.003878) * Co2PerCarbon::from_value(3.664);
  CHECK(emissions.value() == Approx(-25693.068768192).epsilon(1e-12));
}
