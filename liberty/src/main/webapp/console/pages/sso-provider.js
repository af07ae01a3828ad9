import { html, nothing } from 'lit';
import { api, at } from '../core/api.js';
import { date } from '../core/format.js';
import { session } from '../core/session.js';
import { Loaded, View, message } from '../core/view.js';
import { badge, notice } from '../ui/badge.js';
import { confirm } from '../ui/confirm.js';
import { toast } from '../ui/toasts.js';
import '../ui/copy-field.js';
import { SSO_GUIDES, guideSteps, readGuide } from './guide-steps.js';

/**
 * Two links between the protocols.
 *
 * @param {string} address of the step
 * @param {string} protocol the present one
 * @param {string} more of the query, with its ampersand
 */
export function protocols(address, protocol, more) {
  return html`<nav class="choose" aria-label="Protocol">
    <ul>
      ${[
        ['OIDC', 'OpenID Connect'],
        ['SAML', 'SAML 2.0'],
      ].map(
        ([key, label]) =>
          html`<li>
            <a
              class="button"
              href="${address}?protocol=${key}${more}"
              aria-current=${key === protocol ? 'true' : nothing}
              >${label}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}

/** Our values, and how they get into an identity provider. */
class SsoProvider extends View {
  static get properties() {
    return {
      connection: { attribute: false },
      organization: { type: String },
      protocol: { type: String },
      provider: { type: String },
      address: { type: String },
    };
  }

  constructor() {
    super();
    /** @type {?ConnectionView} */
    this.connection = null;
    /** @type {string} the id */
    this.organization = '';
    /** @type {string} OIDC or SAML */
    this.protocol = '';
    /** @type {string} of a guide; empty for none */
    this.provider = '';
    /** @type {string} of this step */
    this.address = '';
    /** @type {!Loaded} */
    this.guide = new Loaded(this, () =>
      readGuide(this.provider, SSO_GUIDES, 'sso/'),
    );
  }

  /** @override */
  willUpdate(/** !Map */ changed) {
    if (changed.has('provider') && this.provider) {
      this.guide.forget();
    }
  }

  /**
   * @param {function(): !Promise<?>} action
   * @param {string} done
   */
  async rollOver(action, done) {
    try {
      await action();
      toast(done);
    } catch (error) {
      toast(message(/** @type {!Error} */ (error)));
    }
    this.dispatchEvent(new Event('organization-changed', { bubbles: true }));
  }

  /** @param {string} path of the key pairs */
  async removeOther(path) {
    const sure = await confirm({
      heading: 'Remove the key that does not sign?',
      effects: [
        'What your identity provider encrypts for it can no longer be decrypted, so nobody could sign in.',
        'Remove it once your identity provider has read our metadata with the key that signs.',
      ],
      action: 'Remove key',
      danger: true,
    });
    if (sure) {
      await this.rollOver(() => api.delete(path + '/other'), 'The key pair was removed.');
    }
  }

  ours() {
    const { serviceProvider } = /** @type {!ConnectionView} */ (this.connection);
    return html`<section class="card" aria-labelledby="ours">
      <header><h3 id="ours">Our values, to copy into your identity provider</h3></header>
      <div class="inside">
        ${this.protocol === 'SAML'
          ? html`<mu-copy-field label="ACS URL" .value=${serviceProvider.acsUrl}></mu-copy-field>
              <mu-copy-field label="Entity ID" .value=${serviceProvider.entityId}></mu-copy-field>
              <mu-copy-field label="Metadata URL" .value=${serviceProvider.entityId}></mu-copy-field>
              <p class="soft small">
                The entity ID is also the address of the metadata. An identity provider that reads it needs nothing
                else.
              </p>`
          : html`<mu-copy-field label="Redirect URI" .value=${serviceProvider.redirectUri}></mu-copy-field>
              <mu-copy-field label="Initiate-login URI" .value=${serviceProvider.initiateLoginUri}></mu-copy-field>
              <p class="soft small">The second is for a tile, from which people start at their identity provider.</p>`}
      </div>
    </section>`;
  }

  /** The key pairs by which Muster signs requests and decrypts assertions. */
  keys() {
    const { serviceKeys } = this.connection.serviceProvider;
    if (this.protocol !== 'SAML' || serviceKeys.length === 0 || session.caller?.kind === 'contact') {
      return nothing;
    }
    const path = at(this.organization) + '/connection/service-keys';
    return html`<section class="card" aria-labelledby="keys">
      <header>
        <h3 id="keys">Our key pairs</h3>
        ${serviceKeys.length > 1 ? badge('warn', 'Rollover under way') : nothing}
      </header>
      <div class="inside">
        <ul class="rows">
          ${serviceKeys.map(
            ({ fingerprint, signs, made }) =>
              html`<li>
                <div>
                  <code>${fingerprint.slice(0, 16)}…</code>
                  <p class="soft small">Made on ${date(made)}; in the metadata</p>
                </div>
                ${signs ? badge('good', 'Signs and decrypts') : badge('off', 'Decrypts')}
              </li>`,
          )}
        </ul>
        ${serviceKeys.length > 1
          ? notice(
              'info',
              html`<p>
                Load our metadata into your identity provider again, then let the other key sign, and remove the old one
                at last.
              </p>`,
            )
          : nothing}
        ${session.changes
          ? html`<div class="actions">
              ${serviceKeys.length > 1
                ? html`<button
                      @click=${() => this.rollOver(() => api.post(path + '/swaps'), 'The other key pair signs now.')}
                    >
                      Let the other key sign
                    </button>
                    <button @click=${() => this.removeOther(path)}>Remove the key that does not sign</button>`
                : html`<button @click=${() => this.rollOver(() => api.post(path), 'A second key pair was made.')}>
                    Begin a rollover
                  </button>`}
            </div>`
          : nothing}
      </div>
    </section>`;
  }

  /** @param {!SsoGuide} guide */
  steps({ name, checked, protocols: offered, note }) {
    const { serviceProvider } = /** @type {!ConnectionView} */ (this.connection);
    const steps = offered[this.protocol];
    return html`
      ${note ? notice('warn', html`<p>${note}</p>`) : nothing}
      ${steps
        ? guideSteps(steps, /** @type {?} */ (serviceProvider))
        : notice('info', html`<p>Choose the other protocol for ${name}.</p>`)}
      <p class="soft">As of ${date(checked)}. Your provider's own pages may differ.</p>
    `;
  }

  /** @override */
  render() {
    return html`
      ${protocols(this.address, this.protocol, this.provider && '&provider=' + this.provider)} ${this.ours()}
      <h3 id="provider">Your identity provider</h3>
      <nav class="choose" aria-labelledby="provider">
        <ul>
          ${SSO_GUIDES.map(
            ([key, label]) =>
              html`<li>
                <a
                  class="button"
                  href="${this.address}?protocol=${this.protocol}&provider=${key}"
                  aria-current=${key === this.provider ? 'true' : nothing}
                  >${label}</a
                >
              </li>`,
          )}
        </ul>
      </nav>
      ${this.provider
        ? this.guide.show((guide) => this.steps(guide), 5)
        : html`<p class="soft">Choose it to see its steps, with your values filled in.</p>`}
      ${this.keys()}
    `;
  }
}

customElements.define('sso-provider', SsoProvider);
