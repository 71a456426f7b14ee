// SPDX-License-Identifier: Apache-2.0
#include "syntax/json_reader.hpp"

#include <catch2/catch.hpp>
#include <ctime>

#include "reading.hpp"

using namespace ferrolabel;
using namespace ferrolabel::syntax;
using namespace ferrolabel::syntax::test;

TEST_CASE("JSON values keep their text, kind and place") {
  const auto result = json("{\"a\": [1.50, \"x\\n\\u00e9\",\n true, null],\n \"b\" : {\"c/~\": \"\"}}");
  REQUIRE(result);
  const Node root = result->root();
  CHECK(spot(root.place()) == "1:1 ");
  const Node list = root.member("a");
  CHECK(list.kind() == Kind::array);
  CHECK(spot(list.place()) == "1:7 /a");
  Node item = list.first_child();
  CHECK(item.kind() == Kind::number);
  CHECK(item.scalar() == "1.50");
  CHECK(spot(item.place()) == "1:8 /a/0");
  item = item.next();
  CHECK(item.kind() == Kind::string);
  CHECK(item.scalar() == "x\n\u00e9");
  CHECK(spot(item.place()) == "1:14 /a/1");
  item = item.next();
  CHECK(item.kind() == Kind::boolean);
  CHECK(spot(item.place()) == "2:2 /a/2");
  item = item.next();
  CHECK(item.kind() == Kind::null);
  CHECK(spot(item.place()) == "2:8 /a/3");
  CHECK_FALSE(item.next());
  CHECK(spot(root.member("b").place()) == "3:8 /b");
  CHECK(spot(root.member("b").first_child().place()) == "3:16 /b/c~1~0");
  CHECK(root.member("b").first_child().name() == "c/~");
}

TEST_CASE("a JSON syntax error is one finding with its line and column") {
  const auto result = json("{\n  \"a\": 1,\n  \"b\": nul\n}");
  CHECK(codes(result) == Codes{"syntax.json.not-json"});
  CHECK(result.findings()[0].place.line == 3);
  CHECK_FALSE(result.findings()[0].fix.empty());
  CHECK(codes(json("")) == Codes{"syntax.json.empty"});
  CHECK(codes(json(" \n ")) == Codes{"syntax.json.empty"});
  CHECK(codes(json("]")) == Codes{"syntax.json.not-json"});
  CHECK(codes(json("{} {}")) == Codes{"syntax.json.trailing-content"});
  CHECK(codes(json("{\"a\":1}\n\x01")) == Codes{"syntax.json.trailing-content"});
}

TEST_CASE("every syntax error of JSON says how to mend it") {
  for (const char* text : {"[1", "[1 2]", "{\"a\"}", "{\"a\":1 \"b\":2}", "{a:1}", "[\"\\q\"]", "[\"\\u12x4\"]", "[\"a",
                           "[\"\t\"]", "[1.]", "[1e]", "[+1]", "[01]", "[,]", "{,}"}) {
    INFO(text);
    const auto result = json(text);
    CHECK(codes(result) == Codes{"syntax.json.not-json"});
    CHECK(result.findings().at(0).place.line == 1);
    CHECK_FALSE(result.findings().at(0).fix.empty());
  }
}

TEST_CASE("repeated names are findings with both places, after unescaping") {
  const auto result = json("{\"a\":1,\n\"b\":{\"x\":1,\"\\u0078\":1},\n\"a\":2,\"a\":3}");
  REQUIRE(codes(result) ==
          Codes{"syntax.json.duplicate-name", "syntax.json.duplicate-name", "syntax.json.duplicate-name"});
  const Finding& inner = result.findings()[0];
  CHECK(spot(inner.place) == "2:21 /b/x");
  CHECK(inner.contradicted_by->column == 10);
  CHECK(result.findings()[1].place.line == 3);
  CHECK(result.findings()[1].contradicted_by->line == 1);
}

TEST_CASE("repeated names among many members are found, in time near to linear") {
  std::string text = "{";
  for (int i = 0; i < 90'000; ++i) text += "\"m" + std::to_string(i) + "\":0,";
  ReaderLimits limits = file_limits();
  const std::clock_t before = std::clock();
  CHECK(json(text + "\"z\":0}", limits));
  const auto twice = json(text + "\"m45000\":0}", limits);
  CHECK(codes(twice) == Codes{"syntax.json.duplicate-name"});
  CHECK(twice.findings()[0].place.pointer == "/m45000");
  CHECK(static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC < 5.0);  // in pairs: minutes
}

TEST_CASE("a flood of findings is cut at a hundred") {
  std::string text = "[0";
  for (int i = 0; i < 500; ++i) text += ",1e-999";
  CHECK(json(text + "]").findings().size() == 100);
}

TEST_CASE("numbers that a double cannot hold are findings, and all of them are listed") {
  const auto result = json("{\"a\":1e-400,\"b\":9007199254740993,\"c\":0.1}");
  CHECK(codes(result) == Codes{"syntax.json.number-underflow", "syntax.json.number-precision"});
  CHECK(result.findings()[1].place.pointer == "/b");
  CHECK(codes(json("[1e400]")) == Codes{"syntax.json.number-overflow"});
  CHECK(codes(json("[" + std::string(65, '1') + "]")) == Codes{"syntax.json.number-too-long"});
  CHECK(json("[1" + std::string(63, '0') + "]"));
  CHECK(json("[\"" + std::string(500, '1') + "\"]"));
  CHECK(json("[\"a\\\"" + std::string(500, '1') + "\"]"));
}

TEST_CASE("each limit of a JSON document is a finding of its own just beyond it") {
  ReaderLimits limits;
  limits.bytes = 10;
  CHECK(json("[1,2,3,45]", limits));
  CHECK(codes(json("[1,2,3,456]", limits)) == Codes{"syntax.json.too-large"});
  limits = {};
  limits.nodes = 3;
  CHECK(json("[1,2]", limits));
  CHECK(codes(json("[1,2,3]", limits)) == Codes{"syntax.json.too-many-nodes"});
  limits = {};
  limits.depth = 2;
  CHECK(json("[[1]]", limits));
  const auto deep = json("[[{}]]", limits);
  CHECK(codes(deep) == Codes{"syntax.json.too-deep"});
  CHECK(deep.findings()[0].place.column == 3);
}

TEST_CASE("text that is not plain UTF-8 is refused before it is parsed") {
  CHECK(codes(json("\xEF\xBB\xBF{}")) == Codes{"syntax.json.bom"});
  CHECK(codes(json(std::string("{}\0{}", 5))) == Codes{"syntax.json.nul"});
  const auto bad = json("[\"ab\xFF\"]");
  CHECK(codes(bad) == Codes{"syntax.json.utf8"});
  CHECK(bad.findings()[0].place.column == 5);
  CHECK(codes(json("[\"\\uDC00\"]")) == Codes{"syntax.json.lone-surrogate"});
  CHECK(codes(json("[\"\\uD800\"]")) == Codes{"syntax.json.lone-surrogate"});
  CHECK(codes(json("{\"\\uDC00\":1}")) == Codes{"syntax.json.lone-surrogate"});
  CHECK(json("[\"\\uD83D\\uDE02\"]"));
}

TEST_CASE("the limits of a file on the command line are wider") {
  CHECK(file_limits().bytes == 67'108'864);
  CHECK(file_limits().nodes == 2'000'000);
  CHECK(file_limits().depth == ReaderLimits{}.depth);
}
