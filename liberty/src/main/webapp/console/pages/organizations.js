import { html } from 'lit';
import { api } from '../core/api.js';
import { date, words } from '../core/format.js';
import { icon } from '../core/icon.js';
import { address, router } from '../core/router.js';
import { View } from '../core/view.js';
import { badge } from '../ui/badge.js';
import '../ui/data-table.js';
import { openDialog } from '../ui/dialog.js';
import { toast } from '../ui/toasts.js';
import { PLANS, select, textInput } from './parts.js';
import './entry-form.js';

const FIRST_PAGE = 'identity';

/** @param {?} sso */
function sso(sso) {
  if (!sso) {
    return badge('off', 'Not set up');
  }
  return sso.active ? badge('good', 'Active') : badge('warn', 'Not active');
}

/** For operators: all organizations. */
class Organizations extends View {
  constructor() {
    super();
    this.source = (/** string */ cursor, /** !AbortSignal */ signal) =>
      api.get('/organizations', { limit: 50, cursor }, signal);
    this.columns = [
      {
        label: 'Name',
        header: true,
        cell: (row) => html`<a href=${address(row.id, FIRST_PAGE)}>${row.name}</a>`,
      },
      { label: 'Plan', cell: (row) => words(row.plan) },
      { label: 'Single sign-on', cell: (row) => sso(row.sso) },
      {
        label: 'Provisioning',
        cell: (row) => (row.mode === 'SCIM' ? badge('good', 'SCIM') : badge('off', words(row.mode))),
      },
      { label: 'Domains', cell: (row) => row.domains.join(', ') },
      { label: 'Created', cell: (row) => html`<span class="nowrap">${date(row.created)}</span>` },
    ];
  }

  async create() {
    const created = await openDialog({
      heading: 'New organization',
      content: (end) => html`<entry-form
        action="Create organization"
        .fields=${[
          textInput({ name: 'name', label: 'Name', most: 200, required: true }),
          select({
            name: 'plan',
            label: 'Plan',
            hint: 'SCIM needs Business or Enterprise.',
            value: 'BUSINESS',
            options: PLANS,
          }),
        ]}
        .send=${(values) => api.post('/organizations', values)}
        @done=${(event) => end(event.detail)}
        @canceled=${() => end(undefined)}
      ></entry-form>`,
    });
    if (created) {
      toast(created.name + ' was created.');
      router.go(address(created.id, 'settings'));
    }
  }

  /** @override */
  render() {
    return html`
      <div class="heading">
        <h1 tabindex="-1">Organizations</h1>
        <button class="primary" @click=${this.create}>${icon('plus')}New organization</button>
      </div>
      <section class="card" aria-label="All organizations">
        <mu-data-table
          caption="Organizations, in the order of their creation"
          .columns=${this.columns}
          .source=${this.source}
          .empty=${html`${icon('building')}
            <h2>No organizations yet</h2>
            <p>An organization is a customer of yours, with members, groups and an identity provider of its own.</p>
            <button @click=${this.create}>Create the first one</button>`}
        ></mu-data-table>
      </section>
    `;
  }
}

customElements.define('page-organizations', Organizations);
