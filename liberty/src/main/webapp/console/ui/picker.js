import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from '../core/icon.js';
import { Loaded, View } from '../core/view.js';

const SHOWN = 50;
let instances = 0;

/** Several of many: chips of what is chosen, and a list with a search to choose from. */
class Picker extends View {
  static get properties() {
    return {
      label: { type: String },
      chosen: { attribute: false },
      search: { attribute: false },
      names: { attribute: false },
      disabled: { type: Boolean },
      open: { state: true },
      text: { state: true },
    };
  }

  constructor() {
    super();
    /** @type {string} */
    this.label = '';
    /** @type {!Array<string>} ids */
    this.chosen = [];
    /** @type {?function(string): !Promise<!Array<!PickerOption>>} */
    this.search = null;
    /** @type {function(string): string} */
    this.names = (id) => id;
    /** @type {boolean} */
    this.disabled = false;
    /** @type {boolean} */
    this.open = false;
    /** @type {string} */
    this.text = '';
    /** @type {string} */
    this.panel = 'picker-' + ++instances;
    /** @type {!Loaded} */
    this.options = new Loaded(this, () => this.search(this.text));
    /** @type {function(!Event)} */
    this.pressedOutside = (event) => {
      if (!event.composedPath().includes(this)) {
        this.close(false);
      }
    };
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.pressedOutside);
  }

  async toggle() {
    if (this.open) {
      this.close(true);
      return;
    }
    this.open = true;
    this.text = '';
    document.addEventListener('pointerdown', this.pressedOutside);
    this.options.load();
    await this.updateComplete;
    this.focusOn('input[type="search"]');
  }

  /** @param {boolean} withFocus */
  close(withFocus) {
    this.open = false;
    document.removeEventListener('pointerdown', this.pressedOutside);
    if (withFocus) {
      this.focusOn('.toggle');
    }
  }

  /** @param {!KeyboardEvent} event */
  pressed(event) {
    if (event.key === 'Escape' && this.open) {
      event.stopPropagation();
      event.preventDefault();
      this.close(true);
    }
  }

  /** @param {!FocusEvent} event */
  left(event) {
    if (this.open && event.relatedTarget && !this.contains(/** @type {!Node} */ (event.relatedTarget))) {
      this.close(false);
    }
  }

  /** @param {!Event} event */
  typed(event) {
    this.text = /** @type {!HTMLInputElement} */ (event.target).value;
    this.options.load();
  }

  /**
   * @param {string} id
   * @param {boolean} wanted
   */
  choose(id, wanted) {
    const others = this.chosen.filter((one) => one !== id);
    this.chosen = wanted ? [...others, id] : others;
    this.dispatchEvent(new CustomEvent('picked', { detail: this.chosen }));
  }

  /** @param {!Array<!PickerOption>} options */
  list(options) {
    if (options.length === 0) {
      return html`<p class="soft small">${this.text ? 'Nothing begins with or contains this.' : 'There is nothing yet.'}</p>`;
    }
    return html`<div class="options" role="group" aria-label=${this.label}>
        ${options.slice(0, SHOWN).map(
          ({ id, label }) =>
            html`<label class="check">
              <input
                type="checkbox"
                .checked=${live(this.chosen.includes(id))}
                @change=${(/** !Event */ event) =>
                  this.choose(id, /** @type {!HTMLInputElement} */ (event.target).checked)}
              />${label}</label
            >`,
        )}
      </div>
      ${options.length > SHOWN
        ? html`<p class="soft small">${options.length - SHOWN} more; type to narrow the list.</p>`
        : nothing}`;
  }

  /** @override */
  render() {
    return html`<div @keydown=${this.pressed} @focusout=${this.left}>
      <div class="chips">
        ${this.chosen.map(
          (id) =>
            html`<span class="chip"
              >${this.names(id)}
              ${this.disabled
                ? nothing
                : html`<button aria-label="Remove ${this.names(id)}" @click=${() => this.choose(id, false)}>
                    ${icon('close')}
                  </button>`}
            </span>`,
        )}
        ${this.disabled
          ? nothing
          : html`<button
              class="small toggle ${this.chosen.length ? 'square quiet' : ''}"
              aria-expanded=${this.open}
              aria-controls=${this.panel}
              aria-label=${this.label}
              @click=${this.toggle}
            >
              ${this.chosen.length ? icon('plus') : html`Choose…`}
            </button>`}
      </div>
      <div id=${this.panel} class="panel" ?hidden=${!this.open}>
        ${this.open
          ? html`<input type="search" aria-label="Search" placeholder="Search" .value=${this.text} @input=${this.typed} />
              ${this.options.show((options) => this.list(options), 3)}`
          : nothing}
      </div>
    </div>`;
  }
}

customElements.define('mu-picker', Picker);
