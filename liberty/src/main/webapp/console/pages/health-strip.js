import { html, nothing } from 'lit';
import { api, at } from '../core/api.js';
import { ago, amount, counted, duration, left } from '../core/format.js';
import { address } from '../core/router.js';
import { Loaded, View } from '../core/view.js';
import { AfterWrites, Watch } from '../core/watch.js';
import { badge, notice } from '../ui/badge.js';
import { lastUse, moment } from './parts.js';
import { SOON_DAYS, certificateBadge } from './sso-parts.js';

const LOOK_MILLIS = 30000;
const BEHIND_MILLIS = 60000;
const MOST_COUNTED = 500;
const NAMES = { USER: 'user', GROUP: 'group', TOKEN: 'token' };
const STEPS = { PLAN: 'settings', VERIFIED_DOMAIN: 'identity/sso/domain', ACTIVE_CONNECTION: 'identity/sso' };

/**
 * @param {number} count which stands for all greater numbers from the most that is counted on
 * @param {string} one
 */
function bounded(count, one) {
  return count < MOST_COUNTED ? counted(count, one) : amount(MOST_COUNTED) + ' or more ' + one + 's';
}

/** Whether directory sync and sign-in are well, and each thing that the admin has to do. */
class HealthStrip extends View {
  static get properties() {
    return { organization: { attribute: false } };
  }

  constructor() {
    super();
    /** @type {?OrganizationView} */
    this.organization = null;
    /** @type {!Watch} */
    this.watch = new Watch(this, LOOK_MILLIS, () => this.health.refresh());
    /** @type {!AfterWrites} */
    this.afterWrites = new AfterWrites(this, () => this.health.refresh());
    /** @type {!Loaded} */
    this.health = new Loaded(this, (signal) => api.get(at(this.organization.id) + '/health', {}, signal));
  }

  /** @override */
  willUpdate(/** !Map */ changed) {
    const before = changed.get('organization');
    const { id, mode } = /** @type {!OrganizationView} */ (this.organization);
    if (changed.has('organization') && (before?.id !== id || before?.mode !== mode)) {
      this.health.forget();
    }
  }

  /** @param {string} page */
  to(page) {
    return address(this.organization.id, page);
  }

  /** @param {!HealthView} health */
  missing({ mode, preconditions }) {
    const unmet = mode === 'SCIM' ? preconditions.filter(({ met }) => !met) : [];
    return unmet.map(({ code, missing }) =>
      notice('bad', html`<p>${missing}. <a href=${this.to(STEPS[code])}>Set it up</a></p>`),
    );
  }

  /** @param {{client: string}|undefined} sync what is known of the identity provider */
  guide(sync) {
    const client = sync?.client ?? 'OTHER';
    const name = client === 'OTHER' ? 'generic' : client.toLowerCase();
    return html`<a href=${this.to('identity/guides/' + name)}>Set-up guide</a>`;
  }

  /** @param {!HealthView} health */
  silence({ sync }) {
    const since = sync?.silentSince ?? '';
    if (!sync || !since) {
      return [];
    }
    const { client, clientName, usualIntervalSeconds: usual } = sync;
    const provider = client === 'OTHER' ? 'your identity provider' : clientName;
    return [
      notice(
        'warn',
        html`<p>
          No request for ${duration(Date.now() - Date.parse(since))}${usual
            ? '; usually about every ' + duration(usual * 1000)
            : ''}.
          Silent since ${moment(since)}. See in ${provider} whether provisioning still runs, with the present
          token. ${this.guide(sync)}
        </p>`,
      ),
    ];
  }

  /** @param {!HealthView} health */
  ending({ certificate }) {
    if (!certificate || certificate.daysLeft >= SOON_DAYS) {
      return [];
    }
    const over = Date.parse(certificate.end) <= Date.now();
    return [
      notice(
        over ? 'bad' : 'warn',
        html`<p>
          ${over
            ? 'The certificate of your identity provider has ended: nobody can sign in by it.'
            : 'The certificate of your identity provider ends soon. Enter the next one beside it before.'}
          <a href=${this.to('identity/sso/values')}>Enter the new certificate</a>
        </p>`,
      ),
    ];
  }

