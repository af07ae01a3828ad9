import { html, nothing } from 'lit';
import { ApiError } from '../core/api.js';
import { session } from '../core/session.js';
import { View, message } from '../core/view.js';
import { LOGIN, enter, isForContacts, signInHere } from '../core/who.js';
import { field } from '../ui/field.js';

const KEY = /^mst_key_\w+$/;

/** @type {!Object<string, string>} how somebody goes on whose credential has ended */
const ENDED = {
  member:
    'Your session has ended. Sign in again in a new tab, then come back: this page goes on where you were, and ' +
    'nothing that you typed is lost.',
  contact: 'The link has ended. Ask the Admin who sent it for another one.',
  key: 'Your key has ended. Enter one that works to go on where you were; nothing that you typed is lost.',
};

/** Leads to the sign-in of members, or asks for an API key, which stays in the memory of the page. */
class SignIn extends View {
  static get properties() {
    return {
      expired: { type: Boolean },
      successor: { attribute: false },
      error: { state: true },
      busy: { state: true },
    };
  }

  constructor() {
    super();
    /** @type {boolean} */
    this.expired = false;
    /** @type {?Caller} the member who has signed in instead of the one before */
    this.successor = null;
    /** @type {string} */
    this.error = '';
    /** @type {boolean} */
    this.busy = false;
  }

  /** @override */
  firstUpdated() {
    this.focusOn(this.expired || this.successor ? 'h1' : 'a');
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

  /** @return {string} who signs in: member, contact or key; empty for anybody */
  get who() {
    if (!this.expired) {
      return isForContacts() ? 'contact' : '';
    }
    const kind = session.caller?.kind ?? '';
    return ['operator', 'admin'].includes(kind) ? 'key' : kind;
  }

  heading() {
    if (this.who === 'contact') {
      return 'This link does not work';
    }
    return this.expired ? 'You were signed out' : 'Sign in to Muster';
  }

  reason() {
    if (this.expired) {
      return ENDED[this.who];
    }
    return this.who === 'contact'
      ? 'It has ended, or is incomplete. Open it again as you got it, or ask the Admin who sent it for another one.'
      : 'Members sign in with the identity provider of their organization, operators and scripts with an API key.';
  }

  withProvider() {
    return html`<a class="button primary" href=${signInHere()} target=${this.expired ? '_blank' : nothing}>
      Sign in with your identity provider
    </a>`;
  }

  withKey() {
    return html`<form class="form ${this.who ? '' : 'apart'}" @submit=${this.submitted}>
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
      <button
        class=${this.who ? 'primary' : ''}
        aria-busy=${this.busy ? 'true' : nothing}
        aria-disabled=${this.busy ? 'true' : nothing}
      >
        Sign in
      </button>
    </form>`;
  }

  /** @param {!Caller} successor */
  otherAccount({ account }) {
    const { userName, organization } = account ?? {};
    return html`
      <h1 tabindex="-1">This browser is signed in to ${organization}</h1>
      <p class="soft">
        This page was of another account. A browser is signed in with one account at a time, now with
        <strong>${userName}</strong>.
      </p>
      <a class="button primary" href="/console/" target="_self">Go to ${organization}</a>
      <p class="small"><a href=${LOGIN}>Sign in with another address</a></p>
    `;
  }

  signInForm() {
    const { who } = this;
    return html`
      <h1 tabindex="-1">${this.heading()}</h1>
      <p class="soft">${this.reason()}</p>
      ${who === '' || who === 'member' ? this.withProvider() : nothing}
      ${who === '' || who === 'key' ? this.withKey() : nothing}
      ${who === 'contact'
        ? html`<p class="small"><a href="/console/" target="_self">Sign in as a member</a></p>`
        : nothing}
    `;
  }

  /** @override */
  render() {
    return html`<main class="single-card">
      <div class="card">
        <div class="inside">
          <p class="mark"><img src="/console/icon.svg" alt="" width="24" height="24" />Muster</p>
          ${this.successor ? this.otherAccount(this.successor) : this.signInForm()}
        </div>
      </div>
    </main>`;
  }
}

customElements.define('page-sign-in', SignIn);
