import { html, nothing } from 'lit';
import { api, at } from '../core/api.js';
import { ago, counted, words } from '../core/format.js';
import { icon } from '../core/icon.js';
import { address, router } from '../core/router.js';
import { Loaded, View } from '../core/view.js';
import { badge, notice } from '../ui/badge.js';
import { moment } from './parts.js';
import { signInOutcome } from './sign-in-result.js';
import { syncStatus } from './sync-logs.js';

/** @type {!Object<string, !Array<string>>} kind of the badge, its word, and what it means for the admin */
const STATES = {
  ACTIVE: ['good', 'Active', 'Is a member with access.'],
  INACTIVE: ['off', 'Inactive', 'Is a member without access.'],
  HELD: ['warn', 'Removal held', 'Your identity provider removed this person; the removal waits for a decision.'],
  REFUSED: ['bad', 'Refused', 'Your identity provider asked for this person, and was refused.'],
  REMOVED: ['off', 'Removed', 'Was a member, and was removed.'],
  NEVER_SEEN: [
    'off',
    'Never seen',
    'Your identity provider has not sent this person: check the assignment and the scope of provisioning there.',
  ],
};

/** Everything about one person: what the identity provider asked for, what became of it, and what to do. */
class FindPerson extends View {
  static get properties() {
    return { organization: { attribute: false }, who: { state: true }, missing: { state: true } };
  }

  constructor() {
    super();
    /** @type {?OrganizationView} */
    this.organization = null;
    /** @type {string} */
    this.who = '';
    /** @type {boolean} whether the question is missing */
    this.missing = false;
    /** @type {!Loaded} */
    this.found = new Loaded(this, (signal) =>
      api.get(at(this.organization.id) + '/people', { who: this.who }, signal),
    );
  }

  /** @override */
  willUpdate(/** !Map */ changed) {
    const before = changed.get('organization');
    if (changed.has('organization') && before?.id !== this.organization.id) {
      this.who = router.place.query.get('person') ?? '';
      if (this.who) {
        this.found.forget();
      }
    }
  }

  /** @param {!Event} event */
  submitted(event) {
    event.preventDefault();
    const input = /** @type {!HTMLInputElement} */ (this.querySelector('#person'));
    this.who = input.value.trim();
    this.missing = !this.who;
    if (this.who) {
      router.replace(address(this.organization.id, 'identity') + '?person=' + encodeURIComponent(this.who));
      this.found.forget();
    } else {
      input.focus();
    }
  }

  /** @param {!RefusalView} refusal */
  refusal({ title, remedy, requests, lastSeen, solvedSince }) {
    return solvedSince
      ? notice('good', html`<p>${title}: solved ${ago(solvedSince)}.</p>`)
      : notice(
          'bad',
          html`<p><strong>${title}</strong></p>
            <p>${remedy}</p>
            <p class="small">${counted(requests, 'request')}, last ${ago(lastSeen)}</p>`,
        );
  }

  /** @param {!PersonView} person */
  person({ state, member, access, refusals, requests, signIns }) {
    const [kind, word, sentence] = STATES[state];
    const role = access?.role;
    const open = refusals.filter((refusal) => !refusal.solvedSince);
    const solved = refusals.filter((refusal) => refusal.solvedSince);
    return html`
      <div class="verdict">
        ${badge(kind, word)}
        <p>
          ${sentence}
          ${state === 'HELD' ? html`<a href=${address(this.organization.id, 'removals')}>Decide</a>` : nothing}
        </p>
      </div>
      ${[...open, ...solved].map((refusal) => this.refusal(refusal))}
      ${member
        ? html`<dl class="facts">
            <dt>Member</dt>
            <dd>
              <a href=${address(this.organization.id, 'members/' + member.id)}
                >${member.displayName ?? member.userName}</a
              >
            </dd>
            <dt>Role</dt>
            <dd>${role ? words(role) : 'None'}</dd>
            <dt>Workspaces</dt>
            <dd>${access ? counted(access.workspaces.length, 'workspace') : 'None'}</dd>
            <dt>Groups</dt>
            <dd>${member.groups?.map((group) => group.display).join(', ') || 'None'}</dd>
          </dl>`
        : nothing}
      ${requests.length
        ? html`<div>
            <h3>Last requests</h3>
            <ul class="rows requests">
              ${requests.map(
                (entry) =>
                  html`<li>
                    <span>${moment(entry.at)} <code>${entry.action}</code></span>
                    <span class="soft small">${entry.failure?.cause}</span>
                    ${syncStatus(entry.status)}
                  </li>`,
              )}
            </ul>
            <p class="small">
              <a href="${address(this.organization.id, 'sync-logs')}?text=${encodeURIComponent(this.who)}"
                >All their requests, with what can be sent again</a
              >
            </p>
          </div>`
        : nothing}
      ${signIns.length
        ? html`<div>
            <h3>Last sign-ins</h3>
            <ul class="rows requests">
              ${signIns.map(
                (signIn) =>
                  html`<li>
                    <span>${moment(signIn.started)}</span>
                    <span class="soft small">${signIn.refusal?.cause}</span>
                    <span>${signInOutcome(signIn)}</span>
                  </li>`,
              )}
            </ul>
            <p class="small">
              <a href="${address(this.organization.id, 'sign-ins')}?text=${encodeURIComponent(this.who)}"
                >All their sign-ins</a
              >
            </p>
          </div>`
        : nothing}
    `;
  }

  /** @override */
  render() {
    return html`<section class="card" aria-labelledby="find-person">
      <header><h2 id="find-person">Find a person</h2></header>
      <div class="inside">
        <form class="beside" role="search" @submit=${this.submitted}>
          <div class="field ${this.missing ? 'invalid' : ''}">
            <label for="person">E-mail address, userName or external id</label>
            <input
              id="person"
              type="search"
              maxlength="256"
              spellcheck="false"
              .value=${this.who}
              aria-describedby="person-hint"
              aria-invalid=${this.missing ? 'true' : nothing}
            />
          </div>
          <button>${icon('search')}Find</button>
        </form>
        <p id="person-hint" class="soft small">
          ${this.missing
            ? 'Enter the whole address, userName or external id.'
            : 'The whole value, in upper or lower case.'}
        </p>
        <div class="form" role="status">
          ${this.who && !this.missing ? this.found.show((person) => this.person(person), 3) : nothing}
        </div>
      </div>
    </section>`;
  }
}

customElements.define('find-person', FindPerson);
