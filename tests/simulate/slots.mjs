/**
 * Drawing from a distribution by one table look-up: 4,096 slots, shared out in proportion to integer weights.
 */

export const slotBits = 12;
export const slotCount = 1 << slotBits;

/**
 * Every positive weight gets at least one slot, so that what a source can report does occur.
 * @param {readonly number[]} weights non-negative integers, at least one of them positive; fewer than 4,096
 * @returns {Uint16Array} 4,096 indices into `weights`
 */
export function slotsOf(weights) {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const widths = weights.map((weight) =>
    weight > 0 ? Math.max(1, Math.floor((weight * slotCount) / sum)) : 0,
  );
  const heaviest = weights.indexOf(Math.max(...weights));
  widths[heaviest] += slotCount - widths.reduce((total, width) => total + width, 0);

  const slots = new Uint16Array(slotCount);
  let slot = 0;
  widths.forEach((width, index) => {
    slots.fill(index, slot, slot + width);
    slot += width;
  });
  return slots;
}

/**
 * Slots of item combinations (bit i = item i), never empty: the case answered. Some cases report much and
 * some little, which makes items go together as they do in real records.
 * @param {import("./random.mjs").Random} random
 * @param {readonly number[]} itemPercents how often each item is present
 * @returns {Uint16Array}
 */
export function combinationSlots(random, itemPercents) {
  const slots = new Uint16Array(slotCount);
  for (let slot = 0; slot < slotCount; slot += 1) {
    const detail = [40, 80, 160][random.below(3)];
    let combination = 0;
    while (combination === 0) {
      itemPercents.forEach((percent, item) => {
        if (random.below(10_000) < Math.min(9_500, percent * detail)) combination |= 1 << item;
      });
    }
    slots[slot] = combination;
  }
  return slots;
}
