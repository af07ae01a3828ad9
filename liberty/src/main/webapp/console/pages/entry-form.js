import { html, nothing } from 'lit';
import { View, message } from '../core/view.js';
import { notice } from '../ui/badge.js';
import { field } from '../ui/field.js';

let instances = 0;

/** A short form that sends its values and reports the answer by the event done. */
class EntryForm extends View {
  static get properties() {
    return {
      action: { type: String },
      fields: { attribute: false },
      send: { attribute: false },
      inline: { type: Boolean },
      paged: { type: Boolean },
      keeps: { type: Boolean },
      errors: { state: true },
      refused: { state: true },
      busy: { state: true },
    };
  }

  constructor() {
    super();
    /** @type {string} */
    this.action = 'Save';
    /** @type {!Array<?>} form fields, see parts.js */
    this.fields = [];
    /** @type {?function(!Object<string, string>): !Promise<?>} */
    this.send = null;
    /** @type {boolean} in a page, in one line and without Cancel */
    this.inline = false;
    /** @type {boolean} in a page, without Cancel */
    this.paged = false;
    /** @type {boolean} whether it only asks something, so that the values stay */
    this.keeps = false;
    /** @type {!Object<string, string>} */
    this.errors = {};
    /** @type {string} */
    this.refused = '';
    /** @type {boolean} */
    this.busy = false;
    /** @type {string} */
    this.form = 'entry-' + ++instances + '-';
  }

  /** @param {string} name */
  fieldId(name) {
    return this.form + name;
  }

  /** @param {!Event} event */
  async submitted(event) {
    event.preventDefault();
    if (this.busy) {
      return;
    }
    const form = /** @type {!HTMLFormElement} */ (event.target);
    /** @type {!Object<string, string>} */
    const values = {};
    for (const [name, value] of new FormData(form).entries()) {
      values[name] = value instanceof File ? await value.text() : value.trim();
    }
    /** @type {!Object<string, string>} */
    const errors = {};
    for (const { name, label, required } of this.fields) {
      if (required && !values[name]) {
        errors[name] = label + ' is missing.';
      }
    }
    this.errors = errors;
    this.refused = '';
    const [first] = Object.keys(errors);
    if (first) {
      this.focusOn('#' + this.fieldId(first));
      return;
    }
    this.busy = true;
    try {
      const answer = await this.send(values);
      if (!this.keeps) {
        form.reset();
      }
      this.dispatchEvent(new CustomEvent('done', { detail: answer }));
    } catch (error) {
      this.refused = message(/** @type {!Error} */ (error));
    }
    this.busy = false;
  }

  /** @param {!FormField} formField */
  control({ name, label, hint, control }) {
    const error = this.errors[name];
    return field({ id: this.fieldId(name), label, hint, error, control: control(this.fieldId(name), Boolean(error)) });
  }

  /** @override */
  render() {
    const rare = this.fields.filter((one) => one.rare);
    return html`<form class=${this.inline ? 'short' : 'form'} novalidate @submit=${this.submitted}>
      ${this.fields.filter((one) => !one.rare).map((one) => this.control(one))}
      ${rare.length
        ? html`<details>
            <summary>More settings</summary>
            <div class="form">${rare.map((one) => this.control(one))}</div>
          </details>`
        : nothing}
      ${this.refused ? html`<div role="alert">${notice('bad', html`<p>${this.refused}</p>`)}</div>` : nothing}
      <div class="actions ${this.inline || this.paged ? '' : 'end'}">
        ${this.inline || this.paged
          ? nothing
          : html`<button type="button" @click=${() => this.dispatchEvent(new Event('canceled'))}>Cancel</button>`}
        <button class=${this.inline || this.keeps ? '' : 'primary'} aria-busy=${this.busy ? 'true' : nothing}>${this.action}</button>
      </div>
    </form>`;
  }
}

customElements.define('entry-form', EntryForm);
