import { html, nothing } from 'lit';
import { ApiError } from '../core/api.js';
import { View, message } from '../core/view.js';
import { LOGIN, enter, isForContacts } from '../core/who.js';
import { field } from '../ui/field.js';

const KEY = /^mst_key_\w+$/;

/** Asks for an API key, which stays in the memory of the page, or leads to the sign-in of members. */
class SignIn extends View {
  static get properties() {
    return { expired: { type: Boolean }, error: { state: true }, busy: { state: true } };
  }

  constructor() {
    super();
    /** @type {boolean} */
    this.expired = false;
    /** @type {string} */
    this.error = '';
    /** @type {boolean} */
    this.busy = false;
  }

  /** @override */
  firstUpdated() {
    this.input().focus();
  }

  /** @return {!HTMLInputElement} */
  input() {
    return /** @type {!HTMLInputElement} */ (this.querySelector('#key'));
  }

  /** @param {!Event} event */
  async submitted(event) {
    event.preventDefault();
    const key = this.input().value.trim();
    if (!KEY.test(key)) {
      this.refuse(key ? 'An API key begins with mst_key_.' : 'Paste your API key.');
      return;
    }
    this.busy = true;
    this.error = '';
    try {
      await enter(key);
    } catch (error) {
      const failed = /** @type {!Error} */ (error);
      const unknown = failed instanceof ApiError && failed.status === 401;
      this.refuse(unknown ? 'This key is not valid. It may have ended or been revoked.' : message(failed));
    }
    this.busy = false;
  }

  /** @param {string} reason */
  refuse(reason) {
    this.error = reason;
    this.input().focus();
  }

  /** @override */
  render() {
    const target = encodeURIComponent(location.pathname + location.search);
    return html`<main class="entrance">
      <div class="card">
        <div class="inside">
          <img src="/console/icon.svg" alt="" width="40" height="40" />
          <div>
            <h1>${this.expired ? 'You were signed out' : 'Sign in to Muster'}</h1>
            <p class="soft">
              ${this.expired
                ? 'Your key or your session has ended. Sign in again to go on where you were; nothing that you typed is lost.'
                : isForContacts()
                  ? 'The link for IT contacts does not work, or has ended. Open it again as you got it, or ask for another one.'
                  : 'With the API key of an operator, or of the admin of an organization.'}
            </p>
          </div>
          <form class="form" @submit=${this.submitted}>
            ${field({
              id: 'key',
              label: 'API key',
              hint: 'It stays in the memory of this page until you close or reload it.',
              error: this.error,
              control: html`<input
                id="key"
                type="password"
                autocomplete="off"
                spellcheck="false"
                aria-describedby="key-hint"
                aria-invalid=${this.error ? 'true' : nothing}
              />`,
            })}
            <button class="primary" aria-busy=${this.busy ? 'true' : nothing} aria-disabled=${this.busy ? 'true' : nothing}>
              Sign in
            </button>
          </form>
          <p class="small">
            <a href="${LOGIN}?target=${target}">Sign in with your organization's identity provider</a>
          </p>
        </div>
      </div>
    </main>`;
  }
}

customElements.define('page-sign-in', SignIn);
