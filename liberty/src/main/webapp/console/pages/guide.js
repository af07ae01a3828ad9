import { html, nothing } from 'lit';
import { api, at } from '../core/api.js';
import { ago, date } from '../core/format.js';
import { icon } from '../core/icon.js';
import { address } from '../core/router.js';
import { Loaded, View } from '../core/view.js';
import { Watch } from '../core/watch.js';
import { badge, notice } from '../ui/badge.js';
import { GUIDES, guideSteps, readGuide } from './guide-steps.js';

const LOOK_MILLIS = 3000;

/**
 * How an identity provider is set up, with the values of this organization, and whether its first request has come.
 * Without a guide, the page lets one be chosen.
 */
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
    /** @type {!Watch} */
    this.watch = new Watch(this, LOOK_MILLIS, () => this.look());
    /** @type {!Loaded} */
    this.loaded = new Loaded(this, () => readGuide(this.guide, GUIDES));
    /** @type {!Loaded} */
    this.provisioning = new Loaded(this, (signal) => api.get(this.below(''), {}, signal));
    /** @type {!Loaded} */
    this.tokens = new Loaded(this, (signal) => api.get(this.below('/tokens'), {}, signal));
  }

  /** @param {string} rest */
  below(rest) {
    return at(this.organization.id) + '/provisioning' + rest;
  }

  look() {
    if (this.tokens.state === 'ready' && !this.tokens.value.newTokenUsed) {
      this.tokens.refresh();
    }
  }

  /** @override */
  willUpdate(/** !Map */ changed) {
    if (changed.has('guide') && this.guide) {
      this.loaded.forget();
    }
    const before = changed.get('organization');
    if (changed.has('organization') && before?.id !== this.organization.id) {
      this.provisioning.forget();
      this.tokens.forget();
    }
  }

  /** The name of the identity provider, once it is known. */
  get provider() {
    return this.guide && this.loaded.state === 'ready' ? this.loaded.value.name : 'your identity provider';
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
    return this.tokens.show(
      ({ current }) =>
        current?.lastUsedAt
          ? notice('good', html`<p>Your identity provider has used the token, last ${ago(current.lastUsedAt)}.</p>`)
          : html`<div class="notice waiting">
              ${icon('clock')}
              <div><p>Waiting for the first request. This line turns green by itself.</p></div>
            </div>`,
      1,
    );
  }

  /**
   * @param {!Guide} guide
   * @param {string} baseUrl
   */
  steps({ steps, cadence, checked, note }, baseUrl) {
    return html`
      ${note ? notice('warn', html`<p>${note}</p>`) : nothing}
      <h2 class="visually-hidden">Steps</h2>
      ${guideSteps(steps, { baseUrl })}
      <p class="soft">${cadence} Checked on ${date(checked)}.</p>
    `;
  }

  chosen() {
    return html`<div class="stack">
      ${this.arrival()}
      ${this.loaded.show(
        (guide) => this.provisioning.show(({ baseUrl }) => this.steps(guide, baseUrl), 6),
        6,
      )}
    </div>`;
  }

  /** @override */
  render() {
    const { id } = /** @type {!OrganizationView} */ (this.organization);
    const guides = GUIDES.map(([key, label]) => ({
      label,
      href: address(id, 'identity/guides/' + key),
      current: key === this.guide,
    }));
    return html`
      <p class="small"><a href=${address(id, 'identity')}>Identity and access</a></p>
      <div class="heading">
        <h1 tabindex="-1">Provision from ${this.provider}</h1>
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
      ${this.guide ? this.chosen() : html`<p>Choose your identity provider to see its steps.</p>`}
    `;
  }
}

customElements.define('page-guide', GuidePage);
