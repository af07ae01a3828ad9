import { html, nothing } from 'lit';
import { ApiError, all, api, at } from '../core/api.js';
import { ago, amount, counted, date, left, words } from '../core/format.js';
import { icon } from '../core/icon.js';
import { address } from '../core/router.js';
import { session } from '../core/session.js';
import { Loaded, View, message } from '../core/view.js';
import { Watch } from '../core/watch.js';
import { badge, notice } from '../ui/badge.js';
import { confirm } from '../ui/confirm.js';
import { toast } from '../ui/toasts.js';
import '../ui/copy-field.js';
import { showCredentials } from './credentials.js';
import { GUIDES } from './guide-steps.js';
import { actor, lastUse } from './parts.js';

const LOOK_MILLIS = 3000;
const RARELY = 10;
const MOST_COUNTED = 5000;

const MODES = [
  { mode: 'MANUAL', title: 'Manual', text: 'You invite and remove members yourself.' },
  { mode: 'JIT', title: 'Just-in-time', text: 'Members are created at their first sign-in.' },
  { mode: 'SCIM', title: 'SCIM', text: 'Your identity provider pushes users and groups, and every change of them.' },
];

const ENTER_BOTH = 'Enter both in the provisioning settings of the application at your identity provider.';
const ENTER_TOKEN = 'Enter the new token at your identity provider. The old one works for another 24 hours.';

/** @param {number} count */
function upTo(count) {
  return count >= MOST_COUNTED ? amount(MOST_COUNTED) + ' or more members' : counted(count, 'member');
}

/** The provisioning mode, and with SCIM the address and the tokens of the identity provider. */
class Provisioning extends View {
  static get properties() {
    return {
      organization: { attribute: false },
      wanted: { state: true },
      refused: { state: true },
      busy: { state: true },
    };
  }

  constructor() {
    super();
    /** @type {?OrganizationView} */
    this.organization = null;
    /** @type {string} the mode that is chosen and not yet confirmed; empty if it is the present one */
    this.wanted = '';
    /** @type {boolean} whether the choice was made by keys */
    this.byKeys = false;
    /** @type {string} */
    this.refused = '';
    /** @type {boolean} */
    this.busy = false;
    /** @type {!Watch} */
    this.watch = new Watch(this, LOOK_MILLIS, () => this.look());
    /** @type {number} */
    this.looks = 0;
    /** @type {!Loaded} */
    this.provisioning = new Loaded(this, (signal) =>
      api.get(this.below('/provisioning'), {}, signal),
    );
    /** @type {!Loaded} */
    this.tokens = new Loaded(this, (signal) =>
      api.get(this.below('/provisioning/tokens'), {}, signal),
    );
  }

  /** @param {string} rest */
  below(rest) {
    return at(this.organization.id) + rest;
  }

  /** @override */
  willUpdate(/** !Map */ changed) {
    const before = changed.get('organization');
    if (changed.has('organization') && (before?.id !== this.organization.id || before?.mode !== this.organization.mode)) {
      this.provisioning.forget();
      if (this.organization.mode === 'SCIM') {
        this.tokens.forget();
      }
    }
  }

  /** Looks again: soon while something is awaited, else now and then. */
  async look() {
    this.looks++;
    const awaited = this.tokens.state === 'ready' && !this.tokens.value.newTokenUsed;
    if (this.organization?.mode === 'SCIM' && (awaited || this.looks % RARELY === 0)) {
      await this.tokens.refresh();
    }
  }

  /** What SCIM and Just-in-time need and the organization lacks. */
  missing() {
    const { id, plan, sso, domains } = /** @type {!OrganizationView} */ (this.organization);
    const setUp = address(id, 'identity/sso');
    const missing = [];
    if (!sso?.active) {
      missing.push(html`An active SSO connection. <a href=${setUp}>Set up single sign-on</a>`);
    }
    if (domains.length === 0) {
      missing.push(html`A verified domain. <a href="${setUp}/domain">Verify a domain</a>`);
    }
    if (plan === 'STARTER') {
      const settings = address(id, 'settings');
      missing.push(html`For SCIM, the plan Business or Enterprise. <a href=${settings}>See the plan</a>`);
    }
    return missing;
  }

  /** @param {string} mode */
  allowed(mode) {
    const { plan, sso, domains } = /** @type {!OrganizationView} */ (this.organization);
    const connected = sso?.active && domains.length > 0;
    return mode === 'MANUAL' || (connected && (mode === 'JIT' || plan !== 'STARTER'));
  }

  /**
   * A click on a card acts at once. The arrow keys only choose, and a button then acts: they pass cards on their way.
   *
   * @param {string} mode
   * @param {!MouseEvent} event
   */
  clicked(mode, event) {
    this.wanted = mode === this.organization.mode ? '' : mode;
    this.refused = '';
    this.byKeys = event.detail === 0;
    if (this.wanted && !this.byKeys) {
      this.proceed();
    }
  }

