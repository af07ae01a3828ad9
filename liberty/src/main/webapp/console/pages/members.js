import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { api, at, queryString } from '../core/api.js';
import { ago, date, short, words } from '../core/format.js';
import { icon } from '../core/icon.js';
import { address, router } from '../core/router.js';
import { Search } from '../core/search.js';
import { session } from '../core/session.js';
import { Loaded, View, message } from '../core/view.js';
import { badge, notice } from '../ui/badge.js';
import { confirm } from '../ui/confirm.js';
import '../ui/data-table.js';
import { openDialog } from '../ui/dialog.js';
import '../ui/picker.js';
import { toast } from '../ui/toasts.js';
import './entry-form.js';
import { openInvitations } from './invitations.js';
import './member-sessions.js';
import './owner-password.js';
import { actor, ownRole, readable, textInput } from './parts.js';
import { Workspaces } from './workspaces.js';

const PAGE = 50;
const SOURCES = { INVITED: 'Invited', JIT: 'Just-in-time', SCIM: 'SCIM' };

/** @param {!MemberView} member */
function state({ active, breakGlass }) {
  return html`${active ? badge('good', 'Active') : badge('off', 'Inactive')}
  ${breakGlass ? badge('info', 'Break-glass owner') : nothing}`;
}

/** All members, however they came to be. */
class Members extends View {
  static get properties() {
    return { organization: { attribute: false } };
  }

  constructor() {
    super();
    /** @type {?OrganizationView} */
    this.organization = null;
    /** @type {!Search} */
    this.search = new Search(this, () => at(this.organization.id) + '/members', PAGE);
    this.columns = [
      {
        label: 'Member',
        header: true,
        cell: (member) =>
          html`<a href=${address(this.organization.id, 'members/' + member.id)}
              >${member.displayName ?? member.userName}</a
            >
            <span class="soft small">${member.displayName ? member.userName : ''}</span>`,
      },
      { label: 'Source', cell: (member) => SOURCES[member.origin] },
      { label: 'State', cell: (member) => state(member) },
      { label: 'Direct role', cell: (member) => (member.directRole ? words(member.directRole.role) : '') },
      { label: 'Since', cell: (member) => html`<span class="nowrap">${date(member.created)}</span>` },
    ];
  }

  /** @override */
  willUpdate(/** !Map */ changed) {
    const before = changed.get('organization');
    if (changed.has('organization') && before?.id !== this.organization.id) {
      this.search.find('');
    }
  }

  async add() {
    const added = await openDialog({
      heading: 'Add a member',
      content: (end) => html`<p class="soft">
          An identity provider that pushes a user of the same name later adopts the member.
        </p>
        <entry-form
          action="Add member"
          .fields=${[
            textInput({ name: 'email', label: 'E-mail address', type: 'email', most: 320, required: true }),
            textInput({ name: 'displayName', label: 'Name', most: 200 }),
            ownRole(),
          ]}
          .send=${({ email, displayName, role }) =>
            api.post(at(this.organization.id) + '/members', {
              email,
              ...(displayName ? { displayName } : {}),
              ...(role ? { role } : {}),
            })}
          @done=${(event) => end(event.detail)}
          @canceled=${() => end(undefined)}
        ></entry-form>`,
    });
    if (added) {
      toast(added.userName + ' was added.');
      router.go(address(this.organization.id, 'members/' + added.id));
    }
  }

