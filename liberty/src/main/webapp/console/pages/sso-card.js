import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { api, at } from '../core/api.js';
import { ago, date, words } from '../core/format.js';
import { icon } from '../core/icon.js';
import { address } from '../core/router.js';
import { session } from '../core/session.js';
import { Loaded, View, message } from '../core/view.js';
import { badge, notice } from '../ui/badge.js';
import { confirm } from '../ui/confirm.js';
import { toast } from '../ui/toasts.js';
import { goBack, requireSso, stopRequiringSso } from './connection-acts.js';
import { openContactLinks } from './contact-links.js';
import { ROLES, actor } from './parts.js';
import { certificateDays, metadataProblem, ssoBadge, wayBackUntil } from './sso-parts.js';

/** Single sign-on at a glance: what counts now, what is being edited, and the way back. */
class SsoCard extends View {
  static get properties() {
    return { organization: { attribute: false }, refused: { state: true } };
  }

  constructor() {
    super();
    /** @type {?OrganizationView} */
    this.organization = null;
    /** @type {string} */
    this.refused = '';
    /** @type {!Loaded} */
    this.connection = new Loaded(this, (signal) => api.get(this.below(''), {}, signal));
  }

  /** @param {string} rest */
  below(rest) {
    return at(this.organization.id) + '/connection' + rest;
  }

  /** @param {string} step */
  step(step) {
    return address(this.organization.id, 'identity/sso' + (step ? '/' + step : ''));
  }

  /** @override */
  willUpdate(/** !Map */ changed) {
    const before = changed.get('organization');
    if (changed.has('organization') && before?.id !== this.organization.id) {
      this.connection.forget();
    }
  }

  /**
   * @param {function(): !Promise<(!ConnectionView|undefined)>} action returns nothing if it was canceled
   * @param {string} done
   */
  async act(action, done) {
    this.refused = '';
    try {
      const changed = await action();
      if (changed) {
        this.connection.become(changed);
        toast(done);
        this.dispatchEvent(new Event('organization-changed', { bubbles: true }));
      }
    } catch (error) {
      this.refused = message(/** @type {!Error} */ (error));
      this.connection.refresh();
    }
  }

  /** @param {!ConnectionView} connection */
  summary({ active, inUse }) {
    const { sso, domains } = /** @type {!OrganizationView} */ (this.organization);
    const shown = inUse ? active : sso;
    if (!shown) {
      return html`<p class="soft">
        Members cannot sign in by an identity provider yet. Provisioning needs an active connection and a verified
        domain.
      </p>`;
    }
    return html`<dl class="glance">
      <div>
        <dt>${words(shown.protocol)}</dt>
        <dd><code>${shown.issuer}</code></dd>
      </div>
      <div>
        <dt>Domains</dt>
        <dd>
          ${domains.length
            ? domains.map((domain) => html`<span class="verified">${domain}${icon('check')}</span> `)
            : 'None verified'}
        </dd>
      </div>
      <div>
        <dt>Connection role</dt>
        <dd>${this.role(inUse, sso?.connectionRole ?? 'VIEWER')}</dd>
      </div>
      ${inUse && active.saml
        ? html`<div>
            <dt>Signing</dt>
            <dd>${certificateDays(active.saml)}</dd>
          </div>`
        : nothing}
      ${!inUse && sso?.attestation
        ? html`<div>
            <dt>Vouched for</dt>
            <dd>by ${actor(sso.attestation.by)}, ${date(sso.attestation.at)}</dd>
          </div>`
        : nothing}
    </dl>`;
  }

  /**
   * @param {boolean} inUse
   * @param {string} present
   */
  role(inUse, present) {
    return inUse && session.changes
      ? html`<select
          aria-label="Connection role"
          .value=${live(present)}
          @change=${(event) => this.changeRole(event.target.value)}
        >
          ${ROLES.map(
            (one) => html`<option value=${one.value} ?selected=${one.value === present}>${one.label}</option>`,
          )}
        </select>`
      : words(present);
  }

