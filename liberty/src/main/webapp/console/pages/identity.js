import { html } from 'lit';
import { View } from '../core/view.js';
import './find-person.js';
import './health-strip.js';
import './mappings.js';
import './provisioning.js';
import './setup-score.js';
import './sso-card.js';

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

  /** @override */
  render() {
    return html`
      <div class="heading"><h1 tabindex="-1">Identity and access</h1></div>
      <div class="stack">
        <health-strip .organization=${this.organization}></health-strip>
        <setup-score .organization=${this.organization}></setup-score>
        <sso-card .organization=${this.organization}></sso-card>
        <provisioning-card .organization=${this.organization}></provisioning-card>
        <group-mappings .organization=${this.organization}></group-mappings>
        <find-person .organization=${this.organization}></find-person>
      </div>
    `;
  }
}

customElements.define('page-identity', Identity);