  /** @override */
  render() {
    return html`
      <div class="heading">
        <h1 tabindex="-1">Members</h1>
        <div class="actions">
          ${this.search.field('Search members')}
          ${session.changes && this.organization.mode !== 'SCIM'
            ? html`<button @click=${() => openInvitations(this.organization.id)}>Invite people</button>`
            : nothing}
          ${session.changes ? html`<button @click=${this.add}>${icon('plus')}Add a member</button>` : nothing}
        </div>
      </div>
      <section class="card" aria-label="All members">
        <mu-data-table
          caption="Members, in the order of their creation"
          .columns=${this.columns}
          .source=${this.search.source}
          .empty=${this.search.text
            ? html`${icon('search')}
                <h2>Nobody found</h2>
                <p>Members are found by the beginning of their name, userName or e-mail address.</p>`
            : html`${icon('people')}
                <h2>No members yet</h2>
                <p>
                  Members appear here when your identity provider pushes them, when they first sign in, or when you add
                  them.
                </p>`}
        ></mu-data-table>
      </section>
    `;
  }
}

customElements.define('page-members', Members);

/** One member: what the identity provider manages, and what the member may do and why. */
class Member extends View {
  static get properties() {
    return { organization: { attribute: false }, member: { type: String }, refused: { state: true } };
  }

  constructor() {
    super();
    /** @type {?OrganizationView} */
    this.organization = null;
    /** @type {string} */
    this.member = '';
    /** @type {?Array<string>} the direct workspaces that are being saved */
    this.granting = null;
    /** @type {string} */
    this.refused = '';
    /** @type {!Workspaces} */
    this.workspaces = new Workspaces(this, () => this.organization.id);
    /** @type {!Loaded} */
    this.loaded = new Loaded(this, (signal) => api.get(this.below(''), {}, signal));
    /** @type {!Loaded} */
    this.access = new Loaded(this, (signal) => api.get(this.below('/access'), {}, signal));
  }

  /** @param {string} rest */
  below(rest) {
    return at(this.organization.id) + '/members/' + encodeURIComponent(this.member) + rest;
  }

  /** @override */
  willUpdate(/** !Map */ changed) {
    if (changed.has('member')) {
      this.workspaces.forget();
      this.loaded.forget();
      this.access.forget();
    }
  }

  /**
   * @param {function(): !Promise<?>} action
   * @param {string} done
   */
  async act(action, done) {
    this.refused = '';
    try {
      await action();
      toast(done);
    } catch (error) {
      this.refused = message(/** @type {!Error} */ (error));
    }
    await Promise.all([this.loaded.refresh(), this.access.refresh()]);
  }

  /** @param {string} role */
  changeRole(role) {
    return this.act(() => api.put(this.below('/role'), { role: role || null }), 'The direct role was saved.');
  }

  /**
   * @param {!Array<string>} before
   * @param {!Array<string>} after
   */
  async grant(before, after) {
    this.granting = after;
    const added = after.filter((id) => !before.includes(id));
    const removed = before.filter((id) => !after.includes(id));
    await this.act(async () => {
      await Promise.all([
        ...added.map((id) => api.put(this.below('/workspaces/' + id), undefined)),
        ...removed.map((id) => api.delete(this.below('/workspaces/' + id))),
      ]);
    }, 'The direct workspaces were saved.');
    this.granting = null;
    this.requestUpdate();
  }

  /** @param {boolean} breakGlass */
  async changeBreakGlass(breakGlass) {
    const sure = await confirm({
      heading: breakGlass ? 'Mark as break-glass owner?' : 'No longer a break-glass owner?',
      text: breakGlass
        ? 'Neither sync nor mappings can deactivate, delete or demote this member any more. Use it for the person ' +
          'who gets in when the identity provider is down.'
        : 'Sync and mappings can shut this member out again.',
      effects: [],
      action: breakGlass ? 'Mark as owner' : 'Take the mark away',
      danger: false,
    });
    if (sure) {
      await this.act(() => api.put(this.below('/break-glass'), { breakGlass }), 'The mark was saved.');
    }
  }

  /** @param {!MemberView} member */
  async unlink({ userName }) {
    const sure = await confirm({
      heading: 'Unlink the account of ' + userName + '?',
      text: 'Do this if the account was replaced at your identity provider.',
      effects: [
        'All sessions of the member end.',
        'The next sign-in with the e-mail address of the member links that account.',
      ],
      action: 'Unlink account',
      danger: true,
    });
    if (sure) {
      await this.act(() => api.delete(this.below('/sso-link')), 'The account was unlinked.');
    }
  }

