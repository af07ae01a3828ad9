import { html, nothing } from 'lit';
import { api, at } from '../core/api.js';
import { words } from '../core/format.js';
import { session } from '../core/session.js';
import { View } from '../core/view.js';
import { notice } from '../ui/badge.js';
import { toast } from '../ui/toasts.js';
import './entry-form.js';
import { ROLES, choices, select, textArea, textFile, textInput } from './parts.js';
import { ATTRIBUTES, CLAIMS, compared, secretFact } from './sso-parts.js';
import { protocols } from './sso-provider.js';

const AUTHENTICATION = choices(['SECRET_BASIC', 'SECRET_POST', 'PRIVATE_KEY_JWT']);

/** @type {!Array<!Array<string>>} */
const SOURCES = [
  ['url', 'By the address of its metadata'],
  ['file', 'By a metadata file'],
  ['fields', 'By fields'],
];

const SIGNING = [
  { value: '', label: 'As its metadata wants' },
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];

/** @param {!Object<string, *>} values of which those that are empty are left to the server */
function filled(values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}

/** The values of the identity provider, which are saved as a draft. */
class SsoValues extends View {
  static get properties() {
    return {
      connection: { attribute: false },
      organization: { type: String },
      protocol: { type: String },
      address: { type: String },
      source: { state: true },
      replacing: { state: true },
    };
  }

  constructor() {
    super();
    /** @type {?ConnectionView} */
    this.connection = null;
    /** @type {string} the id */
    this.organization = '';
    /** @type {string} OIDC or SAML */
    this.protocol = '';
    /** @type {string} of this step */
    this.address = '';
    /** @type {string} how the values of a SAML identity provider are entered; empty until somebody chooses */
    this.source = '';
    /** @type {boolean} whether the stored secret is being replaced */
    this.replacing = false;
  }

  /** @return {?ConnectionVersionView} what is edited: the draft, or else the active version, if of this protocol */
  get edited() {
    const { draft, active } = /** @type {!ConnectionView} */ (this.connection);
    const version = draft ?? active;
    return version?.protocol === this.protocol ? version : null;
  }

  /** @return {!Array<!FormField>} */
  role() {
    const { draft, active } = /** @type {!ConnectionView} */ (this.connection);
    return session.caller?.kind === 'contact'
      ? []
      : [
          select({
            name: 'role',
            label: 'Connection role',
            hint: 'Of members to whom no mapping and no admin gives another one.',
            value: (draft ?? active)?.role ?? 'VIEWER',
            options: ROLES,
          }),
        ];
  }

  /** @return {!FormField} the secret, or the fact that it is stored */
  secret() {
    const stored = this.edited?.secret;
    if (!stored || this.replacing) {
      return textInput({
        name: 'secret',
        label: 'Client secret, or private key',
        hint: stored
          ? 'Leave it empty to keep the stored one.'
          : 'It is stored encrypted, and never shown again.',
        type: 'password',
        most: 8192,
      });
    }
    return {
      name: 'secret',
      label: 'Client secret, or private key',
      hint: 'It is kept as long as issuer and client ID stay the same.',
      required: false,
      rare: false,
      control: (id) =>
        html`<div class="actions">
          <span>${secretFact(stored)}</span>
          <button
            type="button"
            class="small"
            id=${id}
            aria-label="Replace the client secret"
            aria-describedby="${id}-hint"
            @click=${() => (this.replacing = true)}
          >
            Replace
          </button>
        </div>`,
    };
  }

  openId() {
    const version = this.edited;
    const oidc = version?.oidc;
    return html`<entry-form
      action="Save draft"
      .paged=${true}
      .fields=${[
        textInput({
          name: 'issuer',
          label: 'Issuer',
          hint: 'Exactly as its discovery document states it.',
          value: version?.issuer ?? '',
          required: true,
        }),
        textInput({ name: 'clientId', label: 'Client ID', value: oidc?.clientId ?? '', required: true }),
        select({
          name: 'clientAuthentication',
          label: 'Client authentication',
          hint: undefined,
          value: oidc?.clientAuthentication ?? 'SECRET_BASIC',
          options: AUTHENTICATION,
        }),
        this.secret(),
        ...this.role(),
        textInput({
          name: 'scopes',
          label: 'Scopes',
          hint: 'With spaces between them. email and profile if empty; openid is always sent.',
          value: (oidc?.scopes ?? []).join(' '),
          rare: true,
        }),
        ...CLAIMS.map(({ name, label, hint }) =>
          textInput({ name, label, hint, value: String(oidc?.[name] ?? ''), rare: true }),
        ),
      ]}
      .send=${(values) => this.saveOpenId(values)}
      @done=${(event) => this.done(event.detail)}
    ></entry-form>`;
  }

  /** @param {!Object<string, string>} values */
  saveOpenId({ scopes, ...others }) {
    const list = scopes.split(/\s+/).filter(Boolean);
    return api.put(at(this.organization) + '/connection/draft', {
      ...filled(others),
      ...(list.length ? { scopes: list } : {}),
    });
  }

