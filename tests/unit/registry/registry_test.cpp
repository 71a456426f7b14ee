// SPDX-License-Identifier: Apache-2.0
#include "registry_world.hpp"

#include <fstream>
#include <iterator>

#include "registry/store_error.hpp"

namespace ferrolabel::registry::tests {

TEST_CASE("an address that is none, and a registry that is not there, are findings") {
  const Folder folder;
  for (const auto* url : {"", "sqlite:", "mysql://x", "registry.db"}) {
    CAPTURE(url);
    REQUIRE(code(Registry::open(url)) == "registry.url");
  }
  REQUIRE(code(Registry::open("sqlite:" + (folder / "none.db"))) == "registry.missing");
  REQUIRE_FALSE(std::filesystem::exists(folder / "none.db"));
}

TEST_CASE("a registry is made with an id that is an address", "[both]") {
  const World world;
  OpenOptions options;
  options.create = true;
  REQUIRE(code(Registry::open(world.url(), options)) == "registry.id");
  REQUIRE(code(Registry::open(world.url())) == "registry.missing");
  options.id = registry_id;
  REQUIRE(Registry::open(world.url(), options).ok());
  options.id = "urn:another:one";  // it is made once; later ids change nothing
  REQUIRE(Registry::open(world.url(), options)->id() == registry_id);
  REQUIRE(Registry::open(world.url())->id() == registry_id);
  require_clean(world.url());
}

TEST_CASE("a file that is no registry is a fault, and stays as it is") {
  const Folder folder;
  const std::string path = folder / "text.db";
  const std::string text(5000, 'x');
  std::ofstream{path} << text;
  try {
    static_cast<void>(Registry::open("sqlite:" + path));
    FAIL("opened a text as a registry");
  } catch (const StoreError& error) {
    REQUIRE(error.kind() == StoreError::Kind::damaged);
  }
  std::ifstream stream{path};
  REQUIRE(std::string{std::istreambuf_iterator<char>{stream}, {}} == text);
}

TEST_CASE("a folder that is not there cannot hold a registry") {
  OpenOptions options;
  options.create = true;
  options.id = registry_id;
  const Folder folder;
  try {
    static_cast<void>(Registry::open("sqlite:" + (folder / "none/registry.db"), options));
    FAIL("made a registry in no folder");
  } catch (const StoreError& error) {
    REQUIRE(error.kind() == StoreError::Kind::cannot_create);
  }
}

TEST_CASE("a composed label asks for its own tonnes") {
  label::Label label;
  label.id = "urn:test:label:a";
  label.installation.id = "plant-1";
  label.product.id = "coil";
  label.period_from = production(0).from;
  label.period_to = production(0).to;
  label.scheme.id = "less";
  label.quantity = quantity::Decimal{12'500'001, -6};
  label.instruments = {"go-1"};
  const auto asked = issue_request(label, "payload");
  REQUIRE(asked.label == label.id);
  REQUIRE(asked.grams == 12'500'001);
  REQUIRE(asked.instruments == label.instruments);
  REQUIRE(asked.from == label.period_from);
  REQUIRE(asked.scheme == "less");
  REQUIRE(asked.payload == "payload");
}

}  // namespace ferrolabel::registry::tests
