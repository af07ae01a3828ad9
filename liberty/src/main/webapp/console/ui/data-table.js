import { html, nothing } from 'lit';
import { Loaded, View } from '../core/view.js';

/** A table of one page after the other. Reads its rows itself and shows when it is loading, empty or failed. */
class DataTable extends View {
  static get properties() {
    return {
      caption: { type: String },
      columns: { attribute: false },
      source: { attribute: false },
      empty: { attribute: false },
    };
  }

  constructor() {
    super();
    /** @type {string} */
    this.caption = '';
    /** @type {!Array<!Column>} */
    this.columns = [];
    /** @type {?function(string, !AbortSignal): !Promise<{items: !Array, nextCursor: (string|undefined)}>} */
    this.source = null;
    /** @type {?} */
    this.empty = 'Nothing here yet.';
    /** @type {!Array<string>} the cursors of the pages up to this one */
    this.cursors = [''];
    /** @type {!Loaded} */
    this.rows = new Loaded(this, (signal) => this.source(this.cursors.at(-1), signal));
  }

  /** @override */
  willUpdate(/** !Map */ changed) {
    if (changed.has('source') && this.source) {
      this.cursors = [''];
      this.rows.forget();
    }
  }

  /** Reads the present page again; what is shown stays until then. */
  reload() {
    return this.rows.load();
  }

  /** Reads the first page again, if it is shown; a failure changes nothing. */
  async refresh() {
    if (this.cursors.length === 1) {
      await this.rows.refresh();
    }
  }

  /** @param {string} cursor */
  next(cursor) {
    this.cursors = [...this.cursors, cursor];
    this.turn();
  }

  previous() {
    this.cursors = this.cursors.slice(0, -1);
    this.turn();
  }

  async turn() {
    await this.rows.load();
    await this.updateComplete;
    this.focusOn('table');
  }

  /** @param {?} row */
  row(row) {
    return html`<tr role="row">
      ${this.columns.map((column) =>
        column.header
          ? html`<th scope="row" role="rowheader">${column.cell(row)}</th>`
          : html`<td role="cell" data-label=${column.label || nothing} class=${column.number ? 'number' : ''}>
              ${column.cell(row)}
            </td>`,
      )}
    </tr>`;
  }

  /** @param {{items: !Array, nextCursor: (string|undefined)}} page */
  page({ items, nextCursor }) {
    const first = this.cursors.length === 1;
    if (items.length === 0 && first) {
      return html`<div class="state">${this.empty}</div>`;
    }
    // Roles repeat what the elements are: in narrow windows they are no longer displayed as a table.
    return html`
      <div class="scroll">
        <table role="table" tabindex="-1" aria-busy=${this.rows.state === 'loading'}>
          <caption class="visually-hidden">
            ${this.caption}
          </caption>
          <thead role="rowgroup">
            <tr role="row">
              ${this.columns.map(
                (column) =>
                  html`<th scope="col" role="columnheader" class=${column.number ? 'number' : ''}>
                    ${column.label || html`<span class="visually-hidden">Actions</span>`}
                  </th>`,
              )}
            </tr>
          </thead>
          <tbody role="rowgroup">
            ${items.map((row) => this.row(row))}
          </tbody>
        </table>
      </div>
      ${first && !nextCursor
        ? nothing
        : html`<div class="pager">
            <span class="soft small">Page ${this.cursors.length}</span>
            <button class="small" ?disabled=${first} @click=${this.previous}>Previous</button>
            <button class="small" ?disabled=${!nextCursor} @click=${() => this.next(nextCursor ?? '')}>Next</button>
          </div>`}
    `;
  }

  /** @override */
  render() {
    return this.source ? this.rows.show((page) => this.page(page), 6) : nothing;
  }
}

customElements.define('mu-data-table', DataTable);
