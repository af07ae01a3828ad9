import { writes } from './api.js';
import { session } from './session.js';
import { View } from './view.js';

/** Calls at an interval while an element is on the page, and only if somebody who is signed in sees the page. */
export class Watch {
  /**
   * @param {!View} host
   * @param {number} millis between two calls
   * @param {function(): ?} look
   */
  constructor(host, millis, look) {
    this.millis = millis;
    this.look = look;
    /** @type {number} */
    this.timer = 0;
    host.addController(this);
  }

  hostConnected() {
    this.timer = setInterval(() => this.tick(), this.millis);
  }

  hostDisconnected() {
    clearInterval(this.timer);
  }

  tick() {
    if (document.visibilityState === 'visible' && session.state === 'signed-in') {
      this.look();
    }
  }
}

/** Calls after each write, so that what sums an organization up is not behind what the admin has just done. */
export class AfterWrites {
  /**
   * @param {!View} host
   * @param {function(): ?} look
   */
  constructor(host, look) {
    this.look = look;
    host.addController(this);
  }

  hostConnected() {
    writes.listen(this.look);
  }

  hostDisconnected() {
    writes.leave(this.look);
  }
}
