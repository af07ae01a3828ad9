import { html, nothing } from 'lit';
import { api, at } from '../core/api.js';
import { counted, duration, left } from '../core/format.js';
import { icon } from '../core/icon.js';
import { address } from '../core/router.js';
import { session } from '../core/session.js';
import { Loaded, View, message } from '../core/view.js';
import { badge, notice } from '../ui/badge.js';
import { confirm } from '../ui/confirm.js';
import '../ui/data-table.js';
import { toast } from '../ui/toasts.js';
import './entry-form.js';
import { actor, moment, textInput } from './parts.js';

const PAGE = 50;
const DAY = 86400;

/** @type {!Object<string, !Array<string>>} what is shown of a state, with the kind of its badge */
const STATES = {
  EFFECTIVE: ['off', 'Took effect'],
  HELD: ['warn', 'Held'],
  APPROVED: ['off', 'Approved'],
  REJECTED: ['good', 'Rejected'],
  LAPSED: ['off', 'Took effect at its deadline'],
  WITHDRAWN: ['off', 'Withdrawn'],
};

/** Removals by the identity provider, those that wait for a decision, and the limit that holds them. */
class Removals extends View {
  static get properties() {
    return { organization: { attribute: false }, held: { state: true }, refused: { state: true } };
  }

  constructor() {
    super();
    /** @type {?OrganizationView} */
    this.organization = null;
    /** @type {boolean} whether only held removals are shown */
    this.held = true;
    /** @type {string} */
    this.refused = '';
    /** @type {?function(string, !AbortSignal): !Promise<!ItemPage>} */
    this.source = null;
    /** @type {!Loaded} */
    this.policy = new Loaded(this, (signal) => api.get(this.below('/policy'), {}, signal));
    this.columns = [
      {
        label: 'Member',
        header: true,
        cell: ({ user, label }) =>
          html`<a href=${address(this.organization.id, 'members/' + user)}>${label}</a>`,
      },
      { label: 'Asked for', cell: (removal) => (removal.kind === 'DELETION' ? 'Deletion' : 'Deactivation') },
      { label: 'When', cell: (removal) => moment(removal.at) },
      {
        label: 'State',
        cell: (removal) => {
          const [kind, text] = STATES[removal.state];
          return html`${badge(kind, text)} <span class="soft small">${this.until(removal)}</span>`;
        },
      },
      { label: '', cell: (removal) => this.decisions(removal) },
    ];
  }

  /** @param {string} rest */
  below(rest) {
    return at(this.organization.id) + '/removals' + rest;
  }

  /** @override */
  willUpdate(/** !Map */ changed) {
    const before = changed.get('organization');
    if (changed.has('organization') && before?.id !== this.organization.id) {
      this.policy.forget();
      this.choose(true);
    }
  }

  /** @param {boolean} held */
  choose(held) {
    this.held = held;
    this.source = (cursor, signal) =>
      api.get(this.below(''), { state: held ? 'HELD' : '', limit: PAGE, cursor }, signal);
  }

  /** @param {!RemovalView} removal */
  until({ state, due, decidedBy }) {
    if (state === 'HELD') {
      return 'takes effect in ' + left(/** @type {string} */ (due)) + ' unless rejected';
    }
    return decidedBy ? 'by ' + actor(decidedBy) + (due ? ', can be undone for ' + left(due) : '') : '';
  }

  /** @param {!RemovalView} removal */
  decisions(removal) {
    if (!session.changes) {
      return nothing;
    }
    if (removal.state === 'HELD') {
      return html`<div class="actions">
        <button class="small" aria-label="Reject for ${removal.label}" @click=${() => this.decide(removal, 'REJECT')}>
          Reject
        </button>
        <button class="small" aria-label="Approve for ${removal.label}" @click=${() => this.decide(removal, 'APPROVE')}>
          Approve
        </button>
      </div>`;
    }
    return removal.due
      ? html`<button class="small" aria-label="Undo for ${removal.label}" @click=${() => this.decide(removal, 'UNDO')}>
          Undo
        </button>`
      : nothing;
  }

  /**
   * @param {!RemovalView} removal
   * @param {string} decision
   */
  async decide({ number, label }, decision) {
    const done = {
      APPROVE: 'The access of ' + label + ' has ended.',
      REJECT: label + ' stays.',
      UNDO: 'The removal of ' + label + ' is held again.',
    }[decision];
    await this.act(() => api.post(this.below('/' + number + '/decision'), { decision }), done);
  }

