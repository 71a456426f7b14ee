// SPDX-License-Identifier: Apache-2.0
#include "batch/out_folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <system_error>

#include "batch/submission_examination.hpp"
#include "syntax/encoding.hpp"
#include "syntax/json_reader.hpp"
#include "syntax/json_writer.hpp"

namespace ferrolabel::batch {

namespace {

constexpr const char* rows_name = "results.jsonl";
constexpr const char* csv_name = "results.csv";

int open_file(const std::string& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC, 0644);
  if (file < 0) fail_disk(path);
  return file;
}

/// The file that a folder of its own may have to be made for, whole.
void write_file(const std::filesystem::path& path, std::string_view bytes) {
  int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0 && errno == ENOENT) {
    std::filesystem::create_directories(path.parent_path());
    file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  }
  if (file < 0) fail_disk(path.string());
  try {
    write_whole(file, bytes, path.string());
  } catch (...) {
    close(file);
    throw;
  }
  if (close(file) != 0) fail_disk(path.string());
}

/// Nothing where there is no such file.
std::optional<std::string> read_file(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return std::nullopt;
  auto text = read_whole(file);
  close(file);
  return text;
}

/// The bytes from one place of a file to another; fewer where it ends before.
std::string read_part(int file, std::uint64_t from, std::uint64_t to) {
  std::string bytes(to - from, '\0');
  std::size_t got = 0;
  while (got < bytes.size()) {
    const auto more = pread(file, bytes.data() + got, bytes.size() - got, static_cast<off_t>(from + got));
    if (more <= 0) break;
    got += static_cast<std::size_t>(more);
  }
  bytes.resize(got);
  return bytes;
}

/// Takes a text's first line, with its '\n', where it has one.
std::string cut_line(std::string_view& text) {
  const auto end = std::min(text.find('\n'), text.size() - 1) + 1;
  std::string line{text.substr(0, end)};
  text.remove_prefix(end);
  return line;
}

/// The same with a record of CSV, whose quoted cells may hold ends of lines.
std::string cut_record(std::string_view& text) {
  std::size_t end = 0;
  for (bool quoted = false; end < text.size() && (quoted || text[end] != '\n'); ++end) quoted ^= text[end] == '"';
  end = std::min(end + 1, text.size());
  std::string record{text.substr(0, end)};
  text.remove_prefix(end);
  return record;
}

