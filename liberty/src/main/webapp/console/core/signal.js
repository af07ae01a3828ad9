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

  /** @param {function(?)} listener that has listened */
  leave(listener) {
    this.listeners = this.listeners.filter((one) => one !== listener);
  }

  /** @param {?=} value */
  send(value = undefined) {
    this.listeners.forEach((listener) => listener(value));
  }
}
