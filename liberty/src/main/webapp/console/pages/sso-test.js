import { html, nothing } from 'lit';
import { api, at } from '../core/api.js';
import { ago } from '../core/format.js';
import { icon } from '../core/icon.js';
import { session } from '../core/session.js';
import { Loaded, View, message } from '../core/view.js';
import { Watch } from '../core/watch.js';
import { badge, notice } from '../ui/badge.js';
import { signInOutcome, signInResult } from './sign-in-result.js';
import './sso-preview.js';

const LOOK_MILLIS = 2500;
const TESTS = 20;
const FINDINGS = { OK: ['good', 'Good'], WARNING: ['warn', 'Look at this'], FAILED: ['bad', 'Failed'] };

/** Checks of the draft without a person, and a test sign-in with its result. */
class SsoTest extends View {
  static get properties() {
    return {
      connection: { attribute: false },
      organization: { type: String },
      values: { type: String },
      findings: { state: true },
      ready: { state: true },
      refused: { state: true },
      busy: { state: true },
    };
  }

  constructor() {
    super();
    /** @type {?ConnectionView} */
    this.connection = null;
    /** @type {string} the id */
    this.organization = '';
    /** @type {string} the address of the step before */
    this.values = '';
    /** @type {?Array<!FindingView>} */
    this.findings = null;
    /** @type {string} the address at which a browser makes the test sign-in */
    this.ready = '';
    /** @type {string} */
    this.refused = '';
    /** @type {string} what is going on: checks or test */
    this.busy = '';
    /** @type {!Watch} */
    this.watch = new Watch(this, LOOK_MILLIS, () => this.look());
    /** @type {!Loaded} */
    this.last = new Loaded(this, (signal) => this.readLast(signal));
  }

  /** @return {number} */
  get version() {
    return this.connection?.draft?.version ?? 0;
  }

  /** @return {boolean} contacts may not read the sign-in log: the page of the test has its result for them */
  get reads() {
    return session.caller?.kind !== 'contact';
  }

  /** @param {!AbortSignal} signal */
  async readLast(signal) {
    if (!this.reads) {
      return { signIn: null };
    }
    const { items } = await api.get(at(this.organization) + '/sign-ins', { test: true, limit: TESTS }, signal);
    return { signIn: items.find(({ version }) => version === this.version) ?? null };
  }

  /** @override */
  willUpdate(/** !Map */ changed) {
    const before = changed.get('connection');
    if (changed.has('connection') && this.version && before?.draft?.version !== this.version) {
      this.last.forget();
      this.findings = null;
      this.ready = '';
    }
    if (before?.missing.length && this.connection?.missing.length === 0) {
      this.ready = '';
    }
  }

  /** Looks for the result while a test is awaited. */
  async look() {
    const awaited = this.ready || this.last.value?.signIn?.outcome === 'STARTED';
    if (!awaited || !this.version) {
      return;
    }
    await this.last.refresh();
    const ended = this.reads && this.last.value?.signIn?.outcome !== 'STARTED';
    if (ended) {
      this.ready = '';
    }
    if (ended || !this.reads) {
      this.dispatchEvent(new Event('tested'));
    }
  }

  /**
   * @param {string} what
   * @param {function(): !Promise<void>} action
   */
  async act(what, action) {
    this.busy = what;
    this.refused = '';
    try {
      await action();
    } catch (error) {
      this.refused = message(/** @type {!Error} */ (error));
    }
    this.busy = '';
  }

  check() {
    return this.act('checks', async () => {
      this.findings = (await api.post(at(this.organization) + '/connection/draft/checks')).findings;
    });
  }

  async prepare() {
    await this.act('test', async () => {
      this.ready = (await api.post(at(this.organization) + '/connection/draft/tests')).url;
      await this.last.refresh();
    });
    await this.updateComplete;
    this.focusOn('#test-sign-in');
  }

  checks() {
    return html`<section class="card" aria-labelledby="checks">
      <header><h3 id="checks">Checks without a person</h3></header>
      <div class="inside">
        <p class="soft">They ask the identity provider for discovery, keys, certificates and metadata.</p>
        ${this.findings
          ? html`<ul class="rows" aria-label="Findings">
              ${this.findings.map(({ severity, text }) => {
                const [kind, word] = FINDINGS[severity];
                return html`<li><span class="finding">${text}</span>${badge(kind, word)}</li>`;
              })}
            </ul>`
          : nothing}
        ${session.changes
          ? html`<div class="actions">
              <button aria-busy=${this.busy === 'checks' ? 'true' : nothing} @click=${this.check}>
                Check the draft
              </button>
            </div>`
          : nothing}
      </div>
    </section>`;
  }

  /** @param {{signIn: ?SignInView}} last */
  result({ signIn }) {
    if (this.ready || signIn?.outcome === 'STARTED') {
      return html`<div class="notice waiting">
        ${icon('clock')}
        <div>
          <p>
            Waiting for the sign-in.
            ${this.reads ? 'Its result appears here by itself.' : 'The new tab has its result.'}
          </p>
        </div>
      </div>`;
    }
    if (!signIn) {
      return nothing;
    }
    return html`<div class="verdict">
        ${signInOutcome(signIn)}
        <p class="soft small">${ago(signIn.started)}${signIn.address ? ', as ' + signIn.address : ''}</p>
      </div>
      ${signInResult(signIn, this.organization)}`;
  }

  /** @param {!ConnectionView} connection */
  signIn({ missing }) {
    const passed = missing.length === 0;
    return html`<section class="card" aria-labelledby="sign-in">
      <header>
        <h3 id="sign-in">Test sign-in</h3>
        ${passed ? badge('good', 'Version ' + this.version + ' passed') : badge('off', 'Not passed yet')}
      </header>
      <div class="inside">
        <p class="soft">
          You sign in at your identity provider, in a new tab, by the values of the draft. It makes, links and changes
          nothing. What passed can be activated for 24 hours.
        </p>
        <div class="form" role="status">${this.last.show((last) => this.result(last), 2)}</div>
        ${this.ready
          ? html`<div class="actions">
              <a class="button primary" id="test-sign-in" href=${this.ready} target="_blank" rel="noreferrer"
                >Sign in for the test</a
              >
              <span class="soft small">Within 10 minutes, and once.</span>
            </div>`
          : session.changes
            ? html`<div class="actions">
                <button
                  class=${passed ? '' : 'primary'}
                  aria-busy=${this.busy === 'test' ? 'true' : nothing}
                  @click=${this.prepare}
                >
                  ${this.last.value?.signIn ? 'Make another test ready' : 'Make a test ready'}
                </button>
              </div>`
            : nothing}
      </div>
    </section>`;
  }

  preview() {
    const asks = session.changes && (this.version || this.reads);
    return asks
      ? html`<sso-preview .connection=${this.connection} organization=${this.organization}></sso-preview>`
      : nothing;
  }

  /** @override */
  render() {
    if (!this.version) {
      return html`<div class="card">
        <div class="state">
          ${icon('plug')}
          <h3>There is no draft to test</h3>
          <p>A test is made with a draft, so that it cannot touch the active connection.</p>
          <a class="button" href=${this.values}>Enter values</a>
        </div>
      </div>
      ${this.preview()}`;
    }
    return html`
      ${this.refused ? html`<div role="alert">${notice('bad', html`<p>${this.refused}</p>`)}</div>` : nothing}
      ${this.signIn(/** @type {!ConnectionView} */ (this.connection))} ${this.checks()}
      ${this.preview()}
    `;
  }
}

customElements.define('sso-test', SsoTest);
