import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { ApiError, api, at } from '../core/api.js';
import { amount, counted, words } from '../core/format.js';
import { icon } from '../core/icon.js';
import { address, router } from '../core/router.js';
import { Search } from '../core/search.js';
import { session } from '../core/session.js';
import { View, message } from '../core/view.js';
import { notice } from '../ui/badge.js';
import { confirm } from '../ui/confirm.js';
import { openDialog } from '../ui/dialog.js';
import { field } from '../ui/field.js';
import { toast } from '../ui/toasts.js';
import '../ui/data-table.js';
import '../ui/picker.js';
import { MappingEdits, saved } from './mapping-edits.js';
import './mapping-preview.js';
import { actor, groupsComeBy } from './parts.js';
import { Workspaces } from './workspaces.js';

const PAGE = 25;

/** What the members of each group get. */
class Mappings extends View {
  static get properties() {
    return { organization: { attribute: false }, refused: { state: true } };
  }

  constructor() {
    super();
    /** @type {?OrganizationView} */
    this.organization = null;
    /** @type {!Search} */
    this.search = new Search(this, () => at(this.organization.id) + '/groups', PAGE);
    /** @type {string} */
    this.refused = '';
    /** @type {!MappingEdits} */
    this.edits = new MappingEdits();
    /** @type {!Workspaces} */
    this.workspaces = new Workspaces(this, () => this.organization.id);
  }

  /** @override */
  willUpdate(/** !Map */ changed) {
    const before = changed.get('organization');
    if (changed.has('organization') && before?.id !== this.organization.id) {
      this.edits.clear();
      this.workspaces.forget();
      this.search.find('');
    }
  }

  /** Tells the page whether something would be lost. */
  edited() {
    this.refused = '';
    router.guard = this.edits.size
      ? () =>
          confirm({
            heading: 'Leave without saving?',
            text: counted(this.edits.size, 'change') + ' of group mappings would be lost.',
            action: 'Leave without saving',
            danger: true,
          })
      : null;
    this.requestUpdate();
  }

  /** @return {!Promise<void>} */
  reload() {
    const table = /** @type {?} */ (this.querySelector('mu-data-table'));
    return table?.reload();
  }

  /**
   * @param {!GroupView} group
   * @param {{role: (string|null|undefined), workspaces: (!Array<string>|undefined)}} change
   */
  change(group, change) {
    this.edits.change(group, change);
    this.edited();
  }

  /**
   * @param {!Array<!MappingEdit>} edits
   * @param {string} done
   */
  async send(edits, done) {
    try {
      await api.put(at(this.organization.id) + '/group-mappings', { changes: MappingEdits.rows(edits) });
      this.forget(edits);
      toast(done);
    } catch (error) {
      const failed = /** @type {!Error} */ (error);
      this.refused = message(failed);
      if (failed instanceof ApiError && [409, 412].includes(failed.status)) {
        this.refused = 'Somebody has changed a mapping meanwhile. Nothing was saved. ' + this.refused;
      }
    }
    await this.reload();
    this.requestUpdate();
  }

  /** @param {!Array<!MappingEdit>} edits that are saved now */
  forget(edits) {
    edits.forEach(({ group, name }) => this.edits.drop(group || 'name:' + name.toLowerCase()));
    this.edited();
  }

  discard() {
    this.edits.clear();
    this.edited();
    toast('The changes were discarded.');
  }

  async preview() {
    const edits = this.edits.all();
    await this.workspaces.known();
    const applied = await openDialog({
      heading: 'What ' + counted(edits.length, 'change') + ' would do',
      shape: 'wide',
      persistent: undefined,
      content: (end) => html`<mapping-preview
        .organization=${this.organization.id}
        .edits=${edits}
        .names=${this.workspaces.names}
        @ended=${(event) => end(event.detail)}
      ></mapping-preview>`,
    });
    if (applied) {
      this.forget(edits);
      toast(counted(edits.length, 'mapping') + ' saved.');
    }
    await this.reload();
  }

