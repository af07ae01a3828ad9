import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { api, at, queryString } from '../core/api.js';
import { icon } from '../core/icon.js';
import { address, router } from '../core/router.js';
import { View, message } from '../core/view.js';
import { Watch } from '../core/watch.js';
import '../ui/data-table.js';
import { toast } from '../ui/toasts.js';

const PAGE = 50;
const TAIL_MILLIS = 3000;
const TYPING_MILLIS = 300;

/** A log of an organization, newest first: filters in the address, live tail, export. */
export class LogPage extends View {
  static get properties() {
    return { organization: { attribute: false }, filters: { state: true }, tailing: { state: true } };
  }

  /**
   * @param {string} page of the router
   * @param {string} path of the log below the organization
   * @param {!Array<string>} names of the filters in the address; text, from and until are typed
   */
  constructor(page, path, names) {
    super();
    this.page = page;
    this.path = path;
    this.names = names;
    /** @type {?OrganizationView} */
    this.organization = null;
    /** @type {!Object<string, string>} as the address has them */
    this.filters = {};
    /** @type {boolean} */
    this.tailing = false;
    /** @type {!Watch} */
    this.watch = new Watch(this, TAIL_MILLIS, () => this.tail());
    /** @type {number} */
    this.typing = 0;
    /** @type {?function(string, !AbortSignal): !Promise<!ItemPage>} */
    this.source = null;
    /** @type {function(?)} reads the address again when a link has changed it */
    this.followed = () => {
      const { page: shown, query } = router.place;
      if (shown === this.page && this.names.some((name) => (query.get(name) ?? '') !== this.filters[name])) {
        this.read(query);
      }
    };
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    router.changes.listen(this.followed);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    router.changes.leave(this.followed);
    clearTimeout(this.typing);
  }

  /** @override */
  willUpdate(/** !Map */ changed) {
    const before = changed.get('organization');
    if (changed.has('organization') && before?.id !== this.organization.id) {
      this.read(router.place.query);
    }
  }

  /** @param {!URLSearchParams} query */
  read(query) {
    /** @type {!Object<string, string>} */
    const filters = {};
    this.names.forEach((name) => (filters[name] = query.get(name) ?? ''));
    this.filters = filters;
    this.source = (cursor, signal) => api.get(this.below(''), { ...this.wanted(), limit: PAGE, cursor }, signal);
  }

  /** @param {string} rest */
  below(rest) {
    return at(this.organization.id) + this.path + rest;
  }

  /** The filters as the API reads them: moments in UTC. */
  wanted() {
    const { from, until } = this.filters;
    return {
      ...this.filters,
      from: from ? new Date(from).toISOString() : '',
      until: until ? new Date(until).toISOString() : '',
    };
  }

  /** @return {boolean} */
  get filtered() {
    return this.names.some((name) => this.filters[name]);
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  filter(name, value) {
    const filters = { ...this.filters, [name]: value };
    router.replace(address(this.organization.id, this.page) + queryString(filters));
  }

  clear() {
    router.replace(address(this.organization.id, this.page));
  }

  /** @param {!Event} event */
  typed(event) {
    const { value } = /** @type {!HTMLInputElement} */ (event.target);
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.filter('text', value.trim()), TYPING_MILLIS);
  }

  /** Shows new entries while they are awaited. */
  tail() {
    if (this.tailing) {
      const table = /** @type {?} */ (this.querySelector('mu-data-table'));
      table?.refresh();
    }
  }

  /** @param {string} format */
  async download(format) {
    try {
      const query = queryString({ ...this.wanted(), format });
      await api.download(this.below('/export') + query, this.page + '.' + format.toLowerCase());
    } catch (error) {
      toast(message(/** @type {!Error} */ (error)));
    }
  }

  /**
   * @param {string} name
   * @param {string} label
   * @param {!Array<!Choice>} choices
   */
  choice(name, label, choices) {
    return html`<div class="field">
      <label for="filter-${name}">${label}</label>
      <select
        id="filter-${name}"
        .value=${live(this.filters[name])}
        @change=${(event) => this.filter(name, event.target.value)}
      >
        <option value="">All</option>
        ${choices.map(
          (one) => html`<option value=${one.value} ?selected=${one.value === this.filters[name]}>${one.label}</option>`,
        )}
      </select>
    </div>`;
  }

  /**
   * @param {string} name
   * @param {string} label
   */
  moment(name, label) {
    return html`<div class="field">
      <label for="filter-${name}">${label}</label>
      <input
        id="filter-${name}"
        type="datetime-local"
        .value=${live(this.filters[name])}
        @change=${(event) => this.filter(name, event.target.value)}
      />
    </div>`;
  }

  /** @param {string} title */
  head(title) {
    return html`<div class="heading">
      <h1 tabindex="-1">${title}</h1>
      <div class="actions">
        <button aria-pressed=${this.tailing ? 'true' : 'false'} @click=${() => (this.tailing = !this.tailing)}>
          ${icon(this.tailing ? 'check' : 'clock')}${this.tailing ? 'Live' : 'Go live'}
        </button>
        <details class="menu end bordered">
          <summary>Export${icon('down')}</summary>
          <div class="items">
            <button @click=${() => this.download('CSV')}>CSV, for spreadsheets</button>
            <button @click=${() => this.download('JSONL')}>JSON Lines, for programs</button>
          </div>
        </details>
      </div>
    </div>`;
  }

  /**
   * @param {{
   *   name: string,
   *   text: string,
   *   choices: ?,
   *   columns: !Array<!Column>,
   *   heading: string,
   *   hint: string,
   * }} parts text is the label of the search; heading and hint are shown while the log is empty
   */
  log({ name, text, choices, columns, heading, hint }) {
    return html`<section class="card" aria-label=${name}>
      <div class="filters" role="search" aria-label="Filter the ${name.toLowerCase()}">
        <div class="field">
          <label for="filter-text">${text}</label>
          <input id="filter-text" type="search" .value=${live(this.filters['text'])} @input=${this.typed} />
        </div>
        ${choices} ${this.moment('from', 'From')} ${this.moment('until', 'Until')}
        ${this.filters['cause'] ? html`<p class="soft small">Only the entries of one cause.</p>` : nothing}
        ${this.filtered ? html`<button class="quiet" @click=${this.clear}>Clear filters</button>` : nothing}
      </div>
      <mu-data-table
        caption="${name}, newest first"
        .columns=${columns}
        .source=${this.source}
        .empty=${this.filtered
          ? html`${icon('search')}
              <h2>No entry matches</h2>
              <p>Change the filters above, or clear them.</p>`
          : html`${icon('list')}
              <h2>${heading}</h2>
              <p>${hint}</p>`}
      ></mu-data-table>
    </section>`;
  }
}
