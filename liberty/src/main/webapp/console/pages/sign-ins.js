import { html, nothing } from 'lit';
import { dateTime, duration, utc, words } from '../core/format.js';
import { address } from '../core/router.js';
import { openDialog } from '../ui/dialog.js';
import { LogPage } from './log-page.js';
import { choices, moment } from './parts.js';
import { signInOutcome, signInResult } from './sign-in-result.js';

const FILTERS = ['outcome', 'test', 'code', 'text', 'from', 'until'];
const OUTCOMES = choices(['SUCCEEDED', 'REFUSED', 'ABANDONED', 'STARTED']);
const TESTS = [
  { value: 'false', label: 'Sign-ins' },
  { value: 'true', label: 'Tests' },
];

/** Every sign-in and every test, with cause and remedy of those that were refused. */
class SignIns extends LogPage {
  constructor() {
    super('sign-ins', '/sign-ins', FILTERS);
    /** @type {!Array<!Column>} */
    this.columns = [
      { label: 'Timestamp', cell: (signIn) => moment(signIn.started) },
      { label: 'Who', header: true, cell: (signIn) => this.who(signIn) },
      { label: 'Protocol', cell: (signIn) => html`<span class="nowrap">${words(signIn.protocol)}</span>` },
      {
        label: 'Outcome',
        cell: (signIn) => html`${signInOutcome(signIn)} <span class="soft small">${signIn.refusal?.cause}</span>`,
      },
      {
        label: '',
        cell: (signIn) =>
          html`<button
            class="small"
            aria-label="Details of the sign-in of ${signIn.address ?? 'an unknown person'}"
            @click=${() => this.details(signIn)}
          >
            Details
          </button>`,
      },
    ];
  }

  /** @param {!SignInView} signIn */
  who({ member, address: name }) {
    const shown = name ?? (member ? 'Member' : 'Not known yet');
    return member ? html`<a href=${address(this.organization.id, 'members/' + member)}>${shown}</a>` : shown;
  }

  /** @param {!SignInView} signIn */
  details(signIn) {
    const { id } = /** @type {!OrganizationView} */ (this.organization);
    const { refusal } = signIn;
    return openDialog({
      heading: signIn.test ? 'Test of version ' + signIn.version : 'Sign-in',
      shape: 'drawer',
      content: (end) => html`
        <div>${signInOutcome(signIn)}</div>
        ${signInResult(signIn, id)}
        <dl class="facts">
          <dt>Who</dt>
          <dd>${this.who(signIn)}</dd>
          <dt>Started</dt>
          <dd>${dateTime(signIn.started)}<br /><span class="soft small">${utc(signIn.started)}</span></dd>
          ${signIn.ended
            ? html`<dt>Took</dt>
                <dd>${took(signIn.started, signIn.ended)}</dd>`
            : nothing}
          <dt>Connection</dt>
          <dd>Version ${signIn.version}, ${words(signIn.protocol)}</dd>
          <dt>Client address</dt>
          <dd><code>${signIn.clientAddress}</code></dd>
          <dt>Request id</dt>
          <dd><code>${signIn.requestId}</code></dd>
        </dl>
        ${refusal
          ? html`<div class="actions">
              <button
                @click=${() => {
                  end(undefined);
                  this.filter('code', refusal.code);
                }}
              >
                All that were refused by this
              </button>
            </div>`
          : nothing}
      `,
    });
  }

  /** @override */
  render() {
    return html`
      ${this.head('Sign-ins')}
      ${this.log({
        name: 'Sign-in log',
        text: 'Address or request id',
        choices: html`${this.choice('outcome', 'Outcome', OUTCOMES)} ${this.choice('test', 'Kind', TESTS)}
        ${this.filters['code']
          ? html`<p class="soft small">Only those refused by ${this.filters['code']}.</p>`
          : nothing}`,
        columns: this.columns,
        heading: 'Nobody has signed in yet',
        hint: 'Each sign-in by your identity provider, and each test of a draft, will be an entry here.',
      })}
    `;
  }
}

/**
 * @param {string} started
 * @param {string} ended
 */
function took(started, ended) {
  const millis = Date.parse(ended) - Date.parse(started);
  return millis < 60000 ? (millis / 1000).toFixed(1) + ' s' : duration(millis);
}

customElements.define('page-sign-ins', SignIns);
