import { html, nothing } from 'lit';
import { words } from '../core/format.js';
import { icon } from '../core/icon.js';
import { address } from '../core/router.js';
import { View } from '../core/view.js';
import { badge } from '../ui/badge.js';
import './find-person.js';
import './health-strip.js';
import './mappings.js';
import './provisioning.js';

/** Identity and access: how members sign in, how they come to be, and what their groups give them. */
class Identity extends View {
  static get properties() {
    return { organization: { attribute: false } };
  }

  constructor() {
    super();
    /** @type {?OrganizationView} */
    this.organization = null;
  }

  signOn() {
    const { id, sso, domains } = /** @type {!OrganizationView} */ (this.organization);
    return html`<section class="card" aria-labelledby="sso">
      <header>
        <h2 id="sso">Single sign-on</h2>
        ${!sso ? badge('off', 'Not set up') : sso.active ? badge('good', 'Active') : badge('warn', 'Not active')}
      </header>
      <div class="inside">
        ${sso
          ? html`<div class="summary">
              <p>
                <strong>${sso.protocol === 'OIDC' ? 'OpenID Connect' : 'SAML 2.0'}</strong>
                <span class="soft">with</span> <code>${sso.issuer}</code>
              </p>
              <p>
                <span class="soft">Domains</span>
                ${domains.length
                  ? domains.map((domain) => html`<span class="verified">${domain}${icon('check')}</span>`)
                  : 'none verified'}
              </p>
              <p><span class="soft">Connection role</span> ${words(sso.connectionRole)}</p>
            </div>`
          : html`<p class="soft">
              Members cannot sign in by an identity provider yet. Provisioning needs an active connection and a verified
              domain.
            </p>`}
        ${sso?.active
          ? nothing
          : html`<div class="actions"><a class="button" href=${address(id, 'settings')}>Set up single sign-on</a></div>`}
      </div>
    </section>`;
  }

  /** @override */
  render() {
    return html`
      <div class="heading"><h1 tabindex="-1">Identity and access</h1></div>
      <div class="stack">
        <health-strip .organization=${this.organization}></health-strip>
        ${this.signOn()}
        <provisioning-card .organization=${this.organization}></provisioning-card>
        <group-mappings .organization=${this.organization}></group-mappings>
        <find-person .organization=${this.organization}></find-person>
      </div>
    `;
  }
}

customElements.define('page-identity', Identity);
