import { html } from 'lit';
import { api, at } from '../core/api.js';
import { ago, date, left, words } from '../core/format.js';
import { address } from '../core/router.js';
import { Loaded, View, message } from '../core/view.js';
import { badge, notice } from '../ui/badge.js';
import '../ui/data-table.js';
import { openDialog } from '../ui/dialog.js';
import { toast } from '../ui/toasts.js';
import { showOnce } from './credentials.js';
import './entry-form.js';
import { actor, ownRole, textInput } from './parts.js';

const PAGE = 20;

/** People who were invited and have not signed in yet, and a form that invites one more. */
class Invitations extends View {
  static get properties() {
    return { organization: { type: String } };
  }

  constructor() {
    super();
    /** @type {string} the id */
    this.organization = '';
    /** @type {!Loaded} */
    this.connection = new Loaded(this, (signal) => api.get(at(this.organization) + '/connection', {}, signal));
    this.source = (cursor, signal) => api.get(this.below(''), { limit: PAGE, cursor }, signal);
    this.columns = [
      {
        label: 'Invited',
        header: true,
        cell: ({ email, madeAt, madeBy }) =>
          html`${email}
            <p class="soft small">${ago(madeAt)} by ${actor(madeBy)}</p>`,
      },
      { label: 'Role', cell: ({ role }) => (role ? words(role) : 'Connection role') },
      { label: 'Link', cell: (invitation) => this.state(invitation) },
      {
        label: '',
        cell: (invitation) =>
          html`<button
            class="small"
            aria-label="Revoke the invitation of ${invitation.email}"
            @click=${() => this.revoke(invitation)}
          >
            Revoke
          </button>`,
      },
    ];
  }

  /** @param {string} rest */
  below(rest) {
    return at(this.organization) + '/invitations' + rest;
  }

  /** @override */
  firstUpdated() {
    this.connection.load();
  }

  reload() {
    return /** @type {?} */ (this.querySelector('mu-data-table')).reload();
  }

  /** @param {!InvitationView} invitation */
  state({ endsAt }) {
    return Date.parse(endsAt) > Date.now()
      ? badge('good', 'Works for ' + left(endsAt))
      : badge('off', 'Ended ' + ago(endsAt));
  }

  /** @param {{invitation: !InvitationView, url: string}} made */
  async show({ invitation, url }) {
    await showOnce({
      heading: 'Invitation for ' + invitation.email,
      name: 'link',
      values: [['Link', url]],
      warning: html`<p>Copy the link now - it cannot be retrieved after you close the dialog.</p>`,
      next: html`Send it to ${invitation.email}: whoever signs in with this address until ${date(invitation.endsAt)}
      becomes a member. The link itself opens nothing.`,
      action: 'I have copied the link',
    });
    this.reload();
  }

  /** @param {!InvitationView} invitation */
  async revoke({ id, email }) {
    try {
      await api.delete(this.below('/' + id));
      toast('The invitation of ' + email + ' was revoked.');
    } catch (error) {
      toast(message(/** @type {!Error} */ (error)));
    }
    this.reload();
  }

  /** @param {!ConnectionView} connection */
  form({ inUse }) {
    if (!inUse) {
      return notice(
        'info',
        html`<p>
          Invited people become members by signing in at your identity provider, which is not possible at present.
          <a href=${address(this.organization, 'identity/sso')}>Set up single sign-on</a>
        </p>`,
      );
    }
    return html`<entry-form
      action="Invite"
      .inline=${true}
      .fields=${[
        textInput({
          name: 'email',
          label: 'E-mail address',
          hint: 'Of a domain that you have verified.',
          type: 'email',
          most: 320,
          required: true,
        }),
        ownRole(),
      ]}
      .send=${({ email, role }) => api.post(this.below(''), { email, ...(role ? { role } : {}) })}
      @done=${(event) => this.show(event.detail)}
    ></entry-form>`;
  }

  /** @override */
  render() {
    return html`
      <mu-data-table
        caption="Invitations that nobody has accepted"
        .columns=${this.columns}
        .source=${this.source}
        .empty=${html`<p>Nobody is invited at present.</p>`}
      ></mu-data-table>
      ${this.connection.show((connection) => this.form(connection), 2)}
    `;
  }
}

customElements.define('invitations-panel', Invitations);

/** @param {string} organization the id */
export function openInvitations(organization) {
  return openDialog({
    heading: 'Invite people',
    shape: 'wide',
    content: () => html`<p class="soft">
        An invited person becomes a member by signing in with the address at your identity provider, within 14 days.
      </p>
      <invitations-panel organization=${organization}></invitations-panel>`,
  });
}
