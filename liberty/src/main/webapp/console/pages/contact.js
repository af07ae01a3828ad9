import { html } from 'lit';
import { api, at } from '../core/api.js';
import { router } from '../core/router.js';
import { Loaded, View, message } from '../core/view.js';
import { CONTACT } from '../core/who.js';
import { badge } from '../ui/badge.js';
import { toast } from '../ui/toasts.js';
import '../ui/copy-field.js';
import { showCredentials } from './credentials.js';
import './sso-setup.js';

/** The set-up for an IT contact: the steps of single sign-on, of which an Admin makes the last, and SCIM. */
class Contact extends View {
  static get properties() {
    return { organizationId: { type: String }, step: { type: String } };
  }

  constructor() {
    super();
    /** @type {string} */
    this.organizationId = '';
    /** @type {string} as the address has it; empty for the first that is not done */
    this.step = '';
    /** @type {!Loaded} */
    this.all = new Loaded(this, (signal) => this.read(signal));
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.addEventListener('organization-changed', () => this.all.refresh());
    this.all.load();
  }

  /** @param {!AbortSignal} signal */
  async read(signal) {
    const path = at(this.organizationId);
    const [organization, provisioning] = await Promise.all([
      api.get(path, {}, signal),
      api.get(path + '/provisioning', {}, signal),
    ]);
    return { organization, provisioning };
  }

  /** @param {string} step */
  addressOf(step) {
    return CONTACT + '/' + step;
  }

  async turnOn() {
    try {
      const { token, baseUrl } = await api.put(at(this.organizationId) + '/provisioning', { mode: 'SCIM' });
      await showCredentials(token, baseUrl, 'Enter both at your identity provider.');
    } catch (error) {
      toast(message(/** @type {!Error} */ (error)));
    }
    await this.all.refresh();
  }

  /**
   * @param {!OrganizationView} organization
   * @param {!ProvisioningView} provisioning
   */
  scim({ sso }, { mode, baseUrl }) {
    return html`<section class="card" aria-labelledby="scim">
      <header>
        <h3 id="scim">Directory sync (SCIM)</h3>
        ${mode === 'SCIM' ? badge('good', 'On') : badge('off', 'Off')}
      </header>
      <div class="inside">
        <mu-copy-field label="SCIM base URL" .value=${baseUrl}></mu-copy-field>
        ${mode === 'SCIM'
          ? html`<p class="soft">An Admin can rotate the token.</p>`
          : sso?.active
            ? html`<div class="actions">
                <button class="primary" @click=${() => this.turnOn()}>Turn SCIM on</button>
              </div>`
            : html`<p class="soft">SCIM can be turned on when the connection is active.</p>`}
      </div>
    </section>`;
  }

  /** @override */
  render() {
    return this.all.show(
      ({ organization, provisioning }) => html`
        <div class="heading">
          <h1 tabindex="-1">Set up single sign-on for ${organization.name}</h1>
          <button @click=${() => this.all.refresh()}>Reload</button>
        </div>
        <sso-setup
          .organization=${organization}
          .step=${this.step}
          .addressOf=${this.addressOf}
          .further=${[
            {
              key: 'scim',
              label: 'SCIM',
              heading: 'Let your identity provider push its users and groups',
              done: provisioning.mode === 'SCIM',
              show: () => this.scim(organization, provisioning),
            },
          ]}
          @begun=${(event) => router.replace(this.addressOf(event.detail))}
        ></sso-setup>
      `,
      8,
    );
  }
}

customElements.define('page-contact', Contact);
