// SPDX-License-Identifier: Apache-2.0
#include "syntax/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "syntax/xml_reader.hpp"

namespace ferrolabel::syntax {

namespace {

Finding file_finding(const std::string& path, std::string code, std::string message, std::string fix) {
  Place place;
  place.source = std::make_shared<const SourceText>(SourceText{path, {}});
  return {std::move(code), Severity::error, std::move(place), std::move(message), std::move(fix)};
}

Finding unreadable(const std::string& path) {
  if (errno == ENOENT || errno == ENOTDIR) {
    return file_finding(path, "syntax.file.missing", "there is no file " + path, "check the name and the folder");
  }
  return file_finding(path, "syntax.file.unreadable", "the file " + path + " cannot be read", "check its permissions");
}

/// Closes what read_file opened; standard input stays open.
class Descriptor {
 public:
  Descriptor(int number, bool owned) noexcept : number_{number}, owned_{owned} {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (owned_ && number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int number() const noexcept { return number_; }

 private:
  int number_;
  bool owned_;
};

}  // namespace

Result<SourceText> read_file(const std::string& path, std::size_t limit) {
  const bool standard_input = path == "-";
  // O_NONBLOCK: opening a pipe without a writer must not wait.
  const Descriptor file{
      standard_input ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY),
      !standard_input};
  if (file.number() < 0) return unreadable(path);
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) return unreadable(path);
  if (!standard_input && !S_ISREG(status.st_mode)) {
    return file_finding(path, "syntax.file.not-regular", path + " is no regular file",
                        "name a file; use - to read from a pipe");
  }

  SourceText source{path, {}};
  std::size_t expected = S_ISREG(status.st_mode) ? static_cast<std::size_t>(std::max<off_t>(status.st_size, 0)) : 0;
  expected = std::min(expected, limit);
  std::size_t size = 0;
  for (;;) {
    const std::size_t step = size < expected ? expected - size + 1 : std::size_t{65536};
    source.text.resize(size + std::min(step, limit + 1 - size));
    const ssize_t count = ::read(file.number(), source.text.data() + size, source.text.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return unreadable(path);
    if (count == 0) break;
    size += static_cast<std::size_t>(count);
    if (size > limit) {
      return file_finding(path, "syntax.file.too-large",
                          path + " has more than the " + std::to_string(limit) + " bytes allowed",
                          "split it into several files");
    }
  }
  source.text.resize(size);
  return source;
}

Result<Document> read_json_file(const std::string& path, const ReaderLimits& limits) {
  auto source = read_file(path, limits.bytes);
  if (!source) return std::move(source.findings());
  return read_json(std::move(source).value(), limits);
}

Result<Document> read_document(SourceText source, std::string_view xml_namespace, const ReaderLimits& limits) {
  std::string_view text = source.text;
  constexpr std::string_view zip = "PK\x03\x04";  // XLSX, ODS and their like
  constexpr std::string_view old_office = "\xD0\xCF\x11\xE0";
  if (text.starts_with(zip) || text.starts_with(old_office))
    return file_finding(source.file, "syntax.file.spreadsheet", source.file + " is a spreadsheet or another packed office file, not JSON or XML",
                        "write the plant as JSON or XML: 'schemas/plant.schema.json' or 'schemas/plant.xsd' says how, 'samples/plants' shows it");
  constexpr std::string_view bom = "\xEF\xBB\xBF";
  if (text.starts_with(bom)) text.remove_prefix(bom.size());
  const auto first = text.find_first_not_of(" \t\r\n");
  const bool xml = first != std::string_view::npos && text[first] == '<';
  return xml ? read_xml(std::move(source), xml_namespace, limits) : read_json(std::move(source), limits);
}

}  // namespace ferrolabel::syntax