  async paste() {
    await this.workspaces.load();
    const read = await openDialog({
      heading: 'Paste a table of mappings',
      shape: 'wide',
      persistent: undefined,
      content: (end) => html`<mapping-paste
        .read=${(text) => this.edits.paste(this.organization.id, text, (name) => this.workspaces.idOf(name))}
        @ended=${(event) => end(event.detail)}
      ></mapping-paste>`,
    });
    this.edited();
    if (read && this.edits.size) {
      await this.preview();
    } else if (read) {
      toast('The table changes nothing.');
    }
  }

  /** @param {!GroupView} group */
  conflict(group) {
    const theirs = saved(group);
    const what = [
      theirs.workspaces.map(this.workspaces.names).join(', ') || 'no workspaces',
      theirs.role ? words(theirs.role) : 'the connection role',
    ];
    return notice(
      'warn',
      html`<p>
          Meanwhile ${actor(group.mapping?.changedBy ?? 'somebody')} saved: <strong>${what.join('; ')}</strong>. Your
          change is still here.
        </p>
        <div class="actions">
          <button
            class="small"
            @click=${() => {
              this.edits.drop(group.id);
              this.edited();
            }}
          >
            Take theirs
          </button>
          <button
            class="small"
            @click=${() => {
              this.edits.keep(group);
              this.edited();
            }}
          >
            Keep mine
          </button>
        </div>`,
    );
  }

  /** @param {!GroupView} group */
  place(group) {
    const { workspaces } = this.edits.of(group);
    return html`<mu-picker
        label="Choose workspaces for ${group.displayName}"
        .chosen=${workspaces}
        .names=${this.workspaces.names}
        .search=${this.workspaces.search}
        .disabled=${!session.changes}
        @picked=${(event) => this.change(group, { workspaces: event.detail })}
      ></mu-picker>
      ${this.edits.conflicts(group) ? this.conflict(group) : nothing}`;
  }

  /** @param {!GroupView} group */
  role(group) {
    const { role } = this.edits.of(group);
    return html`<select
      aria-label="Organization role of ${group.displayName}"
      .value=${live(role ?? '')}
      ?disabled=${!session.changes}
      @change=${(event) => this.change(group, { role: event.target.value || null })}
    >
      <option value="">Use connection role</option>
      <option value="VIEWER">Viewer</option>
      <option value="DEVELOPER">Developer</option>
      <option value="ADMIN">Admin</option>
    </select>`;
  }

  /** @param {!GroupView} group */
  saveButton(group) {
    const edit = this.edits.get(group.id);
    return html`<button
      class="small"
      aria-label="Save ${group.displayName}"
      ?disabled=${!edit || this.edits.conflicts(group)}
      @click=${() => edit && this.send([edit], 'The mapping of ' + group.displayName + ' was saved.')}
    >
      Save
    </button>`;
  }

  columns() {
    const columns = [
      {
        label: 'Group',
        header: true,
        cell: (group) =>
          html`<a href=${address(this.organization.id, 'groups/' + group.id)}>${group.displayName}</a>
            ${this.edits.get(group.id) ? html`<span class="soft small nowrap">unsaved</span>` : nothing}`,
      },
      { label: 'Members', number: true, cell: (group) => amount(group.members) },
      { label: 'Auto-assigned workspaces', cell: (group) => this.place(group) },
      { label: 'Organization role', cell: (group) => this.role(group) },
    ];
    return session.changes ? [...columns, { label: '', cell: (group) => this.saveButton(group) }] : columns;
  }

  empty() {
    return this.search.text
      ? html`${icon('search')}
          <h3>No group begins with “${this.search.text}”</h3>
          <p>Groups are found by the beginning of their name.</p>`
      : html`${icon('people')}
          <h3>No groups yet</h3>
          <p>${groupsComeBy(this.organization.mode)}</p>`;
  }

