import { html, nothing } from 'lit';
import { api, at } from '../core/api.js';
import { address } from '../core/router.js';
import { Loaded, View } from '../core/view.js';
import { AfterWrites } from '../core/watch.js';
import { badge } from '../ui/badge.js';

/** How far the set-up is: "4 of 6", and the first thing that is left. Gone once all is done. */
class SetupScore extends View {
  static get properties() {
    return { organization: { attribute: false } };
  }

  constructor() {
    super();
    /** @type {?OrganizationView} */
    this.organization = null;
    /** @type {!Loaded} */
    this.facts = new Loaded(this, (signal) => this.read(signal));
    /** @type {!AfterWrites} */
    this.afterWrites = new AfterWrites(this, () => this.facts.refresh());
  }

  /** @override */
  willUpdate(/** !Map */ changed) {
    if (changed.has('organization')) {
      this.facts.load();
    }
  }

  /** @param {!AbortSignal} signal */
  async read(signal) {
    const path = at(this.organization.id);
    const scim = this.organization.mode === 'SCIM';
    const [signIns, mappings, tokens] = await Promise.all([
      api.get(path + '/sign-ins', { outcome: 'SUCCEEDED', test: false, limit: 1 }, signal),
      api.get(path + '/group-mappings', { limit: 1 }, signal),
      scim ? api.get(path + '/provisioning/tokens', {}, signal) : { current: undefined, retiring: [] },
    ]);
    return {
      signedIn: signIns.items.length > 0,
      mapped: mappings.items.length > 0,
      pushed: [tokens.current, ...tokens.retiring].some((token) => token?.lastUsedAt),
    };
  }

  /** @return {!Array<{done: boolean, left: string, page: string}>} page is where it is done; empty for this one */
  get steps() {
    const { domains, sso, mode } = /** @type {!OrganizationView} */ (this.organization);
    const { signedIn, mapped, pushed } = this.facts.value;
    const always = [
      { done: domains.length > 0, left: 'no domain is verified yet', page: 'identity/sso/domain' },
      { done: Boolean(sso?.active), left: 'single sign-on is not active yet', page: 'identity/sso' },
      { done: signedIn, left: 'nobody has signed in by SSO yet', page: 'sign-ins' },
    ];
    const mapping = { done: mapped, left: 'no group is mapped yet', page: '' };
    const ofMode = {
      MANUAL: [],
      JIT: [{ done: true, left: '', page: '' }, mapping],
      SCIM: [
        { done: true, left: '', page: '' },
        { done: pushed, left: 'your identity provider has not pushed anything yet', page: 'identity/guides' },
        mapping,
      ],
    };
    return [...always, ...ofMode[mode]];
  }

  /** @override */
  render() {
    if (this.facts.state !== 'ready') {
      return nothing;
    }
    const { steps } = this;
    const next = steps.find(({ done }) => !done);
    if (!next) {
      return nothing;
    }
    const done = steps.filter((step) => step.done).length;
    const text = done + ' of ' + steps.length + ': ' + next.left;
    return html`<section class="verdict" aria-label="Set-up">
      ${badge('info', 'Set-up')}
      <p>${next.page ? html`<a href=${address(this.organization.id, next.page)}>${text}</a>` : text}</p>
    </section>`;
  }
}

customElements.define('setup-score', SetupScore);
