#pragma once
#include <string_view>

namespace casewise::tests {

/// Ten cases for `tiny_codebook`, counted by hand in the tests that use them.
///  means: debt 1 2 4 8 9, threat 2 3 7 8, abuse 4 8; answered by 1 2 3 4 7 8 9
///  kinds: sold 1 4 7, held 4 8; answered by 1 2 4 5 7 8 (a recorded 0 answers)
///  gender: Man 1 5 9, Woman 2 3 6 8, Other 7; missing in 4 10
///  agegroup: minor 1 2 8, adult 3 4 6 7 9; missing in 5 10
///  year: 2010 1 2, 2011 3 4 5, 2012 6 8 9; missing in 7 10
inline constexpr std::string_view ten_cases =
    "gender,age,debt,threat,abuse,sold,held,year\n"
    "Man,0-8,1,,,1,0,2010\n"
    "Woman,9-17,1,1,,0,0,2010\n"
    "Woman,18-20,,1,,,,2011\n"
    ",18-20,1,,1,1,1,2011\n"
    "Man,,,,,0,,2011\n"
    "Woman,48+,,,,,,2012\n"
    "Other,48+,,1,,1,,\n"
    "Woman,9-17,1,1,1,,1,2012\n"
    "Man,18-20,1,,,,,2012\n"
    ",,,,,,,\n";

}  // namespace casewise::tests
