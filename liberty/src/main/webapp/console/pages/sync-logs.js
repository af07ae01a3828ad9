import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { api, at, queryString } from '../core/api.js';
import { amount, dateTime, utc, words } from '../core/format.js';
import { icon } from '../core/icon.js';
import { address, router } from '../core/router.js';
import { session } from '../core/session.js';
import { View, message } from '../core/view.js';
import { badge, notice } from '../ui/badge.js';
import '../ui/data-table.js';
import { openDialog } from '../ui/dialog.js';
import { toast } from '../ui/toasts.js';
import './failures.js';
import './request-chart.js';
import './sent-request.js';

const PAGE = 50;
const TAIL_MILLIS = 3000;
const TYPING_MILLIS = 300;
const FILTERS = ['status', 'action', 'resourceType', 'text', 'from', 'until', 'cause'];
const STATUSES = ['SUCCESS', 'SKIPPED', 'FAILED'];
const ACTIONS = [
  'CREATE',
  'UPDATE',
  'DEACTIVATE',
  'REACTIVATE',
  'DELETE',
  'ADD_MEMBERS',
  'REMOVE_MEMBERS',
  'AUTHENTICATE',
  'READ',
];
const TYPES = ['USER', 'GROUP', 'TOKEN'];
const KINDS = { SUCCESS: 'good', SKIPPED: 'off', FAILED: 'bad' };

/** @param {string} status */
export function syncStatus(status) {
  return badge(KINDS[status] ?? 'off', status);
}

/** @param {string} instant */
export function moment(instant) {
  return html`<time datetime=${instant} title=${utc(instant)} class="nowrap">${dateTime(instant)}</time>`;
}

/** Every request of the identity provider that wrote, or was refused. The filters are in the address. */
class SyncLogs extends View {
  static get properties() {
    return { organization: { attribute: false }, filters: { state: true }, tailing: { state: true } };
  }

  constructor() {
    super();
    /** @type {?OrganizationView} */
    this.organization = null;
    /** @type {!Object<string, string>} as the address has them */
    this.filters = {};
    /** @type {boolean} */
    this.tailing = false;
    /** @type {number} */
    this.timer = 0;
    /** @type {number} */
    this.typing = 0;
    /** @type {?function(string, !AbortSignal): !Promise<!ItemPage>} */
    this.source = null;
    /** @type {function(?)} reads the address again when a link has changed it */
    this.followed = () => {
      const { page, query } = router.place;
      if (page === 'sync-logs' && FILTERS.some((name) => (query.get(name) ?? '') !== this.filters[name])) {
        this.read(query);
      }
    };
    this.columns = [
      { label: 'Timestamp', cell: (entry) => moment(entry.at) },
      { label: 'Action', cell: (entry) => html`<code>${entry.action}</code>` },
      { label: 'Resource', header: true, cell: (entry) => this.resource(entry) },
      {
        label: 'Status',
        cell: (entry) => html`${syncStatus(entry.status)} <span class="soft small">${entry.failure?.cause}</span>`,
      },
      {
        label: '',
        cell: (entry) =>
          html`<button
            class="small"
            aria-label="Details of ${entry.action} ${entry.resource.display ?? ''}"
            @click=${() => this.details(entry)}
          >
            Details
          </button>`,
      },
    ];
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    router.changes.listen(this.followed);
    this.timer = setInterval(() => this.tail(), TAIL_MILLIS);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    router.changes.leave(this.followed);
    clearInterval(this.timer);
    clearTimeout(this.typing);
  }

  /** @override */
  willUpdate(/** !Map */ changed) {
    const before = changed.get('organization');
    if (changed.has('organization') && before?.id !== this.organization.id) {
      this.read(router.place.query);
    }
  }

  /** @param {!URLSearchParams} query */
  read(query) {
    /** @type {!Object<string, string>} */
    const filters = {};
    FILTERS.forEach((name) => (filters[name] = query.get(name) ?? ''));
    this.filters = filters;
    this.source = (cursor, signal) =>
      api.get(this.below(''), { ...this.wanted(), limit: PAGE, cursor }, signal);
  }

  /** @param {string} rest */
  below(rest) {
    return at(this.organization.id) + '/sync-log' + rest;
  }

  /** The filters as the API reads them: moments in UTC. */
  wanted() {
    const { from, until } = this.filters;
    return {
      ...this.filters,
      from: from ? new Date(from).toISOString() : '',
      until: until ? new Date(until).toISOString() : '',
    };
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  filter(name, value) {
    const filters = { ...this.filters, [name]: value };
    router.replace(address(this.organization.id, 'sync-logs') + queryString(filters));
  }

  clear() {
    router.replace(address(this.organization.id, 'sync-logs'));
  }

  /** @param {!Event} event */
  typed(event) {
    const { value } = /** @type {!HTMLInputElement} */ (event.target);
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.filter('text', value.trim()), TYPING_MILLIS);
  }

  tail() {
    if (this.tailing && document.visibilityState === 'visible' && session.state === 'signed-in') {
      const table = /** @type {?} */ (this.querySelector('mu-data-table'));
      table?.refresh();
      const failures = /** @type {?} */ (this.querySelector('sync-failures'));
      failures?.reload();
    }
  }

  /** @param {string} format */
  async download(format) {
    try {
      const query = queryString({ ...this.wanted(), format });
      await api.download(this.below('/export') + query, 'sync-log.' + format.toLowerCase());
    } catch (error) {
      toast(message(/** @type {!Error} */ (error)));
    }
  }

