import { html, nothing } from 'lit';
import { ApiError, api, at } from '../core/api.js';
import { words } from '../core/format.js';
import { session } from '../core/session.js';
import { View } from '../core/view.js';
import { badge } from '../ui/badge.js';
import './entry-form.js';
import { textArea, textInput } from './parts.js';
import { signInResult } from './sign-in-result.js';

/** @type {!Object<string, string>} fields of an identity, and what people call them */
const PARTS = {
  subject: 'Subject',
  email: 'E-mail address',
  userName: 'User name',
  givenName: 'Given name',
  familyName: 'Family name',
  displayName: 'Display name',
};

/** What a person with certain claims would get, without anybody signing in. */
class SsoPreview extends View {
  static get properties() {
    return { connection: { attribute: false }, organization: { type: String }, preview: { state: true } };
  }

  constructor() {
    super();
    /** @type {?ConnectionView} */
    this.connection = null;
    /** @type {string} the id */
    this.organization = '';
    /** @type {?SignInPreviewView} */
    this.preview = null;
  }

  /** @return {?ConnectionVersionView} */
  get version() {
    const { draft, active } = /** @type {!ConnectionView} */ (this.connection);
    return draft ?? active ?? null;
  }

  /** @return {boolean} contacts see what was read, and not who that is here */
  get asksForMembers() {
    return session.caller?.kind !== 'contact';
  }

  /** @return {string} */
  get passed() {
    return this.asksForMembers ? 'Would be signed in' : 'Read, with an address of a verified domain';
  }

  /** @override */
  willUpdate(/** !Map */ changed) {
    const before = changed.get('connection');
    if (changed.has('connection') && before && (before.draft ?? before.active)?.version !== this.version?.version) {
      this.preview = null;
    }
  }

  /** @param {!Object<string, string>} values */
  async ask({ claims, nameId }) {
    /** @type {?} */
    let parsed;
    try {
      parsed = JSON.parse(claims);
    } catch (malformed) {
      throw new ApiError(400, 'invalid_value', 'This is no JSON object. Paste the whole of it, from { to }.', 0);
    }
    const path = this.connection.draft ? '/connection/draft/preview' : '/connection/preview';
    return api.post(at(this.organization) + path, { claims: parsed, ...(nameId ? { nameId } : {}) }, { reads: true });
  }

  /** @param {!SignInPreviewView} preview */
  answer({ identity, report, refusal, version }) {
    return html`<div class="form" role="status">
      <div class="verdict">
        ${refusal ? badge('bad', 'Would be refused') : badge('good', this.passed)}
        <p class="soft small">By version ${version}. Nothing was proven or changed.</p>
      </div>
      ${signInResult(/** @type {?} */ ({ refusal, report, outcome: '', test: true }), this.organization)}
      ${identity
        ? html`<table class="changes">
            <caption>
              What was read
            </caption>
            <thead>
              <tr>
                <th scope="col">Part</th>
                <th scope="col">Value</th>
                <th scope="col">From</th>
              </tr>
            </thead>
            <tbody>
              ${Object.entries(PARTS)
                .filter(([name]) => identity[name])
                .map(
                  ([name, label]) =>
                    html`<tr>
                      <th scope="row">${label}</th>
                      <td>${identity[name]}</td>
                      <td>${this.source(identity, name)}</td>
                    </tr>`,
                )}
              ${identity.groups
                ? html`<tr>
                    <th scope="row">Groups</th>
                    <td>${identity.groups.join(', ') || 'None'}</td>
                    <td>${this.source(identity, 'groups')}</td>
                  </tr>`
                : nothing}
            </tbody>
          </table>`
        : nothing}
      ${identity?.tooManyGroups ? html`<p>A link came instead of the groups: use SCIM for groups.</p>` : nothing}
    </div>`;
  }

  /**
   * @param {{sources: !Array<{part: string, claim: string}>}} identity
   * @param {string} name of the field
   */
  source({ sources }, name) {
    if (name === 'subject') {
      return html`<code>${this.version?.protocol === 'SAML' ? 'NameID' : 'sub'}</code>`;
    }
    const part = name.replace(/[A-Z]/g, (letter) => '_' + letter).toUpperCase();
    const claim = sources.find((source) => source.part === part)?.claim;
    return claim ? html`<code>${claim}</code>` : '—';
  }

  /** @override */
  render() {
    const { version } = this;
    if (!version) {
      return nothing;
    }
    const saml = version.protocol === 'SAML';
    return html`<section class="card" aria-labelledby="preview">
      <header>
        <h3 id="preview">${this.asksForMembers ? 'What would this person get?' : 'What would be read?'}</h3>
      </header>
      <div class="inside">
        <p class="soft">
          Paste ${saml ? 'the attributes' : 'the claims of an ID token'}, as your identity provider shows them. They are
          read by version ${version.version}, ${words(version.protocol)}, as those of a sign-in.
        </p>
        <entry-form
          action=${this.asksForMembers ? 'Show what they would get' : 'Show what would be read'}
          .paged=${true}
          .fields=${[
            ...(saml ? [textInput({ name: 'nameId', label: 'NameID', required: true })] : []),
            textArea({
              name: 'claims',
              label: saml ? 'Attributes, as JSON' : 'Claims, as JSON',
              hint: saml ? '{"email": "ana@acme.example"}' : '{"sub": "00u1", "email": "ana@acme.example"}',
              required: true,
            }),
          ]}
          .keeps=${true}
          .send=${(values) => this.ask(values)}
          @done=${(event) => (this.preview = event.detail)}
        ></entry-form>
        ${this.preview ? this.answer(this.preview) : nothing}
      </div>
    </section>`;
  }
}

customElements.define('sso-preview', SsoPreview);
