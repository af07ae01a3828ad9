import { html, nothing } from 'lit';
import { api, at } from '../core/api.js';
import { router } from '../core/router.js';
import { session } from '../core/session.js';
import { Loaded, View } from '../core/view.js';
import { notice } from '../ui/badge.js';
import { stepper } from '../ui/stepper.js';
import './domains.js';
import './sso-activate.js';
import './sso-provider.js';
import './sso-test.js';
import './sso-values.js';

/** @type {!Array<!Array<string>>} part of the address, name, and heading */
const STEPS = [
  ['domain', 'Domain', 'Prove the domain of your members’ addresses'],
  ['provider', 'Provider', 'Register Muster at your identity provider'],
  ['values', 'Its values', 'Enter the values of your identity provider'],
  ['test', 'Test', 'Test the draft'],
  ['activate', 'Activate', 'Activate what was tested'],
];

/** The five steps from a domain to an active connection. Each has an address; all can be left and come back to. */
class SsoSetup extends View {
  static get properties() {
    return {
      organization: { attribute: false },
      step: { type: String },
      addressOf: { attribute: false },
      further: { attribute: false },
    };
  }

  constructor() {
    super();
    /** @type {?OrganizationView} */
    this.organization = null;
    /** @type {string} of the address; empty for the first that is not done, which the event begun names */
    this.step = '';
    /** @type {function(string): string} */
    this.addressOf = (step) => step;
    /** @type {!Array<!FurtherStep>} steps after the five */
    this.further = [];
    /** @type {!Loaded} */
    this.connection = new Loaded(this, (signal) => api.get(at(this.organization.id) + '/connection', {}, signal));
    /** @type {function(?)} shows what the query of the address asks for */
    this.followed = () => this.requestUpdate();
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    router.changes.listen(this.followed);
    this.addEventListener('organization-changed', () => this.connection.refresh());
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    router.changes.leave(this.followed);
  }

  /** @override */
  willUpdate(/** !Map */ changed) {
    const before = changed.get('organization');
    if (changed.has('organization') && before?.id !== this.organization.id) {
      this.connection.forget();
    }
  }

  /** @override What is new is read from its heading on. */
  updated(/** !Map */ changed) {
    if (this.connection.state !== 'ready') {
      return;
    }
    if (!this.step) {
      this.dispatchEvent(new CustomEvent('begun', { detail: this.firstLeft() }));
    } else if (changed.get('step')) {
      this.focusOn('h2');
    }
  }

  firstLeft() {
    const left = this.steps().find(({ done }) => !done);
    return left ? left.key : STEPS[0][0];
  }

  /** @return {!Array<{key: string, label: string, href: string, done: boolean}>} */
  steps() {
    const { draft, active, inUse, missing } = /** @type {!ConnectionView} */ (this.connection.value);
    const entered = Boolean(draft ?? active);
    const done = {
      domain: this.organization.domains.length > 0,
      provider: entered,
      values: entered,
      test: draft ? missing.length === 0 : inUse,
      activate: inUse && !draft,
    };
    return [
      ...STEPS.map(([key, label]) => ({ key, label, href: this.addressOf(key), done: done[key] })),
      ...this.further.map((one) => ({ key: one.key, label: one.label, href: this.addressOf(one.key), done: one.done })),
    ];
  }

  /** @param {!ConnectionView} connection */
  content(connection) {
    const query = router.place.query;
    const draftOrActive = connection.draft ?? connection.active;
    const protocol = query.get('protocol') ?? draftOrActive?.protocol ?? 'OIDC';
    const parts = {
      domain: () =>
        html`<div class="card">
          <div class="inside"><domains-panel organization=${this.organization.id}></domains-panel></div>
        </div>`,
      provider: () =>
        html`<sso-provider
          .connection=${connection}
          .organization=${this.organization.id}
          .protocol=${protocol}
          .provider=${query.get('provider') ?? ''}
          .address=${this.addressOf('provider')}
        ></sso-provider>`,
      values: () =>
        html`<sso-values
          .connection=${connection}
          .organization=${this.organization.id}
          .protocol=${protocol}
          .address=${this.addressOf('values')}
          @saved=${(event) => this.saved(event.detail)}
        ></sso-values>`,
      test: () =>
        html`<sso-test
          .connection=${connection}
          .organization=${this.organization.id}
          .values=${this.addressOf('values')}
          @tested=${() => this.connection.refresh()}
        ></sso-test>`,
      activate: () =>
        html`<sso-activate
          .connection=${connection}
          .organization=${this.organization}
          .values=${this.addressOf('values')}
          .test=${this.addressOf('test')}
          @saved=${(event) => this.connection.become(event.detail)}
        ></sso-activate>`,
    };
    return parts[this.step] ?? this.further.find(({ key }) => key === this.step)?.show;
  }

  /** @param {!ConnectionView} saved */
  saved(saved) {
    this.connection.become(saved);
    router.go(this.addressOf('test'));
  }

  /** @param {!ConnectionView} connection */
  missing({ missing, draft, inUse }) {
    if (missing.length === 0 || (inUse && !draft)) {
      return nothing;
    }
    return notice(
      'info',
      html`<p>Still missing before ${draft ? 'version ' + draft.version : 'the connection'} can be activated:</p>
        <ul class="missing">
          ${missing.map((text) => html`<li>${text}</li>`)}
        </ul>`,
    );
  }

  /** @param {!ConnectionView} connection */
  page(connection) {
    const steps = this.steps();
    const index = steps.findIndex(({ key }) => key === this.step);
    const show = this.content(connection);
    if (!show) {
      return html`<p>There is no such step. <a href=${this.addressOf(STEPS[0][0])}>Begin with the first one</a></p>`;
    }
    const heading = STEPS[index]?.[2] ?? this.further[index - STEPS.length].heading;
    const before = steps[index - 1];
    const next = steps[index + 1];
    return html`
      ${stepper('Steps of the set-up', steps, index)}
      <section class="stack" aria-labelledby="step">
        <h2 id="step" tabindex="-1">${heading}</h2>
        ${session.changes ? nothing : notice('info', html`<p>You can see this. An Admin can change it.</p>`)} ${show()}
        ${this.missing(connection)}
        <nav class="actions neighbours" aria-label="Neighbouring steps">
          ${before ? html`<a class="button" href=${before.href}>Back: ${before.label}</a>` : nothing}
          ${next ? html`<a class="button" href=${next.href}>Next: ${next.label}</a>` : nothing}
        </nav>
      </section>
    `;
  }

  /** @override */
  render() {
    return html`<div class="stack">
      ${this.connection.show((connection) => (this.step ? this.page(connection) : nothing), 6)}
    </div>`;
  }
}

customElements.define('sso-setup', SsoSetup);
