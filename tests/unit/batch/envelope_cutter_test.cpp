// SPDX-License-Identifier: Apache-2.0
#include "batch/envelope_cutter.hpp"

#include <catch2/catch.hpp>

#include "formats/input/input_finding.hpp"
#include "input_world.hpp"
#include "syntax/xml_reader.hpp"

namespace ferrolabel::batch {
namespace {

std::vector<Piece> cut(const std::string& text, std::size_t chunk = 1000, std::size_t most = 100'000) {
  InputLimits limits;
  limits.chunk = chunk;
  limits.submission_bytes = most;
  EnvelopeCutter cutter{limits};
  TextSource source{text};
  cutter.open(source, "e.xml");
  return all_pieces(cutter);
}

std::vector<std::string> told(const std::vector<Piece>& pieces) {
  std::vector<std::string> lines;
  for (const Piece& piece : pieces) lines.push_back(batch::told(piece));
  return lines;
}

/// Texts, or codes after '!', in turn.
std::vector<std::string> texts(const std::string& text, std::size_t most = 100'000) {
  std::vector<std::string> lines;
  for (const Piece& piece : cut(text, 1000, most))
    lines.push_back(piece.refused.empty() ? piece.text : "!" + piece.refused[0].code);
  return lines;
}

using Texts = std::vector<std::string>;

/// What no piece covers.
std::vector<std::string> gaps(const std::string& text, const std::vector<Piece>& pieces) {
  std::vector<std::string> found;
  std::size_t at = 0;
  for (const Piece& piece : pieces) {
    REQUIRE(piece.offset >= at);
    REQUIRE(piece.offset + piece.bytes <= text.size());
    found.push_back(text.substr(at, piece.offset - at));
    at = piece.offset + piece.bytes;
  }
  if (pieces.empty() || pieces.back().refused.empty()) found.push_back(text.substr(at));
  return found;
}

/// Where a tag ends, after its first '>' that is not quoted.
std::size_t end_of_tag(std::string_view text) {
  char quote = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (quote == 0 && text[at] == '>') return at + 1;
    if (quote == 0 ? text[at] == '"' || text[at] == '\'' : text[at] == quote) quote = quote == 0 ? text[at] : '\0';
  }
  return std::string_view::npos;
}

/// Whether a gap is only white space, comments, processing instructions and tags of the envelope.
bool is_aside(std::string_view gap) {
  while (!gap.empty()) {
    if (std::string_view{" \t\r\n\xEF\xBB\xBF"}.find(gap[0]) != std::string_view::npos) {
      gap.remove_prefix(1);
      continue;
    }
    const auto after = [&](std::string_view end, std::size_t from) {
      const auto found = gap.find(end, from);
      return found == std::string_view::npos ? found : found + end.size();
    };
    std::size_t end = std::string_view::npos;
    if (gap.starts_with("<!--")) end = after("-->", 4);
    if (gap.starts_with("<?")) end = after("?>", 2);
    if (gap.starts_with("<s:submissions") || gap.starts_with("</s:submissions")) end = end_of_tag(gap);
    if (end == std::string_view::npos) return false;
    gap.remove_prefix(end);
  }
  return true;
}

/// Whatever the text is: the cutter ends, cuts the same in chunks of any size, and no byte is lost.
void holds_for(const std::string& text) {
  const auto pieces = cut(text);
  CAPTURE(text);
  for (const std::string& gap : gaps(text, pieces)) {
    CAPTURE(gap);
    REQUIRE(is_aside(gap));
  }
  for (std::size_t number = 0; number < pieces.size(); ++number) {
    REQUIRE(pieces[number].number == number + 1);
    REQUIRE(pieces[number].refused.empty() == !pieces[number].text.empty());
  }
  for (const std::size_t chunk : {1u, 7u}) REQUIRE(told(cut(text, chunk)) == told(pieces));
}

/// An envelope with all that could be taken for markup, and is not.
std::string tricky() {
  return "\xEF\xBB\xBF<?xml version=\"1.0\"\r\n encoding='utf-8'?>\r\n<!-- <submissions> --><?style <submissions>?>\r\n"
         "<s:submissions xmlns:s=\"urn:s\"\r\n\tnote='a > b \"'>\r\n"
         "  <s:submission a='1>2'>\r\n<b c=\"/>\"/><!-- </s:submission> --></s:submission>\r\n"
         "<!-- <s:submission> --> <?x </s:submissions>?>"
         "<s:submission><![CDATA[</s:submission>]]><submission/></submission><s:submissionx/></s:submission >"
         "<s:submission/>\n\n<s:submission b='>'\n/>"
         "<s:submission><?p </s:submission>?><s:submissions/>\n</s:submission\n></s:submissions>\r\n<!-- end --> ";
}

}  // namespace

