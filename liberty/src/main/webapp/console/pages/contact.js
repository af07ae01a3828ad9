import { html, nothing } from 'lit';
import { api, at } from '../core/api.js';
import { dateTime } from '../core/format.js';
import { Loaded, View, message } from '../core/view.js';
import { badge, notice } from '../ui/badge.js';
import { openDialog } from '../ui/dialog.js';
import { toast } from '../ui/toasts.js';
import { showCredentials } from './credentials.js';
import { select, textInput } from './parts.js';
import '../ui/copy-field.js';
import './entry-form.js';

const STATES = {
  PENDING: ['warn', 'Record not found yet'],
  VERIFIED: ['good', 'Verified'],
  MISSING: ['bad', 'Record is gone'],
  ATTESTED: ['good', 'Vouched for'],
};

const AUTHENTICATION = [
  { value: 'SECRET_BASIC', label: 'Client secret, in the header' },
  { value: 'SECRET_POST', label: 'Client secret, in the form' },
  { value: 'PRIVATE_KEY_JWT', label: 'Private key, as a JWK' },
];

/** What an IT contact does with a link: domains, the connection up to a passed test, and SCIM. */
class Contact extends View {
  static get properties() {
    return { organization: { attribute: false }, findings: { state: true }, test: { state: true } };
  }

  constructor() {
    super();
    /** @type {string} */
    this.organization = '';
    /** @type {?Array<{severity: string, text: string}>} */
    this.findings = null;
    /** @type {string} where the browser makes the test sign-in */
    this.test = '';
    /** @type {!Loaded} */
    this.all = new Loaded(this, (signal) => this.read(signal));
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.all.load();
  }

  /** @param {!AbortSignal} signal */
  async read(signal) {
    const [organization, domains, connection, provisioning] = await Promise.all(
      ['', '/domains', '/connection', '/provisioning'].map((path) => api.get(this.below(path), {}, signal)),
    );
    return { organization, domains: domains.items, connection, provisioning };
  }

  /** @param {string} path */
  below(path) {
    return at(this.organization) + path;
  }

  /**
   * Makes a change, and shows what it led to.
   *
   * @param {function(): !Promise<?>} act
   * @param {string} text
   */
  async change(act, text) {
    try {
      await act();
      if (text) {
        toast(text);
      }
    } catch (error) {
      toast(message(/** @type {!Error} */ (error)));
    }
    await this.all.refresh();
  }

  /** @param {!DomainView} domain */
  domain({ domain, state, record, lastCheck }) {
    const [kind, text] = STATES[state];
    const path = this.below('/domains/' + encodeURIComponent(domain));
    return html`<li class="stack">
      <p><strong>${domain}</strong> ${badge(kind, text)}</p>
      ${record && state !== 'ATTESTED'
        ? html`
            <p class="soft small">
              Create a TXT record with this name and text. Some DNS consoles append the zone themselves: enter
              <code>${record.nameInZone}</code> there.
            </p>
            <mu-copy-field label="Name of the record of ${domain}" .value=${record.name}></mu-copy-field>
            <mu-copy-field label="Text of the record of ${domain}" .value=${record.text}></mu-copy-field>
            ${lastCheck
              ? html`<p class="small">
                  Last look ${dateTime(lastCheck.at)}:
                  ${lastCheck.outcome === 'FOUND'
                    ? 'found.'
                    : lastCheck.outcome === 'NONE'
                      ? 'no such record. ' + (lastCheck.found.length ? 'The DNS returned: ' + lastCheck.found.join(', ') : '')
                      : 'the DNS could not answer; try later.'}
                </p>`
              : nothing}
            <div class="actions">
              <button
                aria-label="Look for the record of ${domain}"
                @click=${() => this.change(() => api.post(path + '/verification'), '')}
              >
                Look now
              </button>
              ${state === 'PENDING'
                ? html`<button
                    aria-label="Give up ${domain}"
                    @click=${() => this.change(() => api.delete(path), domain + ' was given up.')}
                  >
                    Give up
                  </button>`
                : nothing}
            </div>
          `
        : nothing}
    </li>`;
  }

  /** @param {!Array<!DomainView>} domains */
  domains(domains) {
    return html`<section class="card" aria-labelledby="domains">
      <header><h2 id="domains">1. Domains of e-mail addresses</h2></header>
      <div class="inside">
        ${domains.length ? html`<ul class="plain stack">${domains.map((domain) => this.domain(domain))}</ul>` : nothing}
        <entry-form
          action="Claim domain"
          .inline=${true}
          .fields=${[textInput({ name: 'domain', label: 'Another domain', most: 253, required: true })]}
          .send=${(values) => api.post(this.below('/domains'), values)}
          @done=${() => this.all.refresh()}
        ></entry-form>
      </div>
    </section>`;
  }

  /** @param {!ConnectionView} connection */
  ours({ serviceProvider }) {
    return html`<section class="card" aria-labelledby="ours">
      <header><h2 id="ours">2. Register Muster at your identity provider</h2></header>
      <div class="inside">
        <h3>OpenID Connect</h3>
        <mu-copy-field label="Redirect URI" .value=${serviceProvider.redirectUri}></mu-copy-field>
        <mu-copy-field label="Initiate-login URI" .value=${serviceProvider.initiateLoginUri}></mu-copy-field>
        <h3>SAML 2.0</h3>
        <mu-copy-field label="ACS URL" .value=${serviceProvider.acsUrl}></mu-copy-field>
        <mu-copy-field label="Entity ID and metadata" .value=${serviceProvider.entityId}></mu-copy-field>
      </div>
    </section>`;
  }

