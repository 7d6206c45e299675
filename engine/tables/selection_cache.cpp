#include "tables/selection_cache.h"

namespace casewise {

namespace {

std::size_t terms_of(const filter& where) {
  std::size_t terms = 1 + where.values.size() + where.items.size();
  for (const filter& part : where.parts) terms += terms_of(part);
  return terms;
}

}  // namespace

std::shared_ptr<const selection> selection_cache::select(const filter& where) {
  if (std::shared_ptr<const selection> found = find(where)) return found;
  const std::size_t parts = where.parts.size();
  // Conditions are only worth a place while they leave some for others.
  if (where.how != filter::kind::all || parts < 2 || parts > most / 2)
    return keep(where, casewise::select(*cases_, where));
  const auto part = [&](const filter& one) {
    const std::shared_ptr<const selection> found = find(one);
    return found != nullptr ? found : keep(one, casewise::select(*cases_, one));
  };
  selection all = *part(where.parts.front());
  for (std::size_t i = 1; i < parts; ++i) all.intersect(*part(where.parts[i]));
  return keep(where, std::move(all));
}

/// One that is found becomes the latest.
std::shared_ptr<const selection> selection_cache::find(const filter& where) {
  for (auto one = entries_.begin(); one != entries_.end(); ++one) {
    if (!(one->where == where)) continue;
    entries_.splice(entries_.begin(), entries_, one);
    return one->kept;
  }
  return nullptr;
}

std::shared_ptr<const selection> selection_cache::keep(const filter& where, selection kept) {
  auto out = std::make_shared<const selection>(std::move(kept));
  if (terms_of(where) > most_terms) return out;
  if (entries_.size() == most) entries_.pop_back();
  entries_.push_front({where, out});
  return out;
}

}  // namespace casewise
