// SPDX-License-Identifier: Apache-2.0
#include "batch/run.hpp"

#include <algorithm>
#include <charconv>
#include <deque>
#include <map>

#include "batch/submission_examination.hpp"
#include "batch/registrar.hpp"
#include "issuing/registering.hpp"
#include "syntax/encoding.hpp"

namespace ferrolabel::batch {

namespace {

constexpr std::size_t most_bytes_under_way = std::size_t{8} << 20;  // of submissions that are not in the registrar's hands yet
constexpr std::size_t bytes_of_a_slot = 1024;                       // beside its text: what is refused has none
constexpr std::size_t most_bytes_a_request = std::size_t{64} << 10;
constexpr std::size_t most_pieces_a_request = 16;

bool is_of(const Shard& shard, const Piece& piece) {
  if (shard.of == 1) return true;
  const auto hash = syntax::sha256(piece.text.empty() ? piece.file : piece.text);
  std::uint64_t number = 0;
  for (std::size_t at = 0; at < 8; ++at) number = number << 8U | hash[at];
  return number % shard.of == shard.index - 1;
}

Finding worker_fault(const WorkAnswer& answer, std::chrono::milliseconds limit) {
  if (answer.end == WorkEnd::overran)
    return {"batch.worker.overran", Severity::error, {}, "the submission was not done in " + std::to_string(limit.count() / 1000) + " s", "look for what makes it so large, and split it"};
  return {"batch.worker.crashed", Severity::error, {}, "the process that examined the submission ended: " + answer.bytes, "that is our fault, or memory ran out: please report it with the submission"};
}

/// The thread that reads the input, has workers examine it, and brings their answers into the order of the input.
class Feeder {
 public:
  Feeder(const RunTerms& terms, const Examiner& examiner, WorkerPool& pool, Registrar& registrar)
      : terms_{terms}, examiner_{examiner}, pool_{pool}, registrar_{registrar} {}

  /// @param ordinal of the last piece that was read, of any shard @return whether the input was taken to its end
  bool run(Input& input, std::uint64_t& ordinal, std::atomic<std::uint64_t>& taken) {
    bool more = true;
    while (more || !slots_.empty() || !chunk_.empty()) {
      if (terms_.interrupted != nullptr && *terms_.interrupted) more = false, interrupted_ = true;
      if (more && bytes_ < most_bytes_under_way) {
        auto piece = input.next();
        taken.store(input.taken(), std::memory_order_relaxed);
        if (!piece) more = false;
        else if (++ordinal; is_of(terms_.shard, *piece)) accept({ordinal, std::move(*piece)});
        if (more && chunk_bytes_ < most_bytes_a_request && chunk_.size() < most_pieces_a_request) continue;
      }
      if (!chunk_.empty()) dispatch(std::exchange(chunk_, {}));
      if (!hand_over()) return false;
      if (pool_.under_way() > 0 && (pool_.full() || !more || bytes_ >= most_bytes_under_way)) take_answer();
      if (!hand_over()) return false;
    }
    return !interrupted_;
  }

 private:
  struct Slot {
    Numbered submission;
    std::optional<Examined> examined;
  };

  void accept(Numbered submission) {
    const auto ordinal = submission.ordinal;
    bytes_ += submission.piece.text.size() + bytes_of_a_slot;
    auto& slot = slots_[ordinal];
    slot.submission = std::move(submission);
    if (!slot.submission.piece.refused.empty()) {
      slot.examined = examiner_.reject(slot.submission, slot.submission.piece.refused);
      return;
    }
    chunk_.push_back(ordinal);
    chunk_bytes_ += slot.submission.piece.text.size();
  }

  void dispatch(std::vector<std::uint64_t> chunk) {
    chunk_bytes_ = 0;
    while (pool_.full()) take_answer();
    std::string request;
    for (const auto ordinal : chunk) pack_to(request, slots_.at(ordinal).submission);
    const auto ticket = chunk.front();
    requests_.emplace(ticket, std::move(chunk));
    pool_.send(ticket, std::move(request));
  }

  /// What a worker answered, or what is to be said of the submission that ended it: of several, each is tried alone.
  void take_answer() {
    auto answer = pool_.receive();
    const auto request = requests_.extract(answer.ticket);
    const auto& chunk = request.mapped();
    if (answer.end == WorkEnd::answered) {
      auto all = unpack_examined(answer.bytes);
      for (std::size_t at = 0; at < chunk.size(); ++at) slots_.at(chunk[at]).examined = std::move(all.at(at));
    } else if (chunk.size() == 1) {
      auto& slot = slots_.at(chunk.front());
      slot.examined = examiner_.reject(slot.submission, {worker_fault(answer, terms_.workers.time)});
    } else {
      for (const auto ordinal : chunk) dispatch({ordinal});
    }
  }