  /** @param {!SyncEntryView} entry */
  resource({ resource: { type, id, display } }) {
    const name = display ?? id ?? 'unknown';
    const page = { USER: 'members/', GROUP: 'groups/' }[type];
    return html`<span class="soft small">${words(type)}</span>
      ${page && id ? html`<a href=${address(this.organization.id, page + id)}>${name}</a>` : name}`;
  }

  /** @param {!SyncEntryView} entry */
  details(entry) {
    return openDialog({
      heading: entry.action + ' ' + (entry.resource.display ?? ''),
      shape: 'drawer',
      persistent: undefined,
      content: () => html`
        <div>${syncStatus(entry.status)}</div>
        ${entry.failure
          ? notice(
              'bad',
              html`<p><strong>${entry.failure.cause}</strong></p>
                <p>${entry.failure.remedy}</p>`,
            )
          : nothing}
        ${entry.failure && ['USER', 'GROUP'].includes(entry.resource.type)
          ? html`<sent-request organization=${this.organization.id} entry=${entry.id}></sent-request>`
          : nothing}
        ${entry.note ? notice('info', html`<p>${entry.note}</p>`) : nothing}
        ${entry.changes.length
          ? html`<table class="changes">
              <caption>
                What changed; personal values are redacted
              </caption>
              <thead>
                <tr>
                  <th scope="col">Attribute</th>
                  <th scope="col">Before</th>
                  <th scope="col">After</th>
                </tr>
              </thead>
              <tbody>
                ${entry.changes.map(
                  (change) =>
                    html`<tr>
                      <th scope="row">${change.attribute}</th>
                      <td>${change.before ?? ''}</td>
                      <td>${change.after ?? ''}</td>
                    </tr>`,
                )}
              </tbody>
            </table>`
          : nothing}
        <dl class="facts">
          <dt>When</dt>
          <dd>${dateTime(entry.at)}<br /><span class="soft small">${utc(entry.at)}</span></dd>
          <dt>Resource</dt>
          <dd>${this.resource(entry)}</dd>
          <dt>Answer</dt>
          <dd>HTTP ${entry.httpStatus} in ${amount(entry.durationMillis)} ms</dd>
          <dt>Token</dt>
          <dd>${entry.tokenId ? html`<code>${entry.tokenId}</code>` : 'unknown'}</dd>
          <dt>Client</dt>
          <dd>${entry.userAgent ?? 'unknown'}</dd>
          <dt>Request id</dt>
          <dd><code>${entry.requestId}</code></dd>
        </dl>
      `,
    });
  }

  /**
   * @param {string} name
   * @param {string} label
   * @param {!Array<string>} values
   */
  choice(name, label, values) {
    return html`<div class="field">
      <label for="filter-${name}">${label}</label>
      <select
        id="filter-${name}"
        .value=${live(this.filters[name])}
        @change=${(event) => this.filter(name, event.target.value)}
      >
        <option value="">All</option>
        ${values.map((value) => html`<option value=${value} ?selected=${value === this.filters[name]}>${value}</option>`)}
      </select>
    </div>`;
  }

  /**
   * @param {string} name
   * @param {string} label
   */
  day(name, label) {
    return html`<div class="field">
      <label for="filter-${name}">${label}</label>
      <input
        id="filter-${name}"
        type="datetime-local"
        .value=${live(this.filters[name])}
        @change=${(event) => this.filter(name, event.target.value)}
      />
    </div>`;
  }

  /** @override */
  render() {
    const filtered = FILTERS.some((name) => this.filters[name]);
    return html`
      <div class="heading">
        <h1 tabindex="-1">Sync logs</h1>
        <div class="actions">
          <button
            aria-pressed=${this.tailing ? 'true' : 'false'}
            @click=${() => (this.tailing = !this.tailing)}
          >
            ${icon(this.tailing ? 'check' : 'clock')}${this.tailing ? 'Live' : 'Go live'}
          </button>
          <details class="menu end bordered">
            <summary>Export${icon('down')}</summary>
            <div class="items">
              <button @click=${() => this.download('CSV')}>CSV, for spreadsheets</button>
              <button @click=${() => this.download('JSONL')}>JSON Lines, for programs</button>
            </div>
          </details>
        </div>
      </div>
      <div class="stack">
        <sync-failures .organization=${this.organization}></sync-failures>
      <section class="card" aria-label="Sync log">
        <div class="filters" role="search" aria-label="Filter the sync log">
          <div class="field">
            <label for="filter-text">Name or request id</label>
            <input id="filter-text" type="search" .value=${live(this.filters['text'])} @input=${this.typed} />
          </div>
          ${this.choice('status', 'Status', STATUSES)} ${this.choice('action', 'Action', ACTIONS)}
          ${this.choice('resourceType', 'Resource', TYPES)} ${this.day('from', 'From')} ${this.day('until', 'Until')}
          ${this.filters['cause'] ? html`<p class="soft small">Only the entries of one cause.</p>` : nothing}
          ${filtered ? html`<button class="quiet" @click=${this.clear}>Clear filters</button>` : nothing}
        </div>
        <mu-data-table
          caption="Sync log, newest first"
          .columns=${this.columns}
          .source=${this.source}
          .empty=${filtered
            ? html`${icon('search')}
                <h2>No entry matches</h2>
                <p>Change the filters above, or clear them.</p>`
            : html`${icon('list')}
                <h2>Nothing has been synced yet</h2>
                <p>Each user and group that your identity provider pushes, changes or removes will be an entry here.</p>`}
        ></mu-data-table>
      </section>
      <request-chart .organization=${this.organization}></request-chart>
      </div>
    `;
  }
}

customElements.define('page-sync-logs', SyncLogs);