std::uint64_t whole_number(syntax::Node node) {
  std::uint64_t value = 0;
  const auto text = node.scalar();
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// What the digest of a group is taken of: that of each file.
std::string digest_bytes(std::string_view bytes) {
  const auto hash = syntax::sha256(bytes);
  return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

}  // namespace

Result<std::unique_ptr<OutFolder>> OutFolder::open(const std::string& path, bool resume) {
  const std::filesystem::path folder{path};
  std::filesystem::create_directories(folder);
  auto journal = Journal::open((folder / "journal").string());
  if (!journal) return journal.findings();
  if (!journal->entries().empty() && !resume)
    return Finding{"batch.out.there", Severity::error, {}, "'" + path + "' holds a run already", "go on with it by --resume, or name another --out"};
  std::unique_ptr<OutFolder> out{new OutFolder{folder, std::move(journal).value()}};
  out->read_journal();
  if (!out->finished_) out->take_up();
  return out;
}

OutFolder::~OutFolder() {
  for (const int file : {rows_file_, csv_file_})
    if (file >= 0) close(file);
}

std::string OutFolder::told() const { return read_file(path("summary.txt")).value_or(std::string{}); }

std::string OutFolder::next_check(const std::string& check, std::string_view key) { return syntax::sha256_digest(check + std::string{key}).substr(7); }

void OutFolder::read_journal() {
  if (!journal_.entries().empty()) run_ = journal_.entries().front();
  for (const auto& entry : journal_.entries()) {
    const auto document = syntax::read_json({"journal", entry});
    if (!document) continue;
    const auto root = document->root();
    if (const auto end = root.member("finished")) {
      finished_ = true;
      pieces_ = whole_number(end.member("pieces"));
      summary_.set_counts(whole_number(end.member("accepted")), whole_number(end.member("needsReview")), whole_number(end.member("rejected")));
    }
    const auto group = root.member("group");
    if (!group) continue;
    Group read{whole_number(group.member("first")),   whole_number(group.member("count")), whole_number(group.member("rowsEnd")), whole_number(group.member("csvEnd")),
               std::string{group.member("digest").scalar()}, std::string{group.member("inputCheck").scalar()}};
    while (!groups_.empty() && groups_.back().first >= read.first) groups_.pop_back();  // made again after a power failure
    groups_.push_back(std::move(read));
  }
}

std::optional<std::vector<Examined>> OutFolder::results_of(const Group& group, std::string_view rows, std::string_view csv) const {
  auto digests = digest_bytes(rows) + digest_bytes(csv);
  if (group.first == 1 && csv.starts_with(csv_heading())) csv.remove_prefix(csv_heading().size());
  std::vector<Examined> all;
  while (!rows.empty()) {
    auto& examined = all.emplace_back();
    examined.row = cut_line(rows);
    examined.csv = cut_record(csv);
    const auto row = syntax::read_json({rows_name, examined.row}, syntax::file_limits());
    if (!row) return std::nullopt;
    examined.facts = facts_of_row(row->root());
    const auto report = row->root().member("report").scalar();
    examined.key = std::filesystem::path{report}.stem().string();
    if (report != report_path(examined.key)) return std::nullopt;  // no file outside the folder
    auto text = read_file(path(report));
    if (!text) return std::nullopt;
    examined.report = std::move(*text);
    digests += digest_bytes(examined.report);
    const auto label = row_text(row->root().member("label"));
    if (label.empty()) continue;
    auto line = read_file(path(label_path(label)));
    if (!line || line->empty()) return std::nullopt;
    digests += digest_bytes(*line);
    line->pop_back();
    examined.token = std::move(*line);
    examined.label.emplace().label = label;
  }
  if (all.size() != group.count || syntax::sha256_digest(digests) != group.digest) return std::nullopt;
  return all;
}

std::optional<std::vector<Examined>> OutFolder::group(std::size_t at) const {
  const auto& group = groups_.at(at);
  const auto before = at == 0 ? Group{} : groups_[at - 1];
  if (group.rows_end < before.rows_end || group.csv_end < before.csv_end) return std::nullopt;
  const int rows = open_file(path(rows_name), O_RDONLY);
  const int csv = open_file(path(csv_name), O_RDONLY);
  auto results = results_of(group, read_part(rows, before.rows_end, group.rows_end), read_part(csv, before.csv_end, group.csv_end));
  close(rows);
  close(csv);
  return results;
}

void OutFolder::take_up() {
  rows_file_ = open_file(path(rows_name), O_RDWR | O_CREAT);
  csv_file_ = open_file(path(csv_name), O_RDWR | O_CREAT);
  std::size_t good = 0;
  for (const auto& group : groups_) {
    if (group.first != done() + 1 || group.rows_end < rows_end_ || group.csv_end < csv_end_) break;
    const auto results = results_of(group, read_part(rows_file_, rows_end_, group.rows_end), read_part(csv_file_, csv_end_, group.csv_end));
    if (!results) break;
    for (const auto& each : *results) summary_.add(each.facts);
    rows_end_ = group.rows_end;
    csv_end_ = group.csv_end;
    input_check_ = group.input_check;
    ++good;
  }
  groups_.resize(good);
  if (ftruncate(rows_file_, static_cast<off_t>(rows_end_)) != 0) fail_disk(path(rows_name));
  if (ftruncate(csv_file_, static_cast<off_t>(csv_end_)) != 0) fail_disk(path(csv_name));
  lseek(rows_file_, 0, SEEK_END);
  lseek(csv_file_, 0, SEEK_END);
  if (csv_end_ == 0) csv_ = csv_heading();
}

void OutFolder::begin(const std::string& run) {
  journal_.append(run);
  run_ = run;
}

void OutFolder::add(const Examined& examined, std::string_view token) {
  write_file(folder_ / report_path(examined.key), examined.report);
  digests_ += digest_bytes(examined.report);
  if (!token.empty()) {
    const auto line = std::string{token} + "\n";
    write_file(folder_ / label_path(examined.label->label), line);
    digests_ += digest_bytes(line);
  }
  rows_ += examined.row;
  csv_ += examined.csv;
  ++count_;
  summary_.add(examined.facts);
  input_check_ = next_check(input_check_, examined.key);
}

void OutFolder::checkpoint() {
  if (count_ == 0) return;
  write_whole(rows_file_, rows_, path(rows_name));
  write_whole(csv_file_, csv_, path(csv_name));
  rows_end_ += rows_.size();
  csv_end_ += csv_.size();
  syntax::JsonWriter writer{0};
  const auto number = [&writer](std::string_view name, std::uint64_t value) { writer.key(name).integer(static_cast<std::int64_t>(value)); };
  writer.begin_object().key("group").begin_object();
  number("first", done() - count_ + 1);
  number("count", count_);
  number("rowsEnd", rows_end_);
  number("csvEnd", csv_end_);
  writer.member("digest", syntax::sha256_digest(digest_bytes(rows_) + digest_bytes(csv_) + digests_));
  writer.member("inputCheck", input_check_);
  writer.end_object().end_object();
  journal_.append(writer.text());
  rows_.clear();
  csv_.clear();
  digests_.clear();
  count_ = 0;
}

void OutFolder::write(const std::string& name, std::string_view bytes) const { write_file(folder_ / name, bytes); }

void OutFolder::finish(std::uint64_t pieces) {
  if (csv_end_ == 0) write_whole(csv_file_, csv_heading(), path(csv_name));  // no submissions at all
  if (syncfs(rows_file_) != 0) fail_disk(path(rows_name));
  syntax::JsonWriter writer{0};
  writer.begin_object().key("finished").begin_object();
  for (const auto& [name, verdict] : {std::pair{"accepted", Verdict::accepted}, std::pair{"needsReview", Verdict::needs_review}, std::pair{"rejected", Verdict::rejected}})
    writer.key(name).integer(static_cast<std::int64_t>(summary_.count(verdict)));
  writer.key("pieces").integer(static_cast<std::int64_t>(pieces));
  writer.end_object().end_object();
  journal_.append(writer.text());
  finished_ = true;
  pieces_ = pieces;
}

}  // namespace ferrolabel::batch
