import { html, nothing } from 'lit';
import { api, at } from '../core/api.js';
import { ago, left } from '../core/format.js';
import { Loaded, View, message } from '../core/view.js';
import { badge, notice } from '../ui/badge.js';
import { confirm } from '../ui/confirm.js';
import { toast } from '../ui/toasts.js';
import { showOnce } from './credentials.js';
import { actor } from './parts.js';

/** The password of a break-glass owner, and the link by which the owner sets it. */
class OwnerPassword extends View {
  static get properties() {
    return { organization: { type: String }, member: { type: String }, refused: { state: true } };
  }

  constructor() {
    super();
    /** @type {string} the id */
    this.organization = '';
    /** @type {string} the id */
    this.member = '';
    /** @type {string} */
    this.refused = '';
    /** @type {!Loaded} */
    this.password = new Loaded(this, (signal) => api.get(this.below(''), {}, signal));
  }

  /** @param {string} rest */
  below(rest) {
    return at(this.organization) + '/members/' + encodeURIComponent(this.member) + '/password' + rest;
  }

  /** @override */
  willUpdate(/** !Map */ changed) {
    if (changed.has('member') || changed.has('organization')) {
      this.password.forget();
    }
  }

  /** @param {function(): !Promise<?>} action */
  async act(action) {
    this.refused = '';
    try {
      await action();
    } catch (error) {
      this.refused = message(/** @type {!Error} */ (error));
    }
    this.password.refresh();
  }

  make() {
    return this.act(async () => {
      const { url, endsAt } = await api.post(this.below('/link'));
      await showOnce({
        heading: 'Password link',
        name: 'link',
        values: [['Link', url]],
        warning: html`<p>Copy the link now - it cannot be retrieved after you close the dialog.</p>`,
        next: html`Give it to the owner only: within ${left(endsAt)}, whoever has it can
        set the password, once. That ends all sessions of the owner.`,
        action: 'I have copied the link',
      });
    });
  }

  /** @param {boolean} set */
  async revoke(set) {
    const sure = await confirm({
      heading: 'Revoke the link?',
      effects: ['It no longer works.', ...(set ? ['The password stays as it is.'] : [])],
      action: 'Revoke link',
    });
    if (sure) {
      await this.act(async () => {
        await api.delete(this.below('/link'));
        toast('The link was revoked.');
      });
    }
  }

  /** @param {!OwnerPasswordView} password */
  state({ set, changedAt, link }) {
    return html`
      <p>
        ${set ? badge('good', 'Set') : badge('off', 'Not set')}
        ${set && changedAt ? html`<span class="soft small">Changed ${ago(changedAt)}</span>` : nothing}
      </p>
      <p class="soft">With a password, the owner gets in even if your identity provider fails.</p>
      ${link
        ? html`<p>
            The link that ${actor(link.madeBy)} made can still set the password for
            ${left(link.endsAt)}.
          </p>`
        : nothing}
      ${this.refused ? html`<div role="alert">${notice('bad', html`<p>${this.refused}</p>`)}</div>` : nothing}
      <div class="actions">
        <button @click=${this.make}>Make password link</button>
        ${link ? html`<button @click=${() => this.revoke(set)}>Revoke link</button>` : nothing}
      </div>
    `;
  }

  /** @override */
  render() {
    return html`<section class="card" aria-labelledby="password">
      <header><h2 id="password">Password</h2></header>
      <div class="inside">${this.password.show((password) => this.state(password), 2)}</div>
    </section>`;
  }
}

customElements.define('owner-password', OwnerPassword);
