#include "synthesis/settings.h"

#include <algorithm>

namespace casewise::synthesis {

outcome only_members(const json::value& of, std::initializer_list<std::string_view> known) {
  CASEWISE_TRY(members, of.members());
  for (const auto& [name, held] : members)
    if (std::find(known.begin(), known.end(), name) == known.end())
      return held.mismatch("This setting is not known; leave it out.");
  return nothing{};
}

result<std::int64_t> whole(const json::value& from, std::string_view name, std::int64_t least, std::int64_t most,
                           std::optional<std::int64_t> otherwise) {
  const auto member = from.find(name);
  if (!member && otherwise) return *otherwise;
  CASEWISE_TRY(held, from.at(name));
  CASEWISE_TRY(number, held.integer());
  if (number < least || number > most)
    return held.failure(error_code::bad_range,
                        "Give a whole number from " + std::to_string(least) + " to " + std::to_string(most) + ".");
  return number;
}

result<bool> flag(const json::value& from, std::string_view name) {
  const auto member = from.find(name);
  if (!member) return false;
  return member->boolean();
}

}  // namespace casewise::synthesis