  /** @param {!MemberView} member */
  async takeOut({ userName, externalId }) {
    const sure = await confirm({
      heading: 'Remove ' + userName + '?',
      text: undefined,
      effects: [
        'All access and all sessions end at once.',
        ...(externalId
          ? ['Your identity provider pushes this member: unassign the person there, or the member comes back.']
          : []),
      ],
      action: 'Remove member',
      danger: true,
    });
    if (sure) {
      try {
        await api.delete(this.below(''));
        toast(userName + ' was removed.');
        router.go(address(this.organization.id, 'members'));
      } catch (error) {
        this.refused = message(/** @type {!Error} */ (error));
      }
    }
  }

  /** @param {!MemberView} member */
  profile(member) {
    const managed = Boolean(member.externalId);
    const lock = managed
      ? html`<span class="lock">${icon('lock')}<span class="visually-hidden">managed</span></span>`
      : nothing;
    return html`
      ${managed
        ? notice(
            'info',
            html`<p>Your identity provider manages what has a lock; change it there.</p>`,
          )
        : nothing}
      <dl class="facts">
        <dt>userName ${lock}</dt>
        <dd>${member.userName}</dd>
        <dt>Name ${lock}</dt>
        <dd>${member.displayName ?? '—'}</dd>
        <dt>E-mail ${lock}</dt>
        <dd>${member.email ?? '—'}</dd>
        <dt>State ${lock}</dt>
        <dd>${state(member)}</dd>
        <dt>Groups ${lock}</dt>
        <dd>
          ${member.groups?.length
            ? member.groups.map(
                (group) =>
                  html`<a class="chip plain" href=${address(this.organization.id, 'groups/' + group.id)}
                    >${group.display}</a
                  > `,
              )
            : 'None'}
        </dd>
        <dt>Source</dt>
        <dd>${SOURCES[member.origin]}, ${date(member.created)}</dd>
        ${managed
          ? html`<dt>External id</dt>
              <dd><code>${member.externalId}</code></dd>`
          : nothing}
      </dl>
    `;
  }

  /** @param {!ReasonView} reason */
  because(reason) {
    const since = reason.since ? ', since ' + ago(reason.since).replace(' ago', '') : '';
    const by = reason.by ? ' by ' + actor(reason.by) : '';
    if (reason.kind === 'MAPPING') {
      return html`by the group
        <a href=${address(this.organization.id, 'groups/' + reason.group.id)}>${reason.group.display}</a>,
        mapped${by}${since}`;
    }
    return reason.kind === 'DIRECT' ? 'given directly' + by + since : 'the connection role';
  }

  /** How access ended, or is going to. @param {!DeprovisioningView} reason */
  ended({ text, requestId }) {
    const [what, held = ''] = text.split(', request ' + requestId);
    const log = address(this.organization.id, 'sync-logs') + queryString({ text: requestId });
    return html`${readable(what.charAt(0).toUpperCase() + what.slice(1))}${requestId
      ? html`, <a href=${log} title=${requestId}>request ${short(requestId)}</a>`
      : nothing}${readable(held)}.`;
  }

