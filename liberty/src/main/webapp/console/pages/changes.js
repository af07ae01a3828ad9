import { html } from 'lit';
import { api, at } from '../core/api.js';
import { words } from '../core/format.js';
import { icon } from '../core/icon.js';
import { View, message } from '../core/view.js';
import '../ui/copy-field.js';
import '../ui/data-table.js';
import { toast } from '../ui/toasts.js';
import { moment } from './parts.js';

const PAGE = 50;

/** What admins did, as a chain of hashes that can be verified without Muster. */
class Changes extends View {
  static get properties() {
    return { organization: { attribute: false } };
  }

  constructor() {
    super();
    /** @type {?OrganizationView} */
    this.organization = null;
    /** @type {?function(string, !AbortSignal): !Promise<!ItemPage>} */
    this.source = null;
    this.columns = [
      { label: 'Number', number: true, cell: (entry) => entry.sequence },
      { label: 'Timestamp', cell: (entry) => moment(entry.at) },
      { label: 'Who', cell: (entry) => entry.actor },
      { label: 'Change', header: true, cell: (entry) => words(entry.action) },
      { label: 'Of', cell: (entry) => html`<code>${entry.subject}</code>` },
      {
        label: 'Details',
        cell: (entry) =>
          Object.entries(entry.details).map(
            ([name, value]) => html`<span class="detail"><span class="soft">${name}</span> ${value}</span> `,
          ),
      },
    ];
  }

  /** @override */
  willUpdate(/** !Map */ changed) {
    const before = changed.get('organization');
    if (changed.has('organization') && before?.id !== this.organization.id) {
      const path = at(this.organization.id) + '/audit-log';
      this.source = (cursor, signal) => api.get(path, { limit: PAGE, cursor }, signal);
    }
  }

  async download() {
    try {
      await api.download(at(this.organization.id) + '/audit-log/export', 'audit-log.jsonl');
    } catch (error) {
      toast(message(/** @type {!Error} */ (error)));
    }
  }

  /** @override */
  render() {
    return html`
      <div class="heading">
        <h1 tabindex="-1">Changes</h1>
        <button @click=${this.download}>Export</button>
      </div>
      <div class="stack">
        <section class="card" aria-label="Audit log">
          <mu-data-table
            caption="Changes by admins, newest first"
            .columns=${this.columns}
            .source=${this.source}
            .empty=${html`${icon('list')}
              <h2>No changes yet</h2>`}
          ></mu-data-table>
        </section>
        <section class="card" aria-labelledby="verify">
          <header><h2 id="verify">Verify the log yourself</h2></header>
          <div class="inside">
            <p>
              Each entry has the hash of the one before. Export the log and run the verifier, which needs neither Muster
              nor its database; it finds any entry that was changed, removed or added.
            </p>
            <mu-copy-field label="Command" value="java -jar muster-verify.jar audit-log.jsonl"></mu-copy-field>
          </div>
        </section>
      </div>
    `;
  }
}

customElements.define('page-changes', Changes);
