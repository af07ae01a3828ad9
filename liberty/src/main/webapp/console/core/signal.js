/** Tells whoever listens that something happened. */
export class Signal {
  constructor() {
    /** @type {!Array<function(?)>} */
    this.listeners = [];
  }

  /** @param {function(?)} listener */
  listen(listener) {
    this.listeners.push(listener);
  }

  /** @param {?=} value */
  send(value = undefined) {
    this.listeners.forEach((listener) => listener(value));
  }
}
