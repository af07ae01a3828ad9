import { html, nothing } from 'lit';
import { api, at } from '../core/api.js';
import { dateTime, words } from '../core/format.js';
import { session } from '../core/session.js';
import { Loaded, View, message } from '../core/view.js';
import { badge, notice } from '../ui/badge.js';
import { confirm } from '../ui/confirm.js';
import { openDialog } from '../ui/dialog.js';
import { toast } from '../ui/toasts.js';
import '../ui/copy-field.js';
import './api-keys.js';
import './entry-form.js';
import { PLANS, ROLES, actor, select, textInput } from './parts.js';
import { ssoBadge } from './sso-parts.js';

const SHOWN = 20;

/** The organization itself: name, plan, single sign-on as an operator vouches for it, workspaces, API keys. */
class Settings extends View {
  static get properties() {
    return { organization: { attribute: false }, text: { state: true } };
  }

  constructor() {
    super();
    /** @type {?OrganizationView} */
    this.organization = null;
    /** @type {string} what the names of the shown workspaces contain */
    this.text = '';
    /** @type {!Loaded} */
    this.workspaces = new Loaded(this, (signal) =>
      api.get(this.below('/workspaces'), {}, signal),
    );
  }

  /** @param {string} rest */
  below(rest) {
    return at(this.organization.id) + rest;
  }

  /** @override */
  willUpdate(/** !Map */ changed) {
    const before = changed.get('organization');
    if (changed.has('organization') && before?.id !== this.organization.id) {
      this.workspaces.forget();
    }
  }

  /** @param {string} text */
  saved(text) {
    toast(text);
    this.dispatchEvent(new Event('organization-changed', { bubbles: true }));
  }

  general() {
    const { name } = this.organization;
    return html`<section class="card" aria-labelledby="general">
      <header><h2 id="general">General</h2></header>
      <div class="inside">
        ${session.changes
          ? html`<entry-form
              action="Save name"
              .inline=${true}
              .fields=${[textInput({ name: 'name', label: 'Name', value: name, most: 200, required: true })]}
              .send=${(values) => api.patch(this.below(''), values)}
              @done=${() => this.saved('The name was saved.')}
            ></entry-form>`
          : html`<p>${name}</p>`}
        <mu-copy-field label="Organization id" .value=${this.organization.id}></mu-copy-field>
      </div>
    </section>`;
  }

  async changePlan(/** !Event */ event) {
    event.preventDefault();
    const form = /** @type {!HTMLFormElement} */ (event.target);
    const plan = String(new FormData(form).get('plan'));
    const { mode, name } = this.organization;
    const endsScim = mode === 'SCIM' && plan === 'STARTER';
    if (endsScim) {
      const sure = await confirm({
        heading: 'End SCIM for ' + name + '?',
        text: 'The plan Starter has no SCIM.',
        effects: [
          'Every SCIM token stops at once; the identity provider gets 401.',
          'The members stay. From now on you invite and remove them.',
        ],
        action: 'Change plan and end SCIM',
        danger: true,
      });
      if (!sure) {
        return;
      }
    }
    try {
      await api.put(this.below('/plan'), { plan, confirm: endsScim });
      this.saved('The plan is ' + words(plan) + ' now.');
    } catch (error) {
      toast(message(/** @type {!Error} */ (error)));
    }
  }

  plan() {
    const { plan } = this.organization;
    return html`<section class="card" aria-labelledby="plan">
      <header><h2 id="plan">Plan</h2></header>
      <div class="inside">
        ${session.operates
          ? html`<form class="beside" @submit=${this.changePlan}>
              <div class="field">
                <label for="plan-choice">Plan</label>
                <select id="plan-choice" name="plan">
                  ${PLANS.map(
                    ({ value, label }) => html`<option value=${value} ?selected=${value === plan}>${label}</option>`,
                  )}
                </select>
              </div>
              <button>Change plan</button>
            </form>`
          : html`<p>${words(plan)}</p>`}
        ${plan === 'STARTER'
          ? notice(
              'info',
              html`<p>SCIM comes with Business and Enterprise.${session.operates ? '' : ' Ask your provider.'}</p>`,
            )
          : nothing}
      </div>
    </section>`;
  }

