import { html } from 'lit';
import { api, at } from '../core/api.js';
import { Loaded, View } from '../core/view.js';
import '../ui/bar-chart.js';

const DAY = 24;
const MONTH = 720;
const HOUR_LABEL = new Intl.DateTimeFormat(navigator.language || 'en', { weekday: 'short', hour: '2-digit', minute: '2-digit' });
const DAY_LABEL = new Intl.DateTimeFormat(navigator.language || 'en', { day: 'numeric', month: 'short' });

/**
 * Adds the hours of each day up, in the person's own time zone.
 *
 * @param {!Array<{hour: string, requests: number, failures: number}>} hours
 * @return {!Array<!ChartBar>}
 */
function days(hours) {
  /** @type {!Map<string, !ChartBar>} */
  const bars = new Map();
  for (const { hour, requests, failures } of hours) {
    const label = DAY_LABEL.format(new Date(hour));
    const bar = bars.get(label) ?? { label, first: 0, second: 0 };
    bars.set(label, { label, first: bar.first + requests - failures, second: bar.second + failures });
  }
  return Array.from(bars.values());
}

/** Requests of the identity provider over 24 hours or 30 days. */
class RequestChart extends View {
  static get properties() {
    return { organization: { attribute: false }, hours: { state: true } };
  }

  constructor() {
    super();
    /** @type {?OrganizationView} */
    this.organization = null;
    /** @type {number} */
    this.hours = DAY;
    /** @type {!Loaded} */
    this.counts = new Loaded(this, (signal) =>
      api.get(at(this.organization.id) + '/request-counts', { hours: this.hours }, signal),
    );
  }

  /** @override */
  willUpdate(/** !Map */ changed) {
    const before = changed.get('organization');
    if (changed.has('organization') && before?.id !== this.organization.id) {
      this.counts.forget();
    }
  }

  /** @param {number} hours */
  choose(hours) {
    this.hours = hours;
    this.counts.forget();
  }

  /** @param {{hours: !Array<{hour: string, requests: number, failures: number}>}} counts */
  chart({ hours }) {
    const bars =
      this.hours === DAY
        ? hours.map(({ hour, requests, failures }) => ({
            label: HOUR_LABEL.format(new Date(hour)),
            first: requests - failures,
            second: failures,
          }))
        : days(hours);
    return html`<mu-bar-chart
      label="Requests of your identity provider"
      first="succeeded"
      second="failed"
      .bars=${bars}
    ></mu-bar-chart>`;
  }

  /** @override */
  render() {
    return html`<section class="card" aria-labelledby="request-counts">
      <header>
        <h2 id="request-counts">Requests</h2>
        <div class="actions" role="group" aria-label="Time">
          <button class="small" aria-pressed=${this.hours === DAY} @click=${() => this.choose(DAY)}>24 hours</button>
          <button class="small" aria-pressed=${this.hours === MONTH} @click=${() => this.choose(MONTH)}>30 days</button>
        </div>
      </header>
      <div class="inside">${this.counts.show((counts) => this.chart(counts), 3)}</div>
    </section>`;
  }
}

customElements.define('request-chart', RequestChart);
