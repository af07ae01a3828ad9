/** @fileoverview What the console uses of Lit, for the check of its types. */

/** @interface */
export class ReactiveController {
  /** @return {*} */
  hostDisconnected() {}
}

export class LitElement extends HTMLElement {
  constructor() {
    super();
    /** @type {!Promise<boolean>} */
    this.updateComplete;
  }

  connectedCallback() {}

  disconnectedCallback() {}

  /** @return {!Element|!ShadowRoot} */
  createRenderRoot() {}

  /** @param {*} controller */
  addController(controller) {}

  requestUpdate() {}

  /** @param {!Map<string, *>} changed */
  willUpdate(changed) {}

  /** @param {!Map<string, *>} changed */
  firstUpdated(changed) {}

  /** @param {!Map<string, *>} changed */
  updated(changed) {}

  /** @return {*} */
  render() {}
}

/**
 * @param {!ITemplateArray} strings
 * @param {...*} values
 * @return {!Object}
 */
export function html(strings, ...values) {
  return strings;
}

/**
 * @param {!ITemplateArray} strings
 * @param {...*} values
 * @return {!Object}
 */
export function svg(strings, ...values) {
  return strings;
}

/** @type {!Object} */
export const nothing = {};
