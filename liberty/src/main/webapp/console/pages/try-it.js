import { html, nothing } from 'lit';
import { api, at } from '../core/api.js';
import { ago, counted } from '../core/format.js';
import { address } from '../core/router.js';
import { session } from '../core/session.js';
import { Loaded, View, message } from '../core/view.js';
import { Watch } from '../core/watch.js';
import { badge, notice } from '../ui/badge.js';
import { toast } from '../ui/toasts.js';
import { actor } from './parts.js';

const LOOK_MILLIS = 700;
const KINDS = { PASSED: 'good', FAILED: 'bad', SKIPPED: 'off', RUNNING: 'info' };

/** @param {string} text that may be JSON */
function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** Plays the conversation of an identity provider against the organization's own endpoint, and shows each step. */
class TryIt extends View {
  static get properties() {
    return { organization: { attribute: false }, chosen: { state: true }, starting: { state: true } };
  }

  constructor() {
    super();
    /** @type {?OrganizationView} */
    this.organization = null;
    /** @type {string} the id of a conversation */
    this.chosen = 'OKTA';
    /** @type {boolean} */
    this.starting = false;
    /** @type {!Watch} */
    this.watch = new Watch(this, LOOK_MILLIS, () => this.look());
    /** @type {!Loaded} */
    this.conversations = new Loaded(this, (signal) => api.get(this.below('/conversations'), {}, signal));
    /** @type {!Loaded} the simulation that is shown; its value is null as long as there is none */
    this.run = new Loaded(this, (signal) => this.latest(signal));
  }

  /** @param {string} rest */
  below(rest) {
    return at(this.organization.id) + '/simulations' + rest;
  }

  /** @param {!AbortSignal} signal */
  async latest(signal) {
    const shown = this.run.value;
    const id = shown?.id ?? (await api.get(this.below(''), {}, signal)).items[0]?.id;
    return id ? api.get(this.below('/' + id), {}, signal) : { steps: [] };
  }

  /** @override */
  willUpdate(/** !Map */ changed) {
    const before = changed.get('organization');
    if (changed.has('organization') && before?.id !== this.organization.id) {
      this.conversations.forget();
      this.run.forget();
    }
  }

  look() {
    if (this.run.state === 'ready' && this.run.value.id && !this.run.value.cleanedUp) {
      this.run.refresh();
    }
  }

  async start() {
    this.starting = true;
    try {
      this.run.become(await api.post(this.below(''), { conversation: this.chosen }));
    } catch (error) {
      toast(message(/** @type {!Error} */ (error)));
    }
    this.starting = false;
  }

  /** @param {string} id */
  called(id) {
    const known = this.conversations.state === 'ready' ? this.conversations.value.items : [];
    return known.find((conversation) => conversation.id === id)?.name ?? id;
  }

  choice() {
    if (this.organization.mode !== 'SCIM') {
      return notice(
        'info',
        html`<p>
          SCIM is off. <a href=${address(this.organization.id, 'identity')}>Turn it on</a> first: the requests go to the
          organization's own SCIM endpoint.
        </p>`,
      );
    }
    const running = this.run.state === 'ready' && this.run.value.state === 'RUNNING';
    return html`<section class="card" aria-label="Conversation">
      <div class="inside">
        ${this.conversations.show(
          ({ items }) =>
            html`<fieldset class="trials">
              <legend>Play the requests of</legend>
              ${items.map(
                ({ id, name, steps }) =>
                  html`<label>
                    <input
                      type="radio"
                      name="conversation"
                      value=${id}
                      .checked=${id === this.chosen}
                      @change=${() => (this.chosen = id)}
                    />
                    <span>${name} <span class="soft small">${counted(steps, 'step')}</span></span>
                  </label>`,
              )}
            </fieldset>`,
        )}
        ${session.changes
          ? html`<div class="actions">
              <button class="primary" ?disabled=${running || this.starting} @click=${this.start}>
                ${running ? 'Running' : 'Start'}
              </button>
            </div>`
          : html`<p class="soft">Only Admins can start it.</p>`}
      </div>
    </section>`;
  }

