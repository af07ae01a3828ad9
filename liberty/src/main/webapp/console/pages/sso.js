import { html } from 'lit';
import { address, router } from '../core/router.js';
import { View } from '../core/view.js';
import { badge } from '../ui/badge.js';
import './sso-setup.js';

/** The set-up of single sign-on for those who administer the organization. */
class SsoPage extends View {
  static get properties() {
    return { organization: { attribute: false }, step: { type: String } };
  }

  constructor() {
    super();
    /** @type {?OrganizationView} */
    this.organization = null;
    /** @type {string} as the address has it; empty for the first that is not done */
    this.step = '';
    /** @type {function(string): string} */
    this.addressOf = (step) => address(this.organization.id, 'identity/sso/' + step);
  }

  /** @override */
  render() {
    const { id, sso } = /** @type {!OrganizationView} */ (this.organization);
    return html`
      <p class="small"><a href=${address(id, 'identity')}>Identity and access</a></p>
      <div class="heading">
        <h1 tabindex="-1">Set up single sign-on</h1>
        ${sso?.active ? badge('good', 'Active') : badge('off', 'Not active')}
      </div>
      <sso-setup
        .organization=${this.organization}
        .step=${this.step}
        .addressOf=${this.addressOf}
        @begun=${(event) => router.replace(this.addressOf(event.detail))}
      ></sso-setup>
    `;
  }
}

customElements.define('page-sso', SsoPage);
