// SPDX-License-Identifier: Apache-2.0
#include "formats/lca/lca_files.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>
#include <utility>

#include "formats/input/archive_reader.hpp"
#include "formats/input/folder_walk.hpp"
#include "formats/input/input_finding.hpp"
#include "formats/input/packed_content.hpp"
#include "formats/lca/open_dataset.hpp"
#include "syntax/encoding.hpp"
#include "syntax/file.hpp"

namespace ferrolabel::formats {

namespace {

bool has_end(std::string_view name, std::string_view end) noexcept { return name.size() > end.size() && name.ends_with(end); }

bool is_data(std::string_view name) noexcept { return has_xml_name(name) || has_end(name, ".spold") || has_end(name, ".SPOLD") || has_end(name, ".json"); }

bool is_data_or_archive(std::string_view name) noexcept { return is_data(name) || has_archive_name(name); }

bool is_folder(const std::string& path) {
  std::error_code error;
  return std::filesystem::is_directory(path, error);
}

/// The rest of a source; nothing where it has more bytes than the limit, or fails.
std::optional<std::string> read_rest(ByteSource& source, std::size_t limit) {
  std::string text;
  constexpr std::size_t block = std::size_t{256} << 10;
  for (;;) {
    const auto size = text.size();
    if (size > limit) return std::nullopt;
    if (text.capacity() < size + block) text.reserve(std::max(size * 2, size + block));
    text.resize(size + block);
    const auto count = source.read(text.data() + size, block);
    text.resize(size + count);
    if (count > 0) continue;
    if (source.fault()) return std::nullopt;
    return text;
  }
}

class Files {
 public:
  Files(const ArchiveLimits& limits, ImportReport& report, const std::function<void(SourceText)>& take) : limits_{limits}, report_{report}, take_{take} {}

  void input(const std::string& path) {
    if (!is_folder(path)) return file(path);
    FolderWalk walk{path, is_data_or_archive};
    while (auto found = walk.next()) {
      if (found->refused.empty()) file(found->file);
      tell(std::move(found->refused));
    }
    report_.passed_over += walk.passed_over();
  }

 private:
  void file(const std::string& path) {
    if (has_archive_name(path)) return archive(path);
    auto source = syntax::read_file(path, xml_import_limits.bytes);
    if (!source) return tell(std::move(source.findings()));
    ++report_.files;
    source.value().file = shown(path);
    take_(std::move(source).value());
  }

  void archive(const std::string& path) {
    auto opened = ArchiveReader::open(path, is_data, limits_);
    if (!opened) return tell(std::move(opened.findings()));
    auto& reader = *opened.value();
    while (auto found = reader.next()) {
      if (!found->refused.empty()) {
        tell(std::move(found->refused));
        continue;
      }
      auto text = read_rest(reader, xml_import_limits.bytes);
      if (!text) {
        if (reader.fault()) report_.add(*reader.fault());
        else report_.add(input_finding(found->file, "syntax.file.too-large", "the file is larger than is read", "split it"));
        continue;
      }
      ++report_.files;
      take_({shown(std::move(found->file)), std::move(*text)});
    }
    report_.passed_over += reader.passed_over();
  }

  void tell(Findings findings) {
    for (auto& finding : findings) report_.add(std::move(finding));
  }

  const ArchiveLimits& limits_;
  ImportReport& report_;
  const std::function<void(SourceText)>& take_;
};

}  // namespace

void each_lca_file(const std::vector<std::string>& inputs, const ArchiveLimits& limits, ImportReport& report, const std::function<void(SourceText)>& take) {
  Files files{limits, report, take};
  for (const auto& input : inputs) files.input(input);
}

std::string digest_of_inputs(const std::vector<std::string>& inputs) {
  std::string digests;
  const auto add = [&digests](std::string_view name, const std::string& path) {
    const auto text = syntax::read_file(path, ArchiveLimits{}.bytes);
    digests.append(name).append("\n").append(text ? syntax::sha256_digest(text->text) : "unread").append("\n");
  };
  for (auto input : inputs) {
    while (input.size() > 1 && input.ends_with('/')) input.pop_back();
    if (!is_folder(input)) {
      add(std::filesystem::path{input}.filename().string(), input);
      continue;
    }
    FolderWalk walk{input, is_data_or_archive};
    while (auto found = walk.next())
      if (found->refused.empty()) add(std::string_view{found->file}.substr(input.size()), found->file);
  }
  return syntax::sha256_digest(digests);
}

}  // namespace ferrolabel::formats