TEST_CASE("an envelope is cut into documents of one submission each, with their places") {
  REQUIRE(told(cut("<submissions xmlns=\"urn:s\">\n  <submission id=\"1\"/>\n<submission>x\n</submission> <submission/></submissions>\n")) ==
          Texts{"e.xml#1 2@30+20-25 <submissions xmlns=\"urn:s\"><submission id=\"1\"/></submissions>",
                "e.xml#2 3@51+27-27 <submissions xmlns=\"urn:s\"><submission>x\n</submission></submissions>",
                "e.xml#3 4@79+13-13 <submissions xmlns=\"urn:s\"><submission/></submissions>"});
}

TEST_CASE("places in a document of an envelope are those of the envelope, corrected by line and column shift") {
  const std::string text = "<submissions\n xmlns='urn:s'>\n   <submission><a/>\n <b/></submission></submissions>";
  const Piece piece = cut(text).at(0);
  const auto document = syntax::read_xml({"e.xml", piece.text}, "urn:s");
  REQUIRE(document);
  const auto submission = document.value().root().first_child();
  const auto a = submission.first_child().place();
  const auto b = submission.first_child().next().place();
  REQUIRE(a.line == 1);
  REQUIRE(piece.line + a.line - 1 == 3);
  REQUIRE(a.column + piece.column_shift == 16);  // "   <submission><a/>"
  REQUIRE(piece.line + b.line - 1 == 4);
  REQUIRE(b.column == 2);
}

TEST_CASE("only markup that is markup ends a submission") {
  const auto found = texts(tricky());
  const std::string head = "<s:submissions xmlns:s=\"urn:s\" \tnote='a > b \"'>";
  const std::string tail = "</s:submissions>";
  REQUIRE(found == Texts{
                       head + "<s:submission a='1>2'>\r\n<b c=\"/>\"/><!-- </s:submission> --></s:submission>" + tail,
                       head + "<s:submission><![CDATA[</s:submission>]]><submission/></submission><s:submissionx/></s:submission >" + tail,
                       head + "<s:submission/>" + tail,
                       head + "<s:submission b='>'\n/>" + tail,
                       head + "<s:submission><?p </s:submission>?><s:submissions/>\n</s:submission\n>" + tail,
                   });
}