  /** @param {!Event} event */
  submitted(event) {
    event.preventDefault();
    this.proceed();
  }

  async proceed() {
    const { wanted } = this;
    if (!wanted || this.busy) {
      return;
    }
    this.busy = true;
    try {
      const leaving = this.organization.mode === 'SCIM';
      if (!leaving || (await this.leaves(wanted))) {
        await this.switchTo(wanted, leaving);
      }
    } catch (error) {
      this.refused = message(/** @type {!Error} */ (error));
      if (error instanceof ApiError && error.status === 409) {
        this.changed();
      }
    }
    this.busy = false;
    this.wanted = '';
  }

  /** @override The mark is where the mode is, or the choice: browsers move it on their own. */
  updated() {
    this.querySelectorAll('input[name="mode"]').forEach((input) => {
      const radio = /** @type {!HTMLInputElement} */ (input);
      radio.checked = radio.value === (this.wanted || this.organization.mode);
    });
  }

  /**
   * @param {string} mode
   * @return {!Promise<boolean>} whether the admin goes on, knowing what it does
   */
  async leaves(mode) {
    const [members, held] = await Promise.all([
      all(this.below('/members'), MOST_COUNTED),
      api.get(this.below('/removals'), { state: 'HELD', limit: 500 }),
    ]);
    const pushed = members.filter(({ origin }) => origin === 'SCIM').length;
    const effects = [
      'The SCIM token stops at once, and with it all directory sync.',
      'Your identity provider gets 401 from its next request on. Switch provisioning off there, too.',
      upTo(members.length) + ' ' + (members.length === 1 ? 'stays' : 'stay') + ', with their present access; ' +
        amount(pushed) + ' of them came by SCIM.',
      mode === 'JIT'
        ? 'New members are created at their first sign-in. You remove members here.'
        : 'From now on you invite and remove members here.',
    ];
    if (held.items.length) {
      effects.push(counted(held.items.length, 'held removal') + ' will be rejected: those members keep their access.');
    }
    return confirm({
      heading: 'Leave SCIM for ' + words(mode) + '?',
      text: undefined,
      effects,
      action: 'Revoke the token and leave SCIM',
      danger: true,
    });
  }

  /**
   * @param {string} mode
   * @param {boolean} leaving
   */
  async switchTo(mode, leaving) {
    const answer = await api.put(this.below('/provisioning'), { mode, confirm: leaving });
    this.changed();
    if (answer.token) {
      await showCredentials(answer.token, answer.baseUrl, ENTER_BOTH);
    } else {
      toast('Provisioning is ' + words(mode) + ' now.');
    }
  }

  changed() {
    this.dispatchEvent(new Event('organization-changed', { bubbles: true }));
  }

  async rotate() {
    const sure = await confirm({
      heading: 'Rotate the SCIM token?',
      text:
        'You get a new token. The old token stays valid for 24 more hours, so that you can update your identity ' +
        'provider.',
      effects: [],
      action: 'Rotate token',
      danger: false,
    });
    if (sure) {
      await this.act(async () => {
        const issued = await api.post(this.below('/provisioning/tokens/rotations'));
        this.tokens.become(issued.tokens);
        await showCredentials(issued.token, issued.baseUrl, ENTER_TOKEN);
      });
    }
  }

  async endOverlap() {
    const old = this.tokens.value.retiring.length;
    const sure = await confirm({
      heading: 'End the overlap now?',
      text: undefined,
      effects: [
        counted(old, 'old token') + ' ' + (old === 1 ? 'stops' : 'stop') + ' at once.',
        this.tokens.value.newTokenUsed
          ? 'The new token is in use already.'
          : 'The new token has not been used yet: if your identity provider does not have it, its requests fail.',
      ],
      action: 'End overlap',
      danger: true,
    });
    if (sure) {
      await this.act(async () => {
        this.tokens.become(await api.delete(this.below('/provisioning/tokens/retiring')));
        toast('Only the new token works now.');
      });
    }
  }

  async cancelRotation() {
    const sure = await confirm({
      heading: 'Cancel the rotation?',
      text: undefined,
      effects: ['The new token, which nobody has used, stops.', 'The old token works on, without an end.'],
      action: 'Cancel rotation',
      danger: false,
    });
    if (sure) {
      await this.act(async () => {
        this.tokens.become(await api.delete(this.below('/provisioning/tokens/rotations/current')));
        toast('The rotation was canceled.');
      });
    }
  }

  /** @param {function(): !Promise<void>} action */
  async act(action) {
    this.refused = '';
    try {
      await action();
    } catch (error) {
      this.refused = message(/** @type {!Error} */ (error));
      this.tokens.refresh();
    }
  }

