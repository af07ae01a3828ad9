import { html } from 'lit';
import { icon } from '../core/icon.js';
import { View } from '../core/view.js';

let instances = 0;

/** A value to take elsewhere. */
class CopyField extends View {
  static get properties() {
    return { label: { type: String }, value: { type: String }, copied: { state: true } };
  }

  constructor() {
    super();
    /** @type {string} */
    this.label = '';
    /** @type {string} */
    this.value = '';
    /** @type {boolean} */
    this.copied = false;
    /** @type {string} */
    this.field = 'copy-field-' + ++instances;
  }

  async copy() {
    const input = /** @type {!HTMLInputElement} */ (this.querySelector('input'));
    try {
      await navigator.clipboard.writeText(this.value);
    } catch (refused) {
      // without the permission, the value is selected for the person's own copy
      input.select();
      return;
    }
    this.copied = true;
    setTimeout(() => (this.copied = false), 2500);
  }

  /** @param {!Event} event */
  selected(event) {
    /** @type {!HTMLInputElement} */ (event.target).select();
  }

  /** @override */
  render() {
    return html`
      <label for=${this.field} class="legend">${this.label}</label>
      <div class="row">
        <input id=${this.field} readonly .value=${this.value} @focus=${this.selected} spellcheck="false" />
        <button @click=${this.copy} aria-label="Copy ${this.label}">
          ${icon(this.copied ? 'check' : 'copy')}<span role="status">${this.copied ? 'Copied' : 'Copy'}</span>
        </button>
      </div>
    `;
  }
}

customElements.define('mu-copy-field', CopyField);
