import { LitElement, html } from 'lit';
import { ApiError } from './api.js';
import { icon } from './icon.js';

/** An element without a shadow root: labels, ids and styles are those of the page. */
export class View extends LitElement {
  /** @override */
  createRenderRoot() {
    return this;
  }

  /** @param {string} selector of the element that gets the focus, if it is there */
  focusOn(selector) {
    const found = /** @type {?HTMLElement} */ (this.querySelector(selector));
    found?.focus();
  }
}

/**
 * Something that a page reads from the server: loading, ready or failed. A new load cancels the one before. What was
 * read stays visible while it is read again.
 */
export class Loaded {
  /**
   * @param {!LitElement} host
   * @param {function(!AbortSignal): !Promise<?>} load
   */
  constructor(host, load) {
    this.host = host;
    this.read = load;
    /** @type {string} idle, loading, ready or failed */
    this.state = 'idle';
    /** @type {?} */
    this.value = null;
    /** @type {?Error} */
    this.error = null;
    /** @type {?AbortController} */
    this.abort = null;
    host.addController(this);
  }

  hostDisconnected() {
    this.abort?.abort();
  }

  async load() {
    this.abort?.abort();
    const abort = new AbortController();
    this.abort = abort;
    if (this.value === null) {
      this.state = 'loading';
    }
    this.host.requestUpdate();
    try {
      const value = await this.read(abort.signal);
      if (abort.signal.aborted) {
        return;
      }
      this.value = value;
      this.error = null;
      this.state = 'ready';
    } catch (error) {
      if (abort.signal.aborted) {
        return;
      }
      this.error = /** @type {!Error} */ (error);
      this.state = 'failed';
    }
    this.host.requestUpdate();
  }

  /** Reads again, and keeps what is shown if that fails: the page works on with what it has. */
  async refresh() {
    const { value } = this;
    await this.load();
    if (this.state === 'failed' && value !== null) {
      this.become(value);
    }
  }

  /** @param {?} value as the server answered to a write */
  become(value) {
    this.abort?.abort();
    this.value = value;
    this.error = null;
    this.state = 'ready';
    this.host.requestUpdate();
  }

  /** Forgets what was read, for instance because the page is about something else now. */
  forget() {
    this.value = null;
    return this.load();
  }

  /**
   * @param {function(?): ?} content
   * @param {number=} lines of the skeleton
   */
  show(content, lines = 4) {
    if (this.state === 'ready') {
      return content(this.value);
    }
    if (this.state === 'failed') {
      return failure(/** @type {!Error} */ (this.error), () => this.load());
    }
    return skeleton(lines);
  }
}

/** @param {number} lines */
export function skeleton(lines) {
  return html`<div class="skeleton" role="status">
    <p class="visually-hidden">Loading</p>
    ${Array.from({ length: lines }, () => html`<span></span>`)}
  </div>`;
}

/**
 * @param {!Error} error
 * @return {string} what happened and what to do, as a sentence
 */
export function message(error) {
  if (!(error instanceof ApiError)) {
    return 'Something went wrong in this page. Reload it.';
  }
  if (error.status === 429) {
    return 'Too many requests. Try again in ' + (error.retryAfter || 10) + ' seconds.';
  }
  const text = error.message;
  return /[.!?]$/.test(text) ? text : text + '.';
}

/**
 * @param {!Error} error that can pass
 * @param {function()} retry
 */
export function interruption(error, retry) {
  return html`<div class="state" role="alert">
    ${icon('warn')}
    <h2>This could not be loaded</h2>
    <p>${message(error)}</p>
    <button @click=${retry}>Try again</button>
  </div>`;
}

/**
 * @param {!Error} error
 * @param {function()} retry
 */
export function failure(error, retry) {
  const status = error instanceof ApiError ? error.status : -1;
  if (status === 401) {
    return html`<div class="state">
      ${icon('lock')}
      <h2>You are signed out</h2>
      <p>Sign in again to see this.</p>
    </div>`;
  }
  if (status === 403) {
    return html`<div class="state">
      ${icon('lock')}
      <h2>Not for your account</h2>
      <p>${message(error)} Ask an operator, or an admin of the organization.</p>
    </div>`;
  }
  if (status === 404) {
    return html`<div class="state">
      ${icon('search')}
      <h2>Not found</h2>
      <p>${message(error)} It may have been deleted, or the link is incomplete.</p>
    </div>`;
  }
  return interruption(error, retry);
}
