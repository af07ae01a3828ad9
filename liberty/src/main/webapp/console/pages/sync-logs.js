import { html, nothing } from 'lit';
import { amount, dateTime, utc, words } from '../core/format.js';
import { address } from '../core/router.js';
import { badge, notice } from '../ui/badge.js';
import { openDialog } from '../ui/dialog.js';
import './failures.js';
import { LogPage } from './log-page.js';
import { moment } from './parts.js';
import './request-chart.js';
import './sent-request.js';

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

/** @param {!Array<string>} constants that people know by these names from other logs */
function choices(constants) {
  return constants.map((value) => ({ value, label: value }));
}

/** Every request of the identity provider that wrote, or was refused. The filters are in the address. */
class SyncLogs extends LogPage {
  constructor() {
    super('sync-logs', '/sync-log', FILTERS);
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
  tail() {
    super.tail();
    if (this.tailing) {
      const failures = /** @type {?} */ (this.querySelector('sync-failures'));
      failures?.reload();
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

  /** @override */
  render() {
    return html`
      ${this.head('Sync logs')}
      <div class="stack">
        <sync-failures .organization=${this.organization}></sync-failures>
        ${this.log({
          name: 'Sync log',
          text: 'Name or request id',
          choices: html`${this.choice('status', 'Status', choices(STATUSES))}
          ${this.choice('action', 'Action', choices(ACTIONS))}
          ${this.choice('resourceType', 'Resource', choices(TYPES))}`,
          columns: this.columns,
          heading: 'Nothing has been synced yet',
          hint: 'Each user and group that your identity provider pushes, changes or removes will be an entry here.',
        })}
        <request-chart .organization=${this.organization}></request-chart>
      </div>
    `;
  }
}

customElements.define('page-sync-logs', SyncLogs);
