#include "synthesis/older/classes.h"
#include "synthesis/older/suppression.h"

namespace casewise::synthesis {

namespace {

class run final : public older_run {
 public:
  run(const record_table& source, const std::vector<std::size_t>& columns, std::uint32_t k)
      : source_(source), counting_(source, columns), k_(k), kept_(source.columns()) {}

  bool step() override {
    if (!counting_.step()) return false;
    for (std::size_t i = 0; i < source_.size(); ++i)
      if (counting_.size_of(i) >= k_) kept_.add(source_.row(i));
    return true;
  }
  std::uint32_t permille() const override { return 0; }
  record_table take() override { return std::move(kept_); }

 private:
  const record_table& source_;
  class_counter counting_;
  std::uint32_t k_;
  record_table kept_;
};

std::uint64_t cells_of(const record_table& of) {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < of.size(); ++i)
    for (const attribute one : of.row(i)) out += one != 0;
  return out;
}

}  // namespace

std::unique_ptr<older_run> suppress_records(const record_table& source, std::vector<std::size_t> columns,
                                            std::uint32_t k) {
  return std::make_unique<run>(source, columns, k);
}

suppression_loss loss_between(const record_table& source, const record_table& kept) {
  suppression_loss out;
  out.records = source.size();
  out.records_lost = source.size() - kept.size();
  out.cells = cells_of(source);
  out.cells_lost = out.cells - cells_of(kept);
  return out;
}

}  // namespace casewise::synthesis