  /** @param {!HealthView} health */
  unusedToken({ sync, tokens }) {
    const [old] = tokens?.retiring ?? [];
    if (!old || tokens.newTokenUsed) {
      return [];
    }
    return [
      notice(
        'warn',
        html`<p>
          The new token has not been used yet; the old one works for
          ${left(old.ending.at)}. Enter the new one at your identity provider.
          ${this.guide(sync)}
        </p>`,
      ),
    ];
  }

  /** @param {!HealthView} health */
  failed({ mode, failures }) {
    const shown = mode === 'SCIM' ? failures : [];
    return shown.map(({ cause, title, resources, solvedResources, resourceType }) =>
      notice(
        'bad',
        html`<p>
          ${counted(resources - solvedResources, NAMES[resourceType] ?? 'resource')}: ${title}.
          <a href="${this.to('sync-logs')}?cause=${cause}">What to do</a>
        </p>`,
      ),
    );
  }

  /** @param {!HealthView} health */
  removals({ heldRemovals: held }) {
    return held
      ? [
          notice(
            'warn',
            html`<p>
              ${bounded(held, 'removal')} ${held === 1 ? 'waits' : 'wait'} for your decision.
              <a href=${this.to('removals')}>Decide</a>
            </p>`,
          ),
        ]
      : [];
  }

  /** @param {!HealthView} health */
  requests({ mode, sync, tokens, failures }) {
    if (mode !== 'SCIM') {
      return nothing;
    }
    const last = [sync?.lastRequest, lastUse(tokens)].filter(Boolean).sort().at(-1);
    if (!last) {
      return html`<li>No request yet</li>`;
    }
    // what is known of the provider can be some seconds behind its token; far behind, another client has used the token
    const known = sync && Date.parse(last) - Date.parse(sync.lastRequest) < BEHIND_MILLIS;
    const usual = known ? sync.usualIntervalSeconds : undefined;
    return html`<li>
        Last request ${ago(last)}${known ? ', from ' + sync.clientName : ''}${usual
          ? ', about every ' + duration(usual * 1000)
          : ''}
      </li>
      ${failures.length ? nothing : html`<li>No open failures</li>`}`;
  }

  /** @param {!HealthView} health */
  refused({ refusedSignIns24h: refused }) {
    const text = bounded(refused, 'refused sign-in') + ' in 24 h';
    return html`<li>
      ${refused ? html`${text}. <a href="${this.to('sign-ins')}?outcome=REFUSED">See why</a>` : text}
    </li>`;
  }

  /**
   * @param {!HealthView} health
   * @param {boolean} troubled
   */
  verdict({ status }, troubled) {
    if (status === 'OFF') {
      return badge('off', 'Directory sync is off');
    }
    if (troubled || status === 'ATTENTION') {
      return badge('warn', 'Needs attention');
    }
    return status === 'WAITING' ? badge('info', 'Waiting') : badge('good', 'All well');
  }

  /** @param {!HealthView} health */
  strip(health) {
    const troubles = [
      ...this.missing(health),
      ...this.silence(health),
      ...this.unusedToken(health),
      ...this.ending(health),
      ...this.failed(health),
      ...this.removals(health),
    ];
    return html`
      <div class="verdict">
        ${this.verdict(health, troubles.length > 0)}
        <ul class="glances">
          ${this.requests(health)}
          ${health.certificate ? html`<li>${certificateBadge(health.certificate.end)}</li>` : nothing}
          ${this.refused(health)}
        </ul>
      </div>
      ${troubles}
    `;
  }

  /** @override */
  render() {
    return html`<section class="health" aria-label="Health">
      ${this.health.show((health) => this.strip(health), 1)}
    </section>`;
  }
}

customElements.define('health-strip', HealthStrip);
