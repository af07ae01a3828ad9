import { html, nothing } from 'lit';
import { all, api, at } from '../core/api.js';
import { ago, amount, counted, date, words } from '../core/format.js';
import { icon } from '../core/icon.js';
import { address } from '../core/router.js';
import { Search } from '../core/search.js';
import { Loaded, View } from '../core/view.js';
import { badge } from '../ui/badge.js';
import '../ui/data-table.js';
import { actor, groupsComeBy } from './parts.js';
import { Workspaces } from './workspaces.js';

const PAGE = 50;
const MOST_MAPPINGS = 2000;

/** The groups that the identity provider pushed, and the mappings of those that it has deleted. */
class Groups extends View {
  static get properties() {
    return { organization: { attribute: false } };
  }

  constructor() {
    super();
    /** @type {?OrganizationView} */
    this.organization = null;
    /** @type {!Search} */
    this.search = new Search(this, () => at(this.organization.id) + '/groups', PAGE);
    /** @type {!Workspaces} */
    this.workspaces = new Workspaces(this, () => this.organization.id);
    /** @type {!Loaded} */
    this.others = new Loaded(this, async (signal) => {
      const mappings = await all(at(this.organization.id) + '/group-mappings', MOST_MAPPINGS, signal);
      return mappings.filter(({ state }) => state !== 'BOUND');
    });
  }

  /** @override */
  willUpdate(/** !Map */ changed) {
    const before = changed.get('organization');
    if (changed.has('organization') && before?.id !== this.organization.id) {
      this.workspaces.forget();
      this.others.forget();
      this.search.find('');
    }
  }

  /** @param {!MappingView|undefined} mapping */
  gives(mapping) {
    if (!mapping || (!mapping.role && mapping.workspaces.length === 0)) {
      return badge('off', 'Unmapped');
    }
    return [
      mapping.workspaces.map(this.workspaces.names).join(', '),
      mapping.role ? words(mapping.role) : 'Connection role',
    ]
      .filter(Boolean)
      .join(' · ');
  }

  columns() {
    return [
      {
        label: 'Group',
        header: true,
        cell: (group) => html`<a href=${address(this.organization.id, 'groups/' + group.id)}>${group.displayName}</a>`,
      },
      { label: 'Members', number: true, cell: (group) => amount(group.members) },
      { label: 'Gives', cell: (group) => this.gives(group.mapping) },
      { label: 'External id', cell: (group) => html`<code>${group.externalId}</code>` },
      { label: 'Changed', cell: (group) => html`<span class="nowrap">${ago(group.lastModified)}</span>` },
    ];
  }

  /** @param {!Array<!MappingView>} mappings */
  kept(mappings) {
    if (mappings.length === 0) {
      return nothing;
    }
    return html`<section class="card" aria-labelledby="kept">
      <header><h2 id="kept">Mappings without a group</h2></header>
      <div class="inside">
        <ul class="rows">
          ${mappings.map(
            (mapping) =>
              html`<li>
                <div>
                  <strong>${mapping.displayName}</strong>
                  <p class="soft small">
                    ${mapping.endedAt
                      ? 'Deleted ' +
                        ago(mapping.endedAt) +
                        '. A group that is pushed with the same external id within 30 days gets this mapping back.'
                      : 'Waits for a group of this name.'}
                  </p>
                </div>
                <span>${this.gives(mapping)}</span>
              </li>`,
          )}
        </ul>
      </div>
    </section>`;
  }

  /** @override */
  render() {
    return html`
      <div class="heading">
        <h1 tabindex="-1">Groups</h1>
        ${this.search.field('Search groups')}
      </div>
      <div class="stack">
        <section class="card" aria-label="Synced groups">
          <mu-data-table
            caption="Groups, in the order of their creation"
            .columns=${this.columns()}
            .source=${this.search.source}
            .empty=${this.search.text
              ? html`${icon('search')}
                  <h2>No group begins with “${this.search.text}”</h2>
                  <p>Groups are found by the beginning of their name.</p>`
              : html`${icon('people')}
                  <h2>No groups yet</h2>
                  <p>${groupsComeBy(this.organization.mode)}</p>`}
          ></mu-data-table>
        </section>
        ${this.others.show((mappings) => this.kept(mappings), 2)}
      </div>
    `;
  }
}

customElements.define('page-groups', Groups);

/** One group: its members, and what they get by it. */
class Group extends View {
  static get properties() {
    return { organization: { attribute: false }, group: { type: String } };
  }

  constructor() {
    super();
    /** @type {?OrganizationView} */
    this.organization = null;
    /** @type {string} */
    this.group = '';
    /** @type {!Workspaces} */
    this.workspaces = new Workspaces(this, () => this.organization.id);
    /** @type {!Loaded} */
    this.loaded = new Loaded(this, (signal) => api.get(this.below(''), {}, signal));
    /** @type {?function(string, !AbortSignal): !Promise<!ItemPage>} */
    this.source = null;
    this.columns = [
      {
        label: 'Member',
        header: true,
        cell: (member) => html`<a href=${address(this.organization.id, 'members/' + member.id)}>${member.display}</a>`,
      },
    ];
  }

  /** @param {string} rest */
  below(rest) {
    return at(this.organization.id) + '/groups/' + encodeURIComponent(this.group) + rest;
  }

  /** @override */
  willUpdate(/** !Map */ changed) {
    if (changed.has('group')) {
      this.workspaces.forget();
      this.loaded.forget();
      this.source = (cursor, signal) => api.get(this.below('/members'), { limit: PAGE, cursor }, signal);
    }
  }

  /** @param {!GroupView} group */
  facts({ externalId, created, lastModified, members, mapping }) {
    const role = mapping?.role;
    return html`<dl class="facts">
      <dt>Members</dt>
      <dd>${counted(members, 'member')}</dd>
      <dt>Workspaces</dt>
      <dd>
        ${mapping?.workspaces.length ? mapping.workspaces.map(this.workspaces.names).join(', ') : 'None by this group'}
      </dd>
      <dt>Role</dt>
      <dd>${role ? words(role) : 'Connection role'}</dd>
      ${mapping
        ? html`<dt>Mapped</dt>
            <dd>${ago(mapping.changedAt)}, by ${actor(mapping.changedBy)}</dd>`
        : nothing}
      <dt>External id</dt>
      <dd><code>${externalId ?? 'none'}</code></dd>
      <dt>Pushed</dt>
      <dd>${date(created)}, last changed ${ago(lastModified)}</dd>
    </dl>`;
  }

  /** @override */
  render() {
    const name = this.loaded.state === 'ready' ? this.loaded.value.displayName : 'Group';
    return html`
      <p class="small"><a href=${address(this.organization.id, 'groups')}>All groups</a></p>
      <div class="heading"><h1 tabindex="-1">${name}</h1></div>
      <div class="stack">
        <section class="card" aria-label="About the group">
          <div class="inside">${this.loaded.show((group) => this.facts(group), 5)}</div>
        </section>
        ${this.loaded.state === 'failed'
          ? nothing
          : html`<section class="card" aria-labelledby="group-members">
              <header><h2 id="group-members">Members</h2></header>
              <mu-data-table
                caption="Members of the group"
                .columns=${this.columns}
                .source=${this.source}
                .empty=${html`<p>The group has no members.</p>`}
              ></mu-data-table>
            </section>`}
      </div>
    `;
  }
}

customElements.define('page-group', Group);