TEST_CASE("an envelope is cut the same in chunks of every size") {
  const auto expected = told(cut(tricky(), 10'000));
  for (std::size_t chunk = 1; chunk <= tricky().size() + 1; ++chunk) REQUIRE(told(cut(tricky(), chunk)) == expected);
}

TEST_CASE("no byte is lost of an envelope that ends anywhere") {
  for (std::size_t size = 0; size < tricky().size(); ++size) {
    const std::string text = tricky().substr(0, size);
    const auto pieces = cut(text);
    const bool has_root = text.find("<s:submissions") != std::string::npos;
    if (has_root && text.rfind("</s:submissions>\r") == std::string::npos && !text.ends_with("</s:submissions>")) {
      REQUIRE_FALSE(pieces.empty());
      REQUIRE_FALSE(pieces.back().refused.empty());
    }
    if (has_root) holds_for(text);
  }
}

TEST_CASE("no byte is lost of an envelope with any byte changed to markup, or left out") {
  const std::string text = tricky();
  const std::size_t root = text.find("<s:submissions") + 14;
  for (std::size_t at = root; at < text.size(); ++at) {
    for (const char* other : {"<", ">", "\"", "'", "!", "-", "/", "", "<!--", "<?", "<![CDATA[", "]]>", "<s:submission>"}) {
      std::string changed = text;
      changed.replace(at, 1, other);
      holds_for(changed);
    }
  }
}

TEST_CASE("a file of another root is one piece, byte for byte") {
  for (const std::string text : {"<submission xmlns='urn:s'/>\n", "\xEF\xBB\xBF<?xml version='1.0'?><!-- <submissions> --><a/>",
                                 "no XML", "<", "<!x>", "</submissions>", " ", "<submissionsx/>", "<![CDATA[<submissions>]]>", "<!-- <submissions>", "<?xml <submissions>"}) {
    const auto pieces = cut(text, 3);
    REQUIRE(pieces.size() == 1);
    REQUIRE(pieces[0].text == text);
    REQUIRE(pieces[0].bytes == text.size());
    REQUIRE(pieces[0].column_shift == 0);
  }
  REQUIRE(cut("").size() == 1);
}

TEST_CASE("an envelope without submissions has none") {
  REQUIRE(cut("<submissions/>").empty());
  REQUIRE(cut("<p:submissions xmlns:p='urn:s'>\n<!-- none --></p:submissions>\n<!-- end -->\n").empty());
}

TEST_CASE("what stands between submissions is refused by itself, with its place") {
  const auto between = [](const std::string& stray) {
    const auto pieces = cut("<submissions>\n<submission/>" + stray + "<submission/></submissions>");
    REQUIRE(pieces.size() == 3);
    REQUIRE(pieces[1].refused.at(0).place.line == 2);
    REQUIRE(pieces[1].refused.at(0).place.column == 14);
    REQUIRE(pieces[1].bytes == stray.size());
    REQUIRE(pieces[2].text == "<submissions><submission/></submissions>");
    return pieces[1].refused[0].code;
  };
  for (const char* stray : {"text", "<note>a<note><submission/></note><note/> b</note>", "<x/>", "</x>", "<!DOCTYPE x>",
                            "<![CDATA[ <submission/> ]]>", "&amp; ", "<submission-x></submission-x>"})
    REQUIRE(between(stray) == "batch.input.envelope.stray");
}

TEST_CASE("a foreign element that does not close hides the rest of the envelope, and says so") {
  REQUIRE(texts("<submissions><submission/><x><submission/></submissions>") ==
          Texts{"<submissions><submission/></submissions>", "!batch.input.envelope.stray"});
  REQUIRE(texts("<submissions><x><submission/>") == Texts{"!batch.input.envelope.stray", "!batch.input.envelope.ended"});
}

TEST_CASE("a submission that is not closed costs itself only") {
  const std::string good = "<submissions><submission id='2'/></submissions>";
  REQUIRE(texts("<submissions><submission><a><submission id='2'/></submissions>") == Texts{"!batch.input.envelope.unclosed", good});
  REQUIRE(texts("<submissions><submission id='2'/><submission><a></submissions>") == Texts{good, "!batch.input.envelope.unclosed"});
  REQUIRE(texts("<submissions><submission a=\"<submission id='2'/></submissions>") == Texts{"!batch.input.envelope.unclosed", good});
  REQUIRE(texts("<submissions><submission id='2'/><submission><!-- </submission></submissions>") == Texts{good, "!batch.input.envelope.ended"});
}

TEST_CASE("an envelope that ends early gives what was whole, and says where it ended") {
  const auto pieces = cut("<submissions>\n<submission/>\n<submission><a>");
  REQUIRE(pieces.size() == 2);
  REQUIRE(pieces[1].refused.at(0).code == "batch.input.envelope.ended");
  REQUIRE(pieces[1].refused[0].place.line == 3);
  REQUIRE(texts("<submissions>") == Texts{"!batch.input.envelope.ended"});
  REQUIRE(texts("<submissions></submissions") == Texts{"!batch.input.envelope.ended"});
}

TEST_CASE("what follows an envelope is refused as one") {
  const std::string good = "<submissions><submission/></submissions>";
  REQUIRE(texts(good + "\n" + good) == Texts{good, "!batch.input.envelope.trailing"});
  REQUIRE(texts(good + "\n<!-- not closed") == Texts{good, "!batch.input.envelope.trailing"});
  REQUIRE(texts("<submissions/>x") == Texts{"!batch.input.envelope.trailing"});
}

TEST_CASE("a DOCTYPE, another encoding, an endless start tag and an archive refuse the file") {
  REQUIRE(texts("<!DOCTYPE a [<!ENTITY b 'c'>]><submissions><submission/></submissions>") == Texts{"!syntax.xml.doctype"});
  REQUIRE(texts("<?xml version='1.0' encoding='latin1'?><submissions><submission/></submissions>") == Texts{"!syntax.xml.encoding"});
  REQUIRE(texts("<submissions a='" + std::string(70'000, 'x') + "'><submission/></submissions>") == Texts{"!batch.input.envelope.start"});
  REQUIRE(told(cut("<submissions a='" + std::string(70, 'x') + "'><submission/></submissions>", 3, 50)) ==
          Texts{"e.xml#1 1@0+88+0 !batch.input.envelope.start"});
  REQUIRE(texts("<submissions <submission/></submissions>") == Texts{"!batch.input.envelope.start"});
  REQUIRE(texts("PK\x03\x04 and so on") == Texts{"!batch.input.packed"});
}

TEST_CASE("a submission that is too large is refused, and the next one is cut") {
  const std::string large(5000, 'x');
  REQUIRE(texts("<submissions><submission>" + large + "</submission><submission/></submissions>", 1000) ==
          Texts{"!batch.input.too-large", "<submissions><submission/></submissions>"});
  REQUIRE(texts("<submissions><submission><!--" + large + "--></submission><submission/></submissions>", 1000).size() == 2);
  for (const std::size_t chunk : {1u, 300u, 10'000u})
    REQUIRE(told(cut("<a>" + large + "</a>", chunk, 1000)) == Texts{"e.xml#1 1@0+1001+0 !batch.input.too-large"});
  REQUIRE(texts("<!--" + large + large + "--><submissions/>", 1000) == Texts{"!batch.input.too-large"});
  const std::string fits = "<submission>" + std::string(1000 - 25, 'x') + "</submission>";
  REQUIRE(fits.size() == 1000);
  REQUIRE(texts("<submissions>" + fits + "</submissions>", 1000) == Texts{"<submissions>" + fits + "</submissions>"});
  REQUIRE(texts("<submissions>" + fits + "</submissions>", 999) == Texts{"!batch.input.too-large"});
}

TEST_CASE("bytes that cannot be read are the reason that is given") {
  const Finding fault = formats::input_finding("e.xml", "syntax.file.unreadable", "the disk failed", "");
  const auto last = [&](const std::string& text) {
    EnvelopeCutter cutter{InputLimits{}};
    TextSource source{text, fault};
    cutter.open(source, "e.xml");
    return all_pieces(cutter).back().refused.at(0).code;
  };
  for (const char* text : {"<submission>", "<submission/>", "", "<submissions", "<submissions>", "<submissions><submission>",
                           "<submissions></submissions>", "<submissions><!-- "})
    REQUIRE(last(text) == "syntax.file.unreadable");
}

TEST_CASE("one cutter serves one file after another") {
  EnvelopeCutter cutter{InputLimits{}};
  REQUIRE_FALSE(cutter.next());
  for (const char* file : {"a.xml", "b.xml"}) {
    TextSource source{"<submissions><submission/></submissions>"};
    cutter.open(source, file);
    const auto pieces = all_pieces(cutter);
    REQUIRE(pieces.size() == 1);
    REQUIRE(pieces[0].file == file);
    REQUIRE(pieces[0].number == 1);
    REQUIRE_FALSE(cutter.next());
  }
}

}  // namespace ferrolabel::batch
