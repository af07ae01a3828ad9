import { html, nothing } from 'lit';
import { api, at } from '../core/api.js';
import { ago } from '../core/format.js';
import { icon } from '../core/icon.js';
import { session } from '../core/session.js';
import { View, message } from '../core/view.js';
import { notice } from '../ui/badge.js';
import { confirm } from '../ui/confirm.js';
import { toast } from '../ui/toasts.js';
import { goBack } from './connection-acts.js';
import { actor } from './parts.js';
import { compared, wayBackUntil } from './sso-parts.js';

/** The draft beside the active version; activation of exactly the tested one, and the way back. */
class SsoActivate extends View {
  static get properties() {
    return {
      connection: { attribute: false },
      organization: { attribute: false },
      values: { type: String },
      test: { type: String },
      refused: { state: true },
      busy: { state: true },
    };
  }

  constructor() {
    super();
    /** @type {?ConnectionView} */
    this.connection = null;
    /** @type {?OrganizationView} */
    this.organization = null;
    /** @type {string} address of the step */
    this.values = '';
    /** @type {string} address of the step */
    this.test = '';
    /** @type {string} */
    this.refused = '';
    /** @type {boolean} */
    this.busy = false;
  }

  /**
   * @param {function(string): !Promise<(!ConnectionView|undefined)>} action gets the path of the connection; returns
   *     nothing if it was canceled
   * @param {string} done
   */
  async act(action, done) {
    this.refused = '';
    this.busy = true;
    try {
      const saved = await action(at(this.organization.id) + '/connection');
      if (saved) {
        toast(done);
        this.dispatchEvent(new CustomEvent('saved', { detail: saved }));
        this.dispatchEvent(new Event('organization-changed', { bubbles: true }));
      }
    } catch (error) {
      this.refused = message(/** @type {!Error} */ (error));
    }
    this.busy = false;
  }

  /** @param {number} version */
  activate(version) {
    return this.act(
      (path) => api.post(path + '/activations', { version }),
      'Version ' + version + ' is active. Members sign in by it now.',
    );
  }

  /** @param {number} version */
  discard(version) {
    return this.act(async (path) => {
      const sure = await confirm({
        heading: 'Discard version ' + version + '?',
        effects: ['The draft and its test are gone. The active connection is not touched.'],
        action: 'Discard draft',
        danger: true,
      });
      return sure ? api.delete(path + '/draft') : undefined;
    }, 'The draft was discarded.');
  }

  /** @param {!ConnectionView} connection */
  goBack(connection) {
    return this.act(
      () => goBack(this.organization.id, connection),
      'Version ' + connection.former.version + ' is active again.',
    );
  }

  /** @param {!ConnectionView} connection */
  versions({ draft, active, former }) {
    const shown = [
      ...(active ? [{ name: 'Active', version: active }] : []),
      ...(draft ? [{ name: 'Draft', version: draft }] : []),
      ...(former && this.canGoBack ? [{ name: 'Before', version: former }] : []),
    ];
    return shown.length ? compared(shown) : nothing;
  }

  /** @return {boolean} */
  get canGoBack() {
    return Date.parse(this.connection?.formerUntil ?? '') > Date.now();
  }

  /** @param {!ConnectionView} connection */
  verdict({ draft, active, inUse, missing }) {
    const contact = session.caller?.kind === 'contact';
    if (!draft) {
      return inUse
        ? notice('good', html`<p>Version ${active.version} is active. There is no draft.</p>`)
        : html`<p>There is no draft yet. <a href=${this.values}>Enter the values of your identity provider</a></p>`;
    }
    if (missing.length) {
      return html`<p>
        <a href=${this.test}>Test version ${draft.version}</a> first.
        ${contact ? 'Then ask an Admin to activate it.' : ''}
      </p>`;
    }
    return notice(
      'good',
      html`<p>
        <strong>Version ${draft.version} passed its test.</strong>
        ${contact
          ? 'Ask an Admin to activate it.'
          : 'Once it is active, members sign in by it; the version before stays as a way back for 7 days.'}
      </p>`,
    );
  }

  /** @param {!ConnectionView} connection */
  actions(connection) {
    const { draft, former, missing } = connection;
    const admin = session.changes && session.caller?.kind !== 'contact';
    return html`<div class="actions">
      ${draft && admin
        ? html`<button
            class="primary"
            aria-busy=${this.busy ? 'true' : nothing}
            ?disabled=${missing.length > 0}
            @click=${() => this.activate(draft.version)}
          >
            Activate version ${draft.version}
          </button>`
        : nothing}
      ${draft && session.changes
        ? html`<button @click=${() => this.discard(draft.version)}>Discard the draft</button>`
        : nothing}
      ${this.canGoBack && admin
        ? html`<button @click=${() => this.goBack(connection)}>Go back to version ${former.version}</button>`
        : nothing}
    </div>`;
  }

  /** @override */
  render() {
    const connection = /** @type {!ConnectionView} */ (this.connection);
    const { draft, former, inUse, formerUntil } = connection;
    const attested = !inUse && this.organization?.sso?.active;
    return html`<section class="card" aria-labelledby="versions">
      <header>
        <h3 id="versions">Versions</h3>
        ${draft
          ? html`<p class="soft small">Draft saved ${ago(draft.savedAt)} by ${actor(draft.savedBy)}</p>`
          : nothing}
      </header>
      <div class="inside">
        ${attested
          ? notice(
              'info',
              html`<p>
                An operator vouches for <code>${this.organization.sso.issuer}</code> now. The version that you activate
                takes its place.
              </p>`,
            )
          : nothing}
        ${this.verdict(connection)} ${this.versions(connection)}
        ${this.canGoBack
          ? html`<p class="soft">
              ${icon('clock')} Version ${former.version} was active before. ${wayBackUntil(formerUntil ?? '')}
            </p>`
          : nothing}
        ${this.refused ? html`<div role="alert">${notice('bad', html`<p>${this.refused}</p>`)}</div>` : nothing}
        ${this.actions(connection)}
      </div>
    </section>`;
  }
}

customElements.define('sso-activate', SsoActivate);