  /** @param {string} role */
  changeRole(role) {
    return this.act(async () => {
      const sure = await confirm({
        heading: 'Make ' + words(role) + ' the connection role?',
        effects: [
          'Every member to whom no mapping and no admin gives a role is ' + words(role) + ' at once.',
          'A draft gets it, too, so that its activation does not undo this.',
          ...(role === 'ADMIN' ? ['Whoever signs in for the first time can change everything here.'] : []),
        ],
        action: 'Change the connection role',
        danger: role === 'ADMIN',
      });
      this.requestUpdate();
      return sure ? api.put(this.below('/role'), { role }) : undefined;
    }, 'The connection role is ' + words(role) + ' now.');
  }

  /** @param {!ConnectionView} connection */
  draft({ draft, missing }) {
    return notice(
      missing.length ? 'info' : 'good',
      html`<p>
          <strong>Draft, version ${draft.version}</strong> ${words(draft.protocol)} with <code>${draft.issuer}</code>,
          saved ${ago(draft.savedAt)} by ${actor(draft.savedBy)}.
        </p>
        <p>${missing.length ? missing.join(' ') : 'It passed its test, and can be activated.'}</p>`,
    );
  }

  /** @param {!ConnectionView} connection */
  wayBack(connection) {
    const { former, formerUntil } = connection;
    return notice(
      'info',
      html`<p>
          Version ${former.version} (<code>${former.issuer}</code>) was active before.
          ${wayBackUntil(formerUntil ?? '')}
        </p>
        ${session.changes
          ? html`<div class="actions">
              <button class="small" @click=${() => this.goBack(connection)}>
                Go back to version ${former.version}
              </button>
            </div>`
          : nothing}`,
    );
  }

  /** @param {!ConnectionView} connection */
  goBack(connection) {
    return this.act(
      () => goBack(this.organization.id, connection),
      'Version ' + connection.former.version + ' is active again.',
    );
  }

  /** @param {!ConnectionView} connection */
  actions({ active, draft, inUse, requireSso: required }) {
    if (!session.changes) {
      return html`<div class="actions"><a class="button" href=${this.step('')}>See the set-up</a></div>`;
    }
    const { id } = /** @type {!OrganizationView} */ (this.organization);
    return html`<div class="actions">
      ${draft
        ? html`<a class="button primary" href=${this.step('values')}>Edit the draft</a>
            <a class="button" href=${this.step('test')}>Test</a>`
        : active
          ? html`<a class="button" href=${this.step('values')}>Edit as draft</a>`
          : html`<a class="button primary" href=${this.step('')}>Set up single sign-on</a>`}
      <a class="button" href=${this.step('domain')}>Domains</a>
      ${inUse && !required
        ? html`<button @click=${() => this.act(() => requireSso(id), 'SSO is required now.')}>Require SSO</button>`
        : nothing}
      ${required
        ? html`<button @click=${() => this.act(() => stopRequiringSso(id), 'SSO is no longer required.')}>
            Stop requiring SSO
          </button>`
        : nothing}
      <button @click=${() => openContactLinks(id)}>Link for your IT contact</button>
    </div>`;
  }

  /** @param {!ConnectionView} connection */
  content(connection) {
    return html`
      ${this.summary(connection)} ${metadataProblem(connection)} ${connection.draft ? this.draft(connection) : nothing}
      ${Date.parse(connection.formerUntil ?? '') > Date.now() ? this.wayBack(connection) : nothing}
      ${this.refused ? html`<div role="alert">${notice('bad', html`<p>${this.refused}</p>`)}</div>` : nothing}
      ${this.actions(connection)}
    `;
  }

  state() {
    const connection = this.connection.state === 'ready' ? this.connection.value : null;
    return html`<div class="actions">
      ${connection?.draft ? badge('info', 'Draft') : nothing}
      ${connection?.requireSso ? badge('info', 'SSO is required') : nothing}
      ${ssoBadge(/** @type {!OrganizationView} */ (this.organization))}
    </div>`;
  }

  /** @override */
  render() {
    return html`<section class="card" aria-labelledby="sso">
      <header>
        <h2 id="sso">Single sign-on</h2>
        ${this.state()}
      </header>
      <div class="inside">${this.connection.show((connection) => this.content(connection), 3)}</div>
    </section>`;
  }
}

customElements.define('sso-card', SsoCard);
