import { html, nothing } from 'lit';
import { api, at } from '../core/api.js';
import { ago, amount, counted } from '../core/format.js';
import { address } from '../core/router.js';
import { session } from '../core/session.js';
import { Loaded, View } from '../core/view.js';
import { badge, notice } from '../ui/badge.js';

const LOOK_MILLIS = 30000;
const CAUSES = 5;
const MOST_COUNTED = 100;
const NAMES = { USER: 'user', GROUP: 'group', TOKEN: 'token' };

/** Whether directory sync is on and well, and each thing that the admin has to do. */
class HealthStrip extends View {
  static get properties() {
    return { organization: { attribute: false } };
  }

  constructor() {
    super();
    /** @type {?OrganizationView} */
    this.organization = null;
    /** @type {number} */
    this.timer = 0;
    /** @type {!Loaded} */
    this.facts = new Loaded(this, (signal) => this.read(signal));
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
    if (document.visibilityState === 'visible' && session.state === 'signed-in') {
      this.facts.refresh();
    }
  }

  /** @override */
  willUpdate(/** !Map */ changed) {
    const before = changed.get('organization');
    const { id, mode } = /** @type {!OrganizationView} */ (this.organization);
    if (changed.has('organization') && (before?.id !== id || before?.mode !== mode)) {
      this.facts.forget();
    }
  }

  /** @param {!AbortSignal} signal */
  async read(signal) {
    const path = at(this.organization.id);
    const [tokens, failures, held] = await Promise.all([
      api.get(path + '/provisioning/tokens', {}, signal),
      api.get(path + '/sync-log/failures', { solved: false, limit: CAUSES }, signal),
      api.get(path + '/removals', { state: 'HELD', limit: MOST_COUNTED }, signal),
    ]);
    return { tokens, failures: failures.items, held: held.items.length };
  }

  /** @param {!FailureGroupView} group */
  failure({ cause, title, resources, solvedResources, resourceType }) {
    const open = counted(resources - solvedResources, NAMES[resourceType] ?? 'resource');
    return notice(
      'bad',
      html`<p>
        ${open}: ${title}.
        <a href="${address(this.organization.id, 'sync-logs')}?cause=${cause}">What to do</a>
      </p>`,
    );
  }

  /** @param {number} held */
  removals(held) {
    const count = held >= MOST_COUNTED ? amount(MOST_COUNTED) + ' or more removals' : counted(held, 'removal');
    return notice(
      'warn',
      html`<p>
        ${count} ${held === 1 ? 'waits' : 'wait'} for your decision.
        <a href=${address(this.organization.id, 'removals')}>Decide</a>
      </p>`,
    );
  }

  /** @param {{tokens: !TokensView, failures: !Array<!FailureGroupView>, held: number}} facts */
  strip({ tokens, failures, held }) {
    if (this.organization.mode !== 'SCIM') {
      return html`<div class="verdict">${badge('off', 'Directory sync is off')}${held ? this.removals(held) : nothing}</div>`;
    }
    const used = [tokens.current, ...tokens.retiring]
      .map((token) => token?.lastUsedAt)
      .filter(Boolean)
      .sort()
      .at(-1);
    const last = used ? 'Last request ' + ago(used) : 'No request yet';
    const troubled = failures.length > 0 || held > 0;
    return html`
      <div class="verdict">
        ${troubled ? badge('warn', 'Needs attention') : badge(used ? 'good' : 'info', used ? 'All well' : 'Waiting')}
        <p>${last}${failures.length || !used ? '' : ' · no open failures'}</p>
      </div>
      ${failures.map((group) => this.failure(group))} ${held ? this.removals(held) : nothing}
    `;
  }

  /** @override */
  render() {
    return html`<section class="health" aria-label="Health">${this.facts.show((facts) => this.strip(facts), 1)}</section>`;
  }
}

customElements.define('health-strip', HealthStrip);