  /** @param {!SimulatedStepView} step */
  step(step) {
    return html`<li>
      <details class="trial" ?open=${step.verdict === 'FAILED'}>
        <summary>
          ${badge(KINDS[step.verdict], step.verdict.toLowerCase())}
          <span class="said">${step.title}</span>
        </summary>
        <div class="facts-of-step">
          <p>${step.why}</p>
          <dl class="facts">
            <dt>Request</dt>
            <dd><code>${step.method} ${step.path}</code></dd>
            <dt>Expected</dt>
            <dd>${step.expected}</dd>
            <dt>Answer</dt>
            <dd>${step.status ? 'HTTP ' + step.status : 'none'}</dd>
          </dl>
          ${step.sent ? this.body('Sent', step.sent) : nothing}
          ${step.answer ? this.body('Answered', step.answer) : nothing}
        </div>
      </details>
    </li>`;
  }

  /**
   * @param {string} label
   * @param {string} text
   */
  body(label, text) {
    return html`<p class="legend">${label}</p>
      <pre tabindex="0" aria-label=${label}>${pretty(text)}</pre>`;
  }

  /** @param {!SimulationView} run */
  verdict({ state, steps, cleanedUp, conversation }) {
    const failed = steps.filter((step) => step.verdict === 'FAILED').length;
    const log = html`<a href=${address(this.organization.id, 'sync-logs')}>See its requests in the sync log</a>.`;
    const removed = cleanedUp ? 'Its users and groups have been removed.' : 'Its users and groups are being removed.';
    if (state === 'RUNNING') {
      return notice('info', html`<p>${this.called(conversation)}: ${counted(steps.length, 'step')} so far.</p>`);
    }
    return state === 'PASSED'
      ? notice(
          'good',
          html`<p><strong>All ${counted(steps.length, 'step')} of ${this.called(conversation)} passed.</strong></p>
            <p>${removed} ${log}</p>`,
        )
      : notice(
          'bad',
          html`<p>
              ${failed
                ? html`<strong>${counted(failed, 'step')} failed.</strong> ${this.called(conversation)} would meet the
                    same.`
                : html`<strong>It did not come to its end.</strong> That says nothing about
                    ${this.called(conversation)}. Start it again.`}
              Each step says what was expected and what came.
            </p>
            <p>${removed} ${log}</p>`,
        );
  }

  /** @param {!SimulationView} run */
  shown(run) {
    return run.id
      ? html`<section class="card" aria-labelledby="trial">
          <header>
            <h2 id="trial">${this.called(run.conversation)}</h2>
            ${badge(KINDS[run.state], run.state.toLowerCase())}
            <span class="soft small">Started ${ago(run.startedAt)} by ${actor(run.startedBy)}</span>
          </header>
          <div class="inside">
            <div role="status">${this.verdict(run)}</div>
            <ol class="trial-steps" aria-label="Steps">
              ${run.steps.map((step) => this.step(step))}
            </ol>
          </div>
        </section>`
      : nothing;
  }

  /** @override */
  render() {
    const { id } = /** @type {!OrganizationView} */ (this.organization);
    return html`
      <p class="small"><a href=${address(id, 'identity')}>Identity and access</a></p>
      <div class="heading"><h1 tabindex="-1">Try it</h1></div>
      <div class="stack">
        <p>
          Sends what an identity provider sends when it is set up, and when people join, change and leave, to this
          organization's SCIM endpoint. The users and groups are made for it and removed at the end; meanwhile they are
          members, which your product sees in its events.
        </p>
        ${this.choice()} ${this.run.show((run) => this.shown(run), 6)}
      </div>
    `;
  }
}

customElements.define('page-try-it', TryIt);
