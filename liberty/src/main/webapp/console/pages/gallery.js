import { html } from 'lit';
import { ApiError } from '../core/api.js';
import { failure, skeleton, View } from '../core/view.js';
import { badge, notice } from '../ui/badge.js';
import { confirm } from '../ui/confirm.js';
import { openDialog } from '../ui/dialog.js';
import { field } from '../ui/field.js';
import { stepper } from '../ui/stepper.js';
import { toast } from '../ui/toasts.js';
import '../ui/bar-chart.js';
import '../ui/copy-field.js';
import '../ui/data-table.js';
import '../ui/picker.js';

const NAMES = Array.from({ length: 120 }, (_, index) => 'Workspace ' + (index + 1));

/** @param {string} text */
async function search(text) {
  return NAMES.filter((name) => name.toLowerCase().includes(text.toLowerCase())).map((name) => ({
    id: name,
    label: name,
  }));
}

const BARS = Array.from({ length: 24 }, (_, hour) => ({
  label: String(hour).padStart(2, '0') + ':00',
  first: 40 + ((hour * 37) % 90),
  second: hour % 7 === 3 ? 12 : 0,
}));

/**
 * @param {string} cursor
 * @return {!Promise<?>}
 */
async function rows(cursor) {
  const start = Number(cursor || 0);
  return {
    items: [1, 2, 3].map((i) => ({ name: 'Row ' + (start + i), value: (start + i) * 1000 })),
    nextCursor: start < 6 ? String(start + 3) : undefined,
  };
}

/** All elements in ui/, each in its states. */
class Gallery extends View {
  static get properties() {
    return { chosen: { state: true }, answer: { state: true } };
  }

  constructor() {
    super();
    /** @type {!Array<string>} */
    this.chosen = ['Workspace 2'];
    /** @type {string} */
    this.answer = '';
    this.columns = [
      { label: 'Name', header: true, cell: (row) => row.name },
      { label: 'Value', number: true, cell: (row) => row.value },
    ];
    this.none = async () => ({ items: [] });
  }

  async ask() {
    const sure = await confirm({
      heading: 'Leave SCIM?',
      effects: ['312 members stay.', 'The token stops now.'],
      action: 'Leave SCIM',
      danger: true,
    });
    this.answer = sure ? 'confirmed' : 'canceled';
  }

  /** @param {boolean} persistent */
  async open(persistent) {
    await openDialog({
      heading: persistent ? 'A dialog that stays' : 'A dialog',
      persistent,
      content: (end) => html`<p>It ends by its button.</p>
        <div class="actions end"><button class="primary" @click=${() => end(true)}>Done</button></div>`,
    });
    this.answer = 'closed';
  }

  /**
   * @param {string} title
   * @param {?} content
   */
  part(title, content) {
    return html`<section class="card" aria-label=${title}>
      <header><h2>${title}</h2></header>
      <div class="inside">${content}</div>
    </section>`;
  }

  /** @override */
  render() {
    return html`
      <div class="heading"><h1 tabindex="-1">Elements</h1></div>
      <div class="stack">
        ${this.part(
          'Badge and notice',
          html`<div class="actions">
              ${badge('good', 'Healthy')}${badge('warn', 'Silent')}${badge('bad', 'Failed')}${badge('off', 'Off')}
              ${badge('info', 'Draft')}
            </div>
            ${notice('warn', html`<p>No request for 3 h; usually every 40 min.</p>`)}
            ${notice('bad', html`<p>12 users: the e-mail domain is not verified.</p>`)}
            ${notice('good', html`<p>All well.</p>`)}`,
        )}
        ${this.part(
          'Field',
          html`${field({
            id: 'good',
            label: 'Name',
            hint: 'As your customers know it.',
            error: undefined,
            control: html`<input id="good" aria-describedby="good-hint" />`,
          })}
          ${field({
            id: 'wrong',
            label: 'Issuer',
            hint: undefined,
            error: 'Issuer is missing.',
            control: html`<input id="wrong" aria-describedby="wrong-hint" aria-invalid="true" />`,
          })}`,
        )}
        ${this.part(
          'Dialog, confirm and toast',
          html`<div class="actions">
              <button @click=${() => this.open(false)}>Open a dialog</button>
              <button @click=${() => this.open(true)}>Open one that stays</button>
              <button @click=${this.ask}>Ask first</button>
              <button @click=${() => toast('Saved.')}>Show a toast</button>
            </div>
            <p id="answer" class="soft">${this.answer || 'Nothing answered yet.'}</p>`,
        )}
        ${this.part(
          'Copy field',
          html`<mu-copy-field label="Base URL" value="https://muster.example/api/v1/scim/6f1c/v2"></mu-copy-field>`,
        )}
        ${this.part(
          'Picker',
          html`<mu-picker
            label="Choose workspaces"
            .chosen=${this.chosen}
            .search=${search}
            @picked=${(event) => (this.chosen = event.detail)}
          ></mu-picker>`,
        )}
        ${this.part(
          'Stepper',
          stepper(
            'Steps',
            [
              { label: 'Domain', href: '/console/gallery', done: true },
              { label: 'Values', href: '/console/gallery', done: false },
              { label: 'Test', href: '/console/gallery', done: false },
            ],
            1,
          ),
        )}
        ${this.part(
          'Data table',
          html`<mu-data-table caption="Rows" .columns=${this.columns} .source=${rows}></mu-data-table>`,
        )}
        ${this.part(
          'Data table, empty',
          html`<mu-data-table
            caption="No rows"
            .columns=${this.columns}
            .source=${this.none}
            .empty=${html`<h3>Nothing here</h3>`}
          ></mu-data-table>`,
        )}
        ${this.part(
          'Bar chart',
          html`<mu-bar-chart label="Requests of a day" first="requests" second="failures" .bars=${BARS}></mu-bar-chart>`,
        )}
        ${this.part('Loading', skeleton(3))}
        ${this.part(
          'Failed',
          failure(new ApiError(503, 'unavailable', 'The database does not answer', 3), () => toast('Tried again.')),
        )}
        ${this.part('Forbidden', failure(new ApiError(403, 'forbidden', 'The key is for another organization', 0), () => {}))}
      </div>
    `;
  }
}

customElements.define('page-gallery', Gallery);