  /**
   * @param {string} heading
   * @param {string} path
   * @param {!Array<?>} fields
   */
  async enter(heading, path, fields) {
    const saved = await openDialog({
      heading,
      content: (end) => html`<entry-form
        action="Save draft"
        .fields=${fields}
        .send=${(values) =>
          api.put(this.below(path), Object.fromEntries(Object.entries(values).filter(([, value]) => value)))}
        @done=${() => end(true)}
        @canceled=${() => end(false)}
      ></entry-form>`,
    });
    if (saved) {
      this.findings = null;
      this.test = '';
      this.change(async () => null, 'The draft was saved.');
    }
  }

  openId() {
    this.enter('Values of an OpenID provider', '/connection/draft', [
      textInput({ name: 'issuer', label: 'Issuer', hint: 'Exactly as its discovery document states it.', required: true }),
      textInput({ name: 'clientId', label: 'Client ID', required: true }),
      select({
        name: 'clientAuthentication',
        label: 'Client authentication',
        hint: undefined,
        value: 'SECRET_BASIC',
        options: AUTHENTICATION,
      }),
      textInput({
        name: 'secret',
        label: 'Client secret',
        hint: 'It is never shown again. Empty keeps the stored one.',
        type: 'password',
        most: 8192,
      }),
    ]);
  }

  saml() {
    this.enter('Values of a SAML identity provider', '/connection/draft/saml', [
      textInput({ name: 'metadataUrl', label: 'Address of its metadata', hint: 'It is read again every day.', required: true }),
    ]);
  }

  async check() {
    await this.change(async () => {
      this.findings = (await api.post(this.below('/connection/draft/checks'))).findings;
    }, '');
  }

  async prepareTest() {
    await this.change(async () => {
      this.test = (await api.post(this.below('/connection/draft/tests'))).url;
    }, '');
  }

  /** @param {!ConnectionView} connection */
  theirs({ draft, active, missing, inUse }) {
    return html`<section class="card" aria-labelledby="theirs">
      <header>
        <h2 id="theirs">3. Enter its values, and test them</h2>
        ${inUse ? badge('good', 'Active') : badge('off', 'Not active')}
      </header>
      <div class="inside">
        ${active ? html`<p>Active: version ${active.version}, <code>${active.issuer}</code></p>` : nothing}
        ${draft
          ? html`<p>Draft: version ${draft.version}, <code>${draft.issuer}</code></p>
              <div class="actions">
                <button @click=${this.check}>Check</button>
                <button @click=${this.prepareTest}>Make a test ready</button>
                <button
                  @click=${() => this.change(() => api.delete(this.below('/connection/draft')), 'The draft was discarded.')}
                >
                  Discard
                </button>
              </div>`
          : nothing}
        ${this.findings
          ? html`<ul aria-label="Findings">
              ${this.findings.map(({ text }) => html`<li>${text}</li>`)}
            </ul>`
          : nothing}
        ${this.test
          ? html`<p role="status">
              <a href=${this.test} target="_blank" rel="noreferrer" @click=${() => (this.test = '')}>Sign in for the test</a>
              in a new tab; it changes nothing.
            </p>`
          : nothing}
        ${draft && missing.length === 0
          ? notice('good', html`<p>Version ${draft.version} passed its test. Ask an Admin to activate it.</p>`)
          : missing.length
            ? html`<ul aria-label="What is missing">
                ${missing.map((text) => html`<li>${text}</li>`)}
              </ul>`
            : nothing}
        <div class="actions">
          <button @click=${this.openId}>Enter OpenID values</button>
          <button @click=${this.saml}>Enter SAML metadata</button>
          <button @click=${() => this.all.refresh()}>Reload</button>
        </div>
      </div>
    </section>`;
  }

  async turnOn() {
    await this.change(async () => {
      const { token, baseUrl } = await api.put(this.below('/provisioning'), { mode: 'SCIM' });
      await showCredentials(token, baseUrl, 'Enter both at your identity provider.');
    }, '');
  }

  /**
   * @param {{mode: string, baseUrl: string}} provisioning
   * @param {boolean} inUse
   */
  scim({ mode, baseUrl }, inUse) {
    return html`<section class="card" aria-labelledby="scim">
      <header>
        <h2 id="scim">4. SCIM</h2>
        ${mode === 'SCIM' ? badge('good', 'On') : badge('off', 'Off')}
      </header>
      <div class="inside">
        <mu-copy-field label="SCIM base URL" .value=${baseUrl}></mu-copy-field>
        ${mode === 'SCIM'
          ? html`<p class="soft">An Admin can rotate the token.</p>`
          : inUse
            ? html`<div class="actions"><button @click=${this.turnOn}>Turn SCIM on</button></div>`
            : html`<p class="soft">SCIM can be turned on when the connection is active.</p>`}
      </div>
    </section>`;
  }

  /** @override */
  render() {
    return this.all.show(
      ({ organization, domains, connection, provisioning }) => html`
        <div class="heading"><h1 tabindex="-1">Set up single sign-on for ${organization.name}</h1></div>
        <div class="stack">
          ${this.domains(domains)} ${this.ours(connection)} ${this.theirs(connection)}
          ${this.scim(provisioning, organization.sso?.active ?? false)}
        </div>
      `,
      8,
    );
  }
}

customElements.define('page-contact', Contact);