  unsaved() {
    const { size } = this.edits;
    if (!size) {
      return nothing;
    }
    return html`<footer class="unsaved">
      <span role="status">${counted(size, 'unsaved change')}</span>
      <div class="actions">
        <button class="quiet" @click=${this.discard}>Discard</button>
        <button @click=${this.preview}>Preview changes</button>
        <button class="primary" @click=${() => this.send(this.edits.all(), counted(size, 'mapping') + ' saved.')}>
          Save all
        </button>
      </div>
    </footer>`;
  }

  /** @override */
  render() {
    return html`<section class="card" aria-labelledby="mappings">
      <header>
        <h2 id="mappings">Group mappings</h2>
        <div class="actions">
          ${this.search.field('Search groups')}
          ${session.changes ? html`<button @click=${this.paste}>Paste a table</button>` : nothing}
        </div>
      </header>
      ${this.refused
        ? html`<div class="inside" role="alert">${notice('bad', html`<p>${this.refused}</p>`)}</div>`
        : nothing}
      <mu-data-table
        class="mappings"
        caption="Groups, and what their members get"
        .columns=${this.columns()}
        .source=${this.search.source}
        .empty=${this.empty()}
      ></mu-data-table>
      ${this.unsaved()}
    </section>`;
  }
}

customElements.define('group-mappings', Mappings);

/** A table from a spreadsheet or a file. */
class MappingPaste extends View {
  static get properties() {
    return { wrong: { state: true }, busy: { state: true } };
  }

  constructor() {
    super();
    /** @type {?function(string): !Promise<!Array<string>>} */
    this.read = null;
    /** @type {!Array<string>} */
    this.wrong = [];
    /** @type {boolean} */
    this.busy = false;
  }

  /** @return {!HTMLTextAreaElement} */
  table() {
    return /** @type {!HTMLTextAreaElement} */ (this.querySelector('textarea'));
  }

  /** @param {!Event} event */
  async picked(event) {
    const input = /** @type {!HTMLInputElement} */ (event.target);
    const file = input.files?.item(0);
    if (file) {
      this.table().value = await file.text();
    }
  }

  /** @param {!Event} event */
  async submitted(event) {
    event.preventDefault();
    this.busy = true;
    try {
      this.wrong = await this.read(this.table().value);
      if (this.wrong.length === 0) {
        this.dispatchEvent(new CustomEvent('ended', { detail: true }));
      }
    } catch (error) {
      this.wrong = [message(/** @type {!Error} */ (error))];
    }
    this.busy = false;
  }

  /** @override */
  render() {
    return html`<form class="form" @submit=${this.submitted}>
      ${field({
        id: 'pasted',
        label: 'Table',
        hint:
          'A line for each group: its name, its workspaces with semicolons between them, and a role or nothing. Tabs ' +
          'or commas between the three. Groups that do not exist yet get what is written here.',
        error: undefined,
        control: html`<textarea
          id="pasted"
          class="mono"
          rows="8"
          aria-describedby="pasted-hint"
          placeholder="Engineering, Platform; Data, Developer"
        ></textarea>`,
      })}
      <div class="field">
        <label for="table-file">Or a file</label>
        <input id="table-file" type="file" accept=".csv,.tsv,.txt" @change=${this.picked} />
      </div>
      ${this.wrong.length
        ? html`<div role="alert">
            ${notice('bad', html`<ul class="missing">${this.wrong.map((line) => html`<li>${line}</li>`)}</ul>`)}
          </div>`
        : nothing}
      <div class="actions end">
        <button type="button" @click=${() => this.dispatchEvent(new CustomEvent('ended', { detail: false }))}>
          Cancel
        </button>
        <button class="primary" aria-busy=${this.busy ? 'true' : nothing}>Preview</button>
      </div>
    </form>`;
  }
}

customElements.define('mapping-paste', MappingPaste);