  /** @param {!AccessView} access */
  reasons(access) {
    if (!access.active) {
      const why = access.reason ? this.ended(access.reason) : 'The member is inactive.';
      return html`${notice('warn', html`<p>${why}</p>`)}
        <p>No access.</p>`;
    }
    const { roles, workspaces } = access.explanation;
    return html`
      ${access.reason ? notice('warn', html`<p>${this.ended(access.reason)}</p>`) : nothing}
      <div>
        <h3>Role: ${access.role ? words(access.role) : 'none'}</h3>
        <ul class="reasons">
          ${roles.map(
            (one) =>
              html`<li>
                ${one.decisive ? badge('good', 'Counts') : badge('off', 'Outweighed')}
                <span><strong>${words(one.role)}</strong> ${this.because(one.because)}</span>
              </li>`,
          )}
        </ul>
      </div>
      <div>
        <h3>Workspaces: ${access.workspaces.length}</h3>
        <ul class="reasons">
          ${workspaces.map(
            (one) =>
              html`<li>
                <span><strong>${this.workspaces.names(one.workspace)}</strong> ${this.because(one.because)}</span>
              </li>`,
          )}
        </ul>
      </div>
    `;
  }

  /** @param {!MemberView} member */
  direct(member) {
    const explained = this.access.state === 'ready' ? this.access.value.explanation : undefined;
    const given = (explained?.workspaces ?? [])
      .filter(({ because }) => because.kind === 'DIRECT')
      .map(({ workspace }) => workspace);
    return html`<section class="card" aria-labelledby="direct">
      <header><h2 id="direct">Given directly</h2></header>
      <div class="inside">
        <p class="soft">Sync never changes this. A role from a group mapping wins over the direct role.</p>
        <div class="field">
          <label for="direct-role">Direct role</label>
          <select
            id="direct-role"
            .value=${live(member.directRole?.role ?? '')}
            @change=${(event) => this.changeRole(event.target.value)}
          >
            <option value="">None</option>
            <option value="VIEWER">Viewer</option>
            <option value="DEVELOPER">Developer</option>
            <option value="ADMIN">Admin</option>
          </select>
        </div>
        <div>
          <p class="legend">Direct workspaces</p>
          <mu-picker
            label="Choose direct workspaces"
            .chosen=${this.granting ?? given}
            .names=${this.workspaces.names}
            .search=${this.workspaces.search}
            @picked=${(event) => this.grant(given, event.detail)}
          ></mu-picker>
        </div>
      </div>
      <footer>
        <div class="actions">
          <button @click=${() => this.changeBreakGlass(!member.breakGlass)}>
            ${member.breakGlass ? 'No longer a break-glass owner' : 'Mark as break-glass owner'}
          </button>
          ${member.linked ? html`<button @click=${() => this.unlink(member)}>Unlink account</button>` : nothing}
          <button @click=${() => this.takeOut(member)}>Remove member</button>
        </div>
      </footer>
    </section>`;
  }

  /** @override */
  render() {
    const member = this.loaded.state === 'ready' ? this.loaded.value : null;
    return html`
      <p class="small"><a href=${address(this.organization.id, 'members')}>All members</a></p>
      <div class="heading"><h1 tabindex="-1">${member ? (member.displayName ?? member.userName) : 'Member'}</h1></div>
      ${this.refused
        ? html`<div class="above" role="alert">${notice('bad', html`<p>${this.refused}</p>`)}</div>`
        : nothing}
      <div class="columns">
        <div class="stack">
          <section class="card" aria-labelledby="profile">
            <header><h2 id="profile">Profile</h2></header>
            <div class="inside">${this.loaded.show((value) => this.profile(value), 5)}</div>
          </section>
          ${member && (session.changes || session.caller?.member === this.member)
            ? html`<member-sessions
                .organization=${this.organization.id}
                .member=${this.member}
              ></member-sessions>`
            : nothing}
          ${member?.breakGlass && session.changes
            ? html`<owner-password
                .organization=${this.organization.id}
                .member=${this.member}
              ></owner-password>`
            : nothing}
        </div>
        <div class="stack">
          <section class="card" aria-labelledby="access">
            <header><h2 id="access">Access, and why</h2></header>
            <div class="inside">${this.access.show((value) => this.reasons(value), 4)}</div>
          </section>
          ${member && session.changes ? this.direct(member) : nothing}
        </div>
      </div>
    `;
  }
}

customElements.define('page-member', Member);
