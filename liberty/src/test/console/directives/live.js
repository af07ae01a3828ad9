/** @fileoverview What the console uses of Lit's directives, for the check of its types. */

/**
 * @param {?} value
 * @return {?}
 */
export function live(value) {
  return value;
}
