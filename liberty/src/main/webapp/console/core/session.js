import { Signal } from './signal.js';

/** Who uses the page. A key is in memory only: it leaves with the page. */
class Session {
  constructor() {
    /** Sent when somebody has signed in or out, or the credential has ended. */
    this.changed = new Signal();
    /** Sent when the server wants a fresh sign-in for a change. */
    this.stale = new Signal();
    /** @type {string} unknown, signed-out, signed-in or expired */
    this.state = 'unknown';
    /** @type {?Caller} */
    this.caller = null;
    /** @type {?Caller} the other member who has signed in in this browser, which ended the session of this page */
    this.successor = null;
    /** @type {string} */
    this.key = '';
    /** @type {?Error} why it is not known who uses the page */
    this.failed = null;
    /** @type {function()} tries to learn it again */
    this.retry = () => {};
  }

  /**
   * @param {!Caller} caller
   * @param {string} key empty for a session cookie
   */
  begin(caller, key) {
    this.caller = caller;
    this.successor = null;
    this.key = key;
    this.change('signed-in');
  }

  /** @return {boolean} whether the caller runs the installation */
  get operates() {
    return this.caller?.kind === 'operator';
  }

  /** @return {boolean} whether the caller may change things, and not only see them */
  get changes() {
    return this.caller?.changes ?? false;
  }

  /** The server no longer accepts the credential. Pages stay as they are, so that nothing unsaved is lost. */
  expire() {
    if (this.state === 'signed-in') {
      this.key = '';
      this.change('expired');
    }
  }

  /**
   * Nobody could tell who uses the page.
   *
   * @param {!Error} failed
   * @param {function()} retry
   */
  fail(failed, retry) {
    this.failed = failed;
    this.retry = retry;
    this.change('unknown');
  }

  /**
   * Ends the session because another member has signed in. They may be two persons, so nothing of the pages stays.
   *
   * @param {!Caller} successor
   */
  endFor(successor) {
    this.successor = successor;
    this.end();
  }

  end() {
    this.key = '';
    this.caller = null;
    this.change('signed-out');
  }

  /** @param {string} state */
  change(state) {
    this.state = state;
    this.changed.send();
  }
}

export const session = new Session();