  /** @param {string} decision */
  async decideAll(decision) {
    const approving = decision === 'APPROVE';
    const sure = await confirm({
      heading: approving ? 'Approve all held removals?' : 'Reject all held removals?',
      text: approving ? 'The access of all these members ends now.' : 'All these members stay as they are.',
      effects: [],
      action: approving ? 'Approve all' : 'Reject all',
      danger: approving,
    });
    if (sure) {
      let decided = 0;
      await this.act(
        async () => {
          let cursor;
          do {
            const answer = await api.post(this.below('/decision'), { decision, ...(cursor ? { cursor } : {}) });
            decided += answer.items.length;
            cursor = answer.nextCursor;
          } while (cursor);
        },
        () => counted(decided, 'removal') + (approving ? ' approved.' : ' rejected.'),
      );
    }
  }

  /**
   * @param {function(): !Promise<?>} action
   * @param {(string|function(): string)} done
   */
  async act(action, done) {
    this.refused = '';
    try {
      await action();
      toast(typeof done === 'string' ? done : done());
    } catch (error) {
      this.refused = message(/** @type {!Error} */ (error));
    }
    const table = /** @type {?} */ (this.querySelector('mu-data-table'));
    await table?.reload();
  }

  /** @param {boolean} enabled */
  async enable(enabled) {
    await this.act(
      async () => this.policy.become(await api.put(this.below('/policy'), { enabled })),
      enabled ? 'Removals beyond the limit are held from now on.' : 'Removals take effect at once from now on.',
    );
  }

  /** @param {!RemovalPolicyView} policy */
  limits({ enabled, share, number, windowSeconds, deadlineSeconds }) {
    if (!enabled) {
      return html`<p>
          Off: a misconfigured identity provider can shut everybody out within minutes. With the limit on, removals
          beyond it wait here for your decision.
        </p>
        ${session.changes
          ? html`<div class="actions"><button @click=${() => this.enable(true)}>Turn the limit on</button></div>`
          : nothing}`;
    }
    return html`
      <p>
        Removals are held if, within ${duration(windowSeconds * 1000)}, more than ${share} % of the members with access
        and more than ${number} of them are removed. What is held takes effect after
        ${duration(deadlineSeconds * 1000)}, unless you decide.
      </p>
      ${session.changes
        ? html`<entry-form
              action="Save limit"
              .inline=${true}
              .fields=${[
                textInput({ name: 'share', label: 'Percent', type: 'number', value: String(share), required: true }),
                textInput({ name: 'number', label: 'Members', type: 'number', value: String(number), required: true }),
                textInput({
                  name: 'deadline',
                  label: 'Days to decide',
                  type: 'number',
                  value: String(deadlineSeconds / DAY),
                  required: true,
                }),
              ]}
              .send=${(values) =>
                api.put(this.below('/policy'), {
                  enabled: true,
                  share: Number(values.share),
                  number: Number(values.number),
                  windowSeconds,
                  deadlineSeconds: Math.round(Number(values['deadline']) * DAY),
                })}
              @done=${(event) => {
                this.policy.become(event.detail);
                toast('The limit was saved.');
              }}
            ></entry-form>
            <div class="actions"><button @click=${() => this.enable(false)}>Turn the limit off</button></div>`
        : nothing}
    `;
  }

  /** @override */
  render() {
    return html`
      <div class="heading">
        <h1 tabindex="-1">Removals</h1>
        ${session.changes && this.held
          ? html`<div class="actions">
              <button @click=${() => this.decideAll('REJECT')}>Reject all</button>
              <button @click=${() => this.decideAll('APPROVE')}>Approve all</button>
            </div>`
          : nothing}
      </div>
      <div class="stack">
        ${this.refused ? html`<div role="alert">${notice('bad', html`<p>${this.refused}</p>`)}</div>` : nothing}
        <section class="card" aria-labelledby="removals">
          <header>
            <h2 id="removals">${this.held ? 'Waiting for your decision' : 'All removals'}</h2>
            <button class="small" @click=${() => this.choose(!this.held)}>
              ${this.held ? 'Show all' : 'Show only those that wait'}
            </button>
          </header>
          <mu-data-table
            caption="Removals, newest first"
            .columns=${this.columns}
            .source=${this.source}
            .empty=${html`${icon('check')}
              <h3>${this.held ? 'Nothing waits for you' : 'No removals were counted'}</h3>`}
          ></mu-data-table>
        </section>
        <section class="card" aria-labelledby="limit">
          <header>
            <h2 id="limit">Limit on removals</h2>
            ${this.policy.state === 'ready'
              ? this.policy.value.enabled
                ? badge('good', 'On')
                : badge('off', 'Off')
              : nothing}
          </header>
          <div class="inside">${this.policy.show((policy) => this.limits(policy), 2)}</div>
        </section>
      </div>
    `;
  }
}

customElements.define('page-removals', Removals);