  async attest() {
    const { sso, domains, mode } = this.organization;
    const done = await openDialog({
      heading: 'Vouch for a connection',
      content: (end) => html`
        <p class="soft">You checked issuer and domains yourself. The connection is marked as attested by you.</p>
        <entry-form
          action="Activate"
          .fields=${[
            select({
              name: 'protocol',
              label: 'Protocol',
              hint: undefined,
              value: sso?.protocol ?? 'OIDC',
              options: [
                { value: 'OIDC', label: 'OpenID Connect' },
                { value: 'SAML', label: 'SAML 2.0' },
              ],
            }),
            textInput({
              name: 'issuer',
              label: 'Issuer',
              hint: 'Of OpenID Connect, or the entity ID of SAML.',
              value: sso?.issuer ?? '',
              required: true,
            }),
            textInput({
              name: 'domains',
              label: 'E-mail domains',
              hint: 'With commas between them.',
              value: domains.join(', '),
              required: true,
            }),
            select({
              name: 'connectionRole',
              label: 'Connection role',
              hint: 'Of members to whom nothing gives another one.',
              value: sso?.connectionRole ?? 'VIEWER',
              options: ROLES,
            }),
          ]}
          .send=${(values) =>
            api.put(this.below('/sso'), {
              ...values,
              domains: values.domains.split(/[\s,]+/).filter(Boolean),
              active: true,
            })}
          @done=${() => end(true)}
          @canceled=${() => end(false)}
        ></entry-form>
      `,
    });
    if (done) {
      this.saved('Single sign-on is active' + (mode === 'MANUAL' ? '; SCIM can be turned on now.' : '.'));
    }
  }

  sso() {
    const { sso, domains } = this.organization;
    return html`<section class="card" aria-labelledby="sso">
      <header>
        <h2 id="sso">Single sign-on</h2>
        ${ssoBadge(/** @type {!OrganizationView} */ (this.organization))}
      </header>
      <div class="inside">
        ${sso
          ? html`<dl class="facts">
              <dt>Protocol</dt>
              <dd>${sso.protocol === 'OIDC' ? 'OpenID Connect' : 'SAML 2.0'}</dd>
              <dt>Issuer</dt>
              <dd><code>${sso.issuer}</code></dd>
              <dt>Domains</dt>
              <dd>${domains.join(', ') || 'None verified'}</dd>
              <dt>Connection role</dt>
              <dd>${words(sso.connectionRole)}</dd>
              ${sso.attestation
                ? html`<dt>Checked</dt>
                    <dd>${dateTime(sso.attestation.at)}, by ${actor(sso.attestation.by)}</dd>`
                : nothing}
            </dl>`
          : html`<p class="soft">Provisioning needs an active connection and a verified domain.</p>`}
        ${session.operates
          ? html`<div class="actions"><button @click=${this.attest}>Vouch for a connection</button></div>`
          : nothing}
      </div>
    </section>`;
  }

  /** @param {!ItemPage} page */
  workspaceList({ items }) {
    const text = this.text.toLowerCase();
    const found = items.filter(({ name }) => name.toLowerCase().includes(text));
    if (items.length === 0) {
      return html`<p class="soft">No workspaces yet. Group mappings let members into workspaces.</p>`;
    }
    return html`
      ${items.length > SHOWN
        ? html`<input
            type="search"
            aria-label="Search workspaces"
            placeholder="Search"
            @input=${(event) => (this.text = event.target.value)}
          />`
        : nothing}
      <ul class="chip-list" aria-label="Workspaces">
        ${found.slice(0, SHOWN).map(({ name }) => html`<li class="chip plain">${name}</li>`)}
      </ul>
      ${found.length > SHOWN
        ? html`<p class="soft small">${found.length - SHOWN} more; search to see them.</p>`
        : nothing}
    `;
  }

  workspaceCard() {
    return html`<section class="card" aria-labelledby="workspaces">
      <header><h2 id="workspaces">Workspaces</h2></header>
      <div class="inside">
        ${this.workspaces.show((page) => this.workspaceList(page), 2)}
        ${session.changes
          ? html`<entry-form
              action="Add workspace"
              .inline=${true}
              .fields=${[textInput({ name: 'name', label: 'New workspace', most: 200, required: true })]}
              .send=${(values) => api.post(this.below('/workspaces'), values)}
              @done=${() => {
                toast('The workspace was added.');
                this.workspaces.load();
              }}
            ></entry-form>`
          : nothing}
      </div>
    </section>`;
  }

  /** @override */
  render() {
    return html`
      <div class="heading"><h1 tabindex="-1">Settings</h1></div>
      <div class="columns">
        <div class="stack">${this.general()}${this.plan()}${this.sso()}</div>
        <div class="stack">${this.workspaceCard()}<api-keys .organization=${this.organization}></api-keys></div>
      </div>
    `;
  }
}

customElements.define('page-settings', Settings);
