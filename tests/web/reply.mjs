/** A reply of named sections, laid out one after the other as the engine does. */
export function reply(header, sections) {
  const numbers = { count: [], percent: [] };
  const placed = sections.map(([name, type, shape, values]) => {
    const section = { name, type, offset: numbers[type].length, shape };
    numbers[type].push(...values);
    return section;
  });
  return {
    header: {
      codebook: { id: "c", version: "3" },
      cases: 9,
      selected: 5,
      cautions: [],
      ...header,
      sections: placed,
    },
    counts: Uint32Array.from(numbers.count),
    percents: Float64Array.from(numbers.percent),
  };
}
