import { html } from 'lit';
import { api, at } from '../core/api.js';
import { words } from '../core/format.js';
import { icon } from '../core/icon.js';
import { address } from '../core/router.js';
import { View, message } from '../core/view.js';
import '../ui/copy-field.js';
import '../ui/data-table.js';
import { toast } from '../ui/toasts.js';
import { actor, moment, readable } from './parts.js';

const PAGE = 50;

/** @type {!Object<string, string>} actions that are not called as their constant reads */
const ACTIONS = {
  SSO_CHANGED: 'Single sign-on changed',
  SSO_REMOVED: 'Single sign-on removed',
  SSO_REQUIREMENT_CHANGED: 'Requirement of single sign-on changed',
  TOKEN_OVERLAP_ENDED: 'Former SCIM token ended',
  TOKEN_REVOKED: 'SCIM token revoked',
  TOKEN_ROTATED: 'SCIM token rotated',
  TOKEN_ROTATION_CANCELLED: 'Rotation of the SCIM token canceled',
  ADMIN_EMAIL_CHANGED: 'E-mail address of an Admin changed',
  MEMBER_EMAIL_LOST: 'E-mail address of a member lost',
  HOLD_POLICY_CHANGED: 'Removal policy changed',
  HOLD_APPROVED: 'Held removal approved',
  HOLD_REJECTED: 'Held removal rejected',
  HOLD_UNDONE: 'Held removal undone',
  HOLD_LAPSED: 'Deadline of a held removal passed',
  WEBHOOK_OVERLAP_ENDED: 'Former webhook secret ended',
  CONNECTION_DRAFTED: 'Draft of the connection saved',
  CONNECTION_DRAFT_DISCARDED: 'Draft of the connection discarded',
  CONNECTION_TEST_STARTED: 'Test of the connection started',
  CONNECTION_SWAPPED_BACK: 'Former connection active again',
  CONNECTION_METADATA_CHANGED: 'Metadata of the connection changed',
  SUBJECT_LINKED: 'Account linked',
  SUBJECT_UNLINKED: 'Account unlinked',
  GROUPS_CLAIMED: 'Groups changed by a sign-in',
  PASSWORD_SIGN_IN: 'Signed in by password',
  PASSWORD_TRIES_SLOWED: 'Wrong passwords slowed down',
  API_KEY_ISSUED: 'API key issued',
  API_KEY_REVOKED: 'API key revoked',
};

/** @type {!Object<string, string>} what a path of a subject begins with, for people */
const KINDS = {
  'api-keys': 'API key',
  connection: 'Connection',
  'contact-links': 'Contact link',
  domains: 'Domain',
  events: 'Events',
  'group-mappings': 'Group mapping',
  groups: 'Group',
  invitations: 'Invitation',
  members: 'Member',
  organization: 'Organization',
  organizations: 'Organization',
  provisioning: 'Provisioning',
  removals: 'Removal',
  simulations: 'Try-out',
  sso: 'Single sign-on',
  'sync-log': 'Request',
  webhooks: 'Webhook',
  workspaces: 'Workspace',
};

/** The kinds that have a page for each. */
const PAGES = ['members', 'groups'];

/** @param {string} name of a detail, such as attestedAt or role.before */
function detailName(name) {
  return name.replace(/[A-Z]/g, (letter) => ' ' + letter.toLowerCase()).replace('.', ' ');
}

/** @param {string} value of a detail */
function detailValue(value) {
  return /^[A-Z][A-Z_]+$/.test(value) ? words(value) : readable(value);
}

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
      { label: 'Who', cell: (entry) => actor(entry.actor) },
      { label: 'Change', header: true, cell: (entry) => ACTIONS[entry.action] ?? words(entry.action) },
      { label: 'Of', cell: (entry) => this.subject(entry.subject) },
      {
        label: 'Details',
        cell: (entry) =>
          Object.entries(entry.details).map(
            ([name, value]) =>
              html`<span class="detail"
                ><span class="soft">${detailName(name)}</span> ${detailValue(value)}</span
              > `,
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

  /** @param {string} path of what was changed, below that of the organization */
  subject(path) {
    const [kind, id = '', ...rest] = path.split('/');
    const name = html`${KINDS[kind] ?? kind} ${readable(id)}`;
    const page = PAGES.includes(kind) && id ? address(this.organization.id, kind + '/' + id) : '';
    return html`<span class="subject" title=${path}
      >${page ? html`<a href=${page}>${name}</a>` : name}
      ${rest.join(' ')}</span
    >`;
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
            <p class="soft">
              Ask the operator of Muster for <code>muster-verify.jar</code>: the build of Muster makes it in
              <code>liberty/target</code>. It needs Java 17 or later.
            </p>
            <mu-copy-field label="Command" value="java -jar muster-verify.jar audit-log.jsonl"></mu-copy-field>
          </div>
        </section>
      </div>
    `;
  }
}

customElements.define('page-changes', Changes);