  modes() {
    const { mode } = /** @type {!OrganizationView} */ (this.organization);
    const offer = this.wanted === 'SCIM' ? 'Turn SCIM on' : 'Switch to ' + words(this.wanted || mode);
    return html`<form @submit=${this.submitted}>
      <fieldset class="modes">
        <legend class="visually-hidden">Provisioning mode</legend>
        ${MODES.map(
          (option) =>
            html`<label class="mode">
              <input
                type="radio"
                name="mode"
                value=${option.mode}
                aria-labelledby="title-${option.mode}"
                aria-describedby="mode-${option.mode}"
                ?disabled=${!session.changes || (option.mode !== mode && !this.allowed(option.mode))}
                @click=${(event) => this.clicked(option.mode, event)}
              />
              <span>
                <span class="title" id="title-${option.mode}">${option.title}</span>
                <span class="soft small" id="mode-${option.mode}">${option.text}</span>
              </span>
            </label>`,
        )}
      </fieldset>
      ${this.wanted && this.byKeys
        ? html`<div class="actions choice">
            <button class="primary" aria-busy=${this.busy ? 'true' : nothing}>${offer}</button>
          </div>`
        : nothing}
    </form>`;
  }

  /** @param {!ScimTokensView} tokens */
  tokenFacts({ current, retiring, newTokenUsed }) {
    if (!current) {
      return nothing;
    }
    const unused = retiring.length ? 'New token not seen yet' : 'Waiting for the first request';
    return html`<ul class="rows tokens" aria-label="SCIM tokens">
      <li>
        <div>
          <p class="legend">Token</p>
          <code>mst_scim_${current.publicId}…</code>
          <p class="soft small">
            Created ${date(current.createdAt)} by ${actor(current.createdBy)} ·
            ${current.lastUsedAt ? 'last used ' + ago(current.lastUsedAt) : 'not used yet'}
          </p>
        </div>
        ${newTokenUsed ? badge('good', 'In use') : badge('warn', unused)}
      </li>
      ${retiring.map(
        (token) =>
          html`<li>
            <div>
              <p class="legend">Old token</p>
              <code>mst_scim_${token.publicId}…</code>
              <p class="soft small">
                Still works for ${left(token.ending.at)} ·
                ${token.lastUsedAt ? 'last used ' + ago(token.lastUsedAt) : 'never used'}
              </p>
            </div>
          </li>`,
      )}
      ${retiring.length && session.changes
        ? html`<li>
            <div class="actions">
              <button class="small" @click=${this.endOverlap}>End overlap now</button>
              ${newTokenUsed
                ? nothing
                : html`<button class="small" @click=${this.cancelRotation}>Cancel rotation</button>`}
            </div>
          </li>`
        : nothing}
    </ul>`;
  }

  directorySync() {
    return html`<section class="sync" aria-labelledby="directory-sync">
      <h3 id="directory-sync">Directory sync (SCIM)</h3>
      ${this.provisioning.show(
        ({ baseUrl }) => html`<mu-copy-field label="SCIM base URL" .value=${baseUrl}></mu-copy-field>`,
        2,
      )}
      ${this.tokens.show((tokens) => this.tokenFacts(tokens), 3)}
      <div class="actions">
        ${session.changes ? html`<button @click=${this.rotate}>Rotate token</button>` : nothing}
        <a class="button" href=${address(this.organization.id, 'sync-logs')}>View sync logs</a>
        <details class="menu bordered">
          <summary>Set-up guide${icon('down')}</summary>
          <div class="items">
            ${GUIDES.map(
              ([id, name]) => html`<a href=${address(this.organization.id, 'identity/guides/' + id)}>${name}</a>`,
            )}
          </div>
        </details>
        <a class="button" href=${address(this.organization.id, 'identity/try-it')}>Try it</a>
      </div>
    </section>`;
  }

  status() {
    const { mode } = /** @type {!OrganizationView} */ (this.organization);
    if (mode !== 'SCIM') {
      return badge(mode === 'JIT' ? 'good' : 'off', words(mode));
    }
    const used = this.tokens.state === 'ready' ? lastUse(this.tokens.value) : '';
    return used ? badge('good', 'SCIM, last request ' + ago(used)) : badge('info', 'SCIM');
  }

  /** @override */
  render() {
    const missing = this.missing();
    return html`<section class="card" aria-labelledby="provisioning">
      <header>
        <h2 id="provisioning">Provisioning & directory sync</h2>
        ${this.status()}
      </header>
      <div class="inside">
        ${missing.length
          ? notice(
              'info',
              html`<p>Before members can come from an identity provider, this is missing:</p>
                <ul class="missing">
                  ${missing.map((one) => html`<li>${one}</li>`)}
                </ul>`,
            )
          : nothing}
        ${session.changes ? nothing : notice('info', html`<p>You can see this. An Admin can change it.</p>`)}
        ${this.modes()}
        ${this.refused ? html`<div role="alert">${notice('bad', html`<p>${this.refused}</p>`)}</div>` : nothing}
        ${this.organization.mode === 'SCIM' ? this.directorySync() : nothing}
      </div>
    </section>`;
  }
}

customElements.define('provisioning-card', Provisioning);
