import { html, nothing } from 'lit';
import { icon } from '../core/icon.js';
import { View } from '../core/view.js';

/** A native modal dialog. Only its content decides how it ends, if it is persistent. */
class Dialog extends View {
  static get properties() {
    return { heading: { type: String }, content: { attribute: false }, persistent: { type: Boolean } };
  }

  constructor() {
    super();
    /** @type {string} */
    this.heading = '';
    /** @type {?function(function(?)): ?} */
    this.content = null;
    /** @type {boolean} */
    this.persistent = false;
    /** @type {string} */
    this.shape = '';
    /** @type {?function(?)} */
    this.ended = null;
    /** @type {?} */
    this.result = undefined;
    /** @type {function(?)} */
    this.end = (result) => {
      this.result = result;
      this.frame().close();
    };
  }

  /** @return {!HTMLDialogElement} */
  frame() {
    return /** @type {!HTMLDialogElement} */ (this.querySelector('dialog'));
  }

  /** @override */
  firstUpdated() {
    this.open();
  }

  /** Opens when its content is there, whose first field gets the focus. */
  async open() {
    const inner = Array.from(this.querySelectorAll('*'));
    await Promise.all(inner.map((element) => /** @type {?} */ (element).updateComplete));
    this.frame().showModal();
    this.focusOn('.frame input, .frame select, .frame textarea');
  }

  /** @param {!Event} event */
  canceled(event) {
    if (this.persistent) {
      event.preventDefault();
    }
  }

  /** @param {!KeyboardEvent} event Browsers close a dialog at the second Escape, whatever the page says. */
  pressed(event) {
    if (this.persistent && event.key === 'Escape') {
      event.preventDefault();
    }
  }

  closed() {
    this.remove();
    this.ended?.(this.result);
  }

  /** @override */
  render() {
    return html`<dialog
      class=${this.shape}
      aria-labelledby="dialog-heading"
      @cancel=${this.canceled}
      @keydown=${this.pressed}
      @close=${this.closed}
    >
      <div class="frame">
        <header>
          <h2 id="dialog-heading">${this.heading}</h2>
          ${this.persistent
            ? nothing
            : html`<button class="quiet square" aria-label="Close" @click=${() => this.end(undefined)}>
                ${icon('close')}
              </button>`}
        </header>
        ${this.content ? this.content(this.end) : nothing}
      </div>
    </dialog>`;
  }
}

customElements.define('mu-dialog', Dialog);

/**
 * Opens a dialog and returns what its content ends it with; undefined if it was closed. The focus goes back to where it
 * was.
 *
 * @param {{
 *   heading: string,
 *   content: function(function(?)): ?,
 *   persistent: (boolean|undefined),
 *   shape: (string|undefined),
 * }} options shape is wide or drawer
 * @return {!Promise<?>}
 */
export function openDialog({ heading, content, persistent, shape }) {
  const opener = /** @type {?HTMLElement} */ (document.activeElement);
  return new Promise((resolve) => {
    const dialog = /** @type {!Dialog} */ (document.createElement('mu-dialog'));
    dialog.heading = heading;
    dialog.content = content;
    dialog.persistent = persistent ?? false;
    dialog.shape = shape ?? '';
    dialog.ended = (result) => {
      if (opener?.isConnected) {
        opener.focus();
      }
      resolve(result);
    };
    document.body.append(dialog);
  });
}

/** Closes every dialog, for instance because the person has signed out. */
export function closeDialogs() {
  document.querySelectorAll('mu-dialog').forEach((dialog) => /** @type {!Dialog} */ (dialog).end(undefined));
}
