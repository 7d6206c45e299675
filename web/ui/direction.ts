/** Whether an element's text runs from right to left, so that the arrow keys must too. */
export function isRightToLeft(element: Element | null): boolean {
  return element !== null && getComputedStyle(element).direction === "rtl";
}
