import { html, nothing } from 'lit';
import { api, at } from '../core/api.js';
import { ago, amount, counted } from '../core/format.js';
import { address } from '../core/router.js';
import { Loaded, View } from '../core/view.js';
import { badge } from '../ui/badge.js';
import '../ui/data-table.js';
import { openDialog } from '../ui/dialog.js';

const MOST_COUNTED = 1000;
const NAMES = { USER: 'user', GROUP: 'group', TOKEN: 'token' };

/** What goes wrong, by cause: how many are affected, since when, and what to do. */
class Failures extends View {
  static get properties() {
    return { organization: { attribute: false } };
  }

  constructor() {
    super();
    /** @type {?OrganizationView} */
    this.organization = null;
    /** @type {!Loaded} */
    this.causes = new Loaded(this, (signal) => api.get(this.below(''), { limit: 20 }, signal));
    this.columns = [
      { label: 'Who', header: true, cell: (one) => one.display ?? one.id ?? 'unknown' },
      { label: 'Requests', number: true, cell: (one) => amount(one.requests) },
      { label: 'Last', cell: (one) => ago(one.lastSeen) },
      { label: 'State', cell: (one) => (one.solvedSince ? badge('good', 'Solved') : badge('bad', 'Open')) },
    ];
  }

  /** @param {string} rest */
  below(rest) {
    return at(this.organization.id) + '/sync-log/failures' + rest;
  }

  /** @override */
  willUpdate(/** !Map */ changed) {
    const before = changed.get('organization');
    if (changed.has('organization') && before?.id !== this.organization.id) {
      this.causes.forget();
    }
  }

  reload() {
    return this.causes.refresh();
  }

  /** @param {!FailureGroupView} group */
  affected({ resources, solvedResources, resourceType }) {
    const open = resources - solvedResources;
    const name = NAMES[resourceType] ?? 'resource';
    return open >= MOST_COUNTED ? amount(open) + ' or more ' + name + 's' : counted(open, name);
  }

  /** @param {!FailureGroupView} group */
  who({ cause, title }) {
    return openDialog({
      heading: title,
      shape: 'drawer',
      persistent: undefined,
      content: () =>
        html`<mu-data-table
          caption="Who is affected"
          .columns=${this.columns}
          .source=${(cursor, signal) => api.get(this.below('/' + cause), { limit: 50, cursor }, signal)}
        ></mu-data-table>`,
    });
  }

  /** @param {!FailureGroupView} group */
  row(group) {
    return html`<li>
      <div class="cause">
        <p>
          ${group.solvedSince
            ? badge('good', 'Solved ' + ago(group.solvedSince))
            : badge('bad', this.affected(group))}
          <strong>${group.title}</strong>
        </p>
        <p>${group.remedy}</p>
        <p class="soft small">
          ${counted(group.requests, 'request')}, first ${ago(group.firstSeen)}, last ${ago(group.lastSeen)}
        </p>
      </div>
      <div class="actions">
        <button class="small" aria-label="Who is affected by: ${group.title}" @click=${() => this.who(group)}>Who</button>
        <a
          class="button small"
          aria-label="Entries of: ${group.title}"
          href="${address(this.organization.id, 'sync-logs')}?cause=${group.cause}"
          >Entries</a
        >
      </div>
    </li>`;
  }

  /** @override */
  render() {
    if (this.causes.state === 'ready' && this.causes.value.items.length === 0) {
      return nothing;
    }
    return html`<section class="card" aria-labelledby="failures">
      <header><h2 id="failures">Failures by cause</h2></header>
      <div class="inside">
        ${this.causes.show(({ items }) => html`<ul class="rows">${items.map((group) => this.row(group))}</ul>`, 2)}
      </div>
    </section>`;
  }
}

customElements.define('sync-failures', Failures);
