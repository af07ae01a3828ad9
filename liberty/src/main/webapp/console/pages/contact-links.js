import { html, nothing } from 'lit';
import { api, at } from '../core/api.js';
import { ago, date, left } from '../core/format.js';
import { Loaded, View, message } from '../core/view.js';
import { badge } from '../ui/badge.js';
import { openDialog } from '../ui/dialog.js';
import { toast } from '../ui/toasts.js';
import { showOnce } from './credentials.js';
import './entry-form.js';
import { actor, select, textInput } from './parts.js';

const DAY_MILLIS = 24 * 60 * 60 * 1000;
const LONGEST = '7';
const LIVES = [
  { value: LONGEST, label: '7 days' },
  { value: '3', label: '3 days' },
  { value: '1', label: '1 day' },
];

/** The links by which people without an account set up domains, single sign-on and SCIM. */
class ContactLinks extends View {
  static get properties() {
    return { organization: { type: String } };
  }

  constructor() {
    super();
    /** @type {string} the id */
    this.organization = '';
    /** @type {!Loaded} */
    this.links = new Loaded(this, (signal) => api.get(this.below(''), {}, signal));
  }

  /** @param {string} rest */
  below(rest) {
    return at(this.organization) + '/contact-links' + rest;
  }

  /** @override */
  willUpdate(/** !Map */ changed) {
    if (changed.has('organization')) {
      this.links.forget();
    }
  }

  /** @param {!Object<string, string>} values */
  make({ name, days }) {
    // without an end, the server makes the longest
    const endsAt = days === LONGEST ? undefined : new Date(Date.now() + Number(days) * DAY_MILLIS).toISOString();
    return api.post(this.below(''), { name, endsAt });
  }

  /** @param {{link: !ContactLinkView, url: string}} made */
  async show({ link, url }) {
    await showOnce({
      heading: 'Link for ' + link.name,
      name: 'link',
      values: [['Link', url]],
      warning: html`<p>Copy the link now - it cannot be retrieved after you close the dialog.</p>`,
      next: html`Send it to ${link.name} only: whoever has it can claim domains, edit and test the draft, and turn SCIM
      on, until ${date(link.endsAt)}. An Admin activates.`,
      action: 'I have copied the link',
    });
    this.links.refresh();
  }

  /** @param {!ContactLinkView} link */
  async revoke({ id, name }) {
    try {
      await api.delete(this.below('/' + id));
      toast('The link of ' + name + ' was revoked.');
    } catch (error) {
      toast(message(/** @type {!Error} */ (error)));
    }
    this.links.refresh();
  }

  /** @param {!ContactLinkView} link */
  row(link) {
    const works = Date.parse(link.endsAt) > Date.now();
    return html`<li>
      <div>
        <strong>${link.name}</strong>
        <p class="soft small">
          Made ${ago(link.madeAt)} by ${actor(link.madeBy)} ·
          ${link.lastUsedAt ? 'last used ' + ago(link.lastUsedAt) : 'not used yet'}
        </p>
      </div>
      ${works
        ? html`<div class="actions">
            ${badge('good', 'Works for ' + left(link.endsAt))}
            <button class="small" aria-label="Revoke the link of ${link.name}" @click=${() => this.revoke(link)}>
              Revoke
            </button>
          </div>`
        : badge('off', 'Ended ' + ago(link.endsAt))}
    </li>`;
  }

  /** @override */
  render() {
    return html`
      ${this.links.show(
        ({ items }) =>
          items.length
            ? html`<ul class="rows" aria-label="Links">
                ${items.map((link) => this.row(link))}
              </ul>`
            : nothing,
        2,
      )}
      <entry-form
        action="Make link"
        .inline=${true}
        .fields=${[
          textInput({ name: 'name', label: 'Who gets it', hint: 'For the audit log.', most: 100, required: true }),
          select({ name: 'days', label: 'Works for', hint: undefined, value: LONGEST, options: LIVES }),
        ]}
        .send=${(values) => this.make(values)}
        @done=${(event) => this.show(event.detail)}
      ></entry-form>
    `;
  }
}

customElements.define('contact-links', ContactLinks);

/** @param {string} organization the id */
export function openContactLinks(organization) {
  return openDialog({
    heading: 'Link for your IT contact',
    shape: 'wide',
    content: () => html`<p class="soft">
        Somebody without an account, such as a service company, sets up domains, single sign-on and SCIM here. A link
        shows no members, gives no role, and ends within 7 days.
      </p>
      <contact-links organization=${organization}></contact-links>`,
  });
}