  bool hand_over() {
    while (!slots_.empty() && slots_.begin()->second.examined) {
      auto slot = std::move(slots_.extract(slots_.begin()).mapped());
      bytes_ -= slot.submission.piece.text.size() + bytes_of_a_slot;
      if (!registrar_.take({std::move(slot.submission), std::move(*slot.examined)})) return false;
    }
    return true;
  }

  const RunTerms& terms_;
  const Examiner& examiner_;
  WorkerPool& pool_;
  Registrar& registrar_;
  std::map<std::uint64_t, Slot> slots_;                           ///< by ordinal
  std::map<std::uint64_t, std::vector<std::uint64_t>> requests_;  ///< ordinals of a request, by its ticket
  std::vector<std::uint64_t> chunk_;
  std::size_t chunk_bytes_ = 0;
  std::size_t bytes_ = 0;
  bool interrupted_ = false;
};

/// Passes over what was done before. @return how many pieces of all shards that was
Result<std::uint64_t> skip_done(Input& input, const RunTerms& terms, const OutFolder& out) {
  std::uint64_t ordinal = 0;
  std::string check;
  for (std::uint64_t done = 0; done < out.done();) {
    const auto piece = input.next();
    if (!piece) break;
    ++ordinal;
    if (!is_of(terms.shard, *piece)) continue;
    check = OutFolder::next_check(check, key_of(*piece));
    ++done;
  }
  if (check == out.input_check()) return ordinal;
  return Finding{"batch.input.changed", Severity::error, {}, "the input does not begin with the " + std::to_string(out.done()) + " submissions whose results are in the folder",
                 "resume with the same input, or begin anew in another --out"};
}

/// The same terms, whose progress tells how much of the input was read.
RunTerms with_share(const RunTerms& terms, const std::atomic<std::uint64_t>& taken, std::uint64_t taken_over) {
  auto told = terms;
  if (!terms.progress) return told;
  const auto size = size_of_input(terms.inputs);
  const auto share_of = [size](std::uint64_t bytes) { return std::min(1.0, static_cast<double>(bytes) / static_cast<double>(std::max<std::uint64_t>(*size, 1))); };
  told.progress = [&taken, &terms, taken_over, size, share_of, before = size ? share_of(taken) : 0.0](RunProgress progress) {
    progress.taken_over = taken_over;
    if (size) progress.share = share_of(taken);
    progress.share_before = before;
    terms.progress(progress);
  };
  return told;
}

}  // namespace

std::optional<Shard> parse_shard(std::string_view text) noexcept {
  Shard shard{0, 0};
  const char* const end = text.data() + text.size();
  const auto index = std::from_chars(text.data(), end, shard.index);
  if (index.ec != std::errc{} || index.ptr == end || *index.ptr != '/') return std::nullopt;
  const auto of = std::from_chars(index.ptr + 1, end, shard.of);
  if (of.ec != std::errc{} || of.ptr != end || shard.index < 1 || shard.index > shard.of) return std::nullopt;
  return shard;
}

Result<RunResult> run(const RunTerms& terms, OutFolder& out) {
  auto input = Input::open(terms.inputs, terms.input);
  if (!input) return input.findings();
  const auto examiner = Examiner::open(terms.examiner);
  if (!examiner) return examiner.findings();
  WorkerPool pool{[&examiner](std::string_view request) {
                    std::vector<Examined> all;
                    for (const auto& each : unpack_pieces(request)) all.push_back(examiner->examine(each));
                    return pack(all);
                  },
                  terms.workers};
  std::optional<registry::Registry> registry;
  if (terms.open_registry) {
    auto opened = terms.open_registry();
    if (!opened) return opened.findings();
    registry = std::move(opened).value();
    static_cast<void>(registry->recover({issuing::recovery_signer(*terms.examiner.key), issuing::head_signer(*terms.registry_key)}, terms.now));
  }
  RunResult result;
  result.taken_over = out.done();
  const auto skipped = skip_done(input.value(), terms, out);
  if (!skipped) return skipped.findings();
  std::atomic<std::uint64_t> taken = input->taken();
  const auto told = with_share(terms, taken, result.taken_over);
  Registrar registrar{told, *examiner, registry ? &*registry : nullptr, out};
  result.pieces = *skipped;
  const bool whole = Feeder{terms, *examiner, pool, registrar}.run(input.value(), result.pieces, taken);
  registrar.finish(whole);
  result.end = registrar.too_many() ? RunEnd::stopped : whole ? RunEnd::whole : RunEnd::interrupted;
  result.submissions = out.done();
  result.passed_over = input->passed_over();
  if (registry)
    if (const auto head = registry->head()) result.head = head->token;
  return result;
}

}  // namespace ferrolabel::batch