  /** @return {!Array<!FormField>} */
  samlSource() {
    const saml = this.edited?.saml;
    if (this.wantedSource === 'file') {
      return [
        textFile({
          name: 'metadata',
          label: 'Metadata file',
          hint: 'Replace it here before its certificate ends.',
          accept: '.xml,text/xml,application/xml,application/samlmetadata+xml',
        }),
      ];
    }
    if (this.wantedSource === 'fields') {
      return [
        textInput({ name: 'entityId', label: 'Entity ID', value: this.edited?.issuer ?? '', required: true }),
        textInput({
          name: 'ssoUrl',
          label: 'Sign-in URL',
          hint: 'Where it takes requests by HTTP-Redirect.',
          value: saml?.ssoUrl ?? '',
          required: true,
        }),
        textArea({
          name: 'certificates',
          label: 'Signing certificates',
          hint: 'In Base64 or PEM, one after the other.',
          value: (saml?.certificates ?? []).map(({ certificate }) => certificate).join('\n\n'),
          required: true,
        }),
      ];
    }
    return [
      textInput({
        name: 'metadataUrl',
        label: 'Address of the metadata',
        hint: 'It is read now, and again every day: new certificates are taken by themselves.',
        value: saml?.metadataUrl ?? '',
        required: true,
      }),
    ];
  }

  get wantedSource() {
    const saml = this.edited?.saml;
    return this.source || (saml && !saml.metadataUrl ? 'fields' : 'url');
  }

  saml() {
    const saml = this.edited?.saml;
    return html`
      <fieldset class="ways">
        <legend class="legend">How do you enter them?</legend>
        ${SOURCES.map(
          ([key, label]) =>
            html`<label class="check">
              <input
                type="radio"
                name="source"
                value=${key}
                .checked=${key === this.wantedSource}
                @change=${() => (this.source = key)}
              />${label}</label
            >`,
        )}
      </fieldset>
      <entry-form
        action="Save draft"
        .paged=${true}
        .fields=${[
          ...this.samlSource(),
          ...this.role(),
          select({
            name: 'signRequests',
            label: 'Sign our requests',
            hint: undefined,
            value: saml ? String(saml.signRequests) : '',
            options: SIGNING,
            rare: true,
          }),
          ...ATTRIBUTES.map(({ name, label, hint }) =>
            textInput({ name, label, hint, value: String(saml?.[name] ?? ''), rare: true }),
          ),
        ]}
        .send=${(values) => this.saveSaml(values)}
        @done=${(event) => this.done(event.detail)}
      ></entry-form>
    `;
  }

  /** @param {!Object<string, string>} values */
  saveSaml({ certificates, signRequests, ...others }) {
    return api.put(at(this.organization) + '/connection/draft/saml', {
      ...filled(others),
      ...(certificates ? { certificates: apart(certificates) } : {}),
      ...(signRequests ? { signRequests: signRequests === 'true' } : {}),
    });
  }

  /** @param {!ConnectionView} saved */
  done(saved) {
    this.replacing = false;
    toast('The draft was saved as version ' + saved.draft?.version + '. Nothing changes until you activate it.');
    this.dispatchEvent(new CustomEvent('saved', { detail: saved }));
  }

  /** What the form begins with, and what becomes of it. */
  effect() {
    const { draft, active } = /** @type {!ConnectionView} */ (this.connection);
    if (this.edited) {
      return draft
        ? 'You edit the draft, version ' + draft.version
        : 'A copy of version ' + active.version + ', which stays active';
    }
    return active ? 'A new draft; version ' + active.version + ' stays active' : 'Nothing changes until you activate';
  }

  /** The values, for somebody who cannot change them. */
  shown() {
    const version = this.edited;
    if (!version) {
      return html`<p>There are no values for ${words(this.protocol)}.</p>`;
    }
    return compared([{ name: this.connection?.draft ? 'Draft' : 'Active', version }]);
  }

  fields() {
    return this.protocol === 'SAML' ? this.saml() : this.openId();
  }

  /** @override */
  render() {
    const { draft } = /** @type {!ConnectionView} */ (this.connection);
    return html`
      ${protocols(this.address, this.protocol, '')}
      <section class="card" aria-labelledby="theirs">
        <header>
          <h3 id="theirs">${this.protocol === 'SAML' ? 'SAML identity provider' : 'OpenID provider'}</h3>
          <p class="soft small">${session.changes ? this.effect() : nothing}</p>
        </header>
        <div class="inside">
          ${session.changes && draft && draft.protocol !== this.protocol
            ? notice('info', html`<p>The draft is for the other protocol. Saving this one takes its place.</p>`)
            : nothing}
          ${session.changes ? this.fields() : this.shown()}
        </div>
      </section>
    `;
  }
}

/**
 * Takes certificates apart that were pasted below each other.
 *
 * @param {string} text
 * @return {!Array<string>}
 */
function apart(text) {
  const parts = text.includes('-----BEGIN') ? text.split(/(?=-----BEGIN)/) : text.split(/\n\s*\n/);
  return parts.map((part) => part.trim()).filter(Boolean);
}

customElements.define('sso-values', SsoValues);
