import { html, nothing } from 'lit';
import { api, at } from '../core/api.js';
import { dateTime } from '../core/format.js';
import { session } from '../core/session.js';
import { View, message } from '../core/view.js';
import { notice } from '../ui/badge.js';

/** What was sent of a refused write, as long as it is kept, and the button that sends it again. */
class SentRequest extends View {
  static get properties() {
    return { organization: { type: String }, entry: { type: String }, sent: { state: true }, outcome: { state: true } };
  }

  constructor() {
    super();
    /** @type {string} the organization's id */
    this.organization = '';
    /** @type {string} the id of the entry of the sync log */
    this.entry = '';
    /** @type {?SentRequestView} null as long as it is unknown, or if it is not kept */
    this.sent = null;
    /** @type {?} a notice about what came of it */
    this.outcome = null;
    /** @type {boolean} */
    this.sending = false;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  /** @param {string} rest */
  below(rest) {
    return at(this.organization) + '/sync-log/' + this.entry + rest;
  }

  async load() {
    try {
      this.sent = await api.get(this.below('/request'));
    } catch {
      // most entries have none
      this.sent = null;
    }
  }

  async replay() {
    this.sending = true;
    this.outcome = notice('info', html`<p>Sending it again.</p>`);
    try {
      const { httpStatus, entry } = await api.post(this.below('/replays'));
      this.outcome =
        httpStatus < 400
          ? notice('good', html`<p><strong>It succeeded.</strong> The answer was HTTP ${httpStatus}.</p>`)
          : notice(
              'bad',
              html`<p><strong>It was refused again,</strong> with HTTP ${httpStatus}.</p>
                <p>${entry?.failure?.cause}</p>
                <p>${entry?.failure?.remedy}</p>`,
            );
    } catch (error) {
      this.outcome = notice('bad', html`<p>${message(/** @type {!Error} */ (error))}</p>`);
    }
    this.sending = false;
  }

  /** @param {string} body */
  pretty(body) {
    return JSON.stringify(JSON.parse(body), null, 2);
  }

  /** @override */
  render() {
    if (!this.sent) {
      return nothing;
    }
    const { method, path, ifMatch, body, until } = this.sent;
    return html`<section class="facts-of-step" aria-label="What was sent">
      <p class="legend">What was sent, without passwords</p>
      <p><code>${method} ${path}</code>${ifMatch ? html`<br /><code>If-Match: ${ifMatch}</code>` : nothing}</p>
      ${body ? html`<pre tabindex="0" aria-label="Body">${this.pretty(body)}</pre>` : nothing}
      <div role="status">${this.outcome ?? nothing}</div>
      ${session.changes
        ? html`<div class="actions">
            <button ?disabled=${this.sending} @click=${this.replay}>Replay</button>
          </div>`
        : nothing}
      <p class="soft small">Replay it once its cause is gone. It is kept until ${dateTime(until)}.</p>
    </section>`;
  }
}

customElements.define('sent-request', SentRequest);
