// JSON: arrays of objects, one object per line, and what is neither.
import { encoded } from "../formats/write_text.mjs";
import { twoProfile } from "./make.mjs";

const objects = '{"gender":"Man","age":"0-8"}\n{"age":"9-17","gender":"Woman"}\n';
const array = `[${objects.trim().replace("\n", ",")}]`;
const refused = (name, bytes, error) => ({ name, bytes, error });
const reads = (
  name,
  bytes,
  profile = twoProfile,
  report = { cases: 2, format: "json", separator: null },
) => ({ name, bytes, report, profile });

export const rows = [
  reads("an array of objects", array),
  reads("an array of objects behind a byte order mark", `\uFEFF${array}`),
  reads(
    "an array of objects, indented, with CRLF",
    JSON.stringify(JSON.parse(array), null, "\t").replaceAll("\n", "\r\n"),
  ),
  reads("one object per line", objects),
  reads("one object per line, and blank lines", `\n${objects.replace("\n", "\n\n")}\n\n`),
  reads("objects with nothing between them", objects.replaceAll("\n", "")),
  reads("JSON in UTF-16", encoded(array, "utf-16be")),
  reads(
    "numbers, truth values and null",
    '{"year":2010,"debt":true}\n{"year":2011.0,"debt":false,"gender":null}',
    { year: { 2010: 1, 2011: 1 }, means: { debt: 1 } },
  ),
  reads("escapes", '{"gender":"\\u004dan"}\n{"gender":"a\\n\\"b\\",c"}', {
    gender: { Man: 1, 'a\n"b",c': 1 },
  }),
  reads("objects without values", '{"gender":"Man"}\n{}', { gender: { Man: 1 } }),
  reads("braces and brackets in texts", '{"gender":"}]{\\\\"}\n{"gender":"Man"}', {
    gender: { Man: 1, "}]{\\": 1 },
  }),
  reads(
    "names that come late",
    `${'{"gender":"Man"}\n'.repeat(1200)}{"debtBondage":1,"zzz":2}`,
    { gender: { Man: 1200 }, means: { debt: 1 } },
    { cases: 1201, layout: { variablesInFile: 2 } },
  ),
  refused("an empty array", "[]", "empty_file line 1"),
  refused("an array of arrays", '[["gender"],["Man"]]', "not_a_table line 1"),
  refused("an array of texts", '["gender"]', "not_a_table line 1"),
  reads(
    "lists and objects under names of no variable, as databases write them",
    '{"_id":{"$oid":"5f"},"gender":"Man","age":"0-8","tags":[]}\n{"_id":{"$oid":"60"},"age":"9-17","gender":"Woman"}',
    twoProfile,
    { cases: 2, layout: { variablesInFile: 2 } },
  ),
  refused("an object around the list", '{"data":[{"gender":"Man"}]}', "no_known_column line 1"),
  reads(
    "names with blanks around them, one of them twice",
    '{"gender":"Man"," shoe ":"1"}\n{" gender":"Woman"}',
    { gender: { Man: 1 } },
    {
      cases: 2,
      columns: [
        { position: 1, header: "gender", padded: 0, variable: "gender", mapped: "exact" },
        { position: 2, header: "shoe", padded: 0, variable: null, mapped: null },
        { position: 3, header: "gender", padded: 0, variable: "gender", mapped: "duplicate" },
      ],
    },
  ),
  reads(
    "a name that looks like another format",
    '{"<b>":1,"gender":"Man"}',
    { gender: { Man: 1 } },
    { cases: 1 },
  ),
  refused(
    "a name twice, and behind it what is no JSON",
    '[{"gender":"Man","gender":"Woman"},{"gender":x}]',
    "bad_json record 1",
  ),
  refused(
    "a list in a record",
    '{"gender":"Man"}\n{"age":"0-8","gender":["Man"]}',
    "not_a_table record 2, value 2",
  ),
  refused("an object in a record", '[{"gender":{"id":1}}]', "not_a_table record 1, value 1"),
  refused("an array that is not closed", '[{"gender":"Man"},', "bad_json record 1"),
  refused("an object that is not closed", '[{"gender":"Man"},{"gender":"Man"', "bad_json record 2"),
  refused("a comma that is missing", '[{"gender":"Man"}{"gender":"Man"}]', "bad_json record 2"),
  refused("a comma too many", '[{"gender":"Man"},]', "bad_json record 2"),
  refused("text behind the array", '[{"gender":"Man"}] and more', "bad_json record 2"),
  refused("single quotes", "{'gender':'Man'}", "not_a_table line 1"),
  refused("NaN, as some programs write it", '{"gender":NaN}', "bad_json record 1"),
  refused("one name twice in a record", '{"gender":"Man","gender":"Woman"}', "bad_json record 1"),
  refused("names of nothing known in records", '{"a":1}', "no_known_column line 1"),
  refused("a record of over a megabyte", `{"gender":"${"x".repeat(1 << 20)}"}`, "not_a_table record 1"),
  refused("a number of many digits", '{"id":123456789012345678901234567890}', "bad_json record 1"),
];
