import { html, nothing } from 'lit';
import { api, queryString } from '../core/api.js';
import { ago, date } from '../core/format.js';
import { icon } from '../core/icon.js';
import { session } from '../core/session.js';
import { Loaded, View } from '../core/view.js';
import { isOf } from '../core/who.js';
import { badge } from '../ui/badge.js';
import { openDialog } from '../ui/dialog.js';
import { toast } from '../ui/toasts.js';
import { showOnce } from './credentials.js';
import './entry-form.js';
import { actor, select, textInput } from './parts.js';

const ISSUED = [
  { value: 'false', label: 'Keeps working' },
  { value: 'true', label: 'Is revoked too' },
];

/** The API keys that open one organization alone. */
class ApiKeys extends View {
  static get properties() {
    return { organization: { attribute: false } };
  }

  constructor() {
    super();
    /** @type {?OrganizationView} */
    this.organization = null;
    /** @type {!Loaded} */
    this.keys = new Loaded(this, (signal) => api.get('/api-keys', {}, signal));
  }

  /** @override */
  willUpdate(/** !Map */ changed) {
    const before = changed.get('organization');
    if (changed.has('organization') && before?.id !== this.organization.id) {
      this.keys.forget();
    }
  }

  /** @param {!Object<string, string>} values the day is the last one on which the key works */
  send({ name, day }) {
    const endsAt = day ? new Date(day + 'T23:59:59').toISOString() : undefined;
    return api.post('/api-keys', { name, scope: this.organization.id, endsAt });
  }

  async issue() {
    const issued = await openDialog({
      heading: 'New API key for ' + this.organization.name,
      content: (end) => html`<p class="soft">It opens this organization only, and can change everything in it.</p>
        <entry-form
          action="Issue key"
          .fields=${[
            textInput({ name: 'name', label: 'Name', hint: 'Who or what will use it.', most: 100, required: true }),
            textInput({ name: 'day', label: 'Last day', hint: 'Empty: it works until it is revoked.', type: 'date' }),
          ]}
          .send=${(values) => this.send(values)}
          @done=${(event) => end(event.detail)}
          @canceled=${() => end(undefined)}
        ></entry-form>`,
    });
    if (issued) {
      await showOnce({
        heading: 'Copy the API key',
        name: 'API key',
        values: [['API key', issued.key]],
        warning: html`<p>Copy it now - it cannot be retrieved after you close the dialog.</p>`,
        next: 'If you lose it, revoke it and issue another one.',
        action: 'I have copied it',
      });
      this.keys.load();
    }
  }

  /** @param {!ApiKeyView} key */
  async revoke(key) {
    const { publicId, name } = key;
    const revoked = await openDialog({
      heading: 'Revoke ' + name + '?',
      content: (end) => html`<p>
          Whoever uses this key gets 401 from now on.
          ${isOf(session.key, key) ? 'You use it yourself: you are signed out.' : nothing}
        </p>
        <entry-form
          action="Revoke key"
          .fields=${[
            select({
              name: 'issued',
              label: 'What it issued',
              hint: 'Keys, what these issued, and the SCIM tokens and webhooks of them all.',
              value: 'false',
              options: ISSUED,
            }),
          ]}
          .send=${({ issued }) => api.delete('/api-keys/' + encodeURIComponent(publicId) + queryString({ issued }))}
          @done=${() => end(true)}
          @canceled=${() => end(false)}
        ></entry-form>`,
    });
    if (revoked) {
      toast(name + ' was revoked.');
      this.keys.load();
    }
  }

  /** @param {!ApiKeyView} key */
  end({ endsAt }) {
    if (!endsAt) {
      return nothing;
    }
    const over = Date.parse(endsAt) <= Date.now();
    return badge(over ? 'off' : 'info', (over ? 'Ended on ' : 'Until ') + date(endsAt));
  }

  /** @param {!ApiKeyView} key */
  row(key) {
    return html`<li>
      <div>
        <strong>${key.name}</strong> <code class="soft">${key.publicId}</code>
        ${isOf(session.key, key) ? badge('info', 'Yours') : nothing} ${this.end(key)}
        <p class="soft small">
          Created ${date(key.createdAt)} by ${actor(key.createdBy)} ·
          ${key.lastUsedAt ? 'last used ' + ago(key.lastUsedAt) : 'never used'}
        </p>
      </div>
      ${session.changes
        ? html`<button class="small" aria-label="Revoke ${key.name}" @click=${() => this.revoke(key)}>Revoke</button>`
        : nothing}
    </li>`;
  }

  /** @param {!Array<!ApiKeyView>} keys */
  list(keys) {
    const own = keys.filter(({ scope, revokedAt }) => scope === this.organization.id && !revokedAt);
    return own.length
      ? html`<ul class="rows" aria-label="API keys">
          ${own.map((key) => this.row(key))}
        </ul>`
      : html`<p class="soft">No key opens this organization alone.</p>`;
  }

  /** @override */
  render() {
    return html`<section class="card" aria-labelledby="keys">
      <header>
        <h2 id="keys">API keys</h2>
        ${session.changes
          ? html`<button class="small" @click=${this.issue}>${icon('plus')}New key</button>`
          : nothing}
      </header>
      <div class="inside">${this.keys.show(({ items }) => this.list(items), 2)}</div>
    </section>`;
  }
}

customElements.define('api-keys', ApiKeys);
