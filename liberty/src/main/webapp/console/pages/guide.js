import { html, nothing } from 'lit';
import { api, at } from '../core/api.js';
import { ago, date } from '../core/format.js';
import { icon } from '../core/icon.js';
import { address } from '../core/router.js';
import { session } from '../core/session.js';
import { Loaded, View } from '../core/view.js';
import { badge, notice } from '../ui/badge.js';
import '../ui/copy-field.js';

const LOOK_MILLIS = 3000;

/** The identity providers with a guide in guides/, and their names. */
export const GUIDES = [
  ['okta', 'Okta'],
  ['entra', 'Microsoft Entra ID'],
  ['onelogin', 'OneLogin'],
  ['jumpcloud', 'JumpCloud'],
  ['google', 'Google Workspace'],
  ['ping', 'PingOne'],
  ['generic', 'Another one'],
];

/** @param {string} id */
async function read(id) {
  const response = GUIDES.some(([known]) => known === id) ? await fetch('/console/guides/' + id + '.json') : null;
  if (!response?.ok) {
    throw new Error('There is no such guide.');
  }
  return response.json();
}

/** How an identity provider is set up, with the values of this organization, and whether its first request has come. */
class GuidePage extends View {
  static get properties() {
    return { organization: { attribute: false }, guide: { type: String } };
  }

  constructor() {
    super();
    /** @type {?OrganizationView} */
    this.organization = null;
    /** @type {string} */
    this.guide = '';
    /** @type {number} */
    this.timer = 0;
    /** @type {!Loaded} */
    this.loaded = new Loaded(this, () => read(this.guide));
    /** @type {!Loaded} */
    this.provisioning = new Loaded(this, (signal) => api.get(this.below(''), {}, signal));
    /** @type {!Loaded} */
    this.tokens = new Loaded(this, (signal) => api.get(this.below('/tokens'), {}, signal));
  }

  /** @param {string} rest */
  below(rest) {
    return at(this.organization.id) + '/provisioning' + rest;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(() => this.look(), LOOK_MILLIS);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  look() {
    const seen = document.visibilityState === 'visible' && session.state === 'signed-in';
    if (seen && this.tokens.state === 'ready' && !this.tokens.value.newTokenUsed) {
      this.tokens.refresh();
    }
  }

  /** @override */
  willUpdate(/** !Map */ changed) {
    if (changed.has('guide')) {
      this.loaded.forget();
    }
    const before = changed.get('organization');
    if (changed.has('organization') && before?.id !== this.organization.id) {
      this.provisioning.forget();
      this.tokens.forget();
    }
  }

  arrival() {
    if (this.loaded.state === 'ready' && this.loaded.value.note) {
      return nothing;
    }
    if (this.organization.mode !== 'SCIM') {
      return notice(
        'info',
        html`<p>
          SCIM is off. <a href=${address(this.organization.id, 'identity')}>Turn it on</a> first: you get the token that
          these steps ask for.
        </p>`,
      );
    }
    if (this.tokens.state !== 'ready') {
      return nothing;
    }
    const used = this.tokens.value.current?.lastUsedAt;
    return used
      ? notice('good', html`<p>Your identity provider has used the token, last ${ago(used)}.</p>`)
      : html`<div class="notice waiting">
          ${icon('clock')}
          <div><p>Waiting for the first request. This line turns green by itself.</p></div>
        </div>`;
  }

  /** @param {{label: string, value: (string|undefined), text: (string|undefined)}} entry */
  value({ label, value, text }) {
    if (text) {
      return html`<div>
        <p class="legend">${label}</p>
        <p>${text}</p>
      </div>`;
    }
    const known = this.provisioning.state === 'ready' ? this.provisioning.value.baseUrl : '';
    return html`<mu-copy-field label=${label} .value=${value === 'baseUrl' ? known : (value ?? '')}></mu-copy-field>`;
  }

  /** @param {!Guide} guide */
  steps({ steps, cadence, checked, note }) {
    return html`
      ${note ? notice('warn', html`<p>${note}</p>`) : nothing}
      <ol class="steps">
        ${steps.map(
          (step, index) =>
            html`<li class="card">
              <div class="inside">
                <h2><span class="count" aria-hidden="true">${index + 1}</span>${step.title}</h2>
                <p>${step.text}</p>
                ${step.values ? step.values.map((entry) => this.value(entry)) : nothing}
                ${step.trap ? notice('info', html`<p>${step.trap}</p>`) : nothing}
              </div>
            </li>`,
        )}
      </ol>
      <p class="soft">${cadence} Checked on ${date(checked)}.</p>
    `;
  }

  /** @override */
  render() {
    const { id } = /** @type {!OrganizationView} */ (this.organization);
    const guides = GUIDES.map(([key, label]) => ({
      label,
      href: address(id, 'identity/guides/' + key),
      current: key === this.guide,
    }));
    const name = this.loaded.state === 'ready' ? this.loaded.value.name : 'Set-up guide';
    return html`
      <p class="small"><a href=${address(id, 'identity')}>Identity and access</a></p>
      <div class="heading">
        <h1 tabindex="-1">Provision from ${name}</h1>
        ${this.organization.mode === 'SCIM' ? badge('good', 'SCIM is on') : badge('off', 'SCIM is off')}
      </div>
      <nav class="choose" aria-label="Identity providers">
        <ul>
          ${guides.map(
            ({ label, href, current }) =>
              html`<li><a class="button" href=${href} aria-current=${current ? 'page' : nothing}>${label}</a></li>`,
          )}
        </ul>
      </nav>
      <div class="stack">${this.arrival()} ${this.loaded.show((guide) => this.steps(guide), 6)}</div>
    `;
  }
}

customElements.define('page-guide', GuidePage);
