import { LitElement, html } from 'lit';
import { api } from './api.js';

const TYPING_MILLIS = 250;

/** A list of the server that is searched while one types. */
export class Search {
  /**
   * @param {!LitElement} host
   * @param {function(): string} path returns that of the list
   * @param {number} limit of a page
   */
  constructor(host, path, limit) {
    this.host = host;
    this.path = path;
    this.limit = limit;
    /** @type {string} */
    this.text = '';
    /** @type {number} */
    this.typing = 0;
    /** @type {?function(string, !AbortSignal): !Promise<!ItemPage>} */
    this.source = null;
    /** @type {function(!Event)} listens to the field */
    this.typed = (event) => {
      const { value } = /** @type {!HTMLInputElement} */ (event.target);
      clearTimeout(this.typing);
      this.typing = setTimeout(() => this.find(value.trim()), TYPING_MILLIS);
    };
    host.addController(this);
  }

  /** @param {string} label says what is searched */
  field(label) {
    return html`<input type="search" class="search" aria-label=${label} placeholder=${label} @input=${this.typed} />`;
  }

  hostDisconnected() {
    clearTimeout(this.typing);
  }

  /** @param {string} text that what is found begins with; empty for all */
  find(text) {
    this.text = text;
    this.source = (cursor, signal) => api.get(this.path(), { text, limit: this.limit, cursor }, signal);
    this.host.requestUpdate();
  }
}
