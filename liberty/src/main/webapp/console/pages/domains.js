import { html, nothing } from 'lit';
import { api, at } from '../core/api.js';
import { ago, counted, dateTime, left } from '../core/format.js';
import { session } from '../core/session.js';
import { Loaded, View, message } from '../core/view.js';
import { badge, notice } from '../ui/badge.js';
import { confirm } from '../ui/confirm.js';
import { toast } from '../ui/toasts.js';
import '../ui/copy-field.js';
import './entry-form.js';
import { textInput } from './parts.js';

/** @type {!Object<string, !Array<string>>} kind of the badge, and its word */
const STATES = {
  PENDING: ['warn', 'Record not found yet'],
  VERIFIED: ['good', 'Verified'],
  MISSING: ['bad', 'Record is gone'],
  ATTESTED: ['good', 'Vouched for by an operator'],
};

/** The e-mail domains of an organization: the record that proves each, and what the DNS returned. */
class Domains extends View {
  static get properties() {
    return { organization: { type: String }, looking: { state: true } };
  }

  constructor() {
    super();
    /** @type {string} the id */
    this.organization = '';
    /** @type {string} the domain whose record is being looked for */
    this.looking = '';
    /** @type {!Loaded} */
    this.domains = new Loaded(this, (signal) => api.get(this.below(''), {}, signal));
  }

  /** @param {string} domain empty for the list */
  below(domain) {
    return at(this.organization) + '/domains' + (domain ? '/' + encodeURIComponent(domain) : '');
  }

  /** @override */
  willUpdate(/** !Map */ changed) {
    if (changed.has('organization')) {
      this.domains.forget();
    }
  }

  async changed() {
    this.dispatchEvent(new Event('organization-changed', { bubbles: true }));
    await this.domains.refresh();
  }

  /** @param {string} domain */
  async look(domain) {
    this.looking = domain;
    try {
      await api.post(this.below(domain) + '/verification');
    } catch (error) {
      toast(message(/** @type {!Error} */ (error)));
    }
    await this.changed();
    this.looking = '';
  }

  /** @param {!DomainView} domain */
  async release({ domain, state, effectOfLoss }) {
    const sure =
      state === 'PENDING' ||
      (await confirm({
        heading: 'Release ' + domain + '?',
        effects: [
          'Another organization can verify the domain then.',
          'Nobody with an address of this domain can join by signing in.',
          ...(effectOfLoss ? [effectOfLoss + '.'] : []),
        ],
        action: 'Release domain',
        danger: true,
      }));
    if (!sure) {
      return;
    }
    try {
      await api.delete(this.below(domain) + (effectOfLoss ? '?confirm=true' : ''));
      toast(domain + ' was released.');
    } catch (error) {
      toast(message(/** @type {!Error} */ (error)));
    }
    await this.changed();
  }

  /** @param {!DomainView} domain */
  lastLook({ state, lastCheck }) {
    if (!lastCheck) {
      return nothing;
    }
    const { outcome, found, at: when } = lastCheck;
    const looked = html`<span title=${dateTime(when)}>Looked ${ago(when)}</span>`;
    if (outcome === 'FOUND') {
      return notice('good', html`<p>${looked}: the record was found.</p>`);
    }
    if (outcome === 'TRY_LATER') {
      return notice('info', html`<p>${looked}: the DNS could not answer. Try later. ${found.join(' ')}</p>`);
    }
    return notice(
      state === 'MISSING' ? 'bad' : 'warn',
      html`<p>${looked}: the DNS has no such record.</p>
        ${found.length
          ? html`<p>It returned:</p>
              <ul class="returned">
                ${found.map((text) => html`<li><code>${text}</code></li>`)}
              </ul>`
          : html`<p>It returned no text at this name. A new record can take some minutes to be seen.</p>`}`,
    );
  }

  /** @param {!DomainView} domain */
  record({ record, missing, effectOfLoss }) {
    return html`
      ${missing
        ? notice(
            'bad',
            html`<p>
              The record has not been found for ${counted(missing.days, 'day')}. Create it again: in
              ${left(missing.lossAt)} the verification is taken back.
              ${effectOfLoss ? effectOfLoss + '.' : nothing}
            </p>`,
          )
        : nothing}
      <p>Create this TXT record in the DNS, and leave it there: it is looked for every day.</p>
      <div class="pair">
        <mu-copy-field label="Host" .value=${record.name}></mu-copy-field>
        <mu-copy-field label="Host without the zone" .value=${record.nameInZone}></mu-copy-field>
      </div>
      <p class="soft small">Some DNS consoles append the zone themselves: enter the host without the zone there.</p>
      <mu-copy-field label="Text of the TXT record" .value=${record.text}></mu-copy-field>
    `;
  }

  /** @param {!DomainView} domain */
  domain(domain) {
    const [kind, text] = STATES[domain.state];
    const proven = domain.state === 'VERIFIED';
    const ours = session.changes && session.caller?.kind !== 'contact';
    return html`<li>
      <div class="form" role="group" aria-label=${domain.domain}>
      <div class="verdict"><strong>${domain.domain}</strong>${badge(kind, text)}</div>
      ${domain.record && domain.state !== 'ATTESTED'
        ? proven
          ? html`<details>
              <summary>The record that proves it</summary>
              <div class="form">${this.record(domain)}</div>
            </details>`
          : this.record(domain)
        : nothing}
      ${domain.record && !proven ? this.lastLook(domain) : nothing}
      ${domain.record && session.changes
        ? html`<div class="actions">
            ${proven
              ? nothing
              : html`<button
                  aria-label="Look now for the record of ${domain.domain}"
                  aria-busy=${this.looking === domain.domain ? 'true' : nothing}
                  @click=${() => this.look(domain.domain)}
                >
                  Look now
                </button>`}
            ${domain.state === 'PENDING' || ours
              ? html`<button
                  class="quiet"
                  aria-label="${proven ? 'Release' : 'Give up'} ${domain.domain}"
                  @click=${() => this.release(domain)}
                >
                  ${proven ? 'Release' : 'Give up'}
                </button>`
              : nothing}
          </div>`
        : nothing}
      </div>
    </li>`;
  }

  /** @param {!ItemPage} page */
  list({ items }) {
    return html`
      ${items.length
        ? html`<ul class="domains">
            ${items.map((domain) => this.domain(domain))}
          </ul>`
        : html`<p class="soft">No domain yet. Claim that of your members' e-mail addresses.</p>`}
      ${session.changes
        ? html`<entry-form
            action="Claim domain"
            .inline=${true}
            .fields=${[
              textInput({
                name: 'domain',
                label: items.length ? 'Another domain' : 'Domain',
                hint: 'Such as acme.example. Subdomains are claimed apart.',
                most: 253,
                required: true,
              }),
            ]}
            .send=${(values) => api.post(this.below(''), values)}
            @done=${() => this.changed()}
          ></entry-form>`
        : nothing}
    `;
  }

  /** @override */
  render() {
    return this.domains.show((page) => this.list(page), 4);
  }
}

customElements.define('domains-panel', Domains);
