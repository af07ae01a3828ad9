import { html } from 'lit';
import { icon } from '../core/icon.js';
import { View } from '../core/view.js';

const SHOWN_MILLIS = 6000;

/** Short messages about what has just happened. Read out by screen readers, and gone after some seconds. */
class Toasts extends View {
  static get properties() {
    return { messages: { state: true } };
  }

  constructor() {
    super();
    /** @type {!Array<{id: number, text: string}>} */
    this.messages = [];
    /** @type {number} */
    this.last = 0;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.setAttribute('popover', 'manual');
    this.setAttribute('role', 'status');
  }

  /** @param {string} text */
  add(text) {
    const id = ++this.last;
    this.messages = [...this.messages.slice(-2), { id, text }];
    setTimeout(() => this.drop(id), SHOWN_MILLIS);
  }

  /** @param {number} id */
  drop(id) {
    if (this.matches(':hover') || this.contains(document.activeElement)) {
      setTimeout(() => this.drop(id), 1000);
      return;
    }
    this.messages = this.messages.filter((message) => message.id !== id);
  }

  /** @param {number} id */
  dismiss(id) {
    this.messages = this.messages.filter((message) => message.id !== id);
  }

  /** @override Above dialogs, which are in the top layer, too. */
  updated() {
    this.togglePopover(false);
    if (this.messages.length) {
      this.togglePopover(true);
    }
  }

  /** @override */
  render() {
    return html`<div class="toasts">
      ${this.messages.map(
        ({ id, text }) =>
          html`<div class="toast">
            <span>${text}</span>
            <button class="square" aria-label="Dismiss" @click=${() => this.dismiss(id)}>${icon('close')}</button>
          </div>`,
      )}
    </div>`;
  }
}

customElements.define('mu-toasts', Toasts);

/** @param {string} text a sentence */
export function toast(text) {
  /** @type {!Toasts} */ (document.querySelector('mu-toasts')).add(text);
}
