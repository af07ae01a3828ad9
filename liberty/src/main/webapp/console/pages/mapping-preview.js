import { html, nothing } from 'lit';
import { api, at } from '../core/api.js';
import { amount, counted, words } from '../core/format.js';
import { Loaded, View, message } from '../core/view.js';
import { notice } from '../ui/badge.js';
import '../ui/data-table.js';
import { MappingEdits } from './mapping-edits.js';

const PAGE = 20;

/** What saving would do to members. Saving applies exactly what is shown, or nothing. */
class MappingPreview extends View {
  static get properties() {
    return { refused: { state: true }, busy: { state: true } };
  }

  constructor() {
    super();
    /** @type {string} */
    this.organization = '';
    /** @type {!Array<!MappingEdit>} */
    this.edits = [];
    /** @type {function(string): string} */
    this.names = (id) => id;
    /** @type {string} */
    this.refused = '';
    /** @type {boolean} */
    this.busy = false;
    /** @type {!Loaded} */
    this.preview = new Loaded(this, () => this.read(''));
    this.source = async (/** string */ cursor) => (cursor ? this.read(cursor) : this.preview.value);
    this.columns = [
      { label: 'Member', header: true, cell: (row) => row.display },
      { label: 'Role', cell: (row) => this.role(row) },
      { label: 'Gains', cell: (row) => row.gains.map(this.names).join(', ') },
      { label: 'Loses', cell: (row) => row.loses.map(this.names).join(', ') },
    ];
  }

  /** @override */
  firstUpdated() {
    this.preview.load();
  }

  /** @param {string} cursor */
  read(cursor) {
    const asked = { changes: MappingEdits.rows(this.edits), limit: PAGE, ...(cursor ? { cursor } : {}) };
    return api.post(at(this.organization) + '/group-mappings/preview', asked, { reads: true });
  }

  /** @param {!AccessChangeView} row */
  role({ roleBefore, roleAfter }) {
    const before = roleBefore ? words(roleBefore) : 'None';
    const after = roleAfter ? words(roleAfter) : 'None';
    return before === after ? before : html`${before} <span aria-label="becomes">→</span> <strong>${after}</strong>`;
  }

  async apply() {
    this.busy = true;
    this.refused = '';
    try {
      await api.put(at(this.organization) + '/group-mappings', {
        changes: MappingEdits.rows(this.edits),
        fingerprint: this.preview.value.fingerprint,
      });
      this.dispatchEvent(new CustomEvent('ended', { detail: true }));
    } catch (error) {
      this.refused = message(/** @type {!Error} */ (error));
    }
    this.busy = false;
  }

  /** @param {!PreviewView} preview */
  effects({ members, counts, workspaces, onlyOwnersStayAdmin }) {
    if (counts.changed === 0) {
      return notice(
        'info',
        html`<p>Nobody's access changes: ${counted(members, 'member')} of the groups concerned.</p>`,
      );
    }
    return html`
      <p><strong>${counted(counts.changed, 'member')}</strong> of ${amount(members)} in the groups concerned change.</p>
      <ul class="numbers">
        <li><strong>${amount(counts.gainWorkspaces)}</strong> gain a workspace</li>
        <li><strong>${amount(counts.loseWorkspaces)}</strong> lose a workspace</li>
        <li><strong>${amount(counts.raised)}</strong> get a higher role</li>
        <li><strong>${amount(counts.lowered)}</strong> get a lower role</li>
      </ul>
      ${counts.noLongerAdmin
        ? notice('warn', html`<p>${counted(counts.noLongerAdmin, 'member')} would no longer be Admin.</p>`)
        : nothing}
      ${onlyOwnersStayAdmin
        ? notice('warn', html`<p>Nobody but break-glass owners would stay Admin.</p>`)
        : nothing}
      ${workspaces.length
        ? html`<ul class="chip-list" aria-label="Workspaces">
            ${workspaces.map(
              ({ workspace, gain, lose }) =>
                html`<li class="chip plain">
                  ${this.names(workspace)}: ${[gain ? '+' + amount(gain) : '', lose ? '−' + amount(lose) : '']
                    .filter(Boolean)
                    .join(' ')}
                </li>`,
            )}
          </ul>`
        : nothing}
      <mu-data-table
        caption="Members whose access changes"
        .columns=${this.columns}
        .source=${this.source}
      ></mu-data-table>
    `;
  }

  /** @override */
  render() {
    return html`
      ${this.preview.show((preview) => this.effects(preview), 5)}
      ${this.refused ? html`<div role="alert">${notice('bad', html`<p>${this.refused}</p>`)}</div>` : nothing}
      <div class="actions end">
        <button @click=${() => this.dispatchEvent(new CustomEvent('ended', { detail: false }))}>Back</button>
        ${this.preview.state === 'ready'
          ? html`<button class="primary" aria-busy=${this.busy ? 'true' : nothing} @click=${this.apply}>
              Save exactly this
            </button>`
          : nothing}
      </div>
    `;
  }
}

customElements.define('mapping-preview', MappingPreview);
